//! Storage as Progress shows it: health, check, export and import, erasing and bringing back.

use crate::browser::{Browser, Site};
use crate::desk::{open_desk, saved, shows, write};
use crate::faults::desk::{backup, before_page, choose_backup, choose_file, journalled, stored};

async fn progress(browser: &Browser) {
    browser.run("location.hash = '#/continuous-learning/progress'").await;
    browser.find("input[type=file]").await;
}

async fn says(browser: &Browser, words: &str) {
    browser
        .wait_for(words, &format!("return document.querySelector('#progress-kept')?.closest('section').innerText.includes({words:?}) ?? false"))
        .await;
}

#[tokio::test]
async fn health_is_said_and_one_store_repairs_the_other() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Looked after.").await;
    journalled(&browser, "Looked after.").await;
    progress(&browser).await;
    says(&browser, "twice in this browser").await;
    says(&browser, "in a tab of its own").await;
    says(&browser, "none from this browser").await;
    browser.run("for (const key of Object.keys(localStorage)) if (key.includes('/desk/')) localStorage.removeItem(key)").await;
    browser.press("Check my data").await;
    says(&browser, "written anew from the other store").await;
    assert!(stored(&browser).await.iter().any(|(key, raw)| key.contains("/desk/") && raw.contains("Looked after.")), "nothing was repaired");
    browser.press("Export everything").await;
    browser.wait_for("when that was", r"return /\w+day \d+ \w+, \d\d:\d\d/.test(document.querySelector('main').innerText)").await;
    browser.close().await;
}

#[tokio::test]
async fn an_import_is_seen_before_it_is_done_and_can_be_undone() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    progress(&browser).await;
    choose_backup(&browser, "From the file.").await;
    says(&browser, "Nothing is changed yet.").await;
    says(&browser, "new here").await;
    assert!(!stored(&browser).await.iter().any(|(_, raw)| raw.contains("From the file.")), "changed before it was asked to");
    browser.press("Import it").await;
    says(&browser, "The file is read in.").await;
    browser.wait_for("the record", "return Object.values(localStorage).join().includes('From the file.')").await;
    browser.press("Undo").await;
    browser.wait_for("the record to go", "return !Object.values(localStorage).join().includes('From the file.')").await;
    // Dropped instead of chosen, and left alone.
    browser
        .run(&format!(
            "const dropped = new DataTransfer(); dropped.items.add(new File([{:?}], 'backup.json')); document.querySelector('.takein').dispatchEvent(new DragEvent('drop', {{bubbles: true, cancelable: true, dataTransfer: dropped}}))",
            backup("From the file.")
        ))
        .await;
    says(&browser, "Nothing is changed yet.").await;
    browser.press("Leave it").await;
    browser.wait_for("the preview to go", "return !document.querySelector('.preview-import')").await;
    browser.run("history.back()").await;
    shows(&browser, "").await;
    browser.close().await;
}

#[tokio::test]
async fn everything_can_be_erased_and_brought_back_until_the_page_is_left() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, "Gone and back.").await;
    journalled(&browser, "Gone and back.").await;
    progress(&browser).await;
    browser.press("Erase everything").await;
    says(&browser, "Export first").await;
    browser.press("Erase it all").await;
    says(&browser, "Everything is erased.").await;
    browser.wait_for("the focus at the way back", "return document.activeElement.innerText?.startsWith('Everything is erased.') ?? false").await;
    assert!(!stored(&browser).await.iter().any(|(_, raw)| raw.contains("Gone and back.")), "something was left");
    browser.press("Undo").await;
    browser.wait_for("the record", "return Object.values(localStorage).join().includes('Gone and back.')").await;
    browser.wait_for("the focus where it is kept", "return document.activeElement.id === 'progress-kept'").await;
    browser.run("history.back()").await;
    shows(&browser, "Gone and back.").await;
    browser.close().await;
}

/// A backup with one answered quiz item, made of the one that was answered here.
const QUIZ_BACKUP: &str = "const [, raw] = Object.entries(localStorage).find(([key]) => key.includes('/quiz/')); const record = JSON.parse(raw.slice(raw.indexOf('{'))); const [id] = Object.keys(record.body.record.items); const other = 'q40'; const text = JSON.stringify({ format: 'practice-widget archive', version: 1, made_at: 1, records: [{ ...record, lesson: 'continuous-learning', kind: 'quiz', writer: '00000000000000aa', revision: 1, seen: {}, body: { record: { items: { [other]: record.body.record.items[id] } } } }], unread: [] }); window.here = `\"${id}\"`; window.brought = `\"${other}\"`; return text";

/// The quiz as each writer of this browser has kept it; what a file brought is under names that begin with a dash.
const OF_THIS_BROWSER: &str = "Object.entries(localStorage).filter(([key]) => key.includes('/quiz/') && !key.includes('/-')).map(([, raw]) => raw)";

async fn saved_quiz(browser: &Browser, wanted: &str) {
    browser.wait_for(wanted, &format!("return {OF_THIS_BROWSER}.some(raw => {wanted})")).await;
}

