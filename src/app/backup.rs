//! The stores as Progress knows them: their health, everything in one file and back, and erasing it.

use super::keeping::{ASKED, Archivist};
use super::surroundings::is_preview;
use crate::exchange::archive::{Archive, Counts, Effect, Plan};
use crate::exchange::early::PREFIX;
use crate::exchange::link::Carried;
use crate::exchange::route::{Place, Route};
use crate::exchange::saved::{Found, Kept, Merged, Slot, Source, Writer, merge};
use crate::platform::storage::{Frame, draw_bits};
use crate::platform::{clock, early, file, location, page};
use crate::practice::calendar;
use crate::practice::place::Arrival;
use crate::practice::session::{Action, Notice};
use crate::sorted::SortedSet;
use crate::ui::chunks::apart;
use crate::ui::progress::vault::{ArchiveHands, Ask, Checked, ERASED_SAID, Health, Imported, JoinedPart, KEPT, Shown, Vault};
use crate::ui::words;
use crate::view::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;

/// Under which name the time of the last backup is kept.
const BACKUP: &str = "backup";

/// The hands behind Progress for this archivist.
pub fn hands(archivist: StoredValue<Archivist>, dispatch: Callback<Action>) -> ArchiveHands {
    let vault = RwSignal::new(Vault::default());
    let ask = Callback::new(move |ask: Ask| {
        if is_preview() {
            return;
        }
        let archivist = archivist.get_value();
        spawn_local(async move {
            match answering(archivist, ask, vault, dispatch).await {
                Ok(answering) => answering.await,
                // Nothing was done, and what was to be opened is still where it was.
                Err(_) => dispatch.run(Action::Tell(Notice::ImportFailed(words::CHUNK_MISSING.text().to_owned()))),
            }
        });
    });
    ArchiveHands { ask, vault }
}

// Files come from rooms that are loaded apart, and most of what is asked comes from Progress.
apart!(learn: answering, load_answering, |archivist: Archivist, ask: Ask, vault: RwSignal<Vault>, dispatch: Callback<Action>| -> Pin<Box<dyn Future<Output = ()>>> => Box::pin(answer(archivist, ask, vault, dispatch)));

async fn answer(archivist: Archivist, ask: Ask, vault: RwSignal<Vault>, dispatch: Callback<Action>) {
    let store = archivist.store().clone();
    // What draws all of it anew says where one is then.
    let stands = match ask {
        Ask::Erase => Some(ERASED_SAID),
        Ask::Restore | Ask::UndoImport => Some(KEPT),
        _ => None,
    };
    match ask {
        Ask::Look => {}
        Ask::Check => {
            let merged = read(&archivist).await;
            store.tidy(&merged.repairs).await;
            let whole = merged.slots.values().flat_map(Kept::heads).count();
            vault.update(|vault| vault.checked = Some(Checked { whole, repaired: merged.repairs.len(), set_aside: set_aside(&merged) }));
        }
        Ask::Export => {
            let archive = Archive::of(&read(&archivist).await, clock::now());
            let date = calendar::date(calendar::day_of(archive.made_at, clock::offset_minutes(archive.made_at)));
            let name = format!("practice-widget-backup-{}-{:02}-{:02}.json", date.year, date.month, date.day);
            file::download(&name, "application/json", &archive.print());
            store.set_aside(BACKUP, Some(&archive.made_at.to_string()));
        }
        Ask::Raw => {
            let archive = Archive { records: Vec::new(), ..Archive::of(&read(&archivist).await, clock::now()) };
            file::download("practice-widget-unread.json", "application/json", &archive.print());
        }
        Ask::Open(text) => open(&archivist, &text, vault, dispatch).await,
        Ask::Import => import(&archivist, vault, dispatch).await,
        Ask::Leave => vault.update(|vault| vault.offer = None),
        Ask::UndoImport => {
            let Imported { keys, replaced, joined } = vault.try_update(|vault| vault.imported.take()).flatten().unwrap_or_default();
            let now = read(&archivist).await;
            let refused = store.remove(&keys).await.err().as_ref().map(super::keeping::why);
            store.restore(&replaced).await;
            archivist.start_over(dispatch).await;
            // What was joined is in a record of its own by now; where the learner has gone on with it, both stay together.
            let count = joined.len();
            let before: Vec<_> =
                joined.into_iter().filter(|joined| joined.after == head(&now, &joined.slot)).map(|joined| (joined.part, joined.before)).collect();
            vault.update(|vault| (vault.refused, vault.went_on) = (refused, before.len() < count));
            archivist.touch(before.iter().map(|(part, _)| part.clone()).collect());
            dispatch.run(Action::Restore(before));
        }
        Ask::Erase => {
            archivist.finish().await;
            let (mut erased, ended) = store.erase().await;
            store.set_aside(BACKUP, None);
            store.set_aside(ASKED, None);
            let early = early::kept(PREFIX);
            early::forget(&early);
            erased.extend(early.into_iter().map(|(key, raw)| Found { source: Source::Local, key, raw }));
            let refused = ended.err().as_ref().map(super::keeping::why);
            vault.set(Vault { erased, refused, ..Vault::default() });
            archivist.start_over(dispatch).await;
        }
        Ask::Restore => {
            archivist.finish().await;
            let erased = vault.with_untracked(|vault| vault.erased.clone());
            store.restore(&erased).await;
            vault.set(Vault::default());
            archivist.start_over(dispatch).await;
        }
    }
    let health = look(&archivist).await;
    vault.update(|vault| vault.health = Some(health));
    if let Some(stands) = stands {
        // It is drawn anew last by what has just been set.
        request_animation_frame(move || page::hold(stands));
    }
}

