//! Review for someone: a draft that came in a link, the same checklist, notes tied to words, and the link back.

pub mod ask;
mod locked;
pub mod manuscript;
mod parcel;
pub mod returned;
pub mod words;

use crate::lesson::{Criterion, LANGUAGE, Level, Span};
use crate::practice::draft::LIMIT;
use crate::practice::peer_review::{PeerAction, PeerReview, Shared, SharedReview};
use crate::practice::session::Action;
use crate::ui::Ui;
use crate::ui::common::annotated::mark_key;
use crate::ui::progress::OpenFile;
use crate::view::html::{Input, Textarea};
use crate::view::prelude::*;
use locked::Unlock;
use manuscript::Manuscript;
use parcel::{Passphrase, Sending, Sent};

/// The room of a reviewer.
#[component]
pub fn ReviewRoom() -> impl IntoView {
    let ui = Ui::get();
    let open = ui.slice(|session| session.peer.open().cloned());
    // Another draft makes another room; what is said about this one does not.
    let which = Memo::new(move |_| {
        open.with(|open| open.as_ref().map(|open| (open.draft.prompt.clone(), open.said.text.clone(), open.draft.question.clone())))
    });
    let shut = ui.slice(|session| session.peer.shut().cloned());
    let room = move || {
        if let Some(locked) = shut.get() {
            return view! { <Unlock locked /> };
        }
        match which.get() {
            Some(which) => keyed(which, view! { <Open open /> }),
            None => {
                view! { <div class="text"><h1 class="display">{words::REVIEW_FOR_SOMEONE}</h1><Forgotten /><p>{words::NOTHING_OPEN}</p><OpenFile label=words::OPEN_FILE.text() /><Others /></div> }
            }
        }
    };
    view! { <main class="page practise peer" id="main">{room}</main> }
}

/// The way back for what was forgotten.
#[component]
fn Forgotten() -> impl IntoView {
    let ui = Ui::get();
    let forgotten = ui.slice(|session| session.peer.can_remember());
    let back = move || {
        forgotten.get().then(|| view! { {words::FORGOTTEN}" "<button class="link" type="button" on:click=move |_| turn(ui, PeerAction::Remember)>{words::BRING_BACK}</button> })
    };
    view! { <p class="forgotten" role="status">{back}</p> }
}

fn act(ui: Ui, action: PeerAction) {
    ui.act(Action::Peer(action));
}

/// Does what puts another draft, or none, in the place of this one; the button goes with it, so the focus moves to the room.
fn turn(ui: Ui, action: PeerAction) {
    act(ui, action);
    (ui.edge.focus)("main");
}

#[component]
fn Open(open: Memo<Option<PeerReview>>) -> impl IntoView {
    let ui = Ui::get();
    let field = ElementRef::<Textarea>::default();
    let pointed = RwSignal::new(Span::default());
    let fresh = ui.slice(|session| session.peer.is_fresh());
    let (prompt, question) = open.with_untracked(|open| {
        let draft = open.as_ref().map(|open| open.draft.clone()).unwrap_or_default();
        (ui.lesson.prompt(&draft.prompt).map_or(words::UNKNOWN_PROMPT.text(), |prompt| prompt.text.as_str()), draft.question)
    });
    let question = (!question.trim().is_empty()).then(|| view! { <p class="theyask"><b>{words::THEY_ASK}</b>" "<q lang=LANGUAGE>{question}</q></p> });
    view! {
        <div class="text">
            <p class="caps caps--accent prompt-no">{words::REVIEW_FOR_SOMEONE}</p>
            <h1 class="display" lang=LANGUAGE>{prompt}</h1>
            <Forgotten />
            <p class="standfirst">{words::WHAT_IS_ASKED}</p>
            <p class="fromlink">{words::FROM_A_LINK}" "{move || if fresh.get() { words::NOT_STORED.text() } else { words::STORED.text() }}</p>
            {question}
            <Manuscript field open pointed />
            {move || open.with(|open| open.as_ref().is_some_and(|open| !open.draft.marks.is_empty())).then(|| view! {
                <details class="help"><summary>{crate::ui::words::LETTERS}</summary>{mark_key(ui)}</details>
            })}
            <Notes open pointed />
        </div>
        <section class="review" aria-labelledby="peer-checklist">
            <h2 class="title" id="peer-checklist">{words::CHECKLIST}</h2>
            <p class="intro">{words::CHECKLIST_INTRO}</p>
            <ol class="criteria">{ui.lesson.criteria.iter().map(|criterion| criterion_row(ui, criterion)).collect::<Vec<_>>()}</ol>
            <SendBack open />
        </section>
    }
}

