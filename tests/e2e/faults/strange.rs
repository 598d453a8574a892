//! Strange bytes, strange files, strange clocks.

use super::desk::{before_page, choose_backup, choose_file, stored};
use super::random::Random;
use crate::browser::Browser;
use crate::desk::{DRAFT, open_desk, saved, shows, write};
use crate::folder::Folder;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Case 8: junk under many keys of ours, and the local copy of the draft damaged in every way.
pub async fn junk(site: Arc<Folder>, count: usize, seed: u64) -> String {
    let mut random = Random::new(seed);
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "The good copy wins.").await;
    saved(&browser).await;
    let good = stored(&browser).await.into_iter().find(|(key, _)| key.contains("/desk/")).expect("the draft's record");
    let mut planted = Vec::new();
    for at in 0..count {
        let mut bytes: Vec<char> = good.1.chars().collect();
        match random.below(3) {
            0 => bytes.truncate(usize::try_from(random.below(bytes.len() as u64)).expect("a length")),
            1 => {
                let at = usize::try_from(random.below(bytes.len() as u64)).expect("a place");
                bytes[at] = if bytes[at] == 'x' { 'y' } else { 'x' };
            }
            _ => bytes = (0..random.below(60)).map(|_| char::from(b' ' + u8::try_from(random.below(90)).expect("a byte"))).collect(),
        }
        let key = match random.below(3) {
            0 => format!("practice-widget/1/continuous-learning/desk/no-support/{at:016x}"),
            1 => format!("practice-widget/1/continuous-learning/quiz/{at:016x}"),
            _ => format!("practice-widget/{at}/%/"),
        };
        planted.push((key, bytes.into_iter().collect::<String>()));
    }
    plant(&browser, &planted).await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "The good copy wins.").await;
    browser.wait_for("to be told", "return document.querySelector('.notices').innerText.includes('could not be read')").await;
    let after = stored(&browser).await;
    for pair in &planted {
        assert!(after.contains(pair), "bytes that nobody could read were changed: {pair:?}");
    }
    // The draft's own copy in localStorage, damaged: the journal's wins.
    for damage in ["", "junk", &good.1[..good.1.len() / 2], &good.1.replace("good", "evil")] {
        plant(&browser, &[(good.0.clone(), damage.to_owned())]).await;
        browser.client.refresh().await.expect("a reload");
        shows(&browser, "The good copy wins.").await;
    }
    browser.close().await;
    format!("{count} records of junk left as they were; the draft came back from the other store after 4 damages of its own")
}

async fn plant(browser: &Browser, records: &[(String, String)]) {
    let records = serde_json::to_string(records).expect("pairs");
    browser.run(&format!("for (const [key, value] of {records}) localStorage.setItem(key, value)")).await;
}

/// Case 9.
pub async fn newer(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let planted =
        ("practice-widget/1/continuous-learning/desk/no-support/00000000000000ff".to_owned(), newer_record("99", "{\"from\":\"the future\"}"));
    plant(&browser, std::slice::from_ref(&planted)).await;
    browser.client.refresh().await.expect("a reload");
    browser.wait_for("to be told", "return document.querySelector('.notices').innerText.includes('newer version')").await;
    write(&browser, "Written beside it.").await;
    saved(&browser).await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "Written beside it.").await;
    assert!(stored(&browser).await.contains(&planted), "the newer record was changed");
    browser.close().await;
    "byte-equal after writing beside it, and said".to_owned()
}

/// Case 11.
pub async fn clocks(site: Arc<Folder>) -> String {
    let browser = Browser::open().await;
    before_page(&browser, "const real = Date.now, start = real(); const kind = sessionStorage.clock; if (kind) Date.now = () => kind === 'frozen' ? start : real() + Number(kind) * 31557600000").await;
    open_desk(&browser, &site.address).await;
    let mut text = String::new();
    for clock in ["0", "10", "-10", "frozen", "0"] {
        browser.run(&format!("sessionStorage.clock = {clock:?}")).await;
        browser.client.refresh().await.expect("a reload");
        shows(&browser, &text).await;
        let words = format!("clock {clock}. ");
        write(&browser, &words).await;
        text.push_str(&words);
        browser.wait_for("it to be written", &format!("return Object.values(localStorage).join().includes({words:?})")).await;
    }
    // Nor do findings wait for a clock that stands still.
    browser.run("sessionStorage.clock = 'frozen'").await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, &text).await;
    write(&browser, DRAFT.trim()).await;
    text.push_str(DRAFT.trim());
    browser.wait_for("findings", "return document.querySelectorAll('.findings article').length > 0").await;
    browser.run("sessionStorage.clock = '0'").await;
    saved(&browser).await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, &text).await;
    browser.close().await;
    "order by revision under 4 clocks, nothing hidden".to_owned()
}

/// Case 13.
pub async fn imports(site: Arc<Folder>) -> String {
    let browser = drafted(&site).await;
    let before: Vec<_> = stored(&browser).await.into_iter().filter(|(key, _)| key.contains("/desk/")).collect();
    let files = [
        ("nothing", "['']", "is empty"),
        ("a picture", "[new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255, 254])]", "not an export"),
        ("deep JSON", "['['.repeat(100000)]", "not an export"),
        ("other JSON", "['{\"a\":1}']", "something else"),
        ("50 MB", "['x'.repeat(50000001)]", "larger than any export"),
    ];
    let mut slowest = Duration::ZERO;
    for (what, parts, said) in files {
        let begun = Instant::now();
        choose_file(&browser, parts).await;
        browser.wait_for(what, &format!("return document.body.innerText.includes({said:?})")).await;
        assert!(begun.elapsed() <= Duration::from_secs(1), "{what}: said after {:?}", begun.elapsed());
        slowest = slowest.max(begun.elapsed());
    }
    let after: Vec<_> = stored(&browser).await.into_iter().filter(|(key, _)| key.contains("/desk/")).collect();
    assert_eq!(before, after, "something was changed");
    browser.close().await;
    format!("clear message after at most {} ms, nothing changed", slowest.as_millis())
}

/// A browser with a draft, in Progress.
async fn drafted(site: &Folder) -> Browser {
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Mine.").await;
    saved(&browser).await;
    browser.run("location.hash = '#/continuous-learning/progress'").await;
    browser.find("input[type=file]").await;
    browser
}

/// Case 13: a file with a draft written apart from the one that is here.
pub async fn import_beside(site: Arc<Folder>) -> String {
    let browser = drafted(&site).await;
    choose_backup(&browser, "From elsewhere.").await;
    browser.wait_for("the preview", "return document.body.innerText.includes('kept beside yours')").await;
    browser.press("Import it").await;
    browser
        .wait_for("both texts", "const all = Object.values(localStorage).join(); return all.includes('Mine.') && all.includes('From elsewhere.')")
        .await;
    open_desk(&browser, &site.address).await;
    shows(&browser, "Mine.").await;
    browser.close().await;
    "a new copy beside the old, which stays on show".to_owned()
}

/// A whole record of a form nobody has yet; its checksum is that of form 1, as every later form must keep it.
fn newer_record(form: &str, json: &str) -> String {
    let sum = practice_widget::sum::fnv_1a(form.bytes().chain(json.bytes()));
    format!("{form} {sum:016x} {json}")
}
