//! The table of inputs beside what links and the engine know.

use super::*;

const GROUPS: [Group; 6] =
    [Group::Business, Group::Deals, Group::Team, Group::Costs, Group::Assumptions, Group::Programs];

#[test]
fn names_and_defaults_are_those_that_links_rest_on() {
    let expected = [
        ("currency", "USD"),
        ("years", "3"),
        ("deals.per_year", "4"),
        ("deals.new_subscriptions", "200000"),
        ("deals.services", "50000"),
        ("deals.upgrades", "0"),
        ("deals.subscriptions_in_force", "0"),
        ("deals.growth_percent", "0"),
        ("deals.renewal_percent", "90"),
        ("deals.customer_discount_percent", "0"),
        ("deals.registered_percent", "100"),
        ("deals.partner_sourced", "true"),
        ("deals.co_sell", "true"),
        ("costs.selling_percent_refer", "0"),
        ("costs.selling_percent_resell", "0"),
        ("costs.bad_debt_percent", "0"),
        ("assumptions.share_of_maximum_percent", "100"),
        ("assumptions.discretionary_caps", "true"),
        ("assumptions.purchases_at", "paid"),
        ("assumptions.per_euro.USD", "1.1827"),
    ];
    // A link holds nothing that is as it was: a default that changes, or a name, changes what old links mean.
    for (path, text) in expected {
        assert_eq!(default_text(path), Some(text), "{path}");
    }
}

#[test]
fn a_path_names_a_field_or_an_entry_of_a_table() {
    for field in Field::ALL {
        assert_eq!(Input::named(field.path()), Some(Input::Field(*field)));
    }
    assert_eq!(Input::named("team.tech_leads"), Some(Input::Entry(Table::Team, "tech_leads")));
    assert_eq!(Input::named("assumptions.per_euro.GBP"), Some(Input::Entry(Table::ExchangeRates, "GBP")));
    for table in Table::ALL {
        assert_eq!(Input::named(&table.path("key")), Some(Input::Entry(table, "key")));
        assert_eq!((Input::named(&table.path("")), Input::named(&table.path("a.b"))), (None, None));
    }
    assert_eq!((Input::named(""), Input::named("deals"), Input::named("deals.nothing")), (None, None, None));
    assert_eq!((default_text("team.tech_leads"), default_text("deals.nothing")), (Some(""), None));
}

#[test]
fn what_is_typed_stands_before_choices_and_those_before_switches() {
    let place = |field: Field| match field.kind() {
        Kind::Switch => 2,
        Kind::PurchasesAt => 1,
        _ => 0,
    };
    for group in GROUPS {
        assert!(Field::of_group(group).is_sorted_by_key(place), "{group:?}");
    }
    let first = Field::of_group(Group::Assumptions).map(place).next();
    assert_eq!((first, Field::of_group(Group::Assumptions).map(place).max()), (Some(0), Some(2)));
    assert_eq!(Field::of_group(Group::Programs).next(), None);
}

#[test]
fn every_field_stands_in_one_group() {
    let all: usize = GROUPS.into_iter().map(|group| Field::of_group(group).count()).sum();
    assert_eq!(all, Field::ALL.len());
}

#[test]
fn the_default_of_a_slider_is_one_of_its_values() {
    for field in Field::ALL {
        let Some(range) = field.slider() else { continue };
        let text = default_text(field.path()).expect("a field has a default");
        let value: u32 = text.parse().expect("a slider stands at a whole number");
        assert!((range.least..=range.greatest).contains(&value), "{field:?}");
        assert_eq!((value - range.least) % range.step, 0, "{field:?}");
    }
}
