"""What the visitor typed: a scenario read with every error at once.

Fields are those of `docs/calculation.md` §2 and of programs/README.md, "What a scenario says for it".
"""

from dataclasses import dataclass
from fractions import Fraction

from fields import FieldReader, boolean, count, date, decimal, money, one_of, share
from money import DECIMALS
from vocabulary import CONTRIBUTIONS, REQUIREMENTS, STREAMS

HIGHEST_COUNT = 1_000_000
HIGHEST_EXCHANGE_RATE = 10**6
MONEY_FIELDS = ("new_subscriptions", "services", "upgrades", "subscriptions_in_force")


@dataclass(frozen=True)
class Scenario:
    """A scenario within its limits: money in minor units, percentages as shares of one."""

    currency: str
    years: int
    deals_per_year: int
    customers: int
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
    last_year: dict  # stream -> list value; what is not given is as in year 1
    contract_months: int | None
    units_per_deal: int | None
    line_shares: dict  # (program, product line) -> share of one
    team: dict
    selling_share_refer: Fraction
    selling_share_resell: Fraction
    bad_debt_share: Fraction
    per_requirement: dict
    share_of_maximum: Fraction
    rates: dict  # (tier, stream, contribution or None) -> percentage
    condition_shares: dict  # (program, asked condition) -> share of one; what is not answered is open
    discretionary_caps: bool
    purchases_at: str
    per_euro: dict  # currency -> units for one euro
    holds: tuple[str, ...]

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

    def shares_of_product_lines(self, program):
        """Product line -> share of one; all in the program's first line where none is given."""
        given = {line: part for (of, line), part in self.line_shares.items() if of == program.id}
        return given or {line: Fraction(1) for line in program.product_lines[:1]}


def parse(given, catalog):
    """A scenario for the programs of a catalog, and the fields that were refused, from parsed JSON."""
    reader = FieldReader()
    if not isinstance(given, dict):
        reader.refused.append("")
        given = {}
    roots = ("currency", "years", "deals", "team", "costs", "assumptions", "holds", "date")
    currency = reader.field(given, "currency", one_of(*DECIMALS), "USD")
    years = reader.field(given, "years", count(1, 10), 3)
    amount = money(DECIMALS[currency])
    whole = 10 ** DECIMALS[currency]
    deals = reader.section(given, "deals", (
        "per_year", *MONEY_FIELDS, "growth_percent", "renewal_percent", "customer_discount_percent",
        "registered_percent", *CONTRIBUTIONS, "customers", "last_year", "contract_months", "units_per_deal", "product_lines",
    ))
    deals_per_year = reader.field(deals, "deals.per_year", count(1, 100_000), 4)
    last_year = reader.section(deals, "deals.last_year", STREAMS)
    team = reader.section(given, "team", REQUIREMENTS)
    costs = reader.section(given, "costs", (
        "selling_percent_refer", "selling_percent_resell", "bad_debt_percent", "per_requirement",
    ))
    per_requirement = reader.section(costs, "costs.per_requirement", REQUIREMENTS)
    assumptions = reader.section(given, "assumptions", (
        "share_of_maximum_percent", "rates", "conditions", "discretionary_caps", "purchases_at", "per_euro",
    ))
    scenario = Scenario(
        currency=currency,
        years=years,
        deals_per_year=deals_per_year,
        customers=reader.field(deals, "deals.customers", count(1, 100_000), deals_per_year),
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
        last_year={
            stream: value for stream in STREAMS
            if (value := reader.field(last_year, f"deals.last_year.{stream}", amount, None)) is not None
        },
        contract_months=reader.field(deals, "deals.contract_months", count(1, 120), None),
        units_per_deal=reader.field(deals, "deals.units_per_deal", count(1, 1_000_000), None),
        line_shares=line_shares(reader, deals, catalog),
        team={name: reader.field(team, f"team.{name}", count(0, HIGHEST_COUNT), 0) for name in REQUIREMENTS},
        selling_share_refer=reader.field(costs, "costs.selling_percent_refer", share(), Fraction(0)),
        selling_share_resell=reader.field(costs, "costs.selling_percent_resell", share(), Fraction(0)),
        bad_debt_share=reader.field(costs, "costs.bad_debt_percent", share(), Fraction(0)),
        per_requirement={
            name: reader.field(per_requirement, f"costs.per_requirement.{name}", amount, 0) for name in REQUIREMENTS
        },
        share_of_maximum=reader.field(assumptions, "assumptions.share_of_maximum_percent", share(), Fraction(1)),
        rates=assumed_rates(reader, assumptions, catalog),
        condition_shares=condition_shares(reader, assumptions, catalog),
        discretionary_caps=reader.field(assumptions, "assumptions.discretionary_caps", boolean, True),
        purchases_at=reader.field(assumptions, "assumptions.purchases_at", one_of("paid", "list"), "paid"),
        per_euro=exchange_rates(reader, assumptions),
        holds=holds(reader, given, catalog),
    )
    reader.field(given, "date", date, None)
    reader.refused += [key for key in given if key not in roots]
    return scenario, reader.refused


