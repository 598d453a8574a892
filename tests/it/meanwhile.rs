//! Taking back and taking in: what was done meanwhile stays.
use crate::practice::{bench, lesson};
use practice_widget::lesson::{Lesson, Level, Prompt, Span, StarPart};
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::notice::DeskNotice;
use practice_widget::practice::place::{Arrival, Place, Route};
use practice_widget::practice::session::{Action, Notice, Part, Session, Stored};
use practice_widget::practice::version::VersionId;
use practice_widget::sorted::SortedSet;

fn edit(text: &str) -> DeskAction {
    DeskAction::Edit { text: text.to_owned(), caret: None }
}
fn mark(id: &str, start: usize, end: usize) -> DeskAction {
    DeskAction::Mark { mark: id.into(), span: Span::new(start, end) }
}
fn run(desk: &mut Desk, lesson: &Lesson, action: DeskAction) -> Vec<DeskNotice> {
    desk.apply(action, &bench(lesson, 1000))
}
fn undo_of(notices: &[DeskNotice]) -> practice_widget::practice::notice::UndoId {
    notices.iter().find_map(DeskNotice::undo).expect("an undo")
}

#[test]
fn undo_of_dropped_mark_keeps_a_mark_placed_since() {
    let lesson = lesson();
    let mut desk = Desk::default();
    run(&mut desk, &lesson, edit("Alpha beta gamma delta."));
    run(&mut desk, &lesson, mark("need", 0, 5));
    let told = run(&mut desk, &lesson, edit("beta gamma delta."));
    let undo = undo_of(&told);
    run(&mut desk, &lesson, mark("output", 5, 10));
    run(&mut desk, &lesson, DeskAction::UndoThat(undo));
    let marks: Vec<_> = desk.draft().marks().placed().iter().map(|p| p.mark.to_string()).collect();
    assert!(marks.contains(&"output".to_owned()), "the mark placed since is gone: {marks:?} in {:?}", desk.draft().text());
}

#[test]
fn undo_of_insert_keeps_a_mark_and_part_set_since() {
    let lesson = lesson();
    let mut desk = Desk::default();
    run(&mut desk, &lesson, edit("Alpha beta gamma delta."));
    let told = run(&mut desk, &lesson, DeskAction::Insert { at: 23, text: "And then …".into() });
    let undo = undo_of(&told);
    run(&mut desk, &lesson, mark("output", 6, 10));
    run(&mut desk, &lesson, DeskAction::SetPart { at: 0, part: Some(StarPart::Task) });
    run(&mut desk, &lesson, DeskAction::UndoThat(undo));
    assert_eq!(desk.draft().text(), "Alpha beta gamma delta.");
    assert_eq!(desk.draft().marks().placed().len(), 1, "mark lost");
    assert_eq!(desk.draft().parts().at(0), Some(StarPart::Task), "part lost");
}

#[test]
fn native_undo_keeps_a_part_set_since() {
    let lesson = lesson();
    let mut desk = Desk::default();
    run(&mut desk, &lesson, edit("Alpha beta.\nGamma delta."));
    run(&mut desk, &lesson, mark("need", 0, 5));
    run(&mut desk, &lesson, edit("beta.\nGamma delta."));
    run(&mut desk, &lesson, DeskAction::SetPart { at: 8, part: Some(StarPart::Result) });
    run(&mut desk, &lesson, edit("Alpha beta.\nGamma delta."));
    assert_eq!(desk.draft().parts().at(14), Some(StarPart::Result), "the part set since is lost");
}

fn review_to_link(desk: &mut Desk, lesson: &Lesson) {
    run(desk, lesson, DeskAction::BeginReview);
    for criterion in &lesson.criteria {
        run(desk, lesson, DeskAction::Predict { criterion: criterion.id.clone(), level: Level::Clear });
    }
    run(desk, lesson, DeskAction::NextMove);
}

#[test]
fn evidence_comes_back_with_the_words_or_the_mark_it_went_with() {
    let lesson = lesson();
    for gone in [edit("beta gamma delta."), DeskAction::Unmark { mark: "need".into(), span: Span::new(0, 5) }] {
        let mut desk = Desk::default();
        run(&mut desk, &lesson, edit("Alpha beta gamma delta."));
        run(&mut desk, &lesson, mark("need", 0, 5));
        review_to_link(&mut desk, &lesson);
        let before = desk.review().cloned();
        let told = run(&mut desk, &lesson, gone.clone());
        assert_ne!(desk.review().cloned(), before, "{gone:?} costs the evidence");
        run(&mut desk, &lesson, DeskAction::UndoThat(undo_of(&told)));
        assert_eq!((desk.draft().text(), desk.review().cloned()), ("Alpha beta gamma delta.", before), "{gone:?}");
    }
}

