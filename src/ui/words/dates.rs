//! Days and times, as they are said.

use super::{Word, fill};
use crate::practice::calendar::{self, Date};

const MONTHS: [Word; 12] = [
    Word("January"),
    Word("February"),
    Word("March"),
    Word("April"),
    Word("May"),
    Word("June"),
    Word("July"),
    Word("August"),
    Word("September"),
    Word("October"),
    Word("November"),
    Word("December"),
];

const WEEKDAYS: [Word; 7] = [Word("Monday"), Word("Tuesday"), Word("Wednesday"), Word("Thursday"), Word("Friday"), Word("Saturday"), Word("Sunday")];

/// The month of a date.
pub fn month(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month).saturating_sub(1)).map_or("", |month| month.text())
}

/// A day, as in 3 December.
pub fn day_and_month(day: i32) -> String {
    let date = calendar::date(day);
    fill!("{day} {month}", day = date.day, month = month(date))
}

/// A day, as in Monday 3 December.
pub fn weekday_and_date(day: i32) -> String {
    let weekday = WEEKDAYS.get(usize::from(calendar::weekday(day))).map_or("", |weekday| weekday.text());
    let date = calendar::date(day);
    fill!("{weekday} {day} {month}", weekday, day = date.day, month = month(date))
}

/// A moment as a time of day. `offset` is local time minus universal time, in minutes.
pub fn time_of_day(at: u64, offset: i32) -> String {
    let minutes = (i64::try_from(at / 60_000).unwrap_or_default() + i64::from(offset)).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
