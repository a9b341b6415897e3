//! The words of the document around the page: what search engines and link previews show, and what is said while the page is
//! not yet, or no longer, alive. They are in the document alone and no part of what is loaded; titles are in `shell.rs`.

use crate::route::Route;

/// Descriptions and sentences of the document.
pub struct Document {
    /// What a view is for, in one or two sentences.
    pub description: fn(Route) -> &'static str,
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

/// English.
pub const EN: Document = Document {
    description: |route| match route {
        Route::Compare => {
            "Partner tiers side by side: how you earn, what it costs, what it asks and what you get, \
             each fact with the document and the clause that it stands in."
        }
        Route::Estimate => {
            "Enter your business and see what each partner tier would pay after fees and costs, \
             as a range where the documents leave one, with every step of the working."
        }
        Route::Requirements => {
            "What each partner tier asks for, what your team already meets and what is missing, \
             each requirement with the clause that it stands in."
        }
        Route::NotFound => "There is no page at this address.",
    },
    preview: "Partner calculator: what would each partner tier pay you?",
    no_script: "The figures on this page are those of an example business, not yours and not those of a link. \
                To enter your own, switch JavaScript on.",
    not_started: "This page has not started. The figures shown are those of an example business, not yours and not those \
                  of a link. Load the page again; a copy that is opened as a file cannot start.",
    awaited: "Working out the figures of your link…",
    failed: "The calculator could not start, so these are the figures of an example business and not yours; \
             load the page again to try once more.",
    no_wasm: "The calculator could not start because this browser has no WebAssembly or it is switched off, \
              so these are the figures of an example business and not yours.",
    forbidden: "The calculator could not start because this site’s Content-Security-Policy lacks {directive}, \
                so these are the figures of an example business and not yours.",
    restarted: "The calculator stopped and was started again; check that your last entry is still there.",
    update: "A new version of this page is ready.",
    use_update: "Use the new version",
    keep_old: "Later",
};
