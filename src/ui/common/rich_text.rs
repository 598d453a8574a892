//! The one place where markup is inserted as a string.

use crate::lesson::LANGUAGE;
use crate::view::prelude::*;

/// Markup made by the content compiler from the lesson's own files: never from a learner, a link, storage or a file.
#[component]
pub fn RichText(
    /// Safe by construction: the compiler drops raw HTML and builds every tag itself.
    html: &'static str,
    /// CSS class of the wrapper.
    class: &'static str,
) -> impl IntoView {
    view! { <div class=class lang=LANGUAGE prop:innerHTML=html></div> }
}
