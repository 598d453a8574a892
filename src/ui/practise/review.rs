//! The review in three moves: expect, link words, see.

use super::desk::DeskUi;
use crate::lesson::{Criterion, CriterionId, LANGUAGE, Lean, Level, Span};
use crate::practice::desk::{Desk, DeskAction};
use crate::practice::findings::Finding;
use crate::practice::progress::Stand;
use crate::practice::review::{Judgement, Review, ReviewRow, ReviewStage, idle_paragraphs, lean_on, next_revisions, rows};
use crate::practice::text::sentences;
use crate::practice::version::VersionId;
use crate::ui::common::form::{folded, folded_on_screen};
use crate::ui::words;
use crate::view::prelude::*;

/// Names the radio buttons of the first move.
const EXPECT: &str = "expect";

/// Which move is on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    Predict,
    Link,
    See,
}

/// The foot of the desk.
#[component]
pub fn ReviewFoot() -> impl IntoView {
    let desk = DeskUi::get();
    let stage = desk.slice(|desk, _| {
        desk.review().map(|stage| match stage {
            ReviewStage::Predict(_) => Move::Predict,
            ReviewStage::Link(_) => Move::Link,
            ReviewStage::See(_) => Move::See,
        })
    });
    // The button that was pressed goes with its move; the focus goes to the head of the next.
    Effect::new(move |before: Option<Option<Move>>| {
        let now = stage.get();
        if before.is_some_and(|before| before != now) {
            (desk.ui.edge.focus)("review");
        }
        now
    });
    let number = desk.slice(|desk, _| desk.review_number());
    let reviewed = desk.slice(|desk, _| desk.reviewed_as_it_is());
    let title = move || match reviewed.get().filter(|_| stage.with(Option::is_some)) {
        Some(version) => words::review_again(version.0),
        None => words::review_title(number.get()),
    };
    let empty = desk.slice(|desk, _| desk.draft().is_blank());
    let last = desk.slice(|desk, _| desk.latest_review().map(|(version, _)| version.0));
    let body = move || match stage.get() {
        None => view! {
            {move || match reviewed.get() {
                Some(version) => view! {
                    <p class="intro"><b>{how_it_stands(desk, version)}</b>" "{words::review_saved(version.0)}</p>
                    <div class="btnrow">
                        <button class="btn" type="button" on:click=move |_| { (desk.ui.edge.focus)("draft"); }>{words::BACK_TO_DRAFT}</button>
                        <button class="link" type="button" on:click=move |_| desk.act(DeskAction::BeginReview)>{words::REVIEW_AGAIN}</button>
                    </div>
                },
                None => view! {
                    <p class="intro">{move || words::review_intro(last.get())}</p>
                    <div class="btnrow">
                        <button class="btn" type="button" disabled=move || empty.get() on:click=move |_| desk.act(DeskAction::BeginReview)>{words::BEGIN_REVIEW}</button>
                        {move || empty.get().then(|| view! { <span>{words::WRITE_FIRST}</span> })}
                    </div>
                },
            }}
            {move || last.get().map(|version| {
                let version = VersionId(version);
                view! { {saved_first(desk, version)}{folded_on_screen("help", words::READ_REVIEW.text(), Box::new(move || saved(desk, version)))} }
            })}
        },
        Some(Move::Predict) => view! { <Predict /> },
        Some(stage) => view! { <Judge see=stage == Move::See /> },
    };
    view! {
        <section class="review" aria-labelledby="review-title" id="review" tabindex="-1">
            <h2 class="title" id="review-title">{title}</h2>
            {body}
        </section>
    }
}

/// What the review of a version came to, in a sentence.
fn how_it_stands(desk: DeskUi, version: VersionId) -> String {
    let stand = desk.ui.session.with_untracked(|session| {
        session.with_desk(&desk.prompt.id, |desk| {
            let review = desk.review_of(Some(version));
            Stand::at(review.into_iter().flat_map(|review| &review.judgements).map(Judgement::level))
        })
    });
    crate::ui::progress::words::stand(stand)
}

fn head(desk: DeskUi, criterion: &'static Criterion) -> View {
    let lean = lean_on(desk.prompt, &criterion.id);
    let said = match lean {
        Lean::Main => words::LEAN_MAIN,
        Lean::Counts => words::LEAN_COUNTS,
        Lean::Bonus => words::LEAN_BONUS,
    };
    view! {
        <div class="what">
            <h3 lang=LANGUAGE>{criterion.name.as_str()}</h3>
            <p class="ask" lang=LANGUAGE>{criterion.question.as_str()}</p>
            <p class="lean" data-main=(lean == Lean::Main).then_some("")>{said}{criterion.from.as_ref().map(|from| words::counted_from(from))}</p>
        </div>
    }
}

