//! Phrases to put in groups.

use super::choices::settled;
use super::item::Hands;
use super::{said, words};
use crate::lesson::LANGUAGE;
use crate::practice::quiz::{Answer, Edit, Hint, Part};
use crate::view::prelude::*;

/// Every phrase with its groups beside it.
pub fn view(hands: Hands, groups: &[String], phrases: &[Part], hint: Option<&Hint>) -> View {
    let rows: Vec<_> = phrases
        .iter()
        .map(|phrase| {
            let stays = hint.is_some_and(|hint| hint.settled.contains(&phrase.at));
            view! {
                <li>
                    <span class="said"><span lang=LANGUAGE>{phrase.text.clone()}</span>{settled(stays, false)}</span>
                    <fieldset class="pair">
                        <legend class="hide" lang=LANGUAGE>{phrase.text.clone()}</legend>
                        {radios(hands, groups, phrase.at, stays)}
                    </fieldset>
                </li>
            }
        })
        .collect();
    let keys: Vec<_> = groups.iter().zip(1..).map(|(group, number)| view! { <span><kbd>{number}</kbd>" "{group.clone()}</span> }).collect();
    view! {
        <ol class="sorts">{rows}</ol>
        <p class="keyline" aria-hidden="true">{words::KEYS_SORT}" "{keys}</p>
    }
}

fn radios(hands: Hands, groups: &[String], phrase: usize, stays: bool) -> Vec<View> {
    let name = hands.id(&format!("sort-{phrase}"));
    let radio = |(group, label): (usize, &String)| {
        view! {
            <label>
                <input
                    type="radio"
                    id=(group == 0).then(|| hands.id(&said::row(phrase)))
                    name=name.clone()
                    disabled=stays
                    prop:checked=move || hands.read(|view| matches!(&view.draft, Answer::Classify { groups } if groups.get(phrase) == Some(&Some(group))))
                    on:change=move |_| hands.edit(Edit::Place { phrase, group: Some(group) })
                />
                <span lang=LANGUAGE>{label.clone()}</span>
            </label>
        }
    };
    groups.iter().enumerate().map(radio).collect()
}
