//! Lowers `lesson.toml` and `audit.toml`.

use super::{
    names::Kind,
    scope::Scope,
    shapes::{AuditShape, LessonShape, PromptShape},
};
use crate::lesson::{
    AuditQuestion, Check, Companion, Criterion, CriterionId, Lean, Lesson, LessonId, Mark, Phrase, PhraseGroup, Pitfall, Prompt, Term, WordRange,
};

/// Everything of the lesson that stands in `lesson.toml`.
pub(super) fn lesson(scope: &mut Scope, shape: &LessonShape) -> Lesson {
    Lesson {
        id: LessonId::new(scope.lesson),
        title: scope.own(&shape.title),
        summary: scope.own(&shape.summary),
        series: scope.own(&shape.series),
        category: scope.own(&shape.category),
        difficulty: scope.own(&shape.difficulty),
        outcomes: scope.owns(&shape.outcomes),
        criteria: criteria(scope, shape),
        checks: checks(scope, shape),
        marks: marks(scope, shape),
        prompts: shape.prompt.iter().map(|prompt| self::prompt(scope, shape, prompt)).collect(),
        glossary: terms(scope, shape),
        phrases: phrases(scope, shape),
        pitfalls: pitfalls(scope, shape),
        companions: companions(scope, shape),
        ..Lesson::default()
    }
}

/// The questions of the audit.
pub(super) fn audit(scope: &mut Scope, shape: &AuditShape) -> Vec<AuditQuestion> {
    for question in shape.question.iter().filter(|question| question.flag.is_none() && question.mark.is_none()) {
        scope.error(question.question.span, "nothing answers this question", "Give it a `flag`, a `mark` or both.");
    }
    let question = |question: &super::shapes::QuestionShape| AuditQuestion {
        question: scope.own(&question.question),
        flag: question.flag.as_ref().map(|flag| flag.value.as_str().into()),
        mark: scope.refer_maybe(Kind::Mark, question.mark.as_ref()),
        criterion: scope.refer_maybe(Kind::Criterion, question.criterion.as_ref()),
        yes: scope.own(&question.yes),
        no: scope.own(&question.no),
    };
    shape.question.iter().map(question).collect()
}

fn criteria(scope: &mut Scope, shape: &LessonShape) -> Vec<Criterion> {
    let criterion = |criterion: &super::shapes::CriterionShape| Criterion {
        id: criterion.id.value.as_str().into(),
        name: scope.own(&criterion.name),
        question: scope.own(&criterion.question),
        from: criterion.from.as_ref().map(|from| scope.own(from)),
        levels: [scope.own(&criterion.missing), scope.own(&criterion.hinted), scope.own(&criterion.clear)],
        look_for: scope.owns(&criterion.look_for),
        false_friends: scope.quotes(&criterion.false_friends),
        follow_up: scope.own(&criterion.follow_up),
        revision: scope.own(&criterion.revision),
        marks: scope.refer_all(Kind::Mark, &criterion.marks),
    };
    shape.criterion.iter().map(criterion).collect()
}

fn checks(scope: &mut Scope, shape: &LessonShape) -> Vec<Check> {
    let check = |check: &super::shapes::CheckShape| Check {
        id: check.id.value.as_str().into(),
        name: scope.own(&check.name),
        look_for: scope.own(&check.look_for),
        ask: scope.maybe(check.ask.as_ref()),
        revision: scope.own(&check.revision),
    };
    shape.check.iter().map(check).collect()
}

