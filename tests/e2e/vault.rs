//! Storage as Progress shows it: health, check, export and import, erasing and bringing back.

use crate::browser::{Browser, Site};
use crate::desk::{open_desk, shows, write};
use crate::faults::desk::{backup, choose_backup, journalled, stored};

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
    says(&browser, "within the last day").await;
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
    assert!(!stored(&browser).await.iter().any(|(_, raw)| raw.contains("Gone and back.")), "something was left");
    browser.press("Undo").await;
    browser.wait_for("the record", "return Object.values(localStorage).join().includes('Gone and back.')").await;
    browser.run("history.back()").await;
    shows(&browser, "Gone and back.").await;
    browser.close().await;
}
