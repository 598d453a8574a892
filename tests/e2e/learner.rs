//! The whole lesson as a learner goes through it: all quiz items and all six answers to rate, by keyboard alone and by touch, left in
//! the middle, come back to after the author changed an item, and what Progress says of it.

use crate::browser::{Browser, Site};
use crate::folder::Folder;
use crate::hands::{chord, enter, key, keys, phone, tab_to, tap, tap_at};
use fantoccini::key::Key;
use practice_widget::publish::listed::listed;
use serde_json::json;

/// Where all items are, and how many: the self-checks are asked in their own section only.
const QUIZZES: [(&str, usize); 2] = [("mixed", 52), ("section/self-check", 5)];
/// Where the learner stops for the first time.
const MIDDLE: usize = 20;

/// How the learner works.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Keys,
    Touch,
}

/// What an item asks for, by what is on the page.
const KIND: &str = "for (const [kind, what] of [['recall', '.recall textarea'], ['spot', '.words'], ['order', '.moves'], ['match', '.matches'], ['classify', '.sorts'], ['choice', '.choices']]) if (document.querySelector('.itembody ' + what)) return kind; return ''";

async fn text(browser: &Browser, script: &str) -> String {
    browser.run(script).await.as_str().unwrap_or_default().to_owned()
}

async fn label(browser: &Browser) -> String {
    text(browser, "return document.getElementById('quiz-on')?.innerText ?? ''").await
}

async fn position(browser: &Browser) -> String {
    text(browser, "return document.querySelector('.where .num')?.innerText ?? ''").await
}

/// Brings the focus to the first thing of the item that takes it.
async fn into_the_item(browser: &Browser) {
    for _ in 0..60 {
        if browser.run("return !!document.activeElement.closest('.itembody')").await == json!(true) {
            return;
        }
        keys(browser, &key(Key::Tab)).await;
    }
    panic!("the tab key never came to the item");
}

async fn choose(browser: &Browser, by: By, number: usize) {
    match by {
        By::Keys => keys(browser, &number.to_string()).await,
        By::Touch => tap_at(browser, &format!(".itembody .choices label:nth-of-type({number})")).await,
    }
}

async fn lead_on(browser: &Browser, by: By) {
    match by {
        By::Keys => keys(browser, &key(Key::Enter)).await,
        By::Touch => tap_at(browser, "#quiz-on").await,
    }
}

