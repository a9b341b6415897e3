//! A citation together with the document that it names: all that a reader needs to find the place.
//!
//! [`Citation`] alone names its document by an id that only its program knows. How it reads is in
//! [`crate::wording`], how it is drawn in [`crate::components::source_link`].

use partner_engine::estimate::{OpenPoint, Reading};
use partner_engine::program::{
    Citation, Clause, ClauseKind, Confidence, Fee, FeeAmount, Need, Program, Refund, Rule, Tier, TierRef, Validity,
};
use partner_engine::rate::Rate;
use partner_engine::scenario::Scenario;

/// Where a fact stands, with its document's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The document's title; the bare id when the program does not know the document.
    pub title: String,
    /// Its date as printed.
    pub dated: Option<String>,
    /// Where it was published, without a scheme.
    pub address: Option<String>,
    /// The section's heading.
    pub section: String,
    /// The table row or paragraph.
    pub row: Option<String>,
    /// Whether the document says it, we read it out of it, or it was looked for there in vain.
    pub ground: Ground,
}

/// Whether the cited row is printed and its figures are missing in our copy: the program file says so in the row.
#[must_use]
pub fn figures_lost(cite: &Citation) -> bool {
    is_marked(cite, "(figures lost)")
}

/// Whether the cited table is named and missing in our copy, so that it is not known which rows it has: the row says so.
#[must_use]
pub fn rows_lost(cite: &Citation) -> bool {
    is_marked(cite, "(rows lost)")
}

/// Whether the cited place says that there is a rate and not how much it is: the program file says so in the row.
#[must_use]
pub fn without_figure(cite: &Citation) -> bool {
    is_marked(cite, "(no figure)")
}

/// Whether the cited table came without the heads of its columns. Paragraphs and notes beside it have no columns.
#[must_use]
pub fn heads_lost(cite: &Citation) -> bool {
    let is_prose = |row: &str| ["paragraph", "last paragraph", "note"].iter().any(|prose| row.starts_with(prose));
    cite.section.ends_with("(heading lost)") && !cite.row.as_deref().is_some_and(is_prose)
}

/// Whether the cited place speaks of the matter, but not for partners: of customers or of what the vendor does itself. The row says so.
#[must_use]
pub fn not_of_partners(cite: &Citation) -> bool {
    is_marked(cite, "(not of partners)")
}

/// Whether the row of a place ends with a remark of the program file.
fn is_marked(cite: &Citation, remark: &str) -> bool {
    cite.row.as_deref().is_some_and(|row| row.ends_with(remark))
}

/// Whether a clause of a whole program is about a tier.
#[must_use]
pub fn concerns(clause: &Clause, tier: &Tier) -> bool {
    clause.tiers.is_empty() || clause.tiers.contains(&tier.id)
}

/// The readings of its document for a tier: its own, and those of the program that are about it.
pub fn readings(TierRef { program, tier }: TierRef<'_>) -> impl Iterator<Item = &Clause> {
    let of_program = program.clauses.iter().filter(|clause| concerns(clause, tier));
    tier.clauses.iter().chain(of_program).filter(|clause| clause.kind == ClauseKind::Reading)
}

/// How much of a general reading of the estimate is ours; `None` where one of the tier's [`readings`] says the same.
#[must_use]
#[inline]
pub fn general_reading(readings: &[&Clause], reading: Reading) -> Option<Inference> {
    let id = match reading {
        Reading::RefundPerYear => "refund_period",
        Reading::PurchasesAtPaid => "purchases_at_paid",
        Reading::ClosedDealsAtInvoicedValue => "closed_deals_at_invoiced",
        Reading::LaterYearsAsRenewals => "later_years",
        Reading::CapsApart => "cap_by_stream",
        // The others are about what the visitor entered or left out.
        _ => return Some(Inference::No),
    };
    let is_said = readings.iter().any(|clause| clause.id == id);
    (!is_said).then_some(Inference::Wholly)
}

/// The duties of a tier, or its deadlines: those that its document states for the tier and for its whole program.
pub fn duties(tier: TierRef<'_>, kind: ClauseKind) -> impl Iterator<Item = &Clause> {
    let of_program = tier.program.clauses.iter().filter(move |clause| concerns(clause, tier.tier));
    let nothing = asks_for_nothing(tier.tier);
    let clauses = of_program.chain(&tier.tier.clauses).filter(move |clause| clause.kind == kind);
    clauses.filter(move |clause| !is_void(clause, &nothing))
}

/// Whether a clause is only about what a tier does not ask, see [`asks_for_nothing`].
#[must_use]
pub fn is_void(clause: &Clause, nothing: &[&Citation]) -> bool {
    !nothing.is_empty() && clause.cites.iter().all(|cite| nothing.iter().any(|place| names(cite, place)))
}

