//! The rules of real partner programs, each fact with its citation.
//!
//! The rules stand in the TOML files of this crate and nowhere else; `build.rs` checks and compacts them, so that the page
//! carries neither a TOML parser nor a malformed rule. The form of the files, and how to correct one, is in `README.md`.
//! What the rules mean is the engine's, see [`partner_engine`].

use std::sync::OnceLock;

use partner_engine::compact;
use partner_engine::program::Catalog;

/// What a catalog is read from: its texts and its bytes.
type Embedded = (&'static str, &'static [u8]);

macro_rules! embedded {
    ($name:literal) => {
        (
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".bin")),
        )
    };
}

static WHOLE: OnceLock<Catalog> = OnceLock::new();
static OUTLINE: OnceLock<Catalog> = OnceLock::new();

/// All programs, in the order in which they are shown. Decoded once. With the feature `apart` it is the [`outline`] until [`complete`] is called.
#[must_use]
pub fn catalog() -> &'static Catalog {
    if cfg!(feature = "apart") { WHOLE.get().unwrap_or_else(outline) } else { complete() }
}

/// All programs with everything that is said of them, which [`catalog`] gives from now on. A page that is cut in chunks calls it from there, so that
/// the texts are not part of its first view.
pub fn complete() -> &'static Catalog {
    WHOLE.get_or_init(|| read(embedded!("catalog")))
}

/// All programs without what is said beside figures and without the places that citations name, see [`compact::write_outline`].
#[must_use]
pub fn outline() -> &'static Catalog {
    OUTLINE.get_or_init(|| read(embedded!("outline")))
}

fn read((texts, bytes): Embedded) -> Catalog {
    // This crate's build script has read the same bytes and compared, so the other arm is not taken. It keeps the page free of a
    // panic and of its message.
    compact::read(texts, bytes).unwrap_or_else(|| Catalog { fingerprint: String::new(), programs: Vec::new() })
}
