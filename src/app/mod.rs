//! The wiring: the one room that knows the view and the browser. It opens the session from what the stores and the address
//! say, hands every action to it, and lets stores and address bar follow.

mod backup;
mod early;
mod holding;
mod keeping;
mod language;
mod locking;
mod others;
mod surroundings;

use crate::audit::Model;
use crate::exchange::link::Carried;
use crate::exchange::route::{Place, Route};
use crate::exchange::telling::Teller;
use crate::lesson::{Lesson, Library};
use crate::platform::{self, bundle, clipboard, clock, dialog, field, file, focus, location, lock, margin, page, recorder, screen, share, worker};
use crate::practice::calendar;
use crate::practice::context::Context;
use crate::practice::peer_review::PeerAction;
use crate::practice::place::Arrival;
use crate::practice::session::{Action, Notice, Part, Session};
use crate::ui::chunks::{Chunk, apart, unpacked};
use crate::ui::common::form::OnPaper;
use crate::ui::edge::Edge;
use crate::ui::frame::{Frame, chunks_for};
use crate::ui::{AuditModel, Ui};
use crate::view::prelude::*;
use keeping::Archivist;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::time::Duration;

/// Takes over the readable page, with the lessons that lie in it as a data block.
pub fn start() {
    // Leptos' own way of spawning begins with the first mount.
    wasm_bindgen_futures::spawn_local(async {
        // First, because what a link turns out to be is said as soon as it is opened.
        language::learn().await;
        take_over().await;
    });
}

async fn take_over() {
    let Some(library) = bundle::data_block("library").and_then(|json| crate::bundled_in_page(&json)) else { return };
    let Some(lesson) = library.lessons.first() else { return };
    let archivist = Archivist::new(lesson);
    let mut session = Session::new(lesson);
    let mut touched: Vec<Part> = archivist.read_now().into_iter().flat_map(|action| apply(&mut session, action, lesson)).collect();
    touched.extend(apply(&mut session, arrival(library), lesson));
    let mut fragment = location::fragment();
    // The page stays readable until the first place can be shown whole.
    load(&session.route.place).await;
    if Carried::is_in(&fragment) {
        // What reads it has come, and says which place is the first.
        touched.extend(apply(&mut session, arrival(library), lesson));
        fragment = location::fragment();
        load(&session.route.place).await;
    }
    platform::early::settled().await;
    let (written, early) = early::take_in(&mut session, lesson);
    touched.extend(written);
    let caret = platform::early::caret();
    let Some((element, shell)) = page::take_over("app") else { return };
    crate::view::mount(&element, move || view! { <App library lesson archivist session touched fragment early /> });
    // From field to field, so that a phone's keyboard stays.
    if let Some(caret) = caret {
        caret.move_to("draft");
    }
    shell.leave();
    // The rest is fetched while the first place is looked at, so that every door opens at once, offline too.
    for chunk in Chunk::ALL {
        chunk.load().await;
    }
}

async fn load(place: &Place) {
    for chunk in chunks_for(place) {
        chunk.load().await;
    }
}

#[component]
fn App(
    library: &'static Library,
    lesson: &'static Lesson,
    archivist: Archivist,
    session: Session,
    touched: Vec<Part>,
    fragment: String,
    early: early::Held,
) -> impl IntoView {
    let session = RwSignal::new(session);
    let writer = StoredValue::new(archivist.clone());
    let teller = StoredValue::new(Teller::default());
    let holding = holding::Holding::new(None);
    let dispatch = Callback::new(move |action: Action| {
        if matches!(action, Action::TakeUpdate) {
            let kept = writer.with_value(Archivist::finish);
            return worker::accept_update(async move {
                kept.await;
                let may = session.with_untracked(Session::may_be_left);
                if !may {
                    session.try_update(|session| apply(session, Action::Tell(Notice::UpdateWaits), lesson));
                }
                may
            });
        }
        if matches!(action, Action::TakeOver) {
            return holding::take_over(holding);
        }
        let place = || session.with_untracked(|session| session.route.place.clone());
        let left = matches!(&action, Action::Peer(_) | Action::Arrive(_)).then(place);
        let perhaps = session.with_untracked(|session| teller.with_value(|teller| teller.before(&action, session)));
        let parts = session.try_update(|session| apply(session, action, lesson)).unwrap_or_default();
        writer.with_value(|archivist| archivist.touch(parts));
        if left.is_some_and(|left| left != place()) {
            match location::left_at() {
                Some(top) => request_animation_frame(move || page::scroll_to(top)),
                // Before anything is drawn: to scroll is to lay out at once, and the old place still is.
                None => page::scroll_to(0.0),
            }
        }
        let told = |perhaps| teller.try_update_value(|teller| session.with_untracked(|session| teller.after(perhaps, session, lesson))).flatten();
        if let Some(statement) = perhaps.and_then(told) {
            surroundings::tell(&statement, lesson);
        }
    });
    archivist.work(session, dispatch);
    archivist.touch(touched);
    early::forget_when_kept(session, &archivist, early);
    location::on_change(move || arrive(library, dispatch));
    if location::fragment() != fragment || waits(&fragment) {
        // A link was followed on the readable page while the program was still on its way, or what reads it did not come.
        arrive(library, dispatch);
    }

    let ui = Ui { lesson, session, dispatch, host: surroundings::host(), edge: Box::leak(Box::new(hands())), audit: RwSignal::new(None) };
    provide_context(ui);
    let on_paper = OnPaper(RwSignal::new(false));
    page::on_print(move |prints| on_paper.0.set(prints));
    provide_context(on_paper);
    provide_context(backup::hands(writer, dispatch));
    provide_context(others::hands(writer, lesson));
    follow(ui);
    focus::keep();
    location::remember_scroll();
    holding::follow(ui, holding, writer);
    surroundings::connect(session, lesson, dispatch);
    view! { <Frame /> }
}

