//! Handing in, and what a teacher does with what was handed in.
//!
//! A learner saves one file at the desk, [`SaveHandIn`]; a teacher lays many of them side by side in [`collect::CollectRoom`].

pub mod collect;
mod table;
pub mod words;

use crate::lesson::{Criterion, Prompt};
use crate::practice::bench::{Bench, Millis};
use crate::practice::hand_in::HandIn;
use crate::ui::Ui;
use crate::ui::peer::ask::manifest;
use crate::ui::peer::words::{NONE, THE_PROMPT};
use leptos::prelude::*;

/// The part of the desk that saves a draft to be handed in. It works only while it is unfolded.
#[component]
pub fn SaveHandIn(
    /// The prompt of the desk.
    prompt: &'static Prompt,
) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    view! {
        <details class="help askreview handin" on:toggle=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)>
            <summary>{words::HAND_IN}</summary>
            {move || unfolded.get().then(|| view! { <Saving prompt /> })}
        </details>
    }
}

#[component]
fn Saving(prompt: &'static Prompt) -> impl IntoView {
    let ui = Ui::get();
    let name = RwSignal::new(String::new());
    let hand_in = Memo::new(move |_| {
        let name = name.get();
        ui.session.with(|session| session.with_desk(&prompt.id, |desk| desk.to_hand_in(&Bench { lesson: ui.lesson, prompt, now: Millis(0) }, &name)))
    });
    let saved = RwSignal::new(None::<String>);
    let save = move |_| {
        hand_in.with_untracked(|hand_in| {
            let file = hand_in.file_name();
            (ui.edge.download)(&file, "text/html", &hand_in.page(ui.lesson, &words::LABELS));
            saved.set(Some(words::saved(&file)));
        });
    };
    let empty = Memo::new(move |_| hand_in.with(|hand_in| hand_in.draft.text.trim().is_empty()));
    view! {
        <p>{words::INTRO}</p>
        <label class="field">{words::NAME}<input type="text" id="hand-in-name" maxlength="120" autocomplete="off" on:input=move |event| name.set(event_target_value(&event)) /></label>
        <section class="manifest" aria-label=words::EXACTLY_THIS>
            <h2 class="caps">{words::EXACTLY_THIS}</h2>
            <dl>
                <dt>{words::YOUR_NAME}</dt>
                <dd>{move || hand_in.with(|hand_in| if hand_in.name.is_empty() { NONE.to_owned() } else { hand_in.name.clone() })}</dd>
                <dt>{THE_PROMPT}</dt>
                <dd>{prompt.text.as_str()}</dd>
                {move || hand_in.with(|hand_in| manifest(ui, &hand_in.draft))}
                <dt>{words::YOUR_REVIEW}</dt>
                <dd>{move || hand_in.with(|hand_in| review(ui, hand_in))}</dd>
            </dl>
            <p class="hint">{words::NOT_IN_IT}</p>
        </section>
        {move || if empty.get() {
            view! { <p>{words::WRITE_FIRST}</p> }.into_any()
        } else {
            view! { <p class="btnrow"><button class="btn" type="button" on:click=save>{words::SAVE}</button></p> }.into_any()
        }}
        <p role="status">{move || saved.get()}</p>
    }
    .into_any()
}

/// The writer's own review, criterion by criterion, with the words linked.
fn review(ui: Ui, hand_in: &HandIn) -> AnyView {
    let row = |criterion: &'static Criterion| {
        let (level, words) = hand_in.review.rating(&criterion.id)?;
        let passages: Vec<_> = words.lines().map(|words| view! { <q>{words.to_owned()}</q> }).collect();
        let step = view! { <span class="step" data-s=level.key()>{crate::ui::words::level(level)}</span> };
        Some(view! { <li><b>{criterion.name.as_str()}</b>" "{step}<span class="passages">{passages}</span></li> })
    };
    let rows: Vec<_> = ui.lesson.criteria.iter().filter_map(row).collect();
    if rows.is_empty() {
        return words::UNREVIEWED.into_any();
    }
    let changed = hand_in.changed_since().then(|| view! { <p>{words::CHANGED}</p> });
    view! { {changed}<ul class="ratings">{rows}</ul> }.into_any()
}
