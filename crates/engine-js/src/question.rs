//! What is asked beside a scenario, read from a document: every field that is wrong is named, and one that is wrong leaves
//! nothing to answer, as there is no default for what somebody wants to know.

use partner_engine::decimal;
use partner_engine::document::Node;
use partner_engine::money::{Currency, Money};
use partner_engine::program::{Catalog, TierRef};
use partner_engine::questions::Variable;
use partner_engine::scenario::GREATEST_AMOUNT;
use rust_decimal::Decimal;

use crate::refusal::{Detail, Refusal};

/// An amount that varies, and between which values.
#[derive(Debug, PartialEq, Eq)]
pub struct InRange {
    /// What varies.
    pub variable: Variable,
    /// The least amount.
    pub from: Money,
    /// The greatest, not less than the least.
    pub to: Money,
}

impl InRange {
    /// `variable`, and `from` and `to` where it is not the whole range of 0 to 10¹².
    ///
    /// # Errors
    /// A [`Refusal`] with every field that is wrong, missing or not known.
    pub fn read(document: Option<Node>, currency: Currency) -> Result<Self, Refusal> {
        let mut fields = Fields::of(document)?;
        let variable = fields.variable();
        let greatest = Decimal::from(GREATEST_AMOUNT);
        let mut amount = |key, default| {
            fields.amount(key, Decimal::ZERO, currency).unwrap_or(Some(Money::rounded(default, currency)))
        };
        let range = amount("from", Decimal::ZERO).zip(amount("to", greatest));
        if let Some((from, to)) = range.filter(|(from, to)| from > to) {
            fields.refuse("to", &to.to_string(), &format!("an amount from question.from, {from}, on"));
        }
        fields.answer(variable.zip(range)).map(|(variable, (from, to))| Self { variable, from, to })
    }
}

/// A sum to reach.
#[derive(Debug, PartialEq, Eq)]
pub struct Target {
    /// What varies.
    pub variable: Variable,
    /// The net that is wanted.
    pub net: Money,
}

impl Target {
    /// `variable` and `target_net`.
    ///
    /// # Errors
    /// A [`Refusal`] with every field that is wrong, missing or not known.
    pub fn read(document: Option<Node>, currency: Currency) -> Result<Self, Refusal> {
        let mut fields = Fields::of(document)?;
        let variable = fields.variable();
        let (key, least) = ("target_net", -Decimal::from(GREATEST_AMOUNT));
        let net = fields.amount(key, least, currency).unwrap_or_else(|| {
            fields.refuse(key, MISSING, &amounts(least, currency));
            None
        });
        fields.answer(variable.zip(net)).map(|(variable, net)| Self { variable, net })
    }
}

/// Two tiers of a catalog: the one that is held and the one that is aimed at.
#[derive(Debug, PartialEq, Eq)]
pub struct Ends<'c> {
    /// The tier that is held.
    pub from: TierRef<'c>,
    /// The tier that is aimed at.
    pub to: TierRef<'c>,
}

impl<'c> Ends<'c> {
    /// `from` and `to`.
    ///
    /// # Errors
    /// A [`Refusal`] with every field that is wrong, missing or not known.
    pub fn read(document: Option<Node>, catalog: &'c Catalog) -> Result<Self, Refusal> {
        let mut fields = Fields::of(document)?;
        let (from, to) = (fields.tier("from", catalog), fields.tier("to", catalog));
        fields.answer(from.zip(to)).map(|(from, to)| Self { from, to })
    }
}

/// What an error says is given where nothing is.
const MISSING: &str = "missing";

/// The fields of a question: those not read yet, and what was wrong so far.
struct Fields {
    entries: Vec<(String, Node)>,
    known: Vec<&'static str>,
    faults: Vec<Detail>,
}

impl Fields {
    fn of(document: Option<Node>) -> Result<Self, Refusal> {
        let entries = match document {
            None => Vec::new(),
            Some(Node::Table(entries)) => entries,
            Some(other) => {
                return Err(Refusal::question(vec![Detail::new("question", &other.to_string(), "an object")]));
            }
        };
        Ok(Self { entries, known: Vec::new(), faults: Vec::new() })
    }

    fn take(&mut self, key: &'static str) -> Option<Node> {
        self.known.push(key);
        let place = self.entries.iter().position(|(name, _)| name == key)?;
        Some(self.entries.swap_remove(place).1)
    }

    fn refuse(&mut self, key: &str, given: &str, allowed: &str) {
        self.faults.push(Detail::new(&format!("question.{key}"), given, allowed));
    }

