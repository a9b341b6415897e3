"""Amounts in whole minor units, rounded half away from zero (`docs/calculation.md` §3), and ISO 4217's minor units (§2)."""

from fractions import Fraction
from typing import NamedTuple


class Money(NamedTuple):
    """A stated amount in whole units of its currency; only an amount of 0 may be without one."""

    amount: Fraction
    currency: str | None


# Currencies of ISO 4217 by the number of decimals of their minor unit. Codes without a minor unit (metals, XDR,
# XSU, XUA, bond units, XTS, XXX) are left out on purpose: the contract refuses them.
DECIMALS = {
    code: decimals
    for decimals, codes in {
        0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        2: "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE "
           "CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD "
           "HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK "
           "MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD "
           "RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH "
           "USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
        3: "BHD IQD JOD KWD LYD OMR TND",
        4: "CLF UYW",
    }.items()
    for code in codes.split()
}


def times(amount, ratio):
    """The amount multiplied by an exact ratio, rounded to the minor unit, half away from zero (§3)."""
    product, divisor = amount * ratio.numerator, ratio.denominator
    rounded = (2 * abs(product) + divisor) // (2 * divisor)
    return -rounded if product < 0 else rounded


def text(amount, decimals):
    """The amount as a decimal string with its currency's decimals. An unbounded amount (None) stays None."""
    if amount is None:
        return None
    if decimals == 0:
        return str(amount)
    units, rest = divmod(abs(amount), 10**decimals)
    return f"{'-' if amount < 0 else ''}{units}.{rest:0{decimals}d}"


def missing_rates(of_tier, of_scenario, per_euro):
    """The currencies without which one cannot be converted to the other (§2); none when they are the same."""
    if of_tier is None or of_tier == of_scenario:
        return []
    return sorted(code for code in (of_tier, of_scenario) if code != "EUR" and code not in per_euro)


def convert(money, currency, per_euro):
    """A stated amount in minor units of the scenario's currency: converted once, rounded, then used (§3).

    Nothing is nothing in every currency; a document without a currency states no amount above 0.
    """
    if money.amount == 0:
        return 0
    whole = money.amount * 10 ** DECIMALS[currency]
    if money.currency == currency:
        return int(whole)
    rate = {**per_euro, "EUR": Fraction(1)}
    return times(whole, rate[currency] / rate[money.currency])
