"""Draws small valid program files with every kind of rule that programs/README.md documents, alone and together."""

from fractions import Fraction

from draw_scenario import percent_text
from money import DECIMALS, text
from vocabulary import CONTRIBUTIONS, REQUIREMENTS, STREAMS

CITE = {"source": "guide", "section": "Rates", "confidence": "stated"}
CURRENCIES = ("USD", "USD", "EUR", "JPY", "KWD")


class ProgramDraw:
    """One program in the making."""

    def __init__(self, chance, id):
        self.chance, self.id = chance, id
        self.currency = chance.choice(CURRENCIES)
        self.decimals = DECIMALS[self.currency]
        lines = chance.choice((0, 0, 1, 2, 3))
        self.product_lines = [f"line_{letter}" for letter in "abc"[:lines]]
        self.conditions = {}

    def happens(self, likelihood):
        return self.chance.random() < likelihood

    def amount(self, low=1, high=400):
        """A stated amount, mostly round, sometimes to the last decimal."""
        chance = self.chance
        whole = chance.randint(low, high) * chance.choice((1, 10, 100, 500))
        if self.happens(0.2) and self.decimals:
            return text(whole * 10**self.decimals + chance.randint(0, 10**self.decimals - 1), self.decimals)
        return str(whole)

    def percents(self, count, high):
        return [percent_text(self.chance, hundredths) for hundredths in sorted(
            self.chance.choice((self.chance.randint(0, high) * 100, self.chance.randint(0, high * 100)))
            for _ in range(count)
        )]

    def rate(self, kind, high=40, amounts=True):
        chance = self.chance
        word = chance.choice(("exact",) * 6 + ("at_most", "at_most", "between", "one_of", "negotiated", "not_stated"))
        if kind == "commission" and amounts and self.happens(0.15):
            word = chance.choice(("per_deal", "per_customer"))
        if word in ("negotiated", "not_stated"):
            return word
        if word in ("per_deal", "per_customer"):
            return {word: self.amount(0, 20)}
        if word == "between":
            low, above = self.percents(2, high)
            return {word: [low, above] if low != above else [low, str(high)]}
        if word == "one_of":
            figures = self.percents(3, high)
            chance.shuffle(figures)
            return {word: figures if len(set(figures)) == 3 else ["15", "0", "10"]}
        return {word: self.percents(1, high)[0]}

    def measure(self, words):
        word = self.chance.choice(words)
        if word == "held":
            return {"held": self.chance.choice(REQUIREMENTS)}
        if word == "points":
            names = self.chance.sample(REQUIREMENTS, self.chance.randint(1, 3))
            return {"points": [{"requirement": name, "points": self.chance.randint(1, 20)} for name in names]}
        return word

    def scale(self, kind, uplift=False, how="added", high=40, amounts=True):
        """Brackets; a rule's may cut its amount, an uplift's only a count of deals or customers, and when it is added."""
        chance = self.chance
        applies = chance.choice(("whole", "whole", "graduated", "from_then_on"))
        if uplift and (how != "added" or self.happens(0.7)):
            applies = "whole"
        if applies == "whole":
            words = ["base", "base", "bases", "list", "invoiced", "closed_deals", "deals", "customers", "held", "points"]
        elif applies == "graduated":
            words = ["base", "base", "bases", "bases", "deals", "customers"]
        else:
            words = ["base", "base", "deals", "customers"]
        if uplift:
            words = [word for word in words if word != "bases" and (applies == "whole" or word in ("deals", "customers"))]
        measure = self.measure(words)
        money = measure in ("base", "bases", "list", "invoiced", "closed_deals")
        count = chance.randint(1, 3)
        if money:
            edges = list({Fraction(edge): edge for edge in sorted((self.amount() for _ in range(count)), key=Fraction)}.values())
        else:
            edges = [str(edge) for edge in sorted(chance.sample(range(1, 13), count))]
        amounts = amounts and not uplift
        found = {
            "measure": measure, "applies": applies, "edge": chance.choice(("inclusive", "exclusive", "not_stated")),
            "brackets": [{"from": edge, "rate": self.rate(kind, high, amounts)} for edge in edges], "cite": CITE,
        }
        if applies == "whole" and measure in ("list", "invoiced", "closed_deals") and self.happens(0.5):
            found["measured_in"] = "last_year"
        elif self.happens(0.1):
            found["measured_in"] = "this_year"
        return found

    def when(self):
        """One or two conditions of the program, made where they are needed first."""
        chance, found = self.chance, []
        for _ in range(chance.choice((1, 1, 2))):
            check = chance.choice((
                "asked", "asked", "registered", {"contract_months": chance.choice((12, 24, 36))},
                {"units_per_deal": chance.choice((5, 10))},
                {"held": {"requirement": chance.choice(REQUIREMENTS[:4]), "at_least": chance.randint(1, 3)}},
            ))
            name = f"condition_{len(self.conditions) + 1}"
            if len(self.conditions) < 4:
                self.conditions[name] = check
            else:
                name = chance.choice(sorted(self.conditions))
            if name not in found:
                found.append(name)
        return found

    def uplift(self, number, kind):
        how = self.chance.choice(("added", "compounded") if kind == "commission" else ("added", "compounded", "rebate"))
        found = {"id": f"uplift_{number}", "name": "More", "rate": self.rate(kind, 15, False), "how": how, "cite": CITE}
        if self.happens(0.35):
            found["scale"] = self.scale(kind, True, how, 15)
        if self.happens(0.5):
            found["when"] = self.when()
        return found

    def limit(self):
        is_cap = self.happens(0.6)
        found = {
            "bound": {"at_most" if is_cap else "at_least": self.amount(1, 50)},
            "per": self.chance.choice(("deal", "customer", "year")), "cite": CITE,
        }
        if is_cap and self.happens(0.4):
            found["discretionary"] = self.happens(0.7)
        return found

    def base(self):
        chance = self.chance
        found = {}
        if self.happens(0.5):
            found["value"] = chance.choice(("invoiced", "list"))
        if self.happens(0.5):
            found["span"] = chance.choice(("year", "contract", "first_year"))
        if self.happens(0.5):
            found["growth"] = self.happens(0.8)
        return found or {"value": "list"}

    def cut_by_count(self, scale):
        """An amount for each deal or customer is cut by counts, not by money."""
        if scale["applies"] != "whole" and scale["measure"] in ("base", "bases"):
            scale["measure"] = self.chance.choice(("deals", "customers"))
            for number, bracket in enumerate(scale["brackets"], start=1):
                bracket["from"] = str(2 * number)

    def rule(self, kind, sales):
        """One rule for the sales that it is about."""
        when = self.when() if self.happens(0.25) else []
        rule = {**sales, "kind": kind, "rate": self.rate(kind), "cite": CITE}
        if self.happens(0.4):
            rule["scale"] = self.scale(kind)
            if any(is_amount(rate) for rate in rates_of(rule)):
                self.cut_by_count(rule["scale"])
        if when:
            rule["when"] = when
        if self.happens(0.3):
            rule["uplifts"] = [self.uplift(number, kind) for number in range(1, self.chance.choice((2, 2, 3)))]
        if kind == "commission":
            if self.happens(0.3):
                rule["base"] = self.base()
                if "months" in rule:
                    rule["base"].pop("growth", None)
            if self.happens(0.15):
                rule["cap"] = {"amount_per_deal": self.amount(1, 50), "discretionary": self.happens(0.5), "cite": CITE}
            if self.happens(0.25):
                rule["limits"] = [self.limit() for _ in range(self.chance.choice((1, 1, 2)))]
        return rule

    def sales(self, kind):
        """For which sales a tier has rules: by stream, contribution, product line and months."""
        chance, found = self.chance, []
        for stream in STREAMS:
            if not self.happens(0.7):
                continue
            contributions = chance.choice(((None,),) * 4 + (CONTRIBUTIONS, CONTRIBUTIONS[:1], CONTRIBUTIONS[1:]))
            lines = [None]
            if self.product_lines and self.happens(0.5):
                lines = [line for line in self.product_lines if self.happens(0.8)] or self.product_lines
            months = self.months(stream)
            found += [
                self.sale(stream, contribution if kind == "commission" else None, line, span)
                for contribution in (contributions if kind == "commission" else (None,)) for line in lines for span in months
            ]
        return found or [{"stream": "new_subscriptions"}]

    def months(self, stream):
        if stream == "new_subscriptions":
            spans = (None,) * 4 + ({"from": 1, "through": 6}, {"from": 4}, {"from": 1, "through": 12})
            return (self.chance.choice(spans),)
        if stream != "renewals":
            return (None,)
        return self.chance.choice((
            (None,), (None,), (None,), ({"from": 13},), ({"from": 13, "through": 24},), ({"from": 13, "through": 18},),
            ({"from": 19, "through": 30},), ({"from": 13, "through": 24}, {"from": 25}),
            ({"from": 13, "through": 17}, {"from": 18, "through": 36}, {"from": 37}), ({"from": 25},),
        ))

    def sale(self, stream, contribution, line, months):
        named = {"contribution": contribution, "product_line": line, "months": months}
        return {"stream": stream} | {key: value for key, value in named.items() if value is not None}

    def fee(self, number, measure):
        chance = self.chance
        amount = chance.choice((
            {"annual": self.amount(0, 50)}, {"annual": self.amount(0, 50)}, {"monthly": self.amount(0, 20)},
            {"once": self.amount(0, 50)}, {"once": self.amount(0, 50)}, "negotiated", "not_stated",
        ))
        refund = chance.choice(("none", "not_stated", "reaching", "reaching"))
        if refund == "reaching":
            refund = {"reaching": {"measure": measure, "amount": self.amount(), "cite": CITE}}
        found = {"id": f"fee_{number}", "name": "Fee", "amount": amount, "refund": refund, "cite": CITE}
        # Beside an amount, words that nobody evaluates are refused.
        is_for_some = self.happens(0.2) and isinstance(amount, str)
        return found | ({"condition": "Only for some"} if is_for_some else {})

    def requirements(self):
        """Each counted requirement stands once in a tier."""
        chance = self.chance
        names = chance.sample(REQUIREMENTS, len(REQUIREMENTS))
        found = []
        for number in range(chance.choice((0, 1, 1, 2, 3))):
            kind = chance.choice(("at_least", "amount", "not_stated", "any_of", "some_of", "points", "sold"))
            requirement, need = self.need(kind, names, number)
            entry = {"requirement": requirement, "need": need, "cite": CITE}
            if kind not in ("at_least", "amount"):
                entry["name"] = "What is asked"
            if all(requirement != other["requirement"] for other in found):
                found.append(entry)
        return found

    def need(self, kind, names, number):
        chance = self.chance
        if kind == "at_least":
            return names.pop(), {"at_least": chance.randint(0, 8)}
        if kind == "amount":
            return "new_license_arr", {"amount": self.amount()}
        if kind == "not_stated":
            return f"criterion_{number}", "not_stated"
        if kind == "points":
            weights = [{"requirement": name, "points": chance.randint(1, 20)} for name in chance.sample(REQUIREMENTS, 2)]
            return f"points_{number}", {"points": {"at_least": chance.randint(1, 60), "of": weights}}
        if kind == "sold":
            measure = chance.choice(("list", "invoiced", "closed_deals", "deals", "customers"))
            counted = measure in ("deals", "customers")
            sold = {"measure": measure, "at_least": str(chance.randint(1, 12)) if counted else self.amount()}
            if not counted and self.happens(0.4):
                sold["measured_in"] = chance.choice(("this_year", "last_year"))
            return f"sold_{number}", {"sold": sold}
        count = chance.choice((2, 3)) if kind == "any_of" else chance.choice((3, 4))
        if len(names) < count:
            return f"criterion_{number}", "not_stated"
        ways, named = [], set()
        for place in range(count):
            way, need = self.need(chance.choice(("at_least", "at_least", "amount", "points", "sold")), names, f"{number}_{place}")
            if way in named:
                way, need = self.need("at_least", names, number)
            named.add(way)
            ways.append({"requirement": way, "need": need})
        names[:] = [name for name in names if name not in named]
        if kind == "any_of":
            return f"choice_{number}", {"any_of": ways}
        return f"choice_{number}", {"some_of": {"at_least": chance.randint(2, count - 1), "of": ways}}

    def tier(self, number, kind, sales):
        chance = self.chance
        measure = "closed_deals" if kind == "commission" else "purchases"
        statement = {"value": "not_stated", "cite": CITE}
        tier = {
            "id": f"tier-{number}", "name": f"Tier {number}", "motions": ["refer" if kind == "commission" else "resell"],
            "seller": {"value": "not_stated", "cite": CITE},
            "profile": dict.fromkeys(("purpose", "earns", "audience", "key_value"), statement),
        }
        if self.happens(0.03):
            return tier
        tier["rules"] = [self.rule(kind, found) for found in sales]
        tier["fees"] = [self.fee(place, measure) for place in range(1, chance.choice((1, 1, 2, 3)))]
        if self.happens(0.3):
            tier["minimums"] = [{"measure": measure, "amount": self.amount(), "cite": CITE}]
        tier["requirements"] = self.requirements()
        return tier

    def program(self):
        chance = self.chance
        kind = chance.choice(("commission", "commission", "margin"))
        sales = self.sales(kind)
        held = self.happens(0.35)
        tiers = []
        for number in range(1, chance.choice((2, 2, 3, 4, 5))):
            if self.happens(0.3):
                kind = chance.choice(("commission", "margin"))
                sales = self.sales(kind)
            tiers.append(self.tier(number, kind, sales))
        found = {
            "id": self.id, "vendor": "Drawn", "name": "Drawn Program", "edition": "2021", "currency": self.currency,
            "validity": {"cite": CITE}, "sources": [{"id": "guide", "title": "A guide"}],
        }
        if self.product_lines:
            found["product_lines"] = [{"id": line, "name": line} for line in self.product_lines]
        if self.conditions:
            found["conditions"] = [
                {"id": name, "name": name, "check": check, "cite": CITE} for name, check in self.conditions.items()
            ]
        if held:
            found["best_of_held"] = CITE
        if self.happens(0.25):
            found["rounding"] = {
                "direction": chance.choice(("down", "half_up")), "unit": self.unit(),
                "at": "line" if held else chance.choice(("line", "total")), "cite": CITE,
            }
        return found | {"tiers": tiers}

    def unit(self):
        """In whole units where the currency has no decimals."""
        whole = ("1", "1", "5", "10", "100")
        return self.chance.choice(whole + (("0.01", "0.05", "0.1", "0.5") if self.decimals else ()))


def rates_of(rule):
    return [rule["rate"], *(bracket["rate"] for bracket in rule["scale"]["brackets"])]


def is_amount(rate):
    return isinstance(rate, dict) and bool(set(rate) & {"per_deal", "per_customer"})
