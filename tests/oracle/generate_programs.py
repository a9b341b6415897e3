"""Draws pairs of a program file and a scenario as JSON lines, with edges on purpose.

`python3 generate_programs.py --seed N --count N`: the same seed gives the same lines.
"""

import argparse
import json
import random
from fractions import Fraction

from draw_program import ProgramDraw
from facts import REQUIREMENTS, STREAMS, Money
from generate import NO_COUNT, NO_MONEY, NO_PERCENT, Draw, near, percent_text, put
from money import DECIMALS
from program import read

NO_SHARE = tuple(value for value in NO_PERCENT if value is not True)
TYPED = ("new_subscriptions", "upgrades", "services")


class ScenarioDraw(Draw):
    """A scenario for one program, at the edges that the program has."""

    def __init__(self, chance, program):
        super().__init__(chance)
        self.program = read(program)
        if chance.random() < 0.5:
            self.currency = self.given["currency"] = self.program.currency
            self.decimals = DECIMALS[self.currency]

    def happens(self, likelihood):
        return self.chance.random() < likelihood

    def money(self):
        """Mostly amounts of the size of the program's, often small enough for every rounding to show."""
        chance = self.chance
        if self.happens(0.1):
            return super().money()
        if self.happens(0.3):
            return self.type(chance.randint(0, 20_000))
        return self.type(chance.choice((1, 10**self.decimals)) * chance.randint(0, 400_000))

    def edges(self):
        """(kind, amount) of every edge of money, and every bound of a line, that the program states."""
        for tier in self.program.tiers:
            for rule in tier.rules:
                for scale in filter(None, [rule.scale, *(uplift.scale for uplift in rule.uplifts)]):
                    if scale.measure.is_money:
                        yield from ((rule, scale.measure.kind, edge) for edge in scale.edges)
                yield from ((rule, limit, limit.amount) for limit in rule.limits)
                if tier.minimum is not None:
                    yield rule, "list", tier.minimum
                for fee in tier.fees:
                    if fee.refund_from is not None:
                        yield rule, "list", fee.refund_from

    def at_an_edge(self):
        """What is sold meets an edge or a limit exactly, or misses it by the smallest amount."""
        edges = list(self.edges())
        if not edges:
            return
        rule, kind, stated = self.chance.choice(edges)
        edge = self.converted(Money(stated, self.program.currency))
        if edge is None:
            return
        deals = self.section("deals")
        stream = rule.stream if rule.stream in TYPED else "new_subscriptions"
        target = near(self, edge)
        if not isinstance(kind, str):
            count = {"deal": deals.get("per_year", 4), "customer": deals.get("customers", 4), "year": 1}[kind.per]
            percent = rule.rate.percent("expected", 1) or 10
            target = int(count * edge * 100 / Fraction(percent)) + self.chance.choice((0, 0, -1, 1, 10, -10))
        if kind in ("list", "invoiced", "closed_deals", "bases"):
            first = self.chance.randint(0, max(0, target))
            deals |= {"new_subscriptions": self.type(first), "upgrades": "0", "services": self.type(target - first)}
        deals[stream] = self.type(target) if kind not in ("list", "invoiced", "closed_deals", "bases") else deals[stream]
        deals |= {"registered_percent": "100", "customer_discount_percent": "0", "subscriptions_in_force": "0"}
        if self.happens(0.5):
            deals["product_lines"] = {f"{self.program.id}/{line}": "100" for line in self.program.product_lines[:1]}
        if self.happens(0.5):
            deals["growth_percent"] = self.chance.choice(("0", "-10", "10"))

    def team(self):
        if self.happens(0.2):
            return
        self.section("team").update({
            requirement: self.chance.choice((0, 1, 2, 3, 5, 8, 20)) for requirement in REQUIREMENTS if self.happens(0.6)
        })

    def assumed_rate(self, rules):
        bounds = [rule.bounds() for rule in rules]
        low = int(max(bound[0] for bound in bounds) * 100)
        high = int(min(Fraction(100 if bound[1] is None else bound[1]) for bound in bounds) * 100)
        return percent_text(self.chance, self.chance.randint(low, high) if low < high else max(0, high))

    def assumptions(self):
        chance, section = self.chance, self.section("assumptions")
        if self.happens(0.5):
            section["share_of_maximum_percent"] = self.percent()
        if self.happens(0.4):
            section["discretionary_caps"] = self.happens(0.5)
        if self.happens(0.4):
            section["purchases_at"] = chance.choice(("paid", "list"))
        rules = [(tier, rule) for tier in self.program.tiers for rule in tier.rules]
        if rules and self.happens(0.3):
            tier, rule = chance.choice(rules)
            key, same = (tier.id, rule.stream), [other for other in tier.rules if other.stream == rule.stream]
            if rule.contribution and self.happens(0.5):
                key, same = (*key, rule.contribution), [other for other in same if other.contribution == rule.contribution]
            if not any(rate.is_amount for other in same for rate in other.rates()):
                section["rates"] = {"/".join(key): self.assumed_rate(same)}

    def shaped(self):
        """What only program files ask for."""
        chance, deals = self.chance, self.section("deals")
        if self.happens(0.5):
            deals["customers"] = chance.choice((1, 2, 3, 4, 7, 12, 100_000))
        if self.happens(0.5):
            deals["last_year"] = {stream: self.money() for stream in STREAMS if self.happens(0.7)}
        if self.happens(0.6):
            deals["contract_months"] = chance.choice((1, 6, 12, 18, 24, 36, 120))
        if self.happens(0.6):
            deals["units_per_deal"] = chance.choice((1, 4, 5, 9, 10, 1_000_000))
        if self.program.product_lines and self.happens(0.7):
            left, shares = 10_000, {}
            for line in self.program.product_lines:
                if self.happens(0.8):
                    part = chance.choice((left, left // 2, left // 3, chance.randint(0, left)))
                    shares[f"{self.program.id}/{line}"] = percent_text(chance, part)
                    left -= part
            deals["product_lines"] = shares
        asked = [name for name, check in self.program.conditions.items() if check == "asked"]
        if asked and self.happens(0.7):
            self.section("assumptions")["conditions"] = {
                f"{self.program.id}/{name}": chance.choice((True, False, "100", "0", "50", self.percent(), self.percent()))
                for name in asked if self.happens(0.8)
            }
        if self.happens(0.6):
            self.given["holds"] = [tier.id for tier in self.program.tiers if self.happens(0.6)]
        if self.happens(0.1):
            self.given["date"] = chance.choice(("2021", "2021-06", "2021-06-30"))


def spoilt(draw):
    """Fields that only program files ask for, outside their limits: each is an error, the rest still counts."""
    chance, given, program = draw.chance, draw.given, draw.program
    tier, line = program.tiers[0].id, f"{program.id}/{(*program.product_lines, 'line_x')[0]}"
    condition = f"{program.id}/{next(iter(program.conditions), 'condition_x')}"
    answers = [
        lambda: put(given, ("deals", "contract_months"), chance.choice(NO_COUNT + (0, 121))),
        lambda: put(given, ("deals", "units_per_deal"), chance.choice(NO_COUNT + (0,))),
        lambda: put(given, ("assumptions", "conditions"), chance.choice(([], "1", None))),
        lambda: put(given, ("assumptions", "conditions"), {condition: chance.choice(NO_SHARE)}),
        lambda: put(given, ("assumptions", "conditions"), {f"{program.id}/condition_y": True}),
    ]
    spoilers = answers + [
        lambda: put(given, ("deals", "customers"), chance.choice(NO_COUNT + (0, 100_001))),
        lambda: put(given, ("deals", "last_year"), chance.choice(([], "1", None))),
        lambda: put(given, ("deals", "last_year"), {chance.choice(STREAMS): chance.choice(NO_MONEY)}),
        lambda: put(given, ("deals", "last_year"), {"mood": "1"}),
        lambda: put(given, ("deals", "product_lines"), chance.choice(([], "1", None))),
        lambda: put(given, ("deals", "product_lines"), {line: chance.choice(NO_PERCENT)}),
        lambda: put(given, ("deals", "product_lines"), {f"{program.id}/line_y": "1"}),
        lambda: put(given, ("deals", "product_lines"), {f"{program.id}/{name}": "50.01" for name in program.product_lines}),
        lambda: put(given, ("holds",), chance.choice(({}, "1", None, tier))),
        lambda: put(given, ("holds",), [tier, chance.choice(("", "tier-1", f"{program.id}/tier-9", 1, None))]),
        lambda: put(given, ("date",), chance.choice(("", "21", "2021-13", "2021-02-30", "2021-6", 2021, None, "2021-06-31"))),
    ]
    for spoil in chance.sample(spoilers, chance.randint(1, 3)):
        spoil()


def pairs(seed, count):
    chance = random.Random(seed)
    for number in range(1, count + 1):
        program = ProgramDraw(chance, number).program()
        draw = ScenarioDraw(chance, program)
        draw.years()
        draw.deals()
        draw.team()
        draw.costs()
        draw.shaped()
        draw.assumptions()
        if draw.happens(0.5):
            draw.at_an_edge()
        if draw.happens(0.05):
            spoilt(draw)
        yield {"program": program, "scenario": draw.given}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--count", type=int, required=True)
    chosen = arguments.parse_args()
    for pair in pairs(chosen.seed, chosen.count):
        print(json.dumps(pair, separators=(",", ":")))


if __name__ == "__main__":
    main()
