//! Everything in one file, and back: the hands behind Progress.

use super::keeping::Archivist;
use crate::exchange::archive::{Archive, Change, Plan};
use crate::exchange::link::Carried;
use crate::exchange::saved::{Writer, merge};
use crate::platform::storage::{Write, draw_bits};
use crate::platform::{clock, file};
use crate::practice::session::{Action, Notice};
use crate::ui::progress::ArchiveHands;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Export and import for this archivist.
pub fn hands(archivist: StoredValue<Archivist, LocalStorage>, dispatch: Callback<Action>) -> ArchiveHands {
    let export = Callback::new(move |()| archivist.with_value(|archivist| spawn_local(export(archivist.clone()))));
    let import = Callback::new(move |text: String| archivist.with_value(|archivist| spawn_local(import(archivist.clone(), text, dispatch))));
    ArchiveHands { export, import }
}

async fn export(archivist: Archivist) {
    archivist.finish().await;
    let (found, _) = archivist.store().records().await;
    let archive = Archive::of(&merge(found), clock::now());
    file::download("practice-widget-backup.json", "application/json", &archive.print());
}

/// Adds what the file has and this browser lacks; nothing here is overwritten, and texts written apart stay side by side.
async fn import(archivist: Archivist, text: String, dispatch: Callback<Action>) {
    match Carried::parse_file(&text) {
        Some(Ok(carried)) => return dispatch.run(super::locking::received(carried)),
        Some(Err(problem)) => return dispatch.run(Action::Tell(Notice::NotOpened(problem.to_string()))),
        None => {}
    }
    let (archive, skipped) = match Archive::parse(&text) {
        Ok(read) => read,
        Err(problem) => return dispatch.run(Action::Tell(Notice::ImportFailed(problem.to_string()))),
    };
    archivist.finish().await;
    let (found, _) = archivist.store().records().await;
    let plan = Plan::new(&archive, &merge(found), &Writer::from_bits(draw_bits()));
    for record in &plan.writes {
        archivist.store().put(Write { key: record.key().to_string(), revision: record.revision, raw: record.print() });
    }
    archivist.read_all(dispatch);
    let counts = plan.counts();
    let of = |changes: &[Change]| changes.iter().filter_map(|change| counts.get(change)).sum();
    dispatch.run(Action::Tell(Notice::Imported {
        added: of(&[Change::New, Change::Newer, Change::Removed]),
        beside: of(&[Change::Conflicting]),
        known: of(&[Change::Same, Change::Older]),
        skipped,
    }));
}
