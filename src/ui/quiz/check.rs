//! A quick check in the reading part: the same item, asked where it is taught.

use super::item::{Hands, ItemBody, Onward};
use super::words;
use crate::lesson::{Item, LANGUAGE};
use crate::practice::quiz::QuizAction;
use crate::practice::session::Action;
use crate::ui::Ui;
use crate::view::prelude::*;

/// An item asked in place. What was answered stays, with its reasons, until it is asked again.
#[component]
pub fn QuickCheck(
    /// Which item.
    item: &'static Item,
) -> impl IntoView {
    let ui = Ui::get();
    let view = ui.slice(move |session| Some(session.quiz.check_view(ui.lesson, item)));
    let act = move |action| ui.act(Action::Quiz(QuizAction::Check(item.id.clone(), action)));
    let hands = Hands::new(view, act, format!("check-{}", item.id));
    let onward = Onward {
        label: Signal::stored(words::ASK_AGAIN.text()),
        go: Callback::new(move |()| ui.act(Action::Quiz(QuizAction::CheckAgain(item.id.clone())))),
    };
    let heading = hands.id("question");
    view! {
        <div class="check" role="group" aria-labelledby=heading.clone()>
            <p class="caps caps--accent">{words::QUICK_CHECK}</p>
            <h2 class="title stem" lang=LANGUAGE id=heading>{item.stem.as_str()}</h2>
            <ItemBody hands onward>""</ItemBody>
        </div>
    }
}
