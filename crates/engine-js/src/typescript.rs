//! The TypeScript types of everything that goes in and comes out, written from the JSON Schemas that the same types derive.
//!
//! `examples/types.rs` prints them, `cargo xtask build` puts them into the package. Only the keywords that those schemas have are understood; any
//! other one stops the build instead of being passed over.

use std::borrow::Cow;
use std::collections::BTreeMap;

use partner_engine::estimate::Estimate;
use partner_engine::program::Program;
use partner_engine::questions::{Cliff, Climb, Crossover, Flip, GoalOfTier, SCANNED};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use crate::input::{ClimbQuestion, GoalQuestion, Options, RangeQuestion, Scenario};
use crate::output::ProgramCheck;
use crate::questions::Answered;
use crate::refusal::Code;

const HEADING: &str = "// The shapes of the engine's values, written by `cargo xtask build` from its Rust types.\n";

/// Types that TypeScript knows by another name: texts, and what an answer writes in another way than a program file.
const OTHER_NAMES: [(&str, &str); 6] = [
    ("Amount", "Decimal"),
    ("Figure", "Decimal"),
    ("Percent", "Decimal"),
    ("Percentage", "Decimal"),
    ("Currency", "string"),
    ("Date", "string"),
];
const NAMES_IN_ANSWERS: [(&str, &str); 2] = [("Citation", "LineCitation"), ("Months", "LineMonths")];

/// Schemas by the name of their type.
pub type Definitions = Map<String, Value>;

/// Types of arguments. A program file as it is written, where what may be left out is not `null`.
#[must_use]
pub fn given() -> Definitions {
    let mut generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    generator.subschema_for::<Scenario>();
    generator.subschema_for::<Options>();
    generator.subschema_for::<Program>();
    generator.subschema_for::<RangeQuestion>();
    generator.subschema_for::<GoalQuestion>();
    generator.subschema_for::<ClimbQuestion>();
    generator.take_definitions(true)
}

/// Types of answers.
#[must_use]
pub fn answered() -> Definitions {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.subschema_for::<Estimate<'_>>();
    generator.subschema_for::<Answered<'_, Found>>();
    generator.subschema_for::<Crossover<'_>>();
    generator.subschema_for::<Cliff<'_>>();
    generator.subschema_for::<GoalOfTier<'_>>();
    generator.subschema_for::<Climb<'_>>();
    generator.subschema_for::<Flip<'_>>();
    generator.subschema_for::<ProgramCheck>();
    generator.subschema_for::<Code>();
    generator.take_definitions(true)
}

/// The answer to one question: the parameter of [`Answered`].
struct Found;

impl JsonSchema for Found {
    fn schema_name() -> Cow<'static, str> {
        "T".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!(true)
    }
}

/// The whole of `types.d.ts`, in the order of names.
///
/// # Panics
/// Where a type has a schema that is not understood, or two have one name.
#[must_use]
pub fn types() -> String {
    let mut declarations = BTreeMap::new();
    for (definitions, others) in [(given(), &[][..]), (answered(), &NAMES_IN_ANSWERS[..])] {
        let writer = Writer { names: OTHER_NAMES.iter().chain(others).copied().collect() };
        for (name, schema) in definitions {
            let name = writer.name(&name);
            if ["Decimal", "string", "T"].contains(&name) {
                continue;
            }
            let declaration = writer.declaration(name, &schema);
            let same = declarations.insert(name.to_owned(), declaration.clone()).unwrap_or_else(|| declaration.clone());
            assert!(same == declaration, "two types are called {name}:\n{same}{declaration}");
        }
    }
    let decimal = "/** A decimal as text, like `\"12.50\"`: `-?digits[.digits]`. Never a number, which would pass through a float. */\n\
                   export type Decimal = string;\n";
    declarations.insert("Decimal".to_owned(), decimal.to_owned());
    declarations.into_values().fold(HEADING.to_owned(), |text, declaration| text + "\n" + &declaration)
}

struct Writer {
    names: BTreeMap<&'static str, &'static str>,
}

