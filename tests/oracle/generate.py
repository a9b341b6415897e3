"""Draws scenarios as JSON lines, with the edges of `docs/calculation.md` §2 to §5 drawn on purpose.

`python3 generate.py --seed N --count N`: the same seed gives the same lines.
"""

import argparse
import json
import random
from fractions import Fraction

from facts import CATALOG, REQUIREMENTS, Money
from money import DECIMALS, convert, text
from scenario import HIGHEST_COUNT, HIGHEST_MONEY, MONEY_FIELDS, RULES_BY_KEY

CURRENCIES = ("EUR", "USD", "GBP", "JPY", "KWD")
PER_EURO = {"USD": "1.1827", "GBP": "0.8596", "JPY": "129.877", "KWD": "0.356789"}
CAPPED_TIERS = tuple(tier for tier in CATALOG if any(rule.discretionary_cap for rule in tier.rules))


class Draw:
    """One scenario in the making: a currency with its rates, and what to type into it."""

    def __init__(self, chance):
        self.chance = chance
        self.currency = chance.choice(CURRENCIES)
        self.decimals = DECIMALS[self.currency]
        self.given = {"currency": self.currency}
        self.per_euro = self.exchange_rates()
        if self.per_euro is not None:
            self.section("assumptions")["per_euro"] = self.per_euro

    def exchange_rates(self):
        """Mostly a full table; sometimes the default, an empty one, some left out, or the limits."""
        chance = self.chance
        way = chance.choice(("full", "full", "full", "full", "default", "empty", "some", "limits"))
        if way == "default":
            return None
        if way == "empty":
            return {}
        if way == "some":
            return {code: rate for code, rate in PER_EURO.items() if chance.random() < 0.5}
        if way == "limits":
            return {code: chance.choice(("0.000001", "1000000", "1", "0.999999")) for code in PER_EURO} | {"EUR": "1"}
        return dict(PER_EURO)

    def section(self, name):
        return self.given.setdefault(name, {})

    def converted(self, money):
        """A stated amount in the scenario's currency, or None where no rate is given."""
        table = {"USD": "1.1827"} if self.per_euro is None else self.per_euro
        if any(code not in table for code in {money.currency, self.currency} - {"EUR"}) and (
            money.currency != self.currency
        ):
            return None
        return convert(money, self.currency, {code: Fraction(rate) for code, rate in table.items()})

    def type(self, minor):
        """An amount in minor units as it would be typed, kept within its limits."""
        return text(max(0, min(minor, HIGHEST_MONEY * 10**self.decimals)), self.decimals)

    def money(self):
        chance, whole = self.chance, 10**self.decimals
        return chance.choice((
            lambda: "0",
            lambda: str(chance.randint(1, 400) * 1000),
            lambda: str(chance.randint(1, 400) * 1000),
            lambda: self.type(chance.randint(0, 10**6 * whole)),
            lambda: self.type(chance.randint(0, 10**6 * whole)),
            lambda: self.type(chance.randint(1, 99)),
            lambda: self.type(10 ** chance.randint(0, 12) * whole - chance.randint(0, 1)),
            lambda: str(HIGHEST_MONEY),
        ))()

    def percent(self, low=0):
        chance = self.chance
        hundredths = chance.choice((
            low * 100, 0, 10000, 1, 9999,
            chance.randint(low, 100) * 100, chance.randint(low, 100) * 100,
            chance.randint(low * 100, 10000), chance.randint(low * 100, 10000), chance.randint(low, 1000) * 10 % 10001,
        ))
        return percent_text(chance, hundredths)

    def deals(self):
        """Ordinary deals, each field present or left to its default."""
        chance, deals = self.chance, self.section("deals")
        for field in MONEY_FIELDS:
            if chance.random() < 0.8:
                deals[field] = self.money()
        if chance.random() < 0.7:
            deals["growth_percent"] = chance.choice((self.percent(-100), "0", "10", "-100", "100", "-0", "7.5"))
        for field, likelihood in (("renewal_percent", 0.6), ("customer_discount_percent", 0.4), ("registered_percent", 0.5)):
            if chance.random() < likelihood:
                deals[field] = self.percent()
        if chance.random() < 0.7:
            deals["per_year"] = chance.choice((1, 1, 2, 3, 10, 100_000, chance.randint(1, 50)))
        for field in ("partner_sourced", "co_sell"):
            if chance.random() < 0.6:
                deals[field] = chance.random() < 0.5

    def years(self):
        if self.chance.random() < 0.8:
            self.given["years"] = self.chance.choice((1, 1, 2, 3, 4, 5, 10))

    def team(self):
        """Nobody, some of what a tier asks, all of it, one too few, or the highest count."""
        chance = self.chance
        if chance.random() < 0.25:
            return
        tier = chance.choice([tier for tier in CATALOG if tier.requirements])
        needs = dict(tier.requirements) | {"partner_sourced_opportunities": 2}
        team = self.section("team")
        for requirement, need in needs.items():
            have = chance.choice((0, need, need, need, max(0, need - 1), need + 1, HIGHEST_COUNT))
            if chance.random() < 0.85:
                team[requirement] = have
        if chance.random() < 0.2:
            team[chance.choice(REQUIREMENTS)] = chance.randint(0, 60)

    def costs(self):
        chance = self.chance
        if chance.random() < 0.35:
            return
        costs = self.section("costs")
        for field in ("selling_percent_refer", "selling_percent_resell", "bad_debt_percent"):
            if chance.random() < 0.5:
                costs[field] = chance.choice(("1", "2.5", "0.01", "10", self.percent()))
        if chance.random() < 0.6:
            costs["per_requirement"] = {
                requirement: chance.choice((self.money(), str(chance.randint(1, 5000))))
                for requirement in REQUIREMENTS if chance.random() < 0.5
            }

    def assumptions(self):
        chance = self.chance
        if chance.random() < 0.5:
            self.section("assumptions")["share_of_maximum_percent"] = self.percent()
        if chance.random() < 0.4:
            self.section("assumptions")["discretionary_caps"] = chance.random() < 0.5
        if chance.random() < 0.4:
            self.section("assumptions")["purchases_at"] = chance.choice(("paid", "list"))
        if chance.random() < 0.5:
            rates = self.section("assumptions").setdefault("rates", {})
            for key in chance.sample(sorted(RULES_BY_KEY, key=str), chance.randint(1, 6)):
                rates["/".join(part for part in key if part)] = self.assumed_rate(RULES_BY_KEY[key])

    def assumed_rate(self, rules):
        """Inside the bounds, at them, and a hundredth beyond them (which is an error)."""
        bounds = [rule.rate.bounds() for rule in rules]
        low = max(bound[0] for bound in bounds)
        high = min(100 if bound[1] is None else bound[1] for bound in bounds)
        low, high = int(low * 100), int(high * 100)
        return percent_text(self.chance, self.chance.choice((
            low, high, *(self.chance.randint(low, high) for _ in range(10)), self.chance.choice((high + 1, low - 1)),
        )))


