//! Logistic regression with an L2 penalty, by Newton steps with conjugate gradients: exact, so nothing depends on luck.

/// Sparse rows of ones and a norm each, with labels.
pub struct Problem<'a> {
    /// Which columns are one, row by row.
    pub rows: &'a [Vec<u32>],
    /// What a one is worth in each row.
    pub values: &'a [f64],
    /// How many columns there are.
    pub n_columns: usize,
    /// How much fit counts against small weights.
    pub c: f64,
}

/// Weights of all columns, and the bias last.
pub fn fit(problem: &Problem, labels: &[bool]) -> Vec<f64> {
    let n = problem.n_columns + 1;
    let mut weights = vec![0.0; n];
    let mut margins = vec![0.0; problem.rows.len()];
    let mut objective = objective(problem, labels, &weights, &margins);
    for _ in 0..30 {
        let mut gradient = weights.clone();
        gradient[n - 1] *= BIAS_PENALTY;
        let mut curvature = vec![0.0; problem.rows.len()];
        for (at, row) in problem.rows.iter().enumerate() {
            let p = 1.0 / (1.0 + (-margins[at]).exp());
            let slope = problem.c * (p - if labels[at] { 1.0 } else { 0.0 });
            curvature[at] = problem.c * (p * (1.0 - p)).max(1e-9);
            spread(row, problem.values[at], slope, &mut gradient);
        }
        let size = dot(&gradient, &gradient);
        if size < 1e-6 * problem.rows.len() as f64 * problem.c.min(1.0) {
            break;
        }
        let step = newton_step(problem, &gradient, &curvature);
        let moves: Vec<f64> = problem.rows.iter().zip(problem.values).map(|(row, value)| gather(row, *value, &step)).collect();
        let mut length = 1.0;
        loop {
            let tried: Vec<f64> = weights.iter().zip(&step).map(|(weight, step)| weight + length * step).collect();
            let tried_margins: Vec<f64> = margins.iter().zip(&moves).map(|(margin, step)| margin + length * step).collect();
            let value = self::objective(problem, labels, &tried, &tried_margins);
            if value <= objective || length < 1e-4 {
                (weights, margins, objective) = (tried, tried_margins, value);
                break;
            }
            length /= 2.0;
        }
    }
    weights
}

/// The bias is hardly held back.
const BIAS_PENALTY: f64 = 0.05;

fn objective(problem: &Problem, labels: &[bool], weights: &[f64], margins: &[f64]) -> f64 {
    let loss: f64 = margins.iter().zip(labels).map(|(margin, label)| softplus(if *label { -margin } else { *margin })).sum();
    let (bias, rest) = weights.split_last().unwrap_or((&0.0, &[]));
    problem.c * loss + 0.5 * (dot(rest, rest) + BIAS_PENALTY * bias * bias)
}

fn softplus(x: f64) -> f64 {
    if x > 30.0 { x } else { x.exp().ln_1p() }
}

fn newton_step(problem: &Problem, gradient: &[f64], curvature: &[f64]) -> Vec<f64> {
    let mut step = vec![0.0; gradient.len()];
    let mut rest: Vec<f64> = gradient.iter().map(|value| -value).collect();
    let mut direction = rest.clone();
    let mut size = dot(&rest, &rest);
    let enough = size * 0.01;
    for _ in 0..60 {
        let mut image = direction.clone();
        if let Some(bias) = image.last_mut() {
            *bias *= BIAS_PENALTY;
        }
        for (at, row) in problem.rows.iter().enumerate() {
            let along = gather(row, problem.values[at], &direction);
            spread(row, problem.values[at], curvature[at] * along, &mut image);
        }
        let length = size / dot(&direction, &image).max(1e-12);
        for at in 0..step.len() {
            step[at] += length * direction[at];
            rest[at] -= length * image[at];
        }
        let next = dot(&rest, &rest);
        if next < enough {
            break;
        }
        for at in 0..direction.len() {
            direction[at] = rest[at] + next / size * direction[at];
        }
        size = next;
    }
    step
}

/// The bias stands last and is one in every row.
pub fn gather(row: &[u32], value: f64, weights: &[f64]) -> f64 {
    row.iter().map(|column| weights[*column as usize]).sum::<f64>() * value + weights[weights.len() - 1]
}

fn spread(row: &[u32], value: f64, amount: f64, into: &mut [f64]) {
    for column in row {
        into[*column as usize] += amount * value;
    }
    if let Some(bias) = into.last_mut() {
        *bias += amount;
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_with_a_label_gets_its_weight() {
        let rows = vec![vec![0, 2], vec![0], vec![1, 2], vec![1]];
        let problem = Problem { rows: &rows, values: &[1.0; 4], n_columns: 3, c: 10.0 };
        let weights = fit(&problem, &[true, true, false, false]);
        assert!(weights[0] > 1.0 && weights[1] < -1.0 && weights[2].abs() < 1e-3, "{weights:?}");
    }
}
