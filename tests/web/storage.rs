//! Real localStorage and a real IndexedDB: round trips, a full and a refused store, junk, leaving the page.

use practice_widget::exchange::saved::{Found, Ledger, PREFIX, Slot, Source, Tidying, Writer, Writing, merge};
use practice_widget::platform::storage::{Elsewhere, Frame, Outcome, Saver, Store, Trouble, WrittenTo, draw_bits};
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventTarget, Storage};

/// A store of its own for each test: they share one page.
fn store() -> (Store, String, Rc<RefCell<Vec<Outcome>>>) {
    let prefix = format!("test-{:x}/", draw_bits());
    let store = Store::new(&prefix);
    let outcomes = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&outcomes);
    // A busy machine makes any write slow.
    store.on_outcome(move |outcome| heard.borrow_mut().extend((outcome != Outcome::Slow).then_some(outcome)));
    (store, prefix, outcomes)
}

fn write(key: &str, raw: &str) -> Writing {
    Writing { key: key.to_owned(), revision: 1, raw: raw.to_owned() }
}

fn local() -> Storage {
    web_sys::window().expect("a window").local_storage().expect("allowed").expect("there")
}

async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("a window");
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).expect("a timer");
    });
    JsFuture::from(promise).await.expect("time passes");
}

/// Looks again and again, as long as one would wait for anything.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if is_so() {
            return;
        }
        sleep(5).await;
    }
    panic!("{what} never came");
}

async fn settled(store: &Store) {
    until("the end of a write", || !store.is_busy()).await;
}

fn sources(found: &[Found], key: &str) -> Vec<(Source, String)> {
    found.iter().filter(|found| found.key == key).map(|found| (found.source, found.raw.clone())).collect()
}

/// Replaces a function by one that throws, until dropped: the only way to a refusal in a page that is allowed everything.
struct Broken {
    owner: js_sys::Object,
    name: &'static str,
    before: js_sys::Object,
}

impl Broken {
    fn new(owner: &str, name: &'static str, body: &str) -> Self {
        let owner: js_sys::Object = js_sys::eval(owner).expect("an object").unchecked_into();
        let before = js_sys::Object::get_own_property_descriptor(&owner, &name.into()).unchecked_into::<js_sys::Object>();
        let function = js_sys::Function::new_no_args(body);
        let descriptor = js_sys::Object::new();
        let part = if js_sys::Reflect::has(&before, &"get".into()).expect("a descriptor") { "get" } else { "value" };
        js_sys::Reflect::set(&descriptor, &part.into(), &function).expect("set");
        js_sys::Reflect::set(&descriptor, &"configurable".into(), &true.into()).expect("set");
        js_sys::Object::define_property(&owner, &name.into(), &descriptor);
        Self { owner, name, before }
    }
}

impl Drop for Broken {
    fn drop(&mut self) {
        js_sys::Object::define_property(&self.owner, &self.name.into(), &self.before);
    }
}

fn throws(name: &str) -> String {
    format!("throw new DOMException('refused', '{name}')")
}

#[wasm_bindgen_test]
async fn what_is_put_lies_in_both_stores_and_is_read_back() {
    let (store, prefix, outcomes) = store();
    let key = format!("{prefix}a");
    store.put(write(&key, "words, é \u{1F980}"));
    assert_eq!(sources(&store.local_records(), &key), [(Source::Local, "words, é \u{1F980}".to_owned())], "at once");
    settled(&store).await;
    assert_eq!(*outcomes.borrow(), [Outcome::Saved { key: key.clone(), revision: 1, place: WrittenTo::Both }]);
    let (found, health) = Store::new(&prefix).records().await;
    let raw = "words, é \u{1F980}".to_owned();
    assert_eq!(sources(&found, &key), [(Source::Local, raw.clone()), (Source::Journal, raw.clone())]);
    assert_eq!((health.local, health.journal), (Ok(()), Ok(())));
    assert_ne!(health.frame, Frame::Foreign);
    assert_eq!(health.used, 2 * (key.len() + raw.encode_utf16().count()) as u64);
    assert!(health.space.is_some_and(|space| space.quota > 0.0));
    let (removed, trouble) = store.erase().await;
    assert_eq!((removed.len(), trouble), (2, Ok(())));
    assert!(store.records().await.0.is_empty());
    store.restore(&removed).await;
    assert_eq!(store.records().await.0, removed);
    store.erase().await.1.expect("erased");
}

