"""One rule in one year: what it earns in low, expected and high, and what a margin costs."""

from dataclasses import dataclass
from fractions import Fraction

from money import convert, times
from facts import Money
from oracle import COLUMNS
from scale import Ground, parts, readings

UNBOUNDED = None


def lesser(amounts):
    bounded = [amount for amount in amounts if amount is not UNBOUNDED]
    return min(bounded) if bounded else UNBOUNDED


def greater(amounts):
    return UNBOUNDED if UNBOUNDED in amounts else max(amounts)


@dataclass
class Line:
    """A rule's line in a year. `exact` are its columns before the program's rounding, as exact as they are known."""

    tier: str
    rule: object
    listed: int
    invoiced: int
    base: int
    cost: int
    exact: dict
    counts: bool
    wins: bool = True  # whether its expected amount is what is paid, beside other tiers that are held


class Payer:
    """The lines of one tier: its rules against the sales of a scenario."""

    def __init__(self, tier, sales):
        self.tier, self.sales = tier, sales
        self.scenario, self.plain, self.program = sales.scenario, sales.plain, sales.program

    def money(self, amount):
        """A stated amount in minor units of the scenario's currency."""
        return convert(Money(amount, self.program.currency), self.plain.currency, self.plain.per_euro)

    def counts(self, rule):
        return self.plain.has_contribution(rule.contribution)

    def assumed(self, rule):
        return self.plain.assumed_percent(self.tier, rule)

    def lines(self, number):
        """The lines of a year, in the order of the rules."""
        beneath = dict.fromkeys(COLUMNS, 0)
        grounds = [self.grounds(rule, number) for rule in self.tier.rules]
        laid = [
            grounds[place] if self.counts(rule) and rule.scale and rule.scale.measure.kind == "bases" else beneath
            for place, rule in enumerate(self.tier.rules)
        ]
        bases = {column: sum(ground[column] for ground in laid) for column in COLUMNS}
        found = []
        for place, rule in enumerate(self.tier.rules):
            below = {column: sum(ground[column] for ground in laid[:place]) for column in COLUMNS}
            found.append(self.line(rule, number, grounds[place], below, bases))
        return found

    def grounds(self, rule, number):
        """By column what a rule pays on: the base of a commission, the list value of a margin."""
        if rule.kind == "commission":
            return self.sales.bases(rule, number)
        listed = self.sales.listed(rule, number)
        return {column: times(listed, share) for column, share in self.sales.shares_met(rule).items()}

    def line(self, rule, number, grounds, below, bases):
        exact, costs = {}, {}
        for column in COLUMNS:
            ground = Ground(grounds[column], below[column], self.plain.deals_per_year, self.scenario.customers)
            if ground.amount == 0 or not self.counts(rule):
                exact[column], costs[column] = 0, 0
            elif rule.kind == "commission":
                exact[column] = self.commission(rule, column, number, ground, bases[column])
            else:
                exact[column], costs[column] = self.margin(rule, column, number, ground, bases[column])
        listed = self.sales.listed(rule, number)
        # What does not meet the rule's conditions is bought at list.
        cost = costs.get("expected", 0) + listed - grounds["expected"] if self.counts(rule) else listed
        return Line(
            self.tier.id, rule, listed, self.sales.invoiced(rule, number), grounds["expected"], cost, exact, self.counts(rule),
        )

    def measure(self, measure, in_last_year, number, ground, bases):
        """What a scale is measured by, in minor units or as a count."""
        if measure.kind == "base":
            return ground.amount
        if measure.kind == "bases":
            return bases
        if measure.kind == "deals":
            return ground.deals
        if measure.kind == "customers":
            return ground.customers
        if measure.kind == "held":
            return self.plain.team[measure.requirement]
        if measure.kind == "points":
            return sum(self.plain.team[requirement] * points for requirement, points in measure.points)
        year = self.sales.year(number - 1 if in_last_year else number)
        return {"list": year.listed_total, "invoiced": year.invoiced_total, "closed_deals": year.closed_deals}[measure.kind]

    def by_reading(self, scale, column, pay):
        """`pay` at each reading of an edge: what pays less in low and expected, what pays more in high."""
        amounts = [pay(reading) for reading in readings(scale)]
        return greater(amounts) if column == "high" else lesser(amounts)

    def parts(self, rate, scale, number, ground, bases, reading):
        if scale is None:
            return parts(rate, None, (), 0, ground, reading)
        edges = [self.money(edge) if scale.measure.is_money else int(edge) for edge in scale.edges]
        measure = self.measure(scale.measure, scale.in_last_year, number, ground, bases)
        return parts(rate, scale, edges, measure, ground, reading)

    def share(self, rate, column):
        percent = rate.percent(column, self.plain.share_of_maximum)
        return UNBOUNDED if percent is UNBOUNDED else Fraction(percent) / 100

    def paid(self, part, column, met):
        """What one part earns: a share of it, or an amount for each deal or customer of the registered part."""
        if part.rate.is_amount:
            count = self.plain.deals_per_year if part.rate.kind == "per_deal" else self.scenario.customers
            each = self.money(Fraction(part.rate.figures[0]))
            return times(each, count * self.plain.registered_share * part.share * met)
        share = self.share(part.rate, column)
        return UNBOUNDED if share is UNBOUNDED else times(part.amount, share)

    def own_rate(self, rule, column):
        """The assumed share that takes the place of the rate and of all brackets in expected, or None."""
        assumed = self.assumed(rule) if column == "expected" else None
        return None if assumed is None else assumed / 100

    def commission(self, rule, column, number, ground, bases):
        """Rate and brackets, then uplifts, then the cap, then limits."""
        own = self.own_rate(rule, column)
        met = self.sales.shares_met(rule)[column]
        if rule.is_nothing_but_a_share():
            share = self.share(rule.rate, column) if own is None else own
            return UNBOUNDED if share is UNBOUNDED else ground.amount * share

        def pay(reading):
            if own is not None:
                return times(ground.amount, own)
            return total(
                self.paid(part, column, met)
                for part in self.parts(rule.rate, rule.scale, number, ground, bases, reading)
            )

        earned = self.by_reading(rule.scale, column, pay)
        for uplift in rule.uplifts:
            earned = total([earned, self.uplift(rule, uplift, column, number, ground, bases, earned)])
        for limit in rule.limits:
            earned = self.limited(limit, column, earned)
        return earned

    def uplift(self, rule, uplift, column, number, ground, bases, earned):
        """What an uplift of a commission adds: a share of the base, or of what is earned so far."""
        met = self.sales.shares_met(rule, uplift.when)[column]

        def pay(reading):
            found = []
            for part in self.parts(uplift.rate, uplift.scale, number, ground, bases, reading):
                if part.rate.is_amount:
                    found.append(self.paid(part, column, met * self.sales.shares_met(rule)[column]))
                    continue
                share = self.share(part.rate, column)
                amount = part.amount if uplift.how == "added" else earned
                if amount == 0 or met == 0 or share == 0:
                    found.append(0)
                elif UNBOUNDED in (share, amount):
                    found.append(UNBOUNDED)
                else:
                    found.append(times(amount, share * met))
            return total(found)

        return self.by_reading(uplift.scale, column, pay)

    def limited(self, limit, column, earned):
        if limit.discretionary and (column == "high" or (column == "expected" and not self.plain.discretionary_caps)):
            return earned
        times_a_year = {"deal": self.plain.deals_per_year, "customer": self.scenario.customers, "year": 1}[limit.per]
        bound = self.money(limit.amount) * times_a_year
        return lesser([bound, earned]) if limit.is_cap else greater([bound, earned])

    def margin(self, rule, column, number, ground, bases):
        """What customers are invoiced less what the vendor is paid, with rebates; and what is paid."""
        own = self.own_rate(rule, column)
        invoiced = times(ground.amount, 1 - self.plain.customer_discount)

        def left_to_pay(rate, scale, amount_of, met):
            """What a discount takes off, at each reading of an edge."""
            def pay(reading):
                found = []
                for part in self.parts(rate, scale, number, ground, bases, reading):
                    share = self.share(part.rate, column)
                    amount = amount_of(part)
                    if amount == 0 or met == 0 or share == 0:
                        found.append(0)
                    else:
                        found.append(UNBOUNDED if share is UNBOUNDED else amount - times(amount, 1 - share * met))
                return total(found)
            return self.by_reading(scale, column, pay)

        if own is not None:
            off = ground.amount - times(ground.amount, 1 - own)
        else:
            off = left_to_pay(rule.rate, rule.scale, lambda part: part.amount, Fraction(1))
        rebates = 0
        for uplift in rule.uplifts:
            met = self.sales.shares_met(rule, uplift.when)[column]
            if off is UNBOUNDED or rebates is UNBOUNDED:
                return UNBOUNDED, UNBOUNDED
            paid = ground.amount - off
            if uplift.how == "rebate":
                rebates = total([rebates, self.rebate(uplift, column, number, ground, bases, paid, met)])
            elif uplift.how == "added":
                off = total([off, left_to_pay(uplift.rate, uplift.scale, lambda part: part.amount, met)])
            else:
                off = total([off, left_to_pay(uplift.rate, uplift.scale, lambda part, paid=paid: paid, met)])
        if off is UNBOUNDED or rebates is UNBOUNDED:
            return UNBOUNDED, UNBOUNDED
        cost = ground.amount - off
        return invoiced - cost + rebates, cost

    def rebate(self, uplift, column, number, ground, bases, paid, met):
        """A share of what was paid, given back later."""
        def pay(reading):
            part, = self.parts(uplift.rate, uplift.scale, number, ground, bases, reading)
            share = self.share(part.rate, column)
            if paid == 0 or met == 0 or share == 0:
                return 0
            return UNBOUNDED if share is UNBOUNDED else times(paid, share * met)

        return self.by_reading(uplift.scale, column, pay)


def total(amounts):
    """The sum of amounts, unbounded with an unbounded part (§4)."""
    amounts = list(amounts)
    return UNBOUNDED if UNBOUNDED in amounts else sum(amounts)
