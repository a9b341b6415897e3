"""The contract of the estimation engine, `docs/calculation.md` §2 to §5, a second time in exact fractions.

Reads one scenario as JSON per line on stdin and writes one estimate per line on stdout.
"""

import json
import sys
from dataclasses import dataclass
from fractions import Fraction

from facts import CATALOG, HELD_REQUIREMENTS, STREAMS
from money import convert, missing_rates, text, times
from scenario import parse
from standing import minimum_gap, standing, team_gaps

COLUMNS = ("low", "expected", "high")
CLOSED_DEAL_STREAMS = ("new_subscriptions", "upgrades", "services")


@dataclass(frozen=True)
class YearVolume:
    """One year's sales by stream, the same for every tier, in minor units."""

    listed: dict
    invoiced: dict
    base: dict
    listed_total: int
    invoiced_total: int
    closed_deals: int


def volumes(scenario):
    """§3, Volumes: each named amount is rounded when it is made, and the next one uses the rounded amount."""
    years = []
    new, services, upgrades = scenario.new_subscriptions, scenario.services, scenario.upgrades
    in_force = scenario.subscriptions_in_force
    for year in range(1, scenario.years + 1):
        if year > 1:
            new, services, upgrades = (times(amount, 1 + scenario.growth) for amount in (new, services, upgrades))
        renewals = times(in_force, scenario.renewal_share)
        in_force = renewals + new + upgrades
        years.append(year_volume(dict(zip(STREAMS, (new, renewals, upgrades, services))), scenario))
    return years


def year_volume(listed, scenario):
    """A year's sales from its list values."""
    invoiced = {stream: times(amount, 1 - scenario.customer_discount) for stream, amount in listed.items()}
    base = {stream: times(amount, scenario.registered_share) for stream, amount in invoiced.items()}
    return YearVolume(
        listed, invoiced, base, sum(listed.values()), sum(invoiced.values()),
        sum(base[stream] for stream in CLOSED_DEAL_STREAMS),
    )


def rate_columns(rate, share_of_maximum, assumed):
    """§4: the rate as a share of one for low, expected and high; None is unbounded.

    An assumed percentage replaces the expected column only.
    """
    low, high = rate.bounds()
    if rate.kind == "exact":
        expected = low
    elif rate.kind in ("at_most", "between"):
        expected = max(low, share_of_maximum * high)
    else:
        expected = low
    if assumed is not None:
        expected = assumed
    return tuple(None if percent is None else Fraction(percent) / 100 for percent in (low, expected, high))


class RuleOfTier:
    """A rule with what the scenario makes of it: columns, converted cap, whether it counts, the assumption."""

    def __init__(self, tier, rule, scenario):
        self.rule = rule
        self.counts = scenario.has_contribution(rule.contribution)
        self.assumed = scenario.assumed_percent(tier, rule)
        self.columns = rate_columns(rule.rate, scenario.share_of_maximum, self.assumed)
        self.caps = (None, None, None)  # a discretionary cap never lowers high, so an unbounded column has none
        self.rate_json = rule.rate.as_json()
        if rule.discretionary_cap is not None:
            cap = scenario.deals_per_year * convert(rule.discretionary_cap, scenario.currency, scenario.per_euro)
            self.caps = (cap, cap if scenario.discretionary_caps else None, None)

    def ranks(self):
        """§4: a rule that counts ranks its tier by a stated rate above 0, or by an assumed one."""
        return self.counts and (self.rule.rate.is_stated_above_zero() or self.assumed is not None)

    def commission(self, base):
        """§3: base·rate, capped per deal, for each column; a line without base is 0 in all of them."""
        if not self.counts or base == 0:
            return [0, 0, 0]
        amounts = []
        for share, cap in zip(self.columns, self.caps):
            amount = None if share is None else times(base, share)
            amounts.append(amount if cap is None else min(cap, amount))
        return amounts

    def margin(self, listed, invoiced):
        """§3: invoiced less what the vendor is paid, for each column; a line without list value is 0."""
        if listed == 0:
            return [0, 0, 0]
        return [None if share is None else invoiced - times(listed, 1 - share) for share in self.columns]

    def cost(self, listed):
        """What the vendor is paid at the expected discount."""
        return times(listed, 1 - self.columns[1])


