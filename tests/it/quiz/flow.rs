//! One item from the question to the reveal.

use super::{EXCERPT, find, lesson, told, words};
use practice_widget::lesson::{Choice, Item, ItemKind, Lesson};
use practice_widget::practice::quiz::{Answer, Ask, Asking, Attempt, Confidence, Edit, ItemAction, Named, Outcome, Shown};

struct Desk {
    lesson: Lesson,
    asking: Asking,
    attempt: Option<Attempt>,
}

impl Desk {
    fn at(item: &str) -> Self {
        let lesson = lesson();
        let asking = Asking::new(find(&lesson, item), 1);
        Self { lesson, asking, attempt: None }
    }

    fn act(mut self, action: ItemAction) -> Self {
        let item = find(&self.lesson, self.asking.item.as_str());
        let attempt = self.asking.apply(action, &self.lesson, item, 7);
        assert!(attempt.is_none() || self.attempt.is_none(), "an item is recorded once");
        self.attempt = attempt.or(self.attempt);
        self
    }

    fn edit(self, edit: Edit) -> Self {
        self.act(ItemAction::Edit(edit))
    }

    fn submit(self) -> Self {
        self.act(ItemAction::Submit)
    }

    fn shown(&self) -> Shown {
        self.asking.view(&self.lesson, find(&self.lesson, self.asking.item.as_str())).shown
    }

    #[track_caller]
    fn check(self, expected: &str) -> Self {
        let shown = match self.shown() {
            Shown::Asked => "asked".into(),
            Shown::Written(points) => format!("written, {} points", points.len()),
            Shown::FirstTry(hint) => format!("once more: keep {:?}, not {:?}", hint.settled, hint.ruled_out),
            Shown::Revealed(revealed) => format!("revealed: {}", told(&revealed.verdict)),
        };
        assert_eq!(shown, expected);
        self
    }
}

#[test]
fn a_right_answer_is_revealed_at_once() {
    let desk = Desk::at("single").edit(Edit::Choose(0)).check("asked").submit().check("revealed: right 1/1 +..");
    let attempt = desk.attempt.expect("recorded");
    assert_eq!((attempt.at, attempt.outcome, attempt.second, attempt.hash.as_str()), (7, Outcome::Right, None, "single-1"));
}

#[test]
fn explanations_are_held_back_until_the_second_try() {
    let desk = Desk::at("single").edit(Edit::Choose(1)).submit().check("once more: keep [], not [1]");
    assert!(desk.attempt.is_none());
    // What is ruled out cannot be taken again.
    let desk = desk.edit(Edit::Choose(1)).submit().check("once more: keep [], not [1]");
    let desk = desk.edit(Edit::Choose(0)).submit().check("revealed: right 1/1 +..");
    let attempt = desk.attempt.expect("recorded");
    assert_eq!((attempt.outcome, attempt.second), (Outcome::Missed, Some(Outcome::Right)));
    assert_eq!(attempt.took, ["m1".into()]);
}

#[test]
fn a_second_miss_is_revealed_with_both_beliefs_told() {
    let desk = Desk::at("single").edit(Edit::Choose(1)).submit().edit(Edit::Choose(2)).submit();
    let Shown::Revealed(revealed) = desk.shown() else { panic!("revealed") };
    assert_eq!(told(&revealed.verdict), "missed 0/1 ?.x");
    assert_eq!(revealed.first.map(|first| told(&first)).as_deref(), Some("missed 0/1 ?x. m1"));
    assert_eq!(revealed.told, ["effort for method"]);
}

#[test]
fn giving_up_shows_what_was_said_first() {
    let desk = Desk::at("single").edit(Edit::Choose(1)).submit().act(ItemAction::GiveUp).check("revealed: missed 0/1 ?x. m1");
    let attempt = desk.attempt.expect("recorded");
    assert_eq!((attempt.outcome, attempt.second), (Outcome::Missed, Some(Outcome::NotSure)));
    Desk::at("single").act(ItemAction::GiveUp).check("revealed: not sure 0/1 ?..");
}

