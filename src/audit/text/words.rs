//! Words, as the rest of the audit reads them.

use crate::lesson::Span;

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the whole text.
    pub span: Span,
    /// In lower case, with straight apostrophes.
    pub lower: String,
    /// Whether it was written with a capital first letter.
    pub capital: bool,
    /// The sign before it within the sentence, if any: a comma, a colon, a quotation mark.
    pub sign: char,
}

/// No word of English is longer; what is longer is cut, so that noise cannot grow features.
const LONGEST: usize = 40;

/// The words of one sentence.
pub fn words(text: &str, sentence: Span) -> Vec<Word> {
    let piece = &text[sentence.start..sentence.end];
    let mut found = Vec::new();
    let mut sign = ' ';
    let mut chars = piece.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !c.is_alphanumeric() {
            if !c.is_whitespace() {
                sign = c;
            }
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut lower = String::new();
        let mut length = 1;
        lower.extend(c.to_lowercase());
        while let Some(&(next_at, next)) = chars.peek() {
            let joins = is_apostrophe(next) && piece[next_at + next.len_utf8()..].starts_with(char::is_alphanumeric);
            if !next.is_alphanumeric() && !joins {
                break;
            }
            length += 1;
            if length <= LONGEST {
                if joins { lower.push('\'') } else { lower.extend(next.to_lowercase()) }
            }
            end = next_at + next.len_utf8();
            chars.next();
        }
        let span = Span::new(sentence.start + at, sentence.start + end);
        found.push(Word { span, lower, capital: c.is_uppercase(), sign });
        sign = ' ';
    }
    found
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<String> = words(text, Span::new(0, text.len())).into_iter().map(|word| word.lower).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_keep_inner_apostrophes_only() {
        check("I didn’t know 'what' it's", "i didn't know what it's");
    }

    #[test]
    fn signs_and_hyphens_part_words() {
        check("low-level, e.g. C++ / 0.7 %", "low level e g c 0 7");
    }
}
