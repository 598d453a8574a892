//! A model answer as plain text, with some words lit: no marks, no notes, nothing that gives the guide away.

use crate::lesson::{LANGUAGE, ModelAnswer, Span};
use crate::view::prelude::*;

/// The id of the first words that are lit.
pub const FIRST_LIT: &str = "lit";

/// The text, or some passages of it.
#[component]
pub fn HighlightedText(
    /// The answer.
    answer: &'static ModelAnswer,
    /// The passages to show; a paragraph is shown when one of them touches it.
    passages: Vec<Span>,
    /// The words that are lit.
    lit: Signal<Vec<Span>>,
    /// What stands after the first of them; where there is something, the words before it are [`FIRST_LIT`].
    after: Option<Callback<(), View>>,
) -> impl IntoView {
    let shown = answer.paragraphs.iter().map(|paragraph| paragraph.span).filter(|span| passages.iter().any(|passage| passage.overlaps(*span)));
    let paragraphs: Vec<_> = shown.map(|span| view! { <p>{move || lit.with(|lit| runs(answer, span, lit, after))}</p> }).collect();
    view! { <div class="plain" lang=LANGUAGE>{paragraphs}</div> }
}

fn runs(answer: &'static ModelAnswer, paragraph: Span, lit: &[Span], after: Option<Callback<(), View>>) -> Vec<View> {
    let first = lit.iter().map(|span| span.start).min();
    let run = |(span, on): (Span, bool)| {
        let text = span.of(&answer.text).unwrap_or_default();
        match after.filter(|_| first == Some(span.start)) {
            _ if !on => text.into_view(),
            Some(after) => view! { <mark class="decides" id=FIRST_LIT tabindex="-1">{text}</mark> {after.run(())} },
            None => view! { <mark class="decides">{text}</mark> },
        }
    };
    paragraph.pieces(lit).into_iter().map(run).collect()
}
