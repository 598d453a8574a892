//! What stands beside the page on the host: scripts with fixed names, the web app manifest and the pictures.

use super::picture;
use crate::lesson::Lesson;
use serde_json::json;
use std::path::Path;

/// Writes all of them.
///
/// # Errors
/// A sentence that says which file cannot be written.
pub fn write(folder: &Path, lesson: &Lesson) -> Result<(), String> {
    let files: [(&str, Vec<u8>); 8] = [
        ("embed.js", include_bytes!("../scripts/embed.js").to_vec()),
        ("kill-worker.js", include_bytes!("../scripts/kill-worker.js").to_vec()),
        ("manifest.webmanifest", manifest(lesson).into_bytes()),
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
fn manifest(lesson: &Lesson) -> String {
    let icon = |name: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": name, "sizes": sizes, "type": kind, "purpose": purpose });
    let manifest = json!({
        "id": "./", "start_url": "./", "scope": "./", "display": "minimal-ui", "lang": "en-GB",
        "name": format!("{}: practice", lesson.title), "short_name": "Practice", "description": lesson.summary,
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
