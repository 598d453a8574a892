//! Two learners hand in, a teacher lays both side by side; and a draft goes to a friend and back behind a passphrase.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, open_desk, saved, select, write};
use serde_json::{Value, json};

/// What would run, load or link if any of it were ever taken as markup, and a formula if it were taken for a number.
const NASTY: &str = "=Grace <img src=x onerror=\"troubles.push('ran')\"> </script><script>troubles.push('ran')</script>";
const NOTED: &str = "I had never read a wire protocol or opened a packet capture";
const PASSPHRASE: &str = "four odd words together";

async fn put(browser: &Browser, selector: &str, text: &str) {
    browser.find(selector).await;
    let (selector, text) = (serde_json::to_string(selector).expect("text"), serde_json::to_string(text).expect("text"));
    browser
        .run(&format!("const f = document.querySelector({selector}); f.focus(); f.select?.(); document.execCommand('insertText', false, {text})"))
        .await;
}

/// From now on the page keeps what it offers as files: name and text.
async fn catch_files(browser: &Browser) {
    browser
        .run(
            "window.offered = []; const make = URL.createObjectURL; let last;
             URL.createObjectURL = blob => { last = blob; return make.call(URL, blob); };
             const click = HTMLAnchorElement.prototype.click;
             HTMLAnchorElement.prototype.click = function () { const [name, blob] = [this.download, last]; blob.arrayBuffer().then(bytes => offered.push([name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)])); }",
        )
        .await;
}

async fn offered(browser: &Browser) -> (String, String) {
    browser.wait_for("a file to be offered", "return offered.length > 0").await;
    serde_json::from_value(browser.run("return offered.pop()").await).expect("a name and a text")
}

