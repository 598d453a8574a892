//! Lists the lesson holds elsewhere, set out in a section.

use crate::exchange::route::{Desktop, Place};
use crate::lesson::{LANGUAGE, Level, Listing, Section, Term};
use crate::ui::common::annotated::mark_key;
use crate::ui::common::copy::CopyButton;
use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// Shows a list that stands in this section.
pub fn view(section: &'static Section, listing: Listing) -> View {
    let ui = Ui::get();
    match listing {
        Listing::Glossary => glossary(ui, section),
        Listing::Phrases => phrases(ui),
        Listing::Prompts => prompts(ui, false),
        Listing::Outlines => prompts(ui, true),
        Listing::Rubric => rubric(ui),
        Listing::Marks => mark_key(ui),
        Listing::Pitfalls => pitfalls(ui),
        Listing::Audit => lines("kinds", ui.lesson.audit.iter().map(|question| question.question.as_str())),
        Listing::Companions => companions(ui),
        Listing::Outcomes => lines("dashes", ui.lesson.outcomes.iter().map(String::as_str)),
    }
}

fn lines(class: &'static str, rows: impl Iterator<Item = &'static str>) -> View {
    let rows: Vec<_> = rows.map(|row| view! { <li>{row}</li> }).collect();
    view! { <ol class=class lang=LANGUAGE>{rows}</ol> }
}

fn glossary(ui: Ui, section: &'static Section) -> View {
    let row = |term: &'static Term| {
        let place = Place::Read(section.id.clone(), Some(format!("term-{}", term.id)));
        view! { <div id=ui.href(place)[1..].to_owned()><dt>{term.name.as_str()}</dt><dd>{term.meaning.as_str()}</dd></div> }
    };
    let rows: Vec<_> = ui.lesson.glossary.iter().map(row).collect();
    view! { <dl class="glossary" lang=LANGUAGE>{rows}</dl> }
}

fn phrases(ui: Ui) -> View {
    let groups: Vec<_> = ui
        .lesson
        .phrases
        .iter()
        .map(|group| {
            let rows: Vec<_> =
                group.phrases.iter().map(|phrase| view! { <li><span lang=LANGUAGE>{phrase.0.as_str()}</span><CopyButton text=phrase.0.clone() label=Some(format!("{}: {}", words::COPY, phrase.0)) /></li> }).collect();
            view! { <h2 class="head" lang=LANGUAGE>{group.name.as_str()}</h2><ul class="phrases">{rows}</ul> }
        })
        .collect();
    groups.into_view()
}

fn prompts(ui: Ui, with_outline: bool) -> View {
    let rows: Vec<_> = ui
        .lesson
        .prompts
        .iter()
        .map(|prompt| {
            let href = ui.href(Place::Practise(prompt.id.clone(), Desktop::Draft));
            let steps: Vec<_> = prompt.outline.iter().map(|step| view! { <li>{step.as_str()}</li> }).collect();
            view! {
                <li>
                    <a href=href>{prompt.text.as_str()}</a>
                    {with_outline.then(|| view! { <ol class="steps">{steps}</ol> })}
                </li>
            }
        })
        .collect();
    view! { <ol class="kinds prompts" lang=LANGUAGE>{rows}</ol> }
}

fn rubric(ui: Ui) -> View {
    let rows: Vec<_> = ui
        .lesson
        .criteria
        .iter()
        .map(|criterion| {
            let levels: Vec<_> = Level::ALL
                .into_iter()
                .map(|level| view! { <div><dt><span class="step" data-s=level.key()>{words::level(level)}</span></dt><dd lang=LANGUAGE>{criterion.descriptor(level)}</dd></div> })
                .collect();
            view! {
                <section class="criterion">
                    <h2 class="head" lang=LANGUAGE>{criterion.name.as_str()}</h2>
                    <p class="ask" lang=LANGUAGE>{criterion.question.as_str()}</p>
                    <dl class="levels">{levels}</dl>
                    <p><b>{words::LOOK_FOR}</b>" "<span lang=LANGUAGE>{criterion.look_for.join("; ")}</span></p>
                    <p><b>{words::FALSE_FRIENDS}</b>" "<span lang=LANGUAGE>{criterion.false_friends.join("; ")}</span></p>
                    <p><b>{words::FOLLOW_UP}</b>" "<span lang=LANGUAGE>"“"{criterion.follow_up.as_str()}"”"</span></p>
                    <p><b>{words::REVISION}</b>" "<span lang=LANGUAGE>{criterion.revision.as_str()}</span></p>
                </section>
            }
        })
        .collect();
    rows.into_view()
}

fn pitfalls(ui: Ui) -> View {
    let rows: Vec<_> = ui
        .lesson
        .pitfalls
        .iter()
        .map(|pitfall| {
            view! {
                <section class="criterion">
                    <h2 class="head" lang=LANGUAGE>{pitfall.name.as_str()}</h2>
                    <p><b>{words::SYMPTOM}</b>" "<span lang=LANGUAGE>{pitfall.symptom.as_str()}</span></p>
                    <p><b>{words::REASON}</b>" "<span lang=LANGUAGE>{pitfall.why.as_str()}</span></p>
                    <p><b>{words::FIX}</b>" "<span lang=LANGUAGE>{pitfall.fix.as_str()}</span></p>
                </section>
            }
        })
        .collect();
    rows.into_view()
}

fn companions(ui: Ui) -> View {
    let rows: Vec<_> = ui
        .lesson
        .companions
        .iter()
        .map(|companion| view! { <div><dt>{companion.title.as_str()}</dt><dd><span class="place">{companion.place.as_str()}". "</span>{companion.reason.as_str()}</dd></div> })
        .collect();
    view! { <dl class="glossary" lang=LANGUAGE>{rows}</dl> }
}
