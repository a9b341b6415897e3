//! Which rows speak of the same matter in another vendor's words, so that a row that a document does not have is not taken for silence.
//!
//! Facts stand in `programs/`; here are only the ids under which vendors name like things.

use partner_engine::program::{Answer, Citation, Clause, ClauseKind, Need, Requirement, Rule, RuleKind, Tier, TierRef};
use partner_engine::rate::Rate;

use super::{BELOW, NO_MINIMUM, Subject};
use crate::citation::concerns;

/// Stands for the yearly minimum in the table.
pub(super) const MINIMUM: &str = "minimum";
/// Stands in the table for a tier's audience, where that tells where firms are at work.
const PLACES: &str = "places";
/// Parts of words by which an audience names places: regional and Region, global and Global.
const OF_PLACES: [&str; 5] = ["egion", "lobal", "worldwide", "geograph", "country"];
/// The row of territories.
pub(super) const TERRITORY: &str = "territory";
/// Stands in the table for a tier's audience, where that speaks of a practice.
const PRACTICE: &str = "practice";
/// Stands in the table for a tier's audience, where that speaks of a practice for the vendor alone.
const DEDICATED: &str = "dedicated practice";
/// Stands in the table for a tier's audience, where that speaks of more than one project.
const PROJECTS: &str = "several projects";
/// Stands in the table for embedding and passing on the code, where the document grants it without a word on how: only then patches are part of it.
const PASSING_ON: &str = "passing on";
/// The benefit of embedding and passing on the code.
const EMBEDDING: &str = "embedding_with_support";
/// Stands in the table for what a reseller buys at a discount.
const RESALE: &str = "resale";
/// Stands in the table for all requirements that count certified people.
const CERTIFIED: &str = "certified";

/// Requirements that count certified people; vendors name them each in their own way.
const COUNTING_CERTIFIED: [&str; 7] = [
    "certified_experts",
    "associate_sales",
    "associate_pre_sales",
    "associate_developers",
    "tech_leads",
    "platform_ops_engineers",
    "developer_certifications",
];

/// Fees for a year in a program, under the names that vendors give them.
pub(super) const ANNUAL_FEES: [&str; 4] = ["oem_fee", "cloud_demo_fee", "subsidiaries_fee", "isv_license"];

/// Requirements that count people certified for selling, as certified engineers are not.
const COUNTING_SALES: [&str; 2] = ["associate_sales", "associate_pre_sales"];

/// The row of certified people of any kind.
const CERTIFIED_EXPERTS: &str = "certified_experts";

/// The row of staff that is there for the vendor's products and able to deliver them.
const DEDICATED_STAFF: &str = "dedicated_staff";

/// Rows that count what must be there: one that asks for none says the same of another name for it.
const COUNTING_BUSINESS: [&str; 2] = ["new_business", MINIMUM];

/// Rows that count support: a tier that has none of it under another name has none.
const COUNTING_SUPPORT: [&str; 2] = ["support_included", "support_escalations"];

/// Enablement of customers, where a document speaks of that alone, is not that of a partner's sales.
const OF_SALES: &str = "sales_enablement";

/// The benefit that is unstated where certified people are: certification is offered to others than partners, with training.
const CERTIFICATION: &str = "training";

/// The clause of a tier for which there is no authorization.
pub(super) const NO_AUTHORIZATION: &str = "no_authorization";

/// The clause of a tier that is to meet what others ask in each country.
const EACH_COUNTRY: &str = "each_country";

/// A requirement, and the contradiction of a tier that speaks of it.
const DISPUTED: &[(&str, &str)] = &[("new_clients", "gsi_and_msp"), ("platform_ops_engineers", "gsi_and_msp")];

