//! The annotated answers and the audit, held against each other.

use practice_widget::compiler::{Diagnostic, SourceFile, compile_whole, heard};
use std::fs;
use std::path::Path;

const LESSON: &str = "content/continuous-learning/";

/// What is said of the lesson after `edit`, its own model at hand.
fn said(edit: impl Fn(&mut SourceFile)) -> Vec<Diagnostic> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<SourceFile> = Vec::new();
    for folder in ["", "sections", "answers", "figures"] {
        for entry in fs::read_dir(root.join(LESSON).join(folder)).expect("the lesson is there") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
                files.push(SourceFile::new(name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    files.iter_mut().for_each(edit);
    heard(&compile_whole(&files), |path| fs::read(root.join(path)).ok())
}

fn errors(said: &[Diagnostic]) -> Vec<String> {
    said.iter().filter(|found| found.is_error()).map(ToString::to_string).collect()
}

/// The line of the first occurrence, counted from one.
fn line_of(text: &str, words: &str) -> usize {
    text[..text.find(words).expect("the words are in the file")].matches('\n').count() + 1
}

#[test]
fn the_shipped_answers_are_heard_as_they_are_annotated() {
    assert_eq!(said(|_| ()).iter().map(ToString::to_string).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_mark_without_words_behind_it_is_named_at_its_line() {
    const EMPTY: &str = "\n\n[Growth matters to me.]{.practice}\n";
    let name = "answers/01-inference-slice.md";
    let said = said(|file| {
        if file.path.ends_with(name) {
            file.text = file.text.trim_end().to_owned() + EMPTY;
        }
    });
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(LESSON).join(name)).expect("text");
    let found = said.iter().find(|found| found.message.contains("Growth matters to me")).expect("the annotation is not found");
    assert!(found.is_error() && found.file.ends_with(name) && found.message.contains("no `practice`"), "{found}");
    let line = line_of(&(source.trim_end().to_owned() + EMPTY), "[Growth");
    assert_eq!((found.line, found.column), (line, 2), "{found}");
}

#[test]
fn one_annotation_among_others_that_are_found_is_a_warning() {
    let name = "answers/02-four-habits.md";
    let said = said(|file| {
        if file.path.ends_with(name) {
            file.text = file.text.trim_end().to_owned() + "\n\n[Growth matters to me.]{.practice}\n";
        }
    });
    let found = said.iter().find(|found| found.message.contains("Growth matters to me")).expect("the annotation is not found");
    assert!(!found.is_error() && found.message.contains("this `practice`") && !found.advice.is_empty(), "{found}");
    assert_eq!(errors(&said), Vec::<String>::new());
}

#[test]
fn a_weak_answer_let_off_its_fault_stops_the_build() {
    let name = "answers/06-grand-topics.md";
    let said = said(|file| {
        if file.path.ends_with(name) {
            file.text = file.text.trim_end().to_owned()
                + "\n\nEvery Friday from four to five I still read one chapter and write a page on it for the team.\n";
        }
    });
    let errors = errors(&said);
    assert!(errors.iter().any(|error| error.contains(name) && error.contains("`one_off`") && error.contains("Every Friday")), "{errors:?}");
}

#[test]
fn a_model_that_is_none_is_named_and_a_lesson_without_one_is_left_in_peace() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(LESSON);
    let files = ["lesson.toml", "answers/06-grand-topics.md"]
        .map(|name| SourceFile::new(format!("{LESSON}{name}"), fs::read_to_string(root.join(name)).expect("text")));
    let compiled = compile_whole(&files);
    assert_eq!(heard(&compiled, |_| None), Vec::new());
    let said = heard(&compiled, |_| Some(b"none".to_vec()));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].is_error() && said[0].file.ends_with("audit/model.bin"), "{}", said[0]);
}

#[test]
fn a_question_that_the_audit_cannot_answer_is_named_at_its_line() {
    let said = said(|file| {
        if file.path.ends_with("audit.toml") {
            file.text = file.text.replace("\"smoothed\"", "\"smothed\"");
        }
    });
    let found: Vec<String> = errors(&said);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("audit.toml:") && found[0].contains("has not learned `smothed`") && found[0].contains("smoothed"), "{}", found[0]);
}

#[test]
fn a_question_without_a_flag_is_answered_by_a_mark_that_the_audit_knows() {
    let without_flag = |mark: &'static str| {
        said(move |file| {
            if file.path.ends_with("audit.toml") {
                file.text = file.text.replace("flag = \"smoothed\"\nmark = \"discomfort\"", &format!("mark = \"{mark}\""));
            }
            if file.path.ends_with("lesson.toml") && mark == "hunger" {
                file.text = file.text.replacen("id = \"discomfort\"", "id = \"hunger\"", 1);
            }
        })
    };
    assert_eq!(errors(&without_flag("discomfort")), Vec::<String>::new());
    assert!(errors(&without_flag("hunger")).iter().any(|found| found.contains("has not learned `hunger`")));
}
