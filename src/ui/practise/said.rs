//! What the desk has to say, in words.

use crate::practice::marking::QuotedMark;
use crate::practice::notice::DeskNotice;
use crate::ui::{Ui, words};

/// The sentence for a notice; nothing where the screen itself shows it.
pub fn sentence(ui: Ui, notice: &DeskNotice) -> Option<String> {
    let criterion = |id| ui.lesson.criterion(id).map_or("", |criterion| criterion.name.as_str());
    Some(match notice {
        DeskNotice::MarksDropped { dropped, .. } => words::marks_dropped(&quoted(ui, dropped)),
        DeskNotice::MarksTakenOff { taken, .. } => words::marks_taken_off(&quoted(ui, taken)),
        DeskNotice::NothingToMark => words::NOTHING_TO_MARK.into(),
        DeskNotice::TextCut { limit, left_out, .. } => words::text_cut(*limit, left_out.chars().count()),
        DeskNotice::KeptBeforeCut { version } => words::kept_before_cut(version.0),
        DeskNotice::VersionKept { version, thinned } => words::version_kept(version.0, *thinned),
        DeskNotice::AlreadyKept { version } => words::already_kept(version.0),
        DeskNotice::VersionsFull { limit } => words::versions_full(*limit),
        DeskNotice::VersionDeleted { version, .. } => words::version_deleted(version.0),
        DeskNotice::VersionRestored { version, kept, .. } => words::version_restored(version.0, kept.map(|kept| kept.0)),
        DeskNotice::PredictFirst { left } => words::predict_first(*left),
        DeskNotice::NeedsEvidence { criterion: id } => words::needs_evidence(criterion(id)),
        DeskNotice::EvidenceLost { criterion: id, level } => words::evidence_lost(criterion(id), words::level(*level)),
        DeskNotice::ReviewUnfinished => words::REVIEW_UNFINISHED.into(),
        DeskNotice::ReviewSaved { version } => words::review_saved(version.0),
        DeskNotice::ReviewLeft { .. } => words::REVIEW_LEFT.into(),
        DeskNotice::Dismissed { .. } => words::DISMISSED.into(),
        DeskNotice::PaceTold { pace, .. } => words::pace_told(*pace),
        DeskNotice::TellsNoPace => words::TELLS_NO_PACE.into(),
        DeskNotice::ModelHeld { words_left } => words::model_held(*words_left),
        DeskNotice::PeerReviewKept { version } => crate::ui::peer::words::review_kept(version.0),
        DeskNotice::PeerReviewHomeless => crate::ui::peer::words::HOMELESS.into(),
        DeskNotice::DraftTaken { kept, .. } => crate::ui::peer::words::draft_taken(kept.map(|kept| kept.0)),
        DeskNotice::NothingToUndo => words::NOTHING_TO_UNDO.into(),
        DeskNotice::NoRoomToUndo { limit, .. } => words::no_room_to_undo(*limit),
        DeskNotice::MarksSetAside { marks } => words::marks_set_aside(&quoted(ui, marks)),
        DeskNotice::RangesLost { count } => words::ranges_lost(*count),
        DeskNotice::MarksReturned { .. } | DeskNotice::Inserted { .. } | DeskNotice::Retold { .. } | DeskNotice::Undone { .. } => return None,
    })
}

/// One with its words; of several how many, and which: on a phone the ways on stand below.
fn quoted(ui: Ui, marks: &[QuotedMark]) -> String {
    let name = |quoted: &QuotedMark| ui.lesson.mark(&quoted.mark).map_or_else(|| quoted.mark.to_string(), |mark| mark.name.clone());
    if let [one] = marks {
        return words::mark_on(&name(one), &words::shortened(&one.words));
    }
    let mut names: Vec<String> = Vec::new();
    for name in marks.iter().map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    words::marks_named(marks.len(), &names.join(", "))
}
