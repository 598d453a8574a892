//! The journal: the same records in `IndexedDB`, which a killed browser keeps (platform fact 2).
//!
//! One database, one object store, version 1 for ever, because an upgrade would wait for old tabs (fact 10). Everything has a
//! time limit: a database that never answers is a store we do not have.

use super::listener::Listener;
use super::{Trouble, timer};
use crate::exchange::saved::Tidying;
use js_sys::{Array, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const STORE: &str = "records";
const VERSION: u32 = 1;
/// The longest wait for an answer, in milliseconds (case 6 of `scripts/faults`: no hang over 2 s).
const PATIENCE: i32 = 1_800;
/// How long a failed database is left alone, in milliseconds.
const REST: f64 = 30_000.0;

/// The journal, opened when first needed and again when it was taken away.
pub struct Journal {
    name: String,
    state: RefCell<State>,
}

enum State {
    Closed,
    Opening(Promise),
    /// Given up at once when somebody wants to delete the database, who would otherwise wait for this page.
    Open {
        database: IdbDatabase,
        _wanted: Listener,
    },
    Failed {
        until: f64,
        why: Trouble,
    },
}

/// One change of the journal: a key, and its new bytes or nothing.
pub type Write = (String, Option<String>);

impl Journal {
    /// The journal in the database of this name; opens nothing yet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), state: RefCell::new(State::Closed) }
    }

    /// Every key and its bytes.
    pub async fn records(&self) -> Result<Vec<(String, String)>, Trouble> {
        let reading = |database: &IdbDatabase| {
            let store = transaction(database, "readonly")?.object_store(STORE)?;
            Ok((store.get_all_keys()?, store.get_all()?))
        };
        let (keys, values) = match self.open().await.map(|database| reading(&database)) {
            Ok(Ok(requests)) => requests,
            Ok(Err(_)) => {
                self.close();
                reading(&self.open().await?).map_err(|thrown: JsValue| Trouble::of(&thrown))?
            }
            Err(trouble) => return Err(trouble),
        };
        // Both handlers have to be in place before the first answer comes.
        let (keys, values) = (answer(&keys), answer(&values));
        let keys = Array::from(&result(&timer::within(PATIENCE, keys).await?)?);
        let values = Array::from(&result(&timer::within(PATIENCE, values).await?)?);
        Ok(keys.iter().zip(values.iter()).filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
    }

    /// Makes all changes or none, in the order of the calls. Where the database is open already, they have begun when this
    /// returns, before the answer is awaited: a page about to be left has no later.
    pub fn write(&self, changes: &[Write]) -> Begun {
        let State::Open { database, .. } = &*self.state.borrow() else { return Begun(None) };
        Begun(begin(database, changes).ok())
    }

    /// Waits until the changes are made, beginning them first if [`Journal::write`] could not.
    pub async fn finish(&self, begun: Begun, changes: &[Write]) -> Result<(), Trouble> {
        let transaction = match begun.0 {
            Some(transaction) => transaction,
            None => self.begin_late(changes).await?,
        };
        timer::within(PATIENCE, completion(&transaction)).await.map(drop)
    }

    /// Makes each change only where the bytes found still lie, all in one transaction.
    pub async fn exchange(&self, tidyings: &[&Tidying]) -> Result<(), Trouble> {
        let transaction = transaction(&self.open().await?, "readwrite").map_err(|thrown| Trouble::of(&thrown))?;
        let looking = tidyings.iter().map(|tidying| look_and_change(&transaction, tidying)).collect::<Result<Vec<_>, _>>();
        let looking = looking.map_err(|thrown| Trouble::of(&thrown))?;
        let done = timer::within(PATIENCE, completion(&transaction)).await.map(drop);
        for (request, _heard) in looking {
            request.set_onsuccess(None);
        }
        done
    }

    async fn begin_late(&self, changes: &[Write]) -> Result<IdbTransaction, Trouble> {
        if let Ok(transaction) = begin(&self.open().await?, changes) {
            return Ok(transaction);
        }
        // The database was closed under us, as when site data is cleared (case 12 of `scripts/faults`): once more, from the start.
        self.close();
        begin(&self.open().await?, changes).map_err(|thrown| Trouble::of(&thrown))
    }

    fn close(&self) {
        if let State::Open { database, .. } = self.state.replace(State::Closed) {
            database.close();
        }
    }

    async fn open(&self) -> Result<IdbDatabase, Trouble> {
        let opening = match &*self.state.borrow() {
            State::Open { database, .. } => return Ok(database.clone()),
            State::Failed { until, why } if js_sys::Date::now() < *until => return Err(why.clone()),
            State::Opening(promise) => Some(promise.clone()),
            State::Closed | State::Failed { .. } => None,
        };
        let opened = match opening {
            Some(promise) => timer::within(PATIENCE, promise).await,
            None => self.open_anew().await,
        };
        match opened.and_then(|event| result(&event)?.dyn_into::<IdbDatabase>().map_err(|_| Trouble::Gone)) {
            Ok(database) => {
                let wanted = database.clone();
                let listener = Listener::new(&database, "versionchange", move |_| wanted.close());
                self.state.replace(State::Open { database: database.clone(), _wanted: listener });
                Ok(database)
            }
            Err(why) => {
                self.state.replace(State::Failed { until: js_sys::Date::now() + REST, why: why.clone() });
                Err(why)
            }
        }
    }

    async fn open_anew(&self) -> Result<JsValue, Trouble> {
        let factory = match web_sys::window().ok_or(Trouble::Blocked)?.indexed_db() {
            Ok(Some(factory)) => factory,
            Ok(None) => return Err(Trouble::Blocked),
            Err(thrown) => return Err(Trouble::of(&thrown)),
        };
        let request = factory.open_with_u32(&self.name, VERSION).map_err(|thrown| Trouble::of(&thrown))?;
        let fresh = request.clone();
        let upgrade = Closure::<dyn FnMut()>::new(move || make_store(&fresh));
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let promise = answer(&request);
        self.state.replace(State::Opening(promise.clone()));
        let opened = timer::within(PATIENCE, promise).await;
        request.set_onupgradeneeded(None);
        opened
    }
}

/// Changes on their way, if the database was open.
pub struct Begun(Option<IdbTransaction>);

fn make_store(request: &IdbOpenDbRequest) {
    if let Some(database) = request.result().ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok()) {
        // A failure leaves the store missing, and every transaction on it then says so.
        drop(database.create_object_store(STORE));
    }
}

