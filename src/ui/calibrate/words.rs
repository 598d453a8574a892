//! What Calibrate says.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::practice::calibration::{Agreement, Leaning, PairMissing, PairVerdict, Side};
use crate::ui::words::{self as common, Word, counted, fill};
use crate::view::fixed;

pub const ANSWERS: Word = Word("Answers to rate");
pub const PAIRS: Word = Word("Pairs");
pub const RECORD: Word = Word("Your record");
pub const TITLE: Word = Word("Learn to see it in other people’s answers first.");
pub const STANDFIRST: Word = Word(
    "Read an answer, say how clearly it shows each criterion, then see what the guide says and which words decide. Judging your own draft is easier afterwards. Nothing here is marked; the record is for you.",
);
pub const BEGIN: Word = Word("Rate it");
pub const BEGIN_HERE: Word = Word("Rate an answer");
pub const GO_ON: Word = Word("Go on");
pub const LOOK_AGAIN: Word = Word("Look again");
pub const NEW: Word = Word("not yet rated");
pub const BEGUN: Word = Word("begun");
pub const BACK: Word = Word("All answers");
pub const EXCERPT: Word = Word("Rate one excerpt");
pub const EXCERPT_WHAT: Word = Word("Short of time? One criterion, on the paragraphs that decide it.");
pub const EXCERPT_OF: Word = Word("An excerpt");
pub const ANOTHER_EXCERPT: Word = Word("Another excerpt");
pub const THE_TEXT: Word = Word("The answer");
pub const YOUR_LEVELS: Word = Word("How clearly does it show each?");
pub const SUBMIT: Word = Word("Compare with the guide");
pub const SUBMIT_AGAIN: Word = Word("Compare again");
pub const SHOW: Word = Word("Show me the guide now");
pub const SETTLED: Word = Word("You and the guide agree on these:");
pub const AGAIN: Word = Word("Rate it again");
pub const NEXT_ANSWER: Word = Word("Next answer");
pub const GONE: Word = Word("The lesson no longer has this answer. Your record of it is kept.");
pub const SHOW_WORDS: Word = Word("Show the words in the text");
pub const HIDE_WORDS: Word = Word("Take the highlight off");
pub const TO_CRITERION: Word = Word("Back to the criterion");
pub const NO_WORDS: Word = Word("No words decide this one: it is what the answer leaves out.");
pub const YOU_SAID: Word = Word("You said");
pub const THEN: Word = Word("then");
pub const GUIDE: Word = Word("the guide");

pub const PAIR_WHAT: Word = Word("Two answers, one criterion: which shows it better, and which words prove it?");
pub const PAIR_START: Word = Word("Begin");
pub const PAIR_HOW_MANY: Word = Word("How many pairs");
pub const PAIR_WHICH: Word = Word("Shows it better");
pub const PAIR_PROVE: Word = Word("Say which shows it better, and choose the sentence that proves it.");
pub const PAIR_SUBMIT: Word = Word("Check");
pub const PAIR_NEXT: Word = Word("Next pair");
pub const PAIR_LAST: Word = Word("Finish");
pub const PAIR_LEAVE: Word = Word("Leave the pairs");
pub const PAIR_MORE: Word = Word("More pairs");
pub const PAIR_END: Word = Word("That was the last pair.");
pub const PAIR_NONE: Word = Word("The answers of this lesson give no pairs.");

pub const NO_RECORD: Word =
    Word("No ratings yet. After the first answer this shows, criterion by criterion, how often you and the guide agree and which way you lean.");
pub const RECORD_KEY: Word = Word("Solid: agreed. Hatched left of it: stricter than the guide; right of it: more generous.");
pub const OVER_TIME: Word = Word("Share agreed at the first try, round by round");
pub const FORGET: Word = Word("Forget the calibration record");
pub const FORGOTTEN: Word = Word("The calibration record is forgotten.");

/// How an answer stands.
pub fn rated(agreed: u32, of: u32) -> String {
    fill!("rated: agreed on {agreed} of {of}", agreed, of)
}

pub fn answer_name(number: usize, title: &str) -> String {
    fill!("Answer {number}: {title}", number, title)
}

/// What is said above the rows while rating.
pub fn to_rate(count: usize) -> String {
    counted(count, Word("Read it, then choose a level."), Word("Read it, then choose a level for each of the {count}. A guess is fine."))
}

/// What is missing before the levels can be handed in.
pub fn still_to_rate(criteria: &[&str]) -> String {
    fill!("Still to rate: {criteria}.", criteria = criteria.join(", "))
}

/// What is missing before a pair can be handed in.
pub fn pair_missing(missing: PairMissing) -> &'static str {
    match missing {
        PairMissing::Side => PAIR_PROVE,
        PairMissing::Words(_) => Word("First choose the sentence that proves it."),
    }
    .text()
}

