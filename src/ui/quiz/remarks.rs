//! An answered item: every choice with what became of it and why.

use super::{said, words};
use crate::lesson::{LANGUAGE, Span};
use crate::practice::quiz::{Ask, Question, Remark, Revealed};
use crate::ui::common::icon::Icon;
use crate::view::prelude::*;

/// All there is to say about an answered item.
pub fn all(question: &Question, revealed: &Revealed) -> View {
    let verdict = &revealed.verdict;
    let [remarks, naming] = verdict.as_shown(&question.ask);
    let picked = revealed.answer.selected();
    let wrote = Some(revealed.answer.written().to_owned()).filter(|text| !text.is_empty());
    let slip = verdict.slip.as_ref().filter(|(slip, _)| !slip.is_empty()).map(|(slip, _)| slip.clone());
    let told: Vec<_> = revealed.told.iter().map(|told| view! { <p class="told">{words::took(told)}</p> }).collect();
    let aside = |text: String| (!text.is_empty()).then(|| view! { <p class="aside" lang=LANGUAGE>{text}</p> });
    view! {
        {excerpt(&question.excerpt, picked)}
        {wrote.map(|text| view! { <p class="caps">{words::YOU_WROTE}</p><blockquote class="excerpt" lang=LANGUAGE>{text}</blockquote> })}
        {list(&question.ask, remarks)}
        {(!naming.is_empty()).then(|| view! { <p class="legend">{words::NAMES}</p> })}
        {list(&question.ask, naming)}
        {slip.map(|slip| view! { <p class="aside"><b>{words::COMMON_SLIP}</b>" "<span lang=LANGUAGE>{slip}</span></p> })}
        {(!verdict.thin.is_empty()).then(|| view! { <p class="aside"><b>{words::THIN}</b>" "<span lang=LANGUAGE>{verdict.thin.clone()}</span></p> })}
        {aside(verdict.note.clone())}
        {told}
    }
}

/// The quoted text, with the words that were selected.
pub fn excerpt(text: &str, picked: Option<Span>) -> View {
    if text.is_empty() {
        return View::Nothing;
    }
    let parts = picked.and_then(|span| Some((text.get(..span.start)?, span.of(text)?, text.get(span.end..)?)));
    match parts {
        Some((before, words, after)) => {
            view! { <blockquote class="excerpt" lang=LANGUAGE>{before.to_owned()}<u class="picked">{words.to_owned()}</u>{after.to_owned()}</blockquote> }
        }
        None => view! { <blockquote class="excerpt" lang=LANGUAGE>{text.to_owned()}</blockquote> },
    }
}

fn list(ask: &Ask, remarks: Vec<&Remark>) -> Option<View> {
    let answered = remarks.iter().any(|remark| remark.was_yours());
    let rows: Vec<_> = remarks.into_iter().zip(1..).map(|(remark, number)| row(ask, remark, number, answered)).collect();
    (!rows.is_empty()).then(|| view! { <ol class="answers">{rows}</ol> })
}

fn row(ask: &Ask, remark: &Remark, number: usize, answered: bool) -> View {
    let is = match (remark.is_right(), remark.was_yours()) {
        (true, _) => Some("best"),
        (_, true) => Some("yours"),
        _ => None,
    };
    let text = if matches!(ask, Ask::Pitfall(_)) { words::pitfall(&remark.text) } else { remark.text.clone() };
    let verdict = said::fate(ask, remark, answered).map(|(sign, line)| view! { <span class="verdict"><Icon sign />{line}</span> });
    view! {
        <li data-is=is>
            <span class="key num" aria-hidden="true">{number}</span>
            <span class="said" lang=(!remark.text.is_empty()).then_some(LANGUAGE)>{text}</span>
            {verdict}
            {(!remark.why.is_empty()).then(|| view! { <p class="why" lang=LANGUAGE>{remark.why.clone()}</p> })}
        </li>
    }
}
