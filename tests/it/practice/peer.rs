//! Reviews for and by others, and assignments, without a browser.

use super::{bench, lesson};
use practice_widget::lesson::{Level, Span, StarPart};
use practice_widget::practice::assignment::{Assignment, Missing, Mode};
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::notice::DeskNotice;
use practice_widget::practice::peer_review::{
    Arrived, MOST, PeerAction, PeerDesk, Shared, SharedDraft, SharedMark, SharedReview, fingerprint, is_too_short,
};
use practice_widget::practice::rehearsal::{USUAL_PACE, pace};

fn draft(text: &str) -> SharedDraft {
    SharedDraft { prompt: "p".into(), text: text.to_owned(), ..SharedDraft::default() }
}

fn stored(desk: &PeerDesk) -> String {
    serde_json::to_string(desk).expect("json")
}

#[test]
fn what_a_link_brings_is_stored_only_after_the_first_move() {
    let mut desk = PeerDesk::default();
    let before = stored(&desk);
    assert!(!desk.apply(PeerAction::Receive(Shared::Draft(draft("Our release broke.")))));
    assert!(desk.is_fresh() && desk.open().is_some());
    assert_eq!(stored(&desk), before);
    assert!(!desk.apply(PeerAction::Receive(Shared::Review(SharedReview { prompt: "p".into(), ..SharedReview::default() }))));
    assert_eq!(stored(&desk), before);
    assert!(matches!(desk.arrived(&"p".into()), Some(Arrived::Review(_))));
    assert!(!desk.apply(PeerAction::Note(Span::new(3, 4), "on white space".to_owned())), "no words, no note");
    assert!(desk.apply(PeerAction::Rate("why".into(), Level::Clear)));
    assert!(!desk.is_fresh() && stored(&desk).contains("Our release broke."));
}

#[test]
fn the_draft_that_was_opened_last_is_open_after_a_reload() {
    let mut desk = PeerDesk::default();
    let open = |desk: &mut PeerDesk, text: &str| desk.apply(PeerAction::Receive(Shared::Draft(draft(text))));
    for text in ["First.", "Second."] {
        open(&mut desk, text);
        desk.apply(PeerAction::Rate("why".into(), Level::Clear));
    }
    assert!(open(&mut desk, "First."), "stored, since it was kept before");
    let reloaded: PeerDesk = serde_json::from_str(&stored(&desk)).expect("what was stored");
    assert_eq!(reloaded.open().map(|open| open.draft.text.as_str()), Some("First."));
}

#[test]
fn a_review_is_made_changed_and_sent_back_for_its_very_text() {
    let mut desk = PeerDesk::default();
    let text = "Our é release broke.";
    for action in [
        PeerAction::Receive(Shared::Draft(draft(text))),
        PeerAction::Rate("why".into(), Level::Missing),
        PeerAction::Remark("show".into(), "lost: not rated".to_owned()),
        PeerAction::Rate("why".into(), Level::Hinted),
        PeerAction::Remark("why".into(), "Who asked?".to_owned()),
        PeerAction::Note(Span::new(7, 15), "which one?".to_owned()),
        PeerAction::Note(Span::new(0, 4), "whose?".to_owned()),
        PeerAction::Note(Span::new(900, 5000), "far out".to_owned()),
        PeerAction::Unnote(7),
        PeerAction::Overall("Good.".to_owned()),
    ] {
        desk.apply(action);
    }
    let said = &desk.open().expect("open").said;
    assert_eq!((said.text.clone(), said.overall.as_str()), (fingerprint(text), "Good."));
    assert_eq!(said.ratings, [("why".into(), Level::Hinted, "Who asked?".to_owned())]);
    let quoted: Vec<_> = said.notes.iter().map(|(start, end, note)| (&text[*start..*end], note.as_str())).collect();
    assert_eq!(quoted, [("Our", "whose?"), ("release", "which one?")]);
    // The same link again goes on where it was left; another one leaves it kept beside.
    desk.apply(PeerAction::Receive(Shared::Draft(draft(text))));
    assert_eq!(desk.open().map(|open| open.said.notes.len()), Some(2));
    desk.apply(PeerAction::Receive(Shared::Draft(draft("Another."))));
    assert_eq!(desk.others().len(), 1);
    desk.apply(PeerAction::TakeUp(0));
    assert_eq!(desk.open().map(|open| open.draft.text.as_str()), Some(text));
    desk.apply(PeerAction::Forget);
    assert_eq!(desk.open(), None);
}

