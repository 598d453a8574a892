//! Numbers that look random and are the same in every run.

/// A small generator (Knuth's MMIX constants; the upper half of each state).
pub struct Dice(pub u64);

impl Dice {
    /// The next number below `below`; 0 where nothing is below it.
    pub fn draw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % below.max(1)
    }
}
