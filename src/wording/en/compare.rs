//! The words of the view "Compare": what a fact of [`crate::comparison`] is called and how it reads.
//!
//! Amounts are written by [`crate::format`]. What documents say in their own terms stands in `programs/`.

mod value_text;

use partner_engine::estimate::{NoEstimate, TierEstimate, Unranked};
use partner_engine::money::Currency;
use partner_engine::program::{ClauseKind, Contribution, Motion};
use rust_decimal::RoundingStrategy;

use super::{NUMBERS, facts};
use crate::comparison::{About, Preset, Subject, Topic};
use crate::headline;
use crate::wording::{Compare, Figures, Notes, Picker, Switch};

/// English.
pub(in crate::wording) const COMPARE: Compare = Compare {
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
    value: value_text::value,
    about: |about| match about {
        About::Contribution(Contribution::PartnerSourced) => "You found the deal",
        About::Contribution(Contribution::CoSell) => "You helped in the sale",
    },
    tier_name: facts::tier,
    edition: facts::edition,
    motion: |motion| match motion {
        Motion::Promote => "promote",
        Motion::Embed => "embed",
        Motion::Refer => "refer",
        Motion::Resell => "resell",
        Motion::Deliver => "deliver",
        Motion::Manage => "manage",
    },
    kind: |kind| match kind {
        Some(kind) => facts::kind(kind),
        None => "No figure for income",
    },
    ended: |program, in_part| match (in_part, program.ended_inferred) {
        (true, true) => "Ended in part (inferred)",
        (true, false) => "Ended in part",
        (false, true) => "Ended (inferred)",
        (false, false) => "Ended",
    },
    own_end: |column| match (column.end_not_known, column.end_stated) {
        (true, _) => Some("not known whether ended"),
        (false, true) => Some("ended, as stated"),
        (false, false) => None,
    },
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
        // What a name says of a table beside it is not part of what is not said.
        let names: Vec<&str> = rows.iter().map(|row| row.split("; of which").next().unwrap_or(row)).collect();
        format!("The documents do not say for {of}: {}.", names.join(", "))
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
            Unranked::RateLost => {
                "Not estimated: which of the printed rates is this tier’s, if any, is lost".to_owned()
            }
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
    let up_to = if headline::is_maximum(tier) { "up to " } else { "" };
    format!("{up_to}{}", NUMBERS.price(whole, currency))
}

fn subject(subject: &Subject) -> String {
    let named = |name: &Option<String>, otherwise: &str| name.clone().unwrap_or_else(|| otherwise.to_owned());
    match subject {
        Subject::Seller => "Who sells".to_owned(),
        Subject::Livelihood => "How money is made".to_owned(),
        Subject::Rate(None) => "Rates".to_owned(),
        Subject::Rate(Some(stream)) => facts::stream(*stream).to_owned(),
        Subject::CapPerDeal => "Most a deal pays".to_owned(),
        Subject::Fee(_, name) => named(name, "Annual fee"),
        Subject::Refund(_, name) => match name.as_deref() {
            None | Some("Annual fee") => "Fee comes back".to_owned(),
            Some(name) => format!("{name} comes back"),
        },
        Subject::Minimum => facts::MINIMUM.to_owned(),
        Subject::Requirement(id, name) => facts::requirement(id, name.as_deref()),
        Subject::Clauses(kind) => (COMPARE.notes.clauses)(*kind).to_owned(),
        Subject::Below(kind) => format!("{} below the table", (COMPARE.notes.clauses)(*kind)),
        Subject::Benefit(_, name) => name.clone(),
        Subject::Purpose => "What it is for".to_owned(),
        Subject::Audience => "Whom it is meant for".to_owned(),
        Subject::KeyValue => "What it is said to be worth".to_owned(),
    }
}

#[cfg(test)]
mod tests;
