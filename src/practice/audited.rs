//! The audit's report as findings beside the lesson's own.

use super::bench::Bench;
use super::draft::Draft;
use super::findings::{About, Confidence, Finding, FindingId, FindingKind, Why};
use super::text::count_words;
use crate::audit::{self, Evidence, FlagFinding, Report};
use crate::lesson::{AuditQuestion, Flag, Lesson};

/// What the audit found in a draft: evidence the learner has marked is well done, evidence nobody has marked is worth a look,
/// and a raised flag is essential. What is missing is not held against a draft before it has half the words asked for.
pub fn findings(report: &Report, draft: &Draft, bench: &Bench<'_>) -> Vec<Finding> {
    let early = count_words(draft.text()) * 2 < bench.prompt.words.min;
    let raised = report.flags.iter().filter(|flag| flag.raised && !early).filter_map(|flag| raised(flag, draft, bench.lesson));
    let found = report.evidence.iter().map(|evidence| found(evidence, draft));
    found.chain(raised).collect()
}

/// One of the lesson's audit questions, answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The question.
    pub question: &'static AuditQuestion,
    /// Whether the draft does well by it.
    pub well: bool,
    /// What the audit saw, in a sentence.
    pub why: String,
    /// The words, quoted; empty where there are none.
    pub words: Vec<String>,
    /// How sure.
    pub confidence: Confidence,
}

/// The lesson's audit questions, each answered from the report.
pub fn answers(report: &Report, text: &str, lesson: &'static Lesson) -> Vec<Answered> {
    let answer = |question: &'static AuditQuestion| {
        let flag = report.flags.iter().find(|flag| Some(flag.flag) == question.flag)?;
        let of_mark = report.evidence.iter().filter(|evidence| Some(&evidence.mark) == question.mark.as_ref());
        let spans = if flag.evidence.is_empty() { of_mark.map(|evidence| evidence.span).collect() } else { flag.evidence.clone() };
        let words = spans.iter().filter_map(|span| span.of(text)).map(str::to_owned).collect();
        Some(Answered { question, well: !flag.raised, why: flag.why.clone(), words, confidence: confidence(flag.confidence) })
    };
    lesson.audit.iter().filter_map(answer).collect()
}

fn found(evidence: &Evidence, draft: &Draft) -> Finding {
    let words = draft.quote(evidence.span).to_owned();
    let marked = draft.marks().of(&evidence.mark).any(|span| span.overlaps(evidence.span));
    Finding {
        id: FindingId::new(&evidence.rule, &words),
        kind: if marked { FindingKind::WellDone } else { FindingKind::WorthALook },
        about: About::Mark(evidence.mark.clone()),
        span: Some(evidence.span),
        words,
        why: Why::Said(evidence.why.clone()),
        confidence: confidence(evidence.confidence),
        question: String::new(),
    }
}

fn raised(flag: &FlagFinding, draft: &Draft, lesson: &Lesson) -> Option<Finding> {
    let question = lesson.audit.iter().find(|question| question.flag == Some(flag.flag))?;
    let span = match flag.flag {
        Flag::TopicList => flag.evidence.first().copied(),
        _ => flag.near.as_ref().map(|near| near.span),
    };
    let criterion = question.criterion.as_ref().and_then(|id| lesson.criterion(id));
    let why = match &flag.near {
        Some(near) => format!("{} {}", flag.why, near.why),
        None => flag.why.clone(),
    };
    let words = span.map(|span| draft.quote(span).to_owned()).unwrap_or_default();
    Some(Finding {
        id: FindingId::new(flag.flag.key(), &words),
        kind: FindingKind::Essential,
        about: criterion.map_or(About::Draft, |criterion| About::Criterion(criterion.id.clone())),
        span,
        words,
        why: Why::Said(why),
        confidence: confidence(flag.confidence),
        question: criterion.map(|criterion| criterion.follow_up.clone()).unwrap_or_default(),
    })
}

fn confidence(confidence: audit::Confidence) -> Confidence {
    match confidence {
        audit::Confidence::Sure => Confidence::Sure,
        audit::Confidence::Likely => Confidence::FairlySure,
        audit::Confidence::Perhaps => Confidence::NotSure,
    }
}
