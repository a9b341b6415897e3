"""The lines of a tier in a year: what each rule earns in low, expected and high, and what a margin costs."""

from dataclasses import dataclass

from money import Money, convert
from pay import Column
from scale import Ground
from vocabulary import COLUMNS


@dataclass
class Line:
    """A rule's line in a year. `exact` are its columns before the program's rounding, as exact as they are known."""

    tier: str
    rule: object
    listed: int
    invoiced: int
    base: int
    cost: int
    bought: int  # the list value of what is expected to be bought
    exact: dict
    wins: bool = True  # whether its expected amount is what is paid, beside other tiers that are held


class Payer:
    """The lines of one tier: its rules against the sales of a scenario."""

    def __init__(self, tier, sales):
        self.tier, self.sales = tier, sales
        self.scenario, self.program = sales.scenario, sales.program

    def money(self, amount):
        """A stated amount in minor units of the scenario's currency."""
        return convert(Money(amount, self.program.currency), self.scenario.currency, self.scenario.per_euro)

    def counts(self, rule):
        return self.scenario.has_contribution(rule.contribution)

    def assumed(self, rule):
        return self.scenario.assumed_percent(self.tier, rule)

    def lines(self, number):
        """The lines of a year, in the order of the rules."""
        grounds = [self.grounds(rule, number) for rule in self.tier.rules]
        below = [dict.fromkeys(COLUMNS, 0)]
        for rule, ground in zip(self.tier.rules, grounds):
            laid = self.counts(rule) and rule.scale and rule.scale.measure.kind == "bases"
            below.append({column: below[-1][column] + ground[column] for column in COLUMNS} if laid else below[-1])
        return [
            self.line(rule, number, ground, beneath, below[-1])
            for rule, ground, beneath in zip(self.tier.rules, grounds, below)
        ]

    def grounds(self, rule, number):
        """By column what a rule pays on: the base of a commission, the list value of a margin.

        Nothing meets an open condition in low and expected.
        """
        made = self.sales.base if rule.kind == "commission" else self.sales.listed
        if not rule.when:
            return dict.fromkeys(COLUMNS, made(rule, number, ()))
        return {column: made(rule, number, share) for column, share in self.sales.shares_met(rule).items()}

    def line(self, rule, number, grounds, below, bases):
        exact, cost = {}, 0
        met = self.sales.shares_met(rule)
        for name in COLUMNS:
            ground = Ground(grounds[name], below[name], self.scenario.deals_per_year, self.scenario.customers)
            column = Column(self, rule, name, number, ground, bases[name])
            if ground.amount == 0 or not self.counts(rule):
                exact[name] = 0
            elif rule.kind == "commission":
                exact[name] = column.commission()
            else:
                exact[name], paid = column.margin(self.sales.invoiced(rule, number, met[name]))
                cost = paid if name == "expected" else cost
        shown = met["high"]  # what an open condition may meet is shown
        return Line(
            self.tier.id, rule, self.sales.listed(rule, number, shown), self.sales.invoiced(rule, number, shown),
            grounds["high"], cost, self.sales.listed(rule, number, met["expected"]), exact,
        )
