//! A program file: what `programs/README.md` describes, and `partner_engine::validate` reads.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{Condition, MeasuredYear, ProductLine, Rounding, Rule, ScaleBasis, Weight};
use super::{Decimal, words};

/// One dated edition of one vendor's partner program.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Program {
    /// Small letters and digits joined by `-`, like `acme-2026`.
    pub(crate) id: String,
    /// The vendor whose program it is.
    pub(crate) vendor: String,
    /// The program's name.
    pub(crate) name: String,
    /// The edition as the document names it, like `October 2018`.
    pub(crate) edition: String,
    /// ISO 4217, of every amount in the file; may be missing only where no amount is above 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) currency: Option<String>,
    /// The dates of the edition.
    pub(crate) validity: Validity,
    /// The documents that citations name; at least one.
    pub(crate) sources: Vec<Source>,
    /// The benefits that tiers speak of, in reading order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) benefits: Option<Vec<BenefitName>>,
    /// The product lines that rules tell apart; the first one is where everything is when a scenario says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) product_lines: Option<Vec<ProductLine>>,
    /// What rules and uplifts depend on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) conditions: Option<Vec<Condition>>,
    /// Where it stands that of several tiers held at once the best counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) best_of_held: Option<Citation>,
    /// How the program rounds what it pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rounding: Option<Rounding>,
    /// Awards across tiers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) statuses: Option<Vec<Status>>,
    /// What holds for the whole program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) clauses: Option<Vec<Clause>>,
    /// The tiers in the order in which they are shown; at least one.
    pub(crate) tiers: Vec<Tier>,
}

/// The dates of an edition, as exact as the document: `2021`, `2018-10` or `2020-04-06`.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Validity {
    /// Publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) published: Option<String>,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<String>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<String>,
    /// Why it no longer holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended: Option<String>,
    /// Where it stands that it has ended, when not where the dates stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ended_cite: Option<Citation>,
    /// A document shows that it is in force. Neither this nor `ended`: it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) in_force: Option<bool>,
    /// Where the dates stand.
    pub(crate) cite: Citation,
}

/// A document that facts are cited from.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Source {
    /// Identifier that citations use, like `guide`.
    pub(crate) id: String,
    /// The document's title.
    pub(crate) title: String,
    /// Its date as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) dated: Option<String>,
    /// Where it was published, without a scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<String>,
    /// The day on which a person last compared the facts with it, like `2026-11-29`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) checked: Option<String>,
}

/// Where a fact stands and how sure it is.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Citation {
    /// The `id` of a source.
    pub(crate) source: String,
    /// The section's heading.
    pub(crate) section: String,
    /// The table row or the paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) row: Option<String>,
    /// `stated`: the value and its place are in the document. `inferred`: its column or its meaning is a reading.
    pub(crate) confidence: Confidence,
}

/// What a partner can hold in a program.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Tier {
    /// Small letters and digits joined by `-`.
    pub(crate) id: String,
    /// The tier's name.
    pub(crate) name: String,
    /// The ways of doing business that it covers; at least one.
    pub(crate) motions: Vec<Motion>,
    /// Who signs the customer.
    pub(crate) seller: SellerStatement,
    /// Four descriptive statements.
    pub(crate) profile: Profile,
    /// What it pays; none where it states no income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rules: Option<Vec<Rule>>,
    /// What it costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fees: Option<Vec<Fee>>,
    /// What must be sold or bought each year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) minimums: Option<Vec<Threshold>>,
    /// What must be held or done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) requirements: Option<Vec<Requirement>>,
    /// What it gives besides money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) benefits: Option<Vec<Benefit>>,
    /// What holds for this tier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) clauses: Option<Vec<Clause>>,
}

/// Who signs the customer.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct SellerStatement {
    /// Who it is.
    pub(crate) value: Seller,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// The four descriptive statements of a tier.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Profile {
    /// What the tier is for.
    pub(crate) purpose: Statement,
    /// How a partner makes money in it.
    pub(crate) earns: Statement,
    /// Whom the vendor addresses.
    pub(crate) audience: Statement,
    /// What the vendor says the tier is worth.
    pub(crate) key_value: Statement,
}

/// A value in a comparison with its citation.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Statement {
    /// What the document says.
    pub(crate) value: Answer,
    /// Where it stands, or where one would expect it.
    pub(crate) cite: Citation,
}

/// What a document answers. `not_listed`: listed for other tiers, not for this one. `lost`: printed, but for which tiers is lost.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    Yes,
    No,
    NotListed,
    NotStated,
    Count(u32),
    Text(String),
    Lost(String),
}

