//! From scores to findings.

use super::explain;
use super::model::{Head, Model};
use super::report::{Confidence, Evidence, FlagFinding, NearMiss, Report, Sentence, StarFinding, Suggestion};
use super::score::{Share, score};
use super::text::Paragraph;
use crate::lesson::{FlagId, MarkId, Span, StarPart};
use crate::order::PutInOrder;

/// A draft with its scores, ready to be asked.
struct Scored<'a> {
    model: &'a Model,
    shares: &'a [&'a Share],
    spans: Vec<Span>,
    scores: Vec<Vec<f32>>,
}

/// Everything the audit has to say about a draft whose sentences have been read.
pub fn report(paragraphs: &[Paragraph], shares: &[&Share], model: &Model) -> Report {
    let spans = paragraphs.iter().flat_map(|paragraph| paragraph.sentences.iter().map(|unit| unit.span)).collect();
    let scored = Scored { model, shares, spans, scores: score(paragraphs, shares, model).last };
    let parts: Vec<Option<StarPart>> = (0..shares.len()).map(|at| scored.part(at..at + 1)).collect();
    let mut sentences = Vec::with_capacity(shares.len());
    let mut suggestions = Vec::with_capacity(paragraphs.len());
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let start = sentences.len();
        for unit in &paragraph.sentences {
            sentences.push(Sentence { span: unit.span, paragraph: number, part: parts[sentences.len()] });
        }
        let last = number > 0 && number + 1 == paragraphs.len();
        let part = scored.part(start..sentences.len()).or_else(|| scored.closes(start..sentences.len()).filter(|_| last));
        suggestions.push(Suggestion { span: paragraph.span, part });
    }
    Report { sentences, paragraphs: suggestions, evidence: scored.evidence(), flags: scored.flags(), star: scored.star() }
}

impl Scored<'_> {
    fn head(&self, kind: &str, name: &str) -> Option<usize> {
        self.model.heads.iter().position(|head| head.name.strip_prefix(kind).is_some_and(|rest| rest == name))
    }

    fn best(&self, head: usize) -> Option<(usize, f32)> {
        let best = self.scores.iter().enumerate().max_by(|(_, a), (_, b)| a[head].total_cmp(&b[head]))?;
        Some((best.0, best.1[head]))
    }

    /// How far the draft's best sentence lies beyond the line; below zero when the draft does not show it.
    fn margin(&self, head: usize) -> f32 {
        self.best(head).map_or(-9.0, |(_, score)| score - self.model.heads[head].present)
    }

    fn shown_by(&self, head: usize) -> Vec<usize> {
        if self.margin(head) < 0.0 {
            return Vec::new();
        }
        let least = self.model.heads[head].evidence;
        (0..self.scores.len()).filter(|at| self.scores[*at][head] >= least).collect()
    }

    fn evidence(&self) -> Vec<Evidence> {
        let mut found = Vec::new();
        for (number, head) in self.model.heads.iter().enumerate() {
            let Some(mark) = head.name.strip_prefix("mark:") else { continue };
            for at in self.shown_by(number) {
                found.push(self.piece(at, number, head, mark));
            }
        }
        found.order_by_key(|piece: &Evidence| piece.span.start);
        found
    }

    fn piece(&self, at: usize, number: usize, head: &Head, mark: &str) -> Evidence {
        let rule = explain::rule(self.shares[at], number, mark, self.model);
        let middle = f32::midpoint(head.present, head.evidence);
        Evidence {
            mark: MarkId::from(mark),
            span: self.spans[at],
            confidence: Confidence::beyond(self.scores[at][number] - middle),
            why: self.model.phrases.first_of(&[&rule, mark]).to_owned(),
            words: explain::words(self.shares[at], number, self.model.heads.len(), self.spans[at].start),
            rule,
        }
    }

    fn flags(&self) -> Vec<FlagFinding> {
        self.model.phrases.flags().iter().filter_map(|flag| self.flag(flag)).collect()
    }

    fn flag(&self, key: &str) -> Option<FlagFinding> {
        let say = |end: &str| self.model.phrases.first_of(&[&format!("{key}.{end}")]).to_owned();
        let own = self.head("flag:", key);
        let head = own.or_else(|| self.head("mark:", &say("mark")))?;
        let margin = self.margin(head);
        let raised = (margin >= 0.0) == own.is_some();
        let near = (raised && own.is_none() && margin > NEAR).then(|| self.near_miss(head)).flatten();
        Some(FlagFinding {
            flag: FlagId::from(key),
            raised,
            confidence: Confidence::beyond(margin.abs()),
            evidence: self.shown_by(head).into_iter().map(|at| self.spans[at]).collect(),
            why: say(if raised { "raised" } else { "clear" }),
            near,
        })
    }

    fn near_miss(&self, head: usize) -> Option<NearMiss> {
        let (at, _) = self.best(head)?;
        let key = explain::near_miss(self.shares[at], head);
        Some(NearMiss { span: self.spans[at], why: self.model.phrases.first_of(&[key]).to_owned() })
    }

    fn star(&self) -> Vec<StarFinding> {
        let heads = StarPart::ALL.into_iter().filter_map(|part| Some((part, self.head("star:", part.key())?)));
        heads
            .map(|(part, head)| StarFinding {
                part,
                present: self.margin(head) >= 0.0,
                confidence: Confidence::beyond(self.margin(head).abs()),
                evidence: self.shown_by(head).into_iter().map(|at| self.spans[at]).collect(),
            })
            .collect()
    }

    /// The part that stands out in a run of sentences.
    fn part(&self, run: std::ops::Range<usize>) -> Option<StarPart> {
        let mut best: Option<(f32, StarPart)> = None;
        for part in StarPart::ALL {
            let Some(head) = self.head("star:", part.key()) else { continue };
            let line = self.model.heads[head].evidence;
            let sum: f32 = run.clone().map(|at| (self.scores[at][head] - line + 0.5).clamp(0.0, 3.0)).sum();
            if sum > 0.0 && best.is_none_or(|(most, _)| sum > most) {
                best = Some((sum, part));
            }
        }
        best.map(|(_, part)| part)
    }

    /// A last paragraph that tells no part of the story and shows the mark of what stays is the closing lesson.
    fn closes(&self, run: std::ops::Range<usize>) -> Option<StarPart> {
        let head = self.head("mark:", self.model.phrases.first_of(&["closing"]))?;
        let shown = run.into_iter().any(|at| self.scores[at][head] >= self.model.heads[head].evidence);
        shown.then_some(StarPart::Closing)
    }
}

/// A sentence further below the line than this has nothing to do with the mark.
const NEAR: f32 = -2.0;
