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

/// The score an answer's best sentence needs, and the score a sentence needs. Neither is the luckiest value, because luck does not
/// carry over to answers nobody has seen: the first is drawn through a curve fitted to all answers, the second is the middle of a
/// broad good range.
pub fn best_threshold(outcomes: &[Outcome]) -> (f32, f32) {
    let present = best_expected(outcomes);
    let evidence = smoothest(|at| sentence_f1(outcomes, present, at.min(present)));
    (present, evidence.min(present))
}

/// Where Cohen's kappa would be best if presence followed its fitted curve, so that no single answer moves the line.
fn best_expected(outcomes: &[Outcome]) -> f32 {
    let points: Vec<(f64, bool)> = outcomes.iter().map(|outcome| (f64::from(outcome.best().clamp(-8.0, 8.0)), outcome.present)).collect();
    let curve = Curve::fit(&points);
    let chances: Vec<(f64, f64)> = points.iter().map(|(score, _)| (*score, curve.chance(*score))).collect();
    let n = chances.len().max(1) as f64;
    let truth = chances.iter().map(|(_, chance)| chance).sum::<f64>() / n;
    let expected = |at: f64| {
        let said = chances.iter().filter(|(score, _)| *score >= at).count() as f64 / n;
        let agreed = chances.iter().map(|(score, chance)| if *score >= at { *chance } else { 1.0 - chance }).sum::<f64>() / n;
        let by_luck = truth * said + (1.0 - truth) * (1.0 - said);
        if by_luck >= 1.0 { 0.0 } else { (agreed - by_luck) / (1.0 - by_luck) }
    };
    let lines: Vec<f64> = (-200..=120).map(|step| f64::from(step) * 0.025).collect();
    let most = lines.iter().map(|at| expected(*at)).fold(f64::NEG_INFINITY, f64::max);
    let good: Vec<f64> = lines.into_iter().filter(|at| expected(*at) >= most - 1e-9).collect();
    (good.iter().sum::<f64>() / good.len().max(1) as f64) as f32
}

/// How likely an answer shows something, by the score of its best sentence: a logistic curve.
struct Curve {
    slope: f64,
    offset: f64,
}

impl Curve {
    /// By Newton steps; the slope is held a little towards one, so that few answers still give a curve.
    fn fit(points: &[(f64, bool)]) -> Self {
        let mut curve = Self { slope: 1.0, offset: 0.0 };
        for _ in 0..50 {
            let (mut by_slope, mut by_offset) = (0.01 * (curve.slope - 1.0), 0.0);
            let (mut slopes, mut both, mut offsets) = (0.01, 0.0, 1e-6);
            for (score, present) in points {
                let chance = curve.chance(*score);
                let (miss, weight) = (chance - f64::from(u8::from(*present)), chance * (1.0 - chance));
                by_slope += miss * score;
                by_offset += miss;
                slopes += weight * score * score;
                both += weight * score;
                offsets += weight;
            }
            let determinant = (slopes * offsets - both * both).max(1e-9);
            curve.slope -= (offsets * by_slope - both * by_offset) / determinant;
            curve.offset -= (slopes * by_offset - both * by_slope) / determinant;
        }
        curve
    }

    fn chance(&self, score: f64) -> f64 {
        1.0 / (1.0 + (-(self.slope * score + self.offset)).exp())
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(score: f32, present: bool) -> Outcome {
        Outcome { sentences: vec![(score, present)], present }
    }

    #[test]
    fn one_odd_answer_hardly_moves_the_line() {
        let mut outcomes: Vec<Outcome> = (0..40).map(|n| outcome(n as f32 * 0.1 - 2.0, n >= 20)).collect();
        let (clean, _) = best_threshold(&outcomes);
        outcomes.push(outcome(-1.9, true));
        let (odd, _) = best_threshold(&outcomes);
        assert!(clean.abs() < 0.2 && (odd - clean).abs() < 0.3, "{clean} {odd}");
    }

    #[test]
    fn answers_of_one_kind_still_give_a_line() {
        let (present, evidence) = best_threshold(&[outcome(1.0, true), outcome(2.0, true)]);
        assert!(present.is_finite() && evidence <= present, "{present} {evidence}");
    }
}
