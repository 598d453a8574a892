//! The hand-in file: a page anybody can read and print, with the same once more as a data block; parser and printer.
//!
//! ```html
//! <!doctype html> … everything readable, every word escaped, no script …
//! <script type="application/json" id="practice-hand-in">{"practice-hand-in":1,"content":{"name":"…","draft":{},"review":{}}}</script>
//! ```
//!
//! The data block alone is a hand-in too, as a `.json` file. A data block never runs; in it every `<` is written `\u003c`, so no word
//! of the draft can end it. Reading one back believes nothing: marks that lie on no words are left out, and ids may name nothing.

use super::link::{Carried, LARGEST_FILE, Problem, Shared};
use crate::lesson::{LANGUAGE, Lesson, Level, Span};
use crate::markup::escape;
use crate::practice::hand_in::{Collected, HandIn, Refusal};
use crate::practice::layer::{LayerLine, Segment, layer_with};
use crate::practice::peer_review::{MOST_MARKS, SharedMark};
use crate::practice::text::one_line;
use serde_json::Value;

/// The largest file worth reading, in bytes; the edge looks at the size before it reads.
pub const LARGEST: usize = LARGEST_FILE;
/// The version of the data block.
const VERSION: u64 = 1;
/// The key that says what the data is, and the id of its block.
const KEY: &str = "practice-hand-in";

/// What the file says around the learner's words.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// The language of all this.
    pub lang: &'static str,
    /// Before the name.
    pub by: &'static str,
    /// Over the text.
    pub answer: &'static str,
    /// Over the marked words.
    pub marked: &'static str,
    /// Over the review.
    pub review: &'static str,
    /// Where the text was changed after the review.
    pub changed: &'static str,
    /// Where there is no review.
    pub unreviewed: &'static str,
    /// The heads of the review's columns: criterion, level, words.
    pub columns: [&'static str; 3],
    /// At the foot.
    pub foot: &'static str,
    /// So many words.
    pub words: fn(usize) -> String,
    /// A level's name.
    pub level: fn(Level) -> &'static str,
}

impl HandIn {
    /// The data, as a `.json` file of its own holds it.
    pub fn print(&self) -> String {
        serde_json::json!({ KEY: VERSION, "content": self }).to_string()
    }

    /// The file's name, made of the prompt and the writer's name.
    pub fn file_name(&self) -> String {
        let plain = |text: &str| -> String {
            let letters = text.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect::<String>();
            letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-").chars().take(60).collect()
        };
        let (prompt, name) = (plain(self.draft.prompt.as_str()), plain(&self.name));
        if name.is_empty() { format!("hand-in-{prompt}.html") } else { format!("hand-in-{prompt}-{name}.html") }
    }

