"""A program file (programs/README.md, "The format"): the facts that an estimate uses, as exact numbers.

Only valid files are read here; what a file may not say is the validator's business.
"""

import functools
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import short

PROGRAMS = Path(__file__).resolve().parents[2] / "programs"

COUNTS = ("deals", "customers")


class Rate(NamedTuple):
    """A rate as its document states it: percentages, or an amount of money for each deal or customer."""

    kind: str
    figures: tuple[str, ...] = ()

    @property
    def is_amount(self):
        return self.kind in ("per_deal", "per_customer")

    @functools.cache
    def bounds(self):
        """Lowest and highest percentage that the rate allows; the highest is None when unbounded (§4)."""
        percents = [Fraction(figure) for figure in self.figures]
        if self.kind == "exact":
            return percents[0], percents[0]
        if self.kind == "at_most":
            return Fraction(0), percents[0]
        if self.kind in ("between", "one_of"):
            return min(percents), max(percents)
        return Fraction(0), None

    @functools.cache
    def bounds_as_shares(self):
        return tuple(None if percent is None else percent / 100 for percent in self.bounds())

    def share(self, column, share_of_maximum):
        """§4: the rate of low, expected or high as a share of one; None is unbounded."""
        low, high = self.bounds_as_shares()
        if column == "expected" and self.kind in ("at_most", "between"):
            return max(low, share_of_maximum * high)
        return high if column == "high" else low

    def is_open(self):
        """Whether the figure that applies is not known (§4, open points)."""
        return self.kind in ("not_stated", "negotiated", "one_of")

    @functools.cache
    def is_stated_above_zero(self):
        """Whether the rate alone makes a tier rank (§4)."""
        return self.kind in ("exact", "at_most", "between", "per_deal", "per_customer") and Fraction(self.figures[-1]) > 0

    @functools.cache
    def as_json(self):
        """The rate of a line in §5, its figures without idle zeros."""
        figures = [plain(figure) for figure in self.figures]
        if self.kind in ("exact", "at_most"):
            return {"kind": self.kind, "percent": figures[0]}
        if self.kind == "between":
            return {"kind": self.kind, "low": figures[0], "high": figures[1]}
        if self.kind == "one_of":
            return {"kind": self.kind, "percents": figures}
        if self.is_amount:
            return {"kind": self.kind, "amount": figures[0]}
        return {"kind": self.kind}


def plain(figure):
    """A decimal without idle zeros."""
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


class Measure(NamedTuple):
    """What a scale measures: a word, the count of a requirement, or points for several."""

    kind: str
    requirement: str | None = None
    points: tuple[tuple[str, int], ...] = ()

    @property
    def is_money(self):
        return self.kind in ("base", "bases", "list", "invoiced", "closed_deals")


class Scale(NamedTuple):
    measure: Measure
    in_last_year: bool
    applies: str  # whole, graduated, from_then_on
    edge: str  # inclusive, exclusive, not_stated
    edges: tuple[Fraction, ...]
    rates: tuple[Rate, ...]  # of the brackets, without the rule's own


class Uplift(NamedTuple):
    id: str
    rate: Rate
    how: str  # added, compounded, rebate
    scale: Scale | None
    when: tuple[str, ...]


class Limit(NamedTuple):
    """A cap (`is_cap`) or a floor of a line, for each deal, each customer or the year."""

    is_cap: bool
    amount: Fraction
    per: str
    discretionary: bool


@dataclass(frozen=True)
class Rule:
    stream: str
    kind: str  # commission or margin
    rate: Rate
    contribution: str | None
    product_line: str | None
    months: tuple[int, int | None] | None
    base_value: str
    base_span: str
    base_growth: bool
    when: tuple[str, ...]
    scale: Scale | None
    uplifts: tuple[Uplift, ...]
    limits: tuple[Limit, ...]  # the cap first

    def sales(self):
        """What tells apart whose sales a rule pays for."""
        return self.stream, self.contribution, self.product_line, self.months

    def rates(self):
        """Its own rate and those of its brackets."""
        return (self.rate, *(self.scale.rates if self.scale else ()))

    def all_rates(self):
        """Those of its uplifts too."""
        uplifts = [rate for uplift in self.uplifts for rate in (uplift.rate, *(uplift.scale.rates if uplift.scale else ()))]
        return (*self.rates(), *uplifts)

    def bounds(self):
        """The percentages between which an assumed rate may lie; the highest is None when unbounded.

        None stands in for an amount for each deal or customer.
        """
        if self.rate.is_amount:
            return Fraction(1), Fraction(0)
        bounds = [rate.bounds() for rate in self.rates()]
        highs = [high for _, high in bounds]
        return min(low for low, _ in bounds), None if None in highs else max(highs)

    def is_nothing_but_a_share(self):
        """Whether its commission is rounded once, from the exact share ("Several tiers at once, rounding")."""
        return not (self.scale or self.uplifts or self.limits or self.rate.is_amount)


class Fee(NamedTuple):
    id: str
    kind: str  # annual, monthly, once, negotiated, not_stated
    amount: Fraction | None
    refund: str  # none, not_stated, reaching
    refund_from: Fraction | None


class Need(NamedTuple):
    """How much a requirement asks; `of` are alternatives, or requirements with their points."""

    kind: str  # at_least, amount, not_stated, any_of, some_of, points, sold
    at_least: Fraction | None = None
    of: tuple = ()
    measure: str | None = None
    in_last_year: bool = False


