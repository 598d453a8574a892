//! What a lesson teaches and no model answer shows: it builds, and its learners would look for an example in vain.

use super::{report::Report, shapes::LessonShape};
use crate::lesson::{Lesson, ModelAnswer, Prompt, Strength};

/// Warns of every mark and pitfall that is left to itself. Call it when every answer could be read.
pub(super) fn check(report: &mut Report, file: usize, shape: &LessonShape, lesson: &Lesson) {
    let any =
        |strength: Strength, shows: &dyn Fn(&ModelAnswer) -> bool| lesson.answers.iter().any(|answer| answer.strength == strength && shows(answer));
    for mark in &shape.mark {
        let id = mark.id.value.as_str();
        let shows = |answer: &ModelAnswer| answer.annotations.iter().flat_map(|annotation| &annotation.marks).any(|mark| mark.as_str() == id);
        if !any(Strength::Strong, &shows) && !report.is_wrong(file, mark.id.span) {
            report.warn(file, mark.id.span, format!("no strong answer shows `{id}`"), format!("Annotate the words that do: `[…]{{.{id}}}`."));
        }
    }
    for pitfall in &shape.pitfall {
        let id = pitfall.id.value.as_str();
        let falls =
            |answer: &ModelAnswer| answer.annotations.iter().flat_map(|annotation| &annotation.pitfalls).any(|pitfall| pitfall.as_str() == id);
        if !any(Strength::Weak, &falls) && !report.is_wrong(file, pitfall.id.span) {
            report.warn(file, pitfall.id.span, format!("no weak answer falls into `{id}`"), format!("Annotate the words that do: `[…]{{.{id}}}`."));
        }
    }
}

/// The prompts of which nobody shows how they are answered well.
pub(super) fn unanswered(lesson: &Lesson) -> Vec<&str> {
    let strong = |prompt: &Prompt| lesson.answers.iter().any(|answer| answer.strength == Strength::Strong && answer.prompt == prompt.id);
    lesson.prompts.iter().filter(|prompt| !strong(prompt)).map(|prompt| prompt.id.as_str()).collect()
}
