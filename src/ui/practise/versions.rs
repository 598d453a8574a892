//! Kept versions: compare any two, word by word and on the checklist, and restore one without losing the present.

use super::desk::DeskUi;
use crate::exchange::route::{Desktop, Place};
use crate::lesson::LANGUAGE;
use crate::practice::desk::DeskAction;
use crate::practice::difference::{Run, RunKind, changed_words, difference};
use crate::practice::version::{LevelChange, Reason, VersionId, checklist_change};
use crate::ui::common::form::folded;
use crate::ui::words;
use crate::view::prelude::*;

/// A version in the list.
#[derive(Clone, PartialEq)]
struct Row {
    id: VersionId,
    at: u64,
    reason: Reason,
    words: usize,
    reviewed: bool,
    /// Whether the draft is this very version.
    is_draft: bool,
}

/// The longest name of a version, in UTF-16 units: a line of the list, and of the menus that versions are chosen from.
const NAME_LENGTH: u32 = 60;

/// The element where a comparison changes first.
const FIRST_CHANGE: &str = "first-change";

fn title(row: &Row) -> String {
    words::version_title(row.id.0, &words::version_reason(&row.reason))
}

/// The desk with all versions on it.
#[component]
pub fn VersionsDesk() -> impl IntoView {
    let desk = DeskUi::get();
    let rows = desk.slice(|desk, _| {
        let row = |version: &crate::practice::version::Version| Row {
            id: version.id,
            at: version.at.0,
            reason: version.reason.clone(),
            words: crate::practice::text::count_words(&version.text),
            reviewed: version.review.is_some(),
            is_draft: version.is(desk.draft()),
        };
        desk.versions().all().iter().rev().map(row).collect::<Vec<_>>()
    });
    // Compared: an older version, and a newer one or the draft as it is now.
    let to_compare =
        move || desk.ui.session.with_untracked(|session| session.with_desk(&desk.prompt.id, |desk| desk.versions().to_compare(desk.draft())));
    let older = RwSignal::new(to_compare());
    let newer = RwSignal::new(None::<VersionId>);
    // What is deleted is compared no longer.
    Effect::new(move |_| {
        rows.with(|rows| {
            let is_gone = |chosen: Option<VersionId>| chosen.is_none_or(|id| rows.iter().all(|row| row.id != id));
            if is_gone(older.get_untracked()) {
                older.set(to_compare());
            }
            if newer.get_untracked().is_some() && is_gone(newer.get_untracked()) {
                newer.set(None);
            }
        });
    });
    view! {
        <main class="page practise" id="main">
            <div class="text">
                <Back />
                <h1 class="display">{words::VERSIONS}</h1>
                <super::others::Others />
                {move || rows.with(Vec::is_empty).then(|| view! { <p class="standfirst">{words::NO_VERSIONS}</p> })}
                <ol class="versions"><For each=move || rows.get() key=|row| (row.id, row.reviewed, row.is_draft) children=move |row| version_row(desk, rows, row) /></ol>
                {move || (!rows.with(Vec::is_empty)).then(|| view! {
                    <section class="compare" aria-labelledby="compare-title">
                        <h2 class="title" id="compare-title">{words::COMPARE}</h2>
                        <div class="btnrow">
                            <Choose label=words::OLDER.text() rows chosen=older with_draft=false />
                            <Choose label=words::NEWER.text() rows chosen=newer with_draft=true />
                        </div>
                        <Difference older newer />
                    </section>
                })}
            </div>
        </main>
    }
}

/// The way back to the draft, and the prompt one is at.
#[component]
pub fn Back() -> impl IntoView {
    let desk = DeskUi::get();
    let href = desk.ui.href(Place::Practise(desk.prompt.id.clone(), Desktop::Draft));
    view! {
        <p class="caps caps--accent prompt-no" lang=LANGUAGE>{desk.prompt.short.as_str()}</p>
        <p class="leans"><a href=href>{words::BACK_TO_DRAFT}</a></p>
        <super::elsewhere::ElsewhereBanner />
    }
}

