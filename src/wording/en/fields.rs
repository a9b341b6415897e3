//! The words of the fields: what each asks for, in which unit, and what is wrong with a text.

use partner_engine::error::Allowed;
use partner_engine::program::{Catalog, Contribution, Stream};

use super::{NUMBERS, facts};
use crate::calculation::{FieldProblem, Problem};
use crate::fields::{Field, Input, Kind, Table, default_text, kind_of};
use crate::typed::{self, Unreadable};
use crate::wording::Fields;

/// English.
pub(super) const FIELDS: Fields = Fields {
    label,
    unit,
    hint: |path| match Input::named(path) {
        Some(Input::Field(Field::ShareOfMaximum)) => Some("How much of an “up to” rate you expect to get."),
        Some(Input::Entry(Table::ExchangeRates, "USD")) => Some("Average of 2021, European Central Bank."),
        _ => None,
    },
    slider: |label| format!("{label}, slider"),
    problem,
    by_choice: |figure| format!("Read as {figure}, as you chose before."),
    problems: |count| match count {
        1 => "One field cannot be read".to_owned(),
        count => format!("{count} fields cannot be read"),
    },
    remove: |label| format!("Remove “{label}”"),
    purchases: [("paid", "What you pay the vendor"), ("list", "List price")],
    other_currency: "other…",
    currency_code: "Currency code",
    last_program: "One program stays: without any there is nothing to show.",
    unit_costs: "Cost of getting what a tier asks and you lack, each",
    rates_of: |tier| format!("Rates of {tier}"),
};

/// The name of a field that exists once.
pub(super) const fn name(field: Field) -> &'static str {
    match field {
        Field::Currency => "Currency",
        Field::Years => "Years",
        Field::DealsPerYear => "Deals",
        Field::NewSubscriptions => "New subscriptions",
        Field::Services => "Services",
        Field::Upgrades => "Upgrades",
        Field::SubscriptionsInForce => "Subscriptions in force",
        Field::Growth => "Growth",
        Field::Renewals => "Renewals",
        Field::CustomerDiscount => "Customer discount",
        Field::Registered => "Registered share",
        Field::PartnerSourced => "You find the opportunities",
        Field::CoSell => "You help in the vendor’s sales",
        Field::SellingRefer => "Selling, when you refer",
        Field::SellingResell => "Selling, when you resell",
        Field::BadDebt => "Bad debt, when you resell",
        Field::ShareOfMaximum => "Share of the maximum",
        Field::DiscretionaryCaps => "Count optional caps",
        Field::PurchasesAt => "Measure purchases by",
    }
}

/// In what a field is counted, and over which time.
fn unit(path: &str, currency: &str) -> String {
    let field = match Input::named(path) {
        Some(Input::Field(field)) => field,
        Some(Input::Entry(Table::UnitCosts, _)) => return currency.to_owned(),
        Some(Input::Entry(Table::AssumedRates, _)) => return "%".to_owned(),
        Some(Input::Entry(Table::Team | Table::ExchangeRates, _)) | None => return String::new(),
    };
    match field {
        Field::Currency => "of every amount".to_owned(),
        Field::Years => "to estimate".to_owned(),
        Field::DealsPerYear => "a year; caps count per deal".to_owned(),
        Field::NewSubscriptions | Field::Services | Field::Upgrades => format!("{currency} a year"),
        Field::SubscriptionsInForce => format!("{currency}, before year 1"),
        Field::Growth => "% a year".to_owned(),
        Field::Renewals => "% of what is in force".to_owned(),
        Field::CustomerDiscount => "% off the list price".to_owned(),
        Field::Registered => "% of sales; commissions are paid on it".to_owned(),
        Field::SellingRefer | Field::SellingResell | Field::BadDebt => "% of what is invoiced".to_owned(),
        Field::ShareOfMaximum => "%".to_owned(),
        Field::PartnerSourced | Field::CoSell | Field::DiscretionaryCaps | Field::PurchasesAt => String::new(),
    }
}

/// A path that no field has is its own name.
fn label(path: &str, catalog: &Catalog) -> String {
    match Input::named(path) {
        Some(Input::Field(field)) => name(field).to_owned(),
        Some(Input::Entry(Table::Team | Table::UnitCosts, id)) => facts::requirement(id, None),
        Some(Input::Entry(Table::AssumedRates, key)) => rate_label(key, catalog),
        Some(Input::Entry(Table::ExchangeRates, code)) => format!("One euro in {code}"),
        None => path.to_owned(),
    }
}

fn rate_label(key: &str, catalog: &Catalog) -> String {
    let mut parts = key.split('/');
    let tier = [parts.next(), parts.next()].into_iter().flatten().collect::<Vec<_>>().join("/");
    let stream = parts.next().and_then(Stream::from_id);
    let (Some(tier), Some(stream)) = (catalog.tier(&tier), stream) else { return key.to_owned() };
    let by = parts
        .next()
        .and_then(Contribution::from_id)
        .map(|by| format!(", {}", facts::contribution(by)))
        .unwrap_or_default();
    format!("{}{by} ({})", facts::stream(stream), facts::tier(&tier.tier.name))
}

