//! What the widget is made of may be shipped: every dependency's licence is one we accept, and comes from the one registry.

use serde_json::Value;
use std::process::Command;

/// Licences we accept. This test is the whole rule: it needs no tool but cargo, so it runs wherever the tests do.
const ACCEPTED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSD-1-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "Unlicense",
    "CC0-1.0",
    "Unicode-3.0",
    "BSL-1.0",
];

/// In tools and tests that are never shipped: copyleft by file, and one that states its licence in a file only.
const TOOLS_ONLY: &[(&str, &str)] = &[("spellbook", "MPL-2.0"), ("webdriver", "MPL-2.0"), ("rs-fsrs", "none stated")];

/// What would bring a network client or a second cryptography into the tree.
const BANNED: &[&str] = &["openssl", "openssl-sys", "reqwest", "native-tls"];

#[test]
fn every_dependency_has_a_licence_we_accept_and_a_known_source() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata");
    let mut wrong = Vec::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let (name, licence) = (package["name"].as_str().unwrap_or_default(), package["license"].as_str().unwrap_or("none stated"));
        if !accepted(licence) && !TOOLS_ONLY.contains(&(name, licence)) {
            wrong.push(format!("{name}: {licence}"));
        }
        if BANNED.contains(&name) {
            wrong.push(format!("{name} has no place here"));
        }
        let source = package["source"].as_str().unwrap_or("here");
        if source != "here" && source != "registry+https://github.com/rust-lang/crates.io-index" {
            wrong.push(format!("{name} comes from {source}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An expression holds when every part joined by AND has a choice among its ORs that we accept.
fn accepted(expression: &str) -> bool {
    let flat = expression.replace('/', " OR ").replace(['(', ')'], "");
    if expression.contains('(') {
        // Parentheses group choices: `(A OR B) AND C`.
        return flat.split(" AND ").all(|part| part.split(" OR ").any(|licence| ACCEPTED.contains(&licence.trim())));
    }
    flat.split(" OR ").any(|choice| choice.split(" AND ").all(|licence| ACCEPTED.contains(&licence.trim())))
}
