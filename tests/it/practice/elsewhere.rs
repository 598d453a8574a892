//! A draft that is open, or was written, in more than one place.

use super::lesson;
use practice_widget::lesson::{CriterionId, Level, Span};
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::draft::Draft;
use practice_widget::practice::notice::DeskNotice;
use practice_widget::practice::peer_review::{Locked, PeerAction, Shared, SharedDraft, SharedReview, Unkept, fingerprint};
use practice_widget::practice::place::{Arrival, Desktop, Place, Route};
use practice_widget::practice::review::ReviewStage;
use practice_widget::practice::session::{Action, Notice, Part, Session, Stored};
use practice_widget::practice::surroundings::Happening;
use practice_widget::practice::version::{NAMED_LIMIT, VersionId, Versions};

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

fn keep(name: &str) -> DeskAction {
    DeskAction::KeepVersion { name: name.to_owned() }
}

/// A whole review in which every criterion is seen at one level, on the first words.
fn reviewed(level: Level) -> Vec<DeskAction> {
    let all = |of: &dyn Fn(CriterionId) -> DeskAction| lesson().criteria.iter().map(|criterion| of(criterion.id.clone())).collect::<Vec<_>>();
    [
        vec![DeskAction::BeginReview],
        all(&|criterion| DeskAction::Predict { criterion, level }),
        vec![DeskAction::NextMove],
        all(&|criterion| DeskAction::Link { criterion, span: Span::new(0, 5) }),
        vec![DeskAction::NextMove, DeskAction::SaveReview],
    ]
    .concat()
}

fn heard(text: &str, overall: &str) -> DeskAction {
    DeskAction::TakeReview(SharedReview { text: fingerprint(text), overall: overall.to_owned(), ..SharedReview::default() })
}

fn heard_in(desk: &Desk) -> usize {
    desk.versions().all().iter().map(|version| version.peers.len()).sum()
}

fn versions(desk: &Desk) -> Vec<&str> {
    desk.versions().all().iter().map(|version| version.text.as_str()).collect()
}

fn keep_others(others: &[&Desk], take: Option<usize>) -> DeskAction {
    let others = others.iter().copied().cloned().collect();
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
    let here = desk(actions.clone());
    assert!(!here.holds(&there), "the caller must not let go of it");
    assert_eq!(here.draft().text(), format!("Take {}.", NAMED_LIMIT - 1));
    actions.pop();
    // A named version of theirs is as good as their text, and one name is not room for both.
    let there = desk(vec![write("An older one."), keep("Old"), write("Written there.")]);
    actions.extend([DeskAction::DeleteVersion(VersionId(1)), keep_others(&[&there], Some(0))]);
    let here = desk(actions.clone());
    assert!(!here.holds(&there) && here.draft().text() == format!("Take {}.", NAMED_LIMIT - 1));
    actions.extend([DeskAction::DeleteVersion(VersionId(2)), keep_others(&[&there], Some(0))]);
    let here = desk(actions);
    assert!(here.holds(&there) && here.draft().text() == "Written there.");
    assert!(!Versions::default().hold(&Draft::default()));
}

#[test]
fn what_was_said_elsewhere_of_the_same_words_comes_to_them() {
    let shared = [write("Shared words."), keep("First")];
    let there = desk([&shared[..], &reviewed(Level::Clear), &[heard("Shared words.", "Theirs.")]].concat());
    for (here, reviews) in [
        (vec![write("Written here.")], 1),
        (shared.to_vec(), 1),
        // The words stand in an automatic version here, and were heard of by somebody else.
        (vec![write("Shared words."), DeskAction::KeepSent, heard("Shared words.", "Ours."), write("Written here.")], 1),
        // Another review of the same words, which no one version can hold.
        ([&shared[..], &reviewed(Level::Missing)].concat(), 2),
        ([&shared[..], &reviewed(Level::Clear), &[write("Written here.")]].concat(), 1),
    ] {
        let apart = desk(here.clone());
        let joined = desk([&here[..], &[keep_others(&[&there], None), keep_others(&[&there], None)]].concat());
        assert!(joined.holds(&there), "{here:?}");
        assert_eq!(heard_in(&joined), heard_in(&apart) + 1, "{here:?}");
        let of_words: Vec<_> = joined.versions().all().iter().filter(|version| version.text == "Shared words.").collect();
        assert_eq!(of_words.iter().filter(|version| version.review.is_some()).count(), reviews, "{here:?}");
        assert_eq!(of_words.len(), reviews, "kept twice: {here:?}");
        assert!(of_words.iter().any(|version| version.is_named() && version.peers.iter().any(|said| said.overall == "Theirs.")), "{here:?}");
    }
}

