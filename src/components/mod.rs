//! Everything that is drawn: plain functions of their properties. A component never imports a page, the route or the state.

pub mod header;
pub mod notice;
