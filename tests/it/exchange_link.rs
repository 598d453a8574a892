//! What travels in links: round trips, limits, and strangers' bytes.

use crate::dice::Dice;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use practice_widget::exchange::link::{Carried, LARGEST, LONGEST, Locked, Problem, Shared, SharedDraft, SharedMark, SharedReview, fingerprint};
use practice_widget::lesson::Level;
use practice_widget::practice::draft::LIMIT;
use practice_widget::practice::peer_review::MOST_MARKS;

fn draft(text: &str) -> SharedDraft {
    SharedDraft {
        lesson: "ownership".into(),
        prompt: "conflict".into(),
        text: text.to_owned(),
        marks: vec![SharedMark("need".into(), 0, 3)],
        question: "Is it clear? <script>alert(1)</script>".to_owned(),
    }
}

fn payload(version: u8, json: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode([vec![version], compress_to_vec(json, 9)].concat())
}

fn some_bytes(dice: &mut Dice, most: usize) -> Vec<u8> {
    (0..dice.draw(most)).map(|_| u8::try_from(dice.draw(256)).expect("a byte")).collect()
}

#[test]
fn what_is_shared_is_read_back_as_it_was_printed() {
    let text = "Our release broke. I asked três people \u{1F980}.";
    let review = SharedReview {
        lesson: "ownership".into(),
        prompt: "conflict".into(),
        text: fingerprint(text),
        ratings: vec![("scope".into(), Level::Hinted, "Who else?".to_owned())],
        notes: vec![(0, 3, "Whose?".to_owned())],
        overall: "Nearly there.".to_owned(),
    };
    for shared in [Shared::Draft(draft(text)), Shared::Draft(SharedDraft::default()), Shared::Review(review)] {
        let payload = shared.print().expect("short");
        assert!(payload.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
        assert_eq!(Carried::parse(&payload), Ok(Carried::Open(shared)));
    }
}

#[test]
fn marks_that_lie_on_no_words_are_left_out_and_the_text_stays() {
    let mut sent = draft("é!");
    sent.marks =
        [(0, 2), (0, 1), (2, 2), (3, 2), (0, 4), (usize::MAX, usize::MAX)].map(|(start, end)| SharedMark("need".into(), start, end)).to_vec();
    let Ok(Carried::Open(Shared::Draft(read))) = Carried::parse(&Shared::Draft(sent).print().expect("short")) else { panic!("a draft") };
    assert_eq!((read.text.as_str(), read.marks), ("é!", vec![SharedMark("need".into(), 0, 2)]));
}

#[test]
fn what_is_locked_is_read_back_as_it_was_printed_and_its_seal_must_be_there() {
    let locked = Locked { salt: [7; 16], iv: [9; 12], sealed: (0..40).collect() };
    assert_eq!(Carried::parse(&locked.print()), Ok(Carried::Locked(locked.clone())));
    assert_eq!(Carried::parse_file(&locked.print_file()), Some(Ok(Carried::Locked(locked.clone()))));
    let cut = Locked { sealed: vec![0; 16], ..locked.clone() };
    assert_eq!(Carried::parse(&cut.print()), Err(Problem::Damaged));
    assert_eq!(Carried::parse_file(r#"{"practice-shared":2,"locked":7}"#), Some(Err(Problem::Damaged)));
    let long = Locked { sealed: vec![0; LONGEST], ..locked };
    assert_eq!(long.href(&practice_widget::lesson::Lesson::default()), Err(Problem::TooLong));
    assert_eq!(Carried::parse_file(&long.print_file()), Some(Ok(Carried::Locked(long))));
}

#[test]
fn what_is_packed_for_locking_is_unpacked_as_it_was() {
    let shared = Shared::Draft(draft("words"));
    assert_eq!(Shared::unpack(&shared.pack().expect("short")), Ok(shared));
    assert_eq!(Shared::unpack(&[]), Err(Problem::Damaged));
    assert_eq!(Shared::unpack(&[2, 0, 0]), Err(Problem::Junk));
}

#[track_caller]
fn check(payload: &str, expected: Problem) {
    assert_eq!(Carried::parse(payload), Err(expected));
}

#[test]
fn a_payload_that_is_none_says_why() {
    let good = Shared::Draft(draft("words")).print().expect("short");
    check("", Problem::Damaged);
    check("%", Problem::Damaged);
    check(&good[..good.len() - 4], Problem::Damaged);
    check(&format!("{good}="), Problem::Damaged);
    check(&payload(2, b"{}"), Problem::Damaged);
    check(&payload(3, b"{}"), Problem::Newer(3));
    check(&payload(0, b"{}"), Problem::Junk);
    check(&payload(1, b"{}"), Problem::Junk);
    check(&payload(1, b"\xff"), Problem::Junk);
    check(&payload(1, "[".repeat(60_000).as_bytes()), Problem::Junk);
    check(&"A".repeat(LONGEST + 1), Problem::TooLong);
    check(&payload(1, &vec![b' '; LARGEST + 1]), Problem::TooLong);
    let bomb = payload(1, &vec![0; 10_000_000]);
    assert!(bomb.len() <= LONGEST, "{}", bomb.len());
    check(&bomb, Problem::TooLong);
}

#[test]
fn what_is_too_long_for_a_link_is_refused_before_it_is_sent() {
    let mut dice = Dice(7);
    let noise: String = (0..LONGEST).map(|_| char::from(b'!' + u8::try_from(dice.draw(90)).expect("a byte"))).collect();
    assert_eq!(Shared::Draft(draft(&noise)).print(), Err(Problem::TooLong));
    assert_eq!(Shared::Draft(draft(&" ".repeat(LARGEST))).print(), Err(Problem::TooLong));
    assert!(Shared::Draft(draft(&" ".repeat(LARGEST - 1_000))).print().is_ok());
}

#[test]
fn more_text_than_a_draft_holds_is_refused_however_it_comes() {
    let asking = |words: &str| SharedDraft { question: words.to_owned(), ..draft("words") };
    let review = |words: &str| SharedReview { overall: words.to_owned(), ..SharedReview::default() };
    let noted = |words: &str| SharedReview { notes: vec![(0, 1, words.to_owned())], ..SharedReview::default() };
    let rated = |words: &str| SharedReview { ratings: vec![("scope".into(), Level::Clear, words.to_owned())], ..SharedReview::default() };
    let carrying = |words: &str| {
        let drafts = [Shared::Draft(draft(words)), Shared::Moved(draft(words)), Shared::Draft(asking(words))];
        drafts.into_iter().chain([review(words), noted(words), rated(words)].map(Shared::Review))
    };
    for (length, refused) in [(LIMIT, false), (LIMIT + 1, true)] {
        for shared in carrying(&"\n".repeat(length)) {
            let expected = || if refused { Err(Problem::TextTooLong) } else { Ok(Carried::Open(shared.clone())) };
            assert_eq!(Shared::unpack(&shared.pack().expect("small enough")).map(Carried::Open), expected());
            assert_eq!(Carried::parse(&shared.print().expect("short")), expected());
            assert_eq!(Carried::parse_file(&shared.print_file()), Some(expected()));
        }
    }
    let long = Shared::Draft(draft(&"\n".repeat(500_000))).print_file();
    assert_eq!(Carried::parse_file(&long), Some(Err(Problem::TextTooLong)));
}

#[test]
fn more_marks_and_notes_than_anybody_makes_are_not_taken_in() {
    let marked = SharedDraft { marks: vec![SharedMark("need".into(), 0, 3); MOST_MARKS + 1], ..draft("words") };
    let Some(Ok(Carried::Open(Shared::Draft(read)))) = Carried::parse_file(&Shared::Draft(marked).print_file()) else { panic!("a draft") };
    assert_eq!((read.text.as_str(), read.marks.len()), ("words", MOST_MARKS));
    let noted = SharedReview { notes: vec![(0, 1, String::new()); MOST_MARKS + 1], ..SharedReview::default() };
    assert_eq!(Carried::parse_file(&Shared::Review(noted).print_file()), Some(Err(Problem::TextTooLong)));
}

#[test]
fn strangers_fragments_never_panic() {
    let rounds = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
    let mut dice = Dice(14);
    let good = Shared::Draft(draft(&"Our release broke on a Friday and I asked around. ".repeat(40))).print().expect("short");
    let mut whole = URL_SAFE_NO_PAD.decode(&good).expect("base64");
    let mut read = 0;
    for _ in 0..rounds {
        let fragment = match dice.draw(4) {
            0 => String::from_utf8_lossy(&some_bytes(&mut dice, 300)).into_owned(),
            1 => URL_SAFE_NO_PAD.encode([vec![1 + u8::from(dice.draw(4) == 0)], some_bytes(&mut dice, 300)].concat()),
            2 => {
                let at = dice.draw(whole.len());
                whole[at] ^= 1 << dice.draw(8);
                let changed = URL_SAFE_NO_PAD.encode(&whole);
                if dice.draw(3) == 0 {
                    whole = URL_SAFE_NO_PAD.decode(&good).expect("base64");
                }
                changed
            }
            _ => good[..dice.draw(good.len())].to_owned(),
        };
        read += usize::from(Carried::parse(&fragment).is_ok());
    }
    assert!(read < rounds / 2, "{read} of {rounds} were still readable");
}
