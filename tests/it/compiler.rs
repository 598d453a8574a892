//! The content compiler: a whole tiny lesson, a table of what can be wrong, and text nobody would write.

use practice_widget::{
    check,
    compiler::{SourceFile, compile, compile_whole, static_html},
    lesson::{Block, ItemKind, Lesson, Level, StarPart},
};
use std::path::Path;

/// The tiny lesson has other marks and criteria than the one the widget ships, and an item of every kind.
const TINY: &[(&str, &str)] = &[
    ("lesson.toml", include_str!("../fixtures/tiny-lesson/lesson.toml")),
    ("quiz.toml", include_str!("../fixtures/tiny-lesson/quiz.toml")),
    ("audit.toml", include_str!("../fixtures/tiny-lesson/audit.toml")),
    ("coverage.toml", include_str!("../fixtures/tiny-lesson/coverage.toml")),
    ("sections/01-why.md", include_str!("../fixtures/tiny-lesson/sections/01-why.md")),
    ("sections/02-words.md", include_str!("../fixtures/tiny-lesson/sections/02-words.md")),
    ("answers/01-plainly.md", include_str!("../fixtures/tiny-lesson/answers/01-plainly.md")),
    ("answers/02-foggy.md", include_str!("../fixtures/tiny-lesson/answers/02-foggy.md")),
    ("figures/door.svg", include_str!("../fixtures/tiny-lesson/figures/door.svg")),
];

pub fn tiny() -> Vec<SourceFile> {
    TINY.iter().map(|(path, text)| SourceFile::new(format!("tiny-lesson/{path}"), *text)).collect()
}

/// The tiny lesson, for whatever must be true of any lesson.
pub fn tiny_lesson() -> Lesson {
    let (mut library, diagnostics) = compile(&tiny());
    assert!(diagnostics.is_empty(), "{}", diagnostics[0]);
    library.lessons.remove(0)
}

