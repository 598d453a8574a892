//! Another text of the draft, from another tab or from before a crash, beside the draft, and what to do with it.

use super::desk::DeskUi;
use crate::lesson::{LANGUAGE, PromptId};
use crate::practice::desk::{Desk, DeskAction};
use crate::practice::session::Action;
use crate::practice::text::count_words;
use crate::ui::words;
use crate::view::prelude::*;

/// Where other texts come from, and who is told that they are dealt with; the app provides it.
#[derive(Clone, Copy)]
pub struct OtherTexts {
    /// The other texts of a draft, each on its desk, newest first.
    pub of: Callback<PromptId, Vec<Desk>>,
    /// The learner has chosen: what is on this page replaces them.
    pub settle: Callback<PromptId>,
}

/// Every other text of this draft that says something different; nothing where there is none.
#[component]
pub fn Others() -> impl IntoView {
    let desk = DeskUi::get();
    let hands = use_context::<OtherTexts>()?;
    let id = &desk.prompt.id;
    let beside = desk.ui.slice(move |session| session.beside.get(id).copied());
    let done = Callback::new(move |()| {
        hands.settle.run(id.clone());
        desk.ui.act(Action::Settled(id.clone()));
    });
    Some(move || {
        let others = beside.get().map(|_| hands.of.run(id.clone())).unwrap_or_default();
        let views: Vec<_> = (0..others.len()).map(|which| other_view(desk, &others, which, done)).collect();
        views
    })
}

fn other_view(desk: DeskUi, others: &[Desk], which: usize, done: Callback<()>) -> View {
    let mine = desk.slice(|desk, _| desk.draft().text().to_owned());
    let theirs = others[which].draft().text().to_owned();
    let words_there = count_words(&theirs);
    // One choice settles all of them, so every other text is kept as a version, whichever becomes the draft.
    let all = StoredValue::new(others.to_vec());
    let choose = move |take: Option<usize>| {
        desk.act(DeskAction::KeepOthers { others: all.get_value(), name: words::OTHER_NAME.into(), take });
        // With no room for another version the texts stay where they are, and the notice says what to do.
        let is_kept = desk
            .ui
            .session
            .with_untracked(|session| session.with_desk(&desk.prompt.id, |desk| all.with_value(|all| all.iter().all(|other| desk.holds(other)))));
        if is_kept {
            done.run(());
        }
    };
    view! {
        <section class="other" aria-label=words::OTHER_TEXT>
            <h2 class="title">{words::OTHER_TEXT}</h2>
            <p class="intro">{words::OTHER_INTRO}</p>
            <div class="two">
                <div><h3 class="caps">{move || words::this_text(mine.with(|mine| count_words(mine)))}</h3><p class="difference" lang=LANGUAGE>{mine}</p></div>
                <div><h3 class="caps">{words::that_text(words_there)}</h3><p class="difference" lang=LANGUAGE>{theirs}</p></div>
            </div>
            <div class="btnrow">
                <button class="btn btn--plain" type="button" on:click=move |_| choose(None)>{words::KEEP_BOTH}</button>
                <button class="link" type="button" on:click=move |_| choose(Some(which))>{words::TAKE_THAT}</button>
            </div>
        </section>
    }
}
