"""Draws scenarios for the built-in programs, with the edges of `docs/calculation.md` §2 to §5 drawn on purpose."""

import random
from fractions import Fraction

from fields import HIGHEST_MONEY
from money import DECIMALS, Money, convert, text, times
from program import catalog
from scenario import HIGHEST_COUNT, MONEY_FIELDS, rules_by_key
from spoil import spoil_for_some_rules, spoil_some
from vocabulary import REQUIREMENTS, STREAMS

CURRENCIES = ("EUR", "USD", "GBP", "JPY", "KWD")
PER_EURO = {"USD": "1.1827", "GBP": "0.8596", "JPY": "129.877", "KWD": "0.356789"}


class Draw:
    """One scenario in the making: the programs it is for, a currency with its rates, and what to type into it."""

    def __init__(self, chance, programs):
        self.chance, self.programs = chance, programs
        self.tiers = [(program, tier) for program in programs for tier in program.tiers]
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

    def happens(self, likelihood):
        return self.chance.random() < likelihood

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
        needs = chance.choice([needs for _, tier in self.tiers if (needs := counts_asked(tier))])
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
            named = rules_by_key(self.programs)
            for key in chance.sample(sorted(named, key=str), chance.randint(1, 6)):
                rates["/".join(part for part in key if part)] = self.assumed_rate(named[key])

    def assumed_rate(self, rules):
        """Inside the bounds, at them, and a hundredth beyond them (which is an error)."""
        bounds = [rule.rate.bounds() for rule in rules]
        low = max(bound[0] for bound in bounds)
        high = min(100 if bound[1] is None else bound[1] for bound in bounds)
        low, high = int(low * 100), int(high * 100)
        return percent_text(self.chance, self.chance.choice((
            low, high, *(self.chance.randint(low, high) for _ in range(10)), self.chance.choice((high + 1, low - 1)),
        )))


    def for_some_rules(self):
        """What only rules of some programs ask for; of the built-in ones none."""
        chance, deals = self.chance, self.section("deals")
        if self.happens(0.5):
            deals["customers"] = chance.choice((1, 2, 3, 4, 7, 12, 100_000))
        if self.happens(0.5):
            deals["last_year"] = {stream: self.money() for stream in STREAMS if self.happens(0.7)}
        if self.happens(0.6):
            deals["contract_months"] = chance.choice((1, 6, 12, 18, 24, 36, 120))
        if self.happens(0.6):
            deals["units_per_deal"] = chance.choice((1, 4, 5, 9, 10, 1_000_000))
        for program in self.programs:
            if program.product_lines and self.happens(0.7):
                deals.setdefault("product_lines", {}).update(self.line_shares(program))
            asked = [name for name, check in program.conditions.items() if check == "asked"]
            if asked and self.happens(0.7):
                self.section("assumptions").setdefault("conditions", {}).update({
                    f"{program.id}/{name}": chance.choice((True, False, "100", "0", "50", self.percent(), self.percent()))
                    for name in asked if self.happens(0.8)
                })
        if self.happens(0.6):
            self.given["holds"] = [tier.id for _, tier in self.tiers if self.happens(0.6)]
        if self.happens(0.1):
            self.given["date"] = chance.choice(("2021", "2021-06", "2021-06-30"))

    def line_shares(self, program):
        left, shares = 10_000, {}
        for line in program.product_lines:
            if self.happens(0.8):
                part = self.chance.choice((left, left // 2, left // 3, self.chance.randint(0, left)))
                shares[f"{program.id}/{line}"] = percent_text(self.chance, part)
                left -= part
        return shares


def counts_asked(tier):
    """Every count that a tier asks, those of its alternatives too."""
    needs = [need for asked in tier.requirements for need in (asked, *(asked[1].of if asked[1].kind == "any_of" else ()))]
    return {requirement: int(need.at_least) for requirement, need in needs if need.kind == "at_least"}


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
    if draw.happens(0.05):
        draw.for_some_rules()


def thresholds(tier):
    """The amounts that a tier's measure has to reach: of refunds and minimums."""
    return [amount for amount in (*(fee.refund_from for fee in tier.fees), tier.minimum) if amount]


def near(draw, edge):
    """The edge, the smallest amount below or above it, or elsewhere."""
    return edge + draw.chance.choice((0, 0, -1, -1, 1))


def closed_deals_edge(draw):
    """A fee's threshold or an annual minimum of a tier with commissions, met exactly or missed by a cent."""
    edge = draw.converted(draw.chance.choice([
        Money(amount, program.currency) for program, tier in draw.tiers
        if tier.rules and tier.kind == "commission" for amount in thresholds(tier)
    ]))
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
    program, tier = draw.chance.choice([
        (program, tier) for program, tier in draw.tiers if tier.rules and tier.kind == "margin" and thresholds(tier)
    ])
    edge = draw.converted(Money(draw.chance.choice(thresholds(tier)), program.currency))
    ordinary(draw)
    if edge is None:
        return
    target, deals = near(draw, edge), draw.section("deals")
    discount = next(rule.rate.share("expected", 1) for rule in tier.rules if rule.stream == "new_subscriptions")
    new = draw.chance.randint(0, max(0, target) // 100) * 100
    bought = new if draw.given.get("assumptions", {}).get("purchases_at") == "list" else times(new, 1 - discount)
    deals |= {
        "new_subscriptions": draw.type(new), "upgrades": draw.type(target - bought), "services": "0",
        "subscriptions_in_force": "0",
    }
    deals["growth_percent"] = draw.chance.choice(("0", "0", "-5"))


def cap_edge(draw):
    """A commission that meets the cap of its deals exactly, or passes it by the smallest amount."""
    ordinary(draw)
    chance, deals = draw.chance, draw.section("deals")
    program, tier, rule = chance.choice([
        (program, tier, rule) for program, tier in draw.tiers for rule in tier.rules
        if rule.limits and rule.stream in ("new_subscriptions", "upgrades") and is_free_up_to(rule, 15)
    ])
    cap = draw.converted(Money(rule.limits[0].amount, program.currency))
    if cap is None:
        return
    per_year = chance.choice((1, 2, 3, 7))
    percent, parts = chance.choice((("10", 10), ("5", 20), ("12.5", 8), ("1", 100), ("15", Fraction(20, 3))))
    deals |= {
        "per_year": per_year, "registered_percent": "100", "customer_discount_percent": "0",
        rule.stream: draw.type(int(per_year * cap * parts) + chance.choice((0, 0, -10, 10, 100, -1))),
    }
    if rule.contribution:
        deals[rule.contribution] = True
    rates = draw.section("assumptions").setdefault("rates", {})
    rates["/".join(filter(None, (tier.id, rule.stream, rule.contribution)))] = percent


def is_free_up_to(rule, percent):
    """Whether any percentage up to this one may be assumed for a rule."""
    low, high = rule.bounds()
    return low == 0 and (high is None or high >= percent)


def new_revenue_edge(draw):
    """The new license revenue that stands in for a count of the team, met exactly or missed by a cent."""
    ordinary(draw)
    chance = draw.chance
    program, tier, ways = chance.choice([
        (program, tier, ways) for program, tier in draw.tiers for _, need in tier.requirements
        if need.kind == "any_of" and "new_license_arr" in (ways := dict(need.of))
    ])
    edge = draw.converted(Money(ways.pop("new_license_arr").at_least, program.currency))
    if edge is None:
        return
    draw.section("deals").update({
        "new_subscriptions": draw.type(near(draw, edge)), "registered_percent": "100",
        "customer_discount_percent": "0", "partner_sourced": chance.random() < 0.8,
    })
    team = counts_asked(tier)
    team[chance.choice(list(team))] = 0
    draw.section("team").update(team | {
        requirement: chance.choice((0, int(need.at_least) - 1, int(need.at_least) - 1, int(need.at_least)))
        for requirement, need in ways.items()
    })
    draw.section("costs").setdefault("per_requirement", {}).update(dict.fromkeys(ways, "250"))


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


def bad_fields(draw):
    """An ordinary scenario with some fields spoilt."""
    ordinary(draw)
    spoil_some(draw)
    if draw.happens(0.2):
        spoil_for_some_rules(draw)


WEIGHTS = {
    ordinary: 30, closed_deals_edge: 14, purchases_edge: 12, cap_edge: 12, new_revenue_edge: 8, nothing_sold: 5, highest: 3,
    cents: 6, bad_fields: 10,
}


def scenarios(seed, count):
    chance = random.Random(seed)
    yield from ({} for _ in range(min(count, 1)))  # the defaults come first
    for _ in range(count - 1):
        draw = Draw(chance, catalog())
        chance.choices(list(WEIGHTS), WEIGHTS.values())[0](draw)
        yield draw.given
