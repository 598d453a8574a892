//! Hands for the walks: real keys and real taps, and nothing a person could not do with them.

use crate::browser::Browser;
use fantoccini::key::Key;
use serde_json::json;

/// Types text, or presses one key of [`Key`], into whatever has the focus.
pub async fn keys(browser: &Browser, what: &str) {
    let focused = browser.client.active_element().await.expect("something with the focus");
    focused.send_keys(what).await.expect("keys to be taken");
}

/// Presses keys together, as in Alt and a digit.
pub async fn chord(browser: &Browser, held: &[Key], key: &str) {
    let held: String = held.iter().copied().map(char::from).collect();
    keys(browser, &format!("{held}{key}{}", char::from(Key::Null))).await;
}

/// A key by name, as text.
pub fn key(key: Key) -> String {
    char::from(key).to_string()
}

/// Moves on with the tab key until the focused element has this name, or a name that begins so; fails after a whole round.
pub async fn tab_to(browser: &Browser, name: &str) {
    let there = format!(
        "const e = document.activeElement; if (!e || e === document.body) return false;
         const named = (e.getAttribute('aria-label') ?? (e.matches('input') ? e.name || e.closest('label')?.innerText : e.innerText) ?? '').trim().replace(/\\s+/g, ' ');
         return named.startsWith({name:?})"
    );
    let mut passed = Vec::new();
    for _ in 0..160 {
        if browser.run(&there).await == json!(true) {
            return;
        }
        keys(browser, &key(Key::Tab)).await;
        passed
            .push(browser.run("const e = document.activeElement; return e.getAttribute('aria-label') ?? (e.name || e.innerText.slice(0, 40))").await);
    }
    panic!("the tab key never came to {name}; it passed {passed:?}");
}

/// Goes to a button or link with the tab key and presses Enter.
pub async fn enter(browser: &Browser, name: &str) {
    tab_to(browser, name).await;
    keys(browser, &key(Key::Enter)).await;
}

/// Makes the page one of a phone with a touch screen.
pub async fn phone(browser: &Browser) {
    browser.resize(375, 740).await;
    browser.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 1 })).await;
}

/// Taps the button, link, summary or label with this name, or a name that begins so; waits until nothing lies over it.
pub async fn tap(browser: &Browser, name: &str) {
    let find = format!(
        "const named = e => (e.getAttribute('aria-label') ?? e.innerText).trim().replace(/\\s+/g, ' ');
         const all = [...document.querySelectorAll('button, a, label, summary')].filter(e => e.checkVisibility() && named(e).startsWith({name:?}));
         const e = all[0]; if (!e) return null; e.scrollIntoView({{block: 'center'}});
         const b = e.getBoundingClientRect(), x = b.x + b.width / 2, y = b.y + b.height / 2, top = document.elementFromPoint(x, y);
         window.spot = top && (e.contains(top) || top.contains(e)) ? [x, y] : null"
    );
    browser.wait_for(&format!("{name} to lie open to a finger"), &format!("{find}; return !!window.spot")).await;
    tap_spot(browser).await;
}

/// Taps the first element a selector finds.
pub async fn tap_at(browser: &Browser, selector: &str) {
    let find = format!(
        "const e = document.querySelector({selector:?}); if (!e) return false; e.scrollIntoView({{block: 'center'}});
         const b = e.getBoundingClientRect(); window.spot = [b.x + b.width / 2, b.y + b.height / 2]; return true"
    );
    browser.wait_for(selector, &find).await;
    tap_spot(browser).await;
}

async fn tap_spot(browser: &Browser) {
    let spot = browser.run("return window.spot").await;
    browser.devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [{ "x": spot[0], "y": spot[1] }] })).await;
    browser.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
}
