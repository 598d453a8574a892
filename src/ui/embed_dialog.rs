//! "Embed or share": the place that is open as a link, and as two snippets for a course page, with what they show.

use crate::exchange::route::Place;
use crate::exchange::snippet::Site;
use crate::ui::assignment::AssignmentMaker;
use crate::ui::chunks::{Apart, Room};
use crate::ui::common::copy::CopyButton;
use crate::ui::hand_in::words::{COLLECT, FOR_TEACHERS};
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// Names the dialog for the hands that open and close it.
pub const DIALOG: &str = "embed-dialog";

/// The dialog; it is made once and filled when it opens.
#[component]
pub fn EmbedDialog(
    /// Whether it is open, and so filled.
    open: RwSignal<bool>,
) -> impl IntoView {
    let ui = Ui::get();
    let route = ui.slice(|session| session.route.clone());
    // It is about the place it was opened at, and going back leaves that.
    Effect::new(move |before: Option<()>| {
        route.track();
        if before.is_some() && open.get_untracked() {
            (ui.edge.close_dialog)(DIALOG);
        }
    });
    view! {
        <dialog class="sheet embed-dialog" id=DIALOG aria-labelledby="embed-dialog-title" on:close=move |_| open.set(false)>
            <header>
                <h2 class="title" id="embed-dialog-title">{words::EMBED_OR_SHARE}</h2>
                <button class="link" type="button" on:click=move |_| (ui.edge.close_dialog)(DIALOG)>{words::CLOSE}</button>
            </header>
            {move || open.get().then(|| view! { <Apart room=Room::Ways /> })}
        </dialog>
    }
}

/// What the dialog holds: the ways to pass on the place that is open.
#[component]
pub fn Ways() -> impl IntoView {
    let ui = Ui::get();
    let route = ui.slice(|session| session.route.clone());
    move || {
        let route = route.get();
        let site = Site { base: &ui.host.base, root: &ui.host.root };
        let title = crate::ui::title(ui, &route.place);
        let link = site.share_link(&route);
        let [element, frame] = site.snippets(&route, &title);
        let assigned = if let Place::Practise(prompt, _) = &route.place { Some(prompt.clone()) } else { None };
        let shared = (title.clone(), link.clone());
        let preview = site.preview_address(route);
        view! {
            <section>
                <h3 class="head">{words::SHARE_LINK}</h3>
                <Snippet text=link label=words::SHARE_LINK.text() />
                {(ui.edge.can_share)().then(|| view! {
                    <button class="link" type="button" on:click=move |_| (ui.edge.share)(&shared.0, &shared.1)>{words::SHARE}</button>
                })}
            </section>
            {assigned.map(|prompt| keyed(prompt.clone(), view! { <section><AssignmentMaker prompt /></section> }))}
            <section>
                <h3 class="head">{words::EMBED_ELEMENT}</h3>
                <Snippet text=element label=words::EMBED_ELEMENT.text() />
                <h3 class="head">{words::EMBED_FRAME}</h3>
                <Snippet text=frame label=words::EMBED_FRAME.text() />
            </section>
            <section>
                <h3 class="head">{words::PREVIEW}</h3>
                <iframe class="preview" src=preview title=title inert></iframe>
            </section>
            <section>
                <h3 class="head">{FOR_TEACHERS}</h3>
                <p><a href=ui.href(Place::Collect) on:click=move |_| (ui.edge.close_dialog)(DIALOG)>{COLLECT}</a>" "{words::COLLECT_HINT}</p>
            </section>
        }
    }
}

#[component]
fn Snippet(text: String, label: &'static str) -> impl IntoView {
    view! {
        <div class="snippet">
            <textarea readonly rows="3" aria-label=label spellcheck="false" prop:value=text.clone()></textarea>
            <CopyButton text label=None />
        </div>
    }
}
