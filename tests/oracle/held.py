"""Several tiers held at once, and how what is paid is rounded (programs/README.md, the section of that name)."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from money import DECIMALS, times
from pay import UNBOUNDED, total
from vocabulary import COLUMNS, STREAMS


def rounded(amount, rounding, currency):
    """An amount as it is paid, in minor units: half away from zero where the program says nothing."""
    if amount is UNBOUNDED:
        return UNBOUNDED
    if not rounding:
        return times(1, amount)
    unit = max(Fraction(1), Fraction(rounding["unit"]) * 10 ** DECIMALS[currency])
    units = abs(Fraction(amount)) / unit
    half = 0 if rounding["direction"] == "down" else Fraction(1, 2)
    paid = int((units + half) // 1 * unit)
    return -paid if amount < 0 else paid


def best_lines(own, others, shown):
    """The own lines, each column the greatest of all tiers; lines that only another tier has come after them.

    Amounts are compared as they are shown.
    """
    lines = list(own)
    added = []
    for other in others:
        for stream in STREAMS:
            mine = [line for line in lines + added if line.rule.stream == stream]
            theirs = [line for line in other if line.rule.stream == stream]
            if mine and theirs and told_apart_differently(mine, theirs):
                together(mine, theirs, added, shown)
            else:
                one_by_one(theirs, lines, added, shown)
    return lines + added


def one_by_one(theirs, lines, added, shown):
    """Rules for the same sales against each other."""
    for line in theirs:
        for group in (lines, added):
            place = next((place for place, found in enumerate(group) if found.rule.sales() == line.rule.sales()), None)
            if place is not None:
                group[place] = better(group[place], line, shown)
                break
        else:
            added.append(line)


def better(line, other, shown):
    """Each column the greatest amount; the line is the other tier's where its expected amount is greater."""
    greater = {column: is_more(shown(other.exact[column]), shown(line.exact[column])) for column in COLUMNS}
    exact = {column: (other if greater[column] else line).exact[column] for column in COLUMNS}
    return replace(other if greater["expected"] else line, exact=exact)


def together(mine, theirs, added, shown):
    """All lines of a stream against all of another tier's: those of the tier that pays less are 0."""
    for column in COLUMNS:
        they_pay, we_pay = (total(shown(line.exact[column]) for line in lines) for lines in (theirs, mine))
        for line in mine if is_more(they_pay, we_pay) else theirs:
            line.exact[column] = 0
            if column == "expected":
                line.wins = False
                line.listed = line.invoiced = line.base = line.cost = line.bought = 0
    added += theirs


def is_more(amount, than):
    return than is not UNBOUNDED and (amount is UNBOUNDED or amount > than)


def told_apart_differently(mine, theirs):
    """Whether two tiers tell the sales of a stream apart in different ways: any difference."""
    return Counter(line.rule.sales() for line in mine) != Counter(line.rule.sales() for line in theirs)
