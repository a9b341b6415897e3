//! The operation and the operands of every named amount, by `docs/calculation.md` §3 and §4.
//!
//! Written from the contract, not from the engine: a step with other operands is wrong even if its sum is right.

use partner_engine::money::Money;
use partner_engine::program::{Contribution, FeeAmount, Need, Refund, Rule, RuleKind, Stream};
use partner_engine::requirement::KNOWN;
use partner_engine::working::{Column, Figure, Formula, Label, Name, Reason, Step};

use crate::recompute::Recomputation;
use crate::scenarios::Value;

/// Requirements that are done every year; all others are held.
const DONE_YEARLY: [&str; 4] =
    ["marketing_points", "reviewed_projects", "new_clients", "partner_sourced_opportunities"];

/// Operation and operands of one named amount, by the contract.
#[derive(Debug, PartialEq, Eq)]
struct Recipe<'c> {
    operation: &'static str,
    of: Vec<Label<'c>>,
    /// The outgoing amounts of a balance.
    less: Vec<Label<'c>>,
}

impl<'c> Recomputation<'_, 'c> {
    /// Asserts that a step has the operation and the operands of the contract.
    pub(crate) fn assert_contract(&self, step: &Step<'c>) {
        let labels = |figures: &[Figure]| -> Vec<Label<'c>> {
            figures.iter().map(|figure| self.working.step(*figure).expect("a step").label).collect()
        };
        let (of, less) = match &step.formula {
            Formula::Balance { plus, minus } => (labels(plus), labels(minus)),
            formula => (labels(&formula.operands()), Vec::new()),
        };
        let shown = Recipe { operation: operation(&step.formula), of, less };
        assert_eq!(shown, self.recipe(&step.label), "{:?}", step.label);
        if let Formula::Times { count, .. } = step.formula {
            let expected = match step.label.name {
                Name::CapPerYear => self.draft.count("deals.per_year").unwrap_or(4),
                Name::RequirementPrice(id) | Name::RequirementCost(id) => self.missing(id),
                name => panic!("{name:?} is no multiple"),
            };
            assert_eq!(count, expected, "{:?}", step.label);
        }
    }

    /// The operation and the operands that the contract gives for an amount.
    fn recipe(&self, label: &Label<'c>) -> Recipe<'c> {
        let here = |name| Label { name, ..*label };
        let of_stream = |name, stream| Label::of(name).year(label.year.expect("a year")).stream(stream);
        let of_year = |name| Label { name, stream: None, contribution: None, column: None, ..*label };
        let every_year =
            |name| (1..=self.draft.years()).map(|year| Label { name, year: Some(year), ..*label }).collect();
        let total_or = |name: Name<'c>, of_one_year: Vec<Label<'c>>| {
            recipe("sum", if label.year.is_none() { every_year(name) } else { of_one_year })
        };
        let closed = [Stream::NewSubscriptions, Stream::Upgrades, Stream::Services];
        match (label.name, label.year, label.stream) {
            (Name::List, Some(year), Some(Stream::Renewals)) => {
                recipe("share", vec![Label::of(Name::InForce).year(year - 1)])
            }
            (Name::List, Some(1), _) | (Name::InForce, Some(0), _) | (Name::UnitCost(_), ..) => {
                recipe("typed", Vec::new())
            }
            (Name::List, Some(year), _) => recipe("grown", vec![Label { year: Some(year - 1), ..*label }]),
            (Name::InForce, ..) => {
                let parts = [Stream::Renewals, Stream::NewSubscriptions, Stream::Upgrades];
                recipe("sum", parts.map(|stream| of_stream(Name::List, stream)).to_vec())
            }
            (Name::Invoiced, ..) => recipe("less", vec![here(Name::List)]),
            (Name::Base, ..) => recipe("share", vec![here(Name::Invoiced)]),
            (Name::Cost, _, Some(stream)) => recipe("less", vec![of_stream(Name::List, stream)]),
            (Name::Uncapped, _, Some(stream)) => recipe("share", vec![of_stream(Name::Base, stream)]),
            (Name::CapPerYear, ..) => recipe("times", vec![here(Name::CapPerDeal)]),
            (Name::Line, ..) => self.line(label),
            (Name::Gross, ..) => {
                let rules = self.tier.tier.rules.iter();
                let line = |rule: &Rule| here(Name::Line).stream(rule.stream).contribution(rule.contribution);
                total_or(Name::Gross, rules.map(line).collect())
            }
            (Name::Measure, ..) if self.kind() == RuleKind::Commission => {
                recipe("sum", closed.map(|stream| of_stream(Name::Base, stream)).to_vec())
            }
            (Name::Measure, ..) => recipe("sum", self.purchases(of_stream)),
            (Name::CapPerDeal | Name::Fee(_) | Name::RefundThreshold(_) | Name::Minimum | Name::LicenseTarget, ..) => {
                recipe("fact", Vec::new())
            }
            (Name::Fees, ..) => total_or(Name::Fees, self.charged().map(|(id, _)| Label::of(Name::Fee(id))).collect()),
            (Name::Refund(id), ..) => recipe(
                "when",
                vec![of_year(Name::Measure), Label::of(Name::RefundThreshold(id)), Label::of(Name::Fee(id))],
            ),
            (Name::Refunds, ..) => {
                let refundable = self.charged().filter(|(_, refund)| matches!(refund, Refund::Reaching { .. }));
                total_or(Name::Refunds, refundable.map(|(id, _)| of_year(Name::Refund(id))).collect())
            }
            (Name::RequirementCost(id), ..) if self.is_replaceable(id) => {
                let base = |year| Label::of(Name::Base).year(year).stream(Stream::NewSubscriptions);
                let licenses = (1..=self.draft.years()).map(base);
                recipe(
                    "unless",
                    licenses.chain([Label::of(Name::LicenseTarget), here(Name::RequirementPrice(id))]).collect(),
                )
            }
            (Name::RequirementPrice(id) | Name::RequirementCost(id), ..) => {
                recipe("times", vec![Label::of(Name::UnitCost(id))])
            }
            (Name::InvoicedTotal, ..) => {
                recipe("sum", Stream::ALL.map(|stream| of_stream(Name::Invoiced, stream)).to_vec())
            }
            (Name::SellingCost | Name::BadDebt, ..) => recipe("share", vec![of_year(Name::InvoicedTotal)]),
            (Name::Costs, Some(year), _) => recipe("sum", self.costs(year).into_iter().map(of_year).collect()),
            (Name::Costs, None, _) => recipe("sum", every_year(Name::Costs)),
            (Name::Net, None, _) => recipe("sum", every_year(Name::Net)),
            (Name::Net, ..) => Recipe {
                operation: "balance",
                of: vec![here(Name::Gross), of_year(Name::Refunds)],
                less: vec![of_year(Name::Fees), of_year(Name::Costs)],
            },
            _ => panic!("{label:?} has no place in the contract"),
        }
    }

    fn line(&self, label: &Label<'c>) -> Recipe<'c> {
        let rule = self.rule(label);
        let of_stream = |name| Label { name, contribution: None, column: None, ..*label };
        let is_zero = |name| self.value_of(&of_stream(name)) == 0;
        let absent = match rule.contribution {
            None => false,
            Some(Contribution::PartnerSourced) => !self.draft.truth("deals.partner_sourced", true),
            Some(Contribution::CoSell) => !self.draft.truth("deals.co_sell", true),
        };
        let decisive = if rule.kind == RuleKind::Margin { Name::List } else { Name::Base };
        if absent {
            return recipe("nothing: contribution", Vec::new());
        }
        if is_zero(decisive) {
            return recipe("nothing: sold", Vec::new());
        }
        if rule.kind == RuleKind::Margin {
            let cost = Label { name: Name::Cost, ..*label };
            return Recipe { operation: "balance", of: vec![of_stream(Name::Invoiced)], less: vec![cost] };
        }
        let lowers = |discretionary: bool| match label.column {
            Some(Column::Low) => true,
            Some(Column::Expected) => !discretionary || self.draft.truth("assumptions.discretionary_caps", true),
            _ => !discretionary,
        };
        match &rule.cap {
            Some(cap) if lowers(cap.discretionary) => {
                let cap = Label { name: Name::CapPerYear, year: None, column: None, ..*label };
                recipe("least", vec![cap, Label { name: Name::Uncapped, ..*label }])
            }
            _ => recipe("share", vec![of_stream(Name::Base)]),
        }
    }

    fn purchases(&self, of_stream: impl Fn(Name<'c>, Stream) -> Label<'c>) -> Vec<Label<'c>> {
        let at_list = self.draft.values.get("assumptions.purchases_at") == Some(&Value::Word("list"));
        let rules = self.tier.tier.rules.iter();
        rules
            .map(|rule| match at_list {
                true => of_stream(Name::List, rule.stream),
                false => of_stream(Name::Cost, rule.stream).contribution(rule.contribution).column(Column::Expected),
            })
            .collect()
    }

    fn alternatives(&self) -> impl Iterator<Item = (&'c str, &'c Need)> {
        self.tier.tier.requirements.iter().flat_map(|asked| match &asked.need {
            Need::AnyOf(several) => several.iter().map(|one| (one.requirement.as_str(), &one.need)).collect(),
            need => vec![(asked.requirement.as_str(), need)],
        })
    }

    fn charged(&self) -> impl Iterator<Item = (&'c str, &'c Refund)> {
        let fees = self.tier.tier.fees.iter().filter(|fee| matches!(fee.amount, FeeAmount::Annual(_)));
        fees.map(|fee| (fee.id.as_str(), &fee.refund))
    }

    /// The costs of a year that are not zero.
    fn costs(&self, year: u32) -> Vec<Name<'c>> {
        let mut costs = Vec::new();
        for (id, _) in self.alternatives() {
            let due = year == 1 || DONE_YEARLY.contains(&id);
            let known = KNOWN.iter().find(|(known, _)| *known == id);
            let Some((id, _)) = known.filter(|_| due) else { continue };
            if self.draft.money(&format!("costs.per_requirement.{id}")) > 0 && self.missing(id) > 0 {
                costs.push(Name::RequirementCost(id));
            }
        }
        let margin = self.kind() == RuleKind::Margin;
        let selling = if margin { "costs.selling_percent_resell" } else { "costs.selling_percent_refer" };
        costs.extend((self.draft.percent(selling) > 0).then_some(Name::SellingCost));
        costs.extend((margin && self.draft.percent("costs.bad_debt_percent") > 0).then_some(Name::BadDebt));
        costs
    }

    /// Whether new subscriptions can replace a counted requirement: an alternative asks for them, and the partner sources them.
    fn is_replaceable(&self, id: &str) -> bool {
        let replaces = |need: &Need| match need {
            Need::AnyOf(several) => {
                several.iter().any(|one| one.requirement == id)
                    && several.iter().any(|one| matches!(one.need, Need::Amount(_)))
            }
            _ => false,
        };
        let sourced = self.draft.truth("deals.partner_sourced", true);
        sourced && self.tier.tier.requirements.iter().any(|asked| replaces(&asked.need))
    }

    /// The number of missing units of a counted requirement that must be paid for unless new subscriptions replace them; 0 when another
    /// alternative is met.
    fn missing(&self, id: &str) -> u32 {
        for asked in &self.tier.tier.requirements {
            match &asked.need {
                Need::AtLeast(need) if asked.requirement == id => return need.saturating_sub(self.has(id)),
                Need::AnyOf(several) if several.iter().any(|one| one.requirement == id) => {
                    let met = several.iter().any(|one| match &one.need {
                        Need::AtLeast(need) => self.has(&one.requirement) >= *need,
                        // A partner who sources nothing has 0 of new subscriptions.
                        _ => !self.is_replaceable(id) && self.value_of(&Label::of(Name::LicenseTarget)) == 0,
                    });
                    let needed = several.iter().find_map(|one| match one.need {
                        Need::AtLeast(need) if one.requirement == id => Some(need),
                        _ => None,
                    });
                    return if met { 0 } else { needed.unwrap_or(0).saturating_sub(self.has(id)) };
                }
                _ => {}
            }
        }
        0
    }

    fn has(&self, id: &str) -> u32 {
        self.draft.count(&format!("team.{id}")).unwrap_or(0)
    }

    fn value_of(&self, label: &Label<'c>) -> i128 {
        let position = self.working.steps().position(|step| step.label == *label);
        let index = position.and_then(|index| u32::try_from(index).ok()).unwrap_or_else(|| panic!("no {label:?}"));
        self.of(Figure { amount: Money::ZERO, step: index })
    }
}

