//! The rules of real partner programs, each fact with its citation.
//!
//! The rules stand in the TOML files of this crate and nowhere else; `build.rs` checks and compacts them, so that the page
//! carries neither a TOML parser nor a malformed rule. The form of the files, and how to correct one, is in `README.md`.
//! What the rules mean is the engine's, see [`partner_engine`].

use std::sync::OnceLock;

use partner_engine::compact;
use partner_engine::program::Catalog;

static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/catalog.txt"));
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));

/// All programs, in the order in which they are shown. Decoded once.
#[must_use]
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    // This crate's build script has read the same bytes and compared, so the other arm is not taken. It keeps the page free of a
    // panic and of its message.
    CATALOG.get_or_init(|| {
        compact::read(TEXTS, BYTES).unwrap_or_else(|| Catalog { fingerprint: String::new(), programs: Vec::new() })
    })
}
