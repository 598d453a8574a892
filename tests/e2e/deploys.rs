//! Case 16: builds that follow each other quickly, with tabs of older ones open. The host forgets a build as soon as the next is there.

use crate::browser::Browser;
use crate::desk::{open_desk, saved, shows, write};
use crate::folder::Folder;
use crate::offline::visited;
use crate::two_tabs::to;
use practice_widget::publish::page::hash_source;
use practice_widget::publish::precache;
use serde_json::{Value, json};
use std::path::Path;

const UPDATE: &str = "return navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true)";
const WAITS: &str = "return navigator.serviceWorker.getRegistration().then(found => !!found.waiting && !found.installing)";
/// The build the page is of, the build its program is of, and what it asked for that is named after another build.
const PARTS: &str = "const hex = name => name.match(/-([0-9a-f]{16})[._\\/]/)?.[1], own = hex(document.querySelector('meta[name=practice-audit]').content); return [parseInt(own, 16), globalThis.build ?? null, performance.getEntriesByType('resource').map(entry => entry.name).filter(name => hex(name) && hex(name) !== own)]";
/// How many builds are kept that were in use, and how many in all.
const BUILDS: &str = "return (async () => { const names = await caches.keys(); const used = await Promise.all(names.map(async name => !!(await (await caches.open(name)).match('./?turn')))); return [used.filter(Boolean).length, names.length] })()";

/// Puts a whole new build in the place of the one before: every file that is named after its content has another name, the program knows
/// its number, and nothing of the build before is left.
fn release(site: &Folder, build: usize) {
    let root = site.file("");
    let new = format!("{build:016x}");
    let names = std::fs::read_dir(&root).expect("a folder").flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let old: Vec<(String, String)> = names.filter_map(|name| Some((hex_in(&name)?, name))).collect();
    for (hex, name) in &old {
        std::fs::rename(root.join(name), root.join(name.replace(hex, &new))).expect("a rename");
    }
    name_anew(&root, &old, &new);
    let glue = site.program().join("main.js");
    let program = std::fs::read_to_string(&glue).expect("the program");
    let program = program.split("globalThis.build").next().unwrap_or_default();
    std::fs::write(glue, format!("{program}globalThis.build = {build};\n")).expect("a write");
    precache::write(&root).expect("a list");
}

/// The 16 digits in a name that follows its content.
fn hex_in(name: &str) -> Option<String> {
    let (_, after) = name.rsplit_once('-')?;
    let hex = after.split('.').next()?;
    (hex.len() == 16 && hex.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| hex.to_owned())
}

fn start_script(page: &str) -> Option<&str> {
    page.split_once("<script>")?.1.split_once("</script>").map(|(script, _)| script)
}

/// In every page, whose policy names its start script by what is in it.
fn name_anew(folder: &Path, old: &[(String, String)], new: &str) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with("program-") {
            name_anew(&path, old, new);
        } else if name == "index.html" {
            let before = std::fs::read_to_string(&path).expect("text");
            let mut text = before.clone();
            for (hex, name) in old {
                text = text.replace(name.as_str(), &name.replace(hex, new));
            }
            if let (Some(old), Some(new)) = (start_script(&before), start_script(&text)) {
                text = text.replacen(&hash_source(old), &hash_source(new), 1);
            }
            std::fs::write(path, text).expect("a write");
        }
    }
}

/// Every file the page ever asked for is of this one build.
async fn all_of(browser: &Browser, build: usize) {
    let parts = browser.run(PARTS).await;
    assert_eq!(parts, json!([build, build, []]), "files of several builds in one page");
}

/// Waits until the page runs this build, whole.
async fn runs(browser: &Browser, build: usize) {
    let there = format!("return globalThis.build === {build} && !!document.querySelector('#app > .pw:not(.shell)')");
    browser.wait_for(&format!("build {build}"), &there).await;
    all_of(browser, build).await;
}

/// Has the browser look for a new build and waits until it has all of it.
async fn fetched(browser: &Browser) {
    browser.run(UPDATE).await;
    browser.wait_for("a waiting build", WAITS).await;
}

async fn new_tab(browser: &Browser, address: &str) -> fantoccini::wd::WindowHandle {
    let tab = browser.client.new_window(true).await.expect("a tab").handle;
    to(browser, &tab).await;
    browser.goto(address).await;
    tab
}

