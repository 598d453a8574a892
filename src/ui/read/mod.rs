//! Read: the contents beside a section of the lesson, terms explained in the margin, the way on at the foot.

mod answer;
mod block;
mod contents;
mod listing;
mod term;

pub use answer::AnswerBlock;

use crate::exchange::route::Place;
use crate::lesson::{LANGUAGE, Section, SectionId};
use crate::practice::session::Action;
use crate::ui::{Ui, words};
use crate::view::prelude::*;
use contents::Contents;
use term::TermNote;

/// The reading room: re-renders when another section is opened.
#[component]
pub fn Read(
    /// The section on show.
    section: Signal<SectionId>,
) -> impl IntoView {
    let ui = Ui::get();
    let open = RwSignal::new(None);
    // A term stands in the section it was opened in.
    Effect::new(move |_| {
        section.with(|_| ());
        open.set(None);
    });
    view! {
        <main class="page" id="main">
            <Contents section />
            {move || {
                ui.lesson.section(&section.get()).map(|section| view! { <Article section open /> })
            }}
            <TermNote open />
        </main>
    }
}

#[component]
fn Article(section: &'static Section, open: RwSignal<Option<term::Open>>) -> impl IntoView {
    let ui = Ui::get();
    let number = ui.lesson.sections.iter().position(|known| known.id == section.id).unwrap_or_default();
    let blocks: Vec<_> = section.blocks.iter().map(|block| block::view(section, block)).collect();
    let end = format!("end-of-{}", section.id);
    let seen = end.clone();
    Effect::new(move |_| {
        (ui.edge.when_seen)(&seen, Box::new(move || ui.act(Action::FinishSection(section.id.clone()))));
    });
    let turn = |label: &'static str, index: Option<usize>| {
        let section = ui.lesson.sections.get(index?)?;
        let href = ui.href(Place::Read(section.id.clone(), None));
        Some(view! { <a href=href><span class="caps">{label}</span><b lang=LANGUAGE>{section.title.as_str()}</b></a> })
    };
    view! {
        <article class="text" id=ui.href(Place::Read(section.id.clone(), None))[1..].to_owned() tabindex="-1" on:click=move |event| term::click(ui, &event, open)>
            <span class="numeral">{number + 1}</span>
            <h1 class="display" lang=LANGUAGE>{section.title.as_str()}</h1>
            <p class="standfirst" lang=LANGUAGE>{section.standfirst.as_str()}</p>
            {(number == 0).then(|| view! {
                // Who comes here first is told what else there is, as in the readable page.
                <p class="invite"><span>{words::INVITE}</span><a class="btn" href=ui.href(Place::Prompts)>{words::INVITE_BUTTON}</a></p>
            })}
            {blocks}
            <nav class="turn" aria-label=words::BEFORE_AFTER id=end>
                {turn(words::BEFORE.text(), number.checked_sub(1))}
                {turn(words::NEXT.text(), Some(number + 1))}
            </nav>
        </article>
    }
}
