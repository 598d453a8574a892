//! One answer, or an excerpt of it, from the first level to the guide’s reasons.

use super::feedback::{BACK, FeedbackList, show_id};
use super::words;
use crate::exchange::route::{Calibrating, Place};
use crate::lesson::{CriterionId, LANGUAGE, Level, Span};
use crate::practice::calibration::{CalibrationAction, Feedback, RatingRow, RoundView, Subject};
use crate::practice::session::Action;
use crate::ui::common::highlighted::{FIRST_LIT, HighlightedText};
use crate::ui::{Ui, words as common};
use crate::view::prelude::*;

/// What stands on the page, without the levels being given: it changes only when a round moves on.
#[derive(Clone, PartialEq)]
enum Shape {
    Gone,
    Rating(Vec<CriterionId>),
    Second { settled: Vec<RatingRow>, open: Vec<CriterionId> },
    Shown { feedback: Vec<Feedback>, agreed: usize },
}

impl Shape {
    fn of(view: Option<RoundView>) -> Self {
        let ids = |rows: Vec<RatingRow>| rows.into_iter().map(|row| row.criterion).collect();
        match view {
            None => Self::Gone,
            Some(RoundView::Rating { rows }) => Self::Rating(ids(rows)),
            Some(RoundView::Second { settled, open }) => Self::Second { settled, open: ids(open) },
            Some(RoundView::Shown { feedback, agreed }) => Self::Shown { feedback, agreed },
        }
    }

    fn said(&self) -> String {
        match self {
            Self::Gone => words::GONE.into(),
            Self::Rating(rows) => words::to_rate(rows.len()),
            Self::Second { open, .. } => words::second(open.len()),
            Self::Shown { feedback, agreed } => words::agreed(*agreed, feedback.len()),
        }
    }
}

/// The id of the line that says what to do; focus goes there when a round moves on.
const SAID: &str = "cal-said";

/// The text and the levels, side by side where there is room.
#[component]
pub fn RatingRoom(
    /// What is rated.
    subject: Subject,
) -> impl IntoView {
    let ui = Ui::get();
    let Some(answer) = ui.lesson.answer(&subject.answer) else {
        return view! { <div class="ledger"><p class="lede">{words::GONE}</p></div> };
    };
    let whole = subject.criterion.is_none();
    let passages = subject.passages(ui.lesson);
    let lit = RwSignal::new(None::<(CriterionId, Vec<Span>)>);
    // Where the text does not stand beside the criteria.
    let back = move |_| {
        if let Some(button) = lit.with_untracked(|lit| lit.as_ref().map(|(criterion, _)| show_id(criterion))) {
            (ui.edge.step)(&button);
        }
    };
    let after = Callback::new(move |()| {
        view! { <button class="link wayback" type="button" id=BACK aria-describedby=FIRST_LIT lang=common::language() on:click=back>{words::TO_CRITERION}</button> }
    });
    let spans = Signal::derive(move || lit.with(|lit| lit.as_ref().map(|(_, spans)| spans.clone()).unwrap_or_default()));
    let subject = StoredValue::new(subject);
    let shape = ui.slice(move |session| Shape::of(subject.with_value(|subject| session.calibration.round_view(ui.lesson, subject))));
    // Another round shows nothing of the last one.
    Effect::new(move |_| {
        shape.track();
        lit.set(None);
    });
    let levels = move || match shape.get() {
        Shape::Gone => View::Nothing,
        Shape::Rating(rows) => view! { <Levels subject rows second=false settled=Vec::new() /> },
        Shape::Second { settled, open } => view! { <Levels subject rows=open second=true settled /> },
        Shape::Shown { feedback, .. } => view! {
            <FeedbackList answer feedback lit />
            <After subject />
        },
    };
    let prompt = ui.lesson.prompt(&answer.prompt).map(|prompt| format!("“{}”", prompt.text));
    let number = ui.lesson.answer_number(&answer.id);
    let called = super::called(ui, answer);
    view! {
        <div class="ledger">
            <header>
                <p class="caps caps--accent">
                    {(!whole).then_some(words::EXCERPT_OF.text())} " "
                    <a href=ui.href(Place::Calibrate(Calibrating::Anything))>{words::BACK}</a>
                </p>
                <h1 class="title">{move || words::answer_name(number, called.get())}</h1>
                <p class="lede" lang=LANGUAGE>{prompt}</p>
            </header>
            <div class="sidebyside">
                <section class="reading" aria-label=words::THE_TEXT tabindex="0"><HighlightedText answer passages lit=spans after=Some(after) /></section>
                <section class="levelside" aria-label=words::YOUR_LEVELS>
                    <p class="said" id=SAID tabindex="-1" role="status">{move || shape.with(Shape::said)}</p>
                    {levels}
                </section>
            </div>
        </div>
    }
}

