//! The shapes that JavaScript sees, as Rust types: what TypeScript's are written from.
//!
//! They mirror the engine's hand-written serializers and readers, which no derive could look into. Nothing trusts them: `types.rs`
//! passes real estimates, real programs and a full scenario through them and compares every key and value.

pub(crate) mod check;
pub(crate) mod estimate;
pub(crate) mod program;
pub(crate) mod questions;
pub(crate) mod rules;
pub(crate) mod scenario;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A decimal as text, like `"12.50"`: `-?digits[.digits]`. Never a number, which would pass through a float.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub(crate) struct Decimal(pub(crate) String);

/// Words that the engine has too. The match has no arm for words that only one of the two knows, so it stops compiling.
macro_rules! words {
    ($(#[$about:meta])* $name:ident from $engine:path { $($word:ident),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name { $($word),+ }

        impl $name {
            #[expect(dead_code, reason = "it only has to compile")]
            fn of(word: $engine) -> Self {
                use $engine as Engine;
                match word { $(Engine::$word => Self::$word),+ }
            }
        }
    };
}
pub(crate) use words;
