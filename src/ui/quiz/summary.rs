//! What a sitting came to: counts, beliefs, and every item's choices with their explanations.

use super::{Room, remarks, said, words};
use crate::lesson::LANGUAGE;
use crate::practice::quiz::{Belief, QuizAction, Shown, SummaryRow};
use crate::ui::common::icon::Icon;
use crate::view::prelude::*;

/// The end of a sitting.
#[component]
pub fn SummaryRoom(room: Room) -> impl IntoView {
    let ui = room.ui;
    room.enter("quiz-summary");
    let summary = ui.session.with_untracked(|session| session.quiz.summary(ui.lesson)).unwrap_or_default();
    let beliefs: Vec<_> = summary.beliefs.iter().map(belief).collect();
    let rows: Vec<_> = summary.rows.iter().enumerate().map(|(at, row)| entry(room, at, row)).collect();
    let again = summary.again.len();
    let again = (again > 0).then(|| {
        let ask = move |_| room.begin(QuizAction::Again { seed: room.ui.seed() });
        view! { <button class="btn" type="button" on:click=ask>{words::again(again)}</button> }
    });
    view! {
        <section class="item" aria-labelledby="quiz-summary">
            <h1 class="title" id="quiz-summary" tabindex="-1">{words::HOW_IT_WENT}</h1>
            <p class="tally num">{words::tally(summary.right, summary.partly, summary.missed, summary.not_sure, summary.open)}</p>
            {summary.sure.map(|sure| view! { <p class="tally num">{words::sureness(sure)}</p> })}
            {(!beliefs.is_empty()).then(|| view! { <h2 class="caps">{words::BELIEFS}</h2><ul class="beliefs">{beliefs}</ul> })}
            <h2 class="caps">{words::EVERY_ANSWER}</h2>
            <ol class="entries">{rows}</ol>
            <div class="btnrow after">
                {again}
                <button class="btn btn--plain" type="button" on:click=move |_| room.act(QuizAction::Close)>{words::CLOSE}</button>
            </div>
        </section>
    }
}

fn belief(belief: &Belief) -> View {
    view! { <li><b>{words::took_times(belief.times, &belief.told)}</b>" "<span lang=LANGUAGE>"“"{belief.belief.clone()}"”"</span></li> }
}

/// One item; its choices are built when it is opened.
fn entry(room: Room, at: usize, row: &SummaryRow) -> View {
    let ui = room.ui;
    let stem = row.stem.clone();
    let Some(outcome) = row.first else {
        let answer = move |_| room.act(QuizAction::Go(at));
        return view! {
            <li>
                <p class="stem" lang=LANGUAGE>{stem}</p>
                <p class="btnrow"><span>{words::fared(None)}</span><button class="link" type="button" on:click=answer>{words::ANSWER_NOW}</button></p>
            </li>
        };
    };
    let open = RwSignal::new(false);
    let inside = move || {
        let view = ui.session.with_untracked(|session| session.quiz.sitting.as_ref()?.entry_view(ui.lesson, at));
        view.filter(|_| open.get()).map(|view| match &view.shown {
            Shown::Revealed(revealed) => remarks::all(&view.question, revealed),
            _ => View::Nothing,
        })
    };
    view! {
        <li>
            <details on:toggle=move |_| open.set(true)>
                <summary><span class="verdict"><Icon sign=said::sign(outcome) />{words::fared(row.first)}</span><span class="stem" lang=LANGUAGE>{stem}</span></summary>
                {inside}
            </details>
        </li>
    }
}
