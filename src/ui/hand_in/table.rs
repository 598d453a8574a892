//! The table: a row for each hand-in, a column for each criterion and each mark.

use super::words;
use crate::exchange::hand_in::csv;
use crate::lesson::{Criterion, LANGUAGE, Level};
use crate::practice::hand_in::{Collected, Collection};
use crate::practice::session::Action;
use crate::ui::Ui;
use crate::view::prelude::*;

/// The table with its buttons.
#[component]
pub fn Table(
    /// How many rows it has; another number draws it anew.
    count: usize,
    /// Which of them are open.
    open: RwSignal<Vec<usize>>,
) -> impl IntoView {
    let ui = Ui::get();
    let marks: Vec<_> = ui
        .lesson
        .marks
        .iter()
        .enumerate()
        .map(|(slot, mark)| {
            view! { <th scope="col" class="n"><span class="badge" data-m=slot + 1 data-l=mark.letter.as_str() title=mark.name.as_str()></span><span class="hide" lang=LANGUAGE>{mark.name.as_str()}</span></th> }
        })
        .collect();
    let criteria: Vec<_> =
        ui.lesson.criteria.iter().map(|criterion| view! { <th scope="col" lang=LANGUAGE>{criterion.name.as_str()}</th> }).collect();
    let (rows, sums) = ui.session.with_untracked(|session| {
        let all = &session.collection.all;
        let rows: Vec<_> = all.iter().enumerate().map(|(at, collected)| row(ui, at, collected, open)).collect();
        let sums: Vec<_> = ui.lesson.criteria.iter().map(|criterion| sum(&session.collection, criterion)).collect();
        (rows, sums)
    });
    let save = move |_| {
        let table = ui.session.with_untracked(|session| csv(&session.collection.all, ui.lesson, &words::csv_heads()));
        (ui.edge.download)(&format!("hand-ins-{}.csv", ui.lesson.id), "text/csv", &table);
    };
    let clear = move |_| {
        open.set(Vec::new());
        ui.act(Action::ClearCollected);
        (ui.edge.focus)("main");
    };
    let columns = ui.lesson.marks.len();
    view! {
        <section aria-labelledby="collect-table">
            <div class="lab"><h2 class="title" id="collect-table">{words::TABLE}</h2><p>{words::TABLE_HINT}</p></div>
            <div class="tablebox" tabindex="0" role="group" aria-labelledby="collect-table">
                <table class="handins">
                    <thead><tr><th scope="col">{words::WRITER}</th><th scope="col" class="n">{words::WORDS}</th>{criteria}{marks}</tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot><tr><th scope="row">{words::IN_ALL}" "<span class="num">{count}</span></th><td></td>{sums}<td colspan=columns></td></tr></tfoot>
                </table>
            </div>
            <p class="btnrow">
                <button class="btn" type="button" on:click=save>{words::SAVE_TABLE}</button>
                <button class="link" type="button" on:click=clear>{words::CLEAR_TABLE}</button>
            </p>
        </section>
    }
}

fn row(ui: Ui, at: usize, collected: &Collected, open: RwSignal<Vec<usize>>) -> View {
    let hand_in = &collected.hand_in;
    let marks: Vec<_> = ui.lesson.marks.iter().map(|mark| view! { <td class="n num">{hand_in.times(&mark.id)}</td> }).collect();
    let level = |criterion: &'static Criterion| match hand_in.level(&criterion.id) {
        Some(level) => view! { <td><span class="step" data-s=level.key()>{crate::ui::words::level(level)}</span></td> },
        None => view! { <td><span aria-hidden="true">"–"</span><span class="hide">{words::NOT_JUDGED}</span></td> },
    };
    let levels: Vec<_> = ui.lesson.criteria.iter().map(level).collect();
    let prompt = ui.lesson.prompt(&hand_in.draft.prompt).map(|prompt| view! { <span class="quiet" lang=LANGUAGE>{prompt.short.as_str()}</span> });
    let is_open = move || open.with(|open| open.contains(&at));
    let show = move |_| {
        if open.with_untracked(|open| open.contains(&at)) {
            (ui.edge.focus)(&format!("handed-{at}"));
        } else {
            open.update(|open| open.push(at));
        }
    };
    view! {
        <tr>
            <th scope="row">
                <button class="link" type="button" id=format!("writer-{at}") aria-expanded=move || is_open().to_string() on:click=show><bdi>{collected.title().to_owned()}</bdi></button>
                {prompt}
            </th>
            <td class="n num">{hand_in.words()}</td>
            {levels}
            {marks}
        </tr>
    }
}

/// How often each level was given to a criterion, the best first.
fn sum(collection: &Collection, criterion: &'static Criterion) -> View {
    let line = |level: Level| {
        let times = collection.times(&criterion.id, level);
        view! { <span class="step num" data-s=level.key()>{format!("{times} {}", crate::ui::words::level(level).to_lowercase())}</span> }
    };
    view! { <td>{[Level::Clear, Level::Hinted, Level::Missing].map(line).into_iter().collect::<Vec<_>>()}</td> }
}