def rules_by_key(catalog):
    """Every key that `assumptions.rates` may hold, with the rules that it names (§2)."""
    found = {}
    for tier in (tier for program in catalog for tier in program.tiers):
        for rule in tier.rules:
            found.setdefault((tier.id, rule.stream, None), []).append(rule)
            if rule.contribution is not None:
                found.setdefault((tier.id, rule.stream, rule.contribution), []).append(rule)
    return found


def rule_key(typed):
    """`tier/stream` or `tier/stream/contribution` taken apart, or None when it has another form."""
    parts = typed.split("/")
    if len(parts) not in (3, 4):
        return None
    return "/".join(parts[:2]), parts[2], parts[3] if len(parts) == 4 else None


def assumed_rates(reader, assumptions, catalog):
    """The visitor's rates, each within the bounds of every rule that its key names; a wrong one is left out (§2)."""
    rates, given = {}, reader.section(assumptions, "assumptions.rates", None)
    named = rules_by_key(catalog) if given else {}
    for typed, value in given.items():
        key = rule_key(typed)
        percent = decimal(value, 0, 100, 2)
        if key not in named or percent is None or not all(is_within(rule, percent) for rule in named[key]):
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


def line_shares(reader, deals, catalog):
    """Shares of product lines, of each program at most everything together."""
    known = {f"{program.id}/{line}": (program.id, line) for program in catalog for line in program.product_lines}
    shares, left = {}, {program.id: Fraction(1) for program in catalog}
    for typed, value in reader.section(deals, "deals.product_lines", None).items():
        part = share()(value)
        if typed not in known or part is None or part > left[known[typed][0]]:
            reader.refused.append(f"deals.product_lines.{typed}")
            continue
        shares[known[typed]] = part
        left[known[typed][0]] -= part
    return shares


def condition_shares(reader, assumptions, catalog):
    """For which share of the business what is asked is met."""
    known = {
        f"{program.id}/{condition}": (program.id, condition)
        for program in catalog for condition, check in program.conditions.items() if check == "asked"
    }
    shares = {}
    for typed, value in reader.section(assumptions, "assumptions.conditions", None).items():
        part = Fraction(int(value)) if boolean(value) is not None else share()(value)
        if part is None or typed not in known:
            reader.refused.append(f"assumptions.conditions.{typed}")
        else:
            shares[known[typed]] = part
    return shares


def holds(reader, given, catalog):
    """The tiers that the partner holds; none where one of them is not a tier."""
    known = {tier.id for program in catalog for tier in program.tiers}

    def accept(value):
        return tuple(value) if isinstance(value, list) and all(isinstance(held, str) and held in known for held in value) else None

    return reader.field(given, "holds", accept, ())
