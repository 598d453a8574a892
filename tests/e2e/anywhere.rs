//! On somebody else's page, and from links.

use crate::browser::{Browser, Site};
use crate::desk::{DRAFT, draft, open_desk, saved, shows, write};
use crate::folder::Folder;
use crate::hands::{key, keys};
use crate::offline::first_prompt;
use fantoccini::key::Key;
use serde_json::Value;

/// A course page on a host of its own, with three widgets that come from another.
pub fn course(widget: &Folder) -> Folder {
    let host = Folder::empty();
    let page = include_str!("../pages/course.html").replace("PROMPT", &first_prompt(widget, "/")).replace("WIDGET", &widget.address);
    std::fs::write(host.file("index.html"), page).expect("a page");
    host
}

const LISTEN: &str = "window.heard = []; for (const kind of ['ready', 'resize', 'completed']) addEventListener(`practice-${kind}`, e => heard.push([e.target.id, kind, e.detail])); window.raw = []; addEventListener('message', e => raw.push(e.data))";

#[tokio::test]
async fn a_course_page_shows_three_widgets_that_fit_and_report() {
    let widget = Folder::of_dist("/");
    let host = course(&widget);
    let browser = Browser::open().await;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": LISTEN })).await;
    browser.client.goto(&host.address).await.expect("the course page");
    for (id, least) in [("one", 1), ("two", 1000)] {
        browser.run(&format!("document.getElementById('{id}').scrollIntoView()")).await;
        browser.wait_for("a widget to be ready", &format!("return heard.some(([id, kind]) => id === '{id}' && kind === 'ready')")).await;
        let fits = format!(
            "const frame = document.getElementById('{id}').shadowRoot.querySelector('iframe'); const last = heard.filter(([id, kind]) => id === '{id}' && kind === 'resize').at(-1); return !!last && Math.abs(frame.clientHeight - last[2].height) <= 1 && last[2].height >= {least}"
        );
        browser.wait_for("the frame to fit", &fits).await;
    }
    assert_eq!(
        browser.run("return document.querySelector('#one').shadowRoot.querySelector('iframe').title.length > 20").await,
        true,
        "titled by the prompt"
    );
    let retitled = "const one = document.getElementById('one'), frame = one.shadowRoot.querySelector('iframe'), told = frame.title; one.setAttribute('title', 'Week 7'); const asked = frame.title; one.removeAttribute('title'); return asked === 'Week 7' && frame.title === told && one.shadowRoot.querySelector('iframe') === frame";
    assert_eq!(browser.run(retitled).await, true, "titled anew by the page, in the same frame");
    let rated = "const widget = document.createElement('practice-widget'); widget.setAttribute('answer', 'x'); document.body.append(widget); const place = widget.shadowRoot.querySelector('iframe').src; widget.remove(); return place.includes('view=calibrate') && place.endsWith('#/calibrate/x')";
    assert_eq!(browser.run(rated).await, true, "an answer alone is rated");
    browser.run("document.getElementById('three').scrollIntoView()").await;
    browser
        .wait_for(
            "LTI's and the resizer's size messages",
            "return raw.some(m => m.subject === 'lti.frameResize') && raw.some(m => m.context === 'h5p' && m.action === 'resize')",
        )
        .await;

    // Taken out and put in again it starts anew; taken out for good it leaves no listener that answers.
    browser.run("window.one = document.getElementById('one'); one.remove(); heard.length = 0; document.body.prepend(one); scrollTo(0, 0)").await;
    browser.wait_for("the widget to be ready again", "return heard.some(([id, kind]) => id === 'one' && kind === 'ready')").await;

    let frame = browser.run("return document.getElementById('one').shadowRoot.querySelector('iframe')").await;
    let element: fantoccini::elements::Element = fantoccini::elements::Element::from_element_id(browser.client.clone(), element_id(&frame).into());
    element.enter_frame().await.expect("the frame");
    browser
        .wait_for(
            "the prompt without masthead",
            "return !!document.querySelector('[data-embed] .pw:not(.shell)') && !document.querySelector('.mast')",
        )
        .await;
    assert_eq!(browser.run("return getComputedStyle(document.body).backgroundColor").await, "rgba(0, 0, 0, 0)");
    browser.client.clone().enter_parent_frame().await.expect("the page");
    let said = browser.run("return JSON.stringify(raw)").await;
    assert!(!said.as_str().unwrap_or_default().contains("actor"), "no statement names anybody");
    browser.close().await;
}

