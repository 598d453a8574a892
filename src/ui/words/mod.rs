//! What the interface says, in one place: every string a learner can read that is not the lesson's own.
//!
//! Plain, warm, exact; buttons are verbs; sentence case; no exclamation marks.

#![expect(missing_docs, reason = "a string says what it is")]

mod assignment;
mod below;
mod dates;
mod practise;
mod word;
pub use assignment::*;
pub use below::*;
pub use dates::*;
pub use practise::*;
pub(crate) use word::fill;
pub use word::{Word, counted, filled, language, speak};

pub const READ: Word = Word("Read");
pub const PRACTISE: Word = Word("Practise");
pub const QUIZ: Word = Word("Quiz");
pub const CALIBRATE: Word = Word("Calibrate");
pub const PROGRESS: Word = Word("Progress");
pub const PLACES: Word = Word("Places");
/// What else there is here, for who comes to read.
pub const INVITE: Word = Word("Here you can also write an answer of your own, see what it shows, and review it. Nothing leaves this device.");
/// The way there.
pub const INVITE_BUTTON: Word = Word("Practise a question");
pub const SKIP: Word = Word("Skip to the text");
pub const CONTENTS: Word = Word("Contents");
pub const BEFORE: Word = Word("Before");
pub const NEXT: Word = Word("Next");
pub const CLOSE: Word = Word("Close");
pub const CHUNK_COMES: Word = Word("One moment; this part is on its way.");
pub const CHUNK_MISSING: Word =
    Word("This part of the program did not arrive. Everything you wrote is kept; try again when you are online, or reload the page.");
pub const TRY_AGAIN: Word = Word("Try again");
pub const GLOSSARY: Word = Word("Glossary");
pub const COPY: Word = Word("Copy");
pub const COPIED: Word = Word("Copied");
pub const NOT_COPIED: Word = Word("The browser did not let us copy; select the text and copy it by hand");
pub const BEFORE_AFTER: Word = Word("Before and after");
pub const ALL_MARKS: Word = Word("All marks");
pub const BY_ASPECT: Word = Word("By criterion or part");
pub const SHOW_MARKS: Word = Word("Show marks");
pub const ANSWER_STRONG: Word = Word("Model answer, strong");
pub const ANSWER_WEAK: Word = Word("Contrast answer, weak");
pub const WHY_IT_WORKS: Word = Word("Why it works");
pub const WHY_IT_FAILS: Word = Word("Why it fails");
pub const THIN_SPOTS: Word = Word("Where even this one is thin");
pub const RESCUE: Word = Word("Questions that would rescue it");
pub const INSTEAD: Word = Word("Sentence by sentence");
pub const LEAVE_OUT: Word = Word("Leave it out.");
pub const SHOW_SPOKEN: Word = Word("Show only what you would say aloud");
pub const SYMPTOM: Word = Word("How it sounds");
pub const REASON: Word = Word("Why it fails");
pub const FIX: Word = Word("What to do");
pub const LOOK_FOR: Word = Word("Look for");
pub const FALSE_FRIENDS: Word = Word("False friends");
pub const FOLLOW_UP: Word = Word("What an interviewer asks when it is not clear");
pub const REVISION: Word = Word("What to change");
pub const MISSING: Word = Word("Missing");
pub const HINTED: Word = Word("Hinted");
pub const CLEAR: Word = Word("Clear");

/// What is said when an address means nothing here.
pub const LOST_ADDRESS: Word =
    Word("This link asks for something that is not here. You are at the nearest place there is; nothing of yours has changed.");

/// The line under the contents.
pub fn reading_progress(share: f64, minutes: usize) -> String {
    let stage = match share {
        share if share <= 0.0 => return counted(minutes, Word("Not begun; about a minute in all"), Word("Not begun; about {count} minutes in all")),
        share if share >= 1.0 => return Word("Read to the end").into(),
        share if share < 0.29 => Word("Begun"),
        share if share < 0.42 => Word("A third read"),
        share if share < 0.6 => Word("Half read"),
        share if share < 0.8 => Word("Two thirds read"),
        _ => Word("Nearly done"),
    };
    if minutes == 0 {
        stage.into()
    } else {
        fill!("{stage}, {left}", stage, left = counted(minutes, Word("about a minute left"), Word("about {count} minutes left")))
    }
}

