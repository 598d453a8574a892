//! The memory model against the published algorithm and against an independent implementation.

use practice_widget::practice::fsrs::Grade::{Again as A, Easy as E, Good as G, Hard as H};
use practice_widget::practice::fsrs::{Fsrs, Grade, Memory};
use proptest::prelude::*;

/// Grade, days since the last review, then what they come to.
type Review = (Grade, u32, f64, f64, f64);

/// Stability, difficulty and interval as the reference implementation of FSRS-6 in
/// Python (version 6.3) gives them with default weights, without learning steps and without fuzz.
#[expect(clippy::unreadable_literal, reason = "a table of figures")]
const PUBLISHED: &[&[Review]] = &[
    &[(G, 0, 2.306500, 2.118104, 2.0), (G, 2, 10.964332, 2.111214, 11.0), (G, 11, 46.280217, 2.104331, 46.0), (G, 46, 162.862202, 2.097455, 163.0)],
    &[
        (A, 0, 0.212000, 6.413300, 1.0),
        (G, 0, 0.246689, 6.402115, 1.0),
        (G, 1, 2.021477, 6.390941, 2.0),
        (H, 3, 5.534989, 7.589367, 6.0),
        (E, 5, 18.843848, 6.769074, 19.0),
    ],
    &[
        (E, 0, 8.295600, 1.000000, 8.0),
        (A, 8, 1.388632, 7.026990, 1.0),
        (A, 0, 0.482484, 9.008020, 1.0),
        (G, 1, 1.423141, 8.994240, 1.0),
        (G, 4, 4.192931, 8.980475, 4.0),
    ],
    &[
        (H, 0, 1.293100, 5.112171, 1.0),
        (H, 1, 3.249412, 6.740460, 3.0),
        (H, 2, 5.806149, 7.821393, 6.0),
        (H, 3, 8.495662, 8.538968, 8.0),
        (A, 30, 1.473938, 9.504997, 1.0),
        (E, 1, 3.034596, 9.324818, 3.0),
    ],
    &[(G, 0, 2.306500, 2.118104, 2.0), (E, 0, 3.946054, 1.000000, 4.0), (G, 400, 105.850107, 1.000000, 106.0)],
];

#[test]
fn it_gives_what_the_published_algorithm_gives() {
    let model = Fsrs::default();
    for sequence in PUBLISHED {
        let mut memory: Option<Memory> = None;
        for &(grade, elapsed, stability, difficulty, interval) in *sequence {
            let next = memory.map_or_else(|| model.first(grade), |memory| model.next(memory, elapsed, grade));
            let close = |a: f64, b: f64| (a - b).abs() < 1e-5;
            assert!(close(next.stability, stability) && close(next.difficulty, difficulty), "{grade:?} after {elapsed}: {next:?}");
            assert!(close(model.interval(next.stability), interval), "{grade:?} after {elapsed}: {next:?}");
            memory = Some(next);
        }
    }
}

/// The weights of FSRS-5 in the shape of FSRS-6: a fixed decay, no weight on short-term stability, no damping, as the
/// oracle has it.
fn fsrs5(oracle: &rs_fsrs::Parameters) -> Fsrs {
    let mut weights = [0.0; 21];
    weights[..19].copy_from_slice(&oracle.w);
    weights[20] = 0.5;
    Fsrs { weights, damped: false }
}

fn rating(grade: Grade) -> rs_fsrs::Rating {
    match grade {
        A => rs_fsrs::Rating::Again,
        H => rs_fsrs::Rating::Hard,
        G => rs_fsrs::Rating::Good,
        E => rs_fsrs::Rating::Easy,
    }
}

#[track_caller]
fn close(ours: f64, theirs: f64) {
    assert!((ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0), "{ours} is not {theirs}");
}

#[test]
fn a_first_review_agrees_with_the_oracle() {
    let oracle = rs_fsrs::Parameters::default();
    for grade in Grade::ALL {
        let first = fsrs5(&oracle).first(grade);
        close(first.stability, oracle.init_stability(rating(grade)));
        close(first.difficulty, oracle.init_difficulty(rating(grade)));
    }
}

proptest! {
    #[test]
    fn every_later_review_agrees_with_the_oracle(
        stability in 0.1..400.0_f64,
        difficulty in 1.0..10.0_f64,
        elapsed in 0..900_u32,
        grade in prop::sample::select(&Grade::ALL[..]),
    ) {
        let oracle = rs_fsrs::Parameters::default();
        let model = fsrs5(&oracle);
        let recall = rs_fsrs::Parameters::forgetting_curve(f64::from(elapsed), stability);
        close(model.retrievability(stability, elapsed), recall);
        close(model.interval(stability), oracle.next_interval(stability, 0));
        let next = model.next(Memory { stability, difficulty }, elapsed, grade);
        close(next.difficulty, oracle.next_difficulty(difficulty, rating(grade)));
        // FSRS-6 adds two bounds the oracle does not have: forgetting never leaves more than a same-day review would,
        // and remembering on the same day never takes stability away.
        let theirs = match (elapsed, grade) {
            (0, A) => oracle.short_term_stability(stability, rating(grade)),
            (0, _) => oracle.short_term_stability(stability, rating(grade)).max(stability),
            (_, A) => oracle.next_forget_stability(difficulty, stability, recall).min(stability / (oracle.w[17] * oracle.w[18]).exp()),
            _ => oracle.next_recall_stability(difficulty, stability, recall, rating(grade)),
        };
        close(next.stability, theirs);
    }

    #[test]
    fn a_memory_stays_within_bounds_whatever_happens(reviews in prop::collection::vec((0..4_usize, 0..50_000_u32), 1..40)) {
        let model = Fsrs::default();
        let mut memory = model.first(Grade::ALL[reviews[0].0]);
        for (grade, elapsed) in reviews {
            memory = model.next(memory, elapsed, Grade::ALL[grade]);
            prop_assert!(memory.stability.is_finite() && memory.stability > 0.0);
            prop_assert!((1.0..=10.0).contains(&memory.difficulty));
            prop_assert!((0.0..=1.0).contains(&model.retrievability(memory.stability, elapsed)));
        }
    }
}