/// Goes where the address says; where something was sent that cannot be read yet, once more when it can.
fn arrive(library: &'static Library, dispatch: Callback<Action>) {
    dispatch.run(arrival(library));
    if waits(&location::fragment()) {
        Chunk::PassOn.when_here(move || {
            // The learner may have gone elsewhere meanwhile.
            if Carried::is_in(&location::fragment()) {
                dispatch.run(arrival(library));
            }
        });
    }
}

/// Whether an address carries something that what reads it has not come for.
fn waits(fragment: &str) -> bool {
    Carried::is_in(fragment) && !Chunk::PassOn.is_here()
}

fn arrival(library: &'static Library) -> Action {
    let fragment = location::fragment();
    if waits(&fragment) {
        // The reviewer's room has the same code, waits for it and says so; what was sent stays in the address until then.
        let lesson = library.lessons.first().map(|lesson| lesson.id.clone()).unwrap_or_default();
        return Action::Arrive(Arrival::At(Route { lesson, place: Place::Review(None) }));
    }
    let Some(carried) = unpacked(fragment.clone()) else { return Action::Arrive(Route::parse(&fragment, library)) };
    match carried {
        Ok(carried) => locking::received(carried),
        Err(problem) => Action::Peer(PeerAction::CannotOpen(problem)),
    }
}

/// Changes the session. What somebody sent does not stay in the address bar, nor in what the browser remembers or passes on: the address
/// says where it led.
fn apply(session: &mut Session, action: Action, lesson: &Lesson) -> Vec<Part> {
    let opens = matches!(&action, Action::Peer(action) if action.opens());
    let before = matches!(&action, Action::Peer(_)).then(|| session.route.clone());
    let parts = session.apply(action, &context(lesson));
    if opens || before.is_some_and(|before| before != session.route) {
        location::replace(&session.route.href());
    }
    parts
}

fn context(lesson: &Lesson) -> Context<'_> {
    let now = clock::now();
    Context { lesson, now, day: calendar::day_of(now, clock::offset_minutes(now)) }
}

/// The page's title follows the place, and so does the focus: to a block of a section, or to where it would be lost.
fn follow(ui: Ui) {
    let place = ui.slice(|session| session.route.place.clone());
    Effect::new(move |before: Option<()>| {
        let place = place.get();
        page::set_title(&crate::ui::title(ui, &place));
        if before.is_some() {
            // What was pressed may have gone with its place. After the frame that shows the next: to focus is to lay out at once.
            request_animation_frame(|| set_timeout(|| focus::catch("main"), Duration::ZERO));
        }
        if matches!(&place, Place::Read(_, Some(_))) {
            let block = ui.href(place);
            // With the frame that shows its section.
            request_animation_frame(move || page::focus(&block[1..]));
        }
    });
}

/// The audit's trained part is fetched when a desk is first opened: reading needs none of it.
fn load_audit(ui: Ui) {
    if ui.audit.with_untracked(Option::is_some) {
        return;
    }
    spawn_local(async move {
        let Some(bytes) = bundle::named_file(surroundings::AUDIT).await else { return };
        if let Ok(Some(model)) = read_audit(bytes).await {
            ui.audit.set(Some(model));
        }
    });
}

apart!(practise: read_audit, load_read_audit, |bytes: Vec<u8>| -> Option<AuditModel> => Model::parse(&bytes).ok().map(|model| AuditModel(Rc::new(model))));

fn hands() -> Edge {
    Edge {
        copy: clipboard::copy,
        focus: page::focus,
        hold: page::hold,
        recover_focus: focus::recover,
        replace: field::replace,
        step: page::step,
        reveal: page::reveal,
        bring_to_sight: page::bring_to_sight,
        when_seen: page::when_seen,
        keep_placed: margin::keep,
        place: margin::place,
        follow_words: margin::follow,
        download: file::download,
        term_at: page::term_at,
        load_audit,
        print: page::print,
        show_dialog: dialog::show,
        close_dialog: dialog::close,
        can_share: share::can,
        share: share::link,
        can_fill: screen::can_fill,
        fill: screen::fill,
        can_record: recorder::can,
        record: recorder::start,
        stop_recording: recorder::stop,
        forget_recording: recorder::forget,
        can_lock: lock::can,
        lock: locking::seal,
        unlock: locking::open,
        read_files: file::read_all,
        now: clock::now,
        offset: clock::offset_minutes,
    }
}
