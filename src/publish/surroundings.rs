//! What stands beside the page on the host: scripts with fixed names, the web app manifest and the pictures.

use super::lessons;
use super::picture;
use crate::lesson::Library;
use serde_json::json;
use std::path::Path;

/// Writes all of them.
///
/// # Errors
/// A sentence that says which file cannot be written.
pub fn write(folder: &Path, library: &Library) -> Result<(), String> {
    let embed = include_str!("../scripts/embed.js").replace("__PAGES__", &lessons::folders(library));
    let files: [(&str, Vec<u8>); 8] = [
        ("embed.js", embed.into_bytes()),
        ("kill-worker.js", include_bytes!("../scripts/kill-worker.js").to_vec()),
        ("manifest.webmanifest", manifest(library).into_bytes()),
        ("icon-192.png", picture::icon(192)),
        ("icon-512.png", picture::icon(512)),
        ("icon-maskable.png", picture::maskable(512)),
        ("apple-touch-icon.png", picture::maskable(180)),
        ("card.png", picture::card()),
    ];
    files
        .into_iter()
        .try_for_each(|(name, bytes)| std::fs::write(folder.join(name), bytes).map_err(|trouble| format!("cannot write {name}: {trouble}")))
}

/// Every address relative, so that one build works under any path.
fn manifest(library: &Library) -> String {
    // Of several lessons, what is installed is called after what they belong to.
    let (name, about) = match &library.lessons[..] {
        [] => return String::new(),
        [lesson] => (&lesson.title, lesson.summary.clone()),
        [lesson, ..] => (&lesson.series, library.lessons.iter().map(|lesson| lesson.title.as_str()).collect::<Vec<_>>().join("; ")),
    };
    let icon = |name: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": name, "sizes": sizes, "type": kind, "purpose": purpose });
    let manifest = json!({
        "id": "./", "start_url": "./", "scope": "./", "display": "minimal-ui", "lang": "en-GB",
        "name": format!("{name}: practice"), "short_name": "Practice", "description": about,
        "background_color": "#fbf8f1", "theme_color": "#fbf8f1",
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable.png", "512x512", "image/png", "maskable"),
        ],
    });
    format!("{manifest:#}\n")
}
