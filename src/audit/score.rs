//! From a draft to one score per head and sentence.

use super::features::{Feature, Group, Place, context, no_neighbour, read};
use super::model::{Model, Network, n_inputs};
use super::scope::Scope;
use super::text::{Paragraph, Unit};
use crate::lesson::Span;

/// What one sentence adds to its own score and to its neighbours', whatever stands around it: this is what can be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// To its own.
    pub own: Sums,
    /// To the sentence after it.
    pub as_before: Sums,
    /// To the sentence before it.
    pub as_after: Sums,
    /// What each word adds to each head, word by word.
    pub by_word: Vec<f32>,
    /// Where its words stand, counted from its start.
    pub words: Vec<Span>,
    /// The scope of each word.
    pub scopes: Vec<Scope>,
    /// What each family of cues adds to each head, for the families found: the family, the head, the sum.
    pub by_family: Vec<(u8, Vec<f32>)>,
}

/// Weights added up, one sum per head, and how many patterns they came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// One per head.
    pub sums: Vec<f32>,
    /// How many known patterns.
    pub n_known: usize,
}

impl Sums {
    /// Nothing yet.
    pub fn none(n_heads: usize) -> Self {
        Self { sums: vec![0.0; n_heads], n_known: 0 }
    }

    /// Adds a pattern; gives its weights back when the model knows it.
    fn add<'a>(&mut self, model: &'a Model, feature: Feature) -> Option<&'a [i8]> {
        let row = model.row(feature.hash)?;
        for ((sum, weight), head) in self.sums.iter_mut().zip(row).zip(&model.heads) {
            *sum += f32::from(*weight) * head.scale;
        }
        self.n_known += 1;
        Some(row)
    }

    fn join(&mut self, other: &Self) {
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            *sum += more;
        }
        self.n_known += other.n_known;
    }
}

/// Reads one sentence with a model.
pub fn share(text: &str, unit: &Unit, model: &Model) -> Share {
    let n_heads = model.heads.len();
    let reading = read(text, unit, &model.cues);
    let mut share = Share {
        own: Sums::none(n_heads),
        as_before: Sums::none(n_heads),
        as_after: Sums::none(n_heads),
        by_word: vec![0.0; n_heads * reading.words.len()],
        words: reading.words.iter().map(|word| Span::new(word.span.start - unit.span.start, word.span.end - unit.span.start)).collect(),
        scopes: reading.scopes,
        by_family: Vec::new(),
    };
    for feature in &reading.own {
        let Some(row) = share.own.add(model, *feature) else { continue };
        let word = usize::from(feature.word);
        if let Some(sums) = share.by_word.get_mut(word * n_heads..(word + 1) * n_heads) {
            for (sum, (weight, head)) in sums.iter_mut().zip(row.iter().zip(&model.heads)) {
                *sum += f32::from(*weight) * head.scale;
            }
        }
        if !matches!(feature.group, Group::Family | Group::FamilyScope) {
            continue;
        }
        for hit in reading.hits.iter().filter(|hit| hit.word == word) {
            let at = share.by_family.iter().position(|(family, _)| *family == hit.family).unwrap_or_else(|| {
                share.by_family.push((hit.family, vec![0.0; n_heads]));
                share.by_family.len() - 1
            });
            for (sum, (weight, head)) in share.by_family[at].1.iter_mut().zip(row.iter().zip(&model.heads)) {
                *sum += f32::from(*weight) * head.scale;
            }
        }
    }
    for feature in context(&reading.own, Group::Before) {
        share.as_before.add(model, feature);
    }
    for feature in context(&reading.own, Group::After) {
        share.as_after.add(model, feature);
    }
    share
}

/// The scores of a whole draft, sentence by sentence, head by head: first stage, then final.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// What each sentence and its neighbours say.
    pub first: Vec<Vec<f32>>,
    /// After the second stage has seen the whole draft.
    pub last: Vec<Vec<f32>>,
}

