//! What the language audit makes of the annotated answers: each is a test of the other.
//!
//! A mark annotated in a strong answer of which the audit finds nothing at all is an error, and so is a weak answer let off a fault the
//! guide rates missing: a learner would be told the opposite of what the lesson teaches. One annotation that is not found is a warning.

use super::{Compiled, Diagnostic, HouseStyle, Passage, SourceFile, Voice, files::id_of, names::did_you_mean};
use crate::audit::{Model, Report, audit};
use crate::lesson::{AuditQuestion, Lesson, Level, Mark, ModelAnswer, Span, Strength};

/// Reads every annotated answer with its lesson's model; `read` gives the bytes of a file, and nothing where a lesson has no model.
pub fn heard(compiled: &Compiled, read: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for lesson in &compiled.library.lessons {
        let Some(house) = compiled.house.iter().find(|house| house.lesson.as_ref() == Some(&lesson.id)) else { continue };
        let path = model_of(house);
        let Some(bytes) = read(&path) else { continue };
        match Model::parse(&bytes) {
            Ok(model) => {
                found.extend(unheard(compiled, &house.folder, lesson, &model));
                let placed = lesson.answers.iter().filter_map(|answer| Placed::of(compiled, &house.folder, answer));
                placed.for_each(|answer| answer.read(lesson, &model, &mut found));
            }
            Err(problem) => {
                let advice = "It is made, never edited: train it again with audit-train.";
                found.push(Diagnostic::error(&SourceFile::new(path, ""), Span::default(), format!("this model cannot be read: {problem}"), advice));
            }
        }
    }
    found
}

/// Where the language audit's model of a lesson is.
pub(super) fn model_of(house: &HouseStyle) -> String {
    format!("{}audit/model.bin", house.folder)
}

/// Questions that could never be answered, because the model has not learned their flag, or where they have none their mark.
fn unheard(compiled: &Compiled, folder: &str, lesson: &Lesson, model: &Model) -> Vec<Diagnostic> {
    let Some(file) = compiled.files.iter().find(|file| file.path == format!("{folder}audit.toml")) else { return Vec::new() };
    let marks: Vec<&str> = model.heads().iter().filter_map(|head| head.name.strip_prefix("mark:")).collect();
    let flags: Vec<&str> = model.flags().iter().map(String::as_str).collect();
    let wrong = |question: &AuditQuestion| {
        let (asked, known) = match (&question.flag, &question.mark) {
            (Some(flag), _) => (flag.as_str(), &flags),
            (None, Some(mark)) => (mark.as_str(), &marks),
            (None, None) => return None,
        };
        if known.contains(&asked) {
            return None;
        }
        let start = file.text.find(&format!("\"{asked}\"")).unwrap_or_default();
        let advice = did_you_mean(asked, known.iter().copied()).unwrap_or_else(|| format!("There are: {}.", known.join(", ")));
        Some(Diagnostic::error(file, Span::new(start, start + asked.len() + 2), format!("the audit has not learned `{asked}`"), advice))
    };
    lesson.audit.iter().filter_map(wrong).collect()
}

/// A model answer and where its paragraphs stand in its file.
struct Placed<'c> {
    answer: &'c ModelAnswer,
    file: &'c SourceFile,
    passages: Vec<&'c Passage>,
}

impl<'c> Placed<'c> {
    fn of(compiled: &'c Compiled, folder: &str, answer: &'c ModelAnswer) -> Option<Self> {
        let mine = |file: &SourceFile| file.path.starts_with(folder) && id_of(&file.path, "answers/") == Some(answer.id.as_str());
        let index = compiled.files.iter().position(mine)?;
        let told = |passage: &&Passage| passage.file == index && passage.voice == Voice::Told;
        let passages: Vec<&Passage> = compiled.passages.iter().filter(told).collect();
        (!passages.is_empty()).then(|| Self { answer, file: &compiled.files[index], passages })
    }

    /// Words of the answer, in its file.
    fn place(&self, span: Span) -> Span {
        let mut paragraphs = self.answer.paragraphs.iter().zip(&self.passages);
        let Some((paragraph, passage)) = paragraphs.find(|(paragraph, _)| span.start < paragraph.span.end) else { return Span::default() };
        let inside = |at: usize| at.clamp(paragraph.span.start, paragraph.span.end) - paragraph.span.start;
        passage.map.file_span(Span::new(inside(span.start), inside(span.end)))
    }

