//! One place says where a sentence ends: the meter, evidence, the language audit and the author's check all go by it.

use crate::compiler::tiny;
use practice_widget::audit::text::paragraphs;
use practice_widget::check;
use practice_widget::compiler::Diagnostic;
use practice_widget::lesson::{Level, Span, StarPart};
use practice_widget::practice::marking::Marks;
use practice_widget::practice::outline::{Parts, outline};
use practice_widget::practice::rehearsal::{lines_aloud, retold};
use practice_widget::practice::review::{Judgement, Review, idle_paragraphs};
use practice_widget::practice::stuck::with_phrase;
use practice_widget::practice::text;

/// A line as a mail program breaks it, in the middle of its sentence.
const WRAPPED: &str = "I spent the whole of March reading the scheduler from the first line to the\nlast and drawing it on the wall. It held.";

/// Texts and their sentences.
const TEXTS: &[(&str, &[&str])] = &[
    ("I rang Dr. Adeyemi at 7 a.m. on Friday and asked why.", &["I rang Dr. Adeyemi at 7 a.m. on Friday and asked why."]),
    ("We ended at 9 p.m. Then I slept.", &["We ended at 9 p.m.", "Then I slept."]),
    ("We moved to the U.S. in May. It rained.", &["We moved to the U.S. in May.", "It rained."]),
    ("I read vol. 2 of it. J. Smith wrote it.", &["I read vol. 2 of it.", "J. Smith wrote it."]),
    ("No. 4 broke. No. It held.", &["No. 4 broke.", "No.", "It held."]),
    ("well... and then it broke", &["well... and then it broke"]),
    ("She wrote, etc. and so on.", &["She wrote, etc. and so on."]),
    ("It broke badly.Nobody knew why.", &["It broke badly.", "Nobody knew why."]),
    ("“Do you know?” she asked. It was I. Then…", &["“Do you know?” she asked.", "It was I.", "Then…"]),
    (
        "We shipped it. “Did it hold?” It did, e.g. on Monday… and then? Yes",
        &["We shipped it.", "“Did it hold?”", "It did, e.g. on Monday… and then?", "Yes"],
    ),
    ("it broke. i looked. why? no idea", &["it broke.", "i looked.", "why?", "no idea"]),
    ("- one thing", &["one thing"]),
    ("Steps\n- one thing. And more.\n2. two things", &["Steps", "one thing.", "And more.", "two things"]),
    ("One line\nand the next.\n\nAnother.", &["One line", "and the next.", "Another."]),
    (WRAPPED, &["I spent the whole of March reading the scheduler from the first line to the\nlast and drawing it on the wall.", "It held."]),
    (" \n", &[]),
];

fn quoted(body: &str, spans: impl IntoIterator<Item = Span>) -> Vec<&str> {
    spans.into_iter().map(|span| span.of(body).expect("inside")).collect()
}

#[test]
fn meter_evidence_and_audit_agree_on_every_sentence() {
    for (body, expected) in TEXTS {
        let counted = text::sentences(body);
        assert_eq!(quoted(body, counted.iter().copied()), *expected, "{body:?}");
        let heard = paragraphs(body).into_iter().flat_map(|paragraph| paragraph.sentences).map(|unit| unit.span);
        assert_eq!(quoted(body, heard), *expected, "as the audit reads {body:?}");
        for (sentence, words) in counted.iter().zip(*expected) {
            // The middle may be inside a character, which a caret never is.
            for at in [sentence.start + 1, sentence.end - 1].into_iter().filter(|at| body.is_char_boundary(*at)) {
                assert_eq!(text::sentence_at(body, at).of(body), Some(*words), "around {at} of {body:?}");
            }
        }
        let told = retold(body, "");
        let mut told: Vec<_> = told.kept.into_iter().chain(told.left_out).collect();
        told.sort();
        assert_eq!(told, counted, "as a retelling is held against {body:?}");
    }
}