#[test]
fn a_digit_takes_what_stands_there_on_the_screen() {
    let picked = |desk: &Desk, place: usize| desk.asking.view(&desk.lesson, find(&desk.lesson, desk.asking.item.as_str())).picked(place);
    for (item, places) in [("single", 3), ("multiple", 4), ("spot", 3), ("pitfall", 3), ("order", 0), ("match", 0), ("recall", 0)] {
        let desk = Desk::at(item);
        let mut taken: Vec<_> = (0..9).filter_map(|place| picked(&desk, place)).collect();
        taken.dedup();
        assert_eq!(taken.len(), places, "{item}: each its own");
        for edit in taken {
            assert_ne!(Desk::at(item).edit(edit.clone()).asking.draft, desk.asking.draft, "{item}: {edit:?} does something");
        }
    }
    let mut sorting = Desk::at("classify");
    for left in [2, 1, 0] {
        let edit = picked(&sorting, 1).expect("a phrase in no group");
        sorting = sorting.edit(edit);
        let Answer::Classify { groups } = &sorting.asking.draft else { panic!("groups") };
        assert_eq!(groups.iter().filter(|group| group.is_none()).count(), left, "one phrase after the other");
    }
    assert_eq!((picked(&sorting, 0), picked(&sorting, 2)), (None, None), "all are sorted, and there are two groups");
    let written = Desk::at("recall").edit(Edit::Write("x".into())).submit();
    assert_eq!([0, 3, 4].map(|place| picked(&written, place).is_some()), [true, true, false]);
    assert_eq!(picked(&Desk::at("single").act(ItemAction::NotSure), 0), None, "all is said");
}

#[test]
fn of_an_answer_is_known_what_it_holds() {
    let asked = words("We lost");
    let spot = Desk::at("spot").edit(Edit::Choose(2)).edit(Edit::Select(Some(asked))).asking.draft;
    assert_eq!(([0, 2].map(|at| spot.holds(at)), spot.selected(), spot.written()), ([false, true], Some(asked), ""));
    let ticked = Desk::at("multiple").edit(Edit::Choose(0)).edit(Edit::Choose(3)).asking.draft;
    assert_eq!(([0, 1, 3].map(|at| ticked.holds(at)), ticked.selected()), ([true, false, true], None));
    assert!(Desk::at("single").edit(Edit::Choose(1)).asking.draft.holds(1) && !Answer::NotSure.holds(0));
    assert_eq!(Desk::at("recall").edit(Edit::Write("x".into())).asking.draft.written(), "x");
}

#[test]
fn a_first_try_says_what_stands_of_an_order_only_where_it_earned_something() {
    let hint = |desk: Desk| if let Shown::FirstTry(hint) = desk.shown() { hint } else { panic!("a first try") };
    let order = |order: [usize; 4]| {
        let mut desk = Desk::at("order");
        desk.asking.draft = Answer::Order { order: order.into() };
        hint(desk.submit())
    };
    for (hint, outcome, stands, partly) in [
        (order([0, 1, 3, 2]), Outcome::Partly, &[0, 1, 3][..], true),
        (order([3, 2, 1, 0]), Outcome::Missed, &[], false),
        (hint(Desk::at("single").edit(Edit::Choose(1)).submit()), Outcome::Missed, &[], false),
        (hint(Desk::at("multiple").edit(Edit::Choose(0)).submit()), Outcome::Partly, &[0], true),
        // As much wrong as right earns nothing, and yet something stands.
        (hint(Desk::at("multiple").edit(Edit::Choose(0)).edit(Edit::Choose(1)).submit()), Outcome::Missed, &[0], true),
    ] {
        assert_eq!((hint.outcome, hint.stands(), hint.is_partly()), (outcome, stands, partly), "{:?}", hint.first);
    }
}

#[test]
fn not_sure_is_an_answer() {
    let desk = Desk::at("order").act(ItemAction::NotSure).check("revealed: not sure 0/3 ????");
    assert_eq!(desk.attempt.map(|attempt| attempt.outcome), Some(Outcome::NotSure));
}

#[test]
fn an_empty_answer_cannot_be_handed_in() {
    for item in ["single", "multiple", "classify", "spot", "absent", "pitfall", "match", "recall"] {
        Desk::at(item).submit().check("asked");
    }
}

