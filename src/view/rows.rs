//! Rows that are known by a key: a row stays the same elements while its key does, wherever in the list it stands.

use super::drawn::Drawn;
use super::{IntoView, View};
use crate::platform::dom::{Comment, Node, comment, put};
use leptos::prelude::{Owner, untrack};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::mem;
use std::rc::Rc;

/// A row that is drawn if its key is new.
pub struct Row {
    key: u64,
    view: Box<dyn FnOnce() -> View>,
}

/// A row for `each` of several things, which are known by a `key`; `children` makes the row, once for a key. In markup:
/// `<For each= key= children= />`.
pub fn rows<I, H, V, E, K, C>(each: E, key: K, children: C) -> View
where
    I: IntoIterator<Item: 'static> + 'static,
    H: Hash,
    V: IntoView + 'static,
    E: Fn() -> I + 'static,
    K: Fn(&I::Item) -> H + 'static,
    C: Fn(I::Item) -> V + 'static,
{
    let children = Rc::new(children);
    View::Rows(Box::new(move || {
        each()
            .into_iter()
            .map(|thing| {
                let children = Rc::clone(&children);
                Row { key: hashed(&key(&thing)), view: Box::new(move || children(thing).into_view()) }
            })
            .collect()
    }))
}

pub(super) fn hashed(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Rows that are on the page, or about to be placed there, before a comment that closes them.
pub(super) struct DrawnRows {
    rows: Vec<DrawnRow>,
    end: Comment,
}

struct DrawnRow {
    key: u64,
    drawn: Drawn,
    /// What the row has made; it goes with the row.
    _owner: Owner,
}

impl DrawnRow {
    fn of(row: Row, owner: &Owner) -> Self {
        let owner = owner.with(Owner::new);
        let drawn = owner.with(|| untrack(|| Drawn::of((row.view)())));
        Self { key: row.key, drawn, _owner: owner }
    }

    fn becoming(self, row: Row, owner: &Owner) -> Self {
        let owner = owner.with(Owner::new);
        let drawn = owner.with(|| untrack(|| self.drawn.becoming((row.view)())));
        Self { key: row.key, drawn, _owner: owner }
    }
}

impl DrawnRows {
    /// Draws rows, off the page.
    pub(super) fn of(rows: Vec<Row>, owner: &Owner) -> Self {
        Self { rows: rows.into_iter().map(|row| DrawnRow::of(row, owner)).collect(), end: comment() }
    }

    /// Puts other rows in the place of these. Those at the beginning and at the end that stay are not touched, and of the others as few as
    /// their order allows: the browser takes the focus from what is moved. A single row in the place of a single one becomes it, since a
    /// key in a draft changes one line of it. Where the list itself was described `anew`, rows that stay become what is said of them now:
    /// what their old description followed may be gone.
    pub(super) fn become_rows(&mut self, mut rows: Vec<Row>, owner: &Owner, anew: bool) {
        let Some(parent) = self.end.parent_node() else { return };
        let same = |(before, now): &(&DrawnRow, &Row)| before.key == now.key;
        let head = self.rows.iter().zip(&rows).take_while(same).count();
        let tail = self.rows[head..].iter().rev().zip(rows[head..].iter().rev()).take_while(same).count();
        let mut after = self.rows.split_off(self.rows.len() - tail);
        let between: Vec<Row> = rows.drain(head..rows.len() - tail).collect();
        if anew {
            let last = rows.split_off(head);
            after = after.into_iter().zip(last).map(|(before, row)| before.becoming(row, owner)).collect();
            let changed = self.rows.split_off(head);
            let first = mem::take(&mut self.rows).into_iter().zip(rows).map(|(before, row)| before.becoming(row, owner));
            self.rows = first.chain(changed).collect();
        }
        if between.len() == 1 && self.rows.len() == head + 1 {
            let changed = self.rows.pop().into_iter().zip(between).map(|(before, row)| before.becoming(row, owner));
            self.rows.extend(changed.chain(after));
            return;
        }
        let mut before: Vec<Option<DrawnRow>> = self.rows.drain(head..).map(Some).collect();
        for row in &mut before {
            if row.as_ref().is_some_and(|row| between.iter().all(|new| new.key != row.key))
                && let Some(gone) = mem::take(row)
            {
                gone.drawn.leave();
            }
        }
        let next = after.first().map_or_else(|| self.end.clone().into(), |row| row.drawn.first());
        let place = |drawn: &Drawn, waiting: &[Option<DrawnRow>]| {
            let before = waiting.iter().flatten().next().map_or_else(|| next.clone(), |row| row.drawn.first());
            drawn.place(&parent, Some(&before));
        };
        // Up to here the rows that stay have been passed.
        let mut at = 0;
        for row in between {
            let known = before.iter().position(|known| known.as_ref().is_some_and(|known| known.key == row.key));
            let kept = known.and_then(|known| mem::take(&mut before[known]).map(|row| (known, row)));
            let Some((known, mut kept)) = kept else {
                let new = DrawnRow::of(row, owner);
                place(&new.drawn, &before[at..]);
                self.rows.push(new);
                continue;
            };
            if anew {
                kept = kept.becoming(row, owner);
            }
            if known < at {
                place(&kept.drawn, &before[at..]);
            } else {
                at = known + 1;
            }
            self.rows.push(kept);
        }
        before.into_iter().flatten().for_each(|row| row.drawn.leave());
        self.rows.extend(after);
    }

    /// Its first node.
    pub(super) fn first(&self) -> Node {
        self.rows.first().map_or_else(|| self.end.clone().into(), |row| row.drawn.first())
    }

    /// Puts them into an element, before one of its nodes or at the end.
    pub(super) fn place(&self, parent: &Node, before: Option<&Node>) {
        self.rows.iter().for_each(|row| row.drawn.place(parent, before));
        put(parent, &self.end, before);
    }

    /// Takes them off the page.
    pub(super) fn leave(self) {
        self.rows.into_iter().for_each(|row| row.drawn.leave());
        self.end.remove();
    }
}
