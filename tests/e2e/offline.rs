//! Without a network, and across new builds: never a mixed set, never a reload nobody asked for.

use crate::browser::Browser;
use crate::folder::Folder;
use practice_widget::publish::precache;

/// True once the widget is whole on this device and the page is served from there.
pub const KEPT: &str = "return navigator.serviceWorker.getRegistration().then(found => !!found?.active && found.active.state === 'activated' && !!navigator.serviceWorker.controller)";
const CACHES: &str = "return caches.keys().then(keys => keys.length)";

/// A visit that ends with the whole widget on the device.
pub async fn visited(site: &Folder) -> Browser {
    let browser = Browser::open().await;
    browser.goto(&site.address).await;
    browser.wait_for("the widget to be kept on the device", KEPT).await;
    browser
}

/// Puts a new build on the host: the same page with a mark, and the list that goes with it.
fn deploy(site: &Folder, base: &str, mark: &str) {
    let page = site.file(&format!("{base}/index.html"));
    let html = std::fs::read_to_string(&page).expect("the page");
    let html = html.split("<!--build").next().unwrap_or_default().to_owned() + &format!("<!--build {mark}-->");
    std::fs::write(&page, html).expect("a write");
    precache::write(&site.file(base)).expect("a list");
}

#[tokio::test]
async fn the_widget_starts_with_the_network_off_below_two_paths() {
    // A host may say that its answers depend on what is asked, which the browser would heed when it looks into the cache by itself.
    for (base, says) in [("/", "Vary: Accept-Encoding"), ("/courses/se340", "Vary: Origin, Accept")] {
        let site = Folder::of_dist(base).with_header(says);
        let browser = visited(&site).await;
        browser
            .wait_for("the line that says so", "return document.querySelector('.foot')?.innerText.includes('Works without a network') ?? false")
            .await;
        site.take_down(true);
        browser.client.goto("about:blank").await.expect("a page");
        browser.goto(&format!("{}#/continuous-learning/practise", site.address)).await;
        assert_eq!(
            browser.run("return performance.getEntriesByType('navigation')[0].workerStart").await,
            0,
            "the page comes from the cache without the worker being started first"
        );
        let prompt = format!("{}p/continuous-learning/{}/", site.address, first_prompt(&site, base));
        browser.client.goto(&prompt).await.expect("the prompt's page");
        browser
            .wait_for("the widget at the prompt", "return location.hash.includes('/practise/') && !!document.querySelector('#app > .pw:not(.shell)')")
            .await;
        browser.close().await;
    }
}

#[tokio::test]
async fn a_new_build_waits_for_the_learner_and_then_comes_whole() {
    let site = Folder::of_dist("/");
    let browser = visited(&site).await;
    browser.run("window.sameDocument = true").await;
    for build in ["two", "three", "four"] {
        deploy(&site, "/", build);
        browser.run("return navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)").await;
        browser
            .wait_for("a waiting build", "return navigator.serviceWorker.getRegistration().then(found => !!found.waiting && !found.installing)")
            .await;
    }
    browser.wait_for("the notice", "return document.querySelector('.notices')?.innerText.includes('A new version is ready') ?? false").await;
    assert_eq!(browser.run("return document.querySelectorAll('.notices li').length").await, 1, "said once");
    assert_eq!(browser.run("return window.sameDocument").await, true, "no reload was asked for");
    assert_eq!(
        browser.run("return fetch('./').then(answer => answer.text()).then(text => text.includes('<!--build'))").await,
        false,
        "the old build stays whole"
    );
    browser.press("Reload").await;
    browser.wait_for("the new page", "return window.sameDocument === undefined && !!document.querySelector('#app > .pw:not(.shell)')").await;
    assert_eq!(browser.run("return fetch('./').then(answer => answer.text()).then(text => text.includes('<!--build four'))").await, true);
    assert_eq!(browser.run(CACHES).await, 2, "this build and the one before");
    browser.close().await;
}

#[tokio::test]
async fn a_build_that_lacks_a_file_is_not_taken() {
    let site = Folder::of_dist("/");
    let browser = visited(&site).await;
    let icon = site.file("apple-touch-icon.png");
    let bytes = std::fs::read(&icon).expect("a file");
    for fault in ["cut short", "a byte flipped", "missing"] {
        deploy(&site, "/", fault);
        match fault {
            "cut short" => std::fs::write(&icon, &bytes[..bytes.len() / 2]).expect("a write"),
            "a byte flipped" => std::fs::write(&icon, [&[!bytes[0]], &bytes[1..]].concat()).expect("a write"),
            _ => std::fs::remove_file(&icon).expect("a file less"),
        }
        let attempt = "return navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true, () => true)";
        browser.run(attempt).await;
        browser.wait_for("the attempt to end", "return navigator.serviceWorker.getRegistration().then(found => !found.installing)").await;
        browser.wait_for("its remains to go", "return caches.keys().then(keys => keys.length === 1)").await;
        assert_eq!(
            browser.run("return navigator.serviceWorker.getRegistration().then(found => !found.waiting && !!found.active)").await,
            true,
            "{fault}"
        );
        // The next build is listed from a folder that has the file again.
        std::fs::write(&icon, &bytes).expect("a write");
    }
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("the old build", "return !!document.querySelector('#app > .pw:not(.shell)')").await;
    assert_eq!(browser.run("return fetch('no-such-file.js').then(answer => answer.status)").await, 404, "what is missing is missing");
    browser.client.clone().close().await.expect("the browser to close");
}

#[tokio::test]
async fn the_kill_switch_takes_the_copy_away() {
    let site = Folder::of_dist("/");
    let browser = visited(&site).await;
    std::fs::copy(site.file("kill-worker.js"), site.file("service-worker.js")).expect("a copy");
    browser.run("return navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true, () => true)").await;
    browser.wait_for("the caches to go", "return caches.keys().then(keys => keys.length === 0)").await;
    browser.close().await;
}

pub fn first_prompt(site: &Folder, base: &str) -> String {
    let mut names: Vec<String> = std::fs::read_dir(site.file(&format!("{base}/p/continuous-learning")))
        .expect("prompt pages")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names.swap_remove(0)
}
