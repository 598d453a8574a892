//! The store: one handle on localStorage, the journal and memory.

use super::elsewhere::{Elsewhere, Neighbours};
use super::health::{self, Health};
use super::journal::{Journal, Write};
use super::timer::Timer;
use super::{Trouble, local};
use crate::exchange::saved::{Found, Source, Tidying, Writing};
use crate::sorted::SortedMap;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Keeps records; cheap to clone, all clones are one store.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    prefix: String,
    journal: Journal,
    /// What this page has written last where localStorage refused it: the journal may not have it yet, or not answer when it is asked. Read
    /// back as [`Source::Memory`].
    memory: RefCell<SortedMap<String, String>>,
    neighbours: RefCell<Option<Neighbours>>,
    on_outcome: RefCell<Rc<dyn Fn(Outcome)>>,
    unfinished: Cell<usize>,
}

/// What became of one write. Exactly one for each, within 4 s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Written and confirmed.
    Saved {
        /// Under which key.
        key: String,
        /// Which revision.
        revision: u64,
        /// By which stores.
        place: WrittenTo,
    },
    /// Kept in this page's memory only: leaving the page loses it.
    NotSaved {
        /// Under which key.
        key: String,
        /// Which revision.
        revision: u64,
        /// Why.
        why: Trouble,
    },
    /// The stores take long; what becomes of it is said later.
    Slow,
}

/// From when on a write takes long, in milliseconds: a usual one takes some ten.
const SLOW: i32 = 600;

/// Which stores have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenTo {
    /// Both: the browser may be killed.
    Both,
    /// localStorage alone: a browser killed in the next seconds loses it (platform fact 1).
    LocalOnly,
    /// The journal alone, as when localStorage is full.
    JournalOnly,
}

impl Store {
    /// The store of all keys beginning with `prefix`. Nothing is read or opened yet.
    pub fn new(prefix: &str) -> Self {
        Self(Rc::new(Inner {
            prefix: prefix.to_owned(),
            journal: Journal::new(prefix.trim_end_matches('/')),
            memory: RefCell::default(),
            neighbours: RefCell::new(None),
            on_outcome: RefCell::new(Rc::new(|_| {})),
            unfinished: Cell::new(0),
        }))
    }

    /// Calls back with what became of every write from now on.
    pub fn on_outcome(&self, heard: impl Fn(Outcome) + 'static) {
        self.0.on_outcome.replace(Rc::new(heard));
    }

    /// Calls back when another page of this browser writes something, or may have.
    pub fn on_elsewhere(&self, heard: impl Fn(Elsewhere) + Clone + 'static) {
        let neighbours = Neighbours::new(&self.0.prefix, heard);
        self.0.neighbours.replace(Some(neighbours));
    }

    /// What can be read at once, for the first paint: localStorage and this page's memory. Nothing where it is refused.
    pub fn local_records(&self) -> Vec<Found> {
        let local = found(Source::Local, local::records(&self.0.prefix).unwrap_or_default());
        let memory = self.0.memory.borrow().iter().map(|(key, raw)| (key.clone(), raw.clone())).collect();
        local.into_iter().chain(found(Source::Memory, memory)).collect()
    }

    /// Everything in all stores, and how they do. Answers within about 4 s even where the database never does (case 6 of `scripts/faults`).
    pub async fn records(&self) -> (Vec<Found>, Health) {
        let (space, persisted) = (health::space().await, health::persisted().await);
        let journal = self.0.journal.records().await;
        // From here on nothing is waited for: what one of the stores lacks was to be in both at the same time.
        let local = local::records(&self.0.prefix);
        let units = |text: &String| text.encode_utf16().count() as u64 * 2;
        let used = local.iter().flatten().map(|(key, raw)| units(key) + units(raw)).sum();
        let health = Health {
            local: local.map(drop),
            journal: journal.as_ref().map(drop).map_err(Clone::clone),
            frame: health::frame(),
            used,
            space,
            persisted,
        };
        let records = self.local_records().into_iter().chain(found(Source::Journal, journal.unwrap_or_default())).collect();
        (records, health)
    }