fn version_row(desk: DeskUi, rows: Memo<Vec<Row>>, row: Row) -> View {
    let id = row.id;
    // The row stays while it is named, and so does the focus.
    let title = move || rows.with(|rows| rows.iter().find(|row| row.id == id).map(title));
    let named = if let Reason::Named(name) = &row.reason { name.clone() } else { String::new() };
    let naming = if named.is_empty() { words::NAME_VERSION } else { words::RENAME_VERSION };
    let name = move || {
        let field = view! { <input type="text" maxlength=NAME_LENGTH autocomplete="off" translate="no" value=named.clone() on:input=move |event| desk.act(DeskAction::NameVersion { version: id, name: event_target_value(&event) }) /> };
        view! { <label class="field">{words::VERSION_NAME}{field}</label> }
    };
    view! {
        <li>
            <p><b>{title}</b></p>
            <p class="state num">{words::version_meta(row.words, row.at, (desk.ui.edge.offset)(row.at))}{row.is_draft.then(|| view! { ", "{words::THE_DRAFT_NOW} })}</p>
            <p class="acts">
                <button class="link" type="button" on:click=move |_| desk.act(DeskAction::RestoreVersion(id))>{words::RESTORE}</button>
                <button class="link" type="button" on:click=move |_| desk.act(DeskAction::DeleteVersion(id))>{words::DELETE}</button>
            </p>
            {folded("help", naming.text(), Box::new(name))}
            {row.reviewed.then(|| folded("help", words::REVIEW_OF_IT.text(), Box::new(move || view! { {super::review::saved(desk, id)}{super::review::saved_first(desk, id)} })))}
        </li>
    }
}

#[component]
fn Choose(label: &'static str, rows: Memo<Vec<Row>>, chosen: RwSignal<Option<VersionId>>, with_draft: bool) -> impl IntoView {
    let options = move || {
        let all = rows.get().into_iter().map(|row| {
            view! { <option value=row.id.0.to_string() prop:selected=chosen.get() == Some(row.id)>{title(&row)}</option> }
        });
        all.collect::<Vec<_>>()
    };
    let choose = move |event| chosen.set(event_target_value(&event).parse().ok().map(VersionId));
    view! {
        <label class="switch">
            {label}
            <select on:change=choose>
                {with_draft.then(|| view! { <option value="" prop:selected=move || chosen.get().is_none()>{words::THE_DRAFT_NOW}</option> })}
                {options}
            </select>
        </label>
    }
}

#[component]
fn Difference(older: RwSignal<Option<VersionId>>, newer: RwSignal<Option<VersionId>>) -> impl IntoView {
    let desk = DeskUi::get();
    let runs = desk.slice(move |desk, _| difference(desk.text_of(older.get()), desk.text_of(newer.get())));
    let moved = desk.slice(move |desk, _| {
        let both = desk.review_of(older.get()).zip(desk.review_of(newer.get()));
        both.map(|(before, after)| checklist_change(before, after)).unwrap_or_default()
    });
    let pieces = move || {
        // The first change is where the way to it leads.
        let mut id = Some(FIRST_CHANGE);
        // What went and what came for it have no space between them.
        let mut follows = false;
        let piece = |run: Run| {
            let class = follows.then_some("came");
            follows = run.kind != RunKind::Same;
            match run.kind {
                RunKind::Same => run.text.into_view(),
                RunKind::Added => view! { <ins id=id.take() class=class>{run.text}</ins> },
                RunKind::Removed => view! { <del id=id.take() class=class>{run.text}</del> },
            }
        };
        runs.get().into_iter().map(piece).collect::<Vec<_>>()
    };
    let levels = move || {
        moved
            .get()
            .into_iter()
            .map(|LevelChange { criterion, before, after }| {
                let title = desk.ui.lesson.criterion(&criterion).map_or_else(|| criterion.to_string(), |criterion| criterion.name.clone());
                view! { <li>{words::level_change(&title, words::level(before), words::level(after))}</li> }
            })
            .collect::<Vec<_>>()
    };
    let found = move || {
        runs.with(|runs| {
            if runs.iter().all(|run| run.kind == RunKind::Same) {
                return words::NO_DIFFERENCE.into_view();
            }
            let (added, removed) = changed_words(runs);
            view! { {words::changed(added, removed)} " " <button class="link" type="button" on:click=move |_| (desk.ui.edge.focus)(FIRST_CHANGE)>{words::FIRST_CHANGE}</button> }
        })
    };
    view! {
        <p class="state">{found}</p>
        <p class="difference" lang=LANGUAGE aria-label=words::COMPARE>{pieces}</p>
        <ul class="dashes">{levels}</ul>
    }
}
