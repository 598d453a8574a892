//! What is pointed at in the draft: in the margin at the height of its words, or in a sheet on a small screen.

use super::desk::DeskUi;
use crate::lesson::{LANGUAGE, Lean, Span};
use crate::practice::audited::{self, Answered};
use crate::practice::desk::DeskAction;
use crate::practice::findings::{About, Finding, FindingKind, HowSure, Why};
use crate::practice::text::stable_hash;
use crate::ui::words;
use crate::view::prelude::*;
use std::time::Duration;

/// Quiet before a screen reader is told how many findings there are.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(1_500);

/// Names the margin for the hands that place its notes.
pub const MARGIN: &str = "findings";

/// The margin.
#[component]
pub fn Findings() -> impl IntoView {
    let desk = DeskUi::get();
    let keyed = move || desk.findings.get().into_iter().enumerate().collect::<Vec<_>>();
    let count = Memo::new(move |_| desk.findings.with(Vec::len));
    // Words that move in the text are followed by the editor.
    Effect::new(move |before: Option<Vec<u64>>| {
        let looks: Vec<_> = desk.findings.with(|findings| findings.iter().map(|finding| look(desk, finding)).collect());
        match before {
            None => (desk.ui.edge.keep_placed)(MARGIN),
            Some(before) if before != looks => {
                (desk.ui.edge.place)(MARGIN);
                // Notes come and go by themselves as well, some time after the last key, and one of them may have it.
                request_animation_frame(desk.ui.edge.recover_focus);
            }
            Some(_) => {}
        }
        looks
    });
    view! {
        <aside class="margin findings" id=MARGIN popover="" aria-label=words::FINDINGS>
            <div class="sheet-head">
                <h2 class="title">{move || words::findings_title(count.get())}</h2>
                <button class="link" type="button" popovertarget="findings" popovertargetaction="hide">{words::CLOSE}</button>
            </div>
            {move || (count.get() == 0).then(|| view! { <p class="note quiet">{words::NO_FINDINGS}</p> })}
            <For each=keyed key=move |(index, finding)| (*index, look(desk, finding)) children=move |(index, finding)| finding_view(desk, index, &finding) />
        </aside>
        <Announcer count />
    }
}

/// The number of findings, said once the typing has paused.
#[component]
fn Announcer(count: Memo<usize>) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<usize>| {
        let count = count.get();
        if before.is_some_and(|before| before != count) {
            if let Some(timer) = timer.try_update_value(Option::take).flatten() {
                timer.clear();
            }
            timer.set_value(set_timeout_with_handle(move || said.set(words::findings_title(count)), ANNOUNCE_AFTER).ok());
        }
        count
    });
    view! { <p class="hide" role="status" aria-live="polite">{said}</p> }
}

/// The same as long as a note says the same, wherever its words stand.
fn look(desk: DeskUi, finding: &Finding) -> u64 {
    let kind = finding.kind as u8;
    stable_hash(
        &[finding.id.as_str().as_bytes(), &[kind], finding.words.as_bytes(), finding.weighed.concat().as_bytes(), why(desk, finding).as_bytes()]
            .concat(),
    )
}

fn finding_view(desk: DeskUi, index: usize, finding: &Finding) -> View {
    let placed = finding.span.is_some();
    let id = finding.id.clone();
    let asking = RwSignal::new(false);
    let question = finding.question.clone();
    let has_question = !question.is_empty();
    let can_mark = finding.suggests().cloned();
    let kind = match finding.kind {
        FindingKind::Essential => words::ESSENTIAL,
        FindingKind::WorthALook if can_mark.is_some() => words::WORTH_MARKING,
        FindingKind::WorthALook => words::WORTH_A_LOOK,
        FindingKind::WellDone => words::WELL_DONE,
    };
    let done = finding.kind == FindingKind::WellDone;
    let lit = move || (desk.lit.get() == Some(index)).then_some("");
    // A list of buttons says of each which note it belongs to.
    let about = format!("note-{}", index + 1);
    view! {
        <article
            class="note"
            class:placed=placed
            class:done=done
            data-n=placed.then_some(index + 1)
            on:pointerenter=move |_| desk.lit.set(Some(index))
            on:focusin=move |_| desk.lit.set(Some(index))
        >
            <p class="caps">{placed.then(|| view! { <span class="n">{index + 1}</span> })}{kind}</p>
            {(!finding.words.is_empty()).then(|| view! { <p class="quoted" lang=LANGUAGE><q>{words::shortened(&finding.words)}</q></p> })}
            <p class="say" id=about.clone() lang=matches!(finding.why, Why::Said(_)).then_some(LANGUAGE)>{why(desk, finding)}</p>
            {how_sure(desk, finding)}
            <p class="acts">
                {can_mark.map(|mark| {
                    let name = desk.ui.lesson.mark(&mark).map_or("", |mark| mark.name.as_str());
                    view! { <button class="link" type="button" on:click=move |_| { desk.words_of(index).into_iter().for_each(|span| desk.act(DeskAction::Mark { mark: mark.clone(), span })) }>{words::mark_as(name)}</button> }
                })}
                // As a sheet, it would lie over the words.
                {placed.then(|| view! { <button class="link" type="button" aria-describedby=about.clone() popovertarget=MARGIN popovertargetaction="hide" on:click=move |_| { desk.words_of(index).into_iter().for_each(|span| desk.select(span)) }>{words::GO_THERE}</button> })}
                <button class="link" type="button" aria-describedby=about on:click=move |_| desk.act(DeskAction::Dismiss(id.clone()))>{words::NOT_SO}</button>
                {has_question.then(|| view! {
                    <button class="link" type="button" aria-expanded=move || asking.get().to_string() on:click=move |_| asking.update(|asking| *asking = !*asking)>{words::SHOW_QUESTION}</button>
                })}
            </p>
            {move || asking.get().then(|| view! { <p class="then" lang=LANGUAGE>{question.clone()}</p> })}
        </article>
        {placed.then(|| view! {
            <i class="lead" data-on=lit data-n=index + 1></i>
            <i class="drop" data-on=lit data-n=index + 1></i>
        })}
    }
}