/// The line under a model answer's title.
pub fn answer_meta(number: usize, of: usize, words: usize, spoken: usize) -> String {
    if spoken == words {
        return fill!("Answer {number} of {of}; {words} words.", number, of, words);
    }
    // A span of speech at 150 words a minute.
    let minutes = (words + 75) / 150;
    fill!(
        "Answer {number} of {of}. Written full so that each move can be seen: {words} words, {minutes} minutes aloud; spoken, {spoken}.",
        number,
        of,
        words,
        minutes,
        spoken
    )
}

pub const SITUATION: Word = Word("Situation");
pub const TASK: Word = Word("Task");
pub const ACTION: Word = Word("Action");
pub const RESULT: Word = Word("Result");
pub const CLOSING: Word = Word("Closing");
pub const READ_ALREADY: Word = Word(" (read)");

/// The name of a level.
pub fn level(level: crate::lesson::Level) -> &'static str {
    match level {
        crate::lesson::Level::Missing => MISSING,
        crate::lesson::Level::Hinted => HINTED,
        crate::lesson::Level::Clear => CLEAR,
    }
    .text()
}

pub const UNDO: Word = Word("Undo");
pub const NOTHING_TO_MARK: Word = Word("There are no words there to mark. Select some, or put the caret in a sentence.");
pub const REVIEW_UNFINISHED: Word = Word("The review has one more move before it can be saved.");
pub const REVIEW_LEFT: Word = Word("The review was left unsaved.");
pub const DISMISSED: Word = Word("Noted: not so. It stays away from these words.");
pub const NOTHING_TO_UNDO: Word = Word("There is nothing more to undo here. What you typed, the field itself undoes.");

/// Between the quotation marks of the interface.
pub fn quoted(words: &str) -> String {
    fill!("“{words}”", words)
}

/// So many words.
pub fn words_count(count: usize) -> String {
    counted(count, Word("1 word"), Word("{count} words"))
}

/// The first and last words of a long quotation.
pub fn shortened(quoted: &str) -> String {
    let all: Vec<&str> = quoted.split_whitespace().collect();
    if all.len() <= 12 { all.join(" ") } else { format!("{} … {}", all[..6].join(" "), all[all.len() - 4..].join(" ")) }
}

pub fn unreadable(count: usize) -> String {
    counted(
        count,
        Word(
            "One stored record of this widget could not be read. Nothing was deleted, and everything else is here. Progress offers the raw bytes to download.",
        ),
        Word(
            "{count} stored records of this widget could not be read. Nothing was deleted, and everything else is here. Progress offers the raw bytes to download.",
        ),
    )
}

pub fn newer(count: usize) -> String {
    counted(
        count,
        Word("One record was written by a newer version of this widget and is left untouched. Reload to get that version."),
        Word("{count} records were written by a newer version of this widget and are left untouched. Reload to get that version."),
    )
}

pub fn other_text(prompt: &str) -> String {
    fill!(
        "Another text of your draft “{prompt}” was found, from another tab or from before the browser stopped. Nothing is lost: find it under Versions.",
        prompt
    )
}

pub fn marks_dropped(quoted: &str) -> String {
    fill!("Gone with the words you deleted: {quoted}.", quoted)
}

pub fn marks_named(count: usize, names: &str) -> String {
    fill!("{count} marks ({names})", count, names)
}

pub fn marks_taken_off(quoted: &str) -> String {
    fill!("Taken off: {quoted}.", quoted)
}

pub fn text_cut(limit: usize, left_out: usize) -> String {
    let limit = thousands(limit);
    if left_out == 1 {
        // Typed and not pasted.
        return fill!("A draft holds {limit} characters, and this one is full.", limit);
    }
    fill!(
        "A draft holds {limit} characters. The last {more} were left out of this one; they are still where you copied them from.",
        limit,
        more = thousands(left_out)
    )
}

/// A count with its thousands apart, as in 20,000.
pub fn thousands(count: usize) -> String {
    if count < 1000 {
        return count.to_string();
    }
    fill!("{thousands},{ones}", thousands = thousands(count / 1000), ones = format!("{:03}", count % 1000))
}

pub fn kept_before_cut(version: u32) -> String {
    fill!("Most of the text went at once, so what was there is kept as version {version}.", version)
}

