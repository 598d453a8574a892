//! Steps to put in order, by buttons or arrow keys.

use super::choices::tag;
use super::item::{Hands, quiet};
use super::words;
use crate::lesson::LANGUAGE;
use crate::practice::quiz::{Ask, Edit, Hint, Part};
use crate::ui::Ui;
use crate::ui::common::icon::Sign;
use crate::view::prelude::*;

/// The steps. Rows stand still and steps move through them, so that focus is never lost.
pub fn view(hands: Hands, steps: &[Part], hint: Option<&Hint>) -> View {
    let stands = StoredValue::new(hint.map(|hint| hint.stands().to_vec()).unwrap_or_default());
    let rows: Vec<_> = (0..steps.len()).map(|place| row(hands, place, steps.len(), stands)).collect();
    view! {
        <fieldset>
            <legend class="legend">{words::PUT_IN_ORDER}</legend>
            <ol class="moves">{rows}</ol>
        </fieldset>
    }
}

fn row(hands: Hands, place: usize, of: usize, stands: StoredValue<Vec<usize>>) -> View {
    let ui = Ui::get();
    let step = Memo::new(move |_| hands.read(|view| if let Ask::Order(steps) = &view.question.ask { steps.get(place).cloned() } else { None }));
    let text = move || step.get().map(|step| step.text).unwrap_or_default();
    let stays =
        move || step.get().filter(|step| stands.with_value(|stands| stands.contains(&step.at))).map(|_| tag(Sign::Tick, words::IN_ORDER.text()));
    let above = place.checked_sub(1);
    let below = Some(place + 1).filter(|&to| to < of);
    let go = move |to: Option<usize>, up: bool| {
        let Some(to) = to else { return };
        hands.edit(Edit::Move { from: place, to });
        // At either end only the way back is left.
        let up = if to == 0 { false } else { up || to + 1 == of };
        (ui.edge.step)(&hands.id(&button(to, up)));
    };
    let keys = move |event: crate::view::ev::KeyboardEvent| {
        quiet(&event);
        let up = match event.key().as_str() {
            "ArrowUp" => true,
            "ArrowDown" => false,
            _ => return,
        };
        event.prevent_default();
        go(if up { above } else { below }, up);
    };
    view! {
        <li on:keydown=keys>
            <span class="key num">{place + 1}</span>
            <span class="said"><span lang=LANGUAGE>{text}</span>{stays}</span>
            <span class="acts">
                <button class="link" type="button" id=hands.id(&button(place, true)) disabled=above.is_none() aria-label=move || words::move_step(true, &text(), place + 1, of) on:click=move |_| go(above, true)>{words::MOVE_UP}</button>
                <button class="link" type="button" id=hands.id(&button(place, false)) disabled=below.is_none() aria-label=move || words::move_step(false, &text(), place + 1, of) on:click=move |_| go(below, false)>{words::MOVE_DOWN}</button>
            </span>
        </li>
    }
}

fn button(place: usize, up: bool) -> String {
    format!("{}-{place}", if up { "up" } else { "down" })
}