#[component]
fn Notes(open: Memo<Option<PeerReview>>, pointed: RwSignal<Span>) -> impl IntoView {
    let ui = Ui::get();
    let input = ElementRef::<Input>::default();
    let add = move || {
        let Some(input) = input.get_untracked() else { return };
        act(ui, PeerAction::Note(pointed.get_untracked(), input.value()));
    };
    // The words the note will be tied to, or how to point at some.
    let quoted = Memo::new(move |_| {
        let words = open.with(|open| open.as_ref().and_then(|open| pointed.get().of(&open.draft.text)).map(crate::ui::words::shortened));
        words.filter(|words| !words.is_empty())
    });
    let about = move || match quoted.get() {
        Some(quoted) => view! { <q lang=LANGUAGE>{quoted}</q> },
        None => words::NOTE_HINT.text().into_view(),
    };
    let noting = Memo::new(move |_| open.with(|open| open.as_ref().map(|open| open.noting.clone()).unwrap_or_default()));
    let notes = Memo::new(move |_| open.with(|open| open.as_ref().map(|open| open.said.notes.clone())));
    let list = move || {
        // Reading it, not only tracking it: a memo nobody has read follows nothing.
        notes.with(|_| ());
        open.with_untracked(|open| {
            let open = open.as_ref()?;
            let rows: Vec<_> = open
                .said
                .notes
                .iter()
                .enumerate()
                .map(|(index, (start, end, note))| {
                    let quoted = crate::ui::words::shortened(Span::new(*start, *end).of(&open.draft.text).unwrap_or_default());
                    view! {
                        <li><q lang=LANGUAGE>{quoted}</q>" "<span class="said" lang=LANGUAGE>{note.clone()}</span>" "
                            <button class="link" type="button" on:click=move |_| act(ui, PeerAction::Unnote(index))>{words::TAKE_OUT}</button>
                        </li>
                    }
                })
                .collect();
            Some(view! { <ol class="peernotes">{rows}</ol> })
        })
    };
    view! {
        <section class="notesform" aria-labelledby="peer-notes">
            <h2 class="head" id="peer-notes">{words::NOTES}</h2>
            {list}
            <p class="hint" id="peer-about">{about}</p>
            <form on:submit=move |event| { event.prevent_default(); add(); }>
                <label class="field">{words::NOTE_LABEL}<input type="text" id="peer-note" lang=LANGUAGE node_ref=input autocomplete="off" maxlength="600" aria-describedby="peer-about" prop:value=noting on:input=move |event| act(ui, PeerAction::Noting(event_target_value(&event))) /></label>
                <button class="btn btn--plain" type="submit">{words::ADD_NOTE}</button>
            </form>
        </section>
    }
}

