//! Reading a text, and drawing it in pieces.

use crate::dice::Dice;
use practice_widget::lesson::{Mark, ModelAnswer, Span};
use practice_widget::practice::dismissals::FindingId;
use practice_widget::practice::draft::LIMIT;
use practice_widget::practice::layer::{layer, layer_with, moves_notes};
use practice_widget::practice::marking::PlacedMark;
use practice_widget::practice::rehearsal::{Rehearsal, RehearsalKind, compared, is_past, lines_aloud, pace, retold};
use practice_widget::practice::schedule::Grade;
use practice_widget::practice::stuck::{WithPhrase, with_phrase};
use practice_widget::practice::{bench::Millis, cluster, text};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

#[track_caller]
fn check_words(line: &str, expected: &[&str]) {
    let found: Vec<_> = text::words(line).map(|span| span.of(line).expect("inside")).collect();
    assert_eq!(found, expected);
}

#[test]
fn words_follow_the_stated_rules() {
    check_words("", &[]);
    check_words("I don’t know; don't ask.", &["I", "don’t", "know", "don't", "ask"]);
    check_words("a well-known, forty-line fix", &["a", "well-known", "forty-line", "fix"]);
    check_words("at 14:32, 1,200 of 3.5 -- 24/7 – and/or", &["at", "14:32", "1,200", "of", "3.5", "24/7", "and", "or"]);
    check_words("“so” (e.g. R&D) 'quoted' — 👍 50% £3", &["so", "e.g", "R&D", "quoted", "50", "3"]);
    check_words("cafe\u{301} naïve שלום עולם", &["cafe\u{301}", "naïve", "שלום", "עולם"]);
    check_words("我学习 ab", &["我", "学", "习", "ab"]);
}

#[test]
fn a_model_answer_is_counted_as_a_draft_is() {
    let body = "We lost two – and/or three – days. R&D — it's 50 %.";
    let unspoken = vec![Span::new(body.find("and").expect("there"), body.find(" days").expect("there"))];
    let answer = ModelAnswer { text: body.to_owned(), unspoken, ..ModelAnswer::default() };
    assert_eq!((answer.word_counts(), text::count_words(body)), ((10, 7), 10));
    // A passage that ends inside a word leaves the word.
    let cut = ModelAnswer { unspoken: vec![Span::new(0, 1)], ..answer };
    assert_eq!(cut.word_counts(), (10, 10));
}

#[track_caller]
fn check_sentences(line: &str, expected: &[&str]) {
    let found: Vec<_> = text::sentences(line).into_iter().map(|span| span.of(line).expect("inside")).collect();
    assert_eq!(found, expected);
}

#[test]
fn sentences_end_where_a_reader_stops() {
    check_sentences("It broke. I looked.  Why?\nNo stop", &["It broke.", "I looked.", "Why?", "No stop"]);
    check_sentences("Dr. Hall said 3.5 is fine, e.g. today. J. Smith agreed.", &["Dr. Hall said 3.5 is fine, e.g. today.", "J. Smith agreed."]);
    check_sentences("“Do you know?” she asked. It was I. Then…", &["“Do you know?” she asked.", "It was I.", "Then…"]);
    check_sentences("Wait... what?! \"Yes.\" So.", &["Wait... what?!", "\"Yes.\"", "So."]);
    check_sentences("我很好。 你呢？", &["我很好。", "你呢？"]);
}

#[test]
fn lines_tile_and_paragraphs_are_lines_with_something_on_them() {
    let body = "one\n\n  two  \nthree";
    let found: Vec<_> = text::paragraphs(body).map(|span| span.of(body).expect("inside")).collect();
    assert_eq!(found, ["one", "two", "three"]);
    assert_eq!(text::lines(body).map(Span::len).sum::<usize>(), body.len());
    assert_eq!(text::line_at(body, 6).of(body), Some("  two  "));
}

