//! Work at the desk as transcripts: what is done, one step a line, and how the desk looks afterwards.

use super::{bench, lesson};
use practice_widget::lesson::{Level, MarkId, Span};
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::dismissals::FindingId;
use practice_widget::practice::notice::{DeskNotice, UndoId};
use practice_widget::practice::peer_review::{SharedDraft, SharedReview, fingerprint};
use practice_widget::practice::reveal::Reveal;
use practice_widget::practice::review::ReviewStage;
use practice_widget::practice::version::{NAMED_LIMIT, Reason, VersionId, Versions};

/// Runs a script and gives the draft with its marks as `{need:words}`, and the notices' names.
pub fn run(script: &str) -> (Desk, String, Vec<String>) {
    let lesson = lesson();
    let mut desk = Desk::default();
    let mut told = Vec::new();
    for (index, line) in script.lines().map(str::trim_start).filter(|line| !line.is_empty()).enumerate() {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let text = desk.draft().text().to_owned();
        let words = |words: &str| {
            let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
            Span { start, end: start + words.len() }
        };
        let edit = |text: String| DeskAction::Edit { text, caret: None };
        let replace = |old: &str, new: &str| {
            let at = words(old).start;
            DeskAction::Edit { text: text.replacen(old, new, 1), caret: Some(at + new.len()) }
        };
        let two = || rest.split_once(' ').expect("two words");
        let version = |number: &str| VersionId(number.parse().expect("a number"));
        let action = match verb {
            "write" => edit(rest.replace("\\n", "\n")),
            "add" => edit(format!("{text}{rest}")),
            "swap" => {
                let (old, new) = rest.split_once(" => ").or(rest.split_once(" =>")).expect("an arrow");
                replace(old, new)
            }
            "cut" => replace(rest, ""),
            "mark" => DeskAction::Mark { mark: two().0.into(), span: words(two().1) },
            "unmark" => DeskAction::Unmark { mark: two().0.into(), span: words(two().1) },
            "toggle" => DeskAction::ToggleMark { mark: two().0.into(), span: words(two().1) },
            "insert" => DeskAction::Insert { at: text.len(), text: rest.to_owned() },
            "insert-at" => DeskAction::Insert { at: two().0.parse().expect("a place"), text: two().1.to_owned() },
            "keep" => DeskAction::KeepVersion { name: rest.to_owned() },
            "restore" => DeskAction::RestoreVersion(version(rest)),
            "delete" => DeskAction::DeleteVersion(version(rest)),
            "name" => DeskAction::NameVersion { version: version(two().0), name: two().1.to_owned() },
            "dismiss" => DeskAction::Dismiss(FindingId::new(rest, "")),
            "begin" => DeskAction::BeginReview,
            "predict" => DeskAction::Predict { criterion: two().0.into(), level: level(two().1) },
            "predict-all" => {
                for criterion in &lesson.criteria {
                    desk.apply(DeskAction::Predict { criterion: criterion.id.clone(), level: level(rest) }, &bench(&lesson, 0));
                }
                continue;
            }
            "next" => DeskAction::NextMove,
            "judge" => DeskAction::Judge { criterion: two().0.into(), level: level(two().1) },
            "link" => DeskAction::Link { criterion: two().0.into(), span: words(two().1) },
            "pick" => DeskAction::ToggleLink { criterion: two().0.into(), span: words(two().1) },
            "save" => DeskAction::SaveReview,
            "leave" => DeskAction::LeaveReview,
            "send" => DeskAction::KeepSent,
            "hear" => DeskAction::TakeReview(SharedReview { text: fingerprint(rest), overall: "Good.".to_owned(), ..SharedReview::default() }),
            "take" => DeskAction::TakeDraft(SharedDraft { text: rest.to_owned(), ..SharedDraft::default() }),
            "open" => DeskAction::OpenModel,
            "anyway" => DeskAction::OpenModelAnyway,
            "undo" => DeskAction::Undo,
            "undo-that" => DeskAction::UndoThat(UndoId(rest.parse().expect("a number"))),
            other => panic!("no such step: {other}"),
        };
        let notices = desk.apply(action, &bench(&lesson, index as u64 * 1_000));
        told.extend(notices.iter().map(|notice| format!("{notice:?}").split([' ', '(']).next().unwrap_or_default().to_owned()));
    }
    let shown = shown(&desk);
    (desk, shown, told)
}

fn level(key: &str) -> Level {
    Level::ALL.into_iter().find(|level| level.key() == key).expect("a level")
}

