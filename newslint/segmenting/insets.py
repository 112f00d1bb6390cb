"""Headlines of other stories that stand inside a story's text, and head nothing there.

Sites set a link to a related story between two paragraphs: its headline under a label ("Related article"), or by itself
in capitals where the page's own headline has none. The text goes on below as if it weren't there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.segmenting.boilerplate.line_features import line_features, speaks_of_a_page
from newslint.segmenting.boundaries import newness
from newslint.segmenting.credits import read_credit
from newslint.segmenting.lines import Line, could_head, is_prose

#: a label has so many words, and a headline no fewer: a single word ("Continue", "Weiterlesen") closes teasers
LABEL, HEADLINE = range(2, 5), 4
#: so many lines under a headline may be credits
UNDER = 2
#: how little new is under capitals that are links, in the mean (`newness`). On seven published articles with such links
#: it is -.59 and less; of 22 pages of several stories of which one alone isn't in capitals three have less than this
#: (30 November 2026)
RESUMED = -0.5
#: "Read more" closes a teaser more often than it opens a link
_CLOSES = "more"


def labelled_links(lines: Sequence[Line]) -> Iterator[int]:
    """The headlines under a label that points to other stories, close under it and amid paragraphs of a text."""
    for at in range(1, len(lines) - 2):
        label, link, below = lines[at : at + 3]
        apart = not link.gap and below.gap and is_prose(below)
        if not apart or not speaks_of_a_page(label.text):
            continue
        heads = link.words >= HEADLINE and could_head(link) and not link.text.endswith(".")
        if heads and is_prose(lines[at - 1]) and _is_label(label.text):
            yield at + 1


def _is_label(text: str) -> bool:
    words = [word for word in text.lower().split() if any(map(str.isalpha, word))]
    told = line_features(text)
    return len(words) in LABEL and bool(told.related) and not told.stop and _CLOSES not in words


def shouted_links(lines: Sequence[Line], titles: Sequence[int]) -> frozenset[int]:
    """A page's headlines but the first, if they stand in capitals, unsigned, and the first doesn't; none otherwise.

    The text under them goes on about what stands over them.
    """
    others = titles[1:]
    if not others or _is_shouted(lines[titles[0]].text):
        return frozenset()
    from statistics import mean

    linked = all(_is_shouted(lines[at].text) and not _is_signed(lines, at) for at in others)
    return frozenset(others) if linked and mean(newness(lines, titles)) < RESUMED else frozenset()


def _is_shouted(text: str) -> bool:
    """Whether all letters are capitals, in a script that has them."""
    return all(map(str.isupper, filter(str.isalpha, text)))


def _is_signed(lines: Sequence[Line], at: int) -> bool:
    """Whether a credit stands beside a headline."""
    return any(read_credit(line.text) for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 1 + UNDER]))
