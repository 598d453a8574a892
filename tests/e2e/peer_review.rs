//! A draft goes to a friend in a link, and the review comes back in another: two browsers, and nothing between them but the links.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, open_desk, saved, select, write};
use crate::folder::Folder;
use practice_widget::exchange::link::{Shared, SharedDraft};

const NOTED: &str = "I had never read a wire protocol or opened a packet capture";
/// What would run, load or link if any of it were ever taken as markup.
const NASTY: &str = "<img src=x onerror=\"troubles.push('ran')\"><a href=\"https://example.org\">x</a> https://example.org";

async fn link(browser: &Browser) -> String {
    browser.wait_for("the link", "return !!document.querySelector('.sentlink')").await;
    browser.run("return document.querySelector('.sentlink').value").await.as_str().expect("a link").to_owned()
}

async fn put(browser: &Browser, selector: &str, text: &str) {
    browser.find(selector).await;
    let (selector, text) = (serde_json::to_string(selector).expect("text"), serde_json::to_string(text).expect("text"));
    browser.run(&format!("const f = document.querySelector({selector}); f.focus(); document.execCommand('insertText', false, {text})")).await;
}

/// The keys in the browser's storage that hold something of the words, as text.
async fn stored_with(browser: &Browser, words: &str) -> u64 {
    let words = serde_json::to_string(words).expect("text");
    let found = browser.run(&format!("return Object.values(localStorage).filter(v => v.includes({words})).length")).await;
    found.as_u64().expect("a number")
}

#[tokio::test]
async fn a_draft_goes_to_a_friend_and_the_review_comes_back_in_two_links() {
    let site = Site::serve();
    let learner = Browser::open().await;
    open_desk(&learner, &site.address).await;
    write(&learner, DRAFT).await;
    select(&learner, "I wanted to know why it failed at four and never at nine").await;
    learner.press("Need: not marked yet. The question or need behind it.").await;
    learner.press("Ask for a review").await;
    put(&learner, "#ask-question", NASTY).await;
    learner.wait_for("the question among what is sent", "return document.querySelector('.manifest').innerText.includes('onerror')").await;
    let manifest = learner.text(".manifest").await;
    assert!(manifest.contains("345 words") && manifest.contains("Need: “I wanted to know"), "{manifest}");
    learner.press("Make the link").await;
    let there = link(&learner).await;
    saved(&learner).await;

    let friend = Browser::open().await;
    friend.goto(&there).await;
    friend.wait_for("the draft", "return document.querySelector('#their-draft')?.value.length > 1000").await;
    assert_eq!(
        friend.run("return [location.hash.slice(0, 28), location.hash.length, document.querySelector('#their-draft').value]").await,
        serde_json::json!(["#/continuous-learning/review", 40, DRAFT])
    );
    assert_eq!(friend.run("return document.querySelector('#their-draft').readOnly").await, true);
    assert!(friend.text(".theyask").await.contains("onerror"), "the question is shown as text");
    assert_eq!(friend.run("return document.querySelectorAll('.peer .text :is(img, a)').length").await, 0, "text from a link makes no element");
    assert_eq!(friend.run("return document.querySelectorAll('.layer mark').length > 0").await, true);
    assert!(friend.text(".fromlink").await.contains("Nothing of it is stored"));
    assert_eq!(stored_with(&friend, "wire protocol").await, 0, "nothing is stored before a click");

    friend.run(&format!("const f = document.querySelector('#their-draft'), at = f.value.indexOf({NOTED:?}); f.focus(); f.setSelectionRange(at, at + {NOTED:?}.length)")).await;
    put(&friend, "#peer-note", "How did you begin? <b>x</b>").await;
    friend.press("Add the note").await;
    friend
        .wait_for(
            "the note at its words",
            "return document.querySelector('.layer .found, .layer .within')?.textContent.includes('wire protocol') ?? false",
        )
        .await;
    friend.run("document.querySelectorAll('.levelpick')[0].querySelectorAll('input')[2].click()").await;
    put(&friend, ".criteria .field input", "I would have asked you this.").await;
    put(&friend, "#peer-overall", NASTY).await;
    // From the first move on it is theirs to keep.
    friend.wait_for("it to be stored", "return Object.values(localStorage).some(v => v.includes('How did you begin?'))").await;
    friend.client.refresh().await.expect("a reload");
    friend.wait_for("the review as it was left", "return document.querySelector('#peer-overall')?.value.includes('onerror') && document.querySelector('.criteria .field input')?.value.length > 10").await;
    friend.press("Make the link back").await;
    let back = link(&friend).await;
    // Forgotten, and brought back; the focus is never left on a button that went.
    friend.press("Forget this draft and my review of it").await;
    friend.wait_for("an empty room", "return !document.querySelector('#their-draft') && document.activeElement.id === 'main'").await;
    friend.press("Bring them back").await;
    friend
        .wait_for(
            "the review again",
            "return document.querySelector('#peer-overall')?.value.includes('onerror') && document.activeElement.id === 'main'",
        )
        .await;
    friend.press("Forget this draft and my review of it").await;
    friend.wait_for("an empty room", "return !document.querySelector('#their-draft')").await;
    friend.client.refresh().await.expect("a reload");
    friend.wait_for("the last copy to go", "return !Object.values(localStorage).some(v => v.includes('How did you begin?'))").await;
    assert_eq!(friend.run("return !!document.querySelector('#their-draft')").await, false, "forgotten stays forgotten");
    friend.close().await;

    learner.client.goto("about:blank").await.expect("elsewhere");
    learner.goto(&back).await;
    learner.wait_for("what came back", "return !!document.querySelector('.arrived')").await;
    assert_eq!(learner.run("return location.hash").await, "#/continuous-learning/practise/no-support");
    assert_eq!(stored_with(&learner, "How did you begin?").await, 0, "nothing is stored before a click");
    learner.press("Keep it beside the version it is about").await;
    learner.wait_for("the side notes", "return document.querySelector('.sidenotes')?.innerText.includes('About version 1') ?? false").await;
    assert_eq!(learner.run("return document.activeElement.id").await, "draft", "the button went, the focus did not");
    saved(&learner).await;
    learner.client.refresh().await.expect("a reload");
    let notes = learner.text(".sidenotes").await;
    for said in ["How did you begin? <b>x</b>", "I would have asked you this.", "onerror", "Clear"] {
        assert!(notes.contains(said), "{said} is not in {notes}");
    }
    assert_eq!(learner.run("return document.querySelectorAll('.sidenotes :is(img, a, b b)').length").await, 0);
    // The note leads to its words, also after they have moved.
    learner.run("document.querySelector('#draft').setSelectionRange(0, 0)").await;
    put(&learner, "#draft", "First of all: ").await;
    learner.press("Go there").await;
    let selected = learner.run("const f = document.querySelector('#draft'); return f.value.slice(f.selectionStart, f.selectionEnd)").await;
    assert_eq!(selected, NOTED);
    learner.close().await;
}

