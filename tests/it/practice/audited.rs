//! What the language audit found, held against the lesson.

use super::{bench, lesson};
use practice_widget::audit::{Confidence, Evidence, FlagFinding, Report};
use practice_widget::lesson::{AuditQuestion, Lean, Lesson, Prompt, Span};
use practice_widget::practice::audited::{answers, findings};
use practice_widget::practice::bench::Bench;
use practice_widget::practice::draft::Draft;
use practice_widget::practice::findings::{About, FindingKind, HowSure, Why};

const TEXT: &str = "We asked why. They use it.";

fn evidence(mark: &str, words: &str) -> Evidence {
    let start = TEXT.find(words).expect("in the text");
    Evidence {
        mark: mark.into(),
        span: Span::new(start, start + words.len()),
        confidence: Confidence::Likely,
        rule: format!("{mark}.some"),
        why: format!("You show {mark}."),
        words: Vec::new(),
    }
}

fn report() -> Report {
    let flag = FlagFinding {
        flag: "no_output".into(),
        raised: false,
        confidence: Confidence::Sure,
        evidence: Vec::new(),
        why: "They have it.".to_owned(),
        near: None,
    };
    Report {
        evidence: vec![evidence("need", "We asked why."), evidence("gone", "We asked why."), evidence("output", "They use it.")],
        flags: vec![flag],
        ..Report::default()
    }
}

#[test]
fn a_mark_that_the_lesson_does_not_have_is_not_spoken_of() {
    let lesson = lesson();
    let mut draft = Draft::default();
    draft.edit(TEXT.to_owned(), None);
    let about: Vec<About> = findings(&report(), &draft, &bench(&lesson, 1)).into_iter().map(|finding| finding.about).collect();
    assert_eq!(about, [About::Mark("need".into()), About::Mark("output".into())]);
}

#[test]
fn a_question_is_answered_by_its_flag_or_by_its_mark() {
    let question = |flag: Option<&str>, mark: &str| AuditQuestion { flag: flag.map(Into::into), mark: Some(mark.into()), ..AuditQuestion::default() };
    let audit = vec![question(Some("no_output"), "output"), question(None, "need"), question(None, "practice"), question(Some("unheard"), "need")];
    let lesson: &'static Lesson = Box::leak(Box::new(Lesson { audit, ..lesson() }));
    let answers = answers(&report(), TEXT, lesson);
    let told: Vec<(bool, Vec<&str>, HowSure)> =
        answers.iter().map(|answer| (answer.well, answer.words.iter().map(String::as_str).collect(), answer.sure)).collect();
    assert_eq!(
        told,
        [(true, vec!["They use it."], HowSure::Sure), (true, vec!["We asked why."], HowSure::FairlySure), (false, vec![], HowSure::NotSure),]
    );
}

#[test]
fn a_raised_flag_is_essential_where_the_prompt_asks_for_it_and_the_learner_does_not_point_at_the_words() {
    let question =
        AuditQuestion { flag: Some("no_output".into()), mark: Some("output".into()), criterion: Some("show".into()), ..AuditQuestion::default() };
    let lesson = Lesson { audit: vec![question], ..lesson() };
    let flag = FlagFinding { raised: true, evidence: vec![evidence("output", "They use it.").span], ..report().flags.remove(0) };
    let report = Report { flags: vec![flag], ..Report::default() };
    for (lean, marked, kind) in [
        (Lean::Main, false, FindingKind::Essential),
        (Lean::Counts, false, FindingKind::Essential),
        (Lean::Bonus, false, FindingKind::WorthALook),
        (Lean::Main, true, FindingKind::WorthALook),
    ] {
        let mut prompt = Prompt { leans: vec![("show".into(), lean)], ..lesson.prompts[0].clone() };
        prompt.words.min = 1;
        let mut draft = Draft::default();
        draft.edit(TEXT.to_owned(), None);
        if marked {
            draft.mark(&"output".into(), report.flags[0].evidence[0]);
        }
        let kinds: Vec<_> =
            findings(&report, &draft, &Bench { prompt: &prompt, ..bench(&lesson, 1) }).into_iter().map(|finding| finding.kind).collect();
        assert_eq!(kinds, [kind], "{lean:?}, marked: {marked}");
    }
}

#[test]
fn nobody_is_told_that_there_is_none_of_what_they_have_marked() {
    let question = AuditQuestion { flag: Some("no_output".into()), mark: Some("output".into()), ..AuditQuestion::default() };
    let lesson = Lesson { audit: vec![question], ..lesson() };
    let report = Report { flags: vec![FlagFinding { raised: true, ..report().flags.remove(0) }], ..Report::default() };
    let mut prompt = lesson.prompts[0].clone();
    prompt.words.min = 1;
    let bench = Bench { prompt: &prompt, ..bench(&lesson, 1) };
    let mut draft = Draft::default();
    draft.edit(TEXT.to_owned(), None);
    let told = |draft: &Draft| findings(&report, draft, &bench).into_iter().map(|found| (found.kind, found.words, found.why)).collect::<Vec<_>>();
    assert_eq!(told(&draft), [(FindingKind::Essential, String::new(), Why::Said("They have it.".to_owned()))]);
    draft.mark(&"output".into(), evidence("output", "They use it.").span);
    assert_eq!(told(&draft), [(FindingKind::WorthALook, "They use it.".to_owned(), Why::MarkUnseen("output".into()))]);
}
