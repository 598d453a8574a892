//! "Ask for a review": what would be sent, shown before it is; then the link.

use super::parcel::{Passphrase, Sending, Sent};
use super::words;
use crate::lesson::Span;
use crate::practice::bench::{Bench, Millis};
use crate::practice::desk::DeskAction;
use crate::practice::peer_review::{Shared, SharedDraft, SharedMark};
use crate::practice::session::Action;
use crate::practice::text::count_words;
use crate::ui::Ui;
use crate::ui::progress::OpenFile;
use leptos::prelude::*;

/// The part of the desk that sends a draft out. It works only while it is unfolded.
#[component]
pub fn AskForReview(
    /// The prompt of the desk.
    prompt: &'static crate::lesson::Prompt,
) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    view! {
        <details class="help askreview" on:toggle=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)>
            <summary>{words::ASK}</summary>
            {move || unfolded.get().then(|| view! { <Asking prompt /> })}
        </details>
    }
}

#[component]
fn Asking(prompt: &'static crate::lesson::Prompt) -> impl IntoView {
    let ui = Ui::get();
    let question = RwSignal::new(String::new());
    let draft = Memo::new(move |_| {
        let question = question.get();
        ui.session
            .with(|session| session.with_desk(&prompt.id, |desk| desk.to_share(&Bench { lesson: ui.lesson, prompt, now: Millis(0) }, &question)))
    });
    let keep = Callback::new(move |()| ui.act(Action::Desk(prompt.id.clone(), DeskAction::KeepSent)));
    let empty = Memo::new(move |_| draft.with(|draft| draft.text.trim().is_empty()));
    let what = Memo::new(move |_| Shared::Draft(draft.get()));
    let sent = Sent { make: words::MAKE_LINK, nothing: words::WRITE_FIRST, label: words::LINK, file: "draft-to-review.json" };
    let asked = move || draft.with(|draft| if draft.question.is_empty() { words::NONE.to_owned() } else { draft.question.clone() });
    view! {
        <p>{words::ASK_INTRO}</p>
        <label class="field">{words::ASK_QUESTION}<input type="text" id="ask-question" maxlength="400" autocomplete="off" on:input=move |event| question.set(event_target_value(&event)) /></label>
        <section class="manifest" aria-label=words::EXACTLY_THIS>
            <h2 class="caps">{words::EXACTLY_THIS}</h2>
            <dl>
                <dt>{words::THE_PROMPT}</dt>
                <dd>{prompt.text.as_str()}</dd>
                {move || draft.with(|draft| manifest(ui, draft))}
                <dt>{words::YOUR_QUESTION}</dt>
                <dd>{asked}</dd>
            </dl>
            <p class="hint">{words::NO_NAME}</p>
        </section>
        <Sending what empty sent passphrase=Passphrase::Offered before=keep />
        <OpenFile label=words::OPEN_FILE />
    }
}

/// The text and the marks of a draft that is sent, piece by piece.
pub fn manifest(ui: Ui, draft: &SharedDraft) -> AnyView {
    let name = |mark| ui.lesson.mark(mark).map_or_else(|| mark.to_string(), |mark| mark.name.clone());
    let marks: Vec<_> = draft
        .marks
        .iter()
        .map(|SharedMark(mark, start, end)| {
            let quoted = crate::ui::words::shortened(Span::new(*start, *end).of(&draft.text).unwrap_or_default());
            view! { <li>{format!("{}: “{quoted}”", name(mark))}</li> }
        })
        .collect();
    let marks = if marks.is_empty() { words::NONE.into_any() } else { view! { <ul>{marks}</ul> }.into_any() };
    view! {
        <dt>{words::YOUR_TEXT}</dt>
        <dd>{words::words_count(count_words(&draft.text))}<blockquote class="sent" tabindex="0">{draft.text.clone()}</blockquote></dd>
        <dt>{words::YOUR_MARKS}</dt>
        <dd>{marks}</dd>
    }
    .into_any()
}