fn shown(desk: &Desk) -> String {
    let draft = desk.draft();
    let mut cuts: Vec<(usize, String)> = Vec::new();
    for placed in draft.marks().placed() {
        cuts.push((placed.span.end, "}".to_owned()));
        cuts.push((placed.span.start, format!("{{{}:", placed.mark)));
    }
    cuts.sort_by_key(|(at, brace)| (std::cmp::Reverse(*at), brace == "}"));
    let mut out = draft.text().to_owned();
    for (at, brace) in cuts {
        out.insert_str(at, &brace);
    }
    out
}

#[track_caller]
fn check(script: &str, draft: &str, notices: &[&str]) -> Desk {
    let (desk, shown, told) = run(script);
    assert_eq!((shown.as_str(), told.iter().map(String::as_str).collect::<Vec<_>>()), (draft, notices.to_vec()));
    desk
}

#[test]
fn deleting_marked_words_drops_the_mark_and_undo_brings_both_back() {
    check("write we need it now\nmark need need it\ncut need it \n", "we now", &["MarksDropped"]);
    check("write we need it now\nmark need need it\ncut need it \nundo", "we {need:need it} now", &["MarksDropped", "Undone"]);
}

#[test]
fn undoing_a_drop_after_more_writing_keeps_what_was_written() {
    check(
        "write we need it now\nmark need need it\ncut need it \nadd , please\nswap we => all of us\nundo",
        "all of us {need:need it} now, please",
        &["MarksDropped", "Undone"],
    );
}

#[test]
fn the_fields_own_undo_brings_marks_back_whole() {
    let dropped = ["MarksDropped", "MarksReturned"];
    check("write we need it now\nmark need need it\ncut need it \nwrite we need it now", "we {need:need it} now", &dropped);
    check("write we need it now\nmark need need it\ncut t now\nwrite we need it now", "we {need:need it} now", &["MarksReturned"]);
    // A mark taken off by hand stays off.
    check("write we need it now\nmark need need it\ncut t now\nunmark need need\nwrite we need it now", "we need it now", &["MarksTakenOff"]);
    let desk = check("write we need it now\nmark need need it\ncut need it \nwrite we need it now", "we {need:need it} now", &dropped);
    assert_eq!(desk.next_undo(), Some(UndoId(1)), "that of marking");
}

#[test]
fn a_sentence_that_is_cut_and_pasted_takes_its_mark_along() {
    check(
        "write First. I wanted to know why. Last.\nmark need I wanted to know why\ncut I wanted to know why. \nadd  I wanted to know why.",
        "First. Last. {need:I wanted to know why}.",
        &["MarksDropped"],
    );
}

#[test]
fn toggling_puts_a_mark_on_and_takes_it_off_and_that_can_be_undone() {
    check("write one two\ntoggle need two\ntoggle need two", "one two", &["MarksTakenOff"]);
    check("write one two\ntoggle need two\ntoggle need two\nswap one => 1\nundo", "1 {need:two}", &["MarksTakenOff", "Undone"]);
    check("write one two\nmark nonsense two", "one two", &["NothingToMark"]);
}

#[test]
fn a_phrase_goes_in_and_can_be_taken_out() {
    check("write one\ninsert Until then …", "one Until then …", &["Inserted"]);
    check("write one\ninsert Until then …\nswap one => two\nundo", "two", &["Inserted", "Undone"]);
    check("write one\ninsert Until then …\nswap … => I slept\nundo", "one Until then I slept", &["Inserted", "NothingToUndo"]);
    check("write one\ninsert Until … then\nswap … => cat\nundo", "one Until cat then", &["Inserted", "NothingToUndo"]);
}

#[test]
fn versions_restore_without_losing_the_present_and_undo_goes_back() {
    let script = "write first text\nmark need first\nkeep one\nwrite second text\nrestore 1";
    let desk = check(script, "{need:first} text", &["VersionKept", "MarksDropped", "VersionRestored"]);
    assert_eq!(desk.versions().all().last().map(|version| version.text.as_str()), Some("second text"));
    let (desk, shown, _) = run(&format!("{script}\nundo"));
    assert_eq!((shown.as_str(), desk.versions().all().len()), ("second text", 1));
    let (desk, shown, _) = run(&format!("{script}\nadd  and more\nundo"));
    assert_eq!(shown, "second text");
    assert!(desk.versions().all().iter().any(|version| version.text == "first text and more"));
    // What is the draft already is not put in its own place.
    let (desk, ..) = run("write a\nkeep one\nrestore 1");
    assert_eq!((desk.versions().all().len(), desk.versions().number_of(desk.draft())), (1, 1));
    check("write a\nkeep one\nrestore 1", "a", &["VersionKept", "AlreadyKept"]);
    assert_eq!(run("keep one").0.versions().all().len(), 0, "nothing is no version");
    let (desk, ..) = run("write a\nkeep one\ndelete 1\nundo");
    assert_eq!(desk.versions().all().len(), 1);
}

