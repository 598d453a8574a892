//! Progress: where the learner stands, and where the work is kept.

mod days;
mod due;
mod kept;
mod kept_words;
mod quiz;
mod standing;
pub mod vault;
pub mod words;

pub use kept::OpenFile;

use crate::exchange::route::{Calibrating, Place};
use crate::lesson::{Prompt, PromptId};
use crate::practice::progress::last_worked_on;
use crate::practice::session::Session;
use crate::ui::Ui;
use crate::ui::calibrate::CalibrationRecord;
use crate::view::prelude::*;
use days::Days;
use due::DueBox;
use kept::StorageBox;
use quiz::QuizStrength;
use standing::Standing;

/// The room.
#[component]
pub fn ProgressRoom() -> impl IntoView {
    let ui = Ui::get();
    let fresh = ui.slice(Session::is_fresh);
    // Chosen by hand, else the prompt worked on last.
    let chosen = RwSignal::new(None::<PromptId>);
    let latest = ui.slice(|session| last_worked_on(&session.desks));
    let open = Memo::new(move |_| chosen.get().or_else(|| latest.get()).or_else(|| ui.lesson.prompts.first().map(|prompt| prompt.id.clone())));
    let page = move || {
        if fresh.get() {
            return view! { <FirstVisit /> };
        }
        view! {
            <Prompts open chosen />
            <div class="ledger">
                {move || open.get().and_then(|id| ui.lesson.prompt(&id)).map(|prompt| view! { <Standing prompt /> })}
                <DueBox />
                <QuizStrength />
                <Days />
                <section aria-labelledby="progress-calibration">
                    <div class="lab">
                        <h2 class="title" id="progress-calibration">{words::CALIBRATION}</h2>
                        <a href=ui.href(Place::Calibrate(Calibrating::Anything))>{words::CALIBRATE}</a>
                    </div>
                    <CalibrationRecord />
                </section>
                <StorageBox />
            </div>
        }
    };
    view! { <main class="page page--ledger" id="main" tabindex="-1">{page}</main> }
}

/// The prompts beside the page; pressing one shows how it stands.
#[component]
fn Prompts(open: Memo<Option<PromptId>>, chosen: RwSignal<Option<PromptId>>) -> impl IntoView {
    let ui = Ui::get();
    let row = |(index, prompt): (usize, &'static Prompt)| {
        let here = Memo::new(move |_| open.with(|open| open.as_ref() == Some(&prompt.id)));
        view! {
            <li>
                <span>{index + 1}</span>
                <button class="sidebutton" type="button" lang=crate::lesson::LANGUAGE aria-current=move || here.get().then_some("true") on:click=move |_| chosen.set(Some(prompt.id.clone()))>
                    {prompt.short.as_str()}
                </button>
            </li>
        }
    };
    let rows: Vec<_> = ui.lesson.prompts.iter().enumerate().map(row).collect();
    view! {
        <nav class="side contents side--prompts" aria-label=words::PROMPTS>
            <p class="caps">{words::PROMPTS}</p>
            <ol class="places-side">{rows}</ol>
        </nav>
    }
}

/// Before anything was done.
#[component]
fn FirstVisit() -> impl IntoView {
    let ui = Ui::get();
    view! {
        <div class="ledger">
            <header>
                <p class="caps caps--accent">{words::WHERE_YOU_STAND}</p>
                <h1 class="display">{words::FIRST_TITLE}</h1>
                <p class="lede">{words::FIRST_SENTENCE}</p>
                <p class="btnrow"><a class="btn" href=ui.href(Place::Prompts)>{words::FIRST_BUTTON}</a></p>
            </header>
            <StorageBox />
        </div>
    }
}
