//! The browser: the only Rust that names `web_sys`, `js_sys` or gloo. Thin, total, and free of decisions about learners.

pub mod bundle;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod dom;
pub mod early;
pub mod field;
pub mod file;
pub mod focus;
pub mod frame;
pub mod location;
pub mod lock;
pub mod margin;
pub mod network;
pub mod page;
pub mod recorder;
pub mod screen;
pub mod share;
pub mod storage;
pub mod worker;
