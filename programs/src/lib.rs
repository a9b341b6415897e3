//! The rules of real partner programs, each fact with its citation.
//!
//! The rules are only in the TOML files of this crate; `build.rs` checks and compacts them, so that the page contains neither a TOML
//! parser nor a malformed rule. The format of the files, and how to correct one, is in `README.md`. Figures are computed by
//! [`partner_engine`].

use std::sync::OnceLock;

use partner_engine::compact;
use partner_engine::program::Catalog;

/// The texts and the bytes of an embedded catalog.
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
    // The build script of this crate has read the same bytes and compared the result, so the fallback is never used. An
    // empty catalog as fallback keeps a panic and its message out of the page.
    compact::read(texts, bytes).unwrap_or_else(|| Catalog { fingerprint: String::new(), programs: Vec::new() })
}
