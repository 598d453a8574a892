//! A glossary term explained where it stands: in the margin when wide, under the text when not.

use crate::lesson::{LANGUAGE, Term, TermId};
use crate::ui::{Ui, words};
use crate::view::on_key;
use crate::view::prelude::*;

/// The term on show and how far down the page it stands, in pixels.
#[derive(Clone, PartialEq)]
pub struct Open {
    term: &'static Term,
    top: i32,
}

/// Shows the term a click landed on instead of following its link; other clicks pass.
pub fn click(ui: Ui, event: &crate::view::ev::MouseEvent, open: RwSignal<Option<Open>>) {
    let Some((id, top)) = (ui.edge.term_at)(event) else {
        open.set(None);
        return;
    };
    if let Some(term) = ui.lesson.term(&TermId::new(id)) {
        event.prevent_default();
        open.set(Some(Open { term, top }));
    }
}

/// The note; announced politely, closed by its button, Escape or a click elsewhere.
#[component]
pub fn TermNote(
    /// What is on show.
    open: RwSignal<Option<Open>>,
) -> impl IntoView {
    let note = move || {
        open.get().map(|Open { term, top }| {
            view! {
                <aside class="note termnote" style:inset-block-start=format!("{top}px")>
                    <p class="caps">{words::GLOSSARY}</p>
                    <p lang=LANGUAGE><b>{term.name.as_str()}</b>" "{term.meaning.as_str()}</p>
                    <p class="acts"><button class="link" type="button" on:click=move |_| open.set(None)>{words::CLOSE}</button></p>
                </aside>
            }
        })
    };
    on_key(move |event| {
        if event.key() == "Escape" && open.with_untracked(Option::is_some) {
            open.set(None);
        }
    });
    view! { <div aria-live="polite">{note}</div> }
}
