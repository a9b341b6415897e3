"""Draws program files together with a scenario for them, with edges on purpose."""

import random
from fractions import Fraction

from draw_program import ProgramDraw
from draw_scenario import Draw, near, percent_text
from draw_short import shortened
from money import DECIMALS, Money
from program import read
from spoil import spoil_for_some_rules
from vocabulary import REQUIREMENTS

TYPED = ("new_subscriptions", "upgrades", "services")


class DrawForPrograms(Draw):
    """A scenario for drawn programs, at the edges that they have."""

    def __init__(self, chance, programs):
        super().__init__(chance, programs)
        if chance.random() < 0.5:
            self.currency = self.given["currency"] = chance.choice(programs).currency
            self.decimals = DECIMALS[self.currency]

    def money(self):
        """Mostly amounts of the size of the program's, often small enough for every rounding to show."""
        chance = self.chance
        if self.happens(0.1):
            return super().money()
        if self.happens(0.3):
            return self.type(chance.randint(0, 20_000))
        return self.type(chance.choice((1, 10**self.decimals)) * chance.randint(0, 400_000))

    def edges(self):
        """(program, rule, kind, amount) of every edge of money, and every bound of a line, that the programs state."""
        for program, tier in self.tiers:
            for rule in tier.rules:
                for scale in filter(None, [rule.scale, *(uplift.scale for uplift in rule.uplifts)]):
                    if scale.measure.is_money:
                        yield from ((program, rule, scale.measure.kind, edge) for edge in scale.edges)
                yield from ((program, rule, limit, limit.amount) for limit in rule.limits)
                if tier.minimum is not None:
                    yield program, rule, "list", tier.minimum
                for fee in tier.fees:
                    if fee.refund_from is not None:
                        yield program, rule, "list", fee.refund_from

    def at_an_edge(self):
        """What is sold meets an edge or a limit exactly, or misses it by the smallest amount."""
        edges = list(self.edges())
        if not edges:
            return
        program, rule, kind, stated = self.chance.choice(edges)
        edge = self.converted(Money(stated, program.currency))
        if edge is None:
            return
        deals = self.section("deals")
        stream = rule.stream if rule.stream in TYPED else "new_subscriptions"
        target = near(self, edge)
        if not isinstance(kind, str):
            count = {"deal": deals.get("per_year", 4), "customer": deals.get("customers", 4), "year": 1}[kind.per]
            percent = (rule.rate.share("expected", 1) or Fraction(1, 10)) * 100
            target = int(count * edge * 100 / percent) + self.chance.choice((0, 0, -1, 1, 10, -10))
        if kind in ("list", "invoiced", "closed_deals", "bases"):
            first = self.chance.randint(0, max(0, target))
            deals |= {"new_subscriptions": self.type(first), "upgrades": "0", "services": self.type(target - first)}
        deals[stream] = self.type(target) if kind not in ("list", "invoiced", "closed_deals", "bases") else deals[stream]
        deals |= {"registered_percent": "100", "customer_discount_percent": "0", "subscriptions_in_force": "0"}
        if self.happens(0.5):
            deals["product_lines"] = {f"{program.id}/{line}": "100" for line in program.product_lines[:1]}
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
        rules = [(tier, rule) for _, tier in self.tiers for rule in tier.rules]
        if rules and self.happens(0.3):
            tier, rule = chance.choice(rules)
            key, same = (tier.id, rule.stream), [other for other in tier.rules if other.stream == rule.stream]
            if rule.contribution and self.happens(0.5):
                key, same = (*key, rule.contribution), [other for other in same if other.contribution == rule.contribution]
            if not any(rate.is_amount for other in same for rate in other.rates()):
                section["rates"] = {"/".join(key): self.assumed_rate(same)}


def pairs(seed, count):
    """Programs, mostly one alone, and a scenario for them."""
    chance = random.Random(seed)
    for number in range(1, count + 1):
        ids = [f"drawn-{number}", f"other-{number}"][:2 if chance.random() < 0.15 else 1]
        programs = [ProgramDraw(chance, id).program() for id in ids]
        programs = [shortened(chance, program) if chance.random() < 0.3 else program for program in programs]
        draw = DrawForPrograms(chance, tuple(map(read, programs)))
        draw.years()
        draw.deals()
        draw.team()
        draw.costs()
        draw.for_some_rules()
        draw.assumptions()
        if draw.happens(0.5):
            draw.at_an_edge()
        if draw.happens(0.05):
            spoil_for_some_rules(draw)
        yield {"programs": programs, "scenario": draw.given}
