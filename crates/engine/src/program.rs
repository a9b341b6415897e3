//! What a partner program is: the shape of the files in `programs/` and of program files given at run time.
//!
//! A [`Program`] is one dated edition. Everything in it carries a [`Citation`]. The types hold what
//! [`crate::validate`] has accepted, so that the rest of the engine can trust them; they know nothing of
//! TOML or JSON and compute nothing. Their serde representation is the model of the files; [`crate::compact`] is the embedded one.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::date::Date;
use crate::decimal;
use crate::money::Currency;
use crate::rate::Rate;
use crate::scope::{Base, Condition, Months, ProductLine, Uplift};
use crate::shape::Shape;
use crate::terms::{Gauge, Limit, MeasuredYear, Rounding, Scale, Weight};

/// All programs that an estimate runs over, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Catalog {
    /// `sha256:…` over the rules, so that an estimate names the edition of the rules it was made with.
    pub fingerprint: String,
    /// The programs in catalog order.
    pub programs: Vec<Program>,
}

/// One dated edition of one vendor's partner program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Program {
    /// Identifier in links and JSON, like `wso2-2018`.
    pub id: String,
    /// The vendor whose program it is.
    pub vendor: String,
    /// The program's name as a visitor reads it.
    pub name: String,
    /// The edition as the document names it, like `October 2018`.
    pub edition: String,
    /// The currency in which the program's money facts stand; `None` when it states no money.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Currency>"))]
    pub currency: Option<Currency>,
    /// When the edition was published, is valid and whether it has ended.
    pub validity: Validity,
    /// The documents that citations name.
    pub sources: Vec<Source>,
    /// The benefits that tiers of this program speak of, in reading order.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub benefits: Vec<BenefitName>,
    /// The product lines that rules tell apart.
    #[cfg_attr(feature = "schema", schemars(default, with = "Vec<ProductLine>"))]
    pub product_lines: Shape<Vec<ProductLine>>,
    /// What rules and uplifts depend on.
    #[cfg_attr(feature = "schema", schemars(default, with = "Vec<Condition>"))]
    pub conditions: Shape<Vec<Condition>>,
    /// Where it stands that of several tiers held at once the best commission or discount counts; `None` when nothing says so.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Citation>"))]
    pub best_of_held: Shape<Option<Citation>>,
    /// How what is paid is rounded; half away from zero to the minor unit, line by line, where nothing is said.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Rounding>"))]
    pub rounding: Shape<Option<Rounding>>,
    /// Awards across tiers, like Bronze to Platinum.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub statuses: Vec<Status>,
    /// What holds for the whole program: deadlines, territories, contradictions, readings.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub clauses: Vec<Clause>,
    /// The tiers in catalog order.
    pub tiers: Vec<Tier>,
}

/// The dates of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Validity {
    /// Day of publication, where a document prints one.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Date>"))]
    pub published: Option<Date>,
    /// First day on which the edition holds.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Date>"))]
    pub from: Option<Date>,
    /// Last day on which the edition holds.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Date>"))]
    pub until: Option<Date>,
    /// Why the edition no longer holds; `None` when no document says that it has ended.
    pub ended: Option<String>,
    /// Where the dates stand.
    pub cite: Citation,
}

/// A document that facts are cited from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Source {
    /// Identifier that citations use, like `guide`.
    pub id: String,
    /// The document's title.
    pub title: String,
    /// Its date as printed, in words; `None` when it prints none.
    pub dated: Option<String>,
    /// Where it was published, without a scheme; `None` when none is printed.
    pub address: Option<String>,
}

/// Where a fact stands and how sure we are of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Citation {
    /// The [`Source::id`].
    pub source: String,
    /// The section's heading.
    pub section: String,
    /// The table row or paragraph; `None` when the section is one paragraph.
    pub row: Option<String>,
    /// Whether the document says it or we read it out of it.
    pub confidence: Confidence,
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The value and its place are in the document.
    Stated,
    /// The value, its column or its meaning is our reading.
    Inferred,
}

