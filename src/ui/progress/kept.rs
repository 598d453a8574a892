//! Where the work is kept and how well, taking it elsewhere, and erasing it.

use super::vault::{ArchiveHands, Ask, ERASED_SAID, KEPT};
use super::{kept_words as said, words};
use crate::exchange::archive::{Effect, LARGEST_FILE, Plan, Problem};
use crate::practice::session::Keeping;
use crate::ui::words::no_archive;
use crate::ui::{Ui, words as common};
use crate::view::ev::Event;
use crate::view::prelude::*;

/// How keeping goes, and the ways to export, import, check and erase.
#[component]
pub fn StorageBox() -> impl IntoView {
    let ui = Ui::get();
    let keeping = ui.slice(|session| session.keeping.clone());
    let state = move || keeping.with(|keeping| words::keeping(keeping, ui.edge.offset));
    let hands = use_context::<ArchiveHands>();
    if let Some(hands) = hands {
        hands.ask.run(Ask::Look);
    }
    let rows = move || {
        let health = hands?.vault.with(|vault| vault.health.clone())?;
        let refused = keeping.with(|keeping| matches!(keeping, Keeping::NotSaved(_)));
        Some(
            said::rows(&health, refused, ui.edge.offset)
                .into_iter()
                .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
                .collect::<Vec<_>>(),
        )
    };
    view! {
        <section aria-labelledby=KEPT>
            <div class="lab"><h2 class="title" id=KEPT tabindex="-1">{words::KEPT}</h2></div>
            <div class="health">
                <p>{move || if keeping.with(|keeping| matches!(keeping, Keeping::NotSaved(_))) { words::SAVED_HERE } else { words::KEPT_HERE }}</p>
                <dl class="num"><dt>{words::STATE}</dt><dd>{state}</dd>{rows}</dl>
                {hands.map(|hands| view! { <Hands hands /> })}
            </div>
        </section>
    }
}

#[component]
fn Hands(hands: ArchiveHands) -> impl IntoView {
    let ui = Ui::get();
    let trouble = RwSignal::new(None::<String>);
    let sure = RwSignal::new(false);
    let ask = move |ask: Ask| {
        trouble.set(None);
        sure.set(false);
        hands.ask.run(ask);
    };
    let button =
        move |name: &'static str, wanted: fn() -> Ask| view! { <button class="link" type="button" on:click=move |_| ask(wanted())>{name}</button> };
    let raw = move || {
        hands.vault.with(|vault| vault.health.as_ref().is_some_and(|health| health.set_aside > 0)).then(|| button(said::RAW.text(), || Ask::Raw))
    };
    let told = move || {
        let asked_twice = sure.get().then(|| {
            view! {
                <div class="sure">
                    <p>{said::ERASE_SURE}</p>
                    <div class="btnrow">
                        <button class="btn" type="button" on:click=move |_| hands.ask.run(Ask::Export)>{said::EXPORT_FIRST}</button>
                        {button(said::ERASE_NOW.text(), || Ask::Erase)}
                        <button class="link" type="button" on:click=move |_| sure.set(false)>{said::KEEP}</button>
                    </div>
                </div>
            }
        });
        // One thing at a time: what was said before has been read.
        if asked_twice.is_some() && hands.vault.with(|vault| vault.offer.is_none()) {
            return asked_twice.into_view();
        }
        let trouble = trouble.get().map(|trouble| view! { <p>{trouble}</p> });
        let vault = hands.vault.with(|vault| {
            let checked = vault.checked.map(|checked| view! { <p>{said::checked(checked)}</p> });
            let refused = vault.refused.clone().map(|why| view! { <p>{said::refused(&why)}</p> });
            let went_on = vault.went_on.then(|| view! { <p>{said::WENT_ON}</p> });
            let imported = vault.imported.is_some().then(|| view! { <p>{said::IMPORTED} " " {button(common::UNDO.text(), || Ask::UndoImport)}</p> });
            let erased = (!vault.erased.is_empty())
                .then(|| view! { <p id=ERASED_SAID tabindex="-1">{said::ERASED} " " {button(common::UNDO.text(), || Ask::Restore)}</p> });
            let offer = vault.offer.as_ref().map(|(plan, skipped)| preview(ui, plan, *skipped, button));
            view! { {checked}{refused}{went_on}{imported}{erased}{offer} }
        });
        view! { {asked_twice}{trouble}{vault} }
    };
    view! {
        <div
            class="btnrow takein"
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                take_in(ui, &event, hands, trouble);
            }
        >
            <button class="btn btn--plain" type="button" on:click=move |_| ask(Ask::Export)>{words::EXPORT}</button>
            <OpenFile label=words::IMPORT.text() />
            {button(said::CHECK.text(), || Ask::Check)}
            {raw}
            <button class="link" type="button" on:click=move |_| sure.set(true)>{said::ERASE}</button>
            <span class="hint">{said::DROP}</span>
        </div>
        <div class="handsaid" role="status">{told}</div>
    }
}

