//! Every word of the page, by language.
//!
//! `words/` says which words there are, one struct for each view; each language has a folder that fills them: every sentence, plural,
//! date and way of writing figures. Who draws takes words from its [`crate::page::Page`] and never names a language. What the engine
//! says in enums (errors, standings, readings) is put into words here and nowhere else. What documents say stands in `programs/`, and
//! what people may type for a figure in [`crate::typed`], as they type it in the language of their browser.
//!
//! A language is a folder beside `en/`, which begins as its copy, with its module below; `build.rs` lists the folders for `languages!`.
//! `PARTNER_CALCULATOR_LANGUAGE=en cargo xtask build` builds the page in one of them.

mod en;

/// The words that a language has, in one struct for each view: a language that lacks one does not compile.
///
/// A field is a text, or a function where a sentence is put together. Nothing there is in any language.
mod words {
    pub(super) mod compare;
    pub(super) mod document;
    pub(super) mod errors;
    pub(super) mod estimate;
    pub(super) mod fields;
    pub(super) mod paper;
    pub(super) mod requirements;
    pub(super) mod shell;
    pub(super) mod sources;
    pub(super) mod working;
}

pub use words::compare::{Compare, Figures, Notes, Picker, Switch, Tone, ValueText};
pub use words::document::Document;
pub use words::errors::Errors;
pub use words::estimate::{Detail, EditionEnded, Estimate, Legend, Row, Spoken};
pub use words::fields::Fields;
pub use words::paper::Paper;
pub use words::requirements::{Matrix, Plan, Requirements};
pub use words::shell::{Force, Shell};
pub use words::sources::Sources;
pub use words::working::{LineOf, Working};

use crate::format::Numbers;

/// The words of one language.
pub struct Words {
    /// The language.
    pub language: Language,
    /// How figures are written.
    pub numbers: Numbers,
    /// Header, foot and what all views share.
    pub shell: Shell,
    /// The estimate.
    pub estimate: Estimate,
    /// The fields of the scenario.
    pub fields: Fields,
    /// Faults and how to mend them.
    pub errors: Errors,
}

/// Makes [`Language`] of the folders of languages.
macro_rules! languages {
    ($($name:ident = $folder:ident),+ $(,)?) => {
        /// A language that the page can be read in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Language {
            $(#[doc = concat!("In `", stringify!($folder), "/`.")] $name,)+
        }

        impl Language {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its tag, as `<html lang>` names it (BCP 47).
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$name => $folder::TAG,)+ }
            }

            /// Its words.
            #[must_use]
            pub const fn words(self) -> &'static Words {
                match self { $(Self::$name => &$folder::WORDS,)+ }
            }
        }

        /// The words of what is fetched when it is needed ([`crate::chunks`]). Only who calls one of these holds its words: a field of
        /// [`Words`] would keep them in the first view.
        impl Words {
            /// The look into a tier.
            #[must_use]
            pub const fn detail(&self) -> &'static Detail {
                match self.language { $(Language::$name => &$folder::DETAIL,)+ }
            }

            /// How a figure is made.
            #[must_use]
            pub const fn working(&self) -> &'static Working {
                match self.language { $(Language::$name => &$folder::WORKING,)+ }
            }

            /// Where a fact stands.
            #[must_use]
            pub const fn sources(&self) -> &'static Sources {
                match self.language { $(Language::$name => &$folder::SOURCES,)+ }
            }

            /// The comparison.
            #[must_use]
            pub const fn compare(&self) -> &'static Compare {
                match self.language { $(Language::$name => &$folder::COMPARE,)+ }
            }

            /// The requirements.
            #[must_use]
            pub const fn requirements(&self) -> &'static Requirements {
                match self.language { $(Language::$name => &$folder::REQUIREMENTS,)+ }
            }

            /// Words on paper only.
            #[must_use]
            pub const fn paper(&self) -> &'static Paper {
                match self.language { $(Language::$name => &$folder::PAPER,)+ }
            }

            /// Words in the document only, around the page.
            #[must_use]
            pub const fn document(&self) -> &'static Document {
                match self.language { $(Language::$name => &$folder::DOCUMENT,)+ }
            }
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// The language that this page is built in: the build says it, so that nothing is loaded of the others.
    pub const OF_PAGE: Self = match option_env!("PARTNER_CALCULATOR_LANGUAGE") {
        None => Self::En,
        Some(tag) => {
            Self::from_tag(tag).expect("PARTNER_CALCULATOR_LANGUAGE must be the tag of a language of the page")
        }
    };

    /// The language with a tag.
    #[must_use]
    pub const fn from_tag(tag: &str) -> Option<Self> {
        let mut rest = Self::ALL;
        while let [language, others @ ..] = rest {
            if is_same(language.tag().as_bytes(), tag.as_bytes()) {
                return Some(*language);
            }
            rest = others;
        }
        None
    }
}

/// As `==`, which is not `const`.
const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (rest, others);
    }
    one.is_empty() && other.is_empty()
}

/// Two languages are the same when they are one.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_found_by_its_tag_and_speaks_itself() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(*language));
            assert_eq!(language.words().language, *language);
        }
        assert_eq!(Language::from_tag("tlh"), None);
        assert_eq!(Language::from_tag("e"), None);
    }
}
