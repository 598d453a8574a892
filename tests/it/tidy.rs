//! The layer rules of the house, read off the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may know whom: a folder of `src`, and the rooms that its code may name beside itself and the [`TOOLS`].
const KNOWS: &[(&str, &[&str])] = &[
    ("lesson", &[]),
    ("audit", &["lesson"]),
    ("practice", &["lesson"]),
    ("exchange", &["lesson", "practice"]),
    ("compiler", &["lesson", "audit"]),
    ("view", &["platform"]),
    ("ui", &["lesson", "practice", "audit", "exchange", "view"]),
    ("platform", &["exchange"]),
    ("check", &["compiler", "lesson"]),
    ("publish", &["compiler", "exchange", "lesson", "audit", "bundled"]),
    // The wiring knows every room of the page; what only native tools need it never names.
    ("app", &["lesson", "practice", "audit", "exchange", "platform", "view", "ui", "bundled_in_page"]),
];

/// What holds no rule about anything, and is everybody's.
const TOOLS: &[&str] = &["markup", "order", "sorted", "sum", "values"];

/// Names of the browser, and of what draws in it.
const BROWSER: &[&str] = &["web_sys", "js_sys", "gloo", "leptos", "wasm_bindgen"];

/// What else the code of a folder must not name.
const RULES: &[(&str, &[&str])] = &[
    ("lesson", BROWSER),
    ("audit", BROWSER),
    ("practice", BROWSER),
    ("exchange", BROWSER),
    ("compiler", BROWSER),
    ("check", BROWSER),
    ("publish", &["web_sys", "js_sys", "gloo", "leptos"]),
    ("ui", &["web_sys::", "js_sys::", "gloo", "inner_html", "innerHTML"]),
    // What it is made of is known in one place, so that there is one to change.
    ("ui", &["leptos::prelude", "leptos::tachys", "leptos::html", "leptos::ev"]),
    ("view", &["web_sys::", "js_sys::", "wasm_bindgen::", "gloo", "inner_html", "innerHTML"]),
    ("platform", &["leptos"]),
];

/// Files that may break one rule, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    // The one place where compiled markup is inserted.
    ("ui/common/rich_text.rs", "innerHTML"),
    // Where what the words show becomes something said to the learner.
    ("practice/audited.rs", "crate::audit"),
];

/// No file is longer than this; a longer one is two things.
const LONGEST: usize = 400;

#[test]
fn no_room_knows_what_it_must_not() {
    let mut broken = Vec::new();
    for (room, known) in KNOWS {
        let may = |name: &str| name == *room || known.contains(&name) || TOOLS.contains(&name);
        broken.extend(named(room, |code| {
            rooms(code).into_iter().filter(|(_, name)| !may(name)).map(|(at, name)| (at, format!("crate::{name}"))).collect()
        }));
    }
    for (room, forbidden) in RULES {
        let found = |code: &str| forbidden.iter().flat_map(|word| code.match_indices(word).map(|(at, word)| (at, word.to_owned()))).collect();
        broken.extend(named(room, found));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The lines of a room's code that name what is looked for, without the exceptions.
fn named(room: &str, found: impl Fn(&str) -> Vec<(usize, String)>) -> Vec<String> {
    let mut lines = Vec::new();
    for path in sources(room) {
        let file = path.strip_prefix(root().join("src")).expect("inside").display().to_string();
        // Comments may name what they like.
        let code: String =
            fs::read_to_string(&path).expect("text").lines().flat_map(|line| [line.split("//").next().unwrap_or_default(), "\n"]).collect();
        for (at, word) in found(&code) {
            if !EXCEPTIONS.contains(&(file.as_str(), word.as_str())) {
                lines.push(format!("src/{file}:{}: {room} must not know {word}", code[..at].matches('\n').count() + 1));
            }
        }
    }
    lines.sort();
    lines.dedup();
    lines
}

/// The rooms that code names after `crate::`, one or several in braces, and where.
fn rooms(code: &str) -> Vec<(usize, String)> {
    let name = |path: &str| path.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, path) in code.match_indices("crate::").map(|(at, start)| (at, &code[at + start.len()..])) {
        let Some(braced) = path.strip_prefix('{') else {
            found.push((at, name(path)));
            continue;
        };
        // What stands between inner braces belongs to the room before them.
        let (mut depth, mut first) = (1, true);
        for (inside, letter) in braced.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => first = true,
                letter if first && depth == 1 && !letter.is_whitespace() => {
                    found.push((at + "crate::{".len() + inside, name(&braced[inside..])));
                    first = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

#[test]
fn rooms_are_found_alone_and_in_braces() {
    for (code, expected) in [
        ("use crate::lesson::Lesson;", &["lesson"] as &[&str]),
        ("crate::ui::words(); pub(in crate::compiler)", &["ui", "compiler"]),
        ("use crate::{\n    lesson::{Lesson, Mark},\n    practice::desk,\n    ui,\n};\nuse std::{fs, io};", &["lesson", "practice", "ui"]),
        ("use crate::{platform::{self, dom::{a, b}}, view};", &["platform", "view"]),
    ] {
        assert_eq!(rooms(code).iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), expected, "{code}");
    }
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources("")
        .into_iter()
        .chain(sources("../tests"))
        .filter_map(|path| {
            let lines = fs::read_to_string(&path).expect("text").lines().count();
            (lines > LONGEST).then(|| format!("{}: {lines} lines", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "over {LONGEST} lines:\n{}", long.join("\n"));
}

#[test]
fn every_custom_property_that_is_set_is_read() {
    let sheets = fs::read_dir(root().join("style")).expect("the style sheets").map(|entry| entry.expect("an entry").path());
    let style: String = sheets
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .map(|path| fs::read_to_string(path).expect("text"))
        .collect();
    let set = style.match_indices("--").filter(|(at, _)| style[..*at].ends_with([' ', '\n', '{', ';'])).filter_map(|(at, _)| {
        let (name, _) = style[at..].split_once(':')?;
        name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-').then_some(name)
    });
    let set: BTreeSet<&str> = set.collect();
    let unread: Vec<_> = set.iter().filter(|name| ![")", ","].iter().any(|end| style.contains(&format!("var({name}{end}")))).collect();
    assert!(set.contains("--paper") && unread.is_empty(), "nothing reads {unread:?}");
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder of `src`; none at all would be a rule about nothing.
pub fn sources(room: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src").join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|trouble| panic!("{}: {trouble}", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "src/{room} holds no Rust");
    found
}
