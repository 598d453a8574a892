//! What the quiz says.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::practice::quiz::{Confidence, Missing, Outcome, Sureness};
use crate::ui::words::{Word, counted, fill, filled, weekday_and_date};

pub const WHAT_TO_ASK: Word = Word("What to ask");
pub const ASK_ME: Word = Word("Ask me");
pub const DUE: Word = Word("Due today");
pub const MISSED: Word = Word("Missed");
pub const MIXED: Word = Word("Mixed");
pub const BY_SECTION: Word = Word("By section");
pub const HOW_MANY: Word = Word("How many");
pub const ALL: Word = Word("All of them");
pub const BEGIN: Word = Word("Begin");
pub const GO_ON: Word = Word("Go on where you stopped");
pub const NOTHING_LOST: Word = Word("Nothing is lost if you stop at any time.");
pub const MIXED_LEAVES_OUT: Word = Word("Questions you judge yourself come with their section.");
pub const NOTHING_DUE: Word = Word("Nothing is due today");
pub const NOTHING_MISSED: Word = Word("Nothing is missed");
pub const NOTHING_MISSED_MORE: Word = Word("What you do not get right at the first try is gathered here, and leaves again when you do.");
pub const NOTHING_HERE: Word = Word("This section asks nothing of its own.");
pub const DUE_MORE: Word = Word("These are about to fade. Answering them now is what keeps them.");
pub const MISSED_MORE: Word = Word("These were not right at the first try, the last time they were asked.");
pub const MIXED_MORE: Word = Word("From every section, the weakest first.");
pub const SECTION_MORE: Word = Word("What this section teaches, in its own order.");
pub const OTHER_SECTIONS: Word = Word("Sections");

pub const CHOOSE_ONE: Word = Word("Choose one");
pub const CHOOSE_SOME: Word = Word("Choose all that fit");
pub const NAME_IT: Word = Word("Name what the words carry");
pub const NAMES: Word = Word("The names");
pub const PUT_IN_ORDER: Word = Word("Put these in order: by the buttons, or by the arrow keys within a row");
pub const MOVE_UP: Word = Word("Move up");
pub const MOVE_DOWN: Word = Word("Move down");
pub const FIND_PARTNERS: Word = Word("Find the partner of each");
pub const PARTNER: Word = Word("Choose its partner");
pub const FROM_MEMORY: Word = Word("From memory, in your own words");
pub const YOU_WROTE: Word = Word("You wrote");
pub const SELECT_WORDS: Word = Word("Select the words: press the first, then the last");
pub const HOW_SURE: Word = Word("How sure are you? (if you like)");

pub const CHECK: Word = Word("Check");
pub const CHECK_AGAIN: Word = Word("Check again");
pub const COUNT: Word = Word("Done comparing");
pub const NOT_SURE: Word = Word("Not sure");
pub const SHOW_ME: Word = Word("Show me");
pub const LATER: Word = Word("Ask me later");
pub const NEXT: Word = Word("Next question");
pub const TO_SUMMARY: Word = Word("See how it went");
pub const STOP: Word = Word("Stop here");
pub const READ_AGAIN: Word = Word("Read that section again");
pub const ASK_AGAIN: Word = Word("Ask me again");
pub const CHANGED: Word = Word("Changed since you answered it");
pub const KEY_CHECK: Word = Word("check");
pub const KEY_ON: Word = Word("next");
pub const KEYS_SORT: Word = Word("Keys for the next open row:");

pub const STAYS: Word = Word("Right; stays");
pub const NOT_THIS: Word = Word("Not this");
pub const BEST: Word = Word("Best answer");
pub const BEST_AND_YOURS: Word = Word("Best answer, and yours");
pub const RIGHT: Word = Word("Right");
pub const RIGHT_AND_YOURS: Word = Word("Right, and yours");
pub const RIGHT_NOT_YOURS: Word = Word("Right; you left it out");
pub const YOURS: Word = Word("Your answer");
pub const YOU_HAD_IT: Word = Word("You had it");
pub const NOT_THERE: Word = Word("Not there this time");
pub const IN_ORDER: Word = Word("In order");
pub const COMMON_SLIP: Word = Word("The common slip:");
pub const THIN: Word = Word("What a thin answer tends to lack:");
pub const ORDER_LEFT: Word = Word("Partly right: the steps marked stand in order among themselves. Move the rest once more.");
pub const COMPARE: Word = Word("Compare: tick the points your words held.");
pub const NAME_LEFT: Word = Word("The words are right. The name is not yet; try it once more.");
pub const WORDS_LEFT: Word = Word("The name is right. The words are not yet; select once more.");

pub const QUICK_CHECK: Word = Word("Quick check");
pub const HOW_IT_WENT: Word = Word("How it went");
pub const BELIEFS: Word = Word("What you took for true");
pub const EVERY_ANSWER: Word = Word("Every question, with its answers");
pub const ANSWER_NOW: Word = Word("Answer it now");
pub const CLOSE: Word = Word("Done");
pub const SOUND: Word = Word("None: it is sound as it stands");

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Sure => Word("Sure"),
        Confidence::Fairly => Word("Fairly sure"),
        Confidence::Guess => Word("A guess"),
    }
    .text()
}

