//! What was written before the program was here, taken in.

use crate::practice::lesson;
use practice_widget::exchange::early::{Early, PREFIX};
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::DeskAction;
use practice_widget::practice::session::{Action, Session};

/// A session whose draft says `draft`, after it took in a text that went from `from` to `text`: its draft, and its versions.
#[track_caller]
fn check(draft: &str, from: &str, text: &str, expected: (&str, &[&str])) {
    let lesson = lesson();
    let mut session = Session::new(&lesson);
    let act = |session: &mut Session, action| drop(session.apply(Action::Desk("p".into(), action), &Context { lesson: &lesson, now: 1, day: 10 }));
    if !draft.is_empty() {
        act(&mut session, DeskAction::Edit { text: draft.to_owned(), caret: None });
    }
    let early = Early { prompt: "p".into(), from: from.to_owned(), text: text.to_owned() };
    if let Some(action) = early.action(&session, "Other text") {
        act(&mut session, action);
    }
    session.with_desk(&"p".into(), |desk| {
        let versions: Vec<&str> = desk.versions().all().iter().map(|version| version.text.as_str()).collect();
        assert_eq!((desk.draft().text(), versions.as_slice()), expected, "{draft:?}, from {from:?} to {text:?}");
    });
    assert!(text == from || early.is_in(&session), "{text:?} is nowhere");
    assert_eq!(early.action(&session, "Other text"), None, "taken in twice: {draft:?}, from {from:?} to {text:?}");
}

#[test]
fn an_early_text_goes_on_from_the_draft_it_began_from_and_stands_beside_another() {
    check("", "", "First words.", ("First words.", &[]));
    check("A draft.", "A draft.", "A draft. And more.", ("A draft. And more.", &[]));
    check("A draft.", "A draft.", "", ("", &[]));
    // Nothing was changed, or the session has it already.
    check("A draft.", "An older draft.", "An older draft.", ("A draft.", &[]));
    check("A draft.", "", "A draft.", ("A draft.", &[]));
    // The draft has gone on meanwhile, or was not found in time.
    check("A draft, by another tab.", "A draft.", "A draft. And more.", ("A draft, by another tab.", &["A draft. And more."]));
    check("A draft.", "", "Begun anew.", ("A draft.", &["Begun anew."]));
}

#[test]
fn a_record_is_read_only_where_it_is_one_of_this_lesson() {
    let lesson = lesson();
    let id = lesson.id.as_str();
    let key = format!("{PREFIX}{id}/practise/p");
    let read = |key: &str, raw: &str| Early::parse(key, raw, &lesson).map(|early| (early.from, early.text));
    let pair = |from: &str, text: &str| Some((from.to_owned(), text.to_owned()));
    assert_eq!(read(&key, r#"{"from":"a","text":"b"}"#), pair("a", "b"));
    for (key, raw) in [
        (key.as_str(), "junk"),
        (&key, r#"{"text":"b"}"#),
        (&key, r#"{"from":1,"text":"b"}"#),
        (&key, ""),
        (&format!("{PREFIX}{id}/practise/no-such-prompt"), r#"{"from":"a","text":"b"}"#),
        (&format!("{PREFIX}another-lesson/practise/p"), r#"{"from":"a","text":"b"}"#),
        (&format!("{PREFIX}{id}/read/p"), r#"{"from":"a","text":"b"}"#),
        ("somebody-else", r#"{"from":"a","text":"b"}"#),
    ] {
        assert_eq!(read(key, raw), None, "{key}: {raw}");
    }
}
