//! The audit's report as findings beside the lesson's own.

use super::bench::Bench;
use super::dismissals::FindingId;
use super::draft::Draft;
use super::findings::{About, Finding, FindingKind, HowSure, Why};
use super::review::lean_on;
use super::text::count_words;
use crate::audit::{self, Evidence, FlagFinding, Report};
use crate::lesson::{AuditQuestion, Lean, Lesson};

/// What the audit found in a draft: evidence the learner has marked is well done, evidence nobody has marked is worth a look, and a raised flag
/// is essential, unless the prompt does not ask for it or the learner has pointed at those very words; where words are marked as what it
/// misses, it says that it does not see it there. What is missing is not held against a
/// draft before it has half the words asked for.
pub fn findings(report: &Report, draft: &Draft, bench: &Bench<'_>) -> Vec<Finding> {
    let early = count_words(draft.text()) * 2 < bench.prompt.words.min;
    let raised = report.flags.iter().filter(|flag| flag.raised && !early).filter_map(|flag| raised(flag, draft, bench));
    // A model may have learned more marks than the lesson has now.
    let of_lesson = report.evidence.iter().filter(|evidence| bench.lesson.mark(&evidence.mark).is_some());
    let found = of_lesson.map(|evidence| found(evidence, draft));
    found.chain(raised).collect()
}

/// One of the lesson's audit questions, answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The question.
    pub question: &'static AuditQuestion,
    /// Whether the draft does well by it.
    pub well: bool,
    /// The words, quoted; empty where there are none.
    pub words: Vec<String>,
    /// How sure.
    pub sure: HowSure,
}

/// The lesson's audit questions, each answered from the report: by its flag, or where it has none by its mark, of which nobody can say how
/// surely it is missing.
pub fn answers(report: &Report, text: &str, lesson: &'static Lesson) -> Vec<Answered> {
    let answer = |question: &'static AuditQuestion| {
        let of_mark: Vec<&Evidence> = report.evidence.iter().filter(|evidence| Some(&evidence.mark) == question.mark.as_ref()).collect();
        let flag = match &question.flag {
            Some(asked) => Some(report.flags.iter().find(|flag| flag.flag == *asked)?),
            None => None,
        };
        let (well, sure) = match flag {
            Some(flag) => (!flag.raised, flag.confidence),
            None => (!of_mark.is_empty(), of_mark.iter().map(|evidence| evidence.confidence).max().unwrap_or(audit::Confidence::Perhaps)),
        };
        let spans = match flag {
            Some(flag) if !flag.evidence.is_empty() => flag.evidence.clone(),
            _ => of_mark.iter().map(|evidence| evidence.span).collect(),
        };
        let words = spans.iter().filter_map(|span| span.of(text)).map(str::to_owned).collect();
        Some(Answered { question, well, words, sure: how_sure(sure) })
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
        sure: how_sure(evidence.confidence),
        weighed: evidence.words.iter().map(|span| draft.quote(*span).to_owned()).collect(),
        question: String::new(),
    }
}

fn raised(flag: &FlagFinding, draft: &Draft, bench: &Bench<'_>) -> Option<Finding> {
    let question = bench.lesson.audit.iter().find(|question| question.flag.as_ref() == Some(&flag.flag))?;
    // What raises it, or where a mark is missing, what comes closest.
    let span = flag.evidence.first().copied().or_else(|| flag.near.as_ref().map(|near| near.span));
    let criterion = question.criterion.as_ref().and_then(|id| bench.lesson.criterion(id));
    let bonus = criterion.is_some_and(|criterion| lean_on(bench.prompt, &criterion.id) == Lean::Bonus);
    let pointed_at = span.zip(question.mark.as_ref()).is_some_and(|(span, mark)| draft.marks().of(mark).any(|marked| marked.overlaps(span)));
    let why = match &flag.near {
        Some(near) => format!("{} {}", flag.why, near.why),
        None => flag.why.clone(),
    };
    // Nobody is told that there is none of what they have just marked.
    let marked = question.mark.as_ref().filter(|_| flag.evidence.is_empty()).and_then(|mark| Some((mark, draft.marks().of(mark).next()?)));
    let (span, why, sure) = match marked {
        Some((mark, span)) => (Some(span), Why::MarkUnseen(mark.clone()), HowSure::NotSure),
        None => (span, Why::Said(why), how_sure(flag.confidence)),
    };
    let words = span.map(|span| draft.quote(span).to_owned()).unwrap_or_default();
    Some(Finding {
        id: FindingId::new(flag.flag.as_str(), &words),
        kind: if bonus || pointed_at || marked.is_some() { FindingKind::WorthALook } else { FindingKind::Essential },
        about: criterion.map_or(About::Draft, |criterion| About::Criterion(criterion.id.clone())),
        span,
        words,
        why,
        sure,
        weighed: Vec::new(),
        question: criterion.map(|criterion| criterion.follow_up.clone()).unwrap_or_default(),
    })
}

fn how_sure(confidence: audit::Confidence) -> HowSure {
    match confidence {
        audit::Confidence::Sure => HowSure::Sure,
        audit::Confidence::Likely => HowSure::FairlySure,
        audit::Confidence::Perhaps => HowSure::NotSure,
    }
}
