//! The practice room: draft, mark, review, keep, come back.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, open_desk, saved, select, shows, write};
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
        .wait_for(
            "to be asked for the predictions",
            "return document.querySelector('.notices').innerText.includes('are still open: say what you expect')",
        )
        .await;
    browser.run("document.querySelectorAll('.levelpick').forEach(p => p.querySelectorAll('input')[1].click())").await;
    browser.press("On to the evidence").await;
    browser.wait_for("the second move", "return !!document.querySelector('.criteria .proof summary')").await;
    // Clear without words is refused.
    browser.run("document.querySelector('.levelpick input:nth-of-type(1)').closest('fieldset').querySelectorAll('input')[2].click()").await;
    browser.wait_for("to be told", "return document.querySelector('.notices').innerText.includes('is clear only when')").await;
    let back = "const [missing, , clear] = document.querySelector('.levelpick').querySelectorAll('input'); return missing.checked && !clear.checked";
    browser.wait_for("the level to fall back", back).await;
    select(&browser, "I had never read a wire protocol or opened a packet capture").await;
    browser.press("Link “I had never read a wire protocol or opened a packet capture”").await;
    browser.wait_for("the words", "return document.querySelector('.criteria .words mark')?.textContent.includes('wire protocol') ?? false").await;
    // Without going up to the field: the draft's sentences are there to pick from, and to put back.
    browser.run("document.querySelectorAll('.proof .help summary')[1].click()").await;
    let sentence = "document.querySelectorAll('.criteria > li')[1].querySelector('.sentences button')";
    let words = "document.querySelectorAll('.criteria > li')[1].querySelectorAll('.words').length";
    browser.wait_for("the sentences", &format!("return {sentence}?.getAttribute('aria-pressed') === 'false' && {words} === 0")).await;
    browser.run(&format!("{sentence}.click()")).await;
    browser.wait_for("the sentence", &format!("return {sentence}.getAttribute('aria-pressed') === 'true' && {words} === 1")).await;
    browser.run(&format!("{sentence}.click()")).await;
    browser.wait_for("it to go", &format!("return {sentence}.getAttribute('aria-pressed') === 'false' && {words} === 0")).await;
    browser.press("See how it stands").await;
    browser.wait_for("the third move", "return !!document.querySelector('.next ol')").await;
    browser.press("Save this review").await;
    browser.wait_for("it to be kept", "return document.querySelector('.notices').innerText.includes('Review saved with version 1')").await;
    saved(&browser).await;
    // It stays in sight while one revises, and can be read again with its version.
    browser
        .wait_for("what to change first", "return document.querySelector('.review .next')?.textContent.includes('What to change first') ?? false")
        .await;
    browser.goto(&format!("{}#/continuous-learning/practise/no-support/versions", site.address)).await;
    assert!(browser.text(".versions").await.contains("Version 1"));
    browser.press("Name it").await;
    browser.find(".versions .field input").await.send_keys("After the first review").await.expect("a name");
    browser.wait_for("its name", "return document.querySelector('.versions').innerText.includes('Version 1: After the first review')").await;
    browser.client.refresh().await.expect("a reload");
    browser
        .wait_for("the name to be kept", "return document.querySelector('.versions')?.innerText.includes('After the first review') ?? false")
        .await;
    browser.press("Its review").await;
    browser.wait_for("its words", "return document.querySelector('.versions .words')?.textContent.includes('wire protocol') ?? false").await;
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
    // So long that the draft as a whole has a note.
    let again: Vec<_> = DRAFT.split_inclusive(' ').take(100).collect();
    write(&browser, &format!("{}\n\n{}", DRAFT.trim(), again.concat().trim())).await;
    // Notes on no words stand above the first on words as far as there is room, and else below the last; any other begins a little above
    // the foot of its words, or below the note before it. Its line runs at the foot.
    let placed = "const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
         const box = element => element.getBoundingClientRect();
         const notes = [...document.querySelectorAll('.findings .note')];
         const loose = notes.filter(note => !note.dataset.n);
         const worded = notes.filter(note => note.dataset.n);
         if (worded.length === 0) return false;
         const above = loose.filter(note => box(note).top < box(worded[0]).top);
         let free = Math.max(0, ...above.map(note => box(note).bottom + 1.5 * rem)), words = 0;
         for (const note of worded) {
             const foot = box([...document.querySelectorAll(`.draft .tail[data-n='${note.dataset.n}']`)].at(-1)).bottom;
             const line = box(document.querySelector(`.findings .lead[data-n='${note.dataset.n}']`)).top;
             const top = Math.max(foot - 1.2 * rem, free);
             if (Math.abs(box(note).top - top) > 2 || Math.abs(line - foot - 1) > 2 || box(note).left < box(document.querySelector('.text')).right) return false;
             free = box(note).bottom + 1.5 * rem;
             words++;
         }
         for (const note of loose.filter(note => !above.includes(note))) {
             if (Math.abs(box(note).top - free) > 2) return false;
             free = box(note).bottom + 1.5 * rem;
         }
         if (loose.length === 0 || free > box(document.querySelector('.pw .foot')).top + 1.5 * rem) return false;
         window.lines = [...document.querySelectorAll('.findings .lead')].map(line => box(line).top);
         return words > 2;";
    browser.wait_for("findings at their words", placed).await;
    let before = browser.run("return lines").await;
    browser.run("const f = document.querySelector('#draft'); f.focus(); f.setSelectionRange(0, 0); document.execCommand('insertText', false, 'Begun anew.\\n\\n')").await;
    browser.wait_for("findings at their words again", &format!("return (() => {{ {placed} }})() && lines[0] > {} + 20", before[0])).await;
    let before = browser.run("return lines").await;
    browser.run("document.querySelector('.leans + .help summary').click()").await;
    browser
        .wait_for("findings at words that something above has moved", &format!("return (() => {{ {placed} }})() && lines[0] > {} + 100", before[0]))
        .await;
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

