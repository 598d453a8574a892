//! The interface in German: every place says everything in German, what is the lesson's stays English and says so, and nothing is lost on
//! the way from one language to the other.

use crate::anywhere::{course, element_id};
use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, draft, open_desk, shows, write};
use crate::everyone::{PLACES, look, none};
use crate::folder::Folder;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What the page would show had somebody forgotten to translate it: patterns of everything that is said otherwise in German.
fn untranslated() -> String {
    let table: BTreeMap<String, String> = serde_json::from_str(include_str!("../../src/ui/words/de.json")).expect("a table");
    let pattern = |english: &String| {
        let mut pattern = String::from("^");
        let mut letters = 0;
        for (index, piece) in english.trim().split(['{', '}']).enumerate() {
            if index % 2 == 1 {
                pattern.push_str(".+");
                continue;
            }
            letters += piece.chars().filter(|letter| letter.is_alphabetic()).count();
            pattern.extend(piece.chars().flat_map(|letter| {
                let special = "\\^$.|?*+()[]{}/".contains(letter);
                special.then_some('\\').into_iter().chain([letter])
            }));
        }
        // What is hardly more than its values, as in “3 of 5”, would be found everywhere.
        (letters > if english.contains('{') { 5 } else { 1 }).then_some(pattern + "$")
    };
    let all: Vec<String> = table.iter().filter(|(english, german)| english != german).filter_map(|(english, _)| pattern(english)).collect();
    serde_json::to_string(&all).expect("texts")
}

/// Texts and names of the interface that are not German, and what is cut off or wider than the page.
async fn slips(browser: &Browser, what: &str) -> Vec<String> {
    let script = format!(
        "window.english ??= {}.map(pattern => new RegExp(pattern, 'u'));
         const ours = element => element.closest('[lang]').lang === 'de';
         const found = [];
         const look = (text, where) => {{ if (english.some(one => one.test(text))) found.push(`${{where}}: ${{text}}`); }};
         const texts = document.createTreeWalker(document.querySelector('.pw'), NodeFilter.SHOW_TEXT);
         let seen = 0;
         while (texts.nextNode()) if (ours(texts.currentNode.parentElement)) {{ seen++; look(texts.currentNode.data.trim(), texts.currentNode.parentElement.tagName); }}
         for (const name of ['aria-label', 'placeholder', 'title'])
             for (const element of document.querySelectorAll(`.pw [${{name}}]`)) if (ours(element)) look(element.getAttribute(name).trim(), name);
         const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
         if (over > 0) found.push(`the page is ${{over}} px too wide`);
         if (seen < 10) found.push('hardly a word of German');
         return found;",
        untranslated()
    );
    let mut all = Vec::new();
    for width in [1280, 320] {
        browser.resize(width, 900).await;
        let found: Vec<String> = serde_json::from_value(browser.run(&script).await).expect("a list");
        all.extend(found.into_iter().map(|slip| format!("{what}, {width} px: {slip}")));
    }
    all
}

async fn german(browser: &Browser) {
    browser
        .wait_for("German", "return document.documentElement.lang === 'de' && document.querySelector('.skip')?.innerText === 'Zum Text springen'")
        .await;
}

#[tokio::test]
async fn every_place_is_german_and_fits() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let mut told = Vec::new();
    for place in PLACES {
        browser.client.goto("about:blank").await.expect("a page");
        browser.goto(&format!("{}?lang=de#/continuous-learning/{place}", site.address)).await;
        german(&browser).await;
        told.extend(slips(&browser, place).await);
    }
    none(&told);
    browser.close().await;
}