/// Answers the item on show with whatever comes first, gives up where it is asked again, and goes on.
async fn answer(browser: &Browser, by: By) -> String {
    if by == By::Keys {
        into_the_item(browser).await;
    }
    let kind = text(browser, KIND).await;
    match (kind.as_str(), by) {
        ("recall", _) => {
            if by == By::Touch {
                tap_at(browser, ".recall textarea").await;
            }
            keys(browser, "A question, a stretch, what came of it, and the habit.").await;
            match by {
                By::Keys => chord(browser, &[Key::Control], &key(Key::Enter)).await,
                By::Touch => tap_at(browser, "#quiz-on").await,
            }
            browser.wait_for("the points to tick", "return !!document.querySelector('.itembody .choices input')").await;
            if by == By::Keys {
                into_the_item(browser).await;
            }
            choose(browser, by, 1).await;
        }
        ("spot", By::Keys) => {
            keys(browser, &key(Key::Enter)).await;
            keys(browser, &key(Key::Right)).await;
            keys(browser, &key(Key::Enter)).await;
            browser.wait_for("two words", "return document.querySelectorAll('.words [aria-pressed=true]').length === 2").await;
            choose(browser, by, 1).await;
        }
        ("spot", By::Touch) => {
            tap_at(browser, ".words [role=button]:nth-of-type(1)").await;
            tap_at(browser, ".words [role=button]:nth-of-type(2)").await;
            browser.wait_for("two words", "return document.querySelectorAll('.words [aria-pressed=true]').length === 2").await;
            choose(browser, by, 1).await;
        }
        ("order", By::Keys) => {
            let first = text(browser, "return document.querySelector('.moves .said').innerText").await;
            keys(browser, &key(Key::Down)).await;
            browser.wait_for("the first step to move", &format!("return document.querySelector('.moves .said').innerText !== {first:?}")).await;
        }
        ("order", By::Touch) => tap_at(browser, ".moves li:first-child .acts button:not([disabled])").await,
        ("match", _) => {
            let lefts = browser.run("return document.querySelectorAll('.matches select').length").await.as_u64().expect("a number");
            for left in 0..lefts {
                if by == By::Keys {
                    // What another row has is passed over.
                    keys(browser, &key(Key::Down)).await;
                    browser
                        .wait_for("a partner", &format!("return document.querySelectorAll('.matches select')[{left}].selectedIndex === {left} + 1"))
                        .await;
                    keys(browser, &key(Key::Tab)).await;
                } else {
                    // A phone's own menu, which no test can tap.
                    browser.run(&format!("const s = document.querySelectorAll('.matches select')[{left}]; s.selectedIndex = {left} + 1; s.dispatchEvent(new Event('change', {{bubbles: true}}))")).await;
                }
            }
        }
        ("classify", _) => {
            let phrases = browser.run("return document.querySelectorAll('.sorts > li').length").await.as_u64().expect("a number");
            for phrase in 1..=phrases {
                match by {
                    By::Keys => keys(browser, "1").await,
                    By::Touch => tap_at(browser, &format!(".sorts > li:nth-child({phrase}) label")).await,
                }
            }
        }
        ("choice", _) => choose(browser, by, 1).await,
        (other, _) => panic!("an item of no known kind: {other}"),
    }
    browser.wait_for("an answer that can be checked", "return !document.getElementById('quiz-on').hasAttribute('aria-disabled')").await;
    // Enter on a word or on a button of a row presses that; the one that leads on is further down.
    if by == By::Keys && ["order", "match", "spot"].contains(&kind.as_str()) {
        tab_to(browser, "Check").await;
    }
    lead_on(browser, by).await;
    browser.wait_for("a word on it", "return document.querySelector('.outcome').innerText.length > 0").await;
    if label(browser).await == "Check again" {
        match by {
            By::Keys => enter(browser, "Show me").await,
            By::Touch => tap(browser, "Show me").await,
        }
    }
    browser.wait_for("the answer", "return ['Next question', 'See how it went'].includes(document.getElementById('quiz-on').innerText)").await;
    kind
}

async fn go_on(browser: &Browser, by: By) {
    let before = position(browser).await;
    if by == By::Keys {
        // The button has the focus, or what was pressed has gone and the button took it.
        tab_to(browser, &label(browser).await).await;
    }
    lead_on(browser, by).await;
    browser
        .wait_for(
            "the next item",
            &format!("return (document.querySelector('.where .num')?.innerText ?? '') !== {before:?} || !!document.getElementById('quiz-summary')"),
        )
        .await;
}

/// All items of the lesson. Answers how many there were of each kind.
async fn the_whole_quiz(browser: &Browser, address: &str, by: By) -> Vec<(String, usize)> {
    let mut kinds = Vec::new();
    for (which, items) in QUIZZES {
        browser.goto(&format!("{address}#/continuous-learning/quiz/{which}")).await;
        browser.wait_for("the start", "return !!document.getElementById('quiz-start')").await;
        let choices = browser.run("return document.querySelectorAll('input[name=quiz-length]').length").await != json!(0);
        match by {
            By::Keys => {
                if choices {
                    tab_to(browser, "quiz-length").await;
                    // Round to the last choice, which is all of them.
                    while !text(browser, "return document.activeElement.closest('label').innerText").await.starts_with("All of them") {
                        keys(browser, &key(Key::Right)).await;
                    }
                }
                enter(browser, "Begin").await;
            }
            By::Touch => {
                if choices {
                    tap(browser, "All of them").await;
                }
                tap(browser, "Begin").await;
            }
        }
        one_sitting(browser, by, items, &mut kinds).await;
    }
    kinds
}

