//! The fault bench: what must hold when browsers are killed, storage fails, bytes rot and clocks lie, injected into the built
//! widget in real Chromium. A short seeded part runs with the other tests; `scripts/faults` runs all of it and prints a table.

mod broken;
mod coming_and_going;
pub mod desk;
mod frames;
mod kills;
mod random;
mod strange;

use crate::folder::Folder;
use kills::Loss;
use random::Random;
use std::fmt::Write;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The most typing that may be lost to a killed browser, in milliseconds: the median, and the most.
const MEDIAN: u128 = 250;
const MOST: u128 = 500;
/// The most that may be lost to a killed renderer.
const MOST_RENDERER: u128 = 400;

/// What is run and how it ended.
struct Bench {
    site: Arc<Folder>,
    /// The one number of the table to run, where only one is asked for.
    only: Option<String>,
    rows: String,
    failed: usize,
}

impl Bench {
    fn new() -> Self {
        Self { site: Arc::new(Folder::of_dist("/")), only: std::env::var("FAULT_CASE").ok(), rows: String::new(), failed: 0 }
    }

    /// Runs one case; whatever it asserts in vain is its failure and not the bench's.
    async fn case<F: Future<Output = String> + Send + 'static>(&mut self, number: &str, fault: &str, run: impl FnOnce(Arc<Folder>) -> F) {
        if self.only.as_ref().is_some_and(|only| only != number) {
            return;
        }
        let begun = Instant::now();
        let (word, said) = match tokio::spawn(run(Arc::clone(&self.site))).await {
            Ok(said) => ("held", said),
            Err(trouble) => {
                self.failed += 1;
                let why = trouble.into_panic();
                let why = why.downcast_ref::<String>().cloned().or_else(|| why.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default();
                ("LOST", why)
            }
        };
        let row = format!("{number:<4} {word:<5} {:>6.1} s  {fault}: {said}", begun.elapsed().as_secs_f64());
        println!("{row}");
        writeln!(self.rows, "{row}").expect("a string");
    }

    fn not_run(&mut self, number: &str, fault: &str, why: &str) {
        let row = format!("{number:<4} not run        {fault}: {why}");
        println!("{row}");
        writeln!(self.rows, "{row}").expect("a string");
    }

    fn end(self) {
        println!("\nall cases again\n{}", self.rows);
        assert_eq!(self.failed, 0, "cases lost work; the table says which\n{}", self.rows);
    }
}

fn figures(losses: &[Loss], median: u128, most: u128) -> String {
    let mut times: Vec<u128> = losses.iter().map(|loss| loss.milliseconds).collect();
    let mut characters: Vec<usize> = losses.iter().map(|loss| loss.characters).collect();
    times.sort_unstable();
    characters.sort_unstable();
    let (middle, last) = (times.len() / 2, times.len() - 1);
    let said = format!(
        "{} kills; lost median {} ms, maximum {} ms; median {} and maximum {} characters",
        times.len(),
        times[middle],
        times[last],
        characters[middle],
        characters[last]
    );
    assert!(times[middle] <= median && times[last] <= most, "{said}; allowed are {median} and {most} ms");
    said
}

/// How much is run.
#[derive(Clone, Copy)]
struct Extent {
    seed: u64,
    /// Browsers killed while somebody types.
    kills: usize,
    /// Records of junk.
    junk: usize,
    /// How many times the table's bounds a kill may cost: other tests run beside the short bench, and its kills are few.
    slack: u128,
    /// How long each types at least before a kill: where it is longer than what a kill may cost, one that costs everything is seen.
    typing: Duration,
    /// The cases that take long.
    whole: bool,
}

impl Extent {
    /// With the other tests a short part; all of it when `scripts/faults` says how many kills.
    fn asked_for() -> Self {
        let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
        let seed = number("FAULT_SEED").unwrap_or(7);
        match number("FAULT_KILLS") {
            Some(kills) => {
                Self { seed, kills: usize::try_from(kills).expect("a number"), junk: 1_000, slack: 1, typing: Duration::ZERO, whole: true }
            }
            None => Self { seed, kills: 3, junk: 100, slack: 4, typing: Duration::from_millis(3_000), whole: false },
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_fault_loses_what_was_written() {
    let Extent { seed, kills, junk, slack, typing, whole } = Extent::asked_for();
    println!("seed {seed}\n");
    let mut bench = Bench::new();
    bench
        .case("1", "browser killed while typing", move |site| async move {
            figures(&kills::browser_kills(&site, kills, typing, &mut Random::new(seed)).await, slack * MEDIAN, slack * MOST)
        })
        .await;
    bench.case("3", "reload, link away, tab closed straight after a key", coming_and_going::left_at_once).await;
    bench.case("6", "storage throws, is not there, or never answers", broken::no_storage).await;
    bench.case("8", "junk and damage under our keys", move |site| strange::junk(site, junk, seed)).await;
    if whole {
        the_long_cases(&mut bench, seed, kills).await;
    }
    bench.end();
}

async fn the_long_cases(bench: &mut Bench, seed: u64, kills: usize) {
    bench
        .case("1", "browser killed after a minute of typing", move |site| async move {
            figures(&[kills::after_a_minute(&site, &mut Random::new(seed)).await], MOST, MOST)
        })
        .await;
    bench
        .case("2", "renderer killed while typing", move |site| async move {
            figures(&kills::renderer_kills(&site, kills.div_ceil(10), &mut Random::new(seed)).await, MOST_RENDERER, MOST_RENDERER)
        })
        .await;
    bench.case("4", "back to a page that another tab has written past", coming_and_going::back_to_an_older_page).await;
    bench.case("5", "storage full", broken::full).await;
    bench.case("5", "one write in nine fails, at every place in turn", broken::nth_write).await;
    bench.case("7", "sandboxed frame of an opaque origin", frames::sandboxed).await;
    bench.case("7", "frames on two pages of other sites", frames::cross_site).await;
    bench.case("7", "frames hidden and without size", frames::unseen).await;
    bench.case("9", "a record from a newer version", strange::newer).await;
    bench.not_run("9", "older versions", "form 1 is the first ever released; its fixtures are read in tests/it/exchange_saved.rs");
    bench.case("10", "two tabs that do not hear each other, then a kill", coming_and_going::two_deaf_tabs).await;
    bench.case("10", "a duplicated tab", coming_and_going::duplicated_tab).await;
    bench.case("10", "everything erased in one tab while the other types", coming_and_going::erased_meanwhile).await;
    bench.case("11", "clock ten years ahead, behind, frozen", strange::clocks).await;
    bench.case("12", "site data cleared while open, and between visits", broken::cleared).await;
    bench.case("13", "import of nothing, a picture, deep JSON, 50 MB", strange::imports).await;
    bench.case("13", "import of a draft that is here already, written apart", strange::import_beside).await;
    bench.case("15", "program missing, cut short, a byte flipped", broken::no_program).await;
    bench.case("19", "the program fails while typing", broken::failing_program).await;
    bench.not_run("all", "Firefox and WebKitGTK", "scripts/browsers injects there what their drivers allow");
}
