"""One column (low, expected or high) of a rule's line in a year: rate and brackets, uplifts, cap and limits."""

from fractions import Fraction

from money import times
from sales import part_that_meets
from scale import parts, readings

UNBOUNDED = None


def lesser(amounts):
    bounded = [amount for amount in amounts if amount is not UNBOUNDED]
    return min(bounded) if bounded else UNBOUNDED


def greater(amounts):
    return UNBOUNDED if UNBOUNDED in amounts else max(amounts)


def total(amounts):
    """The sum of amounts, unbounded with an unbounded part (§4)."""
    amounts = list(amounts)
    return UNBOUNDED if UNBOUNDED in amounts else sum(amounts)


class Column:
    """What a rule earns in one column. `ground` is what it pays on, `bases` what the whole tier pays on together."""

    def __init__(self, payer, rule, name, number, ground, bases):
        self.payer, self.sales, self.scenario = payer, payer.sales, payer.scenario
        self.rule, self.name, self.number = rule, name, number
        self.ground, self.bases = ground, bases
        assumed = payer.assumed(rule) if name == "expected" else None
        self.assumed = None if assumed is None else assumed / 100

    # --- Rates and brackets

    def share(self, rate):
        return rate.share(self.name, self.scenario.share_of_maximum)

    def measure(self, scale):
        """What a scale is measured by, in minor units or as a count."""
        measure, team = scale.measure, self.scenario.team
        if measure.kind == "held":
            return team[measure.requirement]
        if measure.kind == "points":
            return sum(team[requirement] * points for requirement, points in measure.points)
        here = {
            "base": self.ground.amount, "bases": self.bases, "deals": self.ground.deals, "customers": self.ground.customers,
        }
        if measure.kind in here:
            return here[measure.kind]
        year = self.sales.year(self.number - 1 if scale.in_last_year else self.number)
        return {"list": year.listed_total, "invoiced": year.invoiced_total, "closed_deals": year.closed_deals}[measure.kind]

    def parts(self, rate, scale, reading):
        if scale is None:
            return parts(rate, None, (), 0, self.ground, reading)
        edges = [self.payer.money(edge) if scale.measure.is_money else int(edge) for edge in scale.edges]
        return parts(rate, scale, edges, self.measure(scale), self.ground, reading)

    def by_reading(self, scale, pay):
        """`pay` at each reading of an edge: what pays less in low and expected, what pays more in high."""
        amounts = [pay(reading) for reading in readings(scale)]
        return greater(amounts) if self.name == "high" else lesser(amounts)

    def met(self, uplift):
        return self.sales.shares_met(self.rule, uplift.when)[self.name]

    # --- Commission

    def commission(self):
        if self.rule.is_nothing_but_a_share():
            share = self.share(self.rule.rate) if self.assumed is None else self.assumed
            if share is UNBOUNDED:
                return UNBOUNDED
            return self.ground.amount * share if self.payer.program.rounding else times(self.ground.amount, share)
        earned = self.own()
        for uplift in self.rule.uplifts:
            earned = total([earned, self.uplift(uplift, earned)])
        for limit in self.rule.limits:
            earned = self.limited(limit, earned)
        return earned

    def own(self):
        """What the rate and its brackets earn."""
        if self.assumed is not None:
            return times(self.ground.amount, self.assumed)
        return self.by_reading(
            self.rule.scale,
            lambda reading: total(self.earns(part) for part in self.parts(self.rule.rate, self.rule.scale, reading)),
        )

    def earns(self, part):
        if part.rate.is_amount:
            return self.amount(part)
        share = self.share(part.rate)
        return UNBOUNDED if share is UNBOUNDED else times(part.amount, share)

    def amount(self, part):
        """So much for each deal or customer of the registered share of the business that meets the conditions."""
        count = self.ground.deals if part.rate.kind == "per_deal" else self.ground.customers
        of_year = times(self.payer.money(Fraction(part.rate.figures[0])), count * self.scenario.registered_share)
        for met in self.sales.shares_met(self.rule)[self.name]:
            of_year = times(of_year, met)
        return times(of_year, part.before + part.share) - times(of_year, part.before)

    def uplift(self, uplift, earned):
        """A share of the base or of what is earned so far; then what of it meets the conditions."""
        def pay(reading):
            parts = self.parts(uplift.rate, uplift.scale, reading)
            if uplift.how == "added":
                return total(self.earns(part) for part in parts)
            return self.share_of(earned, parts[0].rate)

        return self.of_part(self.by_reading(uplift.scale, pay), self.met(uplift))

    def of_part(self, amount, met):
        """What an uplift is worth for the share of the business that meets its conditions."""
        if 0 in met:
            return 0
        if amount is UNBOUNDED:
            return UNBOUNDED
        return part_that_meets(amount, met)

    def limited(self, limit, earned):
        if limit.discretionary and (self.name == "high" or (self.name == "expected" and not self.scenario.discretionary_caps)):
            return earned
        times_a_year = {"deal": self.ground.deals, "customer": self.ground.customers, "year": 1}[limit.per]
        bound = self.payer.money(limit.amount) * times_a_year
        return lesser([bound, earned]) if limit.is_cap else greater([bound, earned])

    # --- Margin

    def margin(self, invoiced):
        """What customers are invoiced less what the vendor is paid, with rebates; and what is paid."""
        cost = self.cost_at_own_rate()
        for uplift in self.rule.uplifts:
            if cost is UNBOUNDED:
                break
            if uplift.how != "rebate":
                off = self.of_part(self.discount(uplift, cost), self.met(uplift))
                cost = UNBOUNDED if off is UNBOUNDED else cost - off
        if cost is UNBOUNDED:
            return UNBOUNDED, UNBOUNDED
        rebates = total(
            self.of_part(self.rebate(uplift, cost), self.met(uplift))
            for uplift in self.rule.uplifts if uplift.how == "rebate"
        )
        return UNBOUNDED if rebates is UNBOUNDED else invoiced - cost + rebates, cost

    def cost_at_own_rate(self):
        """§3: cost = list·(1 − discount), of each part."""
        if self.assumed is not None:
            return times(self.ground.amount, 1 - self.assumed)
        costs = [
            total(self.costs(part) for part in self.parts(self.rule.rate, self.rule.scale, reading))
            for reading in readings(self.rule.scale)
        ]
        if UNBOUNDED in costs:  # an unbounded discount, which pays more
            return UNBOUNDED if self.name == "high" else greater([cost for cost in costs if cost is not UNBOUNDED])
        return min(costs) if self.name == "high" else max(costs)

    def costs(self, part):
        share = self.share(part.rate)
        return UNBOUNDED if share is UNBOUNDED else times(part.amount, 1 - share)

    def discount(self, uplift, cost):
        """What an uplift takes off: of the list value, or of what is left to pay."""
        def pay(reading):
            parts = self.parts(uplift.rate, uplift.scale, reading)
            if uplift.how == "added":
                return total(self.earns(part) for part in parts)
            return self.share_of(cost, parts[0].rate)

        return self.by_reading(uplift.scale, pay)

    def share_of(self, amount, rate):
        """A share of what is earned or paid; of nothing it is nothing, whatever the rate."""
        share = self.share(rate)
        return 0 if 0 in (share, amount) else UNBOUNDED if UNBOUNDED in (share, amount) else times(amount, share)

    def rebate(self, uplift, cost):
        """A share of what was paid, given back later."""
        return self.by_reading(
            uplift.scale, lambda reading: self.share_of(cost, self.parts(uplift.rate, uplift.scale, reading)[0].rate),
        )
