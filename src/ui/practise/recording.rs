//! A recording of the rehearsal: made on a click, kept in the page only, gone with it unless downloaded.

use super::desk::DeskUi;
use crate::ui::words;
use crate::view::prelude::*;

/// Where the recording stands.
#[derive(Clone, PartialEq, Eq)]
enum Tape {
    Blank,
    Asking,
    Running,
    /// The address in the page's memory, and the file ending.
    Held(String, &'static str),
    Trouble(String),
}

/// The recorder; nothing where the browser has none.
#[component]
pub fn Recording() -> impl IntoView {
    let edge = DeskUi::get().ui.edge;
    if !(edge.can_record)() {
        return None;
    }
    let tape = RwSignal::new(Tape::Blank);
    let free = move |tape: Tape| {
        if let Tape::Held(address, _) = tape {
            (edge.forget_recording)(&address);
        }
    };
    on_cleanup(move || {
        (edge.stop_recording)(false);
        if let Some(tape) = tape.try_get_untracked() {
            free(tape);
        }
    });
    let press = move |_| match tape.get_untracked() {
        Tape::Running => (edge.stop_recording)(true),
        Tape::Asking => {}
        before => {
            free(before);
            tape.set(Tape::Asking);
            let begun = move || tape.try_set(Tape::Running).is_none();
            let ended = move |how| match how {
                Ok((address, ending)) => free(tape.try_set(Tape::Held(address, ending)).unwrap_or(Tape::Blank)),
                Err(name) => drop(tape.try_set(Tape::Trouble(name))),
            };
            (edge.record)(Box::new(begun), Box::new(ended));
        }
    };
    let label = move || {
        tape.with(|tape| match tape {
            Tape::Blank | Tape::Trouble(_) => words::RECORD.text(),
            Tape::Asking => words::ASKING_MICROPHONE.text(),
            Tape::Running => words::STOP_RECORDING.text(),
            Tape::Held(..) => words::RECORD_AGAIN.text(),
        })
    };
    let said = move || {
        tape.with(|tape| match tape {
            Tape::Trouble(name) => words::no_recording(name),
            Tape::Running => words::RECORDING_RUNS.into(),
            _ => words::RECORDING_STAYS.into(),
        })
    };
    let discard = move |_| {
        free(tape.get_untracked());
        tape.set(Tape::Blank);
        (edge.hold)("record");
    };
    let held = move || {
        let Tape::Held(address, ending) = tape.get() else { return None };
        Some(view! {
            <div class="btnrow">
                <audio controls src=address.clone() aria-label=words::YOUR_RECORDING></audio>
                <a href=address download=format!("rehearsal.{ending}")>{words::DOWNLOAD_RECORDING}</a>
                <button class="link" type="button" on:click=discard>{words::DISCARD_RECORDING}</button>
            </div>
        })
    };
    Some(view! {
        <section class="recording" aria-label=words::RECORD data-on=move || tape.with(|tape| *tape == Tape::Running).then_some("")>
            <div class="btnrow">
                <button class="btn btn--plain" id="record" type="button" on:click=press>{label}</button>
                <span role="status">{said}</span>
            </div>
            {held}
        </section>
    })
}
