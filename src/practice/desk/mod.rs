//! A desk: everything a learner did for one prompt, and the one way to change it.
//!
//! Start with [`Desk::apply`]. [`Desk::open`] makes a desk fit for work after it was read from storage: whatever form it had,
//! its text is kept, and what no longer fits is left out or set aside and said so.

mod editing;
mod joining;
mod reviewing;
mod sharing;
mod undoing;

use super::bench::{Bench, Millis};
use super::dismissals::FindingId;
use super::draft::Draft;
use super::findings::{self, Finding, Why};
use super::marking::QuotedMark;
use super::meter::Meter;
use super::notice::{DeskNotice, UndoId};
use super::peer_review::{SharedDraft, SharedReview};
use super::rehearsal::{self, Rehearsal};
use super::reveal::Reveal;
use super::review::{Review, ReviewStage};
use super::schedule::Grade;
use super::text::count_words;
use super::version::{VersionId, Versions};
use crate::lesson::{CriterionId, Level, MarkId, Span, StarPart};
use serde::{Deserialize, Serialize};
use undoing::Memory;

/// Everything a learner did for one prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Desk {
    #[serde(deserialize_with = "super::salvage::value")]
    draft: Draft,
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Versions::is_empty")]
    versions: Versions,
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Option::is_none")]
    review: Option<ReviewStage>,
    #[serde(deserialize_with = "super::salvage::list", skip_serializing_if = "Vec::is_empty")]
    rehearsals: Vec<Rehearsal>,
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "is_held")]
    reveal: Reveal,
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "String::is_empty")]
    reflection: String,
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "String::is_empty")]
    retelling: String,
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "String::is_empty")]
    question: String,
    #[serde(deserialize_with = "super::salvage::list", skip_serializing_if = "Vec::is_empty")]
    set_aside: Vec<QuotedMark>,
    #[serde(skip)]
    memory: Memory,
}

/// What a learner does at the desk. Places are bytes of the draft, on character boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskAction {
    /// The text field holds this text now.
    Edit {
        /// The whole of it.
        text: String,
        /// Where the caret stands in it.
        caret: Option<usize>,
    },
    /// Put a phrase in.
    Insert {
        /// Where.
        at: usize,
        /// What; a "…" in it is selected afterwards.
        text: String,
    },
    /// Put a mark on the selected words.
    Mark {
        /// Which.
        mark: MarkId,
        /// The selection.
        span: Span,
    },
    /// Take a mark off the words it is on, or off the words around the caret.
    Unmark {
        /// Which.
        mark: MarkId,
        /// The selection.
        span: Span,
    },
    /// Take the mark off when all of the selection carries it, else put it on.
    ToggleMark {
        /// Which.
        mark: MarkId,
        /// The selection.
        span: Span,
    },
    /// Say which part of the story a paragraph tells; `None` leaves it to suggestion.
    SetPart {
        /// Any place in the paragraph.
        at: usize,
        /// Which part.
        part: Option<StarPart>,
    },
    /// Say "not so" to a finding.
    Dismiss(FindingId),
    /// Start a review: the first move.
    BeginReview,
    /// Expect a level.
    Predict {
        /// Of which criterion.
        criterion: CriterionId,
        /// Which level.
        level: Level,
    },
    /// On to the next move of the review.
    NextMove,
    /// From the third move back to the second.
    PreviousMove,
    /// Judge a criterion.
    Judge {
        /// Which.
        criterion: CriterionId,
        /// Its level.
        level: Level,
    },
    /// Link the selected words to a criterion.
    Link {
        /// Which.
        criterion: CriterionId,
        /// The selection.
        span: Span,
    },
    /// Take linked words away from a criterion.
    Unlink {
        /// Which.
        criterion: CriterionId,
        /// Any part of the words.
        span: Span,
    },
    /// Link these words to a criterion, or take away what is linked of them.
    ToggleLink {
        /// Which criterion.
        criterion: CriterionId,
        /// Where the words are.
        span: Span,
    },
    /// Save the review, with a version.
    SaveReview,
    /// Leave the review unsaved.
    LeaveReview,
    /// Keep the draft as a version under a name.
    KeepVersion {
        /// Its name; an empty one is none.
        name: String,
    },
    /// Give a version a name, or another one.
    NameVersion {
        /// Which one.
        version: VersionId,
        /// The name; a blank one changes nothing.
        name: String,
    },
    /// Delete a version.
    DeleteVersion(VersionId),
    /// Make a version the draft; the draft is kept as a version first.
    RestoreVersion(VersionId),
    /// Keep other texts of this draft as versions, with everything that was done beside them, and make one of them the draft.
    KeepOthers {
        /// The desks they lie on, opened with this lesson.
        others: Vec<Desk>,
        /// What their versions are called.
        name: String,
        /// Which becomes the draft; none leaves the draft as it is.
        take: Option<usize>,
    },
    /// Open the model answer, after the effort.
    OpenModel,
    /// Open the model answer before the effort.
    OpenModelAnyway,
    /// What the learner wrote before looking at the model answer.
    Reflect(String),
    /// Retell from memory, so far.
    Retell(String),
    /// What a reviewer is asked, so far.
    AskAbout(String),
    /// The retelling is done, and set beside the draft: the next one begins with nothing.
    Retold {
        /// Seconds it took.
        seconds: u32,
        /// How well the draft was remembered, where that can be said.
        grade: Option<Grade>,
    },
    /// The draft was read aloud.
    ReadAloud {
        /// Words said.
        words: usize,
        /// Seconds it took.
        seconds: u32,
    },
    /// Keep the draft as it is sent to a reviewer.
    KeepSent,
    /// Put a review that came back beside the version it was written for.
    TakeReview(SharedReview),
    /// Make a draft that came from a frame the draft; what is here is kept as a version first.
    TakeDraft(SharedDraft),
    /// Undo the last thing that can be undone.
    Undo,
    /// Undo what a notice told of.
    UndoThat(UndoId),
}