/// One sitting, left once where it is long, and come back to.
async fn one_sitting(browser: &Browser, by: By, items: usize, kinds: &mut Vec<(String, usize)>) {
    for item in 1..=items {
        browser.wait_for("the item", &format!("return document.querySelector('.where .num')?.innerText === '{item} of {items}'")).await;
        let kind = answer(browser, by).await;
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
        if item == MIDDLE {
            go_on(browser, by).await;
            let stem = text(browser, "return document.getElementById('quiz-question').innerText").await;
            browser
                .wait_for(
                    "it to be kept",
                    &format!("return Object.entries(localStorage).some(([key, raw]) => key.includes('/quiz/') && raw.includes('\"at\":{MIDDLE}'))"),
                )
                .await;
            browser.client.refresh().await.expect("a reload");
            browser.wait_for("the same item", &format!("return document.getElementById('quiz-question')?.innerText === {stem:?} && document.querySelector('.where .num').innerText === '{} of {items}'", MIDDLE + 1)).await;
            continue;
        }
        go_on(browser, by).await;
    }
    browser.find("#quiz-summary").await;
    assert_eq!(browser.run("return document.querySelectorAll('.entries > li').length").await, items, "every item is in the summary");
}

async fn rate_every_answer(browser: &Browser, address: &str, by: By) {
    browser.goto(&format!("{address}#/continuous-learning/calibrate")).await;
    match by {
        By::Keys => enter(browser, "Rate it").await,
        By::Touch => tap(browser, "Rate it").await,
    }
    for rated in 1..=6 {
        browser.wait_for("six criteria", "return document.querySelectorAll('.levelfield').length === 6").await;
        for criterion in 1..=6 {
            match by {
                By::Keys => {
                    if criterion == 1 {
                        tab_to(browser, "level-").await;
                    } else {
                        keys(browser, &key(Key::Tab)).await;
                    }
                    keys(browser, " ").await;
                }
                By::Touch => tap_at(browser, &format!(".levelfield:nth-of-type({criterion}) label")).await,
            }
            browser.wait_for("a level", &format!("return document.querySelectorAll('.levelfield input:checked').length === {criterion}")).await;
            if rated == 3 && criterion == 4 {
                // Left in the middle: the four levels are there again.
                browser.wait_for("it to be kept", "return Object.entries(localStorage).some(([key, raw]) => key.includes('/calibration/') && (raw.match(/given/g) ?? []).length >= 1)").await;
                browser.client.refresh().await.expect("a reload");
                browser.wait_for("four levels", "return document.querySelectorAll('.levelfield input:checked').length === 4").await;
                if by == By::Keys {
                    tab_to(browser, &text(browser, "return document.querySelectorAll('.levelfield input')[9].name").await).await;
                }
            }
        }
        match by {
            By::Keys => enter(browser, "Compare with the guide").await,
            By::Touch => tap(browser, "Compare with the guide").await,
        }
        browser.wait_for("an answer", "return !!document.querySelector('.feedback') || [...document.querySelectorAll('.levelside button')].some(b => b.innerText === 'Compare again')").await;
        if browser.run("return !document.querySelector('.feedback')").await == json!(true) {
            match by {
                By::Keys => enter(browser, "Show me the guide now").await,
                By::Touch => tap(browser, "Show me the guide now").await,
            }
        }
        browser.wait_for("six reasons", "return document.querySelectorAll('.feedback > li').length === 6").await;
        let on = if rated < 6 { "Next answer" } else { "All answers" };
        match by {
            By::Keys => enter(browser, on).await,
            By::Touch => tap(browser, on).await,
        }
    }
    browser.wait_for("six rated answers", "return document.querySelectorAll('.rateable .num').length === 6 && ![...document.querySelectorAll('.rateable .num')].some(e => e.innerText === 'not yet rated')").await;
}

