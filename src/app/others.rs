//! Texts of a draft that another tab wrote, or that a crash left: what the view of them needs.

use super::keeping::Archivist;
use crate::lesson::{Lesson, PromptId};
use crate::practice::bench::{Bench, Millis};
use crate::practice::session::{Part, Stored};
use crate::ui::practise::others::OtherTexts;
use crate::view::prelude::*;

/// The hands of this archivist.
pub fn hands(archivist: StoredValue<Archivist>, lesson: &'static Lesson) -> OtherTexts {
    let of = Callback::new(move |id: PromptId| {
        let Some(prompt) = lesson.prompt(&id) else { return Vec::new() };
        let opened = |stored| {
            let Stored::Desk(mut desk) = stored else { return None };
            desk.open(&Bench { lesson, prompt, now: Millis(0) });
            Some(*desk)
        };
        archivist.with_value(|archivist| archivist.others(&Part::Desk(id))).into_iter().filter_map(opened).collect()
    });
    let settle = Callback::new(move |prompt: PromptId| archivist.with_value(|archivist| archivist.settle(Part::Desk(prompt))));
    OtherTexts { of, settle }
}
