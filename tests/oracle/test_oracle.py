"""Expected figures by hand: the seven worked examples of `docs/calculation.md` §7, then examples of our own with their working."""

import unittest

from oracle import estimate

CERTIFIED = "wso2-2018/certified-integration"
FULFILLMENT = "wso2-2018/fulfillment-reseller"
VALUE_ADDED = "wso2-2018/value-added-reseller"
PREMIER = "wso2-2018/premier-certified-integration"
SALES = "outsystems-2021/sales"


def scenario(years=1, new="0", services="0", currency="USD", team=None, costs=None, assumptions=None, **deals):
    """A scenario with nothing sold but what is named."""
    return {
        "currency": currency, "years": years, "team": team or {}, "costs": costs or {},
        "assumptions": assumptions or {}, "deals": {"new_subscriptions": new, "services": services, **deals},
    }


def tier(name, given):
    result = estimate(given)
    if result["errors"]:
        raise AssertionError(result["errors"])
    return next(entry for entry in result["tiers"] if entry["tier"] == name)


def line(result, year, stream, contribution=None):
    return next(
        entry for entry in result["years"][year - 1]["lines"]
        if entry["stream"] == stream and entry.get("contribution") == contribution
    )


def fields(given):
    return sorted(error["field"] for error in estimate(given)["errors"])


class OracleTest(unittest.TestCase):
    def expect_net(self, name, given, expected, low=None, high=None):
        net = tier(name, given)["net"]
        self.assertEqual(net["expected"], expected)
        if low is not None:
            self.assertEqual((net["low"], net["high"]), (low, high))


class WorkedExamplesOfTheContract(OracleTest):
    def test_1_certified_integration(self):
        # 200,000 x 15 % + 50,000 x 11 % = 30,000 + 5,500; fee 2,500 back, as 250,000 >= 100,000
        result = tier(CERTIFIED, scenario(new="200000", services="50000"))
        self.assertEqual(result["net"], {"low": "0.00", "expected": "35500.00", "high": "35500.00"})
        self.assertEqual((result["fees"], result["refunds"]), ("2500.00", "2500.00"))
        self.assertEqual(result["effective_rate_percent"], "14.20")  # 35,500 / 250,000
        self.assertEqual(result["years"][0]["measure"], "250000.00")

    def test_2_consultative_integration(self):
        # 40,000 x 8 % + 10,000 x 5 % = 3,200 + 500
        self.expect_net("wso2-2018/consultative-integration", scenario(new="40000", services="10000"), "3700.00")

    def test_3_value_added_reseller(self):
        # 300,000 x 35 % + 200,000 x 12 % + 50,000 x 8 % = 105,000 + 24,000 + 4,000; 195,000 + 176,000 + 46,000 bought
        given = scenario(new="300000", services="50000", subscriptions_in_force="250000", renewal_percent="80")
        self.expect_net(VALUE_ADDED, given, "133000.00")
        self.assertEqual(tier(VALUE_ADDED, given)["years"][0]["measure"], "417000.00")

    def test_4_fulfillment_reseller(self):
        # 80,000 x 3 % + 20,000 x 2 % = 2,400 + 400; bought 77,600 + 19,600 = 97,200 < 100,000, so the fee stays
        self.expect_net(FULFILLMENT, scenario(new="80000", services="20000"), "-7200.00")
        at_list = scenario(new="80000", services="20000", assumptions={"purchases_at": "list"})
        self.expect_net(FULFILLMENT, at_list, "2800.00")  # 80,000 + 20,000 reaches 100,000 exactly

    def test_5_certified_integration_growing(self):
        # 100,000, 110,000, 121,000 x 15 % = 15,000 + 16,500 + 18,150
        self.expect_net(CERTIFIED, scenario(3, "100000", growth_percent="10"), "49650.00")

    def test_6_value_added_reseller_growing(self):
        # new 35,000 + 38,500 + 42,350; in force 100,000 and 90,000 + 110,000, so renewals 90,000 and 180,000:
        # 10,800 + 21,600; year 1 buys 65,000 and loses its 10,000
        given = scenario(3, "100000", growth_percent="10", renewal_percent="90")
        self.expect_net(VALUE_ADDED, given, "138250.00")

    def test_7_outsystems_sales_with_an_assumed_rate(self):
        # 1,000,000 x 15 % = 150,000; one deal, so at most 100,000 where the cap is counted
        given = scenario(
            new="1000000", currency="EUR", per_year=1, partner_sourced=False,
            assumptions={"rates": {"outsystems-2021/sales/new_subscriptions/co_sell": "15"}},
        )
        self.expect_net(SALES, given, "100000.00", "0.00", "150000.00")


