//! What the style sheets promise of marks: as many looks as there are keys, each to be told from the others without its colour.

use crate::tidy::root;
use std::collections::BTreeSet;
use std::fs;

/// The keys a mark can have; the compiler takes no more marks than these.
const KEYS: usize = 9;

fn sheet(name: &str) -> String {
    fs::read_to_string(root().join("style").join(name)).expect("a style sheet")
}

/// A token's colours in the light scheme and in the dark one; the fallback has to be the light one.
#[track_caller]
fn colours(sheet: &str, token: &str) -> [String; 2] {
    let values: Vec<&str> =
        sheet.match_indices(&format!("--{token}: ")).filter_map(|(at, found)| sheet[at + found.len()..].split(';').next()).collect();
    let hex = |value: &str| value.split('#').skip(1).map(|from| from.chars().take_while(char::is_ascii_hexdigit).collect()).collect::<Vec<String>>();
    let (fallback, pair) = (hex(values[0]), hex(values[1]));
    assert_eq!((fallback.len(), pair.len(), &fallback[0]), (1, 2, &pair[0]), "{token}");
    [pair[0].clone(), pair[1].clone()]
}

/// The contrast of two colours, as WCAG 2 counts it.
fn contrast(one: &str, other: &str) -> f64 {
    let channel = |hex: &str, at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let light = |hex: &str| 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_mark_can_be_read_in_either_scheme() {
    let tokens = sheet("tokens.css");
    let (paper, ink) = (colours(&tokens, "paper"), colours(&tokens, "ink"));
    let mut tints = BTreeSet::new();
    for key in 1..=KEYS {
        let [tint, line, letter] = ["tint", "line", "ink"].map(|part| colours(&tokens, &format!("mark-{key}-{part}")));
        for scheme in 0..2 {
            for (what, one, other, least) in
                [("words on the tint", &ink, &tint, 7.0), ("the letter on the tint", &letter, &tint, 4.5), ("the line on paper", &line, &paper, 3.0)]
            {
                let found = contrast(&one[scheme], &other[scheme]);
                assert!(found >= least, "mark {key}, scheme {scheme}: {what} {found:.2}");
            }
        }
        tints.insert(tint);
    }
    assert_eq!(tints.len(), KEYS);
}

#[test]
fn no_two_marks_are_underlined_alike() {
    let base = sheet("base.css");
    let mut looks = BTreeSet::new();
    for key in 1..=KEYS {
        let one = format!("[data-m=\"{key}\"]");
        let rules = base.lines().filter(|line| line.split('{').next().is_some_and(|selector| selector.contains(&one)));
        let said = |name: &str| rules.clone().find_map(|rule| rule.split_once(name)?.1.split(';').next().map(|value| value.trim().to_owned()));
        for (name, part) in [("--tint:", "tint"), ("--line:", "line"), ("--letter:", "ink")] {
            assert_eq!(said(name), Some(format!("var(--mark-{key}-{part})")));
        }
        looks.insert((said("--style:").expect("a style"), said("--underline-width:")));
    }
    assert_eq!(looks.len(), KEYS, "{looks:?}");
}
