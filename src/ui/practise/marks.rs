//! The marks: a toolbar to set them, and a list to find and remove them.

use super::desk::DeskUi;
use crate::lesson::{LANGUAGE, Mark};
use crate::practice::desk::DeskAction;
use crate::practice::marking::{Marks, PlacedMark};
use crate::ui::words;
use crate::view::ev::KeyboardEvent;
use crate::view::prelude::*;

/// Alt and a digit marks the selection; Alt and up or down moves from mark to mark.
pub fn key(desk: DeskUi, event: &KeyboardEvent) {
    if !event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    // Where Alt and a digit write a sign that is needed for writing, as on German keyboards of a Mac, they go on doing so.
    if matches!(event.key().as_str(), "[" | "]" | "{" | "}" | "|" | "@" | "“") {
        return;
    }
    let code = event.code();
    let digit = code.strip_prefix("Digit").and_then(|digit| digit.parse::<usize>().ok());
    if let Some(mark) = digit.and_then(|digit| desk.ui.lesson.marks.get(digit.checked_sub(1)?)) {
        event.prevent_default();
        // A key held down would take off what it has set.
        if !event.repeat() {
            toggle(desk, mark);
        }
    } else if code == "ArrowDown" || code == "ArrowUp" {
        event.prevent_default();
        step(desk, code == "ArrowDown");
    }
}

fn toggle(desk: DeskUi, mark: &'static Mark) {
    desk.act(DeskAction::ToggleMark { mark: mark.id.clone(), span: desk.selected_words() });
}

fn step(desk: DeskUi, forward: bool) {
    desk.note_selection();
    let caret = desk.selection.get_untracked();
    let found = desk.ui.session.with_untracked(|session| {
        session.with_desk(&desk.prompt.id, |at| {
            let marks = at.draft().marks();
            let found = if forward { marks.next_mark(caret.end) } else { marks.previous_mark(caret.start) };
            found.map(|placed| placed.span)
        })
    });
    if let Some(span) = found {
        desk.select(span);
    }
}

/// One button for each mark: one stop of the tab key, arrows move inside.
#[component]
pub fn MarkBar() -> impl IntoView {
    let desk = DeskUi::get();
    let current = RwSignal::new(0_usize);
    let marks = &desk.ui.lesson.marks;
    let arrows = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => 1,
            "ArrowUp" | "ArrowLeft" => marks.len() - 1,
            _ => return,
        };
        event.prevent_default();
        current.update(|current| *current = (*current + step) % marks.len());
        (desk.ui.edge.focus)(&button_id(current.get_untracked()));
    };
    let placed = desk.slice(|desk, _| desk.draft().marks().clone());
    let rows: Vec<_> = marks.iter().enumerate().map(|(index, mark)| row(desk, index, mark, current, placed)).collect();
    // What is taken off is said by the notice that offers it back.
    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<Marks>| {
        let now = placed.get();
        if let Some(before) = before {
            let is_new = |mark: &&PlacedMark| now.placed().len() > before.placed().len() && !before.placed().contains(mark);
            said.set(now.placed().iter().find(is_new).map(|mark| said_of(desk, mark)).unwrap_or_default());
        }
        now
    });
    view! {
        <div class="marklist">
            <p class="caps" id="marks-title">{words::MARK_YOUR_EVIDENCE}</p>
            <ul role="toolbar" aria-labelledby="marks-title" aria-orientation="vertical" on:keydown=arrows>{rows}</ul>
            <p class="hint">{words::MARK_HINT}</p>
            <p class="hide" role="status" lang=LANGUAGE>{said}</p>
        </div>
    }
}

/// A mark and its words.
fn said_of(desk: DeskUi, placed: &PlacedMark) -> String {
    let name = desk.ui.lesson.mark(&placed.mark).map_or("", |mark| mark.name.as_str());
    let quoted =
        desk.ui.session.with_untracked(|session| session.with_desk(&desk.prompt.id, |desk| words::shortened(desk.draft().quote(placed.span))));
    format!("{name}: {quoted}")
}

