//! What is due today and what comes later, with a file for the learner's own calendar.

use super::words;
use crate::exchange::route::{Asked, Desktop, Place};
use crate::lesson::LANGUAGE;
use crate::practice::calendar::{Entry, ics};
use crate::practice::schedule::Due;
use crate::ui::Ui;
use crate::view::prelude::*;

/// The due list; calm where it is empty.
#[component]
pub fn DueBox() -> impl IntoView {
    let ui = Ui::get();
    let due = ui.slice(move |session| (session.quiz.schedule.due(ui.lesson, session.day), session.day));
    let list = move || due.with(|(due, day)| list(ui, due, *day));
    view! {
        <section class="comesback" aria-labelledby="progress-due">
            <div class="lab"><h2 class="title" id="progress-due">{words::DUE}</h2></div>
            {list}
        </section>
    }
}

fn list(ui: Ui, due: &Due, day: i32) -> View {
    if due.today.is_empty() && due.next.is_none() {
        return view! { <p class="quiet">{words::DUE_NEVER}</p> };
    }
    let prompts: Vec<_> = due
        .today
        .prompts
        .iter()
        .filter_map(|id| ui.lesson.prompt(id))
        .map(|prompt| {
            let href = ui.href(Place::Practise(prompt.id.clone(), Desktop::Rehearse));
            view! { <li><span lang=LANGUAGE>{format!("“{}”", prompt.text)}</span><a href=href>{words::DUE_RETELL}</a></li> }
        })
        .collect();
    let items = due.today.items.len();
    view! {
        {due.today.is_empty().then(|| view! { <p class="quiet">{words::DUE_NOTHING}</p> })}
        <ul class="duelist">
            {(items > 0).then(|| view! { <li><span>{words::due_items(items)}</span><a href=ui.href(Place::Quiz(Asked::Due))>{words::DUE_ANSWER}</a></li> })}
            {prompts}
        </ul>
        {(due.waiting > 0).then(|| view! { <p class="quiet">{words::due_waiting(due.waiting)}</p> })}
        <p class="btnrow">
            {due.next.map(|next| view! { <span class="quiet">{words::due_next(&words::day(next, day))}</span> })}
            <button class="link" type="button" on:click=move |_| calendar(ui)>{words::CALENDAR}</button>
        </p>
    }
}

/// Offers every day that asks something as a calendar file.
fn calendar(ui: Ui) {
    let plan = ui.session.with_untracked(|session| session.quiz.schedule.plan(ui.lesson, session.day));
    let entries: Vec<Entry> = plan
        .iter()
        .map(|agenda| Entry {
            day: agenda.day,
            uid: format!("{}-{}@practice-widget", ui.lesson.id, agenda.day),
            summary: words::agenda(agenda.items.len(), agenda.prompts.len()),
            description: ui.lesson.title.clone(),
            url: format!("{}{}", ui.host.base, ui.href(Place::Progress)),
        })
        .collect();
    (ui.edge.download)(&format!("{}.ics", ui.lesson.id), "text/calendar", &ics(&entries, (ui.edge.now)()));
}