#[tokio::test]
async fn the_page_around_may_dress_the_widget_and_nothing_else() {
    let widget = Folder::of_dist("/");
    let host = course(&widget);
    let browser = Browser::open().await;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": LISTEN })).await;
    browser.client.goto(&host.address).await.expect("the course page");
    browser.wait_for("a widget to be ready", "return heard.some(([id, kind]) => id === 'one' && kind === 'ready')").await;
    browser.run("const to = document.getElementById('one').shadowRoot.querySelector('iframe').contentWindow; for (let i = 0; i < 5000; i++) to.postMessage({practice: 1, type: 'appearance', theme: 'x'.repeat(i), accent: 'url(https://example.org)', href: 'javascript:1', html: '<b>'}, '*'); for (const odd of [null, 1, 'x', [], {practice: 1}, {practice: '1', type: 'hello'}, {context: 'h5p', action: {}}]) to.postMessage(odd, '*'); document.getElementById('one').setAttribute('theme', 'dark')").await;
    let frame = browser.run("return document.getElementById('one').shadowRoot.querySelector('iframe')").await;
    fantoccini::elements::Element::from_element_id(browser.client.clone(), element_id(&frame).into()).enter_frame().await.expect("the frame");
    browser.wait_for("the dark theme", "return document.documentElement.dataset.theme === 'dark'").await;
    assert_eq!(browser.run("return document.documentElement.style.getPropertyValue('--practice-accent')").await, "");
    assert_eq!(browser.troubles().await, Vec::<String>::new());
    browser.client.clone().enter_parent_frame().await.expect("the page");
    // What is given may be taken away again.
    for (act, accent) in [("setAttribute('accent', '#ff0000')", "#ff0000"), ("removeAttribute('accent')", "")] {
        browser.run(&format!("document.getElementById('one').{act}")).await;
        fantoccini::elements::Element::from_element_id(browser.client.clone(), element_id(&frame).into()).enter_frame().await.expect("the frame");
        let dressed = format!("return document.documentElement.style.getPropertyValue('--practice-accent') === '{accent}'");
        browser.wait_for("the accent", &dressed).await;
        browser.client.clone().enter_parent_frame().await.expect("the page");
    }
    // So may what the page's style sheets set.
    browser.run("document.documentElement.style.setProperty('--practice-surface', 'oklch(1 0 0)'); const one = document.getElementById('one'); one.style.setProperty('--practice-radius', '0px'); one.style.setProperty('--practice-accent', 'transparent'); one.setAttribute('theme', 'light')").await;
    fantoccini::elements::Element::from_element_id(browser.client.clone(), element_id(&frame).into()).enter_frame().await.expect("the frame");
    let own = "const own = document.documentElement.style; return own.getPropertyValue('--practice-surface') === '#ffffff' && own.getPropertyValue('--practice-radius') === '0px' && !own.getPropertyValue('--practice-accent')";
    browser.wait_for("the page's properties", own).await;
    browser.client.clone().enter_parent_frame().await.expect("the page");
    browser.run("const one = document.getElementById('one'); document.documentElement.removeAttribute('style'); one.removeAttribute('style'); one.removeAttribute('theme')").await;
    // Without a theme it is as dark as its ground, in whatever space the page writes its colours.
    for (ground, theme) in [
        ("rgb(250, 250, 250)", "light"),
        ("rgb(20, 20, 20)", "dark"),
        ("oklch(0.98 0 0)", "light"),
        ("oklch(0.2 0 0)", "dark"),
        ("color(srgb 1 1 1)", "light"),
    ] {
        let dressed = format!(
            "document.body.style.background = '{ground}'; const one = document.getElementById('one'); one.setAttribute('theme', 'dark'); one.removeAttribute('theme'); return one.shadowRoot.querySelector('iframe').style.colorScheme"
        );
        assert_eq!(browser.run(&dressed).await, theme, "{ground}");
    }
    browser.close().await;
}

