//! A model answer as it stands in the reading part: text, filter, reasons.

use crate::lesson::{LANGUAGE, MarkId, ModelAnswer, Strength};
use crate::ui::common::annotated::AnnotatedText;
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// A model answer with everything the guide says about it.
#[component]
pub fn AnswerBlock(
    /// The answer.
    answer: &'static ModelAnswer,
) -> impl IntoView {
    let ui = Ui::get();
    let only = RwSignal::new(None::<MarkId>);
    let spoken = RwSignal::new(false);
    let strong = answer.strength == Strength::Strong;
    let (full, cut) = answer.word_counts();
    let meta = words::answer_meta(ui.lesson.answer_number(&answer.id), ui.lesson.answers.len(), full, cut);
    let prompt = ui.lesson.prompt(&answer.prompt).map(|prompt| format!("“{}”", prompt.text));
    let home = ui.lesson.home_of(&answer.id).cloned().unwrap_or_default();
    let id = ui.href(crate::exchange::route::Place::Read(home, Some(answer.id.to_string())))[1..].to_owned();
    view! {
        <section class="answer" id=id tabindex="-1" data-weak=(!strong).then_some("")>
            <p class="caps caps--accent">{if strong { words::ANSWER_STRONG } else { words::ANSWER_WEAK }}</p>
            <h3 class="title" lang=LANGUAGE>{prompt}</h3>
            <p class="meta num">{meta}</p>
            {strong.then(|| view! { <Filter answer only /> })}
            {(full != cut).then(|| view! {
                <label class="switch"><input type="checkbox" prop:checked=spoken on:change=move |event| spoken.set(event_target_checked(&event)) />{words::SHOW_SPOKEN}</label>
            })}
            <AnnotatedText answer only=only.into() spoken=spoken.into() />
            {list(if strong { words::WHY_IT_WORKS.text() } else { words::WHY_IT_FAILS.text() }, &answer.why)}
            {list(words::THIN_SPOTS.text(), &answer.thin)}
            {list(words::RESCUE.text(), &answer.repairs)}
            {rewrites(answer)}
        </section>
    }
}

#[component]
fn Filter(answer: &'static ModelAnswer, only: RwSignal<Option<MarkId>>) -> impl IntoView {
    let ui = Ui::get();
    let name = format!("marks-of-{}", answer.id);
    let used = ui.lesson.marks.iter().filter(|mark| answer.shows(&mark.id));
    let choices: Vec<_> = used
        .map(|mark| {
            let slot = ui.lesson.mark_number(&mark.id);
            view! {
                <label>
                    <input type="radio" name=name.clone() on:change=move |_| only.set(Some(mark.id.clone())) />
                    <span class="badge" data-m=slot>{mark.letter.as_str()}</span>
                    <span lang=LANGUAGE>{mark.name.as_str()}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="filter">
            <legend class="hide">{words::SHOW_MARKS}</legend>
            <label><input type="radio" name=name.clone() checked on:change=move |_| only.set(None) /><span class="all">{words::ALL_MARKS}</span></label>
            {choices}
        </fieldset>
    }
}

fn list(title: &'static str, lines: &'static [String]) -> Option<View> {
    let rows: Vec<_> = lines.iter().map(|line| view! { <li>{line.as_str()}</li> }).collect();
    (!lines.is_empty()).then(|| view! { <div class="verdicts"><h4 class="caps">{title}</h4><ul class="dashes" lang=LANGUAGE>{rows}</ul></div> })
}

fn rewrites(answer: &'static ModelAnswer) -> Option<View> {
    let rows: Vec<_> = answer
        .rewrites
        .iter()
        .map(|rewrite| {
            let after = if rewrite.after.is_empty() { words::LEAVE_OUT.into() } else { format!("“{}”", rewrite.after) };
            view! {
                <li>
                    <p class="before" lang=LANGUAGE>{format!("“{}”", rewrite.before)}</p>
                    <p class="after" lang=(!rewrite.after.is_empty()).then_some(LANGUAGE)>{after}</p>
                    <p class="why" lang=LANGUAGE>{rewrite.why.as_str()}</p>
                </li>
            }
        })
        .collect();
    (!answer.rewrites.is_empty())
        .then(|| view! { <div class="verdicts"><h4 class="caps">{words::INSTEAD}</h4><ol class="rewrites">{rows}</ol></div> })
}
