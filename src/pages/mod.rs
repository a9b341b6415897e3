//! The views: each wires state, wording and figures to components. What is drawn stands in [`crate::components`].

pub mod compare;
pub mod estimate;
pub mod not_found;
pub mod requirements;
