//! Terms that several views use, each in one place.

use partner_engine::money::Currency;
use partner_engine::program::{Contribution, Measure, Need, Program, RuleKind, Stream};
use partner_engine::requirement::NEW_LICENSE_ARR;

use super::NUMBERS;
use crate::comparison::ProgramHead;
use crate::fields::Group;

/// The name of the amount that must be sold or bought each year.
pub(super) const MINIMUM: &str = "Minimum a year";

/// The name of a stream.
pub(super) const fn stream(stream: Stream) -> &'static str {
    match stream {
        Stream::NewSubscriptions => "New subscriptions",
        Stream::Renewals => "Renewals",
        Stream::Upgrades => "Upgrades",
        Stream::Services => "Services",
    }
}

/// A rate that a document names without saying how much it is.
pub(super) const fn without_figure(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Commission => "a percentage; how much is not stated",
        RuleKind::Margin => "a discount; how much is not stated",
    }
}

/// The sales or purchases that a yearly measure counts.
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

/// Joins ways of which so many are needed: "a or b", "a and b", "2 of these: a; b; c".
pub(super) fn ways(needed: usize, ways: &[String], or: &str, and: &str) -> String {
    match needed {
        0 | 1 => ways.join(or),
        _ if needed >= ways.len() => ways.join(and),
        _ => format!("{} of these: {}", needed, ways.join("; ")),
    }
}

/// The name of a group.
pub(super) const fn group(group: Group) -> &'static str {
    match group {
        Group::Business => "Your business",
        Group::Deals => "Deals and discounts",
        Group::Team => "Your team",
        Group::Costs => "Your costs",
        Group::Assumptions => "Assumptions",
        Group::Programs => "Programs shown",
    }
}

/// The partner's part in a deal.
pub(super) const fn contribution(contribution: Contribution) -> &'static str {
    match contribution {
        Contribution::PartnerSourced => "partner sourced",
        Contribution::CoSell => "co-sell",
    }
}

/// The name of a requirement: our own for those that are counted, else the one that its program gives it.
pub(super) fn requirement(id: &str, given: Option<&str>) -> String {
    if id == "marketing_points" {
        return "Marketing activities a year, credited by points".to_owned();
    }
    counted(id)
        .map(|(_, many)| capitalized(many))
        .or_else(|| given.map(str::to_owned))
        .unwrap_or_else(|| id.replace('_', " "))
}

/// One and many of a counted requirement.
pub(super) fn counted(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "certified_experts" => ("certified expert", "certified experts"),
        "marketing_points" => ("marketing activity a year", "marketing activities a year"),
        "associate_sales" => ("Associate Sales", "Associate Sales"),
        "associate_pre_sales" => ("Associate Pre-Sales", "Associate Pre-Sales"),
        "associate_developers" => ("Associate Developer", "Associate Developers"),
        "tech_leads" => (
            "Associate Tech Lead, Professional or Expert Developer",
            "Associate Tech Leads, Professional or Expert Developers",
        ),
        "platform_ops_engineers" => ("Professional Platform Ops Engineer", "Professional Platform Ops Engineers"),
        "reviewed_projects" => {
            ("new project with a customer review a year", "new projects with a customer review a year")
        }
        "new_clients" => ("new client a year", "new clients a year"),
        "partner_sourced_opportunities" => (
            "partner-sourced opportunity a year that reaches the 25\u{a0}% sales stage",
            "partner-sourced opportunities a year that reach the 25\u{a0}% sales stage",
        ),
        "developer_certifications" => ("developer certification", "developer certifications"),
        _ => return None,
    })
}

/// How much of a requirement is asked, without saying of what unless there are alternatives.
pub(super) fn need(need: &Need, currency: Option<Currency>) -> String {
    match need {
        Need::AtLeast(count) => NUMBERS.count(*count),
        Need::Amount(amount) => {
            let amount = currency.map_or_else(|| NUMBERS.decimal(*amount), |currency| NUMBERS.price(*amount, currency));
            format!("{amount} a year")
        }
        Need::Points { at_least, .. } => format!("{} points", NUMBERS.count(*at_least)),
        Need::Sold { at_least, .. } => format!("{} a year", NUMBERS.decimal(*at_least)),
        Need::NotStated => String::new(),
        Need::AnyOf(alternatives) | Need::SomeOf { of: alternatives, .. } => {
            let parts: Vec<String> = alternatives
                .iter()
                .map(|alternative| match &alternative.need {
                    Need::AtLeast(count) => some(&alternative.requirement, *count),
                    other => format!("{} of {}", self::need(other, currency), what(&alternative.requirement)),
                })
                .collect();
            match need {
                Need::SomeOf { at_least, .. } => ways(*at_least as usize, &parts, " or ", " and "),
                _ => either(&parts),
            }
        }
    }
}

/// So many of a counted requirement, like `7 certified experts`.
pub(super) fn some(id: &str, count: u32) -> String {
    let what = counted(id).map(|(one, many)| if count == 1 { one } else { many }).unwrap_or(id);
    format!("{} {what}", NUMBERS.count(count))
}

/// A requirement that is not counted, within a sentence.
pub(super) fn what(id: &str) -> String {
    if id == NEW_LICENSE_ARR { "new subscriptions that you sourced".to_owned() } else { id.replace('_', " ") }
}

/// A program in few words: its vendor and its edition.
pub(super) fn program(program: &Program) -> String {
    format!("{}, {}", program.vendor, program.edition)
}

/// The same, of what a comparison holds.
pub(super) fn edition(program: &ProgramHead) -> String {
    format!("{}, {}", program.vendor, program.edition)
}

/// A tier in a sentence, or where its program stands beside it. Names of partners end in "Partner" in some documents, which
/// says nothing here.
pub(super) fn tier(name: &str) -> &str {
    name.strip_suffix(" Partner").unwrap_or(name)
}

/// The kind of a tier's pay.
pub(super) const fn kind(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Commission => "Commission",
        RuleKind::Margin => "Margin",
    }
}

/// The measure that a minimum is held against, within a sentence.
pub(super) fn target(id: &str) -> &'static str {
    match id {
        "co_sell_minimum" => "co-sell (read as closed deals that you registered)",
        "purchase_minimum" => "purchases",
        _ => "new subscriptions that you found",
    }
}

#[cfg(test)]
mod tests {
    use super::ways;

    #[test]
    fn ways_are_joined_by_how_many_of_them_are_needed() {
        let three = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(ways(1, &three[..2], " or ", " and "), "a or b");
        assert_eq!(ways(2, &three, " or ", " and "), "2 of these: a; b; c");
        assert_eq!(ways(2, &three[..2], "; or ", "; and "), "a; and b");
        assert_eq!(ways(1, &three[..1], " or ", " and "), "a");
    }
}
