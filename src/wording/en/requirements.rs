//! The words of the view "Requirements": what tiers ask, what is there, and what it is short by.

use partner_engine::money::Currency;
use partner_engine::program::Need;
use partner_engine::requirement::NEW_LICENSE_ARR;
use partner_engine::standing::{Check, Comparison, Quantity, Standing};

use super::compare::{capitalized, either};
use crate::asked::{AskedFor, Tally, TallyTier, asks_nothing};
use crate::comparison::ProgramHead;
use crate::format;

/// The requirements.
pub struct Requirements {
    /// The view's heading.
    pub title: &'static str,
    /// The answer: which tiers are within reach, and how many stand how.
    pub tally: fn(&Tally<'_>) -> String,
    /// Heads the fields of the team.
    pub team: &'static str,
    /// Says what an empty field means.
    pub team_hint: &'static str,
    /// Leads to the figures that minimums are held against.
    pub minimums_hint: &'static str,
    /// The view with those figures.
    pub minimums_link: &'static str,
    /// Says that something typed cannot be read and what is shown instead.
    pub stale: &'static str,
    /// The tiers by what they ask.
    pub matrix: Matrix,
    /// One tier in depth.
    pub plan: Plan,
}

/// The tiers by what they ask.
pub struct Matrix {
    /// Names a program's table.
    pub caption: fn(&ProgramHead) -> String,
    /// Heads the tiers.
    pub tier: &'static str,
    /// Heads the standings.
    pub standing_head: &'static str,
    /// Heads a column.
    pub column: fn(&AskedFor) -> String,
    /// How a tier stands; takes how many things are missing, and whether it asks for anything.
    pub standing: fn(Standing, usize, bool) -> String,
    /// What is missing, in one line.
    pub gap: fn(&Check<'_>, Currency) -> String,
    /// One check in a cell: what it says, and what is there of what is needed.
    pub check: fn(&Check<'_>, Currency) -> (String, String),
    /// Criteria without a figure, counted.
    pub without_figure: fn(usize) -> String,
    /// One of them, by name.
    pub criterion: fn(&Check<'_>) -> String,
    /// A tier does not ask it.
    pub not_asked: fn(bool) -> &'static str,
}

/// One tier in depth.
pub struct Plan {
    /// Names the plan.
    pub title: fn(&str) -> String,
    /// Heads what is missing.
    pub missing: &'static str,
    /// How it is ordered.
    pub order: &'static str,
    /// Heads what is there.
    pub met: &'static str,
    /// Heads what cannot be told.
    pub unknown: &'static str,
    /// Why it cannot be told.
    pub unknown_why: &'static str,
    /// Heads the procedural conditions.
    pub conditions: &'static str,
    /// Heads the obligations.
    pub obligations: &'static str,
    /// Heads the deadlines.
    pub deadlines: &'static str,
    /// Nothing is asked at all.
    pub nothing: &'static str,
    /// One check: what is missing, there or not known.
    pub point: fn(&Check<'_>, Currency) -> String,
}

/// Two catalogues are the same when they are one.
impl PartialEq for Requirements {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// English.
pub const EN: Requirements = Requirements {
    title: "Requirements",
    tally,
    team: "Your team",
    team_hint: "An empty field counts as none.",
    minimums_hint: "Yearly minimums are held against the business of your estimate.",
    minimums_link: "Change it there",
    stale: "Something typed cannot be read. What stands here follows the last figures that could.",
    matrix: Matrix {
        caption: |program| format!("{}, {}", program.name, program.edition),
        tier: "Tier",
        standing_head: "Where you stand",
        column: |column| match column {
            AskedFor::Counted(id, name) => head(id, name.as_deref()),
            AskedFor::Minimum => "Minimum a year".to_owned(),
            AskedFor::WithoutFigure => "Not counted".to_owned(),
        },
        standing: |standing, missing, asks| match standing {
            Standing::Met if !asks => "Asks for no figures".to_owned(),
            Standing::Met => "You meet all counted requirements".to_owned(),
            Standing::Short => format!("{} missing", things(missing)),
            Standing::Unknown => "Publishes no figures".to_owned(),
        },
        gap: |check, currency| {
            let ways: Vec<String> =
                check.comparisons.iter().map(|way| quantity_of(way, way.short_by(), currency)).collect();
            either(&ways)
        },
        check: check_in_cell,
        without_figure: |count| match count {
            1 => "1 criterion".to_owned(),
            count => format!("{count} criteria"),
        },
        criterion: |check| check.name.map_or_else(|| name(check.id, None), str::to_owned),
        not_asked: |read| if read { "Not asked, as its columns are read" } else { "Not asked" },
    },
    plan: Plan {
        title: |tier| format!("Plan for {tier}"),
        missing: "What is missing",
        order: "Least effort first: what is held once, then what is done every year, then what must be sold or bought.",
        met: "What you have",
        unknown: "Without a figure, or of which tier is lost",
        unknown_why: "The documents speak of this and leave open how much of it, or of which tier it is required.",
        conditions: "Conditions",
        obligations: "Obligations",
        deadlines: "Deadlines",
        nothing: "The documents name nothing that this tier requires.",
        point,
    },
};

/// Most tiers that a sentence names.
const NAMED: usize = 3;

fn tally(tally: &Tally<'_>) -> String {
    let met = match &tally.met[..] {
        [] => format!("You meet all counted requirements of none of the {} tiers.", tally.all()),
        tiers => format!("You meet all counted requirements of {}.", names(tiers)),
    };
    let near =
        if tally.near.is_empty() { String::new() } else { format!(" One thing missing: {}.", names(&tally.near)) };
    let counts = [
        (tally.short, "miss something", "misses something"),
        (tally.unknown, "publish no figures", "publishes no figures"),
        (tally.without, "ask for no figures", "asks for no figures"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, many, one)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    let all = tally.all();
    let counts = if counts.is_empty() { String::new() } else { format!(" Of {all} tiers {}.", counts.join(" · ")) };
    format!("{met}{near}{counts}")
}

/// "A (2018), B (2020) and 2 more".
fn names(tiers: &[TallyTier<'_>]) -> String {
    let name = |tier: &TallyTier<'_>| {
        let ended = match (&tier.program.ended, tier.program.ended_inferred) {
            (None, _) => "",
            (Some(_), true) => ", ended, inferred",
            (Some(_), false) => ", ended",
        };
        format!("{} ({}{ended})", (super::compare::EN.tier_name)(tier.tier), (super::compare::EN.edition)(tier.program))
    };
    let named: Vec<String> = tiers.iter().take(NAMED).map(name).collect();
    match (tiers.len().saturating_sub(NAMED), &named[..]) {
        (0, [first @ .., last]) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        (0, named) => named.join(", "),
        (more, named) => format!("{} and {more} more", named.join(", ")),
    }
}

/// "1 thing" or "2 things".
fn things(count: usize) -> String {
    if count == 1 { "1 thing".to_owned() } else { format!("{count} things") }
}

fn check_in_cell(check: &Check<'_>, currency: Currency) -> (String, String) {
    let standing = check.standing();
    // Of several ways the one that was gone says enough.
    let ways = check.comparisons.iter().filter(|way| standing != Standing::Met || way.is_met());
    let there: Vec<String> = ways.map(|way| there_of(way, currency)).collect();
    let there = either(&there);
    match standing {
        Standing::Met if asks_nothing(check) => ("none asked".to_owned(), String::new()),
        Standing::Met => ("met".to_owned(), there),
        Standing::Unknown => ("unknown".to_owned(), there),
        Standing::Short => match &check.comparisons[..] {
            [way] => (format!("{} short", quantity(way.short_by(), currency)), there),
            _ => ("short".to_owned(), there),
        },
    }
}

fn point(check: &Check<'_>, currency: Currency) -> String {
    match check.standing() {
        Standing::Short => {
            let ways: Vec<String> = check.comparisons.iter().map(|way| missing(way, currency)).collect();
            capitalized(&ways.join("; or "))
        }
        Standing::Met if asks_nothing(check) => format!("{}: none asked", capitalized(&label(check.id))),
        Standing::Met => {
            let met = check.comparisons.iter().filter(|way| way.is_met());
            let ways: Vec<String> =
                met.map(|way| format!("{}: {}", label(way.requirement), there_of_needed(way, currency))).collect();
            capitalized(&either(&ways))
        }
        Standing::Unknown if check.incomparable => {
            format!("{}: not compared, because nothing is estimated here", capitalized(&label(check.id)))
        }
        Standing::Unknown => check.name.map_or_else(|| name(check.id, None), str::to_owned),
    }
}

/// "7 more certified experts: you have 3 of 10".
fn missing(way: &Comparison<'_>, currency: Currency) -> String {
    let what = quantity_of(way, way.short_by(), currency);
    let what = what.replacen(' ', " more ", 1);
    format!("{what}: you have {}", there_of_needed(way, currency))
}

/// "7 certified experts", "$50,000 of purchases from the vendor".
fn quantity_of(way: &Comparison<'_>, quantity: Quantity, currency: Currency) -> String {
    match quantity {
        Quantity::Count(count) => some(way.requirement, count),
        Quantity::Amount(amount) => format!("{} of {}", format::money(amount, currency), label(way.requirement)),
    }
}

/// "3 of 10", "$200,000 of $250,000 in year 1".
fn there_of_needed(way: &Comparison<'_>, currency: Currency) -> String {
    let year = way.year.map(|year| format!(" in year {year}")).unwrap_or_default();
    format!("{}{year}", there_of(way, currency))
}

/// "3 of 10".
fn there_of(way: &Comparison<'_>, currency: Currency) -> String {
    format!("{} of {}", quantity(way.have, currency), quantity(way.need, currency))
}

fn quantity(quantity: Quantity, currency: Currency) -> String {
    match quantity {
        Quantity::Count(count) => format::count(count),
        Quantity::Amount(amount) => format::money(amount, currency),
    }
}

/// What is counted or measured, within a sentence.
fn label(id: &str) -> String {
    match id {
        "co_sell_minimum" => "co-sell (not defined; held against closed deals that you registered)".to_owned(),
        "purchase_minimum" => "purchases from the vendor".to_owned(),
        id => counted(id).map_or_else(|| what(id), |(_, many)| many.to_owned()),
    }
}

/// The name of a requirement: our own for those that are counted, else the one that its program gives it.
#[must_use]
pub fn name(id: &str, given: Option<&str>) -> String {
    if id == "marketing_points" {
        return "Marketing activities a year, credited by points".to_owned();
    }
    counted(id)
        .map(|(_, many)| capitalized(many))
        .or_else(|| given.map(str::to_owned))
        .unwrap_or_else(|| id.replace('_', " "))
}

/// One and many of a counted requirement.
fn counted(id: &str) -> Option<(&'static str, &'static str)> {
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

/// The name of a requirement over a narrow column; words that may be divided say where.
fn head(id: &str, given: Option<&str>) -> String {
    let short = match id {
        "marketing_points" => "Marketing activities",
        "associate_sales" => "Asso\u{ad}ciate Sales",
        "associate_pre_sales" => "Asso\u{ad}ciate Pre-Sales",
        "associate_developers" => "Asso\u{ad}ciate Develop\u{ad}ers",
        "tech_leads" => "Asso\u{ad}ciate Tech Leads",
        "platform_ops_engineers" => "Profes\u{ad}sional Platform Ops",
        "reviewed_projects" => "Re\u{ad}viewed projects",
        "new_clients" => "New clients",
        "developer_certifications" => "Certifi\u{ad}cations",
        "partner_sourced_opportunities" => "Sourced deals",
        "new_business" => "New business",
        id => return name(id, given),
    };
    short.to_owned()
}

/// How much of a requirement is asked, without saying of what unless there are alternatives.
pub(super) fn need(need: &Need, currency: Option<Currency>) -> String {
    match need {
        Need::AtLeast(count) => format::count(*count),
        Need::Amount(amount) => {
            let amount = currency.map_or_else(|| format::decimal(*amount), |currency| format::price(*amount, currency));
            format!("{amount} a year")
        }
        Need::Points { at_least, .. } => format!("{} points", format::count(*at_least)),
        Need::Sold { at_least, .. } => format!("{} a year", format::decimal(*at_least)),
        Need::NotStated => String::new(),
        Need::AnyOf(alternatives) | Need::SomeOf { of: alternatives, .. } => {
            let parts: Vec<String> = alternatives
                .iter()
                .map(|alternative| match &alternative.need {
                    Need::AtLeast(count) => some(&alternative.requirement, *count),
                    other => format!("{} of {}", self::need(other, currency), what(&alternative.requirement)),
                })
                .collect();
            either(&parts)
        }
    }
}

/// So many of a counted requirement, like `7 certified experts`.
#[must_use]
pub fn some(id: &str, count: u32) -> String {
    let what = counted(id).map(|(one, many)| if count == 1 { one } else { many }).unwrap_or(id);
    format!("{} {what}", format::count(count))
}

fn what(id: &str) -> String {
    if id == NEW_LICENSE_ARR { "new subscriptions that you sourced".to_owned() } else { id.replace('_', " ") }
}

#[cfg(test)]
mod tests;
