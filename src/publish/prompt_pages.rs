//! A page of its own for every prompt, so that a link to it says what it leads to, in a chat and without scripts.
//!
//! The page goes on to the widget by itself. Its links are relative. What other sites insist on having absolute (the picture of a
//! shared link, the canonical address, oEmbed, the QR code) is written only when the build is told its address.

use super::page::policy;
use crate::lesson::{Lesson, Prompt};
use crate::markup::escape;
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::json;
use std::fmt::Write;
use std::path::Path;

/// Files the pages share, by name.
pub struct Shared<'a> {
    /// The style sheet.
    pub style: &'a str,
    /// The script that goes on to the widget.
    pub hand_over: &'a str,
    /// Where the build will live, with its last slash, when that is known.
    pub site: Option<&'a str>,
}

/// Writes `p/<lesson>/<prompt>/index.html` for every prompt; `place` is the folder of the lesson's own page, with its slash.
///
/// # Errors
/// A sentence that says which file cannot be written.
pub fn write(folder: &Path, lesson: &Lesson, place: &str, shared: &Shared) -> Result<(), String> {
    for prompt in &lesson.prompts {
        let path = format!("p/{}/{}", lesson.id, prompt.id);
        let inner = folder.join(&path);
        let put =
            |name: &str, text: String| std::fs::write(inner.join(name), text).map_err(|trouble| format!("cannot write {path}/{name}: {trouble}"));
        std::fs::create_dir_all(&inner).map_err(|trouble| format!("cannot make {path}: {trouble}"))?;
        put("index.html", page(lesson, prompt, place, shared))?;
        if let Some(site) = shared.site {
            put("oembed.json", oembed(lesson, prompt, place, site))?;
            put("qr.svg", qr(&format!("{site}{path}/"))?)?;
        }
    }
    Ok(())
}

fn page(lesson: &Lesson, prompt: &Prompt, place: &str, shared: &Shared) -> String {
    let (title, text) = (escape(&lesson.title), escape(&prompt.text));
    let description = escape(&format!(
        "Practise this answer in the page, in private: {} to {} words, then review it against a clear rubric.",
        prompt.words.min, prompt.words.max
    ));
    let widget = format!("../../../{place}#/{}/practise/{}", lesson.id, prompt.id);
    let outline: String = prompt.outline.iter().fold(String::new(), |mut out, step| {
        let _ = write!(out, "<li>{}</li>", escape(step));
        out
    });
    let absolute = shared.site.map(|site| absolute(lesson, prompt, site, &text)).unwrap_or_default();
    let card = if shared.site.is_some() { "summary_large_image" } else { "summary" };
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{text} · {title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
         <meta property=\"og:type\" content=\"article\">\n<meta property=\"og:site_name\" content=\"{title}\">\n\
         <meta property=\"og:title\" content=\"{text}\">\n<meta property=\"og:description\" content=\"{description}\">\n\
         <meta name=\"twitter:card\" content=\"{card}\">\n<meta name=\"twitter:title\" content=\"{text}\">\n\
         <meta name=\"twitter:description\" content=\"{description}\">\n{absolute}\
         <link rel=\"icon\" href=\"../../../icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"../../../{style}\">\n<script type=\"module\" src=\"../../../{script}\"></script>\n</head>\n<body>\n\
         <div class=\"pw\"><header class=\"mast\"><p class=\"mast-title\"><a href=\"../../../{place}\">{title}</a></p></header>\n\
         <main class=\"page\"><article class=\"text\"><p class=\"caps caps--accent\">Practise</p>\n<h1 class=\"display\">{text}</h1>\n\
         <p class=\"standfirst\">{description}</p>\n<ol class=\"kinds\">{outline}</ol>\n\
         <p class=\"btnrow\"><a class=\"btn\" id=\"open\" href=\"{widget}\">Open and practise</a></p></article></main></div>\n</body>\n</html>\n",
        policy = policy("", ""),
        style = shared.style,
        script = shared.hand_over,
    )
}

fn absolute(lesson: &Lesson, prompt: &Prompt, site: &str, text: &str) -> String {
    let site = escape(site);
    let here = format!("{site}p/{}/{}/", lesson.id, prompt.id);
    format!(
        "<link rel=\"canonical\" href=\"{here}\">\n<meta property=\"og:url\" content=\"{here}\">\n\
         <meta property=\"og:image\" content=\"{site}card.png\">\n<meta property=\"og:image:width\" content=\"1200\">\n\
         <meta property=\"og:image:height\" content=\"630\">\n<meta property=\"og:image:alt\" content=\"A page of writing with its evidence marked\">\n\
         <meta name=\"twitter:image\" content=\"{site}card.png\">\n\
         <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{here}oembed.json\" title=\"{text}\">\n"
    )
}

/// The oEmbed answer as a file: a site that asks is told the frame to show.
fn oembed(lesson: &Lesson, prompt: &Prompt, place: &str, site: &str) -> String {
    let source = format!("{site}{place}?embed=1&view=practise#/{}/practise/{}", lesson.id, prompt.id);
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"640\" height=\"720\" loading=\"lazy\" allow=\"clipboard-write; microphone; web-share\" style=\"border:0\"></iframe>",
        escape(&source),
        escape(&prompt.text)
    );
    let answer = json!({
        "version": "1.0", "type": "rich", "title": prompt.text, "provider_name": lesson.title, "provider_url": site,
        "thumbnail_url": format!("{site}card.png"), "thumbnail_width": 1200, "thumbnail_height": 630, "width": 640, "height": 720, "html": html,
    });
    format!("{answer:#}\n")
}

/// A QR code as one path, with the four modules of quiet that readers need.
fn qr(address: &str) -> Result<String, String> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).map_err(|trouble| format!("no QR code for {address}: {trouble}"))?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
        }
    }
    let across = size + 8;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {across} {across}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{across}v{across}H0z\"/><path d=\"{path}\"/></svg>\n"
    ))
}
