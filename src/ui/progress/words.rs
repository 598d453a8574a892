//! What Progress says.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::lesson::Level;
use crate::practice::calendar::{Date, date};
use crate::practice::progress::{DaysView, Gap, SectionStrength, Stand, TrackView};
use crate::practice::session::{Keeping, NotKept};
use crate::ui::words;

pub const PROMPTS: &str = "Prompts";
pub const WHERE_YOU_STAND: &str = "Where you stand";
pub const FIRST_TITLE: &str = "Nothing to show yet.";
pub const FIRST_SENTENCE: &str =
    "Once you have drafted and reviewed an answer, this page shows how it changed, where you were surprised, and what is worth another look.";
pub const FIRST_BUTTON: &str = "Practise";
pub const NO_DRAFT: &str = "Not drafted yet.";
pub const NO_REVIEW: &str = "Drafted, not reviewed yet.";
pub const WRITE: &str = "Write a draft";
pub const GO_TO_DRAFT: &str = "Go to the draft";
pub const DOWNLOAD_DRAFT: &str = "Download this draft";
pub const ALL_CLEAR: &str = "Nothing the prompt counts is open; say it aloud next.";
pub const NO_TRACKS: &str = "Each saved review adds a point here, criterion by criterion.";
pub const TRACKS: &str = "Each criterion, version by version";
pub const GAPS: &str = "What you predicted, what was found";
pub const YOU_SAID: &str = "you said";
pub const FOUND: &str = "found";
pub const QUIZ: &str = "Quiz, section by section";
pub const QUIZ_KEY: &str = "Solid holds; hatched is due for another look";
pub const FORGET_QUIZ: &str = "Forget quiz answers";
pub const FORGET_ALL: &str = "All sections";
pub const FORGOTTEN: &str = "Those answers and their dates are forgotten.";
pub const DAYS: &str = "Days you practised";
pub const TODAY: &str = "today";
pub const CALIBRATION: &str = "Your eye and the guide’s";
pub const CALIBRATE: &str = "Rate an answer";
pub const DUE: &str = "What comes back";
pub const DUE_NOTHING: &str = "Nothing is due. What you answered is still fresh.";
pub const DUE_NEVER: &str = "Answer quiz items or save a review, and they come back here when they are about to fade.";
pub const DUE_ANSWER: &str = "Answer them";
pub const DUE_RETELL: &str = "Retell from memory";
pub const CALENDAR: &str = "Dates for your calendar (.ics)";
pub const KEPT: &str = "Where it is kept";
pub const KEPT_HERE: &str = "Everything is in this browser, on this device, and nowhere else.";
pub const STATE: &str = "State";
pub const EXPORT: &str = "Export everything";
pub const IMPORT: &str = "Import a backup";
pub const UNREADABLE_FILE: &str = "This file could not be read. Nothing was changed.";

/// A small number in words.
pub fn number(count: usize) -> String {
    const WORDS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// “Three clear, two hinted, one missing.”
pub fn stand(stand: Stand) -> String {
    let parts = [(stand.clear, "clear"), (stand.hinted, "hinted"), (stand.missing, "missing")];
    let said: Vec<String> = parts.iter().filter(|(count, _)| *count > 0).map(|(count, level)| format!("{} {level}", number(*count))).collect();
    format!("{}.", capital(&said.join(", ")))
}

/// Under the headline.
pub fn after(prompt: &str, reviews: usize, next: Option<&str>) -> String {
    let times = if reviews == 1 { "one review".to_owned() } else { format!("{} reviews", number(reviews)) };
    let next = next.map_or_else(|| ALL_CLEAR.to_owned(), |next| format!("“{next}” is the next thing worth an evening."));
    format!("On “{prompt}”, after {times}. {next}")
}

pub fn tracks_note(reviews: usize) -> String {
    let count = if reviews == 1 { "One reviewed version".to_owned() } else { format!("{} reviewed versions", capital(&number(reviews))) };
    format!("{count} of one draft; lowest line missing, top line clear")
}

/// A track, in words.
pub fn track_drawn(name: &str, levels: &[Level]) -> String {
    let steps: Vec<String> =
        levels.iter().enumerate().map(|(index, level)| format!("review {} {}", index + 1, words::level(*level).to_lowercase())).collect();
    format!("{name}: {}", steps.join(", "))
}

/// Behind the level a criterion stands at.
pub fn since(track: &TrackView) -> String {
    match track.points.len() {
        0 | 1 => String::new(),
        _ if track.since == 1 => " from the first review on".to_owned(),
        _ => format!(" since review {}", track.since),
    }
}

pub fn gap_drawn(gap: &Gap) -> String {
    format!("You said {}, found {}", words::level(gap.predicted).to_lowercase(), words::level(gap.found).to_lowercase())
}

pub fn gap(steps: i8) -> &'static str {
    match steps {
        ..-1 => "Two steps short of what you said",
        -1 => "One step short of what you said",
        0 => "As you said",
        1 => "One step better than you said",
        _ => "Two steps better than you said",
    }
}

