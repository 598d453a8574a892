//! Before a sitting: what would be asked, how much of it, and a button to begin.

use super::{Room, side, words};
use crate::exchange::route::{Asked, Place};
use crate::lesson::LANGUAGE;
use crate::practice::quiz::offer::{in_section, lengths, usual_length};
use crate::practice::quiz::{QuizAction, Scope};
use crate::ui::Ui;
use crate::view::prelude::*;

/// The start screen of what is asked for; of what is due when nothing is.
#[component]
pub fn Start(room: Room, asked: Asked) -> impl IntoView {
    let ui = room.ui;
    let asked = ui.session.with_untracked(|session| session.quiz.opening(asked));
    let scope = Scope::of(&asked);
    let (title, more) = match &asked {
        Asked::Anything | Asked::Due => (words::DUE.text(), words::DUE_MORE.text()),
        Asked::Missed => (words::MISSED.text(), words::MISSED_MORE.text()),
        Asked::Mixed => (words::MIXED.text(), words::MIXED_MORE.text()),
        Asked::Section(id) => (ui.lesson.section(id).map_or(words::BY_SECTION.text(), |section| &section.title), words::SECTION_MORE.text()),
    };
    let of = scope.clone();
    let count = ui.slice(move |session| session.quiz.count(&of, ui.lesson, session.day));
    let under_way = ui.slice(|session| session.quiz.is_under_way());
    let go_on = move || {
        let href = ui.href(Place::Quiz(Asked::Anything));
        under_way.get().then(|| view! { <p class="goon"><a href=href>{words::GO_ON}</a></p> })
    };
    room.enter("quiz-start");
    let named = asked.clone();
    let offer = move || {
        if count.get() == 0 {
            return empty(ui, &named);
        }
        view! { <p class="standfirst">{more}</p><Length room scope=scope.clone() count=count.get() /> }
    };
    view! {
        {go_on}
        <p class="caps caps--accent prompt-no">{crate::ui::words::QUIZ}</p>
        <h1 class="title" id="quiz-start" tabindex="-1">{move || if count.get() == 0 { none(&asked, title) } else { title }}</h1>
        {offer}
        <Sections />
    }
}

fn none(asked: &Asked, title: &'static str) -> &'static str {
    match asked {
        Asked::Anything | Asked::Due => words::NOTHING_DUE.text(),
        Asked::Missed => words::NOTHING_MISSED.text(),
        Asked::Mixed | Asked::Section(_) => title,
    }
}

/// Nothing to ask, said calmly.
fn empty(ui: Ui, asked: &Asked) -> View {
    let line = match asked {
        Asked::Anything | Asked::Due => ui.session.with(|session| words::next_due(side::next(ui, session))),
        Asked::Missed => words::NOTHING_MISSED_MORE.into(),
        Asked::Mixed | Asked::Section(_) => words::NOTHING_HERE.into(),
    };
    view! { <p class="standfirst">{line}</p> }
}

/// How many to ask, and the button.
#[component]
fn Length(room: Room, scope: Scope, count: usize) -> impl IntoView {
    let ui = room.ui;
    let chosen = RwSignal::new(usual_length(count));
    let choices: Vec<_> = lengths(count)
        .map(|length| {
            let label = length.map_or_else(|| format!("{} ({count})", words::ALL), |length| length.to_string());
            view! {
                <label><input type="radio" name="quiz-length" prop:checked=move || chosen.get() == length on:change=move |_| chosen.set(length) />{label}</label>
            }
        })
        .collect();
    let waits = matches!(scope, Scope::Due)
        .then(|| ui.session.with_untracked(|session| words::waiting(session.quiz.schedule.due(ui.lesson, session.day).waiting)));
    let mixed = matches!(scope, Scope::Mixed).then_some(words::MIXED_LEAVES_OUT.text());
    let begin = move |_| room.begin(QuizAction::Begin { scope: scope.clone(), length: chosen.get_untracked(), seed: room.ui.seed() });
    view! {
        <p class="meta num">{words::questions(count)}". "{waits}{mixed}</p>
        {(choices.len() > 1).then(|| view! { <fieldset class="sure num"><legend>{words::HOW_MANY}</legend>{choices}</fieldset> })}
        <div class="btnrow after"><button class="btn" type="button" on:click=begin>{words::BEGIN}</button></div>
    }
}

/// Every section that asks something.
#[component]
fn Sections() -> impl IntoView {
    let ui = Ui::get();
    let here = ui.slice(super::asked);
    let rows: Vec<_> = ui
        .lesson
        .sections
        .iter()
        .map(|section| (section, in_section(ui.lesson, &section.id)))
        .filter(|(_, count)| *count > 0)
        .map(|(section, count)| {
            let href = ui.href(Place::Quiz(Asked::Section(section.id.clone())));
            let current = move || here.with(|here| matches!(here, Asked::Section(id) if *id == section.id)).then_some("true");
            view! { <li><a href=href aria-current=current lang=LANGUAGE>{section.short.as_str()}</a><span class="num">{count}</span></li> }
        })
        .collect();
    view! { <nav class="quizsections" aria-label=words::BY_SECTION><h2 class="caps">{words::OTHER_SECTIONS}</h2><ul class="due">{rows}</ul></nav> }
}
