//! Edits of Trunk's `index.html`.

use crate::lesson::Lesson;
use crate::markup::escape;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Files the start script needs.
pub struct Start {
    /// The JavaScript that wasm-bindgen wrote, relative to the page.
    pub glue: String,
    /// The program.
    pub wasm: String,
}

/// The policy of a page: its own files, the styles and scripts in it that are named by their hash, and nothing else; no form, no plug-in;
/// `wasm-unsafe-eval` compiles WebAssembly and nothing besides.
pub fn policy(styles: &str, scripts: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; frame-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// How a policy names a text in the page; see <https://www.w3.org/TR/CSP3/#grammardef-hash-source>. With the blank before it.
pub fn hash_source(text: &str) -> String {
    format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Removes every linked style sheet from the page; answers their file names in order.
pub fn take_style_sheets(html: &mut String) -> Vec<String> {
    let mut names = Vec::new();
    while let Some((tag, name)) = find_tag(html, "<link rel=\"stylesheet\"", "href=\"") {
        html.replace_range(tag, "");
        names.push(name);
    }
    names
}

/// Removes Trunk's inline module loader and its hints to fetch early; answers the files it would have loaded.
pub fn take_loader(html: &mut String) -> Option<Start> {
    let begin = html.find("<script type=\"module\"")?;
    let end = begin + html[begin..].find("</script>")? + "</script>".len();
    let script = html[begin..end].to_owned();
    let named = |extension: &str| {
        let end = script.find(extension)? + extension.len();
        let begin = script[..end].rfind(['\'', '"', '/'])? + 1;
        Some(script[begin..end].to_owned())
    };
    let start = Start { glue: format!("./{}", named(".js")?), wasm: format!("./{}", named(".wasm")?) };
    html.replace_range(begin..end, "");
    for hint in ["<link rel=\"modulepreload\"", "<link rel=\"preload\""] {
        while let Some((tag, _)) = find_tag(html, hint, "href=\"") {
            html.replace_range(tag, "");
        }
    }
    Some(start)
}

/// What goes into the page.
pub struct Filling<'a> {
    /// Gives title and description.
    pub lesson: &'a Lesson,
    /// What can be read without the program.
    pub readable: &'a str,
    /// The way from the page to the files of the build: `./`, or from a folder `../`.
    pub root: &'a str,
    /// What stands under the page, whether the program is here or not; empty where there is nothing to say.
    pub below: &'a str,
    /// The lesson, for the program: in the page, so that the text is sent once and compresses against what can be read.
    pub library_json: &'a str,
    /// The style sheet and the start script, in the page: the first paint waits for both, and files would come a round trip later.
    pub style: &'a str,
    /// See there.
    pub boot: &'a str,
    /// The name of the audit's trained part, where the lesson has one.
    pub audit: Option<&'a str>,
    /// The name of what the interface says in German.
    pub german: &'a str,
    /// Whether the policy is set; not while developing.
    pub strict: bool,
}

impl Filling<'_> {
    /// Puts everything in its place.
    pub fn pour(&self, html: &mut String) {
        let Self { lesson, root, style, boot, german, .. } = self;
        let policy = if self.strict {
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n    ", policy(&hash_source(style), &hash_source(boot)))
        } else {
            String::new()
        };
        let audit = self.audit.map(|audit| format!("<meta name=\"practice-audit\" content=\"{root}{audit}\">\n    ")).unwrap_or_default();
        let head = format!(
            "{policy}<title>{}</title>\n    <meta name=\"description\" content=\"{}\">\n    {audit}\
             <meta name=\"practice-words-de\" content=\"{root}{german}\">\n    \
             <link rel=\"manifest\" href=\"{root}manifest.webmanifest\">\n    \
             <link rel=\"apple-touch-icon\" href=\"{root}apple-touch-icon.png\">\n    <style>{style}</style>\n    \
             <script>{boot}</script>",
            escape(&lesson.title),
            escape(&lesson.summary)
        );
        // A data block ends at the first `</script`, whatever stands around it.
        let data = self.library_json.replace('<', "\\u003c");
        let body = format!("{}</div>{}\n    <script type=\"application/json\" id=\"library\">{data}</script>", self.readable, self.below);
        if *root != "./" {
            *html = html.replacen("href=\"icon.svg\"", &format!("href=\"{root}icon.svg\""), 1);
        }
        *html = html.replacen("<title>Practice widget</title>", &head, 1).replacen("<!-- readable --></div>", &body, 1);
    }
}

