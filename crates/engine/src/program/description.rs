//! Descriptive facts of a program and its tiers: profile, seller, benefits, statuses and clauses.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::citation::Citation;

/// The four descriptive statements of a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Profile {
    /// The purpose of the tier.
    pub purpose: Statement,
    /// The way in which a partner earns money in the tier.
    pub earns: Statement,
    /// The partners whom the vendor addresses.
    pub audience: Statement,
    /// The value of the tier, as the vendor describes it.
    pub key_value: Statement,
}

/// A way of doing business with the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Motion {
    /// The vendor promotes the partner; no income is stated.
    Promote,
    /// The partner embeds the product and pays a royalty.
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

/// The party that signs the customer, with its citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct SellerStatement {
    /// The party that signs the customer.
    pub value: Seller,
    /// Citation of the seller.
    pub cite: Citation,
}

/// The party that signs the customer.
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

/// A descriptive value with its citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Statement {
    /// The value.
    pub value: Answer,
    /// Citation of the value, or of the place where it was looked for.
    pub cite: Citation,
}

/// A value that a document gives, or the way in which it is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The document lists the item for other tiers and not for this one.
    NotListed,
    /// The document does not say.
    NotStated,
    /// A number of the item.
    Count(u32),
    /// A text in our words.
    Text(String),
    /// A figure is printed, but the tiers that it belongs to cannot be recovered.
    Lost(String),
}

/// A benefit that tiers of a program mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct BenefitName {
    /// Identifier; equal in several programs for the same benefit.
    pub id: String,
    /// The name as a visitor reads it, with unit and period.
    pub name: String,
}

/// The value of a benefit in one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Benefit {
    /// One of the program's [`BenefitName::id`].
    pub benefit: String,
    /// The value.
    pub value: Answer,
    /// Citation of the value.
    pub cite: Citation,
}

/// An award across tiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Status {
    /// Identifier within the program.
    pub id: String,
    /// The name as a visitor reads it.
    pub name: String,
    /// The criteria of the award.
    pub criteria: Statement,
}

/// A fact that is neither a rate nor a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Clause {
    /// Identifier within its program or tier, like `registration_validity`.
    pub id: String,
    /// Type of the clause.
    pub kind: ClauseKind,
    /// The clause in our words.
    pub text: String,
    /// The figure in the clause, in words with its unit, like `180 days`.
    pub value: Option<String>,
    /// Ids of the tiers that a clause of the whole program is about; empty when it is about all, and in a tier's own clause.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tiers: Vec<String>,
    /// Citations of the clause; a contradiction has one for each side.
    pub cites: Vec<Citation>,
}

/// Type of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ClauseKind {
    /// A duty of the partner, like registering opportunities.
    Obligation,
    /// A procedural condition of admission, like a credit check.
    Condition,
    /// A deadline or a period.
    Deadline,
    /// The territory in which something holds.
    Territory,
    /// Two places that disagree.
    Contradiction,
    /// Our interpretation of an unclear clause.
    Reading,
    /// Any other useful fact.
    Note,
}