fn button_id(index: usize) -> String {
    format!("mark-{}", index + 1)
}

fn row(desk: DeskUi, index: usize, mark: &'static Mark, current: RwSignal<usize>, placed: Memo<Marks>) -> View {
    let count = Memo::new(move |_| placed.with(|placed| placed.of(&mark.id).count()));
    let here = Memo::new(move |_| {
        let selection = desk.selection.get();
        placed.with(|placed| placed.of(&mark.id).any(|span| span.contains(selection)))
    });
    let times = move || match count.get() {
        0 | 1 => (index + 1).to_string(),
        count => format!("×{count} · {}", index + 1),
    };
    let suggested =
        Memo::new(move |_| count.get() == 0 && desk.findings.with(|findings| findings.iter().any(|finding| finding.suggests() == Some(&mark.id))));
    let state = move || {
        let (name, hint) = (mark.name.as_str(), mark.hint.as_str());
        if suggested.get() { words::mark_suggested(name, hint) } else { words::mark_state(name, count.get(), hint) }
    };
    view! {
        <li role="none" data-m=index + 1 data-off=move || (count.get() == 0).then_some("") data-done=move || (count.get() > 0).then_some("") data-suggested=move || suggested.get().then_some("")>
            <button
                id=button_id(index)
                class="link bare"
                type="button"
                title=mark.hint.as_str()
                aria-label=state
                aria-pressed=move || if here.get() { "true" } else { "false" }
                tabindex=move || if current.get() == index { "0" } else { "-1" }
                on:focus=move |_| current.set(index)
                on:click=move |_| toggle(desk, mark)
            >
                // Letter, count and key are drawn by the style sheet, so that the name a screen reader says holds all the text there is to see.
                <span class="badge" data-l=mark.letter.as_str()></span>
                <span class="markname" lang=LANGUAGE>{mark.name.as_str()}</span>
                <small class="num" data-times=times></small>
            </button>
        </li>
    }
}

/// Every mark with its words: for a screen reader, for a keyboard, and for whoever lost one.
#[component]
pub fn MarkList() -> impl IntoView {
    let desk = DeskUi::get();
    let placed = desk.slice(|desk, bench| {
        let draft = desk.draft();
        let row = |placed: &PlacedMark| {
            let slot = bench.lesson.mark_number(&placed.mark);
            (slot, placed.mark.clone(), placed.span, words::shortened(draft.quote(placed.span)))
        };
        draft.marks().placed().iter().map(row).collect::<Vec<_>>()
    });
    let rows = move || {
        placed
            .get()
            .into_iter()
            .map(|(slot, id, span, quoted)| {
                let mark = desk.ui.lesson.mark(&id);
                let name = mark.map_or("", |mark| mark.name.as_str());
                let letter = mark.map_or("", |mark| mark.letter.as_str());
                view! {
                    <li data-m=slot>
                        <span class="badge" aria-hidden="true">{letter}</span>
                        <span class="quoted" lang=LANGUAGE><span class="hide">{name}": "</span>{quoted.clone()}</span>
                        <button class="link" type="button" aria-label=format!("{}: {name}, {quoted}", words::GO_THERE) on:click=move |_| desk.select(span)>{words::GO_THERE}</button>
                        <button class="link" type="button" aria-label=format!("{}: {name}, {quoted}", words::TAKE_OFF) on:click=move |_| desk.act(DeskAction::Unmark { mark: id.clone(), span })>{words::TAKE_OFF}</button>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    let count = move || placed.with(Vec::len);
    view! {
        <details class="help marks-set" data-none=move || (count() == 0).then_some("")>
            <summary>{move || words::marks_set(count())}</summary>
            <ul class="markkey">{rows}</ul>
        </details>
    }
}
