//! The words of the document around the page: what search engines and link previews show, and what is said while the page is
//! not yet, or no longer, alive. They are in the document alone and no part of what is loaded; titles are in `shell.rs`.

use crate::route::Route;

/// Descriptions and sentences of the document.
pub struct Document {
    /// The purpose of a view, in one or two sentences.
    pub description: fn(Route) -> &'static str,
    /// The needs of the page from a browser, for machines.
    pub browser: &'static str,
    /// The picture that previews of a link show, for those who do not see it.
    pub preview: &'static str,
    /// Where JavaScript is off.
    pub no_script: &'static str,
    /// No script of the page has run for a while, or none has come to its end.
    pub not_started: &'static str,
    /// The address holds figures that are not read yet.
    pub awaited: &'static str,
    /// The calculator cannot be started.
    pub failed: &'static str,
    /// It cannot be started because the browser lacks WebAssembly.
    pub no_wasm: &'static str,
    /// It cannot be started because of the host's policy; `{directive}` is what that lacks.
    pub forbidden: &'static str,
    /// It stopped and was started again.
    pub restarted: &'static str,
    /// A new version is ready.
    pub update: &'static str,
    /// Takes the new version.
    pub use_update: &'static str,
    /// Keeps the old version for now.
    pub keep_old: &'static str,
}