/// A row's id, and the ids of benefits, requirements and clauses that speak of its matter. Where it is not plainly the same, none is named.
const KIN: &[(&str, &[&str])] = &[
    ("exam_fees_waived", &["exam_vouchers", "bootcamp_seat"]),
    ("query_support_hours", &["support_escalations", "support_included", "partner_discount"]),
    ("partner_finder", &["partner_profile", "website_listing"]),
    ("website_listing", &["partner_finder", "partner_profile"]),
    ("co_marketing", &["lead_collateral", "market_development_funds"]),
    ("training", &["partner_discount"]),
    ("patch_redistribution", &[PASSING_ON]),
    ("recognition", &["logo", "status_award"]),
    ("partner_discount", &["training_discount", RESALE]),
    ("support_included", &["query_support_hours", "support_escalations"]),
    ("sales_enablement", &["enablement"]),
    ("partner_profile", &["partner_finder", "website_listing"]),
    ("lead_collateral", &["co_marketing"]),
    ("events", &["partner_discount"]),
    ("bootcamp_seat", &["training", "exam_fees_waived", "partner_discount"]),
    ("enablement", &["first_project_help"]),
    ("technical_onboarding", &["first_project_help"]),
    ("awards", &["status_award"]),
    ("support_escalations", &["query_support_hours", "support_included"]),
    ("exam_vouchers", &["exam_fees_waived"]),
    ("training_discount", &["partner_discount"]),
    (CERTIFIED, &[CERTIFIED, "proven_competency"]),
    ("certified_experts", &[CERTIFIED, "dedicated_staff", "proven_competency"]),
    ("reviewed_projects", &["status_criteria", "repeatable_delivery", "dedicated_staff"]),
    ("new_business", &[MINIMUM, "status_criteria"]),
    ("status_criteria", &["authorization_deadline", "yearly_evaluation"]),
    ("repeatable_delivery", &["status_criteria", "dedicated_staff", "reviewed_projects", PROJECTS]),
    ("dedicated_staff", &["repeatable_delivery", "reviewed_projects", CERTIFIED, "status_criteria", DEDICATED]),
    (
        "proven_competency",
        &[CERTIFIED, "status_criteria", "dedicated_staff", "repeatable_delivery", "new_business", "due_diligence"],
    ),
    ("market_presence", &["reach", "every_region", PLACES, "legal_entity"]),
    ("reach", &["every_region", PLACES]),
    (TERRITORY, &[PLACES]),
    ("practice", &[PRACTICE]),
    ("isv_license_terms", &["oem_talks"]),
    (MINIMUM, &["new_business", "new_clients", "status_criteria"]),
];

/// The rows of a tier that speak of a row's matter under other names, with the places where they stand.
pub(super) fn of<'t>(tier: TierRef<'t>, id: &str) -> Vec<(Subject, &'t Citation)> {
    let mut found = Vec::new();
    for kin in ids(id) {
        let words: &[&str] = match *kin {
            PLACES => &OF_PLACES,
            PRACTICE => &[PRACTICE],
            DEDICATED => &[DEDICATED],
            PROJECTS => &[PROJECTS],
            _ => &[],
        };
        let audience = &tier.tier.profile.audience;
        let tells = matches!(&audience.value, Answer::Text(text) if words.iter().any(|word| text.contains(word)));
        found.extend(tells.then_some((Subject::Audience, &audience.cite)));
        // Certified people of whom no number is asked are of the kind that the document names, which is not selling.
        let uncounted = |id: &str| {
            let is_uncounted = |own: &Requirement| own.requirement == id && own.need == Need::NotStated;
            COUNTING_CERTIFIED.contains(&id) && tier.tier.requirements.iter().any(is_uncounted)
        };
        let of_sales = |subject: &Subject| matches!(subject, Subject::Requirement(id, _) if uncounted(id));
        let is_sales = COUNTING_SALES.contains(&id);
        let sells =
            |subject: &Subject| matches!(subject, Subject::Requirement(asked, _) if COUNTING_SALES.contains(&&**asked));
        let delivers = is_of_delivery(id);
        let counts =
            [&COUNTING_CERTIFIED[..], &COUNTING_BUSINESS, &COUNTING_SUPPORT].iter().any(|rows| rows.contains(&id));
        let is_other = |subject: &Subject| is_sales && of_sales(subject) || delivers && sells(subject);
        found.extend(named(tier, kin, counts).into_iter().filter(|(subject, _)| !is_other(subject)));
    }
    found
}

/// Whether a row is about people who deliver, of whom those certified for selling say nothing.
fn is_of_delivery(id: &str) -> bool {
    let counts_deliverers = COUNTING_CERTIFIED.contains(&id) && !COUNTING_SALES.contains(&id);
    id == DEDICATED_STAFF || counts_deliverers && id != CERTIFIED_EXPERTS
}

