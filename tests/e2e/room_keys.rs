//! The practice room by keyboard alone, from an empty page to a rehearsal.

use crate::browser::{Browser, Site};
use crate::hands::{chord, enter, key, keys, tab_to};
use fantoccini::key::Key;

const FIRST: &str = "Our nightly import failed at four in the morning and I wanted to know why.";
const MIDDLE: &str = "I read the wire protocol for two evenings and captured the packets of one failing run.";
const LAST: &str = "The import has not failed since, and I have used a packet capture three times.";

async fn marks(browser: &Browser, count: usize) {
    browser.wait_for(&format!("{count} marks"), &format!("return document.querySelectorAll('.layer mark').length === {count}")).await;
}

async fn selected(browser: &Browser) -> String {
    let words = browser.run("const f = document.querySelector('#draft'); return f.value.slice(f.selectionStart, f.selectionEnd)").await;
    words.as_str().unwrap_or_default().to_owned()
}

async fn told(browser: &Browser, words: &str) {
    browser.wait_for(words, &format!("return document.querySelector('.notices').innerText.includes({words:?})")).await;
}

#[tokio::test]
async fn one_prompt_from_first_word_to_rehearsal_by_keyboard_alone() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/practise/no-support", site.address)).await;

    // Draft, and mark two sentences: the caret in one is enough.
    tab_to(&browser, "Your draft").await;
    keys(&browser, &format!("{FIRST}\n\n{MIDDLE}\n\n{LAST}")).await;
    chord(&browser, &[Key::Control], &key(Key::Home)).await;
    chord(&browser, &[Key::Alt], "1").await;
    marks(&browser, 1).await;
    browser
        .wait_for(
            "the mark to be said",
            "return document.querySelector('.marklist [role=status]').textContent.startsWith('Need: Our nightly import')",
        )
        .await;
    chord(&browser, &[Key::Control], &key(Key::End)).await;
    chord(&browser, &[Key::Alt], "5").await;
    marks(&browser, 2).await;

    // From mark to mark, and one of them off again, and back.
    chord(&browser, &[Key::Alt], &key(Key::Up)).await;
    chord(&browser, &[Key::Alt], &key(Key::Up)).await;
    assert_eq!(selected(&browser).await, FIRST);
    chord(&browser, &[Key::Alt], &key(Key::Down)).await;
    assert_eq!(selected(&browser).await, LAST);
    chord(&browser, &[Key::Alt], "5").await;
    marks(&browser, 1).await;
    enter(&browser, "Undo").await;
    marks(&browser, 2).await;

    // First move: expect.
    enter(&browser, "Review this draft").await;
    browser.wait_for("the first move", "return document.querySelectorAll('.levelpick').length === 6").await;
    for _ in 0..6 {
        tab_to(&browser, "expect-").await;
        keys(&browser, " ").await;
        keys(&browser, &key(Key::Right)).await;
        keys(&browser, &key(Key::Tab)).await;
    }
    browser.wait_for("six predictions", "return document.querySelectorAll('.levelpick input:checked').length === 6").await;
    enter(&browser, "On to the evidence").await;

    // Second move: words in the draft, then the criterion they are for.
    browser.wait_for("the second move", "return !!document.querySelector('.criteria .proof summary')").await;
    enter(&browser, "Go back to the draft").await;
    chord(&browser, &[Key::Control], &key(Key::Home)).await;
    chord(&browser, &[Key::Shift], &key(Key::End)).await;
    enter(&browser, "Link “").await;
    browser.wait_for("the words", "return document.querySelector('.criteria .words mark')?.textContent.includes('nightly import') ?? false").await;
    enter(&browser, "See how it stands").await;

    // Third move: see, and keep it.
    enter(&browser, "Save this review").await;
    told(&browser, "Review saved with version 1").await;

    // Keep a version, lose everything, and have it back.
    tab_to(&browser, "Your draft").await;
    chord(&browser, &[Key::Control], &key(Key::End)).await;
    keys(&browser, " It cost two evenings.").await;
    enter(&browser, "Keep this version").await;
    tab_to(&browser, "Your draft").await;
    chord(&browser, &[Key::Control], "a").await;
    keys(&browser, &key(Key::Delete)).await;
    browser
        .wait_for("an empty draft", "return document.querySelector('#draft').value === '' && document.querySelector('.layer').textContent === ''")
        .await;
    enter(&browser, "Versions (2)").await;
    browser.wait_for("what was cut", "return /^0 words added, [0-9]{2} cut/.test(document.querySelector('.compare .state')?.innerText)").await;
    enter(&browser, "Go to the first change").await;
    browser.wait_for("the words that went", "return document.activeElement.localName === 'del'").await;
    enter(&browser, "Make this the draft").await;
    enter(&browser, "Go back to the draft").await;
    browser.wait_for("the words again", "return document.querySelector('#draft')?.value.endsWith('It cost two evenings.') ?? false").await;

    // Rehearse: aloud, then from memory.
    enter(&browser, "Rehearse aloud").await;
    enter(&browser, "Start reading").await;
    browser.wait_for("the clock to run", "return !['0:00', ''].includes(document.querySelector('.clock').innerText)").await;
    assert_eq!(browser.run("return document.activeElement.innerText").await, "Stop", "the focus stays on the button that stops the clock");
    keys(&browser, &key(Key::Enter)).await;
    tab_to(&browser, "rehearse").await;
    keys(&browser, &key(Key::Right)).await;
    browser.wait_for("a field for the retelling", "return !!document.querySelector('.reflection textarea')").await;
    // Past the button for the whole screen, to the field.
    keys(&browser, &key(Key::Tab)).await;
    keys(&browser, &key(Key::Tab)).await;
    keys(&browser, MIDDLE).await;
    enter(&browser, "Compare with the draft").await;
    browser.wait_for("what did not come back", "return document.querySelector('.verdicts')?.innerText.includes('nightly import') ?? false").await;
    assert!(!browser.text(".verdicts").await.contains("wire protocol"), "what was retold is not missed");
    browser.close().await;
}
