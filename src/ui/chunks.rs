//! Chunks of the program that are loaded apart, so that a reader waits for none of them.
//!
//! Each chunk declared here becomes a file of its own when the page is finished (`publish::split`), with all that only it
//! needs. Few and large on purpose: what two chunks share becomes a file too. The chunk the first place needs is waited for before the
//! page is taken over; the others follow when there is time. Beside rooms there are functions in them ([`apart`]): what only a link, a
//! file or a desk needs is not waited for either.

#![allow(clippy::unnecessary_wraps, reason = "a chunk's function answers a Result so that the splitter can say there that its file did not arrive")]

use super::{Ui, calibrate, embed_dialog, hand_in, peer, practise, progress, quiz, words};
use crate::exchange::link::{Carried, Problem};
use crate::lesson::Lesson;
use crate::view::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use std::cell::RefCell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, Waker};

/// What is shown by code that is loaded apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Prompts, and the draft of one.
    Practise,
    /// The versions of a draft.
    Versions,
    /// A model answer beside the draft.
    Model,
    /// Saying it aloud.
    Rehearse,
    /// The quiz.
    Quiz,
    /// Other people's answers, to rate.
    Calibrate,
    /// What was done, what is due, what is kept.
    Progress,
    /// Somebody else's draft.
    Review,
    /// A teacher's table.
    Collect,
    /// What the dialog "Embed or share" holds.
    Ways,
}

/// Declares a function in a chunk, and the one that loads it: `chunk: name, load_name, |argument: Type| -> Type => …`. The function is
/// called like an async one, and fails when its code does not arrive. Without the feature `split`, as in the wasm tests, everything is in
/// one file and here from the start.
macro_rules! apart {
    ($chunk:ident: $name:ident, $load:ident, |$($argument:ident: $type:ty),*| -> $answer:ty => $body:expr) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = leptos::wasm_split, preload($load), fallible)]
        fn $name($($argument: $type),*) -> Result<$answer, leptos::wasm_split::SplitLoaderError> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $type),*) -> Result<$answer, leptos::wasm_split::SplitLoaderError> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        #[allow(dead_code, reason = "what waits for its chunk anyway is not loaded before it is called")]
        async fn $load() -> Result<(), leptos::wasm_split::SplitLoaderError> {
            Ok(())
        }
    };
}
pub(crate) use apart;

apart!(practise: practise, load_practise, |_room: Room| -> View => view! { <practise::Practise /> });

apart!(desks: desks, load_desks, |room: Room| -> View => match room {
    Room::Versions => view! { <practise::VersionsDesk /> },
    Room::Model => view! { <practise::ModelDesk /> },
    _ => view! { <practise::RehearseDesk /> },
});

apart!(learn: learn, load_learn, |room: Room| -> View => match room {
    Room::Quiz => view! { <quiz::QuizRoom /> },
    Room::Calibrate => view! { <calibrate::CalibrateRoom /> },
    _ => view! { <progress::ProgressRoom /> },
});

apart!(pass_on: pass_on, load_pass_on, |room: Room| -> View => match room {
    Room::Review => view! { <peer::ReviewRoom /> },
    Room::Collect => view! { <hand_in::collect::CollectRoom /> },
    _ => view! { <embed_dialog::Ways /> },
});

apart!(pass_on: unpack, load_unpack, |fragment: String| -> Option<Result<Carried, Problem>> => Carried::in_fragment(&fragment));

apart!(pass_on: pack, load_pack, |carried: Carried, lesson: &'static Lesson| -> Option<String> => carried.href(lesson).ok());

/// What a fragment carries. Nothing where it carries nothing, or where [`Chunk::PassOn`] is not here.
pub fn unpacked(fragment: String) -> Option<Result<Carried, Problem>> {
    Chunk::PassOn.is_here().then(|| at_once(unpack(fragment)))??
}

/// The fragment that carries this. Nothing where it is too long for a link, or where [`Chunk::PassOn`] is not here.
pub fn packed(carried: Carried, lesson: &'static Lesson) -> Option<String> {
    Chunk::PassOn.is_here().then(|| at_once(pack(carried, lesson)))??
}

/// What a function answers whose code is here.
fn at_once<T>(answer: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    match pin!(answer).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer.ok(),
        Poll::Pending => None,
    }
}

