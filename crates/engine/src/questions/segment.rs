//! An interval of the variable without a breakpoint: a straight line up to rounding, given by the exact amounts at its ends.
//!
//! Only integers in minor units are compared here: no slope is computed by division and rounded.

use super::expression::Units;
use crate::order;

/// The greatest number of values of the variable that are evaluated one by one where rounding decides.
pub const SCANNED: i128 = 250_000;

/// An interval of a [`super::piecewise::Difference`]. Every amount in it lies within `slack` of the straight line between its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) from: Units,
    pub(super) to: Units,
    pub(super) at_from: Units,
    pub(super) at_to: Units,
    pub(super) slack: Units,
}

impl Segment {
    /// The values of the variable at which the line between the ends lies from `low` to `high`, with at most a few more on each side.
    pub(super) fn where_within(&self, low: Units, high: Units) -> Option<(Units, Units)> {
        let (rise, length) = (self.at_to - self.at_from, self.to - self.from);
        if rise < 0 {
            return Self { at_from: -self.at_from, at_to: -self.at_to, ..*self }.where_within(-high, -low);
        }
        if self.at_to < low || self.at_from > high {
            return None;
        }
        if rise == 0 {
            return Some((self.from, self.to));
        }
        // Rounded outward: one value too many is harmless, one too few is not.
        let first = (low - self.at_from).saturating_mul(length).div_euclid(rise);
        let last = -(self.at_from - high).saturating_mul(length).div_euclid(rise);
        Some((self.from + first.clamp(0, length), self.from + last.clamp(0, length)))
    }
}

/// The ranges between cuts; each cut is the first value of a range.
pub(super) fn cut(cuts: impl Iterator<Item = Units>, from: Units, to: Units) -> Vec<(Units, Units)> {
    let mut starts: Vec<Units> = cuts.filter(|at| (from..=to).contains(at)).chain([from]).collect();
    order::sort_many(&mut starts);
    starts.dedup();
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([to]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).filter(|(from, to)| from <= to).collect()
}
