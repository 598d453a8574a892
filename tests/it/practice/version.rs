//! Versions and differences.

use super::{bench, lesson};
use crate::dice::Dice;
use practice_widget::practice::bench::Millis;
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::difference::{RunKind, changed_words, difference};
use practice_widget::practice::draft::Draft;
use practice_widget::practice::marking::Marks;
use practice_widget::practice::outline::Parts;
use practice_widget::practice::review::Review;
use practice_widget::practice::version::{AUTOMATIC_LIMIT, Kept, NAMED_LIMIT, Reason, Versions};

fn told(old: &str, new: &str) -> String {
    let run = |kind, text: &str| match kind {
        RunKind::Same => text.to_owned(),
        RunKind::Removed => format!("[-{text}]"),
        RunKind::Added => format!("[+{text}]"),
    };
    difference(old, new).iter().map(|part| run(part.kind, &part.text)).collect()
}

#[test]
fn differences_read_word_by_word() {
    for (old, new, expected) in [
        ("", "", ""),
        ("same text", "same text", "same text"),
        ("", "new", "[+new]"),
        ("I cut it small.", "I cut it into small parts.", "I cut it [+into ]small[+ parts]."),
        ("the old cat sat", "a new dog sat", "[-the old cat][+a new dog] sat"),
        ("one\ntwo", "one\n\ntwo", "one\n[+\n]two"),
        // A word or two that a rewritten sentence shares by chance do not tear it.
        (
            "I am passionate about learning and I am always learning new things.",
            "Two other people have used the fake printer I built since.",
            "[-I am passionate about learning and I am always learning new things][+Two other people have used the fake printer I built since].",
        ),
        ("We met on Monday and on Friday.", "We met on Tuesday and on Sunday.", "We met on [-Monday][+Tuesday] and on [-Friday][+Sunday]."),
        ("don't stop", "do not stop", "[-don't][+do not] stop"),
    ] {
        assert_eq!(told(old, new), expected);
    }
}

#[test]
fn a_difference_counts_the_words_that_came_and_went() {
    for (old, new, expected) in
        [("same", "same", (0, 0)), ("the old cat sat", "a new dog sat down", (4, 3)), ("One, two.", "One; two!", (0, 0)), ("", "don't stop", (2, 0))]
    {
        assert_eq!(changed_words(&difference(old, new)), expected, "{old:?} {new:?}");
    }
}

#[test]
fn a_difference_holds_both_texts_whole() {
    let pieces = ["one", "two", " ", "  ", "\n", ".", ",", "é", "👩\u{200d}👧", "don't", "3.5"];
    for seed in 0..3_000 {
        let mut dice = Dice(seed + 11);
        let mut text = || (0..dice.draw(14)).map(|_| pieces[dice.draw(pieces.len())]).collect::<String>();
        let (old, new) = (text(), text());
        let runs = difference(&old, &new);
        let without = |kind| runs.iter().filter(|run| run.kind != kind).map(|run| run.text.as_str()).collect::<String>();
        assert_eq!((without(RunKind::Added), without(RunKind::Removed)), (old, new));
        assert!(runs.windows(2).all(|pair| pair[0].kind != pair[1].kind));
    }
}

fn draft(text: &str) -> Draft {
    Draft::new(text.to_owned(), Marks::default(), Parts::default())
}

#[test]
fn automatic_versions_are_thinned_where_they_crowd_and_named_ones_stay() {
    let mut versions = Versions::default();
    versions.keep(&draft("named"), Reason::Named("first".to_owned()), None, Millis(0));
    for step in 0..200_u64 {
        versions.keep(&draft(&format!("text {step}")), Reason::BeforeCut, None, Millis(step * step));
    }
    let automatic = versions.all().iter().filter(|version| !version.is_named()).count();
    assert_eq!(automatic, AUTOMATIC_LIMIT);
    assert_eq!(versions.all()[0].reason, Reason::Named("first".to_owned()));
    assert_eq!(versions.latest().map(|version| version.text.as_str()), Some("text 199"));
    assert!(versions.all().windows(2).all(|pair| pair[0].id < pair[1].id));
}

#[test]
fn versions_from_a_file_with_the_largest_number_are_numbered_anew() {
    let lesson = lesson();
    let version = |id: u32, text: &str| serde_json::json!({ "id": id, "text": text, "at": id });
    let stored = serde_json::json!({ "versions": { "kept": [version(4, "a"), version(u32::MAX, "b"), version(u32::MAX, "c")] } });
    let mut desk: Desk = serde_json::from_value(stored).expect("a desk");
    desk.open(&bench(&lesson, 1));
    for text in ["one", "two"] {
        desk.apply(DeskAction::Edit { text: text.to_owned(), caret: None }, &bench(&lesson, 2));
        desk.apply(DeskAction::KeepVersion { name: text.to_owned() }, &bench(&lesson, 3));
    }
    let numbers: Vec<_> = desk.versions().all().iter().map(|version| (version.id.0, version.text.as_str())).collect();
    assert_eq!(numbers, [(1, "a"), (2, "b"), (3, "c"), (4, "one"), (5, "two")]);
}

#[test]
fn the_same_draft_is_kept_once_and_takes_the_name() {
    let mut versions = Versions::default();
    let kept = versions.keep(&draft("a"), Reason::BeforeCut, None, Millis(1));
    assert!(matches!(kept, Kept::New { .. }));
    let kept = versions.keep(&draft("a"), Reason::Named("mine".to_owned()), None, Millis(2));
    assert!(matches!(kept, Kept::Same(_)));
    assert_eq!(versions.all().len(), 1);
    assert_eq!(versions.all()[0].reason, Reason::Named("mine".to_owned()));
    for step in 0..NAMED_LIMIT {
        versions.keep(&draft(&step.to_string()), Reason::Named("n".to_owned()), None, Millis(3));
    }
    assert_eq!(versions.keep(&draft("more"), Reason::Named("n".to_owned()), None, Millis(4)), Kept::Full);
}

#[test]
fn a_version_takes_a_new_reason_with_a_name_or_with_a_review() {
    let named = || Reason::Named("mine".to_owned());
    for (first, then, expected) in [
        ((Reason::Reviewed, true), (Reason::BeforeRestore, false), Reason::Reviewed),
        ((Reason::Reviewed, true), (named(), false), named()),
        ((Reason::BeforeCut, false), (Reason::Reviewed, true), Reason::Reviewed),
        ((Reason::BeforeCut, false), (Reason::BeforeRestore, false), Reason::BeforeCut),
        ((named(), false), (Reason::Reviewed, true), named()),
    ] {
        let mut versions = Versions::default();
        for (reason, reviewed) in [first.clone(), then.clone()] {
            versions.keep(&draft("a"), reason, reviewed.then(Review::default), Millis(1));
        }
        let reasons: Vec<_> = versions.all().iter().map(|version| (&version.reason, version.review.is_some())).collect();
        assert_eq!(reasons, [(&expected, first.1 || then.1)], "{first:?}, {then:?}");
    }
}