/// Everything in the stores, after what waits to be written.
async fn read(archivist: &Archivist) -> Merged {
    archivist.finish().await;
    merge(archivist.store().records().await.0)
}

/// What somebody sent goes to its own place; of a backup is first seen, in Progress, what it would change.
async fn open(archivist: &Archivist, text: &str, vault: RwSignal<Vault>, dispatch: Callback<Action>) {
    // What another file would have brought is no longer on offer, whatever this one is.
    vault.update(|vault| *vault = Vault { offer: None, checked: None, ..std::mem::take(vault) });
    match Carried::parse_file(text) {
        Some(Ok(carried)) => return dispatch.run(super::locking::received(carried)),
        Some(Err(problem)) => return dispatch.run(Action::Tell(Notice::NotOpened(problem))),
        None => {}
    }
    let offer = match Archive::parse(text) {
        Ok((archive, skipped)) => (Plan::new(&archive, &read(archivist).await, &Writer::from_bits(draw_bits())), skipped),
        Err(problem) => return dispatch.run(Action::Tell(Notice::ImportFailed(words::no_archive(problem).to_owned()))),
    };
    vault.update(|vault| vault.offer = Some(offer));
    let there = Route { lesson: archivist.lesson().clone(), place: Place::Progress };
    location::go(&there.href());
    // Also who is there already comes anew: what was said of another file goes.
    dispatch.run(Action::Arrive(Arrival::At(there)));
}

/// The record in which a slot stands now.
fn head(merged: &Merged, slot: &Slot) -> Option<(Writer, u64)> {
    merged.slots.get(slot).map(|kept| (kept.current.writer.clone(), kept.current.revision))
}

fn set_aside(merged: &Merged) -> usize {
    merged.quarantined.len() + merged.newer.len()
}

async fn look(archivist: &Archivist) -> Health {
    let (found, health) = archivist.store().records().await;
    let keys = |source: Source| found.iter().filter(|found| found.source == source).map(|found| found.key.as_str()).collect::<SortedSet<_>>();
    // A store that answers may have had no room for what the other keeps.
    let (journal, local) = (keys(Source::Journal), keys(Source::Local));
    let all_in_local = journal.iter().all(|key| local.contains(key));
    Health {
        keeps: (health.local.is_ok() && all_in_local, health.journal.is_ok()),
        frame: match health.frame {
            Frame::Top => Shown::Alone,
            Frame::SameOrigin => Shown::AtHome,
            Frame::Foreign => Shown::Abroad,
        },
        used: health.used,
        space: health.space.map(|space| (space.used, space.quota)),
        persisted: health.persisted,
        backup: archivist.store().aside(BACKUP).and_then(|at| at.parse().ok()),
        set_aside: set_aside(&merge(found)),
    }
}

/// Adds what the file has and this browser lacks; nothing here is overwritten, and texts written apart stay side by side. All of it, or
/// where the stores refuse some of it, nothing.
async fn import(archivist: &Archivist, vault: RwSignal<Vault>, dispatch: Callback<Action>) {
    let Some((plan, skipped)) = vault.try_update(|vault| vault.offer.take()).flatten() else { return };
    archivist.finish().await;
    let found = archivist.store().records().await.0;
    let here = merge(found.clone());
    let of = |wanted: Effect| plan.changes.iter().filter(move |(_, change)| *change == wanted).map(|(slot, _)| slot);
    let gone = of(Effect::Newer).filter_map(|slot| here.slots.get(slot));
    let gone: SortedSet<String> = gone.flat_map(Kept::heads).map(|record| record.key().to_string()).collect();
    let replaced = found.into_iter().filter(|found| gone.contains(&found.key)).collect();
    let joined: Vec<_> = of(Effect::Joined)
        .filter_map(|slot| {
            let (part, before) = archivist.read_as(&here.slots.get(slot)?.current)?;
            Some(JoinedPart { part, before, slot: slot.clone(), after: None })
        })
        .collect();
    for record in &plan.writes {
        archivist.store().put(record.writing());
    }
    archivist.finish().await;
    let keys: Vec<String> = plan.undo().iter().map(ToString::to_string).collect();
    if let Some(why) = archivist.give_up(&keys) {
        // What did arrive goes again, as far as it can.
        drop(archivist.store().remove(&keys).await);
        return dispatch.run(Action::Tell(Notice::ImportFailed(words::import_refused(&words::why_not_kept(why)))));
    }
    archivist.take_in(dispatch).await;
    let now = read(archivist).await;
    let joined = joined.into_iter().map(|joined| JoinedPart { after: head(&now, &joined.slot), ..joined }).collect();
    vault.update(|vault| vault.imported = Some(Imported { keys, replaced, joined }));
    let Counts { added, beside, known } = plan.counts();
    dispatch.run(Action::Tell(Notice::Imported { added, beside, known, skipped }));
}
