"""Draws the short form of a drawn program file, with what it leaves out (programs/README.md, "The short form")."""

from short import full

PLACES = {"cite", "cites"}


def shortened(chance, program):
    """The same program in the short form, in one of the ways in which an author may write it."""
    short = without_places(program) | {"format": 2, "cite": {"section": "Rates"}}
    for tier in short["tiers"]:
        for rule in tier.get("rules", ()):
            for part in (rule, *rule.get("uplifts", ())):
                if chance.random() < 0.5:
                    by_the_document(chance, part)
        if tier.get("rules"):
            tier["rules"] = joined(chance, tier["rules"])
        for key, entries in (("rate", "rules"), ("amount", "fees"), ("refund", "fees"), ("need", "requirements")):
            for entry in tier.get(entries, ()):
                if entry.get(key) == "not_stated":
                    del entry[key]
        if tier.get("profile") and chance.random() < 0.5:
            del tier["profile"]
    tiers = short["tiers"]
    for at in range(1, len(tiers)):
        if chance.random() < 0.6:
            written = full(short | {"tiers": tiers[:at]})["tiers"]
            tiers[at] = like(chance, tiers[at], chance.choice(written))
    return short


def without_places(given):
    if isinstance(given, dict):
        return {key: without_places(value) for key, value in given.items() if key not in PLACES}
    return [without_places(entry) for entry in given] if isinstance(given, list) else given


def by_the_document(chance, part):
    """Brackets by the document's figures, where an edge says nothing else than they do."""
    scale = part.get("scale")
    if not scale or scale["edge"] == "not_stated":
        return
    whole = scale["applies"] == "whole"
    counted = scale["measure"] in ("deals", "customers")
    brackets = scale["brackets"]
    if scale["edge"] == ("exclusive" if whole else "inclusive") and chance.random() < 0.5:
        rates = [part.pop("rate"), *(bracket["rate"] for bracket in brackets)]
        ends = [bracket["from"] for bracket in brackets]
        scale["brackets"] = [{"up_to": end, "rate": rate} for end, rate in zip(ends, rates)] + [{"rate": rates[-1]}]
        del scale["edge"]
    elif scale["edge"] == "inclusive":
        if counted and not whole:
            scale["brackets"] = [bracket | {"from": str(int(bracket["from"]) + 1)} for bracket in brackets]
        del scale["edge"]


def joined(chance, rules):
    """Rules that differ in their stream alone as one, in any order."""
    found = []
    for rule in rules:
        rest = {key: value for key, value in rule.items() if key != "stream"}
        same = [other for other in found if {key: value for key, value in other.items() if key != "streams"} == rest]
        if same:
            same[0]["streams"].append(rule["stream"])
        else:
            found.append({"streams": [rule["stream"]]} | rest)
    for rule in found:
        if len(rule["streams"]) == 1 and chance.random() < 0.5:
            rule["stream"] = rule.pop("streams")[0]
        else:
            chance.shuffle(rule["streams"])
    return found


def like(chance, tier, base):
    """A tier that is like another but for some rates, fees and requirements."""
    own = {"id": tier["id"], "name": tier["name"], "like": base["id"]}
    without = [entries for entries in ("requirements", "minimums") if entries in base and chance.random() < 0.3]
    for fee in base.get("fees", ()):
        if chance.random() < 0.2:
            without.append(f"fees.{fee['id']}")
        elif chance.random() < 0.4 and "condition" not in fee:
            own.setdefault("fees", []).append({"id": fee["id"], "amount": {"annual": str(chance.randint(0, 50))}})
    if chance.random() < 0.3:
        own.setdefault("fees", []).insert(0, {"id": "entry_fee", "name": "Entry", "amount": {"once": "7"}, "refund": "none"})
    plain = sorted({rule["stream"] for rule in base["rules"]} - {rule["stream"] for rule in base["rules"] if "scale" in rule})
    for stream in plain:
        if chance.random() < 0.5:
            own.setdefault("rules", []).append({"stream": stream, "rate": {"exact": str(chance.randint(0, 40))}})
    scaled = [rule for rule in base["rules"] if "scale" in rule]
    if scaled and chance.random() < 0.3:
        rule = chance.choice(scaled)
        named = [rule[key] for key in ("stream", "contribution", "product_line") if key in rule]
        without.append(".".join(["rules", *named, "uplifts" if "uplifts" in rule and chance.random() < 0.5 else "scale"]))
    return own | ({"without": without} if without else {})
