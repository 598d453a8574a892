//! Where the work is kept, and taking it elsewhere.

use super::words;
use crate::exchange::archive::{LARGEST_FILE, Problem};
use crate::ui::Ui;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// What can be done with everything that is kept; the app provides it as a context. Without it there are no buttons.
#[derive(Clone, Copy)]
pub struct ArchiveHands {
    /// Offers everything as one file.
    pub export: Callback<()>,
    /// Takes in the text of such a file.
    pub import: Callback<String>,
}

/// How keeping goes, and the ways to export and import.
#[component]
pub fn StorageBox() -> impl IntoView {
    let ui = Ui::get();
    let keeping = ui.slice(|session| session.keeping.clone());
    let state = move || keeping.with(|keeping| words::keeping(keeping, (ui.edge.offset)()));
    view! {
        <section aria-labelledby="progress-kept">
            <div class="lab"><h2 class="title" id="progress-kept">{words::KEPT}</h2></div>
            <div class="health">
                <p>{words::KEPT_HERE}</p>
                <dl class="num"><dt>{words::STATE}</dt><dd>{state}</dd></dl>
                {use_context::<ArchiveHands>().map(|hands| view! { <Hands hands /> })}
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Hands(hands: ArchiveHands) -> impl IntoView {
    view! {
        <div class="btnrow">
            <button class="btn" type="button" on:click=move |_| hands.export.run(())>{words::EXPORT}</button>
            <OpenFile label=words::IMPORT />
        </div>
    }
    .into_any()
}

/// A way to open a file: a backup, a draft to review or a review that came back.
#[component]
pub fn OpenFile(
    /// What it is called here.
    label: &'static str,
) -> impl IntoView {
    let import = use_context::<ArchiveHands>()?.import;
    let input = NodeRef::<Input>::new();
    let trouble = RwSignal::new(None::<String>);
    Some(view! {
        <label class="link filelabel">
            {label}
            <input class="hide" type="file" accept=".json,application/json" node_ref=input on:change=move |_| take_in(input, import, trouble) />
        </label>
        <div class="handsaid" role="status">{move || trouble.get().map(|trouble| view! { <p>{trouble}</p> })}</div>
    })
}

/// Hands on the text of the chosen file; its size is looked at before it is read.
fn take_in(input: NodeRef<Input>, import: Callback<String>, trouble: RwSignal<Option<String>>) {
    let Some(field) = input.get_untracked() else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    // The same file can be chosen again.
    field.set_value("");
    if file.size() > f64::from(u32::try_from(LARGEST_FILE).unwrap_or(u32::MAX)) {
        trouble.set(Some(Problem::TooLarge.to_string()));
        return;
    }
    trouble.set(None);
    spawn_local(async move {
        match JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
            Some(text) => import.run(text),
            None => trouble.set(Some(words::UNREADABLE_FILE.to_owned())),
        }
    });
}
