//! What Calibrate says.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::practice::calibration::{Agreement, Leaning, PairVerdict, Side};
use crate::ui::words as common;

pub const ANSWERS: &str = "Answers to rate";
pub const PAIRS: &str = "Pairs";
pub const RECORD: &str = "Your record";
pub const TITLE: &str = "Learn to see it in other people’s answers first.";
pub const STANDFIRST: &str = "Read an answer, say how clearly it shows each criterion, then see what the guide says and which words decide. Judging your own draft is easier afterwards. Nothing here is marked; the record is for you.";
pub const BEGIN: &str = "Rate it";
pub const GO_ON: &str = "Go on";
pub const LOOK_AGAIN: &str = "Look again";
pub const NEW: &str = "not yet rated";
pub const BEGUN: &str = "begun";
pub const BACK: &str = "All answers";
pub const EXCERPT: &str = "Rate one excerpt";
pub const EXCERPT_WHAT: &str = "Short of time? One criterion, on the paragraphs that decide it.";
pub const EXCERPT_OF: &str = "An excerpt";
pub const ANOTHER_EXCERPT: &str = "Another excerpt";
pub const THE_TEXT: &str = "The answer";
pub const YOUR_LEVELS: &str = "How clearly does it show each?";
pub const SUBMIT: &str = "Compare with the guide";
pub const SUBMIT_AGAIN: &str = "Compare again";
pub const SHOW: &str = "Show me the guide now";
pub const SETTLED: &str = "You and the guide agree on these:";
pub const AGAIN: &str = "Rate it again";
pub const NEXT_ANSWER: &str = "Next answer";
pub const GONE: &str = "The lesson no longer has this answer. Your record of it is kept.";
pub const SHOW_WORDS: &str = "Show the words in the text";
pub const HIDE_WORDS: &str = "Take the highlight off";
pub const NO_WORDS: &str = "No words decide this one: it is what the answer leaves out.";
pub const YOU_SAID: &str = "You said";
pub const THEN: &str = "then";
pub const GUIDE: &str = "the guide";

pub const PAIR_WHAT: &str = "Two answers, one criterion: which shows it better, and which words prove it?";
pub const PAIR_START: &str = "Begin";
pub const PAIR_HOW_MANY: &str = "How many pairs";
pub const PAIR_WHICH: &str = "Shows it better";
pub const PAIR_PROVE: &str = "Say which shows it better, and choose the sentence that proves it.";
pub const PAIR_SUBMIT: &str = "Hand in";
pub const PAIR_NEXT: &str = "Next pair";
pub const PAIR_LAST: &str = "Finish";
pub const PAIR_LEAVE: &str = "Leave the pairs";
pub const PAIR_MORE: &str = "More pairs";
pub const PAIR_END: &str = "That was the last pair.";
pub const PAIR_NONE: &str = "The answers of this lesson give no pairs.";

pub const NO_RECORD: &str =
    "No ratings yet. After the first answer this shows, criterion by criterion, how often you and the guide agree and which way you lean.";
pub const RECORD_KEY: &str = "Solid: agreed. Hatched left of it: stricter than the guide; right of it: more generous.";
pub const OVER_TIME: &str = "Share agreed at the first try, round by round";
pub const FORGET: &str = "Forget the calibration record";
pub const FORGOTTEN: &str = "The calibration record is forgotten.";

/// How an answer stands.
pub fn rated(agreed: u32, of: u32) -> String {
    format!("rated: agreed on {agreed} of {of}")
}

pub fn answer_name(number: usize, title: &str) -> String {
    format!("Answer {number}: {title}")
}

/// What is said above the rows while rating.
pub fn to_rate(count: usize) -> String {
    match count {
        1 => "Read it, then choose a level.".to_owned(),
        _ => format!("Read it, then choose a level for each of the {count}. A guess is fine."),
    }
}

pub fn second(open: usize) -> String {
    match open {
        1 => "You and the guide differ on one. Look at it once more, with the text in front of you; the guide’s level stays hidden.".to_owned(),
        _ => format!("You and the guide differ on {open}. Look at them once more, with the text in front of you; the guide’s levels stay hidden."),
    }
}

pub fn agreed(agreed: usize, of: usize) -> String {
    match (agreed, of) {
        (1, 1) => "You and the guide agree.".to_owned(),
        (0, 1) => "You and the guide differ; here is why.".to_owned(),
        _ if agreed == of => format!("You and the guide agree on all {of}."),
        _ => format!("At the first try you agreed on {agreed} of {of}. The others are where your eye can learn most."),
    }
}

/// What is said about one criterion, by how the level stood to the guide's.
pub fn agreement(agreement: Agreement, has_words: bool) -> &'static str {
    match (agreement, has_words) {
        (Agreement::Exact, true) => "The guide says the same. This is what decided it.",
        (Agreement::Exact, false) => "The guide says the same. What decided it is what is not there.",
        (Agreement::Near, _) => "Also defensible: a careful reader could say so, and it counts as agreement.",
        (Agreement::Higher, _) => "Higher than the guide. The usual cause: filling in what the speaker left out. Go by the words that are there.",
        (Agreement::Lower, true) => "Lower than the guide. The usual cause: wanting perfection. These words carry it already.",
        (Agreement::Lower, false) => "Lower than the guide. The usual cause: wanting perfection.",
    }
}

/// What the second try changed; nothing where it changed nothing worth saying.
pub fn second_try(first: Agreement, second: Agreement) -> Option<&'static str> {
    (!first.agrees() && second.agrees()).then_some("At the second look you saw it.")
}

pub fn pair_position(position: usize, of: usize) -> String {
    format!("Pair {position} of {of}")
}

pub fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "The first",
        Side::Right => "The second",
    }
}

pub fn pair_verdict(verdict: &PairVerdict) -> String {
    let better = side(verdict.better);
    match (verdict.sided, verdict.proved) {
        (true, true) => format!("Yes. {better} shows it better, and your words prove it."),
        (true, false) => {
            format!("{better} shows it better, as you said. The sentence you chose does not carry it, though; the highlighted words do.")
        }
        _ => format!("The guide sees it the other way: {} shows it better. Read the highlighted words, then yours.", better.to_lowercase()),
    }
}

pub fn drills(asked: u32, sided: u32, proved: u32) -> String {
    match asked {
        0 => String::new(),
        _ => format!("Pairs so far: {asked}. The better answer found in {sided}, with words that prove it in {proved}."),
    }
}

pub fn leaning(leaning: Leaning) -> &'static str {
    match leaning {
        Leaning::TooFew => "too few to say which way you lean",
        Leaning::Even => "leaning neither way",
        Leaning::Generous => "leaning generous",
        Leaning::Strict => "leaning strict",
    }
}

/// Beside the bar of a criterion.
pub fn criterion_record(agreed: u32, of: u32, lean: Leaning) -> String {
    match of {
        0 => "not rated yet".to_owned(),
        _ => format!("{agreed} of {of} agreed; {}", leaning(lean)),
    }
}

/// The bar of a criterion, in words.
pub fn criterion_drawn(name: &str, lower: u32, agreed: u32, higher: u32) -> String {
    format!("{name}: {lower} stricter than the guide, {agreed} agreed, {higher} more generous")
}

pub fn rounds_drawn(shares: &[f64]) -> String {
    let shares: Vec<String> = shares.iter().enumerate().map(|(index, share)| format!("round {} {:.0} per cent", index + 1, share * 100.0)).collect();
    format!("{}: {}", OVER_TIME, shares.join(", "))
}

pub fn quoted(text: &str) -> String {
    format!("“{}”", common::shortened(text))
}
