//! Lowers `quiz.toml`.

use super::{
    annotated::{What, parse},
    names::{Kind, did_you_mean, is_id},
    report::{Passage, Voice},
    scope::Scope,
    shapes::{ChoiceShape, ItemKeys, QuizShape, Text},
    source::Map,
};
use crate::lesson::{Choice, Item, ItemKind, Lesson, Misconception, Pair, Point, SortPhrase, SpotSpan, Step};
use crate::sum::fnv_1a;

/// Misconceptions and items, after the lesson's rubric and pitfalls.
pub(super) fn lower(scope: &mut Scope, shape: &QuizShape, lesson: &Lesson) -> (Vec<Misconception>, Vec<Item>) {
    let mut misconceptions = Vec::new();
    for misconception in &shape.misconception {
        misconceptions.push(Misconception {
            id: misconception.id.value.as_str().into(),
            belief: scope.quoted(&misconception.belief),
            told: scope.quoted(&misconception.told),
        });
    }
    let items = shape.item.iter().filter_map(|shape| item(scope, &shape.0, lesson)).collect();
    (misconceptions, items)
}

fn item(scope: &mut Scope, keys: &ItemKeys, lesson: &Lesson) -> Option<Item> {
    let kind = match keys.kind.value.as_str() {
        "single" => single(scope, keys),
        "multiple" => multiple(scope, keys),
        "classify" => classify(scope, keys),
        "spot" => spot(scope, keys, lesson),
        "pitfall" => pitfall(scope, keys, lesson),
        "order" => order(scope, keys),
        "match" => matching(scope, keys),
        "recall" => recall(scope, keys),
        // The schema has spoken already.
        _ => return None,
    };
    let mut item = Item {
        id: keys.id.value.as_str().into(),
        hash: String::new(),
        section: scope.refer(Kind::Section, &keys.section).unwrap_or_default(),
        difficulty: keys.difficulty.value,
        stem: scope.own(&keys.stem),
        excerpt: keys.excerpt.as_ref().map(|excerpt| self::excerpt(scope, keys, excerpt)).unwrap_or_default(),
        note: scope.maybe(keys.note.as_ref()),
        kind,
    };
    item.hash = hash(&item);
    Some(item)
}

/// The words of an excerpt; a spot item's without its brackets.
fn excerpt(scope: &mut Scope, keys: &ItemKeys, excerpt: &Text) -> String {
    if keys.kind.value != "spot" {
        return scope.quoted(excerpt);
    }
    scope.report.want(scope.file, excerpt, "this text");
    let parsed = parse(&excerpt.value);
    let literal = Map::of_toml(&scope.report.files[scope.file].text, excerpt.span);
    let map = parsed.map.through(&literal, excerpt.value.len());
    scope.report.passages.push(Passage { file: scope.file, text: parsed.text.clone(), voice: Voice::Quoted, map });
    parsed.text
}

/// The first eight hexadecimal digits of an FNV-1a hash over what an answer can depend on. Answers are kept under it, so
/// it must not change with the compiler or the machine.
fn hash(item: &Item) -> String {
    let meaning = serde_json::to_string(&(&item.stem, &item.excerpt, &item.note, &item.kind)).unwrap_or_default();
    format!("{:08x}", fnv_1a(meaning.bytes()) >> 32)
}

/// Complains when a list is too short to ask anything.
fn at_least<T>(scope: &mut Scope, keys: &ItemKeys, count: usize, list: &[T], what: &str) {
    if list.len() < count {
        let message = format!("item `{}` has {} of the {count} or more {what} it needs", keys.id.value, list.len());
        scope.error(keys.kind.span, message, "Add more, or choose another kind.");
    }
}

fn choice(scope: &mut Scope, shape: &ChoiceShape) -> Choice {
    Choice {
        text: scope.quoted(&shape.text),
        right: shape.right,
        why: scope.own(&shape.why),
        misconception: scope.refer_maybe(Kind::Misconception, shape.misconception.as_ref()),
    }
}

fn single(scope: &mut Scope, keys: &ItemKeys) -> ItemKind {
    at_least(scope, keys, 2, &keys.choice, "choices");
    let right = keys.choice.iter().filter(|choice| choice.right).count();
    if right != 1 && keys.choice.len() > 1 {
        let message = format!("item `{}` has {right} right choices", keys.id.value);
        scope.error(keys.kind.span, message, "A single choice has exactly one; several right ones make it `multiple`.");
    }
    ItemKind::Single { choices: keys.choice.iter().map(|shape| choice(scope, shape)).collect() }
}

