//! Hand-ins: the page and its data, strangers' files, and the table for a spreadsheet.

use crate::dice::Dice;
use practice_widget::exchange::hand_in::{LARGEST, Labels, cell, csv};
use practice_widget::exchange::link::{Shared, SharedDraft, SharedMark, SharedReview, fingerprint};
use practice_widget::lesson::{Criterion, Lesson, Level, Mark, Prompt};
use practice_widget::practice::bench::{Bench, Millis};
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::hand_in::{Collected, Collection, HandIn, MOST, Refusal};

const LABELS: Labels = Labels {
    lang: "en-GB",
    by: "by",
    answer: "The answer",
    marked: "Marked",
    review: "The review",
    changed: "Changed since.",
    unreviewed: "Not reviewed.",
    columns: ["Criterion", "Level", "Words"],
    foot: "Saved in the page.",
    words: |count| format!("{count} words"),
    level: Level::key,
};

/// What would run, load, link or end the data block if any of it were ever taken as markup.
const NASTY: [&str; 9] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "</SCRIPT\n><img src=x onerror=alert(1)>",
    "\"><a href=\"javascript:alert(1)\">x</a>",
    "</title><svg onload=alert(1)>",
    "</style><style>*{display:none}",
    "<script type=\"application/json\" id=\"practice-hand-in\">{\"practice-hand-in\":1,\"content\":{}}</script>",
    "&lt;b&gt; ]]> --> {{constructor}} ${alert(1)}",
    "\u{202e}\u{0}\u{2028}\u{feff}' onmouseover='alert(1)",
];

fn lesson() -> Lesson {
    let criterion = |id: &str| Criterion { id: id.into(), name: format!("Name of {id}"), ..Criterion::default() };
    let mark = |id: &str, letter: &str| Mark { id: id.into(), name: id.to_uppercase(), letter: letter.to_owned(), ..Mark::default() };
    Lesson {
        id: "ownership".into(),
        title: "Ownership".to_owned(),
        prompts: vec![Prompt { id: "conflict".into(), text: "Tell me.".to_owned(), ..Prompt::default() }],
        criteria: vec![criterion("scope"), criterion("result")],
        marks: vec![mark("need", "N"), mark("output", "O")],
        ..Lesson::default()
    }
}

fn hand_in(name: &str, text: &str) -> HandIn {
    let draft = SharedDraft {
        lesson: "ownership".into(),
        prompt: "conflict".into(),
        text: text.to_owned(),
        marks: vec![SharedMark("need".into(), 0, text.len().min(3)), SharedMark("gone".into(), 0, text.len().min(3))],
        question: String::new(),
    };
    let ratings = vec![("scope".into(), Level::Clear, format!("{text}\nmore")), ("gone".into(), Level::Hinted, String::new())];
    let review = SharedReview { lesson: "ownership".into(), prompt: "conflict".into(), text: fingerprint(text), ratings, ..SharedReview::default() };
    HandIn { name: name.to_owned(), draft, review }
}

#[test]
fn a_page_and_its_data_are_read_back_as_they_were_printed() {
    let lesson = lesson();
    for (name, text) in [("Ada", "Our release broke.\n\nI asked three people \u{1F980}."), ("", "Our words"), ("Zoë <b>", "a & b\r\nc")] {
        let made = hand_in(name, text);
        assert_eq!(HandIn::parse(&made.page(&lesson, &LABELS)), Ok(made.clone()));
        assert_eq!(HandIn::parse(&made.print()), Ok(made.clone()));
        // Windows line ends, a mark at the start and another program's indentation change nothing.
        assert_eq!(HandIn::parse(&format!("\u{feff}{}", made.page(&lesson, &LABELS).replace('\n', "\r\n"))), Ok(made));
    }
}

#[test]
fn the_page_says_what_is_in_it() {
    let made = hand_in("Ada", "Our release broke.\nI asked.");
    let page = made.page(&lesson(), &LABELS);
    for said in [
        "<title>Ada · Tell me.</title>",
        "by <bdi>Ada</bdi>",
        "<p dir=\"auto\"><mark class=\"m1\"><sup>N</sup>Our</mark> release broke.</p>",
        "<b>NEED (N)</b> <q>Our</q>",
        "<th scope=\"row\" lang=\"en-GB\">Name of scope</th><td>clear</td><td lang=\"en-GB\"><q>Our release broke.</q> <q>I asked.</q> <q>more</q> </td>",
        "5 words",
    ] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
    assert!(!page.contains("Changed since.") && !page.contains("Not reviewed."));
    let mut changed = made.clone();
    changed.draft.text.push_str(" Then");
    assert!(changed.page(&lesson(), &LABELS).contains("Changed since."));
    assert!(HandIn { review: SharedReview::default(), ..made }.page(&lesson(), &LABELS).contains("Not reviewed."));
}