def percent_text(chance, hundredths):
    """The percentage as someone may type it: with or without idle zeros."""
    typed = text(hundredths, 2)
    return typed.rstrip("0").rstrip(".") if chance.random() < 0.7 else typed


def ordinary(draw):
    draw.years()
    draw.deals()
    draw.team()
    draw.costs()
    draw.assumptions()


def near(draw, edge):
    """The edge, the smallest amount below or above it, or elsewhere."""
    return edge + draw.chance.choice((0, 0, -1, -1, 1))


def closed_deals_edge(draw):
    """A fee's threshold or an annual minimum of an integration tier, met exactly or missed by a cent."""
    stated = draw.chance.choice((15_000, 50_000, 100_000, 100_000, 250_000))
    edge = draw.converted(Money(stated, "USD"))
    ordinary(draw)
    if edge is None:
        return
    target, deals = near(draw, edge), draw.section("deals")
    way = draw.chance.choice(("new", "split", "registered", "discount"))
    parts = [target, 0, 0]
    if way == "split" and target > 2:
        first = draw.chance.randint(0, target)
        second = draw.chance.randint(0, target - first)
        parts = [first, second, target - first - second]
    if way in ("registered", "discount"):
        parts = [2 * target, 0, 0]
    deals["new_subscriptions"], deals["services"], deals["upgrades"] = (draw.type(part) for part in parts)
    deals["registered_percent"] = "50" if way == "registered" else "100"
    deals["customer_discount_percent"] = "50" if way == "discount" else "0"
    if draw.chance.random() < 0.5:
        deals["growth_percent"] = draw.chance.choice(("0", "-10", "10", "-0.01"))


