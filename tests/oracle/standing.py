"""What a tier asks and the team lacks: gaps, their worst year, and the standing (`docs/calculation.md` §5)."""

from money import convert, text


def team_gaps(tier, scenario, bases_of_new):
    """Gaps of requirements and of the alternative, and what is missing of each requirement that has a unit cost."""
    gaps, missing = [], {}
    for requirement, need in tier.requirements:
        have = scenario.team[requirement]
        if have < need:
            gaps.append(count_gap(requirement, have, need))
            missing[requirement] = need - have
    if tier.alternative is not None:
        alternatives = short_alternatives(tier.alternative, scenario, bases_of_new)
        if alternatives:
            gaps.append({"or": alternatives})
            missing["partner_sourced_opportunities"] = int(alternatives[0]["short_by"])
    return gaps, missing


def short_alternatives(alternative, scenario, bases_of_new):
    """Both alternatives when neither is met, else nothing.

    New license revenue is the registered share of invoiced new subscriptions in the weakest year, and none
    when the partner does not source the deals.
    """
    opportunities = scenario.team["partner_sourced_opportunities"]
    by_year = bases_of_new if scenario.partner_sourced else [0] * len(bases_of_new)
    revenue = amount_gap("new_license_arr", by_year, alternative.new_license_arr, scenario)
    if opportunities >= alternative.opportunities or revenue is None:
        return []
    return [count_gap("partner_sourced_opportunities", opportunities, alternative.opportunities), revenue]


def minimum_gap(tier, scenario, measures):
    """The gap of the annual minimum in the worst year, or None: every estimated year has to reach it (§3)."""
    if tier.minimum is None:
        return None
    return amount_gap(tier.minimum.name, measures, tier.minimum.amount, scenario)


def count_gap(requirement, have, need):
    return {"requirement": requirement, "have": str(have), "need": str(need), "short_by": str(need - have)}


def amount_gap(name, by_year, needed, scenario):
    """A gap of money, naming the worst year (the earliest of equals), or None when no year is short."""
    need = convert(needed, scenario.currency, scenario.per_euro)
    have = min(by_year)
    if have >= need:
        return None
    return {
        "requirement": name, "have": text(have, scenario.decimals), "need": text(need, scenario.decimals),
        "short_by": text(need - have, scenario.decimals), "year": by_year.index(have) + 1,
    }


def standing(tier, gaps):
    """short, unknown (nothing is short, yet a criterion has no stated figure) or met."""
    if gaps:
        return "short"
    return "unknown" if tier.has_unstated_criteria else "met"