    fn read(&self, lesson: &Lesson, model: &Model, found: &mut Vec<Diagnostic>) {
        let report = audit(&self.answer.text, model);
        let known = |mark: &&Mark| model.heads().iter().any(|head| head.name.strip_prefix("mark:") == Some(mark.id.as_str()));
        lesson.marks.iter().filter(known).for_each(|mark| self.mark(mark, &report, found));
        lesson.audit.iter().for_each(|question| found.extend(self.fault(question, &report)));
    }

    /// The annotations of one mark that the audit does not find.
    fn mark(&self, mark: &Mark, report: &Report, found: &mut Vec<Diagnostic>) {
        let annotated: Vec<Span> =
            self.answer.annotations.iter().filter(|annotation| annotation.marks.contains(&mark.id)).map(|annotation| annotation.span).collect();
        let evidence: Vec<Span> = report.evidence.iter().filter(|piece| piece.mark == mark.id).map(|piece| piece.span).collect();
        let missed: Vec<Span> = annotated.iter().copied().filter(|span| !evidence.iter().any(|piece| piece.overlaps(*span))).collect();
        let id = &mark.id;
        if self.answer.strength == Strength::Strong && missed.len() == annotated.len() {
            let Some(first) = missed.first() else { return };
            let message = format!("the audit finds no `{id}` in this strong answer, not even “{}”", self.words(*first));
            found.push(Diagnostic::error(self.file, self.place(*first), message, NONE));
            return;
        }
        for span in missed {
            let message = format!("the audit does not find this `{id}`: “{}”", self.words(span));
            found.push(Diagnostic::warning(self.file, self.place(span), message, ONE));
        }
    }

    /// A fault of a weak answer that is not held against it, or a list seen where the answer is strong.
    fn fault(&self, question: &AuditQuestion, report: &Report) -> Option<Diagnostic> {
        let flag = question.flag.as_ref()?;
        let finding = report.flags.iter().find(|finding| finding.flag == *flag)?;
        let at = finding.evidence.first().copied().or_else(|| self.answer.paragraphs.first().map(|paragraph| paragraph.span))?;
        let (place, key) = (self.place(at), flag);
        let weak = self.answer.strength == Strength::Weak;
        if let Some(criterion) = &question.criterion {
            let missing = self.answer.ratings.iter().any(|rating| rating.criterion == *criterion && rating.level == Level::Missing);
            (weak && missing && !finding.raised).then(|| {
                let message = format!("the audit does not raise `{key}` in this weak answer, whose `{criterion}` is rated missing");
                Diagnostic::error(self.file, place, message, format!("It takes “{}” for more than it is. {TEACH}", self.words(at)))
            })
        } else {
            // No rating speaks for this question: the mark that would answer it with yes does, and less surely.
            let annotated = |mark| self.answer.annotations.iter().any(|annotation| annotation.marks.contains(mark));
            let expected = weak && !question.mark.as_ref().is_some_and(annotated);
            (finding.raised != expected).then(|| {
                    let message = if expected { format!("the audit does not raise `{key}` in this weak answer") } else { format!("the audit raises `{key}` in this answer") };
                    Diagnostic::warning(self.file, place, message, "Read it again with the question in mind; if the audit is wrong, add labelled answers like it to `audit/answers` and train again.")
                })
        }
    }

    /// The first words of a span, for a message.
    fn words(&self, span: Span) -> String {
        let mut words = span.of(&self.answer.text).unwrap_or_default().split_whitespace();
        let first: Vec<&str> = words.by_ref().take(WORDS).collect();
        first.join(" ") + if words.next().is_some() { " …" } else { "" }
    }
}

/// Words of an annotation that a message repeats.
const WORDS: usize = 8;

const TEACH: &str = "Reword it, or add labelled answers like it to `audit/answers` and train again with audit-train.";

const NONE: &str = "A learner who writes as well would be told that it is missing. Give one sentence the fact itself (who, when, how many, what \
    happened), take the mark off, or add labelled answers like it to `audit/answers` and train again with audit-train.";

const ONE: &str = "See whether they show it to a reader with nothing \
    else to go by; if they do, add labelled answers like it to `audit/answers` and train again.";
