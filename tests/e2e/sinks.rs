//! Trusted Types as an oracle: the browser reports every place where a string becomes markup or program, in a session that visits everything.
//! The policy is only reported and never enforced, because a few such places are ours and safe; they are named here.

use crate::browser::Browser;
use crate::desk::{DRAFT, open_desk, saved, write};
use crate::faults::desk::before_page;
use crate::folder::Folder;
use serde_json::json;

const REPORT: &str = "Content-Security-Policy-Report-Only: require-trusted-types-for 'script'";
/// Keeps every report, and whole what was given to `innerHTML`: a report has its first forty characters only.
const COLLECT: &str = "window.sinks = []; window.markup = []; addEventListener('securitypolicyviolation', e => sinks.push(e.violatedDirective + ' ' + e.sample)); const real = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML'); Object.defineProperty(Element.prototype, 'innerHTML', { ...real, set(text) { markup.push(String(text)); real.set.call(this, text) } })";

/// What is reported beside:
/// - `innerHTML` in `ui::common::RichText`, with a string that the content compiler wrote and that lies, letter for letter, in the lesson the
///   page came with: it drops an author's own HTML and makes every tag itself, and nothing a learner wrote is ever in it;
/// - the registration of the worker, by the constant in `platform::worker`.
///
/// Last whether as many strings were reported as were seen, so that none goes by another way.
const UNKNOWN: &str = "const known = new Set(); (function walk(value) { if (typeof value === 'string') known.add(value); else if (value) Object.values(value).forEach(walk) })(JSON.parse(document.getElementById('library').textContent)); const inner = \"require-trusted-types-for Element innerHTML|\"; return [sinks.filter(sink => !sink.startsWith(inner) && sink !== \"require-trusted-types-for ServiceWorkerContainer register|./service-worker.js\"), markup.filter(text => !known.has(text)), sinks.filter(sink => sink.startsWith(inner)).length - markup.length]";

/// Something that would be found in no lesson.
const MARKUP: &str = " <b onclick=\"window.ran=1\">And more.</b>";

async fn only_known_sinks(browser: &Browser, at: &str) {
    assert_eq!(browser.run(UNKNOWN).await, json!([[], [], 0]), "{at}: sinks, strings from elsewhere, strings that were not reported");
}

#[tokio::test]
async fn in_a_whole_session_no_string_becomes_markup_or_program_but_the_lessons_own() {
    let site = Folder::of_dist("/").with_header(REPORT);
    let browser = Browser::open().await;
    before_page(&browser, COLLECT).await;
    browser.goto(&format!("{}#/continuous-learning/read/wary-of-comfort", site.address)).await;
    browser
        .wait_for("the oracle to speak", "return sinks.some(sink => sink.includes('innerHTML')) && sinks.some(sink => sink.includes('register'))")
        .await;
    only_known_sinks(&browser, "reading").await;

    browser.run("location.hash = '#/continuous-learning/quiz/section/why-it-matters'").await;
    browser.press("Begin").await;
    browser.press("Not sure").await;
    browser.wait_for("a word on it", "return document.querySelector('.outcome').innerText.length > 0").await;
    only_known_sinks(&browser, "the quiz").await;

    browser.run("location.hash = '#/continuous-learning/calibrate'").await;
    browser.find("main a[href*='/calibrate/']").await;
    browser.run("[...document.querySelectorAll('a')].find(link => link.textContent.startsWith('Rate it')).click()").await;
    browser.wait_for("six criteria", "return document.querySelectorAll('.levelfield').length === 6").await;
    only_known_sinks(&browser, "calibrating").await;

    open_desk(&browser, &site.address).await;
    write(&browser, &format!("{DRAFT}{MARKUP}")).await;
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 2").await;
    browser.press("Keep this version").await;
    browser.press("Ask for a review").await;
    browser.press("Make the link").await;
    browser.wait_for("the link", "return !!document.querySelector('.sentlink')").await;
    let link = browser.run("return document.querySelector('.sentlink').value").await;
    saved(&browser).await;
    only_known_sinks(&browser, "the desk").await;

    browser.run("location.hash = '#/continuous-learning/progress'").await;
    browser.find("input[type=file]").await;
    only_known_sinks(&browser, "progress").await;

    browser.client.goto("about:blank").await.expect("elsewhere");
    browser.goto(link.as_str().expect("a link")).await;
    browser.wait_for("the draft", "return document.querySelector('#their-draft')?.value.includes('And more.') ?? false").await;
    only_known_sinks(&browser, "a link").await;
    let other: Vec<String> =
        browser.troubles().await.into_iter().filter(|trouble| !trouble.starts_with("policy: require-trusted-types-for")).collect();
    assert_eq!(other, Vec::<String>::new(), "the page had trouble");
    drop(browser.kill());
}