fn marks(scope: &mut Scope, shape: &LessonShape) -> Vec<Mark> {
    const KEYS: usize = 9;
    if let Some(extra) = shape.mark.get(KEYS) {
        scope.error(extra.id.span, "there are more than nine marks", "Marks have the keys 1 to 9; keep the nine that teach most.");
    }
    let mut letters: Vec<&str> = Vec::new();
    let mut marks = Vec::new();
    for mark in &shape.mark {
        let letter = mark.letter.value.as_str();
        let mut chars = letter.chars();
        if !(chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()) {
            scope.error(mark.letter.span, format!("`{letter}` is not one upper-case letter"), "The letter stands on the mark’s badge.");
        } else if letters.contains(&letter) {
            scope.error(mark.letter.span, format!("the letter `{letter}` is used twice"), "Every mark has its own letter.");
        }
        letters.push(letter);
        marks.push(Mark {
            id: mark.id.value.as_str().into(),
            name: scope.own(&mark.name),
            letter: letter.to_owned(),
            hint: scope.own(&mark.hint),
            questions: scope.owns(&mark.questions),
        });
    }
    marks
}

fn prompt(scope: &mut Scope, lesson: &LessonShape, shape: &PromptShape) -> Prompt {
    let [min, max] = shape.words.value;
    if min == 0 || min > max {
        scope.error(shape.words.span, "this word range is empty", "Write the fewest words, then the most, such as `[300, 400]`.");
    }
    let [short, long] = shape.seconds.value;
    if short == 0 || short > long {
        scope.error(shape.seconds.span, "this range of seconds is empty", "Write the shortest time, then the longest, such as `[120, 180]`.");
    }
    let reveal_after = shape.reveal_after.value;
    if reveal_after > max && 0 < min && min <= max {
        scope.error(
            shape.reveal_after.span,
            format!("the model answer would never open: {reveal_after} words are more than {max}"),
            "Ask for fewer words.",
        );
    }
    for id in shape.leans.keys() {
        scope.refer::<CriterionId>(Kind::Criterion, id);
    }
    let lean = |id: &str| shape.leans.iter().find(|(key, _)| key.value == id).map_or(Lean::Bonus, |(_, lean)| lean.value);
    Prompt {
        id: shape.id.value.as_str().into(),
        text: scope.own(&shape.text),
        short: scope.own(&shape.short),
        leans: lesson.criterion.iter().map(|criterion| (criterion.id.value.as_str().into(), lean(&criterion.id.value))).collect(),
        checks: scope.refer_all(Kind::Check, &shape.checks),
        words: WordRange { min: min as usize, max: max as usize },
        seconds: (short, long),
        reveal_after: reveal_after as usize,
        outline: scope.owns(&shape.outline),
        answers: Vec::new(),
    }
}

fn terms(scope: &mut Scope, shape: &LessonShape) -> Vec<Term> {
    let term =
        |term: &super::shapes::TermShape| Term { id: term.id.value.as_str().into(), name: scope.own(&term.name), meaning: scope.own(&term.meaning) };
    shape.term.iter().map(term).collect()
}

fn phrases(scope: &mut Scope, shape: &LessonShape) -> Vec<PhraseGroup> {
    let group = |group: &super::shapes::PhrasesShape| PhraseGroup {
        name: scope.own(&group.name),
        criterion: scope.refer_maybe(Kind::Criterion, group.criterion.as_ref()),
        phrases: group.phrases.iter().map(|phrase| Phrase(scope.quoted(phrase))).collect(),
    };
    shape.phrases.iter().map(group).collect()
}

fn pitfalls(scope: &mut Scope, shape: &LessonShape) -> Vec<Pitfall> {
    let pitfall = |pitfall: &super::shapes::PitfallShape| Pitfall {
        id: pitfall.id.value.as_str().into(),
        name: scope.own(&pitfall.name),
        symptom: scope.own(&pitfall.symptom),
        why: scope.own(&pitfall.why),
        fix: scope.own(&pitfall.fix),
    };
    shape.pitfall.iter().map(pitfall).collect()
}

fn companions(scope: &mut Scope, shape: &LessonShape) -> Vec<Companion> {
    let companion = |companion: &super::shapes::CompanionShape| Companion {
        slug: companion.slug.value.clone(),
        title: scope.own(&companion.title),
        place: scope.own(&companion.place),
        reason: scope.own(&companion.reason),
    };
    shape.companion.iter().map(companion).collect()
}
