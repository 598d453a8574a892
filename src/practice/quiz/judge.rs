//! Judging one answer to one item.
//!
//! [`judge`] is total: an answer that does not fit the item (stored before an edit, or by a newer version) is judged as
//! "not sure", and the record knows from the content hash that the item has changed.

use super::answer::{Answer, Named};
use super::overlap;
use super::question::pitfall_names;
use super::verdict::{Credit, Fate, Outcome, Remark, Verdict};
use crate::lesson::{Choice, Item, ItemKind, Lesson, MisconceptionId, Pair, Point, SortPhrase, SpotSpan, Step};
use crate::order::gathered;
use crate::sorted::SortedSet;

/// What is to be said about an answer, with every explanation.
///
/// - Single, pitfall: all or nothing.
/// - Multiple: credit per correct tick, minus one per wrong tick, never below zero.
/// - Classify, match: credit per phrase or pair in its place.
/// - Spot: one for the words, one for the name, judged apart; where the target is absent only the name counts.
/// - Order: credit for the longest run of steps that stand in the right order among themselves, the first step free.
/// - Recall: the learner's ticks are the score; bonus points are neither asked nor counted.
pub fn judge(lesson: &Lesson, item: &Item, answer: &Answer) -> Verdict {
    let answer = if answer.fits(item) { answer } else { &Answer::NotSure };
    let mut verdict = match &item.kind {
        ItemKind::Single { choices } => single(choices, answer),
        ItemKind::Multiple { choices } => multiple(choices, answer),
        ItemKind::Classify { groups, phrases } => classify(groups, phrases, answer),
        ItemKind::Spot { absent, spans, signals, .. } => spot(&item.excerpt, *absent, spans, signals, answer),
        ItemKind::Pitfall { answer: right, why, misconception } => {
            let right = right.clone().map_or(Named::Sound, Named::Pitfall);
            pitfall(&pitfall_names(lesson), &right, why, misconception.as_ref(), answer)
        }
        ItemKind::Order { steps, slip, misconception } => Verdict { slip: Some((slip.clone(), misconception.clone())), ..order(steps, answer) },
        ItemKind::Match { pairs, distractors } => matching(pairs, distractors, answer),
        ItemKind::Recall { points, thin, .. } => Verdict { thin: thin.clone(), ..recall(points, answer) },
    };
    verdict.outcome = match answer {
        Answer::NotSure | Answer::GaveUp => Outcome::NotSure,
        _ => verdict.credit.outcome(),
    };
    verdict.note.clone_from(&item.note);
    verdict.took = taken(verdict.remarks.iter().chain(&verdict.naming));
    verdict
}

fn taken<'a>(remarks: impl Iterator<Item = &'a Remark>) -> Vec<MisconceptionId> {
    let mut took = Vec::new();
    for belief in remarks.filter(|remark| remark.fate == Fate::Taken).filter_map(|remark| remark.misconception.as_ref()) {
        if !took.contains(belief) {
            took.push(belief.clone());
        }
    }
    took
}

fn fate(right: bool, yours: bool) -> Fate {
    match (right, yours) {
        (true, true) => Fate::Found,
        (true, false) => Fate::Missed,
        (false, true) => Fate::Taken,
        (false, false) => Fate::Left,
    }
}

fn on_choices(choices: &[Choice], yours: impl Fn(usize) -> bool) -> Vec<Remark> {
    let remark = |(at, choice): (usize, &Choice)| Remark {
        at,
        text: choice.text.clone(),
        fate: fate(choice.right, yours(at)),
        put: None,
        belongs: None,
        why: choice.why.clone(),
        misconception: choice.misconception.clone(),
    };
    choices.iter().enumerate().map(remark).collect()
}

fn count(remarks: &[Remark], fate: Fate) -> usize {
    remarks.iter().filter(|remark| remark.fate == fate).count()
}

fn single(choices: &[Choice], answer: &Answer) -> Verdict {
    let chosen = match answer {
        Answer::Single { choice } => *choice,
        _ => None,
    };
    let remarks = on_choices(choices, |at| chosen == Some(at));
    Verdict { credit: Credit::of(count(&remarks, Fate::Found), 1), remarks, ..Verdict::default() }
}

fn multiple(choices: &[Choice], answer: &Answer) -> Verdict {
    let ticked = |at: usize| matches!(answer, Answer::Multiple { ticks } if ticks.contains(&at));
    let remarks = on_choices(choices, ticked);
    let earned = count(&remarks, Fate::Found).saturating_sub(count(&remarks, Fate::Taken));
    let all = choices.iter().filter(|choice| choice.right).count();
    Verdict { credit: Credit::of(earned, all), remarks, ..Verdict::default() }
}

fn classify(names: &[String], phrases: &[SortPhrase], answer: &Answer) -> Verdict {
    let put = |at: usize| match answer {
        Answer::Classify { groups } => groups.get(at).copied().flatten(),
        _ => None,
    };
    let remark = |(at, phrase): (usize, &SortPhrase)| Remark {
        at,
        text: phrase.text.clone(),
        fate: placed(put(at), phrase.group),
        put: put(at).and_then(|group| names.get(group).cloned()),
        belongs: names.get(phrase.group).cloned(),
        why: phrase.why.clone(),
        misconception: phrase.misconception.clone(),
    };
    let remarks: Vec<_> = phrases.iter().enumerate().map(remark).collect();
    Verdict { credit: Credit::of(count(&remarks, Fate::Found), phrases.len()), remarks, ..Verdict::default() }
}

fn placed(put: Option<usize>, belongs: usize) -> Fate {
    match put {
        Some(place) if place == belongs => Fate::Found,
        Some(_) => Fate::Taken,
        None => Fate::Missed,
    }
}