fn criterion_row(ui: Ui, criterion: &'static Criterion) -> View {
    let chosen = ui.slice(move |session| session.peer.open().and_then(|open| open.said.rating(&criterion.id)).map(|(level, _)| level));
    let choices: Vec<_> = Level::ALL
        .into_iter()
        .map(|level| {
            let rate = move |_| act(ui, PeerAction::Rate(criterion.id.clone(), level));
            view! {
                <label>
                    <input type="radio" name=format!("peer-{}", criterion.id) prop:checked=move || chosen.get() == Some(level) on:change=rate />
                    <span class="step" data-s=level.key()>{crate::ui::words::level(level)}</span>
                </label>
            }
        })
        .collect();
    // The field comes once, when there is a rating to say a word on, so that typing in it is never interrupted.
    let rated = Memo::new(move |_| chosen.get().is_some());
    let word = move || {
        rated.get().then(|| {
            let said = ui.slice(|session| {
                session.peer.open().and_then(|open| open.said.rating(&criterion.id)).map(|(_, word)| word.to_owned()).unwrap_or_default()
            });
            let remark = move |event| act(ui, PeerAction::Remark(criterion.id.clone(), event_target_value(&event)));
            view! { <label class="field">{words::WORD_ON_IT}<input type="text" lang=LANGUAGE maxlength="600" autocomplete="off" prop:value=said on:input=remark /></label> }
        })
    };
    view! {
        <li>
            <div class="what" lang=LANGUAGE><h3>{criterion.name.as_str()}</h3><p class="ask">{criterion.question.as_str()}</p></div>
            <div class="proof">
                <fieldset class="levelpick"><legend class="hide" lang=LANGUAGE>{criterion.name.as_str()}</legend>{choices}</fieldset>
                <p class="descriptor" lang=LANGUAGE>{move || chosen.get().map(|level| criterion.descriptor(level))}</p>
                {word}
            </div>
        </li>
    }
}

#[component]
fn SendBack(open: Memo<Option<PeerReview>>) -> impl IntoView {
    let ui = Ui::get();
    let said = Memo::new(move |_| open.with(|open| open.as_ref().map(|open| open.said.clone()).unwrap_or_default()));
    let overall = Memo::new(move |_| said.with(|said| said.overall.clone()));
    let empty = Memo::new(move |_| said.with(SharedReview::is_empty));
    let what = Memo::new(move |_| Shared::Review(said.get()));
    let sent =
        Sent { make: words::MAKE_LINK_BACK.text(), nothing: words::SAY_FIRST.text(), label: words::LINK_BACK.text(), file: "review-back.json" };
    let came = ui.slice(|session| session.peer.passphrase().map_or(Passphrase::None, |known| Passphrase::Needed(known.to_owned())));
    let way = move || view! { <Sending what empty sent passphrase=came.get() before=Callback::new(|()| ()) /> };
    let unfinished = Memo::new(move |_| open.with(|open| open.as_ref().is_some_and(|open| !open.noting.trim().is_empty())));
    let not_added = move || {
        unfinished.get().then(|| {
            view! { <p class="hint">{words::NOTE_NOT_ADDED}" "<button class="link" type="button" on:click=move |_| (ui.edge.step)("peer-note")>{crate::ui::words::GO_THERE}</button></p> }
        })
    };
    view! {
        <div class="sendback">
            <label class="field">{words::OVERALL}<textarea id="peer-overall" lang=LANGUAGE rows="3" maxlength=LIMIT prop:value=overall on:input=move |event| act(ui, PeerAction::Overall(event_target_value(&event)))></textarea></label>
            <h3 class="title">{words::SEND_BACK}</h3>
            {not_added}
            {way}
            <p><button class="link" type="button" on:click=move |_| turn(ui, PeerAction::Forget)>{words::FORGET}</button></p>
            <Others />
        </div>
    }
}

/// The other drafts one has begun to review.
#[component]
fn Others() -> impl IntoView {
    let ui = Ui::get();
    let others = ui.slice(|session| session.peer.others().iter().map(|other| other.draft.prompt.clone()).collect::<Vec<_>>());
    move || {
        let rows: Vec<_> = others
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, prompt)| {
                let title = ui.lesson.prompt(&prompt).map_or(words::UNKNOWN_PROMPT.text(), |prompt| prompt.short.as_str());
                view! { <li><span lang=LANGUAGE>{title}</span>" "<button class="link" type="button" on:click=move |_| turn(ui, PeerAction::TakeUp(index))>{words::TAKE_UP}</button></li> }
            })
            .collect();
        (!rows.is_empty()).then(|| view! { <h3 class="caps">{words::OTHERS}</h3><ul class="dashes">{rows}</ul> })
    }
}