#[test]
fn browser_units_and_bytes_convert_both_ways() {
    let body = "a👍é";
    for (units, byte) in [(0, 0), (1, 1), (2, 1), (3, 5), (4, 7), (9, 7)] {
        assert_eq!(text::byte_at_utf16(body, units), byte, "{units}");
    }
    assert_eq!([0, 1, 5, 7].map(|byte| text::utf16_at_byte(body, byte)), [0, 1, 3, 4]);
}

/// Our rule may keep more together than the standard; it never cuts where the standard does not.
#[test]
fn no_boundary_of_ours_lies_inside_a_cluster() {
    let tricky = "a e\u{301}\r\n\u{200d}👩👩\u{200d}👧🏽🇬🇧🇫🇷1\u{fe0f}\u{20e3}한국\u{1100}\u{1161}\u{11a8}क्षिनी\u{915}\u{94d}\u{200d}\u{937}ไทยกำ\u{600}1\u{d4e}ക\u{11103}\u{11127}\u{e0067}\u{1f3f4}";
    let letters: Vec<_> = tricky.chars().collect();
    let mut dice = Dice(3);
    for _ in 0..20_000 {
        let body: String = (0..6).map(|_| letters[dice.draw(letters.len())]).collect();
        check_boundaries(&body);
    }
    // The long uniform stretches of Chinese and Korean are left out.
    for code in [0x80..0x3400, 0xa000..0xac20, 0xd790..0x1_2000, 0x1_6000..0x1_7000, 0x1_f000..0x2_0000, 0xe_0000..0xe_0200].into_iter().flatten() {
        if let Some(c) = char::from_u32(code) {
            check_boundaries(&format!("a{c}a"));
            check_boundaries(&format!("क{c}क"));
        }
    }
}

#[track_caller]
fn check_boundaries(body: &str) {
    let allowed: BTreeSet<_> = body.grapheme_indices(true).map(|(at, _)| at).chain([body.len()]).collect();
    for at in 0..=body.len() {
        assert!(!cluster::is_boundary(body, at) || allowed.contains(&at), "{body:?} at {at}");
    }
}

#[test]
fn common_clusters_are_cut_exactly_where_the_standard_cuts_them() {
    for body in
        ["naïve cafe\u{301}s", "👩\u{200d}👩\u{200d}👧 and 👍🏽!", "🇬🇧🇫🇷🇩🇪", "한국어 배우기", "עִבְרִית", "हिन्दी में", "1️⃣ ok", "مرحبا بكم", "日本語"]
    {
        let ours: Vec<_> = (0..=body.len()).filter(|at| cluster::is_boundary(body, *at)).collect();
        let standard: Vec<_> = body.grapheme_indices(true).map(|(at, _)| at).chain([body.len()]).collect();
        assert_eq!(ours, standard, "{body}");
    }
}

#[test]
fn the_layer_tiles_the_text_and_gives_a_new_key_only_to_lines_that_look_different() {
    let known = [("need", "N"), ("output", "O")].map(|(id, letter)| Mark { id: id.into(), letter: letter.into(), ..Mark::default() });
    let put = |mark: &str, start, end| PlacedMark { mark: mark.into(), span: Span { start, end } };
    let body = "one two\nsame\nsame\nlast";
    let marks = [put("need", 4, 10), put("output", 6, 7), put("gone", 0, 3)];
    let drawn = layer(body, &marks, &[], &known);
    let told: Vec<_> = drawn
        .iter()
        .map(|line| {
            line.segments
                .iter()
                .map(|piece| format!("{}{:?}{:?}", piece.span.of(body).expect("inside"), piece.marks, piece.starts))
                .collect::<Vec<_>>()
                .concat()
        })
        .collect();
    assert_eq!(told, ["one [][]tw[0][0]o[0, 1][1]\n[0][]", "sa[0][]me\n[][]", "same\n[][]", "last[][]"]);
    let letters: Vec<_> = drawn.iter().flat_map(|line| &line.segments).filter_map(|piece| piece.letters(&known)).collect();
    assert_eq!(letters, ["N", "O"]);
    let keys: BTreeSet<_> = drawn.iter().map(|line| line.key).collect();
    assert_eq!(keys.len(), 4);
    let later = layer("ONE two\nsame\nsame\nlast", &marks, &[], &known);
    let changed: Vec<_> = drawn.iter().zip(&later).map(|(a, b)| a.key != b.key).collect();
    assert_eq!(changed, [true, false, false, false]);
}

