//! Storage and programs that fail.

use super::desk::{before_page, journalled};
use crate::browser::Browser;
use crate::desk::{draft, open_desk, saved, shows, write};
use crate::folder::Folder;
use std::sync::Arc;
use std::time::{Duration, Instant};

const NOT_SAVED: &str = "return document.querySelector('.status').innerText.startsWith('Not saved')";

async fn within(most: Duration, browser: &Browser, what: &str, script: &str) -> Duration {
    let begun = Instant::now();
    browser.wait_for(what, script).await;
    let took = begun.elapsed();
    assert!(took <= most, "{what} took {took:?}");
    took
}

/// Case 5.
pub async fn full(site: Arc<Folder>) -> String {
    // localStorage full of somebody else's: the journal alone keeps the draft.
    let browser = Browser::open().await;
    browser.goto(&site.address).await;
    browser.run("let n = 1 << 20; localStorage.other = ''; while (n > 0) { try { localStorage.other += 'x'.repeat(n) } catch { n >>= 1 } }").await;
    let others = browser.run("return localStorage.other.length").await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Kept by the journal alone.").await;
    journalled(&browser, "Kept by the journal alone.").await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "Kept by the journal alone.").await;
    assert_eq!(browser.run("return localStorage.other.length").await, others, "somebody else's key changed");
    browser.close().await;

    // Both full from the third write on.
    let browser = Browser::open().await;
    before_page(&browser, "const full = () => { throw new DOMException('full', 'QuotaExceededError') }; let n = 0; const set = Storage.prototype.setItem, put = IDBObjectStore.prototype.put; Storage.prototype.setItem = function (...a) { return window.isFull ? full() : set.apply(this, a) }; IDBObjectStore.prototype.put = function (...a) { return window.isFull ? full() : put.apply(this, a) }").await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Before.").await;
    saved(&browser).await;
    browser.run("window.isFull = true").await;
    write(&browser, " After.").await;
    let took = within(Duration::from_secs(1), &browser, "the message", NOT_SAVED).await;
    assert_eq!(draft(&browser).await, "Before. After.");
    browser.run("window.isFull = false").await;
    write(&browser, " Room again.").await;
    journalled(&browser, "Room again.").await;
    saved(&browser).await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "Before. After. Room again.").await;
    browser.close().await;
    format!("journal alone kept it; both full said after {} ms, text kept, saved once there was room", took.as_millis())
}

/// Case 5: the n-th write to either store fails, and those after it do not.
pub async fn nth_write(site: Arc<Folder>) -> String {
    const WRITES: usize = 9;
    for n in 1..=WRITES {
        let browser = Browser::open().await;
        before_page(&browser, &format!("let n = 0; const fail = () => {{ throw new DOMException('full', 'QuotaExceededError') }}; for (const [on, name] of [[Storage.prototype, 'setItem'], [IDBObjectStore.prototype, 'put']]) {{ const real = on[name]; on[name] = function (...a) {{ return ++n === {n} ? fail() : real.apply(this, a) }} }}")).await;
        open_desk(&browser, &site.address).await;
        let mut text = String::new();
        for word in ["One. ", "Two. ", "Three. "] {
            write(&browser, word).await;
            text.push_str(word);
            browser
                .wait_for(
                    "an end of saving",
                    "const said = document.querySelector('.status').innerText; return said.startsWith('Saved') || said.startsWith('Not saved')",
                )
                .await;
        }
        assert_eq!(draft(&browser).await, text, "the {n}th write failed");
        journalled(&browser, "Three. ").await;
        browser.client.refresh().await.expect("a reload");
        shows(&browser, &text).await;
        drop(browser.kill());
    }
    format!("text kept and saved again whichever of the first {WRITES} writes failed")
}

/// Case 6.
pub async fn no_storage(site: Arc<Folder>) -> String {
    let faults = [
        (
            "both throw",
            "for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })",
            false,
        ),
        ("both null", "for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, { value: null })", false),
        ("open fails", "IDBFactory.prototype.open = () => { throw new DOMException('no', 'UnknownError') }", true),
        ("open never answers", "IDBFactory.prototype.open = () => new EventTarget()", true),
    ];
    for (fault, script, keeps) in faults {
        let browser = Browser::open().await;
        before_page(&browser, script).await;
        open_desk(&browser, &site.address).await;
        write(&browser, "Still here.").await;
        if keeps {
            saved(&browser).await;
            browser.client.refresh().await.expect("a reload");
            shows(&browser, "Still here.").await;
        } else {
            within(Duration::from_secs(2), &browser, fault, NOT_SAVED).await;
            assert_eq!(draft(&browser).await, "Still here.", "{fault}");
        }
        browser.close().await;
    }
    "usable and honest in 4 ways of failing".to_owned()
}

