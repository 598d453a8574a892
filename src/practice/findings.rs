//! What the widget points at in a draft, and what the learner has said "not so" to.
//!
//! [`structural`] reads the lesson's own structure; the audit's findings join by [`merge`]. A finding quotes words, says how
//! sure it is and can be dismissed; nothing here is ever added up.

use super::bench::Bench;
use super::change::{Carried, Change};
use super::dismissals::{Dismissals, FindingId};
use super::draft::Draft;
use super::meter::{Length, Meter};
use super::text::count_words;
use crate::lesson::{AnswerId, CriterionId, Lean, MarkId, Span};
use crate::order::PutInOrder;
use crate::sorted::SortedMap;

/// One thing pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The same for the same rule and the same words, wherever they stand.
    pub id: FindingId,
    /// How much it matters.
    pub kind: FindingKind,
    /// What it speaks for.
    pub about: About,
    /// Where in the draft; `None` when it is about the draft as a whole.
    pub span: Option<Span>,
    /// The learner's words, quoted; empty for the draft as a whole.
    pub words: String,
    /// Why it is said.
    pub why: Why,
    /// How sure.
    pub sure: HowSure,
    /// The words that weighed most; empty where it is not words that decide.
    pub weighed: Vec<String>,
    /// What an interviewer would ask; empty where there is nothing to ask.
    pub question: String,
}

impl Finding {
    /// The mark that its words could carry and do not.
    pub fn suggests(&self) -> Option<&MarkId> {
        match (&self.about, self.kind, &self.why) {
            (About::Mark(mark), FindingKind::WorthALook, Why::Said(_)) => self.span.map(|_| mark),
            _ => None,
        }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// An interviewer would miss it.
    Essential,
    /// Worth a look.
    WorthALook,
    /// Keep this.
    WellDone,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HowSure {
    /// It counted, or it would stake its name on it.
    Sure,
    /// It is usually right.
    FairlySure,
    /// The learner knows better.
    NotSure,
}

/// What a finding speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A criterion.
    Criterion(CriterionId),
    /// A mark.
    Mark(MarkId),
    /// The draft as a whole.
    Draft,
}

/// Why a finding is said; the view has the words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// In the words of the lesson or of the audit.
    Said(String),
    /// Nothing carries a mark that the prompt leans on.
    NoMark {
        /// How much the prompt leans on it.
        lean: Lean,
        /// Where the model answer shows it; only once the model answer is open.
        shown: Option<(AnswerId, Span)>,
    },
    /// Fewer words than the prompt asks for.
    TooShort {
        /// How many are missing.
        by: usize,
    },
    /// More words than the prompt asks for.
    TooLong {
        /// How many too many.
        by: usize,
    },
    /// A mark covers so many words that it points at nothing.
    WideMark {
        /// How many words.
        words: usize,
    },
    /// Everything the prompt is about is marked.
    MainMarked,
    /// The learner has marked words as this, and the audit does not find it in the draft.
    MarkUnseen(MarkId),
}

/// More words than this under one mark point at nothing.
pub const WIDE_MARK: usize = 60;

