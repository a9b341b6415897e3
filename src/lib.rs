//! The calculator's page: how a keystroke becomes a figure.
//!
//! A field sends [`state::ScenarioAction::Input`] with its text to the one [`state::AppState`]. From the texts that differ from the
//! default, `outcome` reads a scenario and lets `partner-engine` estimate it with the rules of `partner-programs`.
//! [`pages`] wire that to [`components`] and `chart`, which only draw, by [`element`]; a [`region`] that would be drawn from
//! the same as before is left as it is. [`link`] writes the state into the address and reads
//! it back. Every word stands in [`wording`], every amount is written by `format`. Nothing here computes money.

pub mod app;
pub mod page;
pub mod route;

mod below;
mod chunks;
mod copying;
mod history;
mod layout;
mod printing;
mod start;

pub mod calculation;
pub mod fields;
pub mod headline;
pub mod link;
pub mod state;
pub mod texts;
pub mod typed;
pub mod ui_state;

pub mod pages;

pub mod citation;
pub mod comparison;
pub mod footnotes;
pub mod requirement_matrix;

pub mod element;
pub mod region;

pub mod chart;
pub mod components;

mod fit;
pub mod format;
pub mod wording;

pub use app::App;
pub use chunks::fetch_all;
pub use start::{prepare, start};
