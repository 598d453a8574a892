//! Killed browsers: how much of what was typed is gone.

use super::random::Random;
use crate::browser::{Browser, kill_all};
use crate::desk::{draft, open_desk, shows};
use crate::folder::Folder;
use std::time::{Duration, Instant};

/// What one kill cost.
pub struct Loss {
    /// Milliseconds between the last character kept and the last character typed.
    pub milliseconds: u128,
    /// Characters typed and not kept.
    pub characters: usize,
}

/// Types words with a clock beside them; each is whole in the field before the next.
struct Typist {
    text: String,
    /// How long the text was when, counted from its start.
    typed: Vec<(usize, Instant)>,
}

impl Typist {
    async fn sit_down(browser: &Browser) -> Self {
        Self { text: draft(browser).await, typed: Vec::new() }
    }

    async fn type_for(&mut self, browser: &Browser, how_long: Duration) {
        let begun = Instant::now();
        while begun.elapsed() < how_long || self.typed.is_empty() {
            let word = format!("w{} ", self.text.len());
            // The moment before, so that nothing lost looks younger than it is.
            let at = Instant::now();
            browser.run(&format!("const f = document.querySelector('#draft'); f.focus(); f.setSelectionRange(f.value.length, f.value.length); document.execCommand('insertText', false, {word:?})")).await;
            self.text.push_str(&word);
            self.typed.push((self.text.len(), at));
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// What is gone, when `kept` is what came back.
    fn loss(&self, kept: &str) -> Loss {
        assert!(self.text.starts_with(kept), "what came back was never typed: {kept:?}");
        let (_, last) = self.typed.last().expect("something was typed");
        // From the last word that is kept to the last typed: one pause between two words more than was lost.
        let (_, first) = self.typed[0];
        let last_kept = self.typed.iter().rev().find(|(length, _)| *length <= kept.len()).map_or(first, |(_, at)| *at);
        Loss { milliseconds: last.duration_since(last_kept).as_millis(), characters: self.text.len() - kept.len() }
    }
}

/// Kills the browser `count` times while somebody types, for so long and up to three seconds more, and answers what each cost. Every sixth
/// kill meets a new profile in its first seconds.
pub async fn browser_kills(site: &Folder, count: usize, at_least: Duration, random: &mut Random) -> Vec<Loss> {
    let mut losses = Vec::new();
    let mut browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    for kill in 0..count {
        if kill % 6 == 5 {
            drop(browser.kill());
            browser = Browser::open().await;
            open_desk(&browser, &site.address).await;
        }
        let known = browser.process_ids();
        let mut typist = Typist::sit_down(&browser).await;
        typist.type_for(&browser, at_least + Duration::from_millis(random.below(3_000))).await;
        let profile = wait_and_kill(browser, &known, random).await;
        browser = Browser::open_in(profile).await;
        open_desk(&browser, &site.address).await;
        losses.push(typist.loss(&settled(&browser).await));
    }
    drop(browser.kill());
    losses
}

/// Types for a whole minute, then kills.
pub async fn after_a_minute(site: &Folder, random: &mut Random) -> Loss {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let known = browser.process_ids();
    let mut typist = Typist::sit_down(&browser).await;
    typist.type_for(&browser, Duration::from_mins(1)).await;
    let browser = Browser::open_in(wait_and_kill(browser, &known, random).await).await;
    open_desk(&browser, &site.address).await;
    let loss = typist.loss(&settled(&browser).await);
    drop(browser.kill());
    loss
}

/// Kills the process that draws the page, leaving the browser, `count` times.
pub async fn renderer_kills(site: &Folder, count: usize, random: &mut Random) -> Vec<Loss> {
    let mut losses = Vec::new();
    for _ in 0..count {
        let browser = Browser::open().await;
        open_desk(&browser, &site.address).await;
        let renderers: Vec<String> = browser.process_ids().into_iter().filter(|id| is_renderer(id)).collect();
        assert!(!renderers.is_empty(), "no renderer was found");
        let mut typist = Typist::sit_down(&browser).await;
        typist.type_for(&browser, Duration::from_millis(500 + random.below(1_000))).await;
        kill_all(&renderers);
        // The driver's session is of no use with a page that has crashed; the browser goes on in its own time and is ended politely.
        let profile = browser.leave();
        let browser = Browser::open_in(profile).await;
        open_desk(&browser, &site.address).await;
        losses.push(typist.loss(&settled(&browser).await));
        drop(browser.kill());
    }
    losses
}

fn is_renderer(id: &str) -> bool {
    std::fs::read(format!("/proc/{id}/cmdline")).is_ok_and(|words| String::from_utf8_lossy(&words).contains("--type=renderer"))
}

/// Straight after a key, as three in four do, or up to a second later.
async fn wait_and_kill(browser: Browser, known: &[String], random: &mut Random) -> tempfile::TempDir {
    if random.below(4) == 3 {
        tokio::time::sleep(Duration::from_millis(random.below(1_000))).await;
    }
    browser.kill_known(known)
}

/// What is on show once everything the stores hold has been read: the longest text in them, since nothing was ever deleted.
async fn settled(browser: &Browser) -> String {
    let longest = browser.run(LONGEST).await.as_str().unwrap_or_default().to_owned();
    if !longest.is_empty() {
        shows(browser, &longest).await;
    }
    draft(browser).await
}

const LONGEST: &str = "return new Promise(done => {
    const open = indexedDB.open('practice-widget');
    open.onupgradeneeded = () => open.transaction.abort();
    const longest = raws => done(raws.flatMap(raw => [...raw.matchAll(/\"text\":\"([^\"]*)\"/g)].map(found => found[1])).reduce((a, b) => b.length > a.length ? b : a, ''));
    open.onerror = () => longest(Object.values(localStorage));
    open.onsuccess = () => {
        const all = open.result.transaction('records').objectStore('records').getAll();
        all.onsuccess = () => { open.result.close(); longest([...Object.values(localStorage), ...all.result]) };
    };
})";
