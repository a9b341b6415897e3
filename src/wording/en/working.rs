//! The words of a working: what each step is and how it is made.

use partner_engine::program::{Confidence, RuleKind, TierRef};
use partner_engine::rate::{Factor, Origin};
use partner_engine::rules::{Direction, Rounding};
use partner_engine::working::{Figure, Formula, Label, Name, Reaching, Reason};

use super::NUMBERS;
use super::facts::{self, measured};
use super::fields;
use crate::fields::Field;
use crate::wording::{LineOf, Working};

/// English.
pub(in crate::wording) const WORKING: Working = Working {
    caption: |what| format!("Working: {what}"),
    line: "Line",
    what: "What",
    how: "Calculation and source",
    amount: |code| format!("Amount, {code}"),
    every_step: "Show all steps",
    close: "Close",
    as_before: |line| format!("Source as line {line}"),
    all_years: "For all years",
    lines: |count| if count == 1 { "1 line".to_owned() } else { format!("{count} lines") },
    year: |year| if year == 0 { "Before year 1".to_owned() } else { format!("Year {year}") },
    step: |step, tier| label(&step.label, tier),
    formula,
    origin,
};

/// The name of an amount, with its stream. Its year stands above it.
fn label(label: &Label<'_>, tier: TierRef<'_>) -> String {
    let name = name(label.name, tier);
    let contribution = label.contribution.map(facts::contribution);
    let stream = label.stream.map(|stream| facts::stream(stream).to_ascii_lowercase());
    let of_all_years =
        matches!(label.name, Name::Gross | Name::Net | Name::Fees | Name::Refunds | Name::Costs | Name::Line);
    let year = (label.year.is_none() && of_all_years).then(|| "all years".to_owned());
    let rest: Vec<String> =
        [stream, contribution.map(str::to_owned), year].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if rest.is_empty() { name } else { format!("{name}: {}", rest.join(", ")) }
}

fn name(name: Name<'_>, tier: TierRef<'_>) -> String {
    let kind = tier.tier.kind();
    let commission = kind != Some(RuleKind::Margin);
    let fee =
        |id: &str| tier.tier.fees.iter().find(|fee| fee.id == id).map_or("Fee", |fee| fee.name.as_str()).to_owned();
    match name {
        Name::List => "List value".to_owned(),
        Name::InForce => "Subscriptions in force".to_owned(),
        Name::Invoiced => "Invoiced".to_owned(),
        Name::Base => "Registered part".to_owned(),
        Name::Cost => "What you pay the vendor".to_owned(),
        Name::Uncapped => "Before the cap".to_owned(),
        Name::CapPerDeal => "Cap for one deal".to_owned(),
        Name::CapPerYear => "Cap for a year’s deals".to_owned(),
        Name::Edge => "Where the bracket begins".to_owned(),
        Name::Scaled => "What the brackets are measured by".to_owned(),
        Name::Stacked => "What the brackets are laid over".to_owned(),
        Name::Part => "Part within the bracket".to_owned(),
        Name::AtRate => "At the rate of the bracket".to_owned(),
        Name::Bounty => "Amount for each".to_owned(),
        Name::BountyPerYear => "Amount for a year’s".to_owned(),
        Name::Uplift(id) => format!("On top: {}", uplift(id, tier)),
        Name::Limit => "Limit".to_owned(),
        Name::LimitPerYear => "Limit for a year’s".to_owned(),
        Name::Line => facts::kind(kind.unwrap_or(RuleKind::Commission)).to_owned(),
        Name::Gross if commission => "All commissions".to_owned(),
        Name::Gross => "All margins".to_owned(),
        Name::Measure => kind
            .map_or("Measure", |kind| if kind == RuleKind::Margin { "Purchases" } else { "Closed deals" })
            .to_owned(),
        Name::Fee(id) => fee(id),
        Name::Fees => "Fees".to_owned(),
        Name::RefundThreshold(id) => {
            let what = kind.map_or("", |kind| measured(kind.measure()));
            format!("{} comes back from this much of {what}", fee(id))
        }
        Name::Refund(id) => format!("{} that comes back", fee(id)),
        Name::Refunds => "Refunds".to_owned(),
        Name::Minimum => facts::MINIMUM.to_owned(),
        Name::Sold(_) => "What is measured".to_owned(),
        Name::SalesTarget => "What must be sold in a year".to_owned(),
        Name::LicenseTarget => "New subscriptions asked for".to_owned(),
        Name::UnitCost(id) => format!("Cost of one more: {}", facts::requirement(id, None).to_ascii_lowercase()),
        Name::RequirementPrice(id) => {
            format!("Price of what is missing: {}", facts::requirement(id, None).to_ascii_lowercase())
        }
        Name::RequirementCost(id) => {
            format!("Cost of what is missing: {}", facts::requirement(id, None).to_ascii_lowercase())
        }
        Name::InvoicedTotal => "Invoiced, all streams".to_owned(),
        Name::SellingCost => "Cost of selling".to_owned(),
        Name::BadDebt => "Bad debt".to_owned(),
        Name::Costs => "Costs".to_owned(),
        Name::Net => "Net".to_owned(),
    }
}

