//! Reading our types out of JSON's values: what `serde_json` reads of what it wrote, this reads the same.

use practice_widget::lesson::Level;
use practice_widget::practice::calibration::RoundStage;
use practice_widget::practice::quiz::{Answer, Scope, Stage};
use practice_widget::values::{parse, read};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;

include!(concat!(env!("OUT_DIR"), "/library.rs"));

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Everything {
    text: String,
    whole: u8,
    signed: i64,
    float: f64,
    yes: bool,
    letter: char,
    maybe: Option<u32>,
    pair: (String, i8),
    name: Name,
    list: Vec<Shape>,
    map: BTreeMap<Colour, u64>,
    #[serde(default)]
    left_out: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Name(String);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Point,
    Circle(u32),
    Line(i32, i32),
    Square { side: u32, colour: Colour },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Colour {
    Red,
    Blue,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    Empty,
    Full { count: u64, shape: Shape, share: f64, under: i32 },
}

fn shapes() -> impl Strategy<Value = Vec<Shape>> {
    let shape = prop_oneof![
        Just(Shape::Point),
        any::<u32>().prop_map(Shape::Circle),
        any::<(i32, i32)>().prop_map(|(from, to)| Shape::Line(from, to)),
        any::<u32>().prop_map(|side| Shape::Square { side, colour: Colour::Blue }),
    ];
    prop::collection::vec(shape, 0..5)
}

proptest! {
    #[test]
    fn what_was_written_is_read(
        (text, whole, signed, yes) in any::<(String, u8, i64, bool)>(),
        (letter, maybe, pair, count) in any::<(char, Option<u32>, (String, i8), u64)>(),
        float in -1e9..1e9,
        list in shapes(),
    ) {
        let map = [(Colour::Red, count)].into();
        let all = Everything { text: text.clone(), whole, signed, float, yes, letter, maybe, pair, name: Name(text), list, map, left_out: None };
        prop_assert_eq!(parse(&serde_json::to_string(&all).expect("prints")), Some(all.clone()));
        prop_assert_eq!(read(json!(all)), Some(all));
    }

    #[test]
    fn the_same_is_read_and_refused_as_serde_json_reads_and_refuses(text in "[\\[\\]{}:,\"a-c0-9.-]{0,12}|null|true|\\{\"(Circle|Line|Square|Point)\":([0-9]|\\[1,2\\]|null)\\}") {
        prop_assert_eq!(parse::<Shape>(&text), serde_json::from_str(&text).ok());
        prop_assert_eq!(parse::<(u8, i8)>(&text), serde_json::from_str(&text).ok());
        prop_assert_eq!(parse::<BTreeMap<String, Option<f64>>>(&text), serde_json::from_str(&text).ok());
        prop_assert_eq!(parse::<serde_json::Value>(&text), serde_json::from_str(&text).ok());
    }
}

#[test]
fn what_is_named_by_a_field_is_read_too() {
    let full = Tagged::Full { count: u64::MAX, shape: Shape::Circle(2), share: 0.5, under: -3 };
    assert_eq!(read(json!(full)), Some(full));
    assert_eq!(read(json!({"kind": "Empty", "more": 1})), Some(Tagged::Empty));
    assert_eq!(read::<Tagged>(json!({"kind": "Neither"})), None);
}

#[test]
fn a_number_out_of_range_is_none_and_a_bare_list_is_no_record() {
    assert_eq!(read::<u8>(json!(256)), None);
    assert_eq!(read::<u8>(json!(-1)), None);
    assert_eq!(read::<i32>(json!(u64::MAX)), None);
    assert_eq!(read::<u8>(json!(1.0)), None);
    assert_eq!(read::<Shape>(json!({"Square": [1, "red"]})), None);
    assert_eq!(read::<Shape>(json!({"Point": null, "Circle": 1})), None);
    assert_eq!(read::<Everything>(json!(["text", 1])), None);
}

#[test]
fn enums_that_are_kept_look_as_they_always_have() {
    fn same<T: Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T, form: serde_json::Value) {
        assert_eq!(json!(value), form);
        assert_eq!(&serde_json::from_str::<T>(&form.to_string()).expect("reads"), value);
        assert_eq!(read::<T>(form).as_ref(), Some(value));
    }
    same(&Answer::Single { choice: Some(1) }, json!({"kind": "single", "choice": 1}));
    same(&Answer::Recall { text: "said".into(), ticks: [2, 0].into() }, json!({"kind": "recall", "text": "said", "ticks": [0, 2]}));
    same(&Answer::GaveUp, json!({"kind": "gave_up"}));
    same(&Stage::Asked, json!({"stage": "asked"}));
    same(&Stage::Revealed { first: Answer::NotSure, second: None }, json!({"stage": "revealed", "first": {"kind": "not_sure"}, "second": null}));
    same(&RoundStage::Second { first: [("c".into(), Level::Clear)].into() }, json!({"stage": "second", "first": {"c": "clear"}}));
    same(&Scope::Section("s".into()), json!({"scope": "section", "of": "s"}));
    same(&Scope::Mixed, json!({"scope": "mixed"}));
    assert_eq!(read(json!({"kind": "gave_up", "more": 1})), Some(Answer::GaveUp));
    assert_eq!(read(json!({"kind": "multiple"})), Some(Answer::Multiple { ticks: [].into() }));
    assert_eq!(read::<Answer>(json!({"choice": 1})), None);
    assert_eq!(read::<Answer>(json!({"kind": "single", "choice": "1"})), None);
    assert_eq!(read::<Scope>(json!({"scope": "section"})), None);
    assert_eq!(read::<Scope>(json!("mixed")), None);
}

#[test]
fn the_lessons_of_this_build_are_the_same_as_the_page_carries_them() {
    let mut library = practice_widget::bundled(LIBRARY_JSON).expect("compiled").clone();
    library.lessons.push(crate::compiler::tiny_lesson());
    let in_page = practice_widget::publish::listed::listed(&library).expect("lists").to_string();
    assert_eq!(practice_widget::bundled_in_page(&in_page), Some(&library));
    assert!(!in_page.contains("\"standfirst\""), "a record kept the names of its fields");
    assert_eq!(practice_widget::bundled_in_page(&in_page.replacen('[', "{", 1)), None);
}
