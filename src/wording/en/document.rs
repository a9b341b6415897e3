//! The words of the document around the page: what search engines and link previews show, and what is said while the page is
//! not yet, or no longer, alive. They are in the document alone and no part of what is loaded; titles are in `shell.rs`.

use crate::route::Route;
use crate::wording::Document;

/// English.
pub(in crate::wording) const DOCUMENT: Document = Document {
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
    browser: "Reading needs nothing, calculating needs JavaScript and WebAssembly",
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
