//! Turns what the core says about an answer into signs and words.

use super::words;
use crate::practice::quiz::{Ask, Fate, ItemView, Missing, Outcome, Remark, Shown};
use crate::ui::common::icon::Sign;

/// The sign and line of an outcome; `None` while nothing was handed in.
pub fn outcome(shown: &Shown, ask: &Ask) -> Option<(Sign, String)> {
    match shown {
        Shown::Asked => None,
        Shown::Written(_) => Some((Sign::Alert, words::COMPARE.into())),
        Shown::FirstTry(hint) => {
            let line = match ask {
                Ask::Spot { .. } if hint.words_settled => words::NAME_LEFT.into(),
                Ask::Spot { select: true, .. } if !hint.settled.is_empty() => words::WORDS_LEFT.into(),
                Ask::Order(_) if hint.outcome != Outcome::Missed => words::ORDER_LEFT.into(),
                _ => words::once_more(hint.stands().len()),
            };
            Some((if hint.is_partly() { Sign::Alert } else { Sign::Cross }, line))
        }
        Shown::Revealed(revealed) => {
            let now = revealed.verdict.outcome;
            Some((sign(now), words::outcome(now, revealed.first.is_some()).to_owned()))
        }
    }
}

/// The sign of an outcome.
pub fn sign(outcome: Outcome) -> Sign {
    match outcome {
        Outcome::Right => Sign::Tick,
        Outcome::Partly | Outcome::NotSure => Sign::Alert,
        Outcome::Missed => Sign::Cross,
    }
}

/// What became of one choice, phrase, step, pair or point; `answered` unless the learner chose none of them.
pub fn fate(ask: &Ask, remark: &Remark, answered: bool) -> Option<(Sign, String)> {
    if let Some(belongs) = &remark.belongs {
        let order = matches!(ask, Ask::Order(_));
        return Some(match (remark.fate, &remark.put) {
            (Fate::Found, _) if order => (Sign::Tick, words::IN_ORDER.into()),
            (Fate::Found, _) => (Sign::Tick, belongs.clone()),
            (_, Some(put)) if order => (Sign::Cross, words::moved(put, belongs)),
            (_, Some(put)) => (Sign::Cross, words::placed(put, belongs)),
            (_, None) if order => (Sign::Alert, words::its_place(belongs)),
            (_, None) => (Sign::Alert, words::belongs(belongs)),
        });
    }
    let one = matches!(ask, Ask::Single(_) | Ask::Pitfall(_) | Ask::Spot { .. });
    let recall = matches!(ask, Ask::Recall { .. });
    match remark.fate {
        Fate::Found if recall => Some((Sign::Tick, words::YOU_HAD_IT.into())),
        Fate::Missed if recall => Some((Sign::Alert, words::NOT_THERE.into())),
        Fate::Found if one => Some((Sign::Tick, words::BEST_AND_YOURS.into())),
        Fate::Missed if one => Some((Sign::Tick, words::BEST.into())),
        Fate::Found => Some((Sign::Tick, words::RIGHT_AND_YOURS.into())),
        Fate::Missed if answered => Some((Sign::Alert, words::RIGHT_NOT_YOURS.into())),
        Fate::Missed => Some((Sign::Tick, words::RIGHT.into())),
        Fate::Taken => Some((Sign::Cross, words::YOURS.into())),
        Fate::Left => None,
    }
}

/// Ends the id of the first thing that is missing before the answer can be handed in.
pub fn missing_part(view: &ItemView) -> Option<String> {
    Some(match view.missing()? {
        Missing::Choice | Missing::Choices | Missing::Name => FIRST.into(),
        Missing::Words => "word-0".into(),
        Missing::Open(_) => row(view.first_open()?),
        Missing::Text => TEXT.into(),
    })
}

/// Ends the id of the first choice that can be taken.
pub const FIRST: &str = "first";

/// Ends the id of the field for words from memory.
pub const TEXT: &str = "text";

/// Ends the id of what gives a phrase its group, or a left side its partner.
pub fn row(at: usize) -> String {
    format!("row-{at}")
}
