//! Why a call has no answer: a code for programs, a sentence for people, and every single fault.

use partner_engine::document::Node;
use partner_engine::limits::{MOST_REPEATED, brief};
use partner_engine::validate::Problem;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::output;

/// A call without an answer. In JavaScript a `PartnerCalculatorError` with the same `code`, `message` and `errors`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What sort of refusal it is.
    pub code: Code,
    /// The first fault in a sentence, and how many more there are.
    pub message: String,
    /// Every fault.
    pub errors: Vec<Fault>,
}

/// What sort of refusal it is. The loader has more of its own: `not_ready`, `load_failed`, `internal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
    Argument(Detail),
    /// Of a program file; its place begins with `programs[n]`.
    Program(Problem),
}

/// An argument that is not what it should be; the same shape as a field error of an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// `scenario`, `question`, `options`, or the dotted path of a field of the last two.
    pub field: String,
    /// What was given, shortened.
    pub given: String,
    /// What would have been right.
    pub allowed: String,
    /// All of it in a sentence.
    pub message: String,
}

impl Detail {
    /// A fault of an argument.
    pub(crate) fn new(field: &str, given: &str, allowed: &str) -> Self {
        let shortened = brief(given);
        let message = format!("{field} is {shortened:?}; give {allowed}");
        Self { field: field.to_owned(), given: shortened, allowed: allowed.to_owned(), message }
    }

    /// A key of an argument that is not one of the known ones.
    pub(crate) fn unknown(argument: &str, key: &str, value: &Node, known: &[&str]) -> Self {
        let key: String = key.chars().take(MOST_REPEATED).collect();
        let (field, known) = (format!("{argument}.{key}"), known.join(", "));
        let message = format!("{field} is not a known field; known: {known}");
        Self { message, ..Self::new(&field, &value.to_string(), &known) }
    }
}

impl Refusal {
    pub(crate) fn scenario(detail: Detail) -> Self {
        Self::of(Code::InvalidScenario, vec![Fault::Argument(detail)])
    }

    pub(crate) fn options(details: Vec<Detail>) -> Self {
        Self::of(Code::InvalidOptions, details.into_iter().map(Fault::Argument).collect())
    }

    pub(crate) fn question(details: Vec<Detail>) -> Self {
        Self::of(Code::InvalidQuestion, details.into_iter().map(Fault::Argument).collect())
    }

    pub(crate) fn programs(problems: Vec<Problem>) -> Self {
        Self::of(Code::InvalidProgram, problems.into_iter().map(Fault::Program).collect())
    }

    fn of(code: Code, errors: Vec<Fault>) -> Self {
        let first = errors.first().map(|fault| match fault {
            Fault::Argument(detail) => detail.message.clone(),
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
    fn a_detail_names_field_given_and_allowed() {
        let detail = Detail::new("options.programs", "7", "a list of program files");
        assert_eq!(detail.message, "options.programs is \"7\"; give a list of program files");
    }

    #[test]
    fn what_was_given_is_shortened() {
        let detail = Detail::new("scenario", &"ä".repeat(61), "an object");
        assert_eq!(detail.given, format!("{}…", "ä".repeat(60)));
        assert_eq!(Detail::new("scenario", &"ä".repeat(60), "an object").given, "ä".repeat(60));
    }

    #[test]
    fn a_refusal_says_the_first_fault_and_counts_the_others() {
        let details = ["one", "two", "three"].map(|field| Detail::new(field, "", "nothing"));
        let refusal = Refusal::options(details.to_vec());
        assert_eq!(refusal.message, "one is \"\"; give nothing (and 2 more)");
        assert_eq!(serde_json::to_value(&refusal).unwrap()["code"], "invalid_options");
    }
}
