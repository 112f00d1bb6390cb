"""The style of the house, as the settings name it, put into the rules that hold one thing in two ways against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from newslint.errors import RuleError, did_you_mean
from newslint.rulebook.gates import with_options
from newslint.rulebook.rule import Rule
from newslint.settings import Settings

#: the end of the names of rules that a house may decide: percent-two-ways is `percent` in the settings
ENDING = "-two-ways"
_SIDES = ("British", "American")


def thing_of(check: str, name: str) -> str:
    """What a rule of this check and name is called under `[style]`, or an empty string."""
    if check == "ways":
        return name.removesuffix(ENDING)
    return {"spelling-mix": "spelling", "consistency": "words"}.get(check, "")


def ways_of(check: str, options: Struct) -> tuple[str, ...]:
    """The ways that a house may choose from; none where any word will do."""
    if check == "ways":
        return tuple(way for way, _ in options.ways)  # type: ignore[attr-defined]
    return _SIDES if check == "spelling-mix" else ()


def apply_style(rules: Iterable[Rule], settings: Settings, known: Mapping[str, tuple[str, ...]]) -> tuple[Rule, ...]:
    """The rules with the house's way set; raises RuleError for a thing or a way that is none.

    `known` are the things of all rules, also of those that aren't wanted.
    """
    wanted: dict[str, tuple[str, ...]] = {}
    for thing, way in settings.style:
        if thing not in known:
            hint = did_you_mean(thing, tuple(known))
            raise RuleError(f"`{thing}` is nothing that a house decides", path=settings.path, hint=hint)
        if known[thing] and way not in known[thing]:
            ways = ", ".join(f"`{one}`" for one in known[thing])
            raise RuleError(f"`{way}` is no way of `{thing}`", path=settings.path, hint=f"one of {ways}")
        wanted[thing] = (*wanted.get(thing, ()), way)
    return tuple(_with_house(rule, wanted.get(thing_of(rule.check, rule.name), ())) for rule in rules)


def _with_house(rule: Rule, ways: tuple[str, ...]) -> Rule:
    if not ways:
        return rule
    house: object = ways if rule.check == "consistency" else ways[-1]
    return with_options(rule, replace(rule.options, house=house))
