//! Drawing figures: the scale, which turns money into lengths, and what is drawn with it.

pub mod bar;
pub mod scale;