/// Three levels to choose from; the descriptor of the one chosen below them.
fn levels(
    desk: DeskUi,
    name: &'static str,
    criterion: &'static Criterion,
    chosen: Memo<Option<Level>>,
    choose: fn(CriterionId, Level) -> DeskAction,
) -> View {
    let elsewhere = super::elsewhere::is_elsewhere(desk);
    // The browser has set the button that was pressed; where the level was refused, all are set anew.
    let refused = RwSignal::new(());
    let press = move |level| {
        desk.act(choose(criterion.id.clone(), level));
        if chosen.get_untracked() != Some(level) {
            refused.set(());
        }
    };
    let choices = move || {
        refused.get();
        let choice = |level: Level| {
            view! {
                <label>
                    <input type="radio" id=(level == Level::ALL[0]).then(|| format!("{name}-{}", criterion.id)) name=format!("{name}-{}", criterion.id) disabled=move || elsewhere.get() prop:checked=move || chosen.get() == Some(level) on:change=move |_| press(level) />
                    <span class="step" data-s=level.key()>{words::level(level)}</span>
                </label>
            }
        };
        Level::ALL.into_iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <fieldset class="levelpick">
            <legend class="hide" lang=LANGUAGE>{criterion.name.as_str()}</legend>
            {choices}
        </fieldset>
        <p class="descriptor">{move || chosen.get().map(|level| view! { {words::level(level)}": "<span lang=LANGUAGE>{criterion.descriptor(level)}</span> })}</p>
    }
}

#[component]
fn Predict() -> impl IntoView {
    let desk = DeskUi::get();
    let rows: Vec<_> = desk
        .ui
        .lesson
        .criteria
        .iter()
        .map(|criterion| {
            let chosen = desk.slice(move |desk, _| match desk.review() {
                Some(ReviewStage::Predict(expected)) => expected.get(&criterion.id).copied(),
                _ => None,
            });
            let pick = levels(desk, EXPECT, criterion, chosen, |criterion, level| DeskAction::Predict { criterion, level });
            view! { <li>{head(desk, criterion)}<div class="proof">{pick}</div></li> }
        })
        .collect();
    // What is still open is said, and the focus goes there.
    let go_on = move |_| {
        desk.act(DeskAction::NextMove);
        let open = desk.ui.session.with_untracked(|session| {
            session.with_desk(&desk.prompt.id, |at| match at.review() {
                Some(ReviewStage::Predict(expected)) => desk.ui.lesson.criteria.iter().find(|criterion| !expected.contains_key(&criterion.id)),
                _ => None,
            })
        });
        if let Some(criterion) = open {
            (desk.ui.edge.step)(&format!("{EXPECT}-{}", criterion.id));
        }
    };
    view! {
        <p class="intro"><b>{words::MOVE_ONE}</b>" "{words::PREDICT_INTRO}</p>
        <ol class="criteria">{rows}</ol>
        <div class="btnrow">
            <button class="btn" type="button" on:click=go_on>{words::ON_TO_EVIDENCE}</button>
            <button class="link" type="button" on:click=move |_| desk.act(DeskAction::LeaveReview)>{words::LEAVE_REVIEW}</button>
        </div>
    }
}

#[component]
fn Judge(see: bool) -> impl IntoView {
    let desk = DeskUi::get();
    // Read once a key for all of them; a row then looks only whether its own has changed.
    let all = desk.slice(move |at, bench| {
        let Some(review) = at.review().and_then(ReviewStage::review) else { return Vec::new() };
        desk.findings.with(|findings| rows(review, at.draft().text(), findings, bench).into_iter().map(|row| Shown::of(row, findings)).collect())
    });
    let how = if see { How::See } else { How::Link };
    let rows: Vec<_> = desk.ui.lesson.criteria.iter().map(|criterion| judge_row(desk, all, criterion, how)).collect();
    let (step, intro) = if see { (words::MOVE_THREE, words::SEE_INTRO) } else { (words::MOVE_TWO, words::LINK_INTRO) };
    view! {
        <p class="intro"><b>{step}</b>" "{intro}</p>
        <ol class="criteria">{rows}</ol>
        {see.then(|| view! { <Next /> })}
        <div class="btnrow">
            {if see {
                view! {
                    <button class="btn" type="button" on:click=move |_| desk.act(DeskAction::SaveReview)>{words::SAVE_REVIEW}</button>
                    <button class="link" type="button" on:click=move |_| desk.act(DeskAction::PreviousMove)>{words::BACK_TO_EVIDENCE}</button>
                }
            } else {
                view! { <button class="btn" type="button" on:click=move |_| desk.act(DeskAction::NextMove)>{words::ON_TO_SEE}</button> }
            }}
            <button class="link" type="button" on:click=move |_| { (desk.ui.edge.focus)("draft"); }>{words::BACK_TO_DRAFT}</button>
            <button class="link" type="button" on:click=move |_| desk.act(DeskAction::LeaveReview)>{words::LEAVE_REVIEW}</button>
        </div>
    }
}

