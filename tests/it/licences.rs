//! What the widget is made of may be shipped: what `cargo deny check licenses bans sources` would look at, with no tool but cargo.
//!
//! Licences and sources (one registry) of every dependency, of tools and tests too; bans by name; and no crate twice in the page.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
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

/// Twice in the page, because crates we need have not yet agreed on one.
const TWICE: &[&str] = &["foldhash", "gloo-utils", "hashbrown", "thiserror"];

fn metadata(further: &[&str]) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .args(further)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("metadata")
}

fn all(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[test]
fn no_crate_is_in_the_page_twice() {
    let metadata = metadata(&["--filter-platform", "wasm32-unknown-unknown", "--no-default-features", "--features", "page,split"]);
    let packages: BTreeMap<&str, &Value> = all(&metadata["packages"]).map(|package| (package["id"].as_str().unwrap_or_default(), package)).collect();
    let nodes: BTreeMap<&str, &Value> = all(&metadata["resolve"]["nodes"]).map(|node| (node["id"].as_str().unwrap_or_default(), node)).collect();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![metadata["resolve"]["root"].as_str().expect("this crate")]);
    while let Some(id) = waiting.pop() {
        let package = packages[id];
        // A macro, and what it needs, runs while the page is built and is not in it.
        let is_macro = all(&package["targets"]).any(|target| all(&target["kind"]).any(|kind| kind == "proc-macro"));
        if is_macro || !seen.insert(id) {
            continue;
        }
        versions.entry(package["name"].as_str().unwrap_or_default()).or_default().insert(package["version"].as_str().unwrap_or_default());
        let in_page = |dependency: &&Value| all(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null());
        waiting.extend(all(&nodes[id]["deps"]).filter(in_page).filter_map(|dependency| dependency["pkg"].as_str()));
    }
    assert!(versions.contains_key("leptos") && !versions.contains_key("fantoccini"), "this is not what the page is made of: {versions:?}");
    let twice: Vec<&str> = versions.iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| *name).collect();
    assert_eq!(twice, TWICE, "{:?}", versions.iter().filter(|(_, versions)| versions.len() > 1).collect::<Vec<_>>());
}

#[test]
fn every_dependency_has_a_licence_we_accept_and_a_known_source() {
    let metadata = metadata(&[]);
    let mut wrong = Vec::new();
    for package in all(&metadata["packages"]) {
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
