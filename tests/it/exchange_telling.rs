//! What a course page is told of, by what the learner does: the whole loop from action to statement.

use crate::practice::lesson as small;
use practice_widget::exchange::host_message::{Answer, Statement, Words};
use practice_widget::exchange::telling::Teller;
use practice_widget::lesson::{Lesson, Level};
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::DeskAction;
use practice_widget::practice::quiz::{Edit, ItemAction, QuizAction};
use practice_widget::practice::session::{Action, Session};

/// Does all of it in one page, and answers what was told.
fn told(lesson: &Lesson, actions: Vec<Action>) -> Vec<Statement> {
    let (mut session, mut teller, mut statements) = (Session::new(lesson), Teller::default(), Vec::new());
    for action in actions {
        let perhaps = teller.before(&action, &session);
        session.apply(action, &Context { lesson, now: 1_000, day: 10 });
        statements.extend(perhaps.and_then(|perhaps| teller.after(perhaps, &session, lesson)));
    }
    statements
}

fn desk(action: DeskAction) -> Action {
    Action::Desk("p".into(), action)
}

fn edit(words: usize) -> Action {
    desk(DeskAction::Edit { text: "word ".repeat(words), caret: None })
}

#[test]
fn a_draft_is_told_of_once_when_it_is_long_enough() {
    let lesson = small();
    assert_eq!(told(&lesson, vec![edit(9)]), []);
    assert_eq!(told(&lesson, vec![edit(9), edit(10), edit(3), edit(12)]), [Statement::Drafted("p".into(), Words(10))]);
}

#[test]
fn a_review_is_told_of_when_it_is_saved_and_not_before() {
    let lesson = small();
    let mut actions = vec![edit(4), desk(DeskAction::SaveReview), desk(DeskAction::BeginReview)];
    actions.extend(lesson.criteria.iter().map(|criterion| desk(DeskAction::Predict { criterion: criterion.id.clone(), level: Level::Hinted })));
    actions.push(desk(DeskAction::NextMove));
    actions.push(desk(DeskAction::SaveReview));
    actions.push(desk(DeskAction::Judge { criterion: "why".into(), level: Level::Hinted }));
    actions.push(desk(DeskAction::NextMove));
    assert_eq!(told(&lesson, actions.clone()), []);
    actions.push(desk(DeskAction::SaveReview));
    actions.push(desk(DeskAction::SaveReview));
    assert_eq!(
        told(&lesson, actions),
        [Statement::Reviewed("p".into(), [4, 1, 0])],
        "what nothing is linked to and nobody judged is missing, whatever was predicted"
    );
}

#[test]
fn an_item_is_told_of_when_its_answer_is_revealed() {
    let lesson = crate::quiz::lesson();
    let act = |action| Action::Quiz(QuizAction::Check("single".into(), action));
    let right = (0..4).filter_map(|choice| told(&lesson, vec![act(ItemAction::Edit(Edit::Choose(choice))), act(ItemAction::Submit)]).pop());
    let right: Vec<_> = right.collect();
    assert_eq!(right, [Statement::Answered("single".into(), Answer::Right)], "one choice is right, and only a right one ends the asking");
    let given_up =
        told(&lesson, vec![act(ItemAction::Edit(Edit::Choose(1))), act(ItemAction::Submit), act(ItemAction::GiveUp), act(ItemAction::GiveUp)]);
    assert_eq!(given_up, [Statement::Answered("single".into(), Answer::Wrong)]);
}

#[test]
fn a_section_is_told_of_when_it_is_read_and_not_when_it_is_read_again() {
    let lesson = crate::quiz::lesson();
    let read = |section: &str| Action::FinishSection(section.into());
    let [one, other] = ["one", "two"];
    assert_eq!(
        told(&lesson, vec![read(one), read(one), read(other), read(one)]),
        [Statement::Completed(one.into()), Statement::Completed(other.into())]
    );
}
