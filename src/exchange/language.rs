//! Which language the interface speaks: the one asked for in the address, else the first of the browser's that we speak, else English.
//! The lesson is in its own language whatever is chosen.

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The program's own.
    #[default]
    English,
    /// From a table that is fetched when it is wanted.
    German,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// What a language tag asks for, with or without a region; nothing for a language we do not speak.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        match tag.split('-').next() {
            Some("en") => Some(Self::English),
            Some("de") => Some(Self::German),
            _ => None,
        }
    }

    /// The language of a session: what was asked for, else the first we speak of what the browser prefers, else English.
    pub fn choose<'a>(asked: Option<Self>, preferred: impl IntoIterator<Item = &'a str>) -> Self {
        asked.or_else(|| preferred.into_iter().find_map(Self::parse)).unwrap_or_default()
    }

    /// What it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// Its name in addresses and attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::German => "de",
        }
    }

    /// The query of an address with this language asked for in it, and all else as it was.
    pub fn in_query(self, query: &str) -> String {
        let rest = query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
        let pairs: Vec<String> = rest.map(str::to_owned).chain([format!("lang={}", self.tag())]).collect();
        format!("?{}", pairs.join("&"))
    }
}
