//! The hands of the browser, as plain functions: the app fills them in, so that no view names the browser.

/// What a view may ask of the browser. All are best effort and never panic.
#[derive(Clone, Copy)]
pub struct Edge {
    /// Puts text on the clipboard; says whether that worked through the callback.
    pub copy: fn(String, fn(bool)),
    /// Scrolls the element with this id into view and moves focus there, for keyboard and screen reader.
    pub focus: fn(&str),
    /// Calls back once when the end of the element with this id has been on screen.
    pub when_seen: fn(&str, Box<dyn Fn()>),
    /// Offers a file to keep: name, MIME type, content.
    pub download: fn(&str, &str, &str),
    /// The glossary term a click landed on, and how far down the page it stands in pixels.
    pub term_at: fn(&leptos::ev::MouseEvent) -> Option<(String, i32)>,
    /// Prints the page.
    pub print: fn(),
    /// Opens the dialog with this id over the page.
    pub show_dialog: fn(&str),
    /// Closes it.
    pub close_dialog: fn(&str),
    /// Whether the system can pass a link on.
    pub can_share: fn() -> bool,
    /// Passes a title and a link to the system.
    pub share: fn(&str, &str),
    /// Milliseconds since 1970 by the device's clock.
    pub now: fn() -> u64,
    /// Minutes that local time is ahead of UTC.
    pub offset: fn() -> i32,
}

impl Edge {
    /// Hands that do nothing, for tests without a browser.
    pub fn none() -> Self {
        Self {
            copy: |_, _| {},
            focus: |_| {},
            when_seen: |_, _| {},
            download: |_, _, _| {},
            term_at: |_| None,
            print: || {},
            show_dialog: |_| {},
            close_dialog: |_| {},
            can_share: || false,
            share: |_, _| {},
            now: || 0,
            offset: || 0,
        }
    }
}
