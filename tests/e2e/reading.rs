//! Reading: the lesson before, with and without the program.

use crate::browser::{Browser, Site};
use crate::faults::desk::before_page;
use crate::folder::Folder;

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
    browser.wait_for("a notice", "return document.querySelector('.notices')?.innerText.includes('something that is not here') ?? false").await;
    browser.close().await;
}

#[tokio::test]
async fn a_link_to_a_place_in_a_section_leads_there_from_outside_and_from_every_room() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let there = "return document.activeElement.id === decodeURIComponent(location.hash.slice(1)) && document.activeElement.getBoundingClientRect().top < innerHeight";
    // A term is explained where it stands; its link is followed where it is opened by itself.
    let (term, heading) = ("read/key-terms/term-synthesis-note", "read/why-it-matters/road-map");
    browser.goto(&format!("{}#/continuous-learning/{term}", site.address)).await;
    browser.wait_for("the term", there).await;
    for (room, place) in [("progress", heading), ("quiz", term), ("practise", heading), ("read/five-tips", term)] {
        for to in [room, place] {
            browser.run(&format!("location.hash = '#/continuous-learning/{to}'")).await;
            browser.wait_for("the place", &format!("return document.querySelector('#main') && location.hash.endsWith('{to}')")).await;
        }
        browser.wait_for(&format!("{place}, out of {room}"), there).await;
    }
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

#[tokio::test]
async fn a_prompt_link_opens_cold_without_a_jump() {
    let site = Site::serve();
    for width in [1280, 375] {
        let browser = Browser::open().await;
        browser.resize(width, 800).await;
        before_page(&browser, "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true })").await;
        for place in ["read/why-it-matters", "practise/no-support", "read/wary-of-comfort", "quiz"] {
            browser.client.goto("about:blank").await.expect("another page");
            browser.goto(&format!("{}#/continuous-learning/{place}", site.address)).await;
            browser
                .wait_for(
                    "the frames after it",
                    "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true)))))",
                )
                .await;
            let shift = browser.run("return shift").await.as_f64().expect("a number");
            assert!(shift <= 0.01, "{place} at {width} px moved by {shift}");
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn a_place_whose_program_is_missing_can_be_read() {
    let site = Folder::of_dist("/");
    std::fs::remove_dir_all(site.program()).expect("the program");
    let browser = Browser::open().await;
    for (place, words) in [("practise/no-support", "teach yourself something with no support"), ("quiz", "Why it matters")] {
        browser.client.goto("about:blank").await.expect("another page");
        browser.client.goto(&format!("{}#/continuous-learning/{place}", site.address)).await.expect("the page");
        browser.wait_for("to be told", "return document.getElementById('boot-trouble')?.innerText.includes('did not load') ?? false").await;
        let shown = format!(
            "return [...document.querySelectorAll('.shelltext > article')].some(e => e.checkVisibility() && e.innerText.includes({words:?}))"
        );
        browser.wait_for(place, &shown).await;
    }
    drop(browser.kill());
}

#[tokio::test]
async fn a_room_whose_code_does_not_arrive_says_so_and_can_be_asked_for_again() {
    let site = Folder::of_dist("/");
    let (here, away) = (site.program().join("split_learn.wasm"), site.program().join("elsewhere.wasm"));
    std::fs::rename(&here, &away).expect("a chunk to hide");
    let browser = Browser::open().await;
    browser.goto(&site.address).await;
    browser.press("Quiz").await;
    browser.wait_for("to be told", "return document.querySelector('#main [role=alert]')?.innerText.includes('did not arrive') ?? false").await;
    std::fs::rename(&away, &here).expect("the chunk again");
    browser.press("Try again").await;
    browser.wait_for("the quiz", "return document.querySelector('#main')?.innerText.includes('Mixed') ?? false").await;
    browser.wait_for("the focus to stay in the room", "return document.activeElement.id === 'main'").await;
    drop(browser.kill());
}

#[tokio::test]
async fn the_files_of_the_first_place_come_with_the_program_and_once() {
    let site = Site::serve();
    for (place, first, later) in [
        ("practise/no-support", "split_practise.wasm", "split_learn.wasm"),
        ("practise/no-support/versions", "split_desks.wasm", "split_learn.wasm"),
        ("quiz", "split_learn.wasm", "split_practise.wasm"),
    ] {
        let browser = Browser::open().await;
        browser.goto(&format!("{}#/continuous-learning/{place}", site.address)).await;
        browser
            .wait_for("the other files", &format!("return performance.getEntriesByType('resource').some(file => file.name.endsWith('{later}'))"))
            .await;
        let files = browser
            .run("return performance.getEntriesByType('resource').map(file => `${file.name.split('/').pop()} ${file.initiatorType}`).filter(name => name.includes('wasm'))")
            .await;
        let files: Vec<_> = files.as_array().expect("a list").iter().filter_map(|file| file.as_str()).collect();
        // The start file asks for both, and nobody asks again.
        for file in ["main_bg.wasm fetch".to_owned(), format!("{first} link")] {
            let name = file.split(' ').next().unwrap_or_default();
            assert_eq!(files.iter().filter(|seen| seen.starts_with(name)).collect::<Vec<_>>(), [&file], "{place}: {files:?}");
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn links_of_the_readable_page_lead_on_before_the_program_is_here() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.block(&["*main_bg.wasm"]).await;
    browser.client.goto(&format!("{}#/continuous-learning/read/wary-of-comfort", site.address)).await.expect("a page");
    browser.wait_for("the lesson", "return !!document.querySelector('#app > .pw.shell .shelltext')").await;
    for link in ["practise", "practise/no-support", "read/why-it-matters"] {
        let href = format!("#/continuous-learning/{link}");
        browser.run(&format!("document.querySelector('.shell a[href={href:?}]').click()")).await;
        let seen = format!(
            "const there = document.getElementById({:?}).getBoundingClientRect(), above = document.querySelector('.shelltext').getBoundingClientRect(); return there.height > 0 && there.top >= 0 && Math.abs(there.top - above.top) < 2",
            &href[1..]
        );
        browser.wait_for(link, &seen).await;
    }
    browser.client.clone().close().await.expect("the browser to close");
}

/// What has the focus is within the window.
const IN_SIGHT: &str = "const at = document.activeElement.getBoundingClientRect(); return at.height > 0 && at.top >= 0 && at.bottom <= innerHeight";

#[tokio::test]
async fn the_end_of_the_contents_can_be_reached_however_low_the_window() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.resize(1280, 600).await;
    browser.goto(&format!("{}#/continuous-learning/read/model-answers", site.address)).await;
    browser.find(".contents > details > ol .sub").await;
    browser.run("document.querySelector('.contents details > ol > li:last-child > a').focus()").await;
    browser.wait_for("the last section, in sight", IN_SIGHT).await;
    assert_eq!(browser.run("return scrollY").await, 0, "the text stays where it is");
    browser.close().await;
}

#[tokio::test]
async fn a_check_that_gets_the_focus_comes_into_a_window_of_four_hundred_percent() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.resize(320, 256).await;
    browser.goto(&format!("{}#/continuous-learning/read/why-it-matters", site.address)).await;
    browser.find(".check fieldset.sure input").await;
    browser.run("const check = document.querySelector('.check .btn'); check.scrollIntoView(); scrollBy(0, -30); document.querySelector('.check fieldset.sure input').focus()").await;
    browser.wait_for("the choice, in sight", IN_SIGHT).await;
    browser.close().await;
}
