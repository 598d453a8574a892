//! What the page around the frame may say, and what it is told.

use practice_widget::exchange::host_message::{Answer, Appearance, Embedding, Heard, Statement, Words, resize};
use practice_widget::exchange::language::Language;
use practice_widget::lesson::{ItemId, Lesson, PromptId, SectionId};
use proptest::prelude::*;

#[test]
fn the_address_says_how_the_widget_stands() {
    let looks = |query: &str| {
        let found = Embedding::parse(query);
        let accent = found.appearance.properties.into_iter().find(|(name, _)| *name == "accent").map_or_else(String::new, |(_, accent)| accent);
        (found.embedded, found.masthead, found.appearance.theme, accent)
    };
    let rows = [
        ("", (false, true, None, "")),
        ("?embed=1", (true, true, None, "")),
        ("?embed=1&view=practise&theme=dark&accent=%2300558a", (true, false, Some("dark"), "#00558a")),
        ("?embed=1&view=whole&accent=red", (true, true, None, "")),
        ("?embed=2&theme=DARK&accent=%23url(x)", (false, true, None, "")),
        ("?&&==&embed", (false, true, None, "")),
    ];
    for (query, (embedded, masthead, theme, accent)) in rows {
        assert_eq!(looks(query), (embedded, masthead, theme, accent.to_owned()), "{query}");
    }
}

#[test]
fn only_our_own_word_makes_it_a_preview() {
    for (query, preview) in
        [("?embed=1&view=practise", false), ("?embed=1&preview=1&view=practise", true), ("?preview", false), ("?view=preview", false)]
    {
        assert_eq!(Embedding::parse(query).preview, preview, "{query}");
    }
}

#[test]
fn a_page_may_ask_for_looks_and_measuring_only() {
    let hear = |ours: bool, fields: &[(&str, &'static str)]| {
        Heard::parse(ours, |name| fields.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text))
    };
    assert_eq!(hear(true, &[("type", "hello")]), Some(Heard::Hello));
    assert_eq!(hear(false, &[("type", "hello")]), None, "without the mark it is not ours");
    assert_eq!(hear(false, &[("context", "h5p"), ("action", "ready")]), Some(Heard::ResizerHello));
    assert_eq!(hear(false, &[("context", "h5p"), ("action", "resize")]), Some(Heard::Measure));
    let dark = Appearance { theme: Some("dark"), properties: Vec::new(), lang: Some(Language::English) };
    assert_eq!(hear(true, &[("type", "appearance"), ("theme", "dark"), ("accent", "#12345"), ("lang", "en-GB")]), Some(Heard::Appearance(dark)));
    let plain = Appearance { properties: vec![("accent", String::new())], ..Appearance::default() };
    assert_eq!(hear(true, &[("type", "appearance"), ("accent", "none")]), Some(Heard::Appearance(plain)), "the widget's own accent again");
    assert_eq!(hear(true, &[("type", "navigate")]), None);
}

#[test]
fn a_custom_property_is_what_it_may_be_or_left_out() {
    for (name, value, taken) in [
        ("accent", "#00558a", true),
        ("accent", "rgb(0 0 0)", false),
        ("surface", "#fff", true),
        ("surface", "url(https://a.test/x.png)", false),
        ("radius", "0px", true),
        ("radius", "0.25rem", true),
        ("radius", "px", false),
        ("radius", "1000000px", false),
        ("radius", "4px;color:red", false),
        ("font", "\"Gill Sans\", Verdana, sans-serif", true),
        ("font", "x; background: url(y)", false),
        ("font", "", false),
        ("font", "none", true),
    ] {
        let get = |asked: &str| if asked == name { value } else { "" };
        let get = |asked: &str| if asked == "type" { "appearance" } else { get(asked) };
        let Some(Heard::Appearance(looks)) = Heard::parse(true, get) else { panic!("looks") };
        let expected = if value == "none" { "" } else { value };
        assert_eq!(looks.properties, if taken { vec![(name, expected.to_owned())] } else { Vec::new() }, "{name}: {value}");
    }
}

#[test]
fn statements_have_verb_object_and_result_and_nobody() {
    let lesson = Lesson { id: "lesson".into(), ..Lesson::default() };
    let rows = [
        (Statement::Answered(ItemId::new("one"), Answer::Right), "answered", "answered"),
        (Statement::Drafted(PromptId::new("p"), Words(310)), "drafted", "attempted"),
        (Statement::Reviewed(PromptId::new("p"), [1, 2, 3]), "reviewed", "completed"),
        (Statement::Completed(SectionId::new("s")), "completed", "completed"),
    ];
    for (statement, kind, verb) in rows {
        let message = statement.message(&lesson);
        assert_eq!((message["practice"].as_u64(), message["type"].as_str()), (Some(1), Some(kind)));
        let said = message["statement"].as_object().expect("a statement");
        assert_eq!(said["verb"]["id"], format!("http://adlnet.gov/expapi/verbs/{verb}"));
        assert_eq!(said.keys().map(String::as_str).collect::<std::collections::BTreeSet<_>>(), ["object", "result", "verb"].into());
    }
    let reviewed = Statement::Reviewed(PromptId::new("p"), [1, 2, 3]).message(&lesson);
    let levels = serde_json::json!({ "completion": true, "levels": { "missing": 1, "hinted": 2, "clear": 3 } });
    assert_eq!(reviewed["statement"]["result"], levels, "nothing is added up");
}

#[test]
fn a_height_is_told_in_three_dialects() {
    let said = resize(640).map(|message| message.to_string()).join("\n");
    for wanted in ["\"type\":\"resize\"", "\"scrollHeight\":640", "lti.frameResize"] {
        assert!(said.contains(wanted), "{said}");
    }
}

proptest! {
    #[test]
    fn anything_at_all_is_parsed(query in ".*", texts in prop::collection::vec(".*", 6), ours: bool) {
        let _ = Embedding::parse(&query);
        let fields = practice_widget::exchange::host_message::FIELDS;
        let _ = Heard::parse(ours, |name| fields.iter().position(|known| *known == name).map_or("", |at| texts[at].as_str()));
    }
}
