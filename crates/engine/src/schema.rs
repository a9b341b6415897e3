//! The JSON Schema of program files, generated from the types.
//!
//! Constraints that a schema cannot express (a citation names a listed source, brackets rise) are checked by [`crate::validate`].
//! Only compiled with the feature `schema`, which the page does not enable.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::error::{ErrorText, FieldError};
use crate::money;
use crate::program::TierRef;
use crate::questions::FieldValue;
use crate::standing::Quantity;

mod file;
mod short;

pub use file::{estimate, program};

/// Describes a type as the one in whose form it is serialized.
macro_rules! described_as {
    ($($type:ty => $form:ty),+ $(,)?) => {$(
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                <$form as schemars::JsonSchema>::inline_schema()
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$form as schemars::JsonSchema>::schema_name()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                <$form as schemars::JsonSchema>::schema_id()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$form as schemars::JsonSchema>::json_schema(generator)
            }
        }
    )+};
}
pub(crate) use described_as;

described_as! {
    money::Money => Amount,
    money::Currency => Currency,
    Quantity => Amount,
    FieldValue => Amount,
    TierRef<'_> => String,
    FieldError => ErrorText,
}

/// A string with a pattern, as a file writes the value.
macro_rules! text {
    ($($name:ident, $about:literal, $pattern:literal;)*) => {$(
        #[doc = $about]
        pub(crate) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "description": $about, "pattern": $pattern })
            }
        }
    )*};
}

text! {
    Decimal, "A decimal in quotes, like 2500 or 99.99.", r"^[0-9]+(\.[0-9]+)?$";
    Amount, "An amount or a count as text, negative with a minus before it, like -12.50.", r"^-?[0-9]+(\.[0-9]+)?$";
    Percentage, "A percentage in quotes from 0 to 100 with at most two decimals, like 12.5.", r"^0*(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)$";
    Date, "A day, a month or a year, like 2020-04-06, 2018-10 or 2021.", r"^(19|20|21)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?$";
    Currency, "A code of ISO 4217 with a minor unit, like USD.", r"^[A-Z]{3}$";
}
