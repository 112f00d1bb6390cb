"""Who wrote the stories of a page, where it signs all of them at the same place: what several show holds for the rest.

A name by itself under a headline, or under a text, says little on one story; where most stories of a page have one
there, that is where it names who wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from newslint.model import Story
from newslint.segmenting.lines import is_running
from newslint.segmenting.name_lines import name_beside
from newslint.segmenting.persons import is_person

#: a name stands at most so many lines below the headline or the text
REACH = 3
#: of the stories of a page so many have one at the same place
MOST = 0.6

#: whether it stands under the headline (not under the text), and how many lines below
Place = tuple[bool, int]


def name_by_page(stories: Sequence[Story], lines: Sequence[Sequence[str]]) -> list[Story]:
    """The stories, those that nobody has signed by the name that stands where the others have theirs.

    `lines` are those of each story from its headline on, and of the last one as many below it as others have.
    """
    if len(stories) < 2 or all(story.byline for story in stories):
        return list(stories)
    names = [dict(_names(told)) for told in lines]
    seen = Counter(place for told in names for place in told)
    signed = Counter(
        place for story, told in zip(stories, names) for place, name in told.items() if name in (story.byline or "")
    )
    places = [place for place, count in seen.most_common() if signed[place] or count >= max(2, MOST * len(stories))]
    return [
        story if story.byline else replace(story, byline=next((told[place] for place in places if place in told), None))
        for story, told in zip(stories, names)
    ]


def _names(told: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """The names right under a headline and right under a text, by where they stand."""
    texts = [at for at, text in enumerate(told) if at and is_running(text)]
    if not texts:
        return
    for at in range(1, min(1 + REACH, texts[0])):
        if name := _name(told[at]):
            yield (True, at), name
    for step in range(1, REACH + 1):
        at = texts[-1] + step
        if at < len(told) and (name := _name(told[at])):
            yield (False, step), name


def _name(text: str) -> str | None:
    return name_beside(text) if " " in text or is_person(text) else None
