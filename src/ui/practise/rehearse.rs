//! Saying it aloud: large words that fade, a timer, and a retelling from memory.

use super::desk::DeskUi;
use super::versions::Back;
use crate::lesson::{LANGUAGE, Span};
use crate::practice::desk::DeskAction;
use crate::practice::rehearsal::{Compared, compared, is_past, lines_aloud, pace};
use crate::practice::text::count_words;
use crate::ui::words;
use crate::view::prelude::*;
use std::time::Duration;

/// Names a line by how many words come before it.
const LINE: &str = "line-";

/// The desk cleared for speaking.
#[component]
pub fn RehearseDesk() -> impl IntoView {
    let desk = DeskUi::get();
    let empty = desk.slice(|desk, _| desk.draft().is_blank());
    let edge = desk.ui.edge;
    let retelling = RwSignal::new(false);
    view! {
        <main class="page practise" id="main">
            <div class="text stage" id="stage">
                <Back />
                <h1 class="display">{words::REHEARSE}</h1>
                {move || if empty.get() {
                    view! { <p class="standfirst">{words::NOTHING_TO_REHEARSE}</p> }
                } else {
                    view! {
                        <div class="btnrow ways">
                            <fieldset class="filter">
                                <legend class="hide">{words::REHEARSE}</legend>
                                <label><input type="radio" name="rehearse" prop:checked=move || !retelling.get() on:change=move |_| retelling.set(false) /><span class="all">{words::READ_ALOUD}</span></label>
                                <label><input type="radio" name="rehearse" prop:checked=move || retelling.get() on:change=move |_| retelling.set(true) /><span class="all">{words::FROM_MEMORY}</span></label>
                            </fieldset>
                            {(edge.can_fill)().then(|| view! {
                                <button class="link fill" type="button" on:click=move |_| (edge.fill)("stage")>
                                    <span class="enter">{words::FULL_SCREEN}</span><span class="leave">{words::LEAVE_FULL_SCREEN}</span>
                                </button>
                            })}
                        </div>
                        {move || if retelling.get() { view! { <Retell /> } } else { view! { <ReadAloud /> } }}
                        <super::recording::Recording />
                    }
                }}
            </div>
        </main>
    }
}

/// Seconds since the start, while it runs.
#[derive(Clone, Copy)]
struct Stopwatch {
    since: RwSignal<Option<u64>>,
    seconds: RwSignal<u32>,
    now: fn() -> u64,
}

impl Stopwatch {
    fn new(now: fn() -> u64) -> Self {
        let watch = Self { since: RwSignal::new(None), seconds: RwSignal::new(0), now };
        let ticking = set_interval_with_handle(move || watch.tick(), Duration::from_millis(500));
        on_cleanup(move || {
            if let Ok(ticking) = ticking {
                ticking.clear();
            }
        });
        watch
    }

    fn tick(self) {
        if let Some(since) = self.since.get_untracked() {
            let seconds = ((self.now)()).saturating_sub(since) / 1_000;
            self.seconds.set(u32::try_from(seconds).unwrap_or(u32::MAX));
        }
    }

    fn start(self) {
        self.since.set(Some((self.now)()));
        self.seconds.set(0);
    }

    fn stop(self) -> u32 {
        self.tick();
        self.since.set(None);
        self.seconds.get_untracked()
    }

    fn runs(self) -> bool {
        self.since.get().is_some()
    }
}