/// What a partner pays the vendor each year.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Fee {
    /// Identifier within the tier, joined by `_`.
    pub(crate) id: String,
    /// What it is for.
    pub(crate) name: String,
    /// How much.
    pub(crate) amount: FeeAmount,
    /// For whom it falls due, when not for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) condition: Option<String>,
    /// When it comes back.
    pub(crate) refund: Refund,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// How much a fee is.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FeeAmount {
    Annual(Decimal),
    Monthly(Decimal),
    Once(Decimal),
    Negotiated,
    NotStated,
}

/// Whether a fee comes back: the whole fee in each year in which a measure reaches an amount.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Refund {
    None,
    NotStated,
    Reaching(Threshold),
}

/// What must be reached in a year; reaching it exactly counts.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Threshold {
    /// `closed_deals` in a tier with commissions, `purchases` in one with margins.
    pub(crate) measure: Measure,
    /// In the program's currency.
    pub(crate) amount: Decimal,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// What must be held or done to have a tier.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Requirement {
    /// A counted requirement, `new_license_arr` for an amount, else free, with a `name`.
    pub(crate) requirement: String,
    /// What a criterion without a figure asks, or what the alternatives are about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// How much of it.
    pub(crate) need: Need,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// How much a requirement asks.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Need {
    AtLeast(u32),
    Amount(Decimal),
    NotStated,
    AnyOf(Vec<Alternative>),
    SomeOf(SomeOf),
    Points(Points),
    Sold(Sold),
}

/// Several alternatives of which so many are enough.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct SomeOf {
    /// How many; at least two and fewer than all.
    pub(crate) at_least: u32,
    /// The choice.
    pub(crate) of: Vec<Alternative>,
}

/// Points for what is counted.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Points {
    /// How many.
    pub(crate) at_least: u32,
    /// What gives them.
    pub(crate) of: Vec<Weight>,
}

/// So much sold in a year, in every estimated year.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Sold {
    /// What is measured: `list`, `invoiced`, `closed_deals`, `deals` or `customers`.
    pub(crate) measure: ScaleBasis,
    /// Which year; each estimated year itself where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) measured_in: Option<MeasuredYear>,
    /// An amount in the program's currency, or a whole number.
    pub(crate) at_least: Decimal,
}

/// One of several ways to meet a requirement.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Alternative {
    /// A counted requirement, or `new_license_arr`.
    pub(crate) requirement: String,
    /// How much of it.
    pub(crate) need: AlternativeNeed,
}

/// How much an alternative asks.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AlternativeNeed {
    AtLeast(u32),
    Amount(Decimal),
    Points(Points),
    Sold(Sold),
}

/// A benefit that tiers of a program speak of.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct BenefitName {
    /// The same in several programs where the benefit is the same.
    pub(crate) id: String,
    /// As a visitor reads it, with its unit and period.
    pub(crate) name: String,
}

/// What a tier says of a benefit.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Benefit {
    /// The `id` of one of the program's benefits.
    pub(crate) benefit: String,
    /// What the document says.
    pub(crate) value: Answer,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// An award across tiers.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Status {
    /// Identifier within the program, joined by `_`.
    pub(crate) id: String,
    /// As a visitor reads it.
    pub(crate) name: String,
    /// What earns it.
    pub(crate) criteria: Statement,
}

/// Something a document says that is neither a rate nor a count.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Clause {
    /// Identifier within its program or tier, joined by `_`.
    pub(crate) id: String,
    /// What sort of clause it is.
    pub(crate) kind: ClauseKind,
    /// In one's own words.
    pub(crate) text: String,
    /// The figure in it with its unit, like `180 days`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
    /// Where it stands; a contradiction cites both sides.
    pub(crate) cites: Vec<Citation>,
}

words! {
    /// How sure a fact is.
    Confidence from partner_engine::program::Confidence { Stated, Inferred }
}

words! {
    /// A way of doing business with the vendor.
    Motion from partner_engine::program::Motion { Promote, Embed, Refer, Resell, Deliver, Manage }
}

words! {
    /// Who signs the customer.
    Seller from partner_engine::program::Seller { Vendor, Partner, NotStated }
}

words! {
    /// Where sales come from.
    Stream from partner_engine::program::Stream { NewSubscriptions, Renewals, Upgrades, Services }
}

words! {
    /// What the partner did for a deal: found an opportunity unknown to the vendor, or helped in a sale of the vendor.
    Contribution from partner_engine::program::Contribution { PartnerSourced, CoSell }
}

words! {
    /// How a rule pays.
    RuleKind from partner_engine::program::RuleKind { Commission, Margin }
}

words! {
    /// A yearly measure of business done.
    Measure from partner_engine::program::Measure { ClosedDeals, Purchases }
}

words! {
    /// What sort of clause it is.
    ClauseKind from partner_engine::program::ClauseKind {
        Obligation, Condition, Deadline, Territory, Contradiction, Reading, Note,
    }
}
