//! A draft that is open, or was written, in more than one place.

use super::lesson;
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::draft::Draft;
use practice_widget::practice::notice::Notice as DeskNotice;
use practice_widget::practice::session::{Action, Notice, Part, Session};
use practice_widget::practice::version::{NAMED_LIMIT, Versions};

fn write(text: &str) -> DeskAction {
    DeskAction::Edit { text: text.to_owned(), caret: None }
}

fn at_desk(action: DeskAction) -> Action {
    Action::Desk("p".into(), action)
}

/// A desk after some actions, in a session of its own.
fn desk(actions: Vec<DeskAction>) -> Desk {
    let lesson = lesson();
    let mut session = Session::new(&lesson);
    for (now, action) in (1_000..).zip(actions) {
        session.apply(at_desk(action), &Context { lesson: &lesson, now, day: 10 });
    }
    session.desks.remove(&"p".into()).expect("a desk")
}

fn versions(desk: &Desk) -> Vec<&str> {
    desk.versions().all().iter().map(|version| version.text.as_str()).collect()
}

fn keep_others(others: &[&Desk], take: Option<usize>) -> DeskAction {
    let others = others.iter().map(|desk| (desk.draft().clone(), desk.versions().clone())).collect();
    DeskAction::KeepOthers { others, name: "From elsewhere".to_owned(), take }
}

#[test]
fn texts_from_elsewhere_become_versions_and_nothing_here_goes() {
    let there = desk(vec![write("An older one."), DeskAction::KeepVersion { name: "Old".to_owned() }, write("Written there.")]);
    let also = desk(vec![write("Written in a third place.")]);
    let here = desk(vec![write("Written here."), keep_others(&[&there, &also], None)]);
    assert_eq!(here.draft().text(), "Written here.");
    assert_eq!(versions(&here), ["An older one.", "Written there.", "Written in a third place."]);
    let again = desk(vec![write("Written here."), keep_others(&[&there], None), keep_others(&[&there], None)]);
    assert_eq!(versions(&again), ["An older one.", "Written there."], "nothing is kept twice");
}

#[test]
fn a_text_from_elsewhere_can_become_the_draft_and_what_was_here_is_a_version() {
    let there = desk(vec![write("Written there.")]);
    let here = desk(vec![write("Written here."), keep_others(&[&there], Some(0))]);
    assert_eq!(here.draft().text(), "Written there.");
    assert!(versions(&here).contains(&"Written here."), "{:?}", versions(&here));
}

#[test]
fn with_no_room_for_another_version_the_text_is_not_held_to_be_kept() {
    let there = desk(vec![write("Written there.")]);
    let mut actions: Vec<_> =
        (0..NAMED_LIMIT).flat_map(|number| [write(&format!("Take {number}.")), DeskAction::KeepVersion { name: number.to_string() }]).collect();
    actions.push(keep_others(&[&there], Some(0)));
    let here = desk(actions);
    assert!(!here.versions().hold(there.draft()), "the caller must not let go of it");
    assert_eq!(here.draft().text(), format!("Take {}.", NAMED_LIMIT - 1));
    assert!(!Versions::default().hold(&Draft::default()));
}

#[test]
fn a_draft_that_another_tab_writes_is_not_changed_here_and_its_undo_stays_on_offer() {
    let lesson = lesson();
    let mut session = Session::new(&lesson);
    let context = Context { lesson: &lesson, now: 1_000, day: 10 };
    session.apply(at_desk(write("Before.")), &context);
    session.apply(at_desk(DeskAction::Mark { mark: "need".into(), span: practice_widget::lesson::Span::new(0, 6) }), &context);
    session.apply(at_desk(write("")), &context);
    let undo = |session: &Session| {
        let told = session.notices.iter().find(|posted| matches!(&posted.notice, Notice::Desk(_, notice) if notice.undo().is_some()));
        told.map(|posted| posted.id)
    };
    let id = undo(&session).expect("an undo on offer");
    session.apply(Action::Elsewhere(Some("p".into())), &context);
    assert_eq!(session.apply(at_desk(write("Over there.")), &context), []);
    assert_eq!(session.apply(Action::Undo(id), &context), []);
    assert_eq!(session.with_desk(&"p".into(), |desk| desk.draft().text().to_owned()), "");
    assert_eq!(undo(&session), Some(id));
    session.apply(Action::Elsewhere(None), &context);
    assert!(session.apply(Action::Undo(id), &context).contains(&Part::Desk("p".into())));
    assert_eq!(session.with_desk(&"p".into(), |desk| desk.draft().text().to_owned()), "Before.");
}

#[test]
fn a_review_sets_a_date_and_the_date_is_kept_with_it() {
    let lesson = lesson();
    let mut session = Session::new(&lesson);
    let context = Context { lesson: &lesson, now: 1_000, day: 10 };
    session.apply(at_desk(write("one two three four")), &context);
    let mut review = |context: &Context<'_>| {
        session.apply(at_desk(DeskAction::BeginReview), context);
        for criterion in &lesson.criteria {
            let level = practice_widget::lesson::Level::Hinted;
            session.apply(at_desk(DeskAction::Predict { criterion: criterion.id.clone(), level }), context);
        }
        session.apply(at_desk(DeskAction::NextMove), context);
        session.apply(at_desk(DeskAction::NextMove), context);
        let parts = session.apply(at_desk(DeskAction::SaveReview), context);
        let saved = session.notices.iter().any(|posted| matches!(&posted.notice, Notice::Desk(_, DeskNotice::ReviewSaved { .. })));
        assert!(saved, "the review was saved");
        parts
    };
    assert!(review(&context).contains(&Part::Quiz), "a date that is not written is lost at the next reload");
    assert!(!review(&context).contains(&Part::Quiz), "known already");
    assert_eq!(session.quiz.schedule.due(&lesson, 12).today.prompts, ["p".into()]);
}
