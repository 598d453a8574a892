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
