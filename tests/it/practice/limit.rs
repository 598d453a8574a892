//! A draft at its limit: what is cut, and what undoing can still bring back.

use super::desk::run;
use super::{bench, lesson};
use practice_widget::lesson::Span;
use practice_widget::practice::cluster::floor_boundary;
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::draft::LIMIT;
use practice_widget::practice::notice::{DeskNotice, UndoId};
use practice_widget::practice::version::VersionId;
use proptest::prelude::*;

#[test]
fn what_does_not_fit_is_cut_from_what_came_and_handed_back() {
    let lesson = lesson();
    let mut desk = Desk::default();
    let edit = |text: String| DeskAction::Edit { text, caret: None };
    desk.apply(edit("start END".to_owned()), &bench(&lesson, 0));
    let paste = "👩\u{200d}👧".repeat(LIMIT);
    let notices = desk.apply(edit(format!("start {paste}END")), &bench(&lesson, 1));
    let Some(DeskNotice::TextCut { limit: LIMIT, left_out, .. }) = notices.first() else { panic!("{notices:?}") };
    let text = desk.draft().text();
    assert!(text.starts_with("start 👩") && text.ends_with("👧END") && text.chars().count() <= LIMIT);
    assert_eq!(text.len() + left_out.len(), "start END".len() + paste.len());
}

#[test]
fn a_draft_that_too_long_a_paste_replaced_can_be_had_back() {
    let mine = "I asked why it failed at four. ".repeat(30);
    let paste = "x".repeat(LIMIT + 10);
    let (desk, shown, told) = run(&format!("write {mine}\nwrite {paste}\nundo"));
    assert_eq!(shown, mine);
    assert_eq!(told, ["KeptBeforeCut", "TextCut", "Undone"]);
    assert_eq!(desk.versions().all()[0].text, mine, "after a reload too");
    // At its end, what came goes again, and where nothing came there is nothing to undo.
    let (_, shown, _) = run(&format!("write {mine}\nadd {paste}\nundo"));
    assert_eq!(shown, mine);
    let (desk, ..) = run(&format!("write {paste}\nadd y"));
    assert_eq!(desk.next_undo(), Some(UndoId(1)), "that of the first paste");
}

#[test]
fn what_was_put_in_and_cut_at_the_limit_can_be_taken_out_again() {
    let long = "é".repeat(LIMIT - 10);
    let begin = |script: &str| run(&format!("write {long}\n{script}"));
    let (desk, shown, told) = begin("insert Until then …\nundo");
    assert_eq!((shown == long, told), (true, vec!["TextCut".to_owned(), "Inserted".to_owned(), "Undone".to_owned()]));
    assert_eq!(desk.next_undo(), None);
    let (_, shown, _) = begin("insert Until then …\nswap éé => at\nundo");
    assert_eq!(shown, long.replacen("éé", "at", 1));
    let (desk, _, told) = begin("insert 123456789\ninsert nothing of this");
    assert_eq!(told, ["Inserted", "TextCut"], "what did not come cannot be taken out");
    assert!(desk.next_undo().is_some());
}

#[test]
fn words_come_back_only_where_there_is_room_and_can_come_back_later() {
    let marked = "write first words that are marked and go\nmark need words that are marked";
    let full = format!("{marked}\ncut words that are marked \nadd {}", "é".repeat(LIMIT - 20));
    let (desk, shown, told) = run(&format!("{full}\nundo"));
    assert_eq!(told, ["MarksDropped", "NoRoomToUndo"]);
    assert!(shown.starts_with("first and goéé"), "nothing else changed");
    assert!(desk.next_undo().is_some());
    let (_, shown, told) = run(&format!("{full}\nundo\ncut {}\nundo", "é".repeat(30)));
    assert!(shown.starts_with("first {need:words that are marked} and goéé"));
    assert_eq!(told, ["MarksDropped", "NoRoomToUndo", "Undone"]);
}

/// Something done to a text near its limit; places are in thousandths of it.
#[derive(Clone, Debug)]
enum Stroke {
    Type { at: usize, pieces: usize },
    Insert { at: usize, pieces: usize },
    Delete { at: usize, length: usize },
    Mark { at: usize, length: usize },
    Keep,
    Restore(u32),
    Undo,
    UndoThat(u64),
}

fn strokes() -> impl Strategy<Value = Vec<Stroke>> {
    let (at, pieces) = (0..=1_000_usize, prop_oneof![1..9_usize, LIMIT / 10..LIMIT / 3]);
    let stroke = prop_oneof![
        4 => (at.clone(), pieces.clone()).prop_map(|(at, pieces)| Stroke::Type { at, pieces }),
        3 => (at.clone(), pieces).prop_map(|(at, pieces)| Stroke::Insert { at, pieces }),
        3 => (at.clone(), at.clone()).prop_map(|(at, length)| Stroke::Delete { at, length: length / 5 }),
        2 => (at.clone(), at).prop_map(|(at, length)| Stroke::Mark { at, length: length / 5 }),
        1 => Just(Stroke::Keep),
        1 => (1..6_u32).prop_map(Stroke::Restore),
        3 => Just(Stroke::Undo),
        3 => (1..12_u64).prop_map(Stroke::UndoThat),
    ];
    prop::collection::vec(stroke, 1..16)
}

fn stroke(desk: &Desk, stroke: &Stroke) -> DeskAction {
    let text = desk.draft().text();
    let place = |permille: usize| floor_boundary(text, text.len() * permille.min(1_000) / 1_000);
    let span = |at, length| Span { start: place(at), end: place(at + length) };
    let instead = |span: Span, came: &str| {
        let caret = Some(span.start + came.len());
        DeskAction::Edit { text: [&text[..span.start], came, &text[span.end..]].concat(), caret }
    };
    match *stroke {
        Stroke::Type { at, pieces } => instead(span(at, 0), &"é a".repeat(pieces)),
        // The caret of an older text may stand anywhere.
        Stroke::Insert { at, pieces } => DeskAction::Insert { at: text.len() * at / 900, text: "👩\u{200d}👧 … ".repeat(pieces) },
        Stroke::Delete { at, length } => instead(span(at, length), ""),
        Stroke::Mark { at, length } => DeskAction::Mark { mark: "need".into(), span: span(at, length) },
        Stroke::Keep => DeskAction::KeepVersion { name: "kept".to_owned() },
        Stroke::Restore(version) => DeskAction::RestoreVersion(VersionId(version)),
        Stroke::Undo => DeskAction::Undo,
        Stroke::UndoThat(id) => DeskAction::UndoThat(UndoId(id)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 60 } else { 2_000 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_work_near_the_limit_breaks_the_desk_or_goes_over_it(strokes in strokes()) {
        let lesson = lesson();
        let mut desk = Desk::default();
        for (step, doing) in (0..).zip([Stroke::Type { at: 0, pieces: (LIMIT - 8) / 3 }].iter().chain(&strokes)) {
            desk.apply(stroke(&desk, doing), &bench(&lesson, step));
            let text = desk.draft().text();
            prop_assert!(text.chars().count() <= LIMIT);
            prop_assert!(desk.draft().marks().placed().iter().all(|placed| placed.span.of(text).is_some()));
        }
    }
}
