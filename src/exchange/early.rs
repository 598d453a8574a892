//! What was written in the readable page before the program was here: `src/scripts/early.js` keeps it, the program takes it in.
//!
//! One record for each prompt, under [`PREFIX`] and the address of the prompt, and no part of the stores: it is gone once the stores have
//! what it says. It carries the text that was in the field before, so that a draft that changed meanwhile is not overwritten.

use crate::lesson::{Lesson, PromptId};
use crate::practice::desk::{Desk, DeskAction};
use crate::practice::draft::Draft;
use crate::practice::marking::Marks;
use crate::practice::outline::Parts;
use crate::practice::session::Session;
use crate::values::parse;
use serde::Deserialize;

/// What the keys of such records begin with; the lesson, `practise` and the prompt follow.
pub const PREFIX: &str = "practice-early/";

/// A text that was written early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Early {
    /// To which prompt.
    pub prompt: PromptId,
    /// What was in the field before.
    pub from: String,
    /// What is in it.
    pub text: String,
}

#[derive(Deserialize)]
struct Form {
    from: String,
    text: String,
}

impl Early {
    /// What a field held; nothing where its `place`, an address without its first slash, is no prompt of this lesson.
    pub fn in_field(place: &str, from: String, text: String, lesson: &Lesson) -> Option<Self> {
        let prompt = place.strip_prefix(lesson.id.as_str())?.strip_prefix("/practise/")?;
        let prompt = lesson.prompt(&PromptId::new(prompt))?.id.clone();
        Some(Self { prompt, from, text })
    }

    /// Reads a record; nothing where it is none, or of another lesson: it stays where it is.
    pub fn parse(key: &str, raw: &str, lesson: &Lesson) -> Option<Self> {
        let Form { from, text } = parse(raw)?;
        Self::in_field(key.strip_prefix(PREFIX)?, from, text, lesson)
    }

    /// What takes it in: an edit of the draft it began from; a version called `name` beside a draft that is another by now; nothing where
    /// it says nothing new.
    pub fn action(&self, session: &Session, name: &str) -> Option<DeskAction> {
        if self.text == self.from || self.is_in(session) {
            return None;
        }
        let goes_on = session.with_desk(&self.prompt, |desk| desk.draft().text() == self.from);
        Some(if goes_on {
            DeskAction::Edit { text: self.text.clone(), caret: None }
        } else {
            DeskAction::KeepOthers { others: vec![Desk::of(self.draft())], name: name.to_owned(), take: None }
        })
    }

    /// Whether the session has all of it, so that nothing else need keep it.
    pub fn is_in(&self, session: &Session) -> bool {
        session.with_desk(&self.prompt, |desk| desk.draft().text() == self.text || desk.versions().hold(&self.draft()))
    }

    fn draft(&self) -> Draft {
        Draft::new(self.text.clone(), Marks::default(), Parts::default())
    }
}
