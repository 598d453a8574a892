//! What the desk has to say, in words.

use crate::practice::notice::{Notice, QuotedMark};
use crate::ui::{Ui, words};

/// The sentence for a notice; nothing where the screen itself shows it.
pub fn sentence(ui: Ui, notice: &Notice) -> Option<String> {
    let criterion = |id| ui.lesson.criterion(id).map_or("", |criterion| criterion.name.as_str());
    Some(match notice {
        Notice::MarksDropped { dropped, .. } => words::marks_dropped(&quoted(ui, dropped)),
        Notice::MarksTakenOff { taken, .. } => words::marks_taken_off(&quoted(ui, taken)),
        Notice::NothingToMark => words::NOTHING_TO_MARK.into(),
        Notice::TextCut { limit, left_out } => words::text_cut(*limit, left_out.chars().count()),
        Notice::KeptBeforeCut { version } => words::kept_before_cut(version.0),
        Notice::VersionKept { version, thinned } => words::version_kept(version.0, *thinned),
        Notice::AlreadyKept { version } => words::already_kept(version.0),
        Notice::VersionsFull { limit } => words::versions_full(*limit),
        Notice::VersionDeleted { version, .. } => words::version_deleted(version.0),
        Notice::VersionRestored { version, kept, .. } => words::version_restored(version.0, kept.map(|kept| kept.0)),
        Notice::PredictFirst { left } => words::predict_first(&left.iter().map(criterion).collect::<Vec<_>>()),
        Notice::NeedsEvidence { criterion: id } => words::needs_evidence(criterion(id)),
        Notice::EvidenceLost { criterion: id, level } => words::evidence_lost(criterion(id), words::level(*level)),
        Notice::ReviewUnfinished => words::REVIEW_UNFINISHED.into(),
        Notice::ReviewSaved { version } => words::review_saved(version.0),
        Notice::ReviewLeft { .. } => words::REVIEW_LEFT.into(),
        Notice::Dismissed { .. } => words::DISMISSED.into(),
        Notice::ModelHeld { words_left } => words::model_held(*words_left),
        Notice::PeerReviewKept { version } => crate::ui::peer::words::review_kept(version.0),
        Notice::PeerReviewHomeless => crate::ui::peer::words::HOMELESS.into(),
        Notice::DraftTaken { kept, .. } => crate::ui::peer::words::draft_taken(kept.map(|kept| kept.0)),
        Notice::NothingToUndo => words::NOTHING_TO_UNDO.into(),
        Notice::NoRoomToUndo { limit, .. } => words::no_room_to_undo(*limit),
        Notice::MarksSetAside { marks } => words::marks_set_aside(&quoted(ui, marks)),
        Notice::RangesLost { count } => words::ranges_lost(*count),
        Notice::MarksReturned { .. } | Notice::Inserted { .. } | Notice::Retold { .. } | Notice::Undone => return None,
    })
}

fn quoted(ui: Ui, marks: &[QuotedMark]) -> String {
    let one = |quoted: &QuotedMark| {
        let name = ui.lesson.mark(&quoted.mark).map_or_else(|| quoted.mark.to_string(), |mark| mark.name.clone());
        words::mark_on(&name, &words::shortened(&quoted.words))
    };
    marks.iter().map(one).collect::<Vec<_>>().join("; ")
}