#[tokio::test]
async fn ten_builds_in_a_row_leave_every_tab_whole_and_the_draft_where_it_was() {
    let site = Folder::of_dist("/");
    release(&site, 100);
    let browser = visited(&site).await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Typed under the first build.").await;
    saved(&browser).await;
    browser.run("window.sameDocument = true").await;
    let first = browser.client.window().await.expect("a window");
    let mut second = None;
    let mut taken = 100;
    for build in 101..=110 {
        release(&site, build);
        fetched(&browser).await;
        if build == 104 {
            // What is in use is served, whatever the host has by now.
            second = Some(new_tab(&browser, &format!("{}#/continuous-learning/quiz", site.address)).await);
        }
        if let Some(second) = &second {
            to(&browser, second).await;
            if [105, 107, 110].contains(&build) {
                browser.press("Reload").await;
                taken = build;
            }
            runs(&browser, taken).await;
            to(&browser, &first).await;
        }
        all_of(&browser, 100).await;
        shows(&browser, "Typed under the first build.").await;
        assert_eq!(browser.run("return window.sameDocument").await, true, "a reload nobody asked for");
        let builds = browser.run(BUILDS).await;
        let (used, all) = (builds[0].as_u64().expect("a number"), builds[1].as_u64().expect("a number"));
        assert!(used <= 2 && all <= 3, "build {build}: {used} builds kept that were in use, {all} in all");
    }
    assert_eq!(browser.run(BUILDS).await, json!([2, 2]), "the build in use and the one before");
    write(&browser, " Typed under the last.").await;
    saved(&browser).await;
    site.take_down(true);
    browser.client.refresh().await.expect("a reload");
    runs(&browser, 110).await;
    shows(&browser, "Typed under the first build. Typed under the last.").await;
    assert_eq!(browser.troubles().await, Vec::<String>::new());

    // And on another day, still without a network.
    let browser = Browser::open_in(browser.leave()).await;
    open_desk(&browser, &site.address).await;
    runs(&browser, 110).await;
    shows(&browser, "Typed under the first build. Typed under the last.").await;
    browser.close().await;
}

#[tokio::test]
async fn a_tab_of_the_build_before_can_still_load_its_chunks() {
    let site = Folder::of_dist("/");
    release(&site, 100);
    let browser = Browser::open().await;
    browser.block(&["*split_learn*"]).await;
    browser.goto(&site.address).await;
    browser.wait_for("the widget to be kept on the device", crate::offline::KEPT).await;
    browser.wait_for("the chunk to be tried in vain", "return troubles.length > 0").await;
    let first = browser.client.window().await.expect("a window");
    release(&site, 101);
    fetched(&browser).await;
    new_tab(&browser, &site.address).await;
    browser.press("Reload").await;
    runs(&browser, 101).await;
    to(&browser, &first).await;
    let missing =
        browser.run("return fetch(performance.getEntriesByType('resource').find(file => file.name.endsWith('main_bg.wasm')).name, { cache: 'no-store' }).then(answer => answer.status)").await;
    assert_eq!(missing, 200, "the worker has what the host no longer has");
    browser.block(&[]).await;
    browser.run("troubles.length = 0").await;
    browser.press("Quiz").await;
    browser.wait_for("the quiz", "return document.querySelector('#main')?.innerText.includes('Mixed') ?? false").await;
    all_of(&browser, 100).await;
    browser.close().await;
}

#[tokio::test]
async fn a_build_taken_while_the_next_one_is_fetched_spoils_neither() {
    let site = Folder::of_dist("/");
    release(&site, 100);
    let browser = visited(&site).await;
    release(&site, 101);
    fetched(&browser).await;
    release(&site, 102);
    site.hold(Some("/icon-512.png"));
    browser.run(UPDATE).await;
    browser.wait_for("all but one file", &format!("return (async () => {{ for (const name of await caches.keys()) {{ const names = (await (await caches.open(name)).keys()).map(kept => kept.url); if (names.some(name => name.includes('{:016x}/main_bg')) && names.length > 20) return true }} return false }})()", 102)).await;
    browser.press("Reload").await;
    runs(&browser, 101).await;
    site.hold(None);
    browser.wait_for("a waiting build", WAITS).await;
    assert_eq!(browser.run(BUILDS).await, json!([2, 3]), "in use, before, and waiting");
    browser.press("Reload").await;
    runs(&browser, 102).await;
    assert_eq!(browser.run(BUILDS).await, json!([2, 2]));
    site.take_down(true);
    browser.client.refresh().await.expect("a reload");
    runs(&browser, 102).await;
    let lost: Value = browser.run("return Promise.all(performance.getEntriesByType('resource').map(entry => fetch(entry.name).then(answer => answer.ok || entry.name))).then(all => all.filter(ok => ok !== true))").await;
    assert_eq!(lost, json!([]), "missing on the device");
    browser.close().await;
}
