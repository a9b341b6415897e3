//! The views: each takes what it shows from the [`crate::page::Page`] and hands it to the components.

pub mod compare;
pub mod estimate;
pub(crate) mod fetching;
pub mod not_found;
pub(crate) mod paper;
pub mod requirements;

mod fields;
mod problems;
