//! "Embed or share": the place that is open as a link, and as two snippets for a course page, with what they show.

use crate::exchange::route::{Place, Route};
use crate::markup::escape;
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
        let link = share_link(ui, &route);
        let [element, frame] = snippets(ui, &route);
        let title = crate::ui::title(ui, &route.place);
        let assigned = if let Place::Practise(prompt, _) = &route.place { Some(prompt.clone()) } else { None };
        let shared = (title.clone(), link.clone());
        let preview = preview_address(ui, route);
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

/// The address to pass on: a prompt has a page of its own, which says what it leads to wherever it is pasted.
fn share_link(ui: Ui, route: &Route) -> String {
    match &route.place {
        Place::Practise(prompt, _) => format!("{}p/{}/{prompt}/", ui.host.root, route.lesson),
        _ => format!("{}{}", ui.host.base, route.href()),
    }
}

/// The view's name, and the attribute of the element that narrows it down.
fn view_of(place: &Place) -> (&'static str, String) {
    match place {
        Place::Read(section, _) => ("read", format!(" section=\"{section}\"")),
        Place::Practise(prompt, _) => ("practise", format!(" prompt=\"{prompt}\"")),
        Place::Quiz(crate::exchange::route::Asked::Section(section)) => ("quiz", format!(" section=\"{section}\"")),
        Place::Quiz(_) => ("quiz", String::new()),
        Place::Calibrate(Some(answer)) => ("calibrate", format!(" answer=\"{answer}\"")),
        Place::Calibrate(None) => ("calibrate", String::new()),
        Place::Prompts | Place::Progress | Place::Review | Place::Collect => ("whole", String::new()),
    }
}

fn frame_address(ui: Ui, route: &Route) -> String {
    address(ui, route, "")
}

/// The same for the frame in this dialog, which is a preview. No element's id ends with a slash, so that the browser has nothing to scroll to:
/// it would scroll what is around the frame as well. The program would scroll to a block, so the preview is of its section.
fn preview_address(ui: Ui, mut route: Route) -> String {
    if let Place::Read(_, block) = &mut route.place {
        *block = None;
    }
    address(ui, &route, "&preview=1") + "/"
}

fn address(ui: Ui, route: &Route, more: &str) -> String {
    let (view, _) = view_of(&route.place);
    format!("{}?embed=1{more}&view={view}{}", ui.host.base, route.href())
}

/// The element with its script, and the bare frame.
fn snippets(ui: Ui, route: &Route) -> [String; 2] {
    let root = escape(&ui.host.root);
    let (view, narrower) = view_of(&route.place);
    let title = escape(&crate::ui::title(ui, &route.place));
    let link = escape(&share_link(ui, route));
    [
        format!(
            "<script async src=\"{root}embed.js\"></script>\n<practice-widget lesson=\"{}\" view=\"{view}\"{narrower}><a href=\"{link}\">{title}</a></practice-widget>",
            route.lesson
        ),
        format!(
            "<iframe src=\"{}\" title=\"{title}\" width=\"100%\" height=\"640\" loading=\"lazy\" allow=\"clipboard-write; microphone; web-share\" style=\"border:0\"></iframe>",
            escape(&frame_address(ui, route))
        ),
    ]
}
