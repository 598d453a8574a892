//! What can be asked, with how much of it there is.

use super::{asked, words};
use crate::exchange::route::{Asked, Place};
use crate::practice::session::Session;
use crate::ui::Ui;
use crate::view::prelude::*;

/// The list beside every screen of the room.
#[component]
pub fn Side() -> impl IntoView {
    let ui = Ui::get();
    let here = ui.slice(asked);
    let counts = ui.slice(move |session| session.quiz.counts(ui.lesson, session.day));
    let later = ui.slice(move |session| words::next_due(next(ui, session)));
    let first = ui.lesson.items.first().map(|item| Asked::Section(item.section.clone())).unwrap_or_default();
    let row = |label: &'static str, to: Asked, count: Signal<usize>| {
        let kind = std::mem::discriminant(&to);
        let href = ui.href(Place::Quiz(to));
        let current = move || here.with(|here| std::mem::discriminant(here) == kind).then_some("true");
        view! { <li><a href=href aria-current=current>{label}</a><span>{move || count.get()}</span></li> }
    };
    view! {
        <nav class="side quizside" aria-label=words::WHAT_TO_ASK>
            <p class="caps">{words::ASK_ME}</p>
            <ul class="due num">
                {row(words::DUE.text(), Asked::Due, Signal::derive(move || counts.get().due))}
                {row(words::MISSED.text(), Asked::Missed, Signal::derive(move || counts.get().missed))}
                {row(words::BY_SECTION.text(), first, Signal::derive(move || counts.get().all))}
                {row(words::MIXED.text(), Asked::Mixed, Signal::derive(move || counts.get().mixed))}
            </ul>
            <p class="note later">{later}" "{words::NOTHING_LOST}</p>
        </nav>
    }
}

/// The next day that asks anything.
pub fn next(ui: Ui, session: &Session) -> Option<i32> {
    session.quiz.schedule.due(ui.lesson, session.day).next
}
