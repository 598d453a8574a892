//! What Progress says of the stores.

use super::vault::{Checked, Health, Shown};
use crate::exchange::archive::Change;

pub const CHECK: &str = "Check my data";
pub const RAW: &str = "Download raw";
pub const ERASE: &str = "Erase everything";
pub const DROP: &str = "A backup can be dropped here, too.";
pub const ERASE_SURE: &str = "This removes every draft, review and quiz answer from this browser. Export first, if you may want them again.";
pub const EXPORT_FIRST: &str = "Export first";
pub const ERASE_NOW: &str = "Erase it all";
pub const KEEP: &str = "Keep everything";
pub const ERASED: &str = "Everything is erased. It can be brought back until you leave this page.";
pub const IMPORTED: &str = "The file is read in.";
pub const WOULD: &str = "Nothing is changed yet. This file would bring:";
pub const WOULD_NOT: &str = "This file brings nothing that is not here already.";
pub const DO_IMPORT: &str = "Import it";
pub const LEAVE: &str = "Leave it";

/// Name and value of every fact.
pub fn rows(health: &Health, now: u64) -> Vec<(&'static str, String)> {
    let kept = match health.keeps {
        (true, true) => "twice in this browser",
        (true, false) => "once: the journal is refused here, so a crash may lose a minute",
        (false, true) => "once: quick storage is refused or full here",
        (false, false) => "nowhere: only in this page, until you leave it",
    };
    let shown = match health.frame {
        Shown::Alone => "in a tab of its own",
        Shown::AtHome => "in a page of the same site; kept together",
        Shown::Abroad => "in a page of another site; kept apart from the widget’s own tab",
    };
    let mut space = size(health.used);
    if let Some((used, quota)) = health.space {
        space.push_str(&format!(" ({} of {} for this site)", size(whole(used)), size(whole(quota))));
    }
    let persisted = match health.persisted {
        Some(true) => "promised not to be cleared",
        Some(false) => "may be cleared when the device is short of space",
        None => "the browser does not say",
    };
    let mut rows = vec![
        ("Kept", kept.to_owned()),
        ("Shown", shown.to_owned()),
        ("Space", space),
        ("The browser", persisted.to_owned()),
        ("Last backup", backup(health.backup, now)),
    ];
    if health.set_aside > 0 {
        rows.push(("Set aside", format!("{}, left as found", count(health.set_aside, "record", "records"))));
    }
    rows
}

fn backup(at: Option<u64>, now: u64) -> String {
    let Some(at) = at else { return "none from this browser".to_owned() };
    match now.saturating_sub(at) / 86_400_000 {
        0 => "within the last day".to_owned(),
        1 => "a day ago".to_owned(),
        days => format!("{days} days ago"),
    }
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

fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

pub fn checked(found: Checked) -> String {
    let whole = count(found.whole, "record is whole", "records are whole");
    let repaired = if found.repaired == 0 {
        String::new()
    } else {
        format!(" {} written anew from the other store.", count(found.repaired, "copy was", "copies were"))
    };
    let aside = if found.set_aside == 0 {
        String::new()
    } else {
        format!(" {} not be read and stay as found.", count(found.set_aside, "record could", "records could"))
    };
    format!("{whole}.{repaired}{aside}")
}

pub fn refused(why: &str) -> String {
    format!("{why} Something may be left; try once more, or clear this site’s data in the browser’s settings.")
}

/// One line of a preview; nothing for what changes nothing.
pub fn change(kind: &str, prompt: Option<&str>, change: Change) -> Option<String> {
    let what = match (kind, prompt) {
        ("desk", Some(prompt)) => format!("the work on “{prompt}”"),
        ("reading", _) => "how far you have read".to_owned(),
        ("quiz", _) => "quiz answers".to_owned(),
        ("calibration", _) => "ratings".to_owned(),
        ("days", _) => "days of practice".to_owned(),
        ("peer", _) => "other people’s drafts".to_owned(),
        (kind, _) => kind.to_owned(),
    };
    let how = match change {
        Change::New => "new here",
        Change::Newer => "newer than what is here",
        Change::Conflicting => "another text, kept beside yours",
        Change::Removed => "was removed here and comes back",
        Change::Same | Change::Older => return None,
    };
    Some(format!("{what}: {how}"))
}

/// What a preview leaves out.
pub fn rest(known: usize, skipped: usize) -> String {
    let mut said = format!("{} here already. Nothing is overwritten.", count(known, "text is", "texts are"));
    if skipped > 0 {
        said.push_str(&format!(" {} of the file cannot be read.", count(skipped, "record", "records")));
    }
    said
}