/// What a partner can hold in a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Tier {
    /// Identifier within the program, like `certified-integration`.
    pub id: String,
    /// The tier's name as a visitor reads it.
    pub name: String,
    /// The ways of doing business that the tier covers.
    pub motions: Vec<Motion>,
    /// Who signs the customer.
    pub seller: SellerStatement,
    /// What the tier is for, how money is made, for whom it is and its key value.
    pub profile: Profile,
    /// What it pays. Empty: the tier states no income and is not estimated.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub rules: Vec<Rule>,
    /// What it costs.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub fees: Vec<Fee>,
    /// What must be sold or bought each year.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub minimums: Vec<Minimum>,
    /// What must be held or done.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub requirements: Vec<Requirement>,
    /// What it gives besides money.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub benefits: Vec<Benefit>,
    /// Obligations, conditions, deadlines and notes of this tier.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub clauses: Vec<Clause>,
}

/// The four descriptive statements of a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Profile {
    /// What the tier is for.
    pub purpose: Statement,
    /// How a partner makes money in it.
    pub earns: Statement,
    /// Whom the vendor addresses.
    pub audience: Statement,
    /// What the vendor says the tier is worth.
    pub key_value: Statement,
}

/// A way of doing business with the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// Being promoted; no income is stated.
    Promote,
    /// Embedding the product against a royalty.
    Embed,
    /// The vendor sells, the partner earns a commission.
    Refer,
    /// The partner buys at a discount and sells.
    Resell,
    /// The partner delivers projects.
    Deliver,
    /// The partner runs the product for customers.
    Manage,
}

/// Who signs the customer, with its citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SellerStatement {
    /// Who it is.
    pub value: Seller,
    /// Where it stands.
    pub cite: Citation,
}

/// Who signs the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Seller {
    /// The vendor sells.
    Vendor,
    /// The partner sells.
    Partner,
    /// The documents do not say.
    NotStated,
}

/// A value in a comparison with its citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Statement {
    /// What the document says.
    pub value: Answer,
    /// Where it stands, or where one would expect it.
    pub cite: Citation,
}

/// What a document answers to a question of the comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The document lists this for other tiers and not for this one.
    NotListed,
    /// The document does not say.
    NotStated,
    /// A number of something.
    Count(u32),
    /// In our words.
    Text(String),
    /// A figure is printed, but which tiers it belongs to cannot be recovered.
    Lost(String),
}

/// Where sales come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// First subscriptions of a year.
    NewSubscriptions,
    /// Subscriptions in force that are renewed.
    Renewals,
    /// Additions to running subscriptions.
    Upgrades,
    /// Services of the vendor.
    Services,
}

/// How a rule pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// A share of what the vendor invoices.
    Commission,
    /// A discount off the list price, kept as margin.
    Margin,
}

/// What the partner did for a deal, where a program tells it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Contribution {
    /// The partner found an opportunity unknown to the vendor.
    PartnerSourced,
    /// The partner helps in a sale of the vendor.
    CoSell,
}

/// What one stream earns in one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rule {
    /// The stream it pays on.
    pub stream: Stream,
    /// The contribution it pays for, where the program tells them apart.
    pub contribution: Option<Contribution>,
    /// The product line it pays for, by its id, where the program tells them apart.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub product_line: Shape<Option<String>>,
    /// The months of a customer's business that it pays for; all where nothing is said.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Months>"))]
    pub months: Shape<Option<Months>>,
    /// What a commission is a share of; the registered part of what a year invoices where nothing is said.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Base>"))]
    pub base: Shape<Option<Base>>,
    /// The conditions that must be met, by their ids.
    #[cfg_attr(feature = "schema", schemars(default, with = "Vec<String>"))]
    pub when: Shape<Vec<String>>,
    /// Commission or margin; the same for all rules of a tier.
    pub kind: RuleKind,
    /// How much.
    pub rate: Rate,
    /// How the rate moves with what is measured.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Scale>"))]
    pub scale: Shape<Option<Scale>>,
    /// What comes on top for a part of the business.
    #[cfg_attr(feature = "schema", schemars(default, with = "Vec<Uplift>"))]
    pub uplifts: Shape<Vec<Uplift>>,
    /// The most that one deal pays.
    pub cap: Option<Cap>,
    /// Other caps and floors, applied in this order after the cap.
    #[cfg_attr(feature = "schema", schemars(default, with = "Vec<Limit>"))]
    pub limits: Shape<Vec<Limit>>,
    /// Where it stands.
    pub cite: Citation,
}

