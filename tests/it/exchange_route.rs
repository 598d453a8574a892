//! Addresses: what a fragment means, and that a stranger's fragment is never more than an odd address.

use crate::dice::Dice;
use practice_widget::exchange::host_message::{Answer, Statement};
use practice_widget::exchange::link::{Carried, LONGEST, Problem, Shared, SharedDraft};
use practice_widget::exchange::route::{Arrival, Asked, Calibrating, Desktop, Place, Route, assignment_href};
use practice_widget::lesson::{Lesson, Library, Mark, ModelAnswer, Prompt, Rating, Section};
use practice_widget::practice::assignment::{Assignment, Mode};
use practice_widget::practice::calibration::Subject;

fn library() -> Library {
    let mark = |id: &str| Mark { id: id.into(), ..Mark::default() };
    let lesson = Lesson {
        id: "lesson".into(),
        sections: vec![Section { id: "one".into(), ..Section::default() }],
        prompts: vec![Prompt { id: "a-prompt".into(), ..Prompt::default() }],
        marks: vec![mark("need"), mark("out-put")],
        answers: vec![ModelAnswer {
            id: "an-answer".into(),
            ratings: vec![Rating { criterion: "clear".into(), ..Rating::default() }],
            ..ModelAnswer::default()
        }],
        ..Lesson::default()
    };
    Library { lessons: vec![lesson] }
}

#[test]
fn an_assignment_is_read_back_as_it_was_printed() {
    let library = library();
    let lesson = &library.lessons[0];
    for (mode, words, marks) in
        [(Mode::Draft, 0, vec![]), (Mode::Review, 300, vec!["need".into(), "out-put".into()]), (Mode::Rehearse, 7, vec!["out-put".into()])]
    {
        let asked = Assignment { prompt: "a-prompt".into(), mode, words, marks };
        let route = Route { lesson: "lesson".into(), place: Place::Practise("a-prompt".into(), Desktop::Draft) };
        assert_eq!(Route::parse(&assignment_href(lesson, &asked), &library), Arrival::Assigned(route, asked));
    }
}

#[test]
fn what_is_not_understood_of_an_assignment_is_not_asked_for() {
    let library = library();
    let rows = [
        ("#/lesson/practise/a-prompt/assignment", (Mode::Draft, 0, 0)),
        ("#/practise/a-prompt/assignment/exam/-5/need/need/<b>", (Mode::Draft, 0, 1)),
        ("#/practise/a-prompt/assignment/review/999999999/none", (Mode::Review, 3_000, 0)),
    ];
    for (address, expected) in rows {
        let Arrival::Assigned(_, asked) = Route::parse(address, &library) else { panic!("{address} is an assignment") };
        assert_eq!((asked.mode, asked.words, asked.marks.len()), expected, "{address}");
    }
    assert!(matches!(Route::parse("#/practise/none/assignment/draft/1", &library), Arrival::Lost(_)));
}

#[test]
fn the_address_of_an_item_that_is_told_to_the_page_around_leads_to_its_section() {
    let lesson = Lesson { id: "lesson".into(), ..crate::quiz::lesson() };
    let told = Statement::Answered("order".into(), Answer::Right).message(&lesson);
    let address = told["statement"]["object"]["id"].as_str().expect("an address");
    let library = Library { lessons: vec![lesson] };
    let place = Place::Quiz(Asked::Section("two".into()));
    assert_eq!(Route::parse(address, &library), Arrival::At(Route { lesson: "lesson".into(), place }));
    assert!(matches!(Route::parse("#/lesson/quiz/item/none", &library), Arrival::Lost(_)));
}