/// Replaces words of one file of the tiny lesson, and expects these headlines and no others.
#[track_caller]
fn check(path: &str, before: &str, after: &str, expected: &[&str]) {
    let mut files = tiny();
    let file = files.iter_mut().find(|file| file.path == format!("tiny-lesson/{path}")).expect("a file of the tiny lesson");
    assert!(file.text.contains(before), "{path} does not say {before}");
    file.text = file.text.replacen(before, after, 1);
    let (_, diagnostics) = compile(&files);
    let found: Vec<String> = diagnostics.iter().map(|found| found.headline().replace("tiny-lesson/", "")).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_lesson_of_its_own_compiles_whole() {
    let lesson = tiny_lesson();
    assert_eq!(lesson.id.as_str(), "tiny-lesson");
    let kinds: Vec<&str> = lesson.items.iter().map(|item| item.kind.key()).collect();
    assert_eq!(kinds, ItemKind::KEYS, "there is an item of every kind");
    assert_eq!(lesson.prompts[0].leans.len(), 2, "criteria left out count as a bonus");
    let answers: Vec<&str> = lesson.prompts[0].answers.iter().map(practice_widget::lesson::AnswerId::as_str).collect();
    assert_eq!(answers, ["plainly", "foggy"]);
}

#[test]
fn an_answer_keeps_its_text_apart_from_what_is_said_about_it() {
    let lesson = tiny_lesson();
    let answer = &lesson.answers[0];
    assert_eq!(answer.text, "They asked me to run a second team. I thanked them.\n\nI said no, because one team was new, and sent them to Ada.");
    assert_eq!(answer.paragraphs.iter().map(|paragraph| paragraph.part).collect::<Vec<_>>(), [StarPart::Situation, StarPart::Action]);
    let words: Vec<&str> = answer.annotations.iter().filter_map(|annotation| annotation.span.of(&answer.text)).collect();
    assert_eq!(words, ["I thanked them.", "I said no, because one team was new, and sent them to Ada.", "because one team was new"]);
    assert_eq!(answer.unspoken[0].of(&answer.text), Some("because one team was new"));
    assert_eq!(answer.annotations[1].note, "One breath.");
    assert_eq!(answer.ratings[1].near, [Level::Clear]);
    assert_eq!(answer.ratings[0].deciding[0].of(&answer.text), Some("I said no"));
}

#[test]
fn prose_becomes_safe_html_with_addresses_for_ids() {
    let lesson = tiny_lesson();
    let Block::Prose { html } = &lesson.sections[0].blocks[0] else { panic!("the section starts with prose") };
    for part in [
        "<a class=\"term\" data-term=\"no\" href=\"#/tiny-lesson/read/words/term-no\">no</a> <em>early</em>",
        "<a href=\"#/tiny-lesson/read/words/list\">the end</a>",
        "<a href=\"#/tiny-lesson/read/why/plainly\">an answer</a>",
        "<a href=\"#/tiny-lesson/practise/extra-work\">a prompt</a>",
        "<a href=\"https://example.org/no\" rel=\"noopener\">a page</a>",
        "<h2 id=\"/tiny-lesson/read/why/two-ways\">Two ways</h2>",
        "<div class=\"table\" tabindex=\"0\"><table>",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
}

#[test]
fn a_drawing_keeps_its_ids_to_itself() {
    let lesson = tiny_lesson();
    let svg = lesson.sections[0].blocks.iter().find_map(|block| if let Block::Figure { svg, .. } = block { Some(svg) } else { None });
    let svg = svg.expect("the figure");
    assert!(svg.contains("id=\"door-tip\"") && svg.contains("url(#door-tip)") && svg.contains("shut &amp; open"), "{svg}");
}

#[test]
fn a_spot_excerpt_is_plain_text_with_spans() {
    let lesson = tiny_lesson();
    let item = &lesson.items[3];
    let ItemKind::Spot { spans, signals, .. } = &item.kind else { panic!("the fourth item is a spot") };
    assert_eq!(item.excerpt, "They asked. I said no. We talked.");
    assert_eq!(spans.iter().filter_map(|span| span.span.of(&item.excerpt)).collect::<Vec<_>>(), ["I said no.", "We talked."]);
    assert!(signals[0].right && !signals[1].right);
}

#[test]
fn the_hash_of_an_item_changes_with_its_meaning_and_with_nothing_else() {
    let hash = |before: &str, after: &str| {
        let mut files = tiny();
        files[1].text = files[1].text.replacen(before, after, 1);
        compile(&files).0.lessons[0].items[0].hash.clone()
    };
    let plain = hash("", "");
    assert_eq!(plain, "292a9301", "answers are kept under it");
    assert_eq!(plain, hash("difficulty = \"easy\"", "difficulty = \"hard\""));
    assert_eq!(plain, hash("section = \"why\"", "section = \"words\""));
    assert_ne!(plain, hash("why = \"It is fog.\"", "why = \"It is haze.\""));
}

#[test]
fn the_readable_page_escapes_the_lesson_and_carries_its_addresses() {
    let html = static_html::readable(&tiny_lesson());
    for part in [
        "<article class=\"text\" id=\"/tiny-lesson/read/why\">",
        "A short word &amp; a long story.",
        "<mark data-m=\"1\" data-l=\"R\">I said no, </mark><mark data-m=\"2\" data-l=\"W\">because one team was new</mark>",
        "id=\"/tiny-lesson/read/words/term-no\"",
        "id=\"/tiny-lesson/read/why/plainly\"",
        "id=\"/tiny-lesson/practise/extra-work\"",
        "<h2 class=\"title stem\">Which is a no?</h2>",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
}

#[test]
fn wrong_keys_and_values_are_all_reported_at_once() {
    let lesson = "lesson.toml";
    check(lesson, "summary =", "sumary =", &["lesson.toml:1:1: error: missing key `summary`", "lesson.toml:2:1: error: unknown key `sumary`"]);
    check(lesson, "words = [10, 60]", "words = [60, 10]", &["lesson.toml:61:9: error: this word range is empty"]);
    check(lesson, "words = [10, 60]", "words = [10]", &["lesson.toml:61:9: error: `words` wants a list of 2"]);
    check(lesson, "seconds = [20, 40]", "seconds = [0, 40]", &["lesson.toml:62:11: error: this range of seconds is empty"]);
    check(lesson, "plain = \"main\"", "plain = \"mian\"", &["lesson.toml:67:9: error: `plain` cannot be `mian`"]);
    check(lesson, "plain = \"main\"", "plane = \"main\"", &["lesson.toml:67:1: error: there is no criterion `plane`"]);
    check(lesson, "letter = \"W\"", "letter = \"R\"", &["lesson.toml:53:10: error: the letter `R` is used twice"]);
    check(lesson, "id = \"fog\"\nname", "id = \"plain\"\nname", FOG_GONE);
    check(lesson, "marks = [\"refusal\"]", "marks = [\"refusals\"]", &["lesson.toml:23:10: error: there is no mark `refusals`"]);
    check(lesson, "title = \"Saying no\"", "title = 3", &["lesson.toml:1:9: error: `title` wants text"]);
}

/// What follows when the pitfall `fog` takes a criterion's name.
const FOG_GONE: &[&str] = &[
    "lesson.toml:70:6: error: `plain` is used twice",
    "answers/02-foggy.md:25:40: error: nothing is called `fog`",
    "quiz.toml:57:8: error: item `q5` has no `why` for `plain`",
    "quiz.toml:62:10: error: there is no pitfall `fog`",
    "quiz.toml:63:9: error: there is no pitfall `fog`",
];

#[test]
fn a_file_that_is_not_toml_silences_only_what_cannot_be_known() {
    check("lesson.toml", "title = \"Saying no\"", "title = \"Saying no", &["lesson.toml:1:19: error: invalid basic string, expected `\"`"]);
    check("quiz.toml", "kind = \"single\"", "kind = \"singel\"", &["quiz.toml:8:8: error: there is no kind `singel`"]);
}

#[test]
fn sections_are_held_to_the_format() {
    let why = "sections/01-why.md";
    check(why, "{term=no}", "{term=on}", &["sections/01-why.md:6:10: error: there is no term `on`"]);
    check(why, "section:words#list", "section:words#lost", &["sections/01-why.md:6:70: error: section `words` has no anchor `lost`"]);
    check(why, "section:words#list", "section:word", &["sections/01-why.md:6:64: error: there is no section `word`"]);
    check(why, "(prompt:extra-work)", "(promt:extra-work)", &["sections/01-why.md:6:117: error: this link leads nowhere: `promt:extra-work`"]);
    check(why, "*early*", "<b>early</b>", &["sections/01-why.md:6:19: error: raw HTML", "sections/01-why.md:6:27: error: raw HTML"]);
    check(
        why,
        " {#two-ways}",
        "",
        &["coverage.toml:1:8: error: there is no `two-ways` in sections/01-why.md", "sections/01-why.md:8:1: error: this heading has no anchor"],
    );
    check(why, "::: check q1", "::: check q99", &["sections/01-why.md:26:11: error: there is no quiz item `q99`"]);
    check(why, "::: note\n", "::: nite\n", &["sections/01-why.md:22:5: error: there is no block `nite`"]);
    check(why, "An aside.\n:::", "An aside.", &["sections/01-why.md:22:1: error: this block does not close"]);
    check(
        why,
        "caption =",
        "captain =",
        &["sections/01-why.md:29:12: error: missing key `caption`", "sections/01-why.md:30:1: error: unknown key `captain`"],
    );
    check(
        why,
        "::: figure door.svg",
        "::: figure doors.svg",
        &["figures/door.svg:1:1: warning: no section uses this figure", "sections/01-why.md:29:12: error: there is no figure `doors`"],
    );
    check("sections/02-words.md", "::: list rubric", "::: list rubrics", &["sections/02-words.md:21:10: error: there is no list `rubrics`"]);
}

#[test]
fn answers_are_held_to_their_text_and_rubric() {
    let plainly = "answers/01-plainly.md";
    check(plainly, "]{.thanks}", "", &["answers/01-plainly.md:24:7: error: this annotation does not close"]);
    check(plainly, "{.thanks}", "{.thank}", &["answers/01-plainly.md:24:25: error: nothing is called `thank`"]);
    check(plainly, "{.thanks}", "{.fog}", &["answers/01-plainly.md:24:25: error: `fog` is a pitfall, and this answer is strong"]);
    check(
        plainly,
        "[ratings.onward]",
        "[ratings.onwards]",
        &["answers/01-plainly.md:1:1: error: there is no rating for `onward`", "answers/01-plainly.md:14:10: error: there is no criterion `onwards`"],
    );
    check(plainly, "[\"I said no\"]", "[\"I said yes\"]", &["answers/01-plainly.md:12:13: error: these words are not in the answer"]);
    check(plainly, "# Action", "# Acton", &["answers/01-plainly.md:26:1: error: there is no part `Acton`"]);
    check(plainly, "run a second\nteam", "*run*", &["answers/01-plainly.md:23:18: error: an answer carries no markup"]);
    check(plainly, "They asked me to run a second\nteam. ", "", &[]);
    check("lesson.toml", "words = [10, 60]", "words = [50, 60]", &["answers/01-plainly.md:20:1: warning: the spoken cut has 19 words"]);
    check(
        "answers/02-foggy.md",
        "before = \"we would see.\"",
        "before = \"they would see.\"",
        &["answers/02-foggy.md:18:10: error: these words are not in the answer"],
    );
}

#[test]
fn an_answer_does_not_take_the_address_of_the_pairs() {
    let mut files = tiny();
    for file in &mut files {
        file.path = file.path.replace("01-plainly", "01-pairs");
        file.text = file.text.replace("plainly", "pairs");
    }
    let said: Vec<_> = compile(&files).1.iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|line| line.contains("answers/01-pairs.md:1:1: error: `pairs` is taken by the widget")), "{said:?}");
}

#[test]
fn quiz_items_are_held_to_their_kind() {
    let quiz = "quiz.toml";
    check(quiz, "right = true\n", "", &["quiz.toml:8:8: error: item `q1` has 0 right choices"]);
    check(quiz, "section = \"why\"", "section = \"whi\"", &["quiz.toml:9:11: error: there is no section `whi`"]);
    check(quiz, "misconception = \"m1\"", "misconception = \"m2\"", &["quiz.toml:19:17: error: there is no misconception `m2`"]);
    check(quiz, "group = \"Fog\"", "group = \"Frog\"", FROG);
    check(
        quiz,
        "right why=",
        "wrong why=",
        &["quiz.toml:47:8: error: item `q4` has no right words", "quiz.toml:52:37: error: `wrong` means nothing here"],
    );
    check(
        quiz,
        "target = \"plain\"",
        "target = \"plian\"",
        &["quiz.toml:51:10: error: the target `plian` cannot be named", "quiz.toml:51:10: error: there is no criterion `plian`"],
    );
    check(quiz, "fog = \"It is fog.\", ", "", &["quiz.toml:57:8: error: item `q5` has no `why` for `fog`"]);
    check(quiz, "id = \"q2\"", "id = \"q1\"", &["quiz.toml:22:6: error: `q1` is used twice"]);
}

const FROG: &[&str] = &["quiz.toml:39:17: warning: no phrase belongs to `Fog`", "quiz.toml:42:32: error: there is no group `Frog`"];

#[test]
fn drawings_hold_only_what_is_allowed() {
    let door = "figures/door.svg";
    check(door, "<rect ", "<rect onclick=\"x()\" ", &["figures/door.svg:3:9: error: `onclick` may not stand in a figure"]);
    check(door, "<rect ", "<script/><rect ", &["figures/door.svg:3:3: error: `script` may not stand in a figure"]);
    check(door, "class=\"label\"", "", &["figures/door.svg:5:3: error: this text has no size"]);
    check(door, "fill=\"none\"", "fill=\"red\"", &["figures/door.svg:4:22: error: `fill` sets a look"]);
    check(door, "url(#tip)", "url(https://example.org/x)", &["figures/door.svg:4:48: error: `marker-end` leads out of the figure"]);
}

#[test]
fn a_finding_reads_as_place_words_and_advice() {
    let mut files = tiny();
    files[0].text = files[0].text.replacen("plain = \"main\"", "plian = \"main\"", 1);
    let (_, diagnostics) = compile(&files);
    let expected =
        "tiny-lesson/lesson.toml:67:1: error: there is no criterion `plian`\n  67 | plian = \"main\"\n     | ^^^^^\nhelp: Did you mean `plain`?\n";
    assert_eq!(diagnostics[0].to_string(), expected);
}

#[test]
fn prose_is_warned_about_where_it_stands() {
    let mut files = tiny();
    files[0].text = files[0].text.replacen("meaning = \"A whole sentence.\"", "meaning = \"I am sorry, “sorry”, to say \\\"so so\\\".\"", 1);
    let found: Vec<String> = check::files(&files, None).diagnostics.iter().map(|found| found.headline().replace("tiny-lesson/", "")).collect();
    for expected in [
        "lesson.toml:79:17: warning: “sorry” is a word this lesson avoids",
        "lesson.toml:79:40: warning: a straight quotation mark",
        "lesson.toml:79:45: warning: “so” twice",
    ] {
        assert!(found.iter().any(|found| found == expected), "{expected} is not among {found:#?}");
    }
    assert_eq!(found.iter().filter(|found| found.contains("avoids")).count(), 1);
}

#[test]
fn mangled_files_never_stop_the_compiler() {
    // A small generator of numbers: the same mangling on every machine.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below.max(1) as u64).unwrap_or(0)
    };
    let scraps = ["[", "]", "{", "}", "\"", ":::", "+++", "#", "\\", "\n\n", "é", "”", "]{.", "= ", "<", "[[", "{#", "\r\n", "\u{fffd}", "|", "- "];
    let clean = tiny();
    for _ in 0..60 {
        let mut files = clean.clone();
        for _ in 0..=next(3) {
            let chosen = next(files.len());
            let text = &mut files[chosen].text;
            let chars: Vec<char> = text.chars().collect();
            let (from, len) = (next(chars.len()), next(12));
            let until = (from + len).min(chars.len());
            *text = chars[..from].iter().chain(scraps[next(scraps.len())].chars().collect::<Vec<_>>().iter()).chain(&chars[until..]).collect();
        }
        let compiled = compile_whole(&files);
        for passage in &compiled.passages {
            assert!(passage.map.file_at(passage.text.len()) <= compiled.files[passage.file].text.len() + passage.text.len());
        }
        for lesson in &compiled.library.lessons {
            static_html::readable(lesson);
        }
    }
}

#[test]
fn the_schemas_are_fresh() {
    for (name, text) in practice_widget::compiler::schemas() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/schema").join(name);
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == text, "content/schema/{name} is stale; refresh it with: cargo run --bin check -- --write-schemas");
    }
}

#[test]
fn the_schema_has_every_kind_of_item() {
    let schemas = practice_widget::compiler::schemas();
    let (_, quiz) = schemas.iter().find(|(name, _)| *name == "quiz.schema.json").expect("a schema");
    let kinds: Vec<&str> = quiz.split("\"const\": \"").skip(1).filter_map(|from| from.split('"').next()).collect();
    assert_eq!(kinds, ItemKind::KEYS[..8], "a self-check is written as a recall");
}

#[test]
fn a_question_of_the_audit_wants_something_that_answers_it() {
    check("audit.toml", "flag = \"no_output\"\nmark = \"refusal\"\n", "", &["audit.toml:2:12: error: nothing answers this question"]);
    check("audit.toml", "flag = \"no_output\"\n", "", &[]);
}
