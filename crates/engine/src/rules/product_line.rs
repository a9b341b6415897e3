//! Product lines, which a program pays for separately.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::compact::form::records;
use crate::percent::Percent;
use crate::reader::cursor::{Cursor, IdForm, Table};
use crate::reader::facts::{Context, listed};
use crate::reader::problem::Log;
use crate::scenario::Scenario;

/// A line of products that a program pays for separately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ProductLine {
    /// Identifier within the program.
    pub id: String,
    /// The name as a visitor reads it.
    pub name: String,
}

impl ProductLine {
    /// The share of one of a program's lines in every stream. When the scenario gives no share for the program, all is in its first line.
    #[must_use]
    pub fn share(program: &str, lines: &[Self], id: &str, scenario: &Scenario) -> Percent {
        let is_first = lines.first().is_some_and(|line| line.id == id);
        match scenario.product_line(program, id) {
            Some(percent) => percent,
            None if is_first && !Self::any_share_given(program, lines, scenario) => Percent(Decimal::ONE_HUNDRED),
            None => Percent::default(),
        }
    }

    /// Whether the scenario gives a share of at least one of a program's lines.
    #[must_use]
    pub fn any_share_given(program: &str, lines: &[Self], scenario: &Scenario) -> bool {
        lines.iter().any(|line| scenario.product_line(program, &line.id).is_some())
    }
}

records! {
    ProductLine { id name }
}

pub(crate) fn read(at: &Cursor<'_>, log: &mut Log) -> Option<ProductLine> {
    let table = at.table(&["id", "name"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    Some(ProductLine { id: id?, name: name? })
}

/// Reads the product line of a rule.
pub(crate) fn of_rule(rule: &Table<'_>, context: &Context, log: &mut Log) -> Option<String> {
    rule.optional("product_line").and_then(|at| listed(&at, &context.product_lines, "product_lines", log))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_in_the_first_line_until_a_share_is_given() {
        let line = |id: &str| ProductLine { id: id.to_owned(), name: id.to_owned() };
        let lines = [line("core"), line("extra")];
        let shares =
            |scenario: &Scenario| ["core", "extra"].map(|id| ProductLine::share("acme", &lines, id, scenario).0);
        let mut scenario = Scenario::default();
        assert_eq!(shares(&scenario), [Decimal::ONE_HUNDRED, Decimal::ZERO]);
        scenario.deals.product_lines.push(("other/core".to_owned(), Percent::default()));
        assert!(!ProductLine::any_share_given("acme", &lines, &scenario));
        scenario.deals.product_lines.push(("acme/extra".to_owned(), Percent(Decimal::from(30))));
        assert_eq!(shares(&scenario), [Decimal::ZERO, Decimal::from(30)]);
        assert!(ProductLine::any_share_given("acme", &lines, &scenario));
    }
}