/// The places that ask nothing of a tier: fees of nothing with their refunds, and counts and minimums of zero.
#[must_use]
pub fn asks_for_nothing(tier: &Tier) -> Vec<&Citation> {
    let free =
        tier.fees.iter().filter(|fee| is_free(fee)).flat_map(|fee| [Some(&fee.cite), refund_cite(fee)]).flatten();
    let minimums = tier.minimums.iter().filter(|minimum| minimum.amount.is_zero()).map(|minimum| &minimum.cite);
    let counts = tier
        .requirements
        .iter()
        .filter(|requirement| requirement.need == Need::AtLeast(0))
        .map(|requirement| &requirement.cite);
    free.chain(minimums).chain(counts).collect()
}

/// Whether nothing is paid for it.
#[must_use]
pub fn is_free(fee: &Fee) -> bool {
    matches!(&fee.amount, FeeAmount::Annual(amount) if amount.is_zero())
}

/// Where it stands when a fee comes back.
#[must_use]
pub const fn refund_cite(fee: &Fee) -> Option<&Citation> {
    match &fee.refund {
        Refund::Reaching { cite, .. } => Some(cite),
        Refund::None | Refund::NotStated => None,
    }
}

/// Whether a citation names a place, alone or among others: a row may name several, with semicolons between.
fn names(cite: &Citation, place: &Citation) -> bool {
    let row = || cite.row.as_deref().is_some_and(|rows| rows.split("; ").any(|row| Some(row) == place.row.as_deref()));
    cite.source == place.source && cite.section == place.section && row()
}

/// Whether rates of a tier that would count are named by its document and missing in our copy.
#[must_use]
pub fn rates_lost(tier: &Tier, scenario: &Scenario) -> bool {
    let mut counting =
        tier.rules.iter().filter(|rule| scenario.counts(rule.contribution) && rule.rate == Rate::NotStated);
    counting.any(|rule| figures_lost(&rule.cite) || rows_lost(&rule.cite))
}

/// Whether that an edition has ended is our reading.
#[must_use]
pub fn end_is_inferred(validity: &Validity) -> bool {
    let cite = validity.ended_cite.as_ref().unwrap_or(&validity.cite);
    validity.ended.is_some() && cite.confidence == Confidence::Inferred
}

/// Whether no document says that there is a fee: the annual fee is asked of every tier, other fees are named by a document.
#[must_use]
pub fn is_fee_unsaid(fee: &Fee) -> bool {
    fee.id == "annual_fee" && fee.amount == FeeAmount::NotStated && fee.condition.is_none()
}

/// How a document stands behind a value. A program file knows the first two; the third follows from a value that is silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The document says it.
    Stated,
    /// The value, its place or its meaning is our reading.
    Inferred,
    /// The document was read for it and does not say.
    Silent,
    /// The document names it, and its figures are lost in our copy.
    Lost,
    /// The document names the table, which is lost in our copy.
    TableLost,
}

impl Ground {
    /// That of a value that is no silence. What is read stays read where figures of it are lost, too.
    #[must_use]
    pub fn of(cite: &Citation) -> Self {
        match cite.confidence {
            Confidence::Inferred => Self::Inferred,
            Confidence::Stated if figures_lost(cite) => Self::Lost,
            Confidence::Stated if rows_lost(cite) => Self::TableLost,
            Confidence::Stated => Self::Stated,
        }
    }
}

/// How much of a statement that is shown is our reading: the mark that it bears follows from the places that it cites, in every view
/// and on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inference {
    /// Nothing: the documents say it, or were read for it in vain.
    No,
    /// Some of what it cites.
    Partly,
    /// All that it cites.
    Wholly,
}

impl Inference {
    /// That of a statement by the grounds of what it cites.
    pub fn of(grounds: impl IntoIterator<Item = Ground>) -> Self {
        let (mut inferred, mut other) = (false, false);
        for ground in grounds {
            if ground == Ground::Inferred { inferred = true } else { other = true }
        }
        match (inferred, other) {
            (false, _) => Self::No,
            (true, true) => Self::Partly,
            (true, false) => Self::Wholly,
        }
    }

    /// That of a statement by the places that it cites.
    #[must_use]
    pub fn of_cited(cites: &[Cited]) -> Self {
        Self::of(cites.iter().map(|cited| cited.ground))
    }

    /// That of a clause.
    #[must_use]
    pub fn of_clause(clause: &Clause) -> Self {
        Self::of(clause.cites.iter().map(Ground::of))
    }

    /// That of a rate that a rule states; a rate that is not stated is silence.
    #[must_use]
    pub fn of_rate(rule: &Rule) -> Self {
        let is_silent = rule.rate == Rate::NotStated && !without_figure(&rule.cite);
        Self::of((!is_silent).then(|| Ground::of(&rule.cite)))
    }

