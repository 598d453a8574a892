//! How a description becomes a page, and stays true.

use crate::dice::Dice;
use practice_widget::view::prelude::*;
use practice_widget::view::{mount, on_key};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Mounts a view into an element of its own.
fn shown(view: impl FnOnce() -> View) -> Element {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let home = document.create_element("main").expect("an element");
    document.body().expect("a body").append_child(&home).expect("a place");
    mount(&home, view);
    home
}

/// Its markup without the comments that hold places.
fn markup(home: &Element) -> String {
    home.inner_html().replace("<!---->", "")
}

fn find(home: &Element, selector: &str) -> HtmlElement {
    home.query_selector(selector).expect("a selector").expect("an element").unchecked_into()
}

/// Until what follows signals has followed.
async fn settled() {
    for _ in 0..4 {
        leptos::task::tick().await;
    }
}

#[wasm_bindgen_test]
fn markup_is_drawn_as_it_is_written() {
    let words = String::from("five > four & \"more\"");
    let (nothing, nowhere) = (None::<String>, None::<View>);
    let home = shown(move || {
        view! {
            <p class="a b" hidden data-n=3 title=Some("so") lang=nothing aria-busy=true class:c=true class:d=false style:color="red" style=("--x", "2")>
                "one " {words} <b>{Some("six")}</b>{nowhere}{vec![view! { <i></i> }, view! { "!" }]}
            </p>
            {()}
            <svg viewBox="0 0 1 1">{vec![view! { <path d="M0 0"></path> }]}</svg>
            <input type="text" prop:value="typed" />
        }
    });
    assert_eq!(
        markup(&home),
        "<p class=\"a b c\" hidden=\"\" data-n=\"3\" title=\"so\" aria-busy=\"\" style=\"color: red; --x: 2;\">one five &gt; four &amp; \"more\"<b>six</b><i></i>!</p>\
         <svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"></path></svg><input type=\"text\">"
    );
    assert_eq!(find(&home, "path").namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(find(&home, "input").unchecked_into::<HtmlInputElement>().value(), "typed");
}

#[wasm_bindgen_test]
async fn what_a_view_reads_changes_it_and_leaves_the_rest_alone() {
    let (count, shape) = (RwSignal::new(1_usize), RwSignal::new(0_u32));
    let home = shown(move || {
        view! {
            <p data-n=count class:odd=move || count.get() % 2 == 1 title=move || (count.get() > 1).then_some("many")>{count}</p>
            {move || match shape.get() {
                0 => view! { <input id="kept" value=count.get() /> },
                1 => view! { <em>"other"</em> },
                2 => View::Nothing,
                _ => vec!["a", "b", "c"].into_iter().take(shape.get() as usize).collect::<Vec<_>>().into_view(),
            }}
            <u></u>
        }
    });
    let (paragraph, input) = (find(&home, "p"), find(&home, "input"));
    input.focus().expect("a focus");
    assert_eq!(markup(&home), "<p data-n=\"1\" class=\"odd\">1</p><input id=\"kept\" value=\"1\"><u></u>");
    count.set(2);
    settled().await;
    assert_eq!(markup(&home), "<p data-n=\"2\" class=\"\" title=\"many\">2</p><input id=\"kept\" value=\"2\"><u></u>");
    assert!(find(&home, "p") == paragraph && find(&home, "input") == input, "the elements are the same");
    assert!(input.matches(":focus").expect("a selector"), "and the focus is where it was");
    for (now, expected) in [(1, "<em>other</em>"), (2, ""), (3, "abc"), (5, "abc"), (1, "<em>other</em>"), (0, "<input id=\"kept\" value=\"2\">")] {
        shape.set(now);
        settled().await;
        assert!(markup(&home).ends_with(&format!("</p>{expected}<u></u>")), "{now}: {}", markup(&home));
    }
}

#[wasm_bindgen_test]
async fn a_button_does_what_was_last_said_of_it_and_may_change_itself() {
    let (step, done) = (RwSignal::new(0_usize), Rc::new(RefCell::new(Vec::new())));
    let told = Rc::clone(&done);
    let home = shown(move || {
        view! {
            {move || {
                let (now, told) = (step.get(), Rc::clone(&told));
                view! { <button on:click=move |_| { told.borrow_mut().push(now); step.set(now + 1); }>{now}</button> }
            }}
        }
    });
    let button = find(&home, "button");
    for _ in 0..3 {
        button.click();
        settled().await;
    }
    assert_eq!((done.borrow().as_slice(), markup(&home).as_str()), (&[0, 1, 2][..], "<button>3</button>"));
    assert!(find(&home, "button") == button, "one button all the while");
}

#[wasm_bindgen_test]
async fn rows_keep_their_elements_in_whatever_order_they_come() {
    let list = RwSignal::new(Vec::<usize>::new());
    let (made, gone) = (Rc::new(Cell::new(0_usize)), Rc::new(Cell::new(0_usize)));
    let counts = (Rc::clone(&made), Rc::clone(&gone));
    let home = shown(move || {
        let row = move |key: usize| {
            counts.0.set(counts.0.get() + 1);
            let gone = send_wrapper::SendWrapper::new(Rc::clone(&counts.1));
            on_cleanup(move || gone.set(gone.get() + 1));
            view! { <li id=format!("row-{key}")>{key}</li> }
        };
        view! { <ol><For each=move || list.get() key=|key| *key children=row /></ol> }
    });
    let mut dice = Dice(7);
    let mut before: Vec<(usize, HtmlElement)> = Vec::new();
    for round in 0..200 {
        let mut now: Vec<usize> = (0..12).filter(|_| dice.draw(3) > 0).collect();
        for at in (1..now.len()).rev().take(if round % 2 == 0 { 12 } else { 2 }) {
            now.swap(at, dice.draw(at + 1));
        }
        list.set(now.clone());
        settled().await;
        let said: String = now.iter().map(|key| format!("<li id=\"row-{key}\">{key}</li>")).collect();
        assert_eq!(markup(&home), format!("<ol>{said}</ol>"), "round {round}");
        let rows: Vec<(usize, HtmlElement)> = now.iter().map(|&key| (key, find(&home, &format!("#row-{key}")))).collect();
        for (key, row) in &rows {
            assert!(before.iter().all(|(known, old)| known != key || old == row), "round {round}: row {key} is another element");
        }
        before = rows;
    }
    assert_eq!(made.get() - gone.get(), before.len(), "what a row owns goes with it");
}

#[wasm_bindgen_test]
async fn a_row_that_stays_keeps_its_focus_while_others_come_and_go_around_it() {
    let list = RwSignal::new(vec![1, 2, 3_usize]);
    let home = shown(move || {
        view! { <For each=move || list.get() key=|key| *key children=|key: usize| view! { <button id=format!("b{key}")>{key}</button> } /> }
    });
    find(&home, "#b2").focus().expect("a focus");
    for now in [vec![0, 1, 2, 3], vec![2, 3], vec![5, 2], vec![2], vec![7, 2, 8, 9]] {
        list.set(now.clone());
        settled().await;
        assert!(find(&home, "#b2").matches(":focus").expect("a selector"), "{now:?}");
    }
}

#[wasm_bindgen_test]
async fn one_row_in_the_place_of_one_becomes_it() {
    let list = RwSignal::new(vec![("a", 1_usize), ("b", 2), ("c", 3)]);
    let gone = Rc::new(Cell::new(0_usize));
    let counted = Rc::clone(&gone);
    let home = shown(move || {
        let row = move |(name, number): (&'static str, usize)| {
            let counted = send_wrapper::SendWrapper::new(Rc::clone(&counted));
            on_cleanup(move || counted.set(counted.get() + 1));
            view! { <p title=name>{number}</p> }
        };
        view! { <For each=move || list.get() key=|row| *row children=row /> }
    });
    let second = find(&home, "p:nth-of-type(2)");
    for (number, now) in [(4, "d"), (5, "e")] {
        list.set(vec![("a", 1), (now, number), ("c", 3)]);
        settled().await;
        assert_eq!(markup(&home), format!("<p title=\"a\">1</p><p title=\"{now}\">{number}</p><p title=\"c\">3</p>"));
        assert!(find(&home, "p:nth-of-type(2)") == second, "the element is the one there was");
    }
    assert_eq!(gone.get(), 2, "and what the row before owned is gone");
}

#[wasm_bindgen_test]
async fn what_is_described_anew_holds_its_element_and_says_what_is_true_now_in_rows_that_stay_too() {
    let which = RwSignal::new(1_usize);
    let done = Rc::new(RefCell::new(Vec::new()));
    let held = Rc::new(Cell::new(None::<ElementRef<HtmlInputElement>>));
    let (heard, holding) = (Rc::clone(&done), Rc::clone(&held));
    // As a room that is the same for another thing: everything in it is of that thing.
    let room = move || {
        let now = which.get();
        let own = RwSignal::new(now);
        let field = ElementRef::<HtmlInputElement>::default();
        holding.set(Some(field));
        let heard = Rc::clone(&heard);
        let row = move |key: usize| {
            let heard = Rc::clone(&heard);
            let click = move |_| heard.borrow_mut().push((key, own.get_untracked()));
            view! { <button id=format!("b{key}") on:click=click>{move || own.get()}</button> }
        };
        let keys = move || [7, 8, 9].into_iter().chain(own.get()..3).collect::<Vec<_>>();
        view! { <div><input node_ref=field prop:value="" /><For each=keys key=|key| *key children=row /></div> }
    };
    let home = shown(move || view! { <section>{room}</section> });
    for now in [1, 2, 5] {
        which.set(now);
        settled().await;
        let field = held.get().and_then(ElementRef::get_untracked).expect("the field is held");
        assert_eq!(field.value(), "", "what was typed for another thing stays with that");
        field.set_value("typed");
        assert_eq!(find(&home, "#b8").inner_text(), now.to_string());
        for key in [7, 8, 9] {
            find(&home, &format!("#b{key}")).click();
        }
        assert_eq!(std::mem::take(&mut *done.borrow_mut()), [(7, now), (8, now), (9, now)]);
    }
}

#[wasm_bindgen_test]
async fn what_is_of_another_thing_is_drawn_anew_and_a_property_is_set_whatever_was_said_before() {
    let (thing, said) = (RwSignal::new(1_usize), RwSignal::new(0_usize));
    let home = shown(move || {
        let of = move || keyed(thing.get(), view! { <details><summary>{thing.get_untracked()}</summary></details> });
        let again = move || {
            said.track();
            view! { <input type="checkbox" prop:checked=move || thing.get() != 0 /> }
        };
        view! { <div>{of}{again}</div> }
    });
    let first = find(&home, "details");
    first.set_attribute("open", "").expect("an attribute");
    find(&home, "input").unchecked_into::<HtmlInputElement>().set_checked(false);
    said.set(1);
    settled().await;
    assert!(find(&home, "details") == first, "the same thing");
    assert!(find(&home, "input").unchecked_into::<HtmlInputElement>().checked(), "what is so is shown");
    thing.set(2);
    settled().await;
    assert_eq!(markup(&home), "<div><details><summary>2</summary></details><input type=\"checkbox\"></div>");
    assert!(find(&home, "details") != first, "another");
}

#[wasm_bindgen_test]
async fn a_memo_tells_of_another_value_only_and_an_effect_knows_what_it_said_before() {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let number = RwSignal::new(1_usize);
    let told = Rc::clone(&seen);
    let home = shown(move || {
        let half = Memo::new(move |before: Option<&usize>| number.get() / 2 + before.map_or(0, |_| 0));
        Effect::new(move |before: Option<usize>| {
            told.borrow_mut().push((before, half.get()));
            half.get_untracked()
        });
        view! { <p>{half}</p> }
    });
    settled().await;
    for now in [2, 3, 3, 8] {
        number.set(now);
        settled().await;
    }
    assert_eq!(*seen.borrow(), [(None, 0), (Some(0), 1), (Some(1), 4)]);
    assert_eq!(markup(&home), "<p>4</p>");
}

#[wasm_bindgen_test]
async fn what_is_said_to_something_that_is_gone_is_said_in_vain_and_breaks_nothing() {
    let (open, inner) = (RwSignal::new(true), Rc::new(Cell::new(None)));
    let keys = Rc::new(Cell::new(0_usize));
    let (kept, counted) = (Rc::clone(&inner), Rc::clone(&keys));
    let home = shown(move || {
        view! {
            {move || open.get().then(|| {
                let own = RwSignal::new(String::from("here"));
                kept.set(Some(own));
                let counted = Rc::clone(&counted);
                on_key(move |event| counted.set(counted.get() + event.key().len()));
                view! { <p>{own}</p> }
            })}
        }
    });
    let press = || {
        let event = KeyboardEvent::new("keydown").expect("an event");
        web_sys::window().expect("a window").dispatch_event(&event).expect("a key");
    };
    press();
    let own = inner.get().expect("drawn");
    open.set(false);
    settled().await;
    press();
    assert!(own.is_disposed() && markup(&home).is_empty());
    own.set(String::from("gone"));
    own.update(|text| text.push('!'));
    assert_eq!((own.try_set(String::from("back")), own.try_get_untracked(), own.try_update(|_| ())), (Some(String::from("back")), None, None));
}

#[wasm_bindgen_test]
async fn an_event_that_comes_when_its_element_has_left_is_not_heard() {
    let (open, heard) = (RwSignal::new(true), Rc::new(Cell::new(0)));
    let here = Rc::clone(&heard);
    let home = shown(move || {
        let inside = move || {
            let (clicks, here) = (RwSignal::new(0), Rc::clone(&here));
            // What it sets goes with the markup around it.
            view! { <button on:click=move |_| { clicks.set(1); here.set(here.get() + 1) }>"once"</button> }
        };
        view! { {move || open.get().then(&inside)} }
    });
    let button = find(&home, "button");
    button.click();
    open.set(false);
    settled().await;
    // A browser delivers what was under way.
    button.click();
    assert_eq!((markup(&home).as_str(), heard.get()), ("", 1));
}