    /// The page; [`HandIn::parse`] reads the hand-in back out of it.
    pub fn page(&self, lesson: &Lesson, labels: &Labels) -> String {
        let prompt = lesson.prompt(&self.draft.prompt).map_or_else(|| self.draft.prompt.to_string(), |prompt| prompt.text.clone());
        let by = if self.name.is_empty() { String::new() } else { format!(" · {} <bdi>{}</bdi>", labels.by, escape(&self.name)) };
        let title = if self.name.is_empty() { prompt.clone() } else { format!("{} · {prompt}", self.name) };
        let head = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
             <title>{}</title>\n<style>{STYLE}</style>\n</head>\n",
            labels.lang,
            escape(&title),
        );
        let data = self.print().replace('<', "\\u003c");
        format!(
            "{head}<body>\n<main>\n<p class=\"of\">{}{by}</p>\n<h1 lang=\"{LANGUAGE}\">{}</h1>\n<h2>{}</h2>\n<p class=\"of\">{}</p>\n<div class=\"text\" lang=\"{LANGUAGE}\">{}</div>\n{}{}\
             <p class=\"foot\">{}</p>\n</main>\n<script type=\"application/json\" id=\"{KEY}\">{data}</script>\n</body>\n</html>\n",
            escape(&lesson.title),
            escape(&prompt),
            labels.answer,
            (labels.words)(self.words()),
            self.marked_text(lesson),
            self.marked_list(lesson, labels),
            self.review_table(lesson, labels),
            labels.foot,
        )
    }

    /// The text, cut where marks begin and end.
    pub fn layer(&self, lesson: &Lesson) -> Vec<LayerLine> {
        layer_with(&self.draft.text, &self.draft.placed(), &[], &lesson.marks)
    }

    fn marked_text(&self, lesson: &Lesson) -> String {
        let piece = |segment: &Segment| {
            let words = escape(segment.span.of(&self.draft.text).unwrap_or_default().trim_end_matches(['\n', '\r']));
            let letters = segment.letters(&lesson.marks).map(|letters| format!("<sup>{}</sup>", escape(&letters))).unwrap_or_default();
            match segment.marks.last() {
                None => words,
                Some(slot) => format!("<mark class=\"m{}\">{letters}{words}</mark>", slot + 1),
            }
        };
        let line = |line: LayerLine| format!("<p dir=\"auto\">{}</p>\n", line.segments.iter().map(piece).collect::<String>());
        self.layer(lesson).into_iter().map(line).collect()
    }

    fn marked_list(&self, lesson: &Lesson, labels: &Labels) -> String {
        let row = |SharedMark(id, start, end): &SharedMark| {
            let mark = lesson.mark(id).map_or_else(|| id.to_string(), |mark| format!("{} ({})", mark.name, mark.letter));
            let words = Span::new(*start, *end).of(&self.draft.text).unwrap_or_default();
            format!("<li><b>{}</b> <q>{}</q></li>\n", escape(&mark), escape(words))
        };
        if self.draft.marks.is_empty() {
            return String::new();
        }
        format!("<h2>{}</h2>\n<ul lang=\"{LANGUAGE}\">\n{}</ul>\n", labels.marked, self.draft.marks.iter().map(row).collect::<String>())
    }

    fn review_table(&self, lesson: &Lesson, labels: &Labels) -> String {
        let row = |criterion: &crate::lesson::Criterion| {
            let (level, words) = self.review.rating(&criterion.id)?;
            let words: String = words.lines().map(|line| format!("<q>{}</q> ", escape(line))).collect();
            Some(format!(
                "<tr><th scope=\"row\" lang=\"{LANGUAGE}\">{}</th><td>{}</td><td lang=\"{LANGUAGE}\">{words}</td></tr>\n",
                escape(&criterion.name),
                (labels.level)(level)
            ))
        };
        let rows: String = lesson.criteria.iter().filter_map(row).collect();
        if rows.is_empty() {
            return format!("<h2>{}</h2>\n<p>{}</p>\n", labels.review, labels.unreviewed);
        }
        let changed = if self.changed_since() { format!("<p>{}</p>\n", labels.changed) } else { String::new() };
        let heads: String = labels.columns.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
        format!("<h2>{}</h2>\n{changed}<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n", labels.review)
    }

    /// Reads a file: a hand-in's page, its data alone, or a draft that was saved to be reviewed. Never panics, whatever it is.
    pub fn parse(file: &str) -> Result<Self, Refusal> {
        if file.len() > LARGEST {
            return Err(Refusal::TooLarge);
        }
        let json = data_block(file)?.unwrap_or(file).trim_start_matches('\u{feff}').trim();
        match Carried::parse_file(json) {
            Some(Ok(Carried::Open(Shared::Draft(draft) | Shared::Moved(draft)))) => return Ok(Self { draft, ..Self::default() }.fitted()),
            Some(Err(Problem::Newer(_))) => return Err(Refusal::Newer),
            Some(Err(Problem::TextTooLong)) => return Err(Refusal::Damaged),
            Some(_) => return Err(Refusal::NotHandIn),
            None => {}
        }
        let not_json = if json.contains(KEY) { Refusal::Damaged } else { Refusal::NotHandIn };
        let mut file: Value = serde_json::from_str(json).map_err(|_| not_json)?;
        match file.get(KEY).map(Value::as_u64) {
            None => return Err(Refusal::NotHandIn),
            Some(Some(newer)) if newer > VERSION => return Err(Refusal::Newer),
            Some(_) => {}
        }
        let content = file.get_mut("content").ok_or(Refusal::Damaged)?.take();
        let read: Self = crate::values::read(content).ok_or(Refusal::Damaged)?;
        if read.draft.is_too_long() {
            return Err(Refusal::Damaged);
        }
        Ok(read.fitted())
    }

    /// Reads a file; only a hand-in of this lesson is one here.
    pub fn parse_for(file: &str, lesson: &Lesson) -> Result<Self, Refusal> {
        Self::parse(file).and_then(|read| if read.draft.lesson == lesson.id { Ok(read) } else { Err(Refusal::OtherLesson) })
    }

    fn fitted(mut self) -> Self {
        self.draft.fit();
        self.review.ratings.truncate(MOST_MARKS);
        self.name = one_line(&self.name).chars().take(200).collect();
        self
    }
}

/// The data in a page; nothing where there is no block. A block without an end was cut short.
fn data_block(file: &str) -> Result<Option<&str>, Refusal> {
    let Some((_, block)) = file.split_once(&format!("id=\"{KEY}\"")) else { return Ok(None) };
    let inside = block.split_once('>').and_then(|(_, rest)| rest.split_once("</script"));
    inside.map(|(data, _)| Some(data)).ok_or(Refusal::Damaged)
}

