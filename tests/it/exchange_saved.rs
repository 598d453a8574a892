//! The stored form of records, and how they are merged.

use practice_widget::exchange::saved::{
    Found, KeyProblem, Ledger, Merged, PREFIX, Problem, Record, Slot, Source, StorageKey, Tidying, Writer, merge,
};
use practice_widget::sorted::SortedMap;
use practice_widget::sum::fnv_1a;
use serde_json::{Value, json};

use std::fs;
use std::path::Path;

fn slot() -> Slot {
    Slot::of_prompt(&"ownership".into(), "draft", &"conflict".into())
}

fn found(source: Source, record: &Record) -> Found {
    Found { source, key: record.key().to_string(), raw: record.print() }
}

fn both(record: &Record) -> Vec<Found> {
    vec![found(Source::Local, record), found(Source::Journal, record)]
}

/// Of removals from both stores.
fn keys(superseded: &[Tidying]) -> Vec<String> {
    for pair in superseded.chunks(2) {
        let [local, journal] = pair else { panic!("one store is left out") };
        assert_eq!((local.target, journal.target, &local.key), (Source::Local, Source::Journal, &journal.key));
        assert!(local.was.is_some() && journal.was.is_some() && local.becomes.is_none() && journal.becomes.is_none());
    }
    superseded.iter().step_by(2).map(|removal| removal.key.clone()).collect()
}

fn page(name: &str, here: &[Found]) -> (Ledger, Merged) {
    let merged = merge(here.iter().cloned());
    let mut ledger = Ledger::new(name.into());
    merged.slots.values().for_each(|kept| ledger.show(&kept.current, kept));
    (ledger, merged)
}

#[test]
fn a_record_is_read_back_as_it_was_printed() {
    let bodies = [json!({"text": "é\u{fffd}\n\"\u{1F980} 2.5", "marks": [1, 2]}), json!("a string")];
    for body in bodies {
        for slot in [slot(), Slot::of_lesson(&"ownership".into(), "quiz"), Slot::of_lesson(&"Größe / 50 %".into(), "")] {
            let record = Record {
                slot,
                writer: "w1".into(),
                revision: 7,
                at: 1_764_070_000_000,
                seen: SortedMap::from([("w0".into(), 6)]),
                body: body.clone(),
            };
            assert_eq!(Record::parse(&record.print()), Ok(record.clone()));
            assert_eq!(Record::from_json(record.to_json()), Ok(record.clone()));
            assert_eq!(StorageKey::parse(&record.key().to_string()), Ok(record.key()));
        }
    }
}

#[track_caller]
fn check_key(key: &str, expected: Result<&str, KeyProblem>) {
    let parsed = StorageKey::parse(key);
    assert_eq!(parsed.as_ref().map(|key| key.writer.as_str()).map_err(|problem| *problem), expected, "{key}");
    if let Ok(parsed) = parsed {
        assert_eq!(parsed.to_string(), key, "one key has one spelling");
    }
}

#[test]
fn keys_are_ours_or_say_why_not() {
    check_key("practice-widget/1/ownership/draft/conflict/w1", Ok("w1"));
    check_key("practice-widget/1/ownership/quiz/w1", Ok("w1"));
    check_key("practice-widget/1/owner%20ship/quiz/w1", Ok("w1"));
    check_key("another/1/ownership/quiz/w1", Err(KeyProblem::Foreign));
    check_key("practice-widget", Err(KeyProblem::Foreign));
    check_key("practice-widget/2/whatever", Err(KeyProblem::Newer(2)));
    for junk in [
        "",
        "1",
        "01/a/b/c",
        "+1/a/b/c",
        "0/a/b/c",
        "1/a/b",
        "1/a/b/c/d/e",
        "1/a/b/%",
        "1/a/b/%6",
        "1/a/b/%61",
        "1/a/b/%FF",
        "1/a/b/%ff",
        "1/A/b/c",
        "1/é/b/c",
    ] {
        check_key(&format!("{PREFIX}{junk}"), Err(KeyProblem::Junk));
    }
}

