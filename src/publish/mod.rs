//! BUILD TIME: what Trunk made becomes what is shipped. Never part of the wasm.
//!
//! [`finish`] runs last over Trunk's staging folder: style sheets, a start script and the lesson's text in the page, one page for every
//! lesson, a strict Content-Security-Policy, a page for every prompt, what makes it installable, the worker that keeps it on the device, and a table
//! of what the page weighs, held against a ceiling.

mod alike;
pub mod host;
pub mod lessons;
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

use sha2::{Digest, Sha256};
use std::path::Path;

/// What must be here before the first click works, be it on a link or into the field of a prompt, may weigh so much, compressed with brotli,
/// in bytes: the page with its style sheet and its start script in it. Wanted are at most 150 KiB. All ceilings are lowered as the page gets lighter,
/// never raised in passing.
pub const CEILING_FIRST: usize = 80 * 1024;

/// And what must be here before all of a page works, besides: the program. `docs/speed.md` says what brought both together down from 723 kB,
/// and why not further.
pub const CEILING_PROGRAM: usize = 279 * 1024;

/// And what follows when there is time: the chunks and what the audit has learned.
pub const CEILING_LATER: usize = 270 * 1024;

/// And what the table of another language may weigh, for who reads that language.
pub const CEILING_LANGUAGE: usize = 24 * 1024;

/// The sheets under `style/` that a prompt's own page needs: see [`prompt_pages`].
const PROMPT_PAGE_SHEETS: &[&str] = &["tokens", "base", "read"];

/// What the interface says in German. It is in no table below: who reads English never asks for it.
const GERMAN: &str = include_str!("../ui/words/de.json");

/// What there is to finish.
pub struct Staged<'a> {
    /// The folder Trunk has staged.
    pub folder: &'a Path,
    /// The program as the linker left it.
    pub linked: &'a Path,
    /// Whether it will be shipped.
    pub release: bool,
    /// The lessons, as their compiler wrote them.
    pub library_json: &'a str,
    /// The folder they were compiled from.
    pub content: &'a Path,
    /// Where the build will live, when that is known.
    pub site: Option<&'a str>,
}

/// Finishes the folder; answers what to print: for a release, the weight tables first.
///
/// # Errors
/// A sentence that says what is missing or over the ceiling.
pub fn finish(staged: &Staged) -> Result<String, String> {
    let Staged { folder, linked, release, .. } = *staged;
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|trouble| format!("cannot read {}: {trouble}", path.display()));
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).map_err(|trouble| format!("cannot write {name}: {trouble}"));
    let mut html = read(&folder.join("index.html"))?;

    let sheets = page::take_style_sheets(&mut html);
    let (mut style, mut of_prompt_pages) = (String::new(), String::new());
    for sheet in &sheets {
        let text = page::tight(&read(&folder.join(sheet))?);
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
    // What the interface says in another language is fetched by who reads it; its name changes with its bytes.
    let german: serde_json::Value = serde_json::from_str(GERMAN).map_err(|trouble| format!("src/ui/words/de.json: {trouble}"))?;
    let german = german.to_string();
    let german_name = hashed("words-de", "json", &german);
    write(&german_name, &german)?;

    let library = crate::bundled(staged.library_json).ok_or("the lessons of this build cannot be read back")?;
    if library.lessons.is_empty() {
        return Err("content/ holds no lesson".to_owned());
    }
    let (content, html) = (staged.content, html.as_str());
    let pages = lessons::Pages { folder, content, library, html, style: &style, program: &program, german: &german_name, release }.write()?;

    let site = staged.site.map(|site| format!("{}/", site.trim_end_matches('/')));
    let hand_over = include_str!("../scripts/hand-over.js");
    let hand_over_name = hashed("hand-over", "js", hand_over);
    write(&hand_over_name, hand_over)?;
    surroundings::write(folder, library)?;
    let shared = prompt_pages::Shared { style: &style_name, hand_over: &hand_over_name, site: site.as_deref() };
    for lesson in &library.lessons {
        prompt_pages::write(folder, lesson, &lessons::folder_of(&lesson.id, library), &shared)?;
    }
    let (files, bytes) = precache::write(folder)?;
    let told = site.as_deref().unwrap_or("not told (PRACTICE_SITE), so shared links come without picture, canonical address, oEmbed and QR code");

    // Only what is shipped is weighed: to compress a debug build takes minutes and says nothing.
    let table = if release {
        let rest = [program.glue.as_str(), &program.loader, &program.wasm];
        let mut tables = Vec::new();
        for (number, page) in pages.iter().enumerate() {
            tables.push(weight::Table::of(folder, "before the first click works", &[page.file.as_str()], CEILING_FIRST)?);
            if number == 0 {
                tables.push(weight::Table::of(folder, "before all of a page works, besides", &rest, CEILING_PROGRAM)?);
            }
            let later: Vec<&str> = program.chunks.iter().chain(&page.audit).map(String::as_str).collect();
            if number == 0 || page.audit.is_some() {
                tables.push(weight::Table::of(folder, "when there is time", &later, CEILING_LATER)?);
            }
        }
        tables.push(weight::Table::of(folder, "in German only, besides", &[german_name.as_str()], CEILING_LANGUAGE)?);
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