    /// That of the way in which a tier earns: a reading where one alone says how it makes money, or all its rules are read.
    #[must_use]
    pub fn of_kind(tier: &Tier) -> Self {
        let is_read = |cite: &Citation| cite.confidence == Confidence::Inferred;
        let all_are_read = || tier.rules.iter().all(|rule| is_read(&rule.cite));
        let is_inferred = !tier.rules.is_empty() && (is_read(&tier.profile.earns.cite) || all_are_read());
        if is_inferred { Self::Wholly } else { Self::No }
    }

    /// That of something that the documents leave open.
    #[must_use]
    pub fn of_open_point(point: &OpenPoint<'_>) -> Self {
        match point {
            OpenPoint::Rule { rule, .. } => Self::of_rate(rule),
            OpenPoint::Fee(fee) => Self::of_fee(fee),
            OpenPoint::Refund(_) | OpenPoint::Condition(_) => Self::No,
        }
    }

    /// That of a fee with its refund. That there may be a fee and no document says so is silence.
    #[must_use]
    pub fn of_fee(fee: &Fee) -> Self {
        let refund = refund_cite(fee).filter(|_| !is_free(fee)).map(Ground::of);
        Self::of((!is_fee_unsaid(fee)).then(|| Ground::of(&fee.cite)).into_iter().chain(refund))
    }
}

/// The place of something that a tier asks, held against what is there. It is read, too, where a reading says what counts for a figure
/// that the document states.
#[must_use]
pub fn place_of_requirement(TierRef { program, tier }: TierRef<'_>, cite: &Citation) -> Cited {
    let cited = Cited::of(program, cite);
    // A reading says of every minimum what counts for it. The place is the tier's own: the first view knows no other of its citations.
    let is_own = |own: &Citation| std::ptr::eq(own, cite);
    if tier.minimums.iter().any(|minimum| is_own(&minimum.cite) && !minimum.amount.is_zero()) {
        cited.on(Ground::Inferred)
    } else {
        cited
    }
}

impl Cited {
    /// A citation of a program.
    #[must_use]
    pub fn of(program: &Program, cite: &Citation) -> Self {
        let source = program.source(cite);
        Self {
            title: source.map_or_else(|| cite.source.clone(), |source| source.title.clone()),
            dated: source.and_then(|source| source.dated.clone()),
            address: source.and_then(|source| source.address.clone()),
            section: cite.section.clone(),
            row: cite.row.clone(),
            ground: Ground::of(cite),
        }
    }

    /// A citation of a value that says nothing when `silent`: then the place is where the value was looked for.
    #[must_use]
    pub fn of_value(program: &Program, cite: &Citation, silent: bool) -> Self {
        let cited = Self::of(program, cite);
        if silent && !without_figure(cite) && !figures_lost(cite) && !rows_lost(cite) {
            cited.on(Ground::Silent)
        } else {
            cited
        }
    }

    /// The same place for a value that stands on another ground.
    #[must_use]
    pub fn on(self, ground: Ground) -> Self {
        Self { ground, ..self }
    }

