//! A draft that was sent out or is handed in, and the review that comes back to it.

use super::{Bench, Desk, DeskNotice};
use crate::lesson::Span;
use crate::practice::desk::undoing::Reverse;
use crate::practice::draft::{Draft, LIMIT};
use crate::practice::hand_in::HandIn;
use crate::practice::marking::Marks;
use crate::practice::outline::Parts;
use crate::practice::peer_review::{SharedDraft, SharedMark, SharedReview, fingerprint};
use crate::practice::review::Judgement;
use crate::practice::text::one_line;
use crate::practice::version::{Kept, Reason};

impl Desk {
    /// The draft as it is sent to a reviewer.
    pub fn to_share(&self, bench: &Bench<'_>, question: &str) -> SharedDraft {
        SharedDraft {
            lesson: bench.lesson.id.clone(),
            prompt: bench.prompt.id.clone(),
            text: self.draft.text().to_owned(),
            marks: self.draft.marks().placed().iter().map(|placed| SharedMark(placed.mark.clone(), placed.span.start, placed.span.end)).collect(),
            question: question.trim().to_owned(),
        }
    }

    /// The draft as it is handed in, with the last saved review and the words linked in it.
    pub fn to_hand_in(&self, bench: &Bench<'_>, name: &str) -> HandIn {
        let draft = self.to_share(bench, "");
        let mut review = SharedReview { lesson: draft.lesson.clone(), prompt: draft.prompt.clone(), ..SharedReview::default() };
        let reviewed = self.versions.all().iter().rev().find_map(|version| Some((&version.text, version.review.as_ref()?)));
        if let Some((text, own)) = reviewed {
            review.text = fingerprint(text);
            let quoted = |span: &Span| one_line(span.of(text).unwrap_or_default());
            let rated = |judgement: &Judgement| {
                let words: Vec<_> = judgement.evidence().iter().map(quoted).collect();
                (judgement.criterion().clone(), judgement.level(), words.join("\n"))
            };
            review.ratings = own.judgements.iter().map(rated).collect();
        }
        HandIn { name: one_line(name), draft, review }
    }

    /// Keeps what is sent, so that its review finds its words again.
    pub(super) fn keep_sent(&mut self, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let known = self.versions.latest().is_some_and(|latest| latest.text == self.draft.text());
        if !known && !self.draft.is_blank() {
            self.versions.keep(&self.draft, Reason::Sent, None, bench.now);
            self.draft.begun = None;
        }
        Vec::new()
    }

    /// The text a review was written for, where this desk has it: in the newest version with it, else in the draft.
    pub fn reviewed_text(&self, review: &SharedReview) -> Option<&str> {
        let kept = self.versions.all().iter().rev().map(|version| version.text.as_str());
        kept.chain([self.draft.text()]).find(|text| fingerprint(text) == review.text)
    }

    /// Puts a review that came back beside the version it was written for.
    pub(super) fn take_review(&mut self, review: SharedReview, bench: &Bench<'_>) -> Vec<DeskNotice> {
        if fingerprint(self.draft.text()) == review.text {
            self.keep_sent(bench);
        }
        vec![match self.versions.take_review(review) {
            Some(version) => DeskNotice::PeerReviewKept { version },
            None => DeskNotice::PeerReviewHomeless,
        }]
    }

    /// Makes a draft that came from a frame the draft. What was here is kept as a version; where the words are the same, their marks are
    /// joined, and the parts stay.
    pub(super) fn take_draft(&mut self, shared: SharedDraft, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let mut shared = shared;
        let cut = shared.text.char_indices().nth(LIMIT).map(|(at, _)| shared.text.split_off(at));
        let (before, review) = (self.draft.clone(), self.review.clone());
        let (kept, mut marks, parts) = if before.text() == shared.text {
            (None, before.marks().clone(), before.parts().clone())
        } else {
            (self.keep_present(bench), Marks::default(), Parts::default())
        };
        for SharedMark(mark, start, end) in &shared.marks {
            marks.place(&shared.text, mark, Span::new(*start, *end));
        }
        let notices = self.become_draft(Draft::new(shared.text, marks, parts), bench);
        let undo = self.memory.push(Reverse::of_restore(before, review, kept));
        let kept = kept.and_then(Kept::id);
        let cut = cut.map(|left_out| DeskNotice::TextCut { limit: LIMIT, left_out, undo: Some(undo) });
        notices.into_iter().chain(cut).chain([DeskNotice::DraftTaken { kept, undo }]).collect()
    }
}
