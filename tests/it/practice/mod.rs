//! The practice room without a browser.

mod arriving;
mod audited;
mod desk;
mod elsewhere;
mod evidence;
mod limit;
mod marking;
mod peer;
mod review;
mod text;
mod version;

use practice_widget::lesson::{Criterion, Lean, Lesson, Mark, ModelAnswer, Prompt, WordRange};
use practice_widget::practice::bench::{Bench, Millis};

/// A lesson with the marks need, output and practice, a criterion for each, one without marks, and one for staff only.
pub fn lesson() -> Lesson {
    let mark = |id: &str| Mark { id: id.into(), name: id.to_owned(), questions: vec![format!("{id}?")], ..Mark::default() };
    let criterion = |id: &str, marks: &[&str], from: Option<&str>| Criterion {
        id: id.into(),
        marks: marks.iter().map(|mark| (*mark).into()).collect(),
        from: from.map(str::to_owned),
        follow_up: format!("ask {id}"),
        ..Criterion::default()
    };
    let lean = |id: &str, lean| (id.into(), lean);
    Lesson {
        marks: vec![mark("need"), mark("output"), mark("practice")],
        criteria: vec![
            criterion("why", &["need"], None),
            criterion("show", &["output"], None),
            criterion("how", &[], None),
            criterion("habit", &["practice"], None),
            criterion("aim", &[], Some("staff")),
        ],
        prompts: vec![Prompt {
            id: "p".into(),
            leans: vec![
                lean("why", Lean::Counts),
                lean("show", Lean::Main),
                lean("how", Lean::Main),
                lean("habit", Lean::Bonus),
                lean("aim", Lean::Counts),
            ],
            words: WordRange { min: 10, max: 20 },
            seconds: (2, 10),
            reveal_after: 4,
            answers: vec!["a".into()],
            ..Prompt::default()
        }],
        answers: vec![ModelAnswer { id: "a".into(), ..ModelAnswer::default() }],
        ..Lesson::default()
    }
}

/// The lesson's one prompt at a moment.
pub fn bench(lesson: &Lesson, now: u64) -> Bench<'_> {
    Bench { lesson, prompt: &lesson.prompts[0], now: Millis(now) }
}
