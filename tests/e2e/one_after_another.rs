//! One thing after another in the same room: nothing of the first is left that only the browser held.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, open_desk, saved, write};

async fn go(browser: &Browser, place: &str) {
    browser.run(&format!("location.hash = '#/continuous-learning/{place}'")).await;
}

/// What is folded out and what stands in it, for the fold with this name.
async fn fold(browser: &Browser, name: &str) -> serde_json::Value {
    let fold = format!("[...document.querySelectorAll('details')].find(fold => fold.querySelector('summary').innerText.includes({name:?}))");
    browser.run(&format!("const fold = {fold}; return [fold.open, fold.children.length > 1]")).await
}

#[tokio::test]
async fn what_was_folded_out_at_one_prompt_is_folded_at_the_next_and_works_there() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let unfold = "[...document.querySelectorAll('summary')].find(summary => summary.innerText.includes('Ask for a review')).click()";
    browser.run(unfold).await;
    browser.wait_for("what is in it", "return !!document.querySelector('details[open] > :not(summary)')").await;
    go(&browser, "practise/under-pressure").await;
    browser.wait_for("the other prompt", "return document.querySelector('h1').innerText.includes('pressure')").await;
    assert_eq!(fold(&browser, "Ask for a review").await, serde_json::json!([false, false]));
    browser.run(unfold).await;
    browser.wait_for("what is in it there", "return !!document.querySelector('details[open] > :not(summary)')").await;
    browser.close().await;
}

#[tokio::test]
async fn rehearsing_begins_at_every_prompt_with_reading_aloud() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    for prompt in ["under-pressure", "no-support"] {
        go(&browser, &format!("practise/{prompt}")).await;
        browser.wait_for(prompt, &format!("return !!document.querySelector('main a[href*=\"{prompt}/rehearse\"]')")).await;
        write(&browser, DRAFT).await;
        saved(&browser).await;
    }
    go(&browser, "practise/no-support/rehearse").await;
    browser.wait_for("the ways", "return document.querySelectorAll('main input[type=radio]').length >= 2").await;
    browser.run("document.querySelectorAll('main input[type=radio]')[1].click()").await;
    go(&browser, "practise/under-pressure/rehearse").await;
    browser.wait_for("the other prompt", "return document.querySelector('.prompt-no').innerText.toLowerCase().includes('pressure')").await;
    browser
        .wait_for(
            "reading aloud",
            "return document.querySelectorAll('main input[type=radio]')[0]?.checked && document.querySelectorAll('main .line').length > 3",
        )
        .await;
    browser.close().await;
}

#[tokio::test]
async fn at_the_second_try_every_level_that_was_given_shows() {
    let site = Site::serve();
    let browser = Browser::open().await;
    for answer in ["four-habits", "token-exchange"] {
        browser.goto(&format!("{}#/continuous-learning/calibrate/{answer}", site.address)).await;
        browser.wait_for("six criteria", "return document.querySelectorAll('.levelfield').length === 6").await;
        browser.run("for (const field of document.querySelectorAll('.levelfield')) field.querySelector('input[type=radio]').click()").await;
        browser.press("Compare with the guide").await;
        browser
            .wait_for(
                "a second try",
                "return document.querySelectorAll('.levelfield').length < 6 && document.querySelectorAll('.levelfield').length > 1",
            )
            .await;
        let unmarked =
            "return [...document.querySelectorAll('.levelfield')].filter(field => field.querySelectorAll('input:checked').length !== 1).length";
        assert_eq!(browser.run(unmarked).await, 0, "{answer}");
        browser.client.goto("about:blank").await.expect("another page");
    }
    browser.close().await;
}

