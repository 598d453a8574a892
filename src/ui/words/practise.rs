//! What the practice room says.

#![expect(missing_docs, reason = "a string says what it is")]

use super::shortened;

pub const CHOOSE_PROMPT: &str = "Choose a question";
pub const PROMPTS_INTRO: &str = "Choose one and write the way you would say it, badly at first. Everything you write stays in this browser.";
pub const YOUR_DRAFT: &str = "Your draft";
pub const DRAFT_PLACEHOLDER: &str = "Begin with the question or need that set it off.";
pub const TOOLS: &str = "Marks and length";
pub const MARK_YOUR_EVIDENCE: &str = "Mark your evidence";
pub const MARK_HINT: &str = "Select words, or put the caret in a sentence; then press a mark, or Alt and its number.";
pub const GO_THERE: &str = "Go there";
pub const TAKE_OFF: &str = "Take off";
pub const LENGTH: &str = "Length";
pub const WORDS: &str = "words";
pub const IN_RANGE: &str = ", in range";
pub const READY_TO_SAVE: &str = "Ready to save here";
pub const SAVING: &str = "Saving";
pub const ON_THIS_DEVICE: &str = ", on this device only";
pub const NOT_SAVED_FULL: &str = "Not saved: this browser is out of space. Your text is still here. Export it under Progress, or free some space.";
pub const NOT_SAVED_BLOCKED: &str = "Not saved: this browser keeps nothing for this page. Everything works until you leave; copy your text first.";
pub const FINDINGS: &str = "Findings";
pub const NO_FINDINGS: &str = "Findings appear here, beside the words they are about, once there is half a draft to read.";
pub const ESSENTIAL: &str = "Essential";
pub const WORTH_A_LOOK: &str = "Worth a look";
pub const WELL_DONE: &str = "Well done";
pub const NOT_SO: &str = "Not so";
pub const SHOW_QUESTION: &str = "Show the question";
pub const SURE: &str = "sure";
pub const FAIRLY_SURE: &str = "fairly sure";
pub const NOT_SURE: &str = "not sure";
pub const MAIN_MARKED: &str = "Everything this prompt is about is marked. Read it aloud once, then review it.";
pub const LANGUAGE_AUDIT: &str = "The language audit, question by question";
pub const AUDIT_NOT_YET: &str = "The audit is on its way; it reads the draft as soon as it is here.";
pub const BEGIN_REVIEW: &str = "Review this draft";
pub const MOVE_ONE: &str = "First move, expect.";
pub const MOVE_TWO: &str = "Second move, point.";
pub const MOVE_THREE: &str = "Third move, see.";
pub const PREDICT_INTRO: &str = "Before you look: how well do the words on the page show each of these? A guess is enough.";
pub const LINK_INTRO: &str =
    "Link each criterion to words in your draft: select them above, then press Link. Without words a criterion cannot be clear.";
