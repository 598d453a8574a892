//! Lowers prose: a safe subset of Markdown becomes HTML, and everything else stops the build.

use super::{
    annotated::{What, attributes},
    href::{Target, element_id, href},
    names::{Kind, slug},
    report::{Passage, Voice},
    scope::Scope,
    shapes::Text,
    source::Map,
};
use crate::lesson::word::count_words;
use crate::lesson::{Heading, Span};
use crate::markup::escape;
use pulldown_cmark::{BrokenLink, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::{fmt::Write, ops::Range};

/// What prose becomes.
#[derive(Debug, Default)]
pub(super) struct Prose {
    pub html: String,
    pub headings: Vec<Heading>,
    pub words: usize,
}

/// A sign of emphasis that is left in the text: the parser found no other end to it.
fn lone_sign(text: &str) -> Option<usize> {
    let inside = |at: usize| text[..at].ends_with(char::is_alphanumeric) && text[at + 1..].starts_with(char::is_alphanumeric);
    text.match_indices(['*', '_']).find(|(at, sign)| *sign == "*" || !inside(*at)).map(|(at, _)| at)
}

/// Lowers a region of a section's file.
pub(super) fn lower(scope: &mut Scope, section: &str, region: Range<usize>) -> Prose {
    let source = scope.report.files[scope.file].text.clone();
    let text = &source[region.clone()];
    let spans = |link: BrokenLink| text[link.span.end..].starts_with('{').then(|| (CowStr::from(""), CowStr::from("")));
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let parser = Parser::new_with_broken_link_callback(text, options, Some(spans)).into_offset_iter();
    let mut writer = Writer {
        scope,
        section,
        text,
        base: region.start,
        out: Prose::default(),
        closers: Vec::new(),
        passage: String::new(),
        map: Map::default(),
        quotes: 0,
        skip_until: 0,
        header: false,
        heading: None,
    };
    for (event, range) in parser {
        writer.event(event, range);
    }
    writer.flush();
    writer.out
}

const HEADER_CELL: &str = "<th scope=\"col\">";

struct Writer<'w, 'r, 'a, 't> {
    scope: &'w mut Scope<'r, 'a>,
    section: &'w str,
    text: &'t str,
    base: usize,
    out: Prose,
    /// End tags of the inline elements that are open.
    closers: Vec<&'static str>,
    passage: String,
    map: Map,
    quotes: usize,
    /// End of the braces last read: their text was no prose.
    skip_until: usize,
    header: bool,
    /// The anchor of the heading that is open.
    heading: Option<String>,
}

impl Writer<'_, '_, '_, '_> {
    fn push(&mut self, html: &str) {
        self.out.html.push_str(html);
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(range.start + self.base, range.end + self.base)
    }

    fn error(&mut self, range: &Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        let span = self.span(range);
        self.scope.error(span, message, advice);
    }

    /// Hands over what was read since the last block began.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.passage);
        let map = std::mem::take(&mut self.map);
        if text.trim().is_empty() {
            return;
        }
        self.out.words += count_words(&text);
        let voice = if self.quotes > 0 { Voice::Quoted } else { Voice::Own };
        self.scope.report.passages.push(Passage { file: self.scope.file, text, voice, map });
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => self.words(&text, &range),
            Event::SoftBreak => {
                self.map.push(self.passage.len(), range.start + self.base);
                self.passage.push(' ');
                self.push("\n");
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                let range = range.start..range.start + 1;
                self.error(&range, "raw HTML", "Write it in Markdown; `\\<` shows the sign itself.");
            }
            Event::Code(_) => self.unknown(&range, "code"),
            Event::Rule => self.unknown(&range, "a rule"),
            Event::HardBreak => self.unknown(&range, "a line break"),
            _ => self.unknown(&range, "this"),
        }
    }

    fn unknown(&mut self, range: &Range<usize>, what: &str) {
        let advice = "Sections have paragraphs, `##` headings, emphasis, lists, quotations, tables and links.";
        self.error(range, format!("{what} is not part of the format"), advice);
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        let (text, start) = match self.skip_until.checked_sub(range.start) {
            Some(skipped) if skipped >= text.len() && range.end <= self.skip_until => return,
            Some(skipped) => (text.get(skipped..).unwrap_or_default(), range.start + skipped),
            None => (text, range.start),
        };
        if let Some(at) = text.find('[').filter(|at| !self.text[..start + at].ends_with('\\')) {
            let range = start + at..start + at + 1;
            self.error(&range, "this bracket leads nowhere", "Follow it with `(section:id)` or `{term=id}`; `\\[` shows the sign itself.");
        }
        if let Some(at) = lone_sign(text).filter(|at| !self.text[..start + at].ends_with('\\')) {
            let range = start + at..start + at + 1;
            let advice = "Close it in the same paragraph, with no blank before it; a backslash in front shows the sign itself.";
            self.error(&range, "this emphasis does not close", advice);
        }
        self.map.push(self.passage.len(), start + self.base);
        self.passage.push_str(text);
        let html = escape(text);
        self.push(&html);
    }

    fn start(&mut self, tag: Tag, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.block("<p>"),
            Tag::Heading { level, id, .. } => self.start_heading(level, id.as_deref(), range),
            Tag::BlockQuote(_) => {
                self.block("<blockquote>\n");
                self.quotes += 1;
            }
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => self.block(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.block("<li>"),
            Tag::Table(_) => self.block("<div class=\"table\" tabindex=\"0\"><table>\n"),
            Tag::TableHead => {
                self.header = true;
                self.block("<thead><tr>");
            }
            Tag::TableRow => self.block("<tr>"),
            Tag::TableCell if self.header => self.block(HEADER_CELL),
            Tag::TableCell => self.block("<td>"),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Link { link_type: LinkType::ShortcutUnknown, .. } => self.start_term(range),
            Tag::Link { dest_url, .. } => self.start_link(&dest_url, range),
            Tag::HtmlBlock => {}
            Tag::CodeBlock(_) => self.unknown(range, "a block of code"),
            Tag::Image { .. } => self.error(range, "a picture in running text", "Set it out as a block: `::: figure name.svg`."),
            _ => self.unknown(range, "this"),
        }
    }

    fn block(&mut self, html: &str) {
        self.flush();
        self.push(html);
    }

    /// A header cell with nothing in it heads nothing, so it is an ordinary cell.
    fn end_header_cell(&mut self) {
        self.flush();
        match self.out.html.strip_suffix(HEADER_CELL).map(str::len) {
            Some(before) => {
                self.out.html.truncate(before);
                self.push("<td></td>");
            }
            None => self.push("</th>"),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.block("</p>\n"),
            TagEnd::Heading(_) => {
                if let Some(anchor) = self.heading.take() {
                    let title = self.passage.trim().to_owned();
                    self.out.headings.push(Heading { anchor, title });
                }
                self.block("</h2>\n");
            }
            TagEnd::BlockQuote(_) => {
                self.block("</blockquote>\n");
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(ordered) => self.block(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.block("</li>\n"),
            TagEnd::Table => self.block("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.header = false;
                self.block("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.block("</tr>\n"),
            TagEnd::TableCell if self.header => self.end_header_cell(),
            TagEnd::TableCell => self.block("</td>"),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Link => {
                let closer = self.closers.pop().unwrap_or_default();
                self.push(closer);
                if self.text[range.end..].starts_with('{') && self.skip_until < range.end {
                    self.skip_until = attributes(self.text, range.end).map_or(range.end + 1, |(_, end)| end);
                }
            }
            _ => {}
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<&str>, range: &Range<usize>) {
        self.flush();
        if level != HeadingLevel::H2 {
            self.error(range, "a heading of the wrong level", "Headings inside a section start with `##`; the title is in the front matter.");
        }
        let anchor = id.unwrap_or_default().to_owned();
        if anchor.is_empty() {
            let title = self.text[range.clone()].trim_matches(['#', ' ', '\n']);
            let advice = format!("Links need one that never changes: `{{#{}}}`.", slug(title));
            self.error(range, "this heading has no anchor", advice);
        }
        let id = element_id(self.scope.lesson, Target::Anchor(self.section, &anchor));
        // Writing to a string cannot fail.
        let _ = write!(self.out.html, "<h2 id=\"{}\">", escape(&id));
        self.heading = Some(anchor);
    }

    fn start_term(&mut self, range: &Range<usize>) {
        self.closers.push("");
        let attributes = match attributes(self.text, range.end) {
            Ok((attributes, _)) => attributes,
            Err((span, message)) => {
                self.error(&(span.start..span.end), message, "Write `[words]{term=id}`.");
                return;
            }
        };
        for attribute in attributes {
            let at = attribute.at.start..attribute.at.end;
            match attribute.what {
                What::Pair(key, id) if key == "term" => self.term(id, &at),
                _ => self.error(&at, "only `term` may stand here", "Write `[words]{term=id}`; annotations belong in answers."),
            }
        }
    }

    fn term(&mut self, id: String, at: &Range<usize>) {
        let id = Text { value: id, span: self.span(at) };
        if self.scope.refer::<String>(Kind::Term, &id).is_none() {
            return;
        }
        let Some(section) = self.scope.names.glossary.clone() else {
            if !self.scope.names.unread_section {
                self.scope.report.no_glossary(self.scope.file, id.span);
            }
            return;
        };
        let link = href(self.scope.lesson, Target::Anchor(&section, &format!("term-{}", id.value)));
        let _ = write!(self.out.html, "<a class=\"term\" data-term=\"{}\" href=\"{}\">", escape(&id.value), escape(&link));
        self.closers.pop();
        self.closers.push("</a>");
    }

    fn start_link(&mut self, to: &str, range: &Range<usize>) {
        let Some(link) = self.resolve(to, range) else {
            self.closers.push("");
            return;
        };
        let rel = if link.starts_with('#') { "" } else { " rel=\"noopener\"" };
        let _ = write!(self.out.html, "<a href=\"{}\"{rel}>", escape(&link));
        self.closers.push("</a>");
    }

    /// The address behind a link, when it leads somewhere.
    fn resolve(&mut self, to: &str, range: &Range<usize>) -> Option<String> {
        let at = self.text[range.clone()].rfind(to).map_or(range.start, |at| range.start + at);
        let lesson = self.scope.lesson;
        let place =
            |skip: usize, id: &str, base: usize| Text { value: id.to_owned(), span: Span::new(base + at + skip, base + at + skip + id.len()) };
        match to.split_once(':') {
            Some(("https", _)) => Some(to.to_owned()),
            Some(("section", path)) => {
                let (id, anchor) = path.split_once('#').unwrap_or((path, ""));
                let section = place("section:".len(), id, self.base);
                self.scope.refer::<String>(Kind::Section, &section)?;
                if anchor.is_empty() {
                    return Some(href(lesson, Target::Section(id)));
                }
                // The anchors of a section that could not be read are nobody's to miss.
                let known = self.scope.names.anchors.get(id).cloned()?;
                let open = anchor.starts_with("term-") && self.scope.names.is_open(Kind::Term);
                if !open && !known.iter().any(|known| known == anchor) {
                    let span = place("section:#".len() + id.len(), anchor, self.base).span;
                    let advice = super::names::did_you_mean(anchor, known.iter().map(String::as_str))
                        .unwrap_or_else(|| format!("Its anchors are: {}.", known.join(", ")));
                    self.scope.error(span, format!("section `{id}` has no anchor `{anchor}`"), advice);
                    return None;
                }
                Some(href(lesson, Target::Anchor(id, anchor)))
            }
            Some(("answer", id)) => {
                let answer = place("answer:".len(), id, self.base);
                self.scope.refer::<String>(Kind::Answer, &answer)?;
                let section = self.scope.names.shown.get(id).cloned();
                if section.is_none() && !self.scope.names.unread_section {
                    self.scope.error(answer.span, format!("no section sets out the answer `{id}`"), format!("Add `::: answer {id}` to a section."));
                }
                Some(href(lesson, Target::Anchor(&section?, id)))
            }
            Some(("prompt", id)) => {
                self.scope.refer::<String>(Kind::Prompt, &place("prompt:".len(), id, self.base))?;
                Some(href(lesson, Target::Prompt(id)))
            }
            _ => {
                let advice = "Links are `section:id`, `section:id#anchor`, `answer:id`, `prompt:id` or `https://…`.";
                self.error(&(at..at + to.len().max(1)), format!("this link leads nowhere: `{to}`"), advice);
                None
            }
        }
    }
}
