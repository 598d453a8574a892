//! From labelled answers to a model: first stage, second stage, thresholds.

use super::super::model::{Head, Model, Network, n_inputs, quantise};
use super::super::score::inputs;
use super::answers::Example;
use super::logistic::{self, Problem};
use super::network::{self, Luck, Plan, Row};
use super::thresholds::{Outcome, best_threshold};
use std::collections::HashMap;

/// What can be chosen about the training.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How much fit counts in the first stage.
    pub c: f64,
    /// How many patterns are kept.
    pub n_features: usize,
    /// How many small networks are averaged in the second stage.
    pub n_networks: u64,
    /// How they are trained.
    pub plan: Plan,
    /// The second stage's share in marks, parts and flags.
    pub blend: [f32; 3],
}

impl Default for Settings {
    fn default() -> Self {
        let plan = Plan { n_hidden: 12, n_passes: 30, decay: 0.002, seed: 1 };
        Self { c: 20.0, n_features: 4000, n_networks: 5, plan, blend: [0.5, 0.7, 0.0] }
    }
}

/// Weights of the first stage.
pub struct FirstStage {
    /// The patterns kept, sorted.
    pub hashes: Vec<u32>,
    /// One list of weights per head, each with its bias last.
    pub weights: Vec<Vec<f64>>,
}

/// Splits groups of answers into `n` parts, the same for the same answers and seed; gives the part of each.
pub fn parts(examples: &[&Example], n: usize, seed: u64) -> Vec<usize> {
    let mut groups: Vec<u32> = examples.iter().map(|example| example.group).collect();
    groups.sort_unstable();
    groups.dedup();
    Luck(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) | 1).shuffle(&mut groups);
    let place: HashMap<u32, usize> = groups.iter().enumerate().map(|(at, group)| (*group, at % n)).collect();
    examples.iter().map(|example| place[&example.group]).collect()
}

/// Fits the first stage, keeping at most `most` patterns.
pub fn first_stage(examples: &[&Example], n_heads: usize, c: f64, most: usize) -> FirstStage {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for hash in examples.iter().flat_map(|example| &example.rows).flatten() {
        *counts.entry(*hash).or_default() += 1;
    }
    let mut hashes: Vec<u32> = counts.iter().filter(|(_, count)| **count >= 2).map(|(hash, _)| *hash).collect();
    hashes.sort_unstable();
    let stage = fit_on(examples, n_heads, c, hashes);
    if stage.hashes.len() <= most {
        return stage;
    }
    let worth = |column: usize| {
        let largest = stage.weights.iter().fold(0.0_f64, |largest, weights| largest.max(weights[column].abs()));
        largest * f64::from(counts[&stage.hashes[column]]).sqrt()
    };
    let mut columns: Vec<usize> = (0..stage.hashes.len()).collect();
    columns.sort_by(|a, b| worth(*b).total_cmp(&worth(*a)).then(a.cmp(b)));
    columns.truncate(most);
    let mut kept: Vec<u32> = columns.iter().map(|column| stage.hashes[*column]).collect();
    kept.sort_unstable();
    fit_on(examples, n_heads, c, kept)
}

fn fit_on(examples: &[&Example], n_heads: usize, c: f64, hashes: Vec<u32>) -> FirstStage {
    let column: HashMap<u32, u32> = hashes.iter().zip(0_u32..).map(|(hash, column)| (*hash, column)).collect();
    let rows: Vec<Vec<u32>> =
        examples.iter().flat_map(|example| &example.rows).map(|row| row.iter().filter_map(|hash| column.get(hash).copied()).collect()).collect();
    let values: Vec<f64> = rows.iter().map(|row| 1.0 / (row.len().max(1) as f64).sqrt()).collect();
    let problem = Problem { rows: &rows, values: &values, n_columns: hashes.len(), c };
    let weights = (0..n_heads)
        .map(|head| {
            let labels: Vec<bool> = examples.iter().flat_map(|example| &example.labels).map(|labels| labels[head]).collect();
            logistic::fit(&problem, &labels)
        })
        .collect();
    FirstStage { hashes, weights }
}

impl FirstStage {
    /// The scores of one answer, sentence by sentence.
    pub fn scores(&self, example: &Example) -> Vec<Vec<f32>> {
        let column: HashMap<u32, u32> = self.hashes.iter().zip(0_u32..).map(|(hash, column)| (*hash, column)).collect();
        let known = |row: &Vec<u32>| -> Vec<u32> { row.iter().filter_map(|hash| column.get(hash).copied()).collect() };
        let score = |row: &Vec<u32>| {
            let row = known(row);
            let value = 1.0 / (row.len().max(1) as f64).sqrt();
            self.weights.iter().map(|weights| logistic::gather(&row, value, weights) as f32).collect()
        };
        example.rows.iter().map(score).collect()
    }
}

