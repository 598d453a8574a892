//! What was done at the same desk elsewhere, in another tab or before a crash, taken in here.

use super::{Bench, Desk, DeskNotice, Draft};
use crate::order::PutInOrder;
use crate::practice::bench::Millis;
use crate::practice::reveal::Reveal;
use crate::practice::review::{Review, ReviewStage};
use crate::practice::text::stable_hash;
use crate::practice::version::{Kept, NAMED_LIMIT, Reason, Version};

impl Desk {
    /// A desk with this draft, and nothing else on it.
    pub fn of(draft: Draft) -> Self {
        Self { draft, ..Self::default() }
    }

    /// Notes that the stores hold this very text: it came from there.
    pub(in crate::practice) fn note_stored(&mut self) {
        self.memory.stored = Some(stable_hash(self.draft.text().as_bytes()));
    }

    /// Whether any text of this draft ever came out of the stores.
    pub fn was_stored(&self) -> bool {
        self.memory.stored.is_some()
    }

    /// Whether the text is the one that came out of the stores last.
    pub fn is_as_stored(&self) -> bool {
        self.memory.stored == Some(stable_hash(self.draft.text().as_bytes()))
    }

    /// Whether the record of another desk can go: its draft is a named version here, its review in progress is in that version or goes on
    /// here, its versions are here with what was said of them, and its reflection, retelling and question. Automatic versions may have made room for one another,
    /// as they always do.
    pub fn holds(&self, other: &Self) -> bool {
        let goes_on = self.review == other.review;
        let draft = other.as_version(String::new(), other.linked().filter(|_| !goes_on), Millis(0));
        let mut versions = other.versions.all().iter().chain([&draft]);
        versions.all(|version| self.versions.hold_all_of(version))
            && self.reflection.contains(&other.reflection)
            && self.retelling.contains(&other.retelling)
            && self.question.contains(&other.question)
    }

    /// Takes in what was done elsewhere; nothing here goes, and a version that is here already is not kept twice.
    ///
    /// Reviews, also those of others, come to the version they are of. A review in progress comes along with the draft that is taken, and
    /// where none is in progress here also one of the same text, or one that points at no words yet; another is kept with its text.
    pub(super) fn keep_others(&mut self, others: &[Self], name: &str, take: Option<usize>, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let fits = |other: &Self| other.review.is_some() && (other.linked().is_none() || other.draft.text() == self.draft.text());
        let goes_on = take.or_else(|| others.iter().position(fits).filter(|_| self.review.is_none()));
        let mut drafts = Vec::new();
        let mut is_full = false;
        for (index, other) in others.iter().enumerate() {
            for version in other.versions.all() {
                is_full |= self.versions.take_in(version.clone()) == Kept::Full;
            }
            let review = other.linked().filter(|_| goes_on != Some(index));
            drafts.push(self.versions.take_in(other.as_version(name.to_owned(), review, bench.now)));
        }
        if is_full || drafts.contains(&Kept::Full) {
            return vec![DeskNotice::VersionsFull { limit: NAMED_LIMIT }];
        }
        for other in others {
            self.join(other);
        }
        let stage = goes_on.and_then(|index| others.get(index)?.review.clone());
        let mut notices = if stage.is_some() { self.leave_review() } else { Vec::new() };
        match take.and_then(|index| drafts.get(index)?.id()) {
            Some(id) => notices.extend(self.restore_version(id, bench)),
            None => notices.extend(drafts.last().copied().map(DeskNotice::from)),
        }
        if stage.is_some() {
            self.review = stage;
        }
        notices
    }

    /// Takes in what no version holds.
    fn join(&mut self, other: &Self) {
        self.draft.dismissed.join(&other.draft.dismissed);
        add_new(&mut self.set_aside, &other.set_aside);
        add_new(&mut self.rehearsals, &other.rehearsals);
        self.rehearsals.order_by_key(|rehearsal| rehearsal.at);
        self.forget_old_rehearsals();
        if matches!(self.reveal, Reveal::Held | Reveal::Earned) && other.reveal != Reveal::Held {
            self.reveal = other.reveal;
        }
        take_in(&mut self.reflection, &other.reflection);
        take_in(&mut self.retelling, &other.retelling);
        take_in(&mut self.question, &other.question);
    }

    /// The review in progress, once it points at words.
    fn linked(&self) -> Option<Review> {
        self.review.as_ref().and_then(ReviewStage::review).cloned()
    }

    fn as_version(&self, name: String, review: Option<Review>, at: Millis) -> Version {
        Version::of(&self.draft, Reason::Named(name), review, at)
    }
}

/// Two texts in one, unless one of them has the other in it.
fn take_in(here: &mut String, there: &str) {
    if there.contains(here.as_str()) {
        there.clone_into(here);
    } else if !here.contains(there) {
        *here = format!("{here}\n\n{there}");
    }
}

fn add_new<T: Clone + PartialEq>(here: &mut Vec<T>, there: &[T]) {
    for one in there {
        if !here.contains(one) {
            here.push(one.clone());
        }
    }
}
