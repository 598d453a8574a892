//! Rating other people's answers.

use practice_widget::lesson::{Criterion, Lesson, Level, ModelAnswer, Paragraph, Prompt, Rating, Span, StarPart};
use practice_widget::practice::calibration::drill::{FEWEST, MOST};
use practice_widget::practice::calibration::{
    Agreement, AgreementTally, AnswerStanding, Calibration, CalibrationAction, Drill, Leaning, PairMissing, RoundView, Side, Subject, excerpts,
};
use practice_widget::practice::context::Context;
use proptest::prelude::*;

const TEXT: &str = "I had only ever done billing.\n\nIt was hard. Noor caught my mistake in week two.";

fn rating(criterion: &str, level: Level, near: &[Level], deciding: &str) -> Rating {
    let spans = TEXT.find(deciding).filter(|_| !deciding.is_empty()).map(|start| Span::new(start, start + deciding.len()));
    Rating { criterion: criterion.into(), level, near: near.into(), reason: format!("reason {criterion}"), deciding: spans.into_iter().collect() }
}

fn answer(id: &str, ratings: Vec<Rating>) -> ModelAnswer {
    let middle = TEXT.find("\n\n").expect("two paragraphs");
    let paragraph = |start, end| Paragraph { span: Span::new(start, end), part: StarPart::Situation };
    let paragraphs = vec![paragraph(0, middle), paragraph(middle + 2, TEXT.len())];
    ModelAnswer {
        id: id.into(),
        title: "Four hard weeks".into(),
        prompt: "p".into(),
        text: TEXT.into(),
        paragraphs,
        ratings,
        ..ModelAnswer::default()
    }
}

pub fn lesson() -> Lesson {
    let criterion = |id: &str| Criterion { id: id.into(), ..Criterion::default() };
    let strong = vec![
        rating("edge", Level::Clear, &[], "only ever done billing"),
        rating("hard", Level::Clear, &[Level::Hinted], "Noor caught my mistake in week two"),
        rating("show", Level::Hinted, &[], ""),
    ];
    let weak = vec![
        rating("edge", Level::Missing, &[], ""),
        rating("hard", Level::Hinted, &[Level::Clear], "It was hard"),
        rating("show", Level::Hinted, &[], ""),
    ];
    let middling =
        vec![rating("edge", Level::Hinted, &[], "billing"), rating("hard", Level::Missing, &[], ""), rating("show", Level::Missing, &[], "")];
    Lesson {
        criteria: ["edge", "hard", "show"].map(criterion).into(),
        prompts: vec![Prompt { id: "p".into(), short: "Learned".into(), ..Prompt::default() }],
        answers: vec![answer("strong", strong), answer("weak", weak), answer("middling", middling)],
        ..Lesson::default()
    }
}

struct Desk {
    lesson: Lesson,
    calibration: Calibration,
}

impl Desk {
    fn new() -> Self {
        Self { lesson: lesson(), calibration: Calibration::default() }
    }

    fn called(&self) -> &str {
        self.calibration.called(&self.lesson.answers[0], &self.lesson)
    }

    fn act(&mut self, action: CalibrationAction) -> Option<AgreementTally> {
        let context = Context { lesson: &self.lesson, now: 9, day: 0 };
        self.calibration.apply(action, &context)?;
        self.calibration.history.rounds.last().map(|point| point.tally)
    }

    fn rate(&mut self, levels: [(&str, Level); 3]) {
        for (criterion, level) in levels {
            self.act(CalibrationAction::Rate { subject: strong(), criterion: criterion.into(), level });
        }
    }

    fn told(&self) -> String {
        match self.calibration.round_view(&self.lesson, &strong()).expect("in the lesson") {
            RoundView::Rating { rows } => {
                let can_submit = self.calibration.missing(&self.lesson, &strong()).is_empty();
                format!("rating {} of {}, {can_submit}", rows.iter().filter(|row| row.given.is_some()).count(), rows.len())
            }
            RoundView::Second { settled, open } => {
                let ids = |rows: Vec<practice_widget::practice::calibration::RatingRow>| {
                    rows.into_iter().map(|row| row.criterion.to_string()).collect::<Vec<_>>().join(" ")
                };
                format!("once more: {}; settled: {}", ids(open), ids(settled))
            }
            RoundView::Shown { feedback, agreed } => {
                let one = |one: &practice_widget::practice::calibration::Feedback| {
                    format!("{:?}>{:?}", one.agreement, one.second_agreement.unwrap_or(one.agreement))
                };
                format!("shown, {agreed}: {}", feedback.iter().map(one).collect::<Vec<_>>().join(" "))
            }
        }
    }
}

