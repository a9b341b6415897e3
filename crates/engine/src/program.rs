//! The types of a partner program, as written in `programs/` and in program files given at run time.
//!
//! A [`Program`] is one dated edition. Every fact in it carries a [`Citation`]. The types hold only data that [`crate::validate`]
//! has accepted, so that the rest of the engine can trust them; they do not depend on TOML or JSON and compute no figure. Their serde
//! representation defines the files; [`crate::compact`] is the embedded form.
//!
//! Next: rates, fees and requirements are in [`crate::rules`], one file for each kind; `description.rs` has the facts without figures.

mod description;

use serde::{Serialize, Serializer};

use crate::date::Date;
use crate::money::Currency;
use crate::percent::Percent;
use crate::rules::{Condition, ProductLine, Rounding};

pub use crate::citation::{Citation, Confidence};
pub use crate::rules::{Alternative, Cap, Fee, FeeAmount, Measure, Minimum, Need, Refund, Requirement, Rule, RuleKind};
pub use crate::stream::{Contribution, Stream};
pub use description::{
    Answer, Benefit, BenefitName, Clause, ClauseKind, Motion, Profile, Seller, SellerStatement, Statement, Status,
};

/// All programs that an estimate runs over, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Catalog {
    /// `sha256:…` over the rules, which identifies in an estimate the rules that it was computed with.
    pub fingerprint: String,
    /// The programs in catalog order.
    pub programs: Vec<Program>,
}

impl Catalog {
    /// The program and tier with an id like `wso2-2018/certified-integration`.
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
    /// The currency of all amounts of the program; `None` when it states no amount.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Currency>"))]
    pub currency: Option<Currency>,
    /// Publication, validity and end of the edition.
    pub validity: Validity,
    /// The documents that citations name.
    pub sources: Vec<Source>,
    /// The benefits that tiers of this program mention, in reading order.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub benefits: Vec<BenefitName>,
    /// The product lines that rules distinguish.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub product_lines: Vec<ProductLine>,
    /// Conditions of rules and uplifts.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub conditions: Vec<Condition>,
    /// The clause by which the best commission or discount of several tiers held at once counts; `None` when no document has one.
    pub best_of_held: Option<Citation>,
    /// Rounding of what is paid; without it, half away from zero to the minor unit, line by line.
    pub rounding: Option<Rounding>,
    /// Awards across tiers, like Bronze to Platinum.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub statuses: Vec<Status>,
    /// Clauses of the whole program: deadlines, territories, contradictions, readings.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub clauses: Vec<Clause>,
    /// The tiers in catalog order.
    pub tiers: Vec<Tier>,
}

impl Program {
    /// The tier with this id within the program.
    #[must_use]
    pub fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }

    /// The condition with this id.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.id == id)
    }

    /// The source that a citation names.
    #[must_use]
    pub fn source(&self, cite: &Citation) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == cite.source)
    }
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
    /// The reason why the edition no longer holds; `None` when no document says that it has ended.
    pub ended: Option<String>,
    /// The citation of the end; `None` when it is the citation of the dates.
    pub ended_cite: Option<Citation>,
    /// Whether a document shows that the edition is in force; with neither this nor `ended` that is unknown. The engine has no clock, so
    /// an edition whose last day has passed must have `ended`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub in_force: bool,
    /// Citation of the dates.
    pub cite: Citation,
}

impl Validity {
    /// Whether the edition may hold on a day: not before its first and not after its last day, as far as stated.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        let too_early = self.from.is_some_and(|from| date.is_before(from));
        let too_late = self.until.is_some_and(|until| until.is_before(date));
        !too_early && !too_late
    }
}

/// A document that facts are cited from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Source {
    /// Identifier that citations use, like `guide`.
    pub id: String,
    /// The document's title.
    pub title: String,
    /// The document's date as printed, in words; `None` when it prints none.
    pub dated: Option<String>,
    /// The address of publication, without a scheme; `None` when none is printed.
    pub address: Option<String>,
    /// The day on which a person last compared the facts with the document; `None` when nobody could.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Date>"))]
    pub checked: Option<Date>,
}

/// A form of partnership in a program, with rules, fees and requirements of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Tier {
    /// Identifier within the program, like `certified-integration`.
    pub id: String,
    /// The tier's name as a visitor reads it.
    pub name: String,
    /// The ways of doing business that the tier covers.
    pub motions: Vec<Motion>,
    /// The party that signs the customer.
    pub seller: SellerStatement,
    /// Four descriptive statements: purpose, earnings, audience and key value.
    pub profile: Profile,
    /// Rules by which the tier pays. Empty: the tier states no income and is not estimated.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub rules: Vec<Rule>,
    /// Fees that the partner pays.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub fees: Vec<Fee>,
    /// Sales or purchases that are required each year.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub minimums: Vec<Minimum>,
    /// Requirements of the tier: people, certifications, points, sales and criteria.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub requirements: Vec<Requirement>,
    /// Benefits besides money.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub benefits: Vec<Benefit>,
    /// Obligations, conditions, deadlines and notes of this tier.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub clauses: Vec<Clause>,
}

impl Tier {
    /// Whether a rule or requirement measures the year before the estimated one.
    #[must_use]
    pub fn measures_last_year(&self) -> bool {
        self.requirements.iter().flat_map(Requirement::needs).any(|(_, need)| need.measures_last_year())
            || self.rules.iter().any(Rule::measures_last_year)
    }

    /// Whether a rule pays for months of a contract, so that renewals must be split by the age of their contracts.
    #[must_use]
    pub(crate) fn pays_by_contract_age(&self) -> bool {
        self.rules.iter().any(|rule| rule.months.is_some())
    }

    /// The least and the greatest percentage allowed by every rule for a stream, or by those for a contribution; `None` without such a
    /// rule.
    #[must_use]
    pub fn rate_bounds(&self, stream: Stream, contribution: Option<Contribution>) -> Option<(Percent, Percent)> {
        let is_named =
            |rule: &&Rule| rule.stream == stream && (contribution.is_none() || rule.contribution == contribution);
        let bounds = self.rules.iter().filter(is_named).map(Rule::bounds);
        bounds.reduce(|one, other| (one.0.max(other.0), one.1.min(other.1)))
    }

    /// Commission or margin; `None` for a tier that states no income.
    #[must_use]
    pub fn kind(&self) -> Option<RuleKind> {
        self.rules.first().map(|rule| rule.kind)
    }
}

/// A tier together with its program; in JSON its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierRef<'c> {
    /// The program.
    pub program: &'c Program,
    /// The tier.
    pub tier: &'c Tier,
}

impl Serialize for TierRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.program.id, self.tier.id))
    }
}

impl TierRef<'_> {
    /// The id in links and JSON, like `wso2-2018/certified-integration`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.program.id, self.tier.id)
    }

    /// Whether the tier has this id, like `wso2-2018/certified-integration`.
    #[must_use]
    pub fn has_id(&self, id: &str) -> bool {
        id.split_once('/') == Some((&self.program.id, &self.tier.id))
    }
}