#[tokio::test]
async fn a_damaged_link_says_so_and_leaves_everything_as_it_was() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/shared/AeJ-cut-short", site.address)).await;
    browser.wait_for("the reason", "return document.querySelector('.notices').innerText.includes('cut short')").await;
    assert_eq!(browser.run("return location.hash").await, "#/continuous-learning/practise");
    browser.close().await;
}

#[tokio::test]
async fn what_was_sent_waits_in_the_address_until_the_code_that_reads_it_arrives() {
    let site = Folder::of_dist("/");
    let (here, away) = (site.program().join("split_pass_on.wasm"), site.program().join("elsewhere.wasm"));
    std::fs::rename(&here, &away).expect("a chunk to hide");
    let draft = SharedDraft { lesson: "continuous-learning".into(), prompt: "no-support".into(), text: DRAFT.to_owned(), ..SharedDraft::default() };
    let there = format!("#/continuous-learning/shared/{}", Shared::Draft(draft).print().expect("short"));
    let browser = Browser::open().await;
    let told = "return document.querySelector('#main [role=alert]')?.innerText.includes('did not arrive') ?? false";
    browser.goto(&format!("{}{there}", site.address)).await;
    browser.wait_for("to be told", told).await;
    assert_eq!(browser.run("return location.hash").await, there.as_str());
    // Nor is it lost by going elsewhere and back.
    browser.run("location.hash = '#/continuous-learning/practise'").await;
    browser.wait_for("the prompts", "return !document.querySelector('#main [role=alert]')").await;
    browser.client.back().await.expect("the address before");
    browser.wait_for("to be told again", told).await;
    std::fs::rename(&away, &here).expect("the chunk again");
    browser.press("Try again").await;
    browser.wait_for("the draft", "return document.querySelector('#their-draft')?.value.length > 1000").await;
    assert_eq!(browser.run("return location.hash.split('/').slice(0, 3).join('/')").await, "#/continuous-learning/review");
    drop(browser.kill());
}
