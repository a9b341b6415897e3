//! Small programs made by hand, each test about one promise of the row model.

use partner_engine::date::Date;
use partner_engine::money::Currency;
use partner_engine::program::{
    Answer, Benefit, BenefitName, Citation, Clause, ClauseKind, Confidence, Contribution, Fee, FeeAmount, Measure,
    Minimum, Motion, Need, Profile, Program, Refund, Requirement, Rule, RuleKind, Seller, SellerStatement, Source,
    Statement, Stream, Tier, TierRef, Validity,
};
use partner_engine::rate::{Percent, Rate};
use rust_decimal::Decimal;

use super::*;
use crate::citation::Ground;

fn cite(row: &str) -> Citation {
    Citation {
        source: "guide".to_owned(),
        section: "Comparison".to_owned(),
        row: Some(row.to_owned()),
        confidence: Confidence::Stated,
    }
}

fn statement(value: Answer, row: &str) -> Statement {
    Statement { value, cite: cite(row) }
}

fn tier(id: &str) -> Tier {
    let silent = |row: &str| statement(Answer::NotStated, row);
    Tier {
        id: id.to_owned(),
        name: id.to_uppercase(),
        motions: vec![Motion::Refer],
        seller: SellerStatement { value: Seller::Vendor, cite: cite("Who sells") },
        profile: Profile {
            purpose: silent("Purpose"),
            earns: silent("Money"),
            audience: silent("Audience"),
            key_value: silent("Key value"),
        },
        rules: Vec::new(),
        fees: Vec::new(),
        minimums: Vec::new(),
        requirements: Vec::new(),
        benefits: Vec::new(),
        clauses: Vec::new(),
    }
}

fn rule(stream: Stream, rate: Rate, row: &str) -> Rule {
    Rule::plain(stream, RuleKind::Commission, rate, cite(row))
}

fn program(id: &str, tiers: Vec<Tier>) -> Program {
    Program {
        id: id.to_owned(),
        vendor: "Vendor".to_owned(),
        name: "Program".to_owned(),
        edition: "2018".to_owned(),
        currency: Some(Currency::USD),
        validity: Validity {
            published: Date::parse("2018"),
            from: None,
            until: None,
            ended: None,
            ended_cite: None,
            in_force: false,
            cite: cite("Cover"),
        },
        sources: vec![Source {
            id: "guide".to_owned(),
            title: format!("Guide of {id}"),
            dated: Some("October 2018".to_owned()),
            address: None,
            checked: None,
        }],
        benefits: vec![BenefitName { id: "logo".to_owned(), name: "Use of the logo".to_owned() }],
        product_lines: Vec::new(),
        conditions: Vec::new(),
        best_of_held: None,
        rounding: None,
        statuses: Vec::new(),
        clauses: Vec::new(),
        tiers,
    }
}

fn percent(whole: i64) -> Percent {
    Percent(Decimal::from(whole))
}

fn compare(programs: &[Program]) -> Comparison {
    let tiers: Vec<TierRef<'_>> =
        programs.iter().flat_map(|program| program.tiers.iter().map(move |tier| TierRef { program, tier })).collect();
    Comparison::of(&tiers)
}

fn row<'c>(comparison: &'c Comparison, slug: &str) -> &'c Row {
    comparison
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .find(|row| row.subject.slug() == slug)
        .unwrap_or_else(|| panic!("no row {slug}"))
}

fn values(row: &Row, column: usize) -> Vec<&Value> {
    row.cells[column].items.iter().map(|item| &item.value).collect()
}

#[test]
fn a_row_differs_by_what_it_says_and_not_by_where_it_says_it() {
    let tier_with = |id: &str, rate: i64, row: &str| Tier {
        rules: vec![rule(Stream::NewSubscriptions, Rate::AtMost(percent(rate)), row)],
        ..tier(id)
    };
    let same = compare(&[program("p", vec![tier_with("a", 8, "row 1"), tier_with("b", 8, "row 2")])]);
    assert!(!row(&same, "rate-new_subscriptions").differs);
    let other = compare(&[program("p", vec![tier_with("a", 8, "row 1"), tier_with("b", 15, "row 1")])]);
    assert!(row(&other, "rate-new_subscriptions").differs);
    let exact = Tier { rules: vec![rule(Stream::NewSubscriptions, Rate::Exact(percent(8)), "row 1")], ..tier("b") };
    let kind_of_rate = compare(&[program("p", vec![tier_with("a", 8, "row 1"), exact])]);
    assert!(row(&kind_of_rate, "rate-new_subscriptions").differs, "up to 8 % is not 8 %");
}

#[test]
fn a_third_column_that_differs_makes_the_row_differ() {
    let asks = |id: &str, count: u32| Tier {
        requirements: vec![Requirement {
            requirement: "certified_experts".to_owned(),
            name: None,
            need: Need::AtLeast(count),
            cite: cite("Experts"),
        }],
        ..tier(id)
    };
    let comparison = compare(&[program("p", vec![asks("a", 7), asks("b", 7), asks("c", 15)])]);
    assert!(row(&comparison, "requirement-certified_experts").differs);
}

#[test]
fn silence_is_told_apart_in_words_but_is_no_difference() {
    let named = Tier { benefits: vec![benefit(Answer::NotStated)], ..tier("a") };
    let silent = compare(&[program("p", vec![named.clone(), tier("b")]), program("q", vec![tier("c")])]);
    let logo = row(&silent, "benefit-logo");
    assert_eq!(values(logo, 0), [&Value::Answer(Answer::NotStated)]);
    assert!(matches!(values(logo, 1)[..], [Value::NotListed(_)]), "listed for a tier beside it");
    assert!(
        matches!(values(logo, 2)[..], [Value::NotMentioned(documents)] if documents.0 == ["Guide of q"]),
        "the other program does not speak of it, and its documents are named"
    );
    assert!(!logo.differs);

    let given = Tier { benefits: vec![benefit(Answer::Yes)], ..tier("a") };
    assert!(row(&compare(&[program("p", vec![given, tier("b")])]), "benefit-logo").differs);
}

