//! Quiz: one item at a time, keyboard first.
//!
//! [`QuizRoom`] shows the start screen of what is asked for, the sitting under way, or its summary. [`item::ItemBody`] is
//! what sittings and [`QuickCheck`] share. Rules are in `practice::quiz`; these views only show and dispatch.

mod check;
mod choices;
mod classify;
mod item;
mod matching;
mod order;
mod pitfall;
mod recall;
mod remarks;
mod said;
mod side;
mod sitting;
mod spot;
mod start;
mod summary;
pub mod words;

pub use check::QuickCheck;

use crate::exchange::route::{Asked, Place};
use crate::practice::quiz::QuizAction;
use crate::practice::session::{Action, Session};
use crate::ui::Ui;
use crate::view::prelude::*;

/// The room.
#[component]
pub fn QuizRoom() -> impl IntoView {
    let ui = Ui::get();
    let room = Room { ui, home: RwSignal::new(None), entered: RwSignal::new(false) };
    let screen = ui.slice(move |session| room.screen(session));
    let view = move || {
        let shown = match screen.get() {
            Screen::Start(asked) => view! { <start::Start room asked /> },
            Screen::Item { .. } => view! { <sitting::SittingRoom room /> },
            Screen::Summary { .. } => view! { <summary::SummaryRoom room /> },
        };
        room.entered.set(true);
        shown
    };
    view! {
        <main class="page" id="main">
            <side::Side />
            <div class="text">{view}</div>
        </main>
    }
}

/// What the screens of the room share.
#[derive(Clone, Copy)]
struct Room {
    ui: Ui,
    /// Where the sitting under way was begun, if it was in this visit: it is shown there, and where nothing else is asked for.
    home: RwSignal<Option<Asked>>,
    /// Whether a screen was shown already: focus moves to the next one, but never on arrival.
    entered: RwSignal<bool>,
}

/// What is on show; another one is built when this changes.
#[derive(Clone, PartialEq, Eq)]
enum Screen {
    Start(Asked),
    Item { started: u64, seed: u32, at: usize },
    Summary { started: u64, seed: u32 },
}

impl Room {
    fn screen(self, session: &Session) -> Screen {
        let asked = asked(session);
        match session.quiz.sitting_at(&asked, self.home.get().as_ref()) {
            Some(sitting) if sitting.ended => Screen::Summary { started: sitting.started, seed: sitting.seed },
            Some(sitting) => Screen::Item { started: sitting.started, seed: sitting.seed, at: sitting.at },
            None => Screen::Start(asked),
        }
    }

    /// Does something in the quiz.
    fn act(self, action: QuizAction) {
        self.ui.act(Action::Quiz(action));
    }

    /// Begins a sitting where the learner is.
    fn begin(self, action: QuizAction) {
        self.home.set(Some(self.ui.session.with_untracked(asked)));
        self.act(action);
    }

    /// Moves focus to the heading of a screen that follows another one.
    fn enter(self, heading: &'static str) {
        let entered = self.entered.get_untracked();
        Effect::new(move |_| {
            if entered {
                (self.ui.edge.focus)(heading);
            }
        });
    }
}

/// What the address asks for.
fn asked(session: &Session) -> Asked {
    if let Place::Quiz(asked) = &session.route.place { asked.clone() } else { Asked::Anything }
}
