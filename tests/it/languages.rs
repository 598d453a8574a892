//! What the interface says in other languages, held against the sources; and which language is chosen.

use crate::tidy::{root, sources};
use practice_widget::exchange::language::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The same in both languages, and rightly so.
const SAME: [&str; 8] = ["{stage}, {left}", "April", "August", "Name", "November", "Quiz", "September", "Situation"];

/// What stands in `Word("…")` and `fill!("…", …)` in the sources, with what `fill!` is given after it.
fn said() -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for path in sources("") {
        let source = fs::read_to_string(&path).expect("text");
        let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
        for (opening, fills) in [("Word(", false), ("fill!(", true)] {
            let mut rest = code.as_str();
            while let Some((_, after)) = rest.split_once(opening) {
                rest = after;
                let Some(literal) = after.trim_start().strip_prefix('"') else { continue };
                let end = literal.find('"').expect("a literal ends");
                assert!(!literal[..end].contains('\\'), "{}: write it without escapes: {}", path.display(), &literal[..end]);
                let given = fills.then(|| literal[end + 1..].split_once(";\n").map_or(&literal[end + 1..], |(given, _)| given).to_owned());
                found.push((literal[..end].to_owned(), given));
            }
        }
    }
    assert!(found.len() > 500, "the reader of the sources finds nothing");
    found
}

fn names(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').expect("a brace closes").0).collect()
}

fn german() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("src/ui/words/de.json")).expect("the table");
    serde_json::from_str(&text).expect("a table of texts")
}

#[test]
fn everything_the_interface_says_is_said_in_german() {
    let german = german();
    let said: BTreeSet<String> = said().into_iter().map(|(text, _)| text).collect();
    let missing: Vec<&String> = said.iter().filter(|text| !german.contains_key(*text)).collect();
    assert!(missing.is_empty(), "add these to src/ui/words/de.json:\n{missing:#?}");
    let unused: Vec<&String> = german.keys().filter(|text| !said.contains(*text)).collect();
    assert!(unused.is_empty(), "nobody says these any more; take them out of src/ui/words/de.json:\n{unused:#?}");
}

#[test]
fn german_fills_in_what_english_fills_in() {
    for (english, german) in german() {
        assert_eq!(names(&english), names(&german), "{english}");
        let space = |text: &str| (text.starts_with(' '), text.ends_with(' '));
        assert_eq!(space(&english), space(&german), "{english}");
    }
    for (text, given) in said() {
        let Some(given) = given else { continue };
        let given: BTreeSet<&str> = given.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
        for name in names(&text) {
            assert!(given.contains(name), "{text} is not given its {name}");
        }
    }
}

#[test]
fn german_looks_like_german() {
    for (english, german) in german() {
        assert_eq!(english == german, SAME.contains(&english.as_str()), "{english}: translate it, or list it as the same in both");
        assert_eq!(german.matches('„').count(), german.matches('“').count(), "{german}");
        for never in ["”", "!", "\"", " - ", "’", "  "] {
            assert!(!german.contains(never), "{german} has a {never}");
        }
    }
}

#[test]
fn the_language_is_the_one_asked_for_else_the_browsers_else_english() {
    use Language::{English, German};
    let rows: [(Option<&str>, &[&str], Language); 9] = [
        (None, &[], English),
        (None, &["fr", "ja"], English),
        (None, &["fr", "de-AT", "en"], German),
        (None, &["en-US", "de"], English),
        (None, &["DE"], German),
        (Some("de"), &["en"], German),
        (Some("en-US"), &["de"], English),
        (Some("fr"), &["de"], German),
        (Some("den"), &[], English),
    ];
    for (asked, preferred, wanted) in rows {
        assert_eq!(Language::choose(asked.and_then(Language::parse), preferred.iter().copied()), wanted, "{asked:?} {preferred:?}");
    }
}

#[test]
fn a_language_is_put_in_the_address_beside_what_is_there() {
    let rows = [
        ("", "?lang=de"),
        ("?", "?lang=de"),
        ("?embed=1&view=quiz", "?embed=1&view=quiz&lang=de"),
        ("?lang=en&embed=1", "?embed=1&lang=de"),
        ("?lang=de", "?lang=de"),
    ];
    for (query, wanted) in rows {
        assert_eq!(Language::German.in_query(query), wanted, "{query}");
    }
}