pub const SEE_INTRO: &str = "What your words show, beside what you expected, and the question an interviewer would ask at every gap.";
pub const ON_TO_EVIDENCE: &str = "On to the evidence";
pub const ON_TO_SEE: &str = "See how it stands";
pub const BACK_TO_EVIDENCE: &str = "Back to the evidence";
pub const BACK_TO_DRAFT: &str = "Go back to the draft";
pub const LEAVE_REVIEW: &str = "Leave the review";
pub const SAVE_REVIEW: &str = "Save this review";
pub const LINK_SELECTED: &str = "Link the selected words";
pub const UNLINK: &str = "Unlink";
pub const LEAN_MAIN: &str = "This prompt is about it";
pub const LEAN_COUNTS: &str = "Counts here";
pub const LEAN_BONUS: &str = "A bonus here";
pub const CHANGE_FIRST: &str = "What to change first";
pub const NOTHING_TO_CHANGE: &str = "Clear wherever this prompt leans. Read it aloud, and leave it for a day.";
pub const IDLE_PARAGRAPHS: &str = "Paragraphs that show nothing yet";
pub const WHERE_THE_WORDS_GO: &str = "Where the words go";
pub const PART_OF: &str = "Part of the story";
pub const SUGGESTED: &str = "suggested";
pub const KEEP_VERSION: &str = "Keep this version";
pub const MODEL_ANSWER: &str = "Model answer";
pub const REHEARSE: &str = "Rehearse aloud";
pub const PRINT: &str = "Print";
pub const VERSIONS: &str = "Versions";
pub const NO_VERSIONS: &str = "Nothing is kept yet. Press “Keep this version” under the draft, or save a review.";
pub const COMPARE: &str = "Compare";
pub const OLDER: &str = "From";
pub const NEWER: &str = "to";
pub const THE_DRAFT_NOW: &str = "the draft as it is now";
pub const RESTORE: &str = "Make this the draft";
pub const DELETE: &str = "Delete";
pub const NOT_JUDGED: &str = "not judged";
pub const MODEL_READY: &str = "You have written enough of your own; the model answer can open.";
pub const REFLECT_FIRST: &str = "Before it opens: what do you think it does better than yours, and what does yours do that it does not?";
pub const OPEN_MODEL: &str = "Open the model answer";
pub const SHOW_ANYWAY: &str = "Show me anyway";
pub const OPENED_ANYWAY: &str = "You opened this before your own first draft. It still teaches; it teaches less than it would have.";
pub const YOU_EXPECTED: &str = "You expected";
pub const SIDE_BY_SIDE: &str = "Side by side";
pub const BY_PART: &str = "By part of the story";
pub const BY_CRITERION: &str = "By criterion";
pub const NOTHING_THERE: &str = "Nothing yet";
pub const YOURS: &str = "Yours";
pub const THE_MODEL: &str = "The model answer";
pub const NOTHING_TO_REHEARSE: &str = "There is no draft to say aloud yet.";
pub const READ_ALOUD: &str = "Read it aloud";
pub const FROM_MEMORY: &str = "Tell it from memory";
pub const START_READING: &str = "Start reading";
pub const STOP: &str = "Stop";
pub const FADE: &str = "Let the words fade as I go";
pub const RETELL_INTRO: &str = "Without looking, tell it again in your own words. Then see which sentences of the draft did not come back.";
pub const FULL_SCREEN: &str = "Full screen";
pub const LEAVE_FULL_SCREEN: &str = "Leave full screen";
pub const RECORD: &str = "Record yourself";
pub const RECORD_AGAIN: &str = "Record again";
pub const ASKING_MICROPHONE: &str = "Waiting for the microphone";
pub const STOP_RECORDING: &str = "Stop recording";
pub const RECORDING_RUNS: &str = "The microphone is on.";
pub const RECORDING_STAYS: &str = "A recording stays in this page and goes when you leave it, unless you download it.";
pub const YOUR_RECORDING: &str = "Your recording";
pub const DOWNLOAD_RECORDING: &str = "Download it";
pub const DISCARD_RECORDING: &str = "Discard it";
pub const OTHER_TEXT: &str = "Another text of this draft";
pub const OTHER_INTRO: &str =
    "It was written in another tab, or before the browser stopped. Keep it as a version, make it the draft, or keep yours and let it go.";
pub const OTHER_NAME: &str = "The other text";
pub const KEEP_BOTH: &str = "Keep both, that one as a version";
pub const TAKE_THAT: &str = "Take that one";
pub const COMPARE_WITH_DRAFT: &str = "Compare with the draft";

pub fn mark_state(name: &str, count: usize, hint: &str) -> String {
    match count {
        0 => format!("{name}: not marked yet. {hint}"),
        1 => format!("{name}: marked once. {hint}"),
        _ => format!("{name}: marked {count} times. {hint}"),
    }
}

pub fn marks_set(count: usize) -> String {
    match count {
        0 => "No marks yet".to_owned(),
        1 => "One mark, with its words".to_owned(),
        _ => format!("{count} marks, with their words"),
    }
}

pub fn of_range(min: usize, max: usize) -> String {
    format!(" of {min}–{max}")
}

pub fn over_range(by: usize) -> String {
    format!(", {by} over")
}

/// A time to speak: `2 min 18 s aloud`.
pub fn aloud(seconds: u32, long: bool) -> String {
    let time = match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s aloud"),
        (minutes, 0) => format!("{minutes} min aloud"),
        (minutes, seconds) => format!("{minutes} min {seconds} s aloud"),
    };
    if long { format!("{time}, too long to say") } else { time }
}

