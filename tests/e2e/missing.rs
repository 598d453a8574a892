//! Whoever presses a button too early is told what is missing, and whoever asks for words is taken to them.

use crate::browser::{Browser, Site};
use crate::hands::{enter, key, keys, phone, tap};
use fantoccini::key::Key;
use serde_json::json;

/// Waits until what is said to be missing, within the part of the page a selector finds, is exactly this.
async fn lacks(browser: &Browser, within: &str, words: &str) {
    let said = format!("return document.querySelector('{within} .lacking')?.innerText === {words:?}");
    browser.wait_for(&format!("{words:?} to be said to be missing"), &said).await;
}

/// Waits until what a selector finds has the focus and is in sight, and what is said to be missing too.
async fn at(browser: &Browser, selector: &str) {
    let there = format!(
        "const e = document.querySelector({selector:?}), said = [...document.querySelectorAll('.lacking')].find(said => said.innerText);
         return document.activeElement === e && [e, said].every(seen => {{ const at = seen.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight + 1 }})"
    );
    browser.wait_for(&format!("the focus at {selector}, in sight"), &there).await;
}

async fn press_in(browser: &Browser, within: &str) {
    browser.run(&format!("document.querySelector('{within} .btnrow .btn').click()")).await;
}

#[tokio::test]
async fn a_check_in_a_section_says_what_it_waits_for() {
    let site = Site::serve();
    for width in [1280, 320] {
        let browser = Browser::open().await;
        browser.resize(width, 700).await;
        browser.goto(&format!("{}#/continuous-learning/read/why-it-matters", site.address)).await;
        browser.wait_for("checks", "return document.querySelectorAll('.check .choices').length > 1").await;
        browser.run("document.querySelectorAll('.check').forEach((check, at) => check.classList.add(check.querySelector('.choices [type=checkbox]') ? 'some' : 'one'))").await;
        lacks(&browser, ".one", "").await;
        press_in(&browser, ".one").await;
        lacks(&browser, ".one", "Choose an answer first.").await;
        at(&browser, ".one .choices input").await;
        assert_eq!(
            browser.run("return document.querySelector('.one .lacking').role + document.querySelectorAll('.one :checked').length").await,
            "status0"
        );
        keys(&browser, " ").await;
        lacks(&browser, ".one", "").await;

        press_in(&browser, ".some").await;
        lacks(&browser, ".some", "Choose at least one answer first.").await;
        at(&browser, ".some .choices input").await;
        keys(&browser, " ").await;
        lacks(&browser, ".some", "").await;
        // Taken back again, it is no news.
        keys(&browser, " ").await;
        browser
            .wait_for(
                "nothing to be chosen",
                "return document.querySelectorAll('.some :checked').length === 0 && document.querySelector('.some .btn').ariaDisabled === 'true'",
            )
            .await;
        lacks(&browser, ".some", "").await;
        browser.close().await;
    }
}

/// Goes on to the first item with this in it, past those without.
async fn until(browser: &Browser, what: &str) {
    for _ in 0..30 {
        browser.find(".itembody .btn").await;
        if browser.run(&format!("return !!document.querySelector('.itembody {what}')")).await == json!(true) {
            return;
        }
        let before = browser.text("#quiz-question").await;
        browser.press("Ask me later").await;
        browser.wait_for("the next item", &format!("return document.querySelector('#quiz-question')?.innerText !== {before:?}")).await;
    }
    panic!("no item with {what}");
}

async fn begin(browser: &Browser, address: &str, section: &str, what: &str) {
    browser.goto(&format!("{address}#/continuous-learning/quiz/section/{section}")).await;
    // All of them, where fewer can be chosen.
    browser.wait_for("the start", "return !!document.getElementById('quiz-start')").await;
    browser.run("[...document.querySelectorAll('input[name=quiz-length]')].at(-1)?.click()").await;
    browser.press("Begin").await;
    until(browser, what).await;
}