    /// Writes one record to both stores: to localStorage, read back, before this returns; to the journal as soon as it
    /// answers. The outcome comes through [`Store::on_outcome`].
    pub fn put(&self, writing: Writing) {
        let Writing { key, revision, raw } = writing;
        let local = local::write(&key, &raw);
        let changes: Vec<Write> = vec![(key.clone(), Some(raw.clone()))];
        drop(match local {
            Ok(()) => self.0.memory.borrow_mut().remove(&key),
            Err(_) => self.0.memory.borrow_mut().insert(key.clone(), raw),
        });
        let begun = self.0.journal.write(&changes);
        if local.is_ok() {
            self.tell(&Elsewhere::Wrote(key.clone()));
        }
        self.0.unfinished.set(self.0.unfinished.get() + 1);
        let store = self.clone();
        let told = self.clone();
        let slow = Timer::after(SLOW, move || told.say(Outcome::Slow));
        spawn_local(async move {
            let journal = store.0.journal.finish(begun, &changes).await;
            drop(slow);
            store.0.unfinished.set(store.0.unfinished.get() - 1);
            let place = match (local, journal) {
                (Ok(()), Ok(())) => Ok(WrittenTo::Both),
                (Ok(()), Err(_)) => Ok(WrittenTo::LocalOnly),
                (Err(_), Ok(())) => Ok(WrittenTo::JournalOnly),
                (Err(why), Err(_)) => Err(why),
            };
            let outcome = match place {
                Ok(place) => {
                    if place == WrittenTo::JournalOnly {
                        store.tell(&Elsewhere::Wrote(key.clone()));
                    }
                    Outcome::Saved { key, revision, place }
                }
                Err(why) => Outcome::NotSaved { key, revision, why },
            };
            store.say(outcome);
        });
    }

    fn say(&self, outcome: Outcome) {
        let heard = Rc::clone(&self.0.on_outcome.borrow());
        heard(outcome);
    }

    /// Whether writes are still on their way to the journal.
    pub fn is_busy(&self) -> bool {
        self.0.unfinished.get() > 0
    }

    /// Makes the changes that `merge` found safe, each only where the bytes found still lie: another tab may have written since,
    /// and its newer record must stay (platform fact 6). A refusal leaves things as they were, to be met at the next visit.
    pub async fn tidy(&self, tidyings: &[Tidying]) {
        for tidying in tidyings.iter().filter(|tidying| tidying.target == Source::Local) {
            drop(local::exchange(&tidying.key, tidying.was.as_deref(), tidying.becomes.as_deref()));
        }
        let journal: Vec<&Tidying> = tidyings.iter().filter(|tidying| tidying.target == Source::Journal).collect();
        if !journal.is_empty() {
            drop(self.0.journal.exchange(&journal).await);
        }
    }

    /// A word kept beside the records, which nobody would miss: nothing where it is refused.
    pub fn aside(&self, name: &str) -> Option<String> {
        local::reach().ok()?.get_item(&self.aside_key(name)).ok()?
    }

    /// Keeps a word beside the records, or forgets it.
    pub fn set_aside(&self, name: &str, word: Option<&str>) {
        let key = self.aside_key(name);
        // Where it is refused it is not kept; nobody was promised that it would be.
        drop(match word {
            Some(word) => local::write(&key, word),
            None => local::remove(&key),
        });
    }

    /// Not under the prefix: it is no record.
    fn aside_key(&self, name: &str) -> String {
        format!("{}.{name}", self.0.prefix.trim_end_matches('/'))
    }

    /// Removes keys from all stores, as those an import added when it is undone.
    pub async fn remove(&self, keys: &[String]) -> Result<(), Trouble> {
        let mut refused = None;
        for key in keys {
            self.0.memory.borrow_mut().remove(key);
            refused = local::remove(key).err().or(refused);
        }
        let changes: Vec<Write> = keys.iter().map(|key| (key.clone(), None)).collect();
        self.change(&changes).await?;
        refused.map_or(Ok(()), Err)
    }

    /// Removes everything under the prefix from all stores; answers what it was, so that [`Store::restore`] can bring it back,
    /// and the trouble met, when something may be left. Whoever writes afterwards must be a new writer, so that nothing stands
    /// in the way of bringing it back.
    pub async fn erase(&self) -> (Vec<Found>, Result<(), Trouble>) {
        let (found, _) = self.records().await;
        let keys: Vec<String> = found.iter().map(|found| found.key.clone()).collect();
        let removed = self.remove(&keys).await;
        for key in keys {
            self.tell(&Elsewhere::Wrote(key));
        }
        (found, removed)
    }

    /// Puts back what [`Store::erase`] removed, each where it was, unless something newer lies there.
    pub async fn restore(&self, found: &[Found]) {
        for found in found.iter().filter(|found| found.source == Source::Memory) {
            self.0.memory.borrow_mut().entry(found.key.clone()).or_insert(found.raw.clone());
        }
        let back = |found: &Found| Tidying { target: found.source, key: found.key.clone(), was: None, becomes: Some(found.raw.clone()) };
        self.tidy(&found.iter().map(back).collect::<Vec<_>>()).await;
    }

    async fn change(&self, changes: &[Write]) -> Result<(), Trouble> {
        let begun = self.0.journal.write(changes);
        self.0.journal.finish(begun, changes).await
    }

    fn tell(&self, what: &Elsewhere) {
        if let Some(neighbours) = &*self.0.neighbours.borrow() {
            neighbours.tell(what);
        }
    }
}

fn found(source: Source, records: Vec<(String, String)>) -> Vec<Found> {
    records.into_iter().map(|(key, raw)| Found { source, key, raw }).collect()
}
