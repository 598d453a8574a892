//! The practice room: draft, mark, review, keep, come back.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, open_desk, saved, select, write};
use serde_json::Value;

async fn marks(browser: &Browser) -> Value {
    browser.run("return [...document.querySelectorAll('.layer mark')].map(m => [m.dataset.m, m.textContent])").await
}

#[tokio::test]
async fn words_and_marks_survive_a_reload() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    browser.wait_for("the meter to count", "return document.querySelector('.meter b').innerText === '345'").await;
    select(&browser, "I wanted to know why it failed at four and never at nine").await;
    browser.press("Need: not marked yet. The question or need behind it.").await;
    select(&browser, "I have done it three times since").await;
    browser
        .run(
            "document.querySelector('#draft').dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit5', key: '5', altKey: true, bubbles: true }))",
        )
        .await;
    browser.wait_for("two marks", "return document.querySelectorAll('.layer mark').length >= 2").await;
    let before = marks(&browser).await;
    saved(&browser).await;
    browser.client.refresh().await.expect("a reload");
    browser
        .wait_for(
            "the draft again",
            &format!("return document.querySelector('#draft')?.value === {}", serde_json::to_string(DRAFT).expect("a string")),
        )
        .await;
    browser.wait_for("the marks again", "return document.querySelectorAll('.layer mark').length >= 2").await;
    assert_eq!(marks(&browser).await, before);
    browser.close().await;
}

#[tokio::test]
async fn a_marks_button_says_whether_the_caret_is_in_its_words() {
    let (left, end, home, up, control) = ("\u{e012}", "\u{e010}", "\u{e011}", "\u{e013}", "\u{e009}");
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "I wanted to know why. Then I read it.").await;
    select(&browser, "I wanted to know why.").await;
    browser.press("Need: not marked yet. The question or need behind it.").await;
    browser.wait_for("the mark", "return !!document.querySelector('.layer mark')").await;
    browser.run("document.querySelector('#draft').focus()").await;
    // By caret keys, by a key together with another, by writing, by taking away: after each the button is pressed or not.
    for (what, keys, pressed) in [
        ("to the end", format!("{control}{end}"), false),
        ("to the beginning", home.to_owned(), true),
        ("to the end again", end.to_owned(), false),
        ("back into the mark", left.repeat(20), true),
        ("a letter in the mark", "x".to_owned(), true),
        ("up", up.to_owned(), true),
        ("to the last letter", end.to_owned(), false),
        ("a letter beyond the mark", "y".to_owned(), false),
    ] {
        browser.find("#draft").await.send_keys(&keys).await.expect("keys");
        browser.wait_for(what, &format!("return document.querySelector('#mark-1').getAttribute('aria-pressed') === '{pressed}'")).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn the_layer_lies_exactly_under_the_words() {
    let site = Site::serve();
    let browser = Browser::open().await;
    for width in [1280, 768, 320] {
        browser.resize(width, 900).await;
        open_desk(&browser, &site.address).await;
        browser.run("const f = document.querySelector('#draft'); f.focus(); f.select(); document.execCommand('delete')").await;
        write(&browser, DRAFT).await;
        browser.wait_for("the layer", "return document.querySelector('.layer').textContent === document.querySelector('#draft').value").await;
        let fits = browser
            .run("const f = document.querySelector('#draft'), l = document.querySelector('.layer'); return [f.scrollHeight <= f.clientHeight, Math.abs(f.clientWidth - l.clientWidth) < 1, document.documentElement.scrollWidth <= innerWidth]")
            .await;
        assert_eq!(
            fits,
            serde_json::json!([true, true, true]),
            "at {width} px: the field scrolls, differs from its layer, or the page moves sideways"
        );
    }
    browser.close().await;
}

#[tokio::test]
async fn a_review_is_predicted_linked_seen_and_kept() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    browser.press("Review this draft").await;
    browser.wait_for("the first move", "return document.querySelectorAll('.levelpick').length === 6").await;
    browser.press("On to the evidence").await;
    browser
        .wait_for("to be asked for the predictions", "return document.querySelector('.notices').innerText.includes('First say what you expect')")
        .await;
    browser.run("document.querySelectorAll('.levelpick').forEach(p => p.querySelectorAll('input')[1].click())").await;
    browser.press("On to the evidence").await;
    browser.wait_for("the second move", "return !!document.querySelector('.criteria .proof .link')").await;
    // Clear without words is refused.
    browser.run("document.querySelector('.levelpick input:nth-of-type(1)').closest('fieldset').querySelectorAll('input')[2].click()").await;
    browser.wait_for("to be told", "return document.querySelector('.notices').innerText.includes('is clear only when')").await;
    select(&browser, "I had never read a wire protocol or opened a packet capture").await;
    browser.press("Link the selected words").await;
    browser.wait_for("the words", "return document.querySelector('.criteria .words mark')?.textContent.includes('wire protocol') ?? false").await;
    browser.press("See how it stands").await;
    browser.wait_for("the third move", "return !!document.querySelector('.next ol')").await;
    browser.press("Save this review").await;
    browser.wait_for("it to be kept", "return document.querySelector('.notices').innerText.includes('Review saved with version 1')").await;
    saved(&browser).await;
    browser.goto(&format!("{}#/continuous-learning/practise/no-support/versions", site.address)).await;
    assert!(browser.text(".versions").await.contains("Version 1"));
    browser.close().await;
}

