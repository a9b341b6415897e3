//! The words of the view "Compare": what a fact of [`crate::comparison`] is called and how it reads.
//!
//! Amounts are written by [`crate::format`]. What documents say in their own terms stands in `programs/`.

mod said;

use partner_engine::estimate::{NoEstimate, TierEstimate, Unranked};
use partner_engine::money::Currency;
use partner_engine::program::{ClauseKind, Contribution, Measure, Motion, RuleKind, Stream};
use rust_decimal::RoundingStrategy;

use super::requirements;
use crate::answer;
use crate::comparison::{About, Preset, ProgramHead, RowCount, Subject, Topic, Value};
use crate::format;

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
    /// Marks an edition that no longer holds, whole or, when so asked, in part, and says where that is our reading.
    pub ended: fn(&ProgramHead, bool) -> &'static str,
    /// Marks a tier that may not have ended with its program.
    pub end_not_known: &'static str,
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
    /// What each tier pays with the visitor's figures.
    pub figures: Figures,
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

/// What each tier pays with the visitor's figures.
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
    /// Names the list where several tiers are in sight.
    pub first: &'static str,
    /// Shows those before, of which there are so many.
    pub before: fn(usize) -> String,
    /// Shows those after, of which there are so many.
    pub after: fn(usize) -> String,
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
    ended: |program, in_part| match (in_part, program.ended_inferred) {
        (true, true) => "Ended in part (inferred)",
        (true, false) => "Ended in part",
        (false, true) => "Ended (inferred)",
        (false, false) => "Ended",
    },
    end_not_known: "not known whether ended",
    have_ended: |count| match count {
        1 => "This edition has ended",
        _ => "These editions have ended",
    },
    has_ended: |program| {
        let why = program.ended.as_deref().unwrap_or_default();
        let read = if program.ended_inferred { " (inferred)" } else { "" };
        format!("{}, {}{read}. {why}", program.name, program.edition)
    },
    only_differences: "Only differences",
    rows_shown: |count, only| match (only, count.differing) {
        (true, differing) => format!("{differing} of {} rows differ", count.all),
        (false, differing) => format!("{} rows, {differing} differ", count.all),
    },
    nothing_differs: "These tiers say the same in every row. Turn off “Only differences” to read them.",
    unsaid: |(in_view, chosen), rows| {
        let of = match in_view {
            1 if chosen == 1 => "this tier".to_owned(),
            1 => format!("the one tier in view, of {chosen} chosen"),
            _ if in_view == chosen => "any of the tiers shown".to_owned(),
            _ => format!("any of the {in_view} tiers in view, of {chosen} chosen"),
        };
        format!("The documents do not say for {of}: {}.", rows.join(", "))
    },
    keys: "Arrow keys move between the values. Home and End go to the ends of a row.",
    figures: Figures {
        head: "With your figures",
        link: |years| match years {
            1 => "Net over 1 year".to_owned(),
            years => format!("Net over {years} years"),
        },
        net,
        unranked: |reason, lost| match reason {
            Unranked::NoRateStated if lost => {
                "Not estimated: the rates for what you sell are lost in our copy of the document".to_owned()
            }
            Unranked::NoRateStated => "Not estimated: no rate stated for what you sell".to_owned(),
            Unranked::RateLost => "Not estimated: which of the printed rates is this tier’s is lost".to_owned(),
            Unranked::NoRuleCounts => "Nothing: it pays only for deals that you find or help in".to_owned(),
        },
        not_estimated: |reason| match reason {
            NoEstimate::NoIncomeStated => "Not estimated: no income stated".to_owned(),
            NoEstimate::MissingExchangeRate { currency, .. } => {
                format!("Not estimated: its amounts are in {}, and no exchange rate is entered", currency.code())
            }
        },
    },
    unknown_tiers: "Some tiers that this link names are not known here. The others are shown.",
    unknown_tier: |id| format!("“{id}” is no tier of these programs."),
    picker: Picker {
        presets: "Comparisons to start from",
        preset: |preset| match preset {
            Preset::Editions(one, two) => format!("{}: {} beside {}", one.vendor, one.edition, two.edition),
            Preset::Resellers => "Reseller tiers".to_owned(),
            Preset::OneOfEach => "One of each program".to_owned(),
        },
        summary: |chosen, all| format!("Choose tiers: {chosen} of {all} chosen"),
        hint: "As many stand side by side as fit; the buttons above the table show the others.",
        program: |program| format!("{}, {}", program.name, program.edition),
        all_of: |program| format!("All tiers of {}, {}", program.name, program.edition),
        none_of: |program| format!("None of {}, {}", program.name, program.edition),
        all: "All",
        none: "None",
        reset: "Back to the first choice",
        empty: "Choose at least one tier to see it here.",
    },
    switch: Switch {
        label: "Tier shown",
        previous: "Previous tier",
        next: "Next tier",
        first: "First tier shown",
        before: |count| format!("← {count} before"),
        after: |count| format!("{count} more →"),
    },
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

/// The expected net in whole units, "up to" where it is the most that there can be.
fn net(tier: &TierEstimate<'_>, currency: Currency) -> String {
    let whole = tier.net.expected.amount.amount().round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let up_to = if answer::is_maximum(tier) { "up to " } else { "" };
    format!("{up_to}{}", format::price(whole, currency))
}

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

/// What a document names where it does not say how much it is.
pub(super) const fn without_figure(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Commission => "a percentage; how much is not stated",
        RuleKind::Margin => "a discount; how much is not stated",
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
