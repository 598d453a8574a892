//! Pages that are left, come back to, and open twice.

use super::desk::{before_page, journalled, stored};
use crate::browser::Browser;
use crate::desk::{open_desk, saved, shows, write};
use crate::folder::Folder;
use std::sync::Arc;

const HASH: &str = "#/continuous-learning/practise/no-support";

/// Case 3.
pub async fn left_at_once(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "One.").await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "One.").await;
    write(&browser, " Two.").await;
    browser.client.goto("about:blank").await.expect("another page");
    open_desk(&browser, &site.address).await;
    shows(&browser, "One. Two.").await;
    let other = browser.client.new_window(true).await.expect("a tab").handle;
    write(&browser, " Three.").await;
    browser.client.close_window().await.expect("the tab to close");
    browser.client.switch_to_window(other).await.expect("the other tab");
    open_desk(&browser, &site.address).await;
    shows(&browser, "One. Two. Three.").await;
    // The second tab was opened without the listeners that note trouble.
    drop(browser.kill());
    "nothing lost in 3 ways of leaving".to_owned()
}

/// Case 4.
pub async fn back_to_an_older_page(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Older.").await;
    saved(&browser).await;
    browser.run("addEventListener('pageshow', event => window.persisted = event.persisted)").await;
    let first = browser.client.window().await.expect("a window");
    browser.client.goto(&format!("{}manifest.webmanifest", site.address)).await.expect("another page");
    let second = browser.client.new_window(true).await.expect("a tab").handle;
    browser.client.switch_to_window(second).await.expect("the tab");
    open_desk(&browser, &site.address).await;
    shows(&browser, "Older.").await;
    write(&browser, " Newer.").await;
    saved(&browser).await;
    browser.client.switch_to_window(first).await.expect("the first tab");
    browser.client.back().await.expect("back");
    shows(&browser, "Older. Newer.").await;
    assert_eq!(browser.troubles().await, Vec::<String>::new());
    let persisted = browser.run("return window.persisted === true").await == true;
    drop(browser.kill());
    format!("newest shown; the page {} from the back-forward cache", if persisted { "came" } else { "did not come" })
}

/// Case 10: neither locks nor channels nor storage events; both type, then the browser is killed.
pub async fn two_deaf_tabs(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    let deaf = "delete Navigator.prototype.locks; delete window.BroadcastChannel; addEventListener('storage', event => event.stopImmediatePropagation(), true)";
    before_page(&browser, deaf).await;
    open_desk(&browser, &site.address).await;
    let first = browser.client.window().await.expect("a window");
    write(&browser, "Common.").await;
    saved(&browser).await;
    let second = browser.client.new_window(true).await.expect("a tab").handle;
    browser.client.switch_to_window(second.clone()).await.expect("the tab");
    before_page(&browser, deaf).await;
    open_desk(&browser, &site.address).await;
    shows(&browser, "Common.").await;
    write(&browser, " Second tab.").await;
    browser.client.switch_to_window(first).await.expect("the first tab");
    browser.run("const f = document.querySelector('#draft'); f.focus(); f.select(); document.execCommand('delete')").await;
    write(&browser, "First tab, all anew.").await;
    journalled(&browser, "all anew.").await;
    journalled(&browser, "Second tab.").await;
    let browser = Browser::open_in(browser.kill()).await;
    browser.goto(&format!("{}{HASH}", site.address)).await;
    browser.wait_for("one of both", "return ['First tab, all anew.', 'Common. Second tab.'].includes(document.querySelector('#draft')?.value)").await;
    browser
        .wait_for(
            "both texts in the stores",
            "const all = Object.values(localStorage).join(); return all.includes('First tab, all anew.') && all.includes('Second tab.')",
        )
        .await;
    browser.wait_for("to be told of the other", "return document.querySelector('.notices').innerText.length > 0").await;
    let texts = stored(&browser).await.iter().filter(|(key, _)| key.contains("/desk/")).count();
    drop(browser.kill());
    format!("both texts there after the kill, {texts} records, and the page says so")
}

/// Case 10: what the browser's "Duplicate" makes, down to the copied session storage.
pub async fn duplicated_tab(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Common.").await;
    saved(&browser).await;
    let first = browser.client.window().await.expect("a window");
    browser.run("window.open(location.href)").await;
    let second = browser.client.windows().await.expect("windows").into_iter().find(|window| *window != first).expect("a second tab");
    browser.client.switch_to_window(second).await.expect("the tab");
    shows(&browser, "Common.").await;
    browser.press("Take over").await;
    browser.wait_for("the field to be free", "return !document.querySelector('#draft').readOnly").await;
    write(&browser, " Second.").await;
    saved(&browser).await;
    browser.client.switch_to_window(first).await.expect("the first tab");
    browser.wait_for("the first tab to read along", "return document.querySelector('#draft').readOnly").await;
    browser.press("Take over").await;
    shows(&browser, "Common. Second.").await;
    browser.wait_for("the field to be free", "return !document.querySelector('#draft').readOnly").await;
    write(&browser, " First.").await;
    saved(&browser).await;
    let browser = Browser::open_in(browser.kill()).await;
    browser.goto(&format!("{}{HASH}", site.address)).await;
    browser.wait_for("the text after the kill", "return document.querySelector('#draft')?.value.startsWith('Common. Second.')").await;
    drop(browser.kill());
    "told, taken over twice, one text in the end".to_owned()
}

/// Case 10: one tab erases everything while the other has words that nobody else has seen.
pub async fn erased_meanwhile(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Kept on typing.").await;
    saved(&browser).await;
    let first = browser.client.window().await.expect("a window");
    let second = browser.client.new_window(true).await.expect("a tab").handle;
    browser.client.switch_to_window(second).await.expect("the tab");
    browser.goto(&format!("{}#/continuous-learning/progress", site.address)).await;
    browser.press("Erase everything").await;
    browser.press("Erase it all").await;
    browser.wait_for("it to be gone", "return !Object.values(localStorage).join().includes('Kept on typing.')").await;
    browser.client.switch_to_window(first).await.expect("the first tab");
    shows(&browser, "Kept on typing.").await;
    write(&browser, " And on.").await;
    saved(&browser).await;
    journalled(&browser, "Kept on typing. And on.").await;
    let browser = Browser::open_in(browser.kill()).await;
    browser.goto(&format!("{}{HASH}", site.address)).await;
    shows(&browser, "Kept on typing. And on.").await;
    drop(browser.kill());
    "the next key in the other tab saved its whole text".to_owned()
}
