"""Spoils drawn scenarios: values outside their limits or of a wrong type, and keys that do not exist."""

from scenario import HIGHEST_COUNT, MONEY_FIELDS, rules_by_key
from vocabulary import REQUIREMENTS, STREAMS

# Values that no field of the named sort accepts.
NO_DECIMALS = ("", " ", "abc", "1e5", "1_000", "1,000", "+1", ".5", "5.", "-", "--1", " 1", "1 ", "1\n", "0x1", "NaN",
               "\u0661", None, 1, 1.5, True, [], {})
NO_MONEY = NO_DECIMALS + ("-1", "-0.01", "1000000000001", "1000000000000.01", "0.00001", "9" * 40)
NO_PERCENT = NO_DECIMALS + ("-0.01", "100.01", "101", "12.345", "9" * 40)
NO_COUNT = (-1, HIGHEST_COUNT + 1, 10**30, 1.5, "1", "", None, True, False, [], {})
NO_BOOLEAN = (0, 1, "true", "", None, [], {})
NO_WORD = ("", "Paid", "PAID", 1, None, True, [], {})
NO_CURRENCY = ("", "usd", "US", "USDD", "ABC", "XAU", "XXX", "XTS", " USD", 840, None, True, [])
NO_RATE = NO_DECIMALS + ("0", "0.000000", "-1", "1000000.000001", "1000001", "1.0000001")
NO_SHARE = tuple(value for value in NO_PERCENT if value is not True)


def spoil_some(draw):
    """Spoils some fields, and puts in some keys that do not exist: each is an error, the rest still counts."""
    chance, given = draw.chance, draw.given
    spoilers = [
        lambda: put(given, ("currency",), chance.choice(NO_CURRENCY)),
        lambda: put(given, ("years",), chance.choice(NO_COUNT + (0, 11))),
        lambda: put(given, (chance.choice(("deals", "team", "costs", "assumptions")),), chance.choice(([], "", None, 1))),
        lambda: put(given, ("deals", "per_year"), chance.choice(NO_COUNT + (0, 100_001))),
        lambda: put(given, ("deals", chance.choice(MONEY_FIELDS)), chance.choice(NO_MONEY)),
        lambda: put(given, ("deals", "growth_percent"), chance.choice(NO_DECIMALS + ("100.01", "-100.01", "0.001"))),
        lambda: put(given, ("deals", chance.choice(("renewal_percent", "customer_discount_percent", "registered_percent"))),
                    chance.choice(NO_PERCENT)),
        lambda: put(given, ("deals", chance.choice(("partner_sourced", "co_sell"))), chance.choice(NO_BOOLEAN)),
        lambda: put(given, ("team", chance.choice(REQUIREMENTS)), chance.choice(NO_COUNT)),
        lambda: put(given, ("costs", chance.choice(("selling_percent_refer", "selling_percent_resell", "bad_debt_percent"))),
                    chance.choice(NO_PERCENT)),
        lambda: put(given, ("costs", "per_requirement"), chance.choice(([], "1", None))),
        lambda: put(given, ("costs", "per_requirement", chance.choice(REQUIREMENTS)), chance.choice(NO_MONEY)),
        lambda: put(given, ("assumptions", "share_of_maximum_percent"), chance.choice(NO_PERCENT)),
        lambda: put(given, ("assumptions", "discretionary_caps"), chance.choice(NO_BOOLEAN)),
        lambda: put(given, ("assumptions", "purchases_at"), chance.choice(NO_WORD)),
        lambda: put(given, ("assumptions", "rates"), chance.choice(([], "1", None))),
        lambda: put(given, ("assumptions", "rates", wrong_rate_key(chance)), "1"),
        lambda: put(given, ("assumptions", "rates", "/".join(filter(None, chance.choice(list(rules_by_key(draw.programs)))))),
                    chance.choice(NO_PERCENT)),
        lambda: put(given, ("assumptions", "per_euro"), chance.choice(([], "1", None))),
        lambda: put(given, ("assumptions", "per_euro", chance.choice(("USD", "GBP", "JPY", "KWD"))), chance.choice(NO_RATE)),
        lambda: put(given, ("assumptions", "per_euro", chance.choice(("usd", "XAU", "US", "", "ABC"))), "1"),
        lambda: put(given, ("assumptions", "per_euro", "EUR"), "1.01"),
        lambda: put(given, (chance.choice(("mood", "Deals", "tiers")),), chance.choice((1, {}, None))),
        lambda: put(given, ("deals", chance.choice(("mood", "renewals", "Services"))), "1"),
        lambda: put(given, ("team", chance.choice(("pilots", "new_license_arr", "co_sell_minimum"))), 1),
        lambda: put(given, ("costs", "mood"), "1"),
        lambda: put(given, ("costs", "per_requirement", "pilots"), "1"),
        lambda: put(given, ("assumptions", "mood"), "1"),
    ]
    for spoil in chance.sample(spoilers, chance.randint(1, 5)):
        spoil()


