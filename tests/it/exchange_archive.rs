//! The archive file: reading and writing it, and what reading it in would change.

use practice_widget::exchange::archive::{Archive, Counts, Effect, LARGEST_FILE, MOST_RECORDS, Plan, Problem, VERSION};
use practice_widget::exchange::keep::Keeper;
use practice_widget::exchange::markdown::Sheet;
use practice_widget::exchange::saved::{Found, Ledger, Merged, PREFIX, Record, Slot, Source, merge};
use practice_widget::lesson::Span;
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::DeskAction;
use practice_widget::practice::session::{Action, Part, Session};
use serde_json::{Value, json};

fn slot(prompt: &str) -> Slot {
    Slot::of_prompt(&"ownership".into(), "draft", &prompt.into())
}

fn stored(records: &[&Record]) -> Vec<Found> {
    let both = [Source::Local, Source::Journal];
    records.iter().flat_map(|record| both.map(|source| Found { source, key: record.key().to_string(), raw: record.print() })).collect()
}

fn page(name: &str, records: &[&Record]) -> Ledger {
    let mut ledger = Ledger::new(name.into());
    merge(stored(records)).slots.values().for_each(|kept| ledger.show(&kept.current, kept));
    ledger
}

fn archive(records: &[&Record]) -> Archive {
    Archive { made_at: 1, records: records.iter().map(|record| (*record).clone()).collect(), unread: Vec::new() }
}

/// What is there after the plan was carried out.
fn after(here: &[&Record], plan: &Plan) -> Merged {
    merge(stored(&here.iter().copied().chain(&plan.writes).collect::<Vec<_>>()))
}

#[test]
fn an_archive_holds_everything_and_is_read_back_as_it_was_printed() {
    let (mut one, mut two) = (page("w1", &[]), page("w2", &[]));
    let (mine, theirs) = (one.keep(&slot("a"), 5, json!({"text": "mine é"})), two.keep(&slot("a"), 6, json!({"text": "theirs"})));
    let quiz = one.keep(&Slot::of_lesson(&"ownership".into(), "quiz"), 7, json!("history"));
    let mut here = stored(&[&mine, &theirs, &quiz]);
    let junk = Found { source: Source::Local, key: format!("{PREFIX}1/ownership/draft/c/w9"), raw: "junk".to_owned() };
    here.extend([junk.clone(), Found { source: Source::Journal, ..junk }]);
    let made = Archive::of(&merge(here), 42);
    assert_eq!(made.records, [theirs, mine, quiz]);
    assert_eq!(made.unread.len(), 1, "the same bytes once");
    assert_eq!(Archive::parse(&made.print()), Ok((made.clone(), 0)));
    assert_eq!(Archive::parse(&format!("\u{feff}{}\r\n", made.print())), Ok((made, 0)), "as an editor may save it");
}

#[test]
fn a_backup_is_as_its_schema_says() {
    let schema = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/backup.schema.json")).expect("the schema");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    let lesson = &crate::practice::lesson();
    let at = Context { lesson, now: 5, day: 3 };
    let mut session = Session::new(lesson);
    let prompt = lesson.prompts[0].id.clone();
    let text = "Nobody on the team had done it, so I read the manual é.".to_owned();
    session.apply(Action::Desk(prompt.clone(), DeskAction::Edit { text, caret: None }), &at);
    session.apply(Action::Desk(prompt, DeskAction::Mark { mark: lesson.marks[0].id.clone(), span: Span::new(0, 30) }), &at);
    let mut keeper = Keeper::new(&lesson.id, 7);
    keeper.touch(vec![Part::Desk(lesson.prompts[0].id.clone()), Part::Reading, Part::Quiz, Part::Calibration, Part::Peer, Part::Days]);
    let writings = keeper.collect(&session, 9);
    assert_eq!(writings.len(), 6);
    let found: Vec<Found> = writings.into_iter().map(|writing| Found { source: Source::Local, key: writing.key, raw: writing.raw }).collect();
    let file: Value = serde_json::from_str(&Archive::of(&merge(found), 42).print()).expect("JSON");
    let problems: Vec<_> = schema.iter_errors(&file).map(|problem| format!("{}: {problem}", problem.instance_path())).collect();
    assert_eq!(problems, Vec::<String>::new(), "{file:#}");
    let text = &file["records"].as_array().expect("records").iter().find(|record| record["kind"] == "desk").expect("a desk")["body"]["draft"];
    assert!(text["text"].as_str().is_some_and(|text| text.starts_with("Nobody")) && text["marks"][0].is_array(), "where the page about it says");
    let mut other = file.clone();
    other["records"][0]["revision"] = json!("seven");
    assert!(!schema.is_valid(&other), "the schema lets anything pass");
}

