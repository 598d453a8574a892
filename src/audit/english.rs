//! What the audit knows of English whatever the lesson: small closed classes of words, and stems.

use crate::sorted::SortedMap;
use std::sync::LazyLock;

/// Classes of function words and of words of time, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub u32);

impl Classes {
    /// `not`, `never`, `nobody`, `-n't`.
    pub const NEGATION: Self = Self(1);
    /// `would`, `if`, `hope`, `will`: not (yet) so.
    pub const UNREAL: Self = Self(1 << 1);
    /// `I`, `my`.
    pub const FIRST: Self = Self(1 << 2);
    /// `we`, `our`.
    pub const WE: Self = Self(1 << 3);
    /// `you`, `your`, generic `one`.
    pub const SECOND: Self = Self(1 << 4);
    /// `he`, `she`, `they` and theirs.
    pub const THIRD: Self = Self(1 << 5);
    /// A past form that a common verb has.
    pub const PAST: Self = Self(1 << 6);
    /// A present form of a common verb.
    pub const PRESENT: Self = Self(1 << 7);
    /// `will`, `going to`.
    pub const FUTURE: Self = Self(1 << 8);
    /// `said`, `told`, `asked`.
    pub const REPORT: Self = Self(1 << 9);
    /// `why`, `how`, `whether`.
    pub const ASKING: Self = Self(1 << 10);
    /// A number in digits or words.
    pub const NUMBER: Self = Self(1 << 11);
    /// A day of the week.
    pub const DAY: Self = Self(1 << 12);
    /// A month, season or part of the day.
    pub const TIME: Self = Self(1 << 13);
    /// `every`, `each`, `weekly`.
    pub const CADENCE: Self = Self(1 << 14);
    /// `hour`, `week`, `month`.
    pub const PERIOD: Self = Self(1 << 15);
    /// `still`, `since`.
    pub const STILL: Self = Self(1 << 16);
    /// `stopped`, `until`, `anymore`.
    pub const LAPSE: Self = Self(1 << 17);
    /// A conjunction or relative word that opens a clause.
    pub const OPENS: Self = Self(1 << 18);

    /// Each class with a name for its feature.
    pub const NAMED: [(Self, &'static str); 19] = [
        (Self::NEGATION, "neg"),
        (Self::UNREAL, "unreal"),
        (Self::FIRST, "first"),
        (Self::WE, "we"),
        (Self::SECOND, "second"),
        (Self::THIRD, "third"),
        (Self::PAST, "past"),
        (Self::PRESENT, "present"),
        (Self::FUTURE, "future"),
        (Self::REPORT, "report"),
        (Self::ASKING, "asking"),
        (Self::NUMBER, "number"),
        (Self::DAY, "day"),
        (Self::TIME, "time"),
        (Self::CADENCE, "cadence"),
        (Self::PERIOD, "period"),
        (Self::STILL, "still"),
        (Self::LAPSE, "lapse"),
        (Self::OPENS, "opens"),
    ];

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any class of `other` is here.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Closed classes, each with its words.
const TABLE: &[(Classes, &str)] = {
    use Classes as C;
    &[
        (
            C::NEGATION,
            "not no never none nobody nothing neither nor without nowhere cannot didnt dont wasnt couldnt isnt doesnt cant \
             wont havent hadnt",
        ),
        (
            C::UNREAL,
            "would if might may could should ought maybe perhaps unless suppose supposedly wish hope hopefully hoping plan \
             planning plans intend someday eventually whenever",
        ),
        (C::FIRST, "i me my mine myself i'm i've im ive i'd"),
        (C::FIRST.and(C::FUTURE), "i'll"),
        (C::WE, "we us our ours ourselves we're we've we'd"),
        (C::WE.and(C::FUTURE), "we'll"),
        (C::SECOND, "you your yours yourself you're you've you'd you'll one's oneself"),
        (
            C::THIRD,
            "he she they him her them his hers their theirs he's she's they're they've he'd she'd they'd himself herself \
             themselves",
        ),
        (C::FUTURE.and(C::UNREAL), "will shall won't tomorrow"),
        (C::REPORT.and(C::PAST), "said told asked replied answered explained"),
        (C::REPORT.and(C::PRESENT), "says tells asks say tell ask"),
        (C::ASKING.and(C::OPENS), "why how what whether where which who"),
        (
            C::NUMBER,
            "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy \
             eighty ninety hundred thousand million half third quarter dozen twice once",
        ),
        (
            C::DAY,
            "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays \
             saturdays sundays weekend weekends",
        ),
        (
            C::TIME,
            "january february march april june july august september october november december spring summer autumn winter \
             easter christmas morning mornings evening evenings night nights afternoon lunch noon midnight breakfast \
             o'clock am pm",
        ),
        (C::CADENCE, "every each weekly daily monthly fortnightly quarterly yearly nightly per regularly always"),
        (C::PERIOD, "hour hours minute minutes day days week weeks month months year years fortnight term semester"),
        (C::STILL, "still since ongoing continues keep keeps"),
        (C::LAPSE.and(C::PAST), "stopped lapsed until anymore quit petered fizzled ended gave dropped"),
        (
            C::PAST,
            "was were had did went got made came took thought knew found kept gone put ran wrote read sat stood felt left \
             built saw let began broke drew held lost meant met rang sent spent taught understood won threw fell wasn't \
             didn't weren't hadn't couldn't",
        ),
        (
            C::PRESENT,
            "is are has have do does it's that's there's go goes get gets make makes take takes know knows use uses run \
             runs write writes work works isn't don't doesn't aren't can can't",
        ),
        (C::OPENS, "and but because so when while that though although after before then or as"),
    ]
};

/// The same, ready to look up: a draft asks some thousand times.
static BY_WORD: LazyLock<SortedMap<&str, Classes>> =
    LazyLock::new(|| TABLE.iter().flat_map(|(classes, words)| words.split_whitespace().map(|word| (word, *classes))).collect());

/// The classes a word belongs to, whatever stands around it.
pub fn classes(word: &str) -> Classes {
    use Classes as C;
    let mut found = BY_WORD.get(word).copied().unwrap_or_default();
    if word.ends_with("n't") {
        found = found.and(C::NEGATION);
    }
    if matches!(word, "couldn't" | "wouldn't" | "shouldn't") {
        found = found.and(C::UNREAL);
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return found.and(C::NUMBER);
    }
    if found == C::default() && word.len() > 4 && word.ends_with("ed") { C::PAST } else { found }
}

/// The word without its commonest endings, so that `blushed`, `blushes` and `blushing` count together.
pub fn stem(word: &str) -> &str {
    let base = word.strip_suffix("'s").unwrap_or(word);
    if !base.is_ascii() {
        return base;
    }
    for (ending, shortest) in
        [("ings", 7), ("ing", 6), ("edly", 7), ("ied", 5), ("ies", 5), ("ed", 5), ("es", 5), ("ly", 6), ("s", 4), ("e", 4), ("y", 4)]
    {
        if base.len() >= shortest && base.ends_with(ending) && !(ending == "s" && base.ends_with("ss")) {
            let cut = &base[..base.len() - ending.len()];
            let bytes = cut.as_bytes();
            let n = bytes.len();
            let doubled = n > 3 && bytes[n - 1] == bytes[n - 2] && !matches!(bytes[n - 1], b'l' | b's' | b'e');
            return if doubled { &cut[..n - 1] } else { cut };
        }
    }
    base
}