fn strong() -> Subject {
    Subject::whole("strong".into())
}

#[test]
fn a_level_is_exact_near_higher_or_lower() {
    let rating = rating("hard", Level::Hinted, &[Level::Clear], "");
    let rows = [(Level::Hinted, Agreement::Exact), (Level::Clear, Agreement::Near), (Level::Missing, Agreement::Lower)];
    for (level, expected) in rows {
        assert_eq!(Agreement::of(&rating, level), expected);
    }
    let strict = Rating { near: vec![], ..rating };
    assert_eq!(Agreement::of(&strict, Level::Clear), Agreement::Higher);
}

#[test]
fn full_agreement_is_shown_at_once_and_a_neighbour_counts() {
    let mut desk = Desk::new();
    assert_eq!(desk.told(), "rating 0 of 3, false");
    desk.rate([("edge", Level::Clear), ("hard", Level::Hinted), ("show", Level::Hinted)]);
    assert_eq!(desk.told(), "rating 3 of 3, true");
    let tally = desk.act(CalibrationAction::Submit(strong())).expect("finished");
    assert_eq!((tally.exact, tally.near, tally.agreed()), (2, 1, 3));
    assert_eq!(desk.told(), "shown, 3: Exact>Exact Near>Near Exact>Exact");
}

#[test]
fn what_has_no_level_yet_is_named_in_rubric_order() {
    let mut desk = Desk::new();
    let missing = |desk: &Desk, subject| desk.calibration.missing(&desk.lesson, &subject).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(missing(&desk, strong()), ["edge", "hard", "show"], "untouched");
    let excerpt = Subject { criterion: Some("hard".into()), ..strong() };
    assert_eq!(missing(&desk, excerpt), ["hard"], "an excerpt asks one");
    desk.act(CalibrationAction::Rate { subject: strong(), criterion: "hard".into(), level: Level::Clear });
    assert_eq!(missing(&desk, strong()), ["edge", "show"]);
    desk.rate([("edge", Level::Missing), ("hard", Level::Clear), ("show", Level::Clear)]);
    assert_eq!(missing(&desk, strong()), [""; 0]);
    desk.act(CalibrationAction::Submit(strong()));
    assert_eq!(missing(&desk, strong()), [""; 0], "the second try begins with the levels of the first");
}

#[test]
fn a_pair_lacks_a_side_and_then_words_of_it() {
    let mut desk = Desk::new();
    desk.act(CalibrationAction::Drill { seed: 1, length: 3 });
    let missing = |desk: &Desk| desk.calibration.pair_view(&desk.lesson).expect("pairs").missing;
    assert_eq!(missing(&desk), Some(PairMissing::Side));
    desk.act(CalibrationAction::Better(Side::Right));
    assert_eq!(missing(&desk), Some(PairMissing::Words(Side::Right)));
    desk.act(CalibrationAction::Prove(Side::Left, Some(Span::new(0, 9))));
    assert_eq!(missing(&desk), None, "words choose their side");
    desk.act(CalibrationAction::Better(Side::Right));
    assert_eq!(missing(&desk), Some(PairMissing::Words(Side::Right)), "words of the other side prove nothing");
}

#[test]
fn only_what_differs_is_tried_again_and_the_record_goes_by_the_first_level() {
    let mut desk = Desk::new();
    desk.rate([("edge", Level::Missing), ("hard", Level::Clear), ("show", Level::Clear)]);
    assert_eq!(desk.called(), "Learned", "its title would give its levels away");
    assert_eq!(desk.act(CalibrationAction::Submit(strong())), None);
    assert_eq!(desk.told(), "once more: edge show; settled: hard");
    desk.rate([("edge", Level::Clear), ("hard", Level::Missing), ("show", Level::Clear)]);
    let tally = desk.act(CalibrationAction::Submit(strong())).expect("finished");
    assert_eq!((tally.exact, tally.higher, tally.lower), (1, 1, 1));
    assert_eq!(desk.told(), "shown, 1: Lower>Exact Exact>Exact Higher>Higher");
    assert_eq!(desk.calibration.standing(&strong()), AnswerStanding::Rated { agreed: 1, of: 3 });
    assert_eq!(desk.called(), "Four hard weeks");
}