#[test]
fn what_lies_beside_the_texts_comes_along() {
    let said = |seconds| DeskAction::ReadAloud { words: 100, seconds };
    let (here, there) =
        (vec![write("Here."), said(40), DeskAction::Reflect("I expect facts.".to_owned())], vec![said(40), write("There."), said(50)]);
    for (reflected, expected) in [
        ("", "I expect facts."),
        ("facts", "I expect facts."),
        ("I expect facts. And a need.", "I expect facts. And a need."),
        ("Or not.", "I expect facts.\n\nOr not."),
    ] {
        let there = desk([&there[..], &[DeskAction::Reflect(reflected.to_owned()), DeskAction::OpenModelAnyway]].concat());
        let joined = desk([&here[..], &[keep_others(&[&there], None), keep_others(&[&there], None)]].concat());
        assert_eq!(joined.reflection(), expected);
        assert_eq!(joined.rehearsals().iter().map(|rehearsal| rehearsal.seconds).collect::<Vec<_>>(), [40, 40, 50]);
        assert_eq!(joined.reveal(), there.reveal());
        assert!(joined.holds(&there) && !desk(here.clone()).holds(&there));
    }
}

#[test]
fn a_review_that_arrived_waits_while_another_tab_writes_its_draft() {
    let lesson = lesson();
    let context = Context { lesson: &lesson, now: 1_000, day: 10 };
    let mut session = Session::new(&lesson);
    let review = SharedReview { prompt: "p".into(), text: fingerprint("Mine."), overall: "Good.".to_owned(), ..SharedReview::default() };
    let arrived = |session: &Session| session.peer.arrived(&"p".into()).is_some();
    for action in [at_desk(write("Mine.")), Action::Peer(PeerAction::Receive(Shared::Review(review.clone()))), Action::Elsewhere(Some("p".into()))] {
        session.apply(action, &context);
    }
    session.apply(at_desk(DeskAction::TakeReview(review.clone())), &context);
    assert!(arrived(&session), "nothing has kept it yet");
    session.apply(Action::Elsewhere(None), &context);
    session.apply(at_desk(DeskAction::TakeReview(review)), &context);
    assert!(!arrived(&session));
    assert_eq!(heard_in(&session.desks[&"p".into()]), 1);
}

#[test]
fn a_notice_goes_when_what_it_offers_is_undone_at_the_desk() {
    let lesson = lesson();
    let mut session = Session::new(&lesson);
    let told = |session: &mut Session, action| {
        session.apply(at_desk(action), &Context { lesson: &lesson, now: 1_000, day: 10 });
        session.notices.len()
    };
    told(&mut session, write("We need it."));
    told(&mut session, DeskAction::Mark { mark: "need".into(), span: Span::new(3, 7) });
    assert_eq!(told(&mut session, write("We it.")), 1);
    assert_eq!(told(&mut session, DeskAction::Undo), 0);
}