pub fn second(open: usize) -> String {
    counted(
        open,
        Word("You and the guide differ on one. Look at it once more, with the text in front of you; the guide’s level stays hidden."),
        Word("You and the guide differ on {count}. Look at them once more, with the text in front of you; the guide’s levels stay hidden."),
    )
}

pub fn agreed(agreed: usize, of: usize) -> String {
    match (agreed, of) {
        (1, 1) => Word("You and the guide agree.").into(),
        (0, 1) => Word("You and the guide differ; here is why.").into(),
        _ if agreed == of => fill!("You and the guide agree on all {of}.", of),
        _ => fill!("At the first try you agreed on {agreed} of {of}. The others are where your eye can learn most.", agreed, of),
    }
}

/// What is said about one criterion, by how the level stood to the guide's.
pub fn agreement(agreement: Agreement, has_words: bool) -> &'static str {
    match (agreement, has_words) {
        (Agreement::Exact, true) => Word("The guide says the same. This is what decided it."),
        (Agreement::Exact, false) => Word("The guide says the same. What decided it is what is not there."),
        (Agreement::Near, _) => Word("Also defensible: a careful reader could say so, and it counts as agreement."),
        (Agreement::Higher, _) => {
            Word("Higher than the guide. The usual cause: filling in what the speaker left out. Go by the words that are there.")
        }
        (Agreement::Lower, true) => Word("Lower than the guide. The usual cause: wanting perfection. These words carry it already."),
        (Agreement::Lower, false) => Word("Lower than the guide. The usual cause: wanting perfection."),
    }
    .text()
}

/// What is said where the usual cause has been said already.
pub fn again(agreement: Agreement) -> Option<&'static str> {
    match agreement {
        Agreement::Exact | Agreement::Near => None,
        Agreement::Higher => Some(Word("Higher than the guide here, too.").text()),
        Agreement::Lower => Some(Word("Lower than the guide here, too.").text()),
    }
}

/// What the second try changed; nothing where it changed nothing worth saying.
pub fn second_try(first: Agreement, second: Agreement) -> Option<&'static str> {
    (!first.agrees() && second.agrees()).then(|| Word("At the second look you saw it.").text())
}

pub fn pair_position(position: usize, of: usize) -> String {
    fill!("Pair {position} of {of}", position, of)
}

pub fn side(side: Side) -> &'static str {
    match side {
        Side::Left => Word("The first"),
        Side::Right => Word("The second"),
    }
    .text()
}

pub fn pair_verdict(verdict: &PairVerdict) -> String {
    let better = side(verdict.better);
    match (verdict.sided, verdict.proved) {
        (true, true) => fill!("Yes. {better} shows it better, and your words prove it.", better),
        (true, false) => {
            fill!("{better} shows it better, as you said. The sentence you chose does not carry it, though; the highlighted words do.", better)
        }
        _ => fill!(
            "The guide sees it the other way: {better} shows it better. Read the highlighted words, then yours.",
            better = better.to_lowercase()
        ),
    }
}

pub fn drills(asked: u32, sided: u32, proved: u32) -> String {
    if asked == 0 {
        String::new()
    } else {
        fill!("Pairs so far: {asked}. The better answer found in {sided}, with words that prove it in {proved}.", asked, sided, proved)
    }
}

pub fn leaning(leaning: Leaning) -> &'static str {
    match leaning {
        Leaning::TooFew => Word("too few to say which way you lean"),
        Leaning::Even => Word("leaning neither way"),
        Leaning::Generous => Word("leaning generous"),
        Leaning::Strict => Word("leaning strict"),
    }
    .text()
}

/// Beside the bar of a criterion.
pub fn criterion_record(agreed: u32, of: u32, lean: Leaning) -> String {
    if of == 0 { Word("not rated yet").into() } else { fill!("{agreed} of {of} agreed; {leaning}", agreed, of, leaning = leaning(lean)) }
}

/// The bar of a criterion, in words.
pub fn criterion_drawn(name: &str, lower: u32, agreed: u32, higher: u32) -> String {
    fill!("{name}: {lower} stricter than the guide, {agreed} agreed, {higher} more generous", name, lower, agreed, higher)
}

pub fn rounds_drawn(shares: &[f64]) -> String {
    let line = |(index, share): (usize, &f64)| fill!("round {number} {share} per cent", number = index + 1, share = fixed(share * 100.0, 0));
    format!("{OVER_TIME}: {}", shares.iter().enumerate().map(line).collect::<Vec<_>>().join(", "))
}

pub fn quoted(text: &str) -> String {
    common::quoted(&common::shortened(text))
}
