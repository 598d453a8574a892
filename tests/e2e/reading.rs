//! Reading: the lesson before, with and without the program.

use crate::browser::{Browser, Site};

#[tokio::test]
async fn the_lesson_opens_and_links_lead_through_it() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&site.address).await;
    let first = browser.text("h1").await;
    browser.run("document.querySelector('.turn a:last-child').click()").await;
    browser.wait_for("the next section", &format!("return document.querySelector('h1').innerText !== {first:?}")).await;
    browser.close().await;
}

#[tokio::test]
async fn a_deep_link_opens_cold_and_an_unknown_one_is_answered_kindly() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/read/wary-of-comfort", site.address)).await;
    assert!(browser.text(".contents [aria-current=page]").await.contains("comfort"));
    browser.goto(&format!("{}#/continuous-learning/practise/no-such-prompt", site.address)).await;
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("a notice", "return document.querySelector('.notices')?.innerText.includes('no-such-prompt') ?? false").await;
    browser.close().await;
}

#[tokio::test]
async fn everything_can_be_read_with_scripts_off() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true })).await;
    browser.client.goto(&site.address).await.expect("a page");
    let source = browser.client.source().await.expect("the page");
    for words in ["Tell me about something you learned in the past year.", "Scripts are off"] {
        assert!(source.contains(words), "the page without scripts lacks: {words}");
    }
    browser.client.clone().close().await.expect("the browser to close");
}
