//! The steps of a working, besides the amounts that the worked examples check.

use partner_engine::estimate::{estimate, working};
use partner_engine::money::Currency;
use partner_engine::program::{Need, Requirement, Stream};
use partner_engine::rules::{MeasuredYear, ScaleBasis};
use partner_engine::scenario::Scenario;
use partner_engine::working::{Formula, Name, Step};
use rust_decimal::Decimal;

use super::{CERTIFIED, FULFILLMENT, VALUE_ADDED, catalog, money, one_year, percent, tier, wso2_2018};

fn steps<'c>(scenario: &Scenario, id: &str) -> Vec<Step<'c>> {
    working(tier(id), scenario).expect("an estimate").steps().cloned().collect()
}

fn has(steps: &[Step<'_>], name: Name<'_>) -> bool {
    steps.iter().any(|step| step.label.name == name)
}

#[test]
fn a_figure_finds_its_step() {
    let scenario = Scenario::default();
    let estimate = estimate(catalog(), &scenario);
    let certified = estimate.tiers.iter().find(|found| found.tier == tier(CERTIFIED)).expect("it is estimated");
    let steps = steps(&scenario, CERTIFIED);
    for (figure, name) in [(certified.net.expected, Name::Net), (certified.fees, Name::Fees)] {
        let step = &steps[figure.step as usize];
        assert_eq!((step.label.name, step.label.year, step.amount), (name, None, figure.amount));
    }
}

/// Costs of 0 %, and sales of the year before that no rule measures, have no steps.
#[test]
fn what_nobody_typed_is_no_step() {
    let mut scenario = one_year("0");
    scenario.deals.last_year[Stream::NewSubscriptions as usize] = Some(money("1"));
    for id in [CERTIFIED, VALUE_ADDED] {
        let steps = steps(&scenario, id);
        assert!(![Name::InvoicedTotal, Name::SellingCost, Name::BadDebt].into_iter().any(|name| has(&steps, name)));
        let last_year = |step: &Step<'_>| matches!(step.formula, Formula::Typed { field: "deals.last_year", .. });
        assert!(!steps.iter().any(last_year), "{id} asks for no year before");
    }
    scenario.costs.selling_percent_resell = percent("1");
    let steps = steps(&scenario, VALUE_ADDED);
    assert!(has(&steps, Name::InvoicedTotal) && has(&steps, Name::SellingCost) && !has(&steps, Name::BadDebt));
}

/// The minimum of a fulfillment reseller is USD 0: it needs no conversion. The fee of USD 10,000 does.
#[test]
fn an_amount_of_nothing_needs_no_exchange_rate() {
    let scenario = Scenario { currency: Currency::EUR, ..one_year("0") };
    let steps = steps(&scenario, FULFILLMENT);
    let of = |wanted: fn(Name<'_>) -> bool| steps.iter().find(|step| wanted(step.label.name)).expect("a step");
    let minimum = of(|name| name == Name::Minimum);
    assert!(matches!(minimum.formula, Formula::Stated { amount, .. } if amount.is_zero()), "{minimum:?}");
    let fee = of(|name| matches!(name, Name::Fee(_)));
    assert!(matches!(fee.formula, Formula::Converted { .. }), "{fee:?}");
}

/// Sales of the year before have the number of that year: year 0 in year 1, year 1 in year 2.
#[test]
fn sales_of_the_year_before_bear_its_number() {
    let mut catalog = wso2_2018().clone();
    let asked = catalog.programs[0].tiers.iter_mut().find(|tier| tier.id == CERTIFIED).expect("a tier");
    let need = Need::Sold {
        measure: ScaleBasis::List,
        at_least: Decimal::ONE_HUNDRED,
        measured_in: Some(MeasuredYear::LastYear),
    };
    let (requirement, cite) = ("sales".to_owned(), asked.seller.cite.clone());
    asked.requirements.push(Requirement { requirement, name: None, need, cite });
    let scenario = Scenario { years: 2, ..Scenario::default() };
    let steps = working(catalog.tier("wso2-2018/certified-integration").expect("a tier"), &scenario);
    let steps = steps.expect("an estimate").steps().cloned().collect::<Vec<_>>();
    let years: Vec<_> =
        steps.iter().filter(|step| step.label.name == Name::Sold("sales")).map(|step| step.label.year).collect();
    assert_eq!(years, [Some(0), Some(1)]);
}
