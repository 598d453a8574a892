//! Quiz strength, section by section, and forgetting it.

use super::words;
use crate::exchange::route::{Asked, Place};
use crate::lesson::{LANGUAGE, SectionId};
use crate::practice::progress::{SectionStrength, quiz_strength};
use crate::practice::quiz::QuizAction;
use crate::practice::session::Action;
use crate::ui::{Ui, words as common};
use crate::view::prelude::*;

/// A bar for each section.
#[component]
pub fn QuizStrength() -> impl IntoView {
    let ui = Ui::get();
    let sections = ui.slice(move |session| quiz_strength(ui.lesson, &session.quiz, session.day));
    let forgotten = RwSignal::new(false);
    let rows = move || sections.with(|sections| sections.iter().map(|section| row(ui, section)).collect::<Vec<_>>());
    let forget = move |section: Option<SectionId>| {
        ui.act(Action::Quiz(QuizAction::Forget(section)));
        forgotten.set(true);
    };
    let resets = move || {
        let met: Vec<SectionStrength> = sections.with(|sections| sections.iter().filter(|section| section.is_met()).cloned().collect());
        let many = met.len() > 1;
        let buttons: Vec<_> = met
            .iter()
            .map(|section| {
                let (id, title) = (section.section.clone(), section.title.clone());
                view! { <li><button class="link" type="button" on:click=move |_| forget(Some(id.clone())) lang=LANGUAGE>{title}</button></li> }
            })
            .collect();
        (!met.is_empty()).then(|| {
            view! {
                <details class="help reset">
                    <summary>{words::FORGET_QUIZ}</summary>
                    <ul class="btnrow">
                        {buttons}
                        {many.then(|| view! { <li><button class="link" type="button" on:click=move |_| forget(None)>{words::FORGET_ALL}</button></li> })}
                    </ul>
                </details>
            }
        })
    };
    let undo = move || {
        forgotten.get().then(|| {
            let remember = move |_| {
                ui.act(Action::Quiz(QuizAction::Remember));
                forgotten.set(false);
            };
            view! { <p>{words::FORGOTTEN} " " <button class="link" type="button" on:click=remember>{common::UNDO}</button></p> }
        })
    };
    view! {
        <section aria-labelledby="progress-quiz">
            <div class="lab"><h2 class="title" id="progress-quiz">{words::QUIZ}</h2><p>{words::QUIZ_KEY}</p></div>
            <ol class="strength">{rows}</ol>
            {resets}
            <div role="status">{undo}</div>
        </section>
    }
}

#[expect(clippy::cast_precision_loss, reason = "a section holds a few dozen items")]
fn row(ui: Ui, section: &SectionStrength) -> View {
    let share = |count: usize| count as f64 / section.total.max(1) as f64;
    let at = |share: f64| format!("{}%", fixed(share * 100.0, 2));
    let (holds, due) = (share(section.holds), share(section.due));
    view! {
        <li>
            <span lang=LANGUAGE><a href=ui.href(Place::Quiz(Asked::Section(section.section.clone())))>{section.title.clone()}</a></span>
            <svg class="barline" role="img" aria-label=words::strength_drawn(section)>
                <line class="base" x1="0" x2="100%" y1="7" y2="7" />
                {(holds > 0.0).then(|| view! { <line class="part" x1="0" x2=at(holds) y1="4" y2="4" /> })}
                {(due > 0.0).then(|| view! { <line class="part part--due" x1=at(holds) x2=at(holds + due) y1="4" y2="4" /> })}
            </svg>
            <span class="num">{words::strength(section)}</span>
        </li>
    }
}
