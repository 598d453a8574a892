//! One piece of a section.

use super::answer::AnswerBlock;
use super::listing;
use crate::lesson::{Block, LANGUAGE, Section};
use crate::ui::Ui;
use crate::ui::common::rich_text::RichText;
use crate::ui::quiz::QuickCheck;
use crate::view::prelude::*;

/// Shows a block; a reference the compiler let through always resolves, so nothing is shown only for a library from elsewhere.
pub fn view(section: &'static Section, block: &'static Block) -> View {
    let ui = Ui::get();
    match block {
        Block::Prose { html } => view! { <RichText html class="prose" /> },
        Block::Figure { svg, alt, caption } => view! {
            <figure class="figure">
                <div class="drawing" role="img" lang=LANGUAGE aria-label=alt.as_str()><RichText html=svg class="svg" /></div>
                <figcaption lang=LANGUAGE>{caption.as_str()}</figcaption>
            </figure>
        },
        Block::Answer { answer } => ui.lesson.answer(answer).map(|answer| view! { <AnswerBlock answer /> }).into_view(),
        Block::Listing { listing } => listing::view(section, *listing),
        Block::Check { item } => ui.lesson.item(item).map(|item| view! { <QuickCheck item /> }).into_view(),
    }
}