/// Case 12.
pub async fn cleared(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "All of it.").await;
    saved(&browser).await;
    let clear = serde_json::json!({ "origin": site.address.trim_end_matches('/'), "storageTypes": "all" });
    browser.devtools("Storage.clearDataForOrigin", clear.clone()).await;
    write(&browser, " And more.").await;
    browser.wait_for("a new record", "return Object.values(localStorage).join().includes('And more.')").await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "All of it. And more.").await;
    // Evicted while away.
    browser.client.goto("about:blank").await.expect("another page");
    browser.devtools("Storage.clearDataForOrigin", clear).await;
    browser.goto(&format!("{}#/continuous-learning/progress", site.address)).await;
    browser.wait_for("import to be offered", "return !!document.querySelector('input[type=file]')").await;
    browser.close().await;
    "the next key saved the whole text; import is offered to an emptied browser".to_owned()
}

/// Case 15.
pub async fn no_program(_: Arc<Folder>) -> String {
    let mut slowest = Duration::ZERO;
    for fault in ["missing", "cut short", "not a program", "a byte flipped"] {
        let folder = Folder::of_dist("/");
        let wasm = folder.program().join("main_bg.wasm");
        let mut bytes = std::fs::read(&wasm).expect("the program");
        match fault {
            "missing" => std::fs::remove_file(&wasm).expect("a file"),
            "cut short" => std::fs::write(&wasm, &bytes[..bytes.len() / 2]).expect("a file"),
            "not a program" => std::fs::write(&wasm, "<!doctype html>").expect("a file"),
            _ => {
                // In the header of the first section: nothing later is surer to be refused.
                bytes[9] ^= 0xff;
                std::fs::write(&wasm, bytes).expect("a file");
            }
        }
        let browser = Browser::open().await;
        browser.client.goto(&folder.address).await.expect("the page");
        let script = "const box = document.getElementById('boot-trouble'); return !!box && !box.hidden && box.innerText.length > 30 && !!document.getElementById('boot-retry')";
        slowest = slowest.max(within(Duration::from_secs(5), &browser, fault, script).await);
        assert_eq!(browser.run("return document.querySelector('#app').innerText.length > 2000").await, true, "{fault}: the lesson is not readable");
        drop(browser.kill());
    }
    let browser = Browser::open().await;
    browser.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await;
    let folder = Folder::of_dist("/");
    browser.client.goto(&folder.address).await.expect("the page");
    let read = "const paragraph = [...document.querySelectorAll('article.text:not(.prompt) p')].find(p => p.textContent.length > 200); return !!paragraph && document.body.innerText.includes(paragraph.innerText.trim())";
    assert_eq!(browser.run(read).await, true, "the lesson is not readable without scripts");
    drop(browser.kill());
    format!("lesson readable, message and retry after at most {} ms; drafts can be had as text (tests/e2e/early.rs)", slowest.as_millis())
}

/// Case 19: the browser refuses to make an element while the page draws what was typed.
pub async fn failing_program(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Typed and saved.").await;
    saved(&browser).await;
    browser
        .run("Node.prototype.cloneNode = Document.prototype.createElement = Document.prototype.createTextNode = () => { throw new Error('no') }")
        .await;
    write(&browser, "\nTyped when it failed.\n\nAnd after.").await;
    browser.wait_for("the page to fail", "return troubles.length > 0").await;
    assert_eq!(draft(&browser).await, "Typed and saved.\nTyped when it failed.\n\nAnd after.", "the text on screen");
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("what was saved", "return document.querySelector('#draft')?.value.startsWith('Typed and saved.')").await;
    let kept = draft(&browser).await.len();
    drop(browser.kill());
    format!("text stays on screen; {kept} of 51 characters came back after a reload")
}
