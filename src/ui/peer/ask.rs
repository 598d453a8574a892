//! "Ask for a review": what would be sent, shown before it is; then the link.

use super::parcel::{Passphrase, Sending, Sent};
use super::words;
use crate::lesson::{LANGUAGE, Span};
use crate::practice::desk::DeskAction;
use crate::practice::peer_review::{Shared, SharedDraft, SharedMark};
use crate::practice::session::Action;
use crate::practice::text::count_words;
use crate::ui::Ui;
use crate::ui::common::form::{Typed, folded, line, manifest};
use crate::ui::progress::OpenFile;
use crate::view::prelude::*;

/// The part of the desk that sends a draft out. It works only while it is unfolded.
#[component]
pub fn AskForReview(
    /// The prompt of the desk.
    prompt: &'static crate::lesson::Prompt,
) -> impl IntoView {
    folded("help askreview", words::ASK.text(), Box::new(move || asking(prompt)))
}

fn asking(prompt: &'static crate::lesson::Prompt) -> View {
    let ui = Ui::get();
    let question = RwSignal::new(ui.session.with_untracked(|session| session.with_desk(&prompt.id, |desk| desk.question().to_owned())));
    // Kept with the draft, unless another tab writes that.
    Effect::new(move |before: Option<String>| {
        let question = question.get();
        if before.is_some_and(|before| before != question) && ui.session.with_untracked(|session| !session.is_elsewhere(&prompt.id)) {
            ui.act(Action::Desk(prompt.id.clone(), DeskAction::AskAbout(question.clone())));
        }
        question
    });
    let draft = Memo::new(move |_| {
        let question = question.get();
        ui.session.with(|session| session.with_desk(&prompt.id, |desk| desk.to_share(&ui.bench(prompt), &question)))
    });
    let keep = Callback::new(move |()| ui.act(Action::Desk(prompt.id.clone(), DeskAction::KeepSent)));
    let empty = ui.slice(move |session| session.with_desk(&prompt.id, |desk| desk.draft().is_blank()));
    let what = Memo::new(move |_| Shared::Draft(draft.get()));
    let sent = Sent { make: words::MAKE_LINK.text(), nothing: words::WRITE_FIRST.text(), label: words::LINK.text(), file: "draft-to-review.json" };
    let asked = move || draft.with(|draft| if draft.question.is_empty() { words::NONE.into_view() } else { draft.question.clone().into_view() });
    let pieces = view! {
        <dt>{words::THE_PROMPT}</dt>
        <dd lang=LANGUAGE>{prompt.text.as_str()}</dd>
        {move || draft.with(|draft| contents(ui, draft))}
        <dt>{words::YOUR_QUESTION}</dt>
        <dd>{asked}</dd>
    };
    view! {
        <p>{words::ASK_INTRO}</p>
        {line(words::ASK_QUESTION.text(), "ask-question", 400, Typed::Words, None, question)}
        {manifest(words::EXACTLY_THIS.text(), pieces, words::NO_NAME.text())}
        <Sending what empty sent passphrase=Passphrase::Offered before=keep />
        <OpenFile label=words::OPEN_FILE.text() />
    }
}

/// The text and the marks of a draft that is sent, piece by piece.
pub fn contents(ui: Ui, draft: &SharedDraft) -> View {
    let name = |mark| ui.lesson.mark(mark).map_or_else(|| mark.to_string(), |mark| mark.name.clone());
    let marks: Vec<_> = draft
        .marks
        .iter()
        .map(|SharedMark(mark, start, end)| {
            let quoted = crate::ui::words::shortened(Span::new(*start, *end).of(&draft.text).unwrap_or_default());
            view! { <li>{format!("{}: “{quoted}”", name(mark))}</li> }
        })
        .collect();
    let marks = if marks.is_empty() {
        words::NONE.into_view()
    } else {
        view! { <ul lang=LANGUAGE>{marks}</ul> }
    };
    view! {
        <dt>{words::YOUR_TEXT}</dt>
        <dd>{crate::ui::words::words_count(count_words(&draft.text))}<blockquote class="sent" lang=LANGUAGE tabindex="0">{draft.text.clone()}</blockquote></dd>
        <dt>{words::YOUR_MARKS}</dt>
        <dd>{marks}</dd>
    }
}