/// A moment as a time of day.
fn time_of_day(at: u64, offset: i32) -> String {
    let minutes = (i64::try_from(at / 60_000).unwrap_or_default() + i64::from(offset)).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

pub fn saved_at(at: u64, offset: i32) -> String {
    format!("Saved {}", time_of_day(at, offset))
}

pub fn not_saved(why: &str) -> String {
    format!("Not saved. {why} Your text is still here; copy it before you leave.")
}

pub fn findings_title(count: usize) -> String {
    match count {
        0 => "No findings".to_owned(),
        1 => "One finding".to_owned(),
        _ => format!("{count} findings"),
    }
}

pub fn mark_as(name: &str) -> String {
    format!("Mark as {}", name.to_lowercase())
}

pub fn no_mark(shown: Option<&str>) -> String {
    match shown {
        Some(words) => format!("Nothing carries this mark yet. In the model answer it is “{}”.", shortened(words)),
        None => "Nothing carries this mark yet, and the prompt leans on it.".to_owned(),
    }
}

pub fn too_short(by: usize) -> String {
    format!("{by} words short of what the prompt asks for. Say more of how, not more of why.")
}

pub fn too_long(by: usize) -> String {
    format!("{by} words over. Cut context before you cut the awkward moment.")
}

pub fn wide_mark(words: usize) -> String {
    format!("This mark covers {words} words. Narrow it to the ones a listener would repeat.")
}

pub fn review_intro(last: Option<u32>) -> String {
    let steps = "Say what you expect, point at the words, then see the gap. It takes about five minutes.";
    match last {
        Some(version) => format!("{steps} Your last review is kept with version {version}."),
        None => steps.to_owned(),
    }
}

pub fn review_title(number: usize) -> String {
    format!("Your review of version {number}")
}

pub fn counted_from(level: &str) -> String {
    format!("; counted from {level} level up")
}

pub fn you_said(level: crate::lesson::Level) -> String {
    format!("you said {}", super::level(level).to_lowercase())
}

pub fn found_beside(findings: &[usize]) -> String {
    let numbers: Vec<String> = findings.iter().map(|index| (index + 1).to_string()).collect();
    match numbers.as_slice() {
        [] => String::new(),
        [one] => format!("See finding {one}."),
        _ => format!("See findings {}.", numbers.join(", ")),
    }
}

pub fn version_in_progress(number: usize) -> String {
    format!("Version {number}, in progress")
}

pub fn version_name(number: usize) -> String {
    format!("Kept by hand, {number}")
}

pub fn versions_link(count: usize) -> String {
    match count {
        0 => VERSIONS.to_owned(),
        1 => "One kept version".to_owned(),
        _ => format!("{count} kept versions"),
    }
}

pub fn version_reason(reason: &crate::practice::version::Reason) -> String {
    use crate::practice::version::Reason;
    match reason {
        Reason::Named(name) => name.clone(),
        Reason::Reviewed => "reviewed".to_owned(),
        Reason::Sent => "sent for a review".to_owned(),
        Reason::BeforeRestore => "kept before another was restored".to_owned(),
        Reason::BeforeCut => "kept before most of it was deleted".to_owned(),
    }
}

pub fn version_title(number: u32, name: &str) -> String {
    format!("Version {number}: {name}")
}

pub fn version_meta(words: usize, at: u64, offset: i32) -> String {
    let date = crate::practice::calendar::date(crate::practice::calendar::day_of(at, offset));
    format!("{words} words, {} {} at {}", date.day, MONTHS[usize::from(date.month.clamp(1, 12)) - 1], time_of_day(at, offset))
}

const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

pub fn level_change(criterion: &str, before: &str, after: &str) -> String {
    format!("{criterion}: {} before, {} after", before.to_lowercase(), after.to_lowercase())
}

/// Why there is no recording, from the browser's name for the trouble, and what to do about it.
pub fn no_recording(name: &str) -> String {
    match name {
        "NotAllowedError" | "SecurityError" => {
            "The microphone is not allowed on this page. Allow it in the browser’s settings for this page, then press again.".to_owned()
        }
        "NotFoundError" => "No microphone was found. Connect one, then press again.".to_owned(),
        "NotReadableError" => "Another program holds the microphone. Close it there, then press again.".to_owned(),
        _ => "The recording could not be made. Press again, or read aloud without it.".to_owned(),
    }
}

pub fn this_text(count: usize) -> String {
    format!("Yours, {count} words")
}

pub fn that_text(count: usize) -> String {
    format!("The other, {count} words")
}

pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

pub fn time_goal(shortest: u32, longest: u32) -> String {
    format!("Aim for {} to {}", clock(shortest), clock(longest))
}

pub fn your_pace(words: u32) -> String {
    format!("{words} words a minute")
}

pub fn left_out(count: usize) -> String {
    match count {
        0 => "Every sentence came back".to_owned(),
        1 => "One sentence did not come back".to_owned(),
        _ => format!("{count} sentences did not come back"),
    }
}

/// How far a prompt is.
pub fn prompt_state(words: usize, marks: usize, reviewed: Option<u32>) -> String {
    if words == 0 {
        return "Not begun".to_owned();
    }
    let marks = match marks {
        0 => "no marks yet".to_owned(),
        1 => "one mark".to_owned(),
        _ => format!("{marks} marks"),
    };
    match reviewed {
        Some(version) => format!("{words} words, {marks}, reviewed in version {version}"),
        None => format!("{words} words, {marks}, not reviewed"),
    }
}

pub fn imported(added: usize, beside: usize, known: usize, skipped: usize) -> String {
    let mut told = format!("Imported: {added} new or newer, {beside} kept beside what was here, {known} here already. Nothing was overwritten.");
    if skipped > 0 {
        told.push_str(&format!(" {skipped} records of the file could not be read."));
    }
    told
}

pub const ELSEWHERE: &str = "This draft is open in another tab, and that is where it is written now. Here you read along.";
pub const TAKE_OVER: &str = "Take over";
