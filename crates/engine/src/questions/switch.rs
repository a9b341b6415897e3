//! Where the choices of a tape switch, to the minor unit.
//!
//! A choice whose measures only rise, or only fall, switches once: that value is found by halving. Of any other the comparisons
//! are straight lines but for rounding between the switches of the choices before it, and the values around each crossing are
//! looked at one by one.

use super::course::cut;
use super::piece::{Piece, SCANNED};
use super::tape::{Tape, Units};

/// A value of the variable at which a choice goes another way than one minor unit before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Switch {
    pub(super) at: Units,
    pub(super) choice: usize,
}

/// Every switch of every choice above `from` and up to `to`, in ascending order.
pub(super) fn switches(tape: &Tape, from: Units, to: Units) -> Vec<Switch> {
    let mut search = Search { tape, from, to, scratch: Vec::new() };
    let mut switches: Vec<Switch> = Vec::new();
    for (choice, chosen) in tape.choices.iter().enumerate() {
        let found = if chosen.switches_once {
            Vec::from_iter(search.halve(choice, from, to))
        } else {
            search.look_around_crossings(choice, &switches)
        };
        switches.extend(found.into_iter().map(|at| Switch { at, choice }));
        switches.sort_unstable();
    }
    switches
}

struct Search<'t> {
    tape: &'t Tape,
    from: Units,
    to: Units,
    scratch: Vec<Units>,
}

impl Search<'_> {
    fn way(&mut self, choice: usize, variable: Units) -> bool {
        self.tape.way(choice, variable, &mut self.scratch)
    }

    /// A value at which a choice goes another way than at `from`, when it does so at `to`.
    fn halve(&mut self, choice: usize, from: Units, to: Units) -> Option<Units> {
        let way = self.way(choice, from);
        if to <= from || self.way(choice, to) == way {
            return None;
        }
        let (mut before, mut after) = (from, to);
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if self.way(choice, middle) == way { before = middle } else { after = middle }
        }
        Some(after)
    }

    fn look_around_crossings(&mut self, choice: usize, earlier: &[Switch]) -> Vec<Units> {
        let mut found = Vec::new();
        for (first, last) in self.around_crossings(choice, earlier) {
            if last - first > SCANNED {
                // A measure that stays within rounding of its threshold for so long: the change between the ends is found.
                found.extend(self.halve(choice, first, last));
            } else {
                found.extend((first + 1..=last).filter(|at| self.way(choice, at - 1) != self.way(choice, *at)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The ranges outside of which a choice cannot switch.
    fn around_crossings(&self, choice: usize, earlier: &[Switch]) -> Vec<(Units, Units)> {
        let mut ranges = Vec::new();
        let mut scratch = Vec::new();
        for (from, to) in cut(earlier.iter().map(|switch| switch.at), self.from, self.to) {
            ranges.push(((from - 1).max(self.from), from));
            let slack = 2 * self.tape.margin_error(choice, &self.tape.ways(from, &mut scratch));
            let starts = self.tape.margins(choice, from, &mut scratch);
            let ends = self.tape.margins(choice, to, &mut scratch);
            for (at_from, at_to) in starts.into_iter().zip(ends) {
                // A comparison holds from 0 on, so that it can change wherever −1 and 0 are both possible.
                let crossing = Piece { from, to, at_from, at_to, slack }.stretch(-slack - 1, slack);
                ranges.extend(crossing.map(|(first, last)| ((first - 1).max(from), (last + 1).min(to))));
            }
        }
        ranges
    }
}
