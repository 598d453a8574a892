//! What the rooms below found wrong, in words: they know why, and not how it is said.

use super::{Word, fill};
use crate::exchange::archive;
use crate::practice::peer_review;
use crate::practice::session::NotKept;

/// Why a file is no backup.
pub fn no_archive(problem: archive::Problem) -> &'static str {
    use archive::Problem;
    match problem {
        Problem::Empty => Word("This file is empty. Nothing was changed."),
        Problem::TooLarge => Word("This file is larger than any export of the widget. Nothing was changed."),
        Problem::NotJson => Word("This file is not an export of the widget, or it is cut short. Nothing was changed."),
        Problem::NotArchive => Word("This file holds something else than an export of the widget. Nothing was changed."),
        Problem::Newer(_) => Word("A newer version of the widget made this file; reload to update, then try again. Nothing was changed."),
    }
    .text()
}

/// Why what somebody sent cannot be shown.
pub fn no_link(problem: peer_review::Problem) -> &'static str {
    use peer_review::Problem;
    match problem {
        Problem::TooLong => Word("This is too long for a link; send it as a file."),
        Problem::TextTooLong => Word("There is more text in this than in any draft, so it is not shown; ask for a shorter one."),
        Problem::Damaged => Word("This link is cut short or was changed on its way; ask for it again, or for a file."),
        Problem::Newer(_) => Word("A newer version of the widget made this link. Reload to update, then open it again."),
        Problem::Junk => Word("This link holds nothing the widget can show."),
    }
    .text()
}

/// The browser has no space for this site.
pub const STORAGE_FULL: Word = Word("The browser’s storage for this site is full.");
/// It keeps nothing here.
pub const STORAGE_BLOCKED: Word = Word("The browser keeps nothing for this page.");
/// It keeps silent.
pub const STORAGE_ERASED: Word = Word("What was kept here has been erased, perhaps in another tab; a change keeps this page’s part again.");
pub const STORAGE_GONE: Word = Word("The browser’s storage does not answer.");

/// Why the stores did not keep something, in a sentence.
pub fn why_not_kept(why: NotKept) -> String {
    match why {
        NotKept::Full => STORAGE_FULL.into(),
        NotKept::Blocked => STORAGE_BLOCKED.into(),
        NotKept::Failed(why) => why,
    }
}

/// A file could not be read in, because of the stores; `why` is a sentence.
pub fn import_refused(why: &str) -> String {
    fill!("The file was not read in, and nothing was changed. {why}", why)
}

/// The browser failed, and said so in words of its own.
pub fn storage_failed(words: &str) -> String {
    fill!("The browser could not keep it ({words}).", words)
}
