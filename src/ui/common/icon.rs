//! The small set of drawn signs; each stands beside words or an accessible name.

use crate::view::prelude::*;

/// A sign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Done, kept, right.
    Tick,
    /// Not this.
    Cross,
    /// Wants attention.
    Alert,
}

impl Sign {
    fn path(self) -> &'static str {
        match self {
            Self::Tick => "M3 8.5 6.5 12 13 4.5",
            Self::Cross => "M4 4l8 8M12 4l-8 8",
            Self::Alert => "M8 3v6M8 12v1",
        }
    }
}

/// Draws a sign at the size of the text; hidden from assistive technology, since words stand beside it.
#[component]
pub fn Icon(
    /// Which.
    sign: Sign,
) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=sign.path()></path></svg> }
}
