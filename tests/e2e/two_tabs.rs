//! Two tabs of one browser on one draft.

use crate::browser::{Browser, Site};
use crate::desk::{draft, open_desk, saved, shows, write};
use crate::hands::chord;
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use std::time::{Duration, Instant};

/// Turns to a tab.
pub async fn to(browser: &Browser, window: &WindowHandle) {
    browser.client.switch_to_window(window.clone()).await.expect("the window");
}

const READ_ONLY: &str = "return document.querySelector('#draft').readOnly && document.querySelector('.elsewhere').innerText.includes('another tab')";
const WRITABLE: &str = "return !document.querySelector('#draft').readOnly && !document.querySelector('.elsewhere').innerText";

#[tokio::test]
async fn the_second_tab_reads_along_until_it_takes_over_and_no_text_is_lost() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let first = browser.client.window().await.expect("a window");
    write(&browser, "First tab.").await;

    let second = browser.client.new_window(true).await.expect("a tab").handle;
    to(&browser, &second).await;
    open_desk(&browser, &site.address).await;
    let begun = Instant::now();
    browser.wait_for("the second tab to be warned", READ_ONLY).await;
    assert!(begun.elapsed() < Duration::from_secs(1), "warned after {:?}", begun.elapsed());
    // At the desks beside the draft as well, where something can be written too.
    browser.run("location.hash += '/model-answer'").await;
    let warned =
        "return document.querySelector('.elsewhere')?.innerText.includes('another tab') && document.querySelector('.reflection textarea').readOnly";
    browser.wait_for("to be warned beside the draft", warned).await;
    browser.run("history.back()").await;
    browser.wait_for("the draft again", READ_ONLY.replace("return ", "return !!document.querySelector('#draft') && ").as_str()).await;
    browser.wait_for("the first tab's text", "return document.querySelector('#draft').value === 'First tab.'").await;

    // What is typed in the first tab just before it is taken over is what the second goes on from.
    to(&browser, &first).await;
    write(&browser, " Last words.").await;
    to(&browser, &second).await;
    browser.press("Take over").await;
    browser.wait_for("the second tab to write", WRITABLE).await;
    browser.wait_for("the last words", "return document.querySelector('#draft').value === 'First tab. Last words.'").await;
    write(&browser, " Second tab.").await;
    to(&browser, &first).await;
    browser.wait_for("the first tab to read along", READ_ONLY).await;
    browser
        .wait_for("the second tab's text in the first", "return document.querySelector('#draft').value === 'First tab. Last words. Second tab.'")
        .await;
    // Read-only means every way of changing it.
    write(&browser, "never").await;
    assert_eq!(draft(&browser).await, "First tab. Last words. Second tab.");
    browser.press("Keep this version").await;
    browser.wait_for("to be told why not", "return document.querySelector('.notices').innerText.includes('nothing was changed here')").await;

    // Whoever writes leaves: the one that reads along goes on by itself.
    to(&browser, &second).await;
    browser.client.close_window().await.expect("the tab to close");
    to(&browser, &first).await;
    browser.wait_for("the first tab to write again", WRITABLE).await;
    // The browser's undo takes back what came from there and brings it again, and tears nothing.
    for (letter, text) in [("z", "First tab. Last words."), ("y", "First tab. Last words. Second tab.")] {
        browser.run("document.querySelector('#draft').focus()").await;
        chord(&browser, &[Key::Control], letter).await;
        shows(&browser, text).await;
    }
    write(&browser, " Again.").await;
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("all of it", "return document.querySelector('#draft')?.value === 'First tab. Last words. Second tab. Again.'").await;
    browser.close().await;
}

#[tokio::test]
async fn another_text_stands_beside_the_draft_and_either_choice_keeps_both() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Mine is here.").await;
    crate::desk::saved(&browser).await;
    // Written apart from it, as by a tab that never heard of this one; an import is how a person comes by it.
    browser.run("location.hash = '#/continuous-learning/progress'").await;
    browser.find("input[type=file]").await;
    crate::faults::desk::choose_backup(&browser, "Theirs is elsewhere.").await;
    browser.press("Import it").await;
    browser.wait_for("the record", "return Object.values(localStorage).join().includes('Theirs is elsewhere.')").await;
    open_desk(&browser, &site.address).await;
    browser.press("Versions").await;
    browser
        .wait_for(
            "both texts, side by side",
            "const said = document.querySelector('.other')?.innerText ?? ''; return said.includes('Mine is here.') && said.includes('Theirs is elsewhere.')",
        )
        .await;
    browser.press("Take that one").await;
    browser.wait_for("the choice to be gone", "return !document.querySelector('.other')").await;
    browser.press("Go back to the draft").await;
    shows(&browser, "Theirs is elsewhere.").await;
    crate::desk::saved(&browser).await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "Theirs is elsewhere.").await;
    // Mine is among the versions.
    browser.wait_for("mine in the stores", "return Object.values(localStorage).join().includes('Mine is here.')").await;
    browser.wait_for("no second asking", "return !document.querySelector('.other')").await;
    browser.close().await;
}

