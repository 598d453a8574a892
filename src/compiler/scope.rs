//! What lowering a file needs at hand.

use super::{
    names::{Kind, Names},
    report::{Report, Voice},
    shapes::Text,
};
use crate::lesson::Span;

/// One file of one lesson, while it is lowered.
pub(super) struct Scope<'r, 'a> {
    pub report: &'r mut Report<'a>,
    pub names: &'r Names,
    pub file: usize,
    pub lesson: &'r str,
}

impl Scope<'_, '_> {
    pub fn error(&mut self, span: Span, message: impl Into<String>, advice: impl Into<String>) {
        self.report.error(self.file, span, message, advice);
    }

    pub fn warn(&mut self, span: Span, message: impl Into<String>, advice: impl Into<String>) {
        self.report.warn(self.file, span, message, advice);
    }

    /// A text in the lesson's own voice that must say something.
    pub fn own(&mut self, text: &Text) -> String {
        self.report.want(self.file, text, "this text");
        self.report.say(self.file, text, Voice::Own)
    }

    /// Words of somebody else, or an example.
    pub fn quoted(&mut self, text: &Text) -> String {
        self.report.want(self.file, text, "this text");
        self.report.say(self.file, text, Voice::Quoted)
    }

    /// A text that may be left out.
    pub fn maybe(&mut self, text: Option<&Text>) -> String {
        text.map(|text| self.own(text)).unwrap_or_default()
    }

    pub fn owns(&mut self, texts: &[Text]) -> Vec<String> {
        texts.iter().map(|text| self.own(text)).collect()
    }

    pub fn quotes(&mut self, texts: &[Text]) -> Vec<String> {
        texts.iter().map(|text| self.quoted(text)).collect()
    }

    /// The id, when it names something.
    pub fn refer<T: for<'s> From<&'s str>>(&mut self, kind: Kind, id: &Text) -> Option<T> {
        self.names.require(self.report, kind, self.file, id).then(|| T::from(&id.value))
    }

    pub fn refer_maybe<T: for<'s> From<&'s str>>(&mut self, kind: Kind, id: Option<&Text>) -> Option<T> {
        id.and_then(|id| self.refer(kind, id))
    }

    pub fn refer_all<T: for<'s> From<&'s str>>(&mut self, kind: Kind, ids: &[Text]) -> Vec<T> {
        ids.iter().filter_map(|id| self.refer(kind, id)).collect()
    }
}