#[tokio::test]
async fn notes_go_with_their_words_while_one_types_and_say_what_is_true_now() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let short: Vec<_> = DRAFT.split_inclusive(' ').take(200).collect();
    write(&browser, short.concat().trim()).await;
    browser.wait_for("notes", "return document.querySelectorAll('.findings .placed').length > 2 && /\\d words short/.test(document.querySelector('.findings').innerText)").await;
    let missing = "return parseInt(document.querySelector('.findings').innerText.match(/(\\d+) words short/)[1])";
    let before = browser.run(missing).await.as_u64().expect("a number");
    let stayed = browser
        .run(
            "return (async () => {
             const notes = [...document.querySelectorAll('.findings .placed')];
             const last = notes.at(-1), quoted = last.querySelector('q').innerText.split('…')[0];
             const field = document.querySelector('#draft');
             field.focus();
             field.setSelectionRange(0, 0);
             for (const words of ['It ', 'began ', 'anew. ']) {
                 document.execCommand('insertText', false, words);
                 await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
             }
             const stayed = notes.every(note => note.isConnected);
             [...last.querySelectorAll('button')].find(button => button.innerText === 'Go there').click();
             return [stayed, field.value.slice(field.selectionStart, field.selectionEnd).startsWith(quoted)];
             })()",
        )
        .await;
    assert_eq!(stayed, serde_json::json!([true, true]));
    browser.wait_for("what is missing now", &format!("return (() => {{ {missing} }})() === {}", before - 3)).await;
    browser.close().await;
}

#[tokio::test]
async fn a_retelling_stays_until_it_is_compared() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    saved(&browser).await;
    go(&browser, "practise/no-support/rehearse").await;
    let field = "document.querySelector('.reflection textarea')";
    let retell = format!("return [...document.querySelectorAll('.filter input')].at(-1)?.click(), !!{field}");
    browser.wait_for("the way of retelling", &retell).await;
    browser.run(&format!("{field}.focus(); document.execCommand('insertText', false, 'What I remember of it.')")).await;
    browser.wait_for("it to be kept", "return Object.values(localStorage).some(raw => raw.includes('What I remember of it.'))").await;
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("the way of retelling", &retell).await;
    assert_eq!(browser.run(&format!("return {field}.value")).await, "What I remember of it.");
    browser.press("Compare with the draft").await;
    assert_eq!(browser.run(&format!("return {field}.value")).await, "What I remember of it.");
    go(&browser, "practise/no-support").await;
    browser.find("#draft").await;
    saved(&browser).await;
    browser.client.refresh().await.expect("a reload");
    go(&browser, "practise/no-support/rehearse").await;
    browser.wait_for("the way of retelling", &retell).await;
    assert_eq!(browser.run(&format!("return {field}.value")).await, "");
    browser.close().await;
}

#[tokio::test]
async fn an_excerpt_and_the_pairs_are_places_with_ways_back() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/calibrate", site.address)).await;
    let home = "return !!document.querySelector('.rateable') && location.hash.endsWith('/calibrate')";
    let one = "return document.querySelectorAll('.levelfield').length === 1";
    let masthead = "document.querySelector('header a[href$=\"/calibrate\"]').click()";

    browser.press("Rate one excerpt").await;
    browser.wait_for("one criterion", one).await;
    let excerpt = browser.run("return location.hash").await;
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("the same criterion", one).await;
    assert_eq!(browser.run("return location.hash").await, excerpt);
    browser.run(masthead).await;
    browser.wait_for("everything to rate", home).await;
    browser.run("history.back()").await;
    browser.wait_for("the excerpt", one).await;
    browser.run("document.querySelector('.levelfield input').click()").await;
    browser.press("Compare with the guide").await;
    browser.wait_for("what the guide says, or a second try", "return !!document.querySelector('.feedback') || !![...document.querySelectorAll('button')].find(button => button.innerText === 'Show me the guide now')?.click()").await;
    browser.press("Another excerpt").await;
    browser.wait_for("another criterion", &format!("{one} && location.hash !== {excerpt}")).await;
    browser.run(masthead).await;
    browser.wait_for("everything to rate", home).await;

    browser.press("Begin").await;
    browser.wait_for("a pair", "return !!document.querySelector('.sidebyside--pair') && location.hash.endsWith('/pairs')").await;
    browser.run("document.querySelector('.sidebyside--pair input').click()").await;
    browser.run(masthead).await;
    browser.wait_for("everything to rate", home).await;
    browser.press("Go on").await;
    browser.wait_for("what was chosen", "return !!document.querySelector('.sidebyside--pair input:checked')").await;
    browser.press("Leave the pairs").await;
    browser
        .wait_for("everything to rate, and pairs to begin", &format!("{home} && !!document.querySelector('[aria-labelledby=cal-pairs] fieldset')"))
        .await;
    browser.run("history.back()").await;
    browser.press("Begin").await;
    browser.wait_for("a pair", "return !!document.querySelector('.sidebyside--pair')").await;
    browser.close().await;
}