/// Of every program of the page: 184 values are "not stated" and 36 "not listed", and none of them stands anywhere.
#[test]
fn silence_is_looked_for_and_never_stated_there() {
    let programs = &partner_programs::catalog().programs;
    let comparison = compare(programs);
    let cells = comparison.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    let mut silent = 0;
    for item in cells.flat_map(|cell| &cell.items) {
        for cited in &item.cites {
            assert_eq!(cited.ground == Ground::Silent, item.value.is_silent(), "{:?} {cited:?}", item.value);
        }
        silent += usize::from(item.value.is_silent() && !item.cites.is_empty());
    }
    assert!(silent > 150, "{silent} values are silent");
    let ground = |id: &str| {
        let notes = comparison.programs.iter().find(|notes| notes.program.id == id).expect("notes of a program");
        notes.dates.ground
    };
    assert_eq!((ground("opennebula"), ground("wso2-2018")), (Ground::Silent, Ground::Stated));
}

fn benefit(value: Answer) -> Benefit {
    Benefit { benefit: "logo".to_owned(), value, cite: cite("Logo") }
}

#[test]
fn a_tier_without_rules_states_no_income_in_every_stream() {
    let paying = Tier {
        rules: vec![
            rule(Stream::NewSubscriptions, Rate::AtMost(percent(8)), "New"),
            rule(Stream::Services, Rate::NotStated, "Services"),
        ],
        ..tier("a")
    };
    let comparison = compare(&[program("p", vec![paying, tier("b")])]);
    for slug in ["rate-new_subscriptions", "rate-services"] {
        assert_eq!(values(row(&comparison, slug), 1), [&Value::NoIncome], "{slug}");
    }
    let none = compare(&[program("p", vec![tier("b")])]);
    assert_eq!(values(row(&none, "rate"), 0), [&Value::NoIncome]);
}

#[test]
fn contributions_stand_apart_in_one_cell() {
    let of = |contribution, rate| Rule {
        contribution: Some(contribution),
        ..rule(Stream::NewSubscriptions, rate, "Commission")
    };
    let lost = Rate::OneOf(vec![percent(15), percent(0), percent(10)]);
    let both = Tier {
        rules: vec![of(Contribution::PartnerSourced, Rate::NotStated), of(Contribution::CoSell, lost)],
        ..tier("a")
    };
    let comparison = compare(&[program("p", vec![both])]);
    let abouts: Vec<_> =
        row(&comparison, "rate-new_subscriptions").cells[0].items.iter().map(|item| item.about).collect();
    assert_eq!(
        abouts,
        [Some(About::Contribution(Contribution::PartnerSourced)), Some(About::Contribution(Contribution::CoSell))]
    );
}

#[test]
fn a_fee_of_nothing_has_nothing_to_refund() {
    let fee = |amount: i64, refund: Refund| Fee {
        id: "annual_fee".to_owned(),
        name: "Annual fee".to_owned(),
        amount: FeeAmount::Annual(Decimal::from(amount)),
        condition: None,
        refund,
        cite: cite("Fee"),
    };
    let reaching =
        Refund::Reaching { measure: Measure::ClosedDeals, amount: Decimal::from(100_000), cite: cite("Refund") };
    let free = Tier { fees: vec![fee(0, Refund::None)], ..tier("a") };
    let paid = Tier { fees: vec![fee(2_500, reaching)], ..tier("b") };
    let comparison = compare(&[program("p", vec![free, paid])]);
    let refunds = row(&comparison, "refund-annual_fee");
    assert_eq!(values(refunds, 0), [&Value::NothingToRefund]);
    assert!(matches!(values(refunds, 1)[..], [Value::Refund(Refund::Reaching { .. }, Some(_))]));
    assert_eq!(refunds.cells[1].items[0].cites[0].row.as_deref(), Some("Refund"), "cited where the refund stands");
}

#[test]
fn the_fee_and_the_minimum_are_asked_of_every_tier() {
    let comparison = compare(&[program("p", vec![tier("a")])]);
    for slug in ["fee-annual_fee", "minimum"] {
        assert!(matches!(values(row(&comparison, slug), 0)[..], [Value::NotMentioned(_)]), "{slug}");
    }
    let minimum = Minimum { measure: Measure::Purchases, amount: Decimal::ZERO, cite: cite("Minimum") };
    let zero = compare(&[program("p", vec![Tier { minimums: vec![minimum], ..tier("a") }])]);
    assert!(
        matches!(values(row(&zero, "minimum"), 0)[..], [Value::Minimum { measure: Measure::Purchases, amount, .. }] if amount.amount.is_zero())
    );
}

#[test]
fn requirements_stand_in_the_engines_order_then_as_they_come() {
    let asks = |ids: &[&str]| {
        let requirement = |id: &&str| Requirement {
            requirement: (*id).to_owned(),
            name: Some(format!("{id} by name")),
            need: Need::NotStated,
            cite: cite("Requirements"),
        };
        ids.iter().map(requirement).collect()
    };
    let first = Tier { requirements: asks(&["web_page", "tech_leads"]), ..tier("a") };
    let second = Tier { requirements: asks(&["certified_experts", "web_page"]), ..tier("b") };
    let comparison = compare(&[program("p", vec![first, second])]);
    let asked = comparison.groups.iter().find(|group| group.topic == Topic::Asks).expect("asks something");
    let slugs: Vec<String> = asked.rows.iter().map(|row| row.subject.slug()).collect();
    assert_eq!(slugs, ["requirement-certified_experts", "requirement-tech_leads", "requirement-web_page"]);
}