#[test]
fn every_form_ever_released_is_still_read_and_printed_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/saved/v1");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).expect("fixtures") {
        let path = entry.expect("an entry").path();
        let fixture: Value = serde_json::from_str(&fs::read_to_string(&path).expect("text")).expect("JSON");
        let name = path.file_stem().expect("a name").display().to_string();
        let (key, raw) = (fixture["key"].as_str().expect("a key"), fixture["raw"].as_str().expect("bytes"));
        let record = Record::parse(raw).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        assert_eq!(record.key().to_string(), key, "{name}");
        assert_eq!(record.to_json(), fixture["record"], "{name}");
        assert_eq!(record.print(), raw, "{name}");
        names.push(name);
    }
    names.sort();
    assert_eq!(names, ["draft", "draft-continued", "quiz"]);
}

#[test]
fn damage_is_told_from_junk_and_from_a_newer_form() {
    let good = Ledger::new("w1".into()).keep(&slot(), 0, json!("words")).print();
    let check = |raw: &str, problem: Problem| assert_eq!(Record::parse(raw), Err(problem), "{raw}");
    check("", Problem::Junk);
    check("{}", Problem::Junk);
    check("null", Problem::Junk);
    check(&good[..good.len() - 1], Problem::Damaged);
    check(&good[..12], Problem::Damaged);
    check(&good.replace("words", "swords"), Problem::Damaged);
    check(&good.replacen('1', "2", 1), Problem::Damaged);
    // What a build with form 2 would write, checksum and all.
    check("2 8629c9c3bec4b6c7 anything", Problem::Newer(2));
}

#[test]
fn the_larger_revision_wins_whatever_the_clock_says() {
    let (mut first, _) = page("w1", &[]);
    let old = first.keep(&slot(), 9_999_999_999_999, json!("old"));
    let (mut second, _) = page("w2", &both(&old));
    let new = second.keep(&slot(), 0, json!("new"));
    let merged = merge([both(&old), both(&new)].concat());
    assert_eq!(merged.slots[&slot()].current.body, json!("new"));
    assert!(merged.slots[&slot()].others.is_empty(), "the old one was read before the new one was written");
    assert_eq!(keys(&merged.superseded), [old.key().to_string()]);
    assert!(merged.repairs.is_empty());
}

#[test]
fn two_tabs_in_one_draft_lose_neither_text() {
    let (mut one, _) = page("w1", &[]);
    let (mut two, _) = page("w2", &[]);
    let theirs = one.keep(&slot(), 0, json!("theirs"));
    let longer = two.keep(&slot(), 0, json!("mine"));
    let merged = merge([both(&longer), both(&theirs)].concat());
    let kept = &merged.slots[&slot()];
    assert_eq!((&kept.current, kept.others.as_slice()), (&longer, [theirs.clone()].as_slice()), "same revision: the larger writer is shown");
    assert!(merged.superseded.is_empty());

    let (mut third, opened) = page("w3", &[both(&longer), both(&theirs)].concat());
    let went_on = third.keep(&slot(), 0, json!("mine, longer"));
    let merged = merge([both(&longer), both(&theirs), both(&went_on)].concat());
    assert_eq!(merged.slots[&slot()].others, std::slice::from_ref(&theirs), "writing on does not decide about the other text");
    third.settle(&opened.slots[&slot()].others[0]);
    let settled = third.keep(&slot(), 0, json!("mine, and theirs"));
    let merged = merge([both(&longer), both(&theirs), both(&settled)].concat());
    assert!(merged.slots[&slot()].others.is_empty());
    assert_eq!(keys(&merged.superseded), [theirs.key().to_string(), longer.key().to_string()]);
}

