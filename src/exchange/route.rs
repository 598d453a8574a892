//! The address of every place in the widget: parser and printer of the fragment behind `#`.
//!
//! An address reads `#/<lesson>/<place>/<rest>`; the lesson may be left out where there is only one. Element ids in the readable
//! pages equal these addresses, so that links work before, and without, the widget itself.

use crate::lesson::{AnswerId, CriterionId, ItemId, Lesson, Library, MarkId, PromptId, SectionId};
use crate::practice::assignment::{Assignment, MOST_WORDS, Mode};
use crate::practice::calibration::Subject;

pub use crate::practice::place::{Arrival, Asked, Calibrating, Desktop, Place, Route};

impl Desktop {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Draft, ""), (Self::Versions, "versions"), (Self::Model, "model-answer"), (Self::Rehearse, "rehearse")];
}

impl Route {
    /// The address, from `#/` on.
    pub fn href(&self) -> String {
        let mut href = format!("#/{}", self.lesson);
        let mut add = |part: &str| {
            href.push('/');
            href.push_str(part);
        };
        match &self.place {
            Place::Read(section, anchor) => {
                add("read");
                add(section.as_str());
                if let Some(anchor) = anchor {
                    add(anchor);
                }
            }
            Place::Prompts => add("practise"),
            Place::Practise(prompt, desktop) => {
                add("practise");
                add(prompt.as_str());
                if let Some((_, word)) = Desktop::ALL.iter().find(|(known, word)| known == desktop && !word.is_empty()) {
                    add(word);
                }
            }
            Place::Quiz(asked) => {
                add("quiz");
                match asked {
                    Asked::Anything => {}
                    Asked::Due => add("due"),
                    Asked::Missed => add("missed"),
                    Asked::Mixed => add("mixed"),
                    Asked::Section(section) => {
                        add("section");
                        add(section.as_str());
                    }
                }
            }
            Place::Calibrate(what) => {
                add("calibrate");
                match what {
                    Calibrating::Anything => {}
                    Calibrating::One(Subject { answer, criterion }) => {
                        add(answer.as_str());
                        if let Some(criterion) = criterion {
                            add(criterion.as_str());
                        }
                    }
                    Calibrating::Pairs => add("pairs"),
                }
            }
            Place::Progress => add("progress"),
            Place::Review(draft) => {
                add("review");
                if let Some(draft) = draft {
                    add(draft);
                }
            }
            Place::Collect => add("collect"),
        }
        href
    }

    /// What `fragment` (with or without its `#`) means in this library.
    pub fn parse(fragment: &str, library: &Library) -> Arrival {
        let path = fragment.trim_start_matches('#');
        let Some(first) = library.lessons.first() else {
            return Arrival::Start;
        };
        if path.trim_matches('/').is_empty() {
            return Arrival::Start;
        }
        let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let lesson = match library.lessons.iter().find(|lesson| Some(&lesson.id.as_str()) == parts.first()) {
            Some(lesson) => {
                parts.remove(0);
                lesson
            }
            None => first,
        };
        if let ["practise", prompt, ASSIGNMENT, asked @ ..] = &parts[..]
            && let Some(place) = practise(lesson, prompt, "")
        {
            return Arrival::Assigned(Self { lesson: lesson.id.clone(), place }, assignment(lesson, prompt, asked));
        }
        match place(lesson, &parts) {
            Ok(place) => Arrival::At(Self { lesson: lesson.id.clone(), place }),
            Err(nearest) => Arrival::Lost(Self { lesson: lesson.id.clone(), place: nearest }),
        }
    }
}

/// The part of an address after which an assignment stands: its mode, its fewest words, its marks.
const ASSIGNMENT: &str = "assignment";

/// The address of an assignment, from `#/` on.
pub fn assignment_href(lesson: &Lesson, assignment: &Assignment) -> String {
    let mode = Mode::ALL.iter().find(|(mode, _)| *mode == assignment.mode).map_or("", |(_, word)| word);
    let mut href = format!("#/{}/practise/{}/{ASSIGNMENT}/{mode}/{}", lesson.id, assignment.prompt, assignment.words);
    for mark in &assignment.marks {
        href.push('/');
        href.push_str(mark.as_str());
    }
    href
}

