//! A figure over a range of the variable, cut where a choice switches, and the lead of one figure over another.
//!
//! What is found in the pieces is in [`super::search`] and [`super::crossover`].

use super::piece::{Piece, cut};
use super::switch::{Switch, Unsure, switches};
use super::tape::{Tape, Units};

/// A tape over a range of the variable, with its switches.
#[derive(Debug, Clone)]
pub(super) struct Course {
    pub(super) tape: Tape,
    pub(super) from: Units,
    pub(super) to: Units,
    /// In ascending order.
    pub(super) switches: Vec<Switch>,
}

impl Course {
    pub(super) fn new(mut tape: Tape, from: Units, to: Units) -> Result<Self, Unsure> {
        let switches = switches(&mut tape, from, to)?;
        Ok(Self { tape, from, to, switches })
    }
}

/// The lead of one course over another, or one course alone.
pub(super) struct Difference<'t> {
    one: &'t Course,
    other: Option<&'t Course>,
    scratch: Vec<Units>,
}

impl<'t> Difference<'t> {
    pub(super) const fn of(one: &'t Course) -> Self {
        Self { one, other: None, scratch: Vec::new() }
    }

    pub(super) const fn between(one: &'t Course, other: &'t Course) -> Self {
        Self { one, other: Some(other), scratch: Vec::new() }
    }

    /// The amount at a value of the variable.
    pub(super) fn at(&mut self, variable: Units) -> Units {
        let one = self.one.tape.at(variable, &mut self.scratch);
        self.other.map_or(one, |other| one - other.tape.at(variable, &mut self.scratch))
    }

    /// Whether more of the variable never makes it less.
    pub(super) fn rises(&self) -> bool {
        self.other.is_none() && self.one.tape.rises()
    }

    /// The pieces between two values of the variable, in ascending order.
    pub(super) fn pieces(&mut self, from: Units, to: Units) -> Vec<Piece> {
        let switches = self.one.switches.iter().chain(self.other.into_iter().flat_map(|other| &other.switches));
        let ranges = cut(switches.map(|switch| switch.at), from, to);
        let piece = |(from, to)| {
            // A piece that is no more than its ends is known.
            let slack = if to - from > 1 { self.slack(from) } else { 0 };
            Piece { from, to, at_from: self.at(from), at_to: self.at(to), slack }
        };
        ranges.into_iter().map(piece).collect()
    }

    /// How far the amounts of a piece can lie off the straight line between its exact ends: an end by the error, and they too.
    fn slack(&mut self, from: Units) -> Units {
        let mut error = |course: &Course| {
            let ways = course.tape.ways(from, &mut self.scratch);
            course.tape.error(&ways)
        };
        2 * (error(self.one) + self.other.map_or(0, error))
    }
}
