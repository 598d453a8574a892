//! One item on screen: what can be answered, what came of it, and the one button that always leads on.

use super::said;
use super::words;
use super::{choices, classify, matching, order, pitfall, recall, remarks, spot};
use crate::practice::quiz::{Ask, Confidence, Edit, Hint, ItemAction, ItemView, Missing, Shown};
use crate::ui::Ui;
use crate::ui::common::icon::Icon;
use crate::view::ev::KeyboardEvent;
use crate::view::prelude::*;

/// What the views of one item share: the item as it stands, and the door for what a learner does with it.
#[derive(Clone, Copy)]
pub struct Hands {
    /// The item; `None` only while it is being taken off the screen.
    pub view: Memo<Option<ItemView>>,
    /// Says what a learner did.
    pub act: Callback<ItemAction>,
    /// Begins every element id and group name, so that two items on one page stay apart.
    pub name: StoredValue<String>,
    /// Whether it is said what is missing: somebody wanted to hand it in without.
    told: RwSignal<bool>,
    ui: Ui,
}

impl Hands {
    /// Hands for an item.
    pub fn new(view: Memo<Option<ItemView>>, act: impl Fn(ItemAction) + 'static, name: impl Into<String>) -> Self {
        Self { view, act: Callback::new(act), name: StoredValue::new(name.into()), told: RwSignal::new(false), ui: Ui::get() }
    }

    /// A part of the item, tracked.
    pub fn read<T: Default>(self, part: impl FnOnce(&ItemView) -> T) -> T {
        self.view.with(|view| view.as_ref().map(part)).unwrap_or_default()
    }

    /// Takes one step of the answer.
    pub fn edit(self, edit: Edit) {
        self.act.run(ItemAction::Edit(edit));
    }

    /// What is missing before the answer can be handed in, tracked.
    fn missing(self) -> Option<Missing> {
        self.view.with(|view| view.as_ref()?.missing())
    }

    /// Hands the answer in, or once all is said goes on. Where something is missing it is said, and the focus goes there.
    fn lead(self, onward: Onward) {
        if let Some(part) = self.view.with_untracked(|view| said::missing_part(view.as_ref()?)) {
            self.told.set(true);
            return (self.ui.edge.step)(&self.id(&part));
        }
        match self.view.with_untracked(|view| view.as_ref().map(Step::of)) {
            Some(Step::Revealed) => onward.go.run(()),
            _ => self.act.run(ItemAction::Submit),
        }
    }

    /// An element id of this item.
    pub fn id(self, part: &str) -> String {
        self.name.with_value(|name| format!("{name}-{part}"))
    }
}

/// Where the way leads once all is said.
#[derive(Clone, Copy)]
pub struct Onward {
    /// What the button says.
    pub label: Signal<&'static str>,
    /// Goes there.
    pub go: Callback<()>,
}

/// How far an item has come; the answering part is built anew only when this changes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Step {
    #[default]
    Asked,
    Written,
    FirstTry,
    Revealed,
}

impl Step {
    fn of(view: &ItemView) -> Self {
        match view.shown {
            Shown::Asked => Self::Asked,
            Shown::Written(_) => Self::Written,
            Shown::FirstTry(_) => Self::FirstTry,
            Shown::Revealed(_) => Self::Revealed,
        }
    }
}

