"""What a tier asks and the team or the business lacks: gaps, and what closing them costs (programs/README.md, "Requirement")."""

from fractions import Fraction

from money import Money, convert, text
from program import COUNTS
from vocabulary import HELD_REQUIREMENTS


class Requirements:
    """The requirements of one tier against a scenario."""

    def __init__(self, tier, sales):
        self.sales, self.scenario = sales, sales.scenario
        self.currency = sales.program.currency
        self.gaps, self.bought = [], []  # bought: (requirement, how many)
        for requirement, need in tier.requirements:
            self.look_at(requirement, need)
        self.has_open_criteria = any(need.kind == "not_stated" for _, need in tier.requirements)

    def look_at(self, requirement, need):
        if need.kind not in ("any_of", "some_of"):
            state = self.state(requirement, need)
            if is_short(state):
                self.gaps.append(state)
                self.bought += self.to_buy(state, need)
            return
        states = [(self.state(name, way), way) for name, way in need.of]
        short = [(state, way) for state, way in states if is_short(state)]
        needed = int(need.at_least) - (len(states) - len(short))
        if needed <= 0:
            return
        entry = {"or": [state for state, _ in states]}
        self.gaps.append(entry | ({"at_least": int(need.at_least)} if need.kind == "some_of" else {}))
        ways = [bought for state, way in short if (bought := self.to_buy(state, way))]
        for bought in sorted(ways, key=self.price)[:needed]:
            self.bought += bought

    def state(self, requirement, need):
        """What is there of one need, what is asked and what is short; None where no figure is stated."""
        if need.kind == "not_stated":
            return None
        if need.kind == "amount":
            revenue = [year.base["new_subscriptions"] for year in self.sales.years]
            return self.money_state(requirement, revenue if self.scenario.partner_sourced else [0] * len(revenue), need)
        if need.kind == "sold" and need.measure not in COUNTS:
            name = {"list": "listed_total", "invoiced": "invoiced_total", "closed_deals": "closed_deals"}[need.measure]
            first = 0 if need.in_last_year else 1
            by_year = [getattr(self.sales.year(number), name) for number in range(first, first + self.scenario.years)]
            return self.money_state(requirement, by_year, need)
        if need.kind == "sold":
            have = self.scenario.deals_per_year if need.measure == "deals" else self.scenario.customers
        elif need.kind == "points":
            have = sum(self.scenario.team[name] * points for name, points in need.of)
        else:
            have = self.scenario.team[requirement]
        wanted = int(need.at_least)
        return {"requirement": requirement, "have": str(have), "need": str(wanted), "short_by": str(max(0, wanted - have))}

    def money_state(self, requirement, by_year, need):
        """A need of money in its weakest year, the earliest of equals."""
        return amount_state(requirement, by_year, Money(need.at_least, self.currency), self.scenario)

    def to_buy(self, state, need):
        """What can be bought to close a gap; points, sales and revenue cannot."""
        return [(state["requirement"], int(state["short_by"]))] if need.kind == "at_least" else []

    def price(self, bought):
        """What is bought costs, over all years."""
        return sum(self.cost(bought, year) for year in range(1, self.scenario.years + 1))

    def cost(self, bought, year):
        """What is missing costs in a year: what is held once, what is done yearly every year (§3)."""
        return sum(
            self.scenario.per_requirement[requirement] * count
            for requirement, count in bought if year == 1 or requirement not in HELD_REQUIREMENTS
        )

    def costs(self, year):
        return self.cost(self.bought, year)


def amount_state(name, by_year, needed, scenario):
    """What is there of an amount in the weakest year (the earliest of equals), what is asked and what is short."""
    need = convert(needed, scenario.currency, scenario.per_euro)
    have, decimals = min(by_year), scenario.decimals
    return {
        "requirement": name, "have": text(have, decimals), "need": text(need, decimals),
        "short_by": text(need - have, decimals) if have < need else "0", "year": by_year.index(have) + 1,
    }


def is_short(state):
    return state is not None and Fraction(state["short_by"]) > 0