fn uplift(id: &str, tier: TierRef<'_>) -> String {
    let uplifts = tier.tier.rules.iter().flat_map(|rule| &rule.uplifts);
    uplifts.filter(|uplift| uplift.id == id).map(|uplift| uplift.name.clone()).next().unwrap_or_else(|| id.to_owned())
}

fn formula(formula: &Formula<'_>, every: bool, line: &LineOf<'_>) -> String {
    let figure = |figure: Figure| {
        let amount = NUMBERS.amount(figure.amount);
        line(figure).map_or_else(|| amount.clone(), |line| format!("{amount}\u{a0}({line})"))
    };
    let counts = |part: &&Figure| every || !part.amount.is_zero();
    let sum = |figures: &[Figure]| {
        let is_nothing = !figures.iter().any(|part| counts(&part));
        let named = figures.iter().filter(|part| is_nothing || counts(part));
        named.map(|part| figure(*part)).collect::<Vec<_>>().join(" + ")
    };
    match formula {
        Formula::Typed { .. } => "as you typed it".to_owned(),
        Formula::Stated { cite, .. } if cite.confidence == Confidence::Inferred => "as read".to_owned(),
        Formula::Stated { .. } => "as stated".to_owned(),
        Formula::Converted { amount, from, from_per_euro, to_per_euro, .. } => {
            let divided = if from_per_euro.is_integer() && from_per_euro.mantissa() == 1 {
                String::new()
            } else {
                format!(" ÷ {}", NUMBERS.decimal(from_per_euro.normalize()))
            };
            format!(
                "{}{divided} × {} for one euro",
                NUMBERS.price(*amount, *from),
                NUMBERS.decimal(to_per_euro.normalize())
            )
        }
        Formula::Share { of, factor } => format!("{} × {}", figure(*of), percent(factor)),
        Formula::Less { of, factor } => format!("{} less {}", figure(*of), percent(factor)),
        Formula::Grown { of, factor } if factor.percent.0.is_sign_negative() => {
            format!("{} less {}", figure(*of), NUMBERS.percent(factor.percent.0.abs()))
        }
        Formula::Grown { of, factor } => format!("{} plus {}", figure(*of), percent(factor)),
        Formula::Sum(parts) if parts.is_empty() => "there are none".to_owned(),
        Formula::Sum(parts) => sum(parts),
        Formula::Balance { plus, minus } => {
            let minus: String =
                minus.iter().filter(counts).map(|part| format!(" \u{2212} {}", figure(*part))).collect();
            format!("{}{minus}", sum(plus))
        }
        Formula::Least(one, other) => format!("the smaller of {} and {}", figure(*one), figure(*other)),
        Formula::Times { of, count } => format!("{} × {}", figure(*of), NUMBERS.count(*count)),
        Formula::WhenReached { measure, threshold, .. } => {
            let verb = if measure.amount >= threshold.amount { "reaches" } else { "stays below" };
            format!("{} {verb} {}", figure(*measure), figure(*threshold))
        }
        Formula::UnlessReached { business, enough, then } => {
            let weakest = |one: &Reaching| {
                let (lowest, threshold) = (one.measures.iter().min_by_key(|measure| measure.amount)?, one.threshold);
                (lowest.amount < threshold.amount).then_some((*lowest, threshold))
            };
            let short: Vec<_> = business.iter().filter_map(weakest).collect();
            match short.first() {
                Some((lowest, threshold)) if business.len() - short.len() < *enough => {
                    format!("{}, as {} stays below {}", figure(*then), figure(*lowest), figure(*threshold))
                }
                _ => {
                    let reached = business.iter().find(|one| one.is_reached());
                    reached.map_or_else(String::new, |one| format!("every year reaches {}", figure(one.threshold)))
                }
            }
        }
        Formula::Nothing(Reason::ContributionAbsent) => "you do not have this contribution".to_owned(),
        Formula::Nothing(Reason::NothingSold) => "nothing is sold here".to_owned(),
        Formula::Nothing(Reason::ConditionOpen) => "you have not said whether its condition is met".to_owned(),
        Formula::Nothing(Reason::Unbounded) => "nothing bounds it".to_owned(),
        Formula::Nothing(Reason::NoneForeseen) => "none is foreseen".to_owned(),
        shaped => shaped_formula(shaped, &figure),
    }
}