#[tokio::test]
async fn the_work_of_a_learner_is_german_and_keeps_nobody_out() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let mut told = Vec::new();
    open_desk(&browser, &format!("{}?lang=de", site.address)).await;
    german(&browser).await;
    write(&browser, DRAFT).await;
    browser.wait_for("it to be saved", "return document.querySelector('.status').innerText.startsWith('Gespeichert um ')").await;
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 2").await;
    assert_eq!(
        browser.run("return ['#draft', '.layer', '.display'].map(s => document.querySelector(s).lang)").await,
        json!(["en-GB", "en-GB", "en-GB"])
    );
    for name in [
        "Stockt es? Gliederung, Fragen, Wendungen",
        "Abgeben",
        "Um eine Rückmeldung bitten",
        "Wohin die Wörter gehen",
        "Die Sprachprüfung, Frage für Frage",
    ] {
        browser.press(name).await;
    }
    browser.wait_for("what is saved", "return !!document.querySelector('.handin .manifest')").await;
    told.extend(slips(&browser, "a draft").await);
    look(&browser, "a draft", &mut told).await;
    browser.press("Diesen Entwurf durchsehen").await;
    browser.wait_for("the first move", "return document.querySelectorAll('.levelpick').length === 6").await;
    told.extend(slips(&browser, "the first move").await);
    browser.run("document.querySelectorAll('.levelpick').forEach(p => p.querySelectorAll('input')[1].click())").await;
    browser.press("Weiter zu den Belegen").await;
    told.extend(slips(&browser, "the second move").await);
    browser.press("Ansehen, wie es steht").await;
    browser.wait_for("the third move", "return !!document.querySelector('.next ol')").await;
    told.extend(slips(&browser, "the third move").await);
    browser.press("Diese Durchsicht speichern").await;
    browser.wait_for("it to be kept", "return document.querySelector('.notices').innerText.includes('Durchsicht gespeichert mit Fassung 1.')").await;
    told.extend(slips(&browser, "a notice").await);
    for place in ["practise", "practise/no-support/versions", "practise/no-support/rehearse", "practise/no-support/model-answer", "progress"] {
        browser.run(&format!("location.hash = '/continuous-learning/{place}'")).await;
        browser.wait_for("the place", "return !!document.querySelector('#main h1')").await;
        told.extend(slips(&browser, place).await);
    }
    look(&browser, "progress", &mut told).await;
    browser.run("location.hash = '/continuous-learning/quiz/mixed'").await;
    browser.press("Beginnen").await;
    for _ in 0..8 {
        told.extend(slips(&browser, "a question").await);
        browser.press("Nicht sicher").await;
        browser.wait_for("the answer", "return !!document.querySelector('.outcome .verdict')").await;
        told.extend(slips(&browser, "an answer").await);
        browser.press("Nächste Frage").await;
    }
    browser.press("Hier aufhören").await;
    browser.wait_for("the summary", "return !!document.querySelector('#quiz-summary')").await;
    told.extend(slips(&browser, "a summary").await);
    browser.run("location.hash = '/continuous-learning/calibrate'").await;
    browser.press("Beginnen").await;
    browser.wait_for("a pair", "return !!document.querySelector('.sidebyside--pair')").await;
    told.extend(slips(&browser, "a pair").await);
    browser.press("Einbetten oder teilen").await;
    browser.find(".embed-dialog iframe").await;
    told.extend(slips(&browser, "the ways to pass it on").await);
    none(&told);
    browser.close().await;
}

#[tokio::test]
async fn a_typed_draft_comes_along_from_one_language_to_the_other() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Written in English.").await;
    // At once: what was typed a moment ago is kept as the page is left.
    browser.press("Deutsch").await;
    german(&browser).await;
    shows(&browser, "Written in English.").await;
    write(&browser, " Und weiter.").await;
    browser.press("English").await;
    browser
        .wait_for("English", "return document.documentElement.lang === 'en-GB' && document.querySelector('.skip')?.innerText === 'Skip to the text'")
        .await;
    browser.find("#draft").await;
    shows(&browser, "Written in English. Und weiter.").await;
    let query = browser.run("return [location.search, location.hash]").await;
    assert_eq!(query, json!(["?lang=en-GB", "#/continuous-learning/practise/no-support"]));
    browser.close().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_link_is_said_in_german() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}?lang=de#/continuous-learning/shared/AQ-cut-short", site.address)).await;
    german(&browser).await;
    let said = "Dieser Link ist abgeschnitten oder wurde unterwegs verändert";
    browser.wait_for("the reason", &format!("return document.querySelector('.notices').innerText.includes({said:?})")).await;
    browser.close().await;
}

/// Prefers a language as the browser's setting does.
async fn prefer(browser: &Browser, languages: &str) {
    let agent = browser.run("return navigator.userAgent").await;
    browser.devtools("Emulation.setUserAgentOverride", json!({ "userAgent": agent, "acceptLanguage": languages })).await;
}

