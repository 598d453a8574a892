//! What the practice room says.

#![expect(missing_docs, reason = "a string says what it is")]

use super::{Word, counted, day_and_month, fill, shortened, time_of_day, words_count};

pub const CHOOSE_PROMPT: Word = Word("Choose a question");
pub const PROMPTS_INTRO: Word = Word("Choose one and write the way you would say it, badly at first. Everything you write stays in this browser.");
pub const YOUR_DRAFT: Word = Word("Your draft");
pub const DRAFT_PLACEHOLDER: Word = Word("Begin with the question or need that set it off.");
pub const TOOLS: Word = Word("Marks and length");
pub const MARK_YOUR_EVIDENCE: Word = Word("Mark your evidence");
pub const MARK_HINT: Word = Word("Select words, or put the caret in a sentence; then press a mark, or Alt and its number.");
pub const LETTERS: Word = Word("What the letters mean");
pub const GO_THERE: Word = Word("Go there");
pub const TAKE_OFF: Word = Word("Take off");
pub const LENGTH: Word = Word("Length");
pub const WORDS: Word = Word("words");
pub const IN_RANGE: Word = Word(", in range");
pub const READY_TO_SAVE: Word = Word("Ready to save here");
pub const SAVED: Word = Word("Saved");
pub const SAVING: Word = Word("Saving");
pub const ON_THIS_DEVICE: Word = Word(", on this device only");
pub const NOT_SAVED_FULL: Word =
    Word("Not saved: this browser is out of space. Your text is still here. Export it under Progress, or free some space.");
pub const NOT_SAVED_BLOCKED: Word =
    Word("Not saved: this browser keeps nothing for this page. Everything works until you leave; copy your text first.");
pub const FINDINGS: Word = Word("Findings");
pub const NO_FINDINGS: Word = Word("Findings appear here, beside the words they are about, once there is half a draft to read.");
pub const ESSENTIAL: Word = Word("Essential");
pub const WORTH_A_LOOK: Word = Word("Worth a look");
pub const WELL_DONE: Word = Word("Well done");
pub const NOT_SO: Word = Word("Not so");
pub const SHOW_QUESTION: Word = Word("Show the question");
pub const SURE: Word = Word("sure");
pub const FAIRLY_SURE: Word = Word("fairly sure");
pub const NOT_SURE: Word = Word("not sure");
pub const MAIN_MARKED: Word = Word("Every mark this prompt is about is set. Read it aloud once, then review it.");
pub const LANGUAGE_AUDIT: Word = Word("The language audit, question by question");
pub const AUDIT_HOW: Word =
    Word("It goes by words, and notes in the margin name those that weighed most. Other words, or a mark of your own, change what it says.");
