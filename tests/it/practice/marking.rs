//! Ranges through edits, against a reference that tags every character.

use crate::dice::Dice;
use practice_widget::lesson::{MarkId, Span};
use practice_widget::practice::change::Change;
use practice_widget::practice::marking::{Marks, PlacedMark};
use practice_widget::practice::outline::Parts;
use practice_widget::practice::{cluster, draft};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

const LETTERS: [&str; 16] = ["a", "a", "b", " ", " ", "\n", "é", "e\u{301}", "\u{301}", "👩", "\u{200d}", "🏽", "🇬", "🇧", "\u{fe0f}", "\r"];
const SCRIPTS: u64 = 100_000;

fn some_text(dice: &mut Dice, most: usize) -> String {
    (0..dice.draw(most + 1)).map(|_| LETTERS[dice.draw(LETTERS.len())]).collect()
}

fn some_cut(dice: &mut Dice, text: &str) -> usize {
    let places: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    places[dice.draw(places.len())]
}

/// Every character with the ranges it belongs to.
struct Naive {
    chars: Vec<(char, BTreeSet<usize>)>,
    marks: Vec<MarkId>,
}

impl Naive {
    fn new(text: &str, marks: &Marks) -> Self {
        let inside = |at: usize| marks.placed().iter().enumerate().filter(move |(_, placed)| placed.span.start <= at && at < placed.span.end);
        Self {
            chars: text.char_indices().map(|(at, c)| (c, inside(at).map(|(index, _)| index).collect())).collect(),
            marks: marks.placed().iter().map(|placed| placed.mark.clone()).collect(),
        }
    }

    /// Replaces characters; what comes belongs to a range that has both neighbours, or that had all that went and has more.
    fn replace(&mut self, from: usize, to: usize, came: &str) {
        let mut tags = BTreeSet::new();
        for range in 0..self.marks.len() {
            let has = |index: Option<usize>| index.and_then(|index| self.chars.get(index)).is_some_and(|(_, tags)| tags.contains(&range));
            let (left, right) = (has(from.checked_sub(1)), has(Some(to)));
            let all_that_went = self.chars[from..to].iter().all(|(_, tags)| tags.contains(&range));
            if (from == to && left && right) || (from < to && all_that_went && (left || right)) {
                tags.insert(range);
            }
        }
        self.chars.splice(from..to, came.chars().map(|c| (c, tags.clone())));
    }

    fn marks(&self) -> Vec<(MarkId, Span)> {
        let text: String = self.chars.iter().map(|(c, _)| *c).collect();
        let mut covered: Vec<(MarkId, BTreeSet<usize>)> = Vec::new();
        for range in 0..self.marks.len() {
            let mut bytes = BTreeSet::new();
            let mut at = 0;
            for (c, tags) in &self.chars {
                if tags.contains(&range) {
                    bytes.extend(at..at + c.len_utf8());
                }
                at += c.len_utf8();
            }
            // Whole clusters only: one byte of it takes all of it.
            let mut start = 0;
            for end in 1..=text.len() {
                if cluster::is_boundary(&text, end) {
                    if bytes.range(start..end).next().is_some() {
                        bytes.extend(start..end);
                    }
                    start = end;
                }
            }
            if !text.char_indices().any(|(at, c)| bytes.contains(&at) && !c.is_whitespace()) {
                continue;
            }
            match covered.iter_mut().find(|(mark, _)| *mark == self.marks[range]) {
                Some((_, all)) => all.extend(bytes),
                None => covered.push((self.marks[range].clone(), bytes)),
            }
        }
        let mut found = Vec::new();
        for (mark, bytes) in covered {
            let mut run: Option<Span> = None;
            for at in bytes {
                match &mut run {
                    Some(span) if span.end == at => span.end += 1,
                    _ => found.extend(run.replace(Span { start: at, end: at + 1 }).map(|span| (mark.clone(), span))),
                }
            }
            found.extend(run.map(|span| (mark.clone(), span)));
        }
        found.sort_by_key(|(mark, span)| (*span, mark.clone()));
        found
    }
}

#[test]
fn ranges_equal_those_of_the_naive_reference_over_many_edits() {
    let ids: [MarkId; 2] = ["need".into(), "output".into()];
    for seed in 0..SCRIPTS / 4 {
        let mut dice = Dice(seed + 1);
        let mut text = some_text(&mut dice, 9);
        let mut marks = Marks::default();
        for _ in 0..=dice.draw(3) {
            let span = Span::new(some_cut(&mut dice, &text), some_cut(&mut dice, &text));
            marks.place(&text, &ids[dice.draw(2)], span);
        }
        for step in 0..4 {
            let span = Span::new(some_cut(&mut dice, &text), some_cut(&mut dice, &text));
            let span = if dice.draw(3) == 0 { Span { start: span.start, end: span.start } } else { span };
            let came = if dice.draw(3) == 0 { String::new() } else { some_text(&mut dice, 3) };
            let mut new_text = text.clone();
            new_text.replace_range(span.start..span.end, &came);

            let mut naive = Naive::new(&text, &marks);
            naive.replace(text[..span.start].chars().count(), text[..span.end].chars().count(), &came);
            let followed = marks.follow(Change { start: span.start, removed: span.len(), inserted: came.len() }, &new_text);

            let found: Vec<_> = marks.placed().iter().map(|placed| (placed.mark.clone(), placed.span)).collect();
            assert_eq!(found, naive.marks(), "seed {seed} step {step}: {text:?} [{}..{}] -> {came:?}", span.start, span.end);
            assert!(followed.dropped.iter().all(|placed| placed.span.of(&text).is_some()));
            let edges: BTreeSet<_> = new_text.grapheme_indices(true).map(|(at, _)| at).chain([new_text.len()]).collect();
            assert!(found.iter().all(|(_, span)| edges.contains(&span.start) && edges.contains(&span.end)), "{new_text:?} {found:?}");
            text = new_text;
        }
    }
}