#[tokio::test]
async fn the_browsers_own_language_is_spoken_unless_another_is_asked_for() {
    let site = Site::serve();
    let browser = Browser::open().await;
    prefer(&browser, "fr,de-AT,en").await;
    browser.goto(&site.address).await;
    german(&browser).await;
    assert_eq!(browser.run("return navigator.languages[1]").await, "de-AT");
    browser.client.goto("about:blank").await.expect("a page");
    browser.goto(&format!("{}?lang=en", site.address)).await;
    assert_eq!(browser.text(".skip").await, "Skip to the text");
    browser.client.goto("about:blank").await.expect("a page");
    prefer(&browser, "en-US,de").await;
    browser.goto(&site.address).await;
    assert_eq!(
        browser.run("return [document.documentElement.lang, document.querySelector('.skip').innerText]").await,
        json!(["en-GB", "Skip to the text"])
    );
    browser.close().await;
}

#[tokio::test]
async fn without_its_words_the_page_is_english_and_works() {
    let widget = Folder::of_dist("/");
    for entry in std::fs::read_dir(widget.file("")).expect("a folder").flatten() {
        if entry.file_name().to_string_lossy().starts_with("words-de-") {
            std::fs::remove_file(entry.path()).expect("removed");
        }
    }
    let browser = Browser::open().await;
    open_desk(&browser, &format!("{}?lang=de", widget.address)).await;
    write(&browser, "Written all the same.").await;
    crate::desk::saved(&browser).await;
    assert_eq!(draft(&browser).await, "Written all the same.");
    assert_eq!(browser.run("return document.documentElement.lang").await, "en-GB");
}

#[tokio::test]
async fn a_course_page_changes_the_language_and_the_draft_stays() {
    let widget = Folder::of_dist("/");
    let host = course(&widget);
    let browser = Browser::open().await;
    let listen = "window.sizes = 0; addEventListener('practice-resize', e => { if (e.target.id === 'one') sizes++; }); window.ready = 0; addEventListener('practice-ready', e => { if (e.target.id === 'one') ready++; })";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": listen })).await;
    browser.client.goto(&host.address).await.expect("the course page");
    browser.wait_for("the widget", "return ready === 1").await;
    let enter = async || {
        let frame = browser.run("const f = document.getElementById('one').shadowRoot.querySelector('iframe'); f.scrollIntoView(); return f").await;
        fantoccini::elements::Element::from_element_id(browser.client.clone(), element_id(&frame).into()).enter_frame().await.expect("the frame");
    };
    enter().await;
    browser.find("#draft").await;
    write(&browser, "Written in a course.").await;
    browser.client.clone().enter_parent_frame().await.expect("the page");
    browser.run("sizes = 0; document.getElementById('one').setAttribute('lang', 'de')").await;
    browser.wait_for("the widget again", "return ready === 2 && sizes > 0").await;
    enter().await;
    german(&browser).await;
    shows(&browser, "Written in a course.").await;
    browser.wait_for("the frame to be fitted", "return document.documentElement.hasAttribute('data-fitted')").await;
    assert_eq!(browser.text(".foot a").await, "Ganze Seite mit diesem Entwurf öffnen");
    let way = browser.run("return document.querySelector('.foot a').href").await;
    assert!(way.as_str().is_some_and(|way| way.contains("/?lang=de#/")), "{way}");
    browser.client.clone().enter_parent_frame().await.expect("the page");
    browser.close().await;
}

#[tokio::test]
async fn what_is_said_before_the_program_is_there_is_german_too() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.block(&["*.wasm"]).await;
    browser.client.goto(&format!("{}?lang=de", site.address)).await.expect("a page");
    browser.wait_for("the trouble", "return document.querySelector('#boot-trouble')?.hidden === false").await;
    let said = browser.run("const box = document.querySelector('#boot-trouble'); return [box.lang, box.innerText.replace(/\\s+/g, ' ')]").await;
    assert_eq!(said[0], "de");
    assert!(
        said[1].as_str().is_some_and(|said| said.contains("Der Übungsteil wurde nicht geladen.") && said.contains("Noch einmal versuchen")),
        "{said}"
    );
    assert_eq!(browser.run("return !!document.querySelector('#app > .pw:not(.shell)')").await, Value::Bool(false));
}
