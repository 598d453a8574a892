//! The widget: its lesson, and the page it takes over.

include!(concat!(env!("OUT_DIR"), "/library.rs"));

fn main() {
    practice_widget::app::start(practice_widget::bundled(LIBRARY_JSON));
}
