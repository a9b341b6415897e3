"""Laws that every estimate keeps, whatever is typed (`docs/calculation.md` §3 to §5), over drawn scenarios."""

import json
import unittest
from decimal import Decimal

from draw_scenario import scenarios
from oracle import estimate
from program import catalog
from vocabulary import COLUMNS

TIERS = [tier for program in catalog() for tier in program.tiers]
ORDER = [tier.id for tier in TIERS]


def total(amounts):
    amounts = list(amounts)
    return None if None in amounts else sum(map(Decimal, amounts))


def decimal(amount):
    return None if amount is None else Decimal(amount)


class Laws(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.estimates = [estimate(given) for given in scenarios(seed=2021, count=250)]
        cls.tiers = [tier for result in cls.estimates for tier in result["tiers"]]

    def test_every_total_is_the_sum_of_what_is_shown(self):
        for tier in self.tiers:
            for column in COLUMNS:
                for part in ("net", "gross"):
                    self.assertEqual(decimal(tier[part][column]), total(year[part][column] for year in tier["years"]))
                for year in tier["years"]:
                    gross = decimal(year["gross"][column])
                    self.assertEqual(gross, total(line[column] for line in year["lines"]))
                    net = None if gross is None else (
                        gross - Decimal(year["fees"]) + Decimal(year["refunds"]) - Decimal(year["costs"])
                    )
                    self.assertEqual(decimal(year["net"][column]), net)
            for part in ("fees", "refunds", "costs"):
                self.assertEqual(Decimal(tier[part]), total(year[part] for year in tier["years"]))

    def test_low_expected_and_high_stand_in_order(self):
        for tier in self.tiers:
            for year in tier["years"]:
                for line in year["lines"]:
                    low, expected, high = (decimal(line[column]) for column in COLUMNS)
                    self.assertLessEqual(low, expected)
                    self.assertTrue(high is None or expected <= high)

    def test_every_rule_has_its_line_in_every_year(self):
        rules = {tier.id: [(rule.stream, rule.contribution) for rule in tier.rules] for tier in TIERS}
        for tier in self.tiers:
            for year in tier["years"]:
                shown = [(line["stream"], line.get("contribution")) for line in year["lines"]]
                self.assertEqual(shown, rules[tier["tier"]])

    def test_every_tier_stands_once_and_ranked_ones_first(self):
        for result in self.estimates:
            ranked = [tier for tier in result["tiers"] if tier["ranked"]]
            apart = [tier for tier in result["tiers"] if not tier["ranked"]]
            self.assertEqual(ranked + apart, result["tiers"])
            keys = [(-Decimal(tier["net"]["expected"]), ORDER.index(tier["tier"])) for tier in ranked]
            self.assertEqual(keys, sorted(keys))
            named = [tier["tier"] for tier in result["tiers"] + result["not_estimated"]]
            self.assertEqual(sorted(named), sorted(ORDER))

    def test_a_gap_is_what_is_needed_less_what_is_there(self):
        for tier in self.tiers:
            self.assertEqual(tier["standing"] == "short", bool(tier["gaps"]))
            for gap in tier["gaps"]:
                for part in gap.get("or", [gap]):
                    short_by = Decimal(part["short_by"])
                    self.assertEqual(Decimal(part["need"]) - Decimal(part["have"]), short_by)
                    self.assertGreater(short_by, 0)

    def test_no_figure_is_minus_zero(self):
        for result in self.estimates:
            written = json.dumps(result)
            for zero in ('"-0"', '"-0.00"', '"-0.000"'):
                self.assertNotIn(zero, written)

    def test_the_same_seed_draws_the_same_scenarios(self):
        self.assertEqual(list(scenarios(5, 40)), list(scenarios(5, 40)))


if __name__ == "__main__":
    unittest.main()