#[test]
fn only_differences_hides_the_rows_that_say_the_same() {
    let differing = Tier { seller: SellerStatement { value: Seller::Partner, cite: cite("Who sells") }, ..tier("b") };
    let comparison = compare(&[program("p", vec![tier("a"), differing])]);
    let shown: Vec<String> =
        comparison.groups.iter().flat_map(|group| group.shown(true)).map(|row| row.subject.slug()).collect();
    assert_eq!(shown, ["seller"]);
    let count = comparison.count_in_sight(&(0..2));
    assert_eq!(count.differing, 1);
    let all: usize = comparison.groups.iter().map(|group| group.rows_in_sight(&(0..2), false).count()).sum();
    assert_eq!(count.all, all);
    assert!(all > 1);
}

#[test]
fn clauses_of_a_program_stand_once_and_contradictions_first() {
    let clause = |id: &str, kind: ClauseKind| Clause {
        id: id.to_owned(),
        kind,
        text: id.to_owned(),
        value: None,
        tiers: Vec::new(),
        cites: vec![cite(id), cite("elsewhere")],
    };
    let mut noted = program("p", vec![tier("a"), tier("b")]);
    noted.clauses = vec![clause("valid", ClauseKind::Deadline), clause("two figures", ClauseKind::Contradiction)];
    noted.tiers[1].clauses = vec![clause("prose", ClauseKind::Note), clause("register", ClauseKind::Obligation)];
    let comparison = compare(&[noted]);
    assert_eq!(comparison.programs.len(), 1);
    let notes = &comparison.programs[0];
    let kinds: Vec<ClauseKind> = notes.clauses.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [ClauseKind::Contradiction, ClauseKind::Deadline]);
    assert_eq!(notes.clauses[0].item.cites.len(), 2, "a contradiction cites both sides");
    assert_eq!(notes.tiers.len(), 1);
    assert_eq!(notes.tiers[0].tiers, ["B"], "only the tier that has notes");
    assert_eq!(notes.tiers[0].clauses.len(), 1, "the obligation stands in the table");
    assert!(matches!(values(row(&comparison, "clauses-obligation"), 0)[..], [Value::NotListed(_)]));
}

#[test]
fn a_column_says_that_its_edition_has_ended() {
    let mut ended = program("p", vec![tier("a")]);
    ended.validity.ended = Some("The 2020 program replaced it.".to_owned());
    let comparison = compare(&[ended]);
    assert_eq!(comparison.columns[0].program.ended.as_deref(), Some("The 2020 program replaced it."));
    assert_eq!(comparison.columns[0].id, "p/a");
    assert_eq!(comparison.columns[0].kind, None);
}

#[test]
fn a_note_that_tiers_share_stands_once_with_their_names() {
    let note = |id: &str| Clause {
        id: id.to_owned(),
        kind: ClauseKind::Note,
        text: id.to_owned(),
        value: None,
        tiers: Vec::new(),
        cites: vec![cite(id)],
    };
    let mut noted = program("p", vec![tier("a"), tier("b"), tier("c")]);
    noted.tiers[0].clauses = vec![note("shared"), note("own")];
    noted.tiers[2].clauses = vec![note("shared")];
    let comparison = compare(&[noted]);
    let said: Vec<(Vec<String>, usize)> =
        comparison.programs[0].tiers.iter().map(|notes| (notes.tiers.clone(), notes.clauses.len())).collect();
    assert_eq!(said, [(vec!["A".to_owned(), "C".to_owned()], 1), (vec!["A".to_owned()], 1)]);
}

#[test]
fn a_benefit_that_nobody_lists_has_no_row() {
    let unlisted = |id: &str| Tier { benefits: vec![benefit(Answer::NotListed)], ..tier(id) };
    let comparison = compare(&[program("p", vec![unlisted("a"), unlisted("b")])]);
    assert!(comparison.groups.iter().all(|group| group.topic != Topic::Gives));
    let unsaid = Tier { benefits: vec![benefit(Answer::NotStated)], ..tier("b") };
    let comparison = compare(&[program("p", vec![unlisted("a"), unsaid])]);
    assert_eq!(row(&comparison, "benefit-logo").cells.len(), 2, "what is open is shown");
}

#[test]
fn a_row_of_which_nothing_is_said_leaves_the_table_but_for_how_a_tier_earns() {
    let given = Tier { benefits: vec![benefit(Answer::Yes)], ..tier("b") };
    let comparison = compare(&[program("p", vec![tier("a"), given])]);
    let slugs = |columns: std::ops::Range<usize>, said: bool| -> Vec<String> {
        let of = |group: &Rc<Group>| -> Vec<String> {
            let slug = |row: &Row| row.subject.slug();
            if said {
                group.rows_in_sight(&columns, false).map(slug).collect()
            } else {
                group.rows_unsaid(&columns).map(slug).collect()
            }
        };
        comparison.groups.iter().flat_map(of).collect()
    };
    assert!(slugs(0..2, true).contains(&"benefit-logo".to_owned()));
    assert!(!slugs(0..1, true).contains(&"benefit-logo".to_owned()), "said of the tier out of sight only");
    assert!(slugs(0..1, false).contains(&"benefit-logo".to_owned()));
    assert!(slugs(0..2, false).contains(&"fee-annual_fee".to_owned()));
    assert!(slugs(0..2, true).contains(&"rate".to_owned()), "that no income is stated is worth a row");
}

