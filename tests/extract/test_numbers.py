"""Numbers, units and clocks as stories write them."""

from __future__ import annotations

import pytest

from newslint.extract.numbers import value_of
from newslint.extract.units import unit_named
from newslint.extract.zones import Clock


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [
        ("4,200", 4200, 100), ("7", 7, 1), ("3.5", 3.5, 0.1), ("2.5 million", 2.5e6, 1e5), ("twenty-one", 21, 1),
        ("a dozen", 12, 1), ("two hundred and five", 205, 1), ("2 1/2", 2.5, 0.5),
    ],
)  # fmt: skip
def test_value_and_precision(written: str, value: float, step: float) -> None:
    """A number has a value and the size of the last place it claims to know."""
    number = value_of(written)
    assert number is not None
    assert number.value == value
    assert number.step == pytest.approx(step)


def test_units_by_name() -> None:
    """Spellings of one unit are one unit."""
    assert unit_named("kilometres") is unit_named("km")
    assert unit_named("square-miles") is unit_named("sq mi")
    assert unit_named("parsecs") is None


def test_clocks_allow_either_season() -> None:
    """ET is four or five hours behind GMT, and always three ahead of PT."""
    assert Clock(9 * 60, "ET").agrees(Clock(13 * 60, "GMT"))
    assert Clock(9 * 60, "ET").agrees(Clock(14 * 60, "GMT"))
    assert not Clock(9 * 60, "ET").agrees(Clock(7 * 60, "PT"))
