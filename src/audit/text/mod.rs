//! A draft as paragraphs, sentences and words. Where a sentence ends is what [`crate::lesson::text`] says, as everywhere else.

mod words;

pub use words::{Word, words};

use crate::lesson::Span;
use crate::lesson::text::{sentences_in, whole_lines};

/// A run of lines without a blank one between them: what the model was trained on. The learner's outline has a paragraph for each line
/// instead (`practice::text::paragraphs`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// From its first sentence to its last.
    pub span: Span,
    /// Its sentences, in order; never empty.
    pub sentences: Vec<Unit>,
}

/// A sentence, a bullet or a row: what can be evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it stands, without the bullet's sign and without surrounding space.
    pub span: Span,
    /// Whether it began with a bullet's sign or a number.
    pub bullet: bool,
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut open: Vec<Unit> = Vec::new();
    for line in whole_lines(text) {
        if line.opens_paragraph {
            close(&mut open, &mut found);
        }
        for (n, span) in sentences_in(text, line.span).into_iter().enumerate() {
            open.push(Unit { span, bullet: line.is_bullet() && n == 0 });
        }
    }
    close(&mut open, &mut found);
    found
}

fn close(open: &mut Vec<Unit>, found: &mut Vec<Paragraph>) {
    if let (Some(first), Some(last)) = (open.first(), open.last()) {
        let span = Span::new(first.span.start, last.span.end);
        found.push(Paragraph { span, sentences: std::mem::take(open) });
    }
}
