"""The contract of the estimation engine, `docs/calculation.md` §2 to §5 and programs/README.md, a second time in exact fractions.

Reads one `{"programs": [ … ], "scenario": { … }}` as JSON per line and writes one estimate per line; without `programs` it
estimates the tiers of the built-in ones.
"""

import json
import sys
from fractions import Fraction

from held import best_lines, rounded
from line import Payer
from money import Money, missing_rates, text, times
from pay import UNBOUNDED, total
from program import catalog, plain, read
from requirements import Requirements, amount_state, is_short
from sales import Sales, sales_by_year
from scenario import parse
from vocabulary import COLUMNS


class Estimator:
    """One tier against the sales of a scenario."""

    def __init__(self, tier, program, sales):
        self.tier, self.program, self.sales = tier, program, sales
        self.scenario = sales.scenario
        self.decimals = self.scenario.decimals
        self.payer = Payer(tier, sales)
        self.requirements = Requirements(tier, sales)

    def money(self, amount):
        return self.payer.money(amount)

    def paid(self, amount):
        return rounded(amount, self.program.rounding, self.scenario.currency)

    def shown(self, amount):
        """A line's amount; where only the total is rounded as the program says, half away from zero."""
        at_total = self.program.rounding and self.program.rounding["at"] == "total"
        return rounded(amount, None, self.scenario.currency) if at_total else self.paid(amount)

    def lines(self, number):
        """The lines of a year, with those of the tiers that are held beside this one where the best counts."""
        own = self.payer.lines(number)
        beside = held_beside(self.tier, self.program, self.scenario)
        return best_lines(own, [Payer(tier, self.sales).lines(number) for tier in beside], self.shown)

    def gross(self, lines):
        """What all lines of a year pay together, by column."""
        if self.program.rounding and self.program.rounding["at"] == "total":
            return [self.paid(total(line.exact[column] for line in lines)) for column in COLUMNS]
        return [total(self.paid(line.exact[column]) for line in lines) for column in COLUMNS]

    def year_measure(self, number, lines):
        """§3: closed deals for commissions; purchases, at what is paid or at list, for margins."""
        year = self.sales.year(number)
        if self.tier.kind == "commission":
            return year.closed_deals
        if self.scenario.purchases_at == "list":
            return sum(line.bought for line in lines if line.wins)
        return sum(line.cost for line in lines if line.wins)

    def fee(self, fee, number):
        if fee.amount is None or (fee.kind == "once" and number > 1):
            return 0
        return self.money(fee.amount) * (12 if fee.kind == "monthly" else 1)

    def costs(self, number):
        """§3, Costs: what is missing, selling, bad debt."""
        invoiced = self.sales.year(number).invoiced_total
        if self.tier.kind == "commission":
            return self.requirements.costs(number) + times(invoiced, self.scenario.selling_share_refer)
        selling = times(invoiced, self.scenario.selling_share_resell)
        return self.requirements.costs(number) + selling + times(invoiced, self.scenario.bad_debt_share)

    def line_json(self, line):
        rule, decimals = line.rule, self.decimals
        found = {"stream": rule.stream, "kind": rule.kind}
        if rule.contribution is not None:
            found["contribution"] = rule.contribution
        if rule.product_line is not None:
            found["product_line"] = rule.product_line
        if rule.months is not None:
            first, last = rule.months
            found["months"] = {"from": first, "through": last}
        found |= {"list": text(line.listed, decimals), "invoiced": text(line.invoiced, decimals)}
        found |= {"base": text(line.base, decimals)} if rule.kind == "commission" else {"cost": text(line.cost, decimals)}
        found["rate"] = rule.rate.as_json()
        found |= columns_json([self.shown(line.exact[column]) for column in COLUMNS], decimals)
        return found | ({"by": line.tier.rpartition("/")[2]} if line.tier != self.tier.id else {}) | {"citation": {}}

    def open_points(self, years):
        """§4: rules, fees and refunds whose figure is not known; conditions that the scenario does not answer."""
        points = []
        for place, rule in enumerate(self.tier.rules):
            # With tiers that are held, the volume is that of the line that is shown.
            volume = sum(lines[place].listed for lines in years)
            if not (self.payer.counts(rule) and any(rate.is_open() for rate in rule.all_rates()) and volume > 0):
                continue
            point = {"kind": "rule", "stream": rule.stream}
            point |= {"contribution": rule.contribution} if rule.contribution else {}
            points.append(point | {"volume": text(volume, self.decimals)})
        points += [{"kind": "condition", "condition": condition} for condition in self.open_conditions()]
        for fee in self.tier.fees:
            if fee.amount is None:
                points.append({"kind": "fee", "fee": fee.id})
            elif fee.refund == "not_stated" and fee.amount > 0:
                points.append({"kind": "refund", "fee": fee.id})
        return points

    def open_conditions(self):
        """Conditions without an answer on which a rule that counts depends."""
        found = []
        for rule in self.tier.rules:
            if not self.payer.counts(rule):
                continue
            named = [*rule.when, *(condition for uplift in rule.uplifts for condition in uplift.when)]
            found += [condition for condition in named if self.sales.answer(condition, rule.kind) is None]
        return sorted(set(found))

    def assumed(self):
        """The visitor's rates that this tier's rules use, marked as such (§4)."""
        found = []
        for rule in self.tier.rules:
            percent = self.payer.assumed(rule)
            if percent is not None:
                named = "/".join(filter(None, (self.tier.id, rule.stream, rule.contribution)))
                found.append({"rule": named, "percent": plain(text(int(percent * 100), 2))})
        return found

    def ranks(self):
        """§4: a rule that counts ranks its tier by a stated rate above 0, or by an assumed one."""
        return any(
            self.payer.counts(rule) and (
                any(rate.is_stated_above_zero() for rate in rule.all_rates()) or self.payer.assumed(rule) is not None
            )
            for rule in self.tier.rules
        )

    def estimate(self):
        """One tier of §5, with its expected net in minor units for the ranking."""
        decimals, numbers = self.decimals, range(1, self.scenario.years + 1)
        all_lines = [self.lines(number) for number in numbers]
        years_json, measures, all_gross, all_net = [], [], [], []
        all_fees = all_refunds = all_costs = 0
        for number, lines in zip(numbers, all_lines):
            measure = self.year_measure(number, lines)
            fees = sum(self.fee(fee, number) for fee in self.tier.fees)
            refunds = sum(
                self.fee(fee, number) for fee in self.tier.fees
                if fee.refund_from is not None and measure >= self.money(fee.refund_from)
            )
            costs = self.costs(number)
            gross = self.gross(lines)
            net = [UNBOUNDED if amount is UNBOUNDED else amount - fees + refunds - costs for amount in gross]
            measures.append(measure)
            all_gross.append(gross)
            all_net.append(net)
            all_fees, all_refunds, all_costs = all_fees + fees, all_refunds + refunds, all_costs + costs
            years_json.append({
                "year": number, "net": columns_json(net, decimals), "gross": columns_json(gross, decimals),
                "fees": text(fees, decimals), "refunds": text(refunds, decimals), "costs": text(costs, decimals),
                "measure": text(measure, decimals), "lines": [self.line_json(line) for line in lines],
            })
        gross = [total(column) for column in zip(*all_gross)]
        net = [total(column) for column in zip(*all_net)]
        gaps = self.requirements.gaps + self.minimum_gap(measures)
        listed = sum(year.listed_total for year in self.sales.years)
        return net[1], {
            "tier": self.tier.id, "motions": list(self.tier.motions), "ranked": self.ranks(),
            "net": columns_json(net, decimals), "gross": columns_json(gross, decimals),
            "fees": text(all_fees, decimals), "refunds": text(all_refunds, decimals), "costs": text(all_costs, decimals),
            "effective_rate_percent": effective_rate(gross[1], listed),
            "standing": "short" if gaps else "unknown" if self.requirements.has_open_criteria else "met",
            "gaps": gaps, "years": years_json, "open_points": self.open_points(all_lines), "assumed": self.assumed(),
        }

    def minimum_gap(self, measures):
        if self.tier.minimum is None:
            return []
        name = "co_sell_minimum" if self.tier.kind == "commission" else "purchase_minimum"
        state = amount_state(name, measures, Money(self.tier.minimum, self.program.currency), self.scenario)
        return [state] if is_short(state) else []


