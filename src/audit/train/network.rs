//! The second stage's small networks, trained by Adam from a fixed seed.

use super::super::model::{Network, n_inputs};

/// One row of inputs with its labels.
pub type Row<'a> = (&'a [f32], &'a [bool]);

/// How a network is trained.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Hidden units.
    pub n_hidden: usize,
    /// Passes over the data.
    pub n_passes: usize,
    /// How strongly weights are held back.
    pub decay: f32,
    /// Where its luck begins.
    pub seed: u64,
}

/// Trains one network; its inputs' means and spreads are folded into the weights.
pub fn fit(rows: &[Row], n_heads: usize, plan: Plan) -> Network {
    let n_in = n_inputs(n_heads);
    let (means, spreads) = moments(rows, n_in);
    let scaled: Vec<Vec<f32>> = rows.iter().map(|(input, _)| (0..n_in).map(|at| (input[at] - means[at]) / spreads[at]).collect()).collect();
    let mut luck = Luck(plan.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let width = n_in + 1;
    let n_hidden = plan.n_hidden;
    let n_first = n_hidden * width;
    let mut weights: Vec<f32> = (0..n_first).map(|_| luck.draw() * (2.0 / n_in as f32).sqrt()).collect();
    weights.extend((0..n_heads * (n_hidden + 1)).map(|_| luck.draw() * 0.3));
    let (mut mean, mut square) = (vec![0.0_f32; weights.len()], vec![0.0_f32; weights.len()]);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut n_steps = 0;
    for pass in 0..plan.n_passes {
        luck.shuffle(&mut order);
        let rate = 0.004 * (1.0 - pass as f32 / plan.n_passes as f32) + 0.0002;
        for batch in order.chunks(64) {
            let mut gradient: Vec<f32> = weights.iter().map(|weight| weight * plan.decay).collect();
            for at in batch {
                backward(&scaled[*at], rows[*at].1, &weights, n_hidden, 1.0 / batch.len() as f32, &mut gradient);
            }
            n_steps += 1;
            let (one, two) = (1.0 - 0.9_f32.powi(n_steps), 1.0 - 0.999_f32.powi(n_steps));
            for at in 0..weights.len() {
                mean[at] = 0.9 * mean[at] + 0.1 * gradient[at];
                square[at] = 0.999 * square[at] + 0.001 * gradient[at] * gradient[at];
                weights[at] -= rate * (mean[at] / one) / ((square[at] / two).sqrt() + 1e-8);
            }
        }
    }
    let mut hidden = weights[..n_first].to_vec();
    for unit in hidden.chunks_mut(width) {
        for at in 0..n_in {
            unit[at] /= spreads[at];
            unit[n_in] -= unit[at] * means[at];
        }
    }
    Network { n_hidden, hidden, output: weights[n_first..].to_vec() }
}

fn moments(rows: &[Row], n_in: usize) -> (Vec<f32>, Vec<f32>) {
    let n = rows.len().max(1) as f32;
    let mut means = vec![0.0_f32; n_in];
    let mut spreads = vec![0.0_f32; n_in];
    for (input, _) in rows {
        for at in 0..n_in {
            means[at] += input[at] / n;
        }
    }
    for (input, _) in rows {
        for at in 0..n_in {
            spreads[at] += (input[at] - means[at]).powi(2) / n;
        }
    }
    (means, spreads.iter().map(|spread| spread.sqrt().max(0.05)).collect())
}

fn backward(input: &[f32], labels: &[bool], weights: &[f32], n_hidden: usize, share: f32, gradient: &mut [f32]) {
    let width = input.len() + 1;
    let n_first = n_hidden * width;
    let hidden: Vec<f32> = (0..n_hidden)
        .map(|unit| {
            let row = &weights[unit * width..(unit + 1) * width];
            row.iter().zip(input).fold(row[input.len()], |sum, (weight, value)| sum + weight * value).max(0.0)
        })
        .collect();
    let mut back = vec![0.0; n_hidden];
    for (head, label) in labels.iter().enumerate() {
        let start = n_first + head * (n_hidden + 1);
        let row = &weights[start..=start + n_hidden];
        let margin = row.iter().zip(&hidden).fold(row[n_hidden], |sum, (weight, value)| sum + weight * value);
        let slope = share * (1.0 / (1.0 + (-margin).exp()) - if *label { 1.0 } else { 0.0 });
        for unit in 0..n_hidden {
            gradient[start + unit] += slope * hidden[unit];
            back[unit] += slope * row[unit];
        }
        gradient[start + n_hidden] += slope;
    }
    for unit in (0..n_hidden).filter(|unit| hidden[*unit] > 0.0) {
        let row = &mut gradient[unit * width..(unit + 1) * width];
        for (slot, value) in row.iter_mut().zip(input) {
            *slot += back[unit] * value;
        }
        row[input.len()] += back[unit];
    }
}

/// Numbers that look like chance and never change from run to run.
pub struct Luck(pub u64);

impl Luck {
    /// Between minus one and one.
    pub fn draw(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / 8_388_608.0 - 1.0
    }

    /// A fresh order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            self.draw();
            let other = (self.0 % (at as u64 + 1)) as usize;
            items.swap(at, other);
        }
    }
}
