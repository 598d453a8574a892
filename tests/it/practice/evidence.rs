//! Linked words while the text changes.

use super::desk::run;
use practice_widget::lesson::Level;
use practice_widget::practice::review::ReviewStage;

#[test]
fn evidence_moves_with_the_text_and_a_level_comes_down_with_it() {
    let to_see = "write we need it and it printed labels\nmark output printed labels\nbegin\npredict-all missing\nnext\njudge show clear\nnext";
    let (desk, _, told) = run(&format!("{to_see}\nswap we => all of us\ncut  printed labels"));
    assert_eq!(told, ["EvidenceLost", "MarksDropped"]);
    let review = desk.review().and_then(ReviewStage::review).expect("third move");
    assert_eq!(review.level(&"show".into()), Some(Level::Hinted));
    let (desk, _, told) = run(&format!("{to_see}\ncut  printed labels\nadd  printed labels"));
    assert_eq!(told, ["EvidenceLost", "MarksDropped", "MarksReturned"]);
    let review = desk.review().and_then(ReviewStage::review).expect("third move");
    assert_eq!(review.level(&"show".into()), Some(Level::Clear));
    let (desk, ..) = run(&format!("{to_see}\nleave\nundo"));
    assert!(matches!(desk.review(), Some(ReviewStage::See(_))));
}

#[test]
fn undoing_leaves_the_review_what_it_has_and_brings_back_what_went() {
    // Predictions made since a mark stay when the mark goes.
    let (desk, ..) = run("write we need it\nbegin\nmark need need\npredict-all hinted\nundo");
    assert!(matches!(desk.review(), Some(ReviewStage::Predict(expected)) if expected.len() == 5));
    // A version that was restored and is taken back had taken evidence along.
    let (desk, ..) = run("write old\nkeep one\nwrite we printed labels\nbegin\npredict-all missing\nnext\nlink how printed\nrestore 1\nundo");
    let review = desk.review().and_then(ReviewStage::review).expect("a review");
    let words: Vec<_> = review.judgement(&"how".into()).expect("judged").evidence().iter().map(|span| desk.draft().quote(*span)).collect();
    assert_eq!(words, ["printed"]);
}

#[test]
fn evidence_that_carries_no_mark_comes_back_with_its_words() {
    let linked = "write we need it and it printed labels\nbegin\npredict-all missing\nnext\nlink how printed labels\njudge how clear\nnext";
    let marked = "write we need it and it printed labels\nmark output printed labels\nbegin\npredict-all missing\nnext\nlink how printed labels\njudge how clear";
    for script in [
        // By the field's own undo, and by ours while something was written since.
        format!("{linked}\ncut  printed labels\nadd  printed labels"),
        format!("{linked}\ncut s\nadd s"),
        format!("{marked}\ncut  printed labels\nswap we => all of us\nundo"),
    ] {
        let (desk, ..) = run(&script);
        let judgement = desk.review().and_then(ReviewStage::review).and_then(|review| review.judgement(&"how".into())).expect("a judgement");
        let words: Vec<_> = judgement.evidence().iter().map(|span| desk.draft().quote(*span)).collect();
        assert_eq!((judgement.level(), words), (Level::Clear, vec!["printed labels"]), "{script}");
    }
}
