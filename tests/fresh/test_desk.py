"""What a sub-editor marks, in stories written before the rules: the level that was reached is held, kind by kind."""

from collections import defaultdict
from pathlib import Path

import pytest

from newslint.model import Document, Finding
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings

#: kind: (faults told, right ones flagged), of ten each in the first file; of the others that were written later, before
#: the rules, 4 of 79 were told in the first run of the one, 3 of 58 of the other, and 67 of 179 of the last
REACHED: dict[str, dict[str, tuple[int, int]]] = {
    "desk.txt": {
        "spelling": (9, 1), "compounds": (7, 1), "capitals": (6, 0), "percent": (10, 0), "thousands": (7, 0),
        "ranges": (7, 0), "dates": (10, 0), "times": (9, 1), "honorifics": (9, 0), "stops": (9, 0),
        "introduced": (9, 0), "attribution": (10, 0), "apostrophes": (9, 0), "agreement": (9, 0), "articles": (8, 0),
        "frames": (7, 0), "fragments": (5, 0),
    },
    "desk_short.txt": {
        "compounds": (9, 0), "currency": (11, 0), "millions": (7, 0), "percent": (7, 0), "times": (10, 0),
        "numbers": (8, 0), "scores": (5, 0), "money-ranges": (5, 0), "diacritics": (7, 0), "spelling": (5, 0),
    },
    "desk_people.txt": {
        "title-drop": (7, 0), "honorific": (8, 0), "surname-first": (4, 0), "repeated-fact": (6, 0),
        "list-form": (6, 0),
        "single-quotes": (2, 0), "unattributed": (3, 0), "abbreviation": (2, 0), "capitals": (5, 0), "parallel": (5, 0),
    },
    "desk_kinds.txt": {
        "compound": (7, 0), "spelling-variant": (4, 0), "capitals": (3, 0), "hyphen-dash": (2, 0), "numbers": (2, 0),
        "percent": (2, 0), "date-time": (2, 0), "currency": (1, 0), "range": (4, 0), "abbreviation": (2, 0),
        "quote-marks": (1, 0), "list-form": (2, 0), "place": (4, 0), "name": (7, 0), "title-drop": (3, 0),
        "surname-first": (2, 0), "tautology": (10, 0), "preposition": (12, 0), "wrong-word": (9, 0),
        "misspelling": (7, 0), "fewer-less": (2, 0), "who-whom": (5, 0), "that-which": (1, 0), "correlatives": (5, 0),
        "double-negative": (6, 0), "doubled-paragraph": (2, 0), "told-again": (1, 0),
    },
}  # fmt: skip
CASES = [(file, kind) for file, kinds in REACHED.items() for kind in kinds]


def _stories(name: str) -> dict[str, list[tuple[bool, str]]]:
    """The kinds, each with its stories, and whether there is a fault in them."""
    found: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    kind = ""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:]
        elif line[:2] in ("! ", "= "):
            found[kind].append((line[0] == "!", "Notes from Lowick county\n\n" + line[2:].replace(" / ", "\n\n")))
    return found


STORIES = {name: _stories(name) for name in REACHED}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """All rules about copy."""
    return Checker(load_rules(Settings(select=("CPY",))))


def _findings(checker: Checker, story: str) -> tuple[Finding, ...]:
    return checker.check(Document("a.txt", story.replace("⟦", "").replace("⟧", ""), language="en"))


def _is_told(checker: Checker, story: str) -> bool:
    """Whether a finding, or a place that one points at, touches what is marked."""
    start = story.index("⟦")
    end = story.index("⟧") - 1
    line, column = story[:start].count("\n") + 1, start - story.rfind("\n", 0, start)
    for finding in _findings(checker, story):
        places = [finding.place, *(related.place for related in finding.related)]
        if start == end or any(
            (p.line, p.column) < (line, column + end - start) and (p.end_line, p.end_column) > (line, column)
            for p in places
        ):
            return True
    return False


@pytest.mark.parametrize(("file", "kind"), CASES)
def test_faults_are_told_and_right_ones_left_alone(file: str, kind: str, checker: Checker) -> None:
    """At least as many faults as were reached, at most as many false findings."""
    told = sum(_is_told(checker, story) for wrong, story in STORIES[file][kind] if wrong)
    false = sum(bool(_findings(checker, story)) for wrong, story in STORIES[file][kind] if not wrong)
    least, most = REACHED[file][kind]
    assert (told >= least, false <= most) == (True, True), (told, false)
