//! The draft: a native text field over a layer that draws marks and findings under its words.

use super::desk::{DeskUi, following};
use super::findings::MARGIN;
use crate::lesson::{LANGUAGE, Span, StarPart};
use crate::practice::change::Change;
use crate::practice::desk::DeskAction;
use crate::practice::draft::LIMIT;
use crate::practice::layer::{LayerLine, Segment, layer, moves_notes};
use crate::practice::outline::{SetBy, carried_labels, labels};
use crate::practice::text::{byte_at_utf16, utf16_at_byte};
use crate::ui::common::annotated::part_name;
use crate::ui::words;
use crate::view::ev::{InputEvent, KeyboardEvent};
use crate::view::html::Textarea;
use crate::view::prelude::*;

/// The editor. The field is the learner's; the widget writes to it only when the draft changed by itself.
#[component]
pub fn Editor() -> impl IntoView {
    let desk = DeskUi::get();
    let field = desk.field;
    let text = desk.text;
    let lines = desk.slice(move |draft, bench| {
        desk.findings.with(|findings| layer(draft.draft().text(), draft.draft().marks().placed(), findings, &bench.lesson.marks))
    });
    let labels = following(
        desk.text,
        desk.typing,
        move || desk.outlined.with(|outlined| labels(outlined)),
        |before, change, _| carried_labels(before, change),
    );
    let labelled = move || {
        let label = |line: &LayerLine| {
            labels.with(|labels| labels.iter().find(|label| (line.span.start..line.span.end).contains(&label.at)).map(|label| (label.part, label.by)))
        };
        lines.get().into_iter().map(|line| (label(&line), line)).collect::<Vec<_>>()
    };
    let composing = StoredValue::new(false);
    // What the field holds: to ask it costs as much as the rest of a key.
    let held = StoredValue::new(text.get_untracked());
    let elsewhere = super::elsewhere::is_elsewhere(desk);

    // While the widget writes, what the field says is no edit.
    let writing = StoredValue::new(false);

    let show = move |field: &Textarea, text: &str| {
        let shown = field.value();
        let caret = field.selection_end().ok().flatten().map_or(0, |units| byte_at_utf16(&shown, units as usize));
        let change = Change::between(&shown, text, None);
        let units = |text: &str, at| u32::try_from(utf16_at_byte(text, at)).unwrap_or(u32::MAX);
        held.set_value(text.to_owned());
        writing.set_value(true);
        (desk.ui.edge.replace)(field, units(&shown, change.start), units(&shown, change.old_end()), &text[change.start..change.new_end()]);
        if field.value() != text {
            field.set_value(text);
        }
        writing.set_value(false);
        let caret = units(text, change.carry_place(caret).min(text.len()));
        // A field that cannot hold a selection simply keeps its caret.
        drop(field.set_selection_range(caret, caret));
    };
    // What does not fit never enters the field: the browser's own undo cannot go back behind words that were cut out of it again.
    let before = move |event: InputEvent| {
        let Some((field, came)) = field.get_untracked().zip(event.data()) else { return };
        // A letter has one unit or two, so that most keys are let through by their length.
        if field.text_length() as usize + came.len() <= LIMIT {
            return;
        }
        // As the field would hold it; what was copied elsewhere may end its lines in two signs.
        let came = came.replace("\r\n", "\n").replace('\r', "\n");
        let text = field.value();
        let at = |units: Result<Option<u32>, _>| byte_at_utf16(&text, units.ok().flatten().unwrap_or_default() as usize);
        let (start, end) = (at(field.selection_start()), at(field.selection_end()));
        let asked = [&text[..start], &came, &text[end..]].concat();
        if asked.chars().count() > LIMIT && event.cancelable() {
            event.prevent_default();
            desk.act(DeskAction::Edit { text: asked, caret: Some(start + came.len()) });
        }
    };
    let edited = move || {
        let Some(field) = field.get_untracked().filter(|_| !writing.get_value()) else { return };
        let sent = field.value();
        let length = sent.len();
        let caret = field.selection_end().ok().flatten().map(|units| byte_at_utf16(&sent, units as usize));
        held.set_value(sent.clone());
        desk.act(DeskAction::Edit { text: sent, caret });
        if let Some(caret) = caret {
            desk.selection.set(Span::new(caret, caret));
        }
        // What was cut at the limit leaves the field as well, also where the draft is what it was before.
        if !composing.get_value() {
            text.with_untracked(|text| {
                if text.len() != length {
                    show(&field, text);
                }
            });
        }
    };
    // The draft can change by itself: a version restored, a phrase put in, another tab.
    Effect::new(move |_| {
        let Some(field) = field.get() else { return };
        text.with(|text| {
            if !composing.get_value() && held.with_value(|held| held != text) {
                show(&field, text);
            }
        });
    });

    Effect::new(move |before: Option<Vec<u64>>| {
        let (moved, keys) = lines.with(|lines| {
            let moved = before.is_none_or(|before| moves_notes(&before, lines));
            (moved, lines.iter().map(|line| line.key).collect())
        });
        if moved {
            (desk.ui.edge.follow_words)(MARGIN);
        }
        keys
    });

    view! {
        <div class="draft">
            <div class="layer" lang=LANGUAGE aria-hidden="true" translate="no">
                <For each=labelled key=|(label, line)| (line.key, *label) children=move |(label, line)| line_view(desk, &line, label) />
            </div>
            <textarea
                node_ref=field
                id="draft"
                lang=LANGUAGE
                dir="auto"
                aria-label=words::YOUR_DRAFT
                placeholder=words::DRAFT_PLACEHOLDER
                autocomplete="off"
                readonly=move || elsewhere.get()
                prop:value=text.get_untracked()
                on:beforeinput=before
                on:input=move |_| edited()
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=move |_| { composing.set_value(false); edited(); }
                on:select=move |_| desk.note_selection()
                on:keyup=move |event| if moves(&event) { desk.note_selection() }
                on:pointerup=move |_| desk.note_selection()
                on:keydown=move |event| super::marks::key(desk, &event)
            ></textarea>
        </div>
    }
}