/// Beside the bar of a section.
pub fn strength(section: &SectionStrength) -> String {
    if section.unmet == section.total {
        return "not met yet".to_owned();
    }
    let mut said = format!("{} of {} hold", section.holds, section.total);
    let mut add = |count: usize, what: &str| {
        if count > 0 {
            said.push_str(&format!(", {count} {what}"));
        }
    };
    add(section.due, "due");
    add(section.unmet, "not met");
    add(section.changed, "changed since");
    said
}

pub fn strength_drawn(section: &SectionStrength) -> String {
    format!("{} of {} hold, {} due, {} not right the last time, {} not met", section.holds, section.total, section.due, section.shaky, section.unmet)
}

pub fn days(view: &DaysView) -> String {
    let count = if view.practised == 1 { "One day".to_owned() } else { format!("{} days", capital(&number(view.practised))) };
    format!("{count} in twelve weeks; a taller line is a longer sitting")
}

pub fn days_drawn(view: &DaysView, weeks: usize) -> String {
    let count = if view.practised == 1 { "One day".to_owned() } else { format!("{} days", view.practised) };
    format!("{count} with practice in the last {weeks} weeks, {} minutes in all", view.minutes)
}

const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

pub fn month(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month).saturating_sub(1)).copied().unwrap_or_default()
}

/// A day as it is said today.
pub fn day(day: i32, today: i32) -> String {
    match day.saturating_sub(today) {
        0 => TODAY.to_owned(),
        1 => "tomorrow".to_owned(),
        _ => {
            let date = date(day);
            format!("on {} {}", date.day, month(date))
        }
    }
}

pub fn due_items(count: usize) -> String {
    if count == 1 { "One quiz item is due today.".to_owned() } else { format!("{} quiz items are due today.", capital(&number(count))) }
}

pub fn due_waiting(count: usize) -> String {
    let verb = if count == 1 { "waits" } else { "wait" };
    format!("{} more {verb} for the days after, so that no day asks too much.", capital(&number(count)))
}

pub fn due_next(when: &str) -> String {
    format!("The next ones come {when}.")
}

/// What a calendar shows of a day.
pub fn agenda(items: usize, prompts: usize) -> String {
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    };
    let parts: Vec<String> =
        [counted(items, "quiz item", "quiz items"), counted(prompts, "answer to retell", "answers to retell")].into_iter().flatten().collect();
    format!("Practise: {}", parts.join(", "))
}

/// How keeping goes. `offset` is local time minus universal time, in minutes.
pub fn keeping(keeping: &Keeping, offset: i32) -> String {
    match keeping {
        Keeping::Ready => "nothing new to save".to_owned(),
        Keeping::Saving => "saving".to_owned(),
        Keeping::Saved(at) => {
            let local = (at.0 / 60_000).saturating_add_signed(i64::from(offset));
            format!("saved and read back at {:02}:{:02}", local / 60 % 24, local % 60)
        }
        Keeping::NotSaved(NotKept::Full) => "not saved: the browser is out of space for this page. Export your work".to_owned(),
        Keeping::NotSaved(NotKept::Blocked) => "not saved: this browser keeps nothing for this page. Export your work before you leave".to_owned(),
        Keeping::NotSaved(NotKept::Failed(words)) => format!("not saved: the browser’s storage failed ({words}). Export your work"),
    }
}

pub fn review_line(criterion: &str, level: Level) -> String {
    format!("{criterion}: {}", words::level(level).to_lowercase())
}
