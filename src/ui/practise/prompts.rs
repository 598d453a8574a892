//! All prompts, with how far each is.

use crate::exchange::route::{Desktop, Place};
use crate::lesson::{LANGUAGE, Prompt};
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// The list.
#[component]
pub fn Prompts() -> impl IntoView {
    let ui = Ui::get();
    let rows: Vec<_> = ui.lesson.prompts.iter().enumerate().map(|(index, prompt)| row(ui, index, prompt)).collect();
    view! {
        <main class="page" id="main">
            <div class="text">
                <p class="caps caps--accent prompt-no">{words::PRACTISE}</p>
                <h1 class="display">{words::CHOOSE_PROMPT}</h1>
                <p class="standfirst">{words::PROMPTS_INTRO}</p>
                <ol class="promptlist">{rows}</ol>
            </div>
        </main>
    }
}

fn row(ui: Ui, index: usize, prompt: &'static Prompt) -> View {
    let state = ui.slice(move |session| {
        session.with_desk(&prompt.id, |desk| {
            let words = desk.meter(&ui.bench(prompt)).words;
            (words, desk.draft().marks().placed().len(), desk.latest_review().map(|(version, _)| version.0))
        })
    });
    let line = move || {
        let (words, marks, reviewed) = state.get();
        words::prompt_state(words, marks, reviewed)
    };
    view! {
        <li>
            <span class="numeral">{index + 1}</span>
            <a href=ui.href(Place::Practise(prompt.id.clone(), Desktop::Draft)) lang=LANGUAGE>{prompt.text.as_str()}</a>
            <p class="state">{line}</p>
        </li>
    }
}
