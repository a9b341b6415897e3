//! Drawing figures: the scale, which alone turns money into floats, and what is drawn with it.

pub mod bar;
pub mod scale;
