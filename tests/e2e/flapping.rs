//! Case 17: a network that drops one request in so many.

use crate::browser::Browser;
use crate::desk::{DRAFT, saved, shows, write};
use crate::faults::desk::before_page;
use crate::folder::Folder;
use crate::offline::KEPT;
use serde_json::{Value, json};

/// How a load ended: the widget runs, a part of it did not arrive, the program did not, or the page itself did not; empty while it
/// goes on.
const ENDED: &str = "if (!document.getElementById('app')) return document.readyState === 'complete' ? 'page' : ''; const missing = document.querySelector('#main [role=alert]'); if (document.querySelector('#draft')) return 'runs'; if (missing) return 'part'; const box = document.getElementById('boot-trouble'); if (box?.innerText.includes('did not load')) return 'program'; return ''";

/// Notes how the page's registration of its worker ended.
const REGISTERED: &str = "const real = ServiceWorkerContainer.prototype.register; ServiceWorkerContainer.prototype.register = function (...all) { const ends = real.apply(this, all); ends.then(() => window.registered = true, () => window.registered = false); return ends }";
/// The worker's file did not arrive, or its install failed, or the widget is kept.
const INSTALL_ENDED: &str = "return navigator.serviceWorker.getRegistration().then(found => window.registered === false || window.registered === true && (!found || !!found.active && found.active.state === 'activated' && !!navigator.serviceWorker.controller))";

/// Loads the desk until it is there. Answers how often a learner had to try again; whatever is missing, the lesson can be read.
async fn arrive(browser: &Browser) -> usize {
    const TRIES: usize = 40;
    for tries in 0..TRIES {
        browser.wait_for("an end of loading", &format!("return (() => {{ {ENDED} }})() !== ''")).await;
        let ended = browser.run(ENDED).await;
        if ended == "runs" {
            return tries;
        }
        if ended == "program" {
            let readable = browser.run("return document.querySelector('#app').innerText.includes('teach yourself something with no support')").await;
            assert_eq!(readable, true, "the lesson is not readable");
        }
        match ended.as_str() {
            // The page says so, or there is none; a person loads it again. The driver calls a page that is cut off once more an error.
            Some("page") => drop(browser.client.refresh().await),
            _ => {
                browser.run("(document.querySelector('#main [role=alert]') ?? window).pressed = true").await;
                browser.press("Try again").await;
                let again = "return !(document.querySelector('#main [role=alert]') ?? window).pressed";
                browser.wait_for("another try", again).await;
            }
        }
    }
    panic!("not there after {TRIES} tries");
}

#[tokio::test]
async fn with_a_network_that_flaps_everything_arrives_in_the_end_and_no_word_is_lost() {
    for every in [3, 7] {
        let site = Folder::of_dist("/");
        site.cut_every(every);
        let browser = Browser::open().await;
        before_page(&browser, REGISTERED).await;
        drop(browser.client.goto(&format!("{}#/continuous-learning/practise/no-support", site.address)).await);
        let mut tries = arrive(&browser).await;
        let mut text = String::new();
        let mut visits = 0;
        loop {
            visits += 1;
            assert!(visits < 12, "one in {every}: not kept on the device after {visits} visits");
            let words = format!("Visit {visits}. ");
            write(&browser, &words).await;
            text.push_str(&words);
            saved(&browser).await;
            browser.wait_for("the install to end", INSTALL_ENDED).await;
            if browser.run(KEPT).await == Value::Bool(true) {
                break;
            }
            drop(browser.client.refresh().await);
            tries += arrive(&browser).await;
            shows(&browser, &text).await;
        }
        println!("one in {every}: {tries} tries, kept after {visits} visits");
        // From here on the network does not matter.
        site.cut_every(1);
        browser.client.refresh().await.expect("a reload");
        assert_eq!(arrive(&browser).await, 0);
        write(&browser, DRAFT).await;
        browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 2").await;
        saved(&browser).await;
        browser.client.refresh().await.expect("a reload");
        assert_eq!(arrive(&browser).await, 0);
        shows(&browser, &(text + DRAFT)).await;
        browser.run("location.hash = '#/continuous-learning/quiz'").await;
        browser.wait_for("the quiz", "return document.querySelector('#main')?.innerText.includes('Mixed') ?? false").await;
        assert_eq!(browser.run("return troubles").await, json!([]));
        drop(browser.kill());
    }
}
