//! What Progress says.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::lesson::Level;
use crate::practice::progress::{DaysView, Gap, SectionStrength, Stand, TrackView};
use crate::practice::session::{Keeping, NotKept};
use crate::ui::words::{self, Word, counted, fill, filled};

pub const PROMPTS: Word = Word("Prompts");
pub const WHERE_YOU_STAND: Word = Word("Where you stand");
pub const FIRST_TITLE: Word = Word("Nothing to show yet.");
pub const FIRST_SENTENCE: Word =
    Word("Once you have drafted and reviewed an answer, this page shows how it changed, where you were surprised, and what is worth another look.");
pub const FIRST_BUTTON: Word = Word("Practise");
pub const NO_DRAFT: Word = Word("Not drafted yet.");
pub const NO_REVIEW: Word = Word("Drafted, not reviewed yet.");
pub const WRITE: Word = Word("Write a draft");
pub const GO_TO_DRAFT: Word = Word("Go to the draft");
/// Headings of the copy of a draft as Markdown.
pub const SHEET_MARKED: Word = Word("Marked");
pub const SHEET_REVIEW: Word = Word("Review");
pub const DOWNLOAD_DRAFT: Word = Word("Download this draft");
pub const ALL_CLEAR: Word = Word("Nothing the prompt counts is open; say it aloud next.");
pub const NO_TRACKS: Word = Word("Each saved review adds a point here, criterion by criterion.");
pub const TRACKS: Word = Word("Each criterion, version by version");
pub const GAPS: Word = Word("What you predicted, what was found");
pub const YOU_SAID: Word = Word("you said");
pub const FOUND: Word = Word("found");
pub const QUIZ: Word = Word("Quiz, section by section");
pub const QUIZ_KEY: Word = Word("Solid holds; hatched is due for another look");
pub const FORGET_QUIZ: Word = Word("Forget quiz answers");
pub const FORGET_ALL: Word = Word("All sections");
pub const FORGOTTEN: Word = Word("Those answers and their dates are forgotten.");
pub const DAYS: Word = Word("Days you practised");
pub const TODAY: Word = Word("today");
pub const CALIBRATION: Word = Word("Your eye and the guide’s");
pub const CALIBRATE: Word = Word("Rate an answer");
pub const DUE: Word = Word("What comes back");
pub const DUE_NOTHING: Word = Word("Nothing is due today.");
pub const DUE_NEVER: Word = Word("Answer quiz items or save a review, and they come back here when they are about to fade.");
pub const DUE_ANSWER: Word = Word("Answer them");
pub const DUE_RETELL: Word = Word("Retell from memory");
pub const CALENDAR: Word = Word("Dates for your calendar (.ics)");
pub const KEPT: Word = Word("Where it is kept");
pub const KEPT_HERE: Word = Word("Everything is in this browser, on this device, and nowhere else.");
pub const SAVED_HERE: Word = Word("What is saved is in this browser, on this device, and nowhere else. What is not is in this page only.");
pub const STATE: Word = Word("State");
pub const EXPORT: Word = Word("Export everything");
pub const IMPORT: Word = Word("Import a backup");
pub const UNREADABLE_FILE: Word = Word("This file could not be read. Nothing was changed.");

/// A small number in words.
pub fn number(count: usize) -> String {
    const NUMBERS: [Word; 13] = [
        Word("no"),
        Word("one"),
        Word("two"),
        Word("three"),
        Word("four"),
        Word("five"),
        Word("six"),
        Word("seven"),
        Word("eight"),
        Word("nine"),
        Word("ten"),
        Word("eleven"),
        Word("twelve"),
    ];
    NUMBERS.get(count).map_or_else(|| count.to_string(), |word| String::from(*word))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// “Three clear, two hinted, one missing.”
pub fn stand(stand: Stand) -> String {
    let parts = [(stand.clear, Word("{number} clear")), (stand.hinted, Word("{number} hinted")), (stand.missing, Word("{number} missing"))];
    let said: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, level)| filled(level, &[("number", &number(count))])).collect();
    format!("{}.", capital(&said.join(", ")))
}

/// Under the headline.
pub fn after(prompt: &str, reviews: usize, next: Option<&str>) -> String {
    let next = next.map_or_else(|| ALL_CLEAR.into(), |next| fill!("“{next}” is the next thing worth an evening.", next));
    if reviews == 1 {
        fill!("On “{prompt}”, after one review. {next}", prompt, next)
    } else {
        fill!("On “{prompt}”, after {reviews} reviews. {next}", prompt, reviews = number(reviews), next)
    }
}

pub fn tracks_note(reviews: usize) -> String {
    if reviews == 1 {
        Word("One reviewed version of one draft; lowest line missing, top line clear").into()
    } else {
        fill!("{number} reviewed versions of one draft; lowest line missing, top line clear", number = capital(&number(reviews)))
    }
}

