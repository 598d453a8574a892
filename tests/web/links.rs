//! Strangers' fragments, in the program as it runs in the page.

use crate::dice::Dice;
use practice_widget::exchange::link::{Carried, Shared, SharedDraft};

#[wasm_bindgen_test::wasm_bindgen_test]
fn a_hundred_thousand_fragments_and_no_trap() {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%/#=&";
    let mut dice = Dice(22);
    let text = "Our release broke on a Friday and I asked around. ".repeat(30);
    let good = Shared::Draft(SharedDraft { text, ..SharedDraft::default() }).print().expect("short");
    let mut carried = 0;
    for round in 0..100_000 {
        let mut fragment = String::from(["#shared/", "#/continuous-learning/", "#/continuous-learning/shared/", "#"][dice.draw(4)]);
        for _ in 0..dice.draw(if round % 1_000 == 0 { 20_000 } else { 120 }) {
            fragment.push(char::from(LETTERS[dice.draw(LETTERS.len())]));
        }
        if let Some(shared) = Carried::in_fragment(&fragment) {
            carried += 1;
            assert!(!matches!(shared, Ok(Carried::Open(_))), "{fragment} was nothing anybody printed");
        }
        // And one that somebody printed, with a letter changed on the way.
        let mut changed = good.clone().into_bytes();
        let at = dice.draw(changed.len());
        changed[at] = LETTERS[dice.draw(LETTERS.len())];
        drop(Carried::parse(&String::from_utf8(changed).expect("letters")));
    }
    assert!(carried > 1_000, "only {carried} were taken for something sent");
}
