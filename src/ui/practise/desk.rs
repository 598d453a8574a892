//! What the parts of one desk share: the text field and its selection, the prompt, the findings on show.

use crate::audit::{Auditor, Report};
use crate::lesson::{Prompt, Span};
use crate::practice::audited;
use crate::practice::bench::{Bench, Millis};
use crate::practice::desk::{Desk, DeskAction};
use crate::practice::findings::Finding;
use crate::practice::session::Action;
use crate::practice::text::utf16_at_byte;
use crate::ui::Ui;
use crate::ui::common::selection::{selected, selected_words};
use crate::view::html::Textarea;
use crate::view::prelude::*;
use std::time::Duration;

/// One prompt's desk as the views see it; cheap to copy.
#[derive(Clone, Copy)]
pub struct DeskUi {
    /// The context of the app.
    pub ui: Ui,
    /// The prompt.
    pub prompt: &'static Prompt,
    /// The text field, where it is on the page.
    pub field: ElementRef<Textarea>,
    /// The draft's text.
    pub text: Memo<String>,
    /// Whether the text has changed since typing last paused.
    pub typing: Memo<bool>,
    /// What is selected in it, in bytes of the draft.
    pub selection: RwSignal<Span>,
    /// What is pointed at in the draft now.
    pub findings: Memo<Vec<Finding>>,
    /// What the audit last said of the draft, with the text it read; nothing until it is loaded.
    pub report: Memo<Option<(String, Report)>>,
    /// The finding that was last touched, as its place in the list.
    pub lit: RwSignal<Option<usize>>,
}

/// Quiet after typing before findings are looked for again.
const PAUSE: Duration = Duration::from_millis(600);

impl DeskUi {
    /// The desk of a prompt.
    pub fn new(ui: Ui, prompt: &'static Prompt) -> Self {
        let text = ui.slice(move |session| session.with_desk(&prompt.id, |desk| desk.draft().text().to_owned()));
        let settled = settled(text);
        let auditor = StoredValue::new(None::<Auditor>);
        let report = Memo::new(move |_| {
            let model = ui.audit.get()?;
            let text = settled.get();
            auditor.update_value(|auditor| {
                auditor.get_or_insert_with(|| Auditor::new(model.0.clone()));
            });
            let report = auditor.try_update_value(|auditor| auditor.as_mut().map(|auditor| auditor.audit(&text)))??;
            Some((text, report))
        });
        let all = ui.slice(move |session| {
            session.with_desk(&prompt.id, |desk| {
                let bench = Bench { lesson: ui.lesson, prompt, now: Millis(0) };
                let audit = report.with(|report| {
                    let Some((text, report)) = report else { return Vec::new() };
                    if text == desk.draft().text() { audited::findings(report, desk.draft(), &bench) } else { Vec::new() }
                });
                desk.findings(audit, &bench)
            })
        });
        let typing = Memo::new(move |_| text.with(|text| settled.with(|settled| settled != text)));
        // While the learner types, the last findings stay where their words still are; the next pause brings new ones.
        let findings = Memo::new(move |before: Option<&Vec<Finding>>| match (typing.get(), before) {
            (true, Some(before)) => text.with(|text| {
                before.iter().filter(|finding| finding.span.is_none_or(|span| span.of(text) == Some(&finding.words))).cloned().collect()
            }),
            _ => all.get(),
        });
        Self {
            ui,
            prompt,
            field: ElementRef::default(),
            text,
            typing,
            selection: RwSignal::new(Span::default()),
            findings,
            report,
            lit: RwSignal::new(None),
        }
    }

    /// The desk every component of the room stands at.
    ///
    /// # Panics
    /// Outside the practise room, which is a mistake in this crate.
    pub fn get() -> Self {
        expect_context()
    }

    /// Says what the learner did at this desk.
    pub fn act(self, action: DeskAction) {
        self.ui.act(Action::Desk(self.prompt.id.clone(), action));
    }

    /// A part of the desk that re-renders only when it changes.
    pub fn slice<T: PartialEq + 'static>(self, look: impl Fn(&Desk, &Bench<'_>) -> T + 'static) -> Memo<T> {
        let Self { ui, prompt, .. } = self;
        ui.slice(move |session| session.with_desk(&prompt.id, |desk| look(desk, &Bench { lesson: ui.lesson, prompt, now: Millis(0) })))
    }

    /// Reads what is selected in the field; with nothing selected, the sentence around the caret.
    pub fn selected_words(self) -> Span {
        selected_words(self.field).unwrap_or_else(|| self.selection.get_untracked())
    }

    /// Notes where the selection is now.
    pub fn note_selection(self) {
        let Some(span) = selected(self.field) else { return };
        if self.selection.get_untracked() != span {
            self.selection.set(span);
        }
    }

    /// Selects words in the field and moves there.
    pub fn select(self, span: Span) {
        let Some(field) = self.field.get_untracked() else { return };
        let text = field.value();
        let units = |at: usize| u32::try_from(utf16_at_byte(&text, at)).unwrap_or(u32::MAX);
        // Only a field that has left the page refuses, and then there is nothing to select.
        drop(field.focus());
        drop(field.set_selection_range(units(span.start), units(span.end)));
        (self.ui.edge.reveal)(units(span.start));
        self.note_selection();
    }
}

/// A text that follows another once it has been quiet for a while.
fn settled(text: Memo<String>) -> RwSignal<String> {
    let settled = RwSignal::new(text.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let current = text.get();
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if settled.with_untracked(|settled| *settled != current) {
            // The desk may be left before the pause is over, and its text with it.
            let quiet = move || {
                if let Some(text) = text.try_get_untracked() {
                    drop(settled.try_set(text));
                }
            };
            let handle = set_timeout_with_handle(quiet, PAUSE);
            timer.set_value(handle.ok());
        }
    });
    settled
}
