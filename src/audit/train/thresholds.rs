//! Where to draw the line: by Cohen's kappa over answers, then by F1 over sentences.

use super::answers::Example;

/// One head's scores of one answer beside its labels.
pub struct Outcome {
    /// Each sentence's score and label.
    pub sentences: Vec<(f32, bool)>,
    /// Whether the answer shows it.
    pub present: bool,
}

impl Outcome {
    /// Takes one head out of an answer's scores.
    pub fn of(example: &Example, scores: &[Vec<f32>], head: usize) -> Self {
        let sentences = scores.iter().zip(&example.labels).map(|(row, labels)| (row[head], labels[head])).collect();
        Self { sentences, present: example.present[head] }
    }

    /// The best sentence's score.
    pub fn best(&self) -> f32 {
        self.sentences.iter().fold(f32::NEG_INFINITY, |best, (score, _)| best.max(*score))
    }
}

/// The score an answer's best sentence needs, and the score a sentence needs; each is the middle of a broad good range rather
/// than the luckiest value, because luck does not carry over to answers nobody has seen.
pub fn best_threshold(outcomes: &[Outcome]) -> (f32, f32) {
    let present = smoothest(|at| kappa(outcomes.iter().map(|outcome| (outcome.present, outcome.best() >= at))));
    let evidence = smoothest(|at| sentence_f1(outcomes, present, at.min(present)));
    (present, evidence.min(present))
}

fn smoothest(value: impl Fn(f32) -> f32) -> f32 {
    const STEP: f32 = 0.05;
    let values: Vec<f32> = (-100..=60).map(|n| value(n as f32 * STEP)).collect();
    let smooth = |at: usize| {
        let (mut sum, mut weight) = (0.0, 0.0);
        for (other, value) in values.iter().enumerate() {
            let far = (other as f32 - at as f32) * STEP / 0.3;
            let share = (-0.5 * far * far).exp();
            sum += share * value;
            weight += share;
        }
        sum / weight
    };
    let best = (0..values.len()).max_by(|a, b| smooth(*a).total_cmp(&smooth(*b))).unwrap_or(0);
    (best as f32 - 100.0) * STEP
}

/// Agreement beyond chance.
pub fn kappa(pairs: impl Iterator<Item = (bool, bool)>) -> f32 {
    let mut counts = [0.0_f32; 4];
    for (truth, said) in pairs {
        counts[usize::from(truth) * 2 + usize::from(said)] += 1.0;
    }
    let n: f32 = counts.iter().sum();
    if n == 0.0 {
        return 0.0;
    }
    let agreed = (counts[0] + counts[3]) / n;
    let (truth, said) = ((counts[2] + counts[3]) / n, (counts[1] + counts[3]) / n);
    let chance = truth * said + (1.0 - truth) * (1.0 - said);
    if chance >= 1.0 { 0.0 } else { (agreed - chance) / (1.0 - chance) }
}

/// F1 of the sentences named as evidence.
pub fn sentence_f1(outcomes: &[Outcome], present: f32, evidence: f32) -> f32 {
    let (mut hit, mut said, mut truth) = (0.0, 0.0, 0.0);
    for outcome in outcomes {
        let shown = outcome.best() >= present;
        for (score, label) in &outcome.sentences {
            let named = shown && *score >= evidence;
            hit += f32::from(u8::from(named && *label));
            said += f32::from(u8::from(named));
            truth += f32::from(u8::from(*label));
        }
    }
    if hit == 0.0 { 0.0 } else { 2.0 * hit / (said + truth) }
}