#[tokio::test]
async fn the_audit_points_at_words_and_can_be_told_not_so() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 2").await;
    let before = browser.run("return document.querySelectorAll('.findings article').length").await.as_u64();
    browser.run("[...document.querySelectorAll('.findings article button')].find(b => b.textContent === 'Not so').click()").await;
    browser
        .wait_for("one finding fewer", &format!("return document.querySelectorAll('.findings article').length === {}", before.expect("a number") - 1))
        .await;
    browser.close().await;
}

#[tokio::test]
async fn a_quiz_item_can_be_answered_by_keyboard_and_is_still_there_after_a_reload() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/quiz/section/why-it-matters", site.address)).await;
    browser.press("Begin").await;
    browser.wait_for("a question", "return !!document.querySelector('.item fieldset input')").await;
    let stem = browser.text(".item h1, .item h2").await;
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("the same question", &format!("return document.querySelector('.item h1, .item h2')?.innerText === {stem:?}")).await;
    browser.close().await;
}

#[tokio::test]
async fn findings_stand_at_the_height_of_their_words_and_move_with_them() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    // Notes on no words stand at the top; any other begins a little above the foot of its words, or below the note before it. Its line
    // runs at the foot.
    let placed = "const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
         const box = element => element.getBoundingClientRect();
         const notes = [...document.querySelectorAll('.findings .note')];
         const loose = notes.filter(note => !note.dataset.n);
         let free = Math.max(...loose.map(note => box(note).bottom)) + 1.5 * rem, words = 0;
         for (const note of notes.filter(note => note.dataset.n)) {
             const foot = box([...document.querySelectorAll(`.draft .tail[data-n='${note.dataset.n}']`)].at(-1)).bottom;
             const line = box(document.querySelector(`.findings .lead[data-n='${note.dataset.n}']`)).top;
             const top = Math.max(foot - 1.2 * rem, free);
             if (Math.abs(box(note).top - top) > 2 || Math.abs(line - foot - 1) > 2 || box(note).left < box(document.querySelector('.text')).right) return false;
             free = box(note).bottom + 1.5 * rem;
             words++;
         }
         if (loose.length === 0) return false;
         window.lines = [...document.querySelectorAll('.findings .lead')].map(line => box(line).top);
         return words > 2;";
    browser.wait_for("findings at their words", placed).await;
    let before = browser.run("return lines").await;
    browser.run("const f = document.querySelector('#draft'); f.focus(); f.setSelectionRange(0, 0); document.execCommand('insertText', false, 'Begun anew.\\n\\n')").await;
    browser.wait_for("findings at their words again", &format!("return (() => {{ {placed} }})() && lines[0] > {} + 20", before[0])).await;
    browser.resize(1100, 900).await;
    browser.wait_for("findings at their words in a narrower page", placed).await;
    browser.close().await;
}

#[tokio::test]
async fn the_line_that_is_written_is_never_under_the_tools() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.resize(320, 640).await;
    open_desk(&browser, &site.address).await;
    // Real keys: only these make the browser scroll to the caret.
    browser.find("#draft").await.send_keys(&"One line after the other, and each of them is seen. ".repeat(10)).await.expect("keys");
    browser.wait_for("the last line", "return document.querySelector('.layer').innerText.trim().length > 500").await;
    let seen = "const last = document.createRange(); last.selectNodeContents([...document.querySelectorAll('.layer > div')].at(-1));
        return [...last.getClientRects()].at(-1).bottom <= document.querySelector('.tools').getBoundingClientRect().top";
    browser.wait_for("the line to stand above the tools", seen).await;
    browser.close().await;
}
