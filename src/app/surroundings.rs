//! What is around the page, wired to the session: the frame and its page, the worker, the network.

use super::language;
use crate::exchange::host_message::{self, Embedding, Heard, Statement};
use crate::lesson::Lesson;
use crate::platform::{bundle, frame, location, network, storage, worker};
use crate::practice::session::{Action, Session};
use crate::practice::surroundings::Happening;
use crate::ui::Host;
use crate::view::prelude::*;

/// Under which name the page has the trained part of the language audit, where its lesson has one.
pub const AUDIT: &str = "practice-audit";

/// The element whose height is the widget's.
const ROOT: &str = "app";

/// Where and how the widget stands, as its own address says.
pub fn host() -> &'static Host {
    let query = frame::query();
    let embedding = Embedding::parse(&query);
    dress(&embedding.appearance);
    Box::leak(Box::new(Host { embedding, base: location::base(), root: location::root(), query, audited: bundle::name(AUDIT).is_some() }))
}

/// Whether this page is only a picture of the widget, in its own "Embed or share": it shows what somebody sees who comes for the first time.
/// The learner's work lies in the same stores, so nothing of it is read, written, locked or kept on the device here.
pub fn is_preview() -> bool {
    // In a tab, or on somebody else's page, the word would lose what is written.
    Embedding::parse(&frame::query()).preview && storage::frame() == storage::Frame::SameOrigin
}

/// Reports to the page around us and listens to it, keeps the widget on the device, and tells the session what changes.
pub fn connect(session: RwSignal<Session>, lesson: &'static Lesson, dispatch: Callback<Action>) {
    let around = move |change| dispatch.run(Action::Around(change));
    if !network::is_on() {
        around(Happening::WentOffline);
    }
    // What is due is asked of the day it is, and any action says which.
    network::on_change(move || around(if network::is_on() { Happening::CameOnline } else { Happening::WentOffline }));
    if !is_preview() {
        worker::register(move || around(Happening::Kept), move || around(Happening::UpdateReady));
    }
    if frame::is_framed() {
        frame::on_message(&host_message::FIELDS, move |ours, texts| {
            let get = |name: &str| texts.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text.as_str());
            heard(Heard::parse(ours, get), session);
        });
        frame::tell(session.with_untracked(|session| host_message::ready(lesson, &session.route)).to_string());
        // After the first paint, when there is something to measure.
        request_animation_frame(|| frame::watch_height(ROOT, report));
        set_timeout(|| frame::height_of(ROOT).into_iter().for_each(report), std::time::Duration::from_millis(300));
    }
}

/// Tells the page around us what an action amounted to, if it is something a course page counts.
pub fn tell(statement: &Statement, lesson: &Lesson) {
    frame::tell(statement.message(lesson).to_string());
}

fn heard(message: Option<Heard>, session: RwSignal<Session>) {
    match message {
        Some(Heard::Hello) => {
            // Only now is it sure that somebody fits the frame to its content; until then it keeps its own scroll bar.
            frame::mark("data-fitted");
            frame::height_of(ROOT).into_iter().for_each(report);
        }
        Some(Heard::ResizerHello) => frame::tell_anyone(&host_message::resizer_hello().to_string()),
        Some(Heard::Measure) => frame::height_of(ROOT).into_iter().for_each(report),
        Some(Heard::Appearance(appearance)) => {
            dress(&appearance);
            appearance.lang.into_iter().for_each(|asked| language::change(asked, session));
        }
        None => {}
    }
}

fn report(height: u32) {
    for message in host_message::resize(height) {
        frame::tell_anyone(&message.to_string());
    }
}

fn dress(appearance: &host_message::Appearance) {
    frame::dress(appearance.theme, &appearance.properties);
}