#[tokio::test]
async fn every_kind_of_question_says_what_it_waits_for_by_keys() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let here = ".itembody";

    begin(&browser, &site.address, "what-great-looks-like", ".words").await;
    // Only what it carries is named.
    browser.run("document.querySelector('.choices input').click()").await;
    enter(&browser, "Check").await;
    lacks(&browser, here, "Select the words first.").await;
    at(&browser, "#quiz-word-0").await;
    keys(&browser, &key(Key::Enter)).await;
    lacks(&browser, here, "").await;

    until(&browser, ".sorts").await;
    let phrases = browser.run("return document.querySelectorAll('.sorts > li').length").await.as_u64().expect("a number");
    browser.find("#quiz-question").await.send_keys(&key(Key::Enter)).await.expect("a key");
    lacks(&browser, here, &format!("{phrases} are still open.")).await;
    at(&browser, ".sorts li:first-child input").await;
    for left in (0..phrases).rev() {
        keys(&browser, "1").await;
        let said = match left {
            0 => String::new(),
            1 => "One is still open.".to_owned(),
            _ => format!("{left} are still open."),
        };
        lacks(&browser, here, &said).await;
    }

    begin(&browser, &site.address, "self-check", ".recall").await;
    enter(&browser, "Check").await;
    lacks(&browser, here, "First write down what you remember.").await;
    at(&browser, "#quiz-text").await;
    keys(&browser, "A word").await;
    lacks(&browser, here, "").await;

    begin(&browser, &site.address, "five-pitfalls", ".choices").await;
    enter(&browser, "Check").await;
    lacks(&browser, here, "Choose an answer first.").await;
    at(&browser, ".choices input").await;

    begin(&browser, &site.address, "key-terms", ".matches").await;
    enter(&browser, "Check").await;
    let pairs = browser.run("return document.querySelectorAll('.matches select').length").await;
    lacks(&browser, here, &format!("{pairs} are still open.")).await;
    at(&browser, ".matches select").await;
    browser.close().await;
}

async fn rating(browser: &Browser, address: &str) {
    browser.goto(&format!("{address}#/continuous-learning/calibrate/inference-slice")).await;
    browser.wait_for("six criteria", "return document.querySelectorAll('.levelfield').length === 6").await;
}

#[tokio::test]
async fn levels_that_are_missing_are_named_until_none_is() {
    let site = Site::serve();
    for width in [1280, 320] {
        let browser = Browser::open().await;
        browser.resize(width, 700).await;
        rating(&browser, &site.address).await;
        let give = "for (const at of [0, 2, 4, 5]) document.querySelectorAll('.levelfield')[at].querySelector('input').click()";
        browser.run(give).await;
        let names = browser.run("return [1, 3].map(at => document.querySelectorAll('.levelfield legend b')[at].innerText)").await;
        let names: [String; 2] = serde_json::from_value(names).expect("two names");
        browser.press("Compare with the guide").await;
        lacks(&browser, ".levelside", &format!("Still to rate: {}, {}.", names[0], names[1])).await;
        at(&browser, ".levelfield:nth-of-type(2) input").await;
        keys(&browser, " ").await;
        lacks(&browser, ".levelside", &format!("Still to rate: {}.", names[1])).await;
        browser.press("Compare with the guide").await;
        at(&browser, ".levelfield:nth-of-type(4) input").await;
        keys(&browser, " ").await;
        lacks(&browser, ".levelside", "").await;
        browser.close().await;
    }
}

