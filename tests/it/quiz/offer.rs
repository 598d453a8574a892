//! What the room offers: what is asked where, how much of it, in which lengths.

use super::{lesson, on};
use practice_widget::practice::place::Asked;
use practice_widget::practice::quiz::offer::{in_section, lengths, usual_length};
use practice_widget::practice::quiz::{ItemAction, Quiz, QuizAction, Scope};

fn section(id: &str) -> Asked {
    Asked::Section(id.into())
}

#[test]
fn lengths_are_offered_below_what_there_is_and_all_of_it_last() {
    for (count, offered, usual) in [
        (1, &[None][..], None),
        (5, &[None], None),
        (6, &[Some(5), None], None),
        (10, &[Some(5), None], None),
        (11, &[Some(5), Some(10), None], Some(10)),
        (21, &[Some(5), Some(10), Some(20), None], Some(10)),
    ] {
        assert_eq!((lengths(count).collect::<Vec<_>>(), usual_length(count)), (offered.to_vec(), usual), "{count}");
    }
}

#[test]
fn whoever_has_answered_nothing_begins_with_everything() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    let opening = |quiz: &Quiz| [Asked::Anything, Asked::Due, section("one")].map(|asked| quiz.opening(asked));
    assert_eq!(opening(&quiz), [Asked::Mixed, Asked::Due, section("one")]);
    quiz.apply(QuizAction::Check("single".into(), ItemAction::NotSure), &on(&lesson, 10));
    assert_eq!(opening(&quiz), [Asked::Anything, Asked::Due, section("one")]);
}

#[test]
fn a_scope_is_counted_as_it_is_asked() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    quiz.apply(QuizAction::Check("single".into(), ItemAction::NotSure), &on(&lesson, 90));
    let asked = [Asked::Anything, Asked::Due, Asked::Missed, Asked::Mixed, section("one"), section("none")];
    let counts = asked.map(|asked| quiz.count(&Scope::of(&asked), &lesson, 100));
    assert_eq!(counts, [1, 1, 1, 10, 3, 0]);
    assert_eq!(in_section(&lesson, &"two".into()), 8);
}

#[test]
fn a_sitting_is_shown_where_it_was_begun_and_where_nothing_else_is_asked_for() {
    let lesson = lesson();
    let mut quiz = Quiz::default();
    assert!(quiz.sitting_at(&Asked::Anything, None).is_none() && !quiz.is_under_way());
    let (one, two) = (section("one"), section("two"));
    for (scope, asked, home, shown) in [
        (Scope::of(&one), &Asked::Anything, None, true),
        (Scope::of(&one), &one, None, true),
        (Scope::of(&one), &two, None, false),
        (Scope::of(&one), &Asked::Mixed, None, false),
        (Scope::Mixed, &Asked::Mixed, None, true),
        (Scope::Mixed, &Asked::Due, None, false),
        (Scope::One("order".into()), &two, None, false),
        // Begun in this visit: where that was decides, whatever it asks.
        (Scope::Mixed, &Asked::Due, Some(&Asked::Due), true),
        (Scope::Mixed, &Asked::Mixed, Some(&Asked::Due), false),
        (Scope::Mixed, &Asked::Anything, Some(&Asked::Due), true),
    ] {
        quiz.apply(QuizAction::Begin { scope: scope.clone(), length: None, seed: 1 }, &on(&lesson, 100));
        assert!(quiz.is_under_way());
        assert_eq!(quiz.sitting_at(asked, home).is_some(), shown, "{scope:?} at {asked:?}, begun at {home:?}");
    }
    quiz.apply(QuizAction::Finish, &on(&lesson, 100));
    assert!(quiz.sitting_at(&Asked::Anything, None).is_some() && !quiz.is_under_way(), "its summary is still to be seen");
}