/// `code` is the currency's, which the figures shown are in.
fn problem(problem: &FieldProblem, label: &str, code: &str) -> String {
    let kind = kind_of(&problem.field);
    let own = match Input::named(&problem.field) {
        Some(Input::Entry(Table::ExchangeRates, own)) => own,
        _ => code,
    };
    let text = &typed::repeated(&problem.text);
    let Problem::Unreadable(why) = &problem.problem else {
        return match &problem.problem {
            Problem::Refused(allowed) => refused(allowed, label, text),
            Problem::Unreadable(_) => String::new(),
        };
    };
    let (a_kind, example) = (a_kind(kind), example(kind));
    let remedy = format!("Enter “{label}” as {a_kind}, like {example}.");
    match why {
        Unreadable::Empty => format!("{remedy} Nothing is typed."),
        Unreadable::NotANumber => format!("“{text}” is not {a_kind}. {remedy}"),
        Unreadable::Ambiguous { .. } | Unreadable::TwoMagnitudes(..) => {
            format!("“{text}” could mean two figures. Which is “{label}”?")
        }
        Unreadable::SeveralFigures => format!("“{text}” is more than one figure. {remedy}"),
        Unreadable::SeveralScripts => format!("“{text}” mixes digits of two scripts. {remedy}"),
        Unreadable::OtherCurrency(given) => format!("This is in {given}; the field is in {own}. {remedy}"),
        Unreadable::NotMoney(given) => format!("This is in {given}; the field is {a_kind}. {remedy}"),
        Unreadable::NotAPercentage => match kind {
            Kind::Amount => format!("“{text}” is a percentage; the field is an amount in {own}. {remedy}"),
            _ => format!("“{text}” is a percentage; the field is {a_kind}. {remedy}"),
        },
        Unreadable::BasisPoints if kind == Kind::Percent => {
            format!("“{text}” is not in percent: 100 basis points, or 10 ‰, are 1 %. {remedy}")
        }
        Unreadable::BasisPoints => format!("“{text}” is a share; the field is {a_kind}. {remedy}"),
        Unreadable::Word(word) => format!("“{}” in “{text}” is not understood. {remedy}", typed::repeated(word)),
    }
}

fn a_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Amount => "an amount",
        Kind::Percent => "a percentage",
        Kind::Count | Kind::Years => "a whole number",
        Kind::ExchangeRate => "a rate",
        Kind::Switch | Kind::Currency | Kind::PurchasesAt => "one of the choices",
    }
}

fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Amount => "50,000",
        Kind::Percent => "12.5",
        Kind::ExchangeRate => default_text("assumptions.per_euro.USD").unwrap_or_default(),
        Kind::Count | Kind::Years => "3",
        Kind::Switch | Kind::Currency | Kind::PurchasesAt => "USD",
    }
}

fn refused(allowed: &Allowed, label: &str, text: &str) -> String {
    match allowed {
        Allowed::Boolean => format!("“{label}” is either on or off, not “{text}”. Choose one."),
        Allowed::Count { least, greatest } => {
            let (least, greatest) = (NUMBERS.count(*least), NUMBERS.count(*greatest));
            format!("Enter “{label}” as a whole number from {least} to {greatest}. “{text}” is not.")
        }
        Allowed::Amount { greatest, decimals, .. } => {
            let decimals = match decimals {
                0 => "without decimals".to_owned(),
                decimals => format!("with at most {decimals} decimals"),
            };
            format!(
                "Enter “{label}” as an amount from 0 to {} {decimals}. “{text}” is not.",
                NUMBERS.decimal(*greatest)
            )
        }
        Allowed::Percent { least, greatest } => {
            let (least, greatest) = (NUMBERS.decimal(least.normalize()), NUMBERS.decimal(greatest.normalize()));
            format!(
                "Enter “{label}” as a percentage from {least} to {greatest} with at most 2 decimals. “{text}” is not."
            )
        }
        Allowed::ExchangeRate => {
            format!("Enter “{label}” as a rate above 0, up to 1,000,000, with at most 6 decimals. “{text}” is not.")
        }
        Allowed::One => format!("“{label}” is always 1. Take “{text}” away."),
        Allowed::Currency => {
            format!("Enter “{label}” as the three capital letters of a currency, like USD or EUR. “{text}” is none.")
        }
        Allowed::Word(words) => format!("“{label}” cannot be “{text}”. It is one of: {}.", words.join(", ")),
        // The last two are said of questions, which this page does not ask.
        Allowed::Table | Allowed::Key(_) | Allowed::Tier | Allowed::NotBelow(..) => {
            format!("“{label}” is no field of this page. Take it away.")
        }
        Allowed::ProgramKey => format!("“{label}” names nothing of these programs. Take it away."),
        Allowed::Tiers => {
            format!("“{label}” names a tier that these programs do not have. Take it away.")
        }
        Allowed::Date => format!("“{label}” cannot be “{text}”. Give a day, like 2024-06-30."),
        Allowed::RuleKey => format!("“{label}” names no rate of these programs. Take it away."),
    }
}
