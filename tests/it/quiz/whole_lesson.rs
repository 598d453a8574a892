//! Every bundled lesson itself, item by item, and a lesson that is quite another.

use practice_widget::lesson::{Criterion, Item, ItemKind, Lesson, Library, Rating};
use practice_widget::practice::calibration::{Drill, excerpts};
use practice_widget::practice::context::Context;
use practice_widget::practice::quiz::{Answer, Ask, Asking, Fate, Hint, ItemAction, Named, Outcome, Quiz, QuizAction, Scope, judge};
use practice_widget::practice::schedule::Agenda;

include!(concat!(env!("OUT_DIR"), "/library.rs"));

fn lessons() -> Vec<Lesson> {
    let mut lessons = serde_json::from_str::<Library>(LIBRARY_JSON).expect("compiled").lessons;
    assert!(lessons.iter().any(|lesson| lesson.items.len() >= 57), "the first lesson is bundled");
    lessons.push(crate::compiler::tiny_lesson());
    lessons
}

/// The answer the author holds to be right.
fn right(item: &Item) -> Answer {
    match &item.kind {
        ItemKind::Single { choices } => Answer::Single { choice: choices.iter().position(|choice| choice.right) },
        ItemKind::Multiple { choices } => {
            Answer::Multiple { ticks: choices.iter().enumerate().filter(|(_, choice)| choice.right).map(|(at, _)| at).collect() }
        }
        ItemKind::Classify { phrases, .. } => Answer::Classify { groups: phrases.iter().map(|phrase| Some(phrase.group)).collect() },
        ItemKind::Spot { spans, signals, .. } => {
            Answer::Spot { words: spans.iter().find(|span| span.right).map(|span| span.span), signal: signals.iter().position(|signal| signal.right) }
        }
        ItemKind::Pitfall { answer, .. } => Answer::Pitfall { named: Some(answer.clone().map_or(Named::Sound, Named::Pitfall)) },
        ItemKind::Order { steps, .. } => Answer::Order { order: (0..steps.len()).collect() },
        ItemKind::Match { pairs, .. } => Answer::Match { rights: (0..pairs.len()).map(Some).collect() },
        ItemKind::Recall { points, .. } => {
            let asked = points.iter().enumerate().filter(|(_, point)| !point.bonus).map(|(at, _)| at);
            Answer::Recall { text: "all of it".into(), ticks: asked.collect() }
        }
    }
}

#[test]
fn every_item_can_be_asked_answered_rightly_and_explained() {
    for lesson in lessons() {
        for item in &lesson.items {
            let verdict = judge(&lesson, item, &right(item));
            assert_eq!(verdict.outcome, Outcome::Right, "{}: {verdict:?}", item.id);
            assert!(verdict.took.is_empty(), "{}", item.id);
            let view = Asking::new(item, 4).view(&lesson, item);
            let recall = matches!(view.question.ask, Ask::Recall { .. } | Ask::Order(_));
            assert!(recall || verdict.remarks.iter().chain(&verdict.naming).all(|remark| !remark.why.is_empty()), "{}", item.id);
            let unsure = judge(&lesson, item, &Answer::NotSure);
            assert!(unsure.remarks.iter().chain(&unsure.naming).all(|remark| remark.fate != Fate::Taken), "{}", item.id);
            assert!(Hint::of(&lesson, item, &Answer::NotSure).second_draft(item).fits(item), "{}", item.id);
        }
    }
}

#[test]
fn a_learner_can_go_through_the_whole_lesson_and_it_all_comes_back() {
    for lesson in lessons() {
        let mut quiz = Quiz::default();
        let on = |day| Context { lesson: &lesson, now: 1, day };
        for section in &lesson.sections {
            quiz.apply(QuizAction::Begin { scope: Scope::Section(section.id.clone()), length: None, seed: 2 }, &on(0));
            while quiz.sitting_view(&lesson).is_some() {
                assert!(quiz.apply(QuizAction::Item(ItemAction::NotSure), &on(0)).is_some());
                quiz.apply(QuizAction::Next, &on(0));
            }
        }
        assert_eq!(quiz.record.attempts(), lesson.items.len() as u64);
        let planned: usize = quiz.schedule.plan(&lesson, 1).iter().map(Agenda::len).sum();
        assert_eq!(planned, lesson.items.len());
        assert!(serde_json::to_string(&quiz).expect("stored").len() < 40_000);
    }
}

/// Pairs of answers that the guide rates apart on a criterion, by more than a careful reader could, with words that decide for the better one.
fn possible(lesson: &Lesson) -> usize {
    let pairs_on = |criterion: &Criterion| {
        let rated = lesson.answers.iter().filter_map(|answer| answer.ratings.iter().find(|rating| rating.criterion == criterion.id));
        let rated: Vec<&Rating> = rated.collect();
        let apart = |one: &Rating, other: &Rating| one.level > other.level && !one.near.contains(&other.level) && !other.near.contains(&one.level);
        rated
            .iter()
            .flat_map(|one| rated.iter().map(move |other| (one, other)))
            .filter(|(one, other)| apart(one, other) && !one.deciding.is_empty())
            .count()
    };
    lesson.criteria.iter().map(pairs_on).sum()
}

#[test]
fn the_ratings_give_excerpts_and_drills() {
    for lesson in lessons() {
        assert!(excerpts(&lesson).iter().all(|subject| !subject.passages(&lesson).is_empty()));
        // A short lesson may give fewer than a drill has.
        let pairs = Drill::new(&lesson, 1, 5).map_or(0, |drill| drill.pairs.len());
        assert_eq!(pairs, possible(&lesson).min(5), "{}", lesson.id);
    }
}
