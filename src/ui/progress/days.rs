//! The strip of days with practice.

use super::words;
use crate::practice::progress::{DayBar, DaysView};
use crate::ui::Ui;
use crate::view::prelude::*;

/// Twelve weeks where there is room, six where not.
#[component]
pub fn Days() -> impl IntoView {
    let ui = Ui::get();
    let wide = ui.slice(|session| session.days.view(session.day, 84));
    let narrow = ui.slice(|session| session.days.view(session.day, 42));
    view! {
        <section class="days" aria-labelledby="progress-days">
            <div class="lab"><h2 class="title" id="progress-days">{words::DAYS}</h2><p class="num">{move || wide.with(words::days)}</p></div>
            {move || wide.with(|view| strip(view, "wide-only", 900.0, 12))}
            {move || narrow.with(|view| strip(view, "narrow-only", 320.0, 6))}
        </section>
    }
}

fn strip(view: &DaysView, class: &'static str, width: f64, weeks: usize) -> View {
    let last = view.bars.len().saturating_sub(1);
    let bar = |(index, bar): (usize, &DayBar)| {
        let class = match (index == last, bar.minutes) {
            (true, 1..) => "today",
            (_, 0) => "day0",
            _ => "day",
        };
        let top = if bar.minutes == 0 { 43.0 } else { 46.0 - (34.0 * bar.height).max(4.0) };
        let x = fixed(bar.x * width, 1);
        view! { <line class=class x1=x.clone() x2=x y1="46" y2=fixed(top, 1) /> }
    };
    let bars: Vec<_> = view.bars.iter().enumerate().map(bar).collect();
    // A name needs room before the next one, and the last before “today”.
    let room = 90.0 / width;
    let ends = view.months.iter().skip(1).map(|(x, _)| *x).chain([1.0 - room / 2.0]);
    let months: Vec<_> = view
        .months
        .iter()
        .zip(ends)
        .filter(|((x, _), end)| end - x >= room)
        .map(|((x, date), _)| view! { <text class="lbl" x=fixed((x * width - 5.0).max(0.0), 1) y="64">{crate::ui::words::month(*date)}</text> })
        .collect();
    view! {
        <svg class=class viewBox=format!("0 0 {} 68", fixed(width, 0)) role="img" aria-label=words::days_drawn(view, weeks)>
            {bars}
            {months}
            <text class="lbl" x=fixed(width, 0) y="64" text-anchor="end">{words::TODAY}</text>
        </svg>
    }
}