fn spot(excerpt: &str, absent: bool, spans: &[SpotSpan], signals: &[Choice], answer: &Answer) -> Verdict {
    let (words, signal) = match answer {
        Answer::Spot { words, signal } => (words.filter(|_| !absent), *signal),
        _ => (None, None),
    };
    let found = words.is_some_and(|words| overlap::hits(excerpt, words, spans));
    let remark = |(at, passage): (usize, &SpotSpan)| {
        let touched = words.is_some_and(|words| overlap::at_least_half(excerpt, words, passage.span));
        Remark {
            at,
            text: passage.span.of(excerpt).unwrap_or_default().to_owned(),
            fate: fate(passage.right, touched && (found || !passage.right)),
            put: None,
            belongs: None,
            why: passage.why.clone(),
            misconception: passage.misconception.clone(),
        }
    };
    let remarks = spans.iter().enumerate().map(remark).collect();
    let naming = on_choices(signals, |at| signal == Some(at));
    let named = count(&naming, Fate::Found).min(1);
    let credit = if absent { Credit::of(named, 1) } else { Credit::of(usize::from(found) + named, 2) };
    Verdict { credit, remarks, naming, ..Verdict::default() }
}

fn pitfall(names: &[(Named, String)], right: &Named, why: &[String], belief: Option<&MisconceptionId>, answer: &Answer) -> Verdict {
    let chosen = match answer {
        Answer::Pitfall { named } => named.as_ref(),
        _ => None,
    };
    let remark = |(at, (name, text)): (usize, &(Named, String))| {
        let fate = fate(name == right, chosen == Some(name));
        Remark {
            at,
            text: text.clone(),
            fate,
            put: None,
            belongs: None,
            why: why.get(at).cloned().unwrap_or_default(),
            misconception: belief.filter(|_| name != right).cloned(),
        }
    };
    let remarks: Vec<_> = names.iter().enumerate().map(remark).collect();
    Verdict { credit: Credit::of(count(&remarks, Fate::Found), 1), remarks, ..Verdict::default() }
}

fn order(steps: &[Step], answer: &Answer) -> Verdict {
    let given: &[usize] = match answer {
        Answer::Order { order } => order,
        _ => &[],
    };
    let in_order = longest_rising(given);
    let remark = |(at, step): (usize, &Step)| {
        let position = given.iter().position(|&put| put == at);
        Remark {
            at,
            text: step.text.clone(),
            fate: placed(position.map(|_| usize::from(in_order.contains(&at))), 1),
            put: position.map(|position| (position + 1).to_string()),
            belongs: Some((at + 1).to_string()),
            why: step.why.clone(),
            misconception: None,
        }
    };
    let remarks = steps.iter().enumerate().map(remark).collect();
    let credit = Credit::of(in_order.len().saturating_sub(1), steps.len().saturating_sub(1));
    Verdict { credit, remarks, ..Verdict::default() }
}

/// The largest set of steps that already stand in the right order among themselves; the others are what to move.
fn longest_rising(given: &[usize]) -> SortedSet<usize> {
    let mut runs: Vec<Vec<usize>> = Vec::with_capacity(given.len());
    for (here, &step) in given.iter().enumerate() {
        let before = given[..here].iter().zip(&runs).filter(|(earlier, _)| **earlier < step).map(|(_, run)| run);
        // On a tie the earlier run wins, so that the same answer is always judged alike.
        let mut run = before.rev().max_by_key(|run| run.len()).cloned().unwrap_or_default();
        run.push(step);
        runs.push(run);
    }
    gathered(runs.into_iter().rev().max_by_key(Vec::len).unwrap_or_default())
}

fn matching(pairs: &[Pair], distractors: &[Choice], answer: &Answer) -> Verdict {
    let rights: &[Option<usize>] = match answer {
        Answer::Match { rights } => rights,
        _ => &[],
    };
    let said = |right: usize| match pairs.get(right) {
        Some(pair) => Some(pair.right.clone()),
        None => distractors.get(right - pairs.len()).map(|choice| choice.text.clone()),
    };
    let pair_remark = |(at, pair): (usize, &Pair)| {
        let put = rights.get(at).copied().flatten();
        Remark {
            at,
            text: pair.left.clone(),
            fate: placed(put, at),
            put: put.and_then(said),
            belongs: Some(pair.right.clone()),
            why: pair.why.clone(),
            misconception: None,
        }
    };
    let remarks: Vec<_> = pairs.iter().enumerate().map(pair_remark).collect();
    let credit = Credit::of(count(&remarks, Fate::Found), pairs.len());
    let mut loose = on_choices(distractors, |at| rights.contains(&Some(pairs.len() + at)));
    for remark in &mut loose {
        remark.at += pairs.len();
    }
    Verdict { credit, remarks: remarks.into_iter().chain(loose).collect(), ..Verdict::default() }
}

fn recall(points: &[Point], answer: &Answer) -> Verdict {
    let ticked = |at: usize| matches!(answer, Answer::Recall { ticks, .. } if ticks.contains(&at));
    let remark = |(at, point): (usize, &Point)| Remark {
        at,
        text: point.text.clone(),
        fate: fate(!point.bonus || ticked(at), ticked(at)),
        put: None,
        belongs: None,
        why: String::new(),
        misconception: None,
    };
    let remarks: Vec<_> = points.iter().enumerate().map(remark).collect();
    let asked = || points.iter().enumerate().filter(|(_, point)| !point.bonus);
    let credit = Credit::of(asked().filter(|(at, _)| ticked(*at)).count(), asked().count());
    Verdict { credit, remarks, ..Verdict::default() }
}
