//! The rules of real partner programs, each fact with its citation.
//!
//! The rules are only in the TOML files of this crate; `build.rs` checks and compacts them, so that the page contains neither a TOML
//! parser nor a malformed rule. The format of the files, and how to correct one, is in `README.md`. Figures are computed by
//! [`partner_engine`].

use std::sync::OnceLock;

use partner_engine::compact;
use partner_engine::program::Catalog;

static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/catalog.txt"));
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));

/// All programs, in the order in which they are shown. Decoded once.
#[must_use]
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    // The build script of this crate has read the same bytes and compared the result, so the fallback is never used. An
    // empty catalog as fallback keeps a panic and its message out of the page.
    CATALOG.get_or_init(|| {
        compact::read(TEXTS, BYTES).unwrap_or_else(|| Catalog { fingerprint: String::new(), programs: Vec::new() })
    })
}