/// How amounts of brackets, shares in time and rounding are made.
fn shaped_formula(formula: &Formula<'_>, figure: &dyn Fn(Figure) -> String) -> String {
    match formula {
        Formula::Greatest(one, other) => format!("the greater of {} and {}", figure(*one), figure(*other)),
        Formula::Within { of, above, up_to } => {
            let from = above.map_or_else(|| "0".to_owned(), figure);
            let end = up_to.map_or_else(String::new, |edge| format!(" to {}", figure(edge)));
            format!("the part of {} from {from}{end}", figure(*of))
        }
        Formula::BegunBefore { of, deals, edge } => {
            format!("the deals that begin before {}, of {} in {deals}", figure(edge.at), figure(*of))
        }
        Formula::Bracket { measure, edges, amounts } => {
            let reached = edges.iter().take_while(|edge| edge.is_reached_by(measure.amount)).count();
            let chosen = amounts.get(reached).map_or_else(String::new, |amount| figure(*amount));
            format!("{}: bracket {} of {}, {chosen}", figure(*measure), reached + 1, amounts.len())
        }
        Formula::Portion { of, count, whole } => {
            format!("{} × {} ÷ {}", figure(*of), NUMBERS.count(*count), NUMBERS.count(*whole))
        }
        Formula::RoundedShare { of, factor, rounding } => {
            format!("{} × {}, {}", figure(*of), percent(factor), rounded(rounding))
        }
        Formula::Rounded { of, rounding } => format!("{}, {}", figure(*of), rounded(rounding)),
        Formula::RoundedTotal { shares, others, rounding } => {
            let shares = shares.iter().map(|(of, factor)| format!("{} × {}", figure(*of), percent(factor)));
            let all: Vec<String> = shares.chain(others.iter().map(|other| figure(*other))).collect();
            format!("{}, {}", all.join(" + "), rounded(rounding))
        }
        _ => String::new(),
    }
}

fn rounded(rounding: &Rounding) -> String {
    let unit = NUMBERS.decimal(rounding.unit);
    match rounding.direction {
        Direction::Down => format!("rounded down to {unit}"),
        Direction::HalfUp => format!("rounded to {unit}"),
    }
}

fn percent(factor: &Factor<'_>) -> String {
    NUMBERS.percent(factor.percent.0)
}

fn origin(formula: &Formula<'_>) -> Option<String> {
    let (Formula::RoundedShare { factor, .. }
    | Formula::Share { factor, .. }
    | Formula::Less { factor, .. }
    | Formula::Grown { factor, .. }) = formula
    else {
        return None;
    };
    match factor.origin {
        Origin::Typed(path) => {
            let name = Field::ALL.iter().find(|field| field.path() == path).map_or("", |field| fields::name(*field));
            Some(format!("({}, as you typed it)", name.to_ascii_lowercase()))
        }
        Origin::Stated(_) => None,
        Origin::ShareOfMaximum { share, maximum, .. } => {
            let (share, maximum) = (NUMBERS.percent(share.0), NUMBERS.percent(maximum.0));
            Some(format!("({share} of “up to {maximum}”)"))
        }
        Origin::Assumed(_) => Some("(your assumption)".to_owned()),
        Origin::NotStated(_) => Some("(not stated: nothing is certain)".to_owned()),
    }
}
