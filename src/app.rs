//! The wiring: the one file that knows the view and the browser. It opens the session from what the address says, hands
//! every action to it, and lets the address bar and storage follow.

use crate::exchange::route::Route;
use crate::lesson::{Lesson, Library};
use crate::platform::{clipboard, clock, file, location, page};
use crate::practice::session::{Action, Session};
use crate::ui::Ui;
use crate::ui::edge::Edge;
use crate::ui::frame::Frame;
use leptos::prelude::*;

/// Takes over the readable page.
pub fn start(library: &'static Library) {
    let Some(lesson) = library.lessons.first() else { return };
    let Some(element) = page::take_over("app") else { return };
    leptos::mount::mount_to(element, move || view! { <App library lesson /> }).forget();
}

#[component]
fn App(library: &'static Library, lesson: &'static Lesson) -> impl IntoView {
    let mut opened = Session::new(lesson);
    opened.apply(Action::Arrive(Route::parse(&location::fragment(), library)), lesson);
    let session = RwSignal::new(opened);
    let dispatch = Callback::new(move |action: Action| {
        session.update(|session| {
            session.apply(action, lesson);
        });
    });
    location::on_change(move || dispatch.run(Action::Arrive(Route::parse(&location::fragment(), library))));
    provide_context(Ui { lesson, session, dispatch, edge: hands() });
    view! { <Frame /> }
}

fn hands() -> Edge {
    Edge {
        copy: clipboard::copy,
        focus: page::focus,
        when_seen: page::when_seen,
        download: file::download,
        term_at: page::term_at,
        print: page::print,
        now: clock::now,
    }
}
