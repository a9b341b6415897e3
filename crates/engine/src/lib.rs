//! What a partner program pays and asks: a pure estimation engine in exact decimal arithmetic.
//!
//! A [`Catalog`](program::Catalog) of programs and a [`Scenario`](scenario::Scenario) go in, an
//! [`Estimate`](estimate::Estimate) with the working of every figure comes out. There is no clock, no random number, no I/O and
//! no floating point here, and no scenario makes it panic.

pub mod citation;
pub mod percent;
pub mod program;
pub mod reader;
pub mod requirement;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
pub mod stream;
pub mod validate;

pub use rules::rate;

pub mod estimate;
pub mod questions;
pub mod scenario;
pub mod standing;
mod volume;
pub mod working;

pub mod error;
pub mod limits;

pub mod compact;
mod currency;
pub mod date;
pub mod decimal;
pub mod document;
pub mod money;
mod names;
pub mod order;
mod units;
