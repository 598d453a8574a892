//! What came behind a passphrase: the reviewer, or the writer whose review comes back, is asked for it.

use super::{turn, words};
use crate::practice::peer_review::{Locked, PeerAction, Shared};
use crate::ui::Ui;
use crate::ui::common::form::{Typed, line};
use crate::view::prelude::*;

/// Asks for the passphrase, as often as it takes.
#[component]
pub fn Unlock(
    /// What is shut.
    locked: Locked,
) -> impl IntoView {
    let ui = Ui::get();
    let typed = RwSignal::new(String::new());
    let said = RwSignal::new(None::<&'static str>);
    let open = move || {
        let passphrase = typed.get_untracked().trim().to_owned();
        if passphrase.is_empty() || said.get_untracked() == Some(words::UNLOCKING.text()) {
            return;
        }
        said.set(Some(words::UNLOCKING.text()));
        let key = passphrase.clone();
        let told = move |opened: Option<Vec<u8>>| match opened.map(|bytes| Shared::unpack(&bytes)) {
            // The room may have been left meanwhile, and what was shut with it.
            _ if said.is_disposed() => {}
            None => said.set(Some(words::WRONG_PASSPHRASE.text())),
            Some(Ok(shared)) => turn(ui, PeerAction::Unlock(shared, passphrase)),
            Some(Err(problem)) => turn(ui, PeerAction::CannotOpen(problem)),
        };
        (ui.edge.unlock)(locked.clone(), key, Box::new(told));
    };
    let form = if (ui.edge.can_lock)() {
        view! {
            <form on:submit=move |event| { event.prevent_default(); open(); }>
                {line(words::THE_PASSPHRASE.text(), "unlock", 200, Typed::Exactly, None, typed)}
                <p class="btnrow">
                    <button class="btn" type="submit">{words::UNLOCK}</button>
                    <button class="link" type="button" on:click=move |_| turn(ui, PeerAction::LetGo)>{words::LEAVE}</button>
                </p>
            </form>
        }
    } else {
        view! { <p>{words::CANNOT_UNLOCK}</p> }
    };
    view! {
        <div class="text shut">
            <p class="caps caps--accent prompt-no">{words::REVIEW_FOR_SOMEONE}</p>
            <h1 class="display">{words::SHUT}</h1>
            <p class="standfirst">{words::SHUT_INTRO}</p>
            {form}
            <p role="status">{move || said.get()}</p>
        </div>
    }
}
