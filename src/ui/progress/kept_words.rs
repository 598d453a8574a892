//! What Progress says of the stores.

use super::vault::{Checked, Health, Shown};
use crate::exchange::archive::Effect;
use crate::practice::calendar::day_of;
use crate::ui::words::{Word, counted, fill, time_of_day, weekday_and_date};

pub const CHECK: Word = Word("Check my data");
pub const RAW: Word = Word("Download raw");
pub const ERASE: Word = Word("Erase everything");
pub const DROP: Word = Word("A backup can be dropped here, too.");
pub const ERASE_SURE: Word = Word("This removes every draft, review and quiz answer from this browser. Export first, if you may want them again.");
pub const EXPORT_FIRST: Word = Word("Export first");
pub const ERASE_NOW: Word = Word("Erase it all");
pub const KEEP: Word = Word("Keep everything");
pub const ERASED: Word = Word("Everything is erased. It can be brought back until you leave this page.");
pub const IMPORTED: Word = Word("The file is read in.");
pub const WENT_ON: Word = Word("The file is taken out again, but for what was joined with work you have gone on with since: that stays together.");
pub const WOULD: Word = Word("Nothing is changed yet. This file would bring:");
pub const WOULD_NOT: Word = Word("This file brings nothing that is not here already.");
pub const DO_IMPORT: Word = Word("Import it");
pub const LEAVE: Word = Word("Leave it");

/// Name and value of every fact; `refused` where the stores refused something that is in this page only.
pub fn rows(health: &Health, refused: bool, offset: fn(u64) -> i32) -> Vec<(&'static str, String)> {
    let kept = match health.keeps {
        (true, true) if refused => Word("not all of it"),
        (true, true) => Word("twice in this browser"),
        (true, false) => Word("once: the journal is refused here, so a crash may lose a minute"),
        (false, true) => Word("once: quick storage is refused or full here"),
        (false, false) => Word("nowhere: only in this page, until you leave it"),
    };
    let shown = match health.frame {
        Shown::Alone => Word("in a tab of its own"),
        Shown::AtHome => Word("in a page of the same site; kept together"),
        Shown::Abroad => Word("in a page of another site; kept apart from the widget’s own tab"),
    };
    let used = size(health.used);
    let space = match health.space {
        Some((site, quota)) => fill!("{used} ({site} of {quota} for this site)", used, site = size(whole(site)), quota = size(whole(quota))),
        None => used,
    };
    let persisted = match health.persisted {
        Some(true) => Word("has promised not to clear it"),
        Some(false) => Word("may clear it when the device is short of space"),
        None => Word("the browser does not say"),
    };
    let mut rows = vec![
        (Word("Kept").text(), kept.into()),
        (Word("Shown").text(), shown.into()),
        (Word("Space").text(), space),
        (Word("The browser").text(), persisted.into()),
        (Word("Last backup").text(), backup(health.backup, offset)),
    ];
    if health.set_aside > 0 {
        rows.push((Word("Set aside").text(), counted(health.set_aside, Word("1 record, left as found"), Word("{count} records, left as found"))));
    }
    rows
}

fn backup(at: Option<u64>, offset: fn(u64) -> i32) -> String {
    let Some(at) = at else { return Word("none from this browser").into() };
    let offset = offset(at);
    format!("{}, {}", weekday_and_date(day_of(at, offset)), time_of_day(at, offset))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in bytes, as the browser gives it")]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}

pub fn checked(found: Checked) -> String {
    let mut said = counted(found.whole, Word("1 record is whole."), Word("{count} records are whole."));
    let rest = [
        (found.repaired, Word("1 copy was written anew from the other store."), Word("{count} copies were written anew from the other store.")),
        (found.set_aside, Word("1 record could not be read and stays as found."), Word("{count} records could not be read and stay as found.")),
    ];
    for (count, one, many) in rest.into_iter().filter(|(count, ..)| *count > 0) {
        said.push(' ');
        said.push_str(&counted(count, one, many));
    }
    said
}

pub fn refused(why: &str) -> String {
    fill!("{why} Something may be left; try once more, or clear this site’s data in the browser’s settings.", why)
}

/// One line of a preview; nothing for what changes nothing.
pub fn change(kind: &str, prompt: Option<&str>, change: Effect) -> Option<String> {
    let what = match (kind, prompt) {
        ("desk", Some(prompt)) => fill!("the work on “{prompt}”", prompt),
        ("reading", _) => Word("how far you have read").into(),
        ("quiz", _) => Word("quiz answers").into(),
        ("calibration", _) => Word("ratings").into(),
        ("days", _) => Word("days of practice").into(),
        ("peer", _) => Word("other people’s drafts").into(),
        (kind, _) => kind.to_owned(),
    };
    let how = match change {
        Effect::New => Word("new here"),
        Effect::Newer => Word("newer than what is here"),
        Effect::Conflicting => Word("another text, kept beside yours"),
        Effect::Joined => Word("what is new in it is added to yours"),
        Effect::Same | Effect::Older => return None,
    };
    Some(format!("{what}: {how}"))
}

/// What a preview leaves out.
pub fn rest(known: usize, skipped: usize) -> String {
    let said =
        counted(known, Word("1 text is here already. Nothing is overwritten."), Word("{count} texts are here already. Nothing is overwritten."));
    if skipped == 0 {
        return said;
    }
    format!("{said} {}", counted(skipped, Word("1 record of the file cannot be read."), Word("{count} records of the file cannot be read.")))
}
