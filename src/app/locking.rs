//! Locking and unlocking, and taking in what was sent: the hands behind reviews by others.

use crate::exchange::link::Carried;
use crate::platform::lock;
use crate::practice::peer_review::{Locked, PeerAction};
use crate::practice::session::Action;
use crate::ui::edge::{Opened, Sealed};
use leptos::task::spawn_local;

/// Locks bytes with a passphrase.
pub fn seal(plain: Vec<u8>, passphrase: String, told: Sealed) {
    spawn_local(async move {
        let sealed = lock::seal(&plain, &passphrase).await;
        told(sealed.map(|(salt, iv, sealed)| Locked { salt, iv, sealed }));
    });
}

/// Opens what is locked.
pub fn open(locked: Locked, passphrase: String, told: Opened) {
    spawn_local(async move { told(lock::open(&(locked.salt, locked.iv, locked.sealed), &passphrase).await) });
}

/// What somebody sent, as something that came in.
pub fn received(carried: Carried) -> Action {
    Action::Peer(match carried {
        Carried::Open(shared) => PeerAction::Receive(shared),
        Carried::Locked(locked) => PeerAction::ReceiveLocked(locked),
    })
}
