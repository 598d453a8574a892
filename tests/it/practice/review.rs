//! Reviews, outline, findings: what the learner is told, and in which order.

use super::{bench, lesson};
use practice_widget::lesson::{Level, ModelAnswer, Span, StarPart};
use practice_widget::practice::beside::by_criterion;
use practice_widget::practice::change::Change;
use practice_widget::practice::dismissals::{Dismissals, FindingId};
use practice_widget::practice::draft::Draft;
use practice_widget::practice::findings::{About, Finding, FindingKind, HowSure, Why, carried, merge, structural};
use practice_widget::practice::marking::Marks;
use practice_widget::practice::outline::{PartLabel, Parts, balance, carried_labels, labels, outline};
use practice_widget::practice::review::{Judgement, Review, idle_paragraphs, next_revisions, rows};
use practice_widget::practice::version::checklist_change;

fn review(levels: [Level; 5]) -> Review {
    let ids = ["why", "show", "how", "habit", "aim"];
    let judge = |(id, level): (&str, Level)| Judgement::new(id.into(), level, vec![Span { start: 0, end: 1 }]);
    Review { judgements: ids.into_iter().zip(levels).map(judge).collect(), ..Review::default() }
}

#[test]
fn the_next_revisions_come_in_order_of_value_and_are_three_at_most() {
    use Level::{Clear, Hinted, Missing};
    let lesson = lesson();
    for (levels, expected) in [
        ([Clear; 5], &[][..]),
        ([Missing; 5], &["show", "how", "why"]),
        ([Missing, Hinted, Missing, Missing, Missing], &["how", "show", "why"]),
        ([Hinted, Clear, Clear, Missing, Missing], &["why", "habit"]),
        ([Clear, Clear, Clear, Clear, Missing], &[]),
    ] {
        let review = review(levels);
        let next: Vec<_> = next_revisions(&review, &bench(&lesson, 0)).iter().map(|criterion| criterion.id.as_str()).collect();
        assert_eq!(next, expected);
    }
}

#[test]
fn beside_a_model_answer_stands_what_was_linked_where_its_words_still_are() {
    let lesson = lesson();
    let reviewed = "We needed labels. I printed é labels.";
    let words = Span { start: 18, end: reviewed.len() };
    let review = Review { judgements: vec![Judgement::new("show".into(), Level::Clear, vec![words])], ..Review::default() };
    let mine = |text: &str, review: Option<(&str, &Review)>| {
        let mut draft = Draft::new(text.to_owned(), Marks::default(), Parts::default());
        draft.mark(&"output".into(), Span { start: 0, end: 2 });
        let rows = by_criterion(&draft, review, &ModelAnswer::default(), &lesson);
        let show = rows.into_iter().find(|row| row.what == "show".into()).expect("a row");
        show.mine.into_iter().map(|span| draft.quote(span).to_owned()).collect::<Vec<_>>()
    };
    let linked = Some((reviewed, &review));
    assert_eq!(mine(reviewed, linked), ["I printed é labels."]);
    assert_eq!(mine(&format!("Last spring. {reviewed}"), linked), ["I printed é labels."]);
    assert_eq!(mine("We needed labels.", linked), [""; 0], "the words are gone");
    assert_eq!(mine("We needed labels.", None), ["We"], "marks, where there is no review");
}