/// A transaction of relaxed durability: the bytes are with the operating system, which outlives the browser. Reached by
/// name, because the binding for its options is not stable.
fn transaction(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"durability".into(), &"relaxed".into())?;
    let function: js_sys::Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    function.call3(database, &STORE.into(), &mode.into(), &options)?.dyn_into()
}

fn begin(database: &IdbDatabase, changes: &[Write]) -> Result<IdbTransaction, JsValue> {
    let transaction = transaction(database, "readwrite")?;
    let store = transaction.object_store(STORE)?;
    for (key, raw) in changes {
        change(&store, key, raw.as_deref())?;
    }
    commit(&transaction);
    Ok(transaction)
}

/// Asks not to wait for the answers to the single requests; a browser without `commit` waits for them.
fn commit(transaction: &IdbTransaction) {
    #[expect(deprecated, reason = "the binding is deprecated, the browsers' method is not")]
    drop(transaction.commit());
}

/// A request for what lies under a key, and what hears the answer.
type Look = (IdbRequest, Closure<dyn FnMut()>);

/// Reads one key and, inside the same transaction, changes it if it is what it was. What is answered must outlive the
/// transaction.
fn look_and_change(transaction: &IdbTransaction, tidying: &Tidying) -> Result<Look, JsValue> {
    let store = transaction.object_store(STORE)?;
    let request = store.get(&tidying.key.as_str().into())?;
    let (answered, tidying) = (request.clone(), tidying.clone());
    let heard = Closure::<dyn FnMut()>::new(move || {
        if answered.result().is_ok_and(|now| now.as_string() == tidying.was) {
            // Refused only when the transaction has ended, and then everything stays as it was.
            drop(change(&store, &tidying.key, tidying.becomes.as_deref()));
        }
    });
    request.set_onsuccess(Some(heard.as_ref().unchecked_ref()));
    Ok((request, heard))
}

fn change(store: &IdbObjectStore, key: &str, raw: Option<&str>) -> Result<IdbRequest, JsValue> {
    match raw {
        Some(raw) => store.put_with_key(&raw.into(), &key.into()),
        None => store.delete(&key.into()),
    }
}

/// The event that ends a request. The promise's own functions are the handlers, so nothing of ours has to outlive the wait.
fn answer(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// The result of the request that ended with this event.
fn result(event: &JsValue) -> Result<JsValue, Trouble> {
    let target = event.dyn_ref::<Event>().and_then(Event::target).and_then(|target| target.dyn_into::<IdbRequest>().ok());
    target.ok_or(Trouble::Gone)?.result().map_err(|thrown| Trouble::of(&thrown))
}

fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
        transaction.set_onerror(Some(&reject));
    })
}
