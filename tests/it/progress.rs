//! Where a learner stands, in numbers.

use crate::quiz::{lesson, on};
use practice_widget::lesson::{CriterionId, Level};
use practice_widget::practice::bench::{Bench, Millis};
use practice_widget::practice::calibration::{Calibration, DrillTally, RoundPoint};
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::progress::{CriterionTrack, Gap, PracticeDays, SectionStrength, Stand, calibration, last_worked_on, quiz_strength};
use practice_widget::practice::quiz::{Edit, ItemAction, Quiz, QuizAction};
use practice_widget::practice::session::{Action, Session};
use practice_widget::practice::standing::{Come, PromptStanding};

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn the_prompt_worked_on_last_is_the_one_written_in_or_kept_last() {
    let lesson = crate::practice::lesson();
    let prompt = &lesson.prompts[0];
    let edit = |text: &str| DeskAction::Edit { text: text.to_owned(), caret: None };
    let keep = DeskAction::KeepVersion { name: "kept".to_owned() };
    let desk = |actions: Vec<(u64, DeskAction)>| {
        let mut desk = Desk::default();
        for (now, action) in actions {
            desk.apply(action, &Bench { lesson: &lesson, prompt, now: Millis(now) });
        }
        desk
    };
    let last = |desks: [(&str, Desk); 2]| last_worked_on(&desks.into_iter().map(|(id, desk)| (id.into(), desk)).collect());
    let kept = |now: u64| desk(vec![(now, edit("Words.")), (now, keep.clone())]);
    let typed = |now: u64| desk(vec![(now, edit("Words."))]);
    let emptied = |now: u64| desk(vec![(now, edit("Words.")), (now, edit(""))]);
    assert_eq!(last([("a", Desk::default()), ("b", Desk::default())]), None);
    for (one, other, expected) in [
        (typed(2), kept(1), "a"),
        (typed(1), kept(2), "b"),
        (kept(2), kept(1), "a"),
        (typed(1), typed(2), "b"),
        (typed(2), Desk::default(), "a"),
        (typed(1), emptied(2), "a"),
        // Kept long ago, and written in since.
        (desk(vec![(1, edit("Words.")), (1, keep.clone()), (3, edit("Words. More."))]), kept(2), "a"),
    ] {
        assert_eq!(last([("a", one), ("b", other)]), Some(expected.into()));
    }
}

#[test]
fn strength_counts_what_holds_is_due_is_shaky_and_is_not_met() {
    let mut lesson = lesson();
    let mut quiz = Quiz::default();
    let mut act = |day, action| quiz.apply(QuizAction::Check("single".into(), action), &on(&lesson, day));
    act(10, ItemAction::Edit(Edit::Choose(0)));
    act(10, ItemAction::Submit);
    quiz.apply(QuizAction::Check("multiple".into(), ItemAction::NotSure), &on(&lesson, 10));
    let told = |quiz: &Quiz, lesson: &practice_widget::lesson::Lesson, day| {
        let one = &quiz_strength(lesson, quiz, day)[0];
        (one.total, one.holds, one.due, one.shaky, one.unmet, one.changed)
    };
    assert_eq!(told(&quiz, &lesson, 10), (3, 1, 0, 1, 1, 0));
    assert_eq!(told(&quiz, &lesson, 11), (3, 1, 1, 0, 1, 0));
    assert_eq!(told(&quiz, &lesson, 40), (3, 0, 2, 0, 1, 0));
    lesson.items[0].hash = "edited".into();
    assert_eq!(told(&quiz, &lesson, 10), (3, 1, 0, 1, 1, 1));
    let sections = quiz_strength(&lesson, &quiz, 10);
    assert_eq!(sections.iter().map(SectionStrength::is_met).collect::<Vec<_>>(), [true, false], "a section without items is left out");
}

#[test]
fn practice_is_the_time_between_actions_without_the_pauses() {
    let mut days = PracticeDays::default();
    for (now, day) in [(10_000_000, 5), (10_060_000, 5), (10_060_500, 5), (10_061_000, 5), (20_000_000, 5), (19_000_000, 4)] {
        days.touch(now, day);
    }
    assert_eq!(days.days.into_iter().collect::<Vec<_>>(), [(4, 15), (5, 15 + 60 + 1 + 15)]);
}

#[test]
fn days_are_drawn_oldest_first_with_their_months() {
    let mut days = PracticeDays::default();
    days.days.extend([(20_782, 40 * 60), (20_780, 61), (20_700, 9_999), (20_790, 60)]);
    let view = days.view(20_782, 42);
    assert_eq!((view.bars.len(), view.practised, view.minutes), (42, 2, 42));
    assert!(close(view.bars[41].height, 1.0) && close(view.bars[39].height, 0.05) && close(view.bars[0].x, 0.5 / 42.0));
    let months: Vec<_> = view.months.iter().map(|(_, date)| (date.month, date.day)).collect();
    assert_eq!(months, [(10, 15), (11, 1)]);
    assert!(PracticeDays::default().view(i32::MIN, 42).bars.iter().all(|bar| bar.minutes == 0));
}

