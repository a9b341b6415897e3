//! Where the choices of a tape switch, to the minor unit.
//!
//! A choice whose measures only rise, or only fall, goes one way after the other: those values are found by halving. Of any
//! other the comparisons are straight lines but for rounding between the switches of the choices before it, and the values
//! around each crossing are looked at one by one.

use super::piece::{Piece, SCANNED, cut};
use super::tape::{Tape, Units};
use crate::order;

/// A value of the variable at which a choice goes another way than one minor unit before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Switch {
    pub(super) at: Units,
    pub(super) choice: usize,
}

/// A choice whose switches are not all known: what it measures stays within rounding of what it must reach for longer than
/// [`SCANNED`] values, and the amounts between which it chooses are not the same there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unsure;

/// Every switch of every choice above `from` and up to `to`, in ascending order. A choice between amounts that are the same where
/// it switches may be left with fewer; it is then marked as blurred.
pub(super) fn switches(tape: &mut Tape, from: Units, to: Units) -> Result<Vec<Switch>, Unsure> {
    let mut switches: Vec<Switch> = Vec::new();
    for choice in 0..tape.choices.len() {
        let mut search = Search { tape, choice, from, to, found: Vec::new(), scratch: Vec::new() };
        let mut is_blurred = false;
        if tape.choices[choice].is_monotonous {
            search.halve(from, to);
        } else {
            is_blurred = search.look_around_crossings(&switches);
        }
        let mut found = search.found;
        if is_blurred && !tape.choices[choice].is_continuous {
            return Err(Unsure);
        }
        tape.choices[choice].is_blurred = is_blurred;
        order::sort_many(&mut found);
        found.dedup();
        switches.extend(found.into_iter().map(|at| Switch { at, choice }));
        order::sort_many(&mut switches);
    }
    Ok(switches)
}

struct Search<'t> {
    tape: &'t Tape,
    choice: usize,
    from: Units,
    to: Units,
    found: Vec<Units>,
    scratch: Vec<Units>,
}

impl Search<'_> {
    fn way(&mut self, variable: Units) -> u32 {
        self.tape.way(self.choice, variable, &mut self.scratch)
    }

    /// Every value at which a choice whose way only rises or only falls changes it; of any other choice some.
    fn halve(&mut self, from: Units, to: Units) {
        if from <= to {
            let (at_from, at_to) = (self.way(from), self.way(to));
            self.between((from, at_from), (to, at_to));
        }
    }

    fn between(&mut self, (from, at_from): (Units, u32), (to, at_to): (Units, u32)) {
        if at_from == at_to {
            return;
        }
        if to - from == 1 {
            self.found.push(to);
            return;
        }
        let middle = from + (to - from) / 2;
        let at_middle = self.way(middle);
        self.between((from, at_from), (middle, at_middle));
        self.between((middle, at_middle), (to, at_to));
    }

    /// Looks at every value around each crossing; true when there are so many that some are left out.
    fn look_around_crossings(&mut self, earlier: &[Switch]) -> bool {
        let mut is_blurred = false;
        for (first, last) in self.around_crossings(earlier) {
            if last - first > SCANNED {
                is_blurred = true;
                self.halve(first, last);
                continue;
            }
            let mut before = self.way(first);
            for at in first..=last {
                let way = self.way(at);
                if way != before {
                    self.found.push(at);
                }
                before = way;
            }
        }
        is_blurred
    }

    /// The ranges outside of which a choice cannot switch.
    fn around_crossings(&self, earlier: &[Switch]) -> Vec<(Units, Units)> {
        let mut ranges = Vec::new();
        let mut scratch = Vec::new();
        for (from, to) in cut(earlier.iter().map(|switch| switch.at), self.from, self.to) {
            ranges.push(((from - 1).max(self.from), from));
            let slack = 2 * self.tape.margin_error(self.choice, &self.tape.ways(from, &mut scratch));
            let starts = self.tape.margins(self.choice, from, &mut scratch);
            let ends = self.tape.margins(self.choice, to, &mut scratch);
            for (at_from, at_to) in starts.into_iter().zip(ends) {
                // A comparison holds from 0 on, so that it can change wherever −1 and 0 are both possible.
                ranges.extend(Piece { from, to, at_from, at_to, slack }.stretch(-slack - 1, slack));
            }
        }
        order::sort_many(&mut ranges);
        ranges.dedup();
        ranges
    }
}
