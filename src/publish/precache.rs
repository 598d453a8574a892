//! The service worker with its list: every file a session can need, each with its hash.
//!
//! Runs after everything else has been written, and may run again over a folder that was changed by hand.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::path::Path;

/// Never kept on the device: the workers themselves, and what only other sites ask for.
const LEFT_OUT: &[&str] = &["service-worker.js", "kill-worker.js", "embed.js", "card.png"];

/// Writes `service-worker.js` for what is in `folder` now; answers how many files it keeps and their bytes.
///
/// # Errors
/// A sentence that says which file cannot be read or written.
pub fn write(folder: &Path) -> Result<(usize, u64), String> {
    let (files, bytes) = list(folder)?;
    let template = include_str!("../scripts/service-worker.js");
    let list = serde_json::to_string_pretty(&files).map_err(|trouble| trouble.to_string())?;
    // The build is named after its files and its worker: either may change alone.
    let build = super::digits(format!("{list}{template}").as_bytes());
    let worker = template.replacen("__FILES__", &list, 1).replacen("__BUILD__", &build, 1);
    std::fs::write(folder.join("service-worker.js"), worker).map_err(|trouble| format!("cannot write service-worker.js: {trouble}"))?;
    Ok((files.len(), bytes))
}

/// Path (a folder for its `index.html`) to integrity, and the bytes of all files.
fn list(folder: &Path) -> Result<(BTreeMap<String, String>, u64), String> {
    let mut files = BTreeMap::new();
    let mut bytes = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        let entries = std::fs::read_dir(&inner).map_err(|trouble| format!("cannot list {}: {trouble}", inner.display()))?;
        for entry in entries {
            let path = entry.map_err(|trouble| trouble.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Some(name) = path.strip_prefix(folder).ok().and_then(Path::to_str).map(|name| name.replace('\\', "/")) else { continue };
            if LEFT_OUT.contains(&name.as_str()) || name.ends_with("oembed.json") || name.rsplit('/').next().is_some_and(|file| file.starts_with('.'))
            {
                continue;
            }
            let content = std::fs::read(&path).map_err(|trouble| format!("cannot read {}: {trouble}", path.display()))?;
            bytes += content.len() as u64;
            let key =
                if name == "index.html" { String::new() } else { name.strip_suffix("/index.html").map_or(name.clone(), |page| format!("{page}/")) };
            files.insert(key, format!("sha384-{}", STANDARD.encode(Sha384::digest(&content))));
        }
    }
    Ok((files, bytes))
}