/// A track, in words.
pub fn track_drawn(name: &str, levels: &[Level]) -> String {
    let step = |(index, level): (usize, &Level)| fill!("review {number} {level}", number = index + 1, level = words::level(*level).to_lowercase());
    format!("{name}: {}", levels.iter().enumerate().map(step).collect::<Vec<_>>().join(", "))
}

/// Behind the level a criterion stands at.
pub fn since(track: &TrackView) -> String {
    match track.points.len() {
        0 | 1 => String::new(),
        _ if track.since == 1 => Word(" from the first review on").into(),
        _ => fill!(" since review {number}", number = track.since),
    }
}

pub fn gap_drawn(gap: &Gap) -> String {
    fill!(
        "You said {predicted}, found {found}",
        predicted = words::level(gap.predicted).to_lowercase(),
        found = words::level(gap.found).to_lowercase()
    )
}

pub fn gap(steps: i8) -> &'static str {
    match steps {
        ..-1 => Word("Two steps short of what you said"),
        -1 => Word("One step short of what you said"),
        0 => Word("As you said"),
        1 => Word("One step better than you said"),
        _ => Word("Two steps better than you said"),
    }
    .text()
}

/// Beside the bar of a section.
pub fn strength(section: &SectionStrength) -> String {
    if !section.is_met() {
        return Word("not met yet").into();
    }
    let holds = fill!("{holds} of {total} hold", holds = section.holds, total = section.total);
    let rest = [(section.due, Word("{count} due")), (section.unmet, Word("{count} not met")), (section.changed, Word("{count} changed since"))];
    let rest = rest.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| filled(what, &[("count", &count)]));
    std::iter::once(holds).chain(rest).collect::<Vec<_>>().join(", ")
}

pub fn strength_drawn(section: &SectionStrength) -> String {
    fill!(
        "{holds} of {total} hold, {due} due, {shaky} not right the last time, {unmet} not met",
        holds = section.holds,
        total = section.total,
        due = section.due,
        shaky = section.shaky,
        unmet = section.unmet
    )
}

pub fn days(view: &DaysView) -> String {
    match view.practised {
        1 => Word("One day in twelve weeks; a taller line is a longer sitting").into(),
        days => fill!("{number} days in twelve weeks; a taller line is a longer sitting", number = capital(&number(days))),
    }
}

pub fn days_drawn(view: &DaysView, weeks: usize) -> String {
    match view.practised {
        1 => fill!("One day with practice in the last {weeks} weeks, {minutes} minutes in all", weeks, minutes = view.minutes),
        days => fill!("{days} days with practice in the last {weeks} weeks, {minutes} minutes in all", days, weeks, minutes = view.minutes),
    }
}

/// A day as it is said today.
pub fn day(day: i32, today: i32) -> String {
    match day.saturating_sub(today) {
        0 => TODAY.into(),
        1 => Word("tomorrow").into(),
        _ => fill!("on {date}", date = words::day_and_month(day)),
    }
}

pub fn due_items(count: usize) -> String {
    if count == 1 {
        Word("One quiz item is due today.").into()
    } else {
        fill!("{number} quiz items are due today.", number = capital(&number(count)))
    }
}

pub fn due_waiting(count: usize) -> String {
    if count == 1 {
        Word("One more waits for the days after, so that no day asks too much.").into()
    } else {
        fill!("{number} more wait for the days after, so that no day asks too much.", number = capital(&number(count)))
    }
}

pub fn due_next(when: &str) -> String {
    fill!("The next ones come {when}.", when)
}

/// What a calendar shows of a day.
pub fn agenda(items: usize, prompts: usize) -> String {
    let parts = [(items, Word("1 quiz item"), Word("{count} quiz items")), (prompts, Word("1 answer to retell"), Word("{count} answers to retell"))];
    let parts: Vec<String> = parts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many)).collect();
    fill!("Practise: {what}", what = parts.join(", "))
}

/// How keeping goes. `offset` is local time minus universal time, in minutes.
pub fn keeping(keeping: &Keeping, offset: fn(u64) -> i32) -> String {
    match keeping {
        Keeping::Ready => Word("nothing new to save").into(),
        Keeping::Saving => Word("saving").into(),
        Keeping::Saved(at) => fill!("saved and read back at {time}", time = words::time_of_day(at.0, offset(at.0))),
        Keeping::NotSaved(NotKept::Full) => Word("not saved: the browser is out of space for this page. Export your work").into(),
        Keeping::NotSaved(NotKept::Blocked) => Word("not saved: this browser keeps nothing for this page. Export your work before you leave").into(),
        Keeping::NotSaved(NotKept::Failed(why)) => fill!("not saved. {why} Export your work", why),
    }
}

pub fn review_line(criterion: &str, level: Level) -> String {
    format!("{criterion}: {}", words::level(level).to_lowercase())
}
