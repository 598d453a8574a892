//! Case 7: frames that keep nothing, keep apart, or are not seen.

use crate::browser::Browser;
use crate::desk::{draft, saved, shows, write};
use crate::folder::Folder;
use fantoccini::Locator;
use std::sync::Arc;

const HASH: &str = "#/continuous-learning/practise/no-support";

/// A course page elsewhere with one frame, and the addresses of the same page on two sites; every name below localhost is this machine.
fn course(site: &Folder, attributes: &str) -> (Folder, [String; 2]) {
    let folder = Folder::empty();
    let page = format!("<!doctype html><title>A course</title><iframe title=\"Practice\" {attributes} src=\"{}{HASH}\"></iframe>", site.address);
    std::fs::write(folder.file("index.html"), page).expect("a page");
    let sites = ["one", "two"].map(|name| folder.address.replace("127.0.0.1", &format!("{name}.localhost")));
    (folder, sites)
}

async fn enter(browser: &Browser, page: &str) {
    browser.client.goto(page).await.expect("the course page");
    browser.client.find(Locator::Css("iframe")).await.expect("a frame").enter_frame().await.expect("the frame");
    browser.find(".pw:not(.shell) #draft").await;
}

/// A frame of an opaque origin: no storage at all.
pub async fn sandboxed(site: Arc<Folder>) -> String {
    let (_course, [page, _]) = course(&site, "sandbox=\"allow-scripts\" width=\"800\" height=\"700\"");
    let browser = Browser::open().await;
    enter(&browser, &page).await;
    write(&browser, "Only in memory.").await;
    browser.wait_for("to be told", "return document.querySelector('.status').innerText.startsWith('Not saved: this browser keeps nothing')").await;
    browser.run("location.hash = '#/continuous-learning/quiz'").await;
    browser.wait_for("the quiz", "return !document.querySelector('#draft')").await;
    browser.run(&format!("location.hash = {HASH:?}")).await;
    shows(&browser, "Only in memory.").await;
    browser.client.clone().enter_parent_frame().await.expect("the page");
    browser.close().await;
    "starts, says that nothing is kept, and works in memory".to_owned()
}

/// Frames of another site's: a store for each page around them.
pub async fn cross_site(site: Arc<Folder>) -> String {
    let (_course, [one, two]) = course(&site, "width=\"800\" height=\"700\"");
    let browser = Browser::open().await;
    enter(&browser, &one).await;
    write(&browser, "Under the first page.").await;
    saved(&browser).await;
    enter(&browser, &two).await;
    assert_eq!(draft(&browser).await, "", "the second page's frame sees the first one's draft");
    write(&browser, "Under the second.").await;
    saved(&browser).await;
    enter(&browser, &one).await;
    shows(&browser, "Under the first page.").await;
    enter(&browser, &two).await;
    shows(&browser, "Under the second.").await;
    browser.goto(&format!("{}{HASH}", site.address)).await;
    shows(&browser, "").await;
    browser.close().await;
    "each page's frame keeps its own draft and sees no other".to_owned()
}

/// Frames nobody sees: no animation frame comes, and slow timers.
pub async fn unseen(site: Arc<Folder>) -> String {
    for (which, hide) in [("hidden", "frame.style.display = 'none'"), ("without size", "frame.width = frame.height = 0")] {
        let (_course, [page, _]) = course(&site, "width=\"800\" height=\"700\"");
        let browser = Browser::open().await;
        enter(&browser, &page).await;
        browser.client.clone().enter_parent_frame().await.expect("the page");
        browser.run(&format!("const frame = document.querySelector('iframe'); {hide}")).await;
        browser.client.find(Locator::Css("iframe")).await.expect("a frame").enter_frame().await.expect("the frame");
        browser.run("const f = document.querySelector('#draft'); f.setRangeText('Typed unseen.'); f.dispatchEvent(new InputEvent('input', {bubbles: true}))").await;
        browser.wait_for(which, "return Object.values(localStorage).join().includes('Typed unseen.')").await;
        browser.client.clone().enter_parent_frame().await.expect("the page");
        browser.run("const frame = document.querySelector('iframe'); frame.style.display = ''; frame.width = 320; frame.height = 500").await;
        browser.client.find(Locator::Css("iframe")).await.expect("a frame").enter_frame().await.expect("the frame");
        shows(&browser, "Typed unseen.").await;
        browser.wait_for("nothing wider than the frame", "return document.documentElement.scrollWidth <= innerWidth").await;
        browser.client.clone().enter_parent_frame().await.expect("the page");
        browser.close().await;
    }
    "saved while hidden and while without size, and shown again at 320 px".to_owned()
}