fn multiple(scope: &mut Scope, keys: &ItemKeys) -> ItemKind {
    at_least(scope, keys, 3, &keys.choice, "choices");
    if !keys.choice.iter().any(|choice| choice.right) {
        let message = format!("item `{}` has no right choice", keys.id.value);
        scope.error(keys.kind.span, message, "Mark the right ones with `right = true`.");
    }
    ItemKind::Multiple { choices: keys.choice.iter().map(|shape| choice(scope, shape)).collect() }
}

fn classify(scope: &mut Scope, keys: &ItemKeys) -> ItemKind {
    at_least(scope, keys, 2, &keys.groups, "groups");
    at_least(scope, keys, 2, &keys.phrase, "phrases");
    let groups: Vec<&str> = keys.groups.iter().map(|group| group.value.as_str()).collect();
    let mut phrases = Vec::new();
    for phrase in &keys.phrase {
        let group = groups.iter().position(|group| *group == phrase.group.value);
        if group.is_none() {
            let advice = did_you_mean(&phrase.group.value, groups.iter().copied()).unwrap_or_else(|| format!("There are: {}.", groups.join(", ")));
            scope.error(phrase.group.span, format!("there is no group `{}`", phrase.group.value), advice);
        }
        phrases.push(SortPhrase {
            text: scope.quoted(&phrase.text),
            group: group.unwrap_or(0),
            why: scope.own(&phrase.why),
            misconception: scope.refer_maybe(Kind::Misconception, phrase.misconception.as_ref()),
        });
    }
    for (index, group) in keys.groups.iter().enumerate() {
        if !phrases.iter().any(|phrase| phrase.group == index) {
            scope.warn(group.span, format!("no phrase belongs to `{}`", group.value), "An empty group gives itself away.");
        }
    }
    ItemKind::Classify { groups: scope.owns(&keys.groups), phrases }
}

fn spot(scope: &mut Scope, keys: &ItemKeys, lesson: &Lesson) -> ItemKind {
    let absent = keys.absent.as_ref().is_some_and(|absent| absent.value);
    let target = keys.target.clone().unwrap_or_default();
    let spans = keys.excerpt.as_ref().map(|excerpt| spot_spans(scope, excerpt)).unwrap_or_default();
    let right = spans.iter().filter(|span| span.right).count();
    if absent && right > 0 {
        scope.error(
            keys.kind.span,
            format!("item `{}` says its target is absent and marks words as right", keys.id.value),
            "Take one of the two out.",
        );
    } else if !absent && right == 0 {
        let advice = "Mark the words, `[words]{right why=\"…\"}`, or write `absent = true`.";
        scope.error(keys.kind.span, format!("item `{}` has no right words", keys.id.value), advice);
    }
    if keys.signal.len() >= 2 && !keys.signal.iter().any(|signal| signal.criterion.value == target.value) {
        let message = format!("the target `{}` cannot be named", target.value);
        scope.error(target.span, message, "Add it as an `[[item.signal]]`.");
    }
    at_least(scope, keys, 2, &keys.signal, "signals");
    let mut signals = Vec::new();
    for signal in &keys.signal {
        let known = scope.names.require(scope.report, Kind::Criterion, scope.file, &signal.criterion);
        let criterion = lesson.criteria.iter().find(|criterion| known && criterion.id.as_str() == signal.criterion.value);
        signals.push(Choice {
            text: criterion.map(|criterion| criterion.name.clone()).unwrap_or_default(),
            right: signal.criterion.value == target.value,
            why: scope.own(&signal.why),
            misconception: scope.refer_maybe(Kind::Misconception, signal.misconception.as_ref()),
        });
    }
    ItemKind::Spot { target: scope.refer(Kind::Criterion, &target).unwrap_or_default(), absent, spans, signals }
}

