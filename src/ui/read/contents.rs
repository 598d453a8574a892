//! The table of contents with reading progress.

use crate::exchange::route::Place;
use crate::lesson::{LANGUAGE, Section, SectionId};
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// All sections; the headings of the one that is open; how much is read.
#[component]
pub fn Contents(
    /// The section on show.
    section: Signal<SectionId>,
) -> impl IntoView {
    let ui = Ui::get();
    let share = ui.slice(move |session| session.reading.share(ui.lesson));
    let line = move || words::reading_progress(share.get(), ui.session.with(|session| session.reading.minutes_left(ui.lesson)));
    let rows: Vec<_> = ui.lesson.sections.iter().enumerate().map(|(index, known)| row(ui, index, known, section)).collect();
    let current = move || section.with(|id| ui.lesson.sections.iter().position(|known| &known.id == id)).unwrap_or_default();
    view! {
        <nav class="side contents" aria-label=words::CONTENTS>
            <details>
                <summary>
                    <b lang=LANGUAGE>{move || format!("{} · {}", current() + 1, ui.lesson.sections.get(current()).map_or("", |known| known.short.as_str()))}</b>
                    <span>{words::CONTENTS}</span>
                </summary>
                <p class="caps">{words::CONTENTS}</p>
                <ol>{rows}</ol>
                <p class="progress-line num" style=("--done", move || fixed(share.get(), 3))>{line}</p>
            </details>
        </nav>
    }
}

fn row(ui: Ui, index: usize, section: &'static Section, open: Signal<SectionId>) -> View {
    let here = Memo::new(move |_| open.with(|id| id == &section.id));
    let read = ui.slice(move |session| session.reading.read.contains(&section.id));
    let headings = move || {
        (here.get() && !section.headings.is_empty()).then(|| {
            let rows: Vec<_> = section
                .headings
                .iter()
                .map(|heading| {
                    let href = ui.href(Place::Read(section.id.clone(), Some(heading.anchor.clone())));
                    view! { <li><a href=href lang=LANGUAGE>{heading.title.as_str()}</a></li> }
                })
                .collect();
            view! { <ol class="sub">{rows}</ol> }
        })
    };
    let href = ui.href(Place::Read(section.id.clone(), None));
    view! {
        <li data-read=move || read.get().then_some("")>
            <span>{index + 1}</span>
            <a href=href aria-current=move || here.get().then_some("page")>
                <span lang=LANGUAGE>{section.short.as_str()}</span>
                {move || read.get().then(|| view! { <span class="hide">{words::READ_ALREADY}</span> })}
            </a>
            {headings}
        </li>
    }
}
