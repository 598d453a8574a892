//! At the learner's desk: what arrived and waits for a click, and what others said of kept versions.

use super::words;
use crate::lesson::{LANGUAGE, Prompt, Span};
use crate::practice::desk::DeskAction;
use crate::practice::peer_review::{Arrived, PeerAction, SharedReview};
use crate::practice::session::Action;
use crate::practice::text::nearest;
use crate::ui::Ui;
use crate::view::prelude::*;

/// What arrived in a link or a file for this prompt; nothing of it is stored before a click.
#[component]
pub fn ArrivedHere(
    /// The prompt of the desk.
    prompt: &'static Prompt,
) -> impl IntoView {
    let ui = Ui::get();
    let arrived = ui.slice(move |session| session.peer.arrived(&prompt.id).cloned());
    // Of which text it was is known when what is kept has been read.
    let reviewed = ui.slice(move |session| match session.peer.arrived(&prompt.id)? {
        Arrived::Review(review) => session.with_desk(&prompt.id, |desk| desk.reviewed_text(review).map(str::to_owned)),
        Arrived::Draft(_) => None,
    });
    // It waits while another tab writes the draft; the way to write it here stands above the draft.
    let elsewhere = ui.slice(move |session| session.is_elsewhere(&prompt.id));
    move || {
        let (title, intro, take, body, action) = match arrived.get()? {
            Arrived::Review(review) => {
                let text = reviewed.get();
                let body = review_view(ui, &review, text.as_deref().unwrap_or_default(), None);
                let homeless = text.is_none().then(|| view! { <p><b>{words::HOMELESS}</b></p> });
                let take = text.is_some().then_some(words::KEEP_REVIEW.text());
                (words::CAME_BACK, words::CAME_BACK_INTRO, take, view! { {homeless}{body} }, DeskAction::TakeReview(review))
            }
            Arrived::Draft(draft) => {
                let body = view! { <blockquote class="sent" lang=LANGUAGE tabindex="0">{draft.text.clone()}</blockquote> };
                (words::DRAFT_CAME, words::DRAFT_CAME_INTRO, Some(words::USE_DRAFT.text()), body, DeskAction::TakeDraft(draft))
            }
        };
        // The buttons go with what arrived, so the focus moves to the draft.
        let act = move |action| {
            ui.act(action);
            (ui.edge.hold)("draft");
        };
        let keep = move |_| act(Action::Desk(prompt.id.clone(), action.clone()));
        Some(view! {
            <section class="arrived" aria-labelledby="arrived-title">
                <h2 class="head" id="arrived-title">{title}</h2>
                <p class="fromlink">{intro}</p>
                {body}
                <p class="btnrow">
                    {take.map(|take| view! { <button class="btn" type="button" disabled=move || elsewhere.get() on:click=keep>{take}</button> })}
                    <button class="link" type="button" on:click=move |_| act(Action::Peer(PeerAction::LetGo))>{words::LEAVE}</button>
                </p>
            </section>
        })
    }
}

/// The kept reviews by others, newest version first; `select` moves to words of the draft.
#[component]
pub fn SideNotes(
    /// The prompt of the desk.
    prompt: &'static Prompt,
    /// Selects words of the draft.
    select: Callback<Span>,
) -> impl IntoView {
    let ui = Ui::get();
    // A version's words never change, so how many reviews each has says when to draw again, at every keystroke and for little.
    let counts = ui.slice(move |session| {
        session.with_desk(&prompt.id, |desk| {
            desk.versions().all().iter().map(|version| (version.id, version.peers.len())).filter(|(_, peers)| *peers > 0).collect::<Vec<_>>()
        })
    });
    move || {
        counts.with(|_| ());
        let kept = ui.session.with_untracked(|session| {
            session.with_desk(&prompt.id, |desk| {
                let with = desk.versions().all().iter().rev().filter(|version| !version.peers.is_empty());
                with.map(|version| (version.id.0, version.text.clone(), version.peers.clone())).collect::<Vec<_>>()
            })
        });
        (!kept.is_empty()).then(|| {
            let all: Vec<_> = kept
                .iter()
                .flat_map(|(number, text, peers)| peers.iter().map(move |review| (number, text, review)))
                .map(|(number, text, review)| {
                    let find = Finder { ui, prompt, select };
                    view! { <article><h3 class="caps">{words::about_version(*number)}</h3>{review_view(ui, review, text, Some(find))}</article> }
                })
                .collect();
            view! {
                <section class="sidenotes" aria-labelledby="sidenotes-title">
                    <h2 class="head" id="sidenotes-title">{words::FROM_OTHERS}</h2>
                    <p class="hint">{words::FROM_OTHERS_HINT}</p>
                    {all}
                </section>
            }
        })
    }
}

/// Finds noted words in the draft as it is now.
#[derive(Clone, Copy)]
struct Finder {
    ui: Ui,
    prompt: &'static Prompt,
    select: Callback<Span>,
}

impl Finder {
    /// Where the words stand now.
    fn find(self, quoted: &str, was: usize) -> Option<Span> {
        self.ui.session.with_untracked(|session| session.with_desk(&self.prompt.id, |desk| nearest(desk.draft().text(), quoted, was)))
    }
}

fn review_view(ui: Ui, review: &SharedReview, text: &str, find: Option<Finder>) -> View {
    let ratings: Vec<_> = ui
        .lesson
        .criteria
        .iter()
        .filter_map(|criterion| {
            let (level, word) = review.rating(&criterion.id)?;
            let word = (!word.is_empty()).then(|| view! { <span class="said" lang=LANGUAGE>{word.to_owned()}</span> });
            Some(view! { <li><b lang=LANGUAGE>{criterion.name.as_str()}</b>" "<span class="step" data-s=level.key()>{crate::ui::words::level(level)}</span>{word}</li> })
        })
        .collect();
    let notes: Vec<_> = review
        .notes
        .iter()
        .map(|(start, end, note)| {
            let quoted = Span::new(*start, *end).of(text).unwrap_or_default().to_owned();
            let go = find.filter(|_| !quoted.is_empty()).map(|find| {
                let (start, words, gone) = (*start, quoted.clone(), RwSignal::new(false));
                let go = move |_| match find.find(&words, start) {
                    Some(span) => find.select.run(span),
                    None => gone.set(true),
                };
                view! { <button class="link" type="button" on:click=go>{move || if gone.get() { words::GONE_SINCE.text() } else { words::GO_THERE.text() }}</button> }
            });
            let quotation = (!quoted.is_empty()).then(|| view! { <q lang=LANGUAGE>{crate::ui::words::shortened(&quoted)}</q> });
            view! { <li>{quotation}" "<span class="said" lang=LANGUAGE>{note.clone()}</span>" "{go}</li> }
        })
        .collect();
    let overall = (!review.overall.trim().is_empty()).then(|| view! { <p class="said" lang=LANGUAGE>{review.overall.clone()}</p> });
    view! {
        <ul class="ratings">{ratings}</ul>
        <ol class="peernotes">{notes}</ol>
        {overall}
    }
}