#[test]
fn undo_of_a_left_review_keeps_the_review_begun_since() {
    let lesson = lesson();
    let mut desk = Desk::default();
    run(&mut desk, &lesson, edit("Alpha beta gamma delta."));
    run(&mut desk, &lesson, DeskAction::BeginReview);
    let told = run(&mut desk, &lesson, DeskAction::LeaveReview);
    review_to_link(&mut desk, &lesson);
    run(&mut desk, &lesson, DeskAction::Link { criterion: "show".into(), span: Span::new(0, 10) });
    let newer = desk.review().cloned().expect("a review");
    run(&mut desk, &lesson, DeskAction::UndoThat(undo_of(&told)));
    run(&mut desk, &lesson, DeskAction::Undo);
    assert_eq!(desk.review().cloned(), Some(newer), "the newer review is gone for good");
}

#[test]
fn a_left_review_is_done_with_when_another_is_saved() {
    let lesson = lesson();
    let context = Context { lesson: &lesson, now: 1000, day: 3 };
    let mut session = Session::new(&lesson);
    let mut act = |action| {
        session.apply(Action::Desk("p".into(), action), &context);
        session.notices.iter().filter(|posted| matches!(posted.notice, Notice::Desk(_, DeskNotice::ReviewLeft { .. }))).count()
    };
    act(edit("Alpha beta gamma delta."));
    act(DeskAction::BeginReview);
    assert_eq!(act(DeskAction::LeaveReview), 1);
    assert_eq!(act(DeskAction::BeginReview), 1, "it can come back while the other is under way");
    for criterion in &lesson.criteria {
        act(DeskAction::Predict { criterion: criterion.id.clone(), level: Level::Hinted });
    }
    act(DeskAction::NextMove);
    act(DeskAction::NextMove);
    assert_eq!(act(DeskAction::SaveReview), 0);
    assert!(session.desks[&"p".into()].latest_review().is_some());
}

#[test]
fn an_old_notice_undoes_nothing_else_after_the_desk_came_in_anew() {
    let lesson = lesson();
    let context = Context { lesson: &lesson, now: 1000, day: 3 };
    let mut session = Session::new(&lesson);
    let act = |session: &mut Session, action| session.apply(Action::Desk("p".into(), action), &context);
    act(&mut session, edit("Alpha beta gamma delta."));
    act(&mut session, DeskAction::KeepVersion { name: "one".into() });
    act(&mut session, DeskAction::DeleteVersion(VersionId(1)));
    let id = session.notices.iter().find(|p| matches!(&p.notice, Notice::Desk(_, DeskNotice::VersionDeleted { .. }))).expect("told").id;
    // Another tab went on, and its desk comes in.
    let desk: Desk = serde_json::from_value(serde_json::to_value(&session.desks[&"p".into()]).expect("there")).expect("there");
    session.apply(Action::Restore(vec![(Part::Desk("p".into()), Stored::Desk(Box::new(desk)))]), &context);
    act(&mut session, mark("need", 0, 5));
    act(&mut session, DeskAction::Unmark { mark: "need".into(), span: Span::new(0, 5) });
    let before = session.desks[&"p".into()].draft().clone();
    // The learner presses undo beside "version deleted".
    session.apply(Action::Undo(id), &context);
    assert_eq!(session.desks[&"p".into()].draft(), &before, "undoing a deleted version put a mark on");
}

#[test]
fn marks_that_return_in_one_draft_settle_no_notice_of_another() {
    let mut lesson = lesson();
    lesson.prompts.push(Prompt { id: "q".into(), ..Prompt::default() });
    let context = Context { lesson: &lesson, now: 1000, day: 3 };
    let mut session = Session::new(&lesson);
    let act = |session: &mut Session, prompt: &str, action| session.apply(Action::Desk(prompt.into(), action), &context);
    act(&mut session, "p", edit("Alpha beta gamma delta."));
    act(&mut session, "p", DeskAction::KeepVersion { name: "one".into() });
    act(&mut session, "p", DeskAction::DeleteVersion(VersionId(1)));
    act(&mut session, "q", edit("Alpha beta gamma delta."));
    act(&mut session, "q", mark("need", 0, 5));
    act(&mut session, "q", edit("beta gamma delta."));
    act(&mut session, "q", edit("Alpha beta gamma delta."));
    assert!(
        session.notices.iter().any(|p| matches!(&p.notice, Notice::Desk(prompt, DeskNotice::VersionDeleted { .. }) if prompt == &"p".into())),
        "p's offer to undo is gone: {:?}",
        session.notices
    );
}