/// What a row shows, owned, so that it re-renders only when it changes.
#[derive(Clone, PartialEq)]
struct Shown {
    criterion: CriterionId,
    predicted: Option<Level>,
    level: Level,
    evidence: Vec<(Span, String)>,
    follow_up: Option<String>,
    /// The findings that speak for it: place and words.
    said: Vec<(usize, String)>,
}

impl Shown {
    fn of(row: ReviewRow<'_>, findings: &[Finding]) -> Self {
        let quoted = |index: usize| (index, words::shortened(&findings[index].words));
        Self {
            criterion: row.criterion.id.clone(),
            predicted: row.predicted,
            level: row.level,
            evidence: row.evidence.into_iter().map(|(span, quoted)| (span, quoted.to_owned())).collect(),
            follow_up: row.follow_up.map(str::to_owned),
            said: row.findings.into_iter().map(quoted).collect(),
        }
    }
}

/// What a row is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Linking words.
    Link,
    /// Seeing what they show.
    See,
    /// Reading it again once it is saved.
    Read,
}

fn judge_row(desk: DeskUi, all: Memo<Vec<Shown>>, criterion: &'static Criterion, how: How) -> View {
    let see = how != How::Link;
    let shown = Memo::new(move |_| all.with(|all| all.iter().find(|shown| shown.criterion == criterion.id).cloned()));
    let chosen = Memo::new(move |_| shown.get().map(|shown| shown.level));
    let slot = criterion.marks.first().map(|mark| desk.ui.lesson.mark_number(mark));
    let letter = criterion.marks.first().and_then(|mark| desk.ui.lesson.mark(mark)).map(|mark| mark.letter.as_str());
    let evidence = move || {
        shown.get().map(|shown| shown.evidence).unwrap_or_default().into_iter().map(|(span, quoted)| {
            view! {
                <p class="words">
                    <mark data-m=slot data-l=letter lang=LANGUAGE>{words::shortened(&quoted)}</mark>
                    {(how != How::Read).then(|| view! { <button class="link" type="button" aria-label=format!("{}: {quoted}", words::UNLINK) on:click=move |_| desk.act(DeskAction::Unlink { criterion: criterion.id.clone(), span })>{words::UNLINK}</button> })}
                </p>
            }
        }).collect::<Vec<_>>()
    };
    let asked =
        move || shown.get().filter(|_| see).and_then(|shown| shown.follow_up).map(|question| view! { <p class="then" lang=LANGUAGE>{question}</p> });
    // In their words, and a way to them: the findings themselves stand far up the page.
    let said = move || {
        let row = |(index, quoted): (usize, String)| {
            if quoted.is_empty() {
                return View::Nothing;
            }
            let go = move |_| desk.words_of(index).into_iter().for_each(|span| desk.select(span));
            view! { <p class="ask">{words::FOUND_AT}" "<button class="link" type="button" lang=LANGUAGE on:click=go>"“"{quoted}"”"</button></p> }
        };
        shown.get().filter(|_| see).map(|shown| shown.said.into_iter().map(row).collect::<Vec<_>>())
    };
    let was = move || shown.get().and_then(|shown| shown.predicted).map(|level| view! { <span class="was">{words::you_said(level)}</span> });
    let pick = levels(desk, "judge", criterion, chosen, |criterion, level| DeskAction::Judge { criterion, level });
    view! {
        <li>
            {head(desk, criterion)}
            <div class="proof">
                {evidence}
                {(!see).then(|| linking(desk, criterion))}
                {asked}
                {said}
            </div>
            <div class="state">
                {if see {
                    view! { <span class="step" data-s=move || chosen.get().map(Level::key)>{move || chosen.get().map(words::level)}</span> }
                } else {
                    pick
                }}
                {see.then_some(was)}
            </div>
        </li>
    }
}