#[test]
fn what_two_tiers_say_in_the_same_place_stands_once() {
    let paying = |id: &str, place: &str| Tier {
        rules: vec![rule(Stream::NewSubscriptions, Rate::AtMost(percent(8)), place)],
        ..tier(id)
    };
    let comparison = compare(&[program("p", vec![paying("a", "row 1"), paying("b", "row 1"), paying("c", "row 2")])]);
    let spans: Vec<usize> =
        row(&comparison, "rate-new_subscriptions").runs(&(0..3)).iter().map(|run| run.span).collect();
    assert_eq!(spans, [2, 1], "the same rate stands elsewhere for the third");
}

/// The cells of a tier of the page in a row.
fn of_page(tier: &str, slug: &str) -> Vec<(Value, Vec<Ground>)> {
    let programs = &partner_programs::catalog().programs;
    let comparison = compare(programs);
    let column = comparison.columns.iter().position(|column| column.id == tier).expect(tier);
    let items = row(&comparison, slug).cells[column].items.iter();
    items.map(|item| (item.value.clone(), item.cites.iter().map(|cited| cited.ground).collect())).collect()
}

#[test]
fn what_stands_elsewhere_in_the_documents_is_no_silence() {
    let value = |tier: &str, slug: &str| of_page(tier, slug).remove(0).0;
    for tier in ["integration", "certified-integration", "fulfillment-reseller"] {
        assert_eq!(value(&format!("wso2-2020/{tier}"), "clauses-deadline"), Value::OfTheProgram);
    }
    for tier in ["registered", "sales", "delivery", "msp", "gsi", "isv"] {
        let tier = format!("outsystems-2021/{tier}");
        assert_eq!(value(&tier, "clauses-territory"), Value::OfTheProgram);
        assert!(matches!(value(&tier, "fee-annual_fee"), Value::Elsewhere(_)), "{tier}");
        for benefit in ["portal", "referral_commission", "training", "enablement", "market_development_funds"] {
            assert!(!matches!(value(&tier, &format!("benefit-{benefit}")), Value::NotMentioned(_)), "{tier} {benefit}");
        }
    }
    assert_eq!(pointed_to("wso2-2018/oem-technology", "fee-annual_fee"), ["fee-oem_fee"]);
    assert!(matches!(value("outsystems-2021/sales", "requirement-certified_experts"), Value::Elsewhere(_)));
    assert_eq!(
        value("wso2-2020/integration", "requirement-certified_experts"),
        Value::Need(Need::NotStated, Some(Currency::USD))
    );
}

/// The rows to which a cell of the page points instead of saying that nothing is said.
fn pointed_to(tier: &str, slug: &str) -> Vec<String> {
    match of_page(tier, slug).remove(0).0 {
        Value::Elsewhere(rows) => rows.iter().map(Subject::slug).collect(),
        other => panic!("{tier} {slug}: {other:?}"),
    }
}

