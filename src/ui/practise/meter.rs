//! How long the draft is, and whether it is kept.

use super::desk::{DeskUi, at_pauses};
use crate::practice::desk::Desk;
use crate::practice::meter::{Aloud, Length};
use crate::practice::session::{Keeping, NotKept};
use crate::practice::text::sentences;
use crate::ui::common::icon::{Icon, Sign};
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// Words against the range, and minutes aloud at the learner's own pace.
#[component]
pub fn LengthMeter() -> impl IntoView {
    let desk = DeskUi::get();
    let prompt = desk.prompt;
    let meter = desk.slice(Desk::meter);
    let scale = move || meter.get().on_scale(prompt);
    let share = |permille: usize| format!("0.{permille:03}");
    let aside = move || match meter.get().length {
        Length::Short { .. } => words::of_range(prompt.words.min, prompt.words.max),
        Length::Within => words::IN_RANGE.into(),
        Length::Long { by } => words::over_range(by),
    };
    let aloud = move || words::aloud(meter.get().seconds, meter.get().aloud == Aloud::Long);
    let sentences = at_pauses(desk.typing, move || desk.text.with(|text| sentences(text).len()));
    view! {
        <div class="meter num">
            <p class="caps">{words::LENGTH}</p>
            <p class="count"><b>{move || meter.get().words}</b>{words::WORDS}<span class="extra">{aside}</span></p>
            <span
                class="scale"
                style=("--from", move || share(scale().from))
                style=("--to", move || share(scale().to.min(999)))
                style=("--at", move || share(scale().at.min(999)))
                aria-hidden="true"
            ></span>
            <p class="aloud">{aloud}</p>
            <p class="extra">{move || words::sentence_count(sentences.get())}</p>
        </div>
    }
}

/// The truth about saving.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let ui = Ui::get();
    let keeping = ui.slice(|session| session.keeping.clone());
    let desk = DeskUi::get();
    let is_blank = move || desk.text.with(|text| text.trim().is_empty());
    // Asked only until something was kept: later, nothing hangs on the text here.
    let as_stored = desk.slice(|desk, _| desk.is_as_stored());
    let is_stored = move || !is_blank() && as_stored.get();
    let was_stored = desk.slice(|desk, _| desk.was_stored());
    // Once it is, it stays so, and hangs on the text no longer: an emptied draft is kept as one.
    let is_begun = Memo::new(move |was: Option<&bool>| was == Some(&true) || !is_blank() || was_stored.get());
    // What else was kept meanwhile says nothing of a draft that is not begun.
    let keeping = Memo::new(move |_| match keeping.get() {
        Keeping::Saving | Keeping::Saved(_) if !is_begun.get() => Keeping::Ready,
        keeping => keeping,
    });
    let sign = move || match keeping.get() {
        Keeping::Ready if is_stored() => view! { <Icon sign=Sign::Tick /> },
        Keeping::Saved(_) => view! { <Icon sign=Sign::Tick /> },
        Keeping::NotSaved(_) => view! { <Icon sign=Sign::Alert /> },
        Keeping::Ready | Keeping::Saving => View::Nothing,
    };
    let sentence = move || match keeping.get() {
        Keeping::Ready if is_stored() => (words::SAVED.into(), words::ON_THIS_DEVICE.text()),
        Keeping::Ready => (words::READY_TO_SAVE.into(), ""),
        Keeping::Saving => (words::SAVING.into(), ""),
        Keeping::Saved(at) => (words::saved_at(at.0, (ui.edge.offset)(at.0)), words::ON_THIS_DEVICE.text()),
        Keeping::NotSaved(why) => (
            match why {
                NotKept::Full => words::NOT_SAVED_FULL.into(),
                NotKept::Blocked => words::NOT_SAVED_BLOCKED.into(),
                NotKept::Failed(why) => words::not_saved(&why),
            },
            "",
        ),
    };
    view! {
        <p class="status" role="status" data-bad=move || matches!(keeping.get(), Keeping::NotSaved(_)).then_some("")>
            {sign}
            <span>{move || sentence().0}<span class="wide">{move || sentence().1}</span></span>
        </p>
    }
}