/// Every kind of item was met, and the quiz says nothing is left.
fn every_kind(kinds: &[(String, usize)]) {
    assert_eq!(kinds.iter().map(|(_, count)| count).sum::<usize>(), QUIZZES.iter().map(|(_, items)| items).sum::<usize>());
    for kind in ["recall", "spot", "order", "match", "classify", "choice"] {
        assert!(kinds.iter().any(|(known, _)| known == kind), "no item of kind {kind} among {kinds:?}");
    }
}

/// Changes one item as an author would, in the page of the next deploy; answers the item's section and new question.
fn edit_an_item(folder: &Folder) -> (String, String) {
    let page = std::fs::read_to_string(folder.file("index.html")).expect("the page");
    let from = page.find("id=\"library\">").expect("the lesson") + "id=\"library\">".len();
    let to = from + page[from..].find("</script>").expect("its end");
    let mut library = practice_widget::bundled_in_page(&page[from..to]).expect("lessons").clone();
    let item = &mut library.lessons[0].items[0];
    let question = "Changed by its author: what does this section ask of you?".to_owned();
    item.stem.clone_from(&question);
    item.hash = "0123456789abcdef".to_owned();
    let section = item.section.as_str().to_owned();
    let library = listed(&library).expect("lists").to_string().replace('<', "\\u003c");
    std::fs::write(folder.file("index.html"), format!("{}{library}{}", &page[..from], &page[to..])).expect("the page");
    (section, question)
}

#[tokio::test]
async fn the_whole_lesson_by_keyboard_alone_and_after_a_change_by_its_author() {
    let folder = Folder::of_dist("/");
    let browser = Browser::open().await;
    // The change of the content is what is looked at here, not how a new build arrives; tests/e2e/offline.rs does that.
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.setBypassServiceWorker", json!({ "bypass": true })).await;
    every_kind(&the_whole_quiz(&browser, &folder.address, By::Keys).await);
    rate_every_answer(&browser, &folder.address, By::Keys).await;
    browser.wait_for("it to be kept", "return Object.keys(localStorage).some(key => key.includes('/calibration/'))").await;

    let (section, question) = edit_an_item(&folder);
    browser.client.goto("about:blank").await.expect("another page");
    browser.goto(&format!("{}#/continuous-learning/quiz/section/{section}", folder.address)).await;
    enter(&browser, "Begin").await;
    let mut changed = Vec::new();
    loop {
        browser.find("#quiz-question").await;
        let stem = text(&browser, "return document.getElementById('quiz-question').innerText").await;
        if browser.run("return document.querySelector('.where').innerText.includes('Changed since you answered it')").await == json!(true) {
            changed.push(stem);
        }
        answer(&browser, By::Keys).await;
        let last = label(&browser).await == "See how it went";
        go_on(&browser, By::Keys).await;
        if last {
            break;
        }
    }
    assert_eq!(changed, [question], "the changed item alone says so");

    browser.goto(&format!("{}#/continuous-learning/progress", folder.address)).await;
    browser.find(".strength").await;
    let strength = text(&browser, "return document.querySelector('.strength').innerText").await;
    assert!(!strength.contains("not met yet"), "{strength}");
    browser.wait_for("a record of ratings", "return !document.body.innerText.includes('No ratings yet')").await;
    browser.close().await;
}

#[tokio::test]
async fn the_whole_lesson_by_touch_on_a_phone() {
    let site = Site::serve();
    let browser = Browser::open().await;
    phone(&browser).await;
    every_kind(&the_whole_quiz(&browser, &site.address, By::Touch).await);
    rate_every_answer(&browser, &site.address, By::Touch).await;
    browser.goto(&format!("{}#/continuous-learning/progress", site.address)).await;
    browser.find(".strength").await;
    assert!(!text(&browser, "return document.querySelector('.strength').innerText").await.contains("not met yet"));
    assert_eq!(browser.run("return document.documentElement.scrollWidth <= innerWidth").await, json!(true), "the page moves sideways");
    browser.close().await;
}
