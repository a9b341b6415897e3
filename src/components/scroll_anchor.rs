//! The row that is being read, kept where it is while the column beside it changes and rows above it grow or shrink.
//!
//! Browsers that keep content in place by themselves do so only roughly here, so the style sheet turns that off.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Into the row, in pixels from its start.
const INSET: i32 = 8;
/// A reader's eyes are taken to rest this part of the window below the bar.
const READING_LINE: i32 = 6;

/// A row of a table and where it stood in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScrollAnchor {
    row: HtmlElement,
    top: i32,
}

impl ScrollAnchor {
    /// The row that is being read below the tier switch, which sticks to the top of the window; `None` when there is no row.
    #[must_use]
    pub(crate) fn now() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let bar: HtmlElement = document.get_element_by_id(super::tier_switch::ID)?.dyn_into().ok()?;
        let at = |pixels: i32| i16::try_from(pixels).ok().map(f32::from);
        let line = bar.offset_height() + document.document_element()?.client_height() / READING_LINE;
        let hit = document.element_from_point(at(bar.offset_left() + INSET)?, at(line)?)?;
        let row: HtmlElement = hit.closest("tbody tr").ok()??.dyn_into().ok()?;
        let top = row.offset_top();
        Some(Self { row, top })
    }

    /// Scrolls the window so that the row is where it was.
    pub(crate) fn keep(self) {
        let scrolling = self.row.owner_document().and_then(|document| document.scrolling_element());
        if let Some(scrolling) = scrolling {
            scrolling.set_scroll_top(scrolling.scroll_top() + self.row.offset_top() - self.top);
        }
    }
}
