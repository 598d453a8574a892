//! Practise: all prompts, and the desk of one.

mod desk;
mod editor;
mod elsewhere;
mod findings;
mod header;
mod marks;
mod meter;
mod model;
pub mod others;
mod outline;
mod prompts;
mod recording;
mod rehearse;
mod review;
pub mod said;
mod versions;

pub use model::ModelDesk;
pub use rehearse::RehearseDesk;
pub use versions::VersionsDesk;

use crate::exchange::route::{Desktop, Place};
use crate::lesson::PromptId;
use crate::practice::desk::DeskAction;
use crate::ui::assignment::AssignmentBanner;
use crate::ui::chunks::{Apart, Room};
use crate::ui::common::annotated::mark_key;
use crate::ui::hand_in::SaveHandIn;
use crate::ui::peer::ask::AskForReview;
use crate::ui::peer::returned::{ArrivedHere, SideNotes};
use crate::ui::{Ui, words};
use crate::view::prelude::*;
use desk::DeskUi;

/// The room.
#[component]
pub fn Practise() -> impl IntoView {
    let ui = Ui::get();
    let prompt = ui.slice(|session| match &session.route.place {
        Place::Practise(prompt, _) => Some(prompt.clone()),
        _ => None,
    });
    let desktop = ui.slice(|session| match session.route.place {
        Place::Practise(_, desktop) => desktop,
        _ => Desktop::Draft,
    });
    move || match prompt.get() {
        Some(prompt) => keyed(prompt.clone(), view! { <DeskRoom prompt desktop /> }),
        None => view! { <prompts::Prompts /> },
    }
}

/// Everything around one prompt.
#[component]
fn DeskRoom(prompt: PromptId, desktop: Memo<Desktop>) -> impl IntoView {
    let ui = Ui::get();
    let prompt = ui.lesson.prompt(&prompt)?;
    let desk = DeskUi::new(ui, prompt);
    provide_context(desk);
    (ui.edge.load_audit)(ui);
    let on_desk = move || match desktop.get() {
        Desktop::Draft => view! { <DraftDesk /> },
        Desktop::Versions => view! { <Apart room=Room::Versions /> },
        Desktop::Model => view! { <Apart room=Room::Model /> },
        Desktop::Rehearse => view! { <Apart room=Room::Rehearse /> },
    };
    Some(on_desk)
}

#[component]
fn DraftDesk() -> impl IntoView {
    let desk = DeskUi::get();
    let count = Memo::new(move |_| desk.findings.with(Vec::len));
    let insert = Callback::new(move |phrase: &'static str| {
        desk.insert(phrase);
    });
    let select = Callback::new(move |span| desk.select(span));
    view! {
        <main class="page practise" id="main">
            <div class="side tools" role="group" aria-label=words::TOOLS>
                <marks::MarkBar />
                <meter::LengthMeter />
                <meter::SaveStatus />
                <button class="btn btn--plain opener" type="button" popovertarget="findings">{words::FINDINGS}" "<span class="num">{move || count.get()}</span></button>
            </div>
            <div class="text">
                <header::PromptHead prompt=desk.prompt insert />
                <AssignmentBanner prompt=desk.prompt />
                <ArrivedHere prompt=desk.prompt />
                <elsewhere::ElsewhereBanner />
                <editor::Editor />
                <DeskFoot />
                // Where the buttons have no room for more than a letter.
                <details class="help meaning">
                    <summary>{words::LETTERS}</summary>
                    <p class="hint">{words::MARK_HINT}</p>
                    {mark_key(desk.ui)}
                </details>
                <SideNotes prompt=desk.prompt select />
            </div>
            <findings::Findings />
            <review::ReviewFoot />
            // What one may do besides: of no use before the first word.
            <div class="text besides" hidden=move || desk.text.with(|text| text.trim().is_empty())>
                <marks::MarkList />
                <outline::StarOutline />
                <findings::AuditAnswers />
                <AskForReview prompt=desk.prompt />
                <SaveHandIn prompt=desk.prompt />
            </div>
        </main>
    }
}

/// The ways on from the draft.
#[component]
fn DeskFoot() -> impl IntoView {
    let desk = DeskUi::get();
    let ui = desk.ui;
    // The number it goes by, and whether it is still being written.
    let number = desk.slice(|desk, _| {
        let number = desk.versions().number_of(desk.draft());
        (number, number == desk.versions().number_in_progress())
    });
    let empty = desk.slice(|desk, _| desk.draft().is_blank());
    let kept = desk.slice(|desk, _| desk.versions().all().len());
    // Said to be unusable, and not made so: who has just pressed it keeps the focus.
    let undoable = desk.slice(|desk, _| desk.next_undo().is_some());
    let to = move |desktop| ui.href(Place::Practise(desk.prompt.id.clone(), desktop));
    let keep = move |_| desk.act(DeskAction::KeepVersion { name: String::new() });
    view! {
        <div class="btnrow draftfoot">
            <span>{move || match number.get() {
                (number, true) => words::version_in_progress(number),
                (number, false) => words::version_as_kept(number),
            }}</span>
            <button class="link" type="button" disabled=move || empty.get() on:click=keep>{words::KEEP_VERSION}</button>
            <a href=to(Desktop::Versions)>{move || words::versions_link(kept.get())}</a>
            {(!desk.prompt.answers.is_empty()).then(|| view! { <a href=to(Desktop::Model)>{words::MODEL_ANSWER}</a> })}
            <a href=to(Desktop::Rehearse)>{words::REHEARSE}</a>
            <button class="link" type="button" aria-disabled=move || (!undoable.get()).then_some("true") on:click=move |_| desk.act(DeskAction::Undo)>{words::UNDO}</button>
            <button class="link" type="button" on:click=move |_| (ui.edge.print)()>{words::PRINT}</button>
        </div>
    }
}
