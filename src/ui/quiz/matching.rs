//! Partners to find, from a menu beside each left side.

use super::choices::settled;
use super::item::Hands;
use super::{said, words};
use crate::lesson::LANGUAGE;
use crate::practice::quiz::{Answer, Edit, Hint, Part};
use crate::view::prelude::*;

/// Every left side with a menu of right sides.
pub fn view(hands: Hands, lefts: &[Part], rights: &[Part], hint: Option<&Hint>) -> View {
    let rows: Vec<_> = lefts
        .iter()
        .map(|left| {
            let stays = hint.is_some_and(|hint| hint.settled.contains(&left.at));
            let id = hands.id(&said::row(left.at));
            view! {
                <li>
                    <label class="said" lang=LANGUAGE for=id.clone()>{left.text.clone()}</label>
                    {menu(hands, left.at, rights, id, stays)}
                    {settled(stays, false)}
                </li>
            }
        })
        .collect();
    view! {
        <fieldset>
            <legend class="legend">{words::FIND_PARTNERS}</legend>
            <ol class="matches">{rows}</ol>
        </fieldset>
    }
}

fn menu(hands: Hands, left: usize, rights: &[Part], id: String, stays: bool) -> View {
    let joined = Memo::new(move |_| hands.read(|view| if let Answer::Match { rights } = &view.draft { rights.clone() } else { Vec::new() }));
    let held = Memo::new(move |_| joined.with(|joined| joined.get(left).copied().flatten()));
    // A key passes through the choices on its way, and must not take another row's partner from it.
    let taken = move |right: usize| joined.with(|joined| joined.contains(&Some(right))) && held.get() != Some(right);
    let options: Vec<_> = rights
        .iter()
        .map(|right| {
            let at = right.at;
            view! { <option value=at.to_string() lang=LANGUAGE disabled=move || taken(at) prop:selected=move || held.get() == Some(at)>{right.text.clone()}</option> }
        })
        .collect();
    let change = move |event| hands.edit(Edit::Join { left, right: event_target_value(&event).parse().ok() });
    view! {
        <select id=id disabled=stays on:change=change on:keydown=|event| event.stop_propagation()>
            <option value="" prop:selected=move || held.get().is_none()>{words::PARTNER}</option>
            {options}
        </select>
    }
}