#[test]
fn the_version_in_progress_has_the_number_it_will_be_kept_under() {
    for script in ["write a", "write a\nkeep one\nwrite b\nkeep two\nwrite c\ndelete 1", "write a\nkeep one\nwrite b\ndelete 1"] {
        let number = run(script).0.versions().number_in_progress();
        let kept = run(&format!("{script}\nkeep it")).0.versions().latest().map(|version| version.id);
        assert_eq!(kept, Some(VersionId(number)), "{script}");
    }
    let spent: Versions = serde_json::from_str(r#"{"next":4294967295}"#).expect("versions");
    assert_eq!(spent.number_in_progress(), u32::MAX, "a spoilt number breaks nothing");
}

#[test]
fn undo_takes_out_only_a_version_that_was_made_for_it_and_has_no_more_than_its_words() {
    let to_sent = "write first\nkeep one\nwrite second\nsend";
    let to_restored = "write first\nkeep one\nwrite second\nrestore 1";
    for (script, expected) in [
        (to_restored, &["first"][..]),
        ("write first\nkeep one\nwrite second\ntake third", &["first"]),
        // It was there before.
        (&format!("{to_sent}\nrestore 1"), &["first", "second"]),
        (&format!("{to_sent}\ntake third"), &["first", "second"]),
        (&format!("{to_sent}\nhear second\nrestore 1"), &["first", "second"]),
        (&format!("{to_restored}\nundo\nsend\nrestore 1"), &["first", "second"]),
        // What somebody said of it came since.
        (&format!("{to_restored}\nhear second"), &["first", "second"]),
    ] {
        let (desk, shown, _) = run(&format!("{script}\nundo"));
        let versions: Vec<_> = desk.versions().all().iter().map(|version| version.text.as_str()).collect();
        assert_eq!((shown.as_str(), versions), ("second", expected.to_vec()), "{script}");
    }
}

#[test]
fn white_space_alone_is_no_draft_and_never_kept_unasked() {
    for (script, is_blank, versions) in
        [("write a\nkeep one\nwrite ", true, 1), ("write a\nkeep one\nwrite \\n  \\n", true, 1), ("write a\nkeep one\nwrite \\n.", false, 2)]
    {
        assert_eq!(run(script).0.draft().is_blank(), is_blank, "{script}");
        for then in ["send", "restore 1", "take another"] {
            assert_eq!(run(&format!("{script}\n{then}")).0.versions().all().len(), versions, "{script}\n{then}");
        }
    }
}

#[test]
fn deleting_everything_at_once_keeps_a_version_first() {
    let long = "some words ".repeat(60);
    let desk = check(&format!("write {long}\nwrite "), "", &["KeptBeforeCut"]);
    assert_eq!(desk.versions().latest().map(|version| version.text.trim()), Some(long.trim()));
}

#[test]
fn words_that_are_picked_are_linked_and_picked_again_put_back() {
    let begun = "write we need it and it printed labels\nbegin\npredict-all clear\nnext\npick why need it";
    for (script, linked, level) in [
        (begun, 1, Level::Hinted),
        (&format!("{begun}\npick why need it"), 0, Level::Missing),
        (&format!("{begun}\npick why we need it and"), 0, Level::Missing),
        (&format!("{begun}\npick why labels"), 2, Level::Hinted),
    ] {
        let desk = run(script).0;
        let judgement = desk.review().and_then(ReviewStage::review).and_then(|review| review.judgement(&"why".into())).expect("a judgement");
        assert_eq!((judgement.evidence().len(), judgement.level()), (linked, level), "{script}");
    }
}

#[test]
fn a_version_takes_the_name_it_is_given_and_stays_by_it() {
    let reviewed = "write a\nbegin\npredict-all clear\nnext\nnext\nsave";
    for (script, name) in [
        ("write a\nkeep one\nname 1  two ", Some("two")),
        ("write a\nkeep one\nname 1  ", Some("")),
        ("write a\nkeep one\nname 2 two", Some("one")),
        (reviewed, None),
        (&format!("{reviewed}\nname 1 first review"), Some("first review")),
    ] {
        let desk = run(script).0;
        let reason = name.map_or(Reason::Reviewed, |name| Reason::Named(name.to_owned()));
        assert_eq!(desk.versions().all()[0].reason, reason, "{script}");
    }
    let full: String = (0..NAMED_LIMIT).map(|number| format!("write {number}\nkeep {number}\n")).collect();
    let (desk, _, told) =
        run(&format!("{full}write more\nbegin\npredict-all clear\nnext\nnext\nsave\nname {} no room\nname 1 other", NAMED_LIMIT + 1));
    assert_eq!((told.last().map(String::as_str), &desk.versions().all()[0].reason), (Some("VersionsFull"), &Reason::Named("other".to_owned())));
}

#[test]
fn a_draft_is_first_compared_with_the_newest_version_of_other_words() {
    for (script, with) in [
        ("write a", None),
        ("write a\nkeep one", Some(1)),
        ("write a\nkeep one\nwrite a b", Some(1)),
        ("write a\nkeep one\nwrite a b\nkeep two", Some(1)),
        ("write a\nkeep one\nwrite a b\nkeep two\nwrite a b c", Some(2)),
    ] {
        let desk = run(script).0;
        assert_eq!(desk.versions().to_compare(desk.draft()).map(|id| id.0), with, "{script}");
    }
}

#[test]
fn a_review_goes_in_three_moves_and_clear_wants_words() {
    let to_link = "write we need it and it printed labels\nmark output printed labels\nbegin\nnext\npredict-all clear\nnext";
    let (desk, _, told) = run(to_link);
    assert_eq!(told, ["PredictFirst"]);
    let review = desk.review().and_then(ReviewStage::review).expect("second move");
    let level = |id: &str| review.level(&id.into());
    // Whatever was expected, what is found begins at what there is to point at.
    assert_eq!((level("show"), level("why")), (Some(Level::Hinted), Some(Level::Missing)));
    let (desk, _, told) = run(&format!("{to_link}\njudge why clear\nlink why need it\njudge why clear\nsave\nnext\nsave"));
    assert_eq!(told, ["PredictFirst", "NeedsEvidence", "ReviewUnfinished", "ReviewSaved"]);
    assert!(desk.review().is_none());
    let (_, saved) = desk.latest_review().expect("a review");
    assert_eq!(saved.level(&"why".into()), Some(Level::Clear));
    let lesson = lesson();
    assert_eq!(desk.history(&bench(&lesson, 0))[0].levels.len(), 1);
}

#[test]
fn a_draft_has_the_review_in_progress_else_the_latest_and_a_version_its_own() {
    let first = "write it printed\nkeep one\nadd labels\nbegin\npredict-all missing\nnext\nnext\nsave\nadd again";
    let of = |script: &str| {
        let (desk, ..) = run(script);
        [Some(VersionId(1)), Some(VersionId(2)), Some(VersionId(9)), None].map(|version| {
            let level = desk.review_of(version).and_then(|review| review.level(&"how".into()));
            (desk.text_of(version).to_owned(), level)
        })
    };
    let missing = Some(Level::Missing);
    let expected = [("it printed", None), ("it printedlabels", missing), ("", None), ("it printedlabelsagain", missing)];
    assert_eq!(of(first), expected.map(|(text, level)| (text.to_owned(), level)));
    let begun = of(&format!("{first}\nbegin\npredict-all hinted"));
    assert_eq!(begun[3].1, missing, "predictions are no review yet");
    let judging = of(&format!("{first}\nbegin\npredict-all hinted\nnext\njudge how hinted"));
    assert_eq!((judging[1].1, judging[3].1), (missing, Some(Level::Hinted)));
}

#[test]
fn marking_can_be_undone_and_costs_nothing_else() {
    check("write we need it\nmark need need\nundo", "we need it", &["Undone"]);
    // Joined with an earlier mark, that one stays; marked again, nothing is done and nothing to undo.
    check("write we need it\nmark need need\nmark need need it\nundo", "we {need:need} it", &["Undone"]);
    check("write we need it\nmark need need\nmark need need\nundo", "we need it", &["Undone"]);
    check("write we need it\nmark need need\nswap we => all of us\nmark output it\nundo\nundo", "all of us need it", &["Undone", "Undone"]);
    check("write we need it\nmark need need\nunmark need need\nundo-that 1", "we need it", &["MarksTakenOff", "NothingToUndo"]);
    check("write we need it\nmark need need\ncut need \nundo-that 1", "we it", &["MarksDropped", "NothingToUndo"]);
    // Its words went and came back, and it with them.
    check("write we need it\nmark need need\ncut need \nundo\nundo", "we need it", &["MarksDropped", "Undone", "Undone"]);
    // A phrase put in from inside a marked sentence is not part of it.
    check("write I asked.\nmark need I asked.\ninsert-at 3 Until then … I", "{need:I asked.} Until then … I", &["Inserted"]);
    let (desk, ..) = run("write we need it\nbegin\npredict-all missing\nnext\nmark need need\nundo");
    let review = desk.review().and_then(ReviewStage::review).expect("a review");
    let why = review.judgement(&"why".into()).expect("a judgement");
    assert_eq!((why.level(), why.evidence()), (Level::Missing, &[][..]));
}

#[test]
fn what_one_way_back_brought_the_next_does_not_take() {
    let (_, shown, _) = run("write we need it\nmark need need\nunmark need need\ninsert and so on\nundo-that 2\nundo");
    assert_eq!(shown, "we {need:need} it");
}

#[test]
fn the_model_answer_opens_by_effort_or_by_saying_so() {
    let reveal = |script: &str| run(script).0.reveal();
    assert_eq!(reveal("write one two three\nopen"), Reveal::Held);
    assert!(matches!(reveal("write one two three\nanyway"), Reveal::Anyway(_)));
    assert_eq!(reveal("write one two three four\nwrite one"), Reveal::Earned);
    assert!(matches!(reveal("write one two three four\nwrite one\nopen"), Reveal::ByEffort(_)));
    assert!(matches!(reveal("write one two three four\nanyway"), Reveal::ByEffort(_)));
    let lesson = lesson();
    assert!(Reveal::Earned.answers(&bench(&lesson, 0)).is_none());
    assert_eq!(reveal("write a b c d\nopen").answers(&bench(&lesson, 0)).map(|answers| answers.len()), Some(1));
}

#[test]
fn every_part_of_a_stored_desk_may_be_missing_or_spoilt_and_the_text_stays() {
    let lesson = lesson();
    for stored in [
        r"{}",
        r#"{"draft":{"text":"kept é"}}"#,
        r#"{"draft":{"text":"kept é","marks":[["need",0,4],["need",5,6],["need",90,99],7,["output",9,2]],"parts":"no","dismissed":[3,"a.b"],"begun":"x"}}"#,
        r#"{"draft":{"text":"kept é"},"versions":{"kept":[{"id":2,"text":"old"},{"id":2},"x",{"reason":{"new":1}}]},"review":{"see":{"judgements":[["why","clear",[[90,99]]],["gone","clear",[]]]}},"rehearsals":[1],"reveal":"new-kind","reflection":4}"#,
        r#"{"draft":5,"versions":[],"review":{"later":1},"more":true}"#,
    ] {
        let mut desk: Desk = serde_json::from_str(stored).unwrap_or_else(|error| panic!("{stored}: {error}"));
        desk.open(&bench(&lesson, 0));
        assert!(stored.contains("kept é") == (desk.draft().text() == "kept é"), "{stored}");
        let text = desk.draft().text();
        assert!(desk.draft().marks().placed().iter().all(|placed| placed.span.of(text).is_some()));
        if let Some(review) = desk.review().and_then(ReviewStage::review) {
            assert_eq!(review.judgements.len(), lesson.criteria.len());
            assert_ne!(review.level(&"why".into()), Some(Level::Clear));
        }
    }
}

#[test]
fn a_desk_reads_back_as_it_was_and_its_stored_form_is_compact() {
    let (desk, ..) = run("write we need it\nmark need need it\nkeep one\nadd  now\ndismiss too-short\nbegin\npredict why clear");
    let stored = serde_json::to_string(&desk).expect("plain data");
    let mut back: Desk = serde_json::from_str(&stored).expect("our own form");
    assert!(back.open(&bench(&lesson(), 0)).is_empty());
    assert_eq!(serde_json::to_string(&back).expect("plain data"), stored);
    assert!(stored.contains(r#""marks":[["need",3,10]]"#), "{stored}");
    assert_eq!(serde_json::to_string(&Desk::default()).expect("plain data"), r#"{"draft":{"text":""}}"#);
    assert!(Desk::default().is_untouched() && !back.is_untouched());
}

#[test]
fn marks_a_lesson_no_longer_has_are_set_aside_with_their_words_and_come_back() {
    let mut older = lesson();
    older.marks.retain(|mark| mark.id != MarkId::from("need"));
    let (mut desk, ..) = run("write we need it now\nmark need need it");
    let notices = desk.open(&bench(&older, 0));
    assert!(matches!(&notices[..], [DeskNotice::MarksSetAside { marks }] if marks[0].words == "need it"), "{notices:?}");
    assert_eq!((shown(&desk).as_str(), desk.set_aside().len()), ("we need it now", 1));
    desk.open(&bench(&lesson(), 0));
    assert_eq!((shown(&desk).as_str(), desk.set_aside().len()), ("we {need:need it} now", 0));
}