#[test]
fn what_is_rated_has_an_address() {
    let library = library();
    let at = |what: Calibrating| Route { lesson: "lesson".into(), place: Place::Calibrate(what) };
    let whole = Calibrating::One(Subject::whole("an-answer".into()));
    let excerpt = Calibrating::One(Subject { answer: "an-answer".into(), criterion: Some("clear".into()) });
    for (what, address) in [
        (Calibrating::Anything, "#/lesson/calibrate"),
        (Calibrating::Pairs, "#/lesson/calibrate/pairs"),
        (whole.clone(), "#/lesson/calibrate/an-answer"),
        (excerpt, "#/lesson/calibrate/an-answer/clear"),
    ] {
        assert_eq!(at(what.clone()).href(), address);
        assert_eq!(Route::parse(address, &library), Arrival::At(at(what)));
    }
    for (address, what) in [
        ("#/lesson/calibrate/an-answer/colour", whole),
        ("#/lesson/calibrate/none/clear", Calibrating::Anything),
        ("#/lesson/calibrate/a/b/c", Calibrating::Anything),
    ] {
        assert_eq!(Route::parse(address, &library), Arrival::Lost(at(what)));
    }
}

#[test]
fn a_fragment_that_carries_something_is_known_by_its_marker() {
    let library = library();
    let shared = Shared::Draft(SharedDraft { prompt: "a-prompt".into(), text: "Words.".to_owned(), ..SharedDraft::default() });
    let href = shared.href(&library.lessons[0]).expect("short");
    assert_eq!(Carried::in_fragment(&href), Some(Ok(Carried::Open(shared.clone()))));
    assert_eq!(Carried::in_fragment(&href.replace("lesson/", "")), Some(Ok(Carried::Open(shared.clone()))));
    assert_eq!(Carried::in_fragment("#/lesson/shared"), Some(Err(Problem::Damaged)));
    for other in ["", "#", "#/", "#/lesson/practise/a-prompt", "#/lesson/read/shared/x"] {
        assert_eq!(Carried::in_fragment(other), None, "{other}");
    }
    let file = shared.print_file();
    assert_eq!(Carried::parse_file(&file), Some(Ok(Carried::Open(shared))));
    assert_eq!(Carried::parse_file(&file.replacen(":1", ":9", 1)), Some(Err(Problem::Newer(9))));
    for other in ["", "[1]", "{}", "{\"format\":1}", "\u{FFFD}\u{FFFD}PNG"] {
        assert_eq!(Carried::parse_file(other), None, "{other} is another kind of file");
    }
}

#[test]
fn a_hundred_thousand_fragments_are_each_some_place() {
    let library = library();
    let pieces = [
        "lesson",
        "practise",
        "a-prompt",
        "assignment",
        "calibrate",
        "an-answer",
        "clear",
        "pairs",
        "review",
        "collect",
        "shared",
        "read",
        "one",
        "quiz",
        "section",
        "progress",
        "#",
        "/",
        "//",
        "..",
        "%2e",
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "\u{0}",
        "\u{202e}",
        "🦀",
        "é",
        "AeJ",
        "AQ",
        "99999999999999999999",
        "-1",
        "\n",
        "&amp;",
        "\"",
        "constructor",
    ];
    let long = "A".repeat(LONGEST + 1);
    let mut dice = Dice(8);
    let mut places = 0;
    for round in 0..100_000 {
        let mut fragment = String::from("#");
        for _ in 0..dice.draw(8) {
            fragment.push_str(pieces[dice.draw(pieces.len())]);
            if dice.draw(4) > 0 {
                fragment.push('/');
            }
        }
        if round % 5_000 == 0 {
            fragment.push_str("/shared/");
            fragment.push_str(&long);
        }
        if let Some(carried) = Carried::in_fragment(&fragment) {
            assert!(carried.is_err(), "{fragment:?} was nothing anybody printed");
        }
        if let Arrival::At(route) | Arrival::Assigned(route, _) | Arrival::Lost(route) = Route::parse(&fragment, &library) {
            places += 1;
            assert_eq!(Route::parse(&route.href(), &library), Arrival::At(route), "{fragment:?}");
        }
    }
    assert!(places > 50_000, "{places} led somewhere");
}
