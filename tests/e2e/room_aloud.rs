//! Rehearsing: the whole screen, and a recording that stays in the page.

use crate::browser::{Browser, Site};

#[tokio::test]
async fn a_rehearsal_fills_the_screen_and_is_recorded_in_the_page() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/practise/no-support", site.address)).await;
    browser.find("#draft").await.send_keys("I wanted to know why it failed at four and never at nine.").await.expect("words");
    browser.press("Rehearse aloud").await;

    browser.find(".fill").await.click().await.expect("a click");
    browser.wait_for("the whole screen", "return document.fullscreenElement?.id === 'stage'").await;
    browser.find(".fill").await.click().await.expect("a click");
    browser.wait_for("the page again", "return !document.fullscreenElement").await;

    browser.press("Record yourself").await;
    browser.wait_for("the microphone", "return document.querySelector('#record').innerText === 'Stop recording'").await;
    // A second of sound, by the clock of the reading.
    browser.press("Start reading").await;
    browser.wait_for("the clock to run", "return !['0:00', ''].includes(document.querySelector('.clock').innerText)").await;
    browser.press("Stop recording").await;
    browser
        .wait_for("a recording that plays", "const a = document.querySelector('audio'); return !!a && a.src.startsWith('blob:') && a.readyState >= 1")
        .await;
    assert_eq!(browser.run("return document.querySelector('a[download]').download").await, "rehearsal.webm");
    browser.press("Discard it").await;
    browser.wait_for("no recording", "return !document.querySelector('audio')").await;

    // The microphone is refused: a sentence with a way forward, and the button stays.
    browser.run("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))").await;
    browser.press("Record yourself").await;
    browser.wait_for("to be told", "return document.querySelector('.recording').innerText.includes('not allowed on this page')").await;
    browser.press("Record yourself").await;
    browser.close().await;
}