#[tokio::test]
async fn a_pair_says_what_it_waits_for() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/calibrate", site.address)).await;
    browser.wait_for("pairs", "return !!document.querySelector('[aria-labelledby=cal-pairs] .btn')").await;
    browser.run("document.querySelector('[aria-labelledby=cal-pairs] .btn').click()").await;
    browser.press("Check").await;
    lacks(&browser, ".pairfoot", "Say which shows it better, and choose the sentence that proves it.").await;
    at(&browser, ".pairfoot input").await;
    browser.press("The second").await;
    lacks(&browser, ".pairfoot", "First choose the sentence that proves it.").await;
    browser.press("Check").await;
    at(&browser, ".sidebyside .reading:last-child input").await;
    keys(&browser, " ").await;
    lacks(&browser, ".pairfoot", "").await;
    browser.close().await;
}

/// Rates an answer and asks to see what the guide says.
async fn feedback(browser: &Browser, address: &str) {
    rating(browser, address).await;
    browser.run("for (const field of document.querySelectorAll('.levelfield')) field.querySelector('input').click()").await;
    browser.press("Compare with the guide").await;
    browser.press("Show me the guide now").await;
    browser.wait_for("six reasons", "return document.querySelectorAll('.feedback > li').length === 6").await;
}

/// Where the first words that are lit stand, as a share of the window's height; nothing where they are not what is seen there.
const LIT: &str = "const lit = document.querySelector('mark.decides'), at = lit?.getClientRects()[0];
    const seen = at && lit.contains(document.elementFromPoint(at.left + 3, at.top + at.height / 2)) ? at.top / innerHeight : null;";

#[tokio::test]
async fn words_that_decide_are_brought_into_the_middle_of_the_text_beside() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.resize(1280, 700).await;
    feedback(&browser, &site.address).await;
    let buttons = browser.run("return document.querySelectorAll('.feedback .link').length").await.as_u64().expect("a number");
    let mut scrolled = 0;
    for which in 0..buttons {
        browser.run(&format!("window.button = document.querySelectorAll('.feedback .link')[{which}]; button.scrollIntoView({{ block: 'center' }}); window.before = [scrollY, document.querySelector('.reading').scrollTop]; button.focus(); button.click()")).await;
        browser
            .wait_for(
                // At the foot of the page the first lines of the text beside are above the window, and the page itself must move.
                &format!("the words of {which} near the middle, and nothing else moved"),
                &format!("{LIT} return button.ariaPressed === 'true' && seen > 0.02 && seen < 0.8 && document.activeElement === button && (scrollY === before[0] || !document.querySelector('.reading').scrollTop) && !document.querySelector('.wayback').checkVisibility()"),
            )
            .await;
        scrolled += u64::from(browser.run("return document.querySelector('.reading').scrollTop !== before[1]").await == json!(true));
    }
    assert!(scrolled > 1, "the text beside scrolls on its own");
    browser.close().await;
}

#[tokio::test]
async fn on_a_narrow_page_there_is_a_way_to_the_words_and_back() {
    let site = Site::serve();
    for width in [768, 375] {
        let browser = Browser::open().await;
        if width == 375 {
            phone(&browser).await;
        } else {
            browser.resize(width, 900).await;
        }
        feedback(&browser, &site.address).await;
        for which in [0, 2] {
            browser.run(&format!("window.button = document.querySelectorAll('.feedback .link')[{which}]; button.scrollIntoView({{ block: 'center' }}); button.focus()")).await;
            if width == 375 {
                browser.run("button.click()").await;
            } else {
                keys(&browser, &key(Key::Enter)).await;
            }
            browser
                .wait_for(
                    "the words, with the way back",
                    &format!("{LIT} return seen > 0.1 && seen < 0.7 && document.activeElement.className.includes('wayback') && document.activeElement.getAttribute('aria-describedby') === lit.id"),
                )
                .await;
            if width == 375 {
                tap(&browser, "Back to the criterion").await;
            } else {
                keys(&browser, &key(Key::Enter)).await;
            }
            browser
                .wait_for(
                    "the criterion",
                    "const at = button.getBoundingClientRect(); return document.activeElement === button && button.ariaPressed === 'true' && at.top > 0 && at.bottom < innerHeight",
                )
                .await;
        }
        browser.close().await;
    }
}
