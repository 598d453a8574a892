//! What can be asked of a lesson, by itself.

use practice_widget::lesson::{
    Annotation, Aspect, Block, Check, Criterion, Lesson, Mark, ModelAnswer, Paragraph, Pitfall, Rating, Section, SectionId, Span, StarPart,
};

fn passage(start: usize, end: usize, note: &str) -> Annotation {
    Annotation { span: Span::new(start, end), note: note.to_owned(), ..Annotation::default() }
}

#[test]
fn pieces_tile_a_stretch_and_say_what_is_lit() {
    let rows: [(&[(usize, usize)], &str); 6] = [
        (&[], "2-9."),
        (&[(2, 9)], "2-9+"),
        (&[(0, 4), (6, 20)], "2-4+ 4-6. 6-9+"),
        (&[(3, 5), (5, 7)], "2-3. 3-7+ 7-9."),
        (&[(3, 6), (4, 8)], "2-3. 3-8+ 8-9."),
        (&[(0, 2), (9, 12)], "2-9."),
    ];
    for (lit, expected) in rows {
        let lit: Vec<_> = lit.iter().map(|(start, end)| Span::new(*start, *end)).collect();
        let told = |(span, on): (Span, bool)| format!("{}-{}{}", span.start, span.end, if on { '+' } else { '.' });
        assert_eq!(Span::new(2, 9).pieces(&lit).into_iter().map(told).collect::<Vec<_>>().join(" "), expected);
    }
}

#[test]
fn notes_hang_where_their_passages_end_the_shorter_first() {
    let mut answer = ModelAnswer { annotations: vec![passage(0, 30, "whole"), passage(0, 9, ""), passage(5, 9, "a")], ..ModelAnswer::default() };
    answer.annotations.extend([passage(12, 30, "b"), passage(10, 20, "c")]);
    answer.annotations[2].marks = vec!["need".into()];
    assert_eq!(answer.noted(), [2, 4, 3, 0]);
    assert_eq!(answer.annotations.iter().map(|outer| answer.holds_others(outer)).collect::<Vec<_>>(), [true, true, false, false, false]);
}

#[test]
fn a_passage_belongs_to_its_mark_to_the_criteria_it_speaks_for_and_to_its_part_of_the_story() {
    let lesson = Lesson {
        criteria: vec![
            Criterion { id: "why".into(), marks: vec!["need".into()], ..Criterion::default() },
            Criterion { id: "how".into(), ..Criterion::default() },
            Criterion { id: "aim".into(), ..Criterion::default() },
        ],
        ..Lesson::default()
    };
    let answer = ModelAnswer {
        annotations: vec![
            Annotation { marks: vec!["need".into()], ..passage(0, 9, "") },
            Annotation { criteria: vec!["how".into()], ..passage(10, 19, "") },
            passage(20, 29, "what decides"),
        ],
        ratings: vec![Rating { criterion: "aim".into(), deciding: vec![Span::new(25, 40)], ..Rating::default() }],
        paragraphs: vec![
            Paragraph { span: Span::new(0, 19), part: StarPart::Situation },
            Paragraph { span: Span::new(20, 40), part: StarPart::Result },
        ],
        ..ModelAnswer::default()
    };
    for (aspect, expected) in [
        (Aspect::Mark("need".into()), [true, false, false]),
        (Aspect::Mark("output".into()), [false; 3]),
        (Aspect::Criterion("why".into()), [true, false, false]),
        (Aspect::Criterion("how".into()), [false, true, false]),
        (Aspect::Criterion("aim".into()), [false, false, true]),
        (Aspect::Criterion("gone".into()), [false; 3]),
        (Aspect::Part(StarPart::Situation), [true, true, false]),
        (Aspect::Part(StarPart::Result), [false, false, true]),
        (Aspect::Part(StarPart::Task), [false; 3]),
    ] {
        let belongs: Vec<_> = answer.annotations.iter().map(|passage| answer.belongs(passage, &aspect, &lesson)).collect();
        assert_eq!(belongs, expected, "{aspect:?}");
        assert_eq!(answer.has(&aspect, &lesson), expected.contains(&true), "{aspect:?}");
    }
}

#[test]
fn a_passage_is_about_its_mark_else_its_criterion_check_or_pitfall() {
    let lesson = Lesson {
        marks: vec![Mark { id: "m".into(), name: "Mark".into(), ..Mark::default() }],
        criteria: vec![Criterion { id: "c".into(), name: "Criterion".into(), ..Criterion::default() }],
        checks: vec![Check { id: "k".into(), name: "Check".into(), ..Check::default() }],
        pitfalls: vec![Pitfall { id: "p".into(), name: "Pitfall".into(), ..Pitfall::default() }],
        ..Lesson::default()
    };
    let mut about = Annotation { pitfalls: vec!["p".into()], ..Annotation::default() };
    let mut named = vec![lesson.about(&Annotation::default()), lesson.about(&about)];
    about.checks = vec!["k".into()];
    named.push(lesson.about(&about));
    about.criteria = vec!["c".into()];
    named.push(lesson.about(&about));
    about.marks = vec!["gone".into()];
    named.push(lesson.about(&about));
    about.marks = vec!["m".into()];
    named.push(lesson.about(&about));
    assert_eq!(named, ["", "Pitfall", "Check", "Criterion", "Criterion", "Mark"]);
}

#[test]
fn an_answer_is_at_home_in_the_first_section_that_shows_it() {
    let section = |id: &str, answer: &str| Section { id: id.into(), blocks: vec![Block::Answer { answer: answer.into() }], ..Section::default() };
    let lesson = Lesson { sections: vec![section("one", "a"), section("two", "b"), section("three", "b")], ..Lesson::default() };
    assert_eq!(["a", "b", "c"].map(|answer| lesson.home_of(&answer.into()).map(SectionId::as_str)), [Some("one"), Some("two"), None]);
}
