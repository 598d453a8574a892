//! One tab writes a draft at a time: the second is told, reads along, and may take over.

use super::keeping::Archivist;
use super::surroundings::is_preview;
use crate::exchange::route::Place;
use crate::exchange::saved::PREFIX;
use crate::lesson::PromptId;
use crate::platform::storage::Hold;
use crate::practice::session::Action;
use crate::ui::Ui;
use crate::view::prelude::*;
use std::cell::Cell;

/// The hold on the draft that is open.
pub type Holding = StoredValue<Option<Hold>>;

/// Asks for every draft that is opened, and lets go of the one before. A preview writes none.
pub fn follow(ui: Ui, holding: Holding, writer: StoredValue<Archivist>) {
    if is_preview() {
        return;
    }
    let open = ui.slice(|session| match &session.route.place {
        Place::Practise(prompt, _) => Some(prompt.clone()),
        _ => None,
    });
    Effect::new(move |_| {
        let prompt = open.get();
        ui.act(Action::Elsewhere(None));
        let hold = prompt.map(|prompt| ask(ui, prompt, writer));
        holding.set_value(hold);
    });
}

/// Makes this tab the one that writes.
pub fn take_over(holding: Holding) {
    holding.with_value(|hold| {
        if let Some(hold) = hold {
            hold.take_over();
        }
    });
}

fn ask(ui: Ui, prompt: PromptId, writer: StoredValue<Archivist>) -> Hold {
    let name = format!("{PREFIX}writes/{}/{}", ui.lesson.id.as_str(), prompt.as_str());
    let was_elsewhere = Cell::new(false);
    Hold::ask(&name, move |elsewhere| {
        // What was typed here up to now is what the other tab goes on from.
        writer.with_value(Archivist::flush);
        ui.act(Action::Elsewhere(elsewhere.then(|| prompt.clone())));
        if was_elsewhere.replace(elsewhere) && !elsewhere {
            // Go on from what the other tab wrote last; a draft that was free all along is read already.
            writer.with_value(|archivist| archivist.read_all(ui.dispatch));
        }
    })
}