#[test]
fn an_author_is_told_of_long_sentences_as_the_learner_counts_them() {
    // What an author writes as one text is shown as one paragraph, whatever its lines: bullets are not looked for there.
    for (body, expected) in TEXTS.iter().filter(|(body, expected)| !expected.is_empty() && (!body.contains('\n') || *body == WRAPPED)) {
        let body = body.trim_start_matches("- ");
        let counts: Vec<_> = expected.iter().map(|sentence| text::count_words(sentence)).collect();
        let longest = counts.iter().copied().max().unwrap_or_default();
        let mut files = tiny();
        let meaning = format!("meaning = {}", serde_json::to_string(body).expect("a string"));
        files[0].text = files[0].text.replacen("meaning = \"A whole sentence.\"", &meaning, 1);
        files[0].text = files[0].text.replacen("longest_sentence = 20", &format!("longest_sentence = {}", longest - 1), 1);
        let told: Vec<_> = check::files(&files, None).diagnostics.iter().map(Diagnostic::headline).collect();
        let told: Vec<_> = told.iter().filter_map(|line| line.strip_prefix("tiny-lesson/lesson.toml:79:")?.split_once("warning: a ")).collect();
        let long = format!("sentence of {longest} words");
        let expected = vec![long.as_str(); counts.iter().filter(|count| **count == longest).count()];
        assert_eq!(told.into_iter().map(|(_, told)| told).collect::<Vec<_>>(), expected, "{body:?}");
    }
}

#[test]
fn a_sentence_a_mail_program_broke_lies_in_two_paragraphs_and_is_still_one() {
    let body = WRAPPED;
    let whole = text::sentences(body)[0];
    let lines: Vec<_> = text::paragraphs(body).collect();
    assert!(lines.len() == 2 && lines.iter().all(|line| line.overlaps(whole) && !line.contains(whole)));
    // The outline keeps a part for each line, and all words are in its balance.
    let mut parts = Parts::default();
    parts.set(body, lines[1].start + 1, Some(StarPart::Result));
    let outlined = outline(body, &parts);
    assert_eq!(outlined.iter().map(|line| line.part).collect::<Vec<_>>(), [StarPart::Situation, StarPart::Result]);
    assert_eq!(outlined.iter().map(|line| line.words).sum::<usize>(), text::count_words(body));
    // Words that show something show it in both lines.
    let review = Review { judgements: vec![Judgement::new("how".into(), Level::Hinted, vec![whole])], ..Review::default() };
    assert_eq!(idle_paragraphs(body, &Marks::default(), Some(&review)), []);
    // It is read aloud in one breath, and an opening waits for its end.
    let aloud: Vec<Vec<_>> = lines_aloud(body).into_iter().map(|line| quoted(body, line.into_iter().map(|(span, _)| span))).collect();
    assert_eq!(aloud, [[whole.of(body).expect("inside"), "It held."]]);
    assert!(with_phrase(body, lines[0].end - 1, "Until then …").text.ends_with("on the wall. Until then … It held."));
}

#[test]
fn a_bullets_sign_belongs_to_what_the_bullet_says() {
    let body = "Steps:\n- one thing. And more.\n2. two things";
    let sign = body.find('-').expect("there");
    for at in [sign, sign + 1, sign + 2] {
        assert_eq!(text::sentence_at(body, at).of(body), Some("one thing."), "{at}");
    }
    // What is read aloud is all that is written.
    let aloud: Vec<Vec<_>> =
        lines_aloud(body).into_iter().map(|line| line.into_iter().map(|(span, before)| (span.of(body).expect("inside"), before)).collect()).collect();
    assert_eq!(aloud, [vec![("Steps:", 0)], vec![("- one thing.", 1), ("And more.", 3)], vec![("2. two things", 5)]]);
    // An opening goes in behind the sign, after a sentence, and never into the sign, an abbreviation or three dots.
    for (before, at, after) in [
        ("- one thing", 0, "- Then … one thing"),
        ("- one thing", 1, "- Then … one thing"),
        ("- one thing", 5, "- one thing Then …"),
        ("2. two things", 1, "2. Then … two things"),
        ("I rang Dr. Hall.", 10, "I rang Dr. Hall. Then …"),
        ("well... and it broke", 7, "well... and it broke Then …"),
        ("So: it broke", 4, "So: Then … it broke"),
    ] {
        assert_eq!(with_phrase(before, at, "Then …").text, after, "{before:?} at {at}");
    }
}