def purchases_edge(draw):
    """A reseller's refund or minimum, met exactly or missed by a cent: upgrades, bought at list, fill it up."""
    stated = draw.chance.choice((100_000, 150_000))
    edge = draw.converted(Money(stated, "USD"))
    ordinary(draw)
    if edge is None:
        return
    target, deals = near(draw, edge), draw.section("deals")
    discount = draw.chance.choice((35, 3))
    new = draw.chance.randint(0, max(0, target) // 100) * 100
    bought = new if draw.given.get("assumptions", {}).get("purchases_at") == "list" else new * (100 - discount) // 100
    deals |= {
        "new_subscriptions": draw.type(new), "upgrades": draw.type(target - bought), "services": "0",
        "subscriptions_in_force": "0",
    }
    deals["growth_percent"] = draw.chance.choice(("0", "0", "-5"))


def cap_edge(draw):
    """A commission that meets the cap of its deals exactly, or passes it by the smallest amount."""
    ordinary(draw)
    cap = draw.converted(Money(100_000, "EUR"))
    if cap is None:
        return
    chance, deals = draw.chance, draw.section("deals")
    per_year = chance.choice((1, 2, 3, 7))
    percent, parts = chance.choice((("10", 10), ("5", 20), ("12.5", 8), ("1", 100), ("15", Fraction(20, 3))))
    stream = chance.choice(("new_subscriptions", "upgrades"))
    deals |= {
        "per_year": per_year, "registered_percent": "100", "customer_discount_percent": "0", "co_sell": True,
        stream: draw.type(int(per_year * cap * parts) + chance.choice((0, 0, -10, 10, 100, -1))),
    }
    tier = chance.choice(CAPPED_TIERS)
    rates = draw.section("assumptions").setdefault("rates", {})
    rates[f"{tier.id}/{stream}/co_sell"] = percent


def arr_edge(draw):
    """The new license revenue that stands in for two opportunities, met exactly or missed by a cent."""
    ordinary(draw)
    edge = draw.converted(Money(100_000, "EUR"))
    if edge is None:
        return
    draw.section("deals").update({
        "new_subscriptions": draw.type(near(draw, edge)), "registered_percent": "100",
        "customer_discount_percent": "0", "partner_sourced": draw.chance.random() < 0.8,
    })
    draw.section("team").update({
        "partner_sourced_opportunities": draw.chance.choice((0, 1, 1, 2)), "associate_sales": 2,
        "associate_pre_sales": draw.chance.choice((0, 1)),
    })
    draw.section("costs").setdefault("per_requirement", {})["partner_sourced_opportunities"] = "250"


def nothing_sold(draw):
    """Zero in all money fields, or nothing registered, or a discount of everything."""
    ordinary(draw)
    deals = draw.section("deals")
    way = draw.chance.choice(("zero", "unregistered", "given away"))
    if way == "zero":
        deals |= {field: draw.chance.choice(("0", "0", draw.type(0))) for field in MONEY_FIELDS}
    elif way == "unregistered":
        deals["registered_percent"] = "0"
    else:
        deals["customer_discount_percent"] = "100"


def highest(draw):
    """The highest value of every field."""
    top = str(HIGHEST_MONEY)
    draw.given |= {
        "years": 10,
        "deals": dict.fromkeys(MONEY_FIELDS, top) | {
            "per_year": draw.chance.choice((1, 100_000)), "growth_percent": draw.chance.choice(("100", "99.99", "-100")),
            "renewal_percent": "100", "customer_discount_percent": draw.chance.choice(("0", "100", "0.01", "33.33")),
            "registered_percent": draw.chance.choice(("100", "99.99", "0.01")), "partner_sourced": True, "co_sell": True,
        },
        "team": dict.fromkeys(REQUIREMENTS, draw.chance.choice((0, HIGHEST_COUNT))),
        "costs": {
            "selling_percent_refer": "100", "selling_percent_resell": "100", "bad_debt_percent": "100",
            "per_requirement": dict.fromkeys(REQUIREMENTS, top),
        },
    }
    draw.assumptions()


def cents(draw):
    """Amounts so small that every rounding shows."""
    ordinary(draw)
    deals = draw.section("deals")
    for field in MONEY_FIELDS:
        deals[field] = draw.type(draw.chance.randint(0, 200))


# Values that no field of the named sort accepts.
NO_DECIMALS = ("", " ", "abc", "1e5", "1_000", "1,000", "+1", ".5", "5.", "-", "--1", " 1", "1 ", "1\n", "0x1", "NaN",
               "\u0661", None, 1, 1.5, True, [], {})
NO_MONEY = NO_DECIMALS + ("-1", "-0.01", "1000000000001", "1000000000000.01", "0.00001", "9" * 40)
NO_PERCENT = NO_DECIMALS + ("-0.01", "100.01", "101", "12.345", "9" * 40)
NO_COUNT = (-1, HIGHEST_COUNT + 1, 10**30, 1.5, "1", "", None, True, False, [], {})
NO_BOOLEAN = (0, 1, "true", "", None, [], {})
NO_WORD = ("", "Paid", "PAID", 1, None, True, [], {})
NO_CURRENCY = ("", "usd", "US", "USDD", "ABC", "XAU", "XXX", "XTS", " USD", 840, None, True, [])
NO_RATE = NO_DECIMALS + ("0", "0.000000", "-1", "1000000.000001", "1000001", "1.0000001")


def bad_fields(draw):
    """An ordinary scenario with some fields spoilt, and some keys that do not exist."""
    ordinary(draw)
    chance, given = draw.chance, draw.given
    spoilers = [
        lambda: put(given, ("currency",), chance.choice(NO_CURRENCY)),
        lambda: put(given, ("years",), chance.choice(NO_COUNT + (0, 11))),
        lambda: put(given, (chance.choice(("deals", "team", "costs", "assumptions")),), chance.choice(([], "", None, 1))),
        lambda: put(given, ("deals", "per_year"), chance.choice(NO_COUNT + (0, 100_001))),
        lambda: put(given, ("deals", chance.choice(MONEY_FIELDS)), chance.choice(NO_MONEY)),
        lambda: put(given, ("deals", "growth_percent"), chance.choice(NO_DECIMALS + ("100.01", "-100.01", "0.001"))),
        lambda: put(given, ("deals", chance.choice(("renewal_percent", "customer_discount_percent", "registered_percent"))),
                    chance.choice(NO_PERCENT)),
        lambda: put(given, ("deals", chance.choice(("partner_sourced", "co_sell"))), chance.choice(NO_BOOLEAN)),
        lambda: put(given, ("team", chance.choice(REQUIREMENTS)), chance.choice(NO_COUNT)),
        lambda: put(given, ("costs", chance.choice(("selling_percent_refer", "selling_percent_resell", "bad_debt_percent"))),
                    chance.choice(NO_PERCENT)),
        lambda: put(given, ("costs", "per_requirement"), chance.choice(([], "1", None))),
        lambda: put(given, ("costs", "per_requirement", chance.choice(REQUIREMENTS)), chance.choice(NO_MONEY)),
        lambda: put(given, ("assumptions", "share_of_maximum_percent"), chance.choice(NO_PERCENT)),
        lambda: put(given, ("assumptions", "discretionary_caps"), chance.choice(NO_BOOLEAN)),
        lambda: put(given, ("assumptions", "purchases_at"), chance.choice(NO_WORD)),
        lambda: put(given, ("assumptions", "rates"), chance.choice(([], "1", None))),
        lambda: put(given, ("assumptions", "rates", wrong_rate_key(chance)), "1"),
        lambda: put(given, ("assumptions", "rates", f"{CATALOG[2].id}/services"), chance.choice(NO_PERCENT)),
        lambda: put(given, ("assumptions", "per_euro"), chance.choice(([], "1", None))),
        lambda: put(given, ("assumptions", "per_euro", chance.choice(CURRENCIES[1:])), chance.choice(NO_RATE)),
        lambda: put(given, ("assumptions", "per_euro", chance.choice(("usd", "XAU", "US", "", "ABC"))), "1"),
        lambda: put(given, ("assumptions", "per_euro", "EUR"), "1.01"),
        lambda: put(given, (chance.choice(("mood", "Deals", "tiers")),), chance.choice((1, {}, None))),
        lambda: put(given, ("deals", chance.choice(("mood", "renewals", "Services"))), "1"),
        lambda: put(given, ("team", chance.choice(("pilots", "new_license_arr", "co_sell_minimum"))), 1),
        lambda: put(given, ("costs", "mood"), "1"),
        lambda: put(given, ("costs", "per_requirement", "pilots"), "1"),
        lambda: put(given, ("assumptions", "mood"), "1"),
    ]
    for spoil in chance.sample(spoilers, chance.randint(1, 5)):
        spoil()


def wrong_rate_key(chance):
    """A key of `assumptions.rates` that names no rule."""
    return chance.choice((
        "", "/", "services", "wso2-2018/services", "wso2-2018/certified-integration",
        "wso2-2018/certified-integration/services/co_sell", "wso2-2018/certified-integration/mood",
        "wso2-2018/oem-technology/services", "wso2-2015/premier/services", "outsystems-2021/isv/renewals",
        "outsystems-2021/sales/renewals/co_sell", "outsystems-2021/sales/new_subscriptions/both",
        "outsystems-2021/sales/new_subscriptions/", "outsystems-2021/sales/new_subscriptions/co_sell/x",
        "Outsystems-2021/sales/renewals",
    ))


def put(given, path, value):
    """Sets a nested value; a section that was spoilt before stays as it is."""
    *sections, name = path
    for section in sections:
        given = given.setdefault(section, {})
        if not isinstance(given, dict):
            return
    given[name] = value


WEIGHTS = {
    ordinary: 30, closed_deals_edge: 14, purchases_edge: 12, cap_edge: 12, arr_edge: 8, nothing_sold: 5, highest: 3,
    cents: 6, bad_fields: 10,
}


def scenarios(seed, count):
    chance = random.Random(seed)
    yield from ({} for _ in range(min(count, 1)))  # the defaults come first
    for _ in range(count - 1):
        draw = Draw(chance)
        chance.choices(list(WEIGHTS), WEIGHTS.values())[0](draw)
        yield draw.given


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--count", type=int, required=True)
    chosen = arguments.parse_args()
    for given in scenarios(chosen.seed, chosen.count):
        print(json.dumps(given, separators=(",", ":")))


if __name__ == "__main__":
    main()
