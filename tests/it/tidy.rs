//! The layer rules of the house, read off the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Who may not know whom: a folder or file of `src`, and what its code must not name.
const RULES: &[(&str, &[&str])] = &[
    (
        "lesson",
        &[
            "crate::practice",
            "crate::audit",
            "crate::exchange",
            "crate::platform",
            "crate::ui",
            "crate::compiler",
            "web_sys",
            "js_sys",
            "gloo",
            "leptos",
            "wasm_bindgen",
        ],
    ),
    ("practice", &["crate::platform", "crate::ui", "crate::compiler", "web_sys", "js_sys", "gloo", "leptos", "wasm_bindgen"]),
    (
        "audit",
        &[
            "crate::practice",
            "crate::exchange",
            "crate::platform",
            "crate::ui",
            "crate::compiler",
            "web_sys",
            "js_sys",
            "gloo",
            "leptos",
            "wasm_bindgen",
        ],
    ),
    ("exchange", &["crate::platform", "crate::ui", "crate::compiler", "crate::audit", "web_sys", "js_sys", "gloo", "leptos", "wasm_bindgen"]),
    ("compiler", &["crate::practice", "crate::platform", "crate::ui", "web_sys", "js_sys", "gloo", "leptos", "wasm_bindgen"]),
    ("ui", &["crate::platform", "crate::compiler", "web_sys::", "js_sys::", "gloo", "inner_html", "innerHTML"]),
    // What it is made of is known in one place, so that there is one to change.
    ("ui", &["leptos::prelude", "leptos::tachys", "leptos::html", "leptos::ev"]),
    (
        "view",
        &[
            "crate::practice",
            "crate::lesson",
            "crate::exchange",
            "crate::ui",
            "crate::compiler",
            "web_sys::",
            "js_sys::",
            "wasm_bindgen::",
            "gloo",
            "inner_html",
            "innerHTML",
        ],
    ),
    ("platform", &["crate::practice", "crate::lesson", "crate::ui", "crate::compiler", "leptos"]),
];

/// Files that may break one rule, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    // The one place where compiled markup is inserted.
    ("ui/common/rich_text.rs", "innerHTML"),
];

/// No file is longer than this; a longer one is two things.
const LONGEST: usize = 400;

#[test]
fn no_room_knows_what_it_must_not() {
    let mut broken = Vec::new();
    for (room, forbidden) in RULES {
        for path in sources(room) {
            let name = path.strip_prefix(root().join("src")).expect("inside").display().to_string();
            for (index, line) in fs::read_to_string(&path).expect("text").lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                for word in forbidden.iter().filter(|word| code.contains(**word)) {
                    if !EXCEPTIONS.contains(&(name.as_str(), word)) {
                        broken.push(format!("src/{name}:{}: {room} must not know {word}", index + 1));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources("")
        .into_iter()
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
