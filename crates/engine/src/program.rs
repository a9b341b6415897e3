//! What a partner program is: the shape of the files in `programs/` and of program files given at run time.
//!
//! A [`Program`] is one dated edition. Everything in it carries a [`Citation`]. The types hold what
//! [`crate::validate`] has accepted, so that the rest of the engine can trust them; they know nothing of
//! TOML or JSON and compute nothing. Their serde representation is the model of the files; [`crate::compact`] is the embedded one.
//!
//! Next: what a tier pays, costs and asks is in [`crate::rules`], a file for each kind; `description.rs` is what is said beside figures.

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
    /// `sha256:…` over the rules, so that an estimate names the edition of the rules it was made with.
    pub fingerprint: String,
    /// The programs in catalog order.
    pub programs: Vec<Program>,
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
    #[cfg_attr(feature = "schema", schemars(default))]
    pub product_lines: Vec<ProductLine>,
    /// What rules and uplifts depend on.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub conditions: Vec<Condition>,
    /// Where it stands that of several tiers held at once the best commission or discount counts; `None` when nothing says so.
    pub best_of_held: Option<Citation>,
    /// How what is paid is rounded; half away from zero to the minor unit, line by line, where nothing is said.
    pub rounding: Option<Rounding>,
    /// Awards across tiers, like Bronze to Platinum.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub statuses: Vec<Status>,
    /// What holds for the whole program: deadlines, territories, contradictions, readings.
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
    /// Why the edition no longer holds; `None` when no document says that it has ended.
    pub ended: Option<String>,
    /// Where it stands that the edition has ended; `None` when it stands where the dates do.
    pub ended_cite: Option<Citation>,
    /// Whether a document shows that the edition is in force; with neither this nor `ended` it is not known. The engine has no clock, so
    /// that a last day has passed must be said by `ended`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub in_force: bool,
    /// Where the dates stand.
    pub cite: Citation,
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
    /// The day on which a person last compared the facts with it; `None` when nobody could.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Date>"))]
    pub checked: Option<Date>,
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

impl Tier {
    /// Whether something is measured in the year before the one that is paid for.
    #[must_use]
    pub fn asks_last_year(&self) -> bool {
        self.requirements.iter().flat_map(Requirement::needs).any(|(_, need)| need.is_of_last_year())
            || self.rules.iter().any(Rule::asks_last_year)
    }

    /// Whether renewals are told apart by the age of their contracts.
    #[must_use]
    pub(crate) fn tells_ages_apart(&self) -> bool {
        self.rules.iter().any(|rule| rule.months.is_some())
    }

    /// The least and the greatest percentage that every rule for a stream allows, or those for a contribution; `None` without such a
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

    /// Whether it has this id.
    #[must_use]
    pub fn is_called(&self, id: &str) -> bool {
        id.split_once('/') == Some((&self.program.id, &self.tier.id))
    }
}