#[test]
fn the_second_try_asks_only_what_was_missed() {
    let place = |phrase, group| Edit::Place { phrase, group: Some(group) };
    let desk = Desk::at("classify").edit(place(0, 0)).edit(place(1, 0)).edit(place(2, 0)).submit().check("once more: keep [0, 2], not []");
    assert_eq!(desk.asking.draft, Answer::Classify { groups: vec![Some(0), None, Some(0)] });
    let desk = desk.edit(place(0, 1));
    assert_eq!(desk.asking.draft, Answer::Classify { groups: vec![Some(0), None, Some(0)] });
    desk.edit(place(1, 1)).submit().check("revealed: right 3/3 +++");
}

#[test]
fn the_second_try_of_each_kind_keeps_what_was_right() {
    let choose = Edit::Choose;
    let join = |left, right| Edit::Join { left, right: Some(right) };
    Desk::at("multiple").edit(choose(0)).edit(choose(1)).submit().check("once more: keep [0], not [1]").edit(choose(0)).edit(choose(1));
    let desk = Desk::at("match").edit(join(0, 0)).edit(join(1, 2)).edit(join(2, 1)).submit().check("once more: keep [0], not []");
    // A settled partner cannot be taken away by another.
    let desk = desk.edit(join(1, 0));
    assert_eq!(desk.asking.draft, Answer::Match { rights: vec![Some(0), None, None] });
    desk.edit(join(1, 1)).edit(join(2, 2)).submit().check("revealed: right 3/3 +++.");
    let right = words("We lost four words.");
    let desk = Desk::at("spot").edit(Edit::Select(Some(right))).edit(choose(1)).submit().check("once more: keep [], not [1]");
    let desk = desk.edit(Edit::Select(None)).edit(choose(1));
    assert_eq!(desk.asking.draft, Answer::Spot { words: Some(right), signal: None });
    desk.edit(choose(0)).submit().check("revealed: right 2/2 .+.|+..");
    let named = |named| Edit::Name(named);
    let desk = Desk::at("pitfall").edit(named(Named::Sound)).submit().edit(named(Named::Sound));
    assert_eq!(desk.asking.draft, Answer::Pitfall { named: None });
    desk.edit(named(Named::Pitfall("vague".into()))).submit().check("revealed: right 1/1 +..");
}

#[test]
fn steps_move_by_position_and_start_out_of_order() {
    let desk = Desk::at("order");
    let Answer::Order { order } = desk.asking.draft.clone() else { panic!("an order") };
    assert_ne!(order, [0, 1, 2, 3]);
    let desk = desk.edit(Edit::Move { from: 0, to: 3 }).edit(Edit::Move { from: 0, to: 9 });
    let moved = [&order[1..], &order[..1]].concat();
    assert_eq!(desk.asking.draft, Answer::Order { order: moved });
}

#[test]
fn a_partner_belongs_to_one_left_side() {
    let join = |left, right| Edit::Join { left, right };
    let desk = Desk::at("match").edit(join(0, Some(1))).edit(join(2, Some(1)));
    assert_eq!(desk.asking.draft, Answer::Match { rights: vec![None, None, Some(1)] });
    let desk = desk.edit(join(2, None));
    assert_eq!(desk.asking.draft, Answer::Match { rights: vec![None; 3] });
}

#[test]
fn points_of_a_recall_are_seen_only_after_something_was_written() {
    let desk = Desk::at("recall").edit(Edit::Write("  \n".into())).submit().check("asked").edit(Edit::Choose(0)).check("asked");
    let desk = desk.edit(Edit::Write("x and z".into())).submit().check("written, 4 points");
    // The words stand once the points can be seen.
    let desk = desk.edit(Edit::Write("x, y and z".into())).edit(Edit::Choose(0)).edit(Edit::Choose(2));
    assert_eq!(desk.asking.draft, Answer::Recall { text: "x and z".into(), ticks: [0, 2].into() });
    desk.submit().check("revealed: partly 2/3 +?+.");
}

#[test]
fn words_written_from_memory_are_kept_when_giving_up() {
    let desk = Desk::at("recall").edit(Edit::Write("x".into())).submit().act(ItemAction::GiveUp);
    assert_eq!(desk.attempt.expect("recorded").answer, Answer::Recall { text: "x".into(), ticks: [].into() });
}