/// Writes, reviews where wanted, and saves the hand-in; answers its name and its text.
async fn hand_in(site: &Site, name: &str, reviews: Reviews) -> (String, String) {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    if reviews == Reviews::Once {
        select(&browser, NOTED).await;
        browser.press("Discomfort: not marked yet. One exact moment when it was hard, said plainly.").await;
        browser.press("Review this draft").await;
        browser.wait_for("the first move", "return document.querySelectorAll('.levelpick').length === 6").await;
        browser.run("document.querySelectorAll('.levelpick').forEach(p => p.querySelectorAll('input')[2].click())").await;
        browser.press("On to the evidence").await;
        browser.run("document.querySelectorAll('.levelpick')[1].querySelectorAll('input')[2].click()").await;
        browser.press("See how it stands").await;
        browser.press("Save this review").await;
    }
    catch_files(&browser).await;
    browser.press("Hand in").await;
    put(&browser, "#hand-in-name", name).await;
    let wanted = serde_json::to_string(name.trim()).expect("text");
    browser
        .wait_for("the name among what is saved", &format!("return document.querySelector('.handin .manifest').innerText.includes({wanted})"))
        .await;
    let manifest = browser.text(".handin .manifest").await;
    assert!(manifest.contains("345 words"), "{manifest}");
    assert_eq!(manifest.contains("Not reviewed yet."), reviews == Reviews::Never, "{manifest}");
    browser.press("Save the hand-in").await;
    let file = offered(&browser).await;
    saved(&browser).await;
    assert_eq!(
        browser.run("return Object.values(localStorage).filter(v => v.includes('Grace') || v.includes('Lovelace')).length").await,
        0,
        "the name is not stored"
    );
    browser.close().await;
    file
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reviews {
    Once,
    Never,
}

#[tokio::test]
async fn two_drafts_are_handed_in_and_a_teacher_lays_them_side_by_side() {
    let site = Site::serve();
    let (ada, ada_page) = hand_in(&site, "Ada Lovelace", Reviews::Once).await;
    let (grace, grace_page) = hand_in(&site, NASTY, Reviews::Never).await;
    assert_eq!(ada, "hand-in-no-support-Ada-Lovelace.html");
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path(&ada), &ada_page).expect("a file");
    std::fs::write(path(&grace), &grace_page).expect("a file");
    std::fs::write(path("essay.docx"), "PK\u{3}\u{4} something else").expect("a file");
    std::fs::write(path("cut.html"), &ada_page[..ada_page.len() - 200]).expect("a file");
    std::fs::write(path("huge.html"), " ".repeat(1024 * 1024 + 1)).expect("a file");

    let teacher = Browser::open().await;
    // The file is a page by itself: it reads well, and nothing in it runs.
    teacher.client.goto(&format!("file://{}", path(&grace).display())).await.expect("the page");
    assert!(teacher.text("body").await.contains("onerror"), "a name is text");
    assert_eq!(teacher.run("return [document.querySelectorAll('img, a').length, document.scripts.length, window.troubles]").await, json!([0, 1, []]));

    teacher.goto(&format!("{}#/continuous-learning/practise", site.address)).await;
    teacher.press("Embed or share").await;
    teacher.press("Collect hand-ins").await;
    teacher.wait_for("the room", "return location.hash === '#/continuous-learning/collect' && !document.querySelector('dialog').open").await;
    let stored = teacher.run("return JSON.stringify(localStorage)").await;
    let picked: Vec<_> = [&ada, "essay.docx", "cut.html", "huge.html"].iter().map(|name| path(name).display().to_string()).collect();
    teacher.find(".collect input[type=file]").await.send_keys(&picked.join("\n")).await.expect("files to be picked");
    teacher.wait_for("the first row", "return document.querySelectorAll('.handins tbody tr').length === 1").await;
    let said = teacher.text(".collect header [role=status]").await;
    for sentence in [
        "1 hand-in came in.",
        "“essay.docx” is something else",
        "“cut.html” is a hand-in that was cut short",
        "“huge.html” is larger than any hand-in",
    ] {
        assert!(said.contains(sentence), "{sentence} is not in {said}");
    }
    // The second is dropped, twice, anywhere on the page; the table has it once.
    let drop = format!(
        "const files = new DataTransfer(); for (const name of ['b.html', 'b-again.html']) files.items.add(new File([{}], name)); 
         document.querySelector('#main').dispatchEvent(new DragEvent('drop', {{ bubbles: true, cancelable: true, dataTransfer: files }}))",
        serde_json::to_string(&grace_page).expect("text")
    );
    teacher.run(&drop).await;
    teacher.wait_for("the second row", "return document.querySelectorAll('.handins tbody tr').length === 2").await;
    assert!(teacher.text(".collect header [role=status]").await.contains("“b-again.html” is in the table already."));
    let cells = teacher
        .run("return [...document.querySelectorAll('.handins tbody tr')].map(r => [...r.cells].map(c => c.innerText.trim().split('\\n')[0].replace(/\\s+/g, ' ')))")
        .await;
    assert_eq!(cells[0], json!(["Ada Lovelace", "345", "Missing", "Clear", "Missing", "Missing", "Missing", "Missing", "0", "0", "1", "0", "0"]));
    assert_eq!(cells[1].as_array().expect("cells").iter().filter(|cell| *cell == "–").count(), 6);
    assert_eq!(teacher.run("return document.querySelectorAll('.collect :is(img, script, .handins a)').length").await, 0);

    teacher.press("Ada Lovelace").await;
    teacher
        .wait_for(
            "the text with its marks",
            "return document.activeElement.id === 'handed-0' && document.querySelector('.handed mark')?.textContent.includes('wire protocol')",
        )
        .await;
    let handed = teacher.text("#handed-0").await;
    for shown in ["This text came in a file from somebody.", "Honest about the hard part", "With nobody to ask"] {
        assert!(handed.contains(shown), "{shown} is not in {handed}");
    }
    teacher.press("Close: Ada Lovelace").await;
    teacher.wait_for("the focus back at the name", "return document.activeElement.id === 'writer-0' && !document.querySelector('.handed')").await;

    catch_files(&teacher).await;
    teacher.press("Save the table (.csv)").await;
    let (name, csv) = offered(&teacher).await;
    let rows: Vec<_> = csv.trim_end().split("\r\n").collect();
    assert_eq!((name.as_str(), rows.len()), ("hand-ins-continuous-learning.csv", 3));
    assert!(rows[0].starts_with("\u{feff}\"Name\",\"File\",\"Prompt\",\"Words\",\"Past the edge\""), "{}", rows[0]);
    assert!(
        rows[1].starts_with("\"Ada Lovelace\",\"hand-in-no-support-Ada-Lovelace.html\",\"no-support\",\"345\",\"missing\",\"clear\""),
        "{}",
        rows[1]
    );
    assert!(rows[2].starts_with("\"'=Grace <img src=x onerror=\"\"troubles"), "{}", rows[2]);
    assert_eq!(teacher.run("return JSON.stringify(localStorage)").await, stored, "nothing of it is stored");
    teacher.press("Clear the table").await;
    teacher.wait_for("an empty room", "return !document.querySelector('.handins') && document.activeElement.id === 'main'").await;
    teacher.close().await;
}

