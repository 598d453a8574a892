//! Figures on answers a model has not seen.

use super::super::model::Model;
use super::super::phrases::Phrases;
use super::super::score::{score, share};
use super::super::text::paragraphs;
use super::answers::{Answer, Example};
use super::fit::{Settings, parts, train};
use super::thresholds::{Outcome, kappa, sentence_f1};

/// What one head gets right.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The head.
    pub head: String,
    /// Agreement on whether an answer shows it.
    pub kappa: f32,
    /// F1 of the sentences named.
    pub f1: f32,
}

/// A model's scores of an answer.
pub fn scores(text: &str, model: &Model) -> Vec<Vec<f32>> {
    let paragraphs = paragraphs(text);
    let shares: Vec<_> = paragraphs.iter().flat_map(|paragraph| &paragraph.sentences).map(|unit| share(text, unit, model)).collect();
    score(&paragraphs, &shares.iter().collect::<Vec<_>>(), model).last
}

/// Trains on every four fifths of the answers and reads the fifth with the model; gives each answer's scores, shifted so that
/// zero is the line, as `(present, evidence)` pairs.
pub fn cross_validate(
    answers: &[Answer],
    examples: &[Example],
    heads: &[String],
    sources: (&str, &str),
    settings: Settings,
    seed: u64,
) -> Vec<Judged> {
    let all: Vec<&Example> = examples.iter().collect();
    let parts = parts(&all, 5, seed);
    let run = |out: usize| {
        let learned: Vec<&Example> = examples.iter().zip(&parts).filter(|(_, part)| **part != out).map(|(example, _)| example).collect();
        let model = train(&learned, heads, sources, settings);
        let left = (0..answers.len()).filter(|at| parts[*at] == out);
        left.map(|at| (at, Judged::by(&model, &answers[at], &examples[at]))).collect::<Vec<_>>()
    };
    let mut found: Vec<(usize, Judged)> = std::thread::scope(|scope| {
        let odd = scope.spawn(move || [1, 3].map(run));
        let mut found: Vec<_> = [0, 2, 4].into_iter().flat_map(run).collect();
        if let Ok(more) = odd.join() {
            found.extend(more.into_iter().flatten());
        }
        found
    });
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, judged)| judged).collect()
}

/// An answer's scores, head by head, measured from the line.
pub struct Judged {
    /// Its number.
    pub id: String,
    /// One per head; `present` thresholds lie at zero.
    pub outcomes: Vec<Outcome>,
    /// How far the evidence line lies below the presence line, head by head.
    pub below: Vec<f32>,
}

impl Judged {
    /// Reads an answer with a model.
    pub fn by(model: &Model, answer: &Answer, example: &Example) -> Self {
        let scores = scores(&answer.text, model);
        let shifted: Vec<Vec<f32>> =
            scores.iter().map(|row| row.iter().zip(model.heads()).map(|(score, head)| score - head.present).collect()).collect();
        let outcomes = (0..model.heads().len()).map(|head| Outcome::of(example, &shifted, head)).collect();
        let below = model.heads().iter().map(|head| head.evidence - head.present).collect();
        Self { id: answer.id.clone(), outcomes, below }
    }
}

/// The figures of a set of judged answers.
pub fn figures(judged: &[&Judged], heads: &[String]) -> Vec<Figure> {
    let mut found = Vec::new();
    for (number, head) in heads.iter().enumerate() {
        let kappa = kappa(judged.iter().map(|one| (one.outcomes[number].present, one.outcomes[number].best() >= 0.0)));
        // Lines differ from fold to fold: lift every score so that the evidence line lies at zero, and drop answers that do not show it.
        let lifted: Vec<Outcome> = judged
            .iter()
            .map(|one| {
                let outcome = &one.outcomes[number];
                let shown = outcome.best() >= 0.0;
                let sentences =
                    outcome.sentences.iter().map(|(score, label)| (if shown { score - one.below[number] } else { -9.0 }, *label)).collect();
                Outcome { sentences, present: outcome.present }
            })
            .collect();
        found.push(Figure { head: head.clone(), kappa, f1: sentence_f1(&lifted, -1.0, 0.0) });
    }
    found
}

/// The mean kappa and F1 of the heads of one kind.
pub fn mean(figures: &[Figure], kind: &str) -> (f32, f32) {
    let of: Vec<&Figure> = figures.iter().filter(|figure| figure.head.starts_with(kind)).collect();
    let n = of.len().max(1) as f32;
    (of.iter().map(|figure| figure.kappa).sum::<f32>() / n, of.iter().map(|figure| figure.f1).sum::<f32>() / n)
}

/// The mean kappa of the flags, as the phrases have them: some have a head of their own, the others are the lack of a mark.
pub fn flags(figures: &[Figure], phrases: &str) -> f32 {
    let phrases = Phrases::parse(phrases);
    let of = |head: String| figures.iter().find(|figure| figure.head == head);
    let kappa = |flag: &String| {
        let missed = || of(format!("mark:{}", phrases.first_of(&[&format!("{flag}.mark")])));
        of(format!("flag:{flag}")).or_else(missed).map(|figure| figure.kappa)
    };
    let of: Vec<f32> = phrases.flags().iter().filter_map(kappa).collect();
    of.iter().sum::<f32>() / of.len().max(1) as f32
}

/// Each head's mean over several foldings of the same answers.
pub fn average(foldings: &[Vec<Figure>]) -> Vec<Figure> {
    let Some((first, others)) = foldings.split_first() else { return Vec::new() };
    let mean = |number: usize, own: f32, value: fn(&Figure) -> f32| {
        (own + others.iter().map(|figures| value(&figures[number])).sum::<f32>()) / foldings.len() as f32
    };
    let figure = |(number, figure): (usize, &Figure)| Figure {
        head: figure.head.clone(),
        kappa: mean(number, figure.kappa, |figure| figure.kappa),
        f1: mean(number, figure.f1, |figure| figure.f1),
    };
    first.iter().enumerate().map(figure).collect()
}