#[test]
fn the_oldest_unfinished_review_makes_room() {
    let mut desk = PeerDesk::default();
    for number in 0..MOST + 3 {
        desk.apply(PeerAction::Receive(Shared::Draft(draft(&format!("Draft {number}.")))));
        desk.apply(PeerAction::Overall("Hm.".to_owned()));
    }
    assert_eq!((desk.others().len(), desk.others()[0].draft.text.as_str()), (MOST - 1, "Draft 3."));
}

#[test]
fn a_review_finds_the_version_it_was_written_for() {
    let lesson = lesson();
    let bench = bench(&lesson, 5);
    let mut desk = Desk::default();
    let edit = |text: &str| DeskAction::Edit { text: text.to_owned(), caret: None };
    desk.apply(edit("Our release broke."), &bench);
    desk.apply(DeskAction::KeepSent, &bench);
    desk.apply(DeskAction::KeepSent, &bench);
    assert_eq!(desk.versions().all().len(), 1, "the same text is kept once");
    let review = SharedReview { text: fingerprint("Our release broke."), overall: "Good.".to_owned(), ..SharedReview::default() };
    desk.apply(edit("Our release broke on a Friday."), &bench);
    for _ in 0..2 {
        let said = desk.apply(DeskAction::TakeReview(review.clone()), &bench);
        assert!(matches!(said[..], [DeskNotice::PeerReviewKept { version }] if version == desk.versions().all()[0].id));
    }
    assert_eq!(desk.versions().all()[0].peers, [review], "once, however often its link is opened");
    let review = SharedReview { text: fingerprint("Our release broke on a Friday."), ..SharedReview::default() };
    assert_eq!(desk.reviewed_text(&review), Some("Our release broke on a Friday."), "the draft has it, though no version does");
    assert_eq!(desk.reviewed_text(&desk.versions().all()[0].peers[0]), Some("Our release broke."));
    let stranger = SharedReview { text: fingerprint("Never written here."), ..SharedReview::default() };
    assert_eq!(desk.reviewed_text(&stranger), None);
    assert_eq!(desk.apply(DeskAction::TakeReview(stranger), &bench), [DeskNotice::PeerReviewHomeless]);
    let read: Desk = serde_json::from_str(&serde_json::to_string(&desk).expect("json")).expect("a desk");
    assert_eq!(read.versions().all()[0].peers.len(), 1);
}

#[test]
fn a_draft_from_a_frame_replaces_nothing_for_good() {
    let lesson = lesson();
    let bench = bench(&lesson, 5);
    let mut desk = Desk::default();
    desk.apply(DeskAction::Edit { text: "Written here.".to_owned(), caret: None }, &bench);
    let mut moved = draft("Written there.");
    moved.marks = vec![SharedMark("need".into(), 0, 7), SharedMark("gone".into(), 8, 13)];
    let said = desk.apply(DeskAction::TakeDraft(moved), &bench);
    assert_eq!((desk.draft().text(), desk.draft().marks().placed().len()), ("Written there.", 1));
    assert_eq!(desk.versions().all()[0].text, "Written here.");
    let undo = said.iter().find_map(|notice| if let DeskNotice::DraftTaken { undo, .. } = notice { Some(*undo) } else { None });
    desk.apply(DeskAction::UndoThat(undo.expect("an undo")), &bench);
    assert_eq!(desk.draft().text(), "Written here.");
}

#[test]
fn a_passphrase_has_eight_letters_of_any_script() {
    for (passphrase, short) in [("", true), ("seven77", true), ("éééé", true), ("eight888", false), ("八八八八八八八八", false)] {
        assert_eq!(is_too_short(passphrase), short, "{passphrase}");
    }
}

