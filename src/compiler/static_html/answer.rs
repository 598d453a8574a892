//! A model answer as text with its marks.

use super::{
    super::href::{Target, element_id},
    line, list,
};
use crate::lesson::{Lesson, ModelAnswer, Run, Section, StarPart, Strength};
use crate::markup::escape;
use std::fmt::Write;

pub(super) fn html(out: &mut String, lesson: &Lesson, section: &Section, answer: &ModelAnswer) {
    let id = element_id(lesson.id.as_str(), Target::Anchor(section.id.as_str(), answer.id.as_str()));
    let strong = answer.strength == Strength::Strong;
    let weak = if strong { "" } else { " data-weak=\"\"" };
    line!(out, "<section class=\"answer\" id=\"{}\"{weak}>", escape(&id));
    line!(out, "<p class=\"caps caps--accent\">{}</p>", if strong { "Model answer, strong" } else { "Contrast answer, weak" });
    if let Some(prompt) = lesson.prompt(&answer.prompt) {
        line!(out, "<h3 class=\"title\">“{}”</h3>", escape(&prompt.text));
    }
    line!(out, "<div class=\"body\">");
    let mut previous = None;
    for &paragraph in &answer.paragraphs {
        out.push_str("<p>");
        if previous != Some(paragraph.part) {
            // Writing to a string cannot fail.
            let _ = write!(out, "<span class=\"star caps\">{}</span> ", part(paragraph.part));
            previous = Some(paragraph.part);
        }
        for run in answer.runs(paragraph) {
            run_html(out, lesson, answer, &run);
        }
        out.push_str("</p>\n");
    }
    line!(out, "</div>");
    verdicts(out, if strong { "Why it works" } else { "Why it fails" }, &answer.why);
    verdicts(out, "Where even this one is thin", &answer.thin);
    verdicts(out, "Questions that would rescue it", &answer.repairs);
    line!(out, "</section>");
}

/// Words under the same annotations; the innermost mark shows.
fn run_html(out: &mut String, lesson: &Lesson, answer: &ModelAnswer, run: &Run) {
    let text = escape(run.span.of(&answer.text).unwrap_or_default());
    let marking = run.annotations.iter().rev().map(|&index| &answer.annotations[index]).find(|annotation| !annotation.marks.is_empty());
    let Some(annotation) = marking else {
        out.push_str(&text);
        return;
    };
    let mark = &annotation.marks[0];
    let letter = lesson.mark(mark).filter(|_| annotation.span.start == run.span.start).map(|mark| format!(" data-l=\"{}\"", escape(&mark.letter)));
    let _ = write!(out, "<mark data-m=\"{}\"{}>{text}</mark>", lesson.mark_number(mark), letter.unwrap_or_default());
}

fn verdicts(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        line!(out, "<div class=\"verdicts\"><h4 class=\"caps\">{title}</h4>");
        list(out, "ul", "dashes", lines.iter().map(String::as_str));
        line!(out, "</div>");
    }
}

fn part(part: StarPart) -> &'static str {
    match part {
        StarPart::Situation => "Situation",
        StarPart::Task => "Task",
        StarPart::Action => "Action",
        StarPart::Result => "Result",
        StarPart::Closing => "Closing",
    }
}
