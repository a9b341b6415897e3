//! The names of variables.

use partner_engine::questions::Variable;

/// `docs/calculation.md` §6: every money field of `deals`, without the prefix `deals.`.
#[test]
fn a_variable_is_the_bare_name_of_a_field() {
    let names = ["new_subscriptions", "services", "upgrades", "subscriptions_in_force"];
    assert_eq!(Variable::ALL.map(Variable::id), names);
    assert_eq!(names.map(Variable::from_id), Variable::ALL.map(Some));
    assert_eq!(Variable::from_id("deals.services"), None);
    assert_eq!(Variable::from_id("growth_percent"), None);
}