#[wasm_bindgen_test]
async fn the_last_of_many_writes_is_what_both_stores_hold() {
    let (store, prefix, outcomes) = store();
    let key = format!("{prefix}a");
    for number in 0..50 {
        store.put(write(&key, &number.to_string()));
    }
    settled(&store).await;
    assert_eq!(outcomes.borrow().len(), 50);
    let found = store.records().await.0;
    assert_eq!(sources(&found, &key), [(Source::Local, "49".to_owned()), (Source::Journal, "49".to_owned())]);
    store.erase().await.1.expect("erased");
}

#[wasm_bindgen_test]
async fn a_full_local_storage_keeps_its_old_value_and_the_journal_and_the_page_the_new() {
    let (store, prefix, outcomes) = store();
    let (key, fill) = (format!("{prefix}a"), format!("{prefix}fill"));
    store.put(write(&key, "old"));
    settled(&store).await;
    let mut size = 5_242_880;
    let mut number = 0;
    while size > 0 {
        match local().set_item(&format!("{fill}{number}"), &"x".repeat(size)) {
            Ok(()) => number += 1,
            Err(_) => size /= 2,
        }
    }
    let new = "new ".repeat(1_000);
    store.put(write(&key, &new));
    // The journal has not answered yet, and whoever reads everything now must not take the new words for none.
    let at_once = store.local_records();
    settled(&store).await;
    let found = store.records().await.0;
    for filled in 0..number {
        local().remove_item(&format!("{fill}{filled}")).expect("removed");
    }
    assert_eq!(outcomes.borrow().last(), Some(&Outcome::Saved { key: key.clone(), revision: 1, place: WrittenTo::JournalOnly }));
    let expected = [(Source::Local, "old".to_owned()), (Source::Memory, new.clone()), (Source::Journal, new)];
    assert_eq!(sources(&at_once, &key), expected[..2]);
    assert_eq!(sources(&found, &key), expected);
    store.erase().await.1.expect("erased");
    assert!(sources(&store.local_records(), &key).is_empty());
}

#[wasm_bindgen_test]
async fn a_refusal_of_everything_is_told_and_the_words_stay_in_memory() {
    let (store, prefix, outcomes) = store();
    let key = format!("{prefix}a");
    {
        let _local = Broken::new("window", "localStorage", &throws("SecurityError"));
        let _journal = Broken::new("IDBFactory.prototype", "open", &throws("SecurityError"));
        store.put(write(&key, "words"));
        settled(&store).await;
        let (found, health) = store.records().await;
        assert_eq!(*outcomes.borrow(), [Outcome::NotSaved { key: key.clone(), revision: 1, why: Trouble::Blocked }]);
        assert_eq!(found, [Found { source: Source::Memory, key: key.clone(), raw: "words".to_owned() }]);
        assert_eq!((health.keeps(), health.local, health.journal), (false, Err(Trouble::Blocked), Err(Trouble::Blocked)));
        // Erased, they can be brought back as well.
        let (erased, _) = store.erase().await;
        assert_eq!((erased.as_slice(), store.local_records().as_slice()), (found.as_slice(), &[][..]));
        store.restore(&erased).await;
        assert_eq!(store.local_records(), found);
    }
    // As soon as one store is back, the next write reaches it.
    store.put(write(&key, "more words"));
    settled(&store).await;
    assert_eq!(outcomes.borrow().last(), Some(&Outcome::Saved { key: key.clone(), revision: 1, place: WrittenTo::LocalOnly }));
    assert_eq!(sources(&store.local_records(), &key), [(Source::Local, "more words".to_owned())]);
    local().remove_item(&key).expect("removed");
}

#[wasm_bindgen_test]
async fn local_storage_may_be_null_and_writes_may_throw() {
    let (store, prefix, outcomes) = store();
    {
        let _local = Broken::new("window", "localStorage", "return null");
        assert!(store.local_records().is_empty());
        store.put(write(&format!("{prefix}a"), "words"));
        settled(&store).await;
    }
    {
        let _writes = Broken::new("Storage.prototype", "setItem", &throws("QuotaExceededError"));
        store.put(write(&format!("{prefix}b"), "words"));
        settled(&store).await;
    }
    let places: Vec<bool> = outcomes.borrow().iter().map(|outcome| matches!(outcome, Outcome::Saved { place: WrittenTo::JournalOnly, .. })).collect();
    assert_eq!(places, [true, true]);
    store.erase().await.1.expect("erased");
}

