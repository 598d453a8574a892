//! Pieces of the places where something is sent or saved, made once: every shape of view costs the page bytes.

use crate::ui::common::live::live;
use leptos::prelude::*;

/// Something folded away until it is wanted; it works only while it is unfolded.
pub fn folded(class: &'static str, summary: &'static str, content: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let unfolded = RwSignal::new(false);
    view! {
        <details class=class on:toggle=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)>
            <summary>{summary}</summary>
            {live(move || if unfolded.get() { content() } else { ().into_any() })}
        </details>
    }
    .into_any()
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
pub fn line(label: &'static str, id: &'static str, longest: u32, what: Typed, hint: Option<&'static str>, typed: RwSignal<String>) -> AnyView {
    let (capitals, spelling) = if what == Typed::Words { ("sentences", "true") } else { ("off", "false") };
    let input = view! {
        <input type="text" id=id maxlength=longest autocomplete="off" autocapitalize=capitals spellcheck=spelling translate="no" aria-describedby=hint prop:value=typed on:input=move |event| typed.set(event_target_value(&event)) />
    };
    view! { <label class="field">{label}{input}</label> }.into_any()
}

/// Exactly what is sent or saved: a list of its pieces, and what is not among them.
pub fn manifest(title: &'static str, pieces: AnyView, not_among: &'static str) -> AnyView {
    view! {
        <section class="manifest" aria-label=title>
            <h2 class="caps">{title}</h2>
            <dl>{pieces}</dl>
            <p class="hint">{not_among}</p>
        </section>
    }
    .into_any()
}

/// The button that makes what is sent or saved; where there is nothing yet, the words that say so.
pub fn maker(empty: Memo<bool>, nothing: &'static str, label: &'static str, make: Callback<()>) -> AnyView {
    live(move || {
        if empty.get() {
            return view! { <p>{nothing}</p> }.into_any();
        }
        view! { <p class="btnrow"><button class="btn" type="button" on:click=move |_| make.run(())>{label}</button></p> }.into_any()
    })
}