/// Scores a draft whose sentences have been read.
pub fn score(paragraphs: &[Paragraph], shares: &[&Share], model: &Model) -> Scores {
    let places = places(paragraphs);
    let edge = |side| {
        let mut sums = Sums::none(model.heads.len());
        sums.add(model, no_neighbour(side));
        sums
    };
    let (no_before, no_after) = (edge(Group::Before), edge(Group::After));
    let mut first = Vec::with_capacity(shares.len());
    for (at, place) in places.iter().enumerate() {
        let mut sums = shares[at].own.clone();
        sums.join(at.checked_sub(1).map_or(&no_before, |before| &shares[before].as_before));
        sums.join(shares.get(at + 1).map_or(&no_after, |after| &after.as_after));
        for feature in place.features() {
            sums.add(model, feature);
        }
        let norm = (sums.n_known.max(1) as f32).sqrt();
        first.push(sums.sums.iter().zip(&model.heads).map(|(sum, head)| sum / norm + head.bias).collect::<Vec<f32>>());
    }
    let inputs = inputs(&first, &places);
    let last = first.iter().zip(&inputs).map(|(row, input)| blend(row, input, model)).collect();
    Scores { first, last }
}

fn blend(first: &[f32], input: &[f32], model: &Model) -> Vec<f32> {
    let mut second = vec![0.0; first.len()];
    for network in &model.networks {
        for (sum, value) in second.iter_mut().zip(network.run(input)) {
            *sum += value / model.networks.len() as f32;
        }
    }
    first.iter().zip(second).zip(&model.heads).map(|((one, two), head)| (1.0 - head.blend) * one + head.blend * two).collect()
}

impl Network {
    /// One number per head.
    pub fn run(&self, input: &[f32]) -> Vec<f32> {
        let weigh = |weights: &[f32], values: &[f32]| {
            let (bias, weights) = weights.split_last().unwrap_or((&0.0, &[]));
            weights.iter().zip(values).fold(*bias, |sum, (weight, value)| sum + weight * value)
        };
        let hidden: Vec<f32> = self.hidden.chunks(input.len() + 1).map(|unit| weigh(unit, input).max(0.0)).collect();
        self.output.chunks(self.n_hidden + 1).map(|head| weigh(head, &hidden)).collect()
    }
}

/// The place of every sentence.
pub fn places(paragraphs: &[Paragraph]) -> Vec<Place> {
    let n = paragraphs.iter().map(|paragraph| paragraph.sentences.len()).sum();
    let mut found = Vec::with_capacity(n);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        for inner in 0..paragraph.sentences.len() {
            found.push(Place { sentence: (found.len(), n), in_paragraph: (inner, paragraph.sentences.len()), paragraph: (number, paragraphs.len()) });
        }
    }
    found
}

/// What the second stage looks at: the sentence's scores, its neighbours', and the draft's best and sums.
pub fn inputs(first: &[Vec<f32>], places: &[Place]) -> Vec<Vec<f32>> {
    let n = first.len();
    let Some(n_heads) = first.first().map(Vec::len) else { return Vec::new() };
    let low = vec![-4.0_f32; n_heads];
    let mut best_before = vec![low.clone()];
    for row in first {
        let last = &best_before[best_before.len() - 1];
        best_before.push(larger(last, row));
    }
    let mut best_after = vec![low.clone(); n + 1];
    for at in (0..n).rev() {
        best_after[at] = larger(&best_after[at + 1], &first[at]);
    }
    let best = best_before[n].clone();
    let total: Vec<f32> = (0..n_heads).map(|head| first.iter().map(|row| 1.0 / (1.0 + (-row[head]).exp())).sum::<f32>().ln_1p()).collect();
    let clip = |value: &f32| value.clamp(-5.0, 5.0);
    let mut found = Vec::with_capacity(n);
    for (at, place) in places.iter().enumerate() {
        let mut row = Vec::with_capacity(n_inputs(n_heads));
        row.extend(first[at].iter().map(clip));
        for step in [-2_isize, -1, 1, 2] {
            let other = at.checked_add_signed(step).and_then(|other| first.get(other)).unwrap_or(&low);
            row.extend(other.iter().map(clip));
        }
        row.extend(best.iter().map(clip));
        row.extend(best.iter().zip(&first[at]).map(|(best, own)| (best - own).min(5.0)));
        row.extend(&total);
        row.extend(best_before[at].iter().map(clip));
        row.extend(best_after[at + 1].iter().map(clip));
        let steps = |count: usize| count.min(5) as f32;
        row.extend([at as f32 / n as f32, steps(at), steps(n - 1 - at), n.min(60) as f32 / 10.0, place.paragraph.0.min(9) as f32]);
        found.push(row);
    }
    found
}

fn larger(a: &[f32], b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(a, b)| a.max(*b)).collect()
}