#[tokio::test]
async fn each_prompt_has_a_text_of_its_own_wherever_one_comes_from() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "For the first.").await;
    saved(&browser).await;
    for there in ["under-pressure", "comfort-zone/versions"] {
        browser.run(&format!("location.hash = '#/continuous-learning/practise/{there}'")).await;
        browser.wait_for("the other prompt", "return !document.querySelector('h1').innerText.includes('no support')").await;
    }
    browser.run("location.hash = '#/continuous-learning/practise/under-pressure'").await;
    shows(&browser, "").await;
    write(&browser, "For the second.").await;
    let words = "return document.querySelector('.meter .count b').innerText === '3'";
    browser.wait_for("its words to be counted", words).await;
    browser.wait_for("it to be kept", "return Object.values(localStorage).some(raw => raw.includes('For the second.'))").await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "For the second.").await;
    browser.run("history.back()").await;
    browser.run("location.hash = '#/continuous-learning/practise/no-support'").await;
    shows(&browser, "For the first.").await;
    browser.close().await;
}

#[tokio::test]
async fn at_the_limit_the_field_holds_what_is_kept() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, &"Ten more. ".repeat(2_400)).await;
    browser.wait_for("the cut", "return document.querySelector('#draft').value.length === 20000").await;
    browser.find("#draft").await.send_keys(" and on").await.expect("keys");
    assert_eq!(browser.run("return document.querySelector('#draft').value.length").await, 20_000);
    browser.wait_for("to be told", "return document.querySelector('.notices').innerText.includes('this one is full')").await;
    assert_eq!(
        browser
            .run("const told = document.querySelector('.notices').getBoundingClientRect(); return told.top >= 0 && told.bottom <= innerHeight")
            .await,
        true
    );
    browser.close().await;
}

/// Where the selected words of the draft are in the window: the top of their first line.
const SELECTED: &str = "let at = document.querySelector('#draft').selectionStart; for (const line of document.querySelectorAll('.layer > div')) { if (at > line.textContent.length) { at -= line.textContent.length + 1; continue } const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT); for (let text; text = walk.nextNode(); at -= text.length) if (at < text.length) { const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect().top } } return null";

#[tokio::test]
async fn the_words_of_a_finding_are_gone_to_at_every_size() {
    let site = Site::serve();
    for (width, height) in [(1280, 700), (768, 900), (320, 640)] {
        let browser = Browser::open().await;
        browser.resize(width, height).await;
        open_desk(&browser, &site.address).await;
        write(&browser, &[DRAFT.trim(); 3].join("\n\n")).await;
        browser.wait_for("findings", "return document.querySelectorAll('.findings article.placed').length > 6").await;
        let count = browser.run("return document.querySelectorAll('.findings article.placed').length").await.as_u64().expect("a number");
        for which in [0, count - 1, 1] {
            if width < 1024 {
                browser.run("document.querySelector('.opener').click()").await;
            }
            let go = "[...note.querySelectorAll('button')].find(button => button.innerText === 'Go there').click()";
            browser.run(&format!("const note = document.querySelectorAll('.findings article.placed')[{which}]; {go}")).await;
            let seen = format!(
                "const top = (() => {{ {SELECTED} }})(); return top !== null && top > 0 && top < innerHeight && document.activeElement.id === 'draft' && !document.querySelector('.findings:popover-open')"
            );
            browser.wait_for(&format!("the words of finding {which} at {width} px"), &seen).await;
        }
        browser.close().await;
    }
}

#[tokio::test]
async fn a_quiz_question_is_answered_by_keys_as_soon_as_it_is_there() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/quiz/section/why-it-matters", site.address)).await;
    browser.press("Begin").await;
    browser.wait_for("the question", "return document.activeElement.id === 'quiz-question'").await;
    browser.find("#quiz-question").await.send_keys("1").await.expect("a key");
    browser.wait_for("a choice", "return document.querySelectorAll('.itembody input:checked').length === 1").await;
    browser.find("#quiz-question").await.send_keys("\u{e007}").await.expect("a key");
    browser.wait_for("a word on it", "return document.querySelector('.outcome').innerText.length > 0").await;
    browser.close().await;
}
