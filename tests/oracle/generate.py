"""Draws what `oracle.py` reads, as JSON lines: the same seed gives the same lines.

`python3 generate.py --seed N --count N` draws scenarios for the built-in programs, with `--programs` program files of its own, too.
"""

import argparse
import json

from draw_pair import pairs
from draw_scenario import scenarios


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--count", type=int, required=True)
    arguments.add_argument("--programs", action="store_true", help="draw program files, too")
    chosen = arguments.parse_args()
    if chosen.programs:
        drawn = pairs(chosen.seed, chosen.count)
    else:
        drawn = ({"scenario": given} for given in scenarios(chosen.seed, chosen.count))
    for entry in drawn:
        print(json.dumps(entry, separators=(",", ":")))


if __name__ == "__main__":
    main()