/// Everything learned from the answers, as a model.
pub fn train(examples: &[&Example], heads: &[String], sources: (&str, &str), settings: Settings) -> Model {
    let n_heads = heads.len();
    let unseen = unseen_scores(examples, n_heads, settings);
    let rows = |part: Option<(&[usize], usize)>| -> Vec<(Vec<f32>, &[bool])> {
        let mut rows = Vec::new();
        for (at, example) in examples.iter().enumerate() {
            if part.is_some_and(|(parts, out)| parts[at] == out) {
                continue;
            }
            let inputs = inputs(&unseen[at], &example.places);
            rows.extend(inputs.into_iter().zip(example.labels.iter().map(Vec::as_slice)));
        }
        rows
    };
    let parts = parts(examples, 5, 2);
    let blends: Vec<f32> = heads.iter().map(|head| blend_of(head, settings)).collect();
    let mut last = vec![Vec::new(); examples.len()];
    for out in 0..5 {
        let networks = second_stage(&rows(Some((&parts, out))), n_heads, settings);
        for (at, example) in examples.iter().enumerate().filter(|(at, _)| parts[*at] == out) {
            last[at] = blended(&unseen[at], example, &networks, &blends);
        }
    }
    let networks = second_stage(&rows(None), n_heads, settings);
    let stage = first_stage(examples, n_heads, settings.c, settings.n_features);
    let mut columns = Vec::with_capacity(n_heads);
    let mut made = Vec::with_capacity(n_heads);
    for (number, name) in heads.iter().enumerate() {
        let outcomes: Vec<Outcome> = examples.iter().zip(&last).map(|(example, scores)| Outcome::of(example, scores, number)).collect();
        let (present, evidence) = best_threshold(&outcomes);
        let (bias, weights) = stage.weights[number].split_last().unwrap_or((&0.0, &[]));
        let weights: Vec<f32> = weights.iter().map(|weight| *weight as f32).collect();
        let (steps, scale) = quantise(&weights, STEPS);
        columns.push(steps);
        made.push(Head { name: name.clone(), bias: *bias as f32, scale, blend: blends[number], present, evidence });
    }
    let weights = (0..stage.hashes.len()).flat_map(|row| columns.iter().map(move |column| column[row])).collect();
    Model::from_parts(sources.0, sources.1, made, networks, stage.hashes, weights)
}

/// Steps of a weight on each side of zero: coarse, because coarse compresses, and it costs no accuracy that can be measured.
const STEPS: f32 = 40.0;

fn blend_of(head: &str, settings: Settings) -> f32 {
    match head.split(':').next() {
        Some("mark") => settings.blend[0],
        Some("star") => settings.blend[1],
        _ => settings.blend[2],
    }
}

/// The first stage's scores of every answer, by a first stage that has not seen it.
fn unseen_scores(examples: &[&Example], n_heads: usize, settings: Settings) -> Vec<Vec<Vec<f32>>> {
    let parts = parts(examples, 5, 1);
    let mut found = vec![Vec::new(); examples.len()];
    for out in 0..5 {
        let seen: Vec<&Example> = examples.iter().zip(&parts).filter(|(_, part)| **part != out).map(|(example, _)| *example).collect();
        let stage = first_stage(&seen, n_heads, settings.c, usize::MAX);
        for at in (0..examples.len()).filter(|at| parts[*at] == out) {
            found[at] = stage.scores(examples[at]);
        }
    }
    found
}

fn second_stage(rows: &[(Vec<f32>, &[bool])], n_heads: usize, settings: Settings) -> Vec<Network> {
    debug_assert!(rows.iter().all(|(input, _)| input.len() == n_inputs(n_heads)), "inputs are as wide as the model says");
    let rows: Vec<Row> = rows.iter().map(|(input, labels)| (input.as_slice(), *labels)).collect();
    (0..settings.n_networks).map(|n| network::fit(&rows, n_heads, Plan { seed: settings.plan.seed + n, ..settings.plan })).collect()
}

fn blended(first: &[Vec<f32>], example: &Example, networks: &[Network], blends: &[f32]) -> Vec<Vec<f32>> {
    let mut found = Vec::with_capacity(first.len());
    for (row, input) in first.iter().zip(inputs(first, &example.places)) {
        let mut second = vec![0.0; row.len()];
        for network in networks {
            for (sum, value) in second.iter_mut().zip(network.run(&input)) {
                *sum += value / networks.len() as f32;
            }
        }
        found.push(row.iter().zip(second).zip(blends).map(|((one, two), blend)| (1.0 - blend) * one + blend * two).collect());
    }
    found
}