#[test]
fn clear_without_words_cannot_be_built_set_or_read_from_storage() {
    let mut judgement = Judgement::new("why".into(), Level::Clear, Vec::new());
    assert_eq!(judgement.level(), Level::Hinted);
    assert!(!judgement.set_level(Level::Clear));
    judgement.link(Span { start: 0, end: 3 });
    assert!(judgement.set_level(Level::Clear));
    judgement.unlink(Span { start: 1, end: 2 });
    assert_eq!(judgement.level(), Level::Missing);
    judgement.link(Span { start: 0, end: 3 });
    assert_eq!(judgement.level(), Level::Hinted);
    let stored: Judgement = serde_json::from_str(r#"["why","clear",[]]"#).expect("a judgement");
    assert_eq!(stored.level(), Level::Hinted);
}

#[test]
fn rows_hold_a_follow_up_exactly_where_there_is_a_gap() {
    let lesson = lesson();
    let review = review([Level::Clear, Level::Hinted, Level::Missing, Level::Clear, Level::Clear]);
    let asked: Vec<_> = rows(&review, "x", &[], &bench(&lesson, 0)).iter().map(|row| row.follow_up).collect();
    assert_eq!(asked, [None, Some("ask show"), Some("ask how"), None, None]);
}

#[test]
fn a_row_points_at_words_that_are_not_linked_yet() {
    let lesson = lesson();
    let linked = Judgement::new("how".into(), Level::Hinted, vec![Span::new(0, 7)]);
    let review = Review { judgements: vec![linked], ..Review::default() };
    let finding = |start, end| Finding {
        id: FindingId::new("how", "x"),
        kind: FindingKind::WorthALook,
        about: About::Criterion("how".into()),
        span: Some(Span::new(start, end)),
        words: String::new(),
        why: Why::Said(String::new()),
        sure: HowSure::Sure,
        weighed: Vec::new(),
        question: String::new(),
    };
    let rows = rows(&review, "one two three", &[finding(4, 7), finding(8, 13)], &bench(&lesson, 0));
    assert_eq!(rows.iter().find(|row| row.criterion.id == "how".into()).map(|row| row.findings.clone()), Some(vec![1]));
}

#[test]
fn a_paragraph_is_idle_where_neither_marks_nor_evidence_lie_in_it() {
    let text = "needed this\n\nidle words\n\nshown that";
    let mut marks = Marks::default();
    marks.place(text, &"need".into(), Span { start: 0, end: 6 });
    marks.place(text, &"output".into(), Span { start: 25, end: 30 });
    let idle = |review: Option<&Review>| idle_paragraphs(text, &marks, review).iter().filter_map(|span| span.of(text)).collect::<Vec<_>>();
    assert_eq!(idle(None), ["idle words"]);
    let words = Judgement::new("how".into(), Level::Hinted, vec![Span { start: 13, end: 17 }]);
    assert_eq!(idle(Some(&Review { judgements: vec![words], ..Review::default() })), [""; 0]);
}

#[test]
fn findings_wait_for_half_a_draft_and_weigh_what_the_prompt_leans_on() {
    let lesson = lesson();
    let told = |text: &str| -> Vec<String> {
        let mut draft = Draft::default();
        draft.edit(text.to_owned(), None);
        let found = structural(&draft, &bench(&lesson, 0), |_| None);
        found.iter().map(|finding| format!("{} {:?}", rule(&finding.id), finding.kind)).collect()
    };
    assert!(told("one two three four").is_empty());
    assert_eq!(told("one two three four five"), ["no-mark-need WorthALook", "no-mark-output Essential", "too-short WorthALook"]);
    assert_eq!(told(&"word ".repeat(26))[2], "too-long Essential");
}

#[test]
fn merged_findings_stand_by_position_without_what_was_dismissed() {
    let finding = |rule: &str, start: Option<usize>| Finding {
        id: FindingId::new(rule, "x"),
        kind: FindingKind::WorthALook,
        about: About::Draft,
        span: start.map(|start| Span { start, end: start + 1 }),
        words: "x".to_owned(),
        why: Why::Said(String::new()),
        sure: HowSure::Sure,
        weighed: Vec::new(),
        question: String::new(),
    };
    let mut dismissed = Dismissals::default();
    dismissed.add(FindingId::new("b", "x"));
    dismissed.add(FindingId::new("b", "y"));
    let merged = merge(
        vec![finding("whole", None)],
        vec![finding("c", Some(9)), finding("b", Some(3)), finding("a", Some(1)), finding("a", Some(1))],
        &dismissed,
    );
    assert_eq!(merged.iter().map(|finding| rule(&finding.id)).collect::<Vec<_>>(), ["a", "c", "whole"]);
}

#[test]
fn a_mark_is_not_said_to_be_missing_where_words_could_carry_it() {
    let lesson = lesson();
    let mut draft = Draft::default();
    draft.edit("one two three four five".to_owned(), None);
    let missing = structural(&draft, &bench(&lesson, 0), |_| None);
    let suggestion = Finding {
        id: FindingId::new("output-words", "two"),
        kind: FindingKind::WorthALook,
        about: About::Mark("output".into()),
        span: Some(Span::new(4, 7)),
        words: "two".to_owned(),
        why: Why::Said(String::new()),
        sure: HowSure::Sure,
        weighed: Vec::new(),
        question: String::new(),
    };
    let rules = |dismissed: &Dismissals| -> Vec<String> {
        let merged = merge(missing.clone(), vec![suggestion.clone()], dismissed);
        merged.iter().map(|finding| rule(&finding.id).to_owned()).collect()
    };
    let mut dismissed = Dismissals::default();
    assert_eq!(rules(&dismissed), ["output-words", "no-mark-need", "too-short"]);
    assert_eq!(suggestion.suggests(), Some(&"output".into()));
    for (kind, why) in [(FindingKind::WellDone, suggestion.why.clone()), (FindingKind::WorthALook, Why::WideMark { words: 61 })] {
        assert_eq!(Finding { kind, why, ..suggestion.clone() }.suggests(), None, "what is marked is not suggested");
    }
    dismissed.add(suggestion.id.clone());
    assert_eq!(rules(&dismissed), ["no-mark-output", "no-mark-need", "too-short"]);
}

#[test]
fn findings_go_with_their_words_through_an_edit_and_with_them_only() {
    let text = "one two three";
    let finding = |words: &str| Finding {
        id: FindingId::new("rule", words),
        kind: FindingKind::WorthALook,
        about: About::Draft,
        span: text.find(words).filter(|_| !words.is_empty()).map(|start| Span::new(start, start + words.len())),
        words: words.to_owned(),
        why: Why::Said(String::new()),
        sure: HowSure::Sure,
        weighed: Vec::new(),
        question: String::new(),
    };
    let all = ["one", "two", "two three", ""].map(finding);
    for (edited, expected) in [
        (text, &["one", "two", "two three", ""][..]),
        ("zero one two three", &["one", "two", "two three", ""]),
        ("one two thirty", &["one", "two", ""]),
        ("one and two three", &["one", "two", "two three", ""]),
        ("one too three", &["one", ""]),
        ("one three", &["one", ""]),
        ("", &[""]),
        ("one two ßthree", &["one", "two", ""]),
    ] {
        let left = carried(&all, Change::between(text, edited, None), edited);
        assert_eq!(left.iter().map(|finding| finding.words.as_str()).collect::<Vec<_>>(), expected, "{edited:?}");
        for finding in left {
            assert_eq!(finding.span.map_or(Some(""), |span| span.of(edited)), Some(finding.words.as_str()), "{edited:?}");
        }
    }
}

#[test]
fn paragraphs_are_suggested_by_place_and_never_against_what_the_learner_set() {
    let told = |text: &str, set: &[(usize, StarPart)]| -> String {
        let mut parts = Parts::default();
        for (at, part) in set {
            parts.set(text, *at, Some(*part));
        }
        outline(text, &parts).iter().map(|paragraph| paragraph.part.key()[..1].to_owned()).collect()
    };
    assert_eq!(told("", &[]), "");
    assert_eq!(told("a\nb\nc\nd\ne\nf", &[]), "staarc");
    assert_eq!(told("a\nb\nc\nd\ne\nf", &[(4, StarPart::Result)]), "strrrc");
    assert_eq!(told("a\nb\nc\nd\ne\nf", &[(8, StarPart::Task)]), "sttttc");
    let spread = balance(&outline("a b c\nd", &Parts::default()));
    assert_eq!(spread.map(|share| share.permille), [750, 0, 250, 0, 0]);
}

#[test]
fn a_part_is_named_where_it_begins_and_its_name_goes_with_its_words_while_one_types() {
    let named = |text: &str, set: &[usize]| {
        let mut parts = Parts::default();
        for at in set {
            parts.set(text, *at, Some(StarPart::Action));
        }
        labels(&outline(text, &parts))
    };
    let at = |labels: &[PartLabel]| -> Vec<usize> { labels.iter().map(|label| label.at).collect() };
    let text = "a\nb\n\nc\nd\ne\nf";
    assert_eq!(at(&named(text, &[])), [0, 2, 5, 9, 11], "c and d are one part");
    assert_eq!(at(&named(text, &[7])), [0, 2, 5, 7, 9, 11], "what the learner set is told apart from a guess");
    assert_eq!(named("a", &[]), [], "one paragraph may become anything");
    assert_eq!(at(&named("a", &[0])), [0]);
    for (new, expected) in [("a\nb\n\nxc\nd\ne\nf", vec![0, 2, 6, 10, 12]), ("a\n\nd\ne\nf", vec![0, 5, 7]), ("", vec![])] {
        assert_eq!(at(&carried_labels(&named(text, &[]), Change::between(text, new, None))), expected, "{new:?}");
    }
}

#[test]
fn parts_stay_with_their_paragraphs_through_splitting_joining_and_deleting() {
    for (new, expected) in [
        ("one more\ntwo\nthree", "a?r"),
        ("one\ntwo\n\nthree", "a?r"),
        ("o\nne\ntwo\nthree", "a??r"),
        ("one two\nthree", "ar"),
        ("two\nthree", "?r"),
        ("one\ntwo", "a?"),
        ("zero\none\ntwo\nthree", "?a?r"),
        ("one\ntwothree", "ar"),
    ] {
        let mut draft = Draft::default();
        draft.edit("one\ntwo\nthree".to_owned(), None);
        draft.set_part(0, Some(StarPart::Action));
        draft.set_part(9, Some(StarPart::Result));
        draft.edit(new.to_owned(), None);
        let part = |span: Span| draft.parts().at(span.start).map_or("?", |part| &part.key()[..1]);
        let told: String = practice_widget::practice::text::paragraphs(draft.text()).map(part).collect();
        assert_eq!(told, expected, "{new:?}");
    }
}

#[test]
fn only_what_both_reviews_judged_has_moved() {
    use Level::{Clear, Hinted, Missing};
    let (before, mut after) = (review([Missing, Hinted, Clear, Missing, Missing]), review([Clear, Hinted, Hinted, Clear, Clear]));
    after.judgements.truncate(3);
    let moved = |before: &Review, after: &Review| -> Vec<_> {
        checklist_change(before, after).into_iter().map(|change| (change.criterion.to_string(), change.before, change.after)).collect()
    };
    assert_eq!(moved(&before, &after), [("why".to_owned(), Missing, Clear), ("how".to_owned(), Clear, Hinted)]);
    assert_eq!(moved(&Review::default(), &after), [], "nothing was judged before");
}

/// The rule that found it: its name without the hash of the words.
fn rule(id: &FindingId) -> &str {
    id.as_str().rsplit_once('.').map_or("", |(rule, _)| rule)
}

#[test]
fn who_has_reviewed_the_draft_is_not_told_to_review_it() {
    let told = |script: &str| {
        let lesson = lesson();
        let found = super::desk::run(script).0.findings(Vec::new(), &bench(&lesson, 0));
        found.iter().any(|finding| finding.why == Why::MainMarked)
    };
    let marked = "write one two three four five six seven eight nine ten eleven twelve.
        mark output two three";
    let reviewed = format!("{marked}\nbegin\npredict-all hinted\nnext\nnext\nsave");
    assert!(told(marked));
    assert!(!told(&reviewed));
    assert!(told(&format!("{reviewed}\nadd  And more.")));
}
