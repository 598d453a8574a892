//! The moves of a learner at a desk, for every test that needs a draft.

use crate::browser::{Browser, Site};

/// Opens the desk of one prompt.
pub async fn open_desk(browser: &Browser, site: &Site) {
    browser.goto(&format!("{}#/continuous-learning/practise/no-support", site.address)).await;
    browser.find("#draft").await;
}

/// Types a whole text at once, as a paste does: real input events on the real field.
pub async fn write(browser: &Browser, text: &str) {
    let text = serde_json::to_string(text).expect("a string");
    browser.run(&format!("const f = document.querySelector('#draft'); f.focus(); document.execCommand('insertText', false, {text})")).await;
}

/// Selects words of the draft.
pub async fn select(browser: &Browser, words: &str) {
    let words = serde_json::to_string(words).expect("a string");
    browser
        .run(&format!(
            "const f = document.querySelector('#draft'), at = f.value.indexOf({words}); if (at < 0) throw 'no such words'; f.focus(); f.setSelectionRange(at, at + {words}.length)"
        ))
        .await;
}

/// Waits until the page says that the draft is saved.
pub async fn saved(browser: &Browser) {
    browser.wait_for("the draft to be saved", "return document.querySelector('.status').innerText.startsWith('Saved')").await;
}