class Rounding(OracleTest):
    def test_half_a_cent_goes_away_from_zero(self):
        # 0.10 x 15 % = 0.015 -> 0.02, where cutting off gives 0.01; 0.30 x 15 % = 0.045 -> 0.05, where half-even gives 0.04
        self.assertEqual(line(tier(CERTIFIED, scenario(new="0.10")), 1, "new_subscriptions")["expected"], "0.02")
        self.assertEqual(line(tier(CERTIFIED, scenario(new="0.30")), 1, "new_subscriptions")["expected"], "0.05")

    def test_a_margin_rounds_its_cost_first(self):
        # 0.10 x 65 % = 0.065 -> 0.07, so 0.10 - 0.07 = 0.03, although 0.10 x 35 % = 0.035 would round to 0.04
        first = line(tier(VALUE_ADDED, scenario(new="0.10")), 1, "new_subscriptions")
        self.assertEqual((first["cost"], first["expected"]), ("0.07", "0.03"))

    def test_each_year_grows_from_the_rounded_year_before(self):
        # 0.05 x 1.1 = 0.055 -> 0.06; 0.06 x 1.1 = 0.066 -> 0.07 (0.05 x 1.21 = 0.0605 would be 0.06)
        result = tier(CERTIFIED, scenario(3, "0.05", growth_percent="10"))
        listed = [line(result, year, "new_subscriptions")["list"] for year in (1, 2, 3)]
        self.assertEqual(listed, ["0.05", "0.06", "0.07"])

    def test_nothing_is_minus_zero(self):
        # 0.01 x 0.01 % = 0.000001 -> 0.00 invoiced; a lost growth of 100 % leaves 0.00 the year after
        given = scenario(2, "0.01", growth_percent="-100", customer_discount_percent="99.99")
        for result in estimate(given)["tiers"]:
            self.assertNotIn('-0.00"', str(result).replace("'", '"'))