/// What the lesson's structure says of a draft. Nothing is said until the draft has half the words the prompt asks for.
/// `shown` is where a model answer that may be seen shows a mark.
pub fn structural(draft: &Draft, bench: &Bench<'_>, shown: impl Fn(&MarkId) -> Option<(AnswerId, Span)>) -> Vec<Finding> {
    let meter = Meter::read(draft.text(), bench.prompt, super::rehearsal::USUAL_PACE);
    if meter.words * 2 < bench.prompt.words.min || meter.words == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let whole = |rule: &str, kind, about, why, question: &str| Finding {
        id: FindingId::new(rule, ""),
        kind,
        about,
        span: None,
        words: String::new(),
        why,
        sure: HowSure::Sure,
        weighed: Vec::new(),
        question: question.to_owned(),
    };
    let leaned = marks_leaned_on(bench);
    for (mark, lean) in &leaned {
        if draft.marks().of(mark).next().is_some() || *lean == Lean::Bonus {
            continue;
        }
        let kind = if *lean == Lean::Main { FindingKind::Essential } else { FindingKind::WorthALook };
        let question = bench.lesson.mark(mark).and_then(|mark| mark.questions.first()).map_or("", String::as_str);
        found.push(whole(&format!("no-mark-{mark}"), kind, About::Mark(mark.clone()), Why::NoMark { lean: *lean, shown: shown(mark) }, question));
    }
    match meter.length {
        Length::Short { by } => found.push(whole("too-short", FindingKind::WorthALook, About::Draft, Why::TooShort { by }, "")),
        Length::Long { by } => {
            let kind = if by * 4 > bench.prompt.words.max { FindingKind::Essential } else { FindingKind::WorthALook };
            found.push(whole("too-long", kind, About::Draft, Why::TooLong { by }, ""));
        }
        Length::Within => {}
    }
    for placed in draft.marks().placed() {
        let quoted = placed.span.of(draft.text()).unwrap_or_default();
        let count = count_words(quoted);
        if count > WIDE_MARK {
            found.push(Finding {
                id: FindingId::new("wide-mark", quoted),
                span: Some(placed.span),
                words: quoted.to_owned(),
                ..whole("", FindingKind::WorthALook, About::Mark(placed.mark.clone()), Why::WideMark { words: count }, "")
            });
        }
    }
    let mut main = leaned.iter().filter(|(_, lean)| **lean == Lean::Main).peekable();
    if main.peek().is_some() && main.all(|(mark, _)| draft.marks().of(mark).next().is_some()) {
        found.push(whole("main-marked", FindingKind::WellDone, About::Draft, Why::MainMarked, ""));
    }
    found
}

/// The findings of both sources by position, those about the draft as a whole last; dismissed ones and doubles left out. That a mark is
/// missing is not said where words are pointed at that could carry it.
pub fn merge(structural: Vec<Finding>, audit: Vec<Finding>, dismissed: &Dismissals) -> Vec<Finding> {
    let mut all: Vec<_> = audit.into_iter().filter(|finding| !dismissed.contains(&finding.id)).collect();
    let suggested = |missing: &Finding| all.iter().any(|finding| finding.suggests().is_some() && finding.about == missing.about);
    let structural = structural.into_iter().filter(|finding| !dismissed.contains(&finding.id));
    let structural: Vec<_> = structural.filter(|finding| !matches!(finding.why, Why::NoMark { .. }) || !suggested(finding)).collect();
    all.extend(structural);
    let rank = |finding: &Finding| (finding.span.map_or((usize::MAX, 0), |span| (span.start, span.end)), finding.kind);
    all.order_by(|a, b| (rank(a), &a.id).cmp(&(rank(b), &b.id)));
    all.dedup_by(|later, kept| later.id == kept.id && later.span == kept.span);
    all
}

/// The findings that an edit leaves standing, where their words stand now; `text` is the edited one.
pub fn carried(findings: &[Finding], change: Change, text: &str) -> Vec<Finding> {
    let carried = |finding: &Finding| {
        let span = match finding.span.map(|span| change.carry(span)) {
            None => None,
            Some(Carried::Whole(span)) if span.of(text) == Some(&finding.words) => Some(span),
            Some(_) => return None,
        };
        Some(Finding { span, ..finding.clone() })
    };
    findings.iter().filter_map(carried).collect()
}

/// The strongest lean of the prompt on any criterion that a mark is evidence for, in the lesson's order of marks.
pub fn marks_leaned_on(bench: &Bench<'_>) -> SortedMap<MarkId, Lean> {
    let mut leaned = SortedMap::new();
    for (criterion, lean) in &bench.prompt.leans {
        for mark in bench.lesson.criterion(criterion).map_or(&[][..], |criterion| &criterion.marks) {
            let strongest = leaned.entry(mark.clone()).or_insert(*lean);
            *strongest = (*strongest).max(*lean);
        }
    }
    leaned
}
