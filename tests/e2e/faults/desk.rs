//! What the fault bench needs of a page beyond the moves of a learner.

use crate::browser::Browser;
use serde_json::Value;

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

/// Chooses, in Progress, a backup that holds one other draft, which no tab of this browser has written.
pub async fn choose_backup(browser: &Browser, text: &str) {
    choose_file(browser, &format!("[{:?}]", backup(text))).await;
}

/// A backup that holds one draft.
pub fn backup(text: &str) -> String {
    serde_json::json!({
        "format": "practice-widget archive",
        "version": 1,
        "made_at": 1,
        "records": [{
            "lesson": "continuous-learning", "kind": "desk", "prompt": "no-support", "writer": "00000000000000aa", "revision": 9, "at": 1,
            "body": { "draft": { "text": text } }
        }],
        "unread": []
    })
    .to_string()
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
