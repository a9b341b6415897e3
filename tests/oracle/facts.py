"""The programs' money rules, tiers, requirements, fees, minimums and caps (`docs/calculation.md` §1).

Transcribed by hand from the source documents and `facts.md`, in the catalog's order. A value that is
not in a document is "not stated" here: it is never a zero and never a guess.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

STREAMS = ("new_subscriptions", "renewals", "upgrades", "services")
CONTRIBUTIONS = ("partner_sourced", "co_sell")

# Requirement ids of `docs/calculation.md` §2. What is held is paid for once, what is done yearly every year (§3, Costs).
HELD_REQUIREMENTS = (
    "certified_experts", "associate_sales", "associate_pre_sales", "associate_developers", "tech_leads",
    "platform_ops_engineers", "developer_certifications",
)
YEARLY_REQUIREMENTS = ("marketing_points", "reviewed_projects", "new_clients", "partner_sourced_opportunities")
REQUIREMENTS = HELD_REQUIREMENTS + YEARLY_REQUIREMENTS


class Money(NamedTuple):
    """A stated amount in whole units of its currency (no document states cents)."""

    amount: int
    currency: str


class Rate(NamedTuple):
    """A rate as its document states it; figures are percentages as written."""

    kind: str
    figures: tuple[str, ...] = ()

    def as_json(self):
        """The rate of a line in `docs/calculation.md` §5: `percent`, `low` and `high`, or `percents`."""
        if self.kind in ("exact", "at_most"):
            return {"kind": self.kind, "percent": self.figures[0]}
        if self.kind == "between":
            return {"kind": self.kind, "low": self.figures[0], "high": self.figures[1]}
        if self.kind == "one_of":
            return {"kind": self.kind, "percents": list(self.figures)}
        return {"kind": self.kind}

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

    def is_open(self):
        """Whether the figure that applies is not known (§4, open points)."""
        return self.kind in ("not_stated", "negotiated", "one_of")

    def is_stated_above_zero(self):
        """Whether the rate alone makes a tier rank (§4)."""
        return self.kind in ("exact", "at_most", "between") and Fraction(self.figures[-1]) > 0


NOT_STATED = Rate("not_stated")


def exact(percent):
    return Rate("exact", (percent,))


def at_most(percent):
    return Rate("at_most", (percent,))


class Rule(NamedTuple):
    """What one stream earns, for one contribution where the program tells them apart."""

    stream: str
    kind: str  # commission or margin
    rate: Rate
    contribution: str | None = None
    discretionary_cap: Money | None = None  # a deal

    def bounds(self):
        """The percentages between which an assumed rate may lie."""
        return self.rate.bounds()


class Minimum(NamedTuple):
    """What a tier must sell (commission) or buy (margin) in every year."""

    name: str
    amount: Money


class Alternative(NamedTuple):
    """OutSystems Sales: so many opportunities, or so much new license revenue."""

    opportunities: int
    new_license_arr: Money


@dataclass(frozen=True)
class Tier:
    """What a partner can hold in a program."""

    id: str
    motions: tuple[str, ...]
    rules: tuple[Rule, ...] = ()
    annual_fee: Money | None = None
    refund_from: Money | None = None
    minimum: Minimum | None = None
    requirements: tuple[tuple[str, int], ...] = ()
    alternative: Alternative | None = None
    unstated_fees: tuple[str, ...] = ()
    unstated_refunds: tuple[str, ...] = ()
    has_unstated_criteria: bool = False

    @property
    def kind(self):
        """commission or margin; no tier mixes them."""
        return self.rules[0].kind

    def money_currency(self):
        """The currency of the figures that an estimate uses, or None when the tier states no money (§2)."""
        figures = [self.annual_fee, self.refund_from]
        figures += [self.minimum.amount] if self.minimum else []
        figures += [self.alternative.new_license_arr] if self.alternative else []
        figures += [rule.discretionary_cap for rule in self.rules]
        currencies = {figure.currency for figure in figures if figure is not None}
        assert len(currencies) <= 1, self.id
        return next(iter(currencies), None)


def four_streams(kind, new, renewals, upgrades, services):
    """One rule for each stream, without contributions."""
    return tuple(Rule(stream, kind, rate) for stream, rate in zip(STREAMS, (new, renewals, upgrades, services)))


def nothing_stated(kind):
    return four_streams(kind, NOT_STATED, NOT_STATED, NOT_STATED, NOT_STATED)


# --- WSO2 Partner Program Guide, October 2018 ---------------------------------------------------------

def wso2_2018_integration(name, new, services, fee, co_sell_minimum, experts, points):
    """An integration tier: WSO2 sells, commissions "up to" on new sales; renewals 0 is inferred."""
    return Tier(
        id=f"wso2-2018/{name}", motions=("refer",),
        rules=four_streams("commission", at_most(new), exact("0"), NOT_STATED, at_most(services)),
        annual_fee=Money(fee, "USD"), refund_from=Money(100_000, "USD"),
        minimum=Minimum("co_sell_minimum", Money(co_sell_minimum, "USD")),
        requirements=(("certified_experts", experts), ("marketing_points", points)),
    )


def wso2_2018_reseller(name, new, renewals, services, purchase_minimum, experts, points):
    """A reseller tier: the partner sells; plain discounts off the list price."""
    return Tier(
        id=f"wso2-2018/{name}", motions=("resell",),
        rules=four_streams("margin", exact(new), exact(renewals), NOT_STATED, exact(services)),
        annual_fee=Money(10_000, "USD"), refund_from=Money(100_000, "USD"),
        minimum=Minimum("purchase_minimum", Money(purchase_minimum, "USD")),
        requirements=(("certified_experts", experts), ("marketing_points", points)),
    )


WSO2_2018 = (
    Tier(id="wso2-2018/community-technology", motions=("promote",)),
    Tier(id="wso2-2018/oem-technology", motions=("embed",)),
    wso2_2018_integration("consultative-integration", "8", "5", 0, 15_000, 1, 1),
    wso2_2018_integration("certified-integration", "15", "11", 2_500, 50_000, 7, 8),
    wso2_2018_integration("premier-certified-integration", "18", "13", 10_000, 250_000, 15, 14),
    wso2_2018_reseller("fulfillment-reseller", "3", "3", "2", 0, 0, 0),
    wso2_2018_reseller("value-added-reseller", "35", "12", "8", 150_000, 10, 10),
)


# --- Introducing the 2020 WSO2 Partner Program, 6 April 2020 ------------------------------------------

def wso2_2020(name, motions, kind):
    """One fee for all; no rate, no criterion's figure, and no word on whether the fee comes back."""
    return Tier(
        id=f"wso2-2020/{name}", motions=motions, rules=nothing_stated(kind), annual_fee=Money(500, "USD"),
        unstated_refunds=("annual",), has_unstated_criteria=True,
    )


