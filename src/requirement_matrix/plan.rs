//! One tier in depth: what is missing, in order of effort, then all the rest that it asks.
//!
//! Effort is read as follows: what is held once comes before what is done every year, and both before what must be sold or
//! bought; within each, little before much, and in the engine's order where they are equal.

use std::rc::Rc;

use partner_engine::order::sort_by_key;
use partner_engine::program::{ClauseKind, TierRef};
use partner_engine::requirement::{self, Recurrence};
use partner_engine::standing::{Check, Quantity, Standing};
use rust_decimal::Decimal;

use super::{TierStanding, has_no_figure};
use crate::citation::{self, Cited, asks_for_nothing, concerns, is_void};
use crate::comparison::Item;

/// The requirements of a tier, in the order in which one would go about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Requirements that are not met, least effort first.
    pub missing: Vec<Point>,
    /// Requirements that are met.
    pub met: Vec<Point>,
    /// Requirements that no document puts a figure on, or that cannot be compared.
    pub unknown: Vec<Point>,
    /// Procedural conditions of getting in; of the tier, then of the whole program.
    pub conditions: Vec<Rc<Item>>,
    /// Obligations, in the same order.
    pub obligations: Vec<Rc<Item>>,
    /// Deadlines and terms, in the same order.
    pub deadlines: Vec<Rc<Item>>,
}

/// One thing that a tier asks, with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// As the engine checked it.
    pub check: Check<'static>,
    /// Where it stands.
    pub cited: Cited,
}

impl Plan {
    /// The plan of a tier.
    #[must_use]
    pub fn of(tier: TierRef<'static>, standings: &TierStanding) -> Self {
        let points = |standing: Standing| {
            let checks = standings.checks.iter().filter(move |check| check.standing() == standing);
            checks.map(|check| Point { check: check.clone(), cited: citation::place_of_requirement(tier, check.cite) })
        };
        let mut missing: Vec<Point> = points(Standing::Short).collect();
        sort_by_key(&mut missing, |point| effort(&point.check));
        let (without_figure, incomparable): (Vec<Point>, Vec<Point>) =
            points(Standing::Unknown).partition(|point| has_no_figure(&point.check));
        Self {
            missing,
            met: points(Standing::Met).collect(),
            unknown: incomparable.into_iter().chain(without_figure).collect(),
            conditions: clauses(tier, ClauseKind::Condition),
            obligations: clauses(tier, ClauseKind::Obligation),
            deadlines: clauses(tier, ClauseKind::Deadline),
        }
    }
}

/// How much effort a check takes: of several ways to meet it the easiest counts.
fn effort(check: &Check<'_>) -> (u8, Decimal) {
    let ways = check.comparisons.iter().map(|comparison| match comparison.short_by() {
        Quantity::Count(count) => {
            let recurring = requirement::recurrence(comparison.requirement) == Some(Recurrence::Yearly);
            (u8::from(recurring), Decimal::from(count))
        }
        Quantity::Amount(amount) => (2, amount.amount()),
    });
    ways.min().unwrap_or_default()
}

fn clauses(tier: TierRef<'_>, kind: ClauseKind) -> Vec<Rc<Item>> {
    let of_program = tier.program.clauses.iter().filter(|clause| concerns(clause, tier.tier));
    let nothing = asks_for_nothing(tier.tier);
    let own = tier.tier.clauses.iter().filter(|clause| !is_void(clause, &nothing));
    let all = own.chain(of_program);
    all.filter(|clause| clause.kind == kind).map(|clause| Rc::new(Item::of_clause(tier.program, clause))).collect()
}