def held_beside(tier, program, scenario):
    """The tiers that the partner holds and that are compared with this one."""
    if not program.best_of_held:
        return []
    return [
        other for other in program.tiers
        if other.id in scenario.holds and other is not tier and other.rules and other.kind == tier.kind
    ]


def effective_rate(gross, listed):
    """§5: expected gross for each hundred of list value, two decimals; None when nothing is sold."""
    return None if listed == 0 else text(times(10_000, Fraction(gross, listed)), 2)


def columns_json(amounts, decimals):
    return {name: text(amount, decimals) for name, amount in zip(COLUMNS, amounts)}


def estimate(given, programs=None):
    """The estimate of §5 of all tiers of some programs, or of the built-in ones, for a scenario (parsed JSON)."""
    programs = catalog() if programs is None else programs
    scenario, refused = parse(given, programs)
    years = sales_by_year(scenario)
    ranked, apart, not_estimated = [], [], []
    for program in programs:
        sales = Sales(scenario, program, years)
        for tier in program.tiers:
            if not tier.rules:
                not_estimated.append({"tier": tier.id, "reason": "no_income_stated"})
                continue
            missing = missing_rates(program.currency, scenario.currency, scenario.per_euro)
            if missing and any(used.states_money() for used in [tier, *held_beside(tier, program, scenario)]):
                not_estimated.append({
                    "tier": tier.id, "reason": "missing_exchange_rate", "currency": program.currency, "missing": missing,
                })
                continue
            net, result = Estimator(tier, program, sales).estimate()
            (ranked if result["ranked"] else apart).append((net, result))
    ranked.sort(key=lambda entry: -entry[0])  # stable: ties stay in catalog order (§4)
    return {
        "version": 1, "currency": scenario.currency, "tiers": [result for _, result in ranked + apart],
        "not_estimated": not_estimated, "errors": [{"field": field} for field in refused],
    }


def refuse_constant(word):
    raise ValueError(f"{word} is not JSON")


def main():
    sys.set_int_max_str_digits(0)  # a scenario may hold any number of digits: the limits refuse it, not Python
    for line in sys.stdin:
        if line.strip():
            given = json.loads(line, parse_constant=refuse_constant)
            programs = tuple(map(read, given["programs"])) if "programs" in given else None
            found = estimate(given["scenario"], programs)
            sys.stdout.write(json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
