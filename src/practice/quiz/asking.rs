//! One item being asked, from the question to the reveal.
//!
//! Asked → (first try missed) → second try or "show me" → revealed. Explanations exist only in [`Shown::Revealed`], so no
//! screen can show them early. A recall goes Asked → written (its points become visible) → revealed, for there is
//! nothing to try again once the points have been seen.

use super::answer::{Answer, Confidence, Edit};
use super::hint::Hint;
use super::judge::judge;
use super::question::{Ask, Question, question};
use super::record::Attempt;
use super::verdict::Verdict;
use crate::lesson::{Item, ItemId, ItemKind, Lesson};
use serde::{Deserialize, Serialize};

/// One item being asked. It can be stored at any moment and resumed exactly there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asking {
    /// Which item.
    pub item: ItemId,
    /// The content hash it was asked with.
    pub hash: String,
    /// Lays out its choices.
    pub seed: u32,
    /// The answer in the making.
    pub draft: Answer,
    /// How sure the learner says to be.
    pub confidence: Option<Confidence>,
    /// How far it has come.
    pub stage: Stage,
}

/// How far an item has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Stage {
    /// Nothing answered yet.
    #[default]
    Asked,
    /// A recall has been written; its points can be ticked.
    Written,
    /// The first try missed something; it is asked once more.
    FirstTry {
        /// The first answer.
        first: Answer,
    },
    /// All is said.
    Revealed {
        /// The first answer.
        first: Answer,
        /// The second, where there was one.
        #[serde(default)]
        second: Option<Answer>,
    },
}

crate::values::tagged!(Stage, "stage");

/// What a learner does with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemAction {
    /// Changes the answer in the making.
    Edit(Edit),
    /// Says how sure, or takes it back.
    Confidence(Option<Confidence>),
    /// Hands the answer in. In a recall, first to compare, then with ticks.
    Submit,
    /// Answers "not sure".
    NotSure,
    /// Asks to be shown.
    GiveUp,
}

/// An item as a screen shows it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    /// The question.
    pub question: Question,
    /// The answer in the making.
    pub draft: Answer,
    /// How sure the learner says to be.
    pub confidence: Option<Confidence>,
    /// What may be shown beside it.
    pub shown: Shown,
}

/// What may be shown at each stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Only the question.
    Asked,
    /// The points of a recall, with whether each is a bonus.
    Written(Vec<(String, bool)>),
    /// What the first try missed, without saying why.
    FirstTry(Hint),
    /// Every choice with its explanation.
    Revealed(Box<Revealed>),
}

/// All there is to say about an answered item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// The answer the explanations are set beside: the second where one was given, else the first.
    pub answer: Answer,
    /// What is said about it.
    pub verdict: Verdict,
    /// What is said about the first try, when there was a second.
    pub first: Option<Verdict>,
    /// The belief each `took` of the first and second try names, in the author's words ("twice you took …").
    pub told: Vec<String>,
}

impl ItemView {
    /// What the digit for a place on the screen, from 0, does to the answer: it takes what stands there, or puts the first phrase that is in
    /// no group yet into that group. Nothing once all is said, and where nothing stands.
    pub fn picked(&self, place: usize) -> Option<Edit> {
        match (&self.question.ask, &self.shown) {
            (_, Shown::Revealed(_)) => None,
            (Ask::Single(parts) | Ask::Multiple(parts) | Ask::Spot { signals: parts, .. }, _) => parts.get(place).map(|part| Edit::Choose(part.at)),
            (Ask::Pitfall(names), _) => names.get(place).map(|(name, _)| Edit::Name(name.clone())),
            (Ask::Recall { .. }, Shown::Written(points)) => (place < points.len()).then_some(Edit::Choose(place)),
            (Ask::Classify { groups, .. }, _) if place < groups.len() => Some(Edit::Place { phrase: self.first_open()?, group: Some(place) }),
            _ => None,
        }
    }
}

impl Asking {
    /// An item nobody has touched.
    pub fn new(item: &Item, seed: u32) -> Self {
        Self { item: item.id.clone(), hash: item.hash.clone(), seed, draft: Answer::blank(item, seed), confidence: None, stage: Stage::Asked }
    }

    /// Whether all is said.
    pub fn is_revealed(&self) -> bool {
        matches!(self.stage, Stage::Revealed { .. })
    }

    /// Takes an action; answers with the attempt to record when it reveals the item. Actions that do not fit the stage
    /// change nothing.
    pub fn apply(&mut self, action: ItemAction, lesson: &Lesson, item: &Item, now: u64) -> Option<Attempt> {
        if self.is_revealed() {
            return None;
        }
        match action {
            ItemAction::Edit(edit) => self.edit(lesson, item, edit),
            ItemAction::Confidence(confidence) => self.confidence = confidence,
            ItemAction::Submit => return self.submit(lesson, item, now),
            ItemAction::NotSure => return Some(self.leave(Answer::NotSure, lesson, item, now)),
            ItemAction::GiveUp => return Some(self.leave(Answer::GaveUp, lesson, item, now)),
        }
        None
    }

