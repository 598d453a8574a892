//! Pair drills: two answers, one criterion.

use super::words;
use crate::exchange::route::{Calibrating, Place};
use crate::lesson::{Criterion, LANGUAGE, Level, ModelAnswer, Span};
use crate::practice::calibration::drill::{FEWEST, MOST};
use crate::practice::calibration::{CalibrationAction, Drill, PairMissing, PairView, Side, SideVerdict};
use crate::practice::session::Action;
use crate::practice::text::sentences;
use crate::ui::common::highlighted::HighlightedText;
use crate::ui::words::Word;
use crate::ui::{Ui, words as common};
use crate::view::prelude::*;

/// The id of the line that says where the drill is; focus goes there when it moves on.
const SAID: &str = "pair-said";

/// Begins a drill, or leads to the one under way.
#[component]
pub fn Start() -> impl IntoView {
    let ui = Ui::get();
    let under_way = ui.slice(|session| session.calibration.drill.as_ref().is_some_and(|drill| !drill.ended));
    let there_are = Drill::new(ui.lesson, 0, FEWEST).is_some();
    let way = move || match (there_are, under_way.get()) {
        (false, _) => view! { <p class="quiet">{words::PAIR_NONE}</p> },
        (true, true) => view! { <div class="btnrow"><a class="btn btn--plain" href=room(ui)>{words::GO_ON}</a></div> },
        (true, false) => view! { <Begin /> },
    };
    view! {
        <section aria-labelledby="cal-pairs">
            <div class="lab"><h2 class="title" id="cal-pairs">{words::PAIRS}</h2><p>{words::PAIR_WHAT}</p></div>
            {way}
        </section>
    }
}

#[component]
fn Begin() -> impl IntoView {
    let ui = Ui::get();
    let length = RwSignal::new(FEWEST);
    let choice = |count: usize| {
        view! {
            <label><input type="radio" name="pair-count" prop:checked=move || length.get() == count on:change=move |_| length.set(count) />{count}</label>
        }
    };
    let choices: Vec<_> = (FEWEST..=MOST).map(choice).collect();
    view! {
        <div class="btnrow">
            <fieldset class="countfield"><legend>{words::PAIR_HOW_MANY}</legend>{choices}</fieldset>
            <a class="btn btn--plain" href=room(ui) on:click=move |_| begin(ui, length.get_untracked())>{words::PAIR_START}</a>
        </div>
    }
}

/// The address of the pairs.
fn room(ui: Ui) -> String {
    ui.href(Place::Calibrate(Calibrating::Pairs))
}

fn begin(ui: Ui, length: usize) {
    ui.act(Action::Calibrate(CalibrationAction::Drill { seed: ui.seed(), length }));
}

/// The way back to everything there is to calibrate on, which ends the drill.
fn leave(ui: Ui, label: Word) -> View {
    let end = move |_| ui.act(Action::Calibrate(CalibrationAction::CloseDrill));
    view! { <a href=ui.href(Place::Calibrate(Calibrating::Anything)) on:click=end>{label}</a> }
}

/// The pair on show, apart from what is being chosen in it.
#[derive(Clone, PartialEq)]
struct Shape {
    view: PairView,
}

impl Shape {
    /// Choices are looked at one by one, so that choosing does not draw the page anew.
    fn of(mut view: PairView) -> Self {
        view.pair.better = None;
        view.pair.words = None;
        view.missing = None;
        Self { view }
    }

    /// The line above the pair.
    fn place(&self) -> String {
        words::pair_position(self.view.position, self.view.of)
    }

    /// What came of it.
    fn verdict(&self) -> Option<String> {
        self.view.verdict.as_ref().map(words::pair_verdict)
    }
}