/// A file of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Prompts and drafts.
    Practise,
    /// What one does with a draft beside writing it.
    Desks,
    /// Quiz, calibration, progress.
    Learn,
    /// Reviews for others, hand-ins, links and snippets.
    PassOn,
}

/// Which chunks are here, one bit each. The program's own code is the one thing there is only one of.
static HERE: AtomicU8 = AtomicU8::new(0);

/// What is done when a chunk has come.
type Then = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<Vec<(Chunk, Then)>> = const { RefCell::new(Vec::new()) };
}

impl Chunk {
    /// All of them, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Practise, Self::Desks, Self::Learn, Self::PassOn];

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// Whether its code has come.
    pub fn is_here(self) -> bool {
        HERE.load(Ordering::Relaxed) & self.bit() != 0
    }

    /// Loads it; answers whether it is here. A load that failed may be tried again.
    pub async fn load(self) -> bool {
        let loaded = match self {
            Self::Practise => load_practise().await,
            Self::Desks => load_desks().await,
            Self::Learn => load_learn().await,
            // Each function asks for itself whether its code is here.
            Self::PassOn => {
                async {
                    load_pass_on().await?;
                    load_unpack().await?;
                    load_pack().await
                }
                .await
            }
        };
        if loaded.is_ok() {
            HERE.fetch_or(self.bit(), Ordering::Relaxed);
            let waited = WAITING.with_borrow_mut(|waiting| waiting.extract_if(.., |(chunk, _)| *chunk == self).collect::<Vec<_>>());
            for (_, then) in waited {
                then();
            }
        }
        loaded.is_ok()
    }

    /// Does something once it is here: now, or when somebody has loaded it.
    pub fn when_here(self, then: impl FnOnce() + 'static) {
        if self.is_here() {
            return then();
        }
        WAITING.with_borrow_mut(|waiting| waiting.push((self, Box::new(then))));
    }
}

impl Room {
    /// The file its code is in.
    pub fn chunk(self) -> Chunk {
        match self {
            Self::Practise => Chunk::Practise,
            Self::Versions | Self::Model | Self::Rehearse => Chunk::Desks,
            Self::Quiz | Self::Calibrate | Self::Progress => Chunk::Learn,
            Self::Review | Self::Collect | Self::Ways => Chunk::PassOn,
        }
    }

    /// Its view, built at once and under the owner of the moment; nothing where its code is not here.
    fn build(self) -> Option<View> {
        if !self.chunk().is_here() {
            return None;
        }
        let building: Pin<Box<dyn Future<Output = Result<View, SplitLoaderError>>>> = match self.chunk() {
            Chunk::Practise => Box::pin(practise(self)),
            Chunk::Desks => Box::pin(desks(self)),
            Chunk::Learn => Box::pin(learn(self)),
            Chunk::PassOn => Box::pin(pass_on(self)),
        };
        at_once(building)
    }
}

/// A room: at once where its code is here; until then a line that says so, or what to do when it cannot be had.
#[component]
pub fn Apart(
    /// What is to be shown.
    room: Room,
) -> impl IntoView {
    let ui = Ui::get();
    let answer = RwSignal::new(room.chunk().is_here().then_some(true));
    let again = StoredValue::new(false);
    let ask = move || {
        answer.set(None);
        spawn_local(async move { answer.set(Some(room.chunk().load().await)) });
    };
    if answer.get_untracked().is_none() {
        ask();
    }
    move || {
        let answer = answer.get();
        if answer.is_some() && again.get_value() {
            // The button that was pressed is gone: the keyboard goes on where its answer stands.
            Effect::new(move |_| (ui.edge.focus)("main"));
        }
        let retry = move |_| {
            again.set_value(true);
            ask();
        };
        let line = match answer {
            Some(true) => return room.build(),
            Some(false) => view! {
                <p role="alert">{words::CHUNK_MISSING}</p>
                <p><button class="btn" type="button" on:click=retry>{words::TRY_AGAIN}</button></p>
            },
            None => view! { <p class="quiet" role="status">{words::CHUNK_COMES}</p> },
        };
        Some(if room == Room::Ways {
            line
        } else {
            view! { <main class="page" id="main"><div class="text">{line}</div></main> }
        })
    }
}