#[tokio::test]
async fn what_one_tab_wrote_before_the_model_answer_is_gone_on_with_in_the_other() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let first = browser.client.window().await.expect("a window");
    write(&browser, "First tab.").await;
    browser.run("location.hash += '/model-answer'").await;
    let field = "document.querySelector('.reflection textarea')";
    browser.wait_for("the field", &format!("return !!{field}")).await;
    let second = browser.client.new_window(true).await.expect("a tab").handle;
    to(&browser, &second).await;
    open_desk(&browser, &site.address).await;
    browser.run("location.hash += '/model-answer'").await;
    browser.wait_for("the second tab to read along", &format!("return {field}?.readOnly")).await;
    to(&browser, &first).await;
    let type_into = |words: &str| {
        format!(
            "const field = {field}; field.focus(); field.setSelectionRange(field.value.length, field.value.length); document.execCommand('insertText', false, '{words}')"
        )
    };
    browser.run(&type_into("I expect a long story")).await;
    to(&browser, &second).await;
    browser.wait_for("what the first wrote", &format!("return {field}.value === 'I expect a long story'")).await;
    browser.press("Take over").await;
    browser.wait_for("the second tab to write", &format!("return !{field}.readOnly")).await;
    browser.run(&type_into("!")).await;
    browser.wait_for("both to be kept", "return Object.values(localStorage).some(raw => raw.includes('I expect a long story!'))").await;
    browser.client.close_window().await.expect("the tab to close");
    to(&browser, &first).await;
    browser.close().await;
}

#[tokio::test]
async fn a_retelling_written_in_another_tab_is_what_this_one_goes_on_from() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let field = "document.querySelector('.reflection textarea')";
    let retelling = async |browser: &Browser| {
        browser.goto(&format!("{}#/continuous-learning/practise/no-support/rehearse", site.address)).await;
        browser.wait_for("the way of retelling", &format!("return [...document.querySelectorAll('.filter input')].at(-1)?.click(), !!{field}")).await;
    };
    let add = async |browser: &Browser, words: &str| {
        browser.run(&format!("{field}.focus(); {field}.setSelectionRange({field}.value.length, {field}.value.length); document.execCommand('insertText', false, '{words}')")).await;
    };
    open_desk(&browser, &site.address).await;
    write(&browser, "A draft to retell.").await;
    retelling(&browser).await;
    let first = browser.client.window().await.expect("a window");
    add(&browser, "What I remember").await;
    browser.wait_for("it to be kept", "return Object.values(localStorage).some(raw => raw.includes('What I remember'))").await;

    let second = browser.client.new_window(true).await.expect("a tab").handle;
    to(&browser, &second).await;
    retelling(&browser).await;
    browser.wait_for("the words of the first tab", &format!("return {field}.value === 'What I remember'")).await;
    to(&browser, &first).await;
    add(&browser, " of it").await;
    to(&browser, &second).await;
    browser.press("Take over").await;
    browser.wait_for("the last words of the first tab", &format!("return {field}.value === 'What I remember of it' && !{field}.readOnly")).await;
    add(&browser, ".").await;
    browser.wait_for("all of it to be kept", "return Object.values(localStorage).some(raw => raw.includes('What I remember of it.'))").await;
    to(&browser, &first).await;
    browser.close().await;
}

#[tokio::test]
async fn what_is_erased_in_one_tab_is_not_said_to_be_saved_in_the_other() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let first = browser.client.window().await.expect("a window");
    write(&browser, "First tab.").await;
    saved(&browser).await;
    let second = browser.client.new_window(true).await.expect("a tab").handle;
    to(&browser, &second).await;
    browser.goto(&format!("{}#/continuous-learning/progress", site.address)).await;
    browser.press("Erase everything").await;
    browser.press("Erase it all").await;
    browser.wait_for("nothing kept", "return !Object.values(localStorage).join().includes('First tab.')").await;
    to(&browser, &first).await;
    browser.wait_for("to be told", "return document.querySelector('.status').innerText.includes('has been erased')").await;
    assert_eq!(draft(&browser).await, "First tab.");
    write(&browser, " And on.").await;
    saved(&browser).await;
    browser.wait_for("all of it kept again", "return Object.values(localStorage).join().includes('First tab. And on.')").await;
    browser.close().await;
}
