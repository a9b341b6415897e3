//! A figure over a range of the variable, cut into segments at its breakpoints, and the difference between two figures.
//!
//! The search within segments is in [`super::search`] and [`super::crossover`].

use super::breakpoint::{Breakpoint, Undetermined, breakpoints};
use super::expression::{Expression, Units};
use super::segment::{Segment, cut};

/// An expression over a range of the variable, with its breakpoints.
#[derive(Debug, Clone)]
pub(super) struct Piecewise {
    pub(super) expression: Expression,
    pub(super) from: Units,
    pub(super) to: Units,
    /// In ascending order.
    pub(super) breakpoints: Vec<Breakpoint>,
}

impl Piecewise {
    pub(super) fn new(mut expression: Expression, from: Units, to: Units) -> Result<Self, Undetermined> {
        let breakpoints = breakpoints(&mut expression, from, to)?;
        Ok(Self { expression, from, to, breakpoints })
    }
}

/// The difference between two functions, or one function alone.
pub(super) struct Difference<'t> {
    one: &'t Piecewise,
    other: Option<&'t Piecewise>,
    scratch: Vec<Units>,
}

impl<'t> Difference<'t> {
    pub(super) const fn of(one: &'t Piecewise) -> Self {
        Self { one, other: None, scratch: Vec::new() }
    }

    pub(super) const fn between(one: &'t Piecewise, other: &'t Piecewise) -> Self {
        Self { one, other: Some(other), scratch: Vec::new() }
    }

    /// The amount at a value of the variable.
    pub(super) fn at(&mut self, variable: Units) -> Units {
        let one = self.one.expression.at(variable, &mut self.scratch);
        self.other.map_or(one, |other| one - other.expression.at(variable, &mut self.scratch))
    }

    /// Whether the difference never falls as the variable rises.
    pub(super) fn rises(&self) -> bool {
        self.other.is_none() && self.one.expression.rises()
    }

    /// The segments between two values of the variable, in ascending order.
    pub(super) fn segments(&mut self, from: Units, to: Units) -> Vec<Segment> {
        let breakpoints =
            self.one.breakpoints.iter().chain(self.other.into_iter().flat_map(|other| &other.breakpoints));
        let ranges = cut(breakpoints.map(|breakpoint| breakpoint.at), from, to);
        let segment = |(from, to)| {
            // A segment of two neighbouring values has no values between its ends.
            let slack = if to - from > 1 { self.slack(from) } else { 0 };
            Segment { from, to, at_from: self.at(from), at_to: self.at(to), slack }
        };
        ranges.into_iter().map(segment).collect()
    }

    /// The greatest distance of a segment's amounts from the straight line between its exact ends: twice the error, as the ends have one too.
    fn slack(&mut self, from: Units) -> Units {
        let mut error = |function: &Piecewise| {
            let branches = function.expression.branches(from, &mut self.scratch);
            function.expression.error(&branches)
        };
        2 * (error(self.one) + self.other.map_or(0, error))
    }
}