/// The drill under way, or its end, or the way to begin one.
#[component]
pub fn PairRoom() -> impl IntoView {
    let ui = Ui::get();
    let drilled = ui.slice(|session| session.calibration.drill.is_some());
    let shape = ui.slice(move |session| session.calibration.pair_view(ui.lesson).map(Shape::of));
    let pair = move || match shape.get() {
        Some(shape) => pair_view(ui, shape.view),
        None if drilled.get() => view! { <End /> },
        None => view! { <Start /> },
    };
    let place = move || shape.with(|shape| shape.as_ref().map_or_else(|| drilled.get().then(|| words::PAIR_END.into()), |shape| Some(shape.place())));
    let verdict = move || shape.with(|shape| shape.as_ref()?.verdict().map(|verdict| view! { <p class="said">{verdict}</p> }));
    view! {
        <div class="ledger">
            <div class="pairsaid" id=SAID tabindex="-1" role="status"><p class="caps">{place}</p>{verdict}</div>
            {pair}
        </div>
    }
}

#[component]
fn End() -> impl IntoView {
    let ui = Ui::get();
    let drills = ui.session.with_untracked(|session| session.calibration.history.drills);
    let more = move |_| {
        begin(ui, FEWEST);
        (ui.edge.focus)(SAID);
    };
    view! {
        <header>
            <h1 class="title">{words::PAIRS}</h1>
            <p class="lede num">{words::drills(drills.asked, drills.sided, drills.proved)}</p>
        </header>
        <div class="btnrow">
            <button class="btn" type="button" on:click=more>{words::PAIR_MORE}</button>
            {leave(ui, words::BACK)}
        </div>
    }
}

fn pair_view(ui: Ui, view: PairView) -> View {
    let pair = &view.pair;
    let (Some(criterion), Some(left), Some(right)) =
        (ui.lesson.criterion(&pair.criterion), ui.lesson.answer(&pair.left), ui.lesson.answer(&pair.right))
    else {
        return view! { <p class="lede">{words::PAIR_NONE}</p> };
    };
    let last = view.is_last();
    let foot = match &view.verdict {
        Some(_) => next(ui, last),
        None => view! { <Choose /> },
    };
    let side = |side: Side, answer: &'static ModelAnswer| match &view.verdict {
        Some(verdict) => told(side, answer, if side == Side::Left { &verdict.left } else { &verdict.right }),
        None => view! { <Sentences side answer /> },
    };
    view! {
        <header>
            <h1 class="title" lang=LANGUAGE>{criterion.name.as_str()}</h1>
            <p class="lede" lang=LANGUAGE>{criterion.question.as_str()}</p>
            {clear(criterion)}
            {view.verdict.is_none().then(|| view! { <p class="quiet">{words::PAIR_PROVE}</p> })}
        </header>
        {foot}
        <div class="sidebyside sidebyside--pair">{side(Side::Left, left)}{side(Side::Right, right)}</div>
        <div class="btnrow">
            {leave(ui, words::PAIR_LEAVE)}
        </div>
    }
}

fn clear(criterion: &'static Criterion) -> View {
    view! { <p class="quiet"><b>{common::CLEAR}</b>" "<span lang=LANGUAGE>{criterion.descriptor(Level::Clear)}</span></p> }
}

/// What was chosen on the pair on show.
fn chosen(ui: Ui) -> Memo<(Option<Side>, Option<Span>, Option<PairMissing>)> {
    ui.slice(move |session| {
        session.calibration.pair_view(ui.lesson).map_or((None, None, None), |view| (view.pair.better, view.pair.words, view.missing))
    })
}

/// The group of an answer's sentences, and the id of the first of them.
fn group(side: Side) -> &'static str {
    if side == Side::Left { "pair-left" } else { "pair-right" }
}

/// The group of the two answers, and the id of the first of them.
const BETTER: &str = "pair-side";