#[tokio::test]
async fn a_widget_that_cannot_load_is_explained_within_eight_seconds() {
    let widget = Folder::of_dist("/");
    let host = course(&widget);
    std::fs::write(host.file("embed.js"), std::fs::read(widget.file("embed.js")).expect("the script")).expect("a copy");
    let page = std::fs::read_to_string(host.file("index.html")).expect("the page");
    // The script loads, and the widget beside it does not.
    std::fs::write(host.file("index.html"), page.replace(&format!("{}embed.js", widget.address), "embed.js")).expect("a page");
    std::fs::write(host.file("missing"), "").expect("a file");
    let browser = Browser::open().await;
    let address = format!("{}index.html", host.address);
    std::fs::rename(host.file("index.html"), host.file("course.html")).expect("a rename");
    browser.client.goto(&address.replace("index", "course")).await.expect("the course page");
    let begun = std::time::Instant::now();
    browser.wait_for("the explanation", "return document.getElementById('one').shadowRoot?.textContent.includes('did not load') ?? false").await;
    assert!(begun.elapsed().as_secs() < 8, "took {:?}", begun.elapsed());
    browser.client.clone().close().await.expect("the browser to close");
}

#[tokio::test]
async fn a_prompt_link_opens_cold_and_says_what_it_leads_to() {
    let site = Folder::of_dist("/");
    let prompt = first_prompt(&site, "/");
    let page = std::fs::read_to_string(site.file(&format!("p/continuous-learning/{prompt}/index.html"))).expect("the prompt's page");
    for wanted in ["og:title", "og:description", "twitter:card", "Content-Security-Policy"] {
        assert!(page.contains(wanted), "the page lacks {wanted}");
    }
    let browser = Browser::open().await;
    browser.client.goto(&format!("{}p/continuous-learning/{prompt}/", site.address)).await.expect("the page");
    browser
        .wait_for(
            "the widget at the prompt",
            &format!("return location.hash === '#/continuous-learning/practise/{prompt}' && !!document.querySelector('#app > .pw:not(.shell)')"),
        )
        .await;
    browser.close().await;
}

#[tokio::test]
async fn the_dialog_gives_snippets_that_work_and_nothing_leaves_the_origin() {
    let site = Folder::of_dist("/");
    let prompt = first_prompt(&site, "/");
    let browser = Browser::open().await;
    browser.goto(&format!("{}#/continuous-learning/practise/{prompt}", site.address)).await;
    browser.press("Embed or share").await;
    browser
        .wait_for(
            "the preview to run",
            "return !!document.querySelector('dialog .preview')?.contentDocument?.querySelector('[data-embed] .pw:not(.shell)')",
        )
        .await;
    let texts = browser.run("return [...document.querySelectorAll('dialog textarea')].map(box => box.value)").await;
    let texts: Vec<String> = serde_json::from_value(texts).expect("texts");
    assert!(texts[0].ends_with(&format!("p/continuous-learning/{prompt}/")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("<practice-widget lesson=\"continuous-learning\"")), "{texts:?}");
    assert!(texts.iter().any(|text| text.starts_with("<iframe src=")), "{texts:?}");
    browser.press("Close").await;
    browser.wait_for("the dialog to close", "return !document.querySelector('dialog[open]')").await;
    for place in ["read/wary-of-comfort", "quiz", "calibrate", "progress"] {
        browser.run(&format!("location.hash = '#/continuous-learning/{place}'")).await;
        browser.wait_for("the place", &format!("return location.hash.endsWith('{place}')")).await;
    }
    let strangers = browser
        .run("return performance.getEntries().map(entry => entry.name).filter(name => name.startsWith('http') && !name.startsWith(location.origin))")
        .await;
    assert_eq!(strangers, Value::Array(vec![]), "a request left the origin");
    browser.close().await;
}

/// All that this browser keeps for the page, who writes, and who waits to.
const KEPT: &str = "return new Promise(done => {
    const open = indexedDB.open('practice-widget');
    open.onupgradeneeded = () => open.transaction.abort();
    open.onsuccess = () => {
        const records = open.result.transaction('records').objectStore('records'), keys = records.getAllKeys(), all = records.getAll();
        all.onsuccess = async () => {
            open.result.close();
            const { held, pending } = await navigator.locks.query();
            done(JSON.stringify([Object.entries(localStorage).sort(), keys.result, all.result, held.map(lock => lock.name), pending.map(lock => lock.name)]));
        };
    };
})";

