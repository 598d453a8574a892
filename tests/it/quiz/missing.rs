//! What is still missing before an answer can be handed in, kind by kind.

use super::{find, lesson, words};
use practice_widget::practice::quiz::{Answer, Asking, Edit, ItemAction, ItemView, Missing, Named};

/// What is missing of an item after each step, nothing done first.
#[track_caller]
fn check(item: &str, expected: &[Option<Missing>], steps: &[Edit]) {
    let lesson = lesson();
    let item = find(&lesson, item);
    let mut asking = Asking::new(item, 1);
    let mut told = Vec::new();
    for step in [None].into_iter().chain(steps.iter().map(Some)) {
        if let Some(step) = step {
            asking.apply(ItemAction::Edit(step.clone()), &lesson, item, 7);
        }
        let view = asking.view(&lesson, item);
        let mut handed_in = asking.clone();
        handed_in.apply(ItemAction::Submit, &lesson, item, 7);
        assert_eq!(handed_in == asking, view.missing().is_some(), "{}: taken where nothing is missing", item.id);
        told.push(view);
    }
    assert_eq!(told.iter().map(ItemView::missing).collect::<Vec<_>>(), expected, "{}", item.id);
    asking.apply(ItemAction::NotSure, &lesson, item, 7);
    assert_eq!(asking.view(&lesson, item).missing(), None, "{}: all is said", item.id);
}

#[test]
fn each_kind_says_what_is_missing_until_nothing_is() {
    use Missing::{Choice, Choices, Name, Open, Text, Words};
    let place = |phrase| Edit::Place { phrase, group: Some(0) };
    let join = |left, right| Edit::Join { left, right };
    check("single", &[Some(Choice), None], &[Edit::Choose(1)]);
    check("multiple", &[Some(Choices), None, Some(Choices)], &[Edit::Choose(1), Edit::Choose(1)]);
    check("classify", &[Some(Open(3)), Some(Open(2)), Some(Open(1)), None], &[place(1), place(0), place(2)]);
    let selected = Edit::Select(Some(words("We lost four words.")));
    check("spot", &[Some(Words), Some(Words), None, Some(Words)], &[Edit::Choose(0), selected.clone(), Edit::Select(None)]);
    check("spot", &[Some(Words), Some(Name)], &[selected]);
    // Where no words carry it, the name is the answer.
    check("absent", &[Some(Choice), None], &[Edit::Choose(0)]);
    check("pitfall", &[Some(Choice), None], &[Edit::Name(Named::Sound)]);
    check("order", &[None], &[]);
    let taken = [join(0, Some(1)), join(1, Some(0)), join(2, Some(2)), join(0, Some(2))];
    check("match", &[Some(Open(3)), Some(Open(2)), Some(Open(1)), None, Some(Open(1))], &taken);
    check("recall", &[Some(Text), Some(Text), None], &[Edit::Write(" \n".into()), Edit::Write("x".into())]);
}

#[test]
fn the_first_open_row_is_the_first_on_the_screen() {
    let lesson = lesson();
    for (item, seed) in [("classify", 1), ("classify", 2), ("classify", 3), ("match", 1)] {
        let item = find(&lesson, item);
        let mut asking = Asking::new(item, seed);
        for left in (1..=3).rev() {
            let view = asking.view(&lesson, item);
            assert_eq!(view.missing(), Some(Missing::Open(left)));
            let at = view.first_open().expect("one is open");
            let shown = view.question.ask.places();
            // Left sides stand in the author's order.
            assert_eq!(at, shown.get(3 - left).copied().unwrap_or(3 - left), "{} {seed}", item.id);
            let edit = match &view.draft {
                Answer::Match { .. } => Edit::Join { left: at, right: Some(at) },
                _ => Edit::Place { phrase: at, group: Some(1) },
            };
            asking.apply(ItemAction::Edit(edit), &lesson, item, 7);
        }
        assert_eq!(asking.view(&lesson, item).first_open(), None);
    }
    let single = find(&lesson, "single");
    assert_eq!(Asking::new(single, 1).view(&lesson, single).first_open(), None);
}

#[test]
fn the_second_try_misses_only_what_it_asks_again() {
    let lesson = lesson();
    let item = find(&lesson, "spot");
    let mut asking = Asking::new(item, 1);
    for action in [ItemAction::Edit(Edit::Select(Some(words("We lost four words.")))), ItemAction::Edit(Edit::Choose(1)), ItemAction::Submit] {
        asking.apply(action, &lesson, item, 7);
    }
    assert_eq!(asking.view(&lesson, item).missing(), Some(Missing::Name), "the words stay");
}
