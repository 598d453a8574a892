//! One table per kind: an answer in, a verdict out.

use super::{find, lesson, told, words};
use practice_widget::lesson::Span;
use practice_widget::practice::quiz::{Answer, Named, Outcome, judge};

#[track_caller]
fn check(item: &str, rows: &[(Answer, &str)]) {
    let lesson = lesson();
    for (answer, expected) in rows {
        assert_eq!(told(&judge(&lesson, find(&lesson, item), answer)), *expected, "{item} {answer:?}");
    }
}

#[test]
fn single_is_all_or_nothing() {
    let choose = |choice| Answer::Single { choice };
    check(
        "single",
        &[
            (choose(Some(0)), "right 1/1 +.."),
            (choose(Some(1)), "missed 0/1 ?x. m1"),
            (choose(Some(2)), "missed 0/1 ?.x"),
            (choose(None), "missed 0/1 ?.."),
            (Answer::NotSure, "not sure 0/1 ?.."),
            (Answer::GaveUp, "not sure 0/1 ?.."),
        ],
    );
}

#[test]
fn multiple_takes_one_off_for_each_wrong_tick_and_never_falls_below_zero() {
    let tick = |ticks: &[usize]| Answer::Multiple { ticks: ticks.iter().copied().collect() };
    check(
        "multiple",
        &[
            (tick(&[]), "missed 0/2 ?..?"),
            (tick(&[0]), "partly 1/2 +..?"),
            (tick(&[3]), "partly 1/2 ?..+"),
            (tick(&[0, 3]), "right 2/2 +..+"),
            (tick(&[1]), "missed 0/2 ?x.? m1"),
            (tick(&[2]), "missed 0/2 ?.x?"),
            (tick(&[0, 1]), "missed 0/2 +x.? m1"),
            (tick(&[1, 2]), "missed 0/2 ?xx? m1"),
            (tick(&[0, 1, 3]), "partly 1/2 +x.+ m1"),
            (tick(&[0, 2, 3]), "partly 1/2 +.x+"),
            (tick(&[0, 1, 2]), "missed 0/2 +xx? m1"),
            (tick(&[0, 1, 2, 3]), "missed 0/2 +xx+ m1"),
            (Answer::NotSure, "not sure 0/2 ?..?"),
        ],
    );
}

#[test]
fn classify_gives_credit_phrase_by_phrase() {
    let put = |groups: [Option<usize>; 3]| Answer::Classify { groups: groups.into() };
    check(
        "classify",
        &[
            (put([Some(0), Some(1), Some(0)]), "right 3/3 +++"),
            (put([Some(0), Some(0), Some(0)]), "partly 2/3 +x+ m1"),
            (put([Some(1), Some(0), Some(1)]), "missed 0/3 xxx m1"),
            (put([Some(0), None, None]), "partly 1/3 +??"),
            (put([None, None, None]), "missed 0/3 ???"),
            (Answer::NotSure, "not sure 0/3 ???"),
        ],
    );
}

#[test]
fn spot_judges_words_and_name_apart() {
    let spot = |words, signal| Answer::Spot { words, signal };
    let right = Some(words("We lost four words."));
    check(
        "spot",
        &[
            (spot(right, Some(0)), "right 2/2 .+.|+.."),
            (spot(right, Some(1)), "partly 1/2 .+.|?x. m1"),
            (spot(Some(words("It began.")), Some(0)), "partly 1/2 x?.|+.. m2"),
            (spot(Some(words("It went live.")), Some(2)), "missed 0/2 .?x|?.x m2"),
            (spot(None, Some(0)), "partly 1/2 .?.|+.."),
            (spot(right, None), "partly 1/2 .+.|?.."),
            (Answer::NotSure, "not sure 0/2 .?.|?.."),
        ],
    );
}

#[test]
fn spot_takes_half_the_words_and_not_the_whole_text() {
    let spot = |selected: &str| Answer::Spot { words: Some(words(selected)), signal: Some(0) };
    check(
        "spot",
        &[
            (spot("We lost"), "right 2/2 .+.|+.."),
            (spot("words"), "partly 1/2 .?.|+.."),
            // A word that is touched counts: nobody selects to the letter.
            (spot("e lost fo"), "right 2/2 .+.|+.."),
            (spot("began. We lost four"), "right 2/2 x+.|+.. m2"),
            (spot("It began. We lost"), "partly 1/2 x?.|+.. m2"),
            (spot("It began. We lost four words. It went live."), "partly 1/2 x?x|+.. m2"),
        ],
    );
}

#[test]
fn spot_asks_only_the_name_where_the_target_is_absent() {
    let spot = |words, signal| Answer::Spot { words, signal: Some(signal) };
    check(
        "absent",
        &[(spot(None, 0), "right 1/1 |+.."), (spot(Some(words("It began.")), 0), "right 1/1 |+.."), (spot(None, 1), "missed 0/1 |?x. m1")],
    );
}

