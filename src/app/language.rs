//! The language of the interface: which one is wanted, and its table.

use crate::exchange::host_message::Embedding;
use crate::exchange::language::Language;
use crate::platform::{bundle, frame, location};
use crate::practice::session::Session;
use crate::ui::words;
use crate::view::prelude::*;
use serde_json::Value;

/// What is wanted here, by the address or else by the browser.
fn wanted() -> Language {
    let preferred = location::preferred_languages();
    Language::choose(Embedding::parse(&frame::query()).appearance.lang, preferred.iter().map(String::as_str))
}

/// Fetches the table of the language that is wanted. Where it cannot be had, the interface speaks English: nobody is kept from working.
pub async fn learn() {
    let wanted = wanted();
    if wanted == Language::English {
        return;
    }
    let table = bundle::named_file(&format!("practice-words-{}", wanted.tag())).await;
    if let Some(Value::Object(table)) = table.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
        words::speak(table);
        frame::set_language(words::language());
    }
}

/// Goes on in another language, because the page around us asks for it. What is written is kept first, as whenever a page is left; where
/// it cannot be kept, the learner's words come first and the language stays.
pub fn change(asked: Language, session: RwSignal<Session>) {
    if asked != wanted() && session.with_untracked(Session::may_be_left) {
        location::set_query(&asked.in_query(&frame::query()));
    }
}