/// A way to open a file: a backup, a draft to review or a review that came back.
#[component]
pub fn OpenFile(
    /// What it is called here.
    label: &'static str,
) -> impl IntoView {
    let hands = use_context::<ArchiveHands>()?;
    let ui = Ui::get();
    let trouble = RwSignal::new(None::<String>);
    Some(view! {
        <label class="link filelabel">
            {label}
            <input
                class="hide"
                type="file"
                accept=".json,application/json"
                on:change=move |event| take_in(ui, &event, hands, trouble)
            />
        </label>
        <div class="handsaid" role="status">{move || trouble.get().map(|trouble| view! { <p>{trouble}</p> })}</div>
    })
}

/// What a file would change, before it does.
fn preview<V: IntoView + 'static>(ui: Ui, plan: &Plan, skipped: usize, button: impl Fn(&'static str, fn() -> Ask) -> V) -> View {
    let short = |change: &(crate::exchange::saved::Slot, Effect)| {
        let prompt = change.0.prompt.as_ref().map(|id| ui.lesson.prompt(id).map_or_else(|| id.as_str().to_owned(), |prompt| prompt.short.clone()));
        said::change(&change.0.kind, prompt.as_deref(), change.1)
    };
    let rows: Vec<_> = plan.changes.iter().filter_map(short).map(|line| view! { <li>{line}</li> }).collect();
    let anything = !plan.writes.is_empty();
    view! {
        <div class="sure preview-import">
            <p>{if anything { said::WOULD } else { said::WOULD_NOT }}</p>
            <ul>{rows}</ul>
            <p>{said::rest(plan.counts().known, skipped)}</p>
            <div class="btnrow">
                {anything.then(|| button(said::DO_IMPORT.text(), || Ask::Import))}
                {button(if anything { said::LEAVE.text() } else { common::CLOSE.text() }, || Ask::Leave)}
            </div>
        </div>
    }
}

/// Hands on the text of the first file that was picked or dropped; its size is looked at before it is read.
fn take_in(ui: Ui, event: &Event, hands: ArchiveHands, trouble: RwSignal<Option<String>>) {
    let largest = usize::try_from(LARGEST_FILE).unwrap_or(usize::MAX);
    let told = move |files: Vec<(String, u64, Option<String>)>| {
        let said = match files.into_iter().next() {
            Some((_, _, Some(text))) => {
                hands.ask.run(Ask::Open(text));
                None
            }
            Some((_, size, None)) if size > LARGEST_FILE => Some(no_archive(Problem::TooLarge).to_owned()),
            Some(_) => Some(words::UNREADABLE_FILE.into()),
            None => None,
        };
        // The place may have been left meanwhile.
        if !trouble.is_disposed() {
            trouble.set(said);
        }
    };
    (ui.edge.read_files)(event, largest, Box::new(told));
}