/// Which is better, and handing in.
#[component]
fn Choose() -> impl IntoView {
    let ui = Ui::get();
    let chosen = chosen(ui);
    let choice = |side: Side| {
        let better = move |_| ui.act(Action::Calibrate(CalibrationAction::Better(side)));
        view! {
            <label><input type="radio" id=(side == Side::Left).then_some(BETTER) name=BETTER prop:checked=move || chosen.get().0 == Some(side) on:change=better />{words::side(side)}</label>
        }
    };
    // Said once somebody wanted to hand in, until nothing is missing.
    let told = RwSignal::new(false);
    Effect::new(move |_| {
        if chosen.get().2.is_none() {
            told.set(false);
        }
    });
    let lacking = move || chosen.get().2.filter(|_| told.get()).map(words::pair_missing);
    let submit = move |_| {
        if let Some(missing) = chosen.get_untracked().2 {
            told.set(true);
            return (ui.edge.step)(if let PairMissing::Words(side) = missing { group(side) } else { BETTER });
        }
        ui.act(Action::Calibrate(CalibrationAction::SubmitPair));
        (ui.edge.focus)(SAID);
    };
    view! {
        <div class="btnrow pairfoot">
            <fieldset class="countfield"><legend>{words::PAIR_WHICH}</legend>{choice(Side::Left)}{choice(Side::Right)}</fieldset>
            <button class="btn" type="button" aria-disabled=move || chosen.get().2.map(|_| "true") on:click=submit>{words::PAIR_SUBMIT}</button>
            <p class="lacking" role="status">{lacking}</p>
        </div>
    }
}

/// An answer sentence by sentence; one of them can be chosen. Arrow keys go from one to the next.
#[component]
fn Sentences(side: Side, answer: &'static ModelAnswer) -> impl IntoView {
    let ui = Ui::get();
    let chosen = chosen(ui);
    let name = group(side);
    let all = sentences(&answer.text);
    let first = all.first().copied();
    let sentence = |span: Span| {
        let on = Memo::new(move |_| chosen.with(|chosen| chosen.0 == Some(side) && chosen.1 == Some(span)));
        let prove = move |_| ui.act(Action::Calibrate(CalibrationAction::Prove(side, Some(span))));
        view! {
            <label class="sentence">
                <input class="hide" type="radio" id=(first == Some(span)).then_some(name) name=name prop:checked=on on:change=prove />
                {span.of(&answer.text).unwrap_or_default()}
            </label>
            " "
        }
    };
    let paragraphs: Vec<_> = answer
        .paragraphs
        .iter()
        .map(|paragraph| {
            let own: Vec<_> = all.iter().copied().filter(|span| paragraph.span.contains(*span)).map(sentence).collect();
            view! { <p lang=LANGUAGE>{own}</p> }
        })
        .collect();
    view! {
        <fieldset class="reading plain">
            <legend class="caps">{words::side(side)}</legend>
            {paragraphs}
        </fieldset>
    }
}

/// What the guide says of one answer of the pair.
fn told(side: Side, answer: &'static ModelAnswer, verdict: &SideVerdict) -> View {
    let passages = answer.paragraphs.iter().map(|paragraph| paragraph.span).collect::<Vec<_>>();
    let deciding = verdict.deciding.clone();
    view! {
        <section class="reading">
            <p class="caps">{words::side(side)}</p>
            <p class="said-levels">{words::GUIDE} ": " <span class="step" data-s=verdict.level.key()>{common::level(verdict.level)}</span></p>
            <p class="reason" lang=LANGUAGE>{verdict.reason.clone()}</p>
            <HighlightedText answer passages lit=Signal::derive(move || deciding.clone()) after=None />
        </section>
    }
}

fn next(ui: Ui, last: bool) -> View {
    let go = move |_| {
        ui.act(Action::Calibrate(CalibrationAction::NextPair));
        (ui.edge.focus)(SAID);
    };
    view! {
        <div class="btnrow pairfoot">
            <button class="btn" type="button" on:click=go>{if last { words::PAIR_LAST } else { words::PAIR_NEXT }}</button>
        </div>
    }
}