class VolumesAndMeasures(OracleTest):
    def test_upgrades_join_what_is_in_force(self):
        # renewals 1,000 x 50 % = 500; in force 500 + 100 + 50 = 650; next year 650 x 50 % = 325
        given = scenario(2, "100", upgrades="50", subscriptions_in_force="1000", renewal_percent="50")
        result = tier(FULFILLMENT, given)
        self.assertEqual(line(result, 1, "renewals")["list"], "500.00")
        self.assertEqual(line(result, 2, "renewals")["list"], "325.00")

    def test_growth_of_minus_one_hundred_stops_all_but_renewals(self):
        # year 2 sells nothing new; 200,000 x 90 % = 180,000 renews and earns 12 % = 21,600; 158,400 bought
        result = tier(VALUE_ADDED, scenario(2, "200000", "50000", growth_percent="-100"))
        second = result["years"][1]
        self.assertEqual((second["gross"]["expected"], second["measure"]), ("21600.00", "158400.00"))
        self.assertEqual(second["refunds"], "10000.00")

    def test_registered_share_lowers_base_and_closed_deals(self):
        # 200,000 x 50 % = 100,000 registered: 15,000, and exactly the threshold: the fee comes back
        self.expect_net(CERTIFIED, scenario(new="200000", registered_percent="50"), "15000.00", "0.00", "15000.00")
        # 49.99 % registers 99,980: 14,997 - 2,500
        self.expect_net(CERTIFIED, scenario(new="200000", registered_percent="49.99"), "12497.00")

    def test_a_cent_below_the_threshold_keeps_the_fee(self):
        # 99,999.99 x 15 % = 14,999.9985 -> 15,000.00; less 2,500
        self.expect_net(CERTIFIED, scenario(new="99999.99"), "12500.00", "-2500.00", "12500.00")
        self.expect_net(CERTIFIED, scenario(new="100000"), "15000.00", "0.00", "15000.00")

    def test_renewals_are_no_closed_deals_but_are_purchases(self):
        # 200,000 x 90 % = 180,000 renewed: closed deals 0; bought 180,000 x 88 % = 158,400
        given = scenario(subscriptions_in_force="200000")
        self.assertEqual(tier(CERTIFIED, given)["years"][0]["measure"], "0.00")
        self.assertEqual(tier(VALUE_ADDED, given)["years"][0]["measure"], "158400.00")

    def test_purchases_exactly_at_the_refund(self):
        # 100,000 x 65 % + 35,000 upgrades at no stated discount = 100,000; 35,000 earned and the fee back
        self.expect_net(VALUE_ADDED, scenario(new="100000", upgrades="35000"), "35000.00")
        self.expect_net(VALUE_ADDED, scenario(new="100000", upgrades="34999.99"), "25000.00")

    def test_a_discount_beyond_the_margin_is_a_loss(self):
        # invoiced 90,000, bought at 97,000: -7,000; 97,000 < 100,000: -10,000
        result = tier(FULFILLMENT, scenario(new="100000", customer_discount_percent="10"))
        self.assertEqual(result["net"]["expected"], "-17000.00")
        self.assertEqual(result["effective_rate_percent"], "-7.00")

    def test_a_margin_not_stated_earns_nothing_before_the_discount(self):
        # 100,000 bought at 100,000, invoiced 90,000
        result = tier("opennebula/reseller", scenario(new="100000", customer_discount_percent="10"))
        self.assertEqual(result["net"], {"low": "-10000.00", "expected": "-10000.00", "high": None})
        self.assertEqual(result["open_points"], [
            {"kind": "rule", "stream": "new_subscriptions", "volume": "100000.00"},
        ])


class Costs(OracleTest):
    def test_people_once_points_every_year(self):
        # 7 x 1,000 in year 1, 8 x 100 and 2 % of 100,000 each year: 9,800 + 2,800; 15,000 x 2 - 12,600
        given = scenario(
            2, "100000", renewal_percent="0", costs={
                "selling_percent_refer": "2", "selling_percent_resell": "50", "bad_debt_percent": "50",
                "per_requirement": {"certified_experts": "1000", "marketing_points": "100", "tech_leads": "9"},
            },
        )
        result = tier(CERTIFIED, given)
        self.assertEqual([year["costs"] for year in result["years"]], ["9800.00", "2800.00"])
        self.assertEqual(result["net"]["expected"], "17400.00")

    def test_what_is_held_costs_nothing(self):
        # 7 - 5 = 2 experts at 1,000; 8 points held of 8
        given = scenario(
            new="100000", team={"certified_experts": 5, "marketing_points": 8},
            costs={"per_requirement": {"certified_experts": "1000", "marketing_points": "100"}},
        )
        result = tier(CERTIFIED, given)
        self.assertEqual(result["costs"], "2000.00")
        self.assertEqual(result["gaps"], [
            {"requirement": "certified_experts", "have": "5", "need": "7", "short_by": "2"},
        ])

    def test_resellers_pay_for_selling_and_bad_debt(self):
        # 300,000 x 35 % = 105,000; selling 7,500, bad debt 3,000; bought 195,000, so the fee comes back
        given = scenario(new="300000", costs={"selling_percent_resell": "2.5", "bad_debt_percent": "1"})
        self.expect_net(VALUE_ADDED, given, "94500.00")

    def test_selling_and_bad_debt_round_apart(self):
        # 0.50 x 1 % = 0.005 -> 0.01, twice: 0.02, although 0.50 x 2 % = 0.01
        given = scenario(new="0.50", costs={"selling_percent_resell": "1", "bad_debt_percent": "1"})
        self.assertEqual(tier(FULFILLMENT, given)["costs"], "0.02")