    /// Several citations of a program.
    #[must_use]
    pub fn all(program: &Program, cites: &[Citation]) -> Vec<Self> {
        cites.iter().map(|cite| Self::of(program, cite)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// OutSystems points to a table of discounts that is lost; the announcement of WSO2 has no rates at all.
    #[test]
    fn a_tier_whose_rates_are_lost_is_told_from_one_whose_document_has_none() {
        let lost = |tier: &str, partner_sourced: bool| {
            let mut scenario = Scenario::default();
            scenario.deals.partner_sourced = partner_sourced;
            rates_lost(partner_programs::catalog().tier(tier).expect(tier).tier, &scenario)
        };
        assert!(lost("outsystems-2021/sales-reseller", false));
        assert!(lost("outsystems-2021/sales", true));
        for tier in ["wso2-2020/integration", "opennebula/reseller", "wso2-2018/certified-integration"] {
            assert!(!lost(tier, true), "{tier}");
        }
    }

    #[test]
    fn the_readings_of_a_tier_are_those_of_its_document_that_are_about_it() {
        let ids = |tier: &str| -> Vec<&str> {
            readings(partner_programs::catalog().tier(tier).expect(tier)).map(|clause| clause.id.as_str()).collect()
        };
        assert!(ids("outsystems-2021/gsi").contains(&"counts_of_one_country"));
        for id in ["contributions_add_up", "commission_without_authorization", "co_sell_columns"] {
            assert!(ids("outsystems-2021/registered").contains(&id), "{id}");
            assert!(!ids("outsystems-2021/sales-reseller").contains(&id), "{id}");
        }
        assert!(ids("wso2-2018/certified-integration").contains(&"renewal_commission"));
        // No fee, no refund; no activities, no points.
        for id in ["refund_period", "threshold_reached"] {
            assert!(ids("wso2-2018/certified-integration").contains(&id), "{id}");
            assert!(!ids("wso2-2018/consultative-integration").contains(&id), "{id}");
        }
        assert!(ids("wso2-2018/consultative-integration").contains(&"closed_deals_measured"));
        assert!(!ids("wso2-2018/fulfillment-reseller").contains(&"points_as_activities"));
        assert!(ids("wso2-2018/fulfillment-reseller").contains(&"refund_period"));
        for (tier, asks) in [("sales", true), ("gsi", true), ("registered", false), ("delivery", false), ("msp", false)]
        {
            let ids = ids(&format!("outsystems-2021/{tier}"));
            assert_eq!(ids.contains(&"opportunities_or_revenue"), asks, "{tier}");
        }
        assert_eq!(ids("wso2-2020/value-added-reseller"), ["pay_carried_over", "status_not_of_classes"]);
        // Each stands under the tiers that it is about, and under no other.
        for (tier, about, not) in [
            ("opennebula/reseller", "margin_read reseller_and_commission", "referral_form requirements_of_types"),
            ("opennebula/referral", "referral_form reseller_and_commission requirements_of_types", "margin_read"),
            ("opennebula/technology", "requirements_of_types", "referral_form reseller_and_commission margin_read"),
            ("outsystems-2021/sales-reseller", "reseller_form benefit_columns requirement_columns", "co_sell_columns"),
            (
                "outsystems-2021/sales",
                "benefit_columns co_sell_columns",
                "reseller_form commission_without_authorization",
            ),
            ("outsystems-2021/isv", "benefit_columns", "requirement_columns co_sell_columns"),
        ] {
            for (clauses, stands) in [(about, true), (not, false)] {
                for clause in clauses.split(' ') {
                    assert_eq!(ids(tier).contains(&clause), stands, "{tier} {clause}");
                }
            }
        }
    }

    #[test]
    fn a_general_reading_is_left_to_the_clause_that_says_it_with_its_place() {
        let of = |tier: &str, reading| {
            let tier = partner_programs::catalog().tier(tier).expect(tier);
            general_reading(&readings(tier).collect::<Vec<_>>(), reading)
        };
        assert_eq!(of("wso2-2018/certified-integration", Reading::RefundPerYear), None);
        assert_eq!(of("wso2-2018/certified-integration", Reading::ClosedDealsAtInvoicedValue), None);
        assert_eq!(of("wso2-2018/value-added-reseller", Reading::PurchasesAtPaid), None);
        assert_eq!(of("wso2-2018/value-added-reseller", Reading::LaterYearsAsRenewals), None);
        assert_eq!(of("outsystems-2021/sales", Reading::CapsApart), None);
        assert_eq!(of("opennebula/reseller", Reading::LaterYearsAsRenewals), Some(Inference::Wholly));
        assert_eq!(of("wso2-2018/value-added-reseller", Reading::PurchasesAtList), Some(Inference::No), "entered");
    }

    #[test]
    fn what_is_due_stands_apart_from_what_a_partner_must_do() {
        let ids = |tier: &str, kind| -> Vec<&str> {
            let tier = partner_programs::catalog().tier(tier).expect(tier);
            duties(tier, kind).map(|clause| clause.id.as_str()).collect()
        };
        let due = ids("outsystems-2021/sales", ClauseKind::Deadline);
        for id in ["change_notice", "registration_decision", "paid_when_customer_pays"] {
            assert!(due.contains(&id) && !ids("outsystems-2021/sales", ClauseKind::Obligation).contains(&id), "{id}");
        }
        assert!(ids("wso2-2018/value-added-reseller", ClauseKind::Deadline).contains(&"experts_counted"));
        assert!(!ids("wso2-2018/fulfillment-reseller", ClauseKind::Deadline).contains(&"experts_counted"));
    }

    #[test]
    fn deadlines_of_commissions_are_not_those_of_tiers_without_one() {
        let concern = |tier: &str, clause: &str| {
            let tier = partner_programs::catalog().tier(tier).expect(tier);
            let clause = tier.program.clauses.iter().find(|known| known.id == clause).expect(clause);
            concerns(clause, tier.tier)
        };
        for clause in ["registration_decision", "registration_validity", "paid_when_customer_pays"] {
            assert!(concern("outsystems-2021/msp", clause));
            assert!(!concern("outsystems-2021/isv", clause) && !concern("outsystems-2021/sales-reseller", clause));
        }
        assert!(!concern("outsystems-2021/isv", "authorizations_monthly"));
        assert!(concern("outsystems-2021/sales-reseller", "authorizations_monthly"));
        assert!(concern("outsystems-2021/isv", "change_notice"));
    }
}