#[test]
fn what_was_dismissed_elsewhere_stays_dismissed() {
    let lesson = lesson();
    let finding = practice_widget::practice::dismissals::FindingId::new("too-short", "");
    let mut there = Desk::default();
    run(&mut there, &lesson, edit("Written there."));
    run(&mut there, &lesson, DeskAction::Dismiss(finding.clone()));
    let mut here = Desk::default();
    run(&mut here, &lesson, edit("Written here."));
    run(&mut here, &lesson, DeskAction::KeepOthers { others: vec![there], name: "x".into(), take: Some(0) });
    assert_eq!(here.draft().text(), "Written there.");
    assert!(here.draft().dismissed.contains(&finding), "not so did not stay");
}

#[test]
fn a_quick_check_whose_item_changed_can_be_answered() {
    use crate::quiz;
    use practice_widget::practice::quiz::{Edit, ItemAction, QuizAction, Shown};
    let mut lesson = quiz::lesson();
    let mut session = Session::new(&lesson);
    let check = |session: &mut Session, lesson: &Lesson, action| {
        session.apply(Action::Quiz(QuizAction::Check("single".into(), action)), &quiz::on(lesson, 3))
    };
    check(&mut session, &lesson, ItemAction::Edit(Edit::Choose(0)));
    check(&mut session, &lesson, ItemAction::Submit);
    lesson.items[0].hash = "single-2".into();
    let item = lesson.item(&"single".into()).expect("there");
    assert_eq!(session.quiz.check_view(&lesson, item).shown, Shown::Asked, "it is asked anew");
    check(&mut session, &lesson, ItemAction::Edit(Edit::Choose(1)));
    let view = session.quiz.check_view(&lesson, lesson.item(&"single".into()).expect("there"));
    assert_eq!(view.missing(), None, "choosing does nothing");
}

#[test]
fn a_recall_known_to_both_counts_once() {
    use practice_widget::practice::quiz::{Answer, Attempt, Outcome, Record};
    let recall = |at, text: &str| Attempt {
        at,
        outcome: Outcome::Right,
        answer: Answer::Recall { text: text.into(), ticks: SortedSet::default() },
        ..Attempt::default()
    };
    let mut shared = Record::default();
    shared.add(&"recall".into(), recall(1, "first words"));
    let (mut here, there) = (shared.clone(), shared);
    here.add(&"recall".into(), recall(2, "second words"));
    here.merge(there);
    assert_eq!(here.attempts(), 2, "{here:?}");
}

#[test]
fn forget_then_rate_then_remember_keeps_the_rating() {
    use practice_widget::practice::calibration::{CalibrationAction, Subject};
    let lesson = &crate::calibration::lesson();
    let context = Context { lesson, now: 1000, day: 3 };
    let mut session = Session::new(lesson);
    let subject = Subject::whole(lesson.answers[0].id.clone());
    let rate = |session: &mut Session, level| {
        session
            .apply(Action::Calibrate(CalibrationAction::Rate { subject: subject.clone(), criterion: lesson.criteria[0].id.clone(), level }), &context)
    };
    rate(&mut session, Level::Clear);
    session.apply(Action::Calibrate(CalibrationAction::Forget), &context);
    let other = Subject::whole(lesson.answers[1].id.clone());
    session.apply(
        Action::Calibrate(CalibrationAction::Rate { subject: other.clone(), criterion: lesson.criteria[0].id.clone(), level: Level::Hinted }),
        &context,
    );
    session.apply(Action::Calibrate(CalibrationAction::Remember), &context);
    assert!(session.calibration.rounds.iter().any(|r| r.subject == other), "the rating begun since is lost");
}

