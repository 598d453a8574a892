//! Texts of a draft that another tab wrote, or that a crash left: what the view of them needs.

use super::keeping::Archivist;
use crate::lesson::PromptId;
use crate::practice::session::{Part, Stored};
use crate::ui::practise::others::OtherTexts;
use crate::view::prelude::*;

/// The hands of this archivist.
pub fn hands(archivist: StoredValue<Archivist>) -> OtherTexts {
    let of = Callback::new(move |prompt: PromptId| {
        let others = archivist.with_value(|archivist| archivist.others(&Part::Desk(prompt)));
        others
            .into_iter()
            .filter_map(|stored| if let Stored::Desk(desk) = stored { Some((desk.draft().clone(), desk.versions().clone())) } else { None })
            .collect()
    });
    let settle = Callback::new(move |prompt: PromptId| archivist.with_value(|archivist| archivist.settle(Part::Desk(prompt))));
    OtherTexts { of, settle }
}
