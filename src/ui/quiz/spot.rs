//! Words of the excerpt to select, and a name for what they carry.

use super::choices::{self, Taking};
use super::item::Hands;
use super::{remarks, words};
use crate::lesson::{LANGUAGE, Span};
use crate::practice::quiz::overlap::words_in;
use crate::practice::quiz::{Edit, Hint, Part};
use crate::ui::Ui;
use crate::view::ev::{KeyboardEvent, PointerEvent};
use crate::view::prelude::*;

/// The excerpt to select in, then the names.
pub fn view(hands: Hands, excerpt: &str, select: bool, signals: &[Part], hint: Option<&Hint>) -> View {
    let settled = hint.is_some_and(|hint| hint.words_settled);
    let text = if select && !settled {
        picking(hands, excerpt)
    } else {
        remarks::excerpt(excerpt, hands.view.with_untracked(|view| view.as_ref()?.draft.selected()))
    };
    // Where something is missing no words carry it: the question itself says what to name.
    let taking = if select { Taking::Name } else { Taking::One };
    view! { {text}{choices::view(hands, signals, taking, hint)} }
}

/// A selection in the making.
#[derive(Clone, Copy)]
struct Selecting {
    hands: Hands,
    ui: Ui,
    words: StoredValue<Vec<Span>>,
    /// The word where a range began, until its other end is pressed.
    from: RwSignal<Option<usize>>,
    /// The word that takes focus.
    at: RwSignal<usize>,
}

impl Selecting {
    fn select(self, one: usize, other: usize) {
        let ends = self.words.with_value(|words| Some((*words.get(one.min(other))?, *words.get(one.max(other))?)));
        if let Some((first, last)) = ends {
            self.hands.edit(Edit::Select(Some(Span::new(first.start, last.end))));
        }
    }

    /// The first press begins a range, the second ends it.
    fn press(self, word: usize, extend: bool) {
        let from = self.from.get_untracked().or(extend.then(|| self.at.get_untracked()));
        self.select(from.unwrap_or(word), word);
        self.from.set(if from.is_some() { None } else { Some(word) });
        self.at.set(word);
    }

    fn drag(self, word: usize, event: &PointerEvent) {
        if event.pointer_type() == "mouse" && event.buttons() == 1 {
            let from = self.at.get_untracked();
            self.from.set(None);
            self.select(from, word);
        }
    }

    fn keys(self, word: usize, event: &KeyboardEvent) {
        let last = self.words.with_value(Vec::len).saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (word + 1).min(last),
            "ArrowLeft" | "ArrowUp" => word.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                event.stop_propagation();
                event.prevent_default();
                return self.press(word, false);
            }
            "Escape" => {
                self.from.set(None);
                return self.hands.edit(Edit::Select(None));
            }
            _ => return,
        };
        event.stop_propagation();
        event.prevent_default();
        if event.shift_key() {
            let from = self.from.get_untracked().unwrap_or(word);
            self.from.set(Some(from));
            self.select(from, to);
        }
        self.at.set(to);
        (self.ui.edge.step)(&self.id(to));
    }

    fn id(self, word: usize) -> String {
        self.hands.id(&format!("word-{word}"))
    }
}

fn picking(hands: Hands, excerpt: &str) -> View {
    let spans = words_in(excerpt, Span::new(0, excerpt.len()));
    let ends = spans.iter().skip(1).map(|next| next.start).chain([excerpt.len()]);
    let texts: Vec<_> = spans.iter().zip(ends).map(|(span, end)| (*span, excerpt.get(span.start..end).unwrap_or_default().to_owned())).collect();
    let selecting = Selecting { hands, ui: Ui::get(), words: StoredValue::new(spans), from: RwSignal::new(None), at: RwSignal::new(0) };
    let range = Memo::new(move |_| hands.read(|view| view.draft.selected()));
    let rows: Vec<_> = texts.into_iter().enumerate().map(|(word, (span, text))| word_view(selecting, word, span, text, range)).collect();
    let help = hands.id("help");
    view! {
        <p class="legend" id=help.clone()>{words::SELECT_WORDS}</p>
        <p class="excerpt words" lang=LANGUAGE role="group" aria-labelledby=help>{rows}</p>
    }
}

fn word_view(selecting: Selecting, word: usize, span: Span, text: String, range: Memo<Option<Span>>) -> View {
    let on = Memo::new(move |_| range.get().is_some_and(|range| range.overlaps(span)));
    view! {
        <span
            role="button"
            id=selecting.id(word)
            tabindex=move || if selecting.at.get() == word { "0" } else { "-1" }
            aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |event| selecting.press(word, event.shift_key())
            on:pointerdown=move |event| if !event.shift_key() { selecting.at.set(word) }
            on:pointerenter=move |event| selecting.drag(word, &event)
            on:keydown=move |event| selecting.keys(word, &event)
        >
            {text}
        </span>
    }
}