#[test]
fn what_was_sent_goes_along_where_it_is_looked_at_and_behind_its_passphrase() {
    let mut session = Session::new(&lesson());
    let draft = SharedDraft { prompt: "p".into(), text: "Theirs.".to_owned(), ..SharedDraft::default() };
    let locked = Locked { salt: [1; 16], iv: [2; 12], sealed: vec![3; 40] };
    let (review, desk) = (Place::Review(None), Place::Practise("p".into(), Desktop::Draft));
    let mut after = |action, place: &Place| {
        session.peer.apply(action);
        session.peer.unkept(place)
    };
    let open = Unkept::Open(Shared::Draft(draft.clone()));
    assert_eq!(after(PeerAction::Receive(Shared::Draft(draft.clone())), &review), Some(open));
    assert_eq!(after(PeerAction::ReceiveLocked(locked.clone()), &review), Some(Unkept::Locked(locked.clone())));
    assert_eq!(after(PeerAction::Unlock(Shared::Draft(draft.clone()), "four odd words".into()), &review), Some(Unkept::Locked(locked)));
    assert_eq!(after(PeerAction::LetGo, &desk), None);
    assert_eq!(after(PeerAction::Receive(Shared::Moved(draft.clone())), &desk), Some(Unkept::Open(Shared::Moved(draft))));
    assert_eq!(after(PeerAction::Overall("Good.".to_owned()), &review), None, "kept now");
}

#[test]
fn what_was_said_of_lost_evidence_goes_when_it_holds_no_longer() {
    let lesson = lesson();
    let mut session = Session::new(&lesson);
    let text = "We need it and it printed.";
    let mut told = |action| {
        session.apply(at_desk(action), &Context { lesson: &lesson, now: 1_000, day: 10 });
        session.notices.iter().filter(|posted| matches!(&posted.notice, Notice::Desk(_, DeskNotice::EvidenceLost { .. }))).count()
    };
    let words = Span::new(15, 25);
    told(write(text));
    // Up to the third move, and back to the second.
    for action in reviewed(Level::Clear).into_iter().take(8) {
        told(action);
    }
    told(DeskAction::Unlink { criterion: "how".into(), span: Span::new(0, 5) });
    told(DeskAction::Link { criterion: "how".into(), span: words });
    told(DeskAction::Judge { criterion: "how".into(), level: Level::Clear });
    assert_eq!(told(write("We need it and .")), 1);
    assert_eq!(told(write(text)), 0, "the words came back");
    assert_eq!(told(write("We need it and .")), 1);
    assert_eq!(told(DeskAction::Judge { criterion: "how".into(), level: Level::Missing }), 0, "judged anew");
    told(write("We need it and it printed once more."));
    told(DeskAction::Link { criterion: "how".into(), span: words });
    assert_eq!(told(DeskAction::Unlink { criterion: "how".into(), span: words }), 0, "nobody took the words away");
}

#[test]
fn a_review_in_progress_elsewhere_goes_on_with_its_text_or_is_kept_with_it() {
    let in_progress = reviewed(Level::Clear)[..].split_last().map(|(_, begun)| begun.to_vec()).unwrap_or_default();
    let there = desk([&[write("Words there.")][..], &in_progress].concat());
    let review = there.review().and_then(ReviewStage::review).cloned().expect("a review");
    let kept = |desk: &Desk| desk.versions().all().iter().any(|version| version.review.as_ref() == Some(&review));
    let mine = [&[write("Words here.")][..], &reviewed(Level::Missing)[..3]].concat();
    for (before, take, goes_on) in [
        (vec![write("Words here.")], Some(0), true),
        (vec![write("Words here.")], None, false),
        (vec![write("Words there.")], None, true),
        (mine.clone(), Some(0), true),
        (mine, None, false),
    ] {
        let joined = desk([&before[..], &[keep_others(&[&there], take)]].concat());
        assert_eq!((joined.review() == there.review(), kept(&joined), joined.holds(&there)), (goes_on, !goes_on, true), "{before:?} {take:?}");
    }
    let begun = desk(vec![write("Words there."), DeskAction::BeginReview]);
    assert_eq!(desk(vec![write("Words here."), keep_others(&[&begun], None)]).review(), begun.review(), "it points at no words yet");
}

