//! The collector: many hand-ins, read on this device, side by side. Nothing of them is stored or sent.

use super::table::Table;
use super::words;
use crate::exchange::hand_in::{LARGEST, read_all};
use crate::lesson::LANGUAGE;
use crate::practice::hand_in::Collected;
use crate::practice::session::Action;
use crate::ui::Ui;
use crate::ui::peer::manuscript::line_view;
use crate::ui::peer::words::UNKNOWN_PROMPT;
use crate::view::ev::Event;
use crate::view::prelude::*;

/// The room of a teacher.
#[component]
pub fn CollectRoom() -> impl IntoView {
    let ui = Ui::get();
    let reading = RwSignal::new(false);
    let take = move |event: &Event| {
        let told = move |files| {
            ui.act(Action::Collect(read_all(files, ui.lesson)));
            // The room may have been left meanwhile.
            if !reading.is_disposed() {
                reading.set(false);
            }
        };
        if (ui.edge.read_files)(event, LARGEST, Box::new(told)) {
            reading.set(true);
        }
    };
    let dropped = move |event: crate::view::ev::DragEvent| {
        event.prevent_default();
        take(&event);
    };
    // The names of what is open, by their places in the collection, in the order they were opened.
    let open = RwSignal::new(Vec::<usize>::new());
    let count = ui.slice(|session| session.collection.all.len());
    let said = ui.slice(|session| (session.collection.all.len(), session.collection.came, session.collection.refused.clone()));
    let told = move || {
        if reading.get() {
            return view! { <p>{words::READING}</p> };
        }
        let (all, came, refused) = said.get();
        let rows: Vec<_> = refused.iter().map(|(file, why)| view! { <li>{words::refused(file, *why)}</li> }).collect();
        let came = (all > 0 || !rows.is_empty()).then(|| view! { <p>{words::came(came)}</p> });
        view! { {came}<ul class="refused">{rows}</ul> }
    };
    let table = move || {
        if count.get() > 0 {
            view! { <Table count=count.get() open /> }
        } else {
            View::Nothing
        }
    };
    let opened = move || {
        ui.session.with_untracked(|session| {
            let all = &session.collection.all;
            open.get().into_iter().filter_map(|at| Some(handed(ui, at, all.get(at)?, open))).collect::<Vec<_>>()
        })
    };
    // What was opened is read next; it is on the page by now, because it was drawn before this runs.
    Effect::new(move |before: Option<usize>| {
        open.with(|open| {
            if let Some(last) = open.last().filter(|_| before.is_some_and(|before| before < open.len())) {
                (ui.edge.focus)(&format!("handed-{last}"));
            }
            open.len()
        })
    });
    view! {
        <main class="page page--ledger collect" id="main" tabindex="-1" on:dragover=move |event| event.prevent_default() on:drop=dropped>
            <div class="ledger">
                <header>
                    <p class="caps caps--accent">{words::FOR_TEACHERS}</p>
                    <h1 class="display">{words::COLLECT}</h1>
                    <p class="lede">{words::COLLECT_INTRO}</p>
                    <p class="btnrow">
                        <label class="btn filelabel">
                            {words::CHOOSE}
                            <input class="hide" type="file" multiple accept=".html,.htm,.json,text/html,application/json" aria-describedby="collect-limits" on:change=move |event| take(&event) />
                        </label>
                        <span>{words::OR_DROP}</span>
                    </p>
                    <p class="hint" id="collect-limits">{words::limits()}</p>
                    <div role="status">{told}</div>
                </header>
                {table}
                <div class="handed-all">{opened}</div>
            </div>
        </main>
    }
}

/// One hand-in, to read.
fn handed(ui: Ui, at: usize, collected: &Collected, open: RwSignal<Vec<usize>>) -> View {
    let hand_in = &collected.hand_in;
    let lines: Vec<_> = hand_in.layer(ui.lesson).iter().map(|line| line_view(ui, &hand_in.draft.text, line)).collect();
    let prompt = ui.lesson.prompt(&hand_in.draft.prompt).map_or(UNKNOWN_PROMPT.text(), |prompt| prompt.text.as_str());
    let unnamed = hand_in.name.is_empty().then(|| view! { <p class="quiet">{words::NO_NAME}</p> });
    let title = collected.title().to_owned();
    let close = move |_| {
        open.update(|open| open.retain(|known| *known != at));
        (ui.edge.focus)(&format!("writer-{at}"));
    };
    view! {
        <article class="handed" id=format!("handed-{at}") tabindex="-1" aria-labelledby=format!("handed-title-{at}")>
            <header>
                <h2 class="title" id=format!("handed-title-{at}")>{title.clone()}</h2>
                <button class="link" type="button" on:click=close aria-label=words::close(&title)>{crate::ui::words::CLOSE}</button>
            </header>
            {unnamed}
            <p class="handed-prompt" lang=LANGUAGE>{prompt}</p>
            <p class="fromlink">{words::FROM_A_FILE}</p>
            <div class="handed-text" lang=LANGUAGE translate="no" dir="auto">{lines}</div>
            <h3 class="head">{words::THEIR_REVIEW}</h3>
            {super::review(ui, hand_in)}
        </article>
    }
}