impl Writer {
    fn name<'n>(&self, name: &'n str) -> &'n str {
        self.names.get(name).copied().unwrap_or(name)
    }

    fn declaration(&self, name: &str, schema: &Value) -> String {
        let choices =
            choices(schema).filter(|choices| choices.iter().any(|choice| choice.get("description").is_some()));
        let form = match choices {
            Some(choices) if schema.get("properties").is_none() => {
                choices.iter().fold(String::new(), |text, choice| {
                    format!("{text}\n{}  | {}", about(choice, false, "  "), self.form(choice, "    "))
                })
            }
            _ => format!(" {}", self.form(schema, "")),
        };
        format!("{}export type {name} ={form};\n", about(schema, false, ""))
    }

    /// The type that a schema describes.
    fn form(&self, schema: &Value, indent: &str) -> String {
        let Some(keywords) = schema.as_object() else { return "unknown".to_owned() };
        let mut all_of = Vec::new();
        for (keyword, value) in keywords {
            match keyword.as_str() {
                "$ref" => {
                    let name = value.as_str().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
                    all_of.push(self.name(name).to_owned());
                }
                "const" => all_of.push(value.to_string()),
                "enum" => all_of.push(list(value).iter().map(Value::to_string).collect::<Vec<_>>().join(" | ")),
                "oneOf" | "anyOf" => {
                    let forms: Vec<String> = list(value).iter().map(|choice| self.form(choice, indent)).collect();
                    let forms = forms.join(" | ");
                    all_of.push(if keywords.contains_key("properties") { format!("({forms})") } else { forms });
                }
                "type" if keywords.contains_key("const") || keywords.contains_key("enum") => {}
                "type" => all_of.extend(self.of_type(value, schema, indent)),
                // Only beside `type`, where they are looked at; or of no concern to a type.
                "properties"
                | "required"
                | "items"
                | "prefixItems"
                | "additionalProperties"
                | "propertyNames"
                | "description"
                | "default"
                | "format"
                | "minimum"
                | "minItems"
                | "maxItems"
                | "pattern" => {}
                other => panic!("a schema with `{other}`"),
            }
        }
        if all_of.is_empty() { "unknown".to_owned() } else { all_of.join(" & ") }
    }

    /// The form of a value of some type; `None` where the choices beside it say all.
    fn of_type(&self, names: &Value, schema: &Value, indent: &str) -> Option<String> {
        let forms = list(names).iter().map(|name| match name.as_str().unwrap_or_default() {
            "string" => "string".to_owned(),
            "boolean" => "boolean".to_owned(),
            "integer" => "number".to_owned(),
            "null" => "null".to_owned(),
            "array" => match (schema.get("prefixItems"), schema.get("items")) {
                (Some(items), _) => {
                    let items: Vec<String> = list(items).iter().map(|item| self.form(item, indent)).collect();
                    format!("[{}]", items.join(", "))
                }
                (None, items) => {
                    format!("Array<{}>", items.map_or_else(|| "unknown".to_owned(), |of| self.form(of, indent)))
                }
            },
            "object" => self.object(schema, indent),
            other => panic!("a schema of the type `{other}`"),
        });
        let forms: Vec<String> = forms.filter(|form| !form.is_empty()).collect();
        (!forms.is_empty()).then(|| forms.join(" | "))
    }

    fn object(&self, schema: &Value, indent: &str) -> String {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return match (schema.get("propertyNames"), schema.get("additionalProperties")) {
                (Some(names), Some(of)) => {
                    format!("{{ [key in {}]?: {} }}", self.form(names, indent), self.form(of, indent))
                }
                (None, Some(of)) => format!("{{ [key: string]: {} }}", self.form(of, indent)),
                _ => String::new(),
            };
        };
        let required = schema.get("required").map(list).unwrap_or_default();
        let is_told = properties.values().any(|property| property.get("description").is_some());
        let within = if is_told { format!("{indent}  ") } else { indent.to_owned() };
        let fields = properties.iter().map(|(key, property)| {
            let is_required = required.iter().any(|one| one == key);
            let form = self.form(property, &within);
            // What may be left out is never `null`.
            let form = if is_required { form.as_str() } else { form.strip_suffix(" | null").unwrap_or(&form) };
            let field = format!("{key}{}: {form};", if is_required { "" } else { "?" });
            if is_told {
                format!("{}{within}{field}\n", about(property, !is_required, &within))
            } else {
                format!(" {field}")
            }
        });
        let fields: String = fields.collect();
        if is_told { format!("{{\n{fields}{indent}}}") } else { format!("{{{} }}", fields.trim_end_matches(';')) }
    }
}