#[test]
fn pitfall_can_also_be_none() {
    let name = |id: &str| Answer::Pitfall { named: Some(Named::Pitfall(id.into())) };
    let sound = Answer::Pitfall { named: Some(Named::Sound) };
    check(
        "pitfall",
        &[
            (name("vague"), "right 1/1 +.."),
            (name("long"), "missed 0/1 ?x. m2"),
            (sound.clone(), "missed 0/1 ?.x m2"),
            (name("gone"), "missed 0/1 ?.."),
            (Answer::NotSure, "not sure 0/1 ?.."),
        ],
    );
    check("sound", &[(sound, "right 1/1 ..+"), (name("vague"), "missed 0/1 x.? m2")]);
}

#[test]
fn order_counts_the_steps_that_stand_right_among_themselves() {
    let order = |order: [usize; 4]| Answer::Order { order: order.into() };
    check(
        "order",
        &[
            (order([0, 1, 2, 3]), "right 3/3 ++++"),
            // One step in the wrong place is one step to move, not four mistakes.
            (order([1, 2, 3, 0]), "partly 2/3 x+++"),
            (order([3, 0, 1, 2]), "partly 2/3 +++x"),
            (order([1, 0, 3, 2]), "partly 1/3 x+x+"),
            (order([3, 2, 1, 0]), "missed 0/3 xxx+"),
            (Answer::NotSure, "not sure 0/3 ????"),
        ],
    );
}

#[test]
fn order_tells_the_common_slip_without_claiming_it_was_made() {
    let lesson = lesson();
    let verdict = judge(&lesson, find(&lesson, "order"), &Answer::Order { order: vec![3, 2, 1, 0] });
    assert_eq!(verdict.slip, Some(("slip".into(), Some("m2".into()))));
    assert!(verdict.took.is_empty());
    let places: Vec<_> = verdict.remarks.iter().map(|remark| (remark.put.as_deref(), remark.belongs.as_deref())).collect();
    assert_eq!(places[0], (Some("4"), Some("1")));
}

#[test]
fn match_gives_credit_pair_by_pair_and_knows_what_belongs_nowhere() {
    let join = |rights: [Option<usize>; 3]| Answer::Match { rights: rights.into() };
    check(
        "match",
        &[
            (join([Some(0), Some(1), Some(2)]), "right 3/3 +++."),
            (join([Some(1), Some(0), Some(2)]), "partly 1/3 xx+."),
            (join([Some(0), Some(3), Some(2)]), "partly 2/3 +x+x m1"),
            (join([Some(1), Some(2), Some(0)]), "missed 0/3 xxx."),
            (join([Some(0), None, None]), "partly 1/3 +??."),
            (Answer::NotSure, "not sure 0/3 ???."),
        ],
    );
}

#[test]
fn recall_is_scored_by_its_ticks_and_a_bonus_is_never_missed() {
    let recall = |ticks: &[usize]| Answer::Recall { text: "words".into(), ticks: ticks.iter().copied().collect() };
    check(
        "recall",
        &[
            (recall(&[0, 1, 2]), "right 3/3 +++."),
            (recall(&[0, 1, 2, 3]), "right 3/3 ++++"),
            (recall(&[0, 3]), "partly 1/3 +??+"),
            (recall(&[3]), "missed 0/3 ???+"),
            (recall(&[]), "missed 0/3 ???."),
            (Answer::NotSure, "not sure 0/3 ???."),
        ],
    );
}

#[test]
fn every_choice_has_its_own_explanation() {
    let lesson = lesson();
    let verdict = judge(&lesson, find(&lesson, "pitfall"), &Answer::NotSure);
    let said: Vec<_> = verdict.remarks.iter().map(|remark| format!("{}: {}", remark.text, remark.why)).collect();
    assert_eq!(said, ["VAGUE: why vague", "LONG: why long", ": why sound"]);
}

#[test]
fn an_answer_that_does_not_fit_is_not_sure_and_never_a_panic() {
    let lesson = lesson();
    let strays = [
        Answer::Single { choice: Some(9) },
        Answer::Multiple { ticks: [0, 9].into() },
        Answer::Classify { groups: vec![Some(0)] },
        Answer::Classify { groups: vec![Some(7), None, None] },
        Answer::Spot { words: Some(Span::new(5, 900)), signal: Some(0) },
        Answer::Spot { words: None, signal: Some(9) },
        Answer::Order { order: vec![0, 0, 1, 2] },
        Answer::Order { order: vec![0] },
        Answer::Match { rights: vec![Some(8), None, None] },
        Answer::Recall { text: String::new(), ticks: [9].into() },
        Answer::NotSure,
    ];
    for item in &lesson.items {
        for answer in &strays {
            if !answer.fits(item) {
                assert_eq!(judge(&lesson, item, answer).outcome, Outcome::NotSure, "{} {answer:?}", item.id);
            }
        }
    }
}
