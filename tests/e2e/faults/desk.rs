//! The draft of one prompt, as the fault bench types and reads it.

use crate::browser::Browser;
use serde_json::Value;

/// Opens the desk the faults are injected at.
pub async fn open_desk(browser: &Browser, address: &str) {
    browser.goto(&format!("{address}#/continuous-learning/practise/no-support")).await;
    browser.find("#draft").await;
}

/// Types at the end of the draft: real input events on the real field.
pub async fn write(browser: &Browser, text: &str) {
    let text = serde_json::to_string(text).expect("a string");
    browser
        .run(&format!(
            "const f = document.querySelector('#draft'); f.focus(); f.setSelectionRange(f.value.length, f.value.length); document.execCommand('insertText', false, {text})"
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

/// Waits until the page says that it has saved.
pub async fn saved(browser: &Browser) {
    browser.wait_for("the draft to be saved", "return document.querySelector('.status').innerText.startsWith('Saved')").await;
}

/// Everything in localStorage, keys and values.
pub async fn stored(browser: &Browser) -> Vec<(String, String)> {
    serde_json::from_value(browser.run("return Object.entries(localStorage)").await).expect("pairs")
}

/// Runs a script in every document before its own, from now on.
pub async fn before_page(browser: &Browser, source: &str) {
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": source })).await;
}

/// Chooses a file in Progress, made of a JavaScript expression for its parts.
pub async fn choose_file(browser: &Browser, parts: &str) -> Value {
    browser
        .run(&format!(
            "const f = document.querySelector('input[type=file]'), d = new DataTransfer(); d.items.add(new File({parts}, 'backup.json')); f.files = d.files; f.dispatchEvent(new Event('change', {{bubbles: true}})); return true"
        ))
        .await
}

/// Waits until the journal holds these words.
pub async fn journalled(browser: &Browser, words: &str) {
    let script = "return new Promise(done => {
        const open = indexedDB.open('practice-widget');
        open.onupgradeneeded = () => open.transaction.abort();
        open.onerror = () => done(false);
        open.onsuccess = () => {
            const all = open.result.transaction('records').objectStore('records').getAll();
            all.onsuccess = () => { open.result.close(); done(all.result.join().includes(WORDS)) };
        };
    })";
    browser.wait_for(&format!("the journal to hold {words}"), &script.replace("WORDS", &format!("{words:?}"))).await;
}