#[test]
fn what_is_written_comes_after_everything_that_was_met_and_replaces_what_was_shown() {
    let mut one = Ledger::new("w1".into());
    let here = ["first", "second", "third"].map(|text| one.keep(&slot(), 0, json!(text))).into_iter().flat_map(|record| both(&record));
    let apart = Ledger::new("w2".into()).keep(&slot(), 0, json!("apart"));
    let kept = merge(here.chain(both(&apart))).slots.remove(&slot()).expect("kept");
    let (mut shows, mut cannot_read) = (Ledger::new("w3".into()), Ledger::new("w4".into()));
    shows.show(&apart, &kept);
    cannot_read.go_on_after(&kept);
    let next = [shows, cannot_read].map(|mut ledger| ledger.keep(&slot(), 0, json!("next")));
    assert_eq!(next.each_ref().map(|record| record.revision), [4, 4]);
    assert_eq!(next.map(|record| record.seen), [SortedMap::from([("w2".into(), 1)]), SortedMap::default()]);
}

#[test]
fn a_record_of_nothing_is_set_aside_and_replaces_nothing() {
    let words = Ledger::new("w1".into()).keep(&slot(), 0, json!("words"));
    let of_nothing = |more: &str| {
        let json =
            format!(r#"{{"lesson":"ownership","kind":"draft","prompt":"conflict","writer":"w2","revision":2,"at":0,"seen":{{"w1":1}}{more}}}"#);
        format!("1 {:016x} {json}", fnv_1a(format!("1{json}").bytes()))
    };
    for raw in [of_nothing(""), of_nothing(r#","body":null"#), of_nothing(r#","removed":true,"body":null"#), of_nothing(r#","removed":true"#)] {
        let key = StorageKey { slot: slot(), writer: "w2".into() }.to_string();
        let twice = [Source::Local, Source::Journal].map(|source| Found { source, key: key.clone(), raw: raw.clone() });
        let merged = merge(both(&words).into_iter().chain(twice.clone()));
        assert_eq!(merged.slots[&slot()].current, words);
        let aside: Vec<(&Found, &Problem)> = merged.quarantined.iter().map(|aside| (&aside.found, &aside.problem)).collect();
        assert_eq!(aside, [(&twice[0], &Problem::Junk), (&twice[1], &Problem::Junk)], "handed back as it was found");
        assert!(merged.superseded.is_empty() && merged.repairs.is_empty(), "{raw}: what it says it has read stays too");
    }
}

#[test]
fn a_store_that_lags_is_repaired_and_nothing_is_removed_for_it() {
    let (mut one, _) = page("w1", &[]);
    let old = one.keep(&slot(), 0, json!("old"));
    let new = one.keep(&slot(), 0, json!("new"));
    for (fresh, stale) in [(Source::Local, Source::Journal), (Source::Journal, Source::Local)] {
        let merged = merge([found(stale, &old), found(fresh, &new)]);
        assert_eq!(merged.slots[&slot()].current.body, json!("new"));
        let repair = Tidying { target: stale, key: new.key().to_string(), was: Some(old.print()), becomes: Some(new.print()) };
        assert_eq!(merged.repairs, [repair], "only where the old one still lies");
    }
    let (mut two, _) = page("w2", &both(&new));
    let next = two.keep(&slot(), 0, json!("next"));
    assert!(merge([both(&new), vec![found(Source::Local, &next)]].concat()).superseded.is_empty(), "what replaces it is not safe yet");
}

#[test]
fn bytes_we_cannot_read_are_handed_back_and_never_repaired_over() {
    let (mut one, _) = page("w1", &[]);
    let good = one.keep(&slot(), 0, json!("words"));
    let damaged = Found { raw: good.print()[..40].to_owned(), ..found(Source::Local, &good) };
    let newer = Found { source: Source::Local, key: format!("{PREFIX}2/anything"), raw: "anything".to_owned() };
    let lost = Found { source: Source::Local, key: good.key().to_string().replace("conflict", "another"), raw: good.print() };
    let strange = Found { source: Source::Local, key: format!("{PREFIX}?"), raw: String::new() };
    let foreign = Found { source: Source::Local, key: "theirs".to_owned(), raw: String::new() };
    let merged = merge([damaged.clone(), newer.clone(), lost.clone(), strange.clone(), foreign, found(Source::Journal, &good)]);
    assert_eq!(merged.slots[&slot()].current, good);
    assert!(merged.repairs.is_empty());
    let aside: Vec<(&Found, &Problem)> = merged.quarantined.iter().map(|aside| (&aside.found, &aside.problem)).collect();
    assert_eq!(aside, [(&damaged, &Problem::Damaged), (&lost, &Problem::Misplaced), (&strange, &Problem::Key)]);
    assert_eq!(merged.newer.iter().map(|aside| &aside.found).collect::<Vec<_>>(), [&newer]);
}

#[test]
fn a_thousand_corruptions_never_panic_and_the_good_copy_wins() {
    let (mut one, _) = page("w1", &[]);
    let slots: Vec<Slot> = ["conflict", "deadline", "mistake"].map(|prompt| Slot::of_prompt(&"ownership".into(), "draft", &prompt.into())).to_vec();
    let records: Vec<Record> = slots.iter().map(|slot| one.keep(slot, 1, json!({"text": format!("My words about {slot:?}, é\u{1F980}")}))).collect();
    let mut seed = 1_u64;
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("31 bits") % below
    };
    for _ in 0..1_000 {
        let victim = draw(records.len());
        let (broken, whole) = if draw(2) == 0 { (Source::Local, Source::Journal) } else { (Source::Journal, Source::Local) };
        let mut bytes = records[victim].print().into_bytes();
        match draw(4) {
            0 => bytes.truncate(draw(bytes.len())),
            1 => {
                let at = draw(bytes.len());
                bytes[at] ^= 1 << draw(8);
            }
            2 => bytes = (0..draw(200)).map(|_| u8::try_from(draw(256)).expect("a byte")).collect(),
            _ => {
                let at = draw(bytes.len());
                bytes.drain(at..(at + 1 + draw(9)).min(bytes.len()));
            }
        }
        let raw = String::from_utf8_lossy(&bytes).into_owned();
        let mut here: Vec<Found> = records.iter().map(|record| found(whole, record)).collect();
        for (index, record) in records.iter().enumerate() {
            here.push(if index == victim { Found { raw: raw.clone(), ..found(broken, record) } } else { found(broken, record) });
        }
        let merged = merge(here);
        for (slot, record) in slots.iter().zip(&records) {
            assert_eq!(&merged.slots[slot].current, record, "{raw}");
            assert!(merged.slots[slot].others.is_empty());
        }
        assert_eq!(merged.quarantined.iter().map(|aside| &aside.found.raw).collect::<Vec<_>>(), [&raw], "kept for download");
        assert!(merged.repairs.is_empty() && merged.newer.is_empty() && merged.superseded.is_empty());
    }
}

#[test]
fn a_writer_that_forgets_old_tabs_only_offers_them_again() {
    let mut here = Vec::new();
    let mut last = None;
    for number in 0..100_u64 {
        let (mut ledger, merged) = page(Writer::from_bits(number).as_str(), &here);
        assert!(merged.slots.values().all(|kept| kept.others.is_empty()));
        let record = ledger.keep(&slot(), 0, json!(number));
        assert!(record.print().len() < 1_200, "{}", record.print().len());
        here.extend(both(&record));
        let superseded = merge(here.iter().cloned()).superseded;
        here.retain(|found| superseded.iter().all(|removal| removal.key != found.key));
        last = Some(record);
    }
    assert_eq!(here.len(), 2, "old keys go");
    assert_eq!(merge(here).slots[&slot()].current, last.expect("a hundred"));
}
