//! What is selected in a text field, in bytes of its text.

use crate::lesson::Span;
use crate::practice::text::{byte_at_utf16, sentence_at};
use crate::view::html::Textarea;
use crate::view::prelude::*;

/// The selection, empty at the caret where nothing is selected. Nothing where the field is not on the page.
pub fn selected(field: ElementRef<Textarea>) -> Option<Span> {
    read(field).map(|(_, span)| span)
}

/// The selection; with nothing selected, the sentence around the caret. Nothing where the field is not on the page.
pub fn selected_words(field: ElementRef<Textarea>) -> Option<Span> {
    read(field).map(|(text, span)| if span.is_empty() { sentence_at(&text, span.start) } else { span })
}

fn read(field: ElementRef<Textarea>) -> Option<(String, Span)> {
    let field = field.get_untracked()?;
    let text = field.value();
    let at = |units: Option<u32>| byte_at_utf16(&text, units.unwrap_or_default() as usize);
    let span = Span::new(at(field.selection_start().ok().flatten()), at(field.selection_end().ok().flatten()));
    Some((text, span))
}