#[test]
fn days_are_stored_and_read_back_entry_by_entry() {
    let mut days = PracticeDays::default();
    days.touch(86_400_000, -3);
    let stored = serde_json::to_string(&days).expect("stored");
    assert_eq!(serde_json::from_str::<PracticeDays>(&stored).expect("read"), days);
    let spoilt: PracticeDays = serde_json::from_str(r#"{"days": {"7": 60, "x": 1, "8": "long"}, "last": -1}"#).expect("read");
    assert_eq!((spoilt.days.into_iter().collect::<Vec<_>>(), spoilt.last), (vec![(7, 60)], 0));
}

#[test]
fn a_track_tells_since_when_it_stands_where_it_stands() {
    use Level::{Clear, Hinted, Missing};
    let rows: [(&[Level], Option<Level>, usize); 5] = [
        (&[], None, 1),
        (&[Hinted], Some(Hinted), 1),
        (&[Missing, Hinted, Clear, Clear], Some(Clear), 3),
        (&[Clear, Missing, Clear], Some(Clear), 3),
        (&[Clear, Clear], Some(Clear), 1),
    ];
    for (levels, now, since) in rows {
        let view = CriterionTrack { criterion: "edge".into(), levels: levels.into() }.view();
        assert_eq!((view.now, view.since, view.points.len()), (now, since, levels.len()), "{levels:?}");
    }
    let points = CriterionTrack { criterion: "edge".into(), levels: vec![Missing, Hinted, Clear] }.view().points;
    assert!(points.iter().zip([(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)]).all(|(a, b)| close(a.0, b.0) && close(a.1, b.1)), "{points:?}");
}

#[test]
fn levels_are_counted_and_gaps_have_a_direction() {
    let track = |levels: &[Level]| CriterionTrack { criterion: "edge".into(), levels: levels.into() };
    let stand = Stand::of(&[track(&[Level::Missing, Level::Clear]), track(&[Level::Hinted]), track(&[])]);
    assert_eq!(stand, Stand { clear: 1, hinted: 1, missing: 0 });
    let steps = |predicted, found| Gap::new("edge".into(), predicted, found).steps;
    assert_eq!([steps(Level::Hinted, Level::Clear), steps(Level::Clear, Level::Missing), steps(Level::Clear, Level::Clear)], [1, -2, 0]);
}

#[test]
fn a_prompt_stands_by_its_draft_and_its_saved_reviews() {
    let lesson = crate::practice::lesson();
    let bench = crate::practice::bench(&lesson, 5);
    let all = |level: Level| lesson.criteria.iter().map(move |criterion| (criterion.id.clone(), level));
    let review = |predicted: Level, judged: Level| {
        let predict = all(predicted).map(|(criterion, level)| DeskAction::Predict { criterion, level });
        let judge = all(judged).map(|(criterion, level)| DeskAction::Judge { criterion, level });
        let begin = [DeskAction::BeginReview].into_iter().chain(predict).chain([DeskAction::NextMove]);
        begin.chain(judge).chain([DeskAction::NextMove, DeskAction::SaveReview]).collect::<Vec<_>>()
    };
    let edit = |text: &str| vec![DeskAction::Edit { text: text.to_owned(), caret: None }];
    let mut desk = Desk::default();
    for (actions, come, written, reviews, steps, next) in [
        (edit(" "), Come::Unwritten, false, 0, &[][..], None),
        (edit("Our release broke."), Come::Unreviewed, true, 0, &[], None),
        (review(Level::Missing, Level::Hinted), Come::Reviewed, true, 1, &[1; 5], Some("show")),
        (edit("Our release broke twice."), Come::Reviewed, true, 1, &[1; 5], Some("show")),
        (review(Level::Clear, Level::Missing), Come::Reviewed, true, 2, &[-2; 5], Some("show")),
        (edit(""), Come::Reviewed, false, 2, &[-2; 5], Some("show")),
    ] {
        for action in actions {
            desk.apply(action, &bench);
        }
        let stands = PromptStanding::of(&desk, &bench);
        assert_eq!((stands.come(), stands.written, stands.reviews), (come, written, reviews));
        assert_eq!(stands.gaps.iter().map(|gap| gap.steps).collect::<Vec<_>>(), steps);
        assert_eq!(stands.next.as_ref().map(CriterionId::as_str), next);
        assert!(stands.tracks.len() == 5 && stands.tracks.iter().all(|track| track.levels.len() == reviews));
    }
}

#[test]
fn whoever_did_nothing_yet_is_told_so() {
    let lesson = lesson();
    let done: [fn(&mut Session); 5] = [
        |_| {},
        |session| drop(session.desks.insert("p".into(), Desk::default())),
        |session| session.calibration.history.rounds.push(RoundPoint::default()),
        |session| session.calibration.history.drills = DrillTally { asked: 1, ..DrillTally::default() },
        |session| {
            session.days.days.insert(1, 1);
        },
    ];
    let fresh = done.map(|act| {
        let mut session = Session::new(&lesson);
        act(&mut session);
        session.is_fresh()
    });
    assert_eq!(fresh, [true, true, false, false, false]);
    let mut answering = Session::new(&lesson);
    answering.apply(Action::Quiz(QuizAction::Check("single".into(), ItemAction::NotSure)), &on(&lesson, 10));
    assert!(!answering.is_fresh());
}

#[test]
fn calibration_never_begun_is_shown_as_such() {
    let summary = calibration(&lesson(), &Calibration::default());
    assert_eq!((summary.total.total(), summary.answers, summary.rounds.len()), (0, (0, 0), 0));
}