#[test]
fn notes_have_moved_unless_one_line_without_notes_changed() {
    let drawn = |body: &str| layer_with(body, &[], &[(0, Span::new(4, 7))], &[]);
    let before: Vec<_> = drawn("one two\nthree\nfour").iter().map(|line| line.key).collect();
    for (after, moved) in [
        ("one two\nthree\nfour", false),
        ("one two\nthree\nfour more", false),
        ("one two\n\nfour", false),
        ("one two more\nthree\nfour", true),
        ("one two\nthree more\nfour more", true),
        ("one two\nthree\nfour\n", false),
        ("one two\nthree\n\nfour", true),
        ("one two\nthree", true),
    ] {
        assert_eq!(moves_notes(&before, &drawn(after)), moved, "{after:?}");
    }
}

#[test]
fn as_many_blank_lines_as_a_draft_holds_are_drawn_each_with_a_key_of_its_own() {
    let keys: BTreeSet<_> = layer(&"\n".repeat(LIMIT), &[], &[], &[]).iter().map(|line| line.key).collect();
    assert_eq!(keys.len(), LIMIT);
}

#[test]
fn a_finding_keeps_its_name_when_only_case_and_punctuation_change() {
    assert_eq!(FindingId::new("vague", "I cut, it small."), FindingId::new("vague", "i cut it small"));
    assert_ne!(FindingId::new("vague", "I cut it"), FindingId::new("vague", "I cut it small"));
    assert_eq!(FindingId::new("no-mark-need", "").as_str().split_once('.').map(|(rule, _)| rule), Some("no-mark-need"));
}

#[test]
fn pace_is_that_of_recent_readings_and_usual_until_then() {
    let read = |words, seconds| Rehearsal { at: Millis(0), kind: RehearsalKind::Read, words, seconds };
    assert_eq!(pace(&[]), 150);
    assert_eq!(pace(&[read(300, 150)]), 120);
    assert_eq!(pace(&[read(10, 2), read(300, 0), read(300, 3)]), 150);
    assert_eq!(pace(&[read(300, 150), read(300, 100), read(300, 120)]), 150);
    assert_eq!(pace(&[Rehearsal { kind: RehearsalKind::Retell, ..read(300, 150) }]), 150);
}

#[test]
fn a_retelling_tells_what_it_left_out() {
    let draft = "The printer stopped every day at four. I captured packets by hand. So it goes.";
    let told = retold(draft, "each day the printers stop around 4 or four");
    let left: Vec<_> = told.left_out.iter().filter_map(|span| span.of(draft)).collect();
    assert_eq!(left, ["I captured packets by hand.", "So it goes."]);
    assert_eq!(retold(draft, "").kept.len(), 0);
}

#[test]
fn a_retelling_says_something_of_memory_only_where_there_was_something_to_tell_and_it_was_told() {
    let draft = "The printer stopped every day. I captured packets.";
    for (draft, told, kept, left_out, grade) in [
        (draft, "the printers stop every day", 1, &["I captured packets."][..], Some(Grade::Hard)),
        (draft, "nothing of it", 0, &["The printer stopped every day.", "I captured packets."], Some(Grade::Again)),
        (draft, " \n", 0, &["The printer stopped every day.", "I captured packets."], None),
        (" ", "the printers stop every day", 0, &[], None),
    ] {
        let came = compared(draft, told);
        assert_eq!((came.kept, came.left_out.iter().map(String::as_str).collect::<Vec<_>>(), came.grade), (kept, left_out.to_vec(), grade), "{told}");
    }
}

