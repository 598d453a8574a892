//! What the language audit says of every answer in a folder: `audit-eval FOLDER` prints one JSON object a line.
//!
//! A file needs an `id` and a `text`; whatever else it has is not looked at, and files of another form are passed over.
//! `audit-eval --time FOLDER` prints how long drafts of about 400 words take instead.

use practice_widget::audit::{Auditor, Model, audit};
use practice_widget::lesson::Span;
use serde_json::{Map, Value, json};
use std::rc::Rc;
use std::time::{Duration, Instant};

const MODEL: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/content/continuous-learning/audit/model.bin"));

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let timing = arguments.iter().position(|argument| argument == "--time").map(|at| arguments.remove(at)).is_some();
    let [folder] = arguments.as_slice() else {
        return Err("usage: audit-eval [--time] FOLDER".into());
    };
    let model = Model::parse(MODEL)?;
    let answers = read(folder)?;
    if timing {
        time(&answers, model);
        return Ok(());
    }
    for (id, text) in &answers {
        println!("{}", line(id, text, &model));
    }
    Ok(())
}

fn read(folder: &str) -> std::io::Result<Vec<(String, String)>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    let mut answers = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let parsed = std::fs::read_to_string(path).ok().and_then(|source| serde_json::from_str::<Value>(&source).ok());
        let field = |name: &str| parsed.as_ref().and_then(|value| value.get(name)?.as_str().map(str::to_owned));
        if let (Some(id), Some(text)) = (field("id"), field("text")) {
            answers.push((id, text));
        }
    }
    Ok(answers)
}

fn line(id: &str, text: &str, model: &Model) -> Value {
    let report = audit(text, model);
    let mut marks: Map<String, Value> =
        model.heads().iter().filter_map(|head| head.name.strip_prefix("mark:")).map(|mark| (mark.to_owned(), json!([]))).collect();
    for piece in &report.evidence {
        if let Some(Value::Array(found)) = marks.get_mut(piece.mark.as_str()) {
            found.push(json!(code_points(text, piece.span)));
        }
    }
    let flags: Map<String, Value> = report.flags.iter().map(|finding| (finding.flag.to_string(), json!(finding.raised))).collect();
    let star: Map<String, Value> = report.star.iter().map(|finding| (finding.part.key().to_owned(), json!(finding.present))).collect();
    json!({ "id": id, "marks": marks, "audit": flags, "star": star })
}

/// A byte range as `start-end` in code points.
fn code_points(text: &str, span: Span) -> String {
    let before = text[..span.start].chars().count();
    format!("{}-{}", before, before + text[span.start..span.end].chars().count())
}

fn time(answers: &[(String, String)], model: Model) {
    let words = |text: &str| text.split_whitespace().count();
    let mut drafts: Vec<String> = Vec::new();
    let mut draft = String::new();
    for (_, text) in answers {
        draft.push_str(text);
        draft.push_str("\n\n");
        if words(&draft) >= 400 {
            drafts.push(std::mem::take(&mut draft));
        }
    }
    let clock = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let whole = drafts.iter().map(|draft| clock(&mut || drop(audit(draft, &model))));
    println!("{} drafts of 400 words or a little more, read whole: {}", drafts.len(), spread(whole.collect()));
    let mut auditor = Auditor::new(Rc::new(model));
    let mut typed = Vec::new();
    for draft in &drafts {
        auditor.audit(draft);
        let more = format!("{draft} And then");
        typed.push(clock(&mut || drop(auditor.audit(&more))));
    }
    println!("after two more words: {}", spread(typed));
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1000.0;
    format!("median {:.3} ms, 95 % {:.3} ms", at(50), at(95))
}