class Currencies(OracleTest):
    def test_dollars_in_euros(self):
        # 2,500 / 1.1827 = 2,113.807… ; 100,000 / 1.1827 = 84,552.295… -> 84,552.30
        # 84,552.30 x 15 % = 12,682.845 -> 12,682.85; a cent less: 12,682.8435 -> 12,682.84 - 2,113.81
        self.expect_net(CERTIFIED, scenario(new="84552.30", currency="EUR"), "12682.85")
        self.expect_net(CERTIFIED, scenario(new="84552.29", currency="EUR"), "10569.03")

    def test_yen_have_no_decimals(self):
        # 2,500 x 150 / 1.25 = 300,000; 1,000,003 x 15 % = 150,000.45 -> 150,000; threshold 12,000,000
        rates = {"per_euro": {"USD": "1.25", "JPY": "150"}}
        self.expect_net(CERTIFIED, scenario(new="1000003", currency="JPY", assumptions=rates), "-150000")
        self.assertEqual(fields({"currency": "JPY", "deals": {"services": "1.5"}}), ["deals.services"])

    def test_dinars_have_three(self):
        # 500 x 0.36 / 1.2 = 150.000
        rates = {"per_euro": {"USD": "1.2", "KWD": "0.36"}}
        result = tier("wso2-2020/integration", scenario(new="0.001", currency="KWD", assumptions=rates))
        self.assertEqual(result["net"], {"low": "-150.000", "expected": "-150.000", "high": None})

    def test_what_is_missing_is_named(self):
        result = estimate(scenario(currency="GBP", assumptions={"per_euro": {}}))
        missing = {entry["tier"]: entry.get("missing") for entry in result["not_estimated"]}
        self.assertEqual(missing[CERTIFIED], ["GBP", "USD"])
        self.assertEqual(missing[SALES], ["GBP"])
        self.assertEqual(
            [entry["tier"] for entry in result["tiers"]],
            [f"opennebula/{name}" for name in ("reseller", "referral", "technology", "service")],
        )

    def test_the_same_currency_needs_no_rate(self):
        result = estimate(scenario(new="1", assumptions={"per_euro": {}}))
        missing = {entry["tier"]: entry["missing"] for entry in result["not_estimated"] if "missing" in entry}
        self.assertEqual(set(map(tuple, missing.values())), {("USD",)})
        self.assertTrue(all(name.startswith("outsystems-2021/") for name in missing))