fn spot_spans(scope: &mut Scope, excerpt: &Text) -> Vec<SpotSpan> {
    let parsed = parse(&excerpt.value);
    let map = Map::of_toml(&scope.report.files[scope.file].text, excerpt.span);
    for (span, message, advice) in parsed.problems {
        scope.error(map.file_span(span), message, advice);
    }
    let mut spans = Vec::new();
    for bracket in parsed.spans {
        let mut span = SpotSpan { span: bracket.span, ..SpotSpan::default() };
        for attribute in bracket.attributes {
            let at = map.file_span(attribute.at);
            match attribute.what {
                What::Word(word) if word == "right" => span.right = true,
                What::Pair(ref key, ref why) if key == "why" => {
                    let map = Map::plain(map.file_at(attribute.value_start(&excerpt.value)));
                    scope.report.passages.push(Passage { file: scope.file, text: why.clone(), voice: Voice::Own, map });
                    span.why.clone_from(why);
                }
                What::Pair(key, id) if key == "misconception" => {
                    span.misconception = scope.refer(Kind::Misconception, &Text { value: id, span: at });
                }
                What::Class(name) | What::Word(name) | What::Pair(name, _) => {
                    let advice = did_you_mean(&name, ["right", "why", "misconception"].into_iter())
                        .unwrap_or_else(|| "Write `right`, `why=\"…\"` and, where it fits, `misconception=id`.".to_owned());
                    scope.error(at, format!("`{name}` means nothing here"), advice);
                }
            }
        }
        if span.why.is_empty() {
            scope.error(map.file_span(bracket.open), "these words have no `why`", "Say why they are right or wrong: `{why=\"…\"}`.");
        }
        spans.push(span);
    }
    spans
}

fn pitfall(scope: &mut Scope, keys: &ItemKeys, lesson: &Lesson) -> ItemKind {
    const SOUND: &str = "sound";
    let answer = keys.answer.clone().unwrap_or_default();
    for id in keys.why.keys().filter(|id| id.value != SOUND) {
        scope.names.require(scope.report, Kind::Pitfall, scope.file, id);
    }
    let mut why = Vec::new();
    for choice in lesson.pitfalls.iter().map(|pitfall| pitfall.id.as_str()).filter(|id| is_id(id)).chain([SOUND]) {
        if let Some((_, text)) = keys.why.iter().find(|(id, _)| id.value == choice) {
            why.push(scope.own(text));
        } else {
            let message = format!("item `{}` has no `why` for `{choice}`", keys.id.value);
            scope.error(keys.kind.span, message, "Every pitfall is a choice, and so is `sound`; each has its own explanation under `[item.why]`.");
        }
    }
    ItemKind::Pitfall {
        answer: if answer.value == SOUND { None } else { scope.refer(Kind::Pitfall, &answer) },
        why,
        misconception: scope.refer_maybe(Kind::Misconception, keys.misconception.as_ref()),
    }
}

fn order(scope: &mut Scope, keys: &ItemKeys) -> ItemKind {
    at_least(scope, keys, 2, &keys.step, "steps");
    let mut steps = Vec::new();
    for step in &keys.step {
        steps.push(Step { text: scope.own(&step.text), why: scope.maybe(step.why.as_ref()) });
    }
    ItemKind::Order {
        steps,
        slip: scope.maybe(keys.slip.as_ref()),
        misconception: scope.refer_maybe(Kind::Misconception, keys.misconception.as_ref()),
    }
}

fn matching(scope: &mut Scope, keys: &ItemKeys) -> ItemKind {
    at_least(scope, keys, 2, &keys.pair, "pairs");
    let mut pairs = Vec::new();
    for pair in &keys.pair {
        pairs.push(Pair { left: scope.own(&pair.left), right: scope.quoted(&pair.right), why: scope.own(&pair.why) });
    }
    for distractor in keys.distractor.iter().filter(|distractor| distractor.right) {
        scope.error(distractor.text.span, "a distractor is never right", "Make it a pair, or take `right` out.");
    }
    ItemKind::Match { pairs, distractors: keys.distractor.iter().map(|shape| choice(scope, shape)).collect() }
}

fn recall(scope: &mut Scope, keys: &ItemKeys) -> ItemKind {
    at_least(scope, keys, 1, &keys.point, "points");
    let points = keys.point.iter().map(|point| Point { text: scope.own(&point.text), bonus: point.bonus }).collect();
    let self_check = keys.self_check.as_ref().is_some_and(|self_check| self_check.value);
    ItemKind::Recall { points, thin: scope.maybe(keys.thin.as_ref()), self_check }
}
