//! What the keyboard meets when things go: the browser's own undo after the widget wrote, and the focus after what was pressed has left.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, draft, open_desk, saved, select, shows, write};
use crate::hands::{chord, enter, key, keys, tab_to};
use fantoccini::key::Key;
use serde_json::json;

/// The longest a draft may be, in characters.
const LIMIT: usize = 20_000;

/// Presses a letter with Control in the draft.
async fn control(browser: &Browser, letter: &str) {
    browser.run("document.querySelector('#draft').focus({ preventScroll: true })").await;
    chord(browser, &[Key::Control], letter).await;
}

#[tokio::test]
async fn the_browsers_undo_stays_true_when_the_widget_has_written() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let mine = "First sentence here. Second sentence here.";
    write(&browser, mine).await;
    browser.run("document.querySelector('#draft').setSelectionRange(20, 20)").await;
    browser.press("Stuck? Outline, questions, phrases").await;
    browser.run("document.querySelector('.phrases button').click()").await;
    // What is to be filled in is selected, so that it can be typed over at once.
    browser
        .wait_for("the gap", "const f = document.querySelector('#draft'); return f === document.activeElement && f.value.slice(f.selectionStart, f.selectionEnd) === '…'")
        .await;
    let with_phrase = draft(&browser).await;
    assert!(with_phrase.starts_with("First sentence here. ") && with_phrase.ends_with(" Second sentence here."), "{with_phrase}");
    control(&browser, "z").await;
    shows(&browser, mine).await;
    control(&browser, "z").await;
    shows(&browser, "").await;
    control(&browser, "y").await;
    shows(&browser, mine).await;
    control(&browser, "y").await;
    shows(&browser, &with_phrase).await;
    // By our own undo, pressed elsewhere: the browser's goes on from there.
    browser.run("document.querySelector('.phrases button').click()").await;
    browser.wait_for("another phrase", &format!("return document.querySelector('#draft').value.length > {}", with_phrase.len())).await;
    let with_two = draft(&browser).await;
    browser.press("Undo").await;
    shows(&browser, &with_phrase).await;
    control(&browser, "z").await;
    shows(&browser, &with_two).await;
    browser.close().await;
}

#[tokio::test]
async fn a_paste_over_the_limit_costs_neither_the_draft_nor_the_browsers_undo() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    control(&browser, "a").await;
    // As a paste comes in, which this browser gives to nobody who drives it.
    browser.devtools("Input.insertText", json!({ "text": "Wrong clipboard. ".repeat(LIMIT / 10) })).await;
    browser.wait_for("as much as fits", &format!("return document.querySelector('#draft').value.length === {LIMIT}")).await;
    browser.wait_for("it to be said", "return document.querySelector('.notices').innerText.includes('20,000')").await;
    // A key that is refused leaves the caret where it is.
    browser.run("document.querySelector('#draft').setSelectionRange(100, 100)").await;
    keys(&browser, "xyz").await;
    assert_eq!(browser.run("const f = document.querySelector('#draft'); return [f.selectionStart, f.value.length]").await, json!([100, LIMIT]));
    control(&browser, "z").await;
    shows(&browser, DRAFT).await;
    browser.close().await;
}

#[tokio::test]
async fn what_is_pressed_and_goes_does_not_take_the_focus_along() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 3").await;
    let within = |selector: &str| format!("return !!document.activeElement.closest({selector:?})");
    for (name, there) in [
        // A finding goes: the next one has the focus.
        ("Not so", ".findings article"),
        ("Mark as", ".findings article"),
        // A notice goes with its undo: back to where one was before it.
        ("Close", ".pw"),
        // To another place and back: its beginning.
        ("Keep this version", ".draftfoot"),
        ("Versions (1)", "#main"),
        ("Delete", "#main"),
        ("Go back to the draft", "#main"),
        ("Versions", "#main"),
    ] {
        enter(&browser, name).await;
        browser.wait_for(&format!("the focus after {name}"), &within(there)).await;
    }
    // And the tab key goes on from there, not behind all of it.
    keys(&browser, &key(Key::Tab)).await;
    assert_eq!(browser.run("return document.activeElement.innerText").await, "Go back to the draft");
    browser.close().await;
}

