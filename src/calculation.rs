//! The scenario of the typed texts, everything that is wrong with it, and its estimate. Derived, never stored.
//!
//! A text that is no figure is left out of the document that the engine reads and reported here; what the engine refuses is
//! reported beside it. While anything is wrong, [`Calculation::figures`] stay those of the last state without errors.

use std::rc::Rc;

use partner_engine::document::Node;
use partner_engine::error::Allowed;
use partner_engine::estimate::{Estimate, estimate};
use partner_engine::order::sort_by_key;
use partner_engine::program::Catalog;
use partner_engine::scenario::{self, Scenario};

use crate::fields::{Field, Input, Table, default_text, defaults};
use crate::texts::Texts;
use crate::typed::{self, Notation, Unreadable};

/// A scenario with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The typed texts, read.
    pub scenario: Scenario,
    /// The pay of every tier.
    pub estimate: Estimate<'static>,
}

/// Everything that follows from the typed texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calculation {
    /// The figures to show: of the texts as they are, or the last good ones while something is wrong.
    pub figures: Rc<Figures>,
    /// Everything that is wrong, in reading order; empty when the figures are of the texts as they are.
    pub errors: Vec<FieldProblem>,
}

/// One field whose text cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's dotted path.
    pub field: String,
    /// Its text.
    pub text: String,
    /// The fault.
    pub problem: Problem,
}

/// The fault of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is no figure.
    Unreadable(Unreadable),
    /// The field does not take it.
    Refused(Allowed),
}

impl Figures {
    /// The figures of every tier of a catalog in a scenario.
    #[must_use]
    #[inline(never)]
    pub fn of(scenario: Scenario, catalog: &'static Catalog) -> Self {
        let estimate = estimate(catalog, &scenario);
        Self { scenario, estimate }
    }
}

impl Calculation {
    /// Whether the figures are not those of the texts as they are.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The fault of a field.
    #[must_use]
    pub fn error_of(&self, field: &str) -> Option<&FieldProblem> {
        self.errors.iter().find(|error| error.field == field)
    }
}

/// How figures are written: in the scenario's currency, and by the decimal mark that was chosen.
#[must_use]
pub fn notation(typed: &Texts, decimal_mark: Option<char>) -> Notation<'_> {
    let field = Field::Currency.path();
    let currency = typed.get(field).or_else(|| default_text(field)).unwrap_or_default();
    Notation { currency, decimal_mark }
}

/// Reads the typed texts and estimates every tier with them. `decimal_mark` is the one that was chosen for texts that could
/// mean two figures.
#[must_use]
pub fn figures(typed: &Texts, decimal_mark: Option<char>, catalog: &'static Catalog) -> (Figures, Vec<FieldProblem>) {
    let mut errors = Vec::new();
    let document = document(typed, &notation(typed, decimal_mark), &mut errors);
    let (scenario, refused) = scenario::read(&document, catalog);
    for error in refused {
        let text = typed.get(&error.field).map_or(error.given, str::to_owned);
        errors.push(FieldProblem { field: error.field, text, problem: Problem::Refused(error.allowed) });
    }
    sort_by_key(&mut errors, |error| reading_order(&error.field));
    (Figures::of(scenario, catalog), errors)
}

fn document(typed: &Texts, notation: &Notation<'_>, errors: &mut Vec<FieldProblem>) -> Node {
    let mut root = Node::Table(Vec::new());
    let is_rate = |field: &str| matches!(Input::named(field), Some(Input::Entry(Table::ExchangeRates, _)));
    let given_rates = typed.iter().any(|(field, _)| is_rate(field));
    // A given table of exchange rates replaces the default one, so that its other entries are given with it.
    let kept = defaults().iter().filter(|(field, _)| given_rates && is_rate(field) && !typed.has(field));
    for (field, text) in typed.iter().chain(kept) {
        match typed::read(field, text, notation) {
            Ok(node) => match field.rsplit_once('.') {
                Some((table, key)) => give(table_at(&mut root, table), key, node),
                None => give(&mut root, field, node),
            },
            // An exchange rate that was cleared is left out, and the table without it is still given.
            Err(Unreadable::Empty) if matches!(Input::named(field), Some(Input::Entry(..))) => {
                let (table, _) = field.rsplit_once('.').unwrap_or((field, ""));
                table_at(&mut root, table);
            }
            Err(problem) => {
                let (field, text) = (field.clone(), text.clone());
                errors.push(FieldProblem { field, text, problem: Problem::Unreadable(problem) });
            }
        }
    }
    root
}