def total(amounts):
    """The sum of amounts, unbounded (None) with an unbounded part (§4)."""
    return None if None in amounts else sum(amounts)


def columns_json(amounts, decimals):
    return {name: text(amount, decimals) for name, amount in zip(COLUMNS, amounts)}


def year_lines(tier, rules, volume, decimals):
    """The lines of a year as JSON, their amounts by column, and the year's measure at what is paid."""
    lines, amounts, purchases = [], [], 0
    for rule in rules:
        stream = rule.rule.stream
        listed, invoiced, base = volume.listed[stream], volume.invoiced[stream], volume.base[stream]
        line = {"stream": stream, "kind": tier.kind}
        if rule.rule.contribution is not None:
            line["contribution"] = rule.rule.contribution
        line["list"] = text(listed, decimals)
        line["invoiced"] = text(invoiced, decimals)
        if tier.kind == "commission":
            line["base"] = text(base, decimals)
            earned = rule.commission(base)
        else:
            cost = rule.cost(listed)
            purchases += cost
            line["cost"] = text(cost, decimals)
            earned = rule.margin(listed, invoiced)
        line["rate"] = rule.rate_json
        line.update(columns_json(earned, decimals))
        line["citation"] = {}
        lines.append(line)
        amounts.append(earned)
    return lines, amounts, purchases


def year_measure(tier, scenario, volume, purchases):
    """§3: closed deals for commissions; purchases, at what is paid or at list, for margins."""
    if tier.kind == "commission":
        return volume.closed_deals
    return purchases if scenario.purchases_at == "paid" else volume.listed_total


def year_costs(tier, scenario, volume, missing, year):
    """§3, Costs: what is missing (held once, in year 1; done yearly, each year), selling, bad debt."""
    costs = sum(
        scenario.per_requirement[requirement] * count
        for requirement, count in missing.items()
        if year == 1 or requirement not in HELD_REQUIREMENTS
    )
    if tier.kind == "commission":
        return costs + times(volume.invoiced_total, scenario.selling_share_refer)
    selling = times(volume.invoiced_total, scenario.selling_share_resell)
    return costs + selling + times(volume.invoiced_total, scenario.bad_debt_share)


def open_points(tier, rules, years, decimals):
    """§4: rules that count, whose figure is not known and that have volume; fees and refunds not stated."""
    points = []
    for rule in rules:
        volume = sum(year.listed[rule.rule.stream] for year in years)
        if rule.counts and rule.rule.rate.is_open() and volume > 0:
            point = {"kind": "rule", "stream": rule.rule.stream}
            if rule.rule.contribution is not None:
                point["contribution"] = rule.rule.contribution
            points.append(point | {"volume": text(volume, decimals)})
    points += [{"kind": "fee", "fee": fee} for fee in tier.unstated_fees]
    points += [{"kind": "refund", "fee": fee} for fee in tier.unstated_refunds]
    return points


def readings(tier, scenario, years):
    """§4: the readings of unclear clauses that touch this tier's result, by name."""
    has_fee_back = tier.refund_from is not None and tier.annual_fee.amount > 0
    has_measure = has_fee_back or (tier.minimum is not None and tier.minimum.amount.amount > 0)
    found = ["refund_measured_per_year"] if has_fee_back else []
    if has_measure and tier.kind == "commission":
        found.append("closed_deals_at_invoiced_value")
    if has_measure and tier.kind == "margin" and scenario.purchases_at == "paid":
        found.append("purchases_at_what_is_paid")
    if any(rule.discretionary_cap for rule in tier.rules):
        if any(year.listed["renewals"] for year in years):
            found.append("later_contract_years_not_told_apart_from_renewals")
        if any(year.listed["new_subscriptions"] and year.listed["upgrades"] for year in years):
            found.append("new_and_upgrades_capped_apart")
    return found


