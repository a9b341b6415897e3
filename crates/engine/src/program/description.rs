//! What is said of a program and its tiers beside figures: for whom a tier is, what it gives, what else holds.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::citation::Citation;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
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
