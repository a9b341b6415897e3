//! Programs and engine, held against what does not come from them. A package of its own: none of it needs the page.
//!
//! - `worked_examples`: scenarios worked out by hand; natively, and by `wasm` in a real browser.
//! - `laws`: what holds for every scenario; every figure follows from its steps alone.
//! - `oracle`: the contract written a second time, in Python with exact fractions.
//! - `transcription`: the facts typed a second time from the documents.
//!
//! The page is tested in `browser/`, the npm package in `package/`; program files that are refused lie in `rejected_programs/`.