pub fn version_kept(version: u32, thinned: usize) -> String {
    match thinned {
        0 => fill!("Kept as version {version}.", version),
        1 => fill!("Kept as version {version}. One older automatic version made room; named ones never do.", version),
        _ => fill!("Kept as version {version}. {thinned} older automatic versions made room; named ones never do.", version, thinned),
    }
}

pub fn already_kept(version: u32) -> String {
    fill!("Version {version} is this very text.", version)
}

pub fn versions_full(limit: usize) -> String {
    fill!("There are {limit} named versions already. Delete one first; your draft is untouched.", limit)
}

pub fn no_room_to_undo(limit: usize) -> String {
    fill!(
        "A draft holds {limit} characters, and what would come back no longer fits. Nothing was changed; make room, then undo again.",
        limit = thousands(limit)
    )
}

pub fn version_deleted(version: u32) -> String {
    fill!("Version {version} was deleted.", version)
}

pub fn version_restored(version: u32, kept: Option<u32>) -> String {
    if let Some(kept) = kept {
        fill!("Version {version} is your draft now; what was there is kept as version {kept}.", version, kept)
    } else {
        fill!("Version {version} is your draft now.", version)
    }
}

pub fn predict_first(left: usize) -> String {
    counted(
        left,
        Word("One is still open: say what you expect there, too. A guess is enough; the gap is what teaches."),
        Word("{count} are still open: say what you expect there, too. A guess is enough; the gap is what teaches."),
    )
}

pub fn needs_evidence(criterion: &str) -> String {
    fill!(
        "“{criterion}” is clear only when it is linked to words of your draft. Pick sentences beside it, or select words in the draft and press Link.",
        criterion
    )
}

pub fn evidence_lost(criterion: &str, level: &str) -> String {
    fill!("The words that showed “{criterion}” are gone, so it stands at {level} now.", criterion, level = level.to_lowercase())
}

pub fn review_saved(version: u32) -> String {
    fill!("Review saved with version {version}.", version)
}

pub fn model_held(left: usize) -> String {
    counted(
        left,
        Word("The model answer opens after one more word of your own."),
        Word("The model answer opens after {count} more words of your own."),
    )
}

pub fn marks_set_aside(quoted: &str) -> String {
    fill!("The lesson no longer has these marks, so they are set aside: {quoted}. Your text is whole.", quoted)
}

pub fn ranges_lost(count: usize) -> String {
    counted(
        count,
        Word("One mark no longer fitted its words and was left out. Your text is whole."),
        Word("{count} marks no longer fitted their words and were left out. Your text is whole."),
    )
}

pub fn prompt_number(number: usize, of: usize) -> String {
    fill!("Prompt {number} of {of}", number, of)
}

pub const ALL_PROMPTS: Word = Word("All prompts");
pub const STUCK: Word = Word("Stuck? Outline, questions, phrases");
pub const OUTLINE: Word = Word("An outline");
pub const QUESTIONS_TO_ASK: Word = Word("Questions that pull it out of you");
pub const PHRASES_TO_INSERT: Word = Word("Phrases; press one to put it in");

/// What the prompt is about.
pub fn leans_on(names: &[&str]) -> String {
    let all: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let names = match all.split_last() {
        None => return String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => fill!("{names} and {last}", names = rest.join(", "), last),
    };
    fill!("Leans on {names}.", names)
}

pub const WRITTEN_ELSEWHERE: Word = Word("Another tab writes this draft, so nothing was changed here.");
pub const UPDATE_WAITS: Word =
    Word("The new version waits: what you wrote is in this page only. Export it under Progress, or copy it, before you reload.");
pub const UPDATE_READY: Word = Word("A new version is ready.");
pub const RELOAD: Word = Word("Reload");
pub const OFFLINE: Word = Word("No network at the moment; your work is kept on this device.");
pub const OFFLINE_KEPT: Word = Word("No network at the moment. Everything here works without it.");
pub const KEPT: Word = Word("Works without a network");
pub const OPEN_FULL_PAGE: Word = Word("Open full page");
pub const EMBED_OR_SHARE: Word = Word("Embed or share");
pub const SHARE_LINK: Word = Word("A link to this");
pub const SHARE: Word = Word("Share");
pub const EMBED_ELEMENT: Word = Word("For a course page, as tall as its content");
pub const EMBED_FRAME: Word = Word("Where scripts are not allowed");
pub const COLLECT_HINT: Word = Word("lays the files your learners saved with “Hand in” side by side.");
pub const PREVIEW: Word = Word("How it looks there");
