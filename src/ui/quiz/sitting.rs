//! A sitting under way: the item on show, where it stands, and the ways on and out.

use super::item::{Hands, ItemBody, Onward, keys};
use super::{Room, words};
use crate::exchange::route::Place;
use crate::lesson::{LANGUAGE, SectionId};
use crate::practice::quiz::{QuizAction, Shown, SittingView};
use crate::view::prelude::*;

/// The item on show.
#[component]
pub fn SittingRoom(room: Room) -> impl IntoView {
    let ui = room.ui;
    let sitting = ui.slice(move |session| session.quiz.sitting_view(ui.lesson));
    let view = Memo::new(move |_| sitting.with(|sitting| sitting.as_ref().map(|sitting| sitting.item.clone())));
    let hands = Hands::new(view, move |action| room.act(QuizAction::Item(action)), "quiz");
    let is_last = Memo::new(move |_| sitting.with(|sitting| sitting.as_ref().is_some_and(|sitting| sitting.is_last)));
    let revealed = Memo::new(move |_| hands.read(|view| matches!(view.shown, Shown::Revealed(_))));
    let onward = Onward {
        label: Signal::derive(move || if is_last.get() { words::TO_SUMMARY.text() } else { words::NEXT.text() }),
        go: Callback::new(move |()| room.act(QuizAction::Next)),
    };
    room.enter("quiz-question");
    let shown = sitting.get_untracked();
    let section = shown.as_ref().map(|sitting| sitting.item.question.section.clone()).unwrap_or_default();
    let stem = shown.as_ref().map(|sitting| sitting.item.question.stem.clone());
    let read = ui.href(Place::Read(section.clone(), None));
    let ways = move || {
        if revealed.get() {
            return view! { <a class="link" href=read.clone()>{words::READ_AGAIN}</a> };
        }
        (!is_last.get())
            .then(|| view! { <button class="link" type="button" on:click=move |_| room.act(QuizAction::Next)>{words::LATER}</button> })
            .into_view()
    };
    let stop = move |_| room.act(QuizAction::Finish);
    view! {
        <section class="item" aria-labelledby="quiz-question">
            {where_it_stands(room, &section, shown.as_ref())}
            // Who goes on has the focus here.
            <h1 class="title" lang=LANGUAGE id="quiz-question" tabindex="-1" on:keydown=move |event| keys(hands, &event, onward)>{stem}</h1>
            <ItemBody hands onward>
                {ways}
                <button class="link" type="button" on:click=stop>{words::STOP}</button>
            </ItemBody>
        </section>
    }
}

fn where_it_stands(room: Room, section: &SectionId, shown: Option<&SittingView>) -> View {
    let title = room.ui.lesson.section(section).map(|section| section.short.as_str());
    view! {
        <p class="where">
            <span class="caps caps--accent" lang=LANGUAGE>{title}</span>
            {shown.filter(|sitting| sitting.changed).map(|_| view! { <span>{words::CHANGED}</span> })}
            <span class="num">{shown.map(|sitting| words::position(sitting.position, sitting.of))}</span>
        </p>
    }
}
