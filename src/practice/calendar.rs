//! Days as whole numbers, and calendar files.
//!
//! A day is counted from 1 January 1970 (day 0) on the learner's own calendar; the edge passes the offset of local time.

use std::fmt::Write;

const DAY: i64 = 86_400_000;

/// The local day of a moment. `offset` is local time minus universal time, in minutes.
pub fn day_of(now: u64, offset: i32) -> i32 {
    let local = i64::try_from(now).unwrap_or(i64::MAX).saturating_add(i64::from(offset) * 60_000);
    i32::try_from(local.div_euclid(DAY)).unwrap_or(i32::MAX)
}

/// A date of the common calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

/// The date of a day.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "months and days are small and positive")]
pub fn date(day: i32) -> Date {
    // Counted in eras of 400 years that begin on 1 March, so that the leap day comes last.
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let in_era = shifted.rem_euclid(146_097);
    let year_of_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * in_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date { year: year as i32, month: month as u8, day: (in_year - (153 * from_march + 2) / 5 + 1) as u8 }
}

/// The day of the week, 0 for Monday to 6 for Sunday.
pub fn weekday(day: i32) -> u8 {
    u8::try_from((i64::from(day) + 3).rem_euclid(7)).unwrap_or(0)
}

/// One all-day entry of a calendar file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Local day.
    pub day: i32,
    /// Names it for ever: a calendar that imports the file again updates the entry instead of adding another.
    pub uid: String,
    /// What the calendar shows.
    pub summary: String,
    /// More; may be empty.
    pub description: String,
    /// Where it leads.
    pub url: String,
}

/// A calendar file (RFC 5545) with all-day entries that do not block the day. `now` is the moment of export.
pub fn ics(entries: &[Entry], now: u64) -> String {
    let mut file = String::new();
    let mut line = |text: &str| fold(&mut file, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//practice-widget//practice//EN");
    line("CALSCALE:GREGORIAN");
    for entry in entries {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(&entry.uid)));
        line(&format!("DTSTAMP:{}", stamp(now)));
        line(&format!("DTSTART;VALUE=DATE:{}", digits(entry.day)));
        line(&format!("DTEND;VALUE=DATE:{}", digits(entry.day.saturating_add(1))));
        line(&format!("SUMMARY:{}", escaped(&entry.summary)));
        if !entry.description.is_empty() {
            line(&format!("DESCRIPTION:{}", escaped(&entry.description)));
        }
        // A URI is not text: it is not escaped, and nothing that could end the line may pass.
        line(&format!("URL:{}", entry.url.replace(char::is_control, "")));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file
}

/// Lines are folded at 75 bytes, never inside a letter, and end in CR LF.
fn fold(file: &mut String, text: &str) {
    let mut room = 75;
    for letter in text.chars() {
        if letter.len_utf8() > room {
            file.push_str("\r\n ");
            room = 74;
        }
        file.push(letter);
        room -= letter.len_utf8();
    }
    file.push_str("\r\n");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

fn digits(day: i32) -> String {
    let Date { year, month, day } = date(day);
    format!("{:04}{month:02}{day:02}", year.clamp(0, 9999))
}

fn stamp(now: u64) -> String {
    let seconds = now / 1_000 % 86_400;
    let mut out = digits(day_of(now, 0));
    // Writing into a string cannot fail.
    let _ = write!(out, "T{:02}{:02}{:02}Z", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    out
}
