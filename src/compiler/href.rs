//! Addresses of places in a lesson.

/// A place in a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// A section of the reading part.
    Section(&'a str),
    /// A heading, a term or a model answer in a section.
    Anchor(&'a str, &'a str),
    /// The list of prompts.
    Prompts,
    /// A prompt to practise.
    Prompt(&'a str),
}

/// The link to a place.
pub fn href(lesson: &str, target: Target) -> String {
    format!("#{}", element_id(lesson, target))
}

/// The id of the element at a place: the route itself, so that links work where no script runs.
pub fn element_id(lesson: &str, target: Target) -> String {
    match target {
        Target::Section(section) => format!("/{lesson}/read/{section}"),
        Target::Anchor(section, anchor) => format!("/{lesson}/read/{section}/{anchor}"),
        Target::Prompts => format!("/{lesson}/practise"),
        Target::Prompt(prompt) => format!("/{lesson}/practise/{prompt}"),
    }
}
