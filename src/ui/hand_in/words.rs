//! What is said around handing in, in the page and in the file.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::exchange::hand_in::{LARGEST, Labels};
use crate::practice::hand_in::{MOST, Refusal};

pub const HAND_IN: &str = "Hand in";
pub const INTRO: &str = "Save this draft with your last review of it as one file, and give that to your teacher. Anybody can read and print it in a browser; nothing is uploaded.";
pub const NAME: &str = "Your name in the file (may stay empty)";
pub const YOUR_NAME: &str = "Your name";
pub const EXACTLY_THIS: &str = "The file will hold exactly this, and nothing else";
pub const YOUR_REVIEW: &str = "Your last review";
pub const UNREVIEWED: &str = "Not reviewed yet.";
pub const CHANGED: &str = "The text was changed after this review.";
pub const NOT_IN_IT: &str = "It is in the file twice: to be read, and as data for a teacher’s table. Not in it: dates, versions, what you expected, what others said, anything about other prompts.";
pub const WRITE_FIRST: &str = "There is nothing to hand in yet. Write a few sentences first.";
pub const SAVE: &str = "Save the hand-in";

/// What the file says around the learner's words.
pub const LABELS: Labels = Labels {
    lang: "en-GB",
    by: "handed in by",
    answer: "The answer",
    marked: "What the writer marked",
    review: "The writer’s own review",
    changed: CHANGED,
    unreviewed: UNREVIEWED,
    columns: ["Criterion", "Level", "The words it rests on"],
    foot: "Saved by its writer. The data at the end of this file lets a teacher’s table read it; nothing in the file runs or is sent.",
    words: super::super::peer::words::words_count,
    level: crate::ui::words::level,
};

pub fn saved(file: &str) -> String {
    format!("Handed to your browser as {file}; look among your downloads. If you write on, save it again.")
}

pub const COLLECT: &str = "Collect hand-ins";
pub const FOR_TEACHERS: &str = "For teachers";
pub const COLLECT_INTRO: &str = "Lay the files your learners handed in side by side. They are read on this device; nothing is sent and nothing is stored, so the table is gone when this page is closed or reloaded.";
pub const CHOOSE: &str = "Choose files";
pub const OR_DROP: &str = "or drop them anywhere on this page";
pub const READING: &str = "Reading them …";
pub const TABLE: &str = "Side by side";
pub const TABLE_HINT: &str = "The levels are the writers’ own. A name opens the text.";
pub const WRITER: &str = "Writer";
pub const WORDS: &str = "Words";
pub const IN_ALL: &str = "In all";
pub const NOT_JUDGED: &str = "not judged";
pub const SAVE_TABLE: &str = "Save the table (.csv)";
pub const CLEAR_TABLE: &str = "Clear the table";
pub const CSV_HEADS: [&str; 4] = ["Name", "File", "Prompt", "Words"];
pub const FROM_A_FILE: &str = "This text came in a file from somebody. It is shown as it was handed in and cannot be changed here.";
pub const NO_NAME: &str = "No name was given.";

pub fn limits() -> String {
    format!("Files the “{HAND_IN}” of this lesson saved, .html or .json; each up to {} MB, {MOST} in all.", LARGEST / (1024 * 1024))
}

pub fn came(count: usize) -> String {
    match count {
        0 => "No hand-in came in.".to_owned(),
        1 => "1 hand-in came in.".to_owned(),
        count => format!("{count} hand-ins came in."),
    }
}

/// Why a file is not in the table, and the way forward.
pub fn refused(file: &str, why: Refusal) -> String {
    let why = match why {
        Refusal::TooLarge => "is larger than any hand-in, so it was not read. Ask for the file as it was saved, with nothing added.",
        Refusal::Unreadable => {
            "could not be read by the browser. If it is a folder, choose the files in it; else copy it to this device and choose it again."
        }
        Refusal::NotHandIn => "is something else than a hand-in. Ask for the file that “Save the hand-in” makes, not a copy or a picture of it.",
        Refusal::Damaged => "is a hand-in that was cut short or changed on its way. Ask for it again.",
        Refusal::Newer => "was saved by a newer version of the widget. Reload this page to update, then choose it again.",
        Refusal::OtherLesson => "was handed in for another lesson. Open “Collect hand-ins” there.",
        Refusal::Known => "is in the table already.",
        Refusal::Full => "found no more room. Save the table, clear it, and go on with the rest.",
    };
    format!("“{file}” {why}")
}

pub fn close(name: &str) -> String {
    format!("Close: {name}")
}
