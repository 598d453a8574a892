//! What stands between a file on a disk and its words: signs of other machines are taken out, and a file that is no text is refused.
//!
//! A refused file is complained about once, by name. Nothing else is said of it, nor of what only it could have told.

use super::source::SourceFile;
use crate::lesson::Span;

/// More than this is no lesson but an accident: a million bytes are more words than three novels have.
pub(super) const LARGEST: usize = 1_000_000;

/// The file as it is compiled. Line ends differ between machines, and some put a sign nobody sees before the first letter; places in a
/// file are counted alike either way.
pub(super) fn mended(given: &SourceFile) -> SourceFile {
    let text = given.text.strip_prefix('\u{feff}').unwrap_or(&given.text);
    SourceFile { text: text.replace("\r\n", "\n").replace('\r', "\n"), ..given.clone() }
}

/// Why a file cannot be used: where, what is wrong, and what to do.
pub(super) fn refused(file: &SourceFile) -> Option<(Span, String, String)> {
    if let Some(trouble) = &file.trouble {
        let advice = "See that it is there and may be read, or take it out of the lesson.";
        return Some((Span::default(), format!("this file cannot be read: {trouble}"), advice.to_owned()));
    }
    if file.text.len() > LARGEST {
        let advice = "Take out what is not to be read, or make two lessons of it.";
        return Some((Span::default(), "this file is over one megabyte".to_owned(), advice.to_owned()));
    }
    // Two bytes for a letter leave a zero beside every one; anything else that is not UTF-8 has been replaced while it was read.
    let at = file.text.find(['\u{fffd}', '\0'])?;
    let advice = "Save the file as UTF-8, and look at the words in this place: the sign may have to be typed again.";
    Some((Span::new(at, at + 1), "this file is not UTF-8".to_owned(), advice.to_owned()))
}