#[test]
fn an_assignment_says_what_is_missing() {
    let lesson = lesson();
    let bench = bench(&lesson, 5);
    let asked = Assignment { prompt: "p".into(), mode: Mode::Review, words: 3, marks: vec!["need".into(), "output".into()] };
    let mut desk = Desk::default();
    assert_eq!(asked.missing(&desk), [Missing::Words(3), Missing::Mark("need".into()), Missing::Mark("output".into()), Missing::Review]);
    desk.apply(DeskAction::Edit { text: "Our release broke.".to_owned(), caret: None }, &bench);
    desk.apply(DeskAction::Mark { mark: "need".into(), span: Span::new(0, 3) }, &bench);
    assert_eq!(asked.missing(&desk), [Missing::Mark("output".into()), Missing::Review]);
    let mut fewer = asked.clone();
    fewer.toggle(&"output".into());
    assert_eq!(fewer.missing(&desk), [Missing::Review], "a mark that is not asked for is not missing");
    fewer.toggle(&"output".into());
    assert_eq!(fewer, asked);
    let aloud = Assignment { mode: Mode::Rehearse, marks: Vec::new(), ..asked };
    assert_eq!(aloud.missing(&desk), [Missing::Rehearsal]);
    for (seconds, missing) in [(1, &[Missing::Rehearsal][..]), (12, &[Missing::Rehearsal]), (60, &[])] {
        desk.apply(DeskAction::ReadAloud { words: 120, seconds }, &bench);
        assert_eq!(aloud.missing(&desk), missing, "{seconds} s");
    }
}

#[test]
fn a_reading_that_was_not_finished_can_be_taken_back_and_a_short_one_tells_nothing() {
    let lesson = lesson();
    let bench = bench(&lesson, 1);
    let mut desk = Desk::default();
    assert_eq!(desk.apply(DeskAction::ReadAloud { words: 120, seconds: 4 }, &bench), [DeskNotice::TellsNoPace]);
    let told = desk.apply(DeskAction::ReadAloud { words: 120, seconds: 40 }, &bench);
    let [DeskNotice::PaceTold { pace: 180, undo }] = told[..] else { panic!("{told:?}") };
    assert_eq!(pace(desk.rehearsals()), 180);
    assert_eq!(desk.next_undo(), None, "the desk's own undo is for what is seen there");
    desk.apply(DeskAction::UndoThat(undo), &bench);
    assert_eq!((pace(desk.rehearsals()), desk.rehearsals().len()), (USUAL_PACE, 1));
}

#[test]
fn what_is_brought_back_is_shown_where_its_draft_was_opened_again() {
    let mut desk = PeerDesk::default();
    for action in [
        PeerAction::Receive(Shared::Draft(draft("First."))),
        PeerAction::Rate("why".into(), Level::Clear),
        PeerAction::Forget,
        PeerAction::Receive(Shared::Draft(draft("First."))),
        PeerAction::Remember,
    ] {
        desk.apply(action);
    }
    assert!(desk.others().is_empty() && !desk.is_fresh());
    assert_eq!(desk.open().and_then(|open| open.said.rating(&"why".into())).map(|(level, _)| level), Some(Level::Clear));
}

#[test]
fn a_draft_from_a_frame_costs_the_same_words_here_nothing() {
    let lesson = lesson();
    let bench = bench(&lesson, 1);
    let mut desk = Desk::default();
    let text = "We need it.\n\nIt printed.";
    for action in [
        DeskAction::Edit { text: text.to_owned(), caret: None },
        DeskAction::Mark { mark: "need".into(), span: Span::new(3, 7) },
        DeskAction::SetPart { at: 0, part: Some(StarPart::Task) },
        DeskAction::TakeDraft(SharedDraft { marks: vec![SharedMark("output".into(), 16, 23)], ..draft(text) }),
    ] {
        desk.apply(action, &bench);
    }
    let marks: Vec<_> = desk.draft().marks().placed().iter().map(|placed| desk.draft().quote(placed.span)).collect();
    assert_eq!(marks, ["need", "printed"]);
    assert!(!desk.draft().parts().is_empty() && desk.versions().is_empty());
}

#[test]
fn what_was_forgotten_can_be_brought_back() {
    let mut desk = PeerDesk::default();
    assert!(!desk.apply(PeerAction::Remember), "nothing to bring back");
    desk.apply(PeerAction::Receive(Shared::Draft(draft("First."))));
    desk.apply(PeerAction::Rate("why".into(), Level::Clear));
    desk.apply(PeerAction::Receive(Shared::Draft(draft("Second."))));
    desk.apply(PeerAction::Rate("why".into(), Level::Hinted));
    assert!(desk.apply(PeerAction::Forget) && desk.can_remember());
    assert_eq!(desk.open().map(|open| open.draft.text.as_str()), Some("First."));
    assert!(!stored(&desk).contains("Second."), "forgotten is not stored");
    assert!(desk.apply(PeerAction::Remember) && !desk.can_remember());
    let open = desk.open().expect("open again");
    assert_eq!((open.draft.text.as_str(), open.said.rating(&"why".into()).map(|(level, _)| level)), ("Second.", Some(Level::Hinted)));
}