/// Everything of an item under its question.
#[component]
pub fn ItemBody(
    /// The item.
    hands: Hands,
    /// The way on; a check in the reading part has none.
    onward: Onward,
    /// Further ways, beside the button.
    children: View,
) -> impl IntoView {
    let ui = Ui::get();
    let step = Memo::new(move |_| hands.read(Step::of));
    let missing = Memo::new(move |_| hands.missing());
    // What was said is not said again by itself when something is taken back.
    Effect::new(move |_| {
        if missing.get().is_none() {
            hands.told.set(false);
        }
    });
    let lacking = move || missing.get().filter(|_| hands.told.get()).map(words::missing);
    let button = hands.id("on");
    let focus = button.clone();
    // What was pressed may be gone with the stage before; the button is always there.
    Effect::new(move |before: Option<Step>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            (ui.edge.hold)(&focus);
        }
        now
    });
    let lead = move || hands.lead(onward);
    let label = move || match step.get() {
        Step::Asked => words::CHECK.text(),
        Step::Written => words::COUNT.text(),
        Step::FirstTry => words::CHECK_AGAIN.text(),
        Step::Revealed => onward.label.get(),
    };
    let body = move || {
        step.get();
        hands.view.with_untracked(|view| view.as_ref().map(|view| body(hands, view)))
    };
    let leave = move || match step.get() {
        Step::Asked => Some((words::NOT_SURE, ItemAction::NotSure)),
        Step::FirstTry => Some((words::SHOW_ME, ItemAction::GiveUp)),
        Step::Written | Step::Revealed => None,
    };
    let leave = move || {
        leave().map(|(label, action)| {
            view! { <button class="link" type="button" on:click=move |_| hands.act.run(action.clone())>{label}</button> }
        })
    };
    view! {
        <div class="itembody" on:keydown=move |event| keys(hands, &event, onward)>
            {body}
            {move || (step.get() == Step::Asked).then(|| view! { <Sure hands /> })}
            <Said hands />
            <div class="btnrow after" on:keydown=|event| quiet(&event)>
                <button
                    class="btn"
                    type="button"
                    id=button
                    aria-disabled=move || missing.get().map(|_| "true")
                    on:click=move |_| lead()
                >
                    {label}
                </button>
                {leave}
                {children}
                <span class="keys" aria-hidden="true"><kbd>"Enter"</kbd>" "{move || if step.get() == Step::Revealed { words::KEY_ON.text() } else { words::KEY_CHECK.text() }}</span>
                <p class="lacking" role="status">{lacking}</p>
            </div>
        </div>
    }
}

/// What can be answered at this stage, or what is said about the answer.
fn body(hands: Hands, view: &ItemView) -> View {
    let hint: Option<&Hint> = match &view.shown {
        Shown::Revealed(revealed) => return remarks::all(&view.question, revealed),
        Shown::FirstTry(hint) => Some(hint),
        Shown::Asked | Shown::Written(_) => None,
    };
    let excerpt = &view.question.excerpt;
    let answering = match &view.question.ask {
        Ask::Single(parts) => choices::view(hands, parts, choices::Taking::One, hint),
        Ask::Multiple(parts) => choices::view(hands, parts, choices::Taking::Some, hint),
        Ask::Classify { groups, phrases } => classify::view(hands, groups, phrases, hint),
        Ask::Spot { select, signals } => return spot::view(hands, excerpt, *select, signals, hint),
        Ask::Pitfall(names) => pitfall::view(hands, names, hint),
        Ask::Order(steps) => order::view(hands, steps, hint),
        Ask::Match { lefts, rights } => matching::view(hands, lefts, rights, hint),
        Ask::Recall { .. } => recall::view(hands, &view.shown),
    };
    view! { {remarks::excerpt(excerpt, None)}{answering} }
}

/// How sure the learner is, for those who want to say.
#[component]
fn Sure(hands: Hands) -> impl IntoView {
    let choices: Vec<_> = [Confidence::Sure, Confidence::Fairly, Confidence::Guess]
        .into_iter()
        .map(|confidence| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=hands.id("sure")
                        prop:checked=move || hands.read(|view| view.confidence == Some(confidence))
                        on:change=move |_| hands.act.run(ItemAction::Confidence(Some(confidence)))
                    />
                    {words::confidence(confidence)}
                </label>
            }
        })
        .collect();
    view! { <fieldset class="sure"><legend>{words::HOW_SURE}</legend>{choices}</fieldset> }
}

/// What came of it, spoken as soon as it is there.
#[component]
fn Said(hands: Hands) -> impl IntoView {
    let said = Memo::new(move |_| hands.read(|view| said::outcome(&view.shown, &view.question.ask)));
    let line = move || said.get().map(|(sign, line)| view! { <span class="verdict"><Icon sign />{line}</span> });
    view! { <p class="outcome" role="status">{line}</p> }
}

/// Digits choose, Enter leads on. Where keys mean something of their own they never come this far; see [`quiet`].
pub fn keys(hands: Hands, event: &KeyboardEvent, onward: Onward) {
    let key = event.key();
    if key == "Enter" {
        event.prevent_default();
        // A key held down must not run past the reveal.
        if !event.repeat() {
            hands.lead(onward);
        }
        return;
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let place = key.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
    let edit = place.and_then(|place| hands.view.with_untracked(|view| view.as_ref()?.picked(place)));
    if let Some(edit) = edit {
        event.prevent_default();
        hands.edit(edit);
    }
}

/// Keeps the keys that press a button from also leading on.
pub fn quiet(event: &KeyboardEvent) {
    if event.key() == "Enter" || event.key() == " " {
        event.stop_propagation();
        if event.repeat() {
            event.prevent_default();
        }
    }
}
