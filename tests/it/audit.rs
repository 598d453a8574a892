//! The language audit from outside: what it finds, that it never falls over, and that it does not get worse unnoticed.

use practice_widget::audit::train::answers::{Example, example, head_names, load, marks};
use practice_widget::audit::train::measure::{Judged, figures, mean};
use practice_widget::audit::{Auditor, Model, Report, audit, cues::Cues};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::LazyLock;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content/continuous-learning/audit")
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let bytes = std::fs::read(folder().join("model.bin")).expect("the model is in the repository");
    Model::parse(&bytes).expect("the model in the repository is sound")
});

fn model() -> Model {
    MODEL.clone()
}

/// `text` shows exactly these marks, named in the order of the lesson.
#[track_caller]
fn check(text: &str, expected: &str) {
    let report = audit(text, &model());
    let mut found: Vec<&str> = Vec::new();
    for mark in ["need", "stretch", "discomfort", "output", "practice"] {
        if report.evidence.iter().any(|piece| piece.mark.as_str() == mark) {
            found.push(mark);
        }
    }
    assert_eq!(found.join(" "), expected, "in {text:?}");
}

const STORY: &str = "Last March our depot's night trains kept missing one platform sign, always the same one.\n\n\
    Nobody could tell me why only that sign failed, and I wanted to know what made it different. \
    I write web forms, and I had never touched a radio protocol in my life.\n\n\
    In the second week I told the whole control room that the antenna was broken, and the technician showed me that I had plugged it in \
    upside down. My ears burned and I said nothing for the rest of the shift.\n\n\
    I logged every message for nine nights and drew them on paper. The fix went out in May and all forty depots use it now.\n\n\
    Every Friday from four to five I still read one chapter of the standard and write a page on it for the team.";

#[test]
fn a_whole_story_shows_every_mark() {
    check(STORY, "need stretch discomfort output practice");
    let report = audit(STORY, &model());
    assert!(report.flags.iter().all(|finding| !finding.raised), "{:?}", report.flags);
    assert!(report.star.iter().filter(|finding| finding.present).count() >= 3, "{:?}", report.star);
}

#[test]
fn empty_words_show_nothing() {
    check("I am passionate about learning and I embrace every challenge. Growth is my mindset and I always give my best.", "");
    check("", "");
}

#[test]
fn a_lapsed_habit_a_plan_and_a_list_are_not_taken_for_more() {
    let text = "This year I did a course on Rust, another on Kafka, and I touched Kubernetes and Terraform. \
        I used to read a paper every Sunday, but that stopped two years ago. Next year I would like to start again.";
    let report = audit(text, &model());
    let raised: Vec<&str> = report.flags.iter().filter(|finding| finding.raised).map(|finding| finding.flag.as_str()).collect();
    assert_eq!(raised, ["topic_list", "smoothed", "no_output", "one_off"], "{:?}", report.flags);
}

#[test]
fn every_finding_explains_itself_with_words_that_stand_in_its_sentence() {
    let report = audit(STORY, &model());
    for piece in &report.evidence {
        assert!(!piece.why.is_empty(), "{piece:?}");
        assert!(piece.rule.starts_with(piece.mark.as_str()), "{piece:?}");
        assert!(!piece.words.is_empty() && piece.words.iter().all(|word| piece.span.contains(*word) && word.of(STORY).is_some()), "{piece:?}");
        // "the" and "to" tell nobody why.
        assert!(piece.words.iter().all(|word| word.len() > 3), "{:?}", piece.words.iter().map(|word| word.of(STORY)).collect::<Vec<_>>());
    }
}

#[test]
fn the_same_text_gives_the_same_report_read_whole_or_while_typing() {
    let model = Rc::new(model());
    let mut auditor = Auditor::new(Rc::clone(&model));
    let ends: Vec<usize> = STORY.char_indices().map(|(at, _)| at).step_by(151).collect();
    for end in ends {
        assert_eq!(auditor.audit(&STORY[..end]), audit(&STORY[..end], &model));
    }
}

#[test]
fn one_changed_sentence_is_one_sentence_read() {
    let mut auditor = Auditor::new(Rc::new(model()));
    let n = auditor.audit(STORY).sentences.len();
    assert_eq!(auditor.n_read(), n);
    auditor.audit(&STORY.replace("nine nights", "ten nights"));
    assert_eq!(auditor.n_read(), n + 1);
}

/// Every span of a report can be read in its text.
fn sound(text: &str, report: &Report) {
    let sentences = report.sentences.iter().map(|sentence| sentence.span);
    let evidence = report.evidence.iter().flat_map(|piece| piece.words.iter().copied().chain([piece.span]));
    let flags = report.flags.iter().flat_map(|finding| finding.evidence.iter().copied());
    for span in sentences.chain(evidence).chain(flags) {
        assert!(span.of(text).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
    }
}

/// Numbers that look like chance and are the same in every run.
struct Luck(u64);

impl Luck {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % n.max(1)
    }
}