/// The rows and their tiers as the documents name the same matter in other words.
#[test]
fn a_matter_that_a_document_has_under_another_name_is_pointed_to() {
    for (tier, row, others) in [
        ("outsystems-2021/sales", "co_marketing", "lead_collateral market_development_funds"),
        ("outsystems-2021/sales", "partner_finder", "partner_profile"),
        ("outsystems-2021/isv", "website_listing", "partner_profile"),
        ("outsystems-2021/msp", "exam_fees_waived", "exam_vouchers bootcamp_seat"),
        ("outsystems-2021/gsi", "query_support_hours", "support_escalations"),
        ("outsystems-2021/delivery", "partner_discount", "training_discount"),
        ("opennebula/technology", "training", "partner_discount"),
        ("opennebula/reseller", "query_support_hours", "support_included partner_discount"),
        ("opennebula/reseller", "events", "partner_discount"),
        ("opennebula/reseller", "partner_profile", "website_listing"),
        ("opennebula/service", "patch_redistribution", "embedding_with_support"),
        ("wso2-2020/integration", "website_listing", "partner_finder"),
        ("wso2-2020/integration", "recognition", "status_award"),
        ("wso2-2018/certified-integration", "exam_vouchers", "exam_fees_waived"),
        ("wso2-2018/fulfillment-reseller", "lead_collateral", "co_marketing"),
        ("wso2-2020/integration", "awards", "status_award"),
        ("wso2-2020/integration", "enablement", "first_project_help"),
        ("opennebula/service", "bootcamp_seat", "partner_discount"),
    ] {
        let others: Vec<String> = others.split(' ').map(|other| format!("benefit-{other}")).collect();
        assert_eq!(pointed_to(tier, &format!("benefit-{row}")), others, "{tier} {row}");
    }
    for (tier, row, others) in [
        ("outsystems-2021/sales", "minimum", "requirement-new_business"),
        ("outsystems-2021/msp", "minimum", "requirement-new_clients"),
        (
            "wso2-2018/fulfillment-reseller",
            "benefit-partner_discount",
            "rate-new_subscriptions rate-renewals rate-services",
        ),
        ("outsystems-2021/delivery", "requirement-repeatable_delivery", "requirement-reviewed_projects"),
        ("wso2-2018/certified-integration", "requirement-repeatable_delivery", "audience"),
        ("wso2-2015/premier", "requirement-reviewed_projects", "requirement-repeatable_delivery"),
        ("wso2-2015/premier", "requirement-dedicated_staff", "requirement-repeatable_delivery"),
        (
            "wso2-2018/premier-certified-integration",
            "requirement-dedicated_staff",
            "requirement-certified_experts audience",
        ),
        (
            "wso2-2018/value-added-reseller",
            "requirement-proven_competency",
            "requirement-certified_experts clauses-condition",
        ),
        // It asks for no experts; what is looked at stands among its conditions.
        ("wso2-2018/fulfillment-reseller", "requirement-proven_competency", "clauses-condition"),
        ("wso2-2018/fulfillment-reseller", "requirement-associate_developers", "requirement-certified_experts"),
        ("wso2-2015/preferred", "requirement-certified_experts", "requirement-dedicated_staff"),
        ("opennebula/reseller", "requirement-certified_experts", "requirement-proven_competency"),
        ("opennebula/referral", "requirement-new_business", "minimum"),
        ("outsystems-2021/isv", "requirement-market_presence", "below-condition"),
        ("outsystems-2021/gsi", "requirement-market_presence", "clauses-condition audience below-condition"),
        ("outsystems-2021/isv", "requirement-status_criteria", "clauses-deadline"),
        ("wso2-2015/preferred", "requirement-proven_competency", "requirement-dedicated_staff"),
        (
            "outsystems-2021/sales-reseller",
            "requirement-proven_competency",
            "requirement-associate_sales requirement-associate_pre_sales requirement-new_business",
        ),
        ("wso2-2015/premier", "requirement-market_presence", "requirement-reach audience"),
        ("wso2-2020/integration", "minimum", "requirement-status_criteria"),
        ("wso2-2018/value-added-reseller", "requirement-new_business", "minimum"),
        ("wso2-2020/integration", "requirement-reviewed_projects", "requirement-status_criteria"),
        ("outsystems-2021/registered", "requirement-status_criteria", "clauses-deadline"),
        ("wso2-2018/premier-certified-integration", "requirement-reach", "audience"),
        ("wso2-2018/certified-integration", "requirement-practice", "audience"),
        ("wso2-2018/oem-technology", "requirement-isv_license_terms", "clauses-condition"),
        ("wso2-2018/certified-integration", "requirement-associate_sales", "requirement-certified_experts"),
        ("wso2-2020/certified-integration", "requirement-associate_developers", "requirement-certified_experts"),
        // Hours of nothing say the same of support under another name.
        ("wso2-2018/consultative-integration", "benefit-support_included", "benefit-query_support_hours"),
        ("wso2-2018/fulfillment-reseller", "benefit-support_escalations", "benefit-query_support_hours"),
        ("opennebula/reseller", "clauses-territory", "audience"),
        ("wso2-2015/premier", "clauses-territory", "audience"),
        ("wso2-2018/consultative-integration", "clauses-territory", "audience"),
        ("opennebula/technology", "requirement-certified_experts", "requirement-proven_competency"),
        ("opennebula/technology", "requirement-developer_certifications", "requirement-proven_competency"),
        ("opennebula/technology", "requirement-associate_sales", "requirement-proven_competency"),
    ] {
        assert_eq!(pointed_to(tier, row).join(" "), others, "{tier} {row}");
    }
    // An audience that does not tell where firms are at work is none to point to.
    for tier in ["wso2-2018/fulfillment-reseller", "outsystems-2021/sales-reseller", "outsystems-2021/msp"] {
        let said = of_page(tier, "requirement-reach").remove(0).0;
        assert!(matches!(said, Value::NotListed(_) | Value::NotMentioned(_)), "{tier}: {said:?}");
    }
}

/// A count of clients is no volume, a benefit no practice begun, an award no recognition, an engineer no salesperson.
#[test]
fn a_matter_that_only_resembles_another_is_not_pointed_to() {
    for (tier, row) in [
        ("wso2-2018/fulfillment-reseller", "requirement-new_clients"),
        ("outsystems-2021/isv", "benefit-patch_redistribution"),
        ("outsystems-2021/sales", "requirement-dedicated_staff"),
        ("outsystems-2021/sales-reseller", "requirement-developer_certifications"),
        ("wso2-2018/value-added-reseller", "requirement-practice"),
        ("wso2-2020/certified-integration", "requirement-associate_sales"),
        ("wso2-2020/value-added-reseller", "requirement-associate_pre_sales"),
        ("opennebula/reseller", "requirement-marketing_points"),
        ("opennebula/reseller", "requirement-repeatable_delivery"),
        ("outsystems-2021/sales-reseller", "benefit-ecosystem_map"),
        ("outsystems-2021/sales-reseller", "benefit-recognition"),
    ] {
        let said = of_page(tier, row).remove(0).0;
        let is_pointer = matches!(said, Value::Elsewhere(_));
        assert!(!is_pointer && (said.is_silent() || said == Value::NotListedAsRead), "{tier} {row}: {said:?}");
    }
}

