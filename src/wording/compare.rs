//! The words of the view "Compare": what a fact of [`crate::comparison`] is called and how it reads.
//!
//! Amounts are written by [`crate::format`]. What documents say in their own terms stands in `programs/`.

mod said;

use partner_engine::program::{ClauseKind, Contribution, Measure, Motion, RuleKind, Stream};

use super::requirements;
use crate::comparison::{About, ProgramHead, RowCount, Subject, Topic, Value};

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
    pub said: fn(&Value) -> Said,
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
    /// Marks an edition that no longer holds.
    pub ended: &'static str,
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
    /// The link names tiers that there are not.
    pub unknown_tiers: &'static str,
    /// One of them.
    pub unknown_tier: fn(&str) -> String,
    /// The choice of tiers.
    pub picker: Picker,
    /// The tier shown where only one fits.
    pub switch: Switch,
    /// What holds for a whole program.
    pub notes: Notes,
}

/// The choice of tiers.
pub struct Picker {
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
    /// Nothing is chosen.
    pub empty: &'static str,
}

/// The tier shown where only one fits.
pub struct Switch {
    /// Names the list.
    pub label: &'static str,
    /// Shows the tier before.
    pub previous: &'static str,
    /// Shows the tier after.
    pub next: &'static str,
}

/// What holds for a whole program.
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
pub struct Said {
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

/// Two catalogues are the same when they are one.
impl PartialEq for Compare {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// English.
pub const EN: Compare = Compare {
    title: "Compare programs",
    lead: "Every value opens the place in the document where it stands.",
    caption: |tiers| match tiers {
        1 => "One tier: how you earn, what it costs, what it asks, what you get, who it is for".to_owned(),
        _ => format!("{tiers} tiers compared: how you earn, what it costs, what it asks, what you get, who it is for"),
    },
    subject_head: "What is compared",
    topic: |topic| match topic {
        Topic::Earns => "How you earn",
        Topic::Costs => "What it costs",
        Topic::Asks => "What it asks",
        Topic::Gives => "What you get",
        Topic::Suits => "Who it is for",
    },
    subject,
    said: said::said,
    about: |about| match about {
        About::Contribution(Contribution::PartnerSourced) => "You found the deal",
        About::Contribution(Contribution::CoSell) => "You helped in the sale",
    },
    tier_name: |name| name.strip_suffix(" Partner").unwrap_or(name),
    edition: |program| format!("{}, {}", program.vendor, program.edition),
    motion: |motion| match motion {
        Motion::Promote => "promote",
        Motion::Embed => "embed",
        Motion::Refer => "refer",
        Motion::Resell => "resell",
        Motion::Deliver => "deliver",
        Motion::Manage => "manage",
    },
    kind: |kind| match kind {
        Some(RuleKind::Commission) => "Commission",
        Some(RuleKind::Margin) => "Margin",
        None => "No figure for income",
    },
    ended: "Ended",
    have_ended: |count| match count {
        1 => "This edition has ended",
        _ => "These editions have ended",
    },
    has_ended: |program| {
        let why = program.ended.as_deref().unwrap_or_default();
        format!("{}, {}. {why}", program.name, program.edition)
    },
    only_differences: "Only differences",
    rows_shown: |count, only| match (only, count.differing) {
        (true, differing) => format!("{differing} of {} rows differ", count.all),
        (false, differing) => format!("{} rows, {differing} differ", count.all),
    },
    nothing_differs: "These tiers say the same in every row. Turn off “Only differences” to read them.",
    unknown_tiers: "Some tiers that this link names are not known here. The others are shown.",
    unknown_tier: |id| format!("“{id}” is no tier of these programs."),
    picker: Picker {
        summary: |chosen, all| format!("Choose tiers: {chosen} of {all} chosen"),
        hint: "Up to five stand side by side; more can be scrolled.",
        program: |program| format!("{}, {}", program.name, program.edition),
        all_of: |program| format!("All tiers of {}, {}", program.name, program.edition),
        none_of: |program| format!("None of {}, {}", program.name, program.edition),
        all: "All",
        none: "None",
        reset: "Back to the first choice",
        empty: "Choose at least one tier to see it here.",
    },
    switch: Switch { label: "Tier shown", previous: "Previous tier", next: "Next tier" },
    notes: Notes {
        title: "What holds for the whole program",
        program: |program| format!("{}, {}", program.name, program.edition),
        dates: "Dates of this edition",
        end: "That it has ended",
        statuses: "Status levels",
        clauses: |kind| match kind {
            ClauseKind::Contradiction => "Where the documents disagree",
            ClauseKind::Reading => "How unclear clauses are read here",
            ClauseKind::Condition => "Conditions",
            ClauseKind::Obligation => "Obligations",
            ClauseKind::Deadline => "Deadlines",
            ClauseKind::Territory => "Territories",
            ClauseKind::Note => "Worth knowing",
        },
    },
};

fn subject(subject: &Subject) -> String {
    let named = |name: &Option<String>, otherwise: &str| name.clone().unwrap_or_else(|| otherwise.to_owned());
    match subject {
        Subject::Seller => "Who sells".to_owned(),
        Subject::Livelihood => "How money is made".to_owned(),
        Subject::Rate(None) => "Rates".to_owned(),
        Subject::Rate(Some(stream)) => stream_name(*stream).to_owned(),
        Subject::CapPerDeal => "Most a deal pays".to_owned(),
        Subject::Fee(_, name) => named(name, "Annual fee"),
        Subject::Refund(_, name) => match name.as_deref() {
            None | Some("Annual fee") => "Fee comes back".to_owned(),
            Some(name) => format!("{name} comes back"),
        },
        Subject::Minimum => "Minimum a year".to_owned(),
        Subject::Requirement(id, name) => requirements::name(id, name.as_deref()),
        Subject::Clauses(kind) => (EN.notes.clauses)(*kind).to_owned(),
        Subject::Benefit(_, name) => name.clone(),
        Subject::Purpose => "What it is for".to_owned(),
        Subject::Audience => "Whom it is meant for".to_owned(),
        Subject::KeyValue => "What it is said to be worth".to_owned(),
    }
}

/// The name of a stream.
pub(super) const fn stream_name(stream: Stream) -> &'static str {
    match stream {
        Stream::NewSubscriptions => "New subscriptions",
        Stream::Renewals => "Renewals",
        Stream::Upgrades => "Upgrades",
        Stream::Services => "Services",
    }
}

/// What a yearly measure counts.
pub(super) const fn measured(measure: Measure) -> &'static str {
    match measure {
        Measure::ClosedDeals => "closed deals that you registered",
        Measure::Purchases => "purchases from the vendor",
    }
}

/// With a capital at its start.
pub(super) fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Joins what can be chosen from: "a, b or c".
pub(super) fn either(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests;