#[tokio::test]
async fn the_preview_is_of_a_first_visit_and_the_dialog_stays_with_the_learner() {
    let site = Site::serve();
    let browser = Browser::open().await;
    open_desk(&browser, &site.address).await;
    write(&browser, DRAFT).await;
    saved(&browser).await;
    // Of a page that was left in the middle: a first visit has none of it, and it is not the preview's to take in.
    let early = "localStorage.setItem('practice-early/continuous-learning/practise/no-support', JSON.stringify({ from: '', text: 'Early.' })); window.heard = []; new BroadcastChannel('practice-widget/').onmessage = said => heard.push(said.data)";
    browser.run(early).await;
    let kept = browser.run(KEPT).await;
    for (width, height) in [(1280, 900), (320, 640)] {
        browser.resize(width, height).await;
        browser.press("Embed or share").await;
        browser
            .wait_for(
                "a first visit's field",
                "return document.querySelector('dialog .preview')?.contentDocument?.querySelector('#draft')?.value === ''",
            )
            .await;
        // What it would wait for, a lock or the journal, is asked for before the rooms are fetched that nobody opens in it.
        let fetched = "const page = document.querySelector('.preview').contentWindow; return ['learn', 'desks', 'pass_on'].every(room => page.performance.getEntriesByType('resource').some(file => file.name.includes(`split_${room}`) && file.responseEnd))";
        browser.wait_for("all of its program", fetched).await;
        let shown = "const page = document.querySelector('.preview').contentDocument, field = page.querySelector('#draft'); return [field.value, field.readOnly, page.querySelector('.elsewhere')?.innerText ?? '', page.querySelector('.status').innerText.includes('Not saved')]";
        assert_eq!(browser.run(shown).await, serde_json::json!(["", false, "", false]), "at {width}");
        let stands = "const dialog = document.querySelector('dialog[open]'), at = document.activeElement, box = at.getBoundingClientRect(), frame = dialog.getBoundingClientRect(); return [dialog.scrollTop, at.textContent, box.top >= frame.top && box.bottom <= frame.bottom]";
        assert_eq!(browser.run(stands).await, serde_json::json!([0, "Close", true]), "at {width}");
        // The keyboard passes it by, and so does a finger.
        let passed = "const frame = document.querySelector('.preview'); frame.scrollIntoView({ block: 'center' }); frame.focus(); const box = frame.getBoundingClientRect(), hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); return document.activeElement !== frame && hit !== frame";
        assert_eq!(browser.run(passed).await, true, "at {width}");
        let texts = browser.run("return [...document.querySelectorAll('dialog textarea')].map(box => box.value).join()").await;
        assert!(!texts.as_str().is_some_and(|texts| texts.contains("preview")), "{texts}");
        assert_eq!(browser.run(KEPT).await, kept, "at {width}");
        assert_eq!(browser.run("return document.querySelector('#draft').readOnly").await, false, "the learner's own draft is the learner's");
        keys(&browser, &key(Key::Escape)).await;
        browser.wait_for("the dialog to close", "return !document.querySelector('dialog[open]')").await;
    }
    assert_eq!(browser.run("return heard").await, Value::Array(vec![]), "other pages heard of it");
    assert_eq!(draft(&browser).await, DRAFT);
    write(&browser, " And on.").await;
    shows(&browser, &format!("{DRAFT} And on.")).await;
    // Where the program leads to a part of the page, the dialog stays where it is as well.
    for place in ["read/key-terms", "practise", "progress"] {
        browser.run(&format!("location.hash = '#/continuous-learning/{place}'")).await;
        browser.press("Embed or share").await;
        browser
            .wait_for("the preview", "return !!document.querySelector('dialog .preview')?.contentDocument?.querySelector('.pw:not(.shell) main')")
            .await;
        assert_eq!(browser.run("return document.querySelector('dialog[open]').scrollTop").await, 0, "{place}");
        browser.press("Close").await;
        browser.wait_for("the dialog to close", "return !document.querySelector('dialog[open]')").await;
    }
    // In a tab the word means nothing: there somebody could write.
    browser.goto(&format!("{}?embed=1&preview=1&view=practise#/continuous-learning/practise/no-support", site.address)).await;
    shows(&browser, &format!("{DRAFT} And on.")).await;
    browser.close().await;
}

/// The id WebDriver gives an element.
pub fn element_id(value: &Value) -> String {
    value.as_object().and_then(|object| object.values().next()).and_then(Value::as_str).expect("an element").to_owned()
}