pub const AUDIT_NOT_YET: Word = Word("The audit is on its way; it reads the draft as soon as it is here.");
pub const WORTH_MARKING: Word = Word("Worth marking");
pub const WRITE_FIRST: Word = Word("There is nothing to review yet.");
pub const KEPT_BY_HAND: Word = Word("kept by hand");
pub const NAME_VERSION: Word = Word("Name it");
pub const RENAME_VERSION: Word = Word("Rename it");
pub const VERSION_NAME: Word = Word("Name of this version");
pub const REVIEW_OF_IT: Word = Word("Its review");
pub const READ_REVIEW: Word = Word("Read the review again");
pub const BEGIN_REVIEW: Word = Word("Review this draft");
pub const REVIEW_AGAIN: Word = Word("Review it again");
pub const MOVE_ONE: Word = Word("First move, expect.");
pub const MOVE_TWO: Word = Word("Second move, point.");
pub const MOVE_THREE: Word = Word("Third move, see.");
pub const PREDICT_INTRO: Word = Word("Before you look: how well do the words on the page show each of these? A guess is enough.");
pub const LINK_INTRO: Word = Word(
    "Link each criterion to words of your draft: pick sentences here, or select words above and press Link. Then say how clearly they show it; until you do, linked words count as hinted, and none as missing.",
);
pub const SEE_INTRO: Word = Word("What your words show, beside what you expected, and the question an interviewer would ask at every gap.");
pub const ON_TO_EVIDENCE: Word = Word("On to the evidence");
pub const ON_TO_SEE: Word = Word("See how it stands");
pub const BACK_TO_EVIDENCE: Word = Word("Back to the evidence");
pub const BACK_TO_DRAFT: Word = Word("Go back to the draft");
pub const LEAVE_REVIEW: Word = Word("Leave the review");
pub const SAVE_REVIEW: Word = Word("Save this review");
pub const FOUND_AT: Word = Word("A finding points at");
pub const PICK_SENTENCES: Word = Word("Pick sentences of the draft");
pub const UNLINK: Word = Word("Unlink");
pub const LEAN_MAIN: Word = Word("The prompt asks for this");
pub const LEAN_COUNTS: Word = Word("Counts here");
pub const LEAN_BONUS: Word = Word("A bonus here");
pub const CHANGE_FIRST: Word = Word("What to change first");
pub const NOTHING_TO_CHANGE: Word = Word("Clear wherever this prompt leans. Read it aloud, and leave it for a day.");
pub const IDLE_PARAGRAPHS: Word = Word("Paragraphs with nothing marked or linked");
pub const WHERE_THE_WORDS_GO: Word = Word("Where the words go");
pub const PART_OF: Word = Word("Part of the story");
pub const SUGGESTED: Word = Word("suggested");
pub const KEEP_VERSION: Word = Word("Keep this version");
pub const MODEL_ANSWER: Word = Word("Model answer");
pub const REHEARSE: Word = Word("Rehearse aloud");
pub const PRINT: Word = Word("Print");
pub const VERSIONS: Word = Word("Versions");
pub const NO_VERSIONS: Word = Word("Nothing is kept yet. Press “Keep this version” under the draft, or save a review.");
pub const COMPARE: Word = Word("Compare");
pub const OLDER: Word = Word("From");
pub const NEWER: Word = Word("to");
pub const THE_DRAFT_NOW: Word = Word("the draft as it is now");
pub const RESTORE: Word = Word("Make this the draft");
pub const DELETE: Word = Word("Delete");
pub const MODEL_READY: Word = Word("You have written enough of your own; the model answer can open.");
pub const REFLECT_FIRST: Word = Word("Before it opens: what do you think it does better than yours, and what does yours do that it does not?");
pub const OPEN_MODEL: Word = Word("Open the model answer");
pub const SHOW_ANYWAY: Word = Word("Show me anyway");
pub const OPENED_ANYWAY: Word = Word("You opened this before your own first draft. It still teaches; it teaches less than it would have.");
pub const YOU_EXPECTED: Word = Word("You expected");
pub const SIDE_BY_SIDE: Word = Word("Side by side");
pub const BY_PART: Word = Word("By part of the story");
pub const BY_CRITERION: Word = Word("By criterion");
pub const NOTHING_THERE: Word = Word("Nothing yet");
pub const NOTHING_MARKED: Word = Word("Nothing marked yet");
pub const YOURS: Word = Word("Yours");
pub const THE_MODEL: Word = Word("The model answer");
pub const NOTHING_TO_REHEARSE: Word = Word("There is no draft to say aloud yet.");
pub const READ_ALOUD: Word = Word("Read it aloud");
pub const FROM_MEMORY: Word = Word("Tell it from memory");
pub const START_READING: Word = Word("Start reading");
pub const STOP: Word = Word("Stop");
pub const FADE: Word = Word("Let the words fade as I go");
pub const TELLS_NO_PACE: Word = Word("Too short, too fast or too slow to tell your pace from; nothing is changed.");
pub const RETELL_INTRO: Word = Word("Without looking, tell it again in your own words. Then see which sentences of the draft did not come back.");
pub const FULL_SCREEN: Word = Word("Full screen");
pub const LEAVE_FULL_SCREEN: Word = Word("Leave full screen");
pub const RECORD: Word = Word("Record yourself");
pub const RECORD_AGAIN: Word = Word("Record again");
pub const ASKING_MICROPHONE: Word = Word("Waiting for the microphone");
pub const STOP_RECORDING: Word = Word("Stop recording");
pub const RECORDING_RUNS: Word = Word("The microphone is on.");
pub const RECORDING_STAYS: Word = Word("A recording stays in this page and goes when you leave it, unless you download it.");
pub const YOUR_RECORDING: Word = Word("Your recording");
pub const DOWNLOAD_RECORDING: Word = Word("Download it");
pub const DISCARD_RECORDING: Word = Word("Discard it");
pub const OTHER_TEXT: Word = Word("Another text of this draft");
pub const OTHER_INTRO: Word = Word(
    "It was written in another tab, or before the browser stopped. Keep both, that one as a version; or make that one the draft, and yours is kept as a version.",
);
pub const OTHER_NAME: Word = Word("The other text");
pub const KEEP_BOTH: Word = Word("Keep both, that one as a version");
pub const TAKE_THAT: Word = Word("Take that one");
pub const COMPARE_WITH_DRAFT: Word = Word("Compare with the draft");

