//! The embedded catalog: tiers and order by `docs/calculation.md` §1, and facts that every tier must have.

use partner_engine::program::{Citation, Clause, ClauseKind, Confidence, Need, Program, RuleKind};
use partner_programs::catalog;

#[test]
fn tiers_stand_in_the_order_of_the_contract() {
    let tiers: Vec<String> = catalog().tiers().map(|tier| tier.id()).collect();
    let expected = "wso2-2018/community-technology wso2-2018/oem-technology wso2-2018/consultative-integration \
                    wso2-2018/certified-integration wso2-2018/premier-certified-integration wso2-2018/fulfillment-reseller \
                    wso2-2018/value-added-reseller wso2-2020/integration wso2-2020/certified-integration \
                    wso2-2020/fulfillment-reseller wso2-2020/value-added-reseller wso2-2015/premier wso2-2015/preferred \
                    wso2-2015/community opennebula/reseller opennebula/referral opennebula/technology opennebula/service \
                    outsystems-2021/registered outsystems-2021/sales outsystems-2021/delivery outsystems-2021/msp \
                    outsystems-2021/gsi outsystems-2021/isv outsystems-2021/sales-reseller";
    assert_eq!(tiers, expected.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn rules_stand_in_the_order_of_streams_and_contributions() {
    for tier in catalog().tiers() {
        let order: Vec<_> = tier.tier.rules.iter().map(|rule| (rule.stream, rule.contribution)).collect();
        assert!(order.is_sorted(), "{}: {order:?}", tier.id());
    }
}

#[test]
fn only_the_tiers_of_the_contract_state_no_income() {
    let without: Vec<String> =
        catalog().tiers().filter(|tier| tier.tier.rules.is_empty()).map(|tier| tier.id()).collect();
    let expected = "wso2-2018/community-technology wso2-2018/oem-technology wso2-2015/premier wso2-2015/preferred \
                    wso2-2015/community outsystems-2021/isv";
    assert_eq!(without, expected.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn programs_without_stated_criteria_leave_the_standing_open() {
    for tier in catalog().tiers() {
        let open = tier.tier.requirements.iter().any(|asked| asked.need == Need::NotStated);
        // The guide of 2018 states a figure for every requirement; Registered has no requirement.
        let whole = tier.program.id == "wso2-2018" || tier.id() == "outsystems-2021/registered";
        assert_eq!(open, !whole, "{}", tier.id());
    }
}

#[test]
fn every_outsystems_commission_may_be_capped() {
    let capped = |id: &str| {
        let tier = catalog().tier(id).map(|tier| tier.tier).expect(id);
        let caps = tier.rules.iter().flat_map(|rule| &rule.cap);
        (tier.kind(), caps.map(|cap| (cap.amount_per_deal.to_string(), cap.discretionary)).collect::<Vec<_>>())
    };
    let each = vec![("100000".to_owned(), true); 6];
    for id in ["registered", "sales", "delivery", "msp", "gsi"] {
        assert_eq!(capped(&format!("outsystems-2021/{id}")), (Some(RuleKind::Commission), each.clone()), "{id}");
    }
    assert_eq!(capped("outsystems-2021/sales-reseller"), (Some(RuleKind::Margin), Vec::new()));
}

#[test]
fn the_fingerprint_names_a_sha256() {
    let fingerprint = &catalog().fingerprint;
    let digits = fingerprint.strip_prefix("sha256:").expect(fingerprint);
    assert!(digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{fingerprint}");
}

/// A fact that nobody could compare with its document has no confidence `stated`.
#[test]
fn a_document_that_was_not_checked_states_nothing() {
    for program in &catalog().programs {
        let unchecked: Vec<&str> =
            program.sources.iter().filter(|source| source.checked.is_none()).map(|source| source.id.as_str()).collect();
        for benefit in program.tiers.iter().flat_map(|tier| &tier.benefits) {
            let is_unchecked = unchecked.contains(&benefit.cite.source.as_str());
            assert!(!is_unchecked || benefit.cite.confidence == Confidence::Inferred, "{}", benefit.benefit);
        }
    }
}

/// Facts of another edition appear only in notes, readings and contradictions.
#[test]
fn what_a_tier_pays_asks_and_gives_stands_in_a_document_of_its_own_edition() {
    let programs = &catalog().programs;
    let own = |program: &Program| program.source(&program.validity.cite).map(|source| source.title.clone());
    for program in programs {
        let others: Vec<String> = programs.iter().filter(|other| other.id != program.id).filter_map(own).collect();
        let assert_own = |cite: &Citation, what: &str| {
            let title = program.source(cite).map(|source| source.title.clone()).expect("a source");
            assert!(!others.contains(&title), "{}: {what} cites {title}", program.id);
        };
        let speaks = |clause: &&Clause| {
            !matches!(clause.kind, ClauseKind::Note | ClauseKind::Reading | ClauseKind::Contradiction)
        };
        let of_tiers = program.tiers.iter().flat_map(|tier| &tier.clauses);
        for clause in program.clauses.iter().chain(of_tiers).filter(speaks) {
            clause.cites.iter().for_each(|cite| assert_own(cite, &clause.id));
        }
        for tier in &program.tiers {
            let profile = &tier.profile;
            let statements = [&profile.purpose, &profile.earns, &profile.audience, &profile.key_value];
            let cites = statements.into_iter().map(|statement| &statement.cite);
            let cites = cites.chain(tier.rules.iter().map(|rule| &rule.cite));
            let cites = cites.chain(tier.fees.iter().map(|fee| &fee.cite));
            let cites = cites.chain(tier.minimums.iter().map(|minimum| &minimum.cite));
            let cites = cites.chain(tier.requirements.iter().map(|asked| &asked.cite));
            let cites = cites.chain(tier.benefits.iter().map(|benefit| &benefit.cite)).chain([&tier.seller.cite]);
            cites.for_each(|cite| assert_own(cite, &tier.id));
        }
    }
}
