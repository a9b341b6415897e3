//! The requirements of every tier, held against the visitor's team and business: a matrix for each program, and one tier in depth as a plan.
//!
//! Whether something is met and what it is short by are the engine's ([`partner_engine::standing`]); this module only arranges
//! its checks: which columns a matrix has, and in which order a plan is read. [`crate::wording`] says it,
//! [`crate::components::requirement_matrix`] and [`crate::components::requirement_plan`] draw it.

mod plan;
mod unasked;

use std::rc::Rc;

use partner_engine::estimate::Estimate;
use partner_engine::money::Currency;
use partner_engine::order::sort_by_key;
use partner_engine::program::{Catalog, Need, Program, RuleKind, Tier, TierRef};
use partner_engine::requirement;
use partner_engine::standing::{self, Check, Quantity, Standing};

pub use self::plan::{Plan, Point};
pub use self::unasked::Unasked;
use crate::citation::{self, Ground, Inference, heads_lost};
use crate::comparison::ProgramHead;
use crate::headline::is_chosen;

/// The requirements of the tiers of every program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementMatrix {
    /// The currency of every amount.
    pub currency: Currency,
    /// The programs in catalog order.
    pub programs: Vec<Rc<Matrix>>,
}

/// The tiers of a program by what they ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The program.
    pub program: ProgramHead,
    /// The requirements of its tiers, in reading order.
    pub columns: Vec<RequirementColumn>,
    /// Its tiers in catalog order.
    pub tiers: Vec<TierStanding>,
    /// Whether the table of what they ask came without the heads of its columns: then what is not asked is read, too.
    pub heads_lost: bool,
}

/// A column: one thing that tiers ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequirementColumn {
    /// A requirement with a figure, by its id, with its name when it has one.
    Counted(String, Option<String>),
    /// The amount that must be sold or bought each year.
    Minimum,
    /// Everything whose figure no document states.
    WithoutFigure,
}

/// How the visitor stands against one tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierStanding {
    /// The tier's id in links.
    pub id: String,
    /// Its name.
    pub tier: String,
    /// Commission or margin; `None` for a tier that states no income.
    pub kind: Option<RuleKind>,
    /// All in all.
    pub standing: Standing,
    /// Everything that it asks, as the engine checked it.
    pub checks: Vec<Check<'static>>,
    /// The ids of the requirements that are inferred.
    pub inferred: Vec<&'static str>,
}

/// How the tiers stand, all in all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally<'a> {
    /// Tiers that ask for something, of which everything is there.
    pub met: Vec<TallyTier<'a>>,
    /// Tiers that miss one thing.
    pub near: Vec<TallyTier<'a>>,
    /// Tiers that miss something, those that miss one thing included.
    pub short: usize,
    /// Tiers that ask for something without a figure and miss nothing else.
    pub unknown: usize,
    /// Tiers that ask for nothing that is counted or measured.
    pub without: usize,
}

/// A tier that a tally names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TallyTier<'a> {
    /// Its name.
    pub tier: &'a str,
    /// Its program.
    pub program: &'a ProgramHead,
}

impl RequirementMatrix {
    /// The requirements of the tiers of a catalog, as an estimate of it has checked them.
    #[must_use]
    pub fn of(catalog: &'static Catalog, estimate: &Estimate<'static>) -> Self {
        let programs = catalog.programs.iter().map(|program| Rc::new(Matrix::of(program, estimate)));
        Self { currency: estimate.currency, programs: programs.collect() }
    }

    /// How many tiers of some programs stand how; of none named: of all.
    #[must_use]
    pub fn tally(&self, programs: &[String]) -> Tally<'_> {
        let mut tally = Tally::default();
        for matrix in self.programs.iter().filter(|matrix| is_chosen(&matrix.program.id, programs)) {
            for tier in &matrix.tiers {
                let named = TallyTier { tier: &tier.tier, program: &matrix.program };
                match tier.standing {
                    Standing::Met if tier.asks_nothing() => tally.without += 1,
                    Standing::Met => tally.met.push(named),
                    Standing::Short => {
                        tally.short += 1;
                        if tier.missing().count() == 1 {
                            tally.near.push(named);
                        }
                    }
                    Standing::Unknown => tally.unknown += 1,
                }
            }
        }
        tally
    }

    /// How the visitor stands against a tier.
    #[must_use]
    pub fn standings(&self, id: &str) -> Option<&TierStanding> {
        self.programs.iter().flat_map(|matrix| matrix.tiers.iter()).find(|tier| tier.id == id)
    }
}

impl Tally<'_> {
    /// All tiers.
    #[must_use]
    pub fn all(&self) -> usize {
        self.met.len() + self.short + self.unknown + self.without
    }
}

impl Matrix {
    fn of(program: &'static Program, estimate: &Estimate<'static>) -> Self {
        let standings = |tier| TierStanding::of(TierRef { program, tier }, estimate);
        let tiers: Vec<TierStanding> = program.tiers.iter().map(standings).collect();
        let mut asked = program.tiers.iter().flat_map(|tier| &tier.requirements);
        let heads_lost = asked.any(|asked| heads_lost(&asked.cite));
        Self { program: ProgramHead::of(program), columns: columns(&program.tiers), tiers, heads_lost }
    }
}

