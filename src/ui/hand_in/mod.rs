//! Handing in, and what a teacher does with what was handed in.
//!
//! A learner saves one file at the desk, [`SaveHandIn`]; a teacher lays many of them side by side in [`collect::CollectRoom`].

pub mod collect;
mod table;
pub mod words;

use crate::lesson::{Criterion, LANGUAGE, Prompt};
use crate::practice::hand_in::HandIn;
use crate::ui::Ui;
use crate::ui::common::form::{Typed, folded, line, maker, manifest};
use crate::ui::peer::ask::contents;
use crate::ui::peer::words::{NONE, THE_PROMPT};
use crate::view::prelude::*;

/// The part of the desk that saves a draft to be handed in. It works only while it is unfolded.
#[component]
pub fn SaveHandIn(
    /// The prompt of the desk.
    prompt: &'static Prompt,
) -> impl IntoView {
    folded("help askreview handin", words::HAND_IN.text(), Box::new(move || saving(prompt)))
}

fn saving(prompt: &'static Prompt) -> View {
    let ui = Ui::get();
    let name = RwSignal::new(String::new());
    let hand_in = Memo::new(move |_| {
        let name = name.get();
        ui.session.with(|session| session.with_desk(&prompt.id, |desk| desk.to_hand_in(&ui.bench(prompt), &name)))
    });
    let saved = RwSignal::new(None::<String>);
    let save = Callback::new(move |()| {
        hand_in.with_untracked(|hand_in| {
            let file = hand_in.file_name();
            (ui.edge.download)(&file, "text/html", &hand_in.page(ui.lesson, &words::labels()));
            saved.set(Some(words::saved(&file)));
        });
    });
    let empty = ui.slice(move |session| session.with_desk(&prompt.id, |desk| desk.draft().is_blank()));
    let named = move || hand_in.with(|hand_in| if hand_in.name.is_empty() { NONE.into_view() } else { hand_in.name.clone().into_view() });
    let pieces = view! {
        <dt>{words::YOUR_NAME}</dt>
        <dd>{named}</dd>
        <dt>{THE_PROMPT}</dt>
        <dd lang=LANGUAGE>{prompt.text.as_str()}</dd>
        {move || hand_in.with(|hand_in| contents(ui, &hand_in.draft))}
        <dt>{words::YOUR_REVIEW}</dt>
        <dd>{move || hand_in.with(|hand_in| review(ui, hand_in))}</dd>
    };
    view! {
        <p>{words::INTRO}</p>
        {line(words::NAME.text(), "hand-in-name", 120, Typed::Exactly, None, name)}
        {manifest(words::EXACTLY_THIS.text(), pieces, words::NOT_IN_IT.text())}
        {maker(empty, words::WRITE_FIRST.text(), words::SAVE.text(), save)}
        <p role="status">{move || saved.get()}</p>
    }
}

/// The writer's own review, criterion by criterion, with the words linked.
fn review(ui: Ui, hand_in: &HandIn) -> View {
    let row = |criterion: &'static Criterion| {
        let (level, words) = hand_in.review.rating(&criterion.id)?;
        let passages: Vec<_> = words.lines().map(|words| view! { <q lang=LANGUAGE>{words.to_owned()}</q> }).collect();
        let step = view! { <span class="step" data-s=level.key()>{crate::ui::words::level(level)}</span> };
        Some(view! { <li><b lang=LANGUAGE>{criterion.name.as_str()}</b>" "{step}<span class="passages">{passages}</span></li> })
    };
    let rows: Vec<_> = ui.lesson.criteria.iter().filter_map(row).collect();
    if rows.is_empty() {
        return words::UNREVIEWED.into_view();
    }
    let changed = hand_in.changed_since().then(|| view! { <p>{words::CHANGED}</p> });
    view! { {changed}<ul class="ratings">{rows}</ul> }
}