/// The criteria to rate.
#[component]
fn Levels(subject: StoredValue<Subject>, rows: Vec<CriterionId>, second: bool, settled: Vec<RatingRow>) -> impl IntoView {
    let ui = Ui::get();
    let missing = ui.slice(move |session| subject.with_value(|subject| session.calibration.missing(ui.lesson, subject)));
    // Said once somebody wanted to hand in, until nothing is missing.
    let told = RwSignal::new(false);
    let lacking = move || {
        let names = |missing: &Vec<CriterionId>| missing.iter().filter_map(|id| Some(ui.lesson.criterion(id)?.name.as_str())).collect::<Vec<_>>();
        let names = missing.with(names);
        (told.get() && !names.is_empty()).then(|| words::still_to_rate(&names))
    };
    let fields: Vec<_> = rows.into_iter().map(|criterion| view! { <LevelField subject criterion /> }).collect();
    let agreed: Vec<_> = settled
        .iter()
        .filter_map(|row| Some((ui.lesson.criterion(&row.criterion)?, row.given?)))
        .map(|(criterion, level)| view! { <li><span lang=LANGUAGE>{criterion.name.as_str()}</span><span class="step" data-s=level.key()>{common::level(level)}</span></li> })
        .collect();
    let hand_in = move |action: fn(Subject) -> CalibrationAction| {
        ui.act(Action::Calibrate(action(subject.get_value())));
        (ui.edge.focus)(SAID);
    };
    let compare = move |_| match missing.with_untracked(|missing| missing.first().map(level_id)) {
        Some(first) => {
            told.set(true);
            (ui.edge.step)(&first);
        }
        None => hand_in(CalibrationAction::Submit),
    };
    view! {
        {(!agreed.is_empty()).then(|| view! { <p>{words::SETTLED}</p><ul class="settled">{agreed}</ul> })}
        {fields}
        <div class="btnrow">
            <button class="btn" type="button" aria-disabled=move || missing.with(|missing| (!missing.is_empty()).then_some("true")) on:click=compare>
                {if second { words::SUBMIT_AGAIN } else { words::SUBMIT }}
            </button>
            {second.then(|| view! { <button class="link" type="button" on:click=move |_| hand_in(CalibrationAction::Show)>{words::SHOW}</button> })}
        </div>
        <p class="lacking" role="status">{lacking}</p>
    }
}

/// The group of a criterion's levels, and the id of the first of them.
fn level_id(criterion: &CriterionId) -> String {
    format!("level-{criterion}")
}

/// Three levels of one criterion, each with what it looks like.
#[component]
fn LevelField(subject: StoredValue<Subject>, criterion: CriterionId) -> impl IntoView {
    let ui = Ui::get();
    let criterion = ui.lesson.criterion(&criterion)?;
    let name = level_id(&criterion.id);
    let given = ui.slice(move |session| subject.with_value(|subject| session.calibration.given(subject, &criterion.id)));
    let choice = |level: Level| {
        let choose =
            move |_| ui.act(Action::Calibrate(CalibrationAction::Rate { subject: subject.get_value(), criterion: criterion.id.clone(), level }));
        view! {
            <label class="levelchoice">
                <input type="radio" id=(level == Level::ALL[0]).then(|| name.clone()) name=name.clone() value=level.key() prop:checked=move || given.get() == Some(level) on:change=choose />
                <span><b>{common::level(level)}</b>" "<span lang=LANGUAGE>{criterion.descriptor(level)}</span></span>
            </label>
        }
    };
    let choices: Vec<_> = Level::ALL.into_iter().map(choice).collect();
    Some(view! {
        <fieldset class="levelfield">
            <legend lang=LANGUAGE><b class="head">{criterion.name.as_str()}</b><span>{criterion.question.as_str()}</span></legend>
            {choices}
        </fieldset>
    })
}

/// The ways on from a finished round.
#[component]
fn After(subject: StoredValue<Subject>) -> impl IntoView {
    let ui = Ui::get();
    let again = move |_| {
        ui.act(Action::Calibrate(CalibrationAction::Again(subject.get_value())));
        (ui.edge.focus)(SAID);
    };
    let next = subject.with_value(|subject| match &subject.criterion {
        Some(_) => super::an_excerpt(ui, Some(subject)).map(|href| (href, words::ANOTHER_EXCERPT)),
        None => ui.lesson.answer_after(&subject.answer).map(|answer| (ui.href(super::whole(answer)), words::NEXT_ANSWER)),
    });
    let (href, label) = next.unwrap_or_else(|| (ui.href(Place::Calibrate(Calibrating::Anything)), words::BACK));
    view! { <div class="btnrow"><a class="btn" href=href>{label}</a><button class="link" type="button" on:click=again>{words::AGAIN}</button></div> }
}
