//! A model answer as plain text, with some words lit: no marks, no notes, nothing that gives the guide away.

use crate::lesson::{LANGUAGE, ModelAnswer, Span};
use crate::view::prelude::*;

/// The text, or some passages of it.
#[component]
pub fn HighlightedText(
    /// The answer.
    answer: &'static ModelAnswer,
    /// The passages to show; a paragraph is shown when one of them touches it.
    passages: Vec<Span>,
    /// The words that are lit.
    lit: Signal<Vec<Span>>,
) -> impl IntoView {
    let shown = answer.paragraphs.iter().map(|paragraph| paragraph.span).filter(|span| passages.iter().any(|passage| passage.overlaps(*span)));
    let paragraphs: Vec<_> = shown.map(|span| view! { <p>{move || lit.with(|lit| runs(answer, span, lit))}</p> }).collect();
    view! { <div class="plain" lang=LANGUAGE>{paragraphs}</div> }
}

fn runs(answer: &'static ModelAnswer, paragraph: Span, lit: &[Span]) -> Vec<View> {
    let run = |(span, on): (Span, bool)| {
        let text = span.of(&answer.text).unwrap_or_default();
        if on {
            view! { <mark class="decides">{text}</mark> }
        } else {
            text.into_view()
        }
    };
    paragraph.pieces(lit).into_iter().map(run).collect()
}