/// Reads what the edge brought: of each file its name, its size, and its text where the edge could read it.
pub fn read_all(files: Vec<(String, u64, Option<String>)>, lesson: &Lesson) -> Vec<(String, Result<HandIn, Refusal>)> {
    let read = |size: u64, text: Option<String>| match text {
        _ if size > LARGEST as u64 => Err(Refusal::TooLarge),
        None => Err(Refusal::Unreadable),
        Some(text) => HandIn::parse_for(&text, lesson),
    };
    files.into_iter().map(|(name, size, text)| (name, read(size, text))).collect()
}

/// The collected hand-ins as a table for a spreadsheet: a row for each, the heads first. Rows end as RFC 4180 wants them.
pub fn csv(collected: &[Collected], lesson: &Lesson, heads: &[&str; 4]) -> String {
    let mut rows = vec![
        heads
            .iter()
            .copied()
            .chain(lesson.criteria.iter().map(|criterion| criterion.name.as_str()))
            .chain(lesson.marks.iter().map(|mark| mark.name.as_str()))
            .map(cell)
            .collect::<Vec<_>>(),
    ];
    for Collected { file, hand_in } in collected {
        let level = |level: Level| cell(level.key());
        let mut row = vec![cell(&hand_in.name), cell(file), cell(hand_in.draft.prompt.as_str()), cell(&hand_in.words().to_string())];
        row.extend(lesson.criteria.iter().map(|criterion| hand_in.level(&criterion.id).map_or_else(|| cell(""), level)));
        row.extend(lesson.marks.iter().map(|mark| cell(&hand_in.times(&mark.id).to_string())));
        rows.push(row);
    }
    // The mark at the start tells spreadsheets that this is UTF-8.
    rows.iter().fold("\u{feff}".to_owned(), |csv, row| csv + &row.join(",") + "\r\n")
}

/// One cell, always quoted. What a spreadsheet would take for a formula gets an apostrophe in front: the characters are those of
/// OWASP's page "CSV Injection", their full-width twins, and any of them behind white space.
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['\t', '\r', '\n', '\0']) || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}

/// The style of the page: the widget's, in little.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;padding:2rem 1.25rem;font:1.125rem/1.6 ui-serif,'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif;background:#fbf8f1;color:#231f1a}\
main{max-width:40rem;margin:auto;overflow-wrap:anywhere}\
h1{font-size:1.6rem;line-height:1.2;font-weight:400}\
h2{font-size:1.1rem;margin:2.2em 0 .5em}\
.of,.foot{font:.875rem/1.5 system-ui,sans-serif;opacity:.8}\
.text p{margin:0;min-height:1.6em;white-space:pre-wrap}\
mark{color:inherit;background:#d6e8f5;text-decoration:underline solid #0072b2 2px;text-underline-offset:.24em}\
.m2{background:#fbe4c3;text-decoration:underline double #b26a00}\
.m3{background:#f3dbe7;text-decoration:underline dotted #ab4a7e 2px}\
.m4{background:#cdebdf;text-decoration:underline dashed #00805d 2px}\
.m5{background:#f6f0ae;text-decoration:underline solid #8a7b00 4px}\
.m6{background:#fbdcd0;text-decoration:overline solid #c04a00 2px}\
.m7{background:#e3def7;text-decoration:overline double #6a53b8}\
.m8{background:#cfeaf0;text-decoration:overline dotted #007a8f 2px}\
.m9{background:#e4e0d8;text-decoration:overline dashed #6f675c 2px}\
sup{font:700 .6875rem/1 system-ui,sans-serif;margin-right:.2em}\
ul{padding:0;list-style:none}\
q{font-style:italic}\
table{border-collapse:collapse;width:100%;font-size:1rem;overflow-wrap:break-word}\
th,td{text-align:left;vertical-align:top;padding:.4em .8em .4em 0;border-bottom:1px solid #8886;font-weight:400}\
th+td{white-space:nowrap}\
thead th{font:.875rem/1.5 system-ui,sans-serif}\
td q{display:block}\
.foot{margin-top:3em}\
@media screen and (prefers-color-scheme:dark){body{background:#161412;color:#ece5d8}mark{background:#153449}.m2{background:#463012}.m3{background:#45293a}.m4{background:#133a2d}.m5{background:#3a370f}.m6{background:#4a2417}.m7{background:#2d2850}.m8{background:#12383f}.m9{background:#37332d}}\
@media print{body{padding:0;background:none;color:#000;font-size:11pt}main{max-width:none}mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}tr,li{break-inside:avoid}h2{break-after:avoid}}";
