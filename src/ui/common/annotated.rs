//! A model answer with its annotations: highlighted words, STAR parts beside the paragraphs, notes in the margin.

use crate::lesson::{Annotation, Aspect, LANGUAGE, ModelAnswer, Paragraph, Run, StarPart};
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// The text of a model answer. The page around it decides what stands out.
#[component]
pub fn AnnotatedText(
    /// The answer.
    answer: &'static ModelAnswer,
    /// Only this stands out; everything when `None`.
    only: Signal<Option<Aspect>>,
    /// Whether the passages left out when speaking are dimmed.
    spoken: Signal<bool>,
) -> impl IntoView {
    let noted = answer.noted();
    let mut previous = None;
    let paragraphs: Vec<_> = answer
        .paragraphs
        .iter()
        .map(|&paragraph| {
            let part = (previous != Some(paragraph.part)).then_some(paragraph.part);
            previous = Some(paragraph.part);
            paragraph_view(answer, &noted, paragraph, part, only, spoken)
        })
        .collect();
    view! { <div class="body" lang=LANGUAGE class:spoken=spoken>{paragraphs}</div> }
}

/// The name of a STAR part.
pub fn part_name(part: StarPart) -> &'static str {
    match part {
        StarPart::Situation => words::SITUATION.text(),
        StarPart::Task => words::TASK.text(),
        StarPart::Action => words::ACTION.text(),
        StarPart::Result => words::RESULT.text(),
        StarPart::Closing => words::CLOSING.text(),
    }
}

fn paragraph_view(
    answer: &'static ModelAnswer,
    noted: &[usize],
    paragraph: Paragraph,
    part: Option<StarPart>,
    only: Signal<Option<Aspect>>,
    spoken: Signal<bool>,
) -> View {
    let runs: Vec<_> = answer.runs(paragraph).into_iter().map(|run| run_view(answer, &run, only, spoken)).collect();
    let elsewhere = move || only.with(|only| matches!(only, Some(Aspect::Part(part)) if *part != paragraph.part));
    let here = |index: usize| paragraph.span.contains(answer.annotations[index].span);
    let asides: Vec<_> = (0..noted.len())
        .filter(|&at| here(noted[at]))
        .enumerate()
        .map(|(place, at)| note_view(answer, noted[at], at.checked_sub(1).map(|before| noted[before]), place, only))
        .collect();
    view! {
        <p class:muted=elsewhere>{part.map(|part| view! { <span class="star caps" lang=words::language()>{part_name(part)}</span> })} {runs}</p>
        {asides}
    }
}

fn run_view(answer: &'static ModelAnswer, run: &Run, only: Signal<Option<Aspect>>, spoken: Signal<bool>) -> View {
    let ui = Ui::get();
    let text = run.span.of(&answer.text).unwrap_or_default();
    let covering: Vec<&'static Annotation> = run.annotations.iter().map(|&index| &answer.annotations[index]).collect();
    let marking = covering.iter().rev().find(|annotation| !annotation.marks.is_empty()).copied();
    let pitfall = covering.iter().any(|annotation| !annotation.pitfalls.is_empty() && !answer.holds_others(annotation));
    // The last run of a noted annotation carries the anchor its margin note hangs on.
    let anchors: Vec<_> = run
        .annotations
        .iter()
        .filter(|&&index| answer.annotations[index].span.end == run.span.end && !answer.annotations[index].note.is_empty())
        .map(|&index| view! { <i class="tail" style:anchor-name=anchor(answer, 'm', index)></i> })
        .collect();
    let unspoken = run.unspoken;
    let dimmed = move || unspoken && spoken.get();
    let Some(annotation) = marking else {
        return if pitfall {
            view! { <span class="found">{text}{anchors}</span> }
        } else if unspoken {
            view! { <span class:unspoken=dimmed>{text}{anchors}</span> }
        } else {
            view! { {text}{anchors} }
        };
    };
    let mark = &annotation.marks[0];
    let slot = ui.lesson.mark_number(mark);
    let letter = ui.lesson.mark(mark).map_or("", |mark| mark.letter.as_str());
    let starts = annotation.span.start == run.span.start;
    let muted = muted(ui, answer, annotation, only);
    view! {
        <mark data-m=slot data-l=starts.then_some(letter) class:muted=muted class:unspoken=dimmed>
            {text}
            {anchors}
        </mark>
    }
}

/// Whether something else is wanted by itself.
fn muted(ui: Ui, answer: &'static ModelAnswer, annotation: &'static Annotation, only: Signal<Option<Aspect>>) -> Memo<bool> {
    Memo::new(move |_| only.with(|only| only.as_ref().is_some_and(|aspect| !answer.belongs(annotation, aspect, ui.lesson))))
}

fn note_view(answer: &'static ModelAnswer, index: usize, before: Option<usize>, place: usize, only: Signal<Option<Aspect>>) -> View {
    let ui = Ui::get();
    let annotation = &answer.annotations[index];
    let title = ui.lesson.about(annotation);
    let after = before.map_or_else(|| "0px".to_owned(), |before| format!("calc(anchor({} bottom) + 1.25rem)", anchor(answer, 'n', before)));
    let muted = muted(ui, answer, annotation, only);
    view! {
        <aside
            class="note"
            class:muted=muted
            class:placed=true
            style:position-anchor=anchor(answer, 'm', index)
            style:anchor-name=anchor(answer, 'n', index)
            style=("--after", after)
        >
            <p class="caps">{title}</p>
            <p>{annotation.note.as_str()}</p>
        </aside>
        <i class="lead" class:muted=muted style:position-anchor=anchor(answer, 'm', index) style=("--place", place.to_string())></i>
        <i
            class="drop"
            class:muted=muted
            style:position-anchor=anchor(answer, 'm', index)
            style=("--to", anchor(answer, 'n', index))
            style=("--place", place.to_string())
        ></i>
    }
}

fn anchor(answer: &ModelAnswer, kind: char, index: usize) -> String {
    format!("--{}-{kind}{index}", answer.id)
}

/// What each mark of the lesson means, by its letter.
pub fn mark_key(ui: Ui) -> View {
    let rows: Vec<_> = ui
        .lesson
        .marks
        .iter()
        .map(|mark| {
            view! {
                <li data-m=ui.lesson.mark_number(&mark.id)>
                    <span class="badge">{mark.letter.as_str()}</span>
                    <span><b class="markname">{mark.name.as_str()}</b>" "{mark.hint.as_str()}</span>
                </li>
            }
        })
        .collect();
    view! { <ul class="markkey" lang=LANGUAGE>{rows}</ul> }
}
