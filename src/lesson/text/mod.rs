//! A text as lines and sentences: the one place that says where a sentence ends.
//!
//! The meter counts by it, evidence is picked and marks are put down by it, a retelling is held against it, the language audit was
//! trained on it, and a long sentence of an author's is one of it. Every piece is a [`Span`] into the text it came from. Splitting looks
//! at a bounded number of characters around each place, so it takes time in proportion to the text, whatever the text is.
//!
//! A paragraph is not here, because there are two notions of it. To the learner's outline it is each line with something on it
//! (`practice::text::paragraphs`); to the audit, and to a reader, a run of lines without a blank one between (`audit::text::paragraphs`).

mod lines;
mod sentences;

pub use lines::{WholeLine, lines, whole_lines};
pub use sentences::sentences_in;

use super::Span;

/// Every sentence of a text, bullets and rows among them, without a bullet's sign and the space around it.
pub fn sentences(text: &str) -> Vec<Span> {
    whole_lines(text).into_iter().flat_map(|line| sentences_in(text, line.span)).collect()
}

/// The span without white space at its ends; empty at its start when there is nothing else.
pub fn trimmed(text: &str, span: Span) -> Span {
    let Some(words) = span.of(text) else { return Span { start: span.start, end: span.start } };
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.start + words.trim_end().len();
    if start >= end { Span { start: span.start, end: span.start } } else { Span { start, end } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|span| span.of(text).unwrap_or("?")).collect();
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
