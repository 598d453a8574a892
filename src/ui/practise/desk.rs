//! What the parts of one desk share: the text field and its selection, the prompt, the findings on show.

use crate::audit::{Auditor, Report};
use crate::lesson::{Prompt, Span};
use crate::practice::audited;
use crate::practice::bench::Bench;
use crate::practice::change::Change;
use crate::practice::desk::{Desk, DeskAction};
use crate::practice::findings::{Finding, carried};
use crate::practice::outline::{OutlinedParagraph, outline_as_read};
use crate::practice::session::Action;
use crate::practice::stuck::with_phrase;
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
    /// The paragraphs with their parts, as of the last pause: a key in a long draft need not wait for them.
    pub outlined: Memo<Vec<OutlinedParagraph>>,
    /// The finding that was last touched, as its place in the list.
    pub lit: RwSignal<Option<usize>>,
}

/// Quiet after typing before findings are looked for again.
const PAUSE: Duration = Duration::from_millis(600);

impl DeskUi {
    /// The desk of a prompt.
    pub fn new(ui: Ui, prompt: &'static Prompt) -> Self {
        let text = ui.slice(move |session| session.with_desk(&prompt.id, |desk| desk.draft().text().to_owned()));
        let settled = settled(ui, text);
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
                let bench = ui.bench(prompt);
                let audit = report.with(|report| {
                    let Some((text, report)) = report else { return Vec::new() };
                    if text == desk.draft().text() { audited::findings(report, desk.draft(), &bench) } else { Vec::new() }
                });
                desk.findings(audit, &bench)
            })
        });
        let typing = Memo::new(move |_| text.with(|text| settled.with(|settled| settled != text)));
        let dismissed = ui.slice(move |session| session.with_desk(&prompt.id, |desk| desk.draft().dismissed.clone()));
        let pointed_at = move |findings: Vec<Finding>| {
            dismissed.with(|dismissed| findings.into_iter().filter(|finding| !dismissed.contains(&finding.id)).collect::<Vec<_>>())
        };
        // While the learner types, the last findings go with their words, but for what is dismissed; the next pause brings new ones.
        let findings = following(text, typing, move || pointed_at(all.get()), move |before, change, now| pointed_at(carried(before, change, now)));
        let outlined_now = ui.slice(move |session| {
            session.with_desk(&prompt.id, |desk| {
                report.with(|report| {
                    let read = report
                        .iter()
                        .flat_map(|(text, report)| report.paragraphs.iter().map(|read| (read.span.of(text).unwrap_or_default(), read.part)));
                    outline_as_read(desk.draft().text(), desk.draft().parts(), &read.collect::<Vec<_>>())
                })
            })
        });
        let outlined = at_pauses(typing, move || outlined_now.get());
        Self {
            ui,
            prompt,
            field: ElementRef::default(),
            text,
            typing,
            selection: RwSignal::new(Span::default()),
            findings,
            report,
            outlined,
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
        ui.slice(move |session| session.with_desk(&prompt.id, |desk| look(desk, &ui.bench(prompt))))
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

    /// Where the words of a finding stand now; nothing where it is about the draft as a whole, or gone.
    pub fn words_of(self, index: usize) -> Option<Span> {
        self.findings.with_untracked(|findings| findings.get(index)?.span)
    }

    /// Puts a phrase in at the caret, and selects what is to be filled in.
    pub fn insert(self, phrase: &str) {
        if self.ui.session.with_untracked(|session| session.is_elsewhere(&self.prompt.id)) {
            // It is refused, and said so.
            return self.act(DeskAction::Insert { at: 0, text: phrase.to_owned() });
        }
        self.note_selection();
        let at = self.selection.get_untracked().end;
        let gap =
            self.ui.session.with_untracked(|session| session.with_desk(&self.prompt.id, |desk| with_phrase(desk.draft().text(), at, phrase).select));
        self.act(DeskAction::Insert { at, text: phrase.to_owned() });
        // At once, for the keyboard of a phone; the words are in the field with the next frame.
        (self.ui.edge.hold)("draft");
        request_animation_frame(move || self.select(gap));
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

/// What is looked at only while nothing is being typed: a key in a long draft need not wait for it.
pub fn at_pauses<T: Clone + PartialEq + 'static>(typing: Memo<bool>, look: impl Fn() -> T + 'static) -> Memo<T> {
    Memo::new(move |before: Option<&T>| match before {
        Some(before) if typing.get() => before.clone(),
        _ => look(),
    })
}

/// What is said of places in a text: looked at anew at a pause, and while one types what was said before, where its words stand now.
pub fn following<T: PartialEq + 'static>(
    text: Memo<String>,
    typing: Memo<bool>,
    look: impl Fn() -> T + 'static,
    carry: impl Fn(&T, Change, &str) -> T + 'static,
) -> Memo<T> {
    let said_of = StoredValue::new(String::new());
    Memo::new(move |before: Option<&T>| {
        let now = text.get();
        let said = match before {
            Some(before) if typing.get() => carry(before, said_of.with_value(|text| Change::between(text, &now, None)), &now),
            _ => look(),
        };
        said_of.set_value(now);
        said
    })
}

/// A text that follows another once it has been quiet for a while.
fn settled(ui: Ui, text: Memo<String>) -> RwSignal<String> {
    let settled = RwSignal::new(text.get_untracked());
    let now = ui.edge.now;
    let changed = StoredValue::new(None);
    let waiting = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        text.track();
        changed.set_value(Some(now()));
        if before.is_some() && !waiting.get_value() {
            waiting.set_value(true);
            settle(Settling { text, settled, changed, waiting, now }, PAUSE);
        }
    });
    settled
}

/// What it takes to let a text settle; cheap to copy.
#[derive(Clone, Copy)]
struct Settling {
    text: Memo<String>,
    settled: RwSignal<String>,
    /// When the text last changed, in milliseconds since 1970; nothing where it has not since the timer was set.
    changed: StoredValue<Option<u64>>,
    /// Whether a timer runs.
    waiting: StoredValue<bool>,
    now: fn() -> u64,
}

/// Lets the text settle after some time, or later if it has changed meanwhile: to set a timer at every key costs more than the key.
fn settle(of: Settling, after: Duration) {
    let quiet = move || {
        // The desk may be left before the pause is over, and its text with it.
        let (Some(text), Some(changed)) = (of.text.try_get_untracked(), of.changed.try_update_value(Option::take)) else { return };
        let left = changed.map(|changed| PAUSE.saturating_sub(Duration::from_millis((of.now)().saturating_sub(changed))));
        if let Some(left) = left.filter(|left| !left.is_zero()) {
            return settle(of, left);
        }
        of.waiting.set_value(false);
        if of.settled.with_untracked(|settled| *settled != text) {
            of.settled.set(text);
        }
    };
    set_timeout(quiet, after);
}
