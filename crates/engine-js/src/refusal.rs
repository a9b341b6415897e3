//! Why a call has no answer: a code for programs, a sentence for people, and every single fault.

use partner_engine::error::ErrorText;
use partner_engine::validate::Problem;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::output;

/// A call without an answer. In JavaScript a `PartnerCalculatorError` with the same `code`, `message` and `errors`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The sort of refusal.
    pub code: Code,
    /// The first fault in a sentence, and how many more there are.
    pub message: String,
    /// Every fault.
    pub errors: Vec<Fault>,
}

/// The sort of a refusal. The loader has more of its own: `not_ready`, `load_failed`, `internal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RefusalCode"))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The scenario is not an object, so that no field of it could be read.
    InvalidScenario,
    /// The question is not an object, lacks a field, or has one that is not known or wrong.
    InvalidQuestion,
    /// `options` is not an object, has a key that is not known, or one of the wrong type.
    InvalidOptions,
    /// A program of `options.programs` has problems, or an id that another program has.
    InvalidProgram,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Fault {
    /// Of an argument.
    Argument(ErrorText),
    /// Of a program file; its place begins with `programs[n]`.
    Program(Problem),
}

impl Refusal {
    pub(crate) fn scenario(error: ErrorText) -> Self {
        Self::of(Code::InvalidScenario, vec![Fault::Argument(error)])
    }

    pub(crate) fn options(errors: Vec<ErrorText>) -> Self {
        Self::of(Code::InvalidOptions, errors.into_iter().map(Fault::Argument).collect())
    }

    pub(crate) fn question(errors: Vec<ErrorText>) -> Self {
        Self::of(Code::InvalidQuestion, errors.into_iter().map(Fault::Argument).collect())
    }

    pub(crate) fn programs(problems: Vec<Problem>) -> Self {
        Self::of(Code::InvalidProgram, problems.into_iter().map(Fault::Program).collect())
    }

    fn of(code: Code, errors: Vec<Fault>) -> Self {
        let first = errors.first().map(|fault| match fault {
            Fault::Argument(error) => error.message.clone(),
            Fault::Program(problem) => problem.to_string(),
        });
        let mut message = first.unwrap_or_default();
        if errors.len() > 1 {
            message = format!("{message} (and {} more)", errors.len() - 1);
        }
        Self { code, message, errors }
    }

    pub(crate) fn into_js(self) -> JsValue {
        // Both arms are what is thrown; the loader makes its error class of either.
        output::json(&self).unwrap_or_else(|error| error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_the_first_fault_and_counts_the_others() {
        let errors = ["one", "two", "three"].map(|field| ErrorText::new(field, "", "nothing"));
        let refusal = Refusal::options(errors.to_vec());
        assert_eq!(refusal.message, "one is \"\"; give nothing (and 2 more)");
        assert_eq!(serde_json::to_value(&refusal).unwrap()["code"], "invalid_options");
    }
}
