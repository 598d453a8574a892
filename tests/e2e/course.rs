//! A learner at work on a course page: what the page is told, an assignment, and the way to a page of one's own with the draft.

use crate::anywhere::{course, element_id};
use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, open_desk, saved, select, write};
use crate::folder::Folder;
use serde_json::{Value, json};

const LISTEN: &str = "window.raw = []; addEventListener('message', e => raw.push(e.data)); window.events = []; for (const kind of ['answered', 'drafted', 'reviewed', 'completed']) addEventListener(`practice-${kind}`, e => events.push([kind, e.target.id]))";

async fn enter(browser: &Browser, frame: &str) {
    let frame = browser.run(&format!("const f = {frame}; f.scrollIntoView(); return f")).await;
    fantoccini::elements::Element::from_element_id(browser.client.clone(), element_id(&frame).into()).enter_frame().await.expect("the frame");
}

async fn leave(browser: &Browser) {
    browser.client.clone().enter_parent_frame().await.expect("the page");
}

/// A learner who has written a draft in the first widget of a course page, and is still in its frame.
async fn drafted_at(host: &Folder) -> Browser {
    let browser = Browser::open().await;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN })).await;
    browser.client.goto(&host.address).await.expect("the course page");
    browser.wait_for("the widget", "return raw.some(m => m?.type === 'ready')").await;
    enter(&browser, "document.getElementById('one').shadowRoot.querySelector('iframe')").await;
    write(&browser, DRAFT).await;
    browser
}

/// The statement of this kind that the page was told, once there is one.
async fn statement(browser: &Browser, kind: &str) -> Value {
    browser.wait_for(&format!("{kind} to be told"), &format!("return raw.some(m => m?.type === '{kind}')")).await;
    browser.run(&format!("return raw.findLast(m => m?.type === '{kind}').statement")).await
}

#[tokio::test]
async fn a_course_page_is_told_what_was_done_and_not_a_word_of_it() {
    let widget = Folder::of_dist("/");
    let host = course(&widget);
    let browser = drafted_at(&host).await;
    browser.press("Review this draft").await;
    browser.wait_for("the first move", "return document.querySelectorAll('.levelpick').length === 6").await;
    browser.run("document.querySelectorAll('.levelpick').forEach(p => p.querySelectorAll('input')[1].click())").await;
    browser.press("On to the evidence").await;
    browser.press("See how it stands").await;
    browser.press("Save this review").await;
    leave(&browser).await;
    assert_eq!(statement(&browser, "drafted").await["result"], json!({ "words": 345 }));
    let reviewed = statement(&browser, "reviewed").await;
    let levels = &reviewed["result"]["levels"];
    assert_eq!(
        levels["missing"].as_u64().expect("a number") + levels["hinted"].as_u64().expect("a number") + levels["clear"].as_u64().expect("a number"),
        6
    );
    enter(&browser, "document.getElementById('three')").await;
    browser.run("[...document.querySelectorAll('a')].find(link => link.textContent.startsWith('Mixed')).click()").await;
    browser.press("Begin").await;
    browser.press("Not sure").await;
    leave(&browser).await;
    assert_eq!(statement(&browser, "answered").await["result"], json!({ "success": false }));
    browser
        .wait_for(
            "the element's events",
            "return events.some(([k, id]) => k === 'drafted' && id === 'one') && events.some(([k]) => k === 'reviewed')",
        )
        .await;
    let said = browser.run("return JSON.stringify(raw)").await;
    let said = said.as_str().expect("text");
    for never in ["actor", "wire protocol", "wanted to know"] {
        assert!(!said.contains(never), "{never} left the widget");
    }
    browser.close().await;
}

/// Case 18: what the page around says thousands of times over, and what others say in the widget's name.
#[tokio::test]
async fn a_hostile_page_gets_no_word_of_the_draft_and_forgers_are_not_believed() {
    let widget = Folder::of_dist("/");
    let host = course(&widget);
    std::fs::write(
        host.file("forger.html"),
        "<!doctype html><script>parent.postMessage({ practice: 1, type: 'completed' }, '*'); parent.postMessage('forged', '*')</script>",
    )
    .expect("a page");
    let browser = drafted_at(&host).await;
    saved(&browser).await;
    browser
        .run("window.late = []; addEventListener('message', e => { if (e.data.sent) setTimeout(() => late.push(Date.now() - e.data.sent)) })")
        .await;
    // The floor is what as many messages cost that are not for the widget at all.
    for (count, message) in [
        (1, "{ other: i, type: 'hello' }"),
        (2, "{ practice: i % 3 ? 1 : 'accept-update', type: kinds[i % kinds.length], prompt: 'x', theme: {}, lang: '<b>' }"),
    ] {
        leave(&browser).await;
        browser.run(&format!("const to = document.getElementById('one').shadowRoot.querySelector('iframe').contentWindow; const kinds = ['hello', 'appearance', 'draft', 'export', 'read', 'accept-update', 'drafted', 'shared']; for (let i = 0; i < 5000; i++) to.postMessage({message}, '*'); to.postMessage({{ sent: Date.now() }}, '*')")).await;
        enter(&browser, "document.getElementById('one').shadowRoot.querySelector('iframe')").await;
        browser.wait_for("the flood to pass", &format!("return late.length === {count}")).await;
    }
    let late: [f64; 2] = serde_json::from_value(browser.run("return late").await).expect("two numbers");
    assert!(late[1] <= late[0] * 10.0 + 100.0, "a flood took {} ms, one of other messages {}", late[1], late[0]);
    assert_eq!(browser.run("return document.querySelector('#draft').value").await, DRAFT);
    leave(&browser).await;
    let said = browser.run("return JSON.stringify(raw)").await;
    assert!(!said.as_str().expect("text").contains("wire protocol"), "words left the widget");

    // Said by the page itself, and by another site in the widget's own frame.
    browser.run("events.length = 0; postMessage({ practice: 1, type: 'completed' }, '*'); document.getElementById('one').shadowRoot.querySelector('iframe').src = 'forger.html'").await;
    browser.wait_for("the forgery", "return raw.includes('forged') && raw.filter(m => m?.type === 'completed').length > 1").await;
    assert_eq!(browser.run("return events").await, json!([]), "a forger was believed");
    browser.close().await;
}

