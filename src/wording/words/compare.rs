//! The words of the view "Compare": what a fact of [`crate::comparison`] is called and how it reads.
//!
//! Amounts are written by [`crate::format`]. What documents say in their own terms stands in `programs/`.

use partner_engine::estimate::{NoEstimate, TierEstimate, Unranked};
use partner_engine::money::Currency;
use partner_engine::program::{ClauseKind, Motion, RuleKind};

use crate::comparison::{About, Column, Preset, ProgramHead, RowCount, Subject, Topic, Value};

/// The comparison.
pub struct Compare {
    /// The view's heading.
    pub title: &'static str,
    /// Says under the heading what to do with it.
    pub lead: &'static str,
    /// Names the table, for those who do not see it.
    pub caption: fn(usize) -> String,
    /// Heads the column of subjects.
    pub subject_head: &'static str,
    /// A group of rows.
    pub topic: fn(Topic) -> &'static str,
    /// A row.
    pub subject: fn(&Subject) -> String,
    /// A value.
    pub value: fn(&Value) -> ValueText,
    /// The part of a subject that a value is about.
    pub about: fn(About) -> &'static str,
    /// A tier where its program stands beside it.
    pub tier_name: fn(&str) -> &str,
    /// A program in few words, over a tier's name.
    pub edition: fn(&ProgramHead) -> String,
    /// A way of doing business.
    pub motion: fn(Motion) -> &'static str,
    /// Commission or margin; `None`: no income is stated.
    pub kind: fn(Option<RuleKind>) -> &'static str,
    /// Marks an edition that no longer holds, whole or, when so asked, in part, and says where that is our reading.
    pub ended: fn(&ProgramHead, bool) -> &'static str,
    /// Marks a tier of which a document says whether it has ended, beside what is said of its program.
    pub own_end: fn(&Column) -> Option<&'static str>,
    /// Leads the editions among those compared that no longer hold.
    pub have_ended: fn(usize) -> &'static str,
    /// One of them, and why it no longer holds.
    pub has_ended: fn(&ProgramHead) -> String,
    /// Hides rows that say the same for every tier.
    pub only_differences: &'static str,
    /// How many rows stand there.
    pub rows_shown: fn(RowCount, bool) -> String,
    /// Only differences are asked for and there is none.
    pub nothing_differs: &'static str,
    /// Rows of which no document says anything for the tiers in view, so many of so many.
    pub unsaid: fn((usize, usize), &[String]) -> String,
    /// Tells of the keys that move between values.
    pub keys: &'static str,
    /// The figures of each tier in the visitor's scenario.
    pub figures: Figures,
    /// The link names tiers that there are not.
    pub unknown_tiers: &'static str,
    /// One of them.
    pub unknown_tier: fn(&str) -> String,
    /// The choice of tiers.
    pub picker: Picker,
    /// The tier shown where only one fits.
    pub switch: Switch,
    /// Notes on a whole program.
    pub notes: Notes,
}

/// The figures of each tier in the visitor's scenario.
pub struct Figures {
    /// Heads the row.
    pub head: &'static str,
    /// Leads to the figures, over so many years.
    pub link: fn(u32) -> String,
    /// The expected net.
    pub net: fn(&TierEstimate<'_>, Currency) -> String,
    /// Why a tier is not ranked, and whether its document names rates that are lost in our copy.
    pub unranked: fn(Unranked, bool) -> String,
    /// Why nothing is estimated.
    pub not_estimated: fn(&NoEstimate) -> String,
}

/// The choice of tiers.
pub struct Picker {
    /// Names the comparisons to start from.
    pub presets: &'static str,
    /// One of them.
    pub preset: fn(Preset<'_>) -> String,
    /// Opens the choice; how many are chosen and how many there are.
    pub summary: fn(usize, usize) -> String,
    /// How to choose.
    pub hint: &'static str,
    /// Names a program's group.
    pub program: fn(&ProgramHead) -> String,
    /// Chooses every tier of a program, which it names.
    pub all_of: fn(&ProgramHead) -> String,
    /// Takes every tier of a program away.
    pub none_of: fn(&ProgramHead) -> String,
    /// The same two, said shortly beside the program's name.
    pub all: &'static str,
    /// See `all`.
    pub none: &'static str,
    /// Goes back to the page's own choice.
    pub reset: &'static str,
}

/// The tier shown where only one fits.
pub struct Switch {
    /// Names the list.
    pub label: &'static str,
    /// Shows the tier before.
    pub previous: &'static str,
    /// Shows the tier after.
    pub next: &'static str,
    /// Names the list where several tiers are in sight.
    pub first: &'static str,
    /// Shows those before, of which there are so many.
    pub before: fn(usize) -> String,
    /// Shows those after, of which there are so many.
    pub after: fn(usize) -> String,
}

/// Notes on a whole program.
pub struct Notes {
    /// Heads the notes.
    pub title: &'static str,
    /// Heads the notes of one program.
    pub program: fn(&ProgramHead) -> String,
    /// Leads the place where the dates stand.
    pub dates: &'static str,
    /// Leads the place where it stands that the edition has ended.
    pub end: &'static str,
    /// Heads the awards across tiers.
    pub statuses: &'static str,
    /// Heads clauses of a kind.
    pub clauses: fn(ClauseKind) -> &'static str,
}

/// A value in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueText {
    /// The figure in it, said first and with weight.
    pub figure: Option<String>,
    /// The rest.
    pub text: String,
    /// How it is drawn.
    pub tone: Tone,
}

/// How a value is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As text.
    Plain,
    /// Muted: nothing is said.
    Silent,
    /// With the mark of a yes.
    Yes,
    /// With the mark of a no.
    No,
    /// In the hue of commissions.
    Commission,
    /// In the hue of margins.
    Margin,
    /// Muted: a figure whose place is lost.
    Lost,
    /// The figure stands above the text.
    Clause,
}

/// Compared by address: there is one value for each language, and functions cannot be compared by content.
impl PartialEq for Compare {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
