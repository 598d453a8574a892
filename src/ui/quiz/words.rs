//! What the quiz says.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::practice::calendar::{Date, date, weekday};
use crate::practice::quiz::{Confidence, Outcome, Sureness};

pub const WHAT_TO_ASK: &str = "What to ask";
pub const ASK_ME: &str = "Ask me";
pub const DUE: &str = "Due today";
pub const MISSED: &str = "Missed";
pub const MIXED: &str = "Mixed";
pub const BY_SECTION: &str = "By section";
pub const HOW_MANY: &str = "How many";
pub const ALL: &str = "All of them";
pub const BEGIN: &str = "Begin";
pub const GO_ON: &str = "Go on where you stopped";
pub const NOTHING_LOST: &str = "Nothing is lost if you stop at any time.";
pub const NOTHING_DUE: &str = "Nothing is due today";
pub const NOTHING_MISSED: &str = "Nothing is missed";
pub const NOTHING_MISSED_MORE: &str = "What you do not get right at the first try is gathered here, and leaves again when you do.";
pub const NOTHING_HERE: &str = "This section asks nothing of its own.";
pub const DUE_MORE: &str = "These are about to fade. Answering them now is what keeps them.";
pub const MISSED_MORE: &str = "These were not right at the first try, the last time they were asked.";
pub const MIXED_MORE: &str = "From all sections, what does not hold yet first.";
pub const SECTION_MORE: &str = "What this section teaches, in its own order.";
pub const OTHER_SECTIONS: &str = "Sections";

pub const CHOOSE_ONE: &str = "Choose one";
pub const CHOOSE_SOME: &str = "Choose all that fit";
pub const NAME_IT: &str = "Name what the words carry";
pub const NAMES: &str = "The names";
pub const PUT_IN_ORDER: &str = "Put these in order: by the buttons, or by the arrow keys within a row";
pub const MOVE_UP: &str = "Move up";
pub const MOVE_DOWN: &str = "Move down";
pub const FIND_PARTNERS: &str = "Find the partner of each";
pub const PARTNER: &str = "Choose its partner";
pub const FROM_MEMORY: &str = "From memory, in your own words";
pub const YOU_WROTE: &str = "You wrote";
pub const SELECT_WORDS: &str = "Select the words: press the first, then the last";
pub const HOW_SURE: &str = "How sure are you? (if you like)";

pub const CHECK: &str = "Check";
pub const CHECK_AGAIN: &str = "Check again";
pub const COUNT: &str = "Done comparing";
pub const NOT_SURE: &str = "Not sure";
pub const SHOW_ME: &str = "Show me";
pub const LATER: &str = "Ask me later";
pub const NEXT: &str = "Next question";
pub const TO_SUMMARY: &str = "See how it went";
pub const STOP: &str = "Stop here";
pub const READ_AGAIN: &str = "Read that section again";
pub const ASK_AGAIN: &str = "Ask me again";
pub const CHANGED: &str = "Changed since you answered it";
pub const KEY_CHECK: &str = "check";
pub const KEY_ON: &str = "next";
pub const KEYS_SORT: &str = "Keys sort the first that is open:";

pub const STAYS: &str = "Right; stays";
pub const NOT_THIS: &str = "Not this";
pub const BEST: &str = "Best answer";
pub const BEST_AND_YOURS: &str = "Best answer, and yours";
pub const RIGHT_AND_YOURS: &str = "Right, and yours";
pub const RIGHT_NOT_YOURS: &str = "Right; you left it out";
pub const YOURS: &str = "Your answer";
pub const YOU_HAD_IT: &str = "You had it";
pub const NOT_THERE: &str = "Not there this time";
pub const IN_ORDER: &str = "In order";
pub const COMMON_SLIP: &str = "The common slip:";
pub const THIN: &str = "What a thin answer tends to lack:";
pub const ORDER_LEFT: &str = "Partly right: the steps marked stand in order among themselves. Move the rest once more.";
pub const COMPARE: &str = "Compare: tick the points your words held.";
pub const NAME_LEFT: &str = "The words are right. The name is not yet; try it once more.";
pub const WORDS_LEFT: &str = "The name is right. The words are not yet; select once more.";

