//! What the interface says, in one place: every string a learner can read that is not the lesson's own.
//!
//! Plain, warm, exact; buttons are verbs; sentence case; no exclamation marks.

#![expect(missing_docs, reason = "a string says what it is")]

mod assignment;
mod practise;
pub use assignment::*;
pub use practise::*;

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
pub const CHUNK_COMES: &str = "One moment; this part is on its way.";
pub const CHUNK_MISSING: &str = "This part of the program did not arrive. Everything you wrote is kept; try again when you are online.";
pub const TRY_AGAIN: &str = "Try again";
pub const GLOSSARY: &str = "Glossary";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied";
pub const NOT_COPIED: &str = "The browser did not let us copy; select the text and copy it by hand";
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

pub const UNDO: &str = "Undo";
pub const NOTHING_TO_MARK: &str = "There are no words there to mark. Select some, or put the caret in a sentence.";
pub const REVIEW_UNFINISHED: &str = "The review has one more move before it can be saved.";
pub const REVIEW_LEFT: &str = "The review was left unsaved.";
pub const DISMISSED: &str = "Noted: not so. It stays away from these words.";
pub const NOTHING_TO_UNDO: &str = "That can no longer be undone.";

/// The first and last words of a long quotation.
pub fn shortened(quoted: &str) -> String {
    let all: Vec<&str> = quoted.split_whitespace().collect();
    if all.len() <= 12 { all.join(" ") } else { format!("{} … {}", all[..6].join(" "), all[all.len() - 4..].join(" ")) }
}

pub fn unreadable(count: usize) -> String {
    let what = if count == 1 { "One stored record".to_owned() } else { format!("{count} stored records") };
    format!("{what} of this widget could not be read. Nothing was deleted, and everything else is here. Progress offers the raw bytes to download.")
}

pub fn newer(count: usize) -> String {
    let what = if count == 1 { "One record was".to_owned() } else { format!("{count} records were") };
    format!("{what} written by a newer version of this widget and is left untouched. Reload to get that version.")
}

pub fn other_text(prompt: &str) -> String {
    format!(
        "Another text of your draft “{prompt}” was found, from another tab or from before the browser stopped. Nothing is lost: find it under Versions."
    )
}

pub fn marks_dropped(quoted: &str) -> String {
    format!("The words were deleted, and their mark with them: {quoted}.")
}

pub fn marks_taken_off(quoted: &str) -> String {
    format!("Taken off: {quoted}.")
}

pub fn text_cut(limit: usize, left_out: usize) -> String {
    let limit = thousands(limit);
    format!(
        "A draft holds {limit} characters. The last {} were left out of this one; they are still where you copied them from.",
        thousands(left_out)
    )
}

/// A count with its thousands apart, as in 20,000.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

pub fn kept_before_cut(version: u32) -> String {
    format!("Most of the text went at once, so what was there is kept as version {version}.")
}

pub fn version_kept(version: u32, thinned: usize) -> String {
    match thinned {
        0 => format!("Kept as version {version}."),
        _ => format!("Kept as version {version}. {thinned} older automatic versions made room; named ones never do."),
    }
}

pub fn already_kept(version: u32) -> String {
    format!("Version {version} is this very text.")
}

pub fn versions_full(limit: usize) -> String {
    format!("There are {limit} named versions already. Delete one first; your draft is untouched.")
}

pub fn version_deleted(version: u32) -> String {
    format!("Version {version} was deleted.")
}

pub fn version_restored(version: u32, kept: Option<u32>) -> String {
    match kept {
        Some(kept) => format!("Version {version} is your draft now; what was there is kept as version {kept}."),
        None => format!("Version {version} is your draft now."),
    }
}

pub fn predict_first(left: &[&str]) -> String {
    format!("First say what you expect of {}. A guess is enough; the gap is what teaches.", left.join(", "))
}

pub fn needs_evidence(criterion: &str) -> String {
    format!("“{criterion}” is clear only when you can link it to words in your draft. Select them, then press Link.")
}

pub fn evidence_lost(criterion: &str, level: &str) -> String {
    format!("The words that showed “{criterion}” are gone, so it stands at {} now.", level.to_lowercase())
}

pub fn review_saved(version: u32) -> String {
    format!("Review saved with version {version}.")
}

pub fn model_held(left: usize) -> String {
    format!("The model answer opens after {left} more words of your own.")
}

pub fn marks_set_aside(quoted: &str) -> String {
    format!("The lesson no longer has these marks, so they are set aside: {quoted}. Your text is whole.")
}

pub fn ranges_lost(count: usize) -> String {
    format!("{count} marks no longer fitted their words and were left out. Your text is whole.")
}

pub fn prompt_number(number: usize, of: usize) -> String {
    format!("Prompt {number} of {of}")
}

pub const ALL_PROMPTS: &str = "All prompts";
pub const STUCK: &str = "Stuck? An outline, questions and phrases";
pub const OUTLINE: &str = "An outline";
pub const QUESTIONS_TO_ASK: &str = "Questions that pull it out of you";
pub const PHRASES_TO_INSERT: &str = "Phrases; press one to put it in";

/// What the prompt is about.
pub fn leans_on(names: &[&str]) -> String {
    let lower: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    match lower.split_last() {
        None => String::new(),
        Some((only, [])) => format!("Leans on {only}."),
        Some((last, rest)) => format!("Leans on {} and {last}.", rest.join(", ")),
    }
}

pub const UPDATE_READY: &str = "A new version is ready.";
pub const RELOAD: &str = "Reload";
pub const OFFLINE: &str = "No network at the moment; your work is kept on this device.";
pub const OFFLINE_KEPT: &str = "No network at the moment. Everything here works without it.";
pub const KEPT: &str = "Works without a network";
pub const OPEN_FULL_PAGE: &str = "Open full page";
pub const EMBED_OR_SHARE: &str = "Embed or share";
pub const SHARE_LINK: &str = "A link to this";
pub const SHARE: &str = "Share";
pub const EMBED_ELEMENT: &str = "For a course page, as tall as its content";
pub const EMBED_FRAME: &str = "Where scripts are not allowed";
pub const COLLECT_HINT: &str = "lays the files your learners saved with “Hand in” side by side.";
pub const PREVIEW: &str = "How it looks there";