#[test]
fn a_row_that_states_nothing_for_the_tier_is_none_to_point_to() {
    for tier in ["referral", "technology", "service"] {
        for row in ["partner_finder", "partner_profile"] {
            let said = of_page(&format!("opennebula/{tier}"), &format!("benefit-{row}"));
            assert_eq!(said, [(Value::Answer(Answer::NotStated), vec![Ground::Silent])], "{tier} {row}");
        }
    }
    // No pointer of the page leads to a cell that is silent.
    let comparison = compare(&partner_programs::catalog().programs);
    let rows = || comparison.groups.iter().flat_map(|group| &group.rows);
    for (cell, at, from) in rows().flat_map(|row| row.cells.iter().enumerate().map(move |(at, cell)| (cell, at, row))) {
        for to in cell.items.iter().filter_map(|item| match &item.value {
            Value::Elsewhere(subjects) => Some(subjects),
            _ => None,
        }) {
            for subject in to.iter().filter(|subject| !matches!(subject, Subject::Below(_))) {
                let target = rows().find(|row| row.subject.slug() == subject.slug()).expect("a row to point to");
                let silent = |item: &Rc<Item>| item.value.is_silent() && !matches!(item.value, Value::Fee { .. });
                let id = &comparison.columns[at].id;
                // To one that asks for none only where that says the same of people and sales that are counted.
                let none = |item: &Rc<Item>| match &item.value {
                    Value::Need(Need::AtLeast(0), _) | Value::Answer(Answer::Count(0)) | Value::NoMinimum => true,
                    Value::Minimum { amount, .. } => amount.amount.is_zero(),
                    _ => false,
                };
                let counts = ["associate", "tech_leads", "engineers", "certif", "new_business", "benefit-support_"];
                let says_the_same = counts.iter().any(|count| from.subject.slug().contains(count));
                assert!(
                    says_the_same || !target.cells[at].items.iter().any(none),
                    "{id} {} → {}",
                    from.subject.slug(),
                    subject.slug()
                );
                assert!(
                    !target.cells[at].items.iter().all(silent),
                    "{id} {} → {}",
                    from.subject.slug(),
                    subject.slug()
                );
            }
        }
    }
}

/// That two rows are of one matter is read even where both stand in a document.
#[test]
fn every_pointer_is_marked_as_read() {
    let comparison = compare(&partner_programs::catalog().programs);
    let cells = comparison.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    let pointers: Vec<_> = cells
        .flat_map(|cell| &cell.items)
        .filter(|item| matches!(item.value, Value::Elsewhere(_)))
        .flat_map(|item| &item.cites)
        .collect();
    assert!(pointers.len() > 100, "{}", pointers.len());
    assert!(pointers.iter().all(|cited| cited.ground == Ground::Inferred));
}

/// The guide of OpenNebula names a percentage and a discount without their figures.
#[test]
fn a_rate_that_is_named_without_a_figure_is_no_silence() {
    for (tier, kind) in [
        ("reseller", RuleKind::Margin),
        ("referral", RuleKind::Commission),
        ("technology", RuleKind::Commission),
        ("service", RuleKind::Commission),
    ] {
        for stream in ["new_subscriptions", "renewals", "upgrades", "services"] {
            let said = of_page(&format!("opennebula/{tier}"), &format!("rate-{stream}"));
            let is_stated = kind == RuleKind::Commission && ["new_subscriptions", "services"].contains(&stream);
            let ground = if is_stated { Ground::Stated } else { Ground::Inferred };
            assert_eq!(said, [(Value::RateWithoutFigure(kind), vec![ground])], "{tier} {stream}");
        }
    }
}

#[test]
fn a_row_that_another_tier_of_a_program_answers_is_not_listed_for_this_one() {
    for (tier, row) in [
        ("opennebula/technology", "requirement-reach"),
        ("wso2-2018/fulfillment-reseller", "requirement-reach"),
        ("wso2-2018/consultative-integration", "requirement-practice"),
    ] {
        assert!(matches!(of_page(tier, row)[..], [(Value::NotListed(_), _)]), "{tier} {row}");
    }
    let duties = of_page("outsystems-2021/sales-reseller", "clauses-obligation");
    assert!(matches!(duties[..], [(Value::Clause { .. }, _)]), "its opportunities are registered");
}

#[test]
fn a_logo_is_no_trademark_license() {
    let said = of_page("opennebula/reseller", "benefit-trademark_license").remove(0).0;
    assert!(matches!(said, Value::NotMentioned(_)), "{said:?}");
}

/// The description of 2015 trains and supports customers, and meets the public at conferences.
#[test]
fn what_a_document_says_of_others_than_partners_is_not_stated_for_partners() {
    for tier in ["premier", "preferred", "community"] {
        for row in [
            "training",
            "events",
            "update_manager",
            "query_support_hours",
            "support_included",
            "bootcamp_seat",
            "first_project_help",
        ] {
            let said = of_page(&format!("wso2-2015/{tier}"), &format!("benefit-{row}"));
            assert_eq!(said, [(Value::NotForPartners, vec![Ground::Silent])], "{tier} {row}");
        }
        let experts = of_page(&format!("wso2-2015/{tier}"), "requirement-developer_certifications");
        assert_eq!(experts, [(Value::NotForPartners, vec![Ground::Silent])], "{tier}");
        let sales = of_page(&format!("wso2-2015/{tier}"), "requirement-associate_sales").remove(0).0;
        assert!(matches!(sales, Value::NotMentioned(_)), "{sales:?}");
        for row in ["portal", "sales_enablement"] {
            let said = of_page(&format!("wso2-2015/{tier}"), &format!("benefit-{row}")).remove(0).0;
            assert!(matches!(said, Value::NotMentioned(_)), "{row}: {said:?}");
        }
    }
}

