//! What the session has to say, and when it no longer holds.

use super::{Part, Session};
use crate::lesson::{CriterionId, Level, PromptId};
use crate::practice::context::Context;
use crate::practice::desk::DeskAction;
use crate::practice::notice::{DeskNotice, UndoId};
use crate::practice::peer_review::Problem;

/// Something to tell the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The address is not one of ours.
    LostAddress,
    /// Something at the desk of a prompt.
    Desk(PromptId, DeskNotice),
    /// Bytes under our keys could not be read; they are left where they are.
    Unreadable(usize),
    /// Work of a newer version of the widget is here, read-only.
    Newer(usize),
    /// A file was read in.
    Imported {
        /// Texts that are new here, or newer.
        added: usize,
        /// Texts that stand beside others now.
        beside: usize,
        /// Texts that were here already.
        known: usize,
        /// Records of the file that could not be read.
        skipped: usize,
    },
    /// A file could not be read in; nothing was changed.
    ImportFailed(String),
    /// Another tab holds a different text of this prompt's draft.
    OtherText(PromptId),
    /// What a link or a file carried cannot be opened.
    NotOpened(Problem),
    /// What was sent is for a prompt this lesson does not have.
    NoSuchPrompt(PromptId),
    /// A newer build of the widget is on this device, and waits until the learner wants it.
    UpdateReady,
    /// It waits until what is written here is kept.
    UpdateWaits,
    /// Nothing was done: another tab writes this draft.
    WrittenElsewhere,
}

impl Notice {
    /// Whether it speaks of the work as it was kept when it was said.
    pub(super) fn is_of_the_work(&self) -> bool {
        match self {
            Self::Desk(..) | Self::Unreadable(_) | Self::Newer(_) | Self::Imported { .. } | Self::ImportFailed(_) | Self::OtherText(_) => true,
            Self::LostAddress | Self::NotOpened(_) | Self::NoSuchPrompt(_) | Self::UpdateReady | Self::UpdateWaits | Self::WrittenElsewhere => false,
        }
    }
}

/// A notice on show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// Names it, for closing.
    pub id: u64,
    /// What it says.
    pub notice: Notice,
}

/// Notices on show at once; older ones make room.
const MOST_NOTICES: usize = 4;

impl Session {
    /// Says that nothing was done, because another tab writes this draft.
    pub(super) fn refuse_elsewhere(&mut self) -> Vec<Part> {
        self.notices.retain(|posted| posted.notice != Notice::WrittenElsewhere);
        self.post(Notice::WrittenElsewhere);
        Vec::new()
    }

    /// Undoes what a notice told of, which closes the notice; a draft that another tab writes keeps both.
    pub(super) fn undo(&mut self, id: u64, context: &Context) -> Vec<Part> {
        let told = self.notices.iter().find(|posted| posted.id == id).map(|posted| &posted.notice);
        let Some(Notice::Desk(prompt, notice)) = told else { return Vec::new() };
        let (prompt, undo) = (prompt.clone(), notice.undo());
        if self.is_elsewhere(&prompt) {
            return self.refuse_elsewhere();
        }
        self.notices.retain(|posted| posted.id != id);
        undo.map(|undo| self.at_desk(prompt, DeskAction::UndoThat(undo), context)).unwrap_or_default()
    }

    /// Posts what a desk said; a notice that no longer stands goes.
    pub(super) fn hear(&mut self, prompt: &PromptId, notices: Vec<DeskNotice>) {
        for notice in notices {
            match notice {
                DeskNotice::MarksReturned { settled } => self.settle(prompt, settled),
                // The learner sees these happen; saying so would only interrupt.
                DeskNotice::Undone { undo } => self.settle(prompt, Some(undo)),
                DeskNotice::Inserted { .. } | DeskNotice::Retold { .. } => {}
                notice => {
                    self.notices.retain(|posted| match (&posted.notice, &notice) {
                        (Notice::Desk(_, DeskNotice::EvidenceLost { criterion: old, .. }), DeskNotice::EvidenceLost { criterion, .. }) => {
                            old != criterion
                        }
                        (Notice::Desk(_, old), notice) => std::mem::discriminant(old) != std::mem::discriminant(notice),
                        _ => true,
                    });
                    self.post(Notice::Desk(prompt.clone(), notice));
                }
            }
        }
    }

    /// What was said of lost evidence goes when it no longer holds: the words came back, or the review went on.
    pub(super) fn forget_evidence_lost(&mut self, prompt: &PromptId) {
        let desk = self.desks.get(prompt);
        let holds = |criterion: &CriterionId, level: Level| {
            let judgement = desk.and_then(|desk| desk.review()?.review()?.judgement(criterion));
            judgement.is_some_and(|judgement| judgement.level() == level && judgement.evidence().is_empty())
        };
        self.notices.retain(|posted| match &posted.notice {
            Notice::Desk(at, DeskNotice::EvidenceLost { criterion, level }) => at != prompt || holds(criterion, *level),
            _ => true,
        });
    }

    fn settle(&mut self, prompt: &PromptId, settled: Option<UndoId>) {
        let Some(settled) = settled else { return };
        self.notices.retain(|posted| !matches!(&posted.notice, Notice::Desk(at, notice) if at == prompt && notice.undo() == Some(settled)));
    }

    /// Takes back offers to undo: what they are of is no longer what is here.
    pub(super) fn withdraw_undo(&mut self, of: impl Fn(&PromptId) -> bool) {
        self.notices.retain(|posted| !matches!(&posted.notice, Notice::Desk(prompt, notice) if of(prompt) && notice.undo().is_some()));
    }

    pub(super) fn post(&mut self, notice: Notice) {
        self.next_notice += 1;
        self.notices.push(Posted { id: self.next_notice, notice });
        if self.notices.len() > MOST_NOTICES {
            self.notices.remove(0);
        }
    }
}