pub const QUICK_CHECK: &str = "Quick check";
pub const HOW_IT_WENT: &str = "How it went";
pub const BELIEFS: &str = "What you took for true";
pub const EVERY_ANSWER: &str = "Every question, with its answers";
pub const ANSWER_NOW: &str = "Answer it now";
pub const CLOSE: &str = "Done";
pub const SOUND: &str = "None: it is sound as it stands";

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Sure => "Sure",
        Confidence::Fairly => "Fairly sure",
        Confidence::Guess => "A guess",
    }
}

pub fn outcome(outcome: Outcome, second: bool) -> &'static str {
    match (outcome, second) {
        (Outcome::Right, false) => "Right.",
        (Outcome::Right, true) => "Right at the second try.",
        (Outcome::Partly, _) => "Partly right. The reasons stand beside each.",
        (Outcome::Missed, _) => "Not this time. The reasons stand beside each.",
        (Outcome::NotSure, _) => "Here is the answer, with the reasons.",
    }
}

pub fn once_more(stay: usize) -> String {
    match stay {
        0 => "Not yet. Try once more, or have it shown.".to_owned(),
        1 => "Partly right: one is right. Try the rest once more.".to_owned(),
        _ => format!("Partly right: {stay} are right. Try the rest once more."),
    }
}

/// A row of a summary.
pub fn fared(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Right) => "Right",
        Some(Outcome::Partly) => "Partly right",
        Some(Outcome::Missed) => "Missed",
        Some(Outcome::NotSure) => "Not sure",
        None => "Not answered",
    }
}

pub fn position(position: usize, of: usize) -> String {
    format!("{position} of {of}")
}

pub fn pitfall(name: &str) -> String {
    if name.is_empty() { SOUND.to_owned() } else { name.to_owned() }
}

pub fn point(text: &str, bonus: bool) -> String {
    if bonus { format!("{text} (a bonus)") } else { text.to_owned() }
}

pub fn placed(put: &str, belongs: &str) -> String {
    format!("You said “{put}”; it belongs to “{belongs}”")
}

pub fn belongs(belongs: &str) -> String {
    format!("Belongs to “{belongs}”")
}

pub fn moved(put: &str, belongs: &str) -> String {
    format!("You had it at {put}; its place is {belongs}")
}

pub fn its_place(belongs: &str) -> String {
    format!("Its place is {belongs}")
}

pub fn move_step(up: bool, step: &str, place: usize, of: usize) -> String {
    format!("{}: {step} ({place} of {of})", if up { MOVE_UP } else { MOVE_DOWN })
}

/// The belief an answer took for true; `told` completes the sentence.
pub fn took(told: &str) -> String {
    format!("Here you took {told}.")
}

/// The same over a sitting.
pub fn took_times(times: usize, told: &str) -> String {
    match times {
        1 => format!("Once you took {told}."),
        2 => format!("Twice you took {told}."),
        _ => format!("{times} times you took {told}."),
    }
}

pub fn day(day: i32) -> String {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let Date { month, day: of_month, .. } = date(day);
    let name = DAYS.get(usize::from(weekday(day))).copied().unwrap_or_default();
    let month = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
    format!("{name} {of_month} {month}")
}

pub fn next_due(next: Option<i32>) -> String {
    match next {
        Some(next) => format!("The next ones come on {}.", day(next)),
        None => "Whatever you answer comes back here when it is about to fade.".to_owned(),
    }
}

pub fn waiting(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "One more is due and waits until tomorrow, so that today stays short.".to_owned(),
        _ => format!("{count} more are due and wait for the days after, so that today stays short."),
    }
}

pub fn questions(count: usize) -> String {
    if count == 1 { "One question".to_owned() } else { format!("{count} questions") }
}

pub fn again(count: usize) -> String {
    if count == 1 { "Ask me the one I missed again".to_owned() } else { format!("Ask me the {count} I missed again") }
}

/// The counts of a summary, those that are not none.
pub fn tally(right: usize, partly: usize, missed: usize, not_sure: usize, open: usize) -> String {
    let counts = [(right, "right at the first try"), (partly, "partly right"), (missed, "missed"), (not_sure, "not sure"), (open, "not answered")];
    let said: Vec<String> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("{}.", said.join(", "))
}

pub fn sureness(sureness: Sureness) -> String {
    let Sureness { sure, sure_right, guessed, guessed_right } = sureness;
    let line = |said: &str, count: usize, right: usize| (count > 0).then(|| format!("Of {count} you called {said}, {right} were right."));
    [line("sure", sure, sure_right), line("a guess", guessed, guessed_right)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