#[test]
fn a_draft_that_another_tab_writes_is_not_changed_here_and_its_undo_stays_on_offer() {
    let lesson = lesson();
    let mut session = Session::new(&lesson);
    let context = Context { lesson: &lesson, now: 1_000, day: 10 };
    session.apply(at_desk(write("Before.")), &context);
    session.apply(at_desk(DeskAction::Mark { mark: "need".into(), span: Span::new(0, 6) }), &context);
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
            let level = Level::Hinted;
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

#[test]
fn the_address_of_a_review_leads_to_the_draft_it_names_and_never_to_another() {
    let lesson = lesson();
    let context = Context { lesson: &lesson, now: 1_000, day: 10 };
    let receive = |text: &str| {
        Action::Peer(PeerAction::Receive(Shared::Draft(SharedDraft { prompt: "p".into(), text: text.to_owned(), ..SharedDraft::default() })))
    };
    let arrive = |place: &Place| Action::Arrive(Arrival::At(Route { lesson: lesson.id.clone(), place: place.clone() }));
    let rate = || Action::Peer(PeerAction::Rate("why".into(), Level::Clear));
    let open = |session: &Session| session.peer.open().map(|open| open.draft.text.clone());
    let mut session = Session::new(&lesson);
    session.apply(receive("Hers."), &context);
    let hers = session.route.place.clone();
    session.apply(rate(), &context);
    session.apply(receive("His."), &context);
    let his = session.route.place.clone();
    assert_ne!(hers, his);
    assert_eq!(open(&session).as_deref(), Some("His."));

    // His was not rated, so a reload has only hers: it is not shown under his address, nor said to be his.
    let mut reloaded = Session::new(&lesson);
    reloaded.apply(arrive(&his), &context);
    reloaded.apply(Action::Restore(vec![(Part::Peer, Stored::Peer(Box::new(session.peer.clone())))]), &context);
    assert_eq!((open(&reloaded), reloaded.peer.others().len()), (None, 1));
    assert!(reloaded.apply(rate(), &context).is_empty(), "nothing is open to be rated");
    for (place, expected) in [(&hers, "Hers."), (&Place::Review(None), "Hers.")] {
        reloaded.apply(arrive(place), &context);
        assert_eq!((open(&reloaded).as_deref(), &reloaded.route.place), (Some(expected), &hers));
    }

    // What is still locked is not hers either, here or after a reload, and waits while one is elsewhere.
    let locked = Locked { salt: [1; 16], iv: [2; 12], sealed: vec![3; 40] };
    reloaded.apply(Action::Peer(PeerAction::ReceiveLocked(locked.clone())), &context);
    let shut = reloaded.route.place.clone();
    assert!(shut != hers && shut != Place::Review(None));
    for place in [&Place::Progress, &shut] {
        reloaded.apply(arrive(place), &context);
        assert_eq!(reloaded.peer.shut(), Some(&locked));
    }
    let mut again = Session::new(&lesson);
    again.apply(arrive(&shut), &context);
    again.apply(Action::Restore(vec![(Part::Peer, Stored::Peer(Box::new(reloaded.peer.clone())))]), &context);
    assert_eq!(open(&again), None);

    // And back from his to hers.
    session.apply(rate(), &context);
    session.apply(arrive(&hers), &context);
    assert_eq!(open(&session).as_deref(), Some("Hers."));
    session.apply(arrive(&his), &context);
    assert_eq!(open(&session).as_deref(), Some("His."));
}

#[test]
fn a_page_that_is_looked_at_again_knows_what_day_it_is() {
    let lesson = lesson();
    let mut session = Session::new(&lesson);
    for day in [10, 13] {
        session.apply(Action::Around(Happening::CameOnline), &Context { lesson: &lesson, now: 1_000, day });
        assert_eq!(session.day, day);
    }
}
