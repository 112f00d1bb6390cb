"""The style of a house, read off its stories: how often they write which of several ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newslint.checks.cpy import consistency, spelling_mix, ways
from newslint.rulebook.house_style import thing_of
from newslint.rulebook.rule import Rule
from newslint.segmenting.view import StoryText, View

#: a way is the house's if it stands in so many places, and in this share of all (chosen by hand, not measured)
LEAST, SHARE = 10, 0.9


class StyleLesson(Struct, frozen=True):
    """A thing and the way in which the house writes it, in `count` of `total` places."""

    thing: str
    way: str
    count: int
    total: int

    @property
    def evidence(self) -> str:
        """What speaks for it, in words."""
        return f"in {self.count} of {self.total} places"


class StyleLearner:
    """Counts over any number of stories."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [rule for rule in rules if thing_of(rule.check, rule.name)]
        self._counts: dict[str, Counter[str]] = {}

    def add(self, text: StoryText) -> None:
        """Count what a story writes how."""
        if text.story is None or (text.language or "en").partition("-")[0] != "en":
            return
        for rule in self._rules:
            for thing, way, count in _count(View(text, rule.scope), rule):
                self._counts.setdefault(thing, Counter())[way] += count

    def lessons(self) -> list[StyleLesson]:
        """The ways that are the house's, by thing; words, of which there may be many, have `words` for their thing."""
        found = []
        for thing, counts in sorted(self._counts.items()):
            (way, count), *_ = counts.most_common(1)
            total = counts.total()
            if count >= LEAST and count >= SHARE * total:
                found.append(StyleLesson(thing.partition(" ")[0], way, count, total))
        return found


def _count(view: View, rule: Rule) -> Iterator[tuple[str, str, int]]:
    """Thing, way, and in how many places; the family of a word is a thing of its own ("words adviser")."""
    thing, options = thing_of(rule.check, rule.name), rule.options
    if isinstance(options, ways.Options):
        for found in ways.places(view, replace(options, house="")).values():
            yield from ((thing, way, len(spans)) for way, spans in found.items())
    elif isinstance(options, spelling_mix.Options):
        yield from ((thing, side, count) for side, count in spelling_mix.sides(view, options).items())
    elif isinstance(options, consistency.Options):
        for family, word, count in consistency.count_words(view, options):
            yield f"{thing} {family}", word, count
