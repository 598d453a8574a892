//! What the widget and the page around its frame say to each other. `docs/embedding.md` is the same in prose.
//!
//! From the page come wishes about looks only: theme, accent, language, "measure again". To the page go the height and statements
//! of what happened, shaped after xAPI, without actor and without a word the learner wrote. Anything else is not understood, and
//! not understanding is silent: a stranger's page may send what it likes.

use crate::exchange::language::Language;
use crate::exchange::route::{Asked, Place, Route};
use crate::lesson::{ItemId, Lesson, PromptId, SectionId};
use serde_json::{Value, json};

/// How the widget stands in its page, from the query of its address: `?embed=1&view=practise&theme=dark`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embedding {
    /// In a page that gives it room and keeps its own ground.
    pub embedded: bool,
    /// With the masthead, for the view of the whole widget.
    pub masthead: bool,
    /// As a picture of itself, in our own "Embed or share": no word of the embedding page's.
    pub preview: bool,
    /// How it should look.
    pub appearance: Appearance,
}

/// How the page would like the widget to look. What is not understood is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// `light` or `dark`.
    pub theme: Option<&'static str>,
    /// The custom properties that a page may set, by their names after `--practice-`; empty for the widget's own again, which a page asks for
    /// as `none`.
    pub properties: Vec<(&'static str, String)>,
    /// A language this build speaks.
    pub lang: Option<Language>,
}

/// Whether a value may be taken.
type Fits = fn(&str) -> bool;

/// The custom properties that a page may set, after `--practice-`, and what each may be.
const PROPERTIES: [(&str, Fits); 4] = [("accent", is_colour), ("surface", is_colour), ("radius", is_length), ("font", is_font)];

/// `#rgb` or `#rrggbb`.
fn is_colour(value: &str) -> bool {
    let digits = value.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
}

/// A number of pixels or of root ems.
fn is_length(value: &str) -> bool {
    let number = value.strip_suffix("px").or(value.strip_suffix("rem")).unwrap_or_default();
    matches!(number.len(), 1..=6) && number.chars().all(|digit| digit.is_ascii_digit() || digit == '.')
}

/// Names of fonts, with commas between them.
fn is_font(value: &str) -> bool {
    let is_of_a_name = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | ',' | '-' | '\'' | '"');
    matches!(value.len(), 1..=200) && value.chars().all(is_of_a_name)
}

/// Something the page said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The page is there and will fit the frame to its content.
    Hello,
    /// A course page's own resizer is there (the H5P kind) and wants its greeting back.
    ResizerHello,
    /// The room changed.
    Measure,
    /// New looks.
    Appearance(Appearance),
}

/// The fields of a message that are looked at; the edge reads no others, and only short texts.
pub const FIELDS: [&str; 9] = ["context", "action", "type", "theme", "accent", "surface", "radius", "font", "lang"];

impl Embedding {
    /// What the query of the address asks for.
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(&str, String)> = query
            .trim_start_matches('?')
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name, value.replace("%23", "#")))
            .collect();
        let get = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()).unwrap_or_default();
        let embedded = get("embed") == "1";
        let masthead = !embedded || matches!(get("view"), "" | "whole");
        Self { embedded, masthead, preview: get("preview") == "1", appearance: Appearance::parse(get) }
    }
}

impl Appearance {
    fn parse<'a>(get: impl Fn(&str) -> &'a str) -> Self {
        let asked = |(name, fits): (&'static str, Fits)| match get(name) {
            "none" => Some((name, String::new())),
            value => fits(value).then(|| (name, value.to_owned())),
        };
        Self {
            theme: ["light", "dark"].into_iter().find(|known| *known == get("theme")),
            properties: PROPERTIES.into_iter().filter_map(asked).collect(),
            lang: Language::parse(get("lang")),
        }
    }
}