/// A style sheet without its comments, and without the blanks that only part what is parted anyway: what a reader of the source needs, a
/// browser does not. What stands in quotes stays as it is.
pub fn tight(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut blank = false;
    while let Some(next) = rest.chars().next() {
        let comment = rest.starts_with("/*");
        let taken = match next {
            _ if comment => rest[2..].find("*/").map_or(rest.len(), |end| end + 4),
            '"' | '\'' => rest[1..].find(next).map_or(rest.len(), |end| end + 2),
            _ => next.len_utf8(),
        };
        let (piece, after) = rest.split_at(taken);
        rest = after;
        if comment || next.is_whitespace() {
            blank |= !comment;
            continue;
        }
        if matches!(next, '}') && out.ends_with(';') {
            out.pop();
        }
        // A blank before a colon says "anything inside"; after one it says nothing.
        if blank && !out.is_empty() && !out.ends_with(['{', '}', ';', ',', '>', '(', ':']) && !matches!(next, '{' | '}' | ';' | ',' | '>' | ')') {
            out.push(' ');
        }
        blank = false;
        out.push_str(piece);
    }
    out
}

/// Where the first tag that begins with `opening` stands, and the file its attribute names.
fn find_tag(html: &str, opening: &str, attribute: &str) -> Option<(std::ops::Range<usize>, String)> {
    let begin = html.find(opening)?;
    let end = begin + html[begin..].find('>')? + 1;
    let value = &html[begin..end][html[begin..end].find(attribute)? + attribute.len()..];
    let name = value[..value.find('"')?].trim_start_matches("./");
    Some((begin..end, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_leave_the_page_in_order() {
        let mut html =
            r#"<head><link rel="stylesheet" href="./a-1.css" integrity="x"/><b><link rel="stylesheet" href="./b-2.css"/></head>"#.to_owned();
        assert_eq!(take_style_sheets(&mut html), ["a-1.css", "b-2.css"]);
        assert_eq!(html, "<head><b></head>");
    }

    #[test]
    fn the_loader_leaves_the_page_and_names_its_files() {
        let mut html = "<link rel=\"modulepreload\" href=\"./w-1.js\"><link rel=\"preload\" href=\"./w-1_bg.wasm\" as=\"fetch\"><x><script type=\"module\">import init from './w-1.js'; init({ module_or_path: './w-1_bg.wasm' })</script></x>".to_owned();
        let start = take_loader(&mut html).map(|start| (start.glue, start.wasm));
        assert_eq!(start, Some(("./w-1.js".to_owned(), "./w-1_bg.wasm".to_owned())));
        assert_eq!(html, "<x></x>");
    }

    #[test]
    fn comments_and_idle_blanks_go() {
        for (css, tight_css) in [
            ("/* a */\n.b {\n  c: d; /* e */\n}\n/* open", ".b{c:d}"),
            (".a .b > .c :is(.d, .e) { f: calc(1px + 2 * var(--g)) ; }", ".a .b>.c :is(.d,.e){f:calc(1px + 2 * var(--g))}"),
            ("@container pw (64rem <= inline-size) { a { b: c } }", "@container pw (64rem <= inline-size){a{b:c}}"),
            (r#"a::before { content: "; } /* " attr(b) '  '; }"#, r#"a::before{content:"; } /* " attr(b) '  '}"#),
            (".a/* b */.c .d/* e */ .f { }", ".a.c .d .f{}"),
        ] {
            assert_eq!(tight(css), tight_css);
        }
    }
}
