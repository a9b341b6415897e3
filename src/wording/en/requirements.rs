//! The words of the view "Requirements": what tiers ask, what is there, and what it is short by.

use partner_engine::money::Currency;
use partner_engine::standing::{Check, Quantities, Quantity, Standing};

use super::NUMBERS;
use super::facts::{self, capitalized, counted, either, requirement, some, ways, what};
use crate::requirement_matrix::{RequirementColumn, Tally, TallyTier, Unasked, asks_nothing};
use crate::wording::{Matrix, Plan, Requirements};

/// English.
pub(in crate::wording) const REQUIREMENTS: Requirements = Requirements {
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
            RequirementColumn::Counted(id, name) => head(id, name.as_deref()),
            RequirementColumn::Minimum => facts::MINIMUM.to_owned(),
            RequirementColumn::WithoutFigure => "Not counted".to_owned(),
        },
        standing: |standing, missing, asks| match standing {
            Standing::Met if !asks => "Asks for no figures".to_owned(),
            Standing::Met => "You meet all counted requirements".to_owned(),
            Standing::Short => format!("{} missing", things(missing)),
            Standing::Unknown => "Publishes no figures".to_owned(),
        },
        gap: |check, currency| {
            let left: Vec<String> = check.unmet().map(|way| quantity_of(way, way.short_by(), currency)).collect();
            ways(check.still_needed(), &left, " or ", " and ")
        },
        check: check_in_cell,
        without_figure: |count| match count {
            1 => "1 criterion".to_owned(),
            count => format!("{count} criteria"),
        },
        criterion: |check| check.name.map_or_else(|| requirement(check.id, None), str::to_owned),
        heads_lost: "The requirements table lost the heads of its columns: which tier each of its figures belongs to is read.",
        not_asked: |unasked| match unasked {
            Unasked::Plainly => "Not asked",
            Unasked::AsRead => "Not asked, as its columns are read",
            Unasked::OfAuthorizations => "Listed for authorizations, which this tier does not have",
            Unasked::Disputed => "The overview asks it",
        },
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
        format!("{} ({}{ended})", facts::tier(tier.tier), facts::edition(tier.program))
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
            let left: Vec<String> = check.unmet().map(|way| missing(way, currency)).collect();
            capitalized(&ways(check.still_needed(), &left, "; or ", "; and "))
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
        Standing::Unknown => check.name.map_or_else(|| requirement(check.id, None), str::to_owned),
    }
}

/// "7 more certified experts: you have 3 of 10".
fn missing(way: &Quantities<'_>, currency: Currency) -> String {
    let what = quantity_of(way, way.short_by(), currency);
    let what = what.replacen(' ', " more ", 1);
    format!("{what}: you have {}", there_of_needed(way, currency))
}

/// "7 certified experts", "$50,000 of purchases from the vendor".
fn quantity_of(way: &Quantities<'_>, quantity: Quantity, currency: Currency) -> String {
    match quantity {
        Quantity::Count(count) => some(way.requirement, count),
        Quantity::Amount(amount) => format!("{} of {}", NUMBERS.money(amount, currency), label(way.requirement)),
    }
}

/// "3 of 10", "$200,000 of $250,000 in year 1".
fn there_of_needed(way: &Quantities<'_>, currency: Currency) -> String {
    let year = way.year.map(|year| format!(" in year {year}")).unwrap_or_default();
    format!("{}{year}", there_of(way, currency))
}

/// "3 of 10".
fn there_of(way: &Quantities<'_>, currency: Currency) -> String {
    format!("{} of {}", quantity(way.have, currency), quantity(way.need, currency))
}

fn quantity(quantity: Quantity, currency: Currency) -> String {
    match quantity {
        Quantity::Count(count) => NUMBERS.count(count),
        Quantity::Amount(amount) => NUMBERS.money(amount, currency),
    }
}

/// The counted or measured thing, within a sentence.
fn label(id: &str) -> String {
    match id {
        "co_sell_minimum" => "co-sell (not defined; held against closed deals that you registered)".to_owned(),
        "purchase_minimum" => "purchases from the vendor".to_owned(),
        id => counted(id).map_or_else(|| what(id), |(_, many)| many.to_owned()),
    }
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
        id => return requirement(id, given),
    };
    short.to_owned()
}

#[cfg(test)]
mod tests;
