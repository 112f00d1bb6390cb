"""One thing written in several ways: which way is usual, how clearly, and where the others stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.model import Hit, RelatedLocation, Span

#: the usual way is clear if it stands in so many places, and in so many times as many as all others together.
#: Measured on articles of many outlets (2026-11-28): see the rules' own notes of what was acted on
LEAST_CLEAR, TIMES_CLEAR = 3, 3
#: places that a finding shows; the count tells the rest
_SHOWN = 40


def tell_minority(ways: Mapping[str, Sequence[Span]], text: str, *, least: int = 3) -> Hit | None:
    """One hit for a thing in several ways, at the first place of the rarer ones, or None for one way.

    None for fewer than `least` places, too: of one against one nobody can tell which is the slip.

    Fields: `usual` and `count`, `other` and `rare` (how often), `both` of ways without a majority. Verdict "" where
    the usual way is clear, `lean` where it only leads, `even` where none does. The pointers show the usual way
    (`usual`), the further places of the others (`again`), and of ways without a majority the `other`.
    """
    ranked = sorted(((spans, way) for way, spans in ways.items() if spans), key=lambda item: (-len(item[0]), item[0]))
    if len(ranked) < 2 or sum(len(spans) for spans, _ in ranked) < least:
        return None
    usual, way = ranked[0]
    others = sorted(span for spans, _ in ranked[1:] for span in spans)
    lead, rest = len(usual), len(others)
    if lead == len(ranked[1][0]):
        verdict = "even"
    else:
        verdict = "" if lead >= LEAST_CLEAR and lead >= TIMES_CLEAR * rest else "lean"
    first = others[0]
    other_way = next(name for spans, name in ranked[1:] if first in spans)
    fields = (
        ("usual", usual[0].of(text)), ("usual_way", way), ("count", str(lead)), ("in_count", _places(lead)),
        ("other", first.of(text)), ("other_way", other_way), ("rare", str(rest)), ("places", _places(rest)),
    )  # fmt: skip
    pointers = [RelatedLocation(usual[0], "usual")]
    pointers += [RelatedLocation(span, "again") for span in others[1:_SHOWN]]
    if verdict == "even":
        pointers += [RelatedLocation(span, "usual") for span in usual[1:_SHOWN]]
    return Hit(first, fields, verdict, tuple(pointers))


def tell_departure(ways: Mapping[str, Sequence[Span]], house: str, text: str) -> Hit | None:
    """One hit, `house`, for a thing that the house writes in the way `house`, at the first place of any other way.

    Fields: `usual` (the house's way), `other`, and `rare` (how often); pointers show the further places (`again`).
    """
    others = sorted(span for way, spans in ways.items() if way.casefold() != house.casefold() for span in spans)
    if not others:
        return None
    first = others[0]
    fields = (("usual", house), ("other", first.of(text)), ("rare", str(len(others))))
    pointers = tuple(RelatedLocation(span, "again") for span in others[1:_SHOWN])
    return Hit(first, fields, "house", pointers)


def _places(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