/// The two ways to link words: what is selected in the draft, named because the field may be far out of sight; and sentences to pick.
fn linking(desk: DeskUi, criterion: &'static Criterion) -> View {
    let selected = desk.slice(move |at, _| Some(desk.selection.get()).filter(|span| !span.is_empty()).map(|span| at.draft().quote(span).to_owned()));
    let link = move |_| desk.act(DeskAction::Link { criterion: criterion.id.clone(), span: desk.selected_words() });
    let button = move || {
        let words = words::link_words(&words::shortened(&selected.get()?));
        Some(view! { <button class="link" type="button" on:pointerdown=|event| event.prevent_default() on:click=link>{words}</button> })
    };
    view! {
        {button}
        {folded("help", words::PICK_SENTENCES.text(), Box::new(move || sentences_to_pick(desk, criterion)))}
    }
}

/// The sentences of the draft to pick from, beside the criterion they are linked to: the field is far up the page.
fn sentences_to_pick(desk: DeskUi, criterion: &'static Criterion) -> View {
    let all = desk.slice(|desk, _| {
        let draft = desk.draft();
        sentences(draft.text()).into_iter().map(|span| (span, draft.quote(span).to_owned())).collect::<Vec<_>>()
    });
    let row = move |(span, quoted): (Span, String)| {
        let linked = desk.slice(move |desk, _| desk.points_at(&criterion.id, span));
        let pick = move |_| desk.act(DeskAction::ToggleLink { criterion: criterion.id.clone(), span });
        view! { <li><button type="button" lang=LANGUAGE aria-pressed=move || if linked.get() { "true" } else { "false" } on:click=pick>{quoted}</button></li> }
    };
    view! { <ul class="sentences">{move || all.get().into_iter().map(row).collect::<Vec<_>>()}</ul> }
}

/// The short list of revisions, in order of value, and what nothing points at.
#[component]
fn Next() -> impl IntoView {
    let desk = DeskUi::get();
    let first = change_first(desk, |desk| desk.review().and_then(ReviewStage::review));
    let idle = desk.slice(|desk, _| {
        let review = desk.review().and_then(ReviewStage::review);
        let draft = desk.draft();
        let idle = idle_paragraphs(draft.text(), draft.marks(), review);
        idle.into_iter().map(|span| (span, words::shortened(draft.quote(span)))).collect::<Vec<_>>()
    });
    let idle_rows = move || {
        idle.get()
            .into_iter()
            .map(|(span, quoted)| view! { <li><q lang=LANGUAGE>{quoted}</q>" "<button class="link" type="button" on:click=move |_| desk.select(span)>{words::GO_THERE}</button></li> })
            .collect::<Vec<_>>()
    };
    view! {
        {first}
        {move || (!idle.with(Vec::is_empty)).then(|| view! {
            <div class="next idle">
                <p class="caps">{words::IDLE_PARAGRAPHS}</p>
                <ul class="dashes">{idle_rows}</ul>
            </div>
        })}
    }
}

/// What to change first, by a review.
fn change_first(desk: DeskUi, of: impl Fn(&Desk) -> Option<&Review> + 'static) -> View {
    let revisions = desk.slice(move |desk, bench| {
        let next = of(desk).map(|review| next_revisions(review, bench)).unwrap_or_default();
        next.into_iter().map(|next| (next.name.clone(), next.revision.clone())).collect::<Vec<_>>()
    });
    let list = move || {
        let all = revisions.get();
        if all.is_empty() {
            return view! { <p class="intro">{words::NOTHING_TO_CHANGE}</p> };
        }
        let rows: Vec<_> =
            all.into_iter().map(|(name, revision)| view! { <li lang=LANGUAGE><span><b>{name}</b>". "{revision}</span></li> }).collect();
        view! { <ol>{rows}</ol> }
    };
    view! { <div class="next"><p class="caps">{words::CHANGE_FIRST}</p>{list}</div> }
}

/// What to change first, by the review saved with a version.
pub fn saved_first(desk: DeskUi, version: VersionId) -> View {
    change_first(desk, move |desk| desk.versions().get(version)?.review.as_ref())
}

/// The review saved with a version, to read again.
pub fn saved(desk: DeskUi, version: VersionId) -> View {
    let all = desk.slice(move |desk, bench| {
        let Some(kept) = desk.versions().get(version) else { return Vec::new() };
        kept.review.iter().flat_map(|review| rows(review, &kept.text, &[], bench)).map(|row| Shown::of(row, &[])).collect()
    });
    let rows: Vec<_> = desk.ui.lesson.criteria.iter().map(|criterion| judge_row(desk, all, criterion, How::Read)).collect();
    view! { <ol class="criteria">{rows}</ol> }
}
