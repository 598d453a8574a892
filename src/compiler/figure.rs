//! Drawings: an allow-list of SVG. Whatever is not on it stops the build.

use super::{names::did_you_mean, report::Report};
use crate::lesson::Span;
use crate::markup::escape;
use roxmltree::{Document, Node};
use std::fmt::Write;

const ELEMENTS: [&str; 11] = ["svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text", "tspan"];
/// Only arrow heads need these two.
const DEFINING: [&str; 2] = ["defs", "marker"];
const ATTRIBUTES: [&str; 35] = [
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "width",
    "height",
    "points",
    "transform",
    "class",
    "text-anchor",
    "dominant-baseline",
    "dx",
    "dy",
    "rotate",
    "textLength",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "pathLength",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
    "orient",
    "viewBox",
    "markerUnits",
];
const REFERRING: [&str; 3] = ["marker-start", "marker-mid", "marker-end"];
const LETTERING: [&str; 3] = ["label", "small", "caps"];

/// The drawing as it may stand in a page, hidden from assistive technology, which reads the text equivalent instead.
pub(super) fn lower(report: &mut Report, file: usize, name: &str) -> String {
    let text = report.files[file].text.clone();
    let document = match Document::parse(&text) {
        Ok(document) => document,
        Err(error) => {
            let at = byte_at(&text, error.pos());
            report.error(file, Span::new(at, at + 1), format!("this is not well-formed: {error}"), "Mend the drawing in an SVG editor or by hand.");
            return String::new();
        }
    };
    let root = document.root_element();
    let mut draw = Draw { report, file, name, out: String::new() };
    let wrong = |draw: &mut Draw, what: &str| {
        let span = draw.tag(root);
        draw.report.error(draw.file, span, what, "Write `<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 300\">`.");
    };
    if root.tag_name().name() != "svg" {
        wrong(&mut draw, "a figure starts with `svg`");
        return String::new();
    }
    if root.attribute("viewBox").is_none() {
        wrong(&mut draw, "the drawing has no `viewBox`");
    }
    for size in ["width", "height"] {
        if root.attribute(size).is_some() {
            wrong(&mut draw, &format!("the drawing has a `{size}`; its size is the page’s business"));
        }
    }
    draw.element(root);
    draw.out
}

struct Draw<'r, 'a> {
    report: &'r mut Report<'a>,
    file: usize,
    name: &'r str,
    out: String,
}

impl Draw<'_, '_> {
    fn tag(&self, node: Node) -> Span {
        let range = node.range();
        let text = &self.report.files[self.file].text[range.clone()];
        Span::new(range.start, range.start + text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len()))
    }

    fn error(&mut self, span: Span, message: String, advice: impl Into<String>) {
        self.report.error(self.file, span, message, advice);
    }

    fn element(&mut self, node: Node) {
        let tag = node.tag_name().name();
        if !ELEMENTS.contains(&tag) && !DEFINING.contains(&tag) {
            let span = self.tag(node);
            self.error(span, format!("`{tag}` may not stand in a figure"), format!("A figure is drawn with {}.", ELEMENTS[1..].join(", ")));
            return;
        }
        self.out.push('<');
        self.out.push_str(tag);
        if tag == "svg" {
            self.out.push_str(" aria-hidden=\"true\" focusable=\"false\"");
        }
        for attribute in node.attributes() {
            let range = attribute.range();
            let span = Span::new(range.start, range.end);
            if let Some(value) = self.attribute(tag, attribute.name(), attribute.value(), span) {
                // Writing to a string cannot fail.
                let _ = write!(self.out, " {}=\"{}\"", attribute.name(), escape(&value));
            }
        }
        if tag == "text" && !class_has(node, &LETTERING) {
            let span = self.tag(node);
            self.error(span, "this text has no size".to_owned(), "Give it the class `label`, `small` or `caps`.");
        }
        self.out.push('>');
        for child in node.children() {
            if child.is_element() {
                self.element(child);
            } else if let Some(text) = child.text().filter(|_| child.is_text()) {
                if matches!(tag, "text" | "tspan") {
                    self.out.push_str(&escape(text));
                } else if !text.trim().is_empty() {
                    let range = child.range();
                    self.error(Span::new(range.start, range.end), "words outside `text`".to_owned(), "Put them in a `<text class=\"label\">`.");
                }
            }
        }
        let _ = write!(self.out, "</{tag}>");
    }

    /// The value to write, or nothing when the attribute may not stand.
    fn attribute(&mut self, tag: &str, name: &str, value: &str, span: Span) -> Option<String> {
        let figure = self.name;
        let own = |id: &str| format!("{figure}-{id}");
        match name {
            "id" if tag == "marker" => Some(own(value)),
            name if REFERRING.contains(&name) => {
                let id = value.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')'));
                if id.is_none() {
                    self.error(span, format!("`{name}` leads out of the figure"), "Write `url(#id)` with the id of a marker in this figure.");
                }
                id.map(|id| format!("url(#{})", own(id)))
            }
            "fill" | "stroke" if value == "none" => Some(value.to_owned()),
            "fill" | "stroke" | "style" | "color" | "opacity" | "fill-opacity" | "stroke-opacity" => {
                let advice =
                    "Colour comes from a class, so that it follows the theme: ink, soft, accent, line, hair, tint-1 to tint-6, fill-1 to fill-6.";
                self.error(span, format!("`{name}` sets a look"), advice);
                None
            }
            "class" => {
                for class in value.split_whitespace().filter(|class| !is_class(class)) {
                    let known = ["ink", "soft", "accent", "line", "hair", "label", "small", "caps", "tint-1", "fill-1"];
                    let advice = did_you_mean(class, known.into_iter()).unwrap_or_else(|| {
                        "There are ink, soft, accent, line, hair, tint-1 to tint-6, fill-1 to fill-6, label, small and caps.".to_owned()
                    });
                    self.error(span, format!("there is no figure class `{class}`"), advice);
                }
                Some(value.to_owned())
            }
            "width" | "height" if tag == "svg" => None,
            name if ATTRIBUTES.contains(&name) => Some(value.to_owned()),
            name => {
                self.error(span, format!("`{name}` may not stand in a figure"), "Take it out.");
                None
            }
        }
    }
}

fn class_has(node: Node, classes: &[&str]) -> bool {
    node.attribute("class").is_some_and(|class| class.split_whitespace().any(|class| classes.contains(&class)))
}

fn is_class(class: &str) -> bool {
    let numbered = class.strip_prefix("tint-").or_else(|| class.strip_prefix("fill-"));
    LETTERING.contains(&class)
        || ["ink", "soft", "accent", "line", "hair"].contains(&class)
        || numbered.is_some_and(|number| matches!(number, "1" | "2" | "3" | "4" | "5" | "6"))
}

fn byte_at(text: &str, at: roxmltree::TextPos) -> usize {
    let line: usize = text.split_inclusive('\n').take(at.row.saturating_sub(1) as usize).map(str::len).sum();
    let column: usize = text[line.min(text.len())..].chars().take(at.col.saturating_sub(1) as usize).map(char::len_utf8).sum();
    line + column
}
