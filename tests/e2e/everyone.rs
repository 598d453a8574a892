//! For everyone: what an accessibility checker finds in each place and state, and what it does not look for.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, open_desk, select, write};
use crate::folder::Folder;
use serde_json::{Value, json};

/// The checker; `scripts/setup` puts it there.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.tools/node_modules/axe-core/axe.min.js");
/// Every place that has an address, below the lesson's.
pub const PLACES: [&str; 23] = [
    "read/why-it-matters",
    "read/what-great-looks-like",
    "read/model-answers",
    "read/five-pitfalls",
    "read/self-check",
    "read/phrases",
    "read/key-terms",
    "practise",
    "practise/no-support",
    "practise/no-support/versions",
    "practise/no-support/model-answer",
    "practise/no-support/rehearse",
    "quiz",
    "quiz/due",
    "quiz/missed",
    "calibrate",
    "calibrate/inference-slice",
    "calibrate/grand-topics",
    "progress",
    "review",
    "collect",
    "read/no-such-section",
    "practise/no-such-prompt",
];

/// What breaks WCAG 2.2 AA in the page as it is now: the rule, where, and why, one line each; also whether the page moves sideways.
async fn faults(browser: &Browser) -> Vec<String> {
    let axe = std::fs::read_to_string(AXE).expect("axe-core: run scripts/setup test");
    browser.run(&format!("if (!window.axe) {{ {axe} }}")).await;
    let found = browser
        .run(
            "return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(report => {
                 const faults = report.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`));
                 const tools = [...document.querySelectorAll('.tools button, .meter p, .tools .status, .findings .note')].filter(tool => tool.checkVisibility()).map(tool => [tool, tool.getBoundingClientRect()]);
                 for (const [tool] of tools) if (tool.scrollWidth > tool.clientWidth + 1 && tool.clientWidth > 0) faults.push(`${tool.id || tool.className} spills out of its place`);
                 for (const [one, a] of tools) for (const [other, b] of tools)
                     if (one !== other && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) faults.push(`${one.id || one.className} lies over ${other.id || other.className}`);
                 for (const drawn of document.querySelectorAll('svg *')) if (!(drawn instanceof SVGElement)) faults.push(`${drawn.outerHTML} is in a drawing and not drawn`);
                 const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                 return over > 0 ? [...faults, `the page is ${over} px too wide`] : faults;
             })",
        )
        .await;
    serde_json::from_value(found).expect("a list")
}

/// Looks at the page in light and dark, wide and narrow.
pub async fn look(browser: &Browser, what: &str, told: &mut Vec<String>) {
    for (scheme, width) in [("light", 1280), ("dark", 1280), ("light", 320)] {
        browser
            .devtools(
                "Emulation.setEmulatedMedia",
                json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }, { "name": "prefers-reduced-motion", "value": "reduce" }] }),
            )
            .await;
        browser.resize(width, 900).await;
        told.extend(faults(browser).await.into_iter().map(|fault| format!("{what}, {scheme}, {width} px: {fault}")));
    }
}

pub fn none(told: &[String]) {
    assert!(told.is_empty(), "{} faults:\n{}", told.len(), told.join("\n"));
}

#[tokio::test]
async fn no_place_keeps_anyone_out() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let mut told = Vec::new();
    for place in PLACES {
        browser.client.goto("about:blank").await.expect("a page");
        browser.goto(&format!("{}#/continuous-learning/{place}", site.address)).await;
        let lost = browser.run("return document.querySelector('.notices').innerText.includes('asks for something that is not here')").await;
        assert_eq!(lost, place.contains("no-such"), "{place} is a place or is none");
        look(&browser, place, &mut told).await;
    }
    none(&told);
    browser.close().await;
}

#[tokio::test]
async fn no_state_of_the_practice_room_keeps_anyone_out() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let mut told = Vec::new();
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    browser.run("document.querySelector('#draft').setSelectionRange(0, 40)").await;
    browser
        .run(
            "document.querySelector('#draft').dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit1', key: '1', altKey: true, bubbles: true }))",
        )
        .await;
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 2").await;
    look(&browser, "a draft with findings", &mut told).await;
    // A frame may be as wide as a page; its ground is the page's, so there is no contrast to look at.
    browser.goto(&format!("{}?embed=1&view=practise#/continuous-learning/practise/no-support", site.address)).await;
    browser.wait_for("findings in a frame", "return document.querySelectorAll('.findings article').length > 2").await;
    browser.resize(1280, 900).await;
    let apart = "const edge = (selector, side) => document.querySelector(selector).getBoundingClientRect()[side]; return edge('.tools', 'right') < edge('.practise .text', 'left')";
    browser.wait_for("the marks to stand beside the draft", apart).await;
    open_desk(&browser, &site.address).await;
    browser.press("Review this draft").await;
    browser.wait_for("the first move", "return document.querySelectorAll('.levelpick').length === 6").await;
    look(&browser, "the first move", &mut told).await;
    browser.run("document.querySelectorAll('.levelpick').forEach(p => p.querySelectorAll('input')[1].click())").await;
    browser.press("On to the evidence").await;
    browser.wait_for("the second move", "return !!document.querySelector('.criteria .proof summary')").await;
    look(&browser, "the second move", &mut told).await;
    browser.press("See how it stands").await;
    browser.wait_for("the third move", "return !!document.querySelector('.next ol')").await;
    look(&browser, "the third move", &mut told).await;
    browser.press("Save this review").await;
    browser.wait_for("it to be kept", "return document.querySelector('.notices').innerText.includes('Review saved with version 1')").await;
    look(&browser, "a notice", &mut told).await;
    none(&told);
    browser.close().await;
}

#[tokio::test]
async fn no_state_of_handing_in_and_of_a_passphrase_keeps_anyone_out() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let mut told = Vec::new();
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    browser.press("Hand in").await;
    browser.wait_for("what is saved", "return !!document.querySelector('.handin .manifest')").await;
    browser.press("Ask for a review").await;
    browser.run("const f = document.querySelector('#passphrase'); f.focus(); document.execCommand('insertText', false, 'four odd words')").await;
    browser.press("Make the link").await;
    browser.wait_for("the link", "return !!document.querySelector('.sentlink')").await;
    look(&browser, "what is sent and saved", &mut told).await;
    let link = browser.run("return document.querySelector('.sentlink').value").await;
    browser.client.goto("about:blank").await.expect("a page");
    browser.goto(link.as_str().expect("a link")).await;
    browser.wait_for("the question for the passphrase", "return !!document.querySelector('#unlock')").await;
    look(&browser, "behind a passphrase", &mut told).await;

    browser.goto(&format!("{}#/continuous-learning/collect", site.address)).await;
    browser.wait_for("the collector", "return !!document.querySelector('.collect')").await;
    let draft = json!({ "lesson": "continuous-learning", "prompt": "no-support", "text": DRAFT, "marks": [["need", 0, 40]] });
    let ratings = json!([["edge", "clear", "Last spring"], ["show", "missing", ""]]);
    let file = json!({ "practice-hand-in": 1, "content": { "name": "Ada", "draft": draft, "review": { "ratings": ratings } } }).to_string();
    browser
        .run(&format!(
            "const files = new DataTransfer(); files.items.add(new File([{}], 'a.json')); files.items.add(new File(['x'], 'b.docx'));
             document.querySelector('#main').dispatchEvent(new DragEvent('drop', {{ bubbles: true, cancelable: true, dataTransfer: files }}))",
            serde_json::to_string(&file).expect("text")
        ))
        .await;
    browser.press("Ada").await;
    browser.wait_for("the text", "return !!document.querySelector('.handed mark')").await;
    look(&browser, "hand-ins side by side", &mut told).await;
    none(&told);
    browser.close().await;
}

#[tokio::test]
async fn the_readable_page_keeps_nobody_out() {
    // A host that forbids every script: the page stays as it was sent.
    let site = Folder::of_dist("/").with_header("Content-Security-Policy: script-src 'none'");
    let browser = Browser::open().await;
    browser.client.goto(&site.address).await.expect("a page");
    browser.wait_for("the text", "return !!document.querySelector('#app > .pw.shell')").await;
    assert!(browser.text("#boot-late").await.contains("reload the page to try again"), "nobody says that the start script does not run");
    let mut told = Vec::new();
    look(&browser, "the page as it is sent", &mut told).await;
    none(&told);
    assert_eq!(browser.run("return !!document.querySelector('#app > .pw:not(.shell)')").await, Value::Bool(false));
}

#[tokio::test]
async fn what_can_be_done_before_the_program_is_here_keeps_nobody_out() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.block(&["*main_bg.wasm"]).await;
    let mut told = Vec::new();
    for (place, there) in [("practise", ".kinds a"), ("practise/no-support", ".early")] {
        browser.client.goto("about:blank").await.expect("a page");
        browser.client.goto(&format!("{}#/continuous-learning/{place}", site.address)).await.expect("a page");
        browser.wait_for(place, &format!("return document.querySelector('article:target {there}')?.checkVisibility() ?? false")).await;
        browser.wait_for("to be told", "return document.getElementById('boot-trouble')?.innerText.includes('did not load') ?? false").await;
        look(&browser, place, &mut told).await;
    }
    none(&told);
    browser.client.clone().close().await.expect("the browser to close");
}

#[tokio::test]
async fn a_draft_far_too_long_finds_room_for_its_length() {
    let site = Site::serve();
    let mut told = Vec::new();
    for language in ["en", "de"] {
        let browser = Browser::open().await;
        open_desk(&browser, &format!("{}?lang={language}", site.address)).await;
        write(&browser, &format!("{DRAFT}\n\n").repeat(10)).await;
        browser.wait_for("its length", "return document.querySelector('.meter b').innerText === '3450'").await;
        look(&browser, language, &mut told).await;
        browser.close().await;
    }
    none(&told);
}

#[tokio::test]
async fn what_has_no_place_to_break_stays_in_the_page() {
    let site = Site::serve();
    let long = format!("https://example.org/{}", "a".repeat(90));
    for width in [320, 1280] {
        let browser = Browser::open().await;
        browser.resize(width, 900).await;
        open_desk(&browser, &site.address).await;
        write(&browser, &format!("{long} {DRAFT}")).await;
        select(&browser, &long).await;
        browser.run("document.querySelector('#mark-1').click()").await;
        browser.wait_for("the mark", "return !!document.querySelector('.marks-set .quoted')").await;
        for room in ["", "/versions", "/model-answer", "/rehearse"] {
            if room.is_empty() {
                browser.run("document.querySelectorAll('.practise details').forEach(fold => fold.open = true)").await;
            } else {
                browser.run(&format!("location.hash = location.hash.replace(/(practise\\/[^/]+).*/, '$1{room}')")).await;
                browser.wait_for("the room", "return !document.querySelector('#draft') && !!document.querySelector('h1')").await;
            }
            let wide = browser.run("return document.documentElement.scrollWidth - innerWidth").await;
            assert!(wide.as_i64().is_some_and(|over| over <= 0), "{width} px, “{room}”: {wide} px too wide");
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn in_forced_colours_every_button_has_a_name_to_be_seen() {
    let site = Site::serve();
    let browser = Browser::open().await;
    for scheme in ["light", "dark"] {
        let features = json!([{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme }]);
        browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        browser.client.goto("about:blank").await.expect("a page");
        browser.goto(&format!("{}#/continuous-learning/progress", site.address)).await;
        // The browser puts its own ground under every text, whatever the ground of the button.
        let unseen = "const ground = getComputedStyle(document.body).backgroundColor;
            return [...document.querySelectorAll('.btn, .skip')].filter(button => getComputedStyle(button).color === ground).map(button => button.innerText)";
        browser.find(".btn").await;
        assert_eq!(browser.run(unseen).await, json!([]), "{scheme}");
    }
    browser.close().await;
}
