//! Writing before the program is here: the field of a prompt works as soon as it is painted, and the program goes on from it.

use crate::browser::{Browser, Site};
use crate::desk::{draft, saved, shows};
use crate::faults::desk::before_page;

const PROMPT: &str = "#/continuous-learning/practise/no-support";
const FIELD: &str = "article:target .early";
const KEPT: &str = "return localStorage.getItem('practice-early/continuous-learning/practise/no-support')";

/// The program is compiled when `release()` is called, and not before.
const HELD_BACK: &str = "const compile = WebAssembly.compileStreaming; const free = new Promise(done => window.release = done); \
    WebAssembly.compileStreaming = async answer => { await free; return compile.call(WebAssembly, answer); };";

/// The prompt in a browser to which the program comes when it is released.
async fn held_back() -> (Site, Browser) {
    let site = Site::serve();
    let browser = Browser::open().await;
    before_page(&browser, HELD_BACK).await;
    open(&browser, &site, "").await;
    (site, browser)
}

async fn open(browser: &Browser, site: &Site, query: &str) {
    browser.client.goto("about:blank").await.expect("another page");
    browser.client.goto(&format!("{}{query}{PROMPT}", site.address)).await.expect("the page");
    browser.find(FIELD).await;
}

async fn release(browser: &Browser) {
    browser.run("release()").await;
    browser.find("#draft").await;
}

async fn keys(browser: &Browser, selector: &str, keys: &str) {
    browser.find(selector).await.send_keys(keys).await.expect("keys");
}

#[tokio::test]
async fn what_is_typed_before_the_program_is_here_is_the_draft_and_the_caret_stays() {
    let (site, browser) = held_back().await;
    keys(&browser, FIELD, "Nobody could help.").await;
    browser.wait_for("to be told", "return document.querySelector('article:target .status').innerText.startsWith('Saved on this device')").await;
    browser.run(&format!("document.querySelector('{FIELD}').setSelectionRange(6, 6)")).await;
    let top = browser.run(&format!("return document.querySelector('{FIELD}').getBoundingClientRect().top")).await.as_f64().expect("a place");
    release(&browser).await;
    let there = browser.run("const f = document.querySelector('#draft'); return [document.activeElement === f, f.selectionStart, f.getBoundingClientRect().top, document.querySelectorAll('.shell').length]").await;
    assert_eq!((&there[0], &there[1], &there[3]), (&true.into(), &6.into(), &0.into()), "{there}");
    assert!((there[2].as_f64().expect("a place") - top).abs() < 1.0, "the field jumped from {top}: {there}");
    // WebDriver would put the caret at the end.
    browser.run("document.execCommand('insertText', false, ' else')").await;
    shows(&browser, "Nobody else could help.").await;
    saved(&browser).await;
    browser
        .wait_for(
            "the early record to go",
            "return localStorage.length > 0 && !Object.keys(localStorage).some(key => key.startsWith('practice-early/'))",
        )
        .await;

    // Another visit: the draft is in the field before the program is here, and grows.
    open(&browser, &site, "").await;
    browser.wait_for("the draft", &format!("return document.querySelector('{FIELD}').value === 'Nobody else could help.'")).await;
    keys(&browser, FIELD, " Not even me.").await;
    release(&browser).await;
    shows(&browser, "Nobody else could help. Not even me.").await;
    browser.close().await;
}

