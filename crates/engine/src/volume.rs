//! Sales of each year at list price and as invoiced, equal for every tier: `docs/calculation.md` §3, volumes.

use std::rc::Rc;

use crate::money::Currency;
use crate::percent::{Factor, Origin};
use crate::scenario::Scenario;
use crate::stream::Stream;
use crate::working::{Figure, Formula, Label, Ledger, Name, Step, Steps};

/// The sales of one stream in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Volume {
    /// Value at list price.
    pub(crate) list: Figure,
    /// List value minus the customer's discount.
    pub(crate) invoiced: Figure,
    /// The registered part of the invoiced value.
    pub(crate) base: Figure,
}

/// The sales of one year, in the order of [`Stream::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct YearVolumes([Volume; Stream::ALL.len()]);

impl YearVolumes {
    pub(crate) fn of(&self, stream: Stream) -> Volume {
        self.0[stream as usize]
    }

    /// The bases of the streams that count as closed deals.
    pub(crate) fn closed_deals(&self) -> [Figure; 3] {
        [Stream::NewSubscriptions, Stream::Upgrades, Stream::Services].map(|stream| self.of(stream).base)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = Volume> {
        self.0.into_iter()
    }
}

/// The sales of a year and of the year before it.
#[derive(Clone, Copy)]
pub(crate) struct YearSales<'v> {
    pub(crate) this: &'v YearVolumes,
    pub(crate) before: &'v YearVolumes,
    /// Renewals of the year by the age of their contracts, from the second contract year; empty where no rule of the tier depends on it.
    pub(crate) ages: &'v [Figure],
}

/// The part of a year's sales that a rule pays on.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    pub(crate) volume: Volume,
    /// The amount that the rate is a share of.
    pub(crate) of: Figure,
    /// Whether a condition of the rule is unanswered: then nothing is certain or expected.
    pub(crate) has_open_condition: bool,
}

/// The sales of every year of a scenario, computed once for all tiers.
#[derive(Debug, Clone)]
pub(crate) struct Sales<'c> {
    /// The years, from year 1.
    pub(crate) years: Vec<YearVolumes>,
    /// The steps that computed the sales: the first steps of every tier's working.
    pub(crate) steps: Rc<[Step<'c>]>,
    /// The number of these steps, whether stored or not.
    pub(crate) step_count: u32,
}

impl<'c> Sales<'c> {
    /// A new ledger for one tier, which continues after the steps of the sales.
    pub(crate) fn ledger(&self, currency: Currency, steps: Steps) -> Ledger<'c> {
        Ledger::after(self.step_count, &self.steps, self.years.len(), currency, steps)
    }
}

/// The sales of a scenario.
pub(crate) fn sales<'c>(scenario: &Scenario, steps: Steps) -> Sales<'c> {
    let mut ledger = Ledger::new(scenario.currency, steps);
    let years = volumes(scenario, &mut ledger);
    Sales { years, step_count: ledger.step_count(), steps: ledger.into_steps() }
}

fn volumes(scenario: &Scenario, ledger: &mut Ledger<'_>) -> Vec<YearVolumes> {
    let in_force =
        Formula::Typed { field: "deals.subscriptions_in_force", amount: scenario.deals.subscriptions_in_force };
    let mut in_force = ledger.make(Label::of(Name::InForce).year(0), in_force);
    let mut before: Option<YearVolumes> = None;
    let mut years = Vec::with_capacity(scenario.years as usize);
    for year in 1..=scenario.years {
        let volumes = YearVolumes(Stream::ALL.map(|stream| {
            let list = match stream {
                Stream::Renewals => Formula::Share { of: in_force, factor: renewed(scenario) },
                _ => sold(scenario, stream, before.map(|before| before.of(stream).list)),
            };
            let list = ledger.make(Label::of(Name::List).year(year).stream(stream), list);
            invoice(scenario, stream, year, list, ledger)
        }));
        let parts =
            [Stream::Renewals, Stream::NewSubscriptions, Stream::Upgrades].map(|stream| volumes.of(stream).list);
        in_force = ledger.make(Label::of(Name::InForce).year(year), Formula::Sum(parts.to_vec()));
        before = Some(volumes);
        years.push(volumes);
    }
    years
}

