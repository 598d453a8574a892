//! The quiz, decision by decision, on a lesson with one item of each kind.

mod flow;
mod judging;
mod missing;
mod offer;
mod record;
mod sitting;
mod whole_lesson;

use practice_widget::lesson::{
    Choice, Difficulty, Item, ItemKind, Lesson, Misconception, Pair, Pitfall, Point, Section, SortPhrase, Span, SpotSpan, Step,
};
use practice_widget::practice::context::Context;
use practice_widget::practice::quiz::{Fate, Outcome, Remark, Verdict};

/// Three times two words: the middle four carry the signal.
pub const EXCERPT: &str = "It began. We lost four words. It went live.";

pub fn lesson() -> Lesson {
    let section = |id: &str| Section { id: id.into(), short: id.to_uppercase(), ..Section::default() };
    let belief = |id: &str, told: &str| Misconception { id: id.into(), belief: format!("{told}!"), told: told.to_owned() };
    let pitfall = |id: &str| Pitfall { id: id.into(), name: id.to_uppercase(), ..Pitfall::default() };
    Lesson {
        sections: vec![section("one"), section("two"), section("none")],
        misconceptions: vec![belief("m1", "effort for method"), belief("m2", "study for output")],
        pitfalls: vec![pitfall("vague"), pitfall("long")],
        items: items(),
        ..Lesson::default()
    }
}

fn items() -> Vec<Item> {
    vec![
        item("single", "one", ItemKind::Single { choices: choices() }),
        item("multiple", "one", ItemKind::Multiple { choices: choices().into_iter().chain([right("d")]).collect() }),
        item("classify", "one", ItemKind::Classify { groups: vec!["X".into(), "Y".into()], phrases: phrases() }),
        spot("spot", false),
        spot("absent", true),
        item("pitfall", "two", pitfall_kind(Some("vague"))),
        item("sound", "two", pitfall_kind(None)),
        item("order", "two", ItemKind::Order { steps: steps(), slip: "slip".into(), misconception: Some("m2".into()) }),
        item("match", "two", ItemKind::Match { pairs: pairs(), distractors: vec![wrong("loose", "m1")] }),
        item("recall", "two", recall(false)),
        item("self", "two", recall(true)),
    ]
}

pub fn item(id: &str, section: &str, kind: ItemKind) -> Item {
    Item {
        id: id.into(),
        hash: format!("{id}-1"),
        section: section.into(),
        difficulty: Difficulty::Easy,
        stem: format!("{id}?"),
        excerpt: if matches!(kind, ItemKind::Spot { .. }) { EXCERPT.into() } else { String::new() },
        note: String::new(),
        kind,
    }
}

fn choices() -> Vec<Choice> {
    vec![right("a"), wrong("b", "m1"), wrong("c", "")]
}

fn right(text: &str) -> Choice {
    Choice { text: text.into(), right: true, why: format!("why {text}"), misconception: None }
}

fn wrong(text: &str, belief: &str) -> Choice {
    let misconception = (!belief.is_empty()).then(|| belief.into());
    Choice { text: text.into(), right: false, why: format!("why {text}"), misconception }
}

fn phrases() -> Vec<SortPhrase> {
    let phrase = |text: &str, group| SortPhrase { text: text.into(), group, why: String::new(), misconception: Some("m1".into()) };
    vec![phrase("p", 0), phrase("q", 1), phrase("r", 0)]
}

fn spot(id: &str, absent: bool) -> Item {
    let span = |words: &str, right: bool| {
        let start = EXCERPT.find(words).expect("in the excerpt");
        let misconception = (!right).then(|| "m2".into());
        SpotSpan { span: Span::new(start, start + words.len()), right, why: format!("why {words}"), misconception }
    };
    let spans = if absent { vec![] } else { vec![span("It began.", false), span("We lost four words.", true), span("It went live.", false)] };
    item(id, "two", ItemKind::Spot { target: "edge".into(), absent, spans, signals: choices() })
}

fn pitfall_kind(answer: Option<&str>) -> ItemKind {
    let why = ["why vague", "why long", "why sound"].map(String::from).into();
    ItemKind::Pitfall { answer: answer.map(Into::into), why, misconception: Some("m2".into()) }
}

fn steps() -> Vec<Step> {
    ["s0", "s1", "s2", "s3"].map(|text| Step { text: text.into(), why: String::new() }).into()
}

fn pairs() -> Vec<Pair> {
    ["0", "1", "2"].map(|n| Pair { left: format!("l{n}"), right: format!("r{n}"), why: String::new() }).into()
}

fn recall(self_check: bool) -> ItemKind {
    let point = |text: &str, bonus| Point { text: text.into(), bonus };
    let points = vec![point("x", false), point("y", false), point("z", false), point("more", true)];
    ItemKind::Recall { points, thin: "thin".into(), self_check }
}

pub fn find<'a>(lesson: &'a Lesson, id: &str) -> &'a Item {
    lesson.item(&id.into()).expect("in the fixture")
}

pub fn on(lesson: &Lesson, day: i32) -> Context<'_> {
    Context { lesson, now: 86_400_000 * u64::try_from(day).expect("after 1970"), day }
}

/// The place of words in the excerpt.
pub fn words(words: &str) -> Span {
    let start = EXCERPT.find(words).expect("in the excerpt");
    Span::new(start, start + words.len())
}

/// A verdict in one line: outcome, credit, what became of each part, beliefs taken.
pub fn told(verdict: &Verdict) -> String {
    let fates = |remarks: &[Remark]| -> String {
        let sign = |remark: &Remark| match remark.fate {
            Fate::Found => '+',
            Fate::Missed => '?',
            Fate::Taken => 'x',
            Fate::Left => '.',
        };
        remarks.iter().map(sign).collect()
    };
    let naming = if verdict.naming.is_empty() { String::new() } else { format!("|{}", fates(&verdict.naming)) };
    let took: Vec<_> = verdict.took.iter().map(|id| format!(" {id}")).collect();
    let outcome = match verdict.outcome {
        Outcome::Right => "right",
        Outcome::Partly => "partly",
        Outcome::Missed => "missed",
        Outcome::NotSure => "not sure",
    };
    format!("{outcome} {}/{} {}{naming}{}", verdict.credit.num, verdict.credit.den, fates(&verdict.remarks), took.concat())
}
