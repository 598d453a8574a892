//! BUILD TIME: what Trunk made becomes what is shipped. Never part of the wasm.
//!
//! [`finish`] runs last over Trunk's staging folder: style sheets, a start script and the lesson's text in the page, a
//! strict Content-Security-Policy, a page for every prompt, what makes it installable, the worker that keeps it on the device, and a table
//! of what the page weighs, held against a ceiling.

pub mod host;
pub mod listed;
pub mod page;
mod picture;
pub mod precache;
pub mod prompt_pages;
mod shell;
mod short_names;
mod split;
mod surroundings;
mod weight;

use crate::exchange::{early, saved};
use sha2::{Digest, Sha256};
use std::path::Path;

/// What must be here before the first click works, be it on a link or into the field of a prompt, may weigh so much, compressed with brotli,
/// in bytes: the page with its style sheet and its start script in it. Wanted are at most 150 KiB. All ceilings are lowered as the page gets lighter,
/// never raised in passing.
pub const CEILING_FIRST: usize = 79 * 1024;

/// And what must be here before all of a page works, besides: the program. `docs/speed.md` says what brought both together down from 723 kB,
/// and why not further.
pub const CEILING_PROGRAM: usize = 273 * 1024;

/// And what follows when there is time: the chunks and what the audit has learned.
pub const CEILING_LATER: usize = 270 * 1024;

/// And what the table of another language may weigh, for who reads that language.
pub const CEILING_LANGUAGE: usize = 24 * 1024;

/// The sheets under `style/` that a prompt's own page needs: see [`prompt_pages`].
const PROMPT_PAGE_SHEETS: &[&str] = &["tokens", "base", "read"];

/// What the language audit has learned; see `content/continuous-learning/audit/README.md`.
const AUDIT_MODEL: &[u8] = include_bytes!("../../content/continuous-learning/audit/model.bin");

/// What the interface says in German. It is in no table below: who reads English never asks for it.
const GERMAN: &str = include_str!("../ui/words/de.json");

