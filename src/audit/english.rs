//! What the audit knows of English whatever the lesson: small closed classes of words, and stems.

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
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any class of `other` is here.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The classes a word belongs to, whatever stands around it.
pub fn classes(word: &str) -> Classes {
    use Classes as C;
    let found = match word {
        "not" | "no" | "never" | "none" | "nobody" | "nothing" | "neither" | "nor" | "without" | "nowhere" | "cannot" | "didnt" | "dont"
        | "wasnt" | "couldnt" | "isnt" | "doesnt" | "cant" | "wont" | "havent" | "hadnt" => C::NEGATION,
        "would" | "if" | "might" | "may" | "could" | "should" | "ought" | "maybe" | "perhaps" | "unless" | "suppose" | "supposedly" | "wish"
        | "hope" | "hopefully" | "hoping" | "plan" | "planning" | "plans" | "intend" | "someday" | "eventually" | "whenever" => C::UNREAL,
        "i" | "me" | "my" | "mine" | "myself" | "i'm" | "i've" | "im" | "ive" => C::FIRST,
        "i'd" => C::FIRST,
        "i'll" => C::FIRST.and(C::FUTURE),
        "we" | "us" | "our" | "ours" | "ourselves" | "we're" | "we've" | "we'd" => C::WE,
        "we'll" => C::WE.and(C::FUTURE),
        "you" | "your" | "yours" | "yourself" | "you're" | "you've" | "you'd" | "you'll" | "one's" | "oneself" => C::SECOND,
        "he" | "she" | "they" | "him" | "her" | "them" | "his" | "hers" | "their" | "theirs" | "he's" | "she's" | "they're" | "they've" | "he'd"
        | "she'd" | "they'd" | "himself" | "herself" | "themselves" => C::THIRD,
        "will" | "shall" | "won't" | "tomorrow" => C::FUTURE.and(C::UNREAL),
        "said" | "told" | "asked" | "replied" | "answered" | "explained" => C::REPORT.and(C::PAST),
        "says" | "tells" | "asks" | "say" | "tell" | "ask" => C::REPORT.and(C::PRESENT),
        "why" | "how" | "what" | "whether" | "where" | "which" | "who" => C::ASKING.and(C::OPENS),
        "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve" | "fifteen" | "twenty" | "thirty"
        | "forty" | "fifty" | "sixty" | "seventy" | "eighty" | "ninety" | "hundred" | "thousand" | "million" | "half" | "third" | "quarter"
        | "dozen" | "twice" | "once" => C::NUMBER,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "mondays" | "tuesdays" | "wednesdays" | "thursdays"
        | "fridays" | "saturdays" | "sundays" | "weekend" | "weekends" => C::DAY,
        "january" | "february" | "march" | "april" | "june" | "july" | "august" | "september" | "october" | "november" | "december" | "spring"
        | "summer" | "autumn" | "winter" | "easter" | "christmas" | "morning" | "mornings" | "evening" | "evenings" | "night" | "nights"
        | "afternoon" | "lunch" | "noon" | "midnight" | "breakfast" | "o'clock" | "am" | "pm" => C::TIME,
        "every" | "each" | "weekly" | "daily" | "monthly" | "fortnightly" | "quarterly" | "yearly" | "nightly" | "per" | "regularly" | "always" => {
            C::CADENCE
        }
        "hour" | "hours" | "minute" | "minutes" | "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years" | "fortnight"
        | "term" | "semester" => C::PERIOD,
        "still" | "since" | "ongoing" | "continues" | "keep" | "keeps" => C::STILL,
        "stopped" | "lapsed" | "until" | "anymore" | "quit" | "petered" | "fizzled" | "ended" | "gave" | "dropped" => C::LAPSE.and(C::PAST),
        "was" | "were" | "had" | "did" | "went" | "got" | "made" | "came" | "took" | "thought" | "knew" | "found" | "kept" | "gone" | "put"
        | "ran" | "wrote" | "read" | "sat" | "stood" | "felt" | "left" | "built" | "saw" | "let" | "began" | "broke" | "drew" | "held" | "lost"
        | "meant" | "met" | "rang" | "sent" | "spent" | "taught" | "understood" | "won" | "threw" | "fell" | "gave_up" | "wasn't" | "didn't"
        | "weren't" | "hadn't" | "couldn't" => C::PAST,
        "is" | "are" | "am_" | "has" | "have" | "do" | "does" | "it's" | "that's" | "there's" | "go" | "goes" | "get" | "gets" | "make" | "makes"
        | "take" | "takes" | "know" | "knows" | "use" | "uses" | "run" | "runs" | "write" | "writes" | "work" | "works" | "isn't" | "don't"
        | "doesn't" | "aren't" | "can" | "can't" => C::PRESENT,
        "and" | "but" | "because" | "so" | "when" | "while" | "that" | "though" | "although" | "after" | "before" | "then" | "or" | "as" => C::OPENS,
        _ => C::default(),
    };
    let found = if word.ends_with("n't") { found.and(C::NEGATION) } else { found };
    let found = if matches!(word, "couldn't" | "wouldn't" | "shouldn't") { found.and(C::UNREAL) } else { found };
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
