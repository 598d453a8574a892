//! An answered item: every choice with what became of it and why.

use super::{said, words};
use crate::lesson::{LANGUAGE, Span};
use crate::order::PutInOrder;
use crate::practice::quiz::{Answer, Ask, Question, Remark, Revealed};
use crate::ui::common::icon::Icon;
use crate::view::prelude::*;

/// All there is to say about an answered item.
pub fn all(question: &Question, revealed: &Revealed) -> View {
    let verdict = &revealed.verdict;
    let picked = if let Answer::Spot { words, .. } = &revealed.answer { *words } else { None };
    let wrote = if let Answer::Recall { text, .. } = &revealed.answer { Some(text.clone()).filter(|text| !text.is_empty()) } else { None };
    let slip = verdict.slip.as_ref().filter(|(slip, _)| !slip.is_empty()).map(|(slip, _)| slip.clone());
    let told: Vec<_> = revealed.told.iter().map(|told| view! { <p class="told">{words::took(told)}</p> }).collect();
    let aside = |text: String| (!text.is_empty()).then(|| view! { <p class="aside" lang=LANGUAGE>{text}</p> });
    view! {
        {excerpt(&question.excerpt, picked)}
        {wrote.map(|text| view! { <p class="caps">{words::YOU_WROTE}</p><blockquote class="excerpt" lang=LANGUAGE>{text}</blockquote> })}
        {list(&question.ask, &verdict.remarks)}
        {(!verdict.naming.is_empty()).then(|| view! { <p class="legend">{words::NAMES}</p> })}
        {list(&question.ask, &verdict.naming)}
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

/// Remarks in the order the choices were shown in.
fn list(ask: &Ask, remarks: &[Remark]) -> Option<View> {
    let shown = texts(ask);
    let mut remarks: Vec<&Remark> = remarks.iter().collect();
    remarks.order_by_key(|remark| shown.iter().position(|text| **text == remark.text));
    let rows: Vec<_> = remarks.into_iter().zip(1..).map(|(remark, number)| row(ask, remark, number)).collect();
    (!rows.is_empty()).then(|| view! { <ol class="answers">{rows}</ol> })
}

fn row(ask: &Ask, remark: &Remark, number: usize) -> View {
    let is = match (remark.is_right(), remark.was_yours()) {
        (true, _) => Some("best"),
        (_, true) => Some("yours"),
        _ => None,
    };
    let text = if matches!(ask, Ask::Pitfall(_)) { words::pitfall(&remark.text) } else { remark.text.clone() };
    let verdict = said::fate(ask, remark).map(|(sign, line)| view! { <span class="verdict"><Icon sign />{line}</span> });
    view! {
        <li data-is=is>
            <span class="key num" aria-hidden="true">{number}</span>
            <span class="said" lang=LANGUAGE>{text}</span>
            {verdict}
            {(!remark.why.is_empty()).then(|| view! { <p class="why" lang=LANGUAGE>{remark.why.clone()}</p> })}
        </li>
    }
}

fn texts(ask: &Ask) -> Vec<&String> {
    match ask {
        Ask::Single(parts) | Ask::Multiple(parts) | Ask::Classify { phrases: parts, .. } | Ask::Spot { signals: parts, .. } => {
            parts.iter().map(|part| &part.text).collect()
        }
        Ask::Pitfall(names) => names.iter().map(|(_, text)| text).collect(),
        // The right order, and the author's order of pairs, say more than the one shown.
        Ask::Order(_) | Ask::Match { .. } | Ask::Recall { .. } => Vec::new(),
    }
}
