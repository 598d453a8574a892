//! Where the words go: the part of each paragraph, and the balance of the parts.

use super::desk::DeskUi;
use crate::lesson::{LANGUAGE, StarPart};
use crate::practice::desk::DeskAction;
use crate::practice::outline::{OutlinedParagraph, SetBy, balance};
use crate::ui::common::annotated::part_name;
use crate::ui::words;
use crate::view::prelude::*;

/// The bar of where the words go, and a part to choose for each paragraph.
#[component]
pub fn StarOutline() -> impl IntoView {
    let desk = DeskUi::get();
    let outlined = desk.outlined;
    let shares = Memo::new(move |_| outlined.with(|outlined| balance(outlined)).to_vec());
    let bar = move || {
        shares
            .get()
            .into_iter()
            .filter(|share| share.words > 0)
            .map(|share| {
                let label = format!("{} {}", part_name(share.part), share.words);
                view! { <li data-part=share.part.key() style=("--share", share.permille.to_string())><span>{label}</span></li> }
            })
            .collect::<Vec<_>>()
    };
    // What one paragraph is changes what is suggested for the next, and both rows are drawn anew.
    Effect::new(move |before: Option<()>| {
        outlined.track();
        if before.is_some() {
            request_animation_frame(desk.ui.edge.recover_focus);
        }
    });
    let keyed = move || outlined.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <details class="help star-outline">
            <summary>{words::WHERE_THE_WORDS_GO}</summary>
            <ol class="balance" aria-label=words::WHERE_THE_WORDS_GO>{bar}</ol>
            <ol class="parts">
                <For each=keyed key=|(index, paragraph)| (*index, *paragraph) children=move |(_, paragraph)| part_row(desk, paragraph) />
            </ol>
        </details>
    }
}

fn part_row(desk: DeskUi, paragraph: OutlinedParagraph) -> View {
    let opening =
        desk.ui.session.with_untracked(|session| session.with_desk(&desk.prompt.id, |desk| words::shortened(desk.draft().quote(paragraph.span))));
    let options: Vec<_> =
        StarPart::ALL.into_iter().map(|part| view! { <option value=part.key() selected=paragraph.part == part>{part_name(part)}</option> }).collect();
    let elsewhere = super::elsewhere::is_elsewhere(desk);
    let choose = move |event| {
        let key = event_target_value(&event);
        let part = StarPart::ALL.into_iter().find(|part| part.key() == key);
        desk.act(DeskAction::SetPart { at: paragraph.span.start, part });
    };
    view! {
        <li>
            <label>
                <span class="hide">{words::PART_OF}</span>
                <select disabled=move || elsewhere.get() on:change=choose>{options}</select>
            </label>
            <span class="opening" lang=LANGUAGE>{opening}</span>
            <small>{if paragraph.by == SetBy::Suggestion { words::SUGGESTED.text() } else { "" }}</small>
        </li>
    }
}