/// Answers an item, and reads in a backup with another one answered.
async fn joined(site: &Site) -> Browser {
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/quiz/section/why-it-matters", site.address)).await;
    browser.press("Begin").await;
    browser.press("Not sure").await;
    browser.wait_for("the answer to be kept", &format!("return {OF_THIS_BROWSER}.some(raw => raw.includes('\"recent\"'))")).await;
    let backup = browser.run(QUIZ_BACKUP).await;
    progress(&browser).await;
    choose_file(&browser, &format!("[{backup}]")).await;
    says(&browser, "what is new in it is added to yours").await;
    browser.press("Import it").await;
    says(&browser, "The file is read in.").await;
    saved_quiz(&browser, "raw.includes(here) && raw.includes(brought)").await;
    browser
}

#[tokio::test]
async fn answers_in_a_backup_are_joined_with_those_here_and_undoing_takes_them_out_again() {
    let site = Site::serve();
    let browser = joined(&site).await;
    browser.press("Undo").await;
    saved_quiz(&browser, "raw.includes(here) && !raw.includes(brought)").await;
    let (here, brought) = (browser.run("return here").await, browser.run("return brought").await);
    browser.client.refresh().await.expect("a reload");
    // The page that opens takes away what was replaced.
    browser.run(&format!("[window.here, window.brought] = [{here}, {brought}]")).await;
    browser.wait_for("what is here alone", &format!("return {OF_THIS_BROWSER}.every(raw => raw.includes(here) && !raw.includes(brought))")).await;
    browser.close().await;
}

#[tokio::test]
async fn answers_given_since_an_import_stay_when_it_is_undone() {
    let site = Site::serve();
    let browser = joined(&site).await;
    browser.run("location.hash = '#/continuous-learning/quiz/section/why-it-matters'").await;
    browser.wait_for("the sitting", "return !!document.getElementById('quiz-on')").await;
    browser.run("document.getElementById('quiz-on').click()").await;
    browser.press("Not sure").await;
    let count = "(raw.match(/\"recent\"/g) ?? []).length";
    saved_quiz(&browser, &format!("{count} === 3")).await;
    progress(&browser).await;
    browser.press("Undo").await;
    says(&browser, "that stays together").await;
    browser.client.refresh().await.expect("a reload");
    // The page that opens takes away what was replaced.
    browser.wait_for("all three", &format!("return {OF_THIS_BROWSER}.every(raw => {count} === 3)")).await;
    browser.close().await;
}

#[tokio::test]
async fn a_backup_that_the_stores_refuse_is_said_not_to_be_read_in() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    progress(&browser).await;
    choose_backup(&browser, "No room for this.").await;
    says(&browser, "new here").await;
    browser.run("const full = () => { throw new DOMException('full', 'QuotaExceededError') }; Storage.prototype.setItem = full; IDBObjectStore.prototype.put = full").await;
    browser.press("Import it").await;
    browser.wait_for("to be told", "return document.body.innerText.includes('The file was not read in, and nothing was changed.')").await;
    assert!(!browser.run("return document.body.innerText").await.as_str().expect("text").contains("The file is read in."), "said both");
    browser.run("history.back()").await;
    shows(&browser, "").await;
    browser.close().await;
}

#[tokio::test]
async fn the_browser_is_asked_to_keep_the_storage_once_and_when_there_is_something_to_keep() {
    let site = Site::serve();
    let browser = Browser::open().await;
    before_page(&browser, "window.asked = 0; const real = StorageManager.prototype.persist; StorageManager.prototype.persist = function () { asked++; return real.call(this) }").await;
    open_desk(&browser, &site.address).await;
    assert_eq!(browser.run("return asked").await, 0);
    write(&browser, "Worth keeping.").await;
    saved(&browser).await;
    browser.wait_for("to be asked", "return asked === 1").await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "Worth keeping.").await;
    write(&browser, " And on.").await;
    saved(&browser).await;
    journalled(&browser, "And on.").await;
    assert_eq!(browser.run("return asked").await, 0, "asked again");
    browser.close().await;
}

#[tokio::test]
async fn a_text_that_only_the_journal_has_room_for_is_said_to_be_saved() {
    let site = Site::serve();
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/progress", site.address)).await;
    browser.run("for (const size of [1 << 20, 1 << 12, 1]) try { for (let n = 0; ; n++) localStorage.setItem(`theirs-${size}-${n}`, 'x'.repeat(size)) } catch {}").await;
    open_desk(&browser, &site.address).await;
    write(&browser, "No room here.").await;
    journalled(&browser, "No room here.").await;
    browser.client.refresh().await.expect("a reload");
    shows(&browser, "No room here.").await;
    assert!(!browser.run("return Object.values(localStorage).join()").await.as_str().expect("text").contains("No room here."), "there was room");
    browser.wait_for("the truth", "return document.querySelector('.tools .status, .status').innerText.includes('Saved')").await;
    browser.close().await;
}

#[tokio::test]
async fn a_draft_that_is_emptied_is_said_to_be_saved_and_one_that_is_not_begun_is_not() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    let says = |words: &str| format!("return document.querySelector('.status').innerText.includes('{words}')");
    browser.wait_for("nothing to be said yet", &says("Ready to save here")).await;
    write(&browser, "Words.").await;
    saved(&browser).await;
    browser.run("const field = document.querySelector('#draft'); field.focus(); field.select(); document.execCommand('delete')").await;
    shows(&browser, "").await;
    browser
        .wait_for("an empty record", "return Object.entries(localStorage).some(([key, raw]) => key.includes('/desk/') && !raw.includes('Words.'))")
        .await;
    assert_eq!(browser.run(&says("Saved")).await, true);
    browser.close().await;
}