@dataclass(frozen=True)
class Tier:
    id: str
    motions: tuple[str, ...]
    rules: tuple[Rule, ...]
    fees: tuple[Fee, ...]
    minimum: Fraction | None
    requirements: tuple[tuple[str, Need], ...]

    @property
    def kind(self):
        return self.rules[0].kind

    def states_money(self):
        """Whether an estimate uses an amount above 0 in the program's currency (§2)."""
        figures = [fee.amount for fee in self.fees] + [fee.refund_from for fee in self.fees] + [self.minimum]
        figures += [figure for _, need in self.requirements for figure in money_of_need(need)]
        for rule in self.rules:
            scales = [rule.scale, *(uplift.scale for uplift in rule.uplifts)]
            rates = [*rule.rates(), *(uplift.rate for uplift in rule.uplifts)]
            for scale in filter(None, scales):
                figures += scale.edges if scale.measure.is_money else ()
                rates += scale.rates
            figures += [Fraction(rate.figures[0]) for rate in rates if rate.is_amount]
            figures += [limit.amount for limit in rule.limits]
        return any(figures)


@dataclass(frozen=True)
class Program:
    id: str
    currency: str | None
    product_lines: tuple[str, ...]
    conditions: dict  # id -> the check as it stands in the file
    best_of_held: bool
    rounding: dict | None
    tiers: tuple[Tier, ...]


def money_of_need(need):
    if need.kind in ("any_of", "some_of"):
        return [figure for _, way in need.of for figure in money_of_need(way)]
    if need.kind == "amount" or (need.kind == "sold" and need.measure not in COUNTS):
        return [need.at_least]
    return []


@functools.cache
def catalog():
    """The built-in programs, in the order of `programs/catalog.toml`."""
    names = tomllib.loads((PROGRAMS / "catalog.toml").read_text("utf-8"))["programs"]
    return tuple(read(tomllib.loads((PROGRAMS / f"{name}.toml").read_text("utf-8"))) for name in names)


def read(given):
    """A valid program file, parsed from JSON or TOML."""
    given = short.full(given)
    return Program(
        id=given["id"], currency=given.get("currency"),
        product_lines=tuple(line["id"] for line in given.get("product_lines", ())),
        conditions={condition["id"]: condition["check"] for condition in given.get("conditions", ())},
        best_of_held=given.get("best_of_held") is not None, rounding=given.get("rounding"),
        tiers=tuple(read_tier(given["id"], tier) for tier in given["tiers"]),
    )


def read_tier(program, given):
    minimums = given.get("minimums", ())
    return Tier(
        id=f"{program}/{given['id']}", motions=tuple(given["motions"]),
        rules=tuple(read_rule(rule) for rule in given.get("rules", ())),
        fees=tuple(read_fee(fee) for fee in given.get("fees", ())),
        minimum=Fraction(minimums[0]["amount"]) if minimums else None,
        requirements=tuple((asked["requirement"], read_need(asked["need"])) for asked in given.get("requirements", ())),
    )


def word_and_value(given):
    """A word that takes a value is a table of one key, other words are texts."""
    return (given, None) if isinstance(given, str) else next(iter(given.items()))


def read_rate(given):
    kind, value = word_and_value(given)
    if value is None:
        return Rate(kind)
    return Rate(kind, (value,) if isinstance(value, str) else tuple(value))


def read_scale(given):
    if given is None:
        return None
    kind, value = word_and_value(given["measure"])
    points = tuple((weight["requirement"], weight["points"]) for weight in value) if kind == "points" else ()
    return Scale(
        Measure(kind, value if kind == "held" else None, points), given.get("measured_in") == "last_year",
        given["applies"], given["edge"], tuple(Fraction(bracket["from"]) for bracket in given["brackets"]),
        tuple(read_rate(bracket["rate"]) for bracket in given["brackets"]),
    )


def read_rule(given):
    base = given.get("base") or {}
    months = given.get("months")
    cap = given.get("cap")
    limits = [Limit(True, Fraction(cap["amount_per_deal"]), "deal", cap["discretionary"])] if cap else []
    for limit in given.get("limits", ()):
        bound, amount = word_and_value(limit["bound"])
        limits.append(Limit(bound == "at_most", Fraction(amount), limit["per"], bool(limit.get("discretionary"))))
    return Rule(
        stream=given["stream"], kind=given["kind"], rate=read_rate(given["rate"]),
        contribution=given.get("contribution"), product_line=given.get("product_line"),
        months=(months["from"], months.get("through")) if months else None,
        base_value=base.get("value") or "invoiced", base_span=base.get("span") or "year",
        base_growth=bool(base.get("growth")), when=tuple(given.get("when", ())), scale=read_scale(given.get("scale")),
        uplifts=tuple(
            Uplift(
                uplift["id"], read_rate(uplift["rate"]), uplift["how"], read_scale(uplift.get("scale")),
                tuple(uplift.get("when", ())),
            )
            for uplift in given.get("uplifts", ())
        ),
        limits=tuple(limits),
    )


def read_fee(given):
    kind, amount = word_and_value(given["amount"])
    refund, reaching = word_and_value(given["refund"])
    return Fee(
        given["id"], kind, None if amount is None else Fraction(amount), refund,
        None if reaching is None else Fraction(reaching["amount"]),
    )


def read_need(given):
    kind, value = word_and_value(given)
    if kind == "not_stated":
        return Need(kind)
    if kind in ("at_least", "amount"):
        return Need(kind, Fraction(value))
    if kind in ("any_of", "some_of"):
        ways = value if kind == "any_of" else value["of"]
        of = tuple((way["requirement"], read_need(way["need"])) for way in ways)
        return Need(kind, Fraction(1 if kind == "any_of" else value["at_least"]), of)
    if kind == "points":
        return Need(kind, Fraction(value["at_least"]), tuple((way["requirement"], way["points"]) for way in value["of"]))
    return Need(kind, Fraction(value["at_least"]), (), value["measure"], value.get("measured_in") == "last_year")