/// The most that one deal pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Cap {
    /// In the program's currency, for each deal.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub amount_per_deal: Decimal,
    /// The vendor may apply it and need not.
    pub discretionary: bool,
    /// Where it stands.
    pub cite: Citation,
}

/// What a partner pays the vendor each year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Fee {
    /// Identifier within the tier, like `annual_fee`.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// How much.
    pub amount: FeeAmount,
    /// When it falls due only for some: for whom.
    pub condition: Option<String>,
    /// When it comes back.
    pub refund: Refund,
    /// Where it stands.
    pub cite: Citation,
}

/// How much a fee is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum FeeAmount {
    /// So much a year, in the program's currency; 0 where the document says that there is none.
    Annual(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// So much a month: twelve times as much a year.
    Monthly(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// So much once, in the first year.
    Once(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// Agreed one by one.
    Negotiated,
    /// The document does not say how much.
    NotStated,
}

/// Whether a fee comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Refund {
    /// No refund is foreseen, or there is no fee.
    None,
    /// The document does not say whether it comes back.
    NotStated,
    /// The whole fee comes back in a year in which the measure reaches an amount.
    Reaching {
        /// What is measured.
        measure: Measure,
        /// In the program's currency; reaching it exactly counts.
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        amount: Decimal,
        /// Where it stands.
        cite: Citation,
    },
}

/// A yearly measure of business done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Deals that the vendor closed and the partner registered: new subscriptions, upgrades and services.
    ClosedDeals,
    /// What the partner buys from the vendor, all streams.
    Purchases,
}

/// What must be reached each year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Minimum {
    /// What is measured.
    pub measure: Measure,
    /// In the program's currency; reaching it exactly counts.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub amount: Decimal,
    /// Where it stands.
    pub cite: Citation,
}

/// What must be held or done to have a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Requirement {
    /// One of [`crate::requirement::KNOWN`] for what is counted; free, with a name, for a criterion without a figure.
    pub requirement: String,
    /// Says what a criterion without a figure asks, or what an alternative is about.
    pub name: Option<String>,
    /// How much of it.
    pub need: Need,
    /// Where it stands.
    pub cite: Citation,
}

/// How much a requirement asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// So many; 0 where the document says that none is needed.
    AtLeast(u32),
    /// So much money a year, in the program's currency.
    Amount(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// A criterion whose figure no document states.
    NotStated,
    /// One of several is enough.
    AnyOf(Vec<Alternative>),
    /// Several of several are enough.
    SomeOf {
        /// How many.
        at_least: u32,
        /// The choice.
        of: Vec<Alternative>,
    },
    /// Points for what is counted.
    Points {
        /// How many points.
        at_least: u32,
        /// What gives them.
        of: Vec<Weight>,
    },
    /// So much sold in a year, in every estimated year.
    Sold {
        /// What is measured.
        measure: Gauge,
        /// Which year; each estimated year itself where nothing is said.
        measured_in: Option<MeasuredYear>,
        /// An amount in the program's currency, or a count; exactly as much is enough.
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        at_least: Decimal,
    },
}

/// One of several ways to meet a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Alternative {
    /// One of [`crate::requirement::KNOWN`].
    pub requirement: String,
    /// [`Need::AtLeast`], [`Need::Amount`], [`Need::Points`] or [`Need::Sold`].
    pub need: Need,
}

/// A benefit that tiers of a program speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct BenefitName {
    /// Identifier; the same in several programs where the benefit is the same.
    pub id: String,
    /// As a visitor reads it, with its unit and period.
    pub name: String,
}

/// What a tier says of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Benefit {
    /// One of the program's [`BenefitName::id`].
    pub benefit: String,
    /// What the document says.
    pub value: Answer,
    /// Where it stands.
    pub cite: Citation,
}

/// An award across tiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Status {
    /// Identifier within the program.
    pub id: String,
    /// As a visitor reads it.
    pub name: String,
    /// What earns it.
    pub criteria: Statement,
}

/// Something a document says that is neither a rate nor a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Clause {
    /// Identifier within its program or tier, like `registration_validity`.
    pub id: String,
    /// What sort of clause it is.
    pub kind: ClauseKind,
    /// In our words.
    pub text: String,
    /// The figure in it, in words with its unit, like `180 days`.
    pub value: Option<String>,
    /// Where it stands; a contradiction cites both sides.
    pub cites: Vec<Citation>,
}

