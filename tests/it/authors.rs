//! What an author is told of files that are broken, misnamed or missing: the cause, once, in its place, and nothing that follows from it.

use crate::compiler::tiny;
use crate::tidy::root;
use practice_widget::{
    check::{self, Checked},
    compiler::{SourceFile, compile},
};
use std::{
    fs,
    process::{Command, Stdio},
    time::Instant,
};

/// What is told of the tiny lesson after an edit of its files, in headlines, and the advice that goes with them.
fn told(edit: impl Fn(&mut Vec<SourceFile>)) -> Vec<(String, String)> {
    let mut files = tiny();
    edit(&mut files);
    compile(&files).1.into_iter().map(|found| (found.headline().replace("tiny-lesson/", ""), found.advice.replace("tiny-lesson/", ""))).collect()
}

#[track_caller]
fn check(edit: impl Fn(&mut Vec<SourceFile>), expected: &[&str]) {
    assert_eq!(told(edit).into_iter().map(|(headline, _)| headline).collect::<Vec<_>>(), expected);
}

/// The same with the advice, which has the words that matter.
#[track_caller]
fn check_advice(edit: impl Fn(&mut Vec<SourceFile>), expected: &[(&str, &str)]) {
    let told = told(edit);
    let told: Vec<(&str, &str)> = told.iter().map(|(headline, advice)| (headline.as_str(), advice.as_str())).collect();
    assert_eq!(told, expected);
}

fn file<'f>(files: &'f mut [SourceFile], path: &str) -> &'f mut SourceFile {
    files.iter_mut().find(|file| file.path.ends_with(path)).expect("a file of the tiny lesson")
}

/// Says something else everywhere in a file.
fn say(files: &mut [SourceFile], path: &str, before: &str, after: &str) {
    let file = file(files, path);
    assert!(file.text.contains(before), "{path} does not say {before}");
    file.text = file.text.replace(before, after);
}