#[test]
fn what_an_older_build_could_not_read_is_read_again() {
    let record = page("w1", &[]).keep(&slot("a"), 0, json!("words"));
    let file = json!({"format": "practice-widget archive", "version": 1, "unread": [{"key": record.key().to_string(), "raw": record.print()}]});
    assert_eq!(Archive::parse(&file.to_string()).expect("an archive").0.records, [record]);
}

#[track_caller]
fn check_file(file: &str, expected: Problem) {
    assert_eq!(Archive::parse(file), Err(expected));
}

#[test]
fn a_file_that_is_no_archive_says_what_it_is() {
    let whole = archive(&[]).print();
    check_file("", Problem::Empty);
    check_file(" \n", Problem::Empty);
    check_file("\u{fffd}PNG\r\n", Problem::NotJson);
    check_file(&whole[..whole.len() / 2], Problem::NotJson);
    check_file(&"[".repeat(1_000_000), Problem::NotJson);
    check_file(&format!("{{\"format\":{}", "{\"a\":".repeat(100_000)), Problem::NotJson);
    check_file("[]", Problem::NotArchive);
    check_file("null", Problem::NotArchive);
    check_file(r#"{"format": "practice-widget archive"}"#, Problem::NotArchive);
    check_file(r#"{"format": "practice-widget archive", "version": -1}"#, Problem::NotArchive);
    check_file(r#"{"format": "practice-widget archive", "version": 1, "records": {}}"#, Problem::NotArchive);
    check_file(r#"{"format": "practice-widget archive", "version": 2, "records": "anything"}"#, Problem::Newer(VERSION + 1));
    let many = json!({"format": "practice-widget archive", "version": 1, "records": vec![0; MOST_RECORDS + 1]});
    check_file(&many.to_string(), Problem::TooLarge);
    check_file(&"x".repeat(usize::try_from(LARGEST_FILE).expect("fits") + 1), Problem::TooLarge);
}

#[test]
fn one_bad_record_does_not_take_the_others_with_it() {
    let record = page("w1", &[]).keep(&slot("a"), 0, json!("words"));
    let mut poisoned = record.to_json();
    poisoned["revision"] = json!((1_u64 << 53) - 1);
    let mut of_nothing = record.to_json();
    of_nothing["body"] = Value::Null;
    let records = json!([7, poisoned, record.to_json(), {"lesson": "x"}, of_nothing]);
    let file = json!({"format": "practice-widget archive", "version": 1, "records": records});
    assert_eq!(Archive::parse(&file.to_string()), Ok((Archive { made_at: 0, ..archive(&[&record]) }, 4)));
}

#[track_caller]
fn check_plan(here: &[&Record], brought: &Record, expected: Effect, shown: &str, others: &[&str]) {
    let plan = Plan::new(&archive(&[brought]), &merge(stored(here)), &"importer".into());
    assert_eq!(plan.changes, [(brought.slot.clone(), expected)]);
    let merged = after(here, &plan);
    let kept = &merged.slots[&brought.slot];
    assert_eq!(kept.current.body, json!(shown));
    assert_eq!(
        kept.others.iter().map(|record| record.to_json()["body"].as_str().map(str::to_owned)).collect::<Vec<_>>(),
        others.iter().map(|text| Some((*text).to_owned())).collect::<Vec<_>>()
    );
    for write in &plan.writes {
        assert_eq!(Record::parse(&write.print()).as_ref(), Ok(write), "what is written can be read");
        assert!(here.iter().all(|record| record.key() != write.key()), "nothing is overwritten");
    }
    assert_eq!(plan.undo(), plan.writes.iter().map(Record::key).collect::<Vec<_>>());
    let again = Plan::new(&archive(&[brought]), &merged, &"second".into());
    assert!(again.writes.is_empty(), "the second time there is nothing to do");
}

#[test]
fn reading_in_never_overwrites_and_says_what_it_does() {
    let mut one = page("w1", &[]);
    let first = one.keep(&slot("a"), 0, json!("first"));
    let second = one.keep(&slot("a"), 0, json!("second"));
    let on_from_there = page("w2", &[&second]).keep(&slot("a"), 0, json!("on from there"));
    let apart = {
        let mut other = page("w0", &[]);
        for text in ["x", "y", "z"] {
            other.keep(&slot("a"), 0, json!(text));
        }
        other.keep(&slot("a"), 0, json!("apart"))
    };
    let same_words = page("w5", &[]).keep(&slot("a"), 0, json!("second"));
    check_plan(&[], &first, Effect::New, "first", &[]);
    check_plan(&[&first], &second, Effect::Newer, "second", &[]);
    check_plan(&[&second], &on_from_there, Effect::Newer, "on from there", &[]);
    check_plan(&[&second], &second, Effect::Same, "second", &[]);
    check_plan(&[&second], &same_words, Effect::Same, "second", &[]);
    check_plan(&[&second], &first, Effect::Older, "second", &[]);
    check_plan(&[&on_from_there], &second, Effect::Older, "on from there", &[]);
    check_plan(&[&second], &apart, Effect::Conflicting, "second", &["apart"]);
    check_plan(&[&first], &apart, Effect::Conflicting, "first", &["apart"]);
    check_plan(&[&second, &apart], &on_from_there, Effect::Conflicting, "apart", &["on from there"]);
    let quiz = Slot::of_lesson(&"ownership".into(), "quiz");
    let (here, there) = (page("w6", &[]).keep(&quiz, 0, json!("here")), page("w7", &[]).keep(&quiz, 0, json!("there")));
    check_plan(&[&here], &there, Effect::Joined, "here", &["there"]);
}

#[test]
fn counts_are_by_kind_of_change() {
    let (mut one, mut two) = (page("w1", &[]), page("w2", &[]));
    let records = [one.keep(&slot("a"), 0, json!("a")), one.keep(&slot("b"), 0, json!("b")), two.keep(&slot("b"), 0, json!("b"))];
    let plan = Plan::new(&archive(&records.iter().collect::<Vec<_>>()), &Merged::default(), &"importer".into());
    assert_eq!(plan.counts(), Counts { added: 2, beside: 0, known: 1 });
}

#[test]
fn a_sheet_reads_as_it_was_written() {
    let sheet = Sheet {
        lesson: "Ownership".to_owned(),
        prompt: "Tell me about\na *conflict*.".to_owned(),
        text: "# Not a heading\n1. not a list\n\nsnake_case, <b>, 2 < 3 & more.\n- dash - inside".to_owned(),
        marks: vec![("Need".to_owned(), "snake_case".to_owned())],
        review: vec!["Scope: hinted".to_owned()],
    };
    let expected = "# Tell me about a \\*conflict\\*.\n\n*Ownership*\n\n\\# Not a heading  \n1\\. not a list  \n\nsnake\\_case, \\<b>, 2 \\< 3 \\& more.  \n\\- dash - inside  \n\n## Marked\n\n- **Need**: snake\\_case\n\n## Review\n\n- Scope: hinted\n";
    assert_eq!(sheet.print("Marked", "Review"), expected);
    assert!(!Sheet { marks: Vec::new(), review: Vec::new(), ..sheet }.print("Marked", "Review").contains("##"));
}
