//! A page that the browser translates: it takes every text out of the page and puts its own in, wrapped in `font` elements, also what comes
//! later (Chrome's translator and the common extensions do so). The widget goes on, and what changes is still seen to change.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, draft, open_desk, saved, write};
use crate::faults::desk::before_page;

const TRANSLATOR: &str = "const skipped = 'script, style, textarea, select, font, [translate=no]';
    const take = root => {
        if (root.parentElement?.closest(skipped)) return;
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = root.nodeType === Node.TEXT_NODE ? [root] : [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
            if (!text.data.trim() || text.parentElement.closest(skipped)) continue;
            const outer = document.createElement('font'), inner = outer.appendChild(document.createElement('font'));
            inner.textContent = text.data;
            text.replaceWith(outer);
        }
    };
    const watch = new MutationObserver(changes => {
        for (const change of changes)
            for (const node of change.type === 'childList' ? change.addedNodes : [change.target]) if (node.isConnected) take(node);
    });
    window.original = () => {
        watch.disconnect();
        for (const outer of document.querySelectorAll('font:has(> font)')) outer.replaceWith(document.createTextNode(outer.textContent));
    };
    const begin = () => {
        take(document.body);
        watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    };
    document.addEventListener('DOMContentLoaded', begin);";

#[tokio::test]
async fn a_page_translated_by_the_browser_still_works_and_still_counts() {
    let site = Site::serve();
    let browser = Browser::open().await;
    before_page(&browser, TRANSLATOR).await;
    open_desk(&browser, &site.address).await;
    browser.wait_for("a translated page", "return document.querySelectorAll('.pw font').length > 20").await;
    write(&browser, DRAFT).await;
    browser.wait_for("the meter to count", "return document.querySelector('.meter b').innerText === '345'").await;
    browser.wait_for("how long it is aloud", "return document.querySelector('.meter .aloud').innerText.startsWith('2 min')").await;
    saved(&browser).await;
    browser
        .wait_for(
            "findings",
            "return document.querySelectorAll('.findings article').length > 0 && Number(document.querySelector('.opener .num').textContent) > 0",
        )
        .await;

    browser.run("location.hash = '#/continuous-learning/quiz/section/why-it-matters'").await;
    browser.press("Begin").await;
    browser.wait_for("an item", "return !!document.querySelector('.itembody .choices input')").await;
    browser.run("document.querySelector('.itembody .choices input').click()").await;
    browser.wait_for("a way on", "return !document.getElementById('quiz-on').hasAttribute('aria-disabled')").await;
    browser.run("document.getElementById('quiz-on').click()").await;
    browser.wait_for("an outcome", "return document.querySelector('.outcome').innerText.trim() !== ''").await;

    for place in ["read/wary-of-comfort", "read", "calibrate", "progress", "practise", "practise/no-support/versions", "practise/no-support"] {
        let heading = browser.text("#main h1, #main h2").await;
        browser.run(&format!("location.hash = '#/continuous-learning/{place}'")).await;
        browser
            .wait_for(
                place,
                &format!("const there = document.querySelector('#main h1, #main h2')?.innerText; return !!there && there !== {heading:?}"),
            )
            .await;
    }
    assert_eq!(draft(&browser).await, DRAFT);

    browser.wait_for("the meter", "return document.querySelector('.meter b').innerText === '345'").await;
    browser.run("original(); const f = document.querySelector('#draft'); f.focus(); f.setSelectionRange(0, 0); document.execCommand('insertText', false, 'So. ')").await;
    browser
        .wait_for(
            "the meter to count in the original",
            "return document.querySelector('.meter b').innerText === '346' && !document.querySelector('.pw font')",
        )
        .await;
    browser.close().await;
}
