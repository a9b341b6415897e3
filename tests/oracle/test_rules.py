"""Expected figures of program files by hand arithmetic, a kind of rule at a time and some together."""

import unittest

from draw_pair import pairs
from oracle import estimate
from program import read

CITE = {"source": "guide", "section": "Rates", "confidence": "stated"}


def program(*tiers, **keys):
    """A program of tiers, each a dictionary with its rules, fees and requirements."""
    found = []
    for number, tier in enumerate(tiers, start=1):
        rules = [{"stream": "new_subscriptions", "kind": "commission"} | rule for rule in tier["rules"]]
        found.append(tier | {"id": f"t{number}", "motions": ["refer"], "rules": rules})
    return {"id": "p", "currency": "USD", "tiers": found} | keys


def scenario(new="1000", years=1, **deals):
    keys = {key: deals.pop(key) for key in ("assumptions", "costs", "holds", "team") if key in deals}
    return {"currency": "USD", "years": years, "deals": {"new_subscriptions": new, "services": "0"} | deals} | keys


def tier(given, typed, number=1):
    result = estimate(typed, (read(given),))
    if result["errors"]:
        raise AssertionError(result["errors"])
    return next(found for found in result["tiers"] if found["tier"] == f"p/t{number}")


def columns(line):
    return tuple(line[column] for column in ("low", "expected", "high"))


def scaled(measure, applies, edge, *brackets, first="10"):
    """A rule that begins at a rate and has brackets."""
    return {"rate": {"exact": first}, "scale": {
        "measure": measure, "applies": applies, "edge": edge,
        "brackets": [{"from": start, "rate": {"exact": rate}} for start, rate in brackets],
    }}


