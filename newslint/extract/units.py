"""Units of measure as news writes them, with the factors that lead from one to another.

Factors are to the SI unit of the dimension (metre, square metre, cubic metre, kilogram, metre a second) and exact by
definition (international yard and pound of 1959, US survey units ignored). A name that means several units has all.
"""

from __future__ import annotations

import re

from msgspec import Struct

_MILE, _FOOT, _POUND, _GALLON, _IMPERIAL_GALLON = 1609.344, 0.3048, 0.45359237, 3.785411784e-3, 4.54609e-3
_HOUR = 3600.0
#: plurals that no -s makes
_PLURALS = {"foot": "feet", "inch": "inches", "stone": "stone"}


class Unit(Struct, frozen=True):
    """A unit: what it measures, the factors to that dimension's SI unit, and for temperatures the zero point."""

    name: str
    dimension: str
    factors: tuple[float, ...]
    zero: float = 0.0

    @property
    def plural(self) -> str:
        """The name behind a figure other than one: feet, inches, miles an hour, degrees Celsius."""
        if self.dimension == "temperature":
            return f"degrees {self.name}"
        first, by_hour, rest = self.name.partition(" a")
        *describing, noun = first.split()
        return " ".join([*describing, _PLURALS.get(noun, f"{noun}s")]) + by_hour + rest

    def convert(self, value: float, other: Unit, difference: bool = False) -> list[float]:
        """What `value` of this unit can be in the other; a `difference` of temperatures has no zero point."""
        if self.dimension == "temperature":
            zero = (0.0, 0.0) if difference else (self.zero, other.zero)
            return [(value - zero[0]) * self.factors[0] / other.factors[0] + zero[1]]
        return [value * mine / theirs for mine in self.factors for theirs in other.factors]