impl Desk {
    /// Does what the learner asked, and says what there is to say.
    pub fn apply(&mut self, action: DeskAction, bench: &Bench<'_>) -> Vec<DeskNotice> {
        match action {
            DeskAction::Edit { text, caret } => self.edit(text, caret, bench),
            DeskAction::Insert { at, text } => self.insert(at, &text, bench),
            DeskAction::Unmark { mark, span } => self.unmark(&mark, span, bench),
            DeskAction::ToggleMark { mark, span } if self.draft.marks().covers(&mark, span) => self.unmark(&mark, span, bench),
            DeskAction::Mark { mark, span } | DeskAction::ToggleMark { mark, span } => self.mark(&mark, span, bench),
            DeskAction::SetPart { at, part } => {
                self.draft.set_part(at, part);
                self.memory.forget_parts();
                Vec::new()
            }
            DeskAction::Dismiss(finding) => self.dismiss(finding),
            DeskAction::BeginReview => self.begin_review(),
            DeskAction::Predict { criterion, level } => self.predict(criterion, level, bench),
            DeskAction::NextMove => self.next_move(bench),
            DeskAction::PreviousMove => self.previous_move(),
            DeskAction::Judge { criterion, level } => self.judge(criterion, level),
            DeskAction::ToggleLink { criterion, span } if self.points_at(&criterion, span) => self.unlink(&criterion, span),
            DeskAction::Link { criterion, span } | DeskAction::ToggleLink { criterion, span } => self.link(&criterion, span),
            DeskAction::Unlink { criterion, span } => self.unlink(&criterion, span),
            DeskAction::SaveReview => self.save_review(bench),
            DeskAction::LeaveReview => self.leave_review(),
            DeskAction::KeepVersion { name } => self.keep_version(&name, bench),
            DeskAction::NameVersion { version, name } => self.name_version(version, &name),
            DeskAction::DeleteVersion(version) => self.delete_version(version),
            DeskAction::RestoreVersion(version) => self.restore_version(version, bench),
            DeskAction::KeepOthers { others, name, take } => self.keep_others(&others, &name, take, bench),
            DeskAction::OpenModel => self.open_model(bench),
            DeskAction::OpenModelAnyway => {
                self.open_model_anyway(bench);
                Vec::new()
            }
            DeskAction::Reflect(words) => {
                self.reflection = words;
                Vec::new()
            }
            DeskAction::Retell(words) => {
                self.retelling = words;
                Vec::new()
            }
            DeskAction::AskAbout(question) => {
                self.question = question;
                Vec::new()
            }
            DeskAction::Retold { seconds, grade } => self.retold(seconds, grade, bench),
            DeskAction::ReadAloud { words, seconds } => self.read_aloud(words, seconds, bench),
            DeskAction::KeepSent => self.keep_sent(bench),
            DeskAction::TakeReview(review) => self.take_review(review, bench),
            DeskAction::TakeDraft(shared) => self.take_draft(shared, bench),
            DeskAction::Undo => self.undo_last(bench),
            DeskAction::UndoThat(id) => self.undo_that(id, bench),
        }
    }

