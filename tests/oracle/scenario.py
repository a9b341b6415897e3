"""What the visitor typed: parsing with every error at once (`docs/calculation.md` §2)."""

import re
from dataclasses import dataclass
from fractions import Fraction

from facts import CATALOG, CONTRIBUTIONS, REQUIREMENTS
from money import DECIMALS

DECIMAL = re.compile(r"-?[0-9]+(?:\.([0-9]+))?")
HIGHEST_MONEY = 10**12
HIGHEST_COUNT = 1_000_000
HIGHEST_EXCHANGE_RATE = 10**6
MONEY_FIELDS = ("new_subscriptions", "services", "upgrades", "subscriptions_in_force")
MISSING = object()


@dataclass(frozen=True)
class Scenario:
    """A scenario within its limits: money in minor units, percentages as shares of one."""

    currency: str
    years: int
    deals_per_year: int
    new_subscriptions: int
    services: int
    upgrades: int
    subscriptions_in_force: int
    growth: Fraction
    renewal_share: Fraction
    customer_discount: Fraction
    registered_share: Fraction
    partner_sourced: bool
    co_sell: bool
    team: dict
    selling_share_refer: Fraction
    selling_share_resell: Fraction
    bad_debt_share: Fraction
    per_requirement: dict
    share_of_maximum: Fraction
    rates: dict  # (tier, stream, contribution or None) -> percentage
    discretionary_caps: bool
    purchases_at: str
    per_euro: dict  # currency -> units for one euro

    @property
    def decimals(self):
        return DECIMALS[self.currency]

    def has_contribution(self, contribution):
        """Whether rules of this contribution count (§3); rules without one always do."""
        return contribution is None or (self.partner_sourced if contribution == "partner_sourced" else self.co_sell)

    def assumed_percent(self, tier, rule):
        """The percentage that the visitor assumes for a rule, or None; the more precise key wins (§2)."""
        if rule.contribution is not None and (tier.id, rule.stream, rule.contribution) in self.rates:
            return self.rates[tier.id, rule.stream, rule.contribution]
        return self.rates.get((tier.id, rule.stream, None))


def decimal(value, low, high, decimals):
    """A decimal string as an exact fraction, or None when it is not one or outside its limits (§2)."""
    match = DECIMAL.fullmatch(value) if isinstance(value, str) else None
    if match is None or len(match.group(1) or "") > decimals:
        return None
    number = Fraction(value)
    return number if low <= number <= high else None


class ScenarioReader:
    """Reads fields by dotted path; each refused field is noted and takes its default."""

    def __init__(self):
        self.refused = []

    def section(self, parent, path, known):
        """An object of the scenario; its unknown keys are errors. `known` is None where keys are checked later."""
        name = path.rpartition(".")[2]
        section = parent.get(name, {})
        if not isinstance(section, dict):
            self.refused.append(path)
            return {}
        if known is not None:
            self.refused += [f"{path}.{key}" for key in section if key not in known]
        return section

    def field(self, parent, path, accept, default):
        """One field: `accept` gives what was typed, or None to refuse it."""
        value = parent.get(path.rpartition(".")[2], MISSING)
        if value is MISSING:
            return default
        accepted = accept(value)
        if accepted is None:
            self.refused.append(path)
            return default
        return accepted


def count(low, high):
    """Accepts integers (booleans and decimals are none)."""
    return lambda value: value if type(value) is int and low <= value <= high else None


def boolean(value):
    return value if isinstance(value, bool) else None


def one_of(*words):
    return lambda value: value if isinstance(value, str) and value in words else None


def share(low=0):
    """Accepts a percentage and gives it as a share of one."""
    def accept(value):
        percent = decimal(value, low, 100, 2)
        return None if percent is None else percent / 100
    return accept


def money(decimals):
    """Accepts an amount and gives it in minor units."""
    def accept(value):
        amount = decimal(value, 0, HIGHEST_MONEY, decimals)
        return None if amount is None else int(amount * 10**decimals)
    return accept