pub fn mark_state(name: &str, count: usize, hint: &str) -> String {
    match count {
        0 => fill!("{name}: not marked yet. {hint}", name, hint),
        1 => fill!("{name}: marked once. {hint}", name, hint),
        _ => fill!("{name}: marked {count} times. {hint}", name, count, hint),
    }
}

pub fn mark_suggested(name: &str, hint: &str) -> String {
    fill!("{name}: not marked yet; a note points at words for it. {hint}", name, hint)
}

pub fn marks_set(count: usize) -> String {
    if count == 0 { Word("No marks yet").into() } else { counted(count, Word("One mark, with its words"), Word("{count} marks, with their words")) }
}

pub fn of_range(min: usize, max: usize) -> String {
    fill!(" of {min}–{max}", min, max)
}

pub fn over_range(by: usize) -> String {
    fill!(", {by} over", by)
}

/// A time to speak: `2 min 18 s aloud`.
pub fn sentence_count(count: usize) -> String {
    counted(count, Word("1 sentence"), Word("{count} sentences"))
}

pub fn aloud(seconds: u32, long: bool) -> String {
    let time = match (seconds / 60, seconds % 60) {
        (0, seconds) => fill!("{seconds} s aloud", seconds),
        (minutes, 0) => fill!("{minutes} min aloud", minutes),
        (minutes, seconds) => fill!("{minutes} min {seconds} s aloud", minutes, seconds),
    };
    if long { fill!("{time}, too long to say", time) } else { time }
}

pub fn saved_at(at: u64, offset: i32) -> String {
    fill!("Saved {time}", time = time_of_day(at, offset))
}

/// A mark and the words it lies on, shortened.
pub fn mark_on(name: &str, words: &str) -> String {
    fill!("{name} on “{words}”", name, words)
}

pub fn not_saved(why: &str) -> String {
    fill!("Not saved. {why} Your text is still here; copy it before you leave.", why)
}

pub fn findings_title(count: usize) -> String {
    if count == 0 { Word("No findings").into() } else { counted(count, Word("One finding"), Word("{count} findings")) }
}

pub fn mark_as(name: &str) -> String {
    fill!("Mark as {name}", name = name.to_lowercase())
}

pub fn no_mark(mark: &str, shown: Option<&str>, main: bool) -> String {
    if let Some(words) = shown {
        return fill!("“{mark}” is not marked yet. In the model answer it is “{words}”.", mark, words = shortened(words));
    }
    if main {
        fill!("“{mark}” is not marked yet, and this prompt is about it.", mark)
    } else {
        fill!("“{mark}” is not marked yet. This prompt is not about it, but it counts here.", mark)
    }
}

pub fn too_short(by: usize) -> String {
    counted(
        by,
        Word("One word short of what the prompt asks for. Say more of how, not more of why."),
        Word("{count} words short of what the prompt asks for. Say more of how, not more of why."),
    )
}

pub fn too_long(by: usize) -> String {
    counted(by, Word("One word over. Cut context first."), Word("{count} words over. Cut context first."))
}

pub fn wide_mark(words: usize) -> String {
    fill!("This mark covers {words} words. Narrow it to the ones a listener would repeat.", words)
}

pub fn review_intro(last: Option<u32>) -> String {
    match last {
        Some(version) => fill!(
            "Say what you expect, point at the words, then see the gap. It takes about five minutes. Your last review is kept with version {version}.",
            version
        ),
        None => Word("Say what you expect, point at the words, then see the gap. It takes about five minutes.").into(),
    }
}

pub fn review_title(number: u32) -> String {
    fill!("Your review of version {number}", number)
}

pub fn review_again(version: u32) -> String {
    fill!("Another review of version {version}", version)
}

pub fn counted_from(level: &str) -> String {
    fill!("; counted from {level} level up", level)
}

pub fn you_said(level: crate::lesson::Level) -> String {
    fill!("you said {level}", level = super::level(level).to_lowercase())
}

pub fn link_words(words: &str) -> String {
    fill!("Link “{words}”", words)
}

pub fn version_as_kept(number: u32) -> String {
    fill!("Version {number}, as kept", number)
}

pub fn version_in_progress(number: u32) -> String {
    fill!("Version {number}, in progress", number)
}

/// Two texts that are the same.
pub const NO_DIFFERENCE: Word = Word("Word for word the same.");
pub const FIRST_CHANGE: Word = Word("Go to the first change");