pub fn outcome(outcome: Outcome, second: bool) -> &'static str {
    match (outcome, second) {
        (Outcome::Right, false) => Word("Right."),
        (Outcome::Right, true) => Word("Right at the second try."),
        (Outcome::Partly, _) => Word("Partly right. The reasons stand beside each."),
        (Outcome::Missed, _) => Word("Not this time. The reasons stand beside each."),
        (Outcome::NotSure, _) => Word("Here is the answer, with the reasons."),
    }
    .text()
}

/// What is missing before an answer can be handed in.
pub fn missing(missing: Missing) -> String {
    match missing {
        Missing::Choice => Word("Choose an answer first."),
        Missing::Choices => Word("Choose at least one answer first."),
        Missing::Words => Word("Select the words first."),
        Missing::Name => Word("First name what the words carry."),
        Missing::Open(count) => return counted(count, Word("One is still open."), Word("{count} are still open.")),
        Missing::Text => Word("First write down what you remember."),
    }
    .into()
}

pub fn once_more(stay: usize) -> String {
    if stay == 0 {
        Word("Not yet. Try once more, or have it shown.").into()
    } else {
        counted(stay, Word("Partly right: one is right. Try the rest once more."), Word("Partly right: {count} are right. Try the rest once more."))
    }
}

/// A row of a summary.
pub fn fared(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Right) => Word("Right"),
        Some(Outcome::Partly) => Word("Partly right"),
        Some(Outcome::Missed) => MISSED,
        Some(Outcome::NotSure) => NOT_SURE,
        None => Word("Not answered"),
    }
    .text()
}

pub fn position(position: usize, of: usize) -> String {
    fill!("{position} of {of}", position, of)
}

pub fn pitfall(name: &str) -> String {
    if name.is_empty() { SOUND.into() } else { name.to_owned() }
}

pub fn point(text: &str, bonus: bool) -> String {
    if bonus { fill!("{text} (a bonus)", text) } else { text.to_owned() }
}

pub fn placed(put: &str, belongs: &str) -> String {
    fill!("You said “{put}”; it belongs to “{belongs}”", put, belongs)
}

pub fn belongs(belongs: &str) -> String {
    fill!("Belongs to “{belongs}”", belongs)
}

pub fn moved(put: &str, belongs: &str) -> String {
    fill!("You had it at {put}; its place is {belongs}", put, belongs)
}

pub fn its_place(belongs: &str) -> String {
    fill!("Its place is {belongs}", belongs)
}

pub fn move_step(up: bool, step: &str, place: usize, of: usize) -> String {
    filled(
        if up { Word("Move up: {step} ({place} of {of})") } else { Word("Move down: {step} ({place} of {of})") },
        &[("step", &step), ("place", &place), ("of", &of)],
    )
}

/// The belief an answer took for true; `told` completes the sentence.
pub fn took(told: &str) -> String {
    fill!("Here you took {told}.", told)
}

/// The same over a sitting.
pub fn took_times(times: usize, told: &str) -> String {
    match times {
        1 => fill!("One mix-up: you took {told}.", told),
        2 => fill!("Twice you took {told}.", told),
        _ => fill!("{times} times you took {told}.", times, told),
    }
}

pub fn next_due(next: Option<i32>) -> String {
    match next {
        Some(next) => fill!("The next ones come on {day}.", day = weekday_and_date(next)),
        None => Word("Whatever you answer comes back here when it is about to fade.").into(),
    }
}

pub fn waiting(count: usize) -> String {
    if count == 0 {
        String::new()
    } else {
        counted(
            count,
            Word("One more is due and waits until tomorrow, so that today stays short."),
            Word("{count} more are due and wait for the days after, so that today stays short."),
        )
    }
}

pub fn questions(count: usize) -> String {
    counted(count, Word("One question"), Word("{count} questions"))
}

pub fn again(count: usize) -> String {
    counted(count, Word("Ask me that one again"), Word("Ask me those {count} again"))
}

/// The counts of a summary, those that are not none.
pub fn tally(right: usize, partly: usize, missed: usize, not_sure: usize, open: usize) -> String {
    let counts = [
        (right, Word("{count} right at the first try")),
        (partly, Word("{count} partly right")),
        (missed, Word("{count} missed")),
        (not_sure, Word("{count} not sure")),
        (open, Word("{count} not answered")),
    ];
    let said: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| filled(what, &[("count", &count)])).collect();
    format!("{}.", said.join(", "))
}

pub fn sureness(sureness: Sureness) -> String {
    let Sureness { sure, sure_right, guessed, guessed_right } = sureness;
    let lines = [
        (sure, sure_right, Word("Of {count} you called sure, {right} were right.")),
        (guessed, guessed_right, Word("Of {count} you called a guess, {right} were right.")),
    ];
    let said = lines.into_iter().filter(|(count, ..)| *count > 0).map(|(count, right, line)| filled(line, &[("count", &count), ("right", &right)]));
    said.collect::<Vec<_>>().join(" ")
}
