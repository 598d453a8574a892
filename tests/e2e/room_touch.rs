//! The practice room on a phone, with a finger; and what nobody means to put into it.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, open_desk, select, write};
use crate::hands::{phone, tap, tap_at};
use serde_json::json;

async fn no_sideways(browser: &Browser) {
    assert_eq!(browser.run("return document.documentElement.scrollWidth <= innerWidth").await, json!(true), "the page moves sideways");
}

#[tokio::test]
async fn one_prompt_from_first_word_to_rehearsal_on_a_phone() {
    let site = Site::serve();
    let browser = Browser::open().await;
    phone(&browser).await;
    open_desk(&browser, &site.address).await;
    tap_at(&browser, "#draft").await;
    browser.wait_for("the field to have the focus", "return document.activeElement?.id === 'draft'").await;
    write(&browser, DRAFT).await;
    select(&browser, "I wanted to know why it failed at four and never at nine").await;
    tap(&browser, "Need: not marked yet").await;
    browser
        .wait_for(
            "the mark",
            "return [...document.querySelectorAll('.layer mark')].map(m => m.textContent).join('').includes('failed at four and never at nine')",
        )
        .await;
    tap(&browser, "One mark, with its words").await;
    tap(&browser, "Take off: Need").await;
    browser.wait_for("no mark", "return !document.querySelector('.layer mark')").await;
    tap(&browser, "Undo").await;
    browser.wait_for("the mark again", "return !!document.querySelector('.layer mark')").await;
    no_sideways(&browser).await;

    // Findings come in a sheet, and it closes.
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 2").await;
    tap(&browser, "Findings").await;
    browser.wait_for("the sheet", "return document.querySelector('#findings').matches(':popover-open')").await;
    tap(&browser, "Close").await;
    browser.wait_for("the sheet to go", "return !document.querySelector('#findings').matches(':popover-open')").await;

    tap(&browser, "Review this draft").await;
    browser.wait_for("the first move", "return document.querySelectorAll('.levelpick').length === 6").await;
    for row in 1..=6 {
        tap_at(&browser, &format!(".criteria > li:nth-child({row}) .levelpick label:nth-of-type(2)")).await;
    }
    browser.wait_for("six predictions", "return document.querySelectorAll('.levelpick input:checked').length === 6").await;
    tap(&browser, "On to the evidence").await;
    browser.wait_for("the second move", "return !!document.querySelector('.criteria .proof summary')").await;
    select(&browser, "I had never read a wire protocol or opened a packet capture").await;
    tap(&browser, "Link “").await;
    browser.wait_for("the words", "return document.querySelector('.criteria .words mark')?.textContent.includes('wire protocol') ?? false").await;
    tap(&browser, "See how it stands").await;
    no_sideways(&browser).await;
    tap(&browser, "Save this review").await;
    browser.wait_for("it to be kept", "return document.querySelector('.notices').innerText.includes('Review saved with version 1')").await;
    tap(&browser, "Rehearse aloud").await;
    tap(&browser, "Start reading").await;
    browser.wait_for("the clock to run", "return document.querySelector('.clock').innerText === '0:01'").await;
    tap(&browser, "Stop").await;
    no_sideways(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn what_nobody_means_to_put_in_is_taken_calmly() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let same = "return document.querySelector('.layer').textContent === document.querySelector('#draft').value.toWellFormed()";

    // Another script, joined signs, half a sign: marked whole, never cut inside.
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    write(&browser, &format!("למדתי לבד בלילה. {family} helped me. \u{1F} tab\tand {{\"json\": true}}")).await;
    select(&browser, "\u{1F469}").await;
    browser.press("Need: not marked yet. The question or need behind it.").await;
    browser.wait_for("the family to be marked whole", &format!("return document.querySelector('.layer mark')?.textContent === '{family}'")).await;
    browser.run("const f = document.querySelector('#draft'); f.focus(); f.setRangeText('\\ud83d', 0, 0, 'end'); f.dispatchEvent(new InputEvent('input', { bubbles: true }))").await;
    browser.wait_for("the layer to follow", same).await;

    // Everything goes, with its marks, and a word about them that can be undone.
    browser.run("const f = document.querySelector('#draft'); f.focus(); f.select(); document.execCommand('delete')").await;
    browser.wait_for("an empty draft", "return document.querySelector('#draft').value === '' && !document.querySelector('.layer mark')").await;

    // Far too much: what fits is taken, and the limit is said.
    write(&browser, &"word ".repeat(4_100)).await;
    browser.wait_for("the limit", "return document.querySelector('#draft').value.length === 20000").await;
    browser.wait_for("the limit to be said", "return document.querySelector('.notices').innerText.includes('A draft holds 20,000')").await;
    browser.wait_for("the layer to follow", same).await;
    browser.close().await;
}
