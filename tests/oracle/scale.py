"""Brackets by a measure: which part of what a rule pays on has which rate (programs/README.md, "Scale")."""

from fractions import Fraction
from typing import NamedTuple

from money import times

INCLUSIVE, EXCLUSIVE = True, False
NOTHING, WHOLE = Fraction(0), Fraction(1)


class Part(NamedTuple):
    """A part of an amount that has one rate: its money, and its share of the deals or customers."""

    rate: object
    amount: int
    share: Fraction
    before: Fraction = NOTHING  # the share of the deals or customers that comes before it


class Ground(NamedTuple):
    """What a scale is applied to: an amount, what lies beneath it, and the counts of the year."""

    amount: int
    beneath: int  # what earlier rules of the tier pay on, for `bases`
    deals: int
    customers: int


def readings(scale):
    """Whether a measure that is exactly at an edge has reached it; both where it is not stated."""
    if scale is None:
        return (INCLUSIVE,)
    return {"inclusive": (INCLUSIVE,), "exclusive": (EXCLUSIVE,), "not_stated": (INCLUSIVE, EXCLUSIVE)}[scale.edge]


def parts(rate, scale, edges, measure, ground, reached_at_edge):
    """The amount cut into its parts, from the lowest rate; parts of nothing are left out."""
    if scale is None:
        return [Part(rate, ground.amount, WHOLE)]
    rates = (rate, *scale.rates)
    if scale.applies == "whole":
        reached = sum(measure >= edge if reached_at_edge else measure > edge for edge in edges)
        return [Part(rates[reached], ground.amount, WHOLE)]
    if scale.applies == "graduated":
        cuts = [graduated_cut(scale.measure.kind, edge, ground) for edge in edges]
    else:
        cuts = [deals_cut(scale.measure.kind, edge, ground, reached_at_edge) for edge in edges]
    bounds = [(0, NOTHING), *cuts, (ground.amount, WHOLE)]
    found = []
    for rate, lower, upper in zip(rates, bounds, bounds[1:]):
        share, amount = upper[1] - lower[1], upper[0] - lower[0]
        if share:
            found.append(Part(rate, amount, share, lower[1]))
    return found


def graduated_cut(measure, edge, ground):
    """How much of the amount, and which share of the deals, lies below an edge."""
    if measure in ("base", "bases"):
        beneath = ground.beneath if measure == "bases" else 0
        below = min(max(0, edge - beneath), ground.amount)
        return below, Fraction(below, ground.amount)
    count = ground.deals if measure == "deals" else ground.customers
    share = min(WHOLE, Fraction(edge, count))
    return times(ground.amount, share), share


def deals_cut(measure, edge, ground, reached_at_edge):
    """The same where every deal (or customer) is paid at the rate of the bracket in which it begins; all of one size."""
    count = ground.customers if measure == "customers" else ground.deals
    before = Fraction(edge * count, ground.amount) if measure == "base" else Fraction(edge)  # the edge counted in deals
    begun = -(-before.numerator // before.denominator) if reached_at_edge else before.numerator // before.denominator + 1
    share = Fraction(min(begun, count), count)
    return times(ground.amount, share), share
