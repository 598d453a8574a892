//! Sittings: what is asked, left, resumed and summed up.

use super::{find, lesson, on};
use practice_widget::lesson::Lesson;
use practice_widget::practice::quiz::{Confidence, Edit, ItemAction, Quiz, QuizAction, Scope, Shown, Standing};

fn begin(quiz: &mut Quiz, lesson: &Lesson, scope: Scope, length: Option<usize>) {
    quiz.apply(QuizAction::Begin { scope, length, seed: 3 }, &on(lesson, 100));
}

fn queue(quiz: &Quiz) -> Vec<String> {
    quiz.sitting.iter().flat_map(|sitting| &sitting.entries).map(|entry| entry.item.to_string()).collect()
}

#[test]
fn a_scope_asks_as_many_as_was_said() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    let items: Vec<String> = lesson.items.iter().map(|item| item.id.to_string()).collect();
    for item in &items[..3] {
        answer(&mut quiz, &lesson, item, None, 90);
    }
    let counts = quiz.counts(&lesson, 100);
    for (scope, said) in [(Scope::Due, counts.due), (Scope::Missed, counts.missed), (Scope::Mixed, counts.mixed)] {
        begin(&mut quiz, &lesson, scope.clone(), None);
        assert_eq!(queue(&quiz).len(), said, "{scope:?}");
    }
    assert!(counts.mixed < counts.all && counts.missed > 0, "{counts:?}");
}

/// Answers a single or a "not sure" on a given day.
fn answer(quiz: &mut Quiz, lesson: &Lesson, item: &str, choice: Option<usize>, day: i32) {
    let context = on(lesson, day);
    let mut act = |action| quiz.apply(QuizAction::Check(item.into(), action), &context);
    match choice {
        Some(choice) => {
            act(ItemAction::Edit(Edit::Choose(choice)));
            act(ItemAction::Submit);
            act(ItemAction::GiveUp);
        }
        None => {
            act(ItemAction::NotSure);
        }
    }
    quiz.apply(QuizAction::CheckAgain(item.into()), &context);
}

#[test]
fn each_scope_asks_its_own() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    begin(&mut quiz, &lesson, Scope::Section("one".into()), None);
    assert_eq!(queue(&quiz), ["single", "multiple", "classify"]);
    begin(&mut quiz, &lesson, Scope::One("order".into()), None);
    assert_eq!(queue(&quiz), ["order"]);
    begin(&mut quiz, &lesson, Scope::Mixed, None);
    let mixed = queue(&quiz);
    assert_eq!(mixed.len(), 10, "all but the self-check");
    assert!(!mixed.contains(&"self".to_owned()));
    for empty in [Scope::Missed, Scope::Due, Scope::Section("none".into()), Scope::Again] {
        begin(&mut quiz, &lesson, empty, None);
        assert_eq!(quiz.sitting, None);
    }
    answer(&mut quiz, &lesson, "single", Some(1), 98);
    answer(&mut quiz, &lesson, "absent", None, 98);
    begin(&mut quiz, &lesson, Scope::Missed, None);
    let mut missed = queue(&quiz);
    missed.sort();
    assert_eq!(missed, ["absent", "single"]);
    begin(&mut quiz, &lesson, Scope::Due, None);
    assert_eq!(queue(&quiz).len(), 2);
}

#[test]
fn a_short_sitting_asks_first_what_wants_asking() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    answer(&mut quiz, &lesson, "single", Some(0), 100);
    answer(&mut quiz, &lesson, "classify", None, 99);
    begin(&mut quiz, &lesson, Scope::Section("one".into()), Some(2));
    assert_eq!(queue(&quiz), ["multiple", "classify"], "what holds can wait, and the author's order stays");
    begin(&mut quiz, &lesson, Scope::Mixed, Some(1));
    assert_eq!(queue(&quiz), ["classify"]);
}

#[test]
fn a_sitting_is_resumed_exactly_where_it_was_left() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    begin(&mut quiz, &lesson, Scope::Section("two".into()), None);
    let context = on(&lesson, 100);
    quiz.apply(QuizAction::Item(ItemAction::NotSure), &context);
    quiz.apply(QuizAction::Next, &context);
    quiz.apply(QuizAction::Item(ItemAction::Edit(Edit::Choose(2))), &context);
    let stored = serde_json::to_string(&quiz).expect("stored");
    let mut back: Quiz = serde_json::from_str(&stored).expect("read back");
    back.settle(&context);
    assert_eq!(back, quiz);
    assert_eq!(back.sitting_view(&lesson), quiz.sitting_view(&lesson));
    assert_eq!(back.sitting_view(&lesson).map(|view| (view.position, view.of, view.answered)), Some((2, 8, 1)));
}

