//! The mark of what is read, in every place that draws a statement of a program, against the confidences in the program files.

use partner_engine::estimate::estimate;
use partner_engine::money::Currency;
use partner_engine::program::{Confidence, RuleKind, TierRef};
use partner_engine::scenario::Scenario;

use super::requirement_matrix::requirement_matrix;
use super::{requirement_plan, statement};
use crate::citation::{Cited, Ground, Inference};
use crate::comparison::{Comparison, Item, Value};
use crate::element::{El, Handler};
use crate::headline::gaps;
use crate::requirement_matrix::{Plan, RequirementMatrix};
use crate::wording::{Language, Words};

fn words() -> &'static Words {
    Language::En.words()
}

/// The drawn element as text, with its children.
fn drawn(element: El) -> String {
    format!("{:?}", element.build())
}

fn handler() -> Handler {
    std::rc::Rc::new(|_| {})
}

/// The mark that stands in what is drawn.
fn mark_of(drawn: &str) -> Inference {
    match (drawn.contains("\"partly inferred\""), drawn.contains("\"inferred\"")) {
        (true, _) => Inference::Partly,
        (false, true) => Inference::Wholly,
        (false, false) => Inference::No,
    }
}

fn statements(comparison: &Comparison) -> Vec<&Item> {
    let cells = comparison.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    let notes = comparison.programs.iter().flat_map(|notes| {
        let of_tiers = notes.tiers.iter().flat_map(|tiers| &tiers.clauses);
        let clauses = notes.clauses.iter().chain(of_tiers).map(|note| &*note.item);
        clauses.chain(notes.statuses.iter().map(|status| &*status.criteria))
    });
    cells.flat_map(|cell| &cell.items).map(|item| &**item).chain(notes).collect()
}

/// The mark that places ask for, said once more: all of them read, some of them, or none.
fn asked_for(cites: &[Cited]) -> Inference {
    let read = cites.iter().filter(|cited| cited.ground == Ground::Inferred).count();
    match read {
        0 => Inference::No,
        all if all == cites.len() => Inference::Wholly,
        _ => Inference::Partly,
    }
}

#[test]
fn every_statement_of_the_comparison_bears_the_mark_that_its_citations_ask_for() {
    let tiers: Vec<TierRef<'_>> = partner_programs::catalog().tiers().collect();
    let comparison = Comparison::of(&tiers);
    let statements = statements(&comparison);
    assert!(statements.len() > 2_000, "{}", statements.len());
    let mut partly = 0;
    for item in statements {
        let shown = format!("{:?}", statement::draw_value(words(), item));
        // The places below a value say in words of their own whether they are read.
        let expected = asked_for(&item.cites);
        assert_eq!(mark_of(&shown), expected, "{item:?}");
        assert!(!item.value.is_silent() || expected == Inference::No, "nothing is read in silence: {item:?}");
        partly += usize::from(expected == Inference::Partly);
    }
    assert!(partly > 5, "{partly}");
}

/// A statement that a program file marks as inferred is shown as inferred, if it is shown as a statement at all.
#[test]
fn what_a_program_file_marks_as_read_is_marked_where_it_is_drawn() {
    for tier in partner_programs::catalog().tiers() {
        let comparison = Comparison::of(&[tier]);
        let said = |slug: &str| -> Vec<Inference> {
            let rows = comparison.groups.iter().flat_map(|group| &group.rows);
            let items = rows.filter(|row| row.subject.slug() == slug).flat_map(|row| &row.cells[0].items);
            let speaks = |item: &&std::rc::Rc<Item>| !item.value.is_silent() && item.value != Value::NoIncome;
            items.filter(speaks).map(|item| Inference::of_cited(&item.cites)).collect()
        };
        let is_read = |confidence| if confidence == Confidence::Inferred { Inference::Wholly } else { Inference::No };
        for asked in &tier.tier.requirements {
            let shown = said(&format!("requirement-{}", asked.requirement));
            // That it is asked in each country stands in another place, and is stated.
            let is_in_each = tier.tier.clauses.iter().any(|clause| clause.id == "each_country");
            let mark = is_read(asked.cite.confidence);
            let mark = if is_in_each && mark == Inference::Wholly { Inference::Partly } else { mark };
            assert_eq!(shown, [mark], "{} {}", tier.id(), asked.requirement);
        }
        for fee in &tier.tier.fees {
            for shown in said(&format!("fee-{}", fee.id)) {
                assert_eq!(shown, is_read(fee.cite.confidence), "{} {}", tier.id(), fee.id);
            }
        }
        for benefit in &tier.tier.benefits {
            for shown in said(&format!("benefit-{}", benefit.benefit)) {
                assert_eq!(shown, is_read(benefit.cite.confidence), "{} {}", tier.id(), benefit.benefit);
            }
        }
    }
}