fn why(desk: DeskUi, finding: &Finding) -> String {
    match &finding.why {
        Why::Said(words) => words.clone(),
        Why::NoMark { lean, shown } => {
            let mark = about(desk, &finding.about).unwrap_or_default();
            words::no_mark(mark, shown.as_ref().and_then(|(answer, span)| span.of(&desk.ui.lesson.answer(answer)?.text)), *lean == Lean::Main)
        }
        Why::TooShort { by } => words::too_short(*by),
        Why::TooLong { by } => words::too_long(*by),
        Why::WideMark { words: count } => words::wide_mark(*count),
        Why::MarkUnseen(mark) => words::mark_unseen(desk.ui.lesson.mark(mark).map_or("", |mark| mark.name.as_str())),
        Why::MainMarked => words::MAIN_MARKED.into(),
    }
}

/// What it is about, how sure it is, and the words that weighed most; nothing where it has only counted.
fn how_sure(desk: DeskUi, finding: &Finding) -> View {
    let name = about(desk, &finding.about);
    if name.is_none() && !matches!(finding.why, Why::Said(_)) {
        return View::Nothing;
    }
    let name = name.map(|name| view! { <span lang=LANGUAGE>{name}</span>" · " });
    let weighed: Vec<_> = finding.weighed.iter().map(|word| words::quoted(word)).collect();
    let weighed = (!weighed.is_empty()).then(|| view! { ": "<span lang=LANGUAGE>{weighed.join(", ")}</span> });
    view! { <p class="sure">{name}{sure(finding.sure)}{weighed}</p> }
}

/// What it is about, where that has a name.
fn about(desk: DeskUi, about: &About) -> Option<&'static str> {
    let lesson = desk.ui.lesson;
    match about {
        About::Criterion(id) => lesson.criterion(id).map(|criterion| criterion.name.as_str()),
        About::Mark(id) => lesson.mark(id).map(|mark| mark.name.as_str()),
        About::Draft => None,
    }
}

fn sure(sure: HowSure) -> &'static str {
    match sure {
        HowSure::Sure => words::SURE.text(),
        HowSure::FairlySure => words::FAIRLY_SURE.text(),
        HowSure::NotSure => words::NOT_SURE.text(),
    }
}

/// The lesson's audit questions with what was found; nothing where nothing will ever be.
#[component]
pub fn AuditAnswers() -> impl IntoView {
    let desk = DeskUi::get();
    let answered =
        Memo::new(move |_| desk.report.with(|report| report.as_ref().map(|(text, report)| audited::answers(report, text, desk.ui.lesson))));
    let quoted = move |words: &String| {
        let (shown, words) = (words::shortened(words), words.clone());
        // Where they stand now: the text may have gone on since it was read.
        let go = move |_| {
            if let Some(at) = desk.text.with_untracked(|text| text.find(&words)) {
                desk.select(Span::new(at, at + words.len()));
            }
        };
        view! { <p class="quoted" lang=LANGUAGE><button class="link" type="button" on:click=go><q>{shown}</q></button></p> }
    };
    let row = move |answer: Answered| {
        let verdict = if answer.well { &answer.question.yes } else { &answer.question.no };
        let quoted: Vec<_> = answer.words.iter().take(2).map(quoted).collect();
        view! {
            <li data-well=answer.well.then_some("")>
                <p class="question" lang=LANGUAGE>{answer.question.question.as_str()}</p>
                <p class="verdict" lang=LANGUAGE>{verdict.as_str()}</p>
                {quoted}
                <p class="sure">{sure(answer.sure)}</p>
            </li>
        }
    };
    desk.ui.host.audited.then(|| {
        view! {
            <details class="help audit">
                <summary>{words::LANGUAGE_AUDIT}</summary>
                {move || match answered.get() {
                    None => view! { <p class="note">{words::AUDIT_NOT_YET}</p> },
                    Some(answers) => view! { <p class="quiet">{words::AUDIT_HOW}</p><ol class="audits">{answers.into_iter().map(row).collect::<Vec<_>>()}</ol> },
                }}
            </details>
        }
    })
}
