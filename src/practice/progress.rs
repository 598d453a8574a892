//! Where a learner stands, as numbers ready to be drawn. No markup and no sentences here.
//!
//! Shares run from 0 to 1; x runs left to right, y bottom to top. What a drawing shows is also there in counts, for its
//! text equivalent.

use super::calendar::{Date, date};
use super::calibration::{AgreementTally, Calibration, Leaning};
use super::desk::Desk;
use super::quiz::{Outcome, Quiz};
use super::salvage;
use crate::lesson::{CriterionId, Item, Lesson, Level, PromptId, SectionId};
use crate::sorted::SortedMap;
use serde::{Deserialize, Serialize};

/// The prompt that was written in or kept last, of those with a word in them.
pub fn last_worked_on(desks: &SortedMap<PromptId, Desk>) -> Option<PromptId> {
    let when = |desk: &Desk| desk.draft().edited.max(desk.versions().latest().map(|version| version.at));
    let written = desks.iter().filter(|(_, desk)| !desk.draft().is_blank() || !desk.versions().is_empty());
    written.max_by_key(|(_, desk)| when(desk)).map(|(id, _)| id.clone())
}

/// Quiz strength of one section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionStrength {
    /// Which section.
    pub section: SectionId,
    /// Its short title.
    pub title: String,
    /// Its items.
    pub total: usize,
    /// Right the last time, and not due.
    pub holds: usize,
    /// Due for another look.
    pub due: usize,
    /// Not right the last time, and not due yet.
    pub shaky: usize,
    /// Never answered.
    pub unmet: usize,
    /// Answered, and changed by the author since; counted above as well.
    pub changed: usize,
}

/// Quiz strength, section by section, in the lesson's order. Sections without items are left out.
pub fn quiz_strength(lesson: &Lesson, quiz: &Quiz, day: i32) -> Vec<SectionStrength> {
    let strength = |section: &crate::lesson::Section| {
        let mut strength = SectionStrength { section: section.id.clone(), title: section.short.clone(), ..SectionStrength::default() };
        for item in lesson.items.iter().filter(|item| item.section == section.id) {
            strength.count(item, quiz, day);
        }
        strength
    };
    lesson.sections.iter().map(strength).filter(|strength| strength.total > 0).collect()
}

impl SectionStrength {
    /// Whether any of it was ever answered.
    pub fn is_met(&self) -> bool {
        self.unmet < self.total
    }

    fn count(&mut self, item: &Item, quiz: &Quiz, day: i32) {
        self.total += 1;
        let last = quiz.record.last(&item.id);
        self.changed += usize::from(last.is_some_and(|last| last.hash != item.hash));
        let counter = match last {
            None => &mut self.unmet,
            Some(_) if quiz.schedule.is_due(&item.id, day) => &mut self.due,
            Some(last) if last.outcome == Outcome::Right => &mut self.holds,
            Some(_) => &mut self.shaky,
        };
        *counter += 1;
    }
}

/// Days of practice: seconds spent, by local day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PracticeDays {
    /// Seconds by day. The key is text, as JSON wants it.
    #[serde(deserialize_with = "salvage::days")]
    pub days: SortedMap<i32, u32>,
    /// The moment of the last action, in milliseconds since 1970.
    #[serde(deserialize_with = "salvage::value")]
    pub last: u64,
}

/// A pause longer than this, in milliseconds, is not practice.
const PAUSE: u64 = 180_000;
/// Seconds a first action counts for.
const FIRST: u32 = 15;

impl PracticeDays {
    /// The learner did something. Time since the action before counts, unless it was a pause or the clock went back.
    pub fn touch(&mut self, now: u64, day: i32) {
        let gap = now.checked_sub(self.last).filter(|gap| *gap <= PAUSE);
        let seconds = self.days.entry(day).or_default();
        let added = gap.map_or(FIRST, |gap| u32::try_from(gap / 1_000).unwrap_or(0));
        *seconds = seconds.saturating_add(added);
        // What is left of a second is not lost to the next action.
        self.last = now - gap.map_or(0, |gap| gap % 1_000);
    }

    /// Takes in the days of another record of the same learner; of the same day the longer time counts. Answers whether theirs was on any.
    pub fn merge(&mut self, other: Self) -> bool {
        let mut new = false;
        for (day, seconds) in other.days {
            let held = self.days.entry(day).or_default();
            new |= seconds > *held;
            *held = (*held).max(seconds);
        }
        self.last = self.last.max(other.last);
        new
    }

    /// The last `count` days up to `today`, oldest first.
    pub fn view(&self, today: i32, count: u16) -> DaysView {
        let first = today.saturating_sub(i32::from(count) - 1);
        let minutes = |day: i32| self.days.get(&day).map_or(0, |seconds| seconds.div_ceil(60));
        let tallest = (first..=today).map(minutes).max().unwrap_or(0).max(20);
        let bar = |day: i32| DayBar {
            day,
            minutes: minutes(day),
            x: (f64::from(day - first) + 0.5) / f64::from(count.max(1)),
            height: f64::from(minutes(day)) / f64::from(tallest),
        };
        let bars: Vec<_> = (first..=today).map(bar).collect();
        let starts = |bar: &&DayBar| date(bar.day).day == 1 || bar.day == first;
        DaysView {
            practised: bars.iter().filter(|bar| bar.minutes > 0).count(),
            minutes: bars.iter().map(|bar| bar.minutes).sum(),
            months: bars.iter().filter(starts).map(|bar| (bar.x, date(bar.day))).collect(),
            bars,
        }
    }
}