#[test]
fn a_text_read_aloud_fades_sentence_by_sentence_at_the_pace_of_the_voice() {
    let text = "One two. Three!\n\nFour five six. Seven";
    let lines: Vec<Vec<_>> =
        lines_aloud(text).into_iter().map(|lines| lines.into_iter().map(|(span, before)| (&text[span.start..span.end], before)).collect()).collect();
    assert_eq!(lines, [[("One two.", 0), ("Three!", 2)], [("Four five six.", 3), ("Seven", 6)]]);
    assert!(lines_aloud(" \n").is_empty());
    for (words, seconds, pace, expected) in
        [(0, 0, 150, true), (3, 1, 150, false), (3, 2, 120, true), (5, 2, 120, false), (1, u32::MAX, u32::MAX, true)]
    {
        assert_eq!(is_past(words, seconds, pace), expected, "{words} words in {seconds} s at {pace}");
    }
}

#[test]
fn words_are_found_again_nearest_to_where_they_stood() {
    let body = "It broke. We saw it. It broke.";
    for (words, was, expected) in
        [("It broke.", 0, Some(0)), ("It broke.", 10, Some(0)), ("It broke.", 11, Some(21)), ("It broke.", 999, Some(21)), ("it held", 0, None)]
    {
        assert_eq!(text::nearest(body, words, was), expected.map(|at| Span::new(at, at + words.len())), "{words} from {was}");
    }
    for (at, expected) in [(0, "It broke."), (9, "It broke."), (10, "We saw it."), (30, "It broke.")] {
        assert_eq!(text::sentence_at(body, at).of(body), Some(expected), "{at}");
    }
    assert_eq!(text::sentence_at("A. \n", 4), Span::new(4, 4));
}

#[test]
fn a_sentence_told_in_other_words_came_back_and_one_whose_words_are_strewn_about_did_not() {
    let elsewhere = "we talked on and on ".repeat(20);
    let strewn = format!("The printer was new. {elsewhere} It was every day. {elsewhere} A packet was checked.");
    for (sentence, told, back) in [
        ("For three weeks I read kernel traces every morning before standup.", "Each day for weeks I looked at a kernel trace.", true),
        ("For three weeks I read kernel traces every morning before standup.", "I asked the shift lead about her mornings.", false),
        // A name or a number weighs twice.
        ("I showed the whole draft plan of migration to Priya for comments.", "priya saw it", true),
        ("I showed the whole draft plan of migration to a friend for comments.", "a friend saw it", false),
        ("The report ran in 180 seconds afterwards.", "It took 180.", true),
        // Forms of a word.
        ("The job stopped.", "it stops the jobs", true),
        ("We studied measurements.", "I study how to measure", true),
        ("The printer dropped every fourth packet.", "The printer drops a packet.", true),
        ("The printer dropped every fourth packet while jobs were queued overnight.", strewn.as_str(), false),
        ("So it is.", "nothing of it", true),
        ("I stopped.", "", false),
    ] {
        let told_again = retold(sentence, told);
        assert_eq!((told_again.kept.len(), told_again.left_out.len()), if back { (1, 0) } else { (0, 1) }, "{sentence} / {told}");
    }
}

#[test]
fn a_phrase_goes_in_with_the_spaces_it_needs_and_its_gap_selected() {
    let WithPhrase { text: body, select, .. } = with_phrase("It broke.Then", 9, "The first time I … was");
    assert_eq!((body.as_str(), select.of(&body)), ("It broke. The first time I … was Then", Some("…")));
    let WithPhrase { text: body, select, .. } = with_phrase("It broke every night. Then", 8, "The first time I … was");
    assert_eq!((body.as_str(), select.of(&body)), ("It broke every night. The first time I … was Then", Some("…")));
    let WithPhrase { text: body, select, .. } = with_phrase("", 0, "Until then");
    assert_eq!((body.as_str(), select), ("Until then", Span { start: 10, end: 10 }));
}
