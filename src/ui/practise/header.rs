//! What the prompt asks and leans on, and help for the stuck: outline, questions, phrases.

use crate::exchange::route::Place;
use crate::lesson::{LANGUAGE, Prompt};
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// The head of a prompt's page.
#[component]
pub fn PromptHead(
    /// The prompt.
    prompt: &'static Prompt,
    /// Puts a phrase into the draft at the caret.
    insert: Callback<&'static str>,
) -> impl IntoView {
    let ui = Ui::get();
    let number = ui.lesson.prompts.iter().position(|known| known.id == prompt.id).unwrap_or_default() + 1;
    let leans: Vec<&str> = ui.lesson.main_criteria(prompt).map(|criterion| criterion.name.as_str()).collect();
    view! {
        <p class="caps caps--accent prompt-no">
            {words::prompt_number(number, ui.lesson.prompts.len())} " " <a href=ui.href(Place::Prompts)>{words::ALL_PROMPTS}</a>
        </p>
        <h1 class="display" lang=LANGUAGE>{prompt.text.as_str()}</h1>
        <p class="leans">{words::leans_on(&leans)}</p>
        <details class="help">
            <summary>{words::STUCK}</summary>
            <Outline prompt />
            <Questions />
            <Phrases insert />
        </details>
    }
}

#[component]
fn Outline(prompt: &'static Prompt) -> impl IntoView {
    let steps: Vec<_> = prompt.outline.iter().map(|step| view! { <li>{step.as_str()}</li> }).collect();
    (!prompt.outline.is_empty()).then(|| {
        view! {
            <section>
                <h2 class="caps">{words::OUTLINE}</h2>
                <ol class="steps" lang=LANGUAGE>{steps}</ol>
            </section>
        }
    })
}

#[component]
fn Questions() -> impl IntoView {
    let ui = Ui::get();
    let rows: Vec<_> = ui
        .lesson
        .marks
        .iter()
        .flat_map(|mark| mark.questions.iter().map(move |question| (mark, question)))
        .map(|(mark, question)| {
            view! {
                <li data-m=ui.lesson.mark_number(&mark.id)>
                    <span class="badge" title=mark.name.as_str()>{mark.letter.as_str()}</span>
                    <span>{question.as_str()}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section>
            <h2 class="caps">{words::QUESTIONS_TO_ASK}</h2>
            <ul class="markkey" lang=LANGUAGE>{rows}</ul>
        </section>
    }
}

#[component]
fn Phrases(insert: Callback<&'static str>) -> impl IntoView {
    let ui = Ui::get();
    let rows: Vec<_> = ui
        .lesson
        .phrases
        .iter()
        .flat_map(|group| &group.phrases)
        .map(|phrase| {
            let text = phrase.0.as_str();
            view! {
                <li>
                    <button class="link" type="button" on:click=move |_| insert.run(text)>{text}</button>
                </li>
            }
        })
        .collect();
    view! {
        <section>
            <h2 class="caps">{words::PHRASES_TO_INSERT}</h2>
            <ul class="phrases" lang=LANGUAGE>{rows}</ul>
        </section>
    }
}
