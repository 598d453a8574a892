//! What is kept of answers, and how little room it takes.

use super::{find, item, lesson};
use practice_widget::lesson::{Choice, ItemKind, Lesson};
use practice_widget::practice::quiz::{Answer, Attempt, Outcome, Quiz, Record, Standing};

fn attempt(at: u64, outcome: Outcome) -> Attempt {
    Attempt { at, outcome, hash: "single-1".into(), ..Attempt::default() }
}

#[test]
fn the_last_attempts_stay_whole_and_older_ones_are_counted() {
    let mut record = Record::default();
    for at in 0..10 {
        record.add(&"single".into(), attempt(at, if at < 4 { Outcome::Missed } else { Outcome::Right }));
    }
    let kept = &record.items[&"single".into()];
    assert_eq!(kept.recent.iter().map(|attempt| attempt.at).collect::<Vec<_>>(), [7, 8, 9]);
    assert_eq!((kept.older.missed, kept.older.right, kept.tally().right, record.attempts()), (4, 3, 6, 10));
}

#[test]
fn standing_tells_new_from_met_from_changed() {
    let mut lesson = lesson();
    let mut record = Record::default();
    assert_eq!(record.standing(find(&lesson, "single")), Standing::New);
    record.add(&"single".into(), attempt(1, Outcome::Partly));
    assert_eq!(record.standing(find(&lesson, "single")), Standing::Met(Outcome::Partly));
    lesson.items[0].hash = "single-2".into();
    assert_eq!(record.standing(find(&lesson, "single")), Standing::Changed(Outcome::Partly));
    assert_eq!(record.standing(find(&lesson, "multiple")), Standing::New, "an edit drops nothing of others");
}

#[test]
fn merging_counts_a_shared_attempt_once_and_is_steady() {
    let mut ours = Record::default();
    let mut theirs = Record::default();
    ours.add(&"single".into(), attempt(1, Outcome::Missed));
    theirs.add(&"single".into(), attempt(1, Outcome::Missed));
    theirs.add(&"single".into(), attempt(2, Outcome::Right));
    theirs.add(&"order".into(), attempt(3, Outcome::NotSure));
    ours.merge(theirs.clone());
    assert_eq!((ours.attempts(), ours.last(&"single".into()).map(|last| last.at)), (3, Some(2)));
    let once = ours.clone();
    ours.merge(theirs);
    assert_eq!(ours, once);
}

/// Sixty items with text enough, the size of a whole lesson.
fn whole_lesson() -> Lesson {
    let choice = |right| Choice { text: "A choice of ordinary length".into(), right, why: String::new(), misconception: Some("m1".into()) };
    let recall = |_| super::recall(false);
    let kinds = (0..60).map(|n| if n % 6 == 0 { recall(n) } else { ItemKind::Multiple { choices: (0..7).map(|c| choice(c < 3)).collect() } });
    let items = kinds.enumerate().map(|(n, kind)| item(&format!("q{n:02}"), "one", kind)).collect();
    Lesson { items, ..lesson() }
}

#[test]
fn ten_thousand_attempts_stay_fast_and_small() {
    let lesson = whole_lesson();
    let mut record = Record::default();
    for at in 0..10_000 {
        let item = &lesson.items[at % lesson.items.len()];
        let answer = match item.kind {
            ItemKind::Recall { .. } => Answer::Recall { text: "from memory ".repeat(60), ticks: [0, 2].into() },
            _ => Answer::Multiple { ticks: [0, 4, 5].into() },
        };
        record.add(&item.id, Attempt::new(&lesson, item, &answer, Some(&Answer::GaveUp), None, 1_700_000_000_000 + at as u64));
    }
    assert_eq!(record.attempts(), 10_000);
    let stored = serde_json::to_string(&record).expect("stored");
    assert!(stored.len() < 100_000, "{} bytes", stored.len());
    assert_eq!(serde_json::from_str::<Record>(&stored).expect("read back"), record);
}

#[test]
fn ten_thousand_attempts_from_elsewhere_are_folded() {
    let many: Vec<_> = (0..10_000).map(|at| format!(r#"{{"at":{at},"outcome":"right"}}"#)).collect();
    let stored = format!(r#"{{"items":{{"single":{{"recent":[{}]}}}}}}"#, many.join(","));
    let mut record: Record = serde_json::from_str(&stored).expect("read");
    record.fold();
    assert_eq!((record.attempts(), record.items[&"single".into()].recent.len()), (10_000, 3));
}

#[test]
fn one_spoilt_entry_costs_itself_and_nothing_else() {
    let stored = r#"{
        "record": {"items": {
            "single": {"recent": [{"at": 5, "outcome": "right"}, {"at": "?"}, 7, {"outcome": "brilliant"}], "older": "many"},
            "order": [],
            "match": 3
        }, "colour": "blue"},
        "schedule": {"items": {"single": {"last": 4, "due": 9}, "order": {"due": "soon"}}, "prompts": 0},
        "sitting": {"entries": [{"item": "single"}, {"item": 5}], "scope": "sideways"},
        "checks": null
    }"#;
    let quiz: Quiz = serde_json::from_str(stored).expect("always read");
    let single = &quiz.record.items[&"single".into()];
    assert_eq!((single.recent.len(), single.recent[0].at), (1, 5));
    assert_eq!(quiz.schedule.items.len(), 1);
    assert_eq!(quiz.sitting.map(|sitting| sitting.entries.len()), Some(1));
    for nothing in ["{}", r#"{"record": 1}"#, r#"{"record": {"items": []}, "schedule": "", "sitting": [], "checks": 4}"#] {
        assert_eq!(serde_json::from_str::<Quiz>(nothing).expect("always read").record, Record::default(), "{nothing}");
    }
}

#[test]
fn only_the_last_recall_keeps_its_words_and_not_endlessly_many() {
    let lesson = lesson();
    let recall = find(&lesson, "recall");
    let mut record = Record::default();
    for text in ["first".to_owned(), "é".repeat(9_000)] {
        let answer = Answer::Recall { text, ticks: [0].into() };
        record.add(&recall.id, Attempt::new(&lesson, recall, &answer, None, None, 1));
    }
    let texts = record.items[&recall.id].recent.iter().map(|attempt| match &attempt.answer {
        Answer::Recall { text, .. } => text.chars().count(),
        _ => 0,
    });
    let texts: Vec<_> = texts.collect();
    assert_eq!(texts, [0, 4_000]);
}