class RatesAndCaps(OracleTest):
    def test_share_of_the_maximum(self):
        # 200,000 x 15 % x 50 % = 15,000
        given = scenario(new="200000", assumptions={"share_of_maximum_percent": "50"})
        self.expect_net(CERTIFIED, given, "15000.00", "0.00", "30000.00")

    def test_an_assumed_rate_stands_in_for_the_share(self):
        # 200,000 x 12.5 % = 25,000
        rates = {f"{CERTIFIED}/new_subscriptions": "12.5"}
        given = scenario(new="200000", assumptions={"share_of_maximum_percent": "50", "rates": rates})
        self.expect_net(CERTIFIED, given, "25000.00", "0.00", "30000.00")
        self.assertEqual(tier(CERTIFIED, given)["assumed"], [{"rule": f"{CERTIFIED}/new_subscriptions", "percent": "12.5"}])

    def test_an_assumed_rate_stays_within_its_bounds(self):
        rates = {
            f"{CERTIFIED}/new_subscriptions": "15.01", f"{CERTIFIED}/renewals": "0", f"{FULFILLMENT}/renewals": "2.99",
            f"{SALES}/new_subscriptions": "15.01", f"{SALES}/upgrades": "100", f"{SALES}/renewals/co_sell": "1",
            "wso2-2018/oem-technology/new_subscriptions": "1",
        }
        wrong = [f"{CERTIFIED}/new_subscriptions", f"{FULFILLMENT}/renewals", f"{SALES}/new_subscriptions",
                 f"{SALES}/renewals/co_sell", "wso2-2018/oem-technology/new_subscriptions"]
        self.assertEqual(
            fields({"assumptions": {"rates": rates}}), sorted(f"assumptions.rates.{key}" for key in wrong),
        )

    def test_both_contributions_count_and_the_precise_key_wins(self):
        # 100,000 x 10 % + 100,000 x 10 % = 20,000; with 25 % for partner sourced 25,000 + 10,000
        rates = {f"{SALES}/new_subscriptions": "10"}
        given = scenario(new="100000", currency="EUR", assumptions={"rates": rates})
        self.expect_net(SALES, given, "20000.00", "0.00", None)
        rates[f"{SALES}/new_subscriptions/partner_sourced"] = "25"
        self.expect_net(SALES, given, "35000.00", "0.00", None)

    def test_the_cap_met_and_passed_by_a_cent(self):
        # two deals: 200,000; 2,000,000 x 10 % meets it, 2,000,000.10 x 10 % = 200,000.01 does not pass it
        # high is 2,000,000.10 x 15 % = 300,000.015 -> 300,000.02, never capped
        def given(new, capped=True):
            return scenario(
                new=new, currency="EUR", per_year=2, partner_sourced=False, assumptions={
                    "discretionary_caps": capped, "rates": {f"{SALES}/new_subscriptions/co_sell": "10"},
                },
            )

        self.expect_net(SALES, given("2000000"), "200000.00", "0.00", "300000.00")
        self.expect_net(SALES, given("2000000.10"), "200000.00", "0.00", "300000.02")
        self.expect_net(SALES, given("2000000.10", capped=False), "200000.01", "0.00", "300000.02")

    def test_the_cap_in_dollars(self):
        # 100,000 EUR x 1.1827 = 118,270 for the one deal; 15 % of 1,000,000 would be 150,000
        rates = {f"{SALES}/new_subscriptions/co_sell": "15"}
        given = scenario(new="1000000", per_year=1, partner_sourced=False, assumptions={"rates": rates})
        self.expect_net(SALES, given, "118270.00", "0.00", "150000.00")

    def test_upgrades_of_wso2_are_open_and_unbounded(self):
        # closed deals 100,000 with 60,000 of upgrades: the fee comes back, 40,000 x 15 % = 6,000
        result = tier(CERTIFIED, scenario(new="40000", upgrades="60000"))
        self.assertEqual(result["net"], {"low": "0.00", "expected": "6000.00", "high": None})
        self.assertEqual(result["open_points"], [{"kind": "rule", "stream": "upgrades", "volume": "60000.00"}])

    def test_no_contribution_no_income(self):
        given = scenario(new="100000", partner_sourced=False, co_sell=False)
        result = tier(SALES, given)
        self.assertEqual(result["net"], {"low": "0.00", "expected": "0.00", "high": "0.00"})
        self.assertEqual([point["kind"] for point in result["open_points"]], ["fee", "fee"])