    /// A word that has to be there.
    fn word<T>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
        allowed: impl FnOnce() -> String,
    ) -> Option<T> {
        let given = self.take(key);
        let read = given.as_ref().and_then(Node::as_text).and_then(parse);
        if read.is_none() {
            self.refuse(key, &given.map_or_else(|| MISSING.to_owned(), |node| node.to_string()), &allowed());
        }
        read
    }

    fn variable(&mut self) -> Option<Variable> {
        self.word("variable", Variable::from_id, || format!("one of {}", Variable::ALL.map(Variable::id).join(", ")))
    }

    fn tier<'c>(&mut self, key: &'static str, catalog: &'c Catalog) -> Option<TierRef<'c>> {
        self.word(key, |id| catalog.tier(id), || "the id of a tier, like wso2-2018/certified-integration".to_owned())
    }

    /// An amount up to 10¹² with the decimals of a currency; `None` where none is given, and nothing in it where it is wrong.
    fn amount(&mut self, key: &'static str, least: Decimal, currency: Currency) -> Option<Option<Money>> {
        let node = self.take(key)?;
        let text = node.as_text().filter(|text| decimal::typed_decimals(text) <= currency.minor_digits() as usize);
        let amount = text.and_then(decimal::parse);
        let amount = amount.filter(|amount| (least..=GREATEST_AMOUNT.into()).contains(amount));
        if amount.is_none() {
            self.refuse(key, &node.to_string(), &amounts(least, currency));
        }
        Some(amount.map(|amount| Money::rounded(amount, currency)))
    }

    /// What was read, unless something was wrong or is not known.
    fn answer<T>(mut self, read: Option<T>) -> Result<T, Refusal> {
        for (key, value) in std::mem::take(&mut self.entries) {
            self.faults.push(Detail::unknown("question", &key, &value, &self.known));
        }
        match read {
            Some(read) if self.faults.is_empty() => Ok(read),
            _ => Err(Refusal::question(self.faults)),
        }
    }
}

fn amounts(least: Decimal, currency: Currency) -> String {
    let decimals = currency.minor_digits();
    format!("a decimal in quotes from {least} to {GREATEST_AMOUNT} with at most {decimals} decimals")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::{Code, Fault};

    const USD: Currency = Currency::USD;

    fn document(entries: &[(&str, &str)]) -> Option<Node> {
        let entry = |(key, text): &(&str, &str)| ((*key).to_owned(), Node::Text((*text).to_owned()));
        Some(Node::Table(entries.iter().map(entry).collect()))
    }

    fn money(text: &str) -> Money {
        Money::rounded(decimal::parse(text).expect(text), USD)
    }

    /// Each fault as field and given.
    fn faults<T: std::fmt::Debug>(read: Result<T, Refusal>) -> Vec<(String, String)> {
        let refusal = read.expect_err("something is wrong");
        assert_eq!(refusal.code, Code::InvalidQuestion);
        let shown = refusal.errors.into_iter().map(|fault| match fault {
            Fault::Argument(detail) => (detail.field, detail.given),
            Fault::Program(problem) => panic!("{problem}"),
        });
        shown.collect()
    }

    fn owned(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(field, given)| ((*field).to_owned(), (*given).to_owned())).collect()
    }

    #[test]
    fn a_range_is_the_whole_one_unless_it_is_given() {
        let read = |entries: &[(&str, &str)]| InRange::read(document(entries), USD).expect("nothing is wrong");
        let whole = read(&[("variable", "services")]);
        assert_eq!(whole, InRange { variable: Variable::Services, from: money("0"), to: money("1000000000000") });
        let given = read(&[("to", "7"), ("variable", "upgrades"), ("from", "7.00")]);
        assert_eq!(given, InRange { variable: Variable::Upgrades, from: money("7"), to: money("7") });
    }

    #[test]
    fn every_wrong_field_is_named() {
        let entries = [("variable", "renewals"), ("from", "-1"), ("to", "1e3"), ("form", "0")];
        assert_eq!(
            faults(InRange::read(document(&entries), USD)),
            owned(&[
                ("question.variable", "renewals"),
                ("question.from", "-1"),
                ("question.to", "1e3"),
                ("question.form", "0"),
            ])
        );
        assert_eq!(
            faults(Target::read(document(&[]), USD)),
            owned(&[("question.variable", "missing"), ("question.target_net", "missing")])
        );
        assert_eq!(
            faults(Ends::read(document(&[("from", "wso2-2018")]), partner_programs::catalog())),
            owned(&[("question.from", "wso2-2018"), ("question.to", "missing")])
        );
    }

    #[test]
    fn a_range_upside_down_is_refused() {
        let entries = [("variable", "services"), ("from", "10"), ("to", "9.99")];
        let refusal = InRange::read(document(&entries), USD).expect_err("it is upside down");
        assert_eq!(refusal.message, "question.to is \"9.99\"; give an amount from question.from, 10.00, on");
        let entries = [("variable", "services"), ("from", "1000000000000"), ("to", "1")];
        assert_eq!(faults(InRange::read(document(&entries), USD)), owned(&[("question.to", "1.00")]));
    }

    #[test]
    fn amounts_have_the_bounds_and_the_decimals_of_the_currency() {
        let target = |net: &str| Target::read(document(&[("variable", "services"), ("target_net", net)]), USD);
        for net in ["-1000000000000", "1000000000000.00", "0", "-0.01"] {
            assert_eq!(target(net).expect(net).net, money(net));
        }
        for net in ["1000000000000.01", "-1000000000000.01", "0.001", "", "1,000", "NaN"] {
            assert_eq!(faults(target(net)), owned(&[("question.target_net", net)]));
        }
        let dinar = Currency::from_code("KWD").expect("it has three decimals");
        let read = Target::read(document(&[("variable", "services"), ("target_net", "0.001")]), dinar);
        assert_eq!(read.expect("three decimals").net.to_string(), "0.001");
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for (node, given) in [(Node::Null, "null"), (Node::List(Vec::new()), "a list"), (Node::Bool(true), "true")] {
            assert_eq!(faults(InRange::read(Some(node), USD)), owned(&[("question", given)]));
        }
        assert_eq!(faults(InRange::read(None, USD)), owned(&[("question.variable", "missing")]));
    }
}