/// What sort of clause it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum ClauseKind {
    /// What the partner must do, like registering opportunities.
    Obligation,
    /// A procedural condition of getting in, like a credit check.
    Condition,
    /// By when, or for how long.
    Deadline,
    /// Where it holds.
    Territory,
    /// Two places that disagree.
    Contradiction,
    /// How an unclear clause is read here.
    Reading,
    /// Anything else worth knowing.
    Note,
}

impl Validity {
    /// Whether an edition may hold on a day: not before its first and not after its last day, as far as they are stated.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        let too_early = self.from.is_some_and(|from| date.is_before(from));
        let too_late = self.until.is_some_and(|until| until.is_before(date));
        !too_early && !too_late
    }
}

impl FeeAmount {
    /// What is stated: in a year, in a month or once.
    #[must_use]
    pub const fn stated(&self) -> Option<Decimal> {
        match self {
            Self::Annual(amount) | Self::Monthly(amount) | Self::Once(amount) => Some(*amount),
            Self::Negotiated | Self::NotStated => None,
        }
    }
}

impl Stream {
    /// All streams in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::NewSubscriptions, Self::Renewals, Self::Upgrades, Self::Services];

    /// The id in JSON, links and program files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NewSubscriptions => "new_subscriptions",
            Self::Renewals => "renewals",
            Self::Upgrades => "upgrades",
            Self::Services => "services",
        }
    }

    /// The stream with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stream| stream.id() == id)
    }
}

impl RuleKind {
    /// What a year of a tier of this kind is measured by.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Commission => Measure::ClosedDeals,
            Self::Margin => Measure::Purchases,
        }
    }
}

impl Contribution {
    /// The id in JSON, links and program files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::PartnerSourced => "partner_sourced",
            Self::CoSell => "co_sell",
        }
    }

    /// The contribution with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::PartnerSourced, Self::CoSell].into_iter().find(|contribution| contribution.id() == id)
    }
}

impl Program {
    /// The tier with this id within the program.
    #[must_use]
    pub fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }

    /// The source that a citation names.
    #[must_use]
    pub fn source(&self, cite: &Citation) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == cite.source)
    }
}

impl Need {
    /// The choice that it leaves; empty where there is none.
    #[must_use]
    pub fn alternatives(&self) -> &[Alternative] {
        match self {
            Self::AnyOf(alternatives) | Self::SomeOf { of: alternatives, .. } => alternatives,
            _ => &[],
        }
    }
}

impl Requirement {
    /// What it asks by itself and in its alternatives, each with its id.
    pub fn needs(&self) -> impl Iterator<Item = (&str, &Need)> {
        let alternatives = self.need.alternatives().iter().map(|one| (one.requirement.as_str(), &one.need));
        std::iter::once((self.requirement.as_str(), &self.need)).chain(alternatives)
    }
}

impl Tier {
    /// Commission or margin; `None` for a tier that states no income.
    #[must_use]
    pub fn kind(&self) -> Option<RuleKind> {
        self.rules.first().map(|rule| rule.kind)
    }
}

impl Catalog {
    /// The program and tier of an id like `wso2-2018/certified-integration`.
    #[must_use]
    pub fn tier(&self, id: &str) -> Option<TierRef<'_>> {
        let (program, tier) = id.split_once('/')?;
        let program = self.programs.iter().find(|candidate| candidate.id == program)?;
        Some(TierRef { program, tier: program.tier(tier)? })
    }

    /// Every tier of every program, in catalog order.
    pub fn tiers(&self) -> impl Iterator<Item = TierRef<'_>> {
        self.programs.iter().flat_map(|program| program.tiers.iter().map(move |tier| TierRef { program, tier }))
    }
}

/// A tier together with its program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierRef<'c> {
    /// The program.
    pub program: &'c Program,
    /// The tier.
    pub tier: &'c Tier,
}

impl TierRef<'_> {
    /// The id in links and JSON, like `wso2-2018/certified-integration`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.program.id, self.tier.id)
    }

    /// Whether it has this id.
    #[must_use]
    pub fn is_called(&self, id: &str) -> bool {
        id.split_once('/') == Some((&self.program.id, &self.tier.id))
    }
}
