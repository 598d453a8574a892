//! Days, dates and calendar files.

use practice_widget::practice::calendar::{Date, Entry, date, day_of, ics, weekday};

const HOUR: u64 = 3_600_000;

#[test]
fn a_day_is_local() {
    let rows = [
        (0, 0, 0),
        (24 * HOUR - 1, 0, 0),
        (24 * HOUR, 0, 1),
        (23 * HOUR, 60, 1),
        (HOUR / 2, -60, -1),
        (10 * HOUR, 14 * 60, 1),
        (11 * HOUR, -12 * 60, -1),
        (u64::MAX, 0, i32::MAX),
    ];
    for (now, offset, day) in rows {
        assert_eq!(day_of(now, offset), day, "{now} {offset}");
    }
}

#[test]
fn a_day_has_a_date_and_a_weekday() {
    let rows = [
        (0, (1970, 1, 1), 3),
        (-1, (1969, 12, 31), 2),
        (11_016, (2000, 2, 29), 1),
        (11_017, (2000, 3, 1), 2),
        (20_782, (2026, 11, 25), 2),
        (47_540, (2100, 2, 28), 6),
        (47_541, (2100, 3, 1), 0),
    ];
    for (day, (year, month, of_month), of_week) in rows {
        assert_eq!(date(day), Date { year, month, day: of_month }, "{day}");
        assert_eq!(weekday(day), of_week, "{day}");
    }
    assert!(date(i32::MAX).year > 5_000_000 && date(i32::MIN).year < 0);
}

fn entry(summary: &str, description: &str, url: &str) -> Entry {
    Entry { day: 20_782, uid: "one@practice-widget".into(), summary: summary.into(), description: description.into(), url: url.into() }
}

#[test]
fn a_calendar_file_is_what_the_standard_asks_for() {
    let file = ics(&[entry("Practise", "", "https://example.org/a,b;c#x")], 1_795_565_045_000);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//practice-widget//practice//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:one@practice-widget",
        "DTSTAMP:20261125T000405Z",
        "DTSTART;VALUE=DATE:20261125",
        "DTEND;VALUE=DATE:20261126",
        "SUMMARY:Practise",
        "URL:https://example.org/a,b;c#x",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(file, expected.join("\r\n"));
}

#[test]
fn text_is_escaped_and_cannot_end_a_line() {
    let file = ics(&[entry("a,b;c\\d", "one\ntwo\r\nEND:VEVENT\rx", "https://x\r\nSUMMARY:no")], 0);
    assert!(file.contains("SUMMARY:a\\,b\\;c\\\\d\r\n"), "{file}");
    assert!(file.contains("DESCRIPTION:one\\ntwo\\nEND:VEVENT x\r\n"), "{file}");
    assert_eq!(file.matches("\r\nEND:VEVENT").count(), 1);
    assert_eq!(file.matches("\r\nSUMMARY:").count(), 1);
}

#[test]
fn long_lines_fold_at_75_bytes_between_letters_and_unfold_to_themselves() {
    let long = "Wörter, 学ぶ 🦀 ".repeat(30);
    let file = ics(&[entry(&long, &"x".repeat(74), "")], 0);
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    let unfolded = file.replace("\r\n ", "");
    assert!(unfolded.contains(&long.replace(',', "\\,")));
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn no_entries_make_an_empty_calendar() {
    assert_eq!(ics(&[], 0).lines().count(), 5);
}