#[tokio::test]
async fn a_draft_goes_from_a_course_page_to_a_page_of_its_own_by_one_click_there() {
    let widget = Folder::of_dist("/");
    let host = course(&widget);
    let browser = drafted_at(&host).await;
    browser.wait_for("the way out with the draft", "return document.querySelector('.foot a').innerText === 'Open full page with this draft'").await;
    // The draft is packed when the link is about to be used.
    browser.run("document.querySelector('.foot a').focus()").await;
    browser.wait_for("the draft in the link", "return document.querySelector('.foot a').href.includes('/shared/')").await;
    let link = browser.run("return document.querySelector('.foot a').href").await;
    leave(&browser).await;

    // Another profile stands for the browser's other partition: nothing is shared but the link.
    let own = Browser::open().await;
    own.goto(link.as_str().expect("a link")).await;
    own.wait_for("the offer", "return !!document.querySelector('.arrived')").await;
    assert_eq!(own.run("return [document.querySelector('#draft').value, location.hash.includes('shared')]").await, json!(["", false]));
    own.press("Go on with it here").await;
    own.wait_for("the draft", &format!("return document.querySelector('#draft').value === {}", serde_json::to_string(DRAFT).expect("text"))).await;
    saved(&own).await;
    own.close().await;
    browser.close().await;
}

#[tokio::test]
async fn in_a_frame_as_tall_as_its_page_all_that_is_used_together_stands_together() {
    let widget = Folder::of_dist("/");
    let host = course(&widget);
    let browser = drafted_at(&host).await;
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 0").await;
    let stands = "const at = where => document.querySelector(where).getBoundingClientRect();
        return innerWidth < 1024 && at('.tools').bottom <= at('.draftfoot').top && Math.abs(at('.tools').top - at('#draft').bottom) < 40 && at('.findings').top >= at('.draftfoot').bottom && at('.findings').bottom <= at('.review').top";
    assert_eq!(browser.run(stands).await, json!(true), "marks below the words, findings after them");
    select(&browser, "I").await;
    // Put on, and taken off again, which is said.
    browser.run("const mark = document.querySelector('#mark-1'); mark.focus(); mark.click()").await;
    browser.wait_for("the mark", "return document.querySelector('#mark-1').ariaPressed === 'true'").await;
    browser.run("document.querySelector('#mark-1').click()").await;
    browser.wait_for("what is said", "return !!document.querySelector('.notices > li')").await;
    let near =
        "const said = document.querySelector('.notices').getBoundingClientRect(), mark = document.querySelector('#mark-1').getBoundingClientRect();
        return !CSS.supports('anchor-name', '--a') || (said.top >= mark.bottom && said.top - mark.bottom < 40)";
    assert_eq!(browser.run(near).await, json!(true), "said beside what was pressed");
    browser.close().await;
}

#[tokio::test]
async fn an_assignment_is_made_opened_and_met() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    browser.press("Embed or share").await;
    browser.find("#assign-link").await;
    browser.run("const w = document.querySelector('#assign-words'); w.value = '340'; w.dispatchEvent(new Event('input', { bubbles: true })); document.querySelector('.assignmarks input').click()").await;
    browser.wait_for("the link", "return document.querySelector('#assign-link').value.includes('/assignment/draft/340/')").await;
    let link = browser.run("return document.querySelector('#assign-link').value").await;
    browser.client.goto("about:blank").await.expect("elsewhere");
    browser.goto(link.as_str().expect("a link")).await;
    let asked = browser.text(".assignment").await;
    assert!(asked.contains("Write 340 more words.") && asked.contains("Mark words that show “Need”."), "{asked}");
    write(&browser, DRAFT).await;
    select(&browser, "I wanted to know why it failed at four and never at nine").await;
    browser.press("Need: not marked yet. The question or need behind it.").await;
    browser
        .wait_for("nothing to be missing", "return document.querySelector('.assignment').innerText.includes('Everything asked for is here')")
        .await;
    browser.close().await;
}
