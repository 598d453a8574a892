//! Putting lists in order with little code.
//!
//! The standard library's sort is copied out for every type it sorts, about four kilobytes each and together 148 kB of the program
//! (some 35 kB compressed) for lists that are mostly a screen long. Here one copy sorts positions, and only the swapping knows the type.
//! A map or set that is collected sorts as well, so those are [`gathered`].

use std::cmp::Ordering;

/// A list that can be put in order; what is equal keeps its order.
pub trait PutInOrder<T> {
    /// Puts the list in the order `compare` says.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Puts the list in the order of a key.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }
}

impl<T> PutInOrder<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut from = positions(self.len(), &mut |one, other| compare(&self[one], &self[other]));
        // Along each cycle, a place takes what belongs there and leaves a hole for the next.
        for start in 0..from.len() {
            let mut place = start;
            while from[place] != start {
                let next = from[place];
                self.swap(place, next);
                from[place] = place;
                place = next;
            }
            from[place] = place;
        }
    }
}

/// Collects into a map or set entry by entry; to collect one the standard way sorts a list of it first, with one more copy of the sort.
pub fn gathered<T, C: Default + Extend<T>>(entries: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(entries);
    all
}

/// For each place of the ordered list, where its entry stands now: merged from runs of one, two, four and so on, which keeps the order of
/// what is equal. The standard sort would do it faster for long lists, in five kilobytes more.
fn positions(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..len).collect();
    let mut merged = positions.clone();
    let mut width = 1;
    while width < len {
        for start in (0..len).step_by(2 * width) {
            let (middle, end) = ((start + width).min(len), (start + 2 * width).min(len));
            let (mut one, mut other) = (start, middle);
            for place in &mut merged[start..end] {
                let is_first = one < middle && (other == end || compare(positions[one], positions[other]).is_le());
                let from = if is_first { &mut one } else { &mut other };
                *place = positions[*from];
                *from += 1;
            }
        }
        std::mem::swap(&mut positions, &mut merged);
        width *= 2;
    }
    positions
}
