"""What a scenario says for a program file beside the contract's fields (programs/README.md, "What a scenario says for it")."""

import datetime
import re
from dataclasses import dataclass
from fractions import Fraction

from facts import STREAMS
from money import DECIMALS
from scenario import Scenario, ScenarioReader, boolean, count, money, parse, share

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
EXTRA = {
    "": ("holds", "date"),
    "deals": ("customers", "last_year", "contract_months", "units_per_deal", "product_lines"),
    "assumptions": ("conditions",),
}


@dataclass(frozen=True)
class ShapedScenario:
    """A scenario with the fields that program files ask for."""

    plain: Scenario
    customers: int
    last_year: dict  # stream -> list value; what is not given is as in year 1
    contract_months: int | None
    units_per_deal: int | None
    line_shares: dict  # product line -> share of one
    condition_shares: dict  # asked condition -> share of one; what is not answered is open
    holds: tuple[str, ...]


def rules_by_key(program):
    """Every key that `assumptions.rates` may hold, with the rules it names (§2)."""
    found = {}
    for tier in program.tiers:
        for rule in tier.rules:
            found.setdefault((tier.id, rule.stream, None), []).append(rule)
            if rule.contribution is not None:
                found.setdefault((tier.id, rule.stream, rule.contribution), []).append(rule)
    return found


def without(section, keys):
    return {key: value for key, value in section.items() if key not in keys} if isinstance(section, dict) else section


def parse_shaped(given, program):
    """A scenario for a program and the fields that were refused."""
    plain_given = without(given, EXTRA[""])
    for name in ("deals", "assumptions"):
        if name in plain_given:
            plain_given[name] = without(plain_given[name], EXTRA[name])
    plain, refused = parse(plain_given, rules_by_key(program))

    def extra(name):
        section = given.get(name)
        return section if isinstance(section, dict) else {}

    reader = ScenarioReader()
    deals, assumptions = extra("deals"), extra("assumptions")
    amount = money(DECIMALS[plain.currency])
    last_year = reader.section(deals, "deals.last_year", STREAMS)
    scenario = ShapedScenario(
        plain=plain,
        customers=reader.field(deals, "deals.customers", count(1, 100_000), plain.deals_per_year),
        last_year={
            stream: value for stream in STREAMS
            if (value := reader.field(last_year, f"deals.last_year.{stream}", amount, None)) is not None
        },
        contract_months=reader.field(deals, "deals.contract_months", count(1, 120), None),
        units_per_deal=reader.field(deals, "deals.units_per_deal", count(1, 1_000_000), None),
        line_shares=line_shares(reader, deals, program),
        condition_shares=condition_shares(reader, assumptions, program),
        holds=holds(reader, given, program),
    )
    reader.field(given, "date", date, None)
    return scenario, refused + reader.refused


def date(value):
    """Accepts a year, a month or a day of the calendar."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value + "-01-01"[len(value) - 4:])
    except ValueError:
        return None


def line_shares(reader, deals, program):
    """Shares of product lines, at most everything together; all in the program's first line where none is given."""
    shares, left = {}, Fraction(1)
    for typed, value in reader.section(deals, "deals.product_lines", None).items():
        part = share()(value)
        line = typed.removeprefix(f"{program.id}/")
        if line not in program.product_lines or line == typed or part is None or part > left:
            reader.refused.append(f"deals.product_lines.{typed}")
            continue
        shares[line] = part
        left -= part
    return shares or {line: Fraction(1) for line in program.product_lines[:1]}


def condition_shares(reader, assumptions, program):
    """For which share of the business what is asked is met."""
    shares = {}
    for typed, value in reader.section(assumptions, "assumptions.conditions", None).items():
        part = Fraction(int(value)) if boolean(value) is not None else share()(value)
        condition = typed.removeprefix(f"{program.id}/")
        if part is None or condition == typed or program.conditions.get(condition) != "asked":
            reader.refused.append(f"assumptions.conditions.{typed}")
        else:
            shares[condition] = part
    return shares


def holds(reader, given, program):
    """The tiers that the partner holds; none where one of them is not a tier."""
    known = {tier.id for tier in program.tiers}

    def accept(value):
        return tuple(value) if isinstance(value, list) and all(isinstance(held, str) and held in known for held in value) else None

    return reader.field(given, "holds", accept, ())