    /// What a screen shows now.
    pub fn view(&self, lesson: &Lesson, item: &Item) -> ItemView {
        ItemView {
            question: question(lesson, item, self.seed, &self.draft),
            draft: self.draft.clone(),
            confidence: self.confidence,
            shown: self.shown(lesson, item),
        }
    }

    /// Starts again where the author changed the item or the stored answer does not fit it; answers whether it did.
    pub fn refresh(&mut self, item: &Item) -> bool {
        if self.hash == item.hash && self.draft.fits(item) {
            return false;
        }
        *self = Self::new(item, self.seed);
        true
    }

    fn edit(&mut self, lesson: &Lesson, item: &Item, edit: Edit) {
        let is_ticking = matches!(edit, Edit::Choose(_));
        match (&self.stage, &item.kind) {
            // Points are ticked once they can be seen, and words are not changed after that.
            (Stage::Asked, ItemKind::Recall { .. }) if is_ticking => {}
            (Stage::Written, _) if !is_ticking => {}
            (Stage::FirstTry { first }, _) => {
                let hint = Hint::of(lesson, item, first);
                let mut draft = self.draft.clone();
                draft.edit(item, edit);
                if hint.allows(&draft) {
                    self.draft = draft;
                }
            }
            _ => self.draft.edit(item, edit),
        }
    }

    fn submit(&mut self, lesson: &Lesson, item: &Item, now: u64) -> Option<Attempt> {
        if !self.draft.is_complete(item) {
            return None;
        }
        let answer = self.draft.clone();
        match (&self.stage, &item.kind) {
            (Stage::Asked, ItemKind::Recall { .. }) => {
                self.stage = Stage::Written;
                None
            }
            (Stage::Asked, _) if judge(lesson, item, &answer).outcome != super::Outcome::Right => {
                self.draft = Hint::of(lesson, item, &answer).second_draft(item);
                self.stage = Stage::FirstTry { first: answer };
                None
            }
            (Stage::FirstTry { first }, _) => {
                let first = first.clone();
                Some(self.reveal(first, Some(answer), lesson, item, now))
            }
            _ => Some(self.reveal(answer, None, lesson, item, now)),
        }
    }

    fn leave(&mut self, answer: Answer, lesson: &Lesson, item: &Item, now: u64) -> Attempt {
        match &self.stage {
            Stage::FirstTry { first } => {
                let first = first.clone();
                self.reveal(first, Some(answer), lesson, item, now)
            }
            // What was written from memory is kept, whatever is said about it.
            Stage::Written => self.reveal(self.draft.clone(), None, lesson, item, now),
            _ => self.reveal(answer, None, lesson, item, now),
        }
    }

    fn reveal(&mut self, first: Answer, second: Option<Answer>, lesson: &Lesson, item: &Item, now: u64) -> Attempt {
        let attempt = Attempt::new(lesson, item, &first, second.as_ref(), self.confidence, now);
        self.stage = Stage::Revealed { first, second };
        attempt
    }

    fn shown(&self, lesson: &Lesson, item: &Item) -> Shown {
        match (&self.stage, &item.kind) {
            (Stage::Written, ItemKind::Recall { points, .. }) => {
                Shown::Written(points.iter().map(|point| (point.text.clone(), point.bonus)).collect())
            }
            (Stage::Asked | Stage::Written, _) => Shown::Asked,
            (Stage::FirstTry { first }, _) => Shown::FirstTry(Hint::of(lesson, item, first)),
            (Stage::Revealed { first, second }, _) => Shown::Revealed(Box::new(Revealed::of(lesson, item, first, second.as_ref()))),
        }
    }
}

impl Revealed {
    /// All there is to say about a first and perhaps a second answer.
    pub fn of(lesson: &Lesson, item: &Item, first: &Answer, second: Option<&Answer>) -> Self {
        let given = second.filter(|second| !matches!(second, Answer::NotSure | Answer::GaveUp));
        let answer = given.unwrap_or(first).clone();
        let verdict = judge(lesson, item, &answer);
        let earlier = given.map(|_| judge(lesson, item, first));
        let took = earlier.iter().chain([&verdict]).flat_map(|verdict| &verdict.took);
        let mut told: Vec<String> = Vec::new();
        for belief in took.filter_map(|id| lesson.misconception(id)) {
            if !told.contains(&belief.told) {
                told.push(belief.told.clone());
            }
        }
        Self { answer, verdict, first: earlier, told }
    }
}
