//! A model answer as it stands in the reading part: text, filter, reasons.

use crate::lesson::{Aspect, LANGUAGE, ModelAnswer, StarPart, Strength};
use crate::ui::common::annotated::{AnnotatedText, part_name};
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// A model answer with everything the guide says about it.
#[component]
pub fn AnswerBlock(
    /// The answer.
    answer: &'static ModelAnswer,
) -> impl IntoView {
    let ui = Ui::get();
    let only = RwSignal::new(None::<Aspect>);
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
fn Filter(answer: &'static ModelAnswer, only: RwSignal<Option<Aspect>>) -> impl IntoView {
    let ui = Ui::get();
    let name = format!("marks-of-{}", answer.id);
    let has = |aspect: &Aspect| answer.has(aspect, ui.lesson);
    let choices: Vec<_> = ui
        .lesson
        .marks
        .iter()
        .map(|mark| (mark, Aspect::Mark(mark.id.clone())))
        .filter(|(_, aspect)| has(aspect))
        .map(|(mark, aspect)| {
            let slot = ui.lesson.mark_number(&mark.id);
            let chosen = aspect.clone();
            view! {
                <label>
                    <input type="radio" name=name.clone() prop:checked=move || only.with(|only| only.as_ref() == Some(&chosen)) on:change=move |_| only.set(Some(aspect.clone())) />
                    <span class="badge" data-m=slot>{mark.letter.as_str()}</span>
                    <span lang=LANGUAGE>{mark.name.as_str()}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="filter">
            <legend class="hide">{words::SHOW_MARKS}</legend>
            <label><input type="radio" name=name.clone() prop:checked=move || only.with(Option::is_none) on:change=move |_| only.set(None) /><span class="all">{words::ALL_MARKS}</span></label>
            {choices}
            {other_aspects(ui, answer, only)}
        </fieldset>
    }
}

/// Criteria and parts of the story, of which there are too many for a row.
fn other_aspects(ui: Ui, answer: &'static ModelAnswer, only: RwSignal<Option<Aspect>>) -> View {
    let criteria = ui.lesson.criteria.iter().map(|criterion| (Aspect::Criterion(criterion.id.clone()), criterion.name.as_str()));
    let parts = StarPart::ALL.into_iter().map(|part| (Aspect::Part(part), part_name(part)));
    let there: Vec<(Aspect, &'static str)> = criteria.chain(parts).filter(|(aspect, _)| answer.has(aspect, ui.lesson)).collect();
    let group = |label: words::Word, is_of_it: fn(&Aspect) -> bool, lang: Option<&'static str>| {
        let own = there.iter().enumerate().filter(|(_, (aspect, _))| is_of_it(aspect));
        let rows: Vec<_> = own.map(|(at, (_, name))| view! { <option value=at lang=lang>{*name}</option> }).collect();
        view! { <optgroup label=label>{rows}</optgroup> }
    };
    let of_criteria = group(words::BY_CRITERION, |aspect| matches!(aspect, Aspect::Criterion(_)), Some(LANGUAGE));
    let of_parts = group(words::BY_PART, |aspect| matches!(aspect, Aspect::Part(_)), None);
    let there = StoredValue::new(there);
    let at = move || only.with(|only| there.with_value(|there| there.iter().position(|(aspect, _)| Some(aspect) == only.as_ref())));
    let choose = move |event| {
        let at = event_target_value(&event).parse().ok();
        only.set(at.and_then(|at: usize| there.with_value(|there| there.get(at).map(|(aspect, _)| aspect.clone()))));
    };
    view! {
        <select aria-label=words::BY_ASPECT prop:value=move || at().map_or_else(String::new, |at| at.to_string()) on:change=choose>
            <option value="">{words::BY_ASPECT}</option>
            {of_criteria}
            {of_parts}
        </select>
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