impl TierStanding {
    fn of(tier: TierRef<'static>, estimate: &Estimate<'static>) -> Self {
        // The catalog's own tiers: comparing where they stand spares comparing all that they say.
        let is_this = |known: TierRef<'_>| std::ptr::eq(known.tier, tier.tier);
        let estimated = estimate.tiers.iter().find(|known| is_this(known.tier)).map(|known| &known.checks);
        let not_estimated = || estimate.not_estimated.iter().find(|known| is_this(known.tier));
        let checks = estimated.or_else(|| not_estimated().map(|known| &known.checks));
        let checks = checks.cloned().unwrap_or_default();
        let is_inferred =
            |check: &&Check<'static>| citation::place_of_requirement(tier, check.cite).ground == Ground::Inferred;
        let inferred = checks.iter().filter(is_inferred).map(|check| check.id).collect();
        Self {
            id: tier.id(),
            tier: tier.tier.name.clone(),
            kind: tier.tier.kind(),
            standing: standing::overall(&checks),
            checks,
            inferred,
        }
    }

    /// Whether it states no requirement that could be met or missed. A stated zero is one that is met.
    #[must_use]
    pub fn asks_nothing(&self) -> bool {
        self.checks.is_empty()
    }

    /// How much of these checks is read.
    pub fn inference<'c>(&self, checks: impl IntoIterator<Item = &'c Check<'static>>) -> Inference {
        let ground =
            |check: &Check<'_>| if self.inferred.contains(&check.id) { Ground::Inferred } else { Ground::Stated };
        Inference::of(checks.into_iter().map(ground))
    }

    /// The requirements that are not met.
    pub fn missing(&self) -> impl Iterator<Item = &Check<'static>> {
        self.checks.iter().filter(|check| check.standing() == Standing::Short)
    }

    /// The checks that belong into a column.
    pub fn within<'s>(&'s self, column: &'s RequirementColumn) -> impl Iterator<Item = &'s Check<'static>> {
        self.checks.iter().filter(move |check| column.holds(check))
    }
}

impl RequirementColumn {
    fn holds(&self, check: &Check<'_>) -> bool {
        match self {
            Self::Counted(id, _) => check.id == id,
            Self::Minimum => is_minimum(check),
            Self::WithoutFigure => has_no_figure(check),
        }
    }
}

/// Whether a check is about what is sold or bought in a year.
pub(crate) fn is_minimum(check: &Check<'_>) -> bool {
    matches!(check.id, "co_sell_minimum" | "purchase_minimum")
}

/// Whether the figure asked is zero.
pub(crate) fn asks_nothing(check: &Check<'_>) -> bool {
    let is_zero = |need: Quantity| match need {
        Quantity::Count(count) => count == 0,
        Quantity::Amount(amount) => amount.is_zero(),
    };
    !check.comparisons.is_empty() && check.comparisons.iter().all(|way| is_zero(way.need))
}

/// Whether no document states how much is asked.
pub(crate) fn has_no_figure(check: &Check<'_>) -> bool {
    check.comparisons.is_empty() && !check.incomparable
}

/// The columns of a program: what can be counted in the engine's order, then the minimum, then what has no figure.
fn columns(tiers: &[Tier]) -> Vec<RequirementColumn> {
    let mut counted: Vec<(&str, Option<&str>)> = Vec::new();
    let mut without_figure = false;
    for asked in tiers.iter().flat_map(|tier| &tier.requirements) {
        if asked.need == Need::NotStated {
            without_figure = true;
        } else if counted.iter().all(|(id, _)| *id != asked.requirement) {
            counted.push((&asked.requirement, asked.name.as_deref()));
        }
    }
    let place = |id: &str| requirement::KNOWN.iter().position(|(known, _)| *known == id);
    sort_by_key(&mut counted, |(id, _)| place(id).unwrap_or(requirement::KNOWN.len()));
    let mut columns: Vec<RequirementColumn> = counted
        .into_iter()
        .map(|(id, name)| RequirementColumn::Counted(id.to_owned(), name.map(str::to_owned)))
        .collect();
    if tiers.iter().any(|tier| !tier.minimums.is_empty()) {
        columns.push(RequirementColumn::Minimum);
    }
    if without_figure {
        columns.push(RequirementColumn::WithoutFigure);
    }
    columns
}

/// The counted requirements that tiers of some programs ask, alternatives included, in the engine's order.
#[must_use]
pub fn counted<'c>(programs: impl IntoIterator<Item = &'c Program>) -> Vec<&'static str> {
    let mut asked: Vec<&str> = Vec::new();
    for requirement in programs.into_iter().flat_map(|program| &program.tiers).flat_map(|tier| &tier.requirements) {
        match &requirement.need {
            Need::AnyOf(alternatives) | Need::SomeOf { of: alternatives, .. } => {
                asked.extend(alternatives.iter().map(|one| one.requirement.as_str()))
            }
            Need::AtLeast(_) | Need::Amount(_) => asked.push(&requirement.requirement),
            Need::Points { of, .. } => asked.extend(of.iter().map(|weight| weight.requirement.as_str())),
            Need::Sold { .. } | Need::NotStated => {}
        }
    }
    requirement::KNOWN.into_iter().map(|(id, _)| id).filter(|id| asked.contains(id)).collect()
}

#[cfg(test)]
mod tests;
