//! Why the model says so: the words and the families that weighed most.

use super::model::Model;
use super::scope::{Person, Scope};
use super::score::Share;
use crate::lesson::Span;
use crate::order::PutInOrder;

/// How many words are shown at most.
const MOST: usize = 4;

/// The shortest word that tells a learner something, in bytes: shorter ones are "I", "to", "the", which weigh by what stands beside them.
const TELLING: usize = 4;

/// The words of a sentence that weighed most for a head, in order of the text: the telling ones, where there are any.
pub fn words(share: &Share, head: usize, n_heads: usize, start: usize) -> Vec<Span> {
    let weight = |at: usize| share.by_word.get(at * n_heads + head).copied().unwrap_or(0.0);
    let mut order: Vec<usize> = (0..share.words.len()).filter(|at| weight(*at) > 0.0).collect();
    let tells = |at: usize| share.words[at].end - share.words[at].start >= TELLING;
    if order.iter().any(|at| tells(*at)) {
        order.retain(|at| tells(*at));
    }
    order.order_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
    let least = order.first().map_or(0.0, |first| weight(*first) * 0.4);
    order.retain(|at| weight(*at) >= least);
    order.truncate(MOST);
    order.order_by(Ord::cmp);
    order.into_iter().map(|at| Span::new(start + share.words[at].start, start + share.words[at].end)).collect()
}

/// The rule behind a finding: the mark and the family that weighed most among those the lesson can explain.
pub fn rule(share: &Share, head: usize, mark: &str, model: &Model) -> String {
    let mut best = (0.0, format!("{mark}.words"));
    for (family, sums) in &share.by_family {
        let Some(name) = model.cues.names.get(usize::from(*family)) else { continue };
        let rule = format!("{mark}.{name}");
        if sums[head] > best.0 && model.phrases.has(&rule) {
            best = (sums[head], rule);
        }
    }
    best.1
}

/// Why a sentence that comes close does not count, as a key of the lesson's phrases: the scope of the word that speaks most for it.
pub fn near_miss(share: &Share, head: usize) -> &'static str {
    let n_heads = share.own.sums.len();
    let weight = |at: usize| share.by_word.get(at * n_heads + head).copied().unwrap_or(0.0);
    let best = (0..share.scopes.len()).max_by(|a, b| weight(*a).total_cmp(&weight(*b)));
    match best.map(|at| share.scopes[at]) {
        Some(Scope { denied: true, .. }) => "near.denied",
        Some(Scope { unreal: true, .. }) => "near.unreal",
        Some(Scope { person: Person::Second, .. }) => "near.anybody",
        Some(Scope { person: Person::Third, .. }) => "near.somebody",
        _ => "near.plain",
    }
}