#[test]
fn confidence_is_said_before_the_reveal_and_not_after() {
    let sure = ItemAction::Confidence(Some(Confidence::Sure));
    let desk = Desk::at("single").act(sure).edit(Edit::Choose(0)).submit().act(ItemAction::Confidence(None));
    assert_eq!(desk.asking.confidence, Some(Confidence::Sure));
    assert_eq!(desk.attempt.expect("recorded").confidence, Some(Confidence::Sure));
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let edits = [
        Edit::Choose(99),
        Edit::Place { phrase: 9, group: Some(0) },
        Edit::Place { phrase: 0, group: Some(9) },
        Edit::Select(Some(practice_widget::lesson::Span::new(1, EXCERPT.len() + 1))),
        Edit::Move { from: 9, to: 0 },
        Edit::Join { left: 9, right: Some(0) },
        Edit::Join { left: 0, right: Some(9) },
    ];
    for item in &lesson().items {
        let desk = Desk::at(item.id.as_str());
        let blank = desk.asking.clone();
        let desk = edits.iter().cloned().fold(desk, Desk::edit);
        assert_eq!(desk.asking, blank);
    }
}

#[test]
fn choices_are_laid_out_by_the_seed_and_name_their_place_in_the_content() {
    let lesson = lesson();
    let texts = |seed| match Asking::new(find(&lesson, "single"), seed).view(&lesson, find(&lesson, "single")).question.ask {
        Ask::Single(parts) => parts.iter().map(|part| format!("{}{}", part.text, part.at)).collect::<Vec<_>>().concat(),
        other => panic!("{other:?}"),
    };
    assert_eq!(texts(5), texts(5));
    let layouts: std::collections::BTreeSet<_> = (0..60).map(texts).collect();
    assert_eq!(layouts.len(), 6, "every order comes up: {layouts:?}");
    let first: Vec<_> = (0..300).filter(|seed| texts(*seed).starts_with("a0")).collect();
    assert!((70..130).contains(&first.len()), "the right choice is first a third of the time, not {} of 300", first.len());
}

#[test]
fn an_item_can_be_left_and_resumed_at_every_stage() {
    let desks = [
        Desk::at("match").edit(Edit::Join { left: 0, right: Some(2) }),
        Desk::at("single").edit(Edit::Choose(1)).submit(),
        Desk::at("recall").edit(Edit::Write("é".into())).submit().edit(Edit::Choose(1)),
        Desk::at("spot").edit(Edit::Select(Some(words("We lost")))).act(ItemAction::NotSure),
    ];
    for desk in desks {
        let stored = serde_json::to_string(&desk.asking).expect("stored");
        assert_eq!(serde_json::from_str::<Asking>(&stored).expect("read back"), desk.asking, "{stored}");
    }
}

/// What can be picked or named in an item, to change.
fn choices(item: &mut Item) -> &mut [Choice] {
    match &mut item.kind {
        ItemKind::Single { choices } | ItemKind::Multiple { choices } | ItemKind::Spot { signals: choices, .. } => choices,
        _ => &mut [],
    }
}

#[test]
fn what_is_said_stands_in_the_order_shown_though_two_choices_read_alike() {
    let shown = |item: &str, seed: u32, alike: bool| {
        let mut lesson = lesson();
        if alike {
            for pitfall in &mut lesson.pitfalls {
                pitfall.name = "same".to_owned();
            }
            for choice in lesson.items.iter_mut().flat_map(choices) {
                choice.text = "same".to_owned();
            }
        }
        let item = find(&lesson, item);
        let mut asking = Asking::new(item, seed);
        asking.apply(ItemAction::NotSure, &lesson, item, 7);
        let view = asking.view(&lesson, item);
        let Shown::Revealed(revealed) = view.shown else { panic!("revealed") };
        let [remarks, naming] =
            revealed.verdict.as_shown(&view.question.ask).map(|remarks| remarks.iter().map(|remark| remark.at).collect::<Vec<_>>());
        (view.question.ask.places(), remarks, naming)
    };
    for seed in 0..8 {
        for alike in [false, true] {
            for item in ["single", "multiple", "classify", "pitfall"] {
                let (places, remarks, _) = shown(item, seed, alike);
                assert_eq!(remarks, places, "{item}");
            }
            let (places, passages, naming) = shown("spot", seed, alike);
            assert_eq!((passages, naming), (vec![0, 1, 2], places));
            assert_eq!(shown("order", seed, alike).1, [0, 1, 2, 3], "steps stand in the right order");
        }
    }
}
