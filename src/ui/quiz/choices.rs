//! Choices to take one or some of.

use super::item::Hands;
use super::said::FIRST;
use super::words;
use crate::lesson::LANGUAGE;
use crate::practice::quiz::{Edit, Hint, Part};
use crate::ui::common::icon::{Icon, Sign};
use crate::view::prelude::*;

/// How many may be taken, and of what.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    /// One choice.
    One,
    /// Some choices.
    Some,
    /// One name for what the words carry.
    Name,
}

/// The choices; what the first try settled stays, what it ruled out is out.
pub fn view(hands: Hands, parts: &[Part], taking: Taking, hint: Option<&Hint>) -> View {
    let name = hands.id("choice");
    let kind = if taking == Taking::Some { "checkbox" } else { "radio" };
    let is_open = |at: &usize| !hint.is_some_and(|hint| hint.ruled_out.contains(at) || hint.settled.contains(at));
    let first = parts.iter().map(|part| part.at).find(is_open);
    let rows: Vec<_> = parts
        .iter()
        .zip(1..)
        .map(|(part, number)| {
            let at = part.at;
            let out = hint.is_some_and(|hint| hint.ruled_out.contains(&at));
            let stays = hint.is_some_and(|hint| hint.settled.contains(&at));
            view! {
                <label class="choice" data-out=out.then_some("")>
                    <input
                        type=kind
                        id=(first == Some(at)).then(|| hands.id(FIRST))
                        name=name.clone()
                        disabled=out || stays
                        prop:checked=move || hands.read(|view| view.draft.holds(at))
                        on:change=move |_| hands.edit(Edit::Choose(at))
                    />
                    <span class="key num" aria-hidden="true">{number}</span>
                    <span class="said"><span lang=LANGUAGE>{part.text.clone()}</span>{settled(stays, out)}</span>
                </label>
            }
        })
        .collect();
    let legend = match taking {
        Taking::One => words::CHOOSE_ONE,
        Taking::Some => words::CHOOSE_SOME,
        Taking::Name => words::NAME_IT,
    };
    let class = if taking == Taking::One { "hide" } else { "legend" };
    view! { <fieldset class="choices"><legend class=class>{legend}</legend>{rows}</fieldset> }
}

/// Says of a part that it stays, or that it is out.
pub fn settled(stays: bool, out: bool) -> Option<View> {
    let (sign, line) = match (stays, out) {
        (true, _) => (Sign::Tick, words::STAYS.text()),
        (_, true) => (Sign::Cross, words::NOT_THIS.text()),
        _ => return None,
    };
    Some(tag(sign, line))
}

/// A sign with its words, after what it is about.
pub fn tag(sign: Sign, line: &'static str) -> View {
    view! { <span class="verdict"><Icon sign />{line}</span> }
}
