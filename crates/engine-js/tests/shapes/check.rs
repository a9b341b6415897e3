//! What is wrong with a program file or with a call.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words;

/// Whether a program file is accepted.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct ProgramCheck {
    /// Whether there is no problem.
    valid: bool,
    /// Everything that is wrong, in reading order.
    problems: Vec<Problem>,
}

/// One thing that is wrong with a program file.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Problem {
    /// Dotted path of the value, like `tiers[1].rules[0].rate`; `document` for the whole.
    place: String,
    /// What sort of problem it is.
    kind: ProblemKind,
    /// What is wrong, a sentence.
    message: String,
    /// How to mend it, a sentence.
    remedy: String,
}

words! {
    /// What sort of problem a program file has.
    ProblemKind from partner_engine::validate::ProblemKind {
        UnknownKey, RepeatedKey, MissingKey, MissingCitation, WrongType, Empty, TooLong, Float, NotADecimal, Percentage,
        Amount, UnknownCurrency, MissingCurrency, UnknownWord, IdForm, Duplicate, UnknownSource, UnknownRequirement,
        UnknownBenefit, Date, DateOrder, RangeOrder, TooFew, RepeatedRule, MixedKinds, MixedContributions, CapOnMargin, Count,
        Measure, UnknownReference, Combination,
    }
}

words! {
    /// Why the engine gives no answer.
    #[expect(clippy::enum_variant_names, reason = "in JavaScript the words stand beside others that are not about arguments")]
    RefusalCode from partner_engine_js::Code {
        InvalidScenario, InvalidQuestion, InvalidOptions, InvalidProgram
    }
}
