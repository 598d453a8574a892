//! Under every place: how things stand around the page, and the ways out of it.

use crate::exchange::language::Language;
use crate::exchange::link::{Carried, Shared};
use crate::exchange::route::Place;
use crate::practice::desk::Desk;
use crate::practice::peer_review::Unkept;
use crate::practice::session::Session;
use crate::ui::chunks::{Chunk, packed};
use crate::ui::embed_dialog::{DIALOG, EmbedDialog};
use crate::ui::peer::words::OPEN_WITH_DRAFT;
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// The fragment that takes the draft of the open prompt along; nothing where there is none, or it is too long for a link,
/// or what packs it is still on its way.
fn carried(ui: Ui, session: &Session) -> Option<String> {
    let Place::Practise(prompt, _) = &session.route.place else { return None };
    let prompt = ui.lesson.prompt(prompt)?;
    let shared = |desk: &Desk| (!desk.draft().is_blank()).then(|| desk.to_share(&ui.bench(prompt), ""));
    packed(Carried::Open(Shared::Moved(session.with_desk(&prompt.id, shared)?)), ui.lesson)
}

/// Whether there are words at the prompt that is open.
fn has_draft(session: &Session) -> bool {
    matches!(&session.route.place, Place::Practise(prompt, _) if session.with_desk(prompt, |desk| !desk.draft().is_blank()))
}

/// The same place in the languages the interface does not speak at the moment. What was written is kept as the page is left; what somebody
/// sent, and nobody has kept yet, goes along.
fn languages(ui: Ui, route: Memo<String>) -> Vec<View> {
    let others = Language::ALL.into_iter().filter(|language| language.tag() != words::language());
    let unkept = ui.slice(|session| session.peer.unkept(&session.route.place));
    // Packed when something else was sent, not at every key.
    let along = Memo::new(move |_| {
        let carried = match unkept.get()? {
            Unkept::Open(shared) => Carried::Open(shared),
            Unkept::Locked(locked) => Carried::Locked(locked),
        };
        packed(carried, ui.lesson)
    });
    let link = |language: Language| {
        let query = language.in_query(&ui.host.query);
        view! { <a href=move || format!("{query}{}", along.get().unwrap_or_else(|| route.get())) lang=language.tag() hreflang=language.tag()>{language.name()}</a> }
    };
    others.map(link).collect()
}

/// The line under the place that is open.
#[component]
pub fn Foot() -> impl IntoView {
    let ui = Ui::get();
    let around = ui.slice(|session| session.around);
    let state = move || match around.get() {
        around if around.offline && around.kept => words::OFFLINE_KEPT.text(),
        around if around.offline => words::OFFLINE.text(),
        around if around.kept => words::KEPT.text(),
        _ => "",
    };
    let route = ui.slice(|session| session.route.href());
    let open = RwSignal::new(false);
    let ways = if ui.host.embedding.embedded {
        // A page of its own does not see what is kept in this frame: the draft goes along in the link, where it fits. The link is made
        // when it is about to be used, because packing a draft at every keystroke is work nobody asked for.
        let packed = RwSignal::new(None::<String>);
        let pack = move || packed.set(ui.session.with_untracked(|session| carried(ui, session)));
        let written = ui.slice(has_draft);
        let can_pack = RwSignal::new(false);
        Chunk::PassOn.when_here(move || can_pack.set(true));
        let asked = ui.host.embedding.appearance.lang.map(|language| language.in_query("")).unwrap_or_default();
        let href = move || format!("{}{asked}{}", ui.host.base, packed.get().unwrap_or_else(|| route.get()));
        let name = move || if written.get() && can_pack.get() { OPEN_WITH_DRAFT.text() } else { words::OPEN_FULL_PAGE.text() };
        view! { <a href=href target="_blank" rel="noopener" on:focus=move |_| pack() on:pointerenter=move |_| pack() on:pointerdown=move |_| pack()>{name}</a> }
    } else {
        let show = move |_| {
            open.set(true);
            (ui.edge.show_dialog)(DIALOG);
        };
        view! { <button class="link" type="button" on:click=show>{words::EMBED_OR_SHARE}</button>{languages(ui, route)}<EmbedDialog open /> }
    };
    view! { <footer class="embedfoot foot">{ways}<span role="status">{state}</span></footer> }
}
