//! "Ask for a review": what would be sent, shown before it is; then the link.

use super::parcel::{Passphrase, Sending, Sent};
use super::words;
use crate::lesson::{LANGUAGE, Span};
use crate::practice::bench::{Bench, Millis};
use crate::practice::desk::DeskAction;
use crate::practice::peer_review::{Shared, SharedDraft, SharedMark};
use crate::practice::session::Action;
use crate::practice::text::count_words;
use crate::ui::Ui;
use crate::ui::common::form::{Typed, folded, line, manifest};
use crate::ui::common::live::live;
use crate::ui::progress::OpenFile;
use leptos::prelude::*;

/// The part of the desk that sends a draft out. It works only while it is unfolded.
#[component]
pub fn AskForReview(
    /// The prompt of the desk.
    prompt: &'static crate::lesson::Prompt,
) -> impl IntoView {
    folded("help askreview", words::ASK.text(), Box::new(move || asking(prompt)))
}

fn asking(prompt: &'static crate::lesson::Prompt) -> AnyView {
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
    let sent = Sent { make: words::MAKE_LINK.text(), nothing: words::WRITE_FIRST.text(), label: words::LINK.text(), file: "draft-to-review.json" };
    let asked = move || draft.with(|draft| if draft.question.is_empty() { words::NONE.into_any() } else { draft.question.clone().into_any() });
    let pieces = view! {
        <dt>{words::THE_PROMPT}</dt>
        <dd>{prompt.text.as_str()}</dd>
        {live(move || draft.with(|draft| contents(ui, draft)))}
        <dt>{words::YOUR_QUESTION}</dt>
        <dd>{live(asked)}</dd>
    }
    .into_any();
    view! {
        <p>{words::ASK_INTRO}</p>
        {line(words::ASK_QUESTION.text(), "ask-question", 400, Typed::Words, None, question)}
        {manifest(words::EXACTLY_THIS.text(), pieces, words::NO_NAME.text())}
        <Sending what empty sent passphrase=Passphrase::Offered before=keep />
        <OpenFile label=words::OPEN_FILE.text() />
    }
    .into_any()
}

/// The text and the marks of a draft that is sent, piece by piece.
pub fn contents(ui: Ui, draft: &SharedDraft) -> AnyView {
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
        <dd>{crate::ui::words::words_count(count_words(&draft.text))}<blockquote class="sent" lang=LANGUAGE tabindex="0">{draft.text.clone()}</blockquote></dd>
        <dt>{words::YOUR_MARKS}</dt>
        <dd lang=LANGUAGE>{marks}</dd>
    }
    .into_any()
}
