//! Under every place: how things stand around the page, and the ways out of it.

use crate::ui::embed_dialog::{DIALOG, EmbedDialog};
use crate::ui::{Ui, words};
use leptos::prelude::*;

/// The line under the place that is open.
#[component]
pub fn Foot() -> impl IntoView {
    let ui = Ui::get();
    let around = ui.slice(|session| session.around);
    let state = move || match around.get() {
        around if around.offline && around.kept => words::OFFLINE_KEPT,
        around if around.offline => words::OFFLINE,
        around if around.kept => words::KEPT,
        _ => "",
    };
    let route = ui.slice(|session| session.route.href());
    let open = RwSignal::new(false);
    let ways = if ui.host.embedding.embedded {
        view! { <a href=move || format!("{}{}", ui.host.base, route.get()) target="_blank" rel="noopener">{words::OPEN_FULL_PAGE}</a> }.into_any()
    } else {
        let show = move |_| {
            open.set(true);
            (ui.edge.show_dialog)(DIALOG);
        };
        view! { <button class="link" type="button" on:click=show>{words::EMBED_OR_SHARE}</button><EmbedDialog open /> }.into_any()
    };
    view! { <footer class="embedfoot foot">{ways}<span role="status">{state}</span></footer> }
}
