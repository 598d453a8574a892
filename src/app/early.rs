//! What was written before the program was here becomes part of the session.

use super::context;
use super::keeping::Archivist;
use super::surroundings::is_preview;
use crate::exchange::early::{Early, PREFIX};
use crate::lesson::Lesson;
use crate::platform::early;
use crate::practice::session::{Action, Keeping, Part, Session};
use crate::ui::words;
use crate::view::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Records that the session has, and the stores perhaps do not have yet.
pub struct Held {
    records: Vec<(String, String)>,
    /// Whether the session changed by them, so that the stores have something to write first.
    changed: bool,
}

/// Takes in what the fields of the readable page hold, and what an earlier visit left; answers what changed, and what can go once that
/// is kept.
pub fn take_in(session: &mut Session, lesson: &Lesson) -> (Vec<Part>, Held) {
    // Whoever comes for the first time has left nothing.
    let kept = if is_preview() { Vec::new() } else { early::kept(PREFIX) };
    let in_fields = early::fields().into_iter().filter_map(|field| Early::in_field(&field.place, field.from, field.text, lesson));
    let left = kept.iter().filter_map(|(key, raw)| Early::parse(key, raw, lesson));
    let mut parts = Vec::new();
    for text in in_fields.chain(left) {
        if let Some(action) = text.action(session, words::OTHER_NAME.text()) {
            parts.extend(session.apply(Action::Desk(text.prompt, action), &context(lesson)));
        }
    }
    let held = |(key, raw): &(String, String)| Early::parse(key, raw, lesson).is_some_and(|text| text.text == text.from || text.is_in(session));
    let records = kept.into_iter().filter(held).collect();
    let changed = !parts.is_empty();
    (parts, Held { records, changed })
}

/// Forgets the records once the stores have what they say; where these refuse, the next visit finds them again.
pub fn forget_when_kept(session: RwSignal<Session>, archivist: &Archivist, held: Held) {
    if held.records.is_empty() {
        return;
    }
    let kept = archivist.finish();
    spawn_local(async move {
        kept.await;
        if !held.changed || session.with_untracked(|session| matches!(session.keeping, Keeping::Saved(_))) {
            early::forget(&held.records);
        }
    });
}
