//! Coming to a lesson, for the first time and again.

use practice_widget::lesson::{Lesson, Section};
use practice_widget::practice::context::Context;
use practice_widget::practice::place::{Arrival, Place, Route};
use practice_widget::practice::session::{Action, Part, Session};

fn lesson(sections: &[&str]) -> Lesson {
    let sections = sections.iter().map(|id| Section { id: (*id).into(), ..Section::default() }).collect();
    Lesson { id: "lesson".into(), sections, ..Lesson::default() }
}

fn at(lesson: &str, section: &str) -> Route {
    Route { lesson: lesson.into(), place: Place::Read(section.into(), None) }
}

fn arrive(session: &mut Session, arrival: Arrival, lesson: &Lesson) -> Vec<Part> {
    session.apply(Action::Arrive(arrival), &Context { lesson, now: 1, day: 1 })
}

#[test]
fn who_comes_back_goes_on_where_they_were_as_far_as_the_lesson_still_has_it() {
    let before = lesson(&["one", "two"]);
    let mut session = Session::new(&before);
    arrive(&mut session, Arrival::At(at("lesson", "two")), &before);
    arrive(&mut session, Arrival::Start, &before);
    assert_eq!(session.route, at("lesson", "two"));
    let renamed = lesson(&["one", "second"]);
    let touched = arrive(&mut session, Arrival::Start, &renamed);
    assert_eq!((&session.route, &session.reading.last), (&at("lesson", "one"), &Some("one".into())));
    assert_eq!(touched, [Part::Reading]);
}

#[test]
fn a_place_of_another_lesson_is_not_taken_for_one_of_this() {
    let lesson = lesson(&["one"]);
    let mut session = Session::new(&lesson);
    arrive(&mut session, Arrival::Start, &lesson);
    let lost = Arrival::Lost(at("other", "two"));
    for arrival in [Arrival::At(at("other", "two")), lost] {
        assert_eq!(arrive(&mut session, arrival, &lesson), []);
        assert_eq!((&session.route, &session.reading.last), (&at("lesson", "one"), &Some("one".into())));
        assert!(session.notices.is_empty());
    }
}