/// The link the page made.
async fn link(browser: &Browser) -> String {
    browser.wait_for("the link", "return !!document.querySelector('.sentlink')").await;
    browser.run("return document.querySelector('.sentlink').value").await.as_str().expect("a link").to_owned()
}

/// Gives a passphrase, which may be wrong.
async fn unlock(browser: &Browser, passphrase: &str) {
    put(browser, "#unlock", passphrase).await;
    browser.press("Open it").await;
}

#[tokio::test]
async fn a_link_behind_a_passphrase_opens_with_it_only_and_the_review_goes_back_behind_it() {
    let site = Site::serve();
    let learner = Browser::open().await;
    open_desk(&learner, &site.address).await;
    write(&learner, DRAFT).await;
    learner.press("Ask for a review").await;
    put(&learner, "#passphrase", "short").await;
    learner.press("Make the link").await;
    learner.wait_for("why not", "return document.querySelector('.askreview').innerText.includes('needs eight letters')").await;
    put(&learner, "#passphrase", PASSPHRASE).await;
    learner.press("Make the link").await;
    let there = link(&learner).await;
    saved(&learner).await;

    let friend = Browser::open().await;
    friend.goto(&there).await;
    unlock(&friend, "four odd words to gether").await;
    friend.wait_for("a kind word", "return document.querySelector('.shut').innerText.includes('nothing is lost')").await;
    assert_eq!(
        friend.run("return [location.hash.slice(0, 28), location.hash.length, document.querySelector('#unlock').value]").await,
        json!(["#/continuous-learning/review", 40, "four odd words to gether"])
    );
    unlock(&friend, &format!(" {PASSPHRASE} ")).await;
    friend.wait_for("the draft", "return document.querySelector('#their-draft')?.value.length > 1000").await;
    friend.run("document.querySelectorAll('.levelpick')[0].querySelectorAll('input')[2].click()").await;
    put(&friend, "#peer-overall", "How did you begin?").await;
    friend.wait_for("it to be stored", "return Object.values(localStorage).some(v => v.includes('How did you begin?'))").await;
    assert_eq!(friend.run(&format!("return JSON.stringify(localStorage).includes({PASSPHRASE:?})")).await, false, "the passphrase is never stored");
    friend.press("Make the link back").await;
    let back = link(&friend).await;
    // After a reload the page has forgotten it, and does not send the review back without.
    friend.client.refresh().await.expect("a reload");
    friend.wait_for("the review as it was left", "return document.querySelector('#passphrase')?.value === ''").await;
    friend.press("Make the link back").await;
    friend.wait_for("why not", "return document.querySelector('.sendback').innerText.includes('needs eight letters')").await;
    assert_eq!(friend.run("return !!document.querySelector('.sentlink')").await, Value::Bool(false));
    friend.close().await;

    learner.client.goto("about:blank").await.expect("elsewhere");
    learner.goto(&back).await;
    unlock(&learner, PASSPHRASE).await;
    learner.wait_for("what came back", "return document.querySelector('.arrived')?.innerText.includes('How did you begin?') ?? false").await;
    assert_eq!(learner.run("return location.hash").await, "#/continuous-learning/practise/no-support");
    learner.press("Keep it beside the version it is about").await;
    learner.wait_for("the side notes", "return document.querySelector('.sidenotes')?.innerText.includes('About version 1') ?? false").await;
    learner.close().await;
}
