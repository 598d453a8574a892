//! How well things are kept here, for the honest banner and the Progress page.

use super::{Trouble, timer};
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::StorageManager;

/// How long to wait for the browser's word on its own storage, in milliseconds.
const PATIENCE: i32 = 1_000;

/// Where things are kept, and how well.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// Whether localStorage works, or why not.
    pub local: Result<(), Trouble>,
    /// Whether the journal works, or why not.
    pub journal: Result<(), Trouble>,
    /// Whether this page is framed, and by whom.
    pub frame: Frame,
    /// Bytes in localStorage under our prefix, keys and values, two for each UTF-16 unit as the quota counts (fact 5).
    pub used: u64,
    /// What the browser says about all storage of this site, where it says anything.
    pub space: Option<Space>,
    /// Whether the browser has promised not to evict it; `None` when it does not say.
    pub persisted: Option<bool>,
}

impl Health {
    /// Whether anything outlives the page.
    pub fn keeps(&self) -> bool {
        self.local.is_ok() || self.journal.is_ok()
    }
}

/// How this page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// In a tab of its own.
    Top,
    /// In a frame of a page of the same origin: shares its storage.
    SameOrigin,
    /// In a frame of another origin: usually with a storage of its own for each such site (fact 12).
    Foreign,
}

/// Space on disk, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Space {
    /// Used by this whole site.
    pub used: f64,
    /// What the browser would allow.
    pub quota: f64,
}

/// How this page is shown.
pub fn frame() -> Frame {
    let Some(window) = web_sys::window() else { return Frame::Top };
    match (window.parent(), window.frame_element()) {
        (Ok(Some(parent)), _) if parent == window => Frame::Top,
        (_, Ok(Some(_))) => Frame::SameOrigin,
        _ => Frame::Foreign,
    }
}

/// What the browser says about this site's space.
pub async fn space() -> Option<Space> {
    let estimate = timer::within(PATIENCE, manager()?.estimate().ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some(Space { used: number("usage")?, quota: number("quota")? })
}

/// Whether the browser has promised to keep this site's storage.
pub async fn persisted() -> Option<bool> {
    promised(manager()?.persisted()).await
}

/// Asks the browser to keep this site's storage; to be asked once, after the first saved draft (fact 9). `None` when it does
/// not answer.
pub async fn ask_to_persist() -> Option<bool> {
    // Firefox asks the learner and waits for the answer as long as it takes.
    let asked = manager()?.persist().ok()?;
    wasm_bindgen_futures::JsFuture::from(asked).await.ok()?.as_bool()
}

async fn promised(asked: Result<Promise, JsValue>) -> Option<bool> {
    timer::within(PATIENCE, asked.ok()?).await.ok()?.as_bool()
}

/// Absent outside secure contexts, whatever its binding says.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"storage".into()).ok()?.dyn_into().ok()
}

/// Sixty-four random bits, for a writer's name.
pub fn draw_bits() -> u64 {
    (0..4).fold(0, |bits, _| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 65536")]
        let next = (js_sys::Math::random() * 65_536.0) as u64;
        bits << 16 | next
    })
}