/// Days of practice, to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DaysView {
    /// Day by day.
    pub bars: Vec<DayBar>,
    /// Days with practice.
    pub practised: usize,
    /// Minutes in all.
    pub minutes: u32,
    /// Where the drawing begins, and where each month does.
    pub months: Vec<(f64, Date)>,
}

/// One day, to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayBar {
    /// Which local day.
    pub day: i32,
    /// Minutes, any started one counted.
    pub minutes: u32,
    /// Its middle.
    pub x: f64,
    /// Its height; the tallest is 1, and 20 minutes are at least needed for that.
    pub height: f64,
}

/// The levels of one criterion over the versions of a draft, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriterionTrack {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its level in each version that was reviewed.
    pub levels: Vec<Level>,
}

/// A track, to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackView {
    /// Which criterion.
    pub criterion: CriterionId,
    /// One point for each version: x, and y 0 for missing, a half for hinted, 1 for clear.
    pub points: Vec<(f64, f64)>,
    /// The level now; `None` before the first review.
    pub now: Option<Level>,
    /// The version, from 1, since which it has stood there.
    pub since: usize,
}

impl CriterionTrack {
    /// The track, to be drawn.
    pub fn view(&self) -> TrackView {
        let spaces = f64::from(u32::try_from(self.levels.len().saturating_sub(1)).unwrap_or(u32::MAX)).max(1.0);
        let point = |(x, level): (u32, &Level)| (f64::from(x) / spaces, height(*level));
        let now = self.levels.last().copied();
        let before = self.levels.iter().rposition(|level| Some(*level) != now);
        TrackView {
            criterion: self.criterion.clone(),
            points: (0..).zip(&self.levels).map(point).collect(),
            now,
            since: before.map_or(1, |at| at + 2),
        }
    }
}

fn height(level: Level) -> f64 {
    match level {
        Level::Missing => 0.0,
        Level::Hinted => 0.5,
        Level::Clear => 1.0,
    }
}

/// How many criteria stand at each level: "three clear, two hinted, one missing".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// Clear.
    pub clear: usize,
    /// Hinted.
    pub hinted: usize,
    /// Missing.
    pub missing: usize,
}

impl Stand {
    /// Where the tracks stand now.
    pub fn of(tracks: &[CriterionTrack]) -> Self {
        Self::at(tracks.iter().filter_map(|track| track.levels.last().copied()))
    }

    /// How many of these stand where.
    pub fn at(levels: impl Iterator<Item = Level>) -> Self {
        let mut stand = Self::default();
        for level in levels {
            match level {
                Level::Clear => stand.clear += 1,
                Level::Hinted => stand.hinted += 1,
                Level::Missing => stand.missing += 1,
            }
        }
        stand
    }
}

/// What was predicted of a criterion and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Which criterion.
    pub criterion: CriterionId,
    /// What the learner said.
    pub predicted: Level,
    /// What was found.
    pub found: Level,
    /// Levels from the prediction up to what was found: above 0 better than said, below 0 short of it.
    pub steps: i8,
}

impl Gap {
    /// The gap of one criterion.
    pub fn new(criterion: CriterionId, predicted: Level, found: Level) -> Self {
        let rank = |level: Level| match level {
            Level::Missing => 0,
            Level::Hinted => 1,
            Level::Clear => 2,
        };
        Self { criterion, predicted, found, steps: rank(found) - rank(predicted) }
    }
}

/// Calibration over time, to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CalibrationSummary {
    /// Criterion by criterion, in rubric order; those never rated too.
    pub criteria: Vec<CriterionAgreement>,
    /// Everything counted together.
    pub total: AgreementTally,
    /// Model answers rated whole at least once, of how many.
    pub answers: (usize, usize),
    /// Share of first levels that agreed, round by round, oldest first.
    pub rounds: Vec<f64>,
}

/// Agreement on one criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionAgreement {
    /// Which criterion.
    pub criterion: CriterionId,
    /// How often each agreement came.
    pub tally: AgreementTally,
    /// Share that agreed; `None` before any rating.
    pub agreed: Option<f64>,
    /// Which way it leans.
    pub leaning: Leaning,
}

/// Calibration over time.
pub fn calibration(lesson: &Lesson, calibration: &Calibration) -> CalibrationSummary {
    let agreement = |criterion: &crate::lesson::Criterion| {
        let tally = calibration.history.criteria.get(&criterion.id).map(|history| history.tally).unwrap_or_default();
        CriterionAgreement { criterion: criterion.id.clone(), tally, agreed: share(tally), leaning: tally.leaning() }
    };
    let rated = |answer: &&crate::lesson::ModelAnswer| {
        let rounds = &calibration.history.rounds;
        rounds.iter().any(|point| point.subject.criterion.is_none() && point.subject.answer == answer.id)
    };
    CalibrationSummary {
        criteria: lesson.criteria.iter().map(agreement).collect(),
        total: calibration.history.total(),
        answers: (lesson.answers.iter().filter(rated).count(), lesson.answers.len()),
        rounds: calibration.history.rounds.iter().filter_map(|point| share(point.tally)).collect(),
    }
}

fn share(tally: AgreementTally) -> Option<f64> {
    (tally.total() > 0).then(|| f64::from(tally.agreed()) / f64::from(tally.total()))
}
