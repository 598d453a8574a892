//! The lesson as text, for the page before the program takes over and for readers without scripts.
//!
//! Element ids are the addresses of places, so plain links work. Class names are those of the program's own views, so that the
//! change from one to the other moves nothing. Every text is escaped; only prose and drawings, made by this compiler, are not.

mod answer;
mod listing;

use super::href::{Target, element_id, href};
use crate::lesson::{Block, Item, ItemKind, Lesson, Prompt, Section};
use crate::markup::escape;
use std::fmt::Write;

/// Adds a line; writing to a string cannot fail.
macro_rules! line {
    ($out:expr, $($args:tt)*) => { let _ = writeln!($out, $($args)*); };
}
use line;

/// The list of prompts and each prompt, which the style sheet shows only to who follows their link; then the sections in order.
///
/// The prompts come first because a learner who is sent to one can write as soon as its field has been read.
pub fn readable(lesson: &Lesson) -> String {
    let mut out = String::new();
    line!(out, "<article class=\"text prompt\" id=\"{}\">", escape(&element_id(lesson.id.as_str(), Target::Prompts)));
    line!(out, "<h1 class=\"display\">Practise</h1>");
    listing::prompts(&mut out, lesson, false);
    line!(out, "</article>");
    for (index, prompt) in lesson.prompts.iter().enumerate() {
        prompt_html(&mut out, lesson, index + 1, prompt);
    }
    for (index, section) in lesson.sections.iter().enumerate() {
        section_html(&mut out, lesson, index + 1, section);
    }
    out
}

fn section_html(out: &mut String, lesson: &Lesson, number: usize, section: &Section) {
    let id = element_id(lesson.id.as_str(), Target::Section(section.id.as_str()));
    line!(out, "<article class=\"text\" id=\"{}\">", escape(&id));
    line!(out, "<span class=\"numeral\">{number}</span>");
    line!(out, "<h1 class=\"display\">{}</h1>", escape(&section.title));
    line!(out, "<p class=\"standfirst\">{}</p>", escape(&section.standfirst));
    if number == 1 {
        // As `ui::read` has it.
        let practise = href(lesson.id.as_str(), Target::Prompts);
        line!(
            out,
            "<p class=\"invite\"><span>Here you can also write an answer of your own, see what it shows, and review it. Nothing leaves this device.</span>"
        );
        line!(out, "<a class=\"btn\" href=\"{}\">Practise a question</a></p>", escape(&practise));
    }
    for block in &section.blocks {
        block_html(out, lesson, section, block);
    }
    line!(out, "</article>");
}

fn block_html(out: &mut String, lesson: &Lesson, section: &Section, block: &Block) {
    match block {
        Block::Prose { html } => {
            line!(out, "<div class=\"prose\">\n{html}</div>");
        }
        Block::Figure { svg, alt, caption } => {
            line!(out, "<figure class=\"figure\">");
            line!(out, "<div class=\"drawing\" role=\"img\" aria-label=\"{}\"><div class=\"svg\">{svg}</div></div>", escape(alt));
            line!(out, "<figcaption>{}</figcaption>\n</figure>", escape(caption));
        }
        Block::Answer { answer } => {
            if let Some(answer) = lesson.answer(answer) {
                answer::html(out, lesson, section, answer);
            }
        }
        Block::Listing { listing } => listing::html(out, lesson, section, *listing),
        Block::Check { item } => {
            if let Some(item) = lesson.item(item) {
                check_html(out, lesson, item);
            }
        }
    }
}

/// A quick check as a question with its choices; what is right stays unsaid.
fn check_html(out: &mut String, lesson: &Lesson, item: &Item) {
    line!(out, "<section class=\"check\">\n<p class=\"caps caps--accent\">Quick check</p>");
    line!(out, "<h2 class=\"title stem\">{}</h2>", escape(&item.stem));
    if !item.excerpt.is_empty() {
        line!(out, "<blockquote class=\"excerpt\">{}</blockquote>", escape(&item.excerpt));
    }
    let choices = choices(lesson, &item.kind);
    if !choices.is_empty() {
        list(out, "ul", "kinds", choices.iter().map(String::as_str));
    }
    line!(out, "</section>");
}

