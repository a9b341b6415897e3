//! How a comparison stands on the screen: which columns are in sight, which neighbours share a cell, which rows say nothing.
//!
//! The order of the columns is that of the choice (`choice.rs`); here is only which of them are in sight. The content of a cell
//! is decided in `rows.rs`; how many columns fit is measured by [`crate::fit`].

use std::ops::Range;

use super::{Cell, Comparison, Group, Row, Topic, Value};

/// A cell over one or several columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The first of its columns.
    pub start: usize,
    /// How many columns it covers.
    pub span: usize,
    /// Whether it is among the columns in sight.
    pub shown: bool,
}

/// The columns in sight, of `all`: `fits` of them, from `first` on or as near to it as leaves no room empty.
#[must_use]
pub fn in_sight(first: usize, fits: usize, all: usize) -> Range<usize> {
    let count = fits.clamp(1, all.max(1));
    let first = first.min(all.saturating_sub(count));
    first..(first + count).min(all)
}

/// Neighbours in sight that are the same share a run; a column out of sight stands by itself.
pub fn runs(all: usize, shown: &Range<usize>, same: impl Fn(usize, usize) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for column in 0..all {
        let is_shown = shown.contains(&column);
        match runs.last_mut() {
            Some(run) if run.shown && is_shown && same(run.start, column) => run.span += 1,
            _ => runs.push(Run { start: column, span: 1, shown: is_shown }),
        }
    }
    runs
}

impl Row {
    /// Its cells: neighbours that say the same and say it in the same place are one.
    #[must_use]
    pub fn runs(&self, shown: &Range<usize>) -> Vec<Run> {
        runs(self.cells.len(), shown, |one, two| self.cells[one] == self.cells[two])
    }

    /// Whether a document says something of it for one of these columns.
    #[must_use]
    pub fn is_said(&self, columns: &Range<usize>) -> bool {
        self.cells.iter().enumerate().any(|(index, cell)| columns.contains(&index) && !cell.is_silent())
    }
}

impl Cell {
    /// A fee whose amount no document states is said all the same: there is one.
    fn is_silent(&self) -> bool {
        self.items.iter().all(|item| item.value.is_silent() && !matches!(item.value, Value::Fee { .. }))
    }
}

impl Group {
    /// The rows that stand in the table. That no income is stated is worth a row; other silence is not.
    pub fn rows_in_sight(&self, columns: &Range<usize>, only_differences: bool) -> impl Iterator<Item = &Row> {
        let is_said = move |row: &&Row| self.topic == Topic::Earns || row.is_said(columns);
        self.shown(only_differences).filter(is_said)
    }

    /// The rows that stand in a line below it, as no document says anything of them for the columns in sight.
    pub fn rows_unsaid(&self, columns: &Range<usize>) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| self.topic != Topic::Earns && !row.is_said(columns))
    }
}

impl Comparison {
    /// How many rows stand in the table and how many of them differ.
    #[must_use]
    pub fn count_in_sight(&self, columns: &Range<usize>) -> super::RowCount {
        let rows = || self.groups.iter().flat_map(|group| group.rows_in_sight(columns, false));
        super::RowCount { all: rows().count(), differing: rows().filter(|row| row.differs).count() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_columns_as_fit_are_in_sight_and_none_beyond_the_last() {
        assert_eq!(in_sight(0, 5, 25), 0..5);
        assert_eq!(in_sight(23, 5, 25), 20..25);
        assert_eq!(in_sight(2, 1, 4), 2..3);
        assert_eq!(in_sight(3, 6, 4), 0..4);
        assert_eq!(in_sight(0, 5, 0), 0..0);
    }

    #[test]
    fn neighbours_that_are_the_same_share_a_run_but_never_with_what_is_out_of_sight() {
        let values = [1, 1, 1, 2, 2, 3];
        let same = |one: usize, two: usize| values[one] == values[two];
        let spans = |shown: Range<usize>| -> Vec<(usize, usize, bool)> {
            runs(values.len(), &shown, same).into_iter().map(|run| (run.start, run.span, run.shown)).collect()
        };
        assert_eq!(spans(0..6), [(0, 3, true), (3, 2, true), (5, 1, true)]);
        assert_eq!(spans(1..4), [(0, 1, false), (1, 2, true), (3, 1, true), (4, 1, false), (5, 1, false)]);
    }
}
