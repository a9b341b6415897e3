//! The estimation engine for JavaScript.
//!
//! A thin facade over [`partner_engine`]: values come in as any JavaScript value, go through the same readers as everything
//! else, and leave as plain objects with decimals as text. What is wrong with a *field* of a scenario comes with the answer;
//! what leaves nothing to answer is a [`Refusal`], which the loader in `widget/engine/` throws as `PartnerCalculatorError`.
//! No figure is made here.
//!
//! The built-in programs are embedded as they are in the page. The package's `programs()`, which answers before this module is
//! loaded, has them once more as program files, written by `examples/program_files.rs`.
//!
//! Next: `questions.rs` answers what is asked beside the estimate, `document.rs` reads JavaScript values, `options.rs`
//! what stands beside a scenario, `catalog.rs` holds the programs, `output.rs` writes what leaves.
//! With the feature `schema`, `typescript.rs` writes the TypeScript types from what these types and the engine's derive.

mod catalog;
mod document;
#[cfg(feature = "schema")]
pub mod input;
mod options;
mod output;
pub mod questions;
mod refusal;
#[cfg(feature = "schema")]
pub mod typescript;

use partner_engine::document::Node;
use partner_engine::error::ErrorText;
use partner_engine::estimate::estimate_document;
use partner_engine::validate;
use wasm_bindgen::prelude::*;

pub use refusal::{Code, Fault, Refusal};

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type { Estimate, Options, ProgramCheck, Scenario } from "./types.js";"#;

/// The pay of every tier, ranked, with the years and lines that it is made of.
///
/// A field that cannot be read is in the estimate's `errors` and takes its default; the others count. Without a scenario every
/// field has its default.
///
/// # Errors
/// A [`Refusal`] when the scenario is no object, when `options` has something it should not have, or when a given program is
/// refused.
#[wasm_bindgen(unchecked_return_type = "Estimate")]
pub fn estimate(
    #[wasm_bindgen(unchecked_optional_param_type = "Scenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let catalog = options::read(document::read(&options), catalog::built_in()).map_err(Refusal::into_js)?;
    let scenario = read_scenario(&scenario).map_err(Refusal::into_js)?;
    output::json(&estimate_document(&catalog, &scenario))
}

/// Whether a program file is accepted, and every problem when it is not. Whether its id is free is not looked at.
///
/// # Errors
/// None that an argument could cause: whatever is given, the problems say what is wrong with it.
#[wasm_bindgen(js_name = checkProgram, unchecked_return_type = "ProgramCheck")]
pub fn check_program(#[wasm_bindgen(unchecked_param_type = "unknown")] program: JsValue) -> Result<JsValue, JsValue> {
    let problems = match document::read(&program) {
        // What is not there at all is as wrong as `null`.
        Ok(document) => validate::program(&document.unwrap_or(Node::Null)).err(),
        Err(unusable) => Some(vec![unusable.problem("document")]),
    };
    output::json(&output::ProgramCheck::of(problems.unwrap_or_default()))
}

fn read_scenario(value: &JsValue) -> Result<Node, Refusal> {
    let allowed = "an object of fields, or nothing for the defaults";
    match document::read(value) {
        Ok(None) => Ok(Node::Table(Vec::new())),
        Ok(Some(document @ Node::Table(_))) => Ok(document),
        Ok(Some(other)) => Err(Refusal::scenario(ErrorText::new("scenario", &other.to_string(), allowed))),
        Err(unusable) => Err(Refusal::scenario(unusable.error("scenario"))),
    }
}