/// Where the document was read for a row's matter under another name and does not state it for this tier.
pub(super) fn unstated<'t>(tier: TierRef<'t>, id: &str) -> Option<&'t Citation> {
    let benefits = || tier.tier.benefits.iter().filter(|benefit| benefit.value == Answer::NotStated);
    let is_certified = COUNTING_CERTIFIED.contains(&id) && !COUNTING_SALES.contains(&id);
    let ids = ids(id).iter().copied().filter(|_| id != OF_SALES).chain(is_certified.then_some(CERTIFICATION));
    ids.filter_map(|kin| benefits().find(|benefit| benefit.benefit == kin)).map(|benefit| &benefit.cite).next()
}

/// Where a document says that what others are asked once is asked of this tier in each country.
pub(super) fn in_each_country(tier: &Tier) -> Option<&Citation> {
    tier.clauses.iter().find(|clause| clause.id == EACH_COUNTRY)?.cites.first()
}

/// Where a document disagrees with itself on whether it asks something of a tier.
#[must_use]
pub fn disputed<'t>(tier: &'t Tier, id: &str) -> Option<&'t [Citation]> {
    let (_, clause) = DISPUTED.iter().find(|(requirement, _)| *requirement == id)?;
    tier.clauses.iter().find(|own| own.id == *clause).map(|own| &own.cites[..])
}

fn ids(id: &str) -> &'static [&'static str] {
    let of = |id: &str| KIN.iter().find(|(of, _)| *of == id).map(|(_, kin)| *kin);
    let certified = || COUNTING_CERTIFIED.contains(&id).then(|| of(CERTIFIED)).flatten();
    of(id).or_else(certified).unwrap_or_default()
}

/// The statements of a tier under an id that have a row of their own or stand below the table. With `none` also a statement that
/// nothing is asked.
fn named<'t>(tier: TierRef<'t>, id: &str, none: bool) -> Vec<(Subject, &'t Citation)> {
    let TierRef { program, tier } = tier;
    let Tier { benefits, requirements, minimums, clauses, .. } = tier;
    let mut found = Vec::new();
    let states = |value: &Answer| match value {
        Answer::NotListed | Answer::NotStated => false,
        Answer::Count(0) => none,
        _ => true,
    };
    for benefit in benefits.iter().filter(|benefit| benefit.benefit == id && states(&benefit.value)) {
        let name = program.benefits.iter().find(|named| named.id == id).map_or(id, |named| &named.name);
        found.push((Subject::Benefit(id.to_owned(), name.to_owned()), &benefit.cite));
    }
    let has = |own: &str| own == id || (id == CERTIFIED && COUNTING_CERTIFIED.contains(&own));
    let asks = |need: &Need| none || *need != Need::AtLeast(0);
    for own in requirements.iter().filter(|own| has(&own.requirement) && asks(&own.need)) {
        found.push((Subject::Requirement(own.requirement.clone(), own.name.clone()), &own.cite));
    }
    if id == PASSING_ON {
        let is_granted = benefits.iter().any(|own| own.benefit == EMBEDDING && own.value == Answer::Yes);
        return if is_granted { named(TierRef { program, tier }, EMBEDDING, none) } else { found };
    }
    if id == RESALE {
        let bought = |rule: &&Rule| rule.kind == RuleKind::Margin && rule.rate != Rate::NotStated;
        found.extend(tier.rules.iter().filter(bought).map(|rule| (Subject::Rate(Some(rule.stream)), &rule.cite)));
    }
    if id == MINIMUM {
        let own = minimums.iter().filter(|minimum| none || !minimum.amount.is_zero());
        found.extend(own.map(|minimum| (Subject::Minimum, &minimum.cite)));
        let no_minimum = clauses.iter().filter(|clause| clause.id == NO_MINIMUM && none);
        found.extend(no_minimum.filter_map(|clause| clause.cites.first()).map(|cite| (Subject::Minimum, cite)));
    }
    let in_table = |clause: &&Clause| clause.id == id && !BELOW.contains(&clause.kind);
    for clause in clauses.iter().filter(in_table) {
        let kind: ClauseKind = clause.kind;
        found.extend(clause.cites.first().map(|cite| (Subject::Clauses(kind), cite)));
    }
    for clause in program.clauses.iter().filter(in_table).filter(|clause| concerns(clause, tier)) {
        found.extend(clause.cites.first().map(|cite| (Subject::Below(clause.kind), cite)));
    }
    found
}