def percent_text(percent):
    """A percentage with at most two decimals, without idle zeros."""
    return text(int(percent * 100), 2).rstrip("0").rstrip(".")


def assumed_rates(rules):
    """The visitor's rates that this tier's rules use, marked as such (§4)."""
    found = []
    for rule in rules:
        if rule.assumed is not None:
            entry = {"stream": rule.rule.stream}
            if rule.rule.contribution is not None:
                entry["contribution"] = rule.rule.contribution
            found.append(entry | {"percent": percent_text(rule.assumed)})
    return found


def estimate_tier(tier, scenario, years):
    """One tier of §5, with its expected net in minor units for the ranking."""
    decimals = scenario.decimals
    rules = [RuleOfTier(tier, rule, scenario) for rule in tier.rules]
    gaps, missing = team_gaps(tier, scenario, [year.base["new_subscriptions"] for year in years])
    fee, refund_from = (
        None if figure is None else convert(figure, scenario.currency, scenario.per_euro)
        for figure in (tier.annual_fee, tier.refund_from)
    )
    fee = fee or 0
    years_json, measures = [], []
    all_gross, all_net = [], []
    all_refunds = all_costs = 0
    for number, volume in enumerate(years, start=1):
        lines, amounts, purchases = year_lines(tier, rules, volume, decimals)
        measure = year_measure(tier, scenario, volume, purchases)
        refund = fee if refund_from is not None and measure >= refund_from else 0
        costs = year_costs(tier, scenario, volume, missing, number)
        gross = [total(column) for column in zip(*amounts)]
        net = [None if amount is None else amount - fee + refund - costs for amount in gross]
        measures.append(measure)
        all_gross.append(gross)
        all_net.append(net)
        all_refunds += refund
        all_costs += costs
        years_json.append({
            "year": number, "net": columns_json(net, decimals), "gross": columns_json(gross, decimals),
            "fees": text(fee, decimals), "refunds": text(refund, decimals), "costs": text(costs, decimals),
            "measure": text(measure, decimals), "lines": lines,
        })
    gross = [total(column) for column in zip(*all_gross)]
    net = [total(column) for column in zip(*all_net)]
    below_minimum = minimum_gap(tier, scenario, measures)
    gaps += [below_minimum] if below_minimum else []
    return net[1], {
        "tier": tier.id, "motions": list(tier.motions), "ranked": any(rule.ranks() for rule in rules),
        "net": columns_json(net, decimals), "gross": columns_json(gross, decimals),
        "fees": text(fee * len(years), decimals), "refunds": text(all_refunds, decimals),
        "costs": text(all_costs, decimals),
        "effective_rate_percent": effective_rate(gross[1], sum(year.listed_total for year in years)),
        "standing": standing(tier, gaps), "gaps": gaps, "years": years_json,
        "open_points": open_points(tier, rules, years, decimals), "assumed": assumed_rates(rules),
        "assumptions": readings(tier, scenario, years),
    }


def effective_rate(gross, listed):
    """§5: expected gross for each hundred of list value, two decimals; None when nothing is sold."""
    return None if listed == 0 else text(times(10_000, Fraction(gross, listed)), 2)


def estimate(given):
    """The estimate of §5 for one scenario (parsed JSON)."""
    scenario, refused = parse(given)
    years = volumes(scenario)
    ranked, apart, not_estimated = [], [], []
    for tier in CATALOG:
        if not tier.rules:
            not_estimated.append({"tier": tier.id, "reason": "no_income_stated"})
            continue
        currency = tier.money_currency()
        missing = missing_rates(currency, scenario.currency, scenario.per_euro)
        if missing:
            not_estimated.append(
                {"tier": tier.id, "reason": "missing_exchange_rate", "currency": currency, "missing": missing}
            )
            continue
        net, result = estimate_tier(tier, scenario, years)
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
            sys.stdout.write(json.dumps(estimate(given), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