#[test]
fn a_peer_review_brought_back_is_not_there_twice() {
    use practice_widget::practice::peer_review::{PeerAction, Shared, SharedDraft};
    let lesson = lesson();
    let context = Context { lesson: &lesson, now: 1000, day: 3 };
    let mut session = Session::new(&lesson);
    let draft = SharedDraft { prompt: "p".into(), text: "Some words".into(), ..SharedDraft::default() };
    let act = |session: &mut Session, action| session.apply(Action::Peer(action), &context);
    act(&mut session, PeerAction::Receive(Shared::Draft(draft.clone())));
    act(&mut session, PeerAction::Overall("First said.".into()));
    act(&mut session, PeerAction::Forget);
    act(&mut session, PeerAction::Receive(Shared::Draft(draft.clone())));
    act(&mut session, PeerAction::Overall("Said again.".into()));
    act(&mut session, PeerAction::Remember);
    let all = session.peer.others().len() + usize::from(session.peer.open().is_some());
    assert_eq!(
        all,
        1,
        "open: {:?}, others: {:?}",
        session.peer.open().map(|o| &o.said.overall),
        session.peer.others().iter().map(|o| &o.said.overall).collect::<Vec<_>>()
    );
}

#[test]
fn what_is_retold_and_noted_so_far_is_kept_and_no_longer_than_it_is_needed() {
    use practice_widget::practice::peer_review::{PeerAction, Shared, SharedDraft};
    let lesson = lesson();
    let stored = |desk: &Desk| -> Desk { serde_json::from_value(serde_json::to_value(desk).expect("JSON")).expect("read") };
    let (mut here, mut there) = (Desk::default(), Desk::default());
    run(&mut here, &lesson, DeskAction::Retell("From memory".into()));
    assert_eq!(stored(&here).retelling(), "From memory");
    run(&mut there, &lesson, DeskAction::Retell("Retold there".into()));
    run(&mut here, &lesson, DeskAction::KeepOthers { others: vec![there.clone()], name: "x".into(), take: None });
    assert_eq!(here.retelling(), "From memory\n\nRetold there");
    assert!(here.holds(&there));
    let context = Context { lesson: &lesson, now: 1000, day: 3 };
    let mut session = Session::new(&lesson);
    let draft = SharedDraft { prompt: "p".into(), text: "Some words".into(), ..SharedDraft::default() };
    session.apply(Action::Peer(PeerAction::Receive(Shared::Draft(draft))), &context);
    assert_eq!(session.apply(Action::Peer(PeerAction::Noting("Which".into())), &context), [Part::Peer], "what is typed is kept");
    assert_eq!(session.peer.open().map(|open| (open.noting.as_str(), open.said.is_empty())), Some(("Which", true)), "and not sent");
    session.apply(Action::Peer(PeerAction::Note(Span::new(0, 4), "Which?".into())), &context);
    assert_eq!(session.peer.open().map(|open| open.noting.as_str()), Some(""));
}

#[test]
fn an_answer_to_what_was_just_done_goes_when_the_learner_goes_on() {
    let lesson = lesson();
    let context = Context { lesson: &lesson, now: 1000, day: 3 };
    let mut session = Session::new(&lesson);
    let said = |session: &mut Session, action| {
        session.apply(Action::Desk("p".into(), action), &context);
        session.notices.len()
    };
    said(&mut session, edit("Alpha beta."));
    assert_eq!(said(&mut session, mark("need", 5, 5)), 1, "there are no words there");
    assert_eq!(said(&mut session, mark("need", 0, 5)), 0);
    assert_eq!(said(&mut session, edit("beta.")), 1, "words went with their mark");
    assert_eq!(said(&mut session, edit("beta. Gamma")), 1, "which can still be undone");
    session.apply(Action::Arrive(Arrival::At(Route { lesson: lesson.id.clone(), place: Place::Prompts })), &context);
    assert!(session.notices.is_empty(), "elsewhere it says nothing");
}

#[test]
fn what_a_reviewer_is_asked_is_kept_with_the_draft_and_joined() {
    let lesson = lesson();
    let mut desk = Desk::default();
    run(&mut desk, &lesson, edit("Alpha beta."));
    run(&mut desk, &lesson, DeskAction::AskAbout("Is it short?".into()));
    let kept: Desk = serde_json::from_value(serde_json::to_value(&desk).expect("json")).expect("a desk");
    assert_eq!(kept.question(), "Is it short?");
    let mut other = Desk::default();
    run(&mut other, &lesson, edit("Gamma."));
    assert!(!other.holds(&kept));
    run(&mut other, &lesson, DeskAction::KeepOthers { others: vec![kept.clone()], name: "other".into(), take: None });
    assert_eq!((other.question(), other.holds(&kept)), ("Is it short?", true));
}
