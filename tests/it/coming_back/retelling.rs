//! A retelling from memory sets the date of the next one, and the date is kept.

use practice_widget::lesson::{Lesson, Prompt, PromptId};
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::DeskAction;
use practice_widget::practice::rehearsal::retold;
use practice_widget::practice::schedule::Grade;
use practice_widget::practice::session::{Action, Part, Session};

const DRAFT: &str = "The parser dropped nested quotes. Nobody owned the grammar. I read the specification aloud. Then I rewrote the tokenizer.";

#[test]
fn the_grade_follows_the_sentences_that_came_back() {
    for (told, grade) in [
        (DRAFT, Grade::Easy),
        ("The parser dropped nested quotes. Nobody owned the grammar. I read the specification aloud.", Grade::Good),
        ("The parser dropped nested quotes. Nobody owned the grammar.", Grade::Hard),
        ("The parser dropped nested quotes.", Grade::Again),
        ("", Grade::Again),
    ] {
        assert_eq!(retold(DRAFT, told).grade(), grade, "{told}");
    }
    assert_eq!(retold("", "anything").grade(), Grade::Again, "an empty draft was not remembered");
}

#[test]
fn what_was_told_came_back_and_what_shares_its_words_did_not() {
    let draft = include_str!("../../fixtures/draft.txt");
    let told = "Last spring our warehouse stopped printing customs labels every day at four. I had never read a wire protocol. I wrote a fake printer. The restart was the cause.";
    let came = retold(draft, told);
    let kept: Vec<_> = came.kept.iter().filter_map(|span| span.of(draft)?.split([',', ';', ':', '.']).next()).collect();
    let first = "Last spring our warehouse stopped printing customs labels every day at about four in the afternoon";
    assert_eq!(kept, [first, "Until then a printer was a dialog box to me", "Then I wrote a fake printer", "The restart was the cause"]);
    assert_eq!(came.left_out.len(), 15);
}

#[test]
fn a_retelling_is_kept_and_comes_up_again() {
    let lesson = Lesson { prompts: vec![Prompt { id: "prompt".into(), ..Prompt::default() }], ..Lesson::default() };
    let prompt = PromptId::from("prompt");
    let mut session = Session::new(&lesson);
    let context = Context { lesson: &lesson, now: 1, day: 10 };
    let mut at_desk = |action| session.apply(Action::Desk(prompt.clone(), action), &context);
    at_desk(DeskAction::Edit { text: DRAFT.to_owned(), caret: None });
    at_desk(DeskAction::Retell("The parser.".to_owned()));
    let parts = at_desk(DeskAction::Retold { seconds: 20, grade: Some(Grade::Again) });
    assert!(parts.contains(&Part::Quiz), "dates are kept with the quiz: {parts:?}");
    assert!(session.quiz.schedule.due(&lesson, 10).today.is_empty());
    assert_eq!(session.quiz.schedule.due(&lesson, 11).today.prompts, std::slice::from_ref(&prompt));
    // Pressed twice, it counts once.
    let before = session.quiz.schedule.clone();
    session.apply(Action::Desk(prompt.clone(), DeskAction::Retold { seconds: 21, grade: Some(Grade::Again) }), &context);
    assert_eq!(session.quiz.schedule, before);
    let desk = &session.desks[&prompt];
    assert_eq!(desk.rehearsals().iter().map(|rehearsal| (rehearsal.words, rehearsal.seconds)).collect::<Vec<_>>(), [(2, 20)]);
    assert_eq!(desk.retelling(), "");
}
