//! What the guide says about each criterion, and which words decide it.

use super::words;
use crate::lesson::{CriterionId, LANGUAGE, ModelAnswer, Span};
use crate::practice::calibration::Feedback;
use crate::ui::common::highlighted::FIRST_LIT;
use crate::ui::{Ui, words as common};
use crate::view::prelude::*;

/// The id of the way back from the words that are lit.
pub const BACK: &str = "lit-back";

/// The id of the button that lights the words of a criterion.
pub fn show_id(criterion: &CriterionId) -> String {
    format!("words-{criterion}")
}

/// Brings the words that have just been lit into sight. The focus follows them where the way back is on show; where the text stands beside
/// the criteria it is not, and the focus is where it was.
fn go_to_words(ui: Ui, button: &str) {
    (ui.edge.step)(FIRST_LIT);
    (ui.edge.hold)(button);
    (ui.edge.hold)(BACK);
}

/// Criterion by criterion.
#[component]
pub fn FeedbackList(
    /// The answer that was rated.
    answer: &'static ModelAnswer,
    /// What there is to say.
    feedback: Vec<Feedback>,
    /// The words lit in the text beside, with their criterion.
    lit: RwSignal<Option<(CriterionId, Vec<Span>)>>,
) -> impl IntoView {
    let mut said = Vec::new();
    let rows: Vec<_> = feedback
        .into_iter()
        .map(|feedback| {
            let again = said.contains(&feedback.agreement);
            said.push(feedback.agreement);
            row(answer, feedback, again, lit)
        })
        .collect();
    view! { <ol class="feedback">{rows}</ol> }
}

/// One criterion; `again` where why one rates so has been said above.
fn row(answer: &'static ModelAnswer, feedback: Feedback, again: bool, lit: RwSignal<Option<(CriterionId, Vec<Span>)>>) -> View {
    let ui = Ui::get();
    let name = ui.lesson.criterion(&feedback.criterion).map_or("", |criterion| criterion.name.as_str());
    let has_words = !feedback.deciding.is_empty();
    let said = words::again(feedback.agreement).filter(|_| again).unwrap_or_else(|| words::agreement(feedback.agreement, has_words));
    let later = feedback.second_agreement.and_then(|second| words::second_try(feedback.agreement, second));
    let second = feedback.second.filter(|second| *second != feedback.first).map(|second| {
        view! { " " {words::THEN} " " <span class="step" data-s=second.key()>{common::level(second)}</span> }
    });
    let quotes: Vec<_> =
        feedback.deciding.iter().filter_map(|span| span.of(&answer.text)).map(|text| view! { <li>{words::quoted(text)}</li> }).collect();
    let criterion = feedback.criterion.clone();
    let on = Memo::new(move |_| lit.with(|lit| lit.as_ref().is_some_and(|(id, _)| id == &criterion)));
    let (criterion, deciding) = (feedback.criterion.clone(), feedback.deciding.clone());
    let id = show_id(&criterion);
    let button = id.clone();
    let toggle = move |_| {
        if on.get_untracked() {
            return lit.set(None);
        }
        lit.set(Some((criterion.clone(), deciding.clone())));
        // They are lit once the page is drawn.
        let button = button.clone();
        request_animation_frame(move || go_to_words(ui, &button));
    };
    view! {
        <li>
            <h2 class="head" lang=LANGUAGE>{name}</h2>
            <p class="said-levels">
                {words::YOU_SAID} " " <span class="step" data-s=feedback.first.key()>{common::level(feedback.first)}</span>
                {second}
                "; " {words::GUIDE} ": " <span class="step" data-s=feedback.guide.key()>{common::level(feedback.guide)}</span>
            </p>
            <p>{said} {later.map(|later| format!(" {later}"))}</p>
            <p class="reason" lang=LANGUAGE>{feedback.reason}</p>
            {if has_words {
                view! {
                    <ul class="deciding" lang=LANGUAGE>{quotes}</ul>
                    <button class="link" type="button" id=id aria-pressed=move || on.get().to_string() on:click=toggle>
                        {move || if on.get() { words::HIDE_WORDS.text() } else { words::SHOW_WORDS.text() }}
                        <span class="hide">{format!(": {name}")}</span>
                    </button>
                }
            } else {
                view! { <p class="deciding">{words::NO_WORDS}</p> }
            }}
        </li>
    }
}
