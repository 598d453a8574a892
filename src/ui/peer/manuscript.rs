//! Somebody's draft, to read and select in but not to change, over a layer with its marks and the reviewer's notes.

use super::words;
use crate::lesson::{LANGUAGE, Span};
use crate::practice::layer::{LayerLine, layer_with};
use crate::practice::peer_review::PeerReview;
use crate::ui::Ui;
use crate::ui::common::selection::selected_words;
use crate::view::html::Textarea;
use crate::view::prelude::*;

/// The text with its layer.
#[component]
pub fn Manuscript(
    /// The text field, for the selection.
    field: ElementRef<Textarea>,
    /// The draft, and what has been said of it.
    open: Memo<Option<PeerReview>>,
    /// The words selected, or the sentence the caret was put in.
    pointed: RwSignal<Span>,
) -> impl IntoView {
    let ui = Ui::get();
    let text = Memo::new(move |_| open.with(|open| open.as_ref().map(|open| open.draft.text.clone()).unwrap_or_default()));
    let notes = Memo::new(move |_| open.with(|open| open.as_ref().map(|open| open.said.notes.clone())));
    let point = move || {
        if let Some(span) = selected_words(field).filter(|span| *span != pointed.get_untracked()) {
            pointed.set(span);
        }
    };
    let lines = move || {
        // Reading it, not only tracking it: a memo nobody has read follows nothing.
        notes.with(|_| ());
        open.with_untracked(|open| open.as_ref().map(|open| layer_view(ui, open)))
    };
    view! {
        <div class="draft">
            <div class="layer" lang=LANGUAGE aria-hidden="true" translate="no">{lines}</div>
            <textarea node_ref=field id="their-draft" lang=LANGUAGE dir="auto" readonly aria-label=words::THEIR_DRAFT spellcheck="false" prop:value=move || text.get() on:select=move |_| point() on:keyup=move |_| point() on:pointerup=move |_| point()></textarea>
        </div>
    }
}

fn layer_view(ui: Ui, open: &PeerReview) -> Vec<View> {
    let text = &open.draft.text;
    let notes: Vec<(usize, Span)> = open.said.notes.iter().enumerate().map(|(index, (start, end, _))| (index, Span::new(*start, *end))).collect();
    layer_with(text, &open.draft.placed(), &notes, &ui.lesson.marks).iter().map(|line| line_view(ui, text, line)).collect()
}

/// One line of a text with its marks and the numbers of its notes.
pub fn line_view(ui: Ui, text: &str, line: &LayerLine) -> View {
    let pieces: Vec<View> = line
        .segments
        .iter()
        .map(|segment| {
            let words = segment.span.of(text).unwrap_or_default().to_owned();
            let tails: Vec<_> = segment.tails.iter().map(|&index| view! { <i class="tail" data-n=index + 1></i> }).collect();
            let noted = !segment.findings.is_empty();
            let letters = segment.letters(&ui.lesson.marks);
            match segment.marks.last() {
                None if !noted => words.into_view(),
                None => view! { <span class="found">{words}{tails}</span> },
                Some(slot) => {
                    let class = if noted { "within" } else { "" };
                    view! { <mark data-m=slot + 1 data-l=letters><span class=class>{words}</span>{tails}</mark> }
                }
            }
        })
        .collect();
    pieces.into_view()
}
