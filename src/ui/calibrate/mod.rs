//! Calibrate: rating other people’s answers before judging one’s own.

mod feedback;
mod pairs;
mod rate;
mod record;
pub mod words;

pub use record::CalibrationRecord;

use crate::exchange::route::{Calibrating, Place};
use crate::lesson::{LANGUAGE, ModelAnswer};
use crate::practice::calibration::{AnswerStanding, Subject};
use crate::ui::Ui;
use crate::view::prelude::*;
use pairs::PairRoom;
use rate::RatingRoom;

/// The room.
#[component]
pub fn CalibrateRoom() -> impl IntoView {
    let ui = Ui::get();
    let asked = ui.slice(|session| match &session.route.place {
        Place::Calibrate(what) => what.clone(),
        _ => Calibrating::Anything,
    });
    let room = move || match asked.get() {
        Calibrating::One(subject) => view! { <RatingRoom subject /> },
        Calibrating::Pairs => view! { <PairRoom /> },
        Calibrating::Anything => view! { <Home /> },
    };
    view! {
        <main class="page page--ledger calibrate" id="main" tabindex="-1">
            <Answers asked />
            {room}
        </main>
    }
}

/// The answers beside whatever is open.
#[component]
fn Answers(asked: Memo<Calibrating>) -> impl IntoView {
    let ui = Ui::get();
    let row = |(index, answer): (usize, &'static ModelAnswer)| {
        let here = Memo::new(move |_| asked.with(|asked| matches!(asked, Calibrating::One(subject) if subject.is_whole(&answer.id))));
        let href = ui.href(whole(answer));
        view! { <li><span>{index + 1}</span><a href=href aria-current=move || here.get().then_some("page") lang=LANGUAGE>{called(ui, answer)}</a></li> }
    };
    let rows: Vec<_> = ui.lesson.answers.iter().enumerate().map(row).collect();
    view! {
        <nav class="side contents" aria-label=words::ANSWERS>
            <p class="caps"><a href=ui.href(Place::Calibrate(Calibrating::Anything))>{words::ANSWERS}</a></p>
            <ol class="places-side">{rows}</ol>
        </nav>
    }
}

/// Everything there is to calibrate on, and the record.
#[component]
fn Home() -> impl IntoView {
    let ui = Ui::get();
    let rows: Vec<_> = ui.lesson.answers.iter().map(|answer| view! { <AnswerRow answer /> }).collect();
    let is_new = |answer: &&ModelAnswer| {
        ui.session.with_untracked(|session| session.calibration.standing(&Subject::whole(answer.id.clone())) == AnswerStanding::New)
    };
    let first = ui.lesson.answers.iter().find(is_new).map(|answer| ui.href(whole(answer)));
    view! {
        <div class="ledger">
            <header>
                <h1 class="display">{words::TITLE}</h1>
                <p class="lede">{words::STANDFIRST}</p>
                {first.map(|href| view! { <p class="btnrow"><a class="btn" href=href>{words::BEGIN_HERE}</a></p> })}
            </header>
            <section aria-labelledby="cal-answers">
                <div class="lab"><h2 class="title" id="cal-answers">{words::ANSWERS}</h2></div>
                <ol class="rateable">{rows}</ol>
                {an_excerpt(ui, None).map(|href| view! { <div class="btnrow aside-line"><p>{words::EXCERPT_WHAT}</p><a href=href>{words::EXCERPT}</a></div> })}
            </section>
            <pairs::Start />
            <section aria-labelledby="cal-record">
                <div class="lab"><h2 class="title" id="cal-record">{words::RECORD}</h2></div>
                <CalibrationRecord />
            </section>
        </div>
    }
}

/// Where an excerpt is rated, chosen by lot; nothing when the lesson has none but the one that is open.
fn an_excerpt(ui: Ui, open: Option<&Subject>) -> Option<String> {
    let seed = ui.seed();
    let next = ui.session.with_untracked(|session| session.calibration.next_excerpt(ui.lesson, open, seed))?;
    Some(ui.href(Place::Calibrate(Calibrating::One(next))))
}

/// Where a whole answer is rated.
fn whole(answer: &ModelAnswer) -> Place {
    Place::Calibrate(Calibrating::One(Subject::whole(answer.id.clone())))
}

fn called(ui: Ui, answer: &'static ModelAnswer) -> Memo<&'static str> {
    ui.slice(move |session| session.calibration.called(answer, ui.lesson))
}

#[component]
fn AnswerRow(answer: &'static ModelAnswer) -> impl IntoView {
    let ui = Ui::get();
    let standing = ui.slice(move |session| session.calibration.standing(&Subject::whole(answer.id.clone())));
    let said = move || match standing.get() {
        AnswerStanding::New => words::NEW.into(),
        AnswerStanding::Begun => words::BEGUN.into(),
        AnswerStanding::Rated { agreed, of } => words::rated(agreed, of),
    };
    let verb = move || match standing.get() {
        AnswerStanding::New => words::BEGIN.text(),
        AnswerStanding::Begun => words::GO_ON.text(),
        AnswerStanding::Rated { .. } => words::LOOK_AGAIN.text(),
    };
    let called = called(ui, answer);
    let prompt = ui.lesson.prompt(&answer.prompt).map(|prompt| prompt.text.as_str());
    let number = ui.lesson.answer_number(&answer.id);
    let href = ui.href(whole(answer));
    view! {
        <li>
            <div><h3 class="head">{move || words::answer_name(number, called.get())}</h3><p lang=LANGUAGE>{prompt}</p></div>
            <p class="num">{said}</p>
            <a href=href>{verb}<span class="hide">{move || format!(": {}", words::answer_name(number, called.get()))}</span></a>
        </li>
    }
}
