//! Random scenarios and programs: rates, fees, thresholds, caps and requirements of any size, with amounts at edges.

use partner_engine::money::{Currency, Money};
use partner_engine::program::{
    Alternative, Cap, Catalog, FeeAmount, Need, Refund, Requirement, RuleKind, Stream, Tier,
};
use partner_engine::questions::Variable;
use partner_engine::rate::{Percent, Rate};
use partner_engine::requirement::{KNOWN, NEW_LICENSE_ARR};
use partner_engine::scenario::{PurchasesAt, Scenario};
use rust_decimal::Decimal;

use super::{program_files, wso2_2018};

/// A sequence of random numbers from a seed.
pub(super) struct Draw(pub(super) u64);

impl Draw {
    /// A number from 0 up to, not including, a bound (SplitMix64).
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// An amount below a bound in whole units: zero, round, or with cents.
    pub(super) fn amount(&mut self, bound: u64) -> Money {
        let cents = match self.below(5) {
            0 => 0,
            1 | 2 => self.below(bound / 1_000 + 1) * 100_000,
            _ => self.below(bound * 100),
        };
        Money::rounded(Decimal::new(cents.try_into().expect("a small amount"), 2), Currency::USD)
    }

    /// A percentage from 0 to a bound: 0 or the bound, whole, or with two decimals.
    pub(super) fn percent(&mut self, bound: u64) -> Percent {
        let hundredths = match self.below(5) {
            0 => 0,
            1 => bound * 100,
            2 | 3 => self.below(bound + 1) * 100,
            _ => self.below(bound * 100 + 1),
        };
        Percent(Decimal::new(hundredths.try_into().expect("a small percentage"), 2))
    }

    pub(super) fn scenario(&mut self) -> Scenario {
        let mut scenario = Scenario { years: 1 + self.below(4) as u32, ..Scenario::default() };
        let deals = &mut scenario.deals;
        deals.per_year = 1 + self.below(9) as u32;
        deals.new_subscriptions = self.amount(500_000);
        deals.services = self.amount(200_000);
        deals.upgrades = self.amount(100_000);
        deals.subscriptions_in_force = self.amount(500_000);
        deals.renewal_percent = self.percent(100);
        if self.chance(60) {
            deals.growth_percent = self.percent(100);
            if self.chance(30) {
                deals.growth_percent.0 = -deals.growth_percent.0;
            }
        }
        if self.chance(40) {
            deals.customer_discount_percent = self.percent(40);
        }
        if self.chance(40) {
            deals.registered_percent = self.percent(100);
        }
        if self.chance(30) {
            scenario.costs.selling_percent_refer = self.percent(10);
            scenario.costs.selling_percent_resell = self.percent(10);
            scenario.costs.bad_debt_percent = self.percent(5);
        }
        if self.chance(50) {
            scenario.costs.per_requirement = KNOWN.map(|(id, _)| (id, self.amount(20_000))).to_vec();
        }
        scenario.assumptions.share_of_maximum_percent = self.percent(100);
        self.more_of(&mut scenario);
        scenario.assumptions.discretionary_caps = self.chance(70);
        if self.chance(30) {
            scenario.assumptions.purchases_at = PurchasesAt::List;
        }
        scenario
    }

    /// Fields that only the rules of random program files use.
    fn more_of(&mut self, scenario: &mut Scenario) {
        let deals = &mut scenario.deals;
        deals.customers = self.chance(30).then(|| 1 + self.below(6) as u32);
        deals.contract_months = self.chance(50).then(|| 1 + self.below(48) as u32);
        for stream in Stream::ALL {
            deals.last_year[stream as usize] = self.chance(30).then(|| self.amount(400_000));
        }
        if self.chance(50) {
            let core = self.percent(100);
            let line = |id: &str| format!("{}/{id}", program_files::ID);
            deals.product_lines = vec![(line("core"), core), (line("extra"), core.complement())];
        }
        for id in program_files::CONDITIONS {
            if self.chance(60) {
                let met = self.percent(100);
                scenario.assumptions.conditions.push((format!("{}/{id}", program_files::ID), met));
            }
        }
        scenario.team = vec![("certified_experts", self.below(6) as u32), ("new_clients", self.below(6) as u32)];
        scenario.holds = (0..2).map(|tier| format!("{}/tier-{tier}", program_files::ID)).collect();
    }

    pub(super) fn variable(&mut self) -> Variable {
        Variable::ALL[self.below(Variable::ALL.len() as u64) as usize]
    }

    /// The five tiers of WSO2 2018 that state an income, with random terms, or a random program.
    pub(super) fn catalog(&mut self) -> Catalog {
        if self.chance(50) {
            return self.program_file();
        }
        let mut catalog = wso2_2018().clone();
        if self.chance(25) {
            return catalog;
        }
        for tier in &mut catalog.programs[0].tiers {
            self.terms(tier);
        }
        catalog
    }

    fn terms(&mut self, tier: &mut Tier) {
        for rule in &mut tier.rules {
            let percent = self.percent(40);
            rule.rate = match self.below(4) {
                0 => Rate::NotStated,
                1 => Rate::AtMost(percent),
                _ => Rate::Exact(percent),
            };
            if rule.kind == RuleKind::Commission && self.chance(40) {
                let amount_per_deal = self.amount(60_000).amount();
                rule.cap = Some(Cap { amount_per_deal, discretionary: self.chance(50), cite: rule.cite.clone() });
            }
        }
        for fee in &mut tier.fees {
            fee.amount = FeeAmount::Annual(self.amount(20_000).amount());
            if let Refund::Reaching { amount, .. } = &mut fee.refund {
                *amount = self.amount(400_000).amount();
            }
        }
        if self.chance(50) {
            let cite = tier.rules.first().map_or_else(|| tier.seller.cite.clone(), |rule| rule.cite.clone());
            let counted = Alternative {
                requirement: "partner_sourced_opportunities".to_owned(),
                need: Need::AtLeast(1 + self.below(4) as u32),
            };
            let measured = Alternative {
                requirement: NEW_LICENSE_ARR.to_owned(),
                need: Need::Amount(self.amount(300_000).amount()),
            };
            let need = Need::AnyOf(vec![counted, measured]);
            tier.requirements.push(Requirement { requirement: "new_business".to_owned(), name: None, need, cite });
        }
    }
}
