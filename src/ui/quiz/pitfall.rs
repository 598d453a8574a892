//! A pitfall to name, or none.

use super::choices::settled;
use super::item::Hands;
use super::said::FIRST;
use super::words;
use crate::lesson::LANGUAGE;
use crate::practice::quiz::{Answer, Edit, Hint, Named, Part};
use crate::view::prelude::*;

/// The lesson's pitfalls and, last, "none".
pub fn view(hands: Hands, names: &[(Named, Part)], hint: Option<&Hint>) -> View {
    let group = hands.id("pitfall");
    let mut first = Some(hands.id(FIRST));
    let rows: Vec<_> = names
        .iter()
        .zip(1..)
        .map(|((named, part), number)| {
            let text = &part.text;
            let out = hint.is_some_and(|hint| hint.not_this.as_ref() == Some(named));
            let (this, chosen) = (named.clone(), named.clone());
            view! {
                <label class="choice" data-out=out.then_some("")>
                    <input
                        type="radio"
                        id=if out { None } else { first.take() }
                        name=group.clone()
                        disabled=out
                        prop:checked=move || hands.read(|view| matches!(&view.draft, Answer::Pitfall { named: Some(chosen) } if *chosen == this))
                        on:change=move |_| hands.edit(Edit::Name(chosen.clone()))
                    />
                    <span class="key num" aria-hidden="true">{number}</span>
                    <span class="said"><span lang=(!text.is_empty()).then_some(LANGUAGE)>{words::pitfall(text)}</span>{settled(false, out)}</span>
                </label>
            }
        })
        .collect();
    view! { <fieldset class="choices"><legend class="hide">{words::CHOOSE_ONE}</legend>{rows}</fieldset> }
}