/// What is asked for; whatever of it is not understood is not asked for.
fn assignment(lesson: &Lesson, prompt: &str, asked: &[&str]) -> Assignment {
    let mode = Mode::of(asked.first().copied().unwrap_or_default());
    let words = asked.get(1).and_then(|words| words.parse().ok()).unwrap_or(0).min(MOST_WORDS);
    let known = asked.iter().skip(2).filter_map(|mark| lesson.mark(&MarkId::new(*mark))).map(|mark| mark.id.clone());
    let mut marks = Vec::new();
    for mark in known {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    Assignment { prompt: PromptId::new(prompt), mode, words, marks }
}

/// The place the parts name, or the nearest one there is.
fn place(lesson: &Lesson, parts: &[&str]) -> Result<Place, Place> {
    let start = Route::start(lesson).place;
    match parts {
        [] | ["read"] => Ok(start),
        ["read", section] => read(lesson, section, None).ok_or(start),
        ["read", section, anchor @ ..] => read(lesson, section, Some(anchor.join("/"))).ok_or(start),
        ["practise"] => Ok(Place::Prompts),
        ["practise", prompt] => practise(lesson, prompt, "").ok_or(Place::Prompts),
        ["practise", prompt, desktop] => practise(lesson, prompt, desktop).ok_or_else(|| practise(lesson, prompt, "").unwrap_or(Place::Prompts)),
        ["practise", ..] => Err(Place::Prompts),
        ["quiz"] => Ok(Place::Quiz(Asked::Anything)),
        ["quiz", "due"] => Ok(Place::Quiz(Asked::Due)),
        ["quiz", "missed"] => Ok(Place::Quiz(Asked::Missed)),
        ["quiz", "mixed"] => Ok(Place::Quiz(Asked::Mixed)),
        ["quiz", "section", section] => lesson
            .section(&SectionId::new(*section))
            .map(|section| Place::Quiz(Asked::Section(section.id.clone())))
            .ok_or(Place::Quiz(Asked::Anything)),
        // An item's own address, which is told to the page around, leads to what is asked with it.
        ["quiz", "item", item] => {
            lesson.item(&ItemId::new(*item)).map(|item| Place::Quiz(Asked::Section(item.section.clone()))).ok_or(Place::Quiz(Asked::Anything))
        }
        ["quiz", ..] => Err(Place::Quiz(Asked::Anything)),
        ["calibrate"] => Ok(Place::Calibrate(Calibrating::Anything)),
        ["calibrate", "pairs"] => Ok(Place::Calibrate(Calibrating::Pairs)),
        ["calibrate", answer] => rated(lesson, answer, None).ok_or(Place::Calibrate(Calibrating::Anything)),
        ["calibrate", answer, criterion] => rated(lesson, answer, Some(CriterionId::new(*criterion)))
            .ok_or_else(|| rated(lesson, answer, None).unwrap_or(Place::Calibrate(Calibrating::Anything))),
        ["calibrate", ..] => Err(Place::Calibrate(Calibrating::Anything)),
        ["progress"] => Ok(Place::Progress),
        ["review"] => Ok(Place::Review(None)),
        ["review", draft] => Ok(Place::Review(Some((*draft).to_owned()))),
        ["collect"] => Ok(Place::Collect),
        _ => Err(start),
    }
}

fn read(lesson: &Lesson, section: &str, anchor: Option<String>) -> Option<Place> {
    lesson.section(&SectionId::new(section)).map(|section| Place::Read(section.id.clone(), anchor))
}

fn rated(lesson: &Lesson, answer: &str, criterion: Option<CriterionId>) -> Option<Place> {
    let subject = Subject { answer: AnswerId::new(answer), criterion };
    let there = lesson.answer(&subject.answer).is_some() && (subject.criterion.is_none() || !subject.ratings(lesson).is_empty());
    there.then_some(Place::Calibrate(Calibrating::One(subject)))
}

fn practise(lesson: &Lesson, prompt: &str, desktop: &str) -> Option<Place> {
    let prompt = lesson.prompt(&PromptId::new(prompt))?;
    let (desktop, _) = Desktop::ALL.into_iter().find(|(_, word)| *word == desktop)?;
    Some(Place::Practise(prompt.id.clone(), desktop))
}