#[test]
fn the_summary_comes_after_the_last_open_item_and_again_asks_what_was_missed() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    let context = on(&lesson, 100);
    begin(&mut quiz, &lesson, Scope::Section("one".into()), None);
    let act = |quiz: &mut Quiz, action| quiz.apply(QuizAction::Item(action), &context);
    act(&mut quiz, ItemAction::Confidence(Some(Confidence::Sure)));
    act(&mut quiz, ItemAction::Edit(Edit::Choose(1)));
    act(&mut quiz, ItemAction::Submit);
    act(&mut quiz, ItemAction::GiveUp);
    quiz.apply(QuizAction::Next, &context);
    act(&mut quiz, ItemAction::Edit(Edit::Choose(1)));
    act(&mut quiz, ItemAction::Submit);
    act(&mut quiz, ItemAction::GiveUp);
    quiz.apply(QuizAction::Next, &context);
    assert!(quiz.sitting_view(&lesson).expect("one left").is_last);
    for (phrase, group) in [(0, 0), (1, 1), (2, 0)] {
        act(&mut quiz, ItemAction::Edit(Edit::Place { phrase, group: Some(group) }));
    }
    assert!(act(&mut quiz, ItemAction::Submit).is_some());
    assert_eq!(quiz.summary(&lesson), None);
    quiz.apply(QuizAction::Next, &context);
    let summary = quiz.summary(&lesson).expect("at the end");
    assert_eq!((summary.right, summary.missed, summary.open, summary.rows.len()), (1, 2, 0, 3));
    assert_eq!(summary.beliefs.iter().map(|belief| (belief.times, &*belief.told)).collect::<Vec<_>>(), [(2, "effort for method")]);
    assert_eq!(summary.sure.map(|sure| (sure.sure, sure.sure_right)), Some((1, 0)));
    assert_eq!(quiz.sitting.as_ref().and_then(|sitting| sitting.entry_view(&lesson, 1)).map(|view| view.question.stem), Some("multiple?".into()));
    quiz.apply(QuizAction::Again { seed: 9 }, &context);
    assert_eq!(queue(&quiz), ["single", "multiple"]);
}

#[test]
fn next_skips_what_is_answered_and_comes_round() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    let context = on(&lesson, 100);
    begin(&mut quiz, &lesson, Scope::Section("one".into()), None);
    quiz.apply(QuizAction::Go(2), &context);
    quiz.apply(QuizAction::Item(ItemAction::NotSure), &context);
    quiz.apply(QuizAction::Next, &context);
    assert_eq!(quiz.sitting.as_ref().map(|sitting| sitting.at), Some(0));
    quiz.apply(QuizAction::Go(77), &context);
    assert_eq!(quiz.sitting.as_ref().map(|sitting| sitting.at), Some(0));
    quiz.apply(QuizAction::Finish, &context);
    assert_eq!(quiz.summary(&lesson).map(|summary| (summary.open, summary.again.len())), Some((2, 1)));
    quiz.apply(QuizAction::Close, &context);
    assert_eq!(quiz.sitting, None);
}

#[test]
fn a_lesson_edited_meanwhile_costs_only_what_was_edited() {
    let mut lesson = lesson();
    let mut quiz = Quiz::default();
    begin(&mut quiz, &lesson, Scope::Section("one".into()), None);
    quiz.apply(QuizAction::Item(ItemAction::NotSure), &on(&lesson, 100));
    quiz.apply(QuizAction::Next, &on(&lesson, 100));
    quiz.apply(QuizAction::Item(ItemAction::Edit(Edit::Choose(0))), &on(&lesson, 100));
    lesson.items.retain(|item| item.id.as_str() != "classify");
    for item in &mut lesson.items {
        item.hash = format!("{}-2", item.id);
    }
    quiz.settle(&on(&lesson, 101));
    assert_eq!(queue(&quiz), ["single", "multiple"]);
    let view = quiz.sitting_view(&lesson).expect("under way");
    assert_eq!((view.position, view.item.missing().is_some()), (2, true), "the edited item starts again");
    assert_eq!(quiz.record.standing(find(&lesson, "single")), Standing::Changed(practice_widget::practice::quiz::Outcome::NotSure));
    lesson.items.clear();
    quiz.settle(&on(&lesson, 102));
    assert_eq!(quiz.sitting, None);
    assert_eq!(quiz.record.items.keys().filter(|id| lesson.item(id).is_none()).count(), 1, "answers to removed items are kept");
}

#[test]
fn a_quick_check_is_kept_by_itself_and_can_be_asked_again() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    let context = on(&lesson, 100);
    assert!(quiz.apply(QuizAction::Check("single".into(), ItemAction::NotSure), &context).is_some());
    assert_eq!(quiz.record.items.keys().collect::<Vec<_>>(), [&"single".into()]);
    assert!(matches!(quiz.check_view(&lesson, find(&lesson, "single")).shown, Shown::Revealed(_)));
    assert!(quiz.apply(QuizAction::Check("single".into(), ItemAction::NotSure), &context).is_none());
    quiz.apply(QuizAction::CheckAgain("single".into()), &context);
    assert!(quiz.apply(QuizAction::Check("single".into(), ItemAction::NotSure), &context).is_some());
    assert!(quiz.apply(QuizAction::Check("nowhere".into(), ItemAction::NotSure), &context).is_none());
    assert_eq!(quiz.record.attempts(), 2);
}

#[test]
fn forgetting_a_section_can_be_taken_back() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    answer(&mut quiz, &lesson, "single", Some(0), 100);
    answer(&mut quiz, &lesson, "absent", None, 100);
    for check in ["single", "absent"] {
        quiz.apply(QuizAction::Check(check.into(), ItemAction::NotSure), &on(&lesson, 101));
    }
    let before = (quiz.record.clone(), quiz.checks.clone());
    quiz.apply(QuizAction::Forget(Some("one".into())), &on(&lesson, 100));
    assert_eq!((quiz.record.items.len(), quiz.checks.len()), (1, 1));
    quiz.apply(QuizAction::Remember, &on(&lesson, 100));
    assert_eq!((quiz.record, quiz.checks), before);
    assert_eq!(quiz.schedule.items.len(), 2);
}

#[test]
fn a_check_that_was_begun_anew_stays_when_the_forgetting_is_taken_back() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    quiz.apply(QuizAction::Check("single".into(), ItemAction::NotSure), &on(&lesson, 100));
    quiz.apply(QuizAction::Forget(None), &on(&lesson, 100));
    quiz.apply(QuizAction::Check("single".into(), ItemAction::Confidence(Some(Confidence::Guess))), &on(&lesson, 100));
    let begun = quiz.checks.clone();
    quiz.apply(QuizAction::Remember, &on(&lesson, 100));
    assert_eq!(quiz.checks, begun);
}
