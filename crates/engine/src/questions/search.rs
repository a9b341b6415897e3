//! Searches values of the variable at which a figure, or the lead of one figure over another, reaches an amount.

use super::expression::Units;
use super::piecewise::Difference;
use super::segment::{SCANNED, Segment};

/// The direction of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Upward,
    Downward,
}

/// The nearest value in the direction of the search that reaches the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SearchResult {
    pub(super) at: Units,
    /// The end of the interval in which rounding decides, only where it is longer than [`SCANNED`] values. The value found then reaches the
    /// target and the one before it does not, but it may not be the nearest.
    pub(super) rounding_until: Option<Units>,
}

impl Difference<'_> {
    /// The first value, in the direction of the search, at which the amount is at least the target.
    pub(super) fn first_reaching(
        &mut self,
        target: Units,
        (from, to): (Units, Units),
        direction: Direction,
    ) -> Option<SearchResult> {
        let mut segments = self.segments(from, to);
        if direction == Direction::Downward {
            segments.reverse();
        }
        segments.into_iter().find_map(|segment| self.first_in(&segment, target, direction))
    }

    fn first_in(&mut self, segment: &Segment, target: Units, direction: Direction) -> Option<SearchResult> {
        let (step, near, far, at_near, at_far) = match direction {
            Direction::Upward => (1, segment.from, segment.to, segment.at_from, segment.at_to),
            Direction::Downward => (-1, segment.to, segment.from, segment.at_to, segment.at_from),
        };
        if at_near >= target {
            return Some(SearchResult { at: near, rounding_until: None });
        }
        if self.rises() {
            let at = (at_far >= target).then(|| self.bisect(near, far, target));
            return at.map(|at| SearchResult { at, rounding_until: None });
        }
        let nearest = |(first, last)| if direction == Direction::Upward { first } else { last };
        let greatest = at_near.max(at_far) + segment.slack;
        let (first, last) = segment.where_within(target - segment.slack, greatest)?;
        for passed in 0..=(last - first).min(SCANNED) {
            let at = nearest((first, last)) + step * passed;
            if self.at(at) >= target {
                return Some(SearchResult { at, rounding_until: None });
            }
        }
        // When the far end reaches the target although no evaluated value did, there were too many values to evaluate.
        (at_far >= target).then(|| {
            let certain = segment.where_within(target + segment.slack, greatest);
            let until = certain.map_or(far, nearest);
            SearchResult { at: self.bisect(near, far, target), rounding_until: Some(until) }
        })
    }

    /// A value that reaches the target and whose neighbour towards `short` does not.
    fn bisect(&mut self, mut short: Units, mut enough: Units, target: Units) -> Units {
        while (enough - short).abs() > 1 {
            let middle = short + (enough - short) / 2;
            if self.at(middle) >= target { enough = middle } else { short = middle }
        }
        enough
    }

    /// The greatest amount between two values, exact in spite of rounding, with the least value at which it occurs.
    pub(super) fn greatest(&mut self, (from, to): (Units, Units)) -> (Units, Units) {
        let mut best = (self.at(from), from);
        let ends = self.segments(from, to).into_iter().map(|segment| segment.at_from.max(segment.at_to)).max();
        let mut target = ends.unwrap_or(best.0);
        while let Some(found) = self.first_reaching(target, (from, to), Direction::Upward) {
            best = (self.at(found.at), found.at);
            target = best.0 + 1;
        }
        best
    }
}