#[test]
fn rows_that_are_printed_without_marks_or_amounts_say_what_is_lost() {
    for tier in ["registered", "sales", "delivery", "msp", "gsi", "sales-reseller"] {
        for fee in ["cloud_demo_fee", "subsidiaries_fee"] {
            let (said, grounds) = of_page(&format!("outsystems-2021/{tier}"), &format!("fee-{fee}")).remove(0);
            assert!(matches!(said, Value::Fee { lost: true, .. }), "{tier} {fee}");
            // That a note without a column belongs to the fee for subsidiaries is read from its place.
            let ground = if fee == "subsidiaries_fee" { Ground::Inferred } else { Ground::Lost };
            assert_eq!(grounds, [ground], "{tier} {fee}");
        }
        if tier != "registered" {
            for asked in ["review_score", "joint_business_plan"] {
                let said = of_page(&format!("outsystems-2021/{tier}"), &format!("requirement-{asked}"));
                assert_eq!(said, [(Value::NeedLost, vec![Ground::Stated])], "{tier} {asked}");
            }
        }
    }
    // The columns of these rows are lost altogether; the paragraph above asks the rows of authorizations.
    for tier in ["registered", "isv"] {
        for asked in ["review_score", "joint_business_plan"] {
            let said = of_page(&format!("outsystems-2021/{tier}"), &format!("requirement-{asked}"));
            assert_eq!(said, [(Value::OfAuthorizations, vec![Ground::Stated, Ground::Inferred])], "{tier} {asked}");
        }
        let said = of_page(&format!("outsystems-2021/{tier}"), "benefit-internal_license").remove(0).0;
        assert!(format!("{said:?}").contains("only with an authorization"), "{tier}");
    }
    for fee in ["cloud_demo_fee", "subsidiaries_fee"] {
        let said = of_page("outsystems-2021/isv", &format!("fee-{fee}"));
        assert_eq!(said, [(Value::OwedLost, vec![Ground::Lost])], "{fee}");
    }
    // The license is named in a paragraph, which has no price.
    let (isv, grounds) = of_page("outsystems-2021/isv", "fee-isv_license").remove(0);
    assert!(matches!(isv, Value::Fee { lost: false, .. }));
    assert_eq!(grounds, [Ground::Silent]);
    for tier in ["registered", "msp", "isv"] {
        let said = of_page(&format!("outsystems-2021/{tier}"), "benefit-internal_license").remove(0).0;
        let Value::Answer(Answer::Text(text)) = &said else { panic!("{tier}: {said:?}") };
        assert!(
            text.starts_with("Listed for some or all tiers") && text.contains("Partner Licenses"),
            "{tier}: {text}"
        );
    }
}

/// The figure and the threshold are stated; what counts for them, and for which time, is read.
#[test]
fn a_stated_figure_whose_measure_is_read_is_partly_read() {
    for (tier, row) in [
        ("wso2-2018/certified-integration", "refund-annual_fee"),
        ("wso2-2018/premier-certified-integration", "refund-annual_fee"),
        ("wso2-2018/value-added-reseller", "refund-annual_fee"),
        ("wso2-2018/fulfillment-reseller", "refund-annual_fee"),
        ("wso2-2018/consultative-integration", "minimum"),
        ("wso2-2018/certified-integration", "minimum"),
        ("wso2-2018/premier-certified-integration", "minimum"),
    ] {
        let grounds = of_page(tier, row).remove(0).1;
        assert_eq!(grounds, [Ground::Stated, Ground::Inferred], "{tier} {row}");
    }
    let activities = of_page("wso2-2018/premier-certified-integration", "requirement-marketing_points");
    assert_eq!(activities[0].1, [Ground::Stated]);
}

#[test]
fn no_revenue_commitment_is_a_minimum_of_none() {
    assert_eq!(of_page("opennebula/referral", "minimum"), [(Value::NoMinimum, vec![Ground::Stated])]);
    assert!(matches!(of_page("opennebula/technology", "minimum")[..], [(Value::NotListed(_), _)]));
}

/// Its guide names an annual fee for the reseller alone.
#[test]
fn a_fee_that_no_document_names_is_not_one_without_an_amount() {
    for tier in ["technology", "service"] {
        let tier = format!("opennebula/{tier}");
        assert_eq!(of_page(&tier, "fee-annual_fee"), [(Value::Answer(Answer::NotStated), vec![Ground::Silent])]);
        for other in ["oem_fee", "cloud_demo_fee", "isv_license"] {
            assert!(matches!(of_page(&tier, &format!("fee-{other}"))[..], [(Value::NotMentioned(_), _)]), "{tier}");
        }
    }
    for (tier, fees) in [
        (
            "opennebula/reseller",
            ["oem_fee", "msp_licenses", "isv_license", "cloud_demo_fee", "subsidiaries_fee"].as_slice(),
        ),
        ("wso2-2018/oem-technology", &["msp_licenses", "isv_license", "cloud_demo_fee", "subsidiaries_fee"]),
        ("wso2-2020/integration", &["oem_fee", "isv_license"]),
        ("outsystems-2021/isv", &["oem_fee"]),
    ] {
        for fee in fees {
            let said = of_page(tier, &format!("fee-{fee}")).remove(0).0;
            assert!(matches!(said, Value::NotMentioned(_)), "{tier} {fee}: {said:?}");
        }
    }
    assert!(matches!(of_page("outsystems-2021/sales", "fee-isv_license")[..], [(Value::NotListed(_), _)]));
}

