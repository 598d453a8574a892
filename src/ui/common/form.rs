//! Pieces of the places where something is sent or saved, made once: every shape of view costs the page bytes.

use crate::view::prelude::*;

/// Something folded away until it is wanted; it works only while it is unfolded.
pub fn folded(class: &'static str, summary: &'static str, content: Box<dyn Fn() -> View>) -> View {
    let unfolded = RwSignal::new(false);
    view! {
        <details class=class on:toggle=move |event| unfolded.set(is_unfolded(&event))>
            <summary>{summary}</summary>
            {move || if unfolded.get() { content() } else { View::Nothing }}
        </details>
    }
}

/// Whether the page is being printed; the app provides it.
#[derive(Clone, Copy)]
pub struct OnPaper(pub RwSignal<bool>);

/// The same, but on paper it is there whether it is unfolded or not.
pub fn folded_on_screen(class: &'static str, summary: &'static str, content: Box<dyn Fn() -> View>) -> View {
    let unfolded = RwSignal::new(false);
    let OnPaper(on_paper) = expect_context();
    let open = Memo::new(move |_| unfolded.get() || on_paper.get());
    let toggle = move |event| {
        if !on_paper.get_untracked() {
            unfolded.set(is_unfolded(&event));
        }
    };
    view! {
        <details class=class open=move || open.get().then_some("") on:toggle=toggle>
            <summary>{summary}</summary>
            {move || if open.get() { content() } else { View::Nothing }}
        </details>
    }
}

/// What is typed in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Words, which the browser may correct.
    Words,
    /// Letters that must stay as they are typed.
    Exactly,
}

/// A line to type in; `hint` names the element that says more about it.
pub fn line(label: &'static str, id: &'static str, longest: u32, what: Typed, hint: Option<&'static str>, typed: RwSignal<String>) -> View {
    let (capitals, spelling) = if what == Typed::Words { ("sentences", "true") } else { ("off", "false") };
    let input = view! {
        <input type="text" id=id maxlength=longest autocomplete="off" autocapitalize=capitals spellcheck=spelling translate="no" aria-describedby=hint prop:value=typed on:input=move |event| typed.set(event_target_value(&event)) />
    };
    view! { <label class="field">{label}{input}</label> }
}

/// Exactly what is sent or saved: a list of its pieces, and what is not among them.
pub fn manifest(title: &'static str, pieces: View, not_among: &'static str) -> View {
    view! {
        <section class="manifest" aria-label=title>
            <h2 class="caps">{title}</h2>
            <dl>{pieces}</dl>
            <p class="hint">{not_among}</p>
        </section>
    }
}

/// The button that makes what is sent or saved; where there is nothing yet, the words that say so.
pub fn maker(empty: Memo<bool>, nothing: &'static str, label: &'static str, make: Callback<()>) -> View {
    (move || {
        if empty.get() {
            return view! { <p>{nothing}</p> };
        }
        view! { <p class="btnrow"><button class="btn" type="button" on:click=move |_| make.run(())>{label}</button></p> }
    })
    .into_view()
}
