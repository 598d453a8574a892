//! The moves of a learner at a desk, for every test that needs a draft.

use crate::browser::Browser;

/// A draft of 345 words, as a learner might write it.
pub const DRAFT: &str = include_str!("../fixtures/draft.txt");

/// Opens the desk of one prompt of the widget at an address.
pub async fn open_desk(browser: &Browser, address: &str) {
    browser.goto(&format!("{address}#/continuous-learning/practise/no-support")).await;
    browser.find("#draft").await;
}

/// Types a whole text at the end of the draft, as a paste does: real input events on the real field.
pub async fn write(browser: &Browser, text: &str) {
    let text = serde_json::to_string(text).expect("a string");
    browser
        .run(&format!(
            "const f = document.querySelector('#draft'); f.focus(); f.setSelectionRange(f.value.length, f.value.length); document.execCommand('insertText', false, {text})"
        ))
        .await;
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

/// What the field shows.
pub async fn draft(browser: &Browser) -> String {
    browser.run("return document.querySelector('#draft').value").await.as_str().unwrap_or_default().to_owned()
}

/// Waits until the field shows exactly this.
pub async fn shows(browser: &Browser, text: &str) {
    let wanted = serde_json::to_string(text).expect("a string");
    browser.wait_for(&format!("the draft {wanted}"), &format!("return document.querySelector('#draft')?.value === {wanted}")).await;
}

/// Waits until the page says that the draft is saved.
pub async fn saved(browser: &Browser) {
    browser.wait_for("the draft to be saved", "return document.querySelector('.status').innerText.startsWith('Saved')").await;
}
