"""The short form of a program file, `format = 2` (programs/README.md, "The short form"), as the full form that `program.py` reads.

Citations are left as they stand, since no figure depends on them, and so are benefits, profile and seller.
"""

import copy

STREAMS = ("new_subscriptions", "renewals", "upgrades", "services")
CONTRIBUTIONS = (None, "partner_sourced", "co_sell")
PLACE = ("source", "section", "row", "confidence", "cite")

# By what the entries of a list are known.
KNOWN_BY = {
    "rules": ("stream", "contribution", "product_line", "months"),
    "requirements": ("requirement",),
    "minimums": ("measure",),
}
LISTS = ("rules", "fees", "minimums", "requirements")


def full(given):
    """The file in the full form, without what no figure depends on."""
    if given.get("format", 1) != 2:
        return given
    written = {tier["id"]: written_out(tier) for tier in given["tiers"]}
    tiers = []
    for tier in given["tiers"]:
        tier = with_inherited(tier["id"], written)
        tier["rules"] = sorted(
            tier.get("rules", ()),
            key=lambda rule: (STREAMS.index(rule["stream"]), CONTRIBUTIONS.index(rule.get("contribution"))),
        )
        for key, entries in (("rate", "rules"), ("amount", "fees"), ("refund", "fees"), ("need", "requirements")):
            for entry in tier.get(entries, ()):
                entry.setdefault(key, "not_stated")
        tiers.append(tier)
    return given | {"tiers": tiers}


def written_out(tier):
    """A rule for each stream and line, its brackets by their lower edges."""
    tier = copy.deepcopy(tier)
    rules = []
    for rule in tier.get("rules", ()):
        streams, lines = rule.pop("streams", None), rule.pop("lines", None)
        for part in (rule, *rule.get("uplifts", ())):
            if "scale" in part and "edge" not in part["scale"]:
                set_edges(part)
        for stream in streams or [rule.get("stream")]:
            for line in lines or [rule.get("product_line")]:
                named = {"stream": stream, "product_line": line}
                rules.append(copy.deepcopy(rule) | {key: value for key, value in named.items() if value is not None})
    if "rules" in tier:
        tier["rules"] = rules
    return tier


def set_edges(part):
    """Without `edge`: `up_to` is the last that has the bracket's rate, `from` the first."""
    scale = part["scale"]
    brackets = scale["brackets"]
    if any("up_to" in bracket for bracket in brackets):
        ends = [bracket.get("up_to") for bracket in brackets]
        part["rate"] = brackets[0]["rate"]
        scale["brackets"] = [{"from": end, "rate": bracket["rate"]} for end, bracket in zip(ends, brackets[1:])]
        scale["edge"] = "exclusive" if scale["applies"] == "whole" else "inclusive"
        return
    scale["edge"] = "inclusive"
    if scale["applies"] != "whole" and scale["measure"] in ("deals", "customers", "customers_in_force"):
        for bracket in brackets:
            bracket["from"] = str(int(bracket["from"]) - 1)


def with_inherited(name, written):
    own = copy.deepcopy(written[name])
    if "like" not in own:
        return own
    tier = with_inherited(own.pop("like"), written)
    for path in own.pop("without", ()):
        leave_out(tier, path.split("."))
    for key, value in own.items():
        tier[key] = laid_upon(key, tier[key], value) if key in LISTS and key in tier else value
    return tier


def known_by(entries):
    return KNOWN_BY.get(entries, ("id",))


def leave_out(tier, path):
    entries, steps = path[0], path[1:]
    if entries not in LISTS:
        return
    if not steps:
        del tier[entries]
        return

    def is_named(entry, steps):
        return all(step in [entry.get(key) for key in known_by(entries)] for step in steps)

    if any(is_named(entry, steps) for entry in tier[entries]):
        tier[entries] = [entry for entry in tier[entries] if not is_named(entry, steps)]
        return
    for entry in tier[entries]:
        if is_named(entry, steps[:-1]):
            entry.pop(steps[-1], None)


def laid_upon(entries, inherited, own):
    """Own entries change those of the same name; new ones come before the next one of the same name, or last."""
    result, waiting = list(inherited), []
    for entry in own:
        named = [key for key in known_by(entries) if key in entry]
        same = [at for at, old in enumerate(result) if all(old.get(key) == entry[key] for key in named)]
        if not same:
            waiting.append(entry)
            continue
        for at in same:
            result[at] = result[at] | entry
        result[same[0]:same[0]] = waiting
        waiting = []
    return result + waiting
