//! Dates: what is due, how load spreads, and clocks that jump.

use practice_widget::lesson::{Item, ItemKind, Lesson, Prompt};
use practice_widget::practice::schedule::{Agenda, Grade, LONGEST, SHARE, Schedule};
use proptest::prelude::*;

fn lesson() -> Lesson {
    let item = |n: usize| Item {
        id: format!("q{n:02}").as_str().into(),
        hash: String::new(),
        section: "one".into(),
        difficulty: practice_widget::lesson::Difficulty::Easy,
        stem: String::new(),
        excerpt: String::new(),
        note: String::new(),
        kind: ItemKind::Single { choices: vec![] },
    };
    let prompt = Prompt { id: "prompt".into(), ..Prompt::default() };
    Lesson { items: (0..60).map(item).collect(), prompts: vec![prompt], ..Lesson::default() }
}

/// All sixty items answered well on day 0.
fn all_answered(lesson: &Lesson) -> Schedule {
    let mut schedule = Schedule::default();
    for item in &lesson.items {
        schedule.answered(&item.id, Grade::Good, 0);
    }
    schedule
}

#[test]
fn nothing_is_due_before_anything_was_answered() {
    let due = Schedule::default().due(&lesson(), 0);
    assert_eq!((due.today.is_empty(), due.waiting, due.next), (true, 0, None));
}

#[test]
fn what_was_missed_comes_back_tomorrow_and_what_holds_later_and_later() {
    let lesson = lesson();
    let mut schedule = Schedule::default();
    schedule.answered(&"q00".into(), Grade::Again, 0);
    schedule.answered(&"q01".into(), Grade::Easy, 0);
    let due = schedule.due(&lesson, 0);
    assert_eq!((due.today.len(), due.next), (0, Some(1)));
    assert_eq!(schedule.due(&lesson, 1).today.items, ["q00".into()]);
    let mut day = 0;
    let mut intervals = Vec::new();
    for _ in 0..4 {
        schedule.answered(&"q02".into(), Grade::Good, day);
        let due = schedule.items[&"q02".into()].due;
        intervals.push(due - day);
        day = due;
    }
    assert!(intervals.is_sorted() && intervals[3] > 30, "{intervals:?}");
    assert!(intervals[3] <= LONGEST);
}

#[test]
fn the_same_history_gives_the_same_dates() {
    assert_eq!(all_answered(&lesson()), all_answered(&lesson()));
}

#[test]
fn load_spreads_over_the_days_an_interval_may_move_to() {
    let lesson = lesson();
    let schedule = all_answered(&lesson);
    let on = |day| schedule.items.values().filter(|card| card.due == day).count();
    assert_eq!((on(2), on(3)), (30, 30));
    let sizes: Vec<_> = schedule.plan(&lesson, 0).iter().map(|agenda| (agenda.day, agenda.len())).collect();
    assert_eq!(sizes, [(2, SHARE), (3, SHARE), (4, SHARE), (5, SHARE)]);
}

#[test]
fn a_day_asks_the_weakest_and_the_rest_waits_in_sight() {
    let lesson = lesson();
    let mut schedule = all_answered(&lesson);
    schedule.answered(&"q33".into(), Grade::Again, 0);
    let due = schedule.due(&lesson, 40);
    assert_eq!((due.today.len(), due.waiting, due.next), (SHARE, 60 - SHARE, Some(41)));
    assert_eq!(due.today.items[0], "q33".into());
    assert!(schedule.is_due(&"q59".into(), 40));
}

#[test]
fn prompts_come_back_too() {
    let lesson = lesson();
    let mut schedule = Schedule::default();
    schedule.drafted(&"prompt".into(), 10);
    schedule.drafted(&"prompt".into(), 11);
    assert_eq!(schedule.due(&lesson, 11).next, Some(12));
    assert_eq!(schedule.due(&lesson, 12).today.prompts, ["prompt".into()]);
    schedule.retold(&"prompt".into(), Grade::Good, 12);
    let card = schedule.prompts[&"prompt".into()];
    assert!(card.memory.is_some() && card.due > 12);
}

