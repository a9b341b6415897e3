"""Fields of a document: what each sort of field accepts (`docs/calculation.md` §2), and a reader that notes what is refused."""

import datetime
import re
from fractions import Fraction

DECIMAL = re.compile(r"-?[0-9]+(?:\.([0-9]+))?")
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
HIGHEST_MONEY = 10**12
MISSING = object()


class FieldReader:
    """Reads fields by dotted path; each refused field is noted and takes its default."""

    def __init__(self):
        self.refused = []

    def section(self, parent, path, known):
        """An object of the document; its unknown keys are errors. `known` is None where keys are checked later."""
        name = path.rpartition(".")[2]
        section = parent.get(name, {})
        if not isinstance(section, dict):
            self.refused.append(path)
            return {}
        if known is not None:
            self.refused += [f"{path}.{key}" for key in section if key not in known]
        return section

    def field(self, parent, path, accept, default):
        """One field: `accept` gives what was typed, or None to refuse it."""
        value = parent.get(path.rpartition(".")[2], MISSING)
        if value is MISSING:
            return default
        accepted = accept(value)
        if accepted is None:
            self.refused.append(path)
            return default
        return accepted


def decimal(value, low, high, decimals):
    """A decimal string as an exact fraction, or None when it is not one or outside its limits."""
    match = DECIMAL.fullmatch(value) if isinstance(value, str) else None
    if match is None or len(match.group(1) or "") > decimals:
        return None
    number = Fraction(value)
    return number if low <= number <= high else None


def count(low, high):
    """Accepts integers (booleans and decimals are none)."""
    return lambda value: value if type(value) is int and low <= value <= high else None


def boolean(value):
    """Accepts true and false."""
    return value if isinstance(value, bool) else None


def one_of(*words):
    """Accepts one of several words."""
    return lambda value: value if isinstance(value, str) and value in words else None


def share(low=0):
    """Accepts a percentage and gives it as a share of one."""
    def accept(value):
        percent = decimal(value, low, 100, 2)
        return None if percent is None else percent / 100
    return accept


def money(decimals):
    """Accepts an amount and gives it in minor units."""
    def accept(value):
        amount = decimal(value, 0, HIGHEST_MONEY, decimals)
        return None if amount is None else int(amount * 10**decimals)
    return accept


def date(value):
    """Accepts a year, a month or a day of the calendar."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value + "-01-01"[len(value) - 4:])
    except ValueError:
        return None
