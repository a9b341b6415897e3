"""The sales of a scenario, and what of them a rule pays on: months, product line, base, the shares that meet its conditions."""

import functools
from dataclasses import dataclass
from fractions import Fraction

from money import times
from vocabulary import COLUMNS, STREAMS

CLOSED_DEAL_STREAMS = ("new_subscriptions", "upgrades", "services")


@dataclass(frozen=True)
class YearSales:
    """One year's sales by stream, the same for every tier, in minor units."""

    listed: dict
    invoiced: dict
    base: dict
    listed_total: int
    invoiced_total: int
    closed_deals: int


def sales_by_year(scenario):
    """§3, Volumes: each named amount is rounded when it is made, and the next one uses the rounded amount."""
    years = []
    new, services, upgrades = scenario.new_subscriptions, scenario.services, scenario.upgrades
    in_force = scenario.subscriptions_in_force
    for year in range(1, scenario.years + 1):
        if year > 1:
            new, services, upgrades = (times(amount, 1 + scenario.growth) for amount in (new, services, upgrades))
        renewals = times(in_force, scenario.renewal_share)
        in_force = renewals + new + upgrades
        years.append(year_sales(dict(zip(STREAMS, (new, renewals, upgrades, services))), scenario))
    return years


def year_sales(listed, scenario):
    """A year's sales from its list values."""
    invoiced = {stream: times(amount, 1 - scenario.customer_discount) for stream, amount in listed.items()}
    base = {stream: times(amount, scenario.registered_share) for stream, amount in invoiced.items()}
    return YearSales(
        listed, invoiced, base, sum(listed.values()), sum(invoiced.values()),
        sum(base[stream] for stream in CLOSED_DEAL_STREAMS),
    )


class Sales:
    """All sales of a scenario as a program tells them apart. Year 0 is the year before year 1."""

    def __init__(self, scenario, program, years):
        self.scenario = scenario
        self.program = program
        self.years = years
        self.invoiced_share = 1 - scenario.customer_discount
        self.line_shares = scenario.shares_of_product_lines(program)
        before = {stream: scenario.last_year.get(stream, self.years[0].listed[stream]) for stream in STREAMS}
        self.before = year_sales(before, scenario)

    @functools.cached_property
    def renewed(self):
        return renewals_by_age(self.scenario, self.years)

    def year(self, number):
        return self.before if number == 0 else self.years[number - 1]

    def listed(self, rule, number, met):
        """The list value that a rule is about in a year."""
        return self.cut(rule, met, self.in_months(rule, number))

    def invoiced(self, rule, number, met):
        return self.invoice(self.listed(rule, number, met))

    def base(self, rule, number, met):
        """What a commission is a share of: the registered part of what a year invoices, or what `base` says instead."""
        made = self.base_of_year(rule, number, met)
        return max(0, made - self.base_of_year(rule, number - 1, met)) if rule.base_growth else made

    def base_of_year(self, rule, number, met):
        at_list = rule.base_value == "list"
        registered = self.register((self.listed if at_list else self.invoiced)(rule, number, met))
        return registered if rule.base_span == "year" else times(registered, self.span(rule))

    def invoice(self, amount):
        return times(amount, self.invoiced_share)

    def register(self, amount):
        return times(amount, self.scenario.registered_share)

    def in_months(self, rule, number):
        """A stream's list value in the months that a rule pays for, each age of renewals rounded by itself."""
        if rule.months is None:
            return self.year(number).listed[rule.stream]
        if rule.stream == "new_subscriptions":
            return times(self.year(number).listed[rule.stream], covered(rule.months, 0))
        return sum(times(amount, covered(rule.months, age)) for age, amount in self.renewed[number - 1].items())

    def cut(self, rule, met, amount):
        """An amount of a stream cut to a rule's product line, then to what meets its conditions, each rounded."""
        if rule.product_line is not None:
            amount = times(amount, self.line_shares.get(rule.product_line, Fraction(0)))
        return part_that_meets(amount, met)

    def span(self, rule):
        """How much of a contract is counted, in years."""
        months = self.scenario.contract_months or 12
        return Fraction(months if rule.base_span == "contract" else min(months, 12), 12)

    def shares_met(self, rule, when=None):
        """By column, the shares of the business that meet the conditions of a rule, or of one of its uplifts."""
        named = rule.when if when is None else when
        if not named:
            return dict.fromkeys(COLUMNS, ())
        shares = [self.share_met(condition, rule.kind) for condition in named]
        return {column: [share[column] for share in shares] for column in COLUMNS}

    def share_met(self, condition, kind):
        share = self.answer(condition, kind)
        if share is None:
            return {"low": Fraction(0), "expected": Fraction(0), "high": Fraction(1)}
        return dict.fromkeys(COLUMNS, share)

    def answer(self, condition, kind):
        """The share of the business that meets a condition, or None where the scenario does not say.

        A commission pays on the registered part anyway.
        """
        check = self.program.conditions[condition]
        if check == "asked":
            return self.scenario.condition_shares.get((self.program.id, condition))
        if check == "registered":
            return Fraction(1) if kind == "commission" else self.scenario.registered_share
        word, wanted = next(iter(check.items()))
        if word == "held":
            return Fraction(int(self.scenario.team[wanted["requirement"]] >= wanted["at_least"]))
        given = self.scenario.contract_months if word == "contract_months" else self.scenario.units_per_deal
        return None if given is None else Fraction(int(given >= wanted))


def part_that_meets(amount, shares):
    """The part of an amount that meets several conditions, rounded for each of them."""
    for share in shares:
        amount = times(amount, share)
    return amount


def covered(months, age):
    """The share of an age's twelve months that lies within the rule's months. Age 0 are months 1 to 12."""
    first, last = months[0], months[1] or 12 * (age + 1)
    within = min(last, 12 * (age + 1)) - max(first, 12 * age + 1) + 1
    return Fraction(max(0, within), 12)


def renewals_by_age(scenario, years):
    """For each year what is renewed of each age: the years since it was sold.

    What was in force before year 1 counts as sold in the year before it, upgrades as sold in their own year.
    """
    found = []
    in_force = {0: scenario.subscriptions_in_force}
    for year in years:
        renewed = {age + 1: times(amount, scenario.renewal_share) for age, amount in in_force.items()}
        found.append(renewed)
        in_force = {0: year.listed["new_subscriptions"] + year.listed["upgrades"], **renewed}
    return found