#[test]
fn no_word_of_a_learner_becomes_markup_or_ends_the_data() {
    let lesson = lesson();
    let tags = |page: &str| page.matches('<').count();
    let made = |words: &str| {
        let mut made = hand_in(words, words);
        made.draft.marks.clear();
        made.review.ratings = vec![("scope".into(), Level::Clear, words.to_owned())];
        made
    };
    for nasty in NASTY {
        let made_of = made(&nasty.replace('\n', " "));
        let page = made_of.page(&lesson, &LABELS);
        assert_eq!(tags(&page), tags(&made("x").page(&lesson, &LABELS)), "{nasty:?} opened a tag in {page}");
        assert_eq!(page.to_lowercase().matches("</script").count(), 1, "{nasty:?}");
        assert_eq!(page.matches("id=\"practice-hand-in\"").count(), 1, "{nasty:?}");
        assert_eq!(HandIn::parse(&page).map(|read| read.draft.text), Ok(made_of.draft.text), "{nasty:?}");
    }
}

#[track_caller]
fn check(file: &str, expected: Refusal) {
    assert_eq!(HandIn::parse_for(file, &lesson()), Err(expected), "{file:.80}");
}

#[test]
fn a_file_that_is_none_says_why() {
    let made = hand_in("Ada", "Our release broke.");
    let page = made.page(&lesson(), &LABELS);
    for other in ["", "words", "{}", "[1]", "<html><p>words</html>", "\u{FFFD}PNG", r#"{"format":"practice-widget archive"}"#, &"[".repeat(9_000)] {
        check(other, Refusal::NotHandIn);
    }
    let review = Shared::Review(made.review.clone()).print_file();
    check(&review, Refusal::NotHandIn);
    check(&page[..page.len() - 40], Refusal::Damaged);
    check(&made.print().replace("conflict", "con\"flict"), Refusal::Damaged);
    check(r#"{"practice-hand-in":1}"#, Refusal::Damaged);
    check(r#"{"practice-hand-in":1,"content":[1]}"#, Refusal::Damaged);
    check(&made.print().replace("-in\":1", "-in\":2"), Refusal::Newer);
    check(&made.print().replace("ownership", "other"), Refusal::OtherLesson);
    check(&" ".repeat(LARGEST + 1), Refusal::TooLarge);
    let long = hand_in("", &"a ".repeat(12_000));
    check(&long.print(), Refusal::Damaged);
    check(&Shared::Draft(long.draft).print_file(), Refusal::Damaged);
}

#[test]
fn a_draft_that_was_saved_to_be_reviewed_is_taken_as_well() {
    let made = hand_in("Ada", "Our release broke.");
    let read = HandIn::parse(&Shared::Draft(made.draft.clone()).print_file());
    assert_eq!(read, Ok(HandIn { draft: made.draft, ..HandIn::default() }));
}

#[test]
fn marks_that_lie_on_no_words_are_left_out() {
    let mut made = hand_in("", "é!");
    made.draft.marks = [(0, 2), (0, 1), (2, 2), (3, 2), (0, 4), (usize::MAX, usize::MAX)].map(|(a, b)| SharedMark("need".into(), a, b)).to_vec();
    assert_eq!(HandIn::parse(&made.print()).map(|read| read.draft.marks), Ok(vec![SharedMark("need".into(), 0, 2)]));
}

#[test]
fn ten_thousand_changed_files_never_panic_and_what_is_read_is_shown() {
    let lesson = lesson();
    let made = hand_in("Ada", &"Our release broke on a Friday, é, and I asked around.\n".repeat(6));
    let sources = [made.page(&lesson, &LABELS), made.print(), Shared::Draft(made.draft).print_file()];
    let pieces = ["\"", "{", "}", "[", "]", ",", "</script>", "id=\"practice-hand-in\"", "null", "-1", "1e99", "\u{0}", "é", "\\u003c", "9", "<"];
    let mut dice = Dice(19);
    let mut read = 0;
    for _ in 0..10_000 {
        let mut bytes = sources[dice.draw(sources.len())].clone().into_bytes();
        for _ in 0..=dice.draw(3) {
            // A page is mostly style: most changes go where the data is.
            let tail = bytes.len().min(1_600);
            let at = bytes.len() - tail + dice.draw(tail.max(1));
            match dice.draw(4) {
                0 if at < bytes.len() => bytes[at] ^= 1 << dice.draw(8),
                1 => bytes.truncate(at),
                2 => drop(bytes.splice(at..at, pieces[dice.draw(pieces.len())].bytes())),
                _ => drop(bytes.drain(at..(at + dice.draw(30)).min(bytes.len()))),
            }
            if bytes.is_empty() {
                break;
            }
        }
        let file = String::from_utf8_lossy(&bytes);
        if let Ok(hand_in) = HandIn::parse(&file) {
            read += 1;
            let page = hand_in.page(&lesson, &LABELS);
            assert_eq!(HandIn::parse(&page).as_ref(), Ok(&hand_in), "what was read is printed and read again");
            drop(csv(&[Collected { file: "a".to_owned(), hand_in }], &lesson, &["a", "b", "c", "d"]));
        }
    }
    assert!((500..9_000).contains(&read), "{read} of 10,000 were still readable");
}

#[test]
fn a_cell_is_quoted_and_never_a_formula() {
    let rows = [
        ("", "\"\""),
        ("Ada", "\"Ada\""),
        ("a,b", "\"a,b\""),
        ("a \"b\"", "\"a \"\"b\"\"\""),
        ("a\r\nb", "\"a\r\nb\""),
        ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
        ("+1", "\"'+1\""),
        ("-1", "\"'-1\""),
        ("@SUM(1)", "\"'@SUM(1)\""),
        ("\t=1", "\"'\t=1\""),
        ("\r=1", "\"'\r=1\""),
        ("  =1", "\"'  =1\""),
        ("＝1", "\"'＝1\""),
        ("a=1", "\"a=1\""),
    ];
    for (text, expected) in rows {
        assert_eq!(cell(text), expected, "{text:?}");
    }
}

#[test]
fn the_table_has_a_row_for_each_and_says_nothing_that_was_not_judged() {
    let all: Vec<_> = [("=Ada", "Our release."), ("", "Two words")]
        .into_iter()
        .map(|(name, text)| Collected { file: "a.html".to_owned(), hand_in: hand_in(name, text) })
        .collect();
    assert_eq!(
        csv(&all, &lesson(), &["Name", "File", "Prompt", "Words"]),
        "\u{feff}\"Name\",\"File\",\"Prompt\",\"Words\",\"Name of scope\",\"Name of result\",\"NEED\",\"OUTPUT\"\r\n\
         \"'=Ada\",\"a.html\",\"conflict\",\"2\",\"clear\",\"\",\"1\",\"0\"\r\n\
         \"\",\"a.html\",\"conflict\",\"2\",\"clear\",\"\",\"1\",\"0\"\r\n"
    );
}

#[test]
fn the_file_is_named_after_the_prompt_and_the_writer() {
    for (name, expected) in
        [("", "hand-in-conflict.html"), ("Zoë van Dam", "hand-in-conflict-Zoë-van-Dam.html"), ("../..\\a<b>", "hand-in-conflict-a-b.html")]
    {
        assert_eq!(hand_in(name, "x").file_name(), expected);
    }
}

#[test]
fn one_bad_file_keeps_no_other_out() {
    let mut collection = Collection::default();
    let good = |name: &str| (format!("{name}.html"), Ok(hand_in(name, "words")));
    collection.take(vec![good("a"), ("b.docx".to_owned(), Err(Refusal::NotHandIn)), good("c"), good("a")]);
    assert_eq!(collection.all.iter().map(Collected::title).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(collection.refused, [("b.docx".to_owned(), Refusal::NotHandIn), ("a.html".to_owned(), Refusal::Known)]);
    assert_eq!(collection.came, 2);
    let times = [("scope", Level::Clear), ("scope", Level::Hinted), ("result", Level::Missing)];
    assert_eq!(times.map(|(criterion, level)| collection.times(&criterion.into(), level)), [2, 0, 0], "what was not judged is at no level");
    collection.take((0..MOST).map(|number| good(&number.to_string())).collect());
    assert_eq!((collection.all.len(), collection.came), (MOST, MOST - 2));
    assert_eq!(collection.refused, ["198.html", "199.html"].map(|file| (file.to_owned(), Refusal::Full)));
}

#[test]
fn a_desk_hands_in_its_text_and_its_last_review_with_the_words_linked() {
    let mut lesson = lesson();
    lesson.criteria[0].marks = vec!["need".into()];
    let prompt = lesson.prompts[0].clone();
    let bench = Bench { lesson: &lesson, prompt: &prompt, now: Millis(1) };
    let mut desk = Desk::default();
    let unreviewed = |desk: &Desk| desk.to_hand_in(&bench, "  Ada \n Byron ");
    desk.apply(DeskAction::Edit { text: "Our release\nbroke.".to_owned(), caret: None }, &bench);
    assert_eq!((unreviewed(&desk).name.as_str(), unreviewed(&desk).review.ratings.len()), ("Ada Byron", 0));
    desk.apply(DeskAction::Mark { mark: "need".into(), span: practice_widget::lesson::Span::new(0, 17) }, &bench);
    desk.apply(DeskAction::BeginReview, &bench);
    for criterion in ["scope", "result"] {
        desk.apply(DeskAction::Predict { criterion: criterion.into(), level: Level::Clear }, &bench);
    }
    let judge = DeskAction::Judge { criterion: "scope".into(), level: Level::Clear };
    for action in [DeskAction::NextMove, judge, DeskAction::NextMove, DeskAction::SaveReview] {
        desk.apply(action, &bench);
    }
    let made = unreviewed(&desk);
    assert_eq!(made.review.rating(&"scope".into()), Some((Level::Clear, "Our release broke")));
    assert_eq!(made.review.rating(&"result".into()), Some((Level::Missing, "")));
    assert!(!made.changed_since());
    desk.apply(DeskAction::Edit { text: "Our release\nbroke. Again.".to_owned(), caret: None }, &bench);
    assert!(unreviewed(&desk).changed_since());
}
