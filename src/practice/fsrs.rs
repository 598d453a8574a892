//! The memory model: FSRS-6, after its published description.
//!
//! The algorithm is the Free Spaced Repetition Scheduler of the Open Spaced Repetition group ("The Algorithm" in the wiki
//! of `open-spaced-repetition/awesome-fsrs`; the DSR model and its loss are in Ye, Su and Cao, "A Stochastic Shortest
//! Path Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022). This is our own implementation of the
//! formulas with the published default weights; tests compare it with an independent one.
//!
//! A memory has a *stability* (days until the chance of recall falls to nine in ten) and a *difficulty* (1 to 10).

use serde::{Deserialize, Serialize};

/// How well something was remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Not, or wrongly.
    Again,
    /// In part, or by luck.
    Hard,
    /// Yes.
    Good,
    /// Yes, and surely.
    Easy,
}

impl Grade {
    /// All four, worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The number the formulas use.
    fn number(self) -> f64 {
        match self {
            Self::Again => 1.0,
            Self::Hard => 2.0,
            Self::Good => 3.0,
            Self::Easy => 4.0,
        }
    }
}

/// The state of one memory.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// Days until the chance of recall falls to nine in ten.
    pub stability: f64,
    /// From 1 to 10.
    pub difficulty: f64,
}

/// The model: its weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Fsrs {
    /// The 21 weights; the last is the decay of the forgetting curve.
    pub weights: [f64; 21],
    /// Whether a difficulty near 10 grows more slowly, as published from FSRS-5 on. Some implementations of FSRS-5 leave
    /// this out, and the comparison with them needs to as well.
    pub damped: bool,
}

/// The chance of recall at which things come back.
pub const RETENTION: f64 = 0.9;
const LEAST_STABILITY: f64 = 0.001;

impl Default for Fsrs {
    fn default() -> Self {
        Self {
            weights: [
                0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729,
                0.5425, 0.0912, 0.0658, 0.1542,
            ],
            damped: true,
        }
    }
}

impl Fsrs {
    /// A memory after its first review.
    pub fn first(&self, grade: Grade) -> Memory {
        let stability = match grade {
            Grade::Again => self.weights[0],
            Grade::Hard => self.weights[1],
            Grade::Good => self.weights[2],
            Grade::Easy => self.weights[3],
        };
        Memory { stability: stability.max(LEAST_STABILITY), difficulty: self.first_difficulty(grade).clamp(1.0, 10.0) }
    }

    /// A memory after another review, `elapsed` whole days after the last.
    pub fn next(&self, memory: Memory, elapsed: u32, grade: Grade) -> Memory {
        let stability = if elapsed == 0 {
            self.same_day(memory.stability, grade)
        } else {
            let recall = self.retrievability(memory.stability, elapsed);
            match grade {
                Grade::Again => self.after_forgetting(memory, recall),
                _ => self.after_recall(memory, recall, grade),
            }
        };
        Memory { stability: stability.max(LEAST_STABILITY), difficulty: self.next_difficulty(memory.difficulty, grade) }
    }

    /// The chance of recall so many days after the last review, from 0 to 1.
    pub fn retrievability(&self, stability: f64, elapsed: u32) -> f64 {
        (1.0 + self.factor() * f64::from(elapsed) / stability.max(LEAST_STABILITY)).powf(-self.weights[20])
    }

    /// Whole days until the chance of recall falls to [`RETENTION`], at least one.
    pub fn interval(&self, stability: f64) -> f64 {
        let days = stability / self.factor() * (RETENTION.powf(-1.0 / self.weights[20]) - 1.0);
        days.round().max(1.0)
    }

    fn factor(&self) -> f64 {
        0.9_f64.powf(-1.0 / self.weights[20]) - 1.0
    }

    fn first_difficulty(&self, grade: Grade) -> f64 {
        self.weights[4] - (self.weights[5] * (grade.number() - 1.0)).exp() + 1.0
    }

    fn next_difficulty(&self, difficulty: f64, grade: Grade) -> f64 {
        let change = -self.weights[6] * (grade.number() - 3.0);
        let change = if self.damped { change * (10.0 - difficulty) / 9.0 } else { change };
        let pull = self.weights[7];
        (pull * self.first_difficulty(Grade::Easy) + (1.0 - pull) * (difficulty + change)).clamp(1.0, 10.0)
    }

    fn same_day(&self, stability: f64, grade: Grade) -> f64 {
        let growth = (self.weights[17] * (grade.number() - 3.0 + self.weights[18])).exp() * stability.powf(-self.weights[19]);
        stability * if grade == Grade::Again { growth } else { growth.max(1.0) }
    }

    fn after_recall(&self, memory: Memory, recall: f64, grade: Grade) -> f64 {
        let modifier = match grade {
            Grade::Hard => self.weights[15],
            Grade::Easy => self.weights[16],
            Grade::Again | Grade::Good => 1.0,
        };
        let ease = self.weights[8].exp() * (11.0 - memory.difficulty) * memory.stability.powf(-self.weights[9]);
        memory.stability * (1.0 + ease * (self.weights[10] * (1.0 - recall)).exp_m1() * modifier)
    }

    fn after_forgetting(&self, memory: Memory, recall: f64) -> f64 {
        let long = self.weights[11]
            * memory.difficulty.powf(-self.weights[12])
            * ((memory.stability + 1.0).powf(self.weights[13]) - 1.0)
            * (self.weights[14] * (1.0 - recall)).exp();
        long.min(memory.stability / (self.weights[17] * self.weights[18]).exp())
    }
}