WSO2_2020 = (
    wso2_2020("integration", ("refer",), "commission"),
    wso2_2020("certified-integration", ("refer",), "commission"),
    wso2_2020("fulfillment-reseller", ("resell",), "margin"),
    wso2_2020("value-added-reseller", ("refer", "resell"), "margin"),
)


# --- Business model of WSO2, about 2015: qualitative, no income ---------------------------------------

WSO2_2015 = (
    Tier(id="wso2-2015/premier", motions=("deliver",)),
    Tier(id="wso2-2015/preferred", motions=("deliver",)),
    Tier(id="wso2-2015/community", motions=("deliver",)),
)


# --- OpenNebula Reseller Partnership guide ------------------------------------------------------------

def opennebula(name, motions, kind, unstated_fees=()):
    """The guide's table says that the reseller partnership, also as its referral form, costs nothing; of the others it names no fee."""
    return Tier(
        id=f"opennebula/{name}", motions=motions, rules=nothing_stated(kind),
        unstated_fees=unstated_fees, has_unstated_criteria=True,
    )


OPENNEBULA = (
    opennebula("reseller", ("refer", "resell"), "margin"),
    opennebula("referral", ("refer",), "commission"),
    opennebula("technology", ("refer",), "commission", unstated_fees=("annual",)),
    opennebula("service", ("refer",), "commission", unstated_fees=("annual",)),
)


# --- OutSystems 2021 Partner Program ------------------------------------------------------------------

OUTSYSTEMS_CAP = Money(100_000, "EUR")  # a deal; the vendor may apply it, it need not
OUTSYSTEMS_ARR = Alternative(2, Money(100_000, "EUR"))
OUTSYSTEMS_FEES = ("cloud_demo", "subsidiaries")  # amounts and columns lost
SALES_TEAM = (("associate_sales", 2), ("associate_pre_sales", 1))
DELIVERY_TEAM = (("associate_developers", 2), ("tech_leads", 1), ("reviewed_projects", 2))
MSP_TEAM = (
    ("associate_sales", 1), ("associate_pre_sales", 1), ("associate_developers", 2), ("tech_leads", 1),
    ("platform_ops_engineers", 1), ("reviewed_projects", 1), ("new_clients", 1),
)


def outsystems_commissions():
    """Co-sell on new customers is one of three figures whose columns are lost; services are not software."""
    def rule(stream, rate, contribution=None):
        return Rule(stream, "commission", rate, contribution, OUTSYSTEMS_CAP)

    return (
        rule("new_subscriptions", NOT_STATED, "partner_sourced"),
        rule("new_subscriptions", Rate("one_of", ("15", "0", "10")), "co_sell"),
        rule("renewals", NOT_STATED),
        rule("upgrades", NOT_STATED, "partner_sourced"),
        rule("upgrades", NOT_STATED, "co_sell"),
        rule("services", exact("0")),
    )


def outsystems(name, motions, rules, requirements=(), alternative=None, fees=OUTSYSTEMS_FEES, criteria=True):
    """The review score and the business plan are asked of authorizations; of which, and who owes the fees, is lost."""
    return Tier(
        id=f"outsystems-2021/{name}", motions=motions, rules=rules, requirements=requirements,
        alternative=alternative, unstated_fees=fees, has_unstated_criteria=criteria,
    )


OUTSYSTEMS_2021 = (
    outsystems("registered", ("refer",), outsystems_commissions(), criteria=False),  # the entry asks nothing
    outsystems("sales", ("refer",), outsystems_commissions(), SALES_TEAM, OUTSYSTEMS_ARR),
    outsystems("delivery", ("refer", "deliver"), outsystems_commissions(), DELIVERY_TEAM),
    # An MSP buys licenses for each named customer; the price is not printed.
    outsystems(
        "msp", ("refer", "manage"), outsystems_commissions(), MSP_TEAM, fees=("msp_licenses",) + OUTSYSTEMS_FEES,
    ),
    outsystems(
        "gsi", ("refer", "deliver"), outsystems_commissions(),
        SALES_TEAM + DELIVERY_TEAM + (("developer_certifications", 50),), OUTSYSTEMS_ARR,
    ),
    Tier(id="outsystems-2021/isv", motions=("embed",)),
    outsystems("sales-reseller", ("resell",), nothing_stated("margin"), SALES_TEAM, OUTSYSTEMS_ARR),
)

CATALOG = WSO2_2018 + WSO2_2020 + WSO2_2015 + OPENNEBULA + OUTSYSTEMS_2021
