//! Order by lot, the same every time for the same seed.

use crate::sum::fnv_1a;

/// A small deterministic generator (the mixing step of `SplitMix64`). Good enough to lay out choices, never for secrets.
#[derive(Clone, Debug)]
pub struct Lot(u64);

impl Lot {
    /// A generator for one seed and one name, so that two items of a sitting are laid out independently.
    pub fn new(seed: u32, name: &str) -> Self {
        Self(u64::from(seed) << 32 ^ fnv_1a(name.bytes()))
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 when `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 {
            return 0;
        }
        // The remainder of a 64-bit number is even enough for lists this short.
        usize::try_from(self.draw() % bound as u64).unwrap_or(0)
    }

    /// Puts a list in an order by lot (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.below(last + 1);
            list.swap(last, other);
        }
    }
}

/// The numbers below `count` in an order by lot.
pub fn order(seed: u32, name: &str, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    Lot::new(seed, name).shuffle(&mut order);
    order
}

/// The same, and never the order it started from when there is another.
pub fn disorder(seed: u32, name: &str, count: usize) -> Vec<usize> {
    let mut order = order(seed, name, count);
    if order.is_sorted() {
        order.rotate_left(count.min(1));
    }
    order
}
