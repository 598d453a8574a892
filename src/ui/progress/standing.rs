//! How one prompt stands: the headline, each criterion over the reviews, predictions against findings.

use super::words;
use crate::exchange::markdown::Sheet;
use crate::exchange::route::{Desktop, Place};
use crate::lesson::{CriterionId, LANGUAGE, Level, Prompt};
use crate::practice::desk::Desk;
use crate::practice::progress::{CriterionTrack, Gap, Stand};
use crate::practice::standing::{Come, PromptStanding};
use crate::ui::{Ui, words as common};
use crate::view::prelude::*;

/// One prompt.
#[component]
pub fn Standing(
    /// The prompt.
    prompt: &'static Prompt,
) -> impl IntoView {
    let ui = Ui::get();
    let look = ui.slice(move |session| session.with_desk(&prompt.id, |desk| PromptStanding::of(desk, &ui.bench(prompt))));
    move || {
        let look = look.get();
        let (title, lede) = match look.come() {
            Come::Unwritten => (words::NO_DRAFT.into(), format!("“{}”", prompt.text)),
            Come::Unreviewed => (words::NO_REVIEW.into(), format!("“{}” {}", prompt.text, words::NO_TRACKS)),
            Come::Reviewed => {
                let next = look.next.as_ref().and_then(|id| ui.lesson.criterion(id)).map(|criterion| criterion.name.as_str());
                (words::stand(Stand::of(&look.tracks)), words::after(&prompt.short, look.reviews, next))
            }
        };
        let way = if look.written { words::GO_TO_DRAFT } else { words::WRITE };
        let sheet = move |_| {
            let sheet = ui.session.with_untracked(|session| session.with_desk(&prompt.id, |desk| sheet(ui, prompt, desk)));
            (ui.edge.download)(
                &format!("{}-{}.md", ui.lesson.id, prompt.id),
                "text/markdown",
                &sheet.print(words::SHEET_MARKED.text(), words::SHEET_REVIEW.text()),
            );
        };
        view! {
            <header>
                <p class="caps caps--accent">{words::WHERE_YOU_STAND}</p>
                <h1 class="display">{title}</h1>
                <p class="lede">{lede}</p>
                <p class="btnrow">
                    <a class="btn" href=ui.href(Place::Practise(prompt.id.clone(), Desktop::Draft))>{way}</a>
                    {look.written.then(|| view! { <button class="link" type="button" on:click=sheet>{words::DOWNLOAD_DRAFT}</button> })}
                </p>
            </header>
            {(look.reviews > 0).then(|| tracks(ui, &look))}
            {(!look.gaps.is_empty()).then(|| gaps(ui, &look.gaps))}
        }
    }
}

fn name(ui: Ui, id: &CriterionId) -> &'static str {
    ui.lesson.criterion(id).map_or("", |criterion| criterion.name.as_str())
}

fn tracks(ui: Ui, look: &PromptStanding) -> View {
    let rows: Vec<_> = look.tracks.iter().filter(|track| !track.levels.is_empty()).map(|track| multiple(ui, track)).collect();
    view! {
        <section aria-labelledby="progress-tracks">
            <div class="lab"><h2 class="title" id="progress-tracks">{words::TRACKS}</h2><p>{words::tracks_note(look.reviews)}</p></div>
            <ul class="multiples">{rows}</ul>
        </section>
    }
}

