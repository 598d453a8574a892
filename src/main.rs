//! The widget: takes over the page it came with.

fn main() {
    practice_widget::app::start();
}
