//! The questions beside the estimate: where tiers cross, where a net jumps or bends, what a goal takes, whether a climb pays,
//! and how far each field is from another leader. What an answer means is written at [`partner_engine::questions`].

use std::sync::Arc;

use partner_engine::document::Node;
use partner_engine::error::{ErrorText, FieldError};
use partner_engine::money::Currency;
use partner_engine::program::Catalog;
use partner_engine::questions::{self, ClimbQuestion, GoalQuestion, LeftOut, RangeQuestion};
use partner_engine::scenario::{self, Scenario};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::refusal::Refusal;
use crate::{catalog, document, options, output, read_scenario};

/// Version of the answers' shape.
const VERSION: u32 = 1;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"import type {
  Answered, Cliff, Climb, ClimbQuestion, Crossover, Flip, GoalOfTier, GoalQuestion, RangeQuestion,
} from "./types.js";"#;

/// Where one tier gets ahead of another: for each pair of ranked tiers the first cent from which the other one is strictly ahead
/// after the last cent at which the first one was. Pairs in catalog order, each by amount; ties are none.
///
/// # Errors
/// A [`Refusal`] as of `estimate`, and when something is wrong with the question.
#[wasm_bindgen(unchecked_return_type = "Answered<Crossover[]>")]
pub fn crossovers(
    #[wasm_bindgen(unchecked_param_type = "Scenario | undefined")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RangeQuestion")] question: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let asked = Asked::read(&scenario, &options).map_err(Refusal::into_js)?;
    let RangeQuestion { variable, from, to } = asked.range(&question).map_err(Refusal::into_js)?;
    asked.answer_of_tiers(&questions::crossovers(&asked.catalog, &asked.scenario, variable, from, to))
}

/// Where the expected net of a ranked tier jumps or bends, above `from` and up to `to`, how far, and which clause does it: by tier
/// in catalog order, then by amount.
///
/// # Errors
/// A [`Refusal`] as of `estimate`, and when something is wrong with the question.
#[wasm_bindgen(unchecked_return_type = "Answered<Cliff[]>")]
pub fn cliffs(
    #[wasm_bindgen(unchecked_param_type = "Scenario | undefined")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "RangeQuestion")] question: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let asked = Asked::read(&scenario, &options).map_err(Refusal::into_js)?;
    let RangeQuestion { variable, from, to } = asked.range(&question).map_err(Refusal::into_js)?;
    asked.answer_of_tiers(&questions::cliffs(&asked.catalog, &asked.scenario, variable, from, to))
}

/// For every ranked tier, in catalog order, the least amount from 0 to 10¹² at which its expected net is at least the target, or
/// the best there is.
///
/// # Errors
/// A [`Refusal`] as of `estimate`, and when something is wrong with the question.
#[wasm_bindgen(unchecked_return_type = "Answered<GoalOfTier[]>")]
pub fn goal(
    #[wasm_bindgen(unchecked_param_type = "Scenario | undefined")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "GoalQuestion")] question: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let asked = Asked::read(&scenario, &options).map_err(Refusal::into_js)?;
    let read = |document: &Node| GoalQuestion::read(document, asked.scenario.currency);
    let GoalQuestion { variable, target_net } = read_question(&question, read).map_err(Refusal::into_js)?;
    asked.answer_of_tiers(&questions::goal(&asked.catalog, &asked.scenario, variable, target_net))
}

/// The missing requirements of another tier, the cheapest way to it at the scenario's unit costs, what it brings each year, and the year
/// in which it has paid.
///
/// # Errors
/// A [`Refusal`] as of `estimate`, and when something is wrong with the question.
#[wasm_bindgen(unchecked_return_type = "Answered<Climb>")]
pub fn climb(
    #[wasm_bindgen(unchecked_param_type = "Scenario | undefined")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ClimbQuestion")] question: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let asked = Asked::read(&scenario, &options).map_err(Refusal::into_js)?;
    let read = |document: &Node| ClimbQuestion::read(document, &asked.catalog);
    let ClimbQuestion { from, to } = read_question(&question, read).map_err(Refusal::into_js)?;
    asked.answer(&questions::climb(&asked.scenario, from, to))
}

/// For each money field of `deals`, exactly, and for each percentage, at whole percents, the nearest value at which another ranked
/// tier is strictly ahead of the present leader while all else stays as it is.
///
/// # Errors
/// A [`Refusal`] as of `estimate`.
#[wasm_bindgen(unchecked_return_type = "Answered<Flip[]>")]
pub fn flips(
    #[wasm_bindgen(unchecked_optional_param_type = "Scenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let asked = Asked::read(&scenario, &options).map_err(Refusal::into_js)?;
    asked.answer(&questions::flips(&asked.catalog, &asked.scenario))
}

/// The catalog and the scenario of a question, with the errors of the scenario.
struct Asked {
    catalog: Arc<Catalog>,
    scenario: Scenario,
    errors: Vec<FieldError>,
}

impl Asked {
    fn read(scenario: &JsValue, options: &JsValue) -> Result<Self, Refusal> {
        let catalog = options::read(document::read(options), catalog::built_in())?;
        let (scenario, errors) = scenario::read(&read_scenario(scenario)?, &*catalog);
        Ok(Self { catalog, scenario, errors })
    }

    fn range(&self, question: &JsValue) -> Result<RangeQuestion, Refusal> {
        read_question(question, |document| RangeQuestion::read(document, self.scenario.currency))
    }

    fn answer_of_tiers(&self, answer: &questions::Answer<'_, impl Serialize>) -> Result<JsValue, JsValue> {
        self.leaving_out(&answer.found, &answer.left_out)
    }

    fn answer(&self, found: &impl Serialize) -> Result<JsValue, JsValue> {
        self.leaving_out(found, &[])
    }

    fn leaving_out(&self, found: &impl Serialize, left_out: &[LeftOut<'_>]) -> Result<JsValue, JsValue> {
        output::json(&Answered::new(&self.catalog, &self.scenario, &self.errors, found, left_out))
    }
}

fn read_question<T>(value: &JsValue, read: impl FnOnce(&Node) -> Result<T, Vec<FieldError>>) -> Result<T, Refusal> {
    let document = document::read(value).map_err(|unusable| Refusal::question(vec![unusable.error("question")]))?;
    // What is not given at all lacks every field.
    let document = document.unwrap_or(Node::Table(Vec::new()));
    read(&document).map_err(|errors| Refusal::question(errors.iter().map(ErrorText::from).collect()))
}

/// The answer to a question.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Answered<T>"))]
pub struct Answered<'a, T> {
    /// Version of this shape.
    version: u32,
    /// `sha256:…` over the rules, given programs included.
    rules: &'a str,
    /// The currency of every amount.
    currency: Currency,
    /// The answer to the question.
    found: &'a T,
    /// Ranked tiers that take no part, because an answer could be wrong.
    left_out: &'a [LeftOut<'a>],
    /// Errors of the scenario; these fields took their defaults.
    errors: &'a [FieldError],
}

impl<'a, T> Answered<'a, T> {
    /// The answer under the rules of a catalog, in the currency of a scenario, with the errors of the scenario.
    pub fn new(
        catalog: &'a Catalog,
        scenario: &Scenario,
        errors: &'a [FieldError],
        found: &'a T,
        left_out: &'a [LeftOut<'a>],
    ) -> Self {
        let (rules, currency) = (catalog.fingerprint.as_str(), scenario.currency);
        Self { version: VERSION, rules, currency, found, left_out, errors }
    }
}