    /// Makes a desk read from storage fit for work with this lesson.
    pub fn open(&mut self, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let mut notices = Vec::new();
        let lost = self.draft.fit();
        if lost > 0 {
            notices.push(DeskNotice::RangesLost { count: lost });
        }
        let unknown = self.draft.part_with(|mark| bench.lesson.mark(mark).is_some());
        let marks: Vec<_> = unknown.iter().map(|placed| QuotedMark::of(placed, self.draft.text())).collect();
        self.return_set_aside(bench);
        if !marks.is_empty() {
            self.set_aside.extend(marks.iter().cloned());
            notices.push(DeskNotice::MarksSetAside { marks });
        }
        self.versions.fit();
        let text = self.draft.text().to_owned();
        if let Some(review) = self.review.as_mut().and_then(ReviewStage::review_mut) {
            review.fit(&text, bench);
        }
        self.reveal.note_length(count_words(&text), bench);
        notices
    }

    /// The draft.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The kept versions.
    pub fn versions(&self) -> &Versions {
        &self.versions
    }

    /// The review in progress.
    pub fn review(&self) -> Option<&ReviewStage> {
        self.review.as_ref()
    }

    /// The latest saved review, with its version.
    pub fn latest_review(&self) -> Option<(VersionId, &Review)> {
        self.versions.all().iter().rev().find_map(|version| Some((version.id, version.review.as_ref()?)))
    }

    /// The rehearsals, oldest first.
    pub fn rehearsals(&self) -> &[Rehearsal] {
        &self.rehearsals
    }

    /// Where the model answers stand.
    pub fn reveal(&self) -> Reveal {
        self.reveal
    }

    /// What the learner wrote before looking at the model answer.
    pub fn reflection(&self) -> &str {
        &self.reflection
    }

    /// What is being retold from memory and has not been compared yet.
    pub fn retelling(&self) -> &str {
        &self.retelling
    }

    /// What a reviewer is asked, so far.
    pub fn question(&self) -> &str {
        &self.question
    }

    /// Marks the lesson no longer has. One comes back when the lesson has it again and the words are there.
    pub fn set_aside(&self) -> &[QuotedMark] {
        &self.set_aside
    }

    /// Whether nothing was ever done here, so that nothing needs keeping.
    pub fn is_untouched(&self) -> bool {
        Self { memory: Memory::default(), ..self.clone() } == Self::default()
    }

    /// The length of the draft, at the learner's own pace.
    pub fn meter(&self, bench: &Bench<'_>) -> Meter {
        Meter::read(self.draft.text(), bench.prompt, rehearsal::pace(&self.rehearsals))
    }

    /// What is pointed at in the draft: what the lesson's structure says, and what the audit found.
    pub fn findings(&self, audit: Vec<Finding>, bench: &Bench<'_>) -> Vec<Finding> {
        let answers = self.reveal.answers(bench);
        let shown = |mark: &MarkId| {
            let answer = answers.as_ref()?.first()?;
            let passage = answer.annotations.iter().find(|annotation| annotation.marks.contains(mark))?;
            Some((answer.id.clone(), passage.span))
        };
        let mut structural = findings::structural(&self.draft, bench, shown);
        // What comes next has been done.
        if self.reviewed_as_it_is().is_some() {
            structural.retain(|finding| finding.why != Why::MainMarked);
        }
        findings::merge(structural, audit, &self.draft.dismissed)
    }

    /// The level of every criterion at every saved review, oldest first: what a drawing of progress needs.
    pub fn history(&self, bench: &Bench<'_>) -> Vec<CriterionHistory> {
        let reviews: Vec<_> = self.versions.all().iter().filter_map(|version| Some((version, version.review.as_ref()?))).collect();
        let of = |criterion: &CriterionId| CriterionHistory {
            criterion: criterion.clone(),
            levels: reviews.iter().filter_map(|(version, review)| Some((version.id, version.at, review.level(criterion)?))).collect(),
        };
        bench.lesson.criteria.iter().map(|criterion| of(&criterion.id)).collect()
    }
}

/// How one criterion moved over the saved reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionHistory {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Version, moment and level, oldest first.
    pub levels: Vec<(VersionId, Millis, Level)>,
}

fn is_held(reveal: &Reveal) -> bool {
    *reveal == Reveal::Held
}
