//! An audit that remembers the sentences it has read, because a learner changes one at a time.

use super::findings::report;
use super::model::Model;
use super::report::Report;
use super::score::{Share, share};
use super::text::paragraphs;
use crate::sorted::SortedMap;
use std::rc::Rc;

/// Audits drafts one after the other and reads anew only the sentences that changed.
#[derive(Debug)]
pub struct Auditor {
    model: Rc<Model>,
    kept: SortedMap<(String, bool), Rc<Share>>,
    n_read: usize,
}

impl Auditor {
    /// An auditor that has read nothing yet.
    pub fn new(model: Rc<Model>) -> Self {
        Self { model, kept: SortedMap::default(), n_read: 0 }
    }

    /// The same as [`audit`], sooner.
    pub fn audit(&mut self, text: &str) -> Report {
        let paragraphs = paragraphs(text);
        let mut kept = SortedMap::default();
        let mut shares = Vec::new();
        for unit in paragraphs.iter().flat_map(|paragraph| &paragraph.sentences) {
            let key = (unit.span.of(text).unwrap_or_default().to_owned(), unit.bullet);
            let known = kept.get(&key).or_else(|| self.kept.get(&key)).cloned();
            let found = known.unwrap_or_else(|| {
                self.n_read += 1;
                Rc::new(share(text, unit, &self.model))
            });
            kept.insert(key, Rc::clone(&found));
            shares.push(found);
        }
        self.kept = kept;
        report(&paragraphs, &shares.iter().map(Rc::as_ref).collect::<Vec<_>>(), &self.model)
    }

    /// How many sentences have been read so far.
    pub fn n_read(&self) -> usize {
        self.n_read
    }
}

/// What a draft shows, read from scratch.
pub fn audit(text: &str, model: &Model) -> Report {
    let paragraphs = paragraphs(text);
    let units = paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    let shares: Vec<Share> = units.map(|unit| share(text, unit, model)).collect();
    report(&paragraphs, &shares.iter().collect::<Vec<_>>(), model)
}