#[test]
fn what_is_asked_bears_its_mark_in_the_matrix_in_the_plan_and_in_the_estimate() {
    let catalog = partner_programs::catalog();
    let estimate = estimate(catalog, &Scenario::default());
    let asked = RequirementMatrix::of(catalog, &estimate);
    let mut marked = 0;
    for matrix in &asked.programs {
        for tier in &matrix.tiers {
            let of_catalog = catalog.tier(&tier.id).expect("a tier");
            let plan = Plan::of(of_catalog, tier);
            for point in plan.missing.into_iter().chain(plan.met).chain(plan.unknown) {
                let expected = asked_for(std::slice::from_ref(&point.cited));
                assert_eq!(tier.inference([&point.check]), expected, "{} {}", tier.id, point.check.id);
                let shown = format!("{:?}", requirement_plan::draw_point(words(), &point, Currency::USD));
                assert_eq!(mark_of(&shown), expected, "{}", tier.id);
                marked += usize::from(expected != Inference::No);
            }
        }
        let any = matrix.tiers.iter().any(|tier| !tier.inferred.is_empty());
        let shown = drawn(requirement_matrix(words(), matrix, Currency::USD, None, &|_| handler()));
        assert_eq!(mark_of(&shown) != Inference::No, any, "{}", matrix.program.id);
    }
    assert!(marked > 40, "{marked}");
    for tier in &estimate.tiers {
        let said = (words().estimate.lacks)(tier, Currency::USD).unwrap_or_default();
        let read = gaps(tier).filter(|(_, cited)| cited.ground == Ground::Inferred).count();
        assert_eq!(said.matches("(inferred)").count(), read, "{}: {said}", tier.tier.id());
    }
}

/// The minimum is stated, what is bought towards it is not. Counts of activities are stated; how points are read stands in a note alone.
#[test]
fn a_figure_that_is_held_against_what_a_reading_counts_is_read() {
    let catalog = partner_programs::catalog();
    let estimate = estimate(catalog, &Scenario::default());
    let asked = RequirementMatrix::of(catalog, &estimate);
    let reseller = asked.standings("wso2-2018/value-added-reseller").expect("a tier");
    assert!(reseller.inferred.contains(&"purchase_minimum") && !reseller.inferred.contains(&"marketing_points"));
    assert!(!reseller.inferred.contains(&"certified_experts"));
    let fulfillment = asked.standings("wso2-2018/fulfillment-reseller").expect("a tier");
    assert!(fulfillment.inferred.is_empty(), "nothing is asked, so nothing counts for it: {:?}", fulfillment.inferred);
    let operations = asked.standings("outsystems-2021/msp").expect("a tier");
    assert!(operations.inferred.contains(&"platform_ops_engineers"));
}

#[test]
fn fees_rates_and_open_points_of_the_estimate_follow_their_citations() {
    let tier = |id: &str| partner_programs::catalog().tier(id).expect(id).tier;
    let fee = |id: &str, index: usize| Inference::of_fee(&tier(id).fees[index]);
    assert_eq!(fee("wso2-2018/value-added-reseller", 0), Inference::Partly, "its refund is read");
    assert_eq!(fee("wso2-2018/consultative-integration", 0), Inference::No, "nothing comes back");
    assert_eq!(fee("wso2-2020/integration", 0), Inference::No);
    assert_eq!(fee("opennebula/referral", 0), Inference::Wholly);
    assert_eq!(fee("opennebula/technology", 0), Inference::No, "silence");
    let rate = |id: &str, index: usize| Inference::of_rate(&tier(id).rules[index]);
    assert_eq!(rate("wso2-2018/certified-integration", 0), Inference::No);
    assert_eq!(rate("wso2-2018/certified-integration", 1), Inference::Wholly);
    assert_eq!(rate("wso2-2020/integration", 0), Inference::No, "silence");
    assert_eq!(rate("opennebula/reseller", 0), Inference::Wholly);
    assert_eq!(Inference::of_kind(tier("outsystems-2021/gsi")), Inference::Wholly);
    assert_eq!(tier("outsystems-2021/gsi").kind(), Some(RuleKind::Commission));
}