#[test]
fn the_change_between_two_texts_makes_one_of_the_other_and_stands_where_the_caret_says() {
    for seed in 0..30_000 {
        let mut dice = Dice(seed + 7);
        let old = some_text(&mut dice, 10);
        let span = Span::new(some_cut(&mut dice, &old), some_cut(&mut dice, &old));
        let came = some_text(&mut dice, 4);
        let mut new = old.clone();
        new.replace_range(span.start..span.end, &came);
        let caret = (dice.draw(2) == 0).then_some(span.start + came.len());
        let change = Change::between(&old, &new, caret);
        assert_eq!([&old[..change.start], &new[change.start..change.new_end()], &old[change.old_end()..]].concat(), new, "{old:?} {new:?}");
        assert!(change.removed <= span.len() && change.inserted <= came.len(), "{old:?} {new:?} {change:?}");
        if caret.is_some() && span.is_empty() {
            assert_eq!((change.start, change.inserted), (span.start, came.len()), "typing {came:?} in {old:?}");
        }
        if caret.is_some() && came.is_empty() {
            assert_eq!((change.start, change.removed), (span.start, span.len()), "deleting {span:?} of {old:?}");
        }
    }
}

#[track_caller]
fn check(old: &str, marked: &str, new: &str, expected: &[&str]) {
    let start = old.find(marked).expect("marked words are in the text");
    let mut draft = draft::Draft::new(old.to_owned(), Marks::default(), Parts::default());
    draft.mark(&"need".into(), Span { start, end: start + marked.len() });
    draft.edit(new.to_owned(), None);
    let found: Vec<_> = draft.marks().placed().iter().map(|placed: &PlacedMark| draft.quote(placed.span).to_owned()).collect();
    assert_eq!(found, expected, "{old:?} -> {new:?}");
}

#[test]
fn words_typed_inside_a_mark_belong_to_it_and_words_at_its_edges_do_not() {
    check("so I had to know.", "I had to know", "so I really had to know.", &["I really had to know"]);
    check("so I had to know.", "I had to know", "so I had to know it.", &["I had to know"]);
    check("so I had to know.", "I had to know", "so that I had to know.", &["I had to know"]);
    check("so I had to know.", "I had to know", "and I had to know.", &["I had to know"]);
    check("so I hda to know.", "I hda to know", "so I had to know.", &["I had to know"]);
    check("so teh end", "teh end", "so the end", &["the end"]);
    check("so I had to know.", "I had to know", "so.", &[]);
    check("so I had to know.", "I had to know", "so I had.", &["I had"]);
    check("so I had to know.", "I had to know", "", &[]);
    check("ab", "a", "a\u{301}b", &["a\u{301}"]);
}

#[test]
fn lines_that_end_as_no_field_ends_them_are_ended_anew_and_the_marks_stay_on_their_words() {
    let text = "One.\r\nTwo words.\r\n\r\nThree\rfour.";
    let at = |words: &str| Span { start: text.find(words).expect("the words"), end: text.find(words).expect("the words") + words.len() };
    let mut marks = Marks::default();
    for words in ["One.", "words.\r\n\r\nThree", "four"] {
        marks.place(text, &words[..3].into(), at(words));
    }
    let draft = draft::Draft::new(text.to_owned(), marks, Parts::default());
    assert_eq!(draft.text(), "One.\nTwo words.\n\nThree\nfour.");
    let marked: Vec<_> = draft.marks().placed().iter().map(|placed| draft.quote(placed.span)).collect();
    assert_eq!(marked, ["One.", "words.\n\nThree", "four"]);
}

#[test]
fn marks_of_one_kind_join_and_the_white_space_around_a_selection_is_left_out() {
    let mut marks = Marks::default();
    let text = "one two three";
    assert_eq!(marks.place(text, &"need".into(), Span { start: 0, end: 4 }), Some(Span { start: 0, end: 3 }));
    marks.place(text, &"need".into(), Span { start: 8, end: 13 });
    marks.place(text, &"output".into(), Span { start: 2, end: 9 });
    assert_eq!(marks.placed().len(), 3);
    assert_eq!(marks.place(text, &"need".into(), Span { start: 2, end: 9 }), Some(Span { start: 0, end: 13 }));
    assert_eq!(marks.placed().len(), 2);
    assert_eq!(marks.place(text, &"need".into(), Span { start: 3, end: 4 }), None);
    assert_eq!(marks.next_mark(0).map(|placed| placed.mark.as_str()), Some("output"));
    assert_eq!(marks.next_mark(5).map(|placed| placed.mark.as_str()), Some("need"));
    assert_eq!(marks.previous_mark(0).map(|placed| placed.mark.as_str()), Some("output"));
    assert_eq!(marks.take_off(&"need".into(), Span { start: 13, end: 13 }).len(), 1);
}