/// One criterion: three fine lines for the levels, and the steps between them.
fn multiple(ui: Ui, track: &CriterionTrack) -> View {
    let name = name(ui, &track.criterion);
    let seen = track.view();
    let points: Vec<(f64, f64)> = seen.points.iter().map(|(x, y)| (10.0 + 220.0 * x, 62.0 - 50.0 * y)).collect();
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        match index.checked_sub(1).map(|before| points[before]) {
            None => path.push_str(&format!("M{} {}", fixed(*x, 1), fixed(*y, 1))),
            Some((before, _)) => path.push_str(&format!(" H{} V{} H{}", fixed(f64::midpoint(before, *x), 1), fixed(*y, 1), fixed(*x, 1))),
        }
    }
    let last = points.len().saturating_sub(1);
    // Every number as long as they fit; the first and the last always.
    let every = points.len().div_ceil(8).max(1);
    let dots: Vec<_> = points
        .iter()
        .enumerate()
        .map(|(index, (x, y))| {
            let (class, radius) = if index == last { ("now", "4") } else { ("dot", "2.5") };
            let label = index == last || (index % every == 0 && index + every <= last);
            view! {
                <circle class=class cx=fixed(*x, 1) cy=fixed(*y, 1) r=radius />
                {label.then(|| view! { <text class="lbl" x=fixed(*x, 1) y="86" text-anchor="middle">{index + 1}</text> })}
            }
        })
        .collect();
    let axes: Vec<_> = ["62", "37", "12"].into_iter().map(|y| view! { <line class="ax" x1="0" x2="240" y1=y y2=y /> }).collect();
    view! {
        <li>
            <h3 lang=LANGUAGE>{name}</h3>
            <svg viewBox="0 0 240 90" role="img" aria-label=words::track_drawn(name, &track.levels)>
                {axes}
                <path class="ln" d=path />
                {dots}
            </svg>
            <p><b>{seen.now.map(common::level)}</b>{words::since(&seen)}</p>
        </li>
    }
}

fn gaps(ui: Ui, gaps: &[Gap]) -> View {
    let heads: Vec<_> = Level::ALL
        .into_iter()
        .zip(["0", "1", "2"])
        .map(|(level, x)| view! { <b style=("--x", x)>{common::level(level).to_lowercase()}</b> })
        .collect();
    let rows: Vec<_> = gaps.iter().map(|gap| gap_row(ui, gap)).collect();
    view! {
        <section aria-labelledby="progress-gaps">
            <div class="lab">
                <h2 class="title" id="progress-gaps">{words::GAPS}</h2>
                <p class="keys"><span class="key"><i></i>{words::YOU_SAID}</span><span class="key"><i class="f"></i>{words::FOUND}</span></p>
            </div>
            <ol class="gaps">
                <li class="heads" aria-hidden="true"><span></span><span>{heads}</span><span></span></li>
                {rows}
            </ol>
        </section>
    }
}

fn gap_row(ui: Ui, gap: &Gap) -> View {
    let at = |level: Level| match level {
        Level::Missing => "0%",
        Level::Hinted => "50%",
        Level::Clear => "100%",
    };
    let (said, found) = (at(gap.predicted), at(gap.found));
    view! {
        <li>
            <span lang=LANGUAGE>{name(ui, &gap.criterion)}</span>
            <svg class="gapline" role="img" aria-label=words::gap_drawn(gap)>
                <line class="ax" x1="0" x2="100%" y1="50%" y2="50%" />
                <line class="between" x1=said x2=found y1="50%" y2="50%" />
                <circle class="said" cx=said cy="50%" r="5.5" />
                <circle class="dot" cx=found cy="50%" r="4" />
            </svg>
            <span>{words::gap(gap.steps)}</span>
        </li>
    }
}

/// A draft as it goes on paper.
fn sheet(ui: Ui, prompt: &Prompt, desk: &Desk) -> Sheet {
    let draft = desk.draft();
    let mark = |placed: &crate::practice::marking::PlacedMark| {
        let mark = ui.lesson.mark(&placed.mark).map_or_else(|| placed.mark.to_string(), |mark| mark.name.clone());
        (mark, draft.quote(placed.span).to_owned())
    };
    let line = |criterion: &crate::lesson::Criterion| {
        let (_, review) = desk.latest_review()?;
        Some(words::review_line(&criterion.name, review.level(&criterion.id)?))
    };
    Sheet {
        lesson: ui.lesson.title.clone(),
        prompt: prompt.text.clone(),
        text: draft.text().to_owned(),
        marks: draft.marks().placed().iter().map(mark).collect(),
        review: ui.lesson.criteria.iter().filter_map(line).collect(),
    }
}
