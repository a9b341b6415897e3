//! The months of a customer's business that a rule pays for.

use serde::Serialize;

use super::evaluator::Evaluator;
use crate::compact::form::records;
use crate::limits::MONTHS_OF_A_YEAR;
use crate::reader::cursor::{Cursor, Table};
use crate::reader::problem::{Log, ProblemKind};
use crate::stream::Stream;
use crate::volume::Volume;
use crate::working::{Figure, Formula, Label, Name};

/// The months of a customer's business that a rule pays for, counted from the first sale; month 13 is the first month of the first renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Months {
    /// The first month, from 1.
    pub from: u32,
    /// The last month; `None` for no end.
    pub through: Option<u32>,
}

impl Months {
    /// The number of months paid for in a contract's year (from 1).
    #[must_use]
    pub(crate) fn in_contract_year(self, year: u32) -> u32 {
        let end = year.saturating_mul(12).min(self.through.unwrap_or(u32::MAX));
        let start = (year.saturating_sub(1).saturating_mul(12)).max(self.from.saturating_sub(1));
        end.saturating_sub(start)
    }
}

records! {
    Months { from through }
}

/// Reads the months of a rule, and checks that its stream has them.
pub(crate) fn read(rule: &Table<'_>, stream: Option<Stream>, log: &mut Log) -> Option<Months> {
    let cursor = rule.optional("months")?;
    let table = cursor.table(&["from", "through"], log)?;
    let from = table.required("from", log).and_then(|cursor| cursor.count(log))?;
    let through = table.optional("through").and_then(|cursor| cursor.count(log));
    let is_reversed = from == 0 || through.is_some_and(|through| through < from);
    if is_reversed {
        let message = "The months do not begin at 1 or later and end after that.";
        log.report(
            cursor.place(),
            ProblemKind::RangeOrder,
            message,
            "Write from = 1 or more, and through not below it.",
        );
    }
    let missed = match stream {
        Some(Stream::NewSubscriptions) => from > MONTHS_OF_A_YEAR,
        Some(Stream::Renewals) => through.is_some_and(|through| through <= MONTHS_OF_A_YEAR),
        Some(Stream::Upgrades | Stream::Services) => true,
        None => false,
    };
    let months = Months { from, through };
    if missed && !is_reversed {
        let message = "The stream has none of these months.";
        let remedy = "New subscriptions are months 1 to 12, renewals month 13 and later; other streams have no months.";
        log.report(cursor.place(), ProblemKind::Combination, message, remedy);
    } else if let Some(stream) = stream
        && !is_reversed
    {
        refuse_months_of_both(&cursor, stream, months, log);
    }
    Some(months)
}

/// Refuses months on both sides of the first renewal: a single rule would leave the months of the other stream unpaid.
fn refuse_months_of_both(cursor: &Cursor<'_>, stream: Stream, Months { from, through }: Months, log: &mut Log) {
    let first_renewed = MONTHS_OF_A_YEAR + 1;
    let message = match (stream, through) {
        (Stream::NewSubscriptions, Some(through)) if through > MONTHS_OF_A_YEAR => {
            let unpaid = spelled(first_renewed, through);
            format!("New subscriptions end with month {MONTHS_OF_A_YEAR}, so that {unpaid} would not be paid.")
        }
        (Stream::Renewals, _) if from < first_renewed => {
            let unpaid = spelled(from, MONTHS_OF_A_YEAR);
            format!(
                "Months count from the customer's first sale and renewals begin with month {first_renewed}, \
                 so that {unpaid} would not be paid."
            )
        }
        _ => return,
    };
    let end = through.map_or_else(String::new, |through| format!(", through = {through}"));
    let remedy = format!(
        "Write two rules: `new_subscriptions` with months = {{ from = {from}, through = {MONTHS_OF_A_YEAR} }}, \
         and `renewals` with months = {{ from = {first_renewed}{end} }}."
    );
    log.report(cursor.place(), ProblemKind::Combination, message, remedy);
}

fn spelled(from: u32, through: u32) -> String {
    if from == through { format!("month {from}") } else { format!("months {from} to {through}") }
}

impl<'c> Evaluator<'c, '_, '_> {
    /// The sales of a stream within months; `ages` are its renewals by the age of their contracts.
    pub(crate) fn within_months(
        &mut self,
        year: u32,
        stream: Stream,
        months: Months,
        whole: Volume,
        ages: &[Figure],
    ) -> Volume {
        let label = Label::of(Name::List).year(year).stream(stream);
        let ages: Vec<Figure> = match stream {
            Stream::Renewals => ages.to_vec(),
            _ => vec![whole.list],
        };
        let first_age = if stream == Stream::Renewals { 2 } else { 1 };
        let mut parts = Vec::new();
        for (of, age) in ages.into_iter().zip(first_age..) {
            match months.in_contract_year(age) {
                0 => {}
                MONTHS_OF_A_YEAR => parts.push(of),
                count => {
                    let formula = Formula::Portion { of, count, whole: MONTHS_OF_A_YEAR };
                    parts.push(self.ledger.make(Label { name: Name::Part, ..label }, formula));
                }
            }
        }
        let list = self.sum(label, parts);
        crate::volume::invoice(self.scenario, stream, year, list, self.ledger)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{dollars, evaluator, ledger, sold, typed};
    use crate::scenario::Scenario;

    #[test]
    fn months_fall_into_the_years_of_a_contract() {
        let of = |from, through| [1, 2, 3].map(|year| Months { from, through }.in_contract_year(year));
        assert_eq!(of(1, Some(18)), [12, 6, 0]);
        assert_eq!(of(13, None), [0, 12, 12]);
        assert_eq!(of(7, Some(7)), [1, 0, 0]);
    }

    #[test]
    fn renewals_are_paid_by_the_age_of_their_contracts() {
        let (scenario, mut ledger) = (Scenario::default(), ledger());
        let mut evaluator = evaluator(&scenario, &mut ledger);
        let whole = sold(&mut evaluator, Stream::Renewals, 100);
        let ages = [typed(&mut evaluator, 60), typed(&mut evaluator, 40)];
        // Half of the second year's 60, nothing of the third year's 40.
        let paid = evaluator.within_months(1, Stream::Renewals, Months { from: 13, through: Some(18) }, whole, &ages);
        assert_eq!(paid.list.amount, dollars(30));
        // New subscriptions are in their first year: 3 of 12 months.
        let new =
            evaluator.within_months(1, Stream::NewSubscriptions, Months { from: 1, through: Some(3) }, whole, &[]);
        assert_eq!(new.list.amount, dollars(25));
    }
}
