//! What is said around handing in, in the page and in the file.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::exchange::hand_in::{LARGEST, Labels};
use crate::practice::hand_in::{MOST, Refusal};
use crate::ui::words::{Word, counted, fill, filled, language};

pub const HAND_IN: Word = Word("Hand in");
pub const INTRO: Word = Word(
    "Save this draft with your last review of it as one file, and give that to your teacher. Anybody can read and print it in a browser; nothing is uploaded.",
);
pub const NAME: Word = Word("Your name in the file (may stay empty)");
pub const YOUR_NAME: Word = Word("Your name");
pub const EXACTLY_THIS: Word = Word("The file will hold exactly this, and nothing else");
pub const YOUR_REVIEW: Word = Word("Your last review");
pub const UNREVIEWED: Word = Word("Not reviewed yet.");
pub const CHANGED: Word = Word("The text was changed after this review.");
pub const NOT_IN_IT: Word = Word(
    "It is in the file twice: to be read, and as data for a teacher’s table. Not in it: dates, versions, what you expected, what others said, anything about other prompts.",
);
pub const WRITE_FIRST: Word = Word("There is nothing to hand in yet. Write a few sentences first.");
pub const SAVE: Word = Word("Save the hand-in");

/// Over the writer's review.
pub const THEIR_REVIEW: Word = Word("The writer’s own review");

/// What the file says around the learner's words.
pub fn labels() -> Labels {
    Labels {
        lang: language(),
        by: Word("handed in by").text(),
        answer: Word("The answer").text(),
        marked: Word("What the writer marked").text(),
        review: THEIR_REVIEW.text(),
        changed: CHANGED.text(),
        unreviewed: UNREVIEWED.text(),
        columns: [Word("Criterion").text(), Word("Level").text(), Word("The words it rests on").text()],
        foot: Word("Saved by its writer. The data at the end of this file lets a teacher’s table read it; nothing in the file runs or is sent.")
            .text(),
        words: crate::ui::words::words_count,
        level: crate::ui::words::level,
    }
}

pub fn saved(file: &str) -> String {
    fill!("Handed to your browser as {file}; look among your downloads. If you write on, save it again.", file)
}

pub const COLLECT: Word = Word("Collect hand-ins");
pub const FOR_TEACHERS: Word = Word("For teachers");
pub const COLLECT_INTRO: Word = Word(
    "Lay the files your learners handed in side by side. They are read on this device; nothing is sent and nothing is stored, so the table is gone when this page is closed or reloaded.",
);
pub const CHOOSE: Word = Word("Choose files");
pub const OR_DROP: Word = Word("or drop them anywhere on this page");
pub const READING: Word = Word("Reading them …");
pub const TABLE: Word = Word("Side by side");
pub const TABLE_HINT: Word = Word("The levels are the writers’ own. A name opens the text.");
pub const WRITER: Word = Word("Writer");
pub const WORDS: Word = Word("Words");
pub const IN_ALL: Word = Word("In all");
pub const NOT_JUDGED: Word = Word("not judged");
pub const SAVE_TABLE: Word = Word("Save the table (.csv)");
pub const CLEAR_TABLE: Word = Word("Clear the table");

/// The heads of the table's first columns, in its file.
pub fn csv_heads() -> [&'static str; 4] {
    [Word("Name").text(), Word("File").text(), Word("Prompt").text(), WORDS.text()]
}

pub const FROM_A_FILE: Word = Word("This text came in a file from somebody. It is shown as it was handed in and cannot be changed here.");
pub const NO_NAME: Word = Word("No name was given.");

pub fn limits() -> String {
    fill!(
        "Files the “{hand_in}” of this lesson saved, .html or .json; each up to {megabytes} MB, {most} in all.",
        hand_in = HAND_IN,
        megabytes = LARGEST / (1024 * 1024),
        most = MOST
    )
}

pub fn came(count: usize) -> String {
    if count == 0 { Word("No hand-in came in.").into() } else { counted(count, Word("1 hand-in came in."), Word("{count} hand-ins came in.")) }
}

/// Why a file is not in the table, and the way forward.
pub fn refused(file: &str, why: Refusal) -> String {
    let sentence = match why {
        Refusal::TooLarge => Word("“{file}” is larger than any hand-in, so it was not read. Ask for the file as it was saved, with nothing added."),
        Refusal::Unreadable => Word(
            "“{file}” could not be read by the browser. If it is a folder, choose the files in it; else copy it to this device and choose it again.",
        ),
        Refusal::NotHandIn => {
            Word("“{file}” is something else than a hand-in. Ask for the file that “Save the hand-in” makes, not a copy or a picture of it.")
        }
        Refusal::Damaged => Word("“{file}” is a hand-in that was cut short or changed on its way. Ask for it again."),
        Refusal::Newer => Word("“{file}” was saved by a newer version of the widget. Reload this page to update, then choose it again."),
        Refusal::OtherLesson => Word("“{file}” was handed in for another lesson. Open “Collect hand-ins” there."),
        Refusal::Known => Word("“{file}” is in the table already."),
        Refusal::Full => Word("“{file}” found no more room. Save the table, clear it, and go on with the rest."),
    };
    filled(sentence, &[("file", &file)])
}

pub fn close(name: &str) -> String {
    fill!("Close: {name}", name)
}