#[component]
fn ReadAloud() -> impl IntoView {
    let desk = DeskUi::get();
    let watch = Stopwatch::new(desk.ui.edge.now);
    let fade = RwSignal::new(false);
    let text = desk.slice(|desk, _| desk.draft().text().to_owned());
    let speed = desk.slice(|desk, _| pace(desk.rehearsals()));
    let (shortest, longest) = desk.prompt.seconds;
    // Where the voice should be by now: sentences before it fade, for whoever wants to let go of the page, which follows.
    let past = move |words: usize| fade.get() && watch.runs() && is_past(words, watch.seconds.get(), speed.get());
    let now = Memo::new(move |_| {
        let mut begun = text.with(|text| lines_aloud(text)).into_iter().flatten().map(|(_, words_before)| words_before);
        begun.rfind(|at| past(*at))
    });
    // Once a line: in between the page may be scrolled by hand.
    Effect::new(move |_| {
        if let Some(now) = now.get() {
            (desk.ui.edge.bring_to_sight)(&format!("{LINE}{now}"));
        }
    });
    let rows = move || {
        let text = text.get();
        let line = |(sentence, words_before): (Span, usize)| {
            let sentence = sentence.of(&text).unwrap_or_default().to_owned();
            let end = words_before + count_words(&sentence);
            view! { <span class="line" id=format!("{LINE}{words_before}") class:gone=move || past(end)>{sentence}" "</span> }
        };
        let paragraph = |sentences: Vec<(Span, usize)>| {
            let lines: Vec<_> = sentences.into_iter().map(line).collect();
            view! { <p>{lines}</p> }
        };
        lines_aloud(&text).into_iter().map(paragraph).collect::<Vec<_>>()
    };
    let press = move |_| {
        if watch.since.get_untracked().is_none() {
            return watch.start();
        }
        let seconds = watch.stop();
        desk.act(DeskAction::ReadAloud { words: text.with_untracked(|text| count_words(text)), seconds });
    };
    view! {
        <div class="btnrow rehearsal">
            // One button for both, so that the focus stays where it is.
            <button class="btn" type="button" on:click=press>{move || if watch.runs() { words::STOP.text() } else { words::START_READING.text() }}</button>
            <span class="clock num" role="timer">{move || words::clock(watch.seconds.get())}</span>
            <p class="goal num"><span>{words::time_goal(shortest, longest)}</span><span>{move || words::your_pace(speed.get())}</span></p>
            <label class="switch"><input type="checkbox" prop:checked=fade on:change=move |event| fade.set(event_target_checked(&event)) />{words::FADE}</label>
        </div>
        <div class="aloudtext" lang=LANGUAGE>{rows}</div>
    }
}

#[component]
fn Retell() -> impl IntoView {
    let desk = DeskUi::get();
    let watch = Stopwatch::new(desk.ui.edge.now);
    // Kept with the draft until it is compared: then it has done its work, is only looked at, and the next retelling begins with nothing.
    let kept = desk.slice(|desk, _| desk.retelling().to_owned());
    let looked_at = RwSignal::new(String::new());
    let told = Memo::new(move |_| kept.with(|kept| if kept.is_empty() { looked_at.get() } else { kept.clone() }));
    let beside = RwSignal::new(None::<Compared>);
    let elsewhere = super::elsewhere::is_elsewhere(desk);
    let compare = move |_| {
        let seconds = watch.stop();
        let retelling = told.get_untracked();
        let came = desk.ui.session.with_untracked(|session| session.with_desk(&desk.prompt.id, |desk| compared(desk.draft().text(), &retelling)));
        looked_at.set(retelling);
        desk.act(DeskAction::Retold { seconds, grade: came.grade });
        beside.set(Some(came));
    };
    let writing = move |event| {
        if watch.since.get_untracked().is_none() {
            watch.start();
        }
        looked_at.set(String::new());
        desk.act(DeskAction::Retell(event_target_value(&event)));
    };
    view! {
        <p class="intro">{words::RETELL_INTRO}</p>
        <label class="reflection">
            <span class="hide">{words::FROM_MEMORY}</span>
            <textarea rows="10" lang=LANGUAGE readonly=move || elsewhere.get() prop:value=told on:input=writing></textarea>
        </label>
        <div class="btnrow">
            <button class="btn" type="button" disabled=move || told.with(|told| told.trim().is_empty()) on:click=compare>{words::COMPARE_WITH_DRAFT}</button>
        </div>
        {move || beside.get().map(|Compared { kept, left_out, .. }| {
            let rows: Vec<_> = left_out.iter().map(|sentence| view! { <li><q>{sentence.clone()}</q></li> }).collect();
            view! {
                <section class="verdicts" role="status">
                    <h2 class="caps">{words::came_back(kept, kept + left_out.len())}</h2>
                    <ul class="dashes" lang=LANGUAGE>{rows}</ul>
                </section>
            }
        })}
    }
}
