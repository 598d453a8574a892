//! An assignment: the banner at the learner's desk, and the teacher's way to make the link.

use crate::exchange::route::assignment_href;
use crate::lesson::{LANGUAGE, MarkId, Prompt, PromptId};
use crate::practice::assignment::{Assignment, MOST_WORDS, Missing, Mode};
use crate::ui::common::copy::CopyButton;
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// What was asked for at this prompt, and what of it is still missing.
#[component]
pub fn AssignmentBanner(
    /// The prompt of the desk.
    prompt: &'static Prompt,
) -> impl IntoView {
    let ui = Ui::get();
    let missing = ui.slice(move |session| {
        let assignment = session.assignment.as_ref().filter(|assignment| assignment.prompt == prompt.id)?;
        Some(session.with_desk(&prompt.id, |desk| assignment.missing(desk)))
    });
    move || {
        let missing = missing.get()?;
        let name = |mark: &MarkId| ui.lesson.mark(mark).map_or("", |mark| mark.name.as_str());
        let rows: Vec<_> = missing
            .iter()
            .map(|missing| match missing {
                Missing::Words(left) => words::words_missing(*left),
                Missing::Mark(mark) => words::mark_missing(name(mark)),
                Missing::Review => words::REVIEW_MISSING.into(),
                Missing::Rehearsal => words::REHEARSAL_MISSING.into(),
            })
            .map(|row| view! { <li>{row}</li> })
            .collect();
        let said = if rows.is_empty() { words::ASSIGNMENT_DONE } else { words::STILL_MISSING };
        Some(view! { <aside class="assignment" aria-label=words::ASSIGNMENT><p><b>{words::ASSIGNMENT}</b>" "{said}</p><ul>{rows}</ul></aside> })
    }
}

/// Makes the link of an assignment.
#[component]
pub fn AssignmentMaker(
    /// The prompt to assign.
    prompt: PromptId,
) -> impl IntoView {
    let ui = Ui::get();
    let min = ui.lesson.prompt(&prompt).map_or(0, |prompt| prompt.words.min);
    let made = RwSignal::new(Assignment { prompt, mode: Mode::Draft, words: min, marks: Vec::new() });
    let link = move || made.with(|made| format!("{}{}", ui.host.base, assignment_href(ui.lesson, made)));
    let choose = move |event| {
        let value = event_target_value(&event);
        made.update(|made| made.mode = Mode::of(&value));
    };
    let toggle = move |mark: &MarkId| made.update(|made| made.toggle(mark));
    let marks: Vec<_> = ui
        .lesson
        .marks
        .iter()
        .map(|mark| view! { <label><input type="checkbox" on:change=move |_| toggle(&mark.id) /><span lang=LANGUAGE>{mark.name.as_str()}</span></label> })
        .collect();
    let modes: Vec<_> = Mode::ALL.into_iter().map(|(mode, word)| view! { <option value=word>{words::assignment_mode(mode)}</option> }).collect();
    view! {
        <h3 class="head">{words::AS_ASSIGNMENT}</h3>
        <p class="hint">{words::ASSIGNMENT_HINT}</p>
        <label class="field">{words::ASSIGNMENT_MODE}<select id="assign-mode" on:change=choose>{modes}</select></label>
        <label class="field">{words::ASSIGNMENT_WORDS}<input type="number" id="assign-words" min="0" max=MOST_WORDS value=min on:input=move |event| made.update(|made| made.words = event_target_value(&event).parse().unwrap_or(0)) /></label>
        <fieldset class="assignmarks"><legend>{words::ASSIGNMENT_MARKS}</legend>{marks}</fieldset>
        {move || view! {
            <div class="snippet">
                <textarea readonly rows="2" id="assign-link" aria-label=words::AS_ASSIGNMENT spellcheck="false" prop:value=link()></textarea>
                <CopyButton text=link() label=None />
            </div>
        }}
    }
}
