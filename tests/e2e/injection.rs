//! Words that would be markup: in every field a learner writes in, in links and in files, with the page's policy and without it.

use crate::browser::Browser;
use crate::desk::{open_desk, saved, write};
use crate::faults::desk::choose_file;
use crate::folder::Folder;

const CORPUS: &[&str] = &[
    "<img src=x onerror=\"window.ran=1\">",
    "</textarea><script>window.ran=1</script>",
    "<svg onload=window.ran=1>",
    "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
    "\"><details open ontoggle=window.ran=1>x</details>",
    "[x](javascript:window.ran=1) <a href=\"javascript:window.ran=1\">y</a>",
    "{{constructor.constructor('window.ran=1')()}} ${window.ran=1}",
    "<style>@import 'https://example.org/x.css'</style>",
];

async fn nothing_ran(browser: &Browser, at: &str) {
    let made = "return window.ran === undefined && !document.querySelector('img[src=x], iframe[srcdoc], svg[onload], a[href^=javascript], details[ontoggle]')";
    assert_eq!(browser.run(made).await, true, "{at}");
}

async fn everywhere(site: &Folder) {
    let browser = Browser::open().await;
    let nasty = CORPUS.join("\n\n");
    open_desk(&browser, &site.address).await;
    write(&browser, &nasty).await;
    saved(&browser).await;
    nothing_ran(&browser, "the draft").await;
    // Quoted in findings, marks, versions and differences.
    browser.run("const f = document.querySelector('#draft'); f.focus(); f.setSelectionRange(0, 60)").await;
    browser.press("Need: not marked yet. The question or need behind it.").await;
    browser.press("Keep this version").await;
    write(&browser, " More of it.").await;
    browser.press("Versions (1)").await;
    browser.wait_for("the version", "return document.body.innerText.includes('onerror')").await;
    nothing_ran(&browser, "the versions").await;
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("the version again", "return document.body.innerText.includes('onerror')").await;
    nothing_ran(&browser, "what came back from the stores").await;

    // In a file.
    let record = serde_json::json!({ "lesson": "continuous-learning", "kind": "desk", "prompt": nasty, "writer": "00000000000000aa", "revision": 9, "at": 1, "body": { "draft": { "text": nasty } } });
    let other =
        serde_json::json!({ "lesson": "continuous-learning", "kind": nasty, "writer": "00000000000000ab", "revision": 9, "at": 1, "body": nasty });
    let file =
        serde_json::json!({ "format": "practice-widget archive", "version": 1, "made_at": 1, "records": [record, other], "unread": [] }).to_string();
    browser.run("location.hash = '#/continuous-learning/progress'").await;
    browser.find("input[type=file]").await;
    choose_file(&browser, &format!("[{file:?}]")).await;
    browser.wait_for("the preview", "return document.body.innerText.includes('Nothing is changed yet.')").await;
    nothing_ran(&browser, "the preview of a file").await;
    browser.press("Import it").await;
    browser.wait_for("the import", "return document.body.innerText.includes('The file is read in.')").await;
    nothing_ran(&browser, "an import").await;

    // In the address.
    for words in CORPUS {
        for place in ["#/continuous-learning/", "#/continuous-learning/practise/", "#/", "#", "#/continuous-learning/shared/"] {
            browser.run(&format!("location.hash = {:?} + {words:?}", place)).await;
            browser.wait_for("an answer", "return !!document.querySelector('.pw main')").await;
            nothing_ran(&browser, place).await;
        }
    }
    drop(browser.kill());
}

#[tokio::test]
async fn words_stay_words_with_the_policy_and_without() {
    let site = Folder::of_dist("/");
    everywhere(&site).await;
    let page = std::fs::read_to_string(site.file("index.html")).expect("the page");
    let from = page.find("<meta http-equiv=\"Content-Security-Policy\"");
    // A build for development has no policy, and was just looked at without one.
    if let Some(from) = from {
        let to = from + page[from..].find('>').expect("the end of a tag") + 1;
        std::fs::write(site.file("index.html"), format!("{}{}", &page[..from], &page[to..])).expect("the page");
        everywhere(&site).await;
    }
}
