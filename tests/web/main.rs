//! What only a real browser can show about the thin layer over it.
#![cfg(target_arch = "wasm32")]

mod audit;
#[path = "../it/dice.rs"]
mod dice;
mod links;
mod storage;
mod views;
mod words;

// What the markup of views is made into begins with the name of this crate.
use practice_widget::view;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