#[test]
fn signs_of_other_machines_are_no_matter() {
    for change in [
        |text: &str| format!("\u{feff}{text}"),
        |text: &str| text.replace('\n', "\r\n"),
        |text: &str| text.replace('\n', "\r"),
        |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        check(|files| files.iter_mut().for_each(|file| file.text = change(&file.text)), &[]);
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_said_once_and_silences_what_follows_from_it() {
    let latin = |file: &mut SourceFile, word: &str| file.text = file.text.replacen(word, "caf\u{fffd}", 1);
    check(|files| latin(file(files, "01-why.md"), "early"), &["sections/01-why.md:6:23: error: this file is not UTF-8"]);
    check(|files| latin(file(files, "02-words.md"), "Words"), &["sections/02-words.md:2:13: error: this file is not UTF-8"]);
    check(|files| latin(file(files, "01-plainly.md"), "team"), &["answers/01-plainly.md:24:4: error: this file is not UTF-8"]);
    // Two bytes a letter, with the sign in front and without; read with what cannot be UTF-8 replaced.
    let wide = |file: &mut SourceFile, front: &str| file.text = front.to_owned() + &file.text.chars().flat_map(|c| [c, '\0']).collect::<String>();
    for name in ["lesson.toml", "quiz.toml", "audit.toml", "coverage.toml", "sections/01-why.md", "answers/02-foggy.md"] {
        check(|files| wide(file(files, name), "\u{fffd}\u{fffd}"), &[&*format!("{name}:1:1: error: this file is not UTF-8")]);
        check(|files| wide(file(files, name), ""), &[&*format!("{name}:1:2: error: this file is not UTF-8")]);
    }
}

#[test]
fn a_file_that_is_too_long_is_refused() {
    check(|files| file(files, "01-why.md").text += &"word ".repeat(200_001), &["sections/01-why.md:1:1: error: this file is over one megabyte"]);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_stops_nothing_else() {
    let unread = |files: &mut Vec<SourceFile>| {
        let path = file(files, "quiz.toml").path.clone();
        *file(files, "quiz.toml") = SourceFile::unread(path, "no such file");
        say(files, "lesson.toml", "plain = \"main\"", "plain = \"mian\"");
    };
    check(unread, &["lesson.toml:67:9: error: `plain` cannot be `mian`", "quiz.toml:1:1: error: this file cannot be read: no such file"]);
}

#[test]
fn every_line_that_is_not_toml_is_named() {
    let broken = |files: &mut Vec<SourceFile>| {
        say(files, "lesson.toml", "title = \"Saying no\"", "title = \"Saying no");
        say(files, "lesson.toml", "series = ", "series = = ");
        say(files, "lesson.toml", "category = ", "category category = ");
    };
    check_advice(
        broken,
        &[
            ("lesson.toml:1:19: error: invalid basic string, expected `\"`", "This is not TOML; the rest of this file is checked once it is."),
            ("lesson.toml:3:10: error: extra `=`, expected nothing", ""),
            ("lesson.toml:4:10: error: key with no value, expected `=`", ""),
        ],
    );
}

#[test]
fn a_lesson_has_sections_and_prompts() {
    let bare = |files: &mut Vec<SourceFile>| {
        files.retain(|file| !file.path.contains("/sections/"));
        file(files, "coverage.toml").text.clear();
    };
    check(bare, &["lesson.toml:1:1: error: this lesson has no section"]);
    let idle = |files: &mut Vec<SourceFile>| {
        let text = &mut file(files, "lesson.toml").text;
        let (from, to) = (text.find("[[prompt]]").expect("a prompt"), text.find("[[pitfall]]").expect("a pitfall"));
        text.replace_range(from..to, "");
        *text = format!("prompt = []\n{text}");
        files.retain(|file| !file.path.contains("/answers/") && !file.path.contains("/sections/") && !file.path.ends_with("coverage.toml"));
    };
    let found = told(idle);
    assert!(found.iter().any(|(headline, _)| headline == "lesson.toml:1:1: error: this lesson has no prompt"), "{found:?}");
}

#[test]
fn a_file_nobody_reads_is_named() {
    let with = |path: &'static str| move |files: &mut Vec<SourceFile>| files.push(SourceFile::new(format!("tiny-lesson/{path}"), ""));
    for (path, right) in [
        ("answers/03-x.markdown", "answers/03-x.md"),
        ("Sections/03-x.md", "sections/03-x.md"),
        ("figures/window.SVG", "figures/window.svg"),
        ("lesson.yaml", "lesson.toml"),
        ("Quiz.toml", "quiz.toml"),
        ("Words.txt", "words.txt"),
    ] {
        check_advice(with(path), &[(&format!("{path}:1:1: error: this file has a name that is not read"), &format!("Name it `{right}`."))]);
    }
    let all = "A lesson has lesson.toml, quiz.toml, audit.toml, coverage.toml, words.txt, sections/, answers/, figures/, audit/.";
    for (path, advice) in [("quizz.toml", "Did you mean `quiz.toml`?"), ("section/03-x.md", "Did you mean `sections/`?"), ("photo.jpg", all)] {
        check_advice(with(path), &[(&format!("{path}:1:1: warning: this file is no part of a lesson"), advice)]);
    }
    check(with("audit/model.bin"), &[]);
    check(with("figures/old/"), &["figures/old/:1:1: warning: this folder is empty"]);
    check(
        |files| files.push(SourceFile::new("second/lesson.yaml", "")),
        &["second/lesson.yaml:1:1: error: this file has a name that is not read", "second/lesson.yaml:1:1: error: this lesson has no lesson.toml"],
    );
    check(|files| files.push(SourceFile::new("second/", "")), &["second/:1:1: warning: this folder is empty"]);
}

#[test]
fn emphasis_closes() {
    let why = "sections/01-why.md";
    let lone = |sign: &'static str| move |files: &mut Vec<SourceFile>| say(files, why, "*early*", sign);
    check(lone("*early"), &["sections/01-why.md:6:19: error: this emphasis does not close"]);
    check(lone("_early"), &["sections/01-why.md:6:19: error: this emphasis does not close"]);
    check(lone("* early"), &["sections/01-why.md:6:19: error: this emphasis does not close"]);
    check(lone("at 5 \\* 3 in snake_case"), &[]);
}

#[test]
fn a_cause_is_told_without_what_follows_from_it() {
    let keys = ["title", "summary", "series", "category", "difficulty", "outcomes", "criterion", "mark", "prompt"];
    let missing = keys.map(|key| format!("lesson.toml:1:1: error: missing key `{key}`"));
    check(|files| file(files, "lesson.toml").text.clear(), &missing.each_ref().map(String::as_str));
    for (list, line) in [("mark", 43), ("pitfall", 69), ("term", 76)] {
        let misspelt = |files: &mut Vec<SourceFile>| say(files, "lesson.toml", &format!("[[{list}]]"), &format!("[[{list}x]]"));
        let unknown = format!("lesson.toml:{line}:3: error: unknown key `{list}x`");
        let found = told(misspelt);
        assert!(found.iter().any(|(headline, _)| *headline == unknown), "{found:?}");
        assert!(found.iter().all(|(headline, _)| headline.starts_with("lesson.toml")), "{found:?}");
    }
    let mistaken = |files: &mut Vec<SourceFile>| {
        say(files, "lesson.toml", "id = \"fog\"", "id = \"Thick Fog\"");
        say(files, "quiz.toml", "answer = \"fog\"", "answer = \"thick-fog\"");
        say(files, "quiz.toml", "{ fog =", "{ thick-fog =");
        say(files, "answers/02-foggy.md", "{.fog}", "{.thick-fog}");
    };
    check_advice(
        mistaken,
        &[("lesson.toml:70:6: error: `Thick Fog` is not an id", "Ids are lower-case letters, digits and hyphens, such as `thick-fog`.")],
    );
    let shouted = |files: &mut Vec<SourceFile>| say(files, "lesson.toml", "plain = \"main\"", "PLAIN = \"main\"");
    check_advice(shouted, &[("lesson.toml:67:1: error: there is no criterion `PLAIN`", "Did you mean `plain`?")]);
}

#[test]
fn advice_shows_what_fits_and_whose_it_is() {
    let said = |path: &'static str, before: &'static str, after: &'static str| move |files: &mut Vec<SourceFile>| say(files, path, before, after);
    check_advice(
        said("lesson.toml", "seconds = [20, 40]", "seconds = [20]"),
        &[("lesson.toml:62:11: error: `seconds` wants a list of 2", "Write it like `seconds = [120, 180]`; this is a list of 1.")],
    );
    check_advice(
        said("lesson.toml", "title = \"Saying no\"", "title = 3"),
        &[("lesson.toml:1:9: error: `title` wants text", "Write it like `title = \"…\"`; this is a number.")],
    );
    check_advice(
        said("quiz.toml", "why = \"It is fog.\"\n", ""),
        &[("quiz.toml:16:1: error: missing key `why` in `q1`", "Add `why = \"…\"`: Why it is right or wrong; every choice has its own.")],
    );
    let table = told(said("quiz.toml", "why = { fog = \"It is fog.\", sound = \"It is not.\" }\n", "")).swap_remove(0);
    assert_eq!(table.0, "quiz.toml:55:1: error: missing key `why` in `q5`");
    assert_eq!(table.1, "Add `[item.why]`: Why, for every pitfall and for \"sound\".");
}

#[test]
fn what_is_taught_is_shown() {
    let hidden = |files: &mut Vec<SourceFile>| {
        say(files, "answers/01-plainly.md", "{.reason .unspoken}", "{.unspoken}");
        say(files, "answers/02-foggy.md", "{.fog}", "{.unspoken}");
    };
    check(hidden, &["lesson.toml:51:6: warning: no strong answer shows `reason`", "lesson.toml:70:6: warning: no weak answer falls into `fog`"]);
    let mut files = tiny();
    files.retain(|file| !file.path.ends_with("01-plainly.md"));
    let notes = check::files(&files, None).notes;
    assert_eq!(
        notes,
        [
            "tiny-lesson: there is no strong answer to extra-work.",
            "tiny-lesson: there is no tiny-lesson/audit/model.bin, so its annotations are not tested."
        ]
    );
}

#[test]
fn a_file_of_nothing_but_faults_is_read_in_a_moment() {
    let began = Instant::now();
    for (path, words) in [("sections/01-why.md", "no no and \"me\", say [x. "), ("answers/01-plainly.md", "no no and \"me\", say [x.\n\n")] {
        let mut files = tiny();
        file(&mut files, path).text += &words.repeat(38_000);
        let checked = check::files(&files, None);
        let more = checked.diagnostics.iter().filter(|found| found.message.starts_with("there is more to")).count();
        assert_eq!((more, checked.diagnostics.len() < 250), (2, true), "{path}");
    }
    // Seconds are enough, on any machine; when every fault read the whole file again it took minutes.
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

#[test]
fn one_is_not_many() {
    let summary = check::files(&tiny(), None).lessons[0].to_string();
    assert!(summary.contains(", 1 prompt, ") && summary.contains(", 1 term, ") && summary.contains("2 sections, "), "{summary}");
}

#[test]
fn a_folder_is_checked_whatever_lies_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("content");
    for file in tiny() {
        let path = root.join(&file.path);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(path, file.text).expect("a file");
    }
    fs::create_dir(root.join("second")).expect("a folder");
    fs::write(root.join("tiny-lesson/sections/03-bytes.md"), b"caf\xe9").expect("a file");
    fs::write(root.join("tiny-lesson/notes.odt"), b"\xff").expect("a file");
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", root.join("tiny-lesson/sections/04-gone.md")).expect("a link");
    let checked: Checked = check::folder(&root).expect("a folder");
    let found: Vec<String> = checked.diagnostics.iter().map(|found| found.headline().replace(&*root.to_string_lossy(), "")).collect();
    for expected in [
        "/second/:1:1: warning: this folder is empty",
        "/tiny-lesson/notes.odt:1:1: warning: this file is no part of a lesson",
        "/tiny-lesson/sections/03-bytes.md:1:4: error: this file is not UTF-8",
        #[cfg(unix)]
        "/tiny-lesson/sections/04-gone.md:1:1: error: this file cannot be read: No such file or directory (os error 2)",
    ] {
        assert!(found.iter().any(|found| found == expected), "{expected} is not among {found:#?}");
    }
    assert_eq!(checked.lessons.len(), 1, "the lesson is there all the same");
}

#[test]
fn whoever_reads_the_first_lines_may_go() {
    let root = root().join("content");
    for more in [&[] as &[&str], &["--json"]] {
        let mut told = Command::new(env!("CARGO_BIN_EXE_check"))
            .args(more)
            .arg(&root)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the checker");
        drop(told.stdout.take());
        let told = told.wait_with_output().expect("an end");
        assert_eq!((told.status.code(), String::from_utf8_lossy(&told.stderr)), (Some(0), "".into()));
    }
}
