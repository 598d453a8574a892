//! The practice widget: practising an interview answer, in the page, in private.
//!
//! # The map
//!
//! Two pure worlds and two pure doors, one thin edge, one dumb view:
//!
//! | room | what is in it | start with |
//! |---|---|---|
//! | [`lesson`] | what the author wrote, as plain values; where words and sentences end, for every room ([`lesson::text`]) | [`lesson::Lesson`] |
//! | [`practice`] | what the learner did, and every decision about it | [`practice::session::Session`] |
//! | [`audit`] | what the words of a draft show | [`audit::Auditor`] |
//! | [`exchange`] | every form that crosses our border: addresses, stored records, files, links, messages | [`exchange::keep`] |
//! | [`platform`] | the browser, and the only Rust that names it | [`platform::storage`] |
//! | [`view`] | how a view is made and kept true, over Leptos' signals | [`view::View`] |
//! | [`ui`] | components that show slices of the session | [`ui::frame`] |
//! | [`app`] | the wiring; the one room that knows view and browser | [`app::start`] |
//! | [`markup`] | text as markup shows it, where markup is written as a string | [`markup::escape`] |
//! | [`order`] | sorting with little code, because the page pays for it | [`order::PutInOrder`] |
//! | [`sorted`] | maps and sets with little code | [`sorted::SortedMap`] |
//! | [`sum`] | the one sum of bytes, which checks, names and shuffles | [`sum::fnv_1a`] |
//! | [`values`] | reading our types out of JSON with little code | [`values::read`] |
//! | `compiler`, `check` | native: content files to lessons, and what an author is told | `compiler::compile` |
//! | `publish` | native: what Trunk made becomes what is shipped | `publish::finish` |
//!
//! What the interface says stands in [`ui::words`] in English; another language is a table beside it, fetched only when it is wanted
//! ([`exchange::language`], `app::language`). The lesson keeps its own.
//!
//! One loop: a view dispatches an [`practice::session::Action`], [`practice::session::Session::apply`] changes the session, memo
//! slices re-render what changed. What must be kept is answered by `apply` and written by `app::keeping`, to localStorage and an
//! `IndexedDB` journal both. What other tabs or a file wrote apart comes back through [`exchange::keep`]: it is joined, but for a draft, whose
//! other text stands beside it until the learner chooses. `tests/it/tidy.rs` reads the sources and holds the rooms apart.
//!
//! Before the program is here the page is read, and a prompt's field written in: `src/scripts/early.js` keeps those words, [`exchange::early`]
//! says what becomes of them.
//!
//! The program comes in files: [`ui::chunks`] says which rooms are loaded apart, `publish::split` takes the linked wasm apart there.
//!
//! `platform`, `view`, `ui` and `app` are the feature `page`: the page, clippy and the wasm tests ask for it, native tools and tests do without and
//! are built in a third of the time. Comments that name a platform fact mean `docs/platform.md`.
//!
//! A lesson is compiled from `content/` by `src/compiler/build.rs`; a broken one fails the build of the widget with file, line, column
//! and advice. The page carries the lesson twice in one file, as readable text and as a data block, so that it is readable without
//! the program and compresses to little more than once.

#[cfg(feature = "page")]
pub mod app;
pub mod audit;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod compiler;
pub mod exchange;
pub mod lesson;
pub mod markup;
pub mod order;
#[cfg(feature = "page")]
pub mod platform;
pub mod practice;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
pub mod sorted;
pub mod sum;
#[cfg(feature = "page")]
pub mod ui;
pub mod values;
#[cfg(feature = "page")]
pub mod view;

/// The lessons of this build, kept for good; nothing when `json` is not what its content compiler wrote.
pub fn bundled(json: &str) -> Option<&'static lesson::Library> {
    values::parse(json).map(kept)
}

/// The same, out of the form in which the page carries them.
pub fn bundled_in_page(json: &str) -> Option<&'static lesson::Library> {
    values::parse_listed(json).map(kept)
}

fn kept(library: lesson::Library) -> &'static lesson::Library {
    Box::leak(Box::new(library))
}