/// Finishes the folder Trunk has staged, with the wasm as the linker left it; answers what to print: for a release, the weight table first.
/// `site` is where the build will live, when that is known.
///
/// # Errors
/// A sentence that says what is missing or over the ceiling.
pub fn finish(folder: &Path, linked: &Path, release: bool, library_json: &str, site: Option<&str>) -> Result<String, String> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|trouble| format!("cannot read {}: {trouble}", path.display()));
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).map_err(|trouble| format!("cannot write {name}: {trouble}"));
    let mut html = read(&folder.join("index.html"))?;

    let sheets = page::take_style_sheets(&mut html);
    let (mut style, mut of_prompt_pages) = (String::new(), String::new());
    for sheet in &sheets {
        let text = page::without_comments(&read(&folder.join(sheet))?);
        style.extend([&text, "\n"]);
        if PROMPT_PAGE_SHEETS.iter().any(|name| sheet.starts_with(name)) {
            of_prompt_pages.extend([&text, "\n"]);
        }
        // The page has them in it; a leftover is only dead weight on the host.
        drop(std::fs::remove_file(folder.join(sheet)));
    }
    let style_name = hashed("style", "css", &of_prompt_pages);
    write(&style_name, &of_prompt_pages)?;

    let whole = page::take_loader(&mut html).ok_or("Trunk's page has no module loader to replace; its format may have changed")?;
    for name in [&whole.glue, &whole.wasm] {
        std::fs::remove_file(folder.join(name)).map_err(|trouble| format!("cannot remove {name}: {trouble}"))?;
    }
    let program = split::split(linked, folder, release)?;
    let needs = serde_json::to_string(&program.needs).map_err(|trouble| format!("cannot write what the chunks need: {trouble}"))?;
    let boot = include_str!("../scripts/boot.js")
        .replace("__TRANSLATED__", include_str!("../scripts/translated.js"))
        .replace("__EARLY_FIELD__", include_str!("../scripts/early.js"))
        .replace("__EARLY__", early::PREFIX)
        .replace("__KEPT__", saved::PREFIX)
        .replace("__GLUE__", &program.glue)
        .replace("__LOADER__", &program.loader)
        .replace("__WASM__", &program.wasm)
        .replace("__NEEDS__", &needs);
    let boot = without_remarks(&boot);
    for (what, text, end) in [("style sheets", &style, "</style"), ("start script", &boot, "</script")] {
        if text.contains(end) {
            return Err(format!("the {what} must not contain {end}: there they would end within the page"));
        }
    }

    // The audit's trained part is fetched when it is first needed; its name changes with its bytes.
    let audit_name = hashed_bytes("audit", "bin", AUDIT_MODEL);
    std::fs::write(folder.join(&audit_name), AUDIT_MODEL).map_err(|trouble| format!("cannot write {audit_name}: {trouble}"))?;

    // So is what the interface says in another language, by who reads it.
    let german: serde_json::Value = serde_json::from_str(GERMAN).map_err(|trouble| format!("src/ui/words/de.json: {trouble}"))?;
    let german = german.to_string();
    let german_name = hashed("words-de", "json", &german);
    write(&german_name, &german)?;

    let library = crate::bundled(library_json).ok_or("the lessons of this build cannot be read back")?;
    let lesson = library.lessons.first().ok_or("content/ holds no lesson")?;
    let in_page = listed::listed(library).map_err(|trouble| format!("the lessons cannot be put into the page: {trouble}"))?.to_string();
    let filling = page::Filling {
        lesson,
        readable: &shell::readable(lesson),
        library_json: &in_page,
        style: &style,
        boot: &boot,
        audit: &audit_name,
        german: &german_name,
        strict: release,
    };
    filling.pour(&mut html);
    write("index.html", &html)?;

    let site = site.map(|site| format!("{}/", site.trim_end_matches('/')));
    let hand_over = include_str!("../scripts/hand-over.js");
    let hand_over_name = hashed("hand-over", "js", hand_over);
    write(&hand_over_name, hand_over)?;
    surroundings::write(folder, lesson)?;
    let shared = prompt_pages::Shared { style: &style_name, hand_over: &hand_over_name, site: site.as_deref() };
    for lesson in &library.lessons {
        prompt_pages::write(folder, lesson, &shared)?;
    }
    let (files, bytes) = precache::write(folder)?;
    let told = site.as_deref().unwrap_or("not told (PRACTICE_SITE), so shared links come without picture, canonical address, oEmbed and QR code");

    // Only what is shipped is weighed: to compress a debug build takes minutes and says nothing.
    let table = if release {
        let first = ["index.html"];
        let rest = [program.glue.as_str(), &program.loader, &program.wasm];
        let later: Vec<&str> = program.chunks.iter().map(String::as_str).chain([audit_name.as_str()]).collect();
        let tables = [
            weight::Table::of(folder, "before the first click works", &first, CEILING_FIRST)?,
            weight::Table::of(folder, "before all of a page works, besides", &rest, CEILING_PROGRAM)?,
            weight::Table::of(folder, "when there is time", &later, CEILING_LATER)?,
            weight::Table::of(folder, "in German only, besides", &[german_name.as_str()], CEILING_LANGUAGE)?,
        ];
        let text = tables.iter().map(|table| format!("{table}\n")).collect::<String>();
        if tables.iter().any(weight::Table::is_over) {
            return Err(format!("{text}The page is over a ceiling: make it lighter."));
        }
        text
    } else {
        String::new()
    };
    Ok(format!("{table}kept for offline use: {files} files, {bytes} bytes; address of the site: {told}"))
}

/// A script without the lines that are remarks: for who reads the source, not for a browser.
fn without_remarks(script: &str) -> String {
    let is_remark = |line: &&str| ["//", "/**", "* ", "*/"].iter().any(|mark| line.starts_with(mark)) || line.is_empty();
    script.lines().map(str::trim).filter(|line| !is_remark(line)).collect::<Vec<_>>().join("\n")
}

/// `stem-<first 16 hex digits of the content's SHA-256>.extension`: a changed file is another file.
fn hashed(stem: &str, extension: &str, content: &str) -> String {
    hashed_bytes(stem, extension, content.as_bytes())
}

fn hashed_bytes(stem: &str, extension: &str, content: &[u8]) -> String {
    format!("{stem}-{}.{extension}", digits(content))
}

/// The first 16 hex digits of the content's SHA-256.
fn digits(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
