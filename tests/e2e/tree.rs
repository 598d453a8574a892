//! What assistive technology is given: the accessibility tree of every place, held against the one that was looked at last.
//!
//! `TREES=write cargo test --test e2e tree` writes the trees anew, after a wanted change; the difference is then read like any other.

use crate::browser::{Browser, Site};
use crate::everyone::PLACES;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;

/// What a person moves by or acts on. Running text is the lesson's and would only make each edit of it a change here.
const ROLES: &[&str] = &[
    "RootWebArea",
    "alert",
    "article",
    "banner",
    "button",
    "checkbox",
    "columnheader",
    "combobox",
    "complementary",
    "contentinfo",
    "dialog",
    "DisclosureTriangle",
    "figure",
    "form",
    "group",
    "heading",
    "image",
    "img",
    "link",
    "listbox",
    "log",
    "main",
    "meter",
    "navigation",
    "progressbar",
    "radio",
    "radiogroup",
    "region",
    "rowheader",
    "searchbox",
    "slider",
    "spinbutton",
    "status",
    "switch",
    "tab",
    "table",
    "tablist",
    "tabpanel",
    "textbox",
];

/// Properties that change what is said about a node.
const SAID: &[&str] = &["level", "checked", "pressed", "expanded", "disabled", "readonly", "required", "invalid", "live", "modal"];

#[tokio::test]
async fn every_place_is_told_as_it_was_looked_at() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/trees");
    let writes = std::env::var("TREES").is_ok_and(|what| what == "write");
    let mut changed = Vec::new();
    for place in PLACES {
        browser.client.goto("about:blank").await.expect("another page");
        browser.goto(&format!("{}#/continuous-learning/{place}", site.address)).await;
        browser
            .wait_for("what is said at the foot", "return document.querySelector('.foot [role=status]')?.innerText === 'Works without a network'")
            .await;
        let tree = tree(&browser.devtools("Accessibility.getFullAXTree", json!({})).await);
        let file = folder.join(format!("{}.txt", place.replace('/', "-")));
        if writes {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&file, &tree).expect("a tree");
        }
        let known = std::fs::read_to_string(&file).unwrap_or_default();
        if known != tree {
            let lines = known.lines().zip(tree.lines()).enumerate().find(|(_, (known, now))| known != now);
            changed.push(format!(
                "{place}, {}",
                lines.map_or("longer or shorter".to_owned(), |(at, (known, now))| format!("line {}: {known:?} is now {now:?}", at + 1))
            ));
        }
    }
    assert!(changed.is_empty(), "trees that differ from tests/fixtures/trees:\n{}", changed.join("\n"));
    browser.close().await;
}

/// One line a node, indented by depth.
fn tree(answer: &Value) -> String {
    let nodes: Vec<&Value> = answer["nodes"].as_array().expect("nodes").iter().collect();
    let by_id: HashMap<&str, &Value> = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, *node))).collect();
    let mut lines = String::new();
    if let Some(root) = nodes.first() {
        walk(root, &by_id, 0, &mut lines);
    }
    lines
}

fn walk(node: &Value, all: &HashMap<&str, &Value>, depth: usize, lines: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let shown = node["ignored"] != true && ROLES.contains(&role);
    if shown {
        let name = node["name"]["value"].as_str().unwrap_or_default();
        let said = node["properties"].as_array().into_iter().flatten().filter_map(|property| {
            let name = property["name"].as_str()?;
            let value = &property["value"]["value"];
            let quiet = matches!(value, Value::Bool(false)) || value == "false" || value.is_null();
            (SAID.contains(&name) && !quiet).then(|| format!(" {name}={}", value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)))
        });
        let said: String = said.collect();
        lines.push_str(&format!("{}{role} {name:?}{said}\n", "  ".repeat(depth)));
    }
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(|id| all.get(id.as_str()?)) {
        walk(child, all, depth + usize::from(shown), lines);
    }
}