#[test]
fn cards_of_removed_things_are_kept_and_not_asked() {
    let lesson = lesson();
    let mut schedule = Schedule::default();
    schedule.answered(&"gone".into(), Grade::Good, 0);
    schedule.drafted(&"gone".into(), 0);
    let due = schedule.due(&lesson, 50);
    assert_eq!((due.today.len(), due.waiting, due.next, schedule.items.len()), (0, 0, None, 1));
}

#[test]
fn a_clock_put_back_by_years_hides_nothing() {
    let lesson = lesson();
    let mut schedule = Schedule::default();
    for item in &lesson.items {
        schedule.answered(&item.id, Grade::Good, 4_000);
    }
    schedule.settle(20);
    let last = schedule.items.values().map(|card| card.due).max();
    assert!(last <= Some(23), "{last:?}");
    let settled = schedule.clone();
    schedule.settle(20);
    assert_eq!(schedule, settled, "settling twice is settling once");
}

#[test]
fn a_clock_put_forward_by_years_piles_nothing_up_and_sends_nothing_away() {
    let lesson = lesson();
    let mut schedule = all_answered(&lesson);
    assert_eq!(schedule.due(&lesson, 4_000).today.len(), SHARE);
    schedule.answered(&"q00".into(), Grade::Easy, 4_000);
    let card = schedule.items[&"q00".into()];
    assert!(card.due - card.last <= LONGEST);
    schedule.settle(1);
    let waits: Vec<_> = schedule.items.values().map(|card| card.due - 1).collect();
    assert!(waits.iter().all(|wait| (0..=LONGEST).contains(wait)), "{waits:?}");
}

#[test]
fn a_flight_west_brings_a_card_forward_by_a_day_at_most() {
    let mut schedule = Schedule::default();
    schedule.answered(&"q00".into(), Grade::Easy, 101);
    let before = schedule.items[&"q00".into()].due;
    schedule.settle(100);
    assert_eq!(schedule.items[&"q00".into()].due, before - 1);
}

#[test]
fn stored_dates_far_out_of_reach_come_back_into_it() {
    let stored = r#"{"items": {"q00": {"last": -2147483648, "due": 2147483647}, "q01": {"last": 5, "due": -9}}}"#;
    let mut schedule: Schedule = serde_json::from_str(stored).expect("read");
    schedule.settle(10);
    schedule.answered(&"q00".into(), Grade::Good, i32::MAX);
    assert_eq!(schedule.items[&"q01".into()].due, 6);
    assert_eq!(schedule.due(&lesson(), 10).today.items.len(), 1);
}

#[test]
fn merging_keeps_of_each_card_the_one_seen_last() {
    let mut ours = Schedule::default();
    let mut theirs = Schedule::default();
    ours.answered(&"q00".into(), Grade::Good, 5);
    theirs.answered(&"q00".into(), Grade::Again, 3);
    theirs.answered(&"q01".into(), Grade::Good, 3);
    let kept = ours.items[&"q00".into()];
    ours.merge(theirs);
    assert_eq!((ours.items.len(), ours.items[&"q00".into()]), (2, kept));
}

#[test]
fn strength_falls_day_by_day() {
    let schedule = all_answered(&lesson());
    let strength = |day| schedule.items[&"q00".into()].strength(day);
    assert!((strength(0) - 1.0).abs() < 1e-9);
    assert!(strength(0) > strength(1) && strength(1) > strength(30));
}

proptest! {
    #[test]
    fn work_is_never_hidden_and_never_piled_up(jumps in prop::collection::vec((0..60_usize, 0..4_usize, -3_000..3_000_i32), 1..60)) {
        let lesson = lesson();
        let mut schedule = Schedule::default();
        let mut day = 20_000;
        for (item, grade, jump) in jumps {
            day += jump;
            schedule.settle(day);
            schedule.answered(&lesson.items[item].id, Grade::ALL[grade], day);
            for card in schedule.items.values() {
                prop_assert!(card.last <= day && card.due > card.last && card.due <= day + LONGEST);
            }
            let plan = schedule.plan(&lesson, day);
            prop_assert!(plan.iter().all(|agenda| agenda.len() <= SHARE && agenda.day >= day));
            prop_assert_eq!(plan.iter().map(Agenda::len).sum::<usize>(), schedule.items.len());
        }
    }
}