/// The alternatives of a schema.
fn choices(schema: &Value) -> Option<&[Value]> {
    schema.get("oneOf").or_else(|| schema.get("anyOf")).map(list)
}

/// The entries of a list, or the value itself.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// The description of a schema as a comment.
fn about(schema: &Value, is_optional: bool, indent: &str) -> String {
    let Some(text) = schema.get("description").and_then(Value::as_str) else { return String::new() };
    let text = plain(text).replace("`None`", if is_optional { "left out" } else { "`null`" });
    if !text.contains('\n') {
        return format!("{indent}/** {text} */\n");
    }
    let lines: String = text.lines().map(|line| format!("{}\n", format!("{indent} * {line}").trim_end())).collect();
    format!("{indent}/**\n{lines}{indent} */\n")
}

/// A text of Rust's documentation, whose links become the names that TypeScript has for what they lead to.
fn plain(text: &str) -> String {
    let mut pieces = text.split("[`");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (path, rest) = piece.split_once("`]").unwrap_or((piece, ""));
        plain += &match path.rsplit("::").next().unwrap_or_default() {
            "KNOWN" => "`CountedRequirement`".to_owned(),
            "SCANNED" => SCANNED.to_string(),
            // A word of a choice; a type has its crate before it or stands alone.
            word if path.contains("::") && !path.starts_with("crate") => format!("`{}`", in_snake_case(word)),
            name => format!("`{name}`"),
        };
        plain += rest;
    }
    plain
}

fn in_snake_case(word: &str) -> String {
    let mut words = String::new();
    for letter in word.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(schema: &Value) -> String {
        Writer { names: BTreeMap::from(OTHER_NAMES) }.declaration("Shape", schema)
    }

    #[test]
    fn an_object_has_its_fields_with_what_is_said_of_them() {
        let schema = serde_json::json!({
            "description": "Of a test.", "type": "object", "required": ["id", "end"], "properties": {
                "id": { "description": "Like `a`.", "type": "string" },
                "end": { "description": "`None` when [`Rule`] has none.", "anyOf": [{ "$ref": "#/$defs/Percentage" }, { "type": "null" }] },
                "row": { "description": "`None` for [`Need::AtLeast`].", "type": ["string", "null"] },
            },
        });
        assert_eq!(
            declared(&schema),
            "/** Of a test. */\nexport type Shape = {\n  /** `null` when `Rule` has none. */\n  end: Decimal | null;\n\
             \x20 /** Like `a`. */\n  id: string;\n  /** left out for `at_least`. */\n  row?: string;\n};\n"
        );
    }

    #[test]
    fn a_choice_is_a_union() {
        let words = serde_json::json!({ "oneOf": [{ "type": "string", "const": "a", "description": "One." }, { "const": "b" }] });
        assert_eq!(declared(&words), "export type Shape =\n  /** One. */\n  | \"a\"\n  | \"b\";\n");
        let of_lists = serde_json::json!({ "anyOf": [
            { "type": "array", "items": { "type": "integer" } },
            { "type": "array", "prefixItems": [{ "type": "boolean" }, true] },
            { "type": "object", "additionalProperties": { "type": "string" } },
        ] });
        assert_eq!(
            declared(&of_lists),
            "export type Shape = Array<number> | [boolean, unknown] | { [key: string]: string };\n"
        );
    }

    #[test]
    fn what_is_beside_a_choice_is_joined_to_it() {
        let of = |kind: &str| serde_json::json!({ "type": "object", "properties": { "kind": { "const": kind } }, "required": ["kind"] });
        let schema = serde_json::json!({ "type": "object", "properties": { "at": {} }, "oneOf": [of("a"), of("b")] });
        assert_eq!(declared(&schema), "export type Shape = ({ kind: \"a\" } | { kind: \"b\" }) & { at?: unknown };\n");
    }

    #[test]
    #[should_panic(expected = "a schema with `not`")]
    fn a_keyword_that_is_not_known_stops() {
        declared(&serde_json::json!({ "not": {} }));
    }
}
