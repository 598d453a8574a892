//! Lowers `sections/*.md`: prose between blocks that set out other parts of the lesson.

use super::{
    markdown,
    names::{Kind, Names, did_you_mean},
    report::Report,
    scope::Scope,
    shapes::{FigureShape, SectionShape, Text},
    tree,
};
use crate::lesson::word::count_words;
use crate::lesson::{Block, Listing, ModelAnswer, Section, Span};
use std::{collections::BTreeMap, ops::Range};

/// A section's body, cut at its blocks.
#[derive(Debug)]
pub(super) enum Piece {
    Prose(Range<usize>),
    Fenced { kind: Text, word: Text, inner: Range<usize> },
}

/// What sections set out.
pub(super) struct Shown<'s> {
    pub figures: &'s BTreeMap<String, String>,
    pub answers: &'s [ModelAnswer],
}

const KINDS: [&str; 5] = ["check", "answer", "figure", "list", "note"];
const LISTS: [(&str, Listing); 10] = [
    ("glossary", Listing::Glossary),
    ("phrases", Listing::Phrases),
    ("prompts", Listing::Prompts),
    ("outlines", Listing::Outlines),
    ("rubric", Listing::Rubric),
    ("marks", Listing::Marks),
    ("pitfalls", Listing::Pitfalls),
    ("audit", Listing::Audit),
    ("companions", Listing::Companions),
    ("outcomes", Listing::Outcomes),
];

/// Cuts the body of a section at lines that start with `:::`.
pub(super) fn cut(report: &mut Report, file: usize, body: Range<usize>) -> Vec<Piece> {
    let text = report.files[file].text.clone();
    let mut pieces = Vec::new();
    let mut prose = body.start;
    let mut open: Option<(Text, Text, usize, Span)> = None;
    let mut at = body.start;
    for line in text[body.clone()].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(rest) = line.strip_prefix(":::") else { continue };
        let place = Span::new(start, start + line.trim_end().len());
        match (open.take(), rest.trim()) {
            (Some((kind, word, inner, _)), "") => {
                pieces.push(Piece::Fenced { kind, word, inner: inner..start });
                prose = at;
            }
            (None, "") => report.error(file, place, "this closes no block", "A block starts with `::: check`, answer, figure, list or note."),
            (before, words) => {
                if let Some((.., fence)) = before {
                    report.error(file, fence, "this block does not close", "Close it with a line `:::`.");
                } else {
                    pieces.push(Piece::Prose(prose..start));
                }
                let (kind, word) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
                open = Some((within(&text, place, kind), within(&text, place, word.trim()), at, place));
            }
        }
    }
    if let Some((.., fence)) = open {
        report.error(file, fence, "this block does not close", "Close it with a line `:::`.");
    } else {
        pieces.push(Piece::Prose(prose..body.end));
    }
    pieces
}

fn within(text: &str, line: Span, word: &str) -> Text {
    let at = line.of(text).and_then(|line| line.rfind(word)).unwrap_or(0) + line.start;
    Text { value: word.to_owned(), span: if word.is_empty() { line } else { Span::new(at, at + word.len()) } }
}

/// Notes what the section makes reachable: its headings, answers and the glossary.
pub(super) fn declare(report: &mut Report, names: &mut Names, file: usize, section: &str, pieces: &[Piece]) {
    let mut anchors: Vec<Text> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Prose(range) => anchors.extend(headings(&report.files[file].text, range.clone())),
            Piece::Fenced { kind, word, inner } => match (kind.value.as_str(), word.value.as_str()) {
                ("answer", id) => {
                    names.shown.entry(id.to_owned()).or_insert_with(|| section.to_owned());
                    anchors.push(word.clone());
                }
                ("list", "glossary") => {
                    names.glossary.get_or_insert_with(|| section.to_owned());
                    anchors.extend(names.ids(Kind::Term).map(|id| Text { value: format!("term-{id}"), span: word.span }));
                }
                ("note", _) => anchors.extend(headings(&report.files[file].text, inner.clone())),
                _ => {}
            },
        }
    }
    let mut known: Vec<String> = Vec::new();
    for anchor in anchors {
        if known.contains(&anchor.value) {
            report.error(file, anchor.span, format!("the anchor `{}` is used twice", anchor.value), "Anchors are unique in a section.");
        }
        known.push(anchor.value);
    }
    names.anchors.insert(section.to_owned(), known);
}