/// The sales of the year before year 1: as typed, or equal to year 1 where nothing was typed.
pub(crate) fn year_before(scenario: &Scenario, first: &YearVolumes, ledger: &mut Ledger<'_>) -> YearVolumes {
    YearVolumes(Stream::ALL.map(|stream| match scenario.deals.last_year[stream as usize] {
        None => first.of(stream),
        Some(amount) => {
            let list = Formula::Typed { field: "deals.last_year", amount };
            let list = ledger.make(Label::of(Name::List).year(0).stream(stream), list);
            invoice(scenario, stream, 0, list, ledger)
        }
    }))
}

/// Renewals of each year by the age of their contracts: first those in their second year, then in their third, and so on.
/// Subscriptions in force before year 1 count as sold in the year before it.
pub(crate) fn renewed_by_age(scenario: &Scenario, years: &[YearVolumes], ledger: &mut Ledger<'_>) -> Vec<Vec<Figure>> {
    let amount = scenario.deals.subscriptions_in_force;
    let typed = Formula::Typed { field: "deals.subscriptions_in_force", amount };
    let mut contracts = vec![ledger.make(Label::of(Name::InForce).year(0), typed)];
    let mut renewed_by_year = Vec::with_capacity(years.len());
    for (volumes, year) in years.iter().zip(1..) {
        let label = Label::of(Name::List).year(year).stream(Stream::Renewals);
        let share = |of: &Figure| ledger.make(label, Formula::Share { of: *of, factor: renewed(scenario) });
        let renewed: Vec<Figure> = contracts.iter().map(share).collect();
        let sold = [Stream::NewSubscriptions, Stream::Upgrades].map(|stream| volumes.of(stream).list);
        let sold = ledger.make(Label::of(Name::InForce).year(year), Formula::Sum(sold.to_vec()));
        contracts = std::iter::once(sold).chain(renewed.iter().copied()).collect();
        renewed_by_year.push(renewed);
    }
    renewed_by_year
}

/// Sales of a growing stream: as typed in year 1, the previous year plus growth afterwards.
fn sold<'c>(scenario: &Scenario, stream: Stream, before: Option<Figure>) -> Formula<'c> {
    let deals = &scenario.deals;
    match (before, stream) {
        (Some(of), _) => Formula::Grown { of, factor: typed(deals.growth_percent, "deals.growth_percent") },
        (None, Stream::Upgrades) => Formula::Typed { field: "deals.upgrades", amount: deals.upgrades },
        (None, Stream::Services) => Formula::Typed { field: "deals.services", amount: deals.services },
        (None, _) => Formula::Typed { field: "deals.new_subscriptions", amount: deals.new_subscriptions },
    }
}

fn renewed<'c>(scenario: &Scenario) -> Factor<'c> {
    typed(scenario.deals.renewal_percent, "deals.renewal_percent")
}

pub(crate) fn invoice(scenario: &Scenario, stream: Stream, year: u32, list: Figure, ledger: &mut Ledger<'_>) -> Volume {
    let label = |name| Label::of(name).year(year).stream(stream);
    let discount = typed(scenario.deals.customer_discount_percent, "deals.customer_discount_percent");
    let invoiced = ledger.make(label(Name::Invoiced), Formula::Less { of: list, factor: discount });
    let registered = typed(scenario.deals.registered_percent, "deals.registered_percent");
    let base = ledger.make(label(Name::Base), Formula::Share { of: invoiced, factor: registered });
    Volume { list, invoiced, base }
}

const fn typed<'c>(percent: crate::rate::Percent, field: &'static str) -> Factor<'c> {
    Factor { percent, origin: Origin::Typed(field) }
}
