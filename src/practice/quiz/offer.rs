//! What the room offers before a sitting and beside it: what is asked where, how much of it there is, and in which lengths.

use super::{Quiz, Scope, Sitting};
use crate::lesson::{Lesson, SectionId};
use crate::practice::place::Asked;

/// The lengths offered, in items; whoever wants all takes all.
const LENGTHS: [usize; 3] = [5, 10, 20];

/// The lengths offered where there are so many items, shortest first; `None` is all of them.
pub fn lengths(count: usize) -> impl Iterator<Item = Option<usize>> {
    LENGTHS.into_iter().filter(move |length| *length < count).map(Some).chain([None])
}

/// The length to begin with where there are so many items; `None` is all of them.
pub fn usual_length(count: usize) -> Option<usize> {
    LENGTHS.get(1).copied().filter(|length| *length < count)
}

/// How many items a section has.
pub fn in_section(lesson: &Lesson, section: &SectionId) -> usize {
    lesson.items.iter().filter(|item| &item.section == section).count()
}

impl Scope {
    /// What a part of the room asks; what is due where nothing is asked for.
    pub fn of(asked: &Asked) -> Self {
        match asked {
            Asked::Anything | Asked::Due => Self::Due,
            Asked::Missed => Self::Missed,
            Asked::Mixed => Self::Mixed,
            Asked::Section(id) => Self::Section(id.clone()),
        }
    }
}

impl Quiz {
    /// What to begin with: whoever has answered nothing yet has nothing due, and wants to begin.
    pub fn opening(&self, asked: Asked) -> Asked {
        if asked == Asked::Anything && self.is_untouched() { Asked::Mixed } else { asked }
    }

    /// The sitting to show where this is asked for. Where nothing is, it is whichever there is; else the one that was begun there in this
    /// visit, `home` being where that was, or one from before the visit that is over what is asked for.
    pub fn sitting_at(&self, asked: &Asked, home: Option<&Asked>) -> Option<&Sitting> {
        let is_here = |scope: &Scope| *asked == Asked::Anything || home.map_or_else(|| *scope == Scope::of(asked), |home| home == asked);
        self.sitting.as_ref().filter(|sitting| is_here(&sitting.scope))
    }

    /// Whether a sitting can be gone on with.
    pub fn is_under_way(&self) -> bool {
        self.sitting.as_ref().is_some_and(|sitting| !sitting.ended)
    }

    /// How many items this would ask on a day, of those scopes that the room offers.
    pub fn count(&self, scope: &Scope, lesson: &Lesson, day: i32) -> usize {
        let counts = self.counts(lesson, day);
        match scope {
            Scope::Due => counts.due,
            Scope::Missed => counts.missed,
            Scope::Section(id) => in_section(lesson, id),
            _ => counts.mixed,
        }
    }
}