#[wasm_bindgen_test]
async fn a_database_that_never_answers_is_waited_for_once_and_said_to_be_slow() {
    let (store, prefix, outcomes) = store();
    let heard = Rc::clone(&outcomes);
    store.on_outcome(move |outcome| heard.borrow_mut().push(outcome));
    let key = format!("{prefix}a");
    {
        let _silent = Broken::new(
            "IDBFactory.prototype",
            "open",
            "return IDBFactory.prototype.__silent ??= Object.create(IDBOpenDBRequest.prototype, { onsuccess: { set() {} }, onerror: { set() {} }, onupgradeneeded: { set() {} } })",
        );
        store.put(write(&key, "words"));
        settled(&store).await;
    }
    assert_eq!(*outcomes.borrow(), [Outcome::Slow, Outcome::Saved { key: key.clone(), revision: 1, place: WrittenTo::LocalOnly }]);
    store.put(write(&key, "more"));
    sleep(0).await;
    assert!(!store.is_busy(), "not asked again at once");
    local().remove_item(&key).expect("removed");
}

#[wasm_bindgen_test]
async fn a_database_deleted_while_open_is_made_again() {
    let (store, prefix, outcomes) = store();
    let key = format!("{prefix}a");
    store.put(write(&key, "words"));
    settled(&store).await;
    let factory = web_sys::window().expect("a window").indexed_db().expect("allowed").expect("there");
    let request = factory.delete_database(prefix.trim_end_matches('/')).expect("asked");
    until("the end of the database", || js_sys::Reflect::get(&request, &"readyState".into()) == Ok("done".into())).await;
    local().clear().expect("cleared");
    store.put(write(&key, "all the words"));
    settled(&store).await;
    assert_eq!(outcomes.borrow().last(), Some(&Outcome::Saved { key: key.clone(), revision: 1, place: WrittenTo::Both }));
    assert_eq!(sources(&store.records().await.0, &key).len(), 2);
    store.erase().await.1.expect("erased");
}

#[wasm_bindgen_test]
async fn junk_stays_where_it_is_and_the_good_copy_wins() {
    let store = Store::new(PREFIX);
    let slot = Slot::of_prompt(&"ownership".into(), "draft", &"conflict".into());
    let mut ledger = Ledger::new(Writer::from_bits(draw_bits()));
    let record = ledger.keep(&slot, 0, json!({"text": "words"}));
    let key = record.key().to_string();
    store.put(write(&key, &record.print()));
    settled(&store).await;
    local().set_item(&key, "\u{0}junk").expect("set");
    local().set_item("somebody-elses", "theirs").expect("set");
    let merged = merge(store.records().await.0);
    store.tidy(&merged.repairs).await;
    assert_eq!(merged.slots[&slot].current, record);
    assert_eq!(merged.quarantined.len(), 1);
    assert_eq!(local().get_item(&key).expect("read").as_deref(), Some("\u{0}junk"));
    local().remove_item(&key).expect("removed");
    let merged = merge(store.records().await.0);
    store.tidy(&merged.repairs).await;
    assert_eq!(local().get_item(&key).expect("read"), Some(record.print()), "a missing copy comes back");
    store.erase().await.1.expect("erased");
    assert_eq!(local().get_item("somebody-elses").expect("read").as_deref(), Some("theirs"));
    local().remove_item("somebody-elses").expect("removed");
}

