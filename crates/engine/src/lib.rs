//! Estimation of the pay, costs and requirements of partner programs, as pure functions in exact decimal arithmetic.
//!
//! The input is a [`Catalog`](program::Catalog) of programs and a [`Scenario`](scenario::Scenario), the result an
//! [`Estimate`](estimate::Estimate) with the working of every figure. The engine uses no clock, no random numbers, no I/O and no
//! floating point, and panics on no scenario.

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