const fn recipe<'c>(operation: &'static str, of: Vec<Label<'c>>) -> Recipe<'c> {
    Recipe { operation, of, less: Vec::new() }
}

fn operation(formula: &Formula<'_>) -> &'static str {
    match formula {
        Formula::Typed { .. } => "typed",
        Formula::Stated { .. } | Formula::Converted { .. } => "fact",
        Formula::Share { .. } => "share",
        Formula::Less { .. } => "less",
        Formula::Grown { .. } => "grown",
        Formula::Sum(_) => "sum",
        Formula::Balance { .. } => "balance",
        Formula::Least(..) => "least",
        Formula::Greatest(..)
        | Formula::Within { .. }
        | Formula::BegunBefore { .. }
        | Formula::Bracket { .. }
        | Formula::Portion { .. }
        | Formula::RoundedShare { .. }
        | Formula::Rounded { .. }
        | Formula::RoundedTotal { .. } => "a shape that no program of the catalog has",
        Formula::Times { .. } => "times",
        Formula::WhenReached { .. } => "when",
        Formula::UnlessReached { .. } => "unless",
        Formula::Nothing(Reason::ContributionAbsent) => "nothing: contribution",
        Formula::Nothing(Reason::NothingSold) => "nothing: sold",
        Formula::Nothing(Reason::ConditionOpen | Reason::Unbounded) => {
            "nothing: a shape that no program of the catalog has"
        }
        Formula::Nothing(Reason::NoneForeseen) => "nothing: none foreseen",
    }
}
