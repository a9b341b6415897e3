"""What a tier of a program file asks and the team lacks: gaps, and what closing them costs (README, "Requirement")."""

from facts import HELD_REQUIREMENTS, Money
from program import COUNTS
from standing import amount_gap, count_gap


class Asked:
    """The requirements of one tier against a scenario."""

    def __init__(self, tier, sales):
        self.sales, self.plain = sales, sales.plain
        self.currency = sales.program.currency
        self.gaps, self.bought = [], []  # bought: (requirement, how many)
        for requirement, need in tier.requirements:
            self.look_at(requirement, need)
        self.has_open_criteria = any(need.kind == "not_stated" for _, need in tier.requirements)

    def look_at(self, requirement, need):
        if need.kind not in ("any_of", "some_of"):
            gap = self.gap(requirement, need)
            if gap:
                self.gaps.append(gap)
                self.bought += self.to_buy(gap, need)
            return
        found = [(self.gap(name, way), way) for name, way in need.of]
        short = [(gap, way) for gap, way in found if gap]
        needed = int(need.at_least) - (len(found) - len(short))
        if needed <= 0:
            return
        entry = {"or": [gap for gap, _ in short]}
        if need.kind == "some_of":
            entry["some_of"] = needed
        self.gaps.append(entry)
        ways = [bought for gap, way in short if (bought := self.to_buy(gap, way))]
        for bought in sorted(ways, key=self.price)[:needed]:
            self.bought += bought

    def gap(self, requirement, need):
        """What is short of one need, or None."""
        if need.kind == "not_stated":
            return None
        if need.kind == "amount":
            revenue = [year.base["new_subscriptions"] for year in self.sales.years]
            by_year = revenue if self.plain.partner_sourced else [0] * len(revenue)
            return amount_gap(requirement, by_year, Money(need.at_least, self.currency), self.plain)
        if need.kind == "sold" and need.measure not in COUNTS:
            name = {"list": "listed_total", "invoiced": "invoiced_total", "closed_deals": "closed_deals"}[need.measure]
            shift = 1 if need.in_last_year else 0
            by_year = [getattr(self.sales.year(number - shift), name) for number in range(1, self.plain.years + 1)]
            return amount_gap(requirement, by_year, Money(need.at_least, self.currency), self.plain)
        wanted = int(need.at_least)
        if need.kind == "sold":
            have = self.plain.deals_per_year if need.measure == "deals" else self.sales.scenario.customers
            return count_gap(requirement, have, wanted) | {"year": 1} if have < wanted else None
        if need.kind == "points":
            have = sum(self.plain.team[name] * points for name, points in need.of)
        else:
            have = self.plain.team[requirement]
        return count_gap(requirement, have, wanted) if have < wanted else None

    def to_buy(self, gap, need):
        """What can be bought to close a gap; points, sales and revenue cannot."""
        return [(gap["requirement"], int(gap["short_by"]))] if need.kind == "at_least" else []

    def price(self, bought):
        """What is bought costs, over all years."""
        return sum(self.cost(bought, year) for year in range(1, self.plain.years + 1))

    def cost(self, bought, year):
        """What is missing costs in a year: what is held once, what is done yearly every year (§3)."""
        return sum(
            self.plain.per_requirement[requirement] * count
            for requirement, count in bought if year == 1 or requirement not in HELD_REQUIREMENTS
        )

    def costs(self, year):
        return self.cost(self.bought, year)