#[test]
fn a_level_stays_with_its_round_and_its_subject() {
    let mut desk = Desk::new();
    let given = |desk: &Desk| ["edge", "hard"].map(|criterion| desk.calibration.given(&strong(), &criterion.into()));
    assert_eq!(given(&desk), [None, None]);
    desk.act(CalibrationAction::Rate { subject: strong(), criterion: "edge".into(), level: Level::Hinted });
    assert_eq!(given(&desk), [Some(Level::Hinted), None]);
    assert_eq!(desk.calibration.given(&Subject::whole("weak".into()), &"edge".into()), None);
    let after = |id: &str| desk.lesson.answer_after(&id.into()).map(|answer| answer.id.to_string());
    assert_eq!(["strong", "weak", "middling", "gone"].map(after), [Some("weak".into()), Some("middling".into()), None, None]);
}

#[test]
fn the_guide_is_shown_only_after_an_effort() {
    let mut desk = Desk::new();
    desk.act(CalibrationAction::Show(strong()));
    desk.act(CalibrationAction::Submit(strong()));
    assert_eq!(desk.told(), "rating 0 of 3, false");
    desk.rate([("edge", Level::Missing), ("hard", Level::Clear), ("show", Level::Hinted)]);
    desk.act(CalibrationAction::Submit(strong()));
    assert!(desk.act(CalibrationAction::Show(strong())).is_some());
    assert_eq!(desk.told(), "shown, 2: Lower>Lower Exact>Exact Exact>Exact");
    assert!(desk.act(CalibrationAction::Submit(strong())).is_none(), "a round is recorded once");
    desk.act(CalibrationAction::Again(strong()));
    assert_eq!(desk.told(), "rating 0 of 3, false");
    assert_eq!(desk.calibration.history.rounds.len(), 1);
}

#[test]
fn an_excerpt_is_the_paragraph_that_decides_one_criterion() {
    let lesson = lesson();
    assert_eq!(excerpts(&lesson).len(), 4);
    let subject = Subject { answer: "strong".into(), criterion: Some("hard".into()) };
    let read: Vec<_> = subject.passages(&lesson).iter().filter_map(|span| span.of(TEXT)).collect();
    assert_eq!(read, ["It was hard. Noor caught my mistake in week two."]);
    let mut calibration = Calibration::default();
    let context = Context { lesson: &lesson, now: 1, day: 0 };
    calibration.apply(CalibrationAction::Rate { subject: subject.clone(), criterion: "hard".into(), level: Level::Clear }, &context);
    assert!(calibration.apply(CalibrationAction::Submit(subject.clone()), &context).is_some());
    for seed in 0..20 {
        assert_ne!(calibration.next_excerpt(&lesson, None, seed), Some(subject.clone()), "new ones come first");
    }
    let open = calibration.next_excerpt(&lesson, None, 1);
    for seed in 0..20 {
        assert_ne!(calibration.next_excerpt(&lesson, open.as_ref(), seed), open, "another one");
    }
}

#[test]
fn leaning_needs_enough_ratings_and_a_quarter_more() {
    let rows = [
        ((2, 0, 2, 0), Leaning::TooFew),
        ((3, 0, 2, 0), Leaning::Generous),
        ((2, 1, 0, 2), Leaning::Strict),
        ((4, 0, 1, 0), Leaning::Even),
        ((0, 0, 4, 4), Leaning::Even),
    ];
    for ((exact, near, higher, lower), expected) in rows {
        assert_eq!(AgreementTally { exact, near, higher, lower }.leaning(), expected);
    }
}

