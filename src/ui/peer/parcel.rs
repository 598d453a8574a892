//! Sending something to somebody: perhaps behind a passphrase; then the link with its buttons, or a file where a link would be too long.

use super::words;
use crate::exchange::link::Carried;
use crate::practice::peer_review::{Shared, is_too_short};
use crate::ui::Ui;
use crate::ui::common::copy::CopyButton;
use crate::ui::common::form::{Typed, line, maker};
use crate::view::prelude::*;

/// What a link is called, and what is said around it.
#[derive(Clone, Copy)]
pub struct Sent {
    /// The button that makes the link.
    pub make: &'static str,
    /// Where there is nothing to send yet.
    pub nothing: &'static str,
    /// What the link is called.
    pub label: &'static str,
    /// What the file is called.
    pub file: &'static str,
}

/// How it is with a passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passphrase {
    /// The sender may take one.
    Offered,
    /// It came behind one, so it goes back behind it: the one the page remembers, else to be typed again.
    Needed(String),
    /// It came without one, and goes back without.
    None,
}

/// How far making the link is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Idle,
    Short,
    Locking,
    Refused,
    Large,
}

/// The way out for something: a button that makes the link of what there is now, and the link.
#[component]
pub fn Sending(
    /// What would be sent now.
    what: Memo<Shared>,
    /// Whether there is nothing to send yet.
    empty: Memo<bool>,
    /// What it is called.
    sent: Sent,
    /// With a passphrase or not.
    passphrase: Passphrase,
    /// Done before a link is made.
    before: Callback<()>,
) -> impl IntoView {
    let ui = Ui::get();
    let needed = matches!(passphrase, Passphrase::Needed(_));
    let field = (passphrase != Passphrase::None).then_some(if needed { words::PASSPHRASE_AGAIN.text() } else { words::PASSPHRASE.text() });
    let hint = if needed { words::PASSPHRASE_SAME } else { words::PASSPHRASE_HINT };
    let typed = RwSignal::new(if let Passphrase::Needed(known) = passphrase { known } else { String::new() });
    let state = RwSignal::new(State::Idle);
    let ready = RwSignal::new(None::<(Shared, String, Carried)>);
    let make = Callback::new(move |()| {
        let key = typed.get_untracked().trim().to_owned();
        let locks = needed || !key.is_empty();
        if state.get_untracked() == State::Locking {
            return;
        }
        if locks && is_too_short(&key) {
            state.set(State::Short);
            return;
        }
        before.run(());
        let shared = what.get_untracked();
        if !locks {
            state.set(State::Idle);
            ready.set(Some((shared.clone(), key, Carried::Open(shared))));
            return;
        }
        let Ok(plain) = shared.pack() else {
            state.set(State::Large);
            return;
        };
        state.set(State::Locking);
        let told = move |locked: Option<_>| {
            if state.is_disposed() {
                // The room was left before it was done.
                return;
            }
            state.set(if locked.is_some() { State::Idle } else { State::Refused });
            ready.set(locked.map(|locked| (shared, key, Carried::Locked(locked))));
        };
        (ui.edge.lock)(plain, typed.get_untracked().trim().to_owned(), Box::new(told));
    });
    let changed = Memo::new(move |_| {
        ready.with(|ready| ready.as_ref().is_some_and(|(shared, key, _)| what.with(|what| what != shared) || typed.with(|typed| typed.trim() != key)))
    });
    let said = move || match state.get() {
        State::Short => Some(words::PASSPHRASE_SHORT.text()),
        State::Locking => Some(words::LOCKING.text()),
        State::Refused => Some(words::NOT_LOCKED.text()),
        State::Large => Some(words::TOO_LARGE_TO_LOCK.text()),
        State::Idle if changed.get() => Some(words::CHANGED_SINCE.text()),
        State::Idle => ready.with(Option::is_some).then_some(words::READY_TO_SEND.text()),
    };
    let offered = field.map(|label| {
        if !(ui.edge.can_lock)() {
            return view! { <p class="hint">{words::CANNOT_LOCK}</p> };
        }
        view! {
            {line(label, "passphrase", 200, Typed::Exactly, Some("passphrase-hint"), typed)}
            <p class="hint" id="passphrase-hint">{hint}</p>
        }
    });
    view! {
        {offered}
        {maker(empty, sent.nothing, sent.make, make)}
        {move || ready.get().map_or_else(|| View::Nothing, |(.., carried)| parcel(ui, carried, sent))}
        <p role="status">{said}</p>
    }
}

/// Something ready to be sent.
fn parcel(ui: Ui, carried: Carried, sent: Sent) -> View {
    let link = carried.href(ui.lesson).map(|href| format!("{}{href}", ui.host.base));
    let about = if matches!(carried, Carried::Locked(_)) { words::LINK_LOCKED } else { words::LINK_LENGTH };
    let as_file = move |_| (ui.edge.download)(sent.file, "application/json", &carried.print_file());
    match link {
        Ok(link) => {
            let offered = link.clone();
            view! {
                <div class="parcel">
                    <textarea readonly rows="3" class="sentlink" aria-label=sent.label spellcheck="false" prop:value=link.clone()></textarea>
                    <p class="hint">{about}</p>
                    <p class="btnrow">
                        <CopyButton text=link label=Some(format!("{}: {}", crate::ui::words::COPY, sent.label)) />
                        {(ui.edge.can_share)().then(|| view! { <button class="link" type="button" on:click=move |_| (ui.edge.share)(sent.label, &offered)>{crate::ui::words::SHARE}</button> })}
                        <button class="link" type="button" on:click=as_file>{words::AS_FILE}</button>
                    </p>
                </div>
            }
        }
        Err(_) => view! {
            <div class="parcel">
                <p>{words::TOO_LONG}</p>
                <p><button class="btn btn--plain" type="button" on:click=as_file>{words::SAVE_FILE}</button></p>
            </div>
        },
    }
}
