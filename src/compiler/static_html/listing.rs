//! The lists a section sets out.

use super::{
    super::href::{Target, element_id, href},
    line, list,
};
use crate::lesson::{Criterion, Lesson, Level, Listing, Section};
use crate::markup::escape;
use std::fmt::Write;

pub(super) fn html(out: &mut String, lesson: &Lesson, section: &Section, listing: Listing) {
    match listing {
        Listing::Glossary => glossary(out, lesson, section),
        Listing::Phrases => phrases(out, lesson),
        Listing::Prompts => prompts(out, lesson, false),
        Listing::Outlines => prompts(out, lesson, true),
        Listing::Rubric => lesson.criteria.iter().for_each(|criterion| rubric(out, criterion)),
        Listing::Marks => marks(out, lesson),
        Listing::Pitfalls => pitfalls(out, lesson),
        Listing::Audit => list(out, "ol", "kinds", lesson.audit.iter().map(|question| question.question.as_str())),
        Listing::Companions => companions(out, lesson),
        Listing::Outcomes => list(out, "ol", "dashes", lesson.outcomes.iter().map(String::as_str)),
    }
}

fn glossary(out: &mut String, lesson: &Lesson, section: &Section) {
    line!(out, "<dl class=\"glossary\">");
    for term in &lesson.glossary {
        let anchor = format!("term-{}", term.id);
        let id = element_id(lesson.id.as_str(), Target::Anchor(section.id.as_str(), &anchor));
        line!(out, "<div id=\"{}\"><dt>{}</dt><dd>{}</dd></div>", escape(&id), escape(&term.name), escape(&term.meaning));
    }
    line!(out, "</dl>");
}

fn phrases(out: &mut String, lesson: &Lesson) {
    for group in &lesson.phrases {
        line!(out, "<h2 class=\"head\">{}</h2>", escape(&group.name));
        list(out, "ul", "phrases", group.phrases.iter().map(|phrase| phrase.0.as_str()));
    }
}

pub(super) fn prompts(out: &mut String, lesson: &Lesson, with_outline: bool) {
    line!(out, "<ol class=\"kinds prompts\">");
    for prompt in &lesson.prompts {
        let link = href(lesson.id.as_str(), Target::Prompt(prompt.id.as_str()));
        line!(out, "<li><a href=\"{}\">{}</a>", escape(&link), escape(&prompt.text));
        if with_outline {
            list(out, "ol", "steps", prompt.outline.iter().map(String::as_str));
        }
        line!(out, "</li>");
    }
    line!(out, "</ol>");
}

fn rubric(out: &mut String, criterion: &Criterion) {
    line!(out, "<section class=\"criterion\">\n<h2 class=\"head\">{}</h2>", escape(&criterion.name));
    line!(out, "<p class=\"ask\">{}</p>\n<dl class=\"levels\">", escape(&criterion.question));
    for (level, name) in Level::ALL.into_iter().zip(["Missing", "Hinted", "Clear"]) {
        let words = escape(criterion.descriptor(level));
        line!(out, "<div><dt><span class=\"step\" data-s=\"{}\">{name}</span></dt><dd>{words}</dd></div>", level.key());
    }
    line!(out, "</dl>");
    paragraph(out, "Look for", &criterion.look_for.join("; "));
    paragraph(out, "False friends", &criterion.false_friends.join("; "));
    paragraph(out, "What an interviewer asks when it is not clear", &format!("“{}”", criterion.follow_up));
    paragraph(out, "What to change", &criterion.revision);
    line!(out, "</section>");
}

fn marks(out: &mut String, lesson: &Lesson) {
    line!(out, "<ul class=\"markkey\">");
    for mark in &lesson.marks {
        let (letter, name, hint) = (escape(&mark.letter), escape(&mark.name), escape(&mark.hint));
        line!(
            out,
            "<li data-m=\"{}\"><span class=\"badge\">{letter}</span><span><b class=\"markname\">{name}</b> {hint}</span></li>",
            lesson.mark_number(&mark.id)
        );
    }
    line!(out, "</ul>");
}

fn pitfalls(out: &mut String, lesson: &Lesson) {
    for pitfall in &lesson.pitfalls {
        line!(out, "<section class=\"criterion\">\n<h2 class=\"head\">{}</h2>", escape(&pitfall.name));
        paragraph(out, "How it sounds", &pitfall.symptom);
        paragraph(out, "Why it fails", &pitfall.why);
        paragraph(out, "What to do", &pitfall.fix);
        line!(out, "</section>");
    }
}

fn companions(out: &mut String, lesson: &Lesson) {
    line!(out, "<dl class=\"glossary\">");
    for companion in &lesson.companions {
        let (title, place, reason) = (escape(&companion.title), escape(&companion.place), escape(&companion.reason));
        line!(out, "<div><dt>{title}</dt><dd><span class=\"place\">{place}. </span>{reason}</dd></div>");
    }
    line!(out, "</dl>");
}

fn paragraph(out: &mut String, label: &str, text: &str) {
    line!(out, "<p><b>{label}</b> {}</p>", escape(text));
}