#[test]
fn what_lost_columns_and_lost_figures_leave_open_is_not_said_to_be_missing() {
    let asked = of_page("outsystems-2021/delivery", "requirement-associate_sales");
    assert_eq!(asked, [(Value::NotListedAsRead, vec![Ground::Inferred])]);
    for (tier, slug, kind) in [
        ("sales", "rate-upgrades", RuleKind::Commission),
        ("sales-reseller", "rate-new_subscriptions", RuleKind::Margin),
    ] {
        let rates = of_page(&format!("outsystems-2021/{tier}"), slug);
        assert_eq!(rates[0], (Value::FiguresLost(kind), vec![Ground::Lost]), "{tier}");
    }
    // The row of upgrades is printed, lines of it are not.
    assert_eq!(of_page("outsystems-2021/sales", "rate-upgrades").len(), 1);
    assert_eq!(of_page("outsystems-2021/sales", "rate-new_subscriptions").len(), 2);
    // The reseller's table is only named.
    for stream in ["renewals", "upgrades", "services"] {
        let rates = of_page("outsystems-2021/sales-reseller", &format!("rate-{stream}"));
        assert_eq!(rates, [(Value::RowsLost, vec![Ground::TableLost])], "{stream}");
    }
    // Marks of the benefits are lost for software vendors as well; the license that these need stands in a paragraph without columns.
    for benefit in ["solution_architect", "bootcamp_seat", "training", "enablement"] {
        let said = of_page("outsystems-2021/isv", &format!("benefit-{benefit}")).remove(0).0;
        let Value::Answer(Answer::Text(text)) = &said else { panic!("{benefit}: {said:?}") };
        assert!(text.contains("which is lost; but benefits are said to come only with an authorization"), "{benefit}");
    }
    for tier in ["gsi", "sales-reseller"] {
        let asked = of_page(&format!("outsystems-2021/{tier}"), "requirement-isv_license_terms").remove(0).0;
        assert!(matches!(asked, Value::NotListed(_)), "{tier}");
    }
    assert_eq!(
        of_page("outsystems-2021/registered", "requirement-certified_experts"),
        [(Value::BeforeAuthorizations, vec![Ground::Stated])]
    );
    let isv = of_page("outsystems-2021/isv", "requirement-certified_experts");
    assert_eq!(isv, [(Value::NotListedAsRead, vec![Ground::Inferred])], "no authorization is for it");
    let in_each = of_page("outsystems-2021/gsi", "requirement-associate_developers");
    let two = Value::NeedInEach(Need::AtLeast(2), Some(Currency::EUR));
    assert_eq!(in_each, [(two, vec![Ground::Inferred, Ground::Stated])]);
    // The overview asks of system integrators what it asks of service providers, their own list does not.
    for asked in ["new_clients", "platform_ops_engineers"] {
        let said = of_page("outsystems-2021/gsi", &format!("requirement-{asked}"));
        assert_eq!(said, [(Value::Disputed, vec![Ground::Inferred; 2])], "{asked}");
    }
    let renewals = of_page("outsystems-2021/sales", "rate-renewals");
    assert_eq!(renewals[0].1, [Ground::Silent], "no row speaks of renewals");
}

#[test]
fn the_head_marks_a_kind_that_is_read_and_an_end_that_is_not_known() {
    let comparison = compare(&partner_programs::catalog().programs);
    let of = |id: &str| comparison.columns.iter().find(|column| column.id == id).expect(id);
    for id in [
        "wso2-2020/integration",
        "wso2-2020/value-added-reseller",
        "outsystems-2021/registered",
        "outsystems-2021/sales",
    ] {
        assert_eq!(of(id).kind_inferred, Inference::Wholly, "{id}");
    }
    for id in ["wso2-2018/certified-integration", "outsystems-2021/isv"] {
        assert_eq!(of(id).kind_inferred, Inference::No, "{id}");
    }
    assert!(of("wso2-2018/oem-technology").end_not_known && of("wso2-2018/community-technology").end_not_known);
    assert!(!of("wso2-2018/certified-integration").end_not_known);
    assert!(of("wso2-2018/premier-certified-integration").end_stated);
    assert!(!of("wso2-2018/certified-integration").end_stated);
    assert!(of("wso2-2018/certified-integration").program.ended_in_part);
    assert!(!of("outsystems-2021/sales").program.ended_in_part);
    for (id, motions) in [
        ("wso2-2015/community", Inference::Wholly),
        ("wso2-2015/premier", Inference::No),
        ("wso2-2018/certified-integration", Inference::No),
        ("wso2-2020/certified-integration", Inference::Wholly),
        ("wso2-2020/fulfillment-reseller", Inference::No),
        ("opennebula/reseller", Inference::No),
        ("opennebula/technology", Inference::No),
        ("outsystems-2021/registered", Inference::Wholly),
        ("outsystems-2021/sales", Inference::Wholly),
        ("outsystems-2021/delivery", Inference::Partly),
        ("outsystems-2021/gsi", Inference::Wholly),
    ] {
        assert_eq!(of(id).motions_inferred, motions, "{id}");
    }
}

#[test]
fn silence_names_the_document_of_its_own_edition_alone() {
    let comparison = compare(&partner_programs::catalog().programs);
    let column =
        comparison.columns.iter().position(|column| column.id == "wso2-2020/integration").expect("it is there");
    let rows = comparison.groups.iter().flat_map(|group| &group.rows);
    let items: Vec<_> = rows.flat_map(|row| &row.cells[column].items).collect();
    let silent: Vec<_> = items.iter().filter_map(|item| item.value.documents()).collect();
    assert!(!silent.is_empty(), "the announcement of 2020 is silent on much that the guide of 2018 lists");
    for documents in silent {
        assert_eq!(documents.0, ["Introducing the 2020 WSO2 Partner Program"]);
    }
}

#[test]
fn a_fee_whose_amount_is_not_stated_keeps_its_row() {
    let comparison = compare(&partner_programs::catalog().programs);
    let of_outsystems = |column: &Column| column.id.starts_with("outsystems-2021/");
    let first = comparison.columns.iter().position(of_outsystems).expect("it is there");
    let shown = first..first + 4;
    let unsaid: Vec<String> =
        comparison.groups.iter().flat_map(|group| group.rows_unsaid(&shown)).map(|row| row.subject.slug()).collect();
    assert!(
        unsaid.iter().all(|row| !row.starts_with("fee-cloud_demo") && !row.starts_with("fee-subsidiaries")),
        "{unsaid:?}"
    );
}
