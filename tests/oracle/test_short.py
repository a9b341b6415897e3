"""The short form of a program file against the same program written out by hand, which the tests of the files keep."""

import tomllib
import unittest

from program import PROGRAMS, read


def tiers_of(name):
    return read(tomllib.loads((PROGRAMS / "tests" / "short_form" / f"{name}.toml").read_text("utf-8"))).tiers


class ShortForm(unittest.TestCase):
    def test_what_is_left_out_is_written_out(self):
        for short, full in zip(tiers_of("short"), tiers_of("full"), strict=True):
            self.assertEqual(short, full)