fn give(table: &mut Node, key: &str, node: Node) {
    if let Node::Table(entries) = table {
        entries.push((key.to_owned(), node));
    }
}

/// The table at a dotted path, made where it is missing. No field has the path of a table, so that none is in the way.
fn table_at<'n>(root: &'n mut Node, path: &str) -> &'n mut Node {
    path.split('.').fold(root, |node, key| {
        if !matches!(node, Node::Table(_)) {
            *node = Node::Table(Vec::new());
        }
        if node.get(key).is_none() {
            give(node, key, Node::Table(Vec::new()));
        }
        match node {
            Node::Table(entries) => {
                let index = entries.iter().position(|(name, _)| name == key).unwrap_or_default();
                &mut entries[index].1
            }
            other => other,
        }
    })
}

fn reading_order(field: &str) -> (usize, usize) {
    let defaults = defaults();
    let table = match Input::named(field) {
        Some(Input::Entry(table, _)) => table as usize,
        Some(Input::Field(_)) | None => 0,
    };
    (defaults.iter().position(|(name, _)| name == field).unwrap_or(defaults.len()), table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(typed: &[(&str, &str)]) -> (Figures, Vec<FieldProblem>) {
        let typed = typed.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
        figures(&typed, None, partner_programs::catalog())
    }

    #[test]
    fn the_default_texts_are_the_engine_s_default_scenario() {
        let (untouched, errors) = of(&[]);
        assert_eq!((&untouched.scenario, errors.len()), (&Scenario::default(), 0));
        let defaults: Vec<_> = defaults().iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
        let (typed, errors) = of(&defaults);
        assert_eq!((typed.scenario, errors), (untouched.scenario, Vec::new()));
    }

    #[test]
    fn everything_that_is_wrong_is_named_in_reading_order() {
        let (figures, errors) = of(&[
            ("team.tech_leads", "x"),
            ("deals.services", "1.234"),
            ("deals.renewal_percent", "120"),
            ("assumptions.rates.acme/gold/services", "3"),
            ("years", ""),
        ]);
        let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "years",
                "deals.services",
                "deals.renewal_percent",
                "team.tech_leads",
                "assumptions.rates.acme/gold/services"
            ]
        );
        assert!(matches!(errors[1].problem, Problem::Unreadable(Unreadable::Ambiguous { .. })));
        assert_eq!(figures.scenario, Scenario::default());
    }

    #[test]
    fn another_exchange_rate_leaves_the_default_one_in_place() {
        let (figures, errors) = of(&[("assumptions.per_euro.GBP", "0.86")]);
        assert!(errors.is_empty());
        let codes: Vec<String> =
            figures.scenario.assumptions.per_euro.iter().map(|(currency, _)| currency.to_string()).collect();
        assert_eq!(codes, ["GBP", "USD"]);
    }

    #[test]
    fn a_cleared_exchange_rate_is_left_out_and_not_defaulted() {
        let (figures, errors) = of(&[("assumptions.per_euro.USD", "")]);
        assert!(errors.is_empty());
        assert!(figures.scenario.assumptions.per_euro.is_empty());
    }

    #[test]
    fn a_cleared_amount_is_an_error_and_a_cleared_count_of_people_is_none() {
        let (_, errors) = of(&[("deals.services", ""), ("team.tech_leads", "")]);
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].problem, Problem::Unreadable(Unreadable::Empty));
    }
}