#[wasm_bindgen_test]
async fn tidying_never_touches_what_was_written_since() {
    let (store, prefix, _) = store();
    let (same, changed, absent) = (format!("{prefix}same"), format!("{prefix}changed"), format!("{prefix}absent"));
    store.put(write(&same, "found"));
    store.put(write(&changed, "written since"));
    settled(&store).await;
    let tidy = |target, key: &str, was: Option<&str>, becomes: Option<&str>| Tidying {
        target,
        key: key.to_owned(),
        was: was.map(str::to_owned),
        becomes: becomes.map(str::to_owned),
    };
    for target in [Source::Local, Source::Journal] {
        let tidyings = [
            tidy(target, &same, Some("found"), None),
            tidy(target, &changed, Some("found"), None),
            tidy(target, &changed, None, Some("a copy")),
            tidy(target, &changed, Some("found"), Some("older")),
            tidy(target, &absent, Some("found"), Some("older")),
            tidy(target, &absent, None, Some("a copy")),
        ];
        store.tidy(&tidyings).await;
    }
    let mut found: Vec<(Source, String, String)> = store.records().await.0.into_iter().map(|found| (found.source, found.key, found.raw)).collect();
    found.sort();
    let mut expected = Vec::new();
    for source in [Source::Local, Source::Journal] {
        expected.push((source, absent.clone(), "a copy".to_owned()));
        expected.push((source, changed.clone(), "written since".to_owned()));
    }
    assert_eq!(found, expected);
    store.erase().await.1.expect("erased");
}

#[wasm_bindgen_test]
async fn keys_are_saved_after_a_pause_in_the_middle_of_typing_and_at_once_on_leaving() {
    let (store, prefix, _) = store();
    let key = format!("{prefix}a");
    let typed = Rc::new(RefCell::new(String::new()));
    let (text, to) = (Rc::clone(&typed), key.clone());
    let saver = Saver::new(&store, move || vec![write(&to, &text.borrow())]);
    let stored = || local().get_item(&key).expect("read").unwrap_or_default();

    typed.borrow_mut().push('a');
    saver.touch();
    assert_eq!((stored().as_str(), saver.is_waiting()), ("", true));
    until("the write of a pause", || stored() == "a").await;
    assert!(!saver.is_waiting());

    // Keys that leave no pause.
    until("a write in the middle of typing", || {
        typed.borrow_mut().push('b');
        saver.touch();
        stored() != "a"
    })
    .await;

    // A page so busy that the timer is overdue: the next key must not put the write off once more.
    typed.borrow_mut().push('x');
    saver.touch();
    let begun = js_sys::Date::now();
    while js_sys::Date::now() - begun < 450.0 {}
    typed.borrow_mut().push('y');
    saver.touch();
    assert!(stored().ends_with("xy"), "450 ms after the first key");

    // A clock that stands still.
    let date = js_sys::Reflect::get(&js_sys::global(), &"Date".into()).expect("a clock");
    let real = js_sys::Reflect::get(&date, &"now".into()).expect("its time");
    let still = js_sys::Date::now();
    let stopped = Closure::<dyn Fn() -> f64>::new(move || still);
    js_sys::Reflect::set(&date, &"now".into(), stopped.as_ref()).expect("it to stop");
    typed.borrow_mut().push('s');
    saver.touch();
    until("the write of a pause without a clock", || stored().ends_with('s')).await;
    js_sys::Reflect::set(&date, &"now".into(), &real).expect("it to go on");

    let window: EventTarget = web_sys::window().expect("a window").into();
    typed.borrow_mut().push('c');
    saver.touch();
    window.dispatch_event(&Event::new("pagehide").expect("an event")).expect("heard");
    assert!(stored().ends_with('c'), "before the handler returns");

    typed.borrow_mut().push('d');
    saver.touch();
    drop(saver);
    assert!(stored().ends_with('d'), "a saver never takes words with it");
    settled(&store).await;
    store.erase().await.1.expect("erased");
}

#[wasm_bindgen_test]
async fn other_pages_hear_what_was_written() {
    let (store, prefix, _) = store();
    let other = Store::new(&prefix);
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = Rc::clone(&heard);
    other.on_elsewhere(move |what| hearing.borrow_mut().push(what));
    store.on_elsewhere(|_| {});
    store.put(write(&format!("{prefix}a"), "words"));
    settled(&store).await;
    until("word of it", || !heard.borrow().is_empty()).await;
    assert_eq!(*heard.borrow(), [Elsewhere::Wrote(format!("{prefix}a"))]);
    let window: EventTarget = web_sys::window().expect("a window").into();
    let woken = web_sys::PageTransitionEvent::new("pageshow").expect("an event");
    window.dispatch_event(&woken).expect("heard");
    assert_eq!(heard.borrow().len(), 1, "an ordinary show is nothing");
    store.erase().await.1.expect("erased");
}