def spoil_for_some_rules(draw):
    """The same for the fields that only rules of some programs ask for."""
    chance, given, program = draw.chance, draw.given, draw.programs[0]
    tier, line = program.tiers[0].id, f"{program.id}/{(*program.product_lines, 'line_x')[0]}"
    condition = f"{program.id}/{next(iter(program.conditions), 'condition_x')}"
    answers = [
        lambda: put(given, ("deals", "contract_months"), chance.choice(NO_COUNT + (0, 121))),
        lambda: put(given, ("deals", "units_per_deal"), chance.choice(NO_COUNT + (0,))),
        lambda: put(given, ("assumptions", "conditions"), chance.choice(([], "1", None))),
        lambda: put(given, ("assumptions", "conditions"), {condition: chance.choice(NO_SHARE)}),
        lambda: put(given, ("assumptions", "conditions"), {f"{program.id}/condition_y": True}),
    ]
    spoilers = answers + [
        lambda: put(given, ("deals", "customers"), chance.choice(NO_COUNT + (0, 100_001))),
        lambda: put(given, ("deals", "last_year"), chance.choice(([], "1", None))),
        lambda: put(given, ("deals", "last_year"), {chance.choice(STREAMS): chance.choice(NO_MONEY)}),
        lambda: put(given, ("deals", "last_year"), {"mood": "1"}),
        lambda: put(given, ("deals", "product_lines"), chance.choice(([], "1", None))),
        lambda: put(given, ("deals", "product_lines"), {line: chance.choice(NO_PERCENT)}),
        lambda: put(given, ("deals", "product_lines"), {f"{program.id}/line_y": "1"}),
        lambda: put(given, ("deals", "product_lines"), {f"{program.id}/{name}": "50.01" for name in program.product_lines}),
        lambda: put(given, ("holds",), chance.choice(({}, "1", None, tier))),
        lambda: put(given, ("holds",), [tier, chance.choice(("", "tier-1", f"{program.id}/tier-9", 1, None))]),
        lambda: put(given, ("date",), chance.choice(("", "21", "2021-13", "2021-02-30", "2021-6", 2021, None, "2021-06-31"))),
    ]
    for spoil in chance.sample(spoilers, chance.randint(1, 3)):
        spoil()


def wrong_rate_key(chance):
    """A key of `assumptions.rates` that names no rule."""
    return chance.choice((
        "", "/", "services", "wso2-2018/services", "wso2-2018/certified-integration",
        "wso2-2018/certified-integration/services/co_sell", "wso2-2018/certified-integration/mood",
        "wso2-2018/oem-technology/services", "wso2-2015/premier/services", "outsystems-2021/isv/renewals",
        "outsystems-2021/sales/renewals/co_sell", "outsystems-2021/sales/new_subscriptions/both",
        "outsystems-2021/sales/new_subscriptions/", "outsystems-2021/sales/new_subscriptions/co_sell/x",
        "Outsystems-2021/sales/renewals",
    ))


def put(given, path, value):
    """Sets a nested value; a section that was spoilt before stays as it is."""
    *sections, name = path
    for section in sections:
        given = given.setdefault(section, {})
        if not isinstance(given, dict):
            return
    given[name] = value