#[tokio::test]
async fn the_desk_comes_without_a_jump_also_in_a_frame_and_on_a_phone() {
    let site = Site::serve();
    // Where the field is, and what stands over it and in it; the help has more in it once the program is here.
    let look = |field: &str| {
        format!(
            "const field = document.querySelector({field:?}), at = field.getBoundingClientRect(), around = field.closest('.text');
             const said = [...around.querySelectorAll('.prompt-no, h1, .leans')].slice(0, 3).map(one => one.innerText.replace(/\\s+/g, ' '));
             return [[at.left, at.top, at.width, at.height].map(Math.round), said, field.placeholder, field.getAttribute('aria-label')]"
        )
    };
    for width in [1280, 768, 320] {
        let browser = Browser::open().await;
        browser.resize(width, 800).await;
        before_page(&browser, HELD_BACK).await;
        for query in ["", "?embed=1", "?embed=1&view=practise"] {
            open(&browser, &site, query).await;
            let before = browser.run(&look(FIELD)).await;
            assert!(before[1][0].as_str().is_some_and(|said| said.starts_with("PROMPT") || said.starts_with("Prompt")), "{before}");
            release(&browser).await;
            assert_eq!(browser.run(&look("#draft")).await, before, "{query} at {width} px");
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn a_draft_begun_where_the_program_does_not_come_is_there_in_the_next_visit() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.block(&["*main_bg.wasm"]).await;
    let address = format!("{}{PROMPT}", site.address);
    browser.client.goto(&address).await.expect("the page");
    keys(&browser, FIELD, "Written on a train.").await;
    browser.wait_for("to be told", "return document.getElementById('boot-trouble').innerText.includes('nothing you wrote is lost')").await;
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("the text", &format!("return document.querySelector('{FIELD}')?.value === 'Written on a train.'")).await;
    // It can be had as text, too.
    browser.run("const made = URL.createObjectURL; URL.createObjectURL = file => { window.file = file; return made.call(URL, file); }").await;
    browser.press("Download your drafts").await;
    browser.wait_for("a file", "return window.file?.text().then(text => /^\\S.*\\n\\nWritten on a train\\.$/.test(text)) ?? false").await;
    browser.block(&[]).await;
    browser.client.goto("about:blank").await.expect("another page");
    browser.goto(&address).await;
    shows(&browser, "Written on a train.").await;
    browser.wait_for("the early record to go", &format!("{KEPT} === null")).await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "Written on a train.").await;
    browser.close().await;
}

#[tokio::test]
async fn where_nothing_can_be_kept_the_page_says_so_and_the_program_still_gets_the_text() {
    let site = Site::serve();
    let browser = Browser::open().await;
    before_page(&browser, HELD_BACK).await;
    before_page(&browser, "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })").await;
    open(&browser, &site, "").await;
    keys(&browser, FIELD, "Only in this page.").await;
    browser.wait_for("to be told", "return document.querySelector('article:target .status').innerText.startsWith('Not saved')").await;
    release(&browser).await;
    assert_eq!(draft(&browser).await, "Only in this page.");
    browser.close().await;
}

#[tokio::test]
async fn a_word_that_an_input_method_puts_together_is_not_torn() {
    let (_site, browser) = held_back().await;
    // Whoever listens for the end of the word from now on is the program.
    browser.run(&format!("const f = document.querySelector('{FIELD}'); f.focus(); f.dispatchEvent(new CompositionEvent('compositionstart')); document.execCommand('insertText', false, 'ni'); f.addEventListener = function (kind, ...rest) {{ window.awaited = kind; return EventTarget.prototype.addEventListener.call(this, kind, ...rest); }}")).await;
    browser.run("release()").await;
    browser.wait_for("the program to wait", "return window.awaited === 'compositionend'").await;
    browser.run(&format!("const f = document.querySelector('{FIELD}'); f.value = '你'; f.dispatchEvent(new Event('input')); f.dispatchEvent(new CompositionEvent('compositionend'))")).await;
    shows(&browser, "你").await;
    browser.close().await;
}

#[tokio::test]
async fn a_door_that_only_the_program_opens_can_be_gone_through_early() {
    let (_site, browser) = held_back().await;
    browser.press("Quiz").await;
    browser.wait_for("to be told", "return document.querySelector('.wait')?.checkVisibility({ visibilityProperty: true }) ?? false").await;
    browser.run("release()").await;
    browser.wait_for("the quiz", "return document.querySelector('#main')?.innerText.includes('Ask me') ?? false").await;
    browser.close().await;
}
