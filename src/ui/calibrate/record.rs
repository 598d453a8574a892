//! The calibration record: agreement criterion by criterion, which way it leans, and how it went over time.

use super::words;
use crate::practice::calibration::CalibrationAction;
use crate::practice::progress::{self, CriterionAgreement};
use crate::practice::session::Action;
use crate::ui::{Ui, words as common};
use crate::view::prelude::*;

/// The record, drawn; a sentence where there is none.
#[component]
pub fn CalibrationRecord() -> impl IntoView {
    let ui = Ui::get();
    let summary = ui.slice(move |session| progress::calibration(ui.lesson, &session.calibration));
    let drills = ui.slice(|session| session.calibration.history.drills);
    let forgotten = RwSignal::new(false);
    let drawn = move || {
        let (summary, drills) = (summary.get(), drills.get());
        let pairs = words::drills(drills.asked, drills.sided, drills.proved);
        if summary.total.total() == 0 && drills.asked == 0 {
            return view! { <p class="quiet">{words::NO_RECORD}</p> };
        }
        let rows: Vec<_> = summary.criteria.iter().map(|agreement| row(ui, agreement)).collect();
        view! {
            <p class="quiet">{words::RECORD_KEY}</p>
            <ol class="strength">{rows}</ol>
            {(summary.rounds.len() > 1).then(|| over_time(&summary.rounds))}
            <p class="quiet num">{pairs}</p>
            <button class="link" type="button" on:click=move |_| { ui.act(Action::Calibrate(CalibrationAction::Forget)); forgotten.set(true); }>{words::FORGET}</button>
        }
    };
    let undo = move || {
        forgotten.get().then(|| {
            let remember = move |_| {
                ui.act(Action::Calibrate(CalibrationAction::Remember));
                forgotten.set(false);
            };
            view! { <p>{words::FORGOTTEN} " " <button class="link" type="button" on:click=remember>{common::UNDO}</button></p> }
        })
    };
    view! {
        {drawn}
        <div role="status">{undo}</div>
    }
}

fn row(ui: Ui, agreement: &CriterionAgreement) -> View {
    let name = ui.lesson.criterion(&agreement.criterion).map_or("", |criterion| criterion.name.as_str());
    let tally = agreement.tally;
    let total = f64::from(tally.total().max(1));
    let (lower, agreed, higher) = (f64::from(tally.lower) / total, f64::from(tally.agreed()) / total, f64::from(tally.higher) / total);
    let at = |share: f64| format!("{}%", fixed(share * 100.0, 2));
    let part = |class: &'static str, from: f64, share: f64| {
        (share > 0.0).then(|| view! { <line class=class x1=at(from) x2=at(from + share) y1="4" y2="4" /> })
    };
    view! {
        <li>
            <span lang=crate::lesson::LANGUAGE>{name}</span>
            <svg class="barline" role="img" aria-label=words::criterion_drawn(name, tally.lower, tally.agreed(), tally.higher)>
                <line class="base" x1="0" x2="100%" y1="7" y2="7" />
                {part("part part--strict", 0.0, lower)}
                {part("part", lower, agreed)}
                {part("part part--generous", lower + agreed, higher)}
            </svg>
            <span class="num">{words::criterion_record(tally.agreed(), tally.total(), agreement.leaning)}</span>
        </li>
    }
}

/// Share of first levels that agreed, round by round.
fn over_time(rounds: &[f64]) -> View {
    let spaces = f64::from(u32::try_from(rounds.len() - 1).unwrap_or(u32::MAX));
    let points: Vec<(f64, f64)> = (0_u32..).zip(rounds).map(|(at, share)| (10.0 + 220.0 * f64::from(at) / spaces, 62.0 - 50.0 * share)).collect();
    let path = points.iter().map(|(x, y)| format!("{},{}", fixed(*x, 1), fixed(*y, 1))).collect::<Vec<_>>().join(" ");
    let dots: Vec<_> = points.iter().map(|(x, y)| view! { <circle class="dot" cx=fixed(*x, 1) cy=fixed(*y, 1) r="2.5" /> }).collect();
    view! {
        <figure class="rounds">
            <svg viewBox="0 0 240 72" role="img" aria-label=words::rounds_drawn(rounds)>
                <line class="ax" x1="0" x2="240" y1="62" y2="62" />
                <line class="ax" x1="0" x2="240" y1="12" y2="12" />
                <polyline class="ln" points=path />
                {dots}
            </svg>
            <figcaption>{words::OVER_TIME}</figcaption>
        </figure>
    }
}