#[tokio::test]
async fn going_back_shows_what_one_had_been_reading() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/read/choosing-a-stretch", site.address)).await;
    browser.wait_for("a way to another section", "return !!document.querySelector('.pw:not(.shell) main .prose a[href*=\"/read/\"]')").await;
    let link = "[...document.querySelectorAll('main .prose a[href*=\"/read/\"]')].at(-1)";
    browser.run(&format!("{link}.scrollIntoView({{ block: 'center' }})")).await;
    let before = browser.run("return Math.round(scrollY)").await;
    assert!(before.as_i64().expect("a number") > 300, "{before}");
    browser.run(&format!("{link}.click()")).await;
    browser.wait_for("the other section", "return !location.hash.includes('choosing-a-stretch') && scrollY < 300").await;
    browser.client.back().await.expect("a way back");
    browser.wait_for("where it was left", &format!("return Math.abs(scrollY - {before}) < 3")).await;
    browser.close().await;
}

#[tokio::test]
async fn what_was_sent_goes_along_to_another_language() {
    let site = Site::serve();
    let learner = Browser::open().await;
    open_desk(&learner, &site.address).await;
    write(&learner, DRAFT).await;
    saved(&learner).await;
    learner.press("Ask for a review").await;
    learner.press("Make the link").await;
    learner.wait_for("the link", "return !!document.querySelector('.sentlink')").await;
    let there = learner.run("return document.querySelector('.sentlink').value").await.as_str().expect("a link").to_owned();
    learner.close().await;
    let friend = Browser::open().await;
    friend.goto(&there).await;
    let theirs = "return document.querySelector('#their-draft')?.value.includes('wire protocol') ?? false";
    friend.wait_for("the draft", theirs).await;
    tab_to(&friend, "Deutsch").await;
    keys(&friend, &key(Key::Enter)).await;
    friend.wait_for("German", "return document.documentElement.lang === 'de'").await;
    friend.wait_for("the draft again", theirs).await;
    let left = friend.run("return [Object.values(localStorage).some(raw => raw.includes('wire protocol')), location.hash.length > 60]").await;
    assert_eq!(left, json!([false, false]), "nothing of it is stored, nor left in the address");
    friend.close().await;
}

#[tokio::test]
async fn a_finding_that_is_dismissed_while_one_types_goes_at_once_and_leaves_the_focus_there() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 3").await;
    let gone = "const button = [...document.querySelectorAll('.findings button')].find(button => button.innerText === 'Not so'), all = document.querySelectorAll('.findings article').length;
        const field = document.querySelector('#draft'); field.focus(); field.setSelectionRange(field.value.length, field.value.length); document.execCommand('insertText', false, ' And');
        button.focus(); button.click();
        return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done([all - document.querySelectorAll('.findings article').length, !!document.activeElement.closest('.findings article')]))))";
    assert_eq!(browser.run(gone).await, json!([1, true]));
    browser.wait_for("the pause after the last key", "return document.querySelector('.status').innerText.startsWith('Saved')").await;
    browser.wait_for("the focus still there", "return !!document.activeElement.closest('.findings')").await;
    browser.close().await;
}

#[tokio::test]
async fn who_goes_on_at_the_foot_of_a_section_is_at_the_head_of_the_next() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/read/why-it-matters", site.address)).await;
    let next = "[...document.querySelectorAll('main .pager a, main a')].findLast(link => link.closest('main') && /\\/read\\//.test(link.href) && link.checkVisibility())";
    browser.wait_for("the way on", &format!("return !!{next}")).await;
    browser.run(&format!("const link = {next}; link.scrollIntoView(); link.focus(); link.click()")).await;
    browser
        .wait_for(
            "the head of the next section",
            "return !location.hash.includes('why-it-matters') && scrollY < 50 && document.activeElement.getBoundingClientRect().top < innerHeight && document.activeElement !== document.body",
        )
        .await;
    browser.close().await;
}

