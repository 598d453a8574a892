//! The model answer beside the draft, opened by effort.

use super::desk::DeskUi;
use super::versions::Back;
use crate::lesson::{AnswerId, CriterionId, LANGUAGE, Lesson, Span};
use crate::practice::beside::{by_criterion, by_part};
use crate::practice::desk::DeskAction;
use crate::practice::reveal::Reveal;
use crate::practice::text::count_words;
use crate::ui::common::annotated::part_name;
use crate::ui::read::AnswerBlock;
use crate::ui::words;
use crate::view::prelude::*;

/// The desk with the model answers on it, or with what is missing before they open.
#[component]
pub fn ModelDesk() -> impl IntoView {
    let desk = DeskUi::get();
    let open =
        desk.slice(|desk, bench| desk.reveal().answers(bench).map(|answers| answers.iter().map(|answer| answer.id.clone()).collect::<Vec<_>>()));
    view! {
        <main class="page practise" id="main">
            <div class="text">
                <Back />
                <h1 class="display">{words::MODEL_ANSWER}</h1>
                {move || match open.get() {
                    Some(answers) => view! { <Opened answers /> },
                    None => view! { <Closed /> },
                }}
            </div>
        </main>
    }
}

/// What the learner gives first: a draft, and a guess.
#[component]
fn Closed() -> impl IntoView {
    let desk = DeskUi::get();
    let left = desk.slice(|desk, bench| desk.reveal().words_left(count_words(desk.draft().text()), bench));
    let reflection = desk.slice(|desk, _| desk.reflection().to_owned());
    let elsewhere = super::elsewhere::is_elsewhere(desk);
    view! {
        <p class="standfirst">{move || left.get().map_or_else(|| words::MODEL_READY.into(), words::model_held)}</p>
        <label class="reflection">
            <span>{words::REFLECT_FIRST}</span>
            <textarea rows="4" lang=LANGUAGE readonly=move || elsewhere.get() prop:value=reflection on:input=move |event| desk.act(DeskAction::Reflect(event_target_value(&event)))></textarea>
        </label>
        <div class="btnrow">
            {move || left.get().is_none().then(|| view! { <button class="btn" type="button" on:click=move |_| desk.act(DeskAction::OpenModel)>{words::OPEN_MODEL}</button> })}
            {move || left.get().is_some().then(|| view! { <button class="link" type="button" on:click=move |_| desk.act(DeskAction::OpenModelAnyway)>{words::SHOW_ANYWAY}</button> })}
        </div>
    }
}

#[component]
fn Opened(answers: Vec<AnswerId>) -> impl IntoView {
    let desk = DeskUi::get();
    let lesson = desk.ui.lesson;
    let skipped = desk.slice(|desk, _| matches!(desk.reveal(), Reveal::Anyway(_)));
    let reflection = desk.slice(|desk, _| desk.reflection().to_owned());
    let strong = answers.first().cloned();
    let blocks: Vec<_> = answers.iter().filter_map(|id| lesson.answer(id)).map(|answer| view! { <AnswerBlock answer /> }).collect();
    let tables = strong.map(|id| view! { <Beside id /> });
    view! {
        {move || skipped.get().then(|| view! { <p class="standfirst">{words::OPENED_ANYWAY}</p> })}
        {move || (!reflection.with(String::is_empty)).then(|| view! { <blockquote class="reflected"><p class="caps">{words::YOU_EXPECTED}</p><p lang=LANGUAGE>{reflection}</p></blockquote> })}
        {tables.is_some().then(|| view! { <p><button class="link" type="button" on:click=move |_| { (desk.ui.edge.focus)("beside"); }>{words::SIDE_BY_SIDE}</button></p> })}
        {blocks}
        {tables}
    }
}

/// A row of the table: what, mine, theirs.
type Row = (String, Vec<String>, Vec<String>);

#[component]
fn Beside(id: AnswerId) -> impl IntoView {
    let desk = DeskUi::get();
    let lesson: &'static Lesson = desk.ui.lesson;
    let answer = lesson.answer(&id)?;
    let quote = |text: &str, spans: &[Span]| spans.iter().filter_map(|span| span.of(text)).map(words::shortened).collect::<Vec<_>>();
    let parts = desk.slice(move |desk, _| {
        by_part(desk.draft(), answer)
            .into_iter()
            .map(|row| (part_name(row.what).to_owned(), quote(desk.draft().text(), &row.mine), quote(&answer.text, &row.theirs)))
            .collect::<Vec<Row>>()
    });
    let criteria = desk.slice(move |desk, _| {
        let review = desk.latest_review().map(|(version, review)| (desk.text_of(Some(version)), review));
        let name = |id: &CriterionId| lesson.criterion(id).map(|criterion| criterion.name.clone()).unwrap_or_default();
        by_criterion(desk.draft(), review, answer, lesson)
            .into_iter()
            .map(|row| (name(&row.what), quote(desk.draft().text(), &row.mine), quote(&answer.text, &row.theirs)))
            .collect::<Vec<Row>>()
    });
    Some(view! {
        <section class="beside" id="beside" tabindex="-1">
            <h2 class="title">{words::SIDE_BY_SIDE}</h2>
            {table(words::BY_PART.text(), None, words::NOTHING_THERE.text(), parts)}
            {table(words::BY_CRITERION.text(), Some(LANGUAGE), words::NOTHING_MARKED.text(), criteria)}
        </section>
    })
}

/// `lang` is that of what the rows are of, where it is not the interface's.
fn table(title: &'static str, lang: Option<&'static str>, nothing: &'static str, rows: Memo<Vec<Row>>) -> View {
    let cell = |of: &'static str, nothing: &'static str, quotes: Vec<String>| {
        let none = quotes.is_empty();
        view! { <td data-of=of>{none.then_some(nothing)}{quotes.into_iter().map(|quoted| view! { <p lang=LANGUAGE><q>{quoted}</q></p> }).collect::<Vec<_>>()}</td> }
    };
    let body = move || {
        let row = move |(what, mine, theirs): Row| view! { <tr><th scope="row" lang=lang>{what}</th>{cell(words::YOURS.text(), nothing, mine)}{cell(words::THE_MODEL.text(), words::NOTHING_THERE.text(), theirs)}</tr> };
        rows.get().into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <div class="prose"><div class="table">
            <table>
                <caption class="caps">{title}</caption>
                <thead><tr><td></td><th scope="col">{words::YOURS}</th><th scope="col">{words::THE_MODEL}</th></tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div></div>
    }
}