const PIECES: [&str; 28] = [
    ".",
    "!",
    "?",
    "…",
    "\"",
    "”",
    "“",
    "'",
    "’",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "• ",
    " ",
    "\u{301}",
    "\u{200d}",
    "👩‍🚒",
    "🇳🇴",
    "שלום",
    "\u{202e}",
    "ß",
    "İ",
    "ﬁ",
    "[",
    "I",
    "never",
    "\0",
];

/// A few hundred texts, or with `AUDIT_LONG=1` in the environment all 100,000 random and 10,000 mutated ones.
#[test]
fn no_text_makes_it_fall_over() {
    let long = std::env::var_os("AUDIT_LONG").is_some();
    let (n_random, every) = if long { (100_000, 1) } else { (150, 50) };
    let model = Rc::new(model());
    let mut auditor = Auditor::new(Rc::clone(&model));
    let mut luck = Luck(42);
    for _ in 0..n_random {
        let text: String = (0..luck.below(60)).map(|_| PIECES[luck.below(PIECES.len())]).collect();
        sound(&text, &audit(&text, &model));
    }
    let mut chars: Vec<char> = STORY.chars().collect();
    for _ in 0..10_000 {
        let at = luck.below(chars.len());
        match luck.below(3) {
            0 if chars.len() > 400 => drop(chars.remove(at)),
            1 if chars.len() < 1200 => chars.splice(at..at, PIECES[luck.below(PIECES.len())].chars()).for_each(drop),
            _ => chars[at] = char::from_u32(u32::try_from(luck.below(0x3000)).unwrap_or(0)).unwrap_or('?'),
        }
        // Every fiftieth state is read, or every one: mutations pile up between, and a build without optimisation stays quick.
        if luck.below(every) == 0 {
            let text: String = chars.iter().collect();
            sound(&text, &auditor.audit(&text));
        }
        if luck.below(100) == 0 {
            chars = STORY.chars().collect();
        }
    }
}

#[test]
fn a_model_that_is_not_one_is_refused() {
    let bytes = std::fs::read(folder().join("model.bin")).expect("the model is in the repository");
    assert_eq!(Model::parse(&bytes).expect("sound").to_bytes(), bytes, "parser and printer agree");
    assert!(Model::parse(b"").is_err() && Model::parse(b"audit-99").is_err());
    for cut in (0..bytes.len()).step_by(9973) {
        assert!(Model::parse(&bytes[..cut]).is_err(), "cut at {cut}");
    }
    let mut luck = Luck(7);
    for _ in 0..6 {
        let mut damaged = bytes.clone();
        let at = luck.below(damaged.len());
        damaged[at] ^= 0x55;
        if let Ok(model) = Model::parse(&damaged) {
            sound(STORY, &audit(STORY, &model));
        }
    }
}

#[test]
fn work_grows_no_faster_than_the_text() {
    let model = model();
    let patterns = |text: &str| -> usize {
        let paragraphs = practice_widget::audit::text::paragraphs(text);
        let units = paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        units.map(|unit| practice_widget::audit::features::read(text, unit, &Cues::default()).own.len()).sum()
    };
    let once = patterns(STORY);
    let much = STORY.repeat(10);
    assert!(patterns(&much) <= 10 * once + 10, "ten times the text is at most ten times the work");
    let line = "word and more ".repeat(3_000);
    assert!(patterns(&line) < 10_000, "a sentence without end is read up to a point");
    sound(&line, &audit(&line, &model));
}

/// Answers marked `"split": "check"` are never trained on. They are few and hard, so the floors lie well below the figures in the
/// documentation: falling through one means that something broke.
#[test]
fn the_check_answers_are_judged_as_well_as_they_were() {
    let model = model();
    let source = std::fs::read_to_string(folder().join("cues.txt")).expect("the cues are in the repository");
    let answers = load(&folder().join("answers")).expect("the answers are in the repository");
    let heads = head_names(&answers, &marks(&folder()).expect("the lesson has marks"));
    let cues = Cues::parse(&source);
    let kept: Vec<_> = answers.iter().filter(|answer| answer.split == "check").collect();
    let examples: Vec<Example> = kept.iter().map(|answer| example(answer, &heads, &cues)).collect();
    let judged: Vec<Judged> = kept.iter().zip(&examples).map(|(answer, example)| Judged::by(&model, answer, example)).collect();
    assert!(judged.len() >= 20, "there are answers to check against");
    let figures = figures(&judged.iter().collect::<Vec<_>>(), &heads);
    let ((kappa, f1), (star, _)) = (mean(&figures, "mark:"), mean(&figures, "star:"));
    assert!(kappa >= 0.6 && f1 >= 0.75 && star >= 0.55, "marks {kappa:.2}, sentences {f1:.2}, STAR {star:.2}");
}
