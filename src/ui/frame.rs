//! What stands around every place: the masthead, the ways to the places, notices.

use crate::exchange::route::{Asked, Calibrating, Desktop, Place, Route};
use crate::lesson::LANGUAGE;
use crate::practice::peer_review::Problem;
use crate::practice::session::{Action, Notice, Posted};
use crate::ui::chunks::{Apart, Chunk, Room};
use crate::ui::foot::Foot;
use crate::ui::read::Read;
use crate::ui::{Ui, hand_in, peer, practise, words};
use crate::view::prelude::*;

/// The whole widget.
#[component]
pub fn Frame() -> impl IntoView {
    let ui = Ui::get();
    let embedding = &ui.host.embedding;
    view! {
        <div class="pw">
            <a class="skip" href="#main" on:click=move |event| { event.prevent_default(); (ui.edge.focus)("main"); }>{words::SKIP}</a>
            {embedding.masthead.then(|| view! { <Masthead /> })}
            <Notices />
            <Here />
            <Foot />
        </div>
    }
}

#[component]
fn Masthead() -> impl IntoView {
    let ui = Ui::get();
    view! {
        <header class="mast">
            <p class="mast-title"><a href=Route::start(ui.lesson).href() lang=LANGUAGE>{ui.lesson.title.as_str()}</a></p>
            <Places />
        </header>
    }
}

/// The places a learner can go, and which one is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Door {
    Read,
    Practise,
    Quiz,
    Calibrate,
    Progress,
    /// No door of its own: one comes here by a link.
    Review,
    /// Nor has this: a teacher comes here by the line under every place.
    Collect,
}

impl Door {
    const ALL: [Self; 5] = [Self::Read, Self::Practise, Self::Quiz, Self::Calibrate, Self::Progress];

    fn of(place: &Place) -> Self {
        match place {
            Place::Read(..) => Self::Read,
            Place::Prompts | Place::Practise(..) => Self::Practise,
            Place::Quiz(_) => Self::Quiz,
            Place::Calibrate(_) => Self::Calibrate,
            Place::Progress => Self::Progress,
            Place::Review(_) => Self::Review,
            Place::Collect => Self::Collect,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Read => words::READ.text(),
            Self::Practise => words::PRACTISE.text(),
            Self::Quiz => words::QUIZ.text(),
            Self::Calibrate => words::CALIBRATE.text(),
            Self::Progress => words::PROGRESS.text(),
            Self::Review => peer::words::REVIEW_FOR_SOMEONE.text(),
            Self::Collect => hand_in::words::COLLECT.text(),
        }
    }
}

#[component]
fn Places() -> impl IntoView {
    let ui = Ui::get();
    let here = ui.slice(|session| Door::of(&session.route.place));
    let last = ui.slice(move |session| session.reading.go_on(ui.lesson));
    let href = move |door| match door {
        Door::Read => ui.href(Place::Read(last.get(), None)),
        Door::Practise => ui.href(Place::Prompts),
        Door::Quiz => ui.href(Place::Quiz(Asked::Anything)),
        Door::Calibrate => ui.href(Place::Calibrate(Calibrating::Anything)),
        Door::Progress => ui.href(Place::Progress),
        Door::Review => ui.href(Place::Review(None)),
        Door::Collect => ui.href(Place::Collect),
    };
    let doors: Vec<_> = Door::ALL
        .into_iter()
        .map(|door| view! { <a href=move || href(door) aria-current=move || (here.get() == door).then_some("page")>{door.name()}</a> })
        .collect();
    view! { <nav class="places" aria-label=words::PLACES>{doors}</nav> }
}

#[component]
fn Notices() -> impl IntoView {
    let ui = Ui::get();
    // The newest first: on a phone there is room for one, with the way to undo it.
    let posted = ui.slice(|session| session.notices.iter().rev().cloned().collect::<Vec<_>>());
    let row = move |posted: Posted| {
        let id = posted.id;
        let update = matches!(posted.notice, Notice::UpdateReady | Notice::Newer(_) | Notice::NotOpened(Problem::Newer(_)));
        let elsewhere = posted.notice == Notice::WrittenElsewhere;
        let undo = matches!(&posted.notice, Notice::Desk(_, notice) if notice.undo().is_some());
        view! {
            <li>
                <p>{sentence(ui, &posted.notice)}</p>
                {elsewhere.then(|| view! { <button class="link" type="button" on:click=move |_| ui.act(Action::TakeOver)>{words::TAKE_OVER}</button> })}
                {update.then(|| view! { <button class="link" type="button" on:click=move |_| ui.act(Action::TakeUpdate)>{words::RELOAD}</button> })}
                {undo.then(|| view! { <button class="link" type="button" on:click=move |_| ui.act(Action::Undo(id))>{words::UNDO}</button> })}
                <button class="link" type="button" on:click=move |_| ui.act(Action::Dismiss(id))>{words::CLOSE}</button>
            </li>
        }
    };
    view! {
        <div role="status" aria-live="polite">
            <ul class="notices">
                <For each=move || posted.get() key=|posted| posted.id children=row />
            </ul>
        </div>
    }
}

fn sentence(ui: Ui, notice: &Notice) -> Option<String> {
    Some(match notice {
        Notice::LostAddress => words::LOST_ADDRESS.into(),
        Notice::Desk(_, notice) => return practise::said::sentence(ui, notice),
        Notice::Unreadable(count) => words::unreadable(*count),
        Notice::UpdateReady => words::UPDATE_READY.into(),
        Notice::WrittenElsewhere => words::WRITTEN_ELSEWHERE.into(),
        Notice::UpdateWaits => words::UPDATE_WAITS.into(),
        Notice::NotOpened(why) => peer::words::not_opened(words::no_link(*why)),
        Notice::NoSuchPrompt(prompt) => peer::words::no_such_prompt(prompt.as_str()),
        Notice::Newer(count) => words::newer(*count),
        Notice::Imported { added, beside, known, skipped } => words::imported(*added, *beside, *known, *skipped),
        Notice::ImportFailed(why) => why.clone(),
        Notice::OtherText(prompt) => words::other_text(ui.lesson.prompt(prompt).map_or("", |prompt| prompt.short.as_str())),
    })
}

/// The place that is open.
#[component]
fn Here() -> impl IntoView {
    let ui = Ui::get();
    let door = ui.slice(|session| Door::of(&session.route.place));
    let section = ui.slice(|session| match &session.route.place {
        Place::Read(section, _) => section.clone(),
        _ => session.reading.last.clone().unwrap_or_default(),
    });
    move || match room_of(door.get()) {
        None => view! { <Read section=section.into() /> },
        Some(room) => view! { <Apart room /> },
    }
}

/// What must be loaded before a place can be shown whole, beyond what reading needs.
pub fn chunks_for(place: &Place) -> impl Iterator<Item = Chunk> {
    let desk = matches!(place, Place::Practise(_, desktop) if *desktop != Desktop::Draft).then_some(Chunk::Desks);
    room_of(Door::of(place)).map(Room::chunk).into_iter().chain(desk)
}

fn room_of(door: Door) -> Option<Room> {
    Some(match door {
        Door::Read => return None,
        Door::Practise => Room::Practise,
        Door::Quiz => Room::Quiz,
        Door::Calibrate => Room::Calibrate,
        Door::Progress => Room::Progress,
        Door::Review => Room::Review,
        Door::Collect => Room::Collect,
    })
}
