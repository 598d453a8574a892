//! What the interface says, in one place: every string a learner can read that is not the lesson's own.
//!
//! Plain, warm, exact; buttons are verbs; sentence case; no exclamation marks.

#![expect(missing_docs, reason = "a string says what it is")]

pub const READ: &str = "Read";
pub const PRACTISE: &str = "Practise";
pub const QUIZ: &str = "Quiz";
pub const CALIBRATE: &str = "Calibrate";
pub const PROGRESS: &str = "Progress";
pub const PLACES: &str = "Places";
pub const SKIP: &str = "Skip to the text";
pub const CONTENTS: &str = "Contents";
pub const BEFORE: &str = "Before";
pub const NEXT: &str = "Next";
pub const CLOSE: &str = "Close";
pub const GLOSSARY: &str = "Glossary";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";
pub const BEFORE_AFTER: &str = "Before and after";
pub const ALL_MARKS: &str = "All marks";
pub const SHOW_MARKS: &str = "Show marks";
pub const ANSWER_STRONG: &str = "Model answer, strong";
pub const ANSWER_WEAK: &str = "Contrast answer, weak";
pub const WHY_IT_WORKS: &str = "Why it works";
pub const WHY_IT_FAILS: &str = "Why it fails";
pub const THIN_SPOTS: &str = "Where even this one is thin";
pub const RESCUE: &str = "Questions that would rescue it";
pub const INSTEAD: &str = "Sentence by sentence";
pub const LEAVE_OUT: &str = "Leave it out.";
pub const SHOW_SPOKEN: &str = "Show only what you would say aloud";
pub const SYMPTOM: &str = "How it sounds";
pub const REASON: &str = "Why it fails";
pub const FIX: &str = "What to do";
pub const LOOK_FOR: &str = "Look for";
pub const FALSE_FRIENDS: &str = "False friends";
pub const FOLLOW_UP: &str = "What an interviewer asks when it is not clear";
pub const REVISION: &str = "What to change";
pub const MISSING: &str = "Missing";
pub const HINTED: &str = "Hinted";
pub const CLEAR: &str = "Clear";

/// What is said when an address means nothing here.
pub fn lost_address(asked: &str) -> String {
    format!("This link asks for something that is not here ({asked}). You are at the nearest place there is; nothing of yours has changed.")
}

/// The line under the contents.
pub fn reading_progress(share: f64, minutes: usize) -> String {
    let left = match minutes {
        0 => String::new(),
        1 => "about a minute left".to_owned(),
        _ => format!("about {minutes} minutes left"),
    };
    match share {
        share if share <= 0.0 => format!("Not begun; about {minutes} minutes in all"),
        share if share >= 1.0 => "Read to the end".to_owned(),
        share if share < 0.29 => format!("Begun; {left}"),
        share if share < 0.42 => format!("A third read, {left}"),
        share if share < 0.6 => format!("Half read, {left}"),
        share if share < 0.8 => format!("Two thirds read, {left}"),
        _ => format!("Nearly done, {left}"),
    }
}

/// The line under a model answer's title.
pub fn answer_meta(number: usize, of: usize, words: usize, spoken: usize) -> String {
    if spoken == words {
        return format!("Answer {number} of {of}; {words} words.");
    }
    format!("Answer {number} of {of}. Written full so that each move can be seen: {words} words, {}; spoken, {spoken}.", minutes(words))
}

/// A span of speech at 150 words a minute.
fn minutes(words: usize) -> String {
    format!("{} minutes aloud", (words + 75) / 150)
}

pub const SITUATION: &str = "Situation";
pub const TASK: &str = "Task";
pub const ACTION: &str = "Action";
pub const RESULT: &str = "Result";
pub const CLOSING: &str = "Closing";
pub const READ_ALREADY: &str = " (read)";

/// The name of a level.
pub fn level(level: crate::lesson::Level) -> &'static str {
    match level {
        crate::lesson::Level::Missing => MISSING,
        crate::lesson::Level::Hinted => HINTED,
        crate::lesson::Level::Clear => CLEAR,
    }
}
