//! Another tab writes this draft: said where the draft is, with the way to go on here.

use super::desk::DeskUi;
use crate::practice::session::Action;
use crate::ui::words;
use crate::view::prelude::*;

/// Whether another tab of this browser writes the draft of this desk.
pub fn is_elsewhere(desk: DeskUi) -> Memo<bool> {
    desk.ui.slice(move |session| session.is_elsewhere(&desk.prompt.id))
}

/// The sentence and its button; empty while this tab writes.
#[component]
pub fn ElsewhereBanner() -> impl IntoView {
    let desk = DeskUi::get();
    let elsewhere = is_elsewhere(desk);
    let said = move || {
        elsewhere.get().then(|| {
            view! {
                <p>{words::ELSEWHERE}</p>
                <button class="btn" type="button" on:click=move |_| { desk.ui.act(Action::TakeOver); (desk.ui.edge.hold)("draft"); }>{words::TAKE_OVER}</button>
            }
        })
    };
    view! { <div class="elsewhere" role="status">{said}</div> }
}
