//! The language audit as it runs in the page: the same findings as natively, and how long they take.

use practice_widget::audit::{Auditor, Model, audit};
use std::rc::Rc;

const MODEL: &[u8] = include_bytes!("../../content/continuous-learning/audit/model.bin");
const DRAFT: &str = include_str!("../fixtures/draft.txt");
/// How many readings one figure is the mean of: a page's clock ticks no finer than a tenth of a millisecond.
const READINGS: u32 = if cfg!(debug_assertions) { 1 } else { 40 };

/// Milliseconds that one piece of work takes.
fn time(mut work: impl FnMut()) -> f64 {
    let clock = web_sys::window().and_then(|window| window.performance()).expect("a clock");
    let begun = clock.now();
    (0..READINGS).for_each(|_| work());
    (clock.now() - begun) / f64::from(READINGS)
}

/// The median of fifteen figures.
fn median(mut figure: impl FnMut() -> f64) -> f64 {
    let mut figures: Vec<f64> = (0..15).map(|_| figure()).collect();
    figures.sort_by(f64::total_cmp);
    figures[7]
}

#[wasm_bindgen_test::wasm_bindgen_test]
fn a_draft_is_read_in_the_page() {
    let model = Model::parse(MODEL).expect("the model");
    // 345 words and a little more make 400.
    let draft = format!("{DRAFT}\n\n{}", DRAFT.split_whitespace().take(55).collect::<Vec<_>>().join(" "));
    assert!(!audit(&draft, &model).evidence.is_empty(), "nothing was found");
    let whole = median(|| time(|| drop(audit(&draft, &model))));
    let mut auditor = Auditor::new(Rc::new(model));
    let mut count = 0;
    let typed = median(|| {
        time(|| {
            count += 1;
            drop(auditor.audit(&format!("{draft} And then {count}")));
        })
    });
    wasm_bindgen_test::console_log!("400 words read whole: {whole:.2} ms; after a changed sentence: {typed:.2} ms (medians)");
}