#[tokio::test]
async fn a_part_that_is_chosen_by_keyboard_keeps_the_focus_though_its_row_is_drawn_anew() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, &DRAFT[..DRAFT.char_indices().nth(880).map_or(DRAFT.len(), |(at, _)| at)]).await;
    saved(&browser).await;
    browser.press("Where the words go").await;
    browser.find(".parts select").await;
    browser.run("document.querySelector('.parts select').focus()").await;
    let before = browser.run("return document.querySelector('.parts select').value").await;
    keys(&browser, &key(Key::End)).await;
    browser.wait_for("another part, set by hand", &format!("const row = document.querySelector('.parts li'); return row.querySelector('select').value !== {before} && !row.querySelector('small').innerText")).await;
    browser.wait_for("the focus in the same row", "return document.activeElement === document.querySelector('.parts select')").await;
    // Beside its paragraph the part is named as well, and no longer as a guess.
    let beside = browser
        .run("const line = document.querySelector('.draft [data-part]'); return [line.dataset.part, getComputedStyle(line, '::before').fontStyle]")
        .await;
    assert_eq!(beside, json!(["Closing", "normal"]));
    // A line that is positioned is painted over the field, and marked words in it cannot be read.
    browser.run("document.querySelector('#mark-1').click()").await;
    browser.wait_for("a mark", "return !!document.querySelector('.layer mark')").await;
    let over = "return [...document.querySelectorAll('.layer, .layer *')].filter(part => getComputedStyle(part).position !== 'static').length";
    assert_eq!(browser.run(over).await, 0);
    browser.close().await;
}

#[tokio::test]
async fn what_leads_on_in_a_quiz_has_the_focus_in_sight_however_much_is_explained() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.resize(360, 700).await;
    browser.goto(&format!("{}#/continuous-learning/quiz/section/what-great-looks-like", site.address)).await;
    browser.press("Begin").await;
    let explained = "const on = document.activeElement, at = on.getBoundingClientRect(); return on.id === 'quiz-on' && document.querySelector('.itembody .why') !== null && at.top >= 0 && at.bottom <= innerHeight";
    for _ in 0..4 {
        browser.press("Not sure").await;
        browser.wait_for("the way on, in sight", explained).await;
        keys(&browser, &key(Key::Enter)).await;
        browser.wait_for("the next question", "return document.activeElement.id === 'quiz-question'").await;
    }
    browser.close().await;
}

#[tokio::test]
async fn who_answers_a_notice_goes_on_writing() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "I wanted to know why it broke. So I asked.").await;
    select(&browser, "I wanted to know why it broke.").await;
    chord(&browser, &[Key::Alt], "1").await;
    browser.wait_for("the mark", "return !!document.querySelector('.layer mark')").await;
    keys(&browser, &key(Key::Delete)).await;
    browser.press("Undo").await;
    browser.wait_for("the words and the mark again", "return !!document.querySelector('.layer mark')").await;
    browser.wait_for("the focus in the field", "return document.activeElement.id === 'draft'").await;
    keys(&browser, "x").await;
    browser.wait_for("what is typed", "return document.querySelector('#draft').value.includes('x')").await;
    browser.close().await;
}

#[tokio::test]
async fn a_sheet_is_closed_by_going_on_behind_it() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.resize(360, 640).await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 3").await;
    browser.run("document.querySelector('.opener').focus()").await;
    keys(&browser, &key(Key::Enter)).await;
    let is_open = "document.querySelector('#findings').matches(':popover-open')";
    browser.wait_for("the sheet", &format!("return {is_open}")).await;
    keys(&browser, &key(Key::Tab)).await;
    browser.wait_for("the focus in the sheet", &format!("return {is_open} && !!document.activeElement.closest('#findings')")).await;
    browser.run("[...document.querySelectorAll('#findings button')].at(-1).focus()").await;
    keys(&browser, &key(Key::Tab)).await;
    browser.wait_for("the page without it", &format!("return !{is_open} && !document.activeElement.closest('#findings')")).await;
    browser.close().await;
}