fn headings(text: &str, range: Range<usize>) -> Vec<Text> {
    let mut found = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        if let Some((from, to)) = line.starts_with("##").then(|| line.rfind("{#").zip(line.rfind('}'))).flatten().filter(|(from, to)| from < to) {
            let span = Span::new(at + from + 2, at + to);
            found.push(Text { value: line[from + 2..to].to_owned(), span });
        }
        at += line.len();
    }
    found
}

/// A section, after everything it can point at.
pub(super) fn lower(scope: &mut Scope, id: &str, shape: &SectionShape, pieces: &[Piece], shown: &Shown) -> Section {
    let title = scope.own(&shape.title);
    let mut section = Section {
        id: id.into(),
        short: shape.short.as_ref().map_or_else(|| title.clone(), |short| scope.own(short)),
        title,
        standfirst: scope.own(&shape.standfirst),
        ..Section::default()
    };
    section.words = count_words(&section.standfirst);
    for piece in pieces {
        match piece {
            Piece::Prose(range) => prose(scope, &mut section, range.clone(), None),
            Piece::Fenced { kind, word, inner } if kind.value == "note" => {
                empty_word(scope, word);
                prose(scope, &mut section, inner.clone(), Some("aside"));
            }
            Piece::Fenced { kind, word, inner } => {
                let block = block(scope, kind, word, inner.clone(), shown);
                if let Some(Block::Answer { answer }) = &block {
                    let text = shown.answers.iter().find(|other| other.id == *answer).map(|answer| answer.text.as_str());
                    section.words += count_words(text.unwrap_or_default());
                }
                section.blocks.extend(block);
            }
        }
    }
    if section.blocks.is_empty() {
        scope.error(Span::default(), "this section is empty", "Write it under the front matter.");
    }
    section
}

fn prose(scope: &mut Scope, section: &mut Section, range: Range<usize>, aside: Option<&str>) {
    let lowered = markdown::lower(scope, section.id.as_str(), range);
    if lowered.html.trim().is_empty() {
        return;
    }
    section.words += lowered.words;
    section.headings.extend(lowered.headings);
    let html = match aside {
        Some(class) => format!("<aside class=\"{class}\">\n{}</aside>\n", lowered.html),
        None => lowered.html,
    };
    section.blocks.push(Block::Prose { html });
}

fn empty_word(scope: &mut Scope, word: &Text) {
    if !word.value.is_empty() {
        scope.error(word.span, format!("`{}` means nothing here", word.value), "A note takes no name.");
    }
}

fn block(scope: &mut Scope, kind: &Text, word: &Text, inner: Range<usize>, shown: &Shown) -> Option<Block> {
    let source = scope.report.files[scope.file].text.clone();
    let holds = !source[inner.clone()].trim().is_empty();
    if holds && matches!(kind.value.as_str(), "check" | "answer" | "list") {
        let first = inner.start + source[inner.clone()].len() - source[inner.clone()].trim_start().len();
        scope.error(Span::new(first, first + 1), "this block holds nothing of its own", "Close it with `:::` first.");
    }
    match kind.value.as_str() {
        "check" => scope.refer(Kind::Item, word).map(|item| Block::Check { item }),
        "answer" => scope.refer(Kind::Answer, word).map(|answer| Block::Answer { answer }),
        "figure" => figure(scope, word, inner, shown),
        "list" => {
            let listing = LISTS.iter().find(|(name, _)| *name == word.value);
            if listing.is_none() {
                let names = LISTS.map(|(name, _)| name);
                let advice = did_you_mean(&word.value, names.into_iter()).unwrap_or_else(|| format!("There are: {}.", names.join(", ")));
                scope.error(word.span, format!("there is no list `{}`", word.value), advice);
            }
            listing.map(|(_, listing)| Block::Listing { listing: *listing })
        }
        other => {
            let advice = did_you_mean(other, KINDS.into_iter()).unwrap_or_else(|| format!("There are: {}.", KINDS.join(", ")));
            scope.error(kind.span, format!("there is no block `{other}`"), advice);
            None
        }
    }
}

fn figure(scope: &mut Scope, word: &Text, inner: Range<usize>, shown: &Shown) -> Option<Block> {
    let name = Text { value: word.value.trim_end_matches(".svg").to_owned(), span: word.span };
    let known = scope.names.require(scope.report, Kind::Figure, scope.file, &name);
    let shape = tree::read::<FigureShape>(scope.report, scope.file, inner, word.span).value;
    let caption = scope.own(&shape.caption);
    let alt = scope.own(&shape.alt);
    known.then(|| Block::Figure { svg: shown.figures.get(&name.value).cloned().unwrap_or_default(), alt, caption })
}
