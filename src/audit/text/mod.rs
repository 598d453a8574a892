//! A draft as paragraphs, sentences and words.
//!
//! Every piece is a byte [`Span`] into the text it came from. Splitting looks at a bounded number of characters around each
//! place, so it takes time in proportion to the text, whatever the text is.

mod lines;
mod sentences;
mod words;

pub use lines::{Line, lines};
pub use sentences::split_line;
pub use words::{Word, words};

use crate::lesson::Span;

/// A run of lines without a blank one between them.
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
    for line in lines(text) {
        if line.opens_paragraph {
            close(&mut open, &mut found);
        }
        for (n, span) in split_line(text, line.span).into_iter().enumerate() {
            open.push(Unit { span, bullet: line.bullet && n == 0 });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text)
            .iter()
            .flat_map(|paragraph| paragraph.sentences.iter().map(|unit| unit.span.of(text).unwrap_or("?")).collect::<Vec<_>>())
            .collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn sentences_end_at_stops_before_capitals() {
        check("I read it. Then I wrote it!  Why? Because.", &["I read it.", "Then I wrote it!", "Why?", "Because."]);
        check("It took 0.7 of a second. It is v2.1 now.", &["It took 0.7 of a second.", "It is v2.1 now."]);
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        check("I rang Dr. Adeyemi, e.g. about J. Smith, at 7 a.m. on Friday.", &["I rang Dr. Adeyemi, e.g. about J. Smith, at 7 a.m. on Friday."]);
        check("We ended at 9 p.m. Then I slept.", &["We ended at 9 p.m.", "Then I slept."]);
    }

    #[test]
    fn a_quotation_that_goes_on_keeps_its_sentence() {
        check("\"Fine?\" asks Ragnhild. \"Fine,\" I say.", &["\"Fine?\" asks Ragnhild.", "\"Fine,\" I say."]);
        check("He said “No.” Then he left.", &["He said “No.”", "Then he left."]);
    }

    #[test]
    fn lower_case_writers_have_sentences_too() {
        check("i was in qa. i did not know go. it was me", &["i was in qa.", "i did not know go.", "it was me"]);
        check("well... and then it broke", &["well... and then it broke"]);
    }

    #[test]
    fn bullets_rows_and_labels_stand_alone() {
        check("Steps\n- one thing\n- two things\n  * three\n1. four", &["Steps", "one thing", "two things", "three", "four"]);
    }

    #[test]
    fn a_forgotten_space_still_ends_a_sentence() {
        check("It broke badly.Nobody knew why.", &["It broke badly.", "Nobody knew why."]);
        check("I use Node.js daily.", &["I use Node.js daily."]);
    }

    #[test]
    fn a_line_wrapped_by_a_mailer_is_one_sentence() {
        check(
            "I spent the whole of March reading the scheduler from the first line to the\nlast and drawing it on the wall.",
            &["I spent the whole of March reading the scheduler from the first line to the\nlast and drawing it on the wall."],
        );
    }

    #[test]
    fn nothing_is_in_nothing() {
        check("", &[]);
        check(" \n\n \t\r\n", &[]);
        check("- \n* ", &[]);
    }
}
