//! Other tabs and frames of this browser. They only inform: what is true is decided by the records (platform fact 6).

use super::listener::Listener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

/// What another page of this browser did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Wrote or removed what is stored under this key: worth reading again.
    Wrote(String),
    /// This page was asleep in the back-forward cache and may have missed anything: read everything again (fact 7).
    Anything,
}

/// Hears and tells, until dropped.
pub struct Neighbours {
    channel: Option<BroadcastChannel>,
    _listeners: Vec<Listener>,
}

const WROTE: &str = "wrote ";

impl Neighbours {
    /// Calls `heard` at whatever other pages do under this prefix.
    pub fn new(prefix: &str, heard: impl Fn(Elsewhere) + Clone + 'static) -> Self {
        let channel = BroadcastChannel::new(prefix).ok();
        let mut listeners = Vec::new();
        if let Some(channel) = &channel {
            let heard = heard.clone();
            listeners.push(Listener::new(channel, "message", move |event| {
                let said = event.dyn_into::<MessageEvent>().ok().and_then(|event| event.data().as_string());
                if let Some(said) = said.as_deref().and_then(parse) {
                    heard(said);
                }
            }));
        }
        if let Some(window) = web_sys::window() {
            let (of_ours, told) = (prefix.to_owned(), heard.clone());
            listeners.push(Listener::new(&window, "storage", move |event| {
                let Ok(event) = event.dyn_into::<StorageEvent>() else { return };
                match event.key() {
                    Some(key) if key.starts_with(&of_ours) => told(Elsewhere::Wrote(key)),
                    Some(_) => {}
                    None => told(Elsewhere::Anything),
                }
            }));
            listeners.push(Listener::new(&window, "pageshow", move |event| {
                if event.dyn_into::<web_sys::PageTransitionEvent>().is_ok_and(|event| event.persisted()) {
                    heard(Elsewhere::Anything);
                }
            }));
        }
        Self { channel, _listeners: listeners }
    }

    /// Tells the others; where there is no channel, `storage` events have to do.
    pub fn tell(&self, what: &Elsewhere) {
        let words = match what {
            Elsewhere::Wrote(key) => format!("{WROTE}{key}"),
            Elsewhere::Anything => return,
        };
        if let Some(channel) = &self.channel {
            // It can only fail once closed, and then nobody is left to tell.
            drop(channel.post_message(&words.into()));
        }
    }
}

impl Drop for Neighbours {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

fn parse(said: &str) -> Option<Elsewhere> {
    said.strip_prefix(WROTE).map(|key| Elsewhere::Wrote(key.to_owned()))
}
