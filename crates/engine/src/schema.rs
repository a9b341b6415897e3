//! The JSON Schema of program files, generated from the types.
//!
//! Constraints that a schema cannot express (a citation names a listed source, brackets rise) are checked by [`crate::validate`].
//! Only compiled with the feature `schema`, which the page does not enable.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

mod file;

pub use file::program;

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
    Percentage, "A percentage in quotes from 0 to 100 with at most two decimals, like 12.5.", r"^0*(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)$";
    Date, "A day, a month or a year, like 2020-04-06, 2018-10 or 2021.", r"^(19|20|21)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?$";
    Currency, "A code of ISO 4217 with a minor unit, like USD.", r"^[A-Z]{3}$";
}
