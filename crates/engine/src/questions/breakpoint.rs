//! The breakpoints of an expression: where one of its choices takes another branch, to the minor unit.
//!
//! The branch of a choice whose measures only rise, or only fall, changes in one direction, so that its breakpoints are found by
//! bisection. For any other choice the compared amounts are straight lines up to rounding between the breakpoints of earlier
//! choices, and the values around each crossing are evaluated one by one.

use super::expression::{Expression, Units};
use super::segment::{SCANNED, Segment, cut};
use crate::order;

/// A value of the variable at which a choice takes another branch than one minor unit below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Breakpoint {
    pub(super) at: Units,
    pub(super) choice: usize,
}

/// A choice whose breakpoints are not all known: its measure stays within rounding of its threshold for longer than [`SCANNED`]
/// values, and its branches have different amounts there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Undetermined;

/// Every breakpoint of every choice above `from` and up to `to`, in ascending order. Breakpoints may be missing for a choice whose
/// branches have equal amounts there; such a choice is marked as blurred.
pub(super) fn breakpoints(
    expression: &mut Expression,
    from: Units,
    to: Units,
) -> Result<Vec<Breakpoint>, Undetermined> {
    let mut breakpoints: Vec<Breakpoint> = Vec::new();
    for choice in 0..expression.choices.len() {
        let mut search = Search { expression, choice, from, to, found: Vec::new(), scratch: Vec::new() };
        let mut is_blurred = false;
        if expression.choices[choice].is_monotonous {
            search.bisect(from, to);
        } else {
            is_blurred = search.scan_crossings(&breakpoints);
        }
        let mut found = search.found;
        if is_blurred && !expression.choices[choice].is_continuous {
            return Err(Undetermined);
        }
        expression.choices[choice].is_blurred = is_blurred;
        order::sort_many(&mut found);
        found.dedup();
        breakpoints.extend(found.into_iter().map(|at| Breakpoint { at, choice }));
        order::sort_many(&mut breakpoints);
    }
    Ok(breakpoints)
}

struct Search<'t> {
    expression: &'t Expression,
    choice: usize,
    from: Units,
    to: Units,
    found: Vec<Units>,
    scratch: Vec<Units>,
}

impl Search<'_> {
    fn branch(&mut self, variable: Units) -> u32 {
        self.expression.branch(self.choice, variable, &mut self.scratch)
    }

    /// Finds every breakpoint of a choice whose branch only rises or only falls, and some breakpoints of any other choice.
    fn bisect(&mut self, from: Units, to: Units) {
        if from <= to {
            let (at_from, at_to) = (self.branch(from), self.branch(to));
            self.bisect_between((from, at_from), (to, at_to));
        }
    }

    fn bisect_between(&mut self, (from, at_from): (Units, u32), (to, at_to): (Units, u32)) {
        if at_from == at_to {
            return;
        }
        if to - from == 1 {
            self.found.push(to);
            return;
        }
        let middle = from + (to - from) / 2;
        let at_middle = self.branch(middle);
        self.bisect_between((from, at_from), (middle, at_middle));
        self.bisect_between((middle, at_middle), (to, at_to));
    }

    /// Evaluates the choice at every value around each crossing; true when there are so many that some are skipped.
    fn scan_crossings(&mut self, earlier: &[Breakpoint]) -> bool {
        let mut is_blurred = false;
        for (first, last) in self.ranges_of_crossings(earlier) {
            if last - first > SCANNED {
                is_blurred = true;
                self.bisect(first, last);
                continue;
            }
            let mut before = self.branch(first);
            for at in first..=last {
                let branch = self.branch(at);
                if branch != before {
                    self.found.push(at);
                }
                before = branch;
            }
        }
        is_blurred
    }

    /// The ranges outside of which the branch of a choice cannot change.
    fn ranges_of_crossings(&self, earlier: &[Breakpoint]) -> Vec<(Units, Units)> {
        let mut ranges = Vec::new();
        let mut scratch = Vec::new();
        for (from, to) in cut(earlier.iter().map(|breakpoint| breakpoint.at), self.from, self.to) {
            ranges.push(((from - 1).max(self.from), from));
            let slack = 2 * self.expression.margin_error(self.choice, &self.expression.branches(from, &mut scratch));
            let starts = self.expression.margins(self.choice, from, &mut scratch);
            let ends = self.expression.margins(self.choice, to, &mut scratch);
            for (at_from, at_to) in starts.into_iter().zip(ends) {
                // A comparison holds from a margin of 0 on, so it can change wherever margins of −1 and 0 are both possible.
                ranges.extend(Segment { from, to, at_from, at_to, slack }.where_within(-slack - 1, slack));
            }
        }
        order::sort_many(&mut ranges);
        ranges.dedup();
        ranges
    }
}