class StandingAndRanking(OracleTest):
    def test_the_worst_year_of_a_minimum(self):
        # 300,000, 270,000, 243,000 of 250,000: year 3 lacks 7,000; level sales of 100,000: year 1 lacks 150,000
        def gap(given):
            return tier(PREMIER, given)["gaps"][-1]

        self.assertEqual(gap(scenario(3, "300000", growth_percent="-10")), {
            "requirement": "co_sell_minimum", "have": "243000.00", "need": "250000.00", "short_by": "7000.00", "year": 3,
        })
        self.assertEqual(gap(scenario(3, "100000"))["year"], 1)

    def test_a_minimum_exactly_met(self):
        # 200,000 x 65 % + 20,000 = 150,000
        team = {"certified_experts": 10, "marketing_points": 10}
        result = tier(VALUE_ADDED, scenario(new="200000", upgrades="20000", team=team))
        self.assertEqual((result["standing"], result["gaps"]), ("met", []))
        result = tier(VALUE_ADDED, scenario(new="200000", upgrades="19999.99", team=team))
        self.assertEqual((result["standing"], result["gaps"][0]["short_by"]), ("short", "0.01"))

    def test_opportunities_or_new_revenue(self):
        team = {"associate_sales": 2, "associate_pre_sales": 1}
        cost = {"per_requirement": {"partner_sourced_opportunities": "300"}}

        def sales(new, opportunities=0, **deals):
            held = team | {"partner_sourced_opportunities": opportunities}
            return tier(SALES, scenario(2, new, currency="EUR", team=held, costs=cost, **deals))

        self.assertEqual(sales("100000")["standing"], "unknown")
        self.assertEqual(sales("0", opportunities=2)["standing"], "unknown")
        short = sales("99999.99", opportunities=1)
        self.assertEqual(short["gaps"], [{"or": [
            {"requirement": "partner_sourced_opportunities", "have": "1", "need": "2", "short_by": "1"},
            {"requirement": "new_license_arr", "have": "99999.99", "need": "100000.00", "short_by": "0.01", "year": 1},
        ]}])
        self.assertEqual(short["costs"], "600.00")  # one opportunity at 300 in each of two years
        self.assertEqual(sales("100000", partner_sourced=False)["standing"], "short")

    def test_ties_stay_in_the_catalogs_order(self):
        # nothing sold: 0, -2,500 and three times -10,000; then those that state no rate
        result = estimate(scenario())
        self.assertEqual([entry["tier"] for entry in result["tiers"][:6]], [
            "wso2-2018/consultative-integration", CERTIFIED, PREMIER, FULFILLMENT, VALUE_ADDED, "wso2-2020/integration",
        ])
        self.assertIsNone(result["tiers"][0]["effective_rate_percent"])
        self.assertEqual([entry["ranked"] for entry in result["tiers"][:6]], [True] * 5 + [False])

    def test_gsi_asks_what_sales_and_delivery_ask_once(self):
        gaps = tier("outsystems-2021/gsi", scenario(currency="EUR"))["gaps"]
        asked = {gap["requirement"]: gap["need"] for gap in gaps if "requirement" in gap}
        self.assertEqual(asked, {
            "associate_sales": "2", "associate_pre_sales": "1", "associate_developers": "2", "tech_leads": "1",
            "reviewed_projects": "2", "developer_certifications": "50",
        })
        self.assertEqual(len(gaps), 7)


class Errors(OracleTest):
    def test_all_come_together_and_the_rest_counts(self):
        given = {
            "currency": "XAU", "years": 11, "deals": {
                "new_subscriptions": "1e5", "services": 50000, "upgrades": "1000000000000.01", "per_year": True,
                "growth_percent": "-100.01", "renewal_percent": None, "registered_percent": "1.234", "co_sell": 1,
                "customer_discount_percent": "+1", "subscriptions_in_force": "1000000000000", "colour": "red",
            },
            "team": {"certified_experts": "7", "pilots": 1}, "costs": [], "assumptions": {
                "per_euro": {"USD": "0", "GBP": "0.000001", "EUR": "2", "usd": "1"}, "purchases_at": "cost",
            }, "mood": 1,
        }
        self.assertEqual(fields(given), sorted([
            "currency", "years", "deals.new_subscriptions", "deals.services", "deals.upgrades", "deals.per_year",
            "deals.growth_percent", "deals.renewal_percent", "deals.registered_percent", "deals.co_sell",
            "deals.customer_discount_percent", "deals.colour", "team.certified_experts", "team.pilots", "costs",
            "assumptions.per_euro.USD", "assumptions.per_euro.EUR", "assumptions.per_euro.usd",
            "assumptions.purchases_at", "mood",
        ]))
        # the wrong USD rate is left out, not defaulted: nothing in euros can be shown in dollars
        missing = {entry["tier"]: entry.get("missing") for entry in estimate(given)["not_estimated"]}
        self.assertEqual(missing[SALES], ["USD"])

    def test_a_refused_field_takes_its_default(self):
        # 200,000 x 15 % + 50,000 x 11 %, three years
        given = {"deals": {"new_subscriptions": "", "services": " 1"}}
        result = next(entry for entry in estimate(given)["tiers"] if entry["tier"] == CERTIFIED)
        self.assertEqual(result["net"]["expected"], "106500.00")


if __name__ == "__main__":
    unittest.main()