/// Whether a key that comes up may have moved the caret without changing the text. Those that write have a name of one letter; where such
/// a one moves the caret together with another key, that one comes up too.
fn moves(event: &KeyboardEvent) -> bool {
    event.key().chars().nth(1).is_some()
}

fn line_view(desk: DeskUi, line: &LayerLine, label: Option<(StarPart, SetBy)>) -> View {
    let text = desk
        .ui
        .session
        .with_untracked(|session| session.with_desk(&desk.prompt.id, |desk| line.span.of(desk.draft().text()).unwrap_or_default().to_owned()));
    let pieces: Vec<View> = line.segments.iter().map(|segment| segment_view(desk, segment, &text, line.span.start)).collect();
    // A block of its own: a key changes one line, and the browser lays out that one.
    let part = label.map(|(part, _)| part_name(part));
    view! { <div data-part=part data-guessed=matches!(label, Some((_, SetBy::Suggestion))).then_some("")>{pieces}</div> }
}

fn segment_view(desk: DeskUi, segment: &Segment, line: &str, line_start: usize) -> View {
    let text = line.get(segment.span.start - line_start..segment.span.end - line_start).unwrap_or_default().to_owned();
    let tails: Vec<_> = segment.tails.iter().map(|&index| view! { <i class="tail" data-n=index + 1></i> }).collect();
    let found = segment.findings.clone();
    let lit = {
        let found = found.clone();
        move || desk.lit.get().is_some_and(|lit| found.contains(&lit)).then_some("")
    };
    // The newest of overlapping marks gives the tint; each of them shows its letter where it begins.
    let letters = segment.letters(&desk.ui.lesson.marks);
    match (segment.marks.last(), found.is_empty()) {
        (None, true) => text.into_view(),
        (None, false) => view! { <span class="found" data-on=lit>{text}{tails}</span> },
        (Some(slot), true) => view! { <mark data-m=slot + 1 data-also=segment.marks.len() - 1 data-l=letters>{text}</mark> },
        (Some(slot), false) => {
            view! { <mark data-m=slot + 1 data-also=segment.marks.len() - 1 data-l=letters><span class="within" data-on=lit>{text}</span>{tails}</mark> }
        }
    }
}