fn choices(lesson: &Lesson, kind: &ItemKind) -> Vec<String> {
    let sorted = |texts: &mut dyn Iterator<Item = &String>| {
        // The order of steps and partners is the answer: the alphabet gives nothing away.
        let mut texts: Vec<String> = texts.cloned().collect();
        texts.sort();
        texts
    };
    match kind {
        ItemKind::Single { choices } | ItemKind::Multiple { choices } | ItemKind::Spot { signals: choices, .. } => {
            choices.iter().map(|choice| choice.text.clone()).collect()
        }
        ItemKind::Classify { groups, phrases } => {
            let groups = groups.join(" / ");
            phrases.iter().map(|phrase| format!("{} ({groups})", phrase.text)).collect()
        }
        ItemKind::Pitfall { .. } => lesson.pitfalls.iter().map(|pitfall| pitfall.name.clone()).chain(["None; it is sound".to_owned()]).collect(),
        ItemKind::Order { steps, .. } => sorted(&mut steps.iter().map(|step| &step.text)),
        ItemKind::Match { pairs, distractors } => {
            let mut all: Vec<String> = pairs.iter().map(|pair| pair.left.clone()).collect();
            all.extend(sorted(&mut pairs.iter().map(|pair| &pair.right).chain(distractors.iter().map(|choice| &choice.text))));
            all
        }
        ItemKind::Recall { .. } => Vec::new(),
    }
}

/// A prompt as its desk begins, so that the desk comes without a jump; the field is for who has scripts (`src/scripts/early.js`).
fn prompt_html(out: &mut String, lesson: &Lesson, number: usize, prompt: &Prompt) {
    let id = element_id(lesson.id.as_str(), Target::Prompt(prompt.id.as_str()));
    let all = href(lesson.id.as_str(), Target::Prompts);
    line!(out, "<article class=\"text prompt\" id=\"{}\">", escape(&id));
    line!(
        out,
        "<p class=\"caps caps--accent prompt-no\">Prompt {number} of {} <a href=\"{}\">All prompts</a></p>",
        lesson.prompts.len(),
        escape(&all)
    );
    line!(out, "<h1 class=\"display\">{}</h1>", escape(&prompt.text));
    line!(out, "<p class=\"leans\">{}</p>", escape(&leans_on(lesson, prompt)));
    line!(out, "<details class=\"help\"><summary>Stuck? An outline</summary>");
    list(out, "ol", "steps", prompt.outline.iter().map(String::as_str));
    line!(out, "</details>");
    line!(
        out,
        "<div class=\"draft\"><textarea class=\"early\" aria-label=\"Your draft\" placeholder=\"Begin with the question or need that set it off.\" autocomplete=\"off\"></textarea></div>"
    );
    line!(out, "<p class=\"status\" role=\"status\"></p>");
    let (short, long) = prompt.seconds;
    line!(out, "<p class=\"leans\">{} to {} words, {} to {} minutes aloud.</p>", prompt.words.min, prompt.words.max, minutes(short), minutes(long));
    line!(out, "</article>");
}

/// What a good answer to a prompt leans on, in a sentence.
fn leans_on(lesson: &Lesson, prompt: &Prompt) -> String {
    let mut names: Vec<String> = lesson.main_criteria(prompt).map(|criterion| format!("“{}”", criterion.name)).collect();
    match names.pop() {
        None => String::new(),
        Some(only) if names.is_empty() => format!("Leans on {only}."),
        Some(last) => format!("Leans on {} and {last}.", names.join(", ")),
    }
}

fn minutes(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A list of plain texts.
fn list<'t>(out: &mut String, tag: &str, class: &str, texts: impl Iterator<Item = &'t str>) {
    line!(out, "<{tag} class=\"{class}\">");
    for text in texts {
        line!(out, "<li>{}</li>", escape(text));
    }
    line!(out, "</{tag}>");
}