class Rules(unittest.TestCase):
    def expect(self, rule, typed, *expected, year=1, place=0, **keys):
        rules = rule if isinstance(rule, list) else [rule]
        line = tier(program({"rules": rules}, **keys), typed)["years"][year - 1]["lines"][place]
        self.assertEqual(columns(line), expected * 3 if len(expected) == 1 else expected)
        return line

    def test_a_whole_bracket_and_its_edge(self):
        # 1,000 x 20 % once the edge of 1,000 is reached, else 1,000 x 10 %
        for edge, expected in (("inclusive", ("200.00",)), ("exclusive", ("100.00",)), ("not_stated", ("100.00", "100.00", "200.00"))):
            self.expect(scaled("base", "whole", edge, ("1000", "20")), scenario(), *expected)
        self.expect(scaled("base", "whole", "not_stated", ("1000", "20")), scenario("1000.01"), "200.00")
        self.expect(scaled("base", "whole", "not_stated", ("1000", "5")), scenario(), "50.00", "50.00", "100.00")

    def test_graduated_parts(self):
        # 400 x 10 % + 600 x 20 % = 40 + 120; by deals: 4 of 10 make the same 400
        self.expect(scaled("base", "graduated", "inclusive", ("400", "20")), scenario(), "160.00")
        self.expect(scaled("deals", "graduated", "exclusive", ("4", "20")), scenario(per_year=10), "160.00")

    def test_bases_lie_upon_each_other(self):
        # services lie from 1,000 to 1,500: 200 x 10 % below 1,200, 300 x 20 % above
        rule = scaled("bases", "graduated", "inclusive", ("1200", "20"))
        self.expect([rule, rule | {"stream": "services"}], scenario(services="500"), "80.00", place=1)

    def test_from_then_on(self):
        # deals of 100 begin at 0, 100, … 900: 0 to 300 at 10 %, from 400 on at 20 %: 40 + 120; exclusive 50 + 100
        for edge, expected in (("inclusive", ("160.00",)), ("exclusive", ("150.00",)), ("not_stated", ("150.00", "150.00", "160.00"))):
            self.expect(scaled("base", "from_then_on", edge, ("400", "20")), scenario(per_year=10), *expected)
        # the deal that crosses 450 begins at 400, at the rate before it: 50 + 100
        self.expect(scaled("base", "from_then_on", "inclusive", ("450", "20")), scenario(per_year=10), "150.00")

    def test_measured_last_year(self):
        # year 1 looks at 900, year 2 at the 1,000 of year 1
        rule = scaled("list", "whole", "inclusive", ("1000", "20"))
        rule["scale"]["measured_in"] = "last_year"
        typed = scenario(years=2, renewal_percent="0", last_year={
            "new_subscriptions": "900", "renewals": "0", "services": "0", "upgrades": "0",
        })
        self.expect(rule, typed, "100.00")
        self.expect(rule, typed, "200.00", year=2)

    def test_product_lines(self):
        # 33.33 % of 1,000 = 333.30 x 10 %; nothing is said: all in the first line
        rules = [{"product_line": line, "rate": {"exact": "10"}} for line in ("a", "b")]
        lines = [{"id": "a"}, {"id": "b"}]
        typed = scenario(product_lines={"p/b": "33.33"})
        self.expect(rules, typed, "33.33", place=1, product_lines=lines)
        self.expect(rules, typed, "0.00", product_lines=lines)
        self.expect(rules, scenario(), "100.00", product_lines=lines)

    def test_months_of_renewals(self):
        # sold in year 1: 1,000; year 2 renews 900 in months 13 to 24, half of it up to month 18: 450 x 10 %
        # year 3 renews 810 in months 25 to 36 and 900 of year 2's sales
        rules = [
            {"stream": "renewals", "months": {"from": 13, "through": 18}, "rate": {"exact": "10"}},
            {"stream": "renewals", "months": {"from": 25}, "rate": {"exact": "4"}},
        ]
        typed = scenario(years=3, renewal_percent="90")
        self.expect(rules, typed, "45.00", year=2)
        self.expect(rules, typed, "0.00", year=2, place=1)
        self.expect(rules, typed, "45.00", year=3)
        self.expect(rules, typed, "32.40", year=3, place=1)

    def test_base(self):
        rule = {"rate": {"exact": "10"}}
        # list 1,000, not the 800 invoiced; half is registered
        typed = scenario(customer_discount_percent="20", registered_percent="50")
        self.expect(rule | {"base": {"value": "list"}}, typed, "50.00")
        # three years of a contract, or its first; half a year where it runs six months
        self.expect(rule | {"base": {"span": "contract"}}, scenario(contract_months=36), "300.00")
        self.expect(rule | {"base": {"span": "first_year"}}, scenario(contract_months=36), "100.00")
        self.expect(rule | {"base": {"span": "first_year"}}, scenario(contract_months=6), "50.00")
        # 1,000 against 900, then 1,100 against 1,000; less than before is nothing
        typed = scenario(years=2, growth_percent="10", last_year={"new_subscriptions": "900"})
        self.expect(rule | {"base": {"growth": True}}, typed, "10.00")
        self.expect(rule | {"base": {"growth": True}}, typed, "10.00", year=2)
        self.expect(rule | {"base": {"growth": True}}, scenario(last_year={"new_subscriptions": "1001"}), "0.00")

    def test_conditions(self):
        rule = {"rate": {"exact": "10"}, "when": ["asked", "long"]}
        conditions = [{"id": "asked", "check": "asked"}, {"id": "long", "check": {"contract_months": 12}}]
        half = {"conditions": {"p/asked": "50"}}
        self.expect(rule, scenario(assumptions=half, contract_months=12), "50.00", conditions=conditions)
        self.expect(rule, scenario(assumptions=half, contract_months=11), "0.00", conditions=conditions)
        self.expect(rule, scenario(contract_months=12), "0.00", "0.00", "100.00", conditions=conditions)
        points = tier(program({"rules": [rule]}, conditions=conditions), scenario(assumptions=half))["open_points"]
        self.assertEqual(points, [{"kind": "condition", "condition": "long"}])

    def test_uplifts_of_a_commission(self):
        # 1,000 x 10 % = 100; + 1,000 x 5 % = 150; + 150 x 10 % = 165
        uplifts = [
            {"id": "a", "rate": {"exact": "5"}, "how": "added"}, {"id": "b", "rate": {"exact": "10"}, "how": "compounded"},
        ]
        self.expect({"rate": {"exact": "10"}, "uplifts": uplifts}, scenario(), "165.00")

    def test_uplifts_of_a_margin(self):
        # 1,000 less 30 % and 5 % = 650; less 10 % of it = 585; 2 % of 585 comes back: 415 + 11.70
        uplifts = [
            {"id": "a", "rate": {"exact": "5"}, "how": "added"}, {"id": "b", "rate": {"exact": "10"}, "how": "compounded"},
            {"id": "c", "rate": {"exact": "2"}, "how": "rebate"},
        ]
        rule = {"kind": "margin", "rate": {"exact": "30"}, "uplifts": uplifts}
        self.assertEqual(self.expect(rule, scenario(), "426.70")["cost"], "585.00")

    def test_caps_and_floors_in_their_order(self):
        # 100, at most 20 a deal of two, at least 15 a customer of three: 45
        limits = [{"bound": {"at_most": "20"}, "per": "deal"}, {"bound": {"at_least": "15"}, "per": "customer"}]
        rule = {"rate": {"exact": "10"}, "limits": limits}
        self.expect(rule, scenario(per_year=2, customers=3), "45.00")
        self.expect(rule, scenario("0", per_year=2, customers=3), "0.00")
        limits[0]["discretionary"] = True
        self.expect(rule, scenario(per_year=2, customers=3), "45.00", "45.00", "100.00")

    def test_a_cap_bounds_what_has_no_bound(self):
        # §3: min(2 x 20, unbounded)
        limits = [{"bound": {"at_most": "20"}, "per": "deal"}]
        self.expect({"rate": "not_stated", "limits": limits}, scenario(per_year=2), "0.00", "0.00", "40.00")

    def test_amounts_for_deals_and_customers(self):
        # 4 deals x 50 % registered x 500; 3 customers x 50 % x 750; nothing sold, nothing paid
        typed = {"per_year": 4, "customers": 3, "registered_percent": "50"}
        self.expect({"rate": {"per_deal": "500"}}, scenario(**typed), "1000.00")
        self.expect({"rate": {"per_customer": "750"}}, scenario(**typed), "1125.00")
        self.expect({"rate": {"per_deal": "500"}}, scenario("0", **typed), "0.00")

    def test_rounding(self):
        # 333.33 x 5.55 % = 18.499815 and 0.30 x 5 % = 0.015: 18.49 + 0.01, 18.514815, 18.50 + 0.02
        rules = [{"rate": {"exact": "5.55"}}, {"stream": "services", "rate": {"exact": "5"}}]
        for direction, at, gross in (("down", "line", "18.50"), ("down", "total", "18.51"), ("half_up", "line", "18.52")):
            rounding = {"direction": direction, "unit": "0.01", "at": at}
            found = tier(program({"rules": rules}, rounding=rounding), scenario("333.33", services="0.30"))
            self.assertEqual(found["gross"]["expected"], gross)

    def test_the_best_of_tiers_held_at_once(self):
        # t1 pays 10 % of 1,000, t2 between 5 % and 30 %: each column the greater one
        tiers = ({"rules": [{"rate": {"exact": "10"}}]}, {"rules": [{"rate": {"one_of": ["5", "30"]}}]})
        given = program(*tiers, best_of_held=CITE)
        line, = tier(given, scenario(holds=["p/t1", "p/t2"]))["years"][0]["lines"]
        self.assertEqual(columns(line), ("100.00", "100.00", "300.00"))
        self.assertNotIn("by", line)
        line, = tier(given, scenario(holds=["p/t1"]), 2)["years"][0]["lines"]
        self.assertEqual((columns(line), line["by"]), (("100.00", "100.00", "300.00"), "t1"))
        line, = tier(given, scenario(), 2)["years"][0]["lines"]
        self.assertEqual(columns(line), ("50.00", "50.00", "300.00"))

    def test_fees(self):
        # 12 x 10 a year, 50 once; both come back in a year that reaches 1,000: years 1 and 2, the fee of once in year 1 only
        reaching = {"reaching": {"measure": "closed_deals", "amount": "1000"}}
        fees = [
            {"id": "a", "amount": {"monthly": "10"}, "refund": reaching}, {"id": "b", "amount": {"once": "50"}, "refund": reaching},
        ]
        found = tier(program({"rules": [{"rate": {"exact": "10"}}], "fees": fees}), scenario(years=2))
        self.assertEqual([year["fees"] for year in found["years"]], ["170.00", "120.00"])
        self.assertEqual([year["refunds"] for year in found["years"]], ["170.00", "120.00"])

    def test_several_of_several(self):
        # two of three are asked, one is met: the cheaper of the others is bought, 2 x 100; points cannot be bought
        ways = [
            {"requirement": "certified_experts", "need": {"at_least": 3}}, {"requirement": "tech_leads", "need": {"at_least": 1}},
            {"requirement": "associate_sales", "need": {"at_least": 1}},
        ]
        asked = [
            {"requirement": "choice", "need": {"some_of": {"at_least": 2, "of": ways}}},
            {"requirement": "enough", "need": {"points": {"at_least": 100, "of": [{"requirement": "certified_experts", "points": 30}]}}},
        ]
        typed = scenario(team={"certified_experts": 1, "tech_leads": 1}, costs={"per_requirement": {
            "certified_experts": "100", "associate_sales": "250",
        }})
        found = tier(program({"rules": [{"rate": {"exact": "10"}}], "requirements": asked}), typed)
        self.assertEqual(found["costs"], "200.00")
        self.assertEqual(found["gaps"][1], {"requirement": "enough", "have": "30", "need": "100", "short_by": "70"})

    def test_the_weakest_year_of_what_is_sold(self):
        # 1,000 last year, 900, then 810
        typed = scenario("900", years=2, growth_percent="-10", renewal_percent="0", last_year={
            "new_subscriptions": "1000", "renewals": "0", "services": "0", "upgrades": "0",
        })
        sold = {"measure": "list", "at_least": "950"}
        for keys, have in (({}, "810.00"), ({"measured_in": "last_year"}, "900.00")):
            asked = [{"requirement": "sold", "need": {"sold": sold | keys}}]
            gap, = tier(program({"rules": [{"rate": {"exact": "10"}}], "requirements": asked}), typed)["gaps"]
            self.assertEqual((gap["have"], gap["year"]), (have, 2))


class Drawn(unittest.TestCase):
    def test_the_same_seed_draws_the_same_pairs(self):
        self.assertEqual(list(pairs(5, 20)), list(pairs(5, 20)))


if __name__ == "__main__":
    unittest.main()