pub fn versions_link(count: usize) -> String {
    if count == 0 { VERSIONS.into() } else { fill!("Versions ({count})", count) }
}

pub fn version_reason(reason: &crate::practice::version::Reason) -> String {
    use crate::practice::version::Reason;
    match reason {
        Reason::Named(name) if name.is_empty() => KEPT_BY_HAND,
        Reason::Named(name) => return name.clone(),
        Reason::Reviewed => Word("reviewed"),
        Reason::Sent => Word("sent for a review"),
        Reason::BeforeRestore => Word("kept before another was restored"),
        Reason::BeforeCut => Word("kept before most of it was deleted"),
    }
    .into()
}

pub fn version_title(number: u32, name: &str) -> String {
    fill!("Version {number}: {name}", number, name)
}

pub fn version_meta(words: usize, at: u64, offset: i32) -> String {
    let day = day_and_month(crate::practice::calendar::day_of(at, offset));
    fill!("{words}, {day} at {time}", words = words_count(words), day, time = time_of_day(at, offset))
}

/// How much a comparison found; where only signs and spaces changed, that.
pub fn changed(added: usize, removed: usize) -> String {
    if added + removed == 0 {
        return Word("Only punctuation and spaces have changed.").into();
    }
    let added = counted(added, Word("1 word added"), Word("{count} words added"));
    fill!("{added}, {removed} cut.", added, removed)
}

/// Marked by the learner, and not found by the audit.
pub fn mark_unseen(mark: &str) -> String {
    fill!("You marked this as {mark}, and the audit does not find it there. Say it so plainly that a stranger could point at it.", mark)
}

/// After reading aloud: the pace of it.
pub fn pace_told(pace: u32) -> String {
    fill!("That was {pace} words a minute, if you read all of it. Undo it if you did not, so that it does not count.", pace)
}

pub fn level_change(criterion: &str, before: &str, after: &str) -> String {
    fill!("{criterion}: {before} before, {after} after", criterion, before = before.to_lowercase(), after = after.to_lowercase())
}

/// Why there is no recording, from the browser's name for the trouble, and what to do about it.
pub fn no_recording(name: &str) -> String {
    match name {
        "NotAllowedError" | "SecurityError" => {
            Word("The microphone is not allowed on this page. Allow it in the browser’s settings for this page, then press again.")
        }
        "NotFoundError" => Word("No microphone was found. Connect one, then press again."),
        "NotReadableError" => Word("Another program holds the microphone. Close it there, then press again."),
        _ => Word("The recording could not be made. Press again, or read aloud without it."),
    }
    .into()
}

pub fn this_text(count: usize) -> String {
    fill!("Yours, {words}", words = words_count(count))
}

pub fn that_text(count: usize) -> String {
    fill!("The other, {words}", words = words_count(count))
}

pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

pub fn time_goal(shortest: u32, longest: u32) -> String {
    fill!("Aim for {shortest} to {longest}", shortest = clock(shortest), longest = clock(longest))
}

pub fn your_pace(words: u32) -> String {
    fill!("{words} words a minute", words)
}

pub fn came_back(count: usize, of: usize) -> String {
    if count == of { Word("Every sentence came back").into() } else { fill!("{count} of {of} sentences came back; not these:", count, of) }
}

/// How far a prompt is.
pub fn prompt_state(words: usize, marks: usize, reviewed: Option<u32>) -> String {
    if words == 0 {
        return Word("Not begun").into();
    }
    let words = words_count(words);
    let marks = match marks {
        0 => Word("no marks yet").into(),
        _ => counted(marks, Word("one mark"), Word("{count} marks")),
    };
    if let Some(version) = reviewed {
        fill!("{words}, {marks}, reviewed in version {version}", words, marks, version)
    } else {
        fill!("{words}, {marks}, not reviewed", words, marks)
    }
}

pub fn imported(added: usize, beside: usize, known: usize, skipped: usize) -> String {
    let told = fill!(
        "Imported: {added} new or newer, {beside} kept beside what was here, {known} here already. Nothing was overwritten.",
        added,
        beside,
        known
    );
    if skipped == 0 {
        return told;
    }
    let left = counted(skipped, Word("One record of the file could not be read."), Word("{count} records of the file could not be read."));
    format!("{told} {left}")
}

pub const ELSEWHERE: Word = Word("This draft is open in another tab, and that is where it is written now. Here you read along.");
pub const TAKE_OVER: Word = Word("Take over");