def parse(given, rules_by_key=None):
    """A scenario and the fields that were refused, from parsed JSON. The same input gives the same answer.

    `rules_by_key` are the rules that `assumptions.rates` may name; the embedded programs' where nothing is said.
    """
    rules_by_key = RULES_BY_KEY if rules_by_key is None else rules_by_key
    reader = ScenarioReader()
    if not isinstance(given, dict):
        reader.refused.append("")
        given = {}
    roots = ("currency", "years", "deals", "team", "costs", "assumptions")
    currency = reader.field(given, "currency", one_of(*DECIMALS), "USD")
    years = reader.field(given, "years", count(1, 10), 3)
    amount = money(DECIMALS[currency])
    whole = 10 ** DECIMALS[currency]
    deals = reader.section(given, "deals", (
        "per_year", *MONEY_FIELDS, "growth_percent", "renewal_percent", "customer_discount_percent",
        "registered_percent", *CONTRIBUTIONS,
    ))
    team = reader.section(given, "team", REQUIREMENTS)
    costs = reader.section(given, "costs", (
        "selling_percent_refer", "selling_percent_resell", "bad_debt_percent", "per_requirement",
    ))
    per_requirement = reader.section(costs, "costs.per_requirement", REQUIREMENTS)
    assumptions = reader.section(given, "assumptions", (
        "share_of_maximum_percent", "rates", "discretionary_caps", "purchases_at", "per_euro",
    ))
    scenario = Scenario(
        currency=currency,
        years=years,
        deals_per_year=reader.field(deals, "deals.per_year", count(1, 100_000), 4),
        new_subscriptions=reader.field(deals, "deals.new_subscriptions", amount, 200_000 * whole),
        services=reader.field(deals, "deals.services", amount, 50_000 * whole),
        upgrades=reader.field(deals, "deals.upgrades", amount, 0),
        subscriptions_in_force=reader.field(deals, "deals.subscriptions_in_force", amount, 0),
        growth=reader.field(deals, "deals.growth_percent", share(low=-100), Fraction(0)),
        renewal_share=reader.field(deals, "deals.renewal_percent", share(), Fraction(9, 10)),
        customer_discount=reader.field(deals, "deals.customer_discount_percent", share(), Fraction(0)),
        registered_share=reader.field(deals, "deals.registered_percent", share(), Fraction(1)),
        partner_sourced=reader.field(deals, "deals.partner_sourced", boolean, True),
        co_sell=reader.field(deals, "deals.co_sell", boolean, True),
        team={name: reader.field(team, f"team.{name}", count(0, HIGHEST_COUNT), 0) for name in REQUIREMENTS},
        selling_share_refer=reader.field(costs, "costs.selling_percent_refer", share(), Fraction(0)),
        selling_share_resell=reader.field(costs, "costs.selling_percent_resell", share(), Fraction(0)),
        bad_debt_share=reader.field(costs, "costs.bad_debt_percent", share(), Fraction(0)),
        per_requirement={
            name: reader.field(per_requirement, f"costs.per_requirement.{name}", amount, 0) for name in REQUIREMENTS
        },
        share_of_maximum=reader.field(assumptions, "assumptions.share_of_maximum_percent", share(), Fraction(1)),
        rates=assumed_rates(reader, assumptions, rules_by_key),
        discretionary_caps=reader.field(assumptions, "assumptions.discretionary_caps", boolean, True),
        purchases_at=reader.field(assumptions, "assumptions.purchases_at", one_of("paid", "list"), "paid"),
        per_euro=exchange_rates(reader, assumptions),
    )
    reader.refused += [key for key in given if key not in roots]
    return scenario, reader.refused


# Every key that `assumptions.rates` may hold, with the rules it names (§2).
RULES_BY_KEY = {}
for _tier in CATALOG:
    for _rule in _tier.rules:
        RULES_BY_KEY.setdefault((_tier.id, _rule.stream, None), []).append(_rule)
        if _rule.contribution is not None:
            RULES_BY_KEY[_tier.id, _rule.stream, _rule.contribution] = [_rule]


def rule_key(typed, rules_by_key):
    """`tier/stream` or `tier/stream/contribution` taken apart, or None when no rule has that name."""
    parts = typed.split("/")
    if len(parts) == 3:
        key = ("/".join(parts[:2]), parts[2], None)
    elif len(parts) == 4:
        key = ("/".join(parts[:2]), parts[2], parts[3])
    else:
        return None
    return key if key in rules_by_key else None


def assumed_rates(reader, assumptions, rules_by_key):
    """The visitor's rates, each within the bounds of every rule that its key names; a wrong one is left out (§2)."""
    rates = {}
    for typed, value in reader.section(assumptions, "assumptions.rates", None).items():
        key = rule_key(typed, rules_by_key)
        percent = decimal(value, 0, 100, 2)
        if key is None or percent is None or not all(is_within(rule, percent) for rule in rules_by_key[key]):
            reader.refused.append(f"assumptions.rates.{typed}")
        else:
            rates[key] = percent
    return rates


def is_within(rule, percent):
    low, high = rule.bounds()
    return low <= percent and (high is None or percent <= high)


def exchange_rates(reader, assumptions):
    """Units for one euro. A given table replaces the default, a wrong entry is left out, the euro is 1 (§2)."""
    section = reader.section(assumptions, "assumptions.per_euro", None)
    if not isinstance(assumptions.get("per_euro"), dict):
        return {"USD": Fraction("1.1827")}
    table = {}
    for code, value in section.items():
        rate = decimal(value, 0, HIGHEST_EXCHANGE_RATE, 6)
        if code not in DECIMALS or not rate or (code == "EUR" and rate != 1):
            reader.refused.append(f"assumptions.per_euro.{code}")
        else:
            table[code] = rate
    return table