#[test]
fn a_drill_is_settled_by_the_side_and_by_the_words() {
    let rows = [
        (true, "only ever done billing", (true, true)),
        (true, "ever done billing", (true, true)),
        (true, "It was hard.", (true, false)),
        (true, TEXT, (true, false)),
        (false, "only ever done billing", (false, false)),
    ];
    for (takes_better, words, expected) in rows {
        let mut desk = Desk::new();
        // A seed whose first pair is the strong answer against the weak one on the edge.
        let wanted = |seed: &u32| {
            desk.calibration.apply(CalibrationAction::Drill { seed: *seed, length: 3 }, &Context { lesson: &desk.lesson, now: 0, day: 0 });
            let pair = desk.calibration.pair_view(&desk.lesson).expect("pairs").pair;
            pair.criterion.as_str() == "edge" && [&pair.left, &pair.right].contains(&&"strong".into())
        };
        let seed = (0..200).find(wanted).expect("one of them");
        desk.act(CalibrationAction::Drill { seed, length: 3 });
        let pair = desk.calibration.pair_view(&desk.lesson).expect("pairs").pair;
        let better = if pair.left == "strong".into() { Side::Left } else { Side::Right };
        let other = if better == Side::Left { Side::Right } else { Side::Left };
        let start = TEXT.find(words).expect("in the text");
        desk.act(CalibrationAction::SubmitPair);
        desk.act(CalibrationAction::Prove(if takes_better { better } else { other }, Some(Span::new(start, start + words.len()))));
        assert!(desk.calibration.pair_view(&desk.lesson).expect("pairs").verdict.is_none());
        desk.act(CalibrationAction::SubmitPair);
        let verdict = desk.calibration.pair_view(&desk.lesson).expect("pairs").verdict.expect("handed in");
        assert_eq!((verdict.sided, verdict.proved), expected, "{words}");
        assert_eq!(desk.calibration.history.drills.asked, 1);
    }
}

#[test]
fn drills_ask_only_pairs_that_differ_beyond_dispute() {
    let lesson = lesson();
    for seed in 0..50 {
        let mut calibration = Calibration::default();
        calibration.apply(CalibrationAction::Drill { seed, length: 5 }, &Context { lesson: &lesson, now: 0, day: 0 });
        let drill = calibration.drill.as_ref().expect("pairs");
        assert!((FEWEST..=MOST).contains(&drill.pairs.len()));
        let of = drill.pairs.len();
        let last = (0..of).map(|at| Drill { at, ..drill.clone() }.view(&lesson).is_some_and(|view| view.is_last()));
        assert_eq!(last.collect::<Vec<_>>(), (1..=of).map(|position| position == of).collect::<Vec<_>>());
        for pair in &drill.pairs {
            let hard = pair.criterion.as_str() == "hard";
            let sides = [pair.left.as_str(), pair.right.as_str()];
            assert!(!(hard && sides.contains(&"strong") && sides.contains(&"weak")), "each is near the other");
            assert_ne!(pair.criterion.as_str(), "show", "no words decide it");
        }
        let stored = serde_json::to_string(&calibration).expect("stored");
        assert_eq!(serde_json::from_str::<Calibration>(&stored).expect("read back"), calibration);
    }
}

#[test]
fn forgetting_can_be_taken_back_and_spoilt_parts_cost_only_themselves() {
    let mut desk = Desk::new();
    desk.rate([("edge", Level::Clear), ("hard", Level::Clear), ("show", Level::Hinted)]);
    desk.act(CalibrationAction::Submit(strong()));
    let before = desk.calibration.clone();
    desk.act(CalibrationAction::Forget);
    assert_eq!(desk.told(), "rating 0 of 3, false");
    desk.act(CalibrationAction::Remember);
    assert_eq!(desk.calibration, before);
    let stored = r#"{"rounds": [4, {"subject": {"answer": "strong"}, "given": {"edge": "clear"}}], "drill": 7, "history": {"rounds": {}}}"#;
    let read: Calibration = serde_json::from_str(stored).expect("always read");
    assert_eq!((read.rounds.len(), read.drill), (1, None));
}

#[test]
fn what_the_lesson_does_not_have_leaves_no_trace() {
    let mut desk = Desk::new();
    let subject = Subject::whole("gone".into());
    desk.act(CalibrationAction::Rate { subject: subject.clone(), criterion: "edge".into(), level: Level::Clear });
    desk.act(CalibrationAction::Submit(subject.clone()));
    assert_eq!(desk.calibration, Calibration::default());
    assert_eq!(desk.calibration.round_view(&desk.lesson, &subject), None);
}

proptest! {
    #[test]
    fn the_history_stays_small(levels in prop::collection::vec(0..3_usize, 300)) {
        let mut desk = Desk::new();
        for chunk in levels.chunks(3) {
            let level = |at: usize| Level::ALL[chunk[at]];
            desk.act(CalibrationAction::Again(strong()));
            desk.rate([("edge", level(0)), ("hard", level(1)), ("show", level(2))]);
            desk.act(CalibrationAction::Submit(strong()));
            desk.act(CalibrationAction::Show(strong()));
        }
        let stored = serde_json::to_string(&desk.calibration).expect("stored");
        prop_assert!(stored.len() < 12_000, "{}", stored.len());
        prop_assert_eq!(desk.calibration.history.total().total(), 300);
    }
}
