"""The first screen of the report tells each contradiction once, and every doubtful statement."""

from __future__ import annotations

import re

from newslint.reporting.html.links import Place
from newslint.reporting.html.pieces import Piece
from newslint.reporting.html.shown_clusters import Point, ShownCluster, ShownMember, Side
from newslint.reporting.html.told_once import with_news
from tests.reporting.test_html import whole
from tests.reporting.texts import FERRY, PIER


def _member(letter: str, line: int) -> ShownMember:
    place: Place = ("a.txt", 0, line)
    return ShownMember(letter, place, "", "a.txt", None, "", "", line, line + 9, 99, False, False, "", "")


def _cluster(name: str, lines: tuple[int, ...], *said: tuple[str, int, str]) -> ShownCluster:
    members = tuple(_member("ABC"[at], line) for at, line in enumerate(lines))
    sides = tuple(Side(letter, line, "", (Piece("It was "), Piece(word, "said"))) for letter, line, word in said)
    points = (Point(f"{name}-x1", "claim", False, sides),) if said else ()
    return ShownCluster(name, name, "near", "", "", members, points, (), (), (), "", True, ())


def test_a_cluster_within_another_brings_no_news() -> None:
    """Two copies among three write-ups say again what was told of the three, by letters of their own."""
    three = _cluster("c-1", (1, 20, 40), ("B", 22, "late"), ("C", 41, "early"))
    two = _cluster("c-2", (20, 40), ("A", 22, "late"), ("B", 41, "early"))
    other = _cluster("c-3", (20, 40), ("A", 23, "red"), ("B", 41, "blue"))
    assert list(with_news([three, two, other, _cluster("c-4", (1, 20))])) == [three, other]


def test_what_a_cluster_sets_side_by_side_is_not_listed_again() -> None:
    """The findings on a contradiction of two write-ups are in their stories, and the list names the cluster."""
    page = whole(FERRY, PIER)
    first = page[page.index('id="overview"') : page.index('<article class="cluster"')]
    panel = first[first.index("Contradictions") : first.index("</section>", first.index("Contradictions"))]
    assert len(re.findall("<li>", panel)) == 1


def test_doubtful_statements_stand_below_the_errors() -> None:
    """A warning about a fact is what an editor looks for first, as in the text report."""
    body = "The storm killed 34 people on the coast, police said on Monday. The the harbour of Lowick is shut.\n"
    page = whole(f"Storm kills 12 people on the coast\n\n{body}\nIt will open again by the end of the week.\n")
    panel = page[page.index("Errors and doubtful statements") :]
    panel = panel[: panel.index("</section>")]
    assert panel.index('class="l-error"') < panel.index('class="l-warning"') and "the headline says 12" in panel