impl Heard {
    /// What a message means: `ours` says that it carried `practice: 1`, `get` answers the text of a field of [`FIELDS`], or nothing.
    pub fn parse<'a>(ours: bool, get: impl Fn(&str) -> &'a str) -> Option<Self> {
        match (ours, get("context"), get("type"), get("action")) {
            (true, _, "hello", _) | (false, "h5p", _, "hello") => Some(Self::Hello),
            (true, _, "measure", _) | (false, "h5p", _, "resize" | "resizePrepared") => Some(Self::Measure),
            (true, _, "appearance", _) => Some(Self::Appearance(Appearance::parse(get))),
            (false, "h5p", _, "ready") => Some(Self::ResizerHello),
            _ => None,
        }
    }
}

/// The greeting of the H5P resizer.
pub fn resizer_hello() -> Value {
    json!({ "context": "h5p", "action": "hello" })
}

/// The height in pixels, in every dialect a course page may speak: ours, the H5P resizer's and LTI's.
pub fn resize(height: u32) -> [Value; 3] {
    [
        json!({ "practice": 1, "type": "resize", "height": height }),
        json!({ "context": "h5p", "action": "resize", "scrollHeight": height }),
        json!({ "subject": "lti.frameResize", "height": height }),
    ]
}

/// The first thing said: the widget runs, and this is what it shows.
pub fn ready(lesson: &Lesson, route: &Route) -> Value {
    let title = match &route.place {
        Place::Practise(prompt, _) => lesson.prompt(prompt).map(|prompt| prompt.text.as_str()),
        Place::Read(section, _) => lesson.section(section).map(|section| section.title.as_str()),
        Place::Quiz(Asked::Section(section)) => lesson.section(section).map(|section| section.title.as_str()),
        _ => None,
    };
    json!({ "practice": 1, "type": "ready", "title": title.unwrap_or(&lesson.title), "place": route.href() })
}

/// Something the learner did that a course page may count. Never what was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// Answered a quiz item.
    Answered(ItemId, Answer),
    /// Wrote enough for a review.
    Drafted(PromptId, Words),
    /// Finished a review: how many criteria are missing, hinted, clear.
    Reviewed(PromptId, [u32; 3]),
    /// Read a section to its end.
    Completed(SectionId),
}

/// How an item was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Rightly.
    Right,
    /// Wrongly or in part.
    Wrong,
}

/// A length in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub u32);

impl Statement {
    /// The message, with a statement shaped after xAPI: verb, object, result; no actor, no text.
    pub fn message(&self, lesson: &Lesson) -> Value {
        let id = &lesson.id;
        let (kind, activity, object, result) = match self {
            Self::Answered(item, answer) => {
                ("answered", "cmi.interaction", format!("#/{id}/quiz/item/{item}"), json!({ "success": *answer == Answer::Right }))
            }
            Self::Drafted(prompt, Words(words)) => ("drafted", "assessment", format!("#/{id}/practise/{prompt}"), json!({ "words": words })),
            Self::Reviewed(prompt, [missing, hinted, clear]) => (
                "reviewed",
                "assessment",
                format!("#/{id}/practise/{prompt}"),
                json!({ "completion": true, "levels": { "missing": missing, "hinted": hinted, "clear": clear } }),
            ),
            Self::Completed(section) => ("completed", "module", format!("#/{id}/read/{section}"), json!({ "completion": true })),
        };
        // The vocabulary knows no drafting and no reviewing; the nearest verbs stand in, and `type` says it exactly. Levels are never added up:
        // what a criterion shows is no mark out of ten, for a course page as little as for the learner.
        let verb = match kind {
            "drafted" => "attempted",
            "reviewed" => "completed",
            same => same,
        };
        json!({
            "practice": 1,
            "type": kind,
            "statement": {
                "verb": { "id": format!("http://adlnet.gov/expapi/verbs/{verb}") },
                "object": { "id": object, "definition": { "type": format!("http://adlnet.gov/expapi/activities/{activity}") } },
                "result": result,
            }
        })
    }
}
