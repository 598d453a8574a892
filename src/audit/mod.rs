//! What the words show: evidence for the lesson's marks, its flags, and the parts of the story.
//!
//! Start with [`audit`], or with [`Auditor`] where the same draft is read again and again. A draft is split into sentences
//! ([`text`]); each sentence is read for patterns ([`features`]) with the help of English ([`english`]), the lesson's families
//! of words ([`cues`]) and the scope they stand in ([`scope`]); a trained [`Model`] weighs the patterns ([`score`]), and what
//! passes the line becomes findings that explain themselves. The same text always gives the same report, in time
//! proportional to its length. Nothing here knows a browser, and nothing is ever sent anywhere.

mod auditor;
pub mod cues;
pub mod english;
mod explain;
pub mod features;
mod findings;
mod model;
mod phrases;
mod report;
pub mod scope;
#[allow(clippy::cast_precision_loss, reason = "sentences and patterns of a draft are few")]
pub mod score;
pub mod text;
#[cfg(not(target_arch = "wasm32"))]
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "training counts answers and sentences, which are few, and needs no more than single precision at the end"
)]
pub mod train;

pub use auditor::{Auditor, audit};
pub use model::{Head, Model, ModelError, Network};
pub use report::{Confidence, Evidence, FlagFinding, NearMiss, Report, Sentence, StarFinding, Suggestion};