_UNITS: tuple[tuple[str, str, tuple[float, ...], str], ...] = (
    ("nautical mile", "length", (1852.0,), r"nautical miles?|nm|nmi"),
    ("mile", "length", (_MILE,), r"(?:statute )?miles?|mi"),
    ("kilometre", "length", (1000.0,), r"kilomet(?:er|re)s?|kms?"),
    ("metre", "length", (1.0,), r"met(?:er|re)s?|m"),
    ("centimetre", "length", (0.01,), r"centimet(?:er|re)s?|cms?"),
    ("millimetre", "length", (0.001,), r"millimet(?:er|re)s?|mms?"),
    ("yard", "length", (0.9144,), r"yards?|yds?"),
    ("foot", "length", (_FOOT,), r"feet|foot|ft"),
    ("inch", "length", (0.0254,), r"inch(?:es)?|in"),
    ("square mile", "area", (_MILE**2,), r"(?:square|sq\.?)[ -]miles?|sq\.? mi"),
    ("square kilometre", "area", (1e6,), r"(?:square|sq\.?)[ -](?:kilomet(?:er|re)s?|kms?)|km2|km²|sqkm"),
    ("square metre", "area", (1.0,), r"(?:square|sq\.?)[ -](?:met(?:er|re)s?|m)|m2|m²|sqm"),
    ("square foot", "area", (_FOOT**2,), r"(?:square|sq\.?)[ -](?:feet|foot|ft)|sq ?ft"),
    ("acre", "area", (4046.8564224,), r"acres?"),
    ("hectare", "area", (1e4,), r"hectares?|ha"),
    ("pound", "mass", (_POUND,), r"pounds?|lbs?"),
    ("ounce", "mass or volume", (0.028349523125, 2.95735295625e-5, 2.84130625e-5), r"(?:fluid )?ounces?|oz"),
    ("stone", "mass", (14 * _POUND,), r"stones?|st"),
    ("kilogram", "mass", (1.0,), r"kilogram(?:me)?s?|kilos?|kgs?"),
    ("gram", "mass", (0.001,), r"gram(?:me)?s?|g"),
    ("ton", "mass", (907.18474, 1016.0469088, 1000.0), r"(?:short |long |metric )?tons?"),
    ("tonne", "mass", (1000.0,), r"tonnes?"),
    ("gallon", "volume", (_GALLON, _IMPERIAL_GALLON), r"(?:US |U\.S\. |imperial )?gallons?"),
    ("quart", "volume", (_GALLON / 4, _IMPERIAL_GALLON / 4), r"quarts?"),
    ("pint", "volume", (_GALLON / 8, _IMPERIAL_GALLON / 8), r"pints?"),
    ("litre", "volume", (1e-3,), r"lit(?:er|re)s?"),
    ("millilitre", "volume", (1e-6,), r"millilit(?:er|re)s?|ml"),
    ("cubic metre", "volume", (1.0,), r"cubic (?:met(?:er|re)s?|m)|m3|m³"),
    ("cubic foot", "volume", (_FOOT**3,), r"cubic (?:feet|foot|ft)"),
    ("cubic yard", "volume", (0.9144**3,), r"cubic yards?"),
    ("barrel", "volume", (42 * _GALLON,), r"barrels?"),
    ("mile an hour", "speed", (_MILE / _HOUR,), r"mph|miles? (?:per|an) hour"),
    ("kilometre an hour", "speed", (1000 / _HOUR,), r"kph|kmph|km/h|kmh|(?:kilomet(?:er|re)s?|kms?) (?:per|an) hour"),
    ("knot", "speed", (1852 / _HOUR,), r"knots?|kts?"),
    ("metre a second", "speed", (1.0,), r"m/s|met(?:er|re)s? (?:per|a) second"),
    ("foot a second", "speed", (_FOOT,), r"(?:feet|foot) (?:per|a) second"),
    ("Celsius", "temperature", (1.8,), r"(?:degrees? |° ?)?(?:[Cc]elsius|[Cc]entigrade|C)|℃"),
    ("Fahrenheit", "temperature", (1.0,), r"(?:degrees? |° ?)?(?:[Ff]ahrenheit|F)|℉"),
)  # fmt: skip
_ORDER = ("speed", "area", "volume", "mass or volume", "mass", "temperature", "length")
_ZEROS = {"Celsius": 0.0, "Fahrenheit": 32.0}
UNITS = tuple(Unit(name, kind, factors, _ZEROS.get(name, 0.0)) for name, kind, factors, _ in _UNITS)
#: any unit as it is written, as a pattern; the longer come first, so that "miles per hour" isn't read as miles
_SORTED = sorted(_UNITS, key=lambda row: _ORDER.index(row[1]))
WRITTEN_UNIT = "(?:" + "|".join(forms for *_, forms in _SORTED) + r")(?![A-Za-z²³])"
_FORMS = tuple((unit, re.compile(forms)) for unit, (*_, forms) in zip(UNITS, _UNITS, strict=True))


def unit_named(written: str) -> Unit | None:
    """The unit that is written so, hyphens as spaces; None if it is none of ours."""
    plain = written.replace("-", " ")
    return next((unit for unit, forms in _FORMS if forms.fullmatch(plain)), None)


#: units of one system and what the other has in their place
_COUNTERPARTS = {
    "mile": "kilometre", "foot": "metre", "yard": "metre", "inch": "centimetre", "acre": "hectare", "pound": "kilogram",
    "ounce": "gram", "gallon": "litre", "square mile": "square kilometre", "square foot": "square metre",
    "mile an hour": "kilometre an hour", "Fahrenheit": "Celsius", "nautical mile": "kilometre",
}  # fmt: skip


def counterparts(unit: Unit) -> list[Unit]:
    """The units of the other system that stand beside this one in conversions."""
    names = {b for a, b in _COUNTERPARTS.items() if a == unit.name} | {
        a for a, b in _COUNTERPARTS.items() if b == unit.name
    }
    return [other for other in UNITS if other.name in names]


def is_metric(unit: Unit) -> bool:
    """Whether a unit is one of those that the rest of the world uses."""
    return unit.name in _COUNTERPARTS.values() or unit.name in ("millimetre", "tonne", "metre a second", "cubic metre")


def same_dimension(one: Unit, other: Unit) -> bool:
    """Whether the two measure the same thing; an ounce may be one of mass or of volume."""
    return one.dimension in other.dimension.split(" or ") or other.dimension in one.dimension.split(" or ")
