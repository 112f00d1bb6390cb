"""Findings come back as they were put down, whether they are held or lie in a temporary file."""

import tempfile
from itertools import chain
from pathlib import Path

import pytest
from msgspec.structs import replace

import newslint
from newslint.formats import read_paths
from newslint.model import Finding, Report
from newslint.pipeline import finding_pile
from newslint.pipeline.finding_pile import FindingPile
from newslint.pipeline.linter import lint
from newslint.reporting import FORMATS, closing_line, from_severity, render, statistics
from newslint.rulebook import load_rules
from newslint.settings import Settings

TEXT = "The the boat sailed in the the bay.\n\n“It sank, he said.\n\nIt cost 60 feet (28 metres) of of rope.\n"


def some_findings(count: int) -> tuple[Finding, ...]:
    """Findings of a few documents, each document `count` times."""
    found = newslint.check(TEXT).findings
    return tuple(replace(f, path=f"{number % count:03}\udce9.txt") for number in range(2 * count) for f in found)


@pytest.mark.parametrize("most", [0, 7, 10_000])
def test_the_order_is_that_of_reports(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is held: by path, record and place, as often as asked for, and while more is put down."""
    monkeypatch.setattr(finding_pile, "MOST_HELD", most)
    monkeypatch.setattr(finding_pile, "TOGETHER", 5)
    given = some_findings(30)
    pile = FindingPile(given)
    wanted = sorted(given, key=lambda f: f.order)
    assert len(pile) == len(given)
    assert list(pile) == wanted
    assert list(chain.from_iterable(zip(pile, pile))) == list(chain.from_iterable(zip(wanted, wanted)))
    assert (pile[3], pile[-1], list(pile[2:5])) == (wanted[3], wanted[-1], wanted[2:5])
    pile.extend(given[:4])
    assert list(pile) == sorted((*given, *given[:4]), key=lambda f: f.order)
    assert list(pile.plainly()) == list(pile)


def test_memory_has_to_do_where_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary folder that is full or not there costs memory and no finding."""

    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(finding_pile, "MOST_HELD", 1)
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    given = some_findings(5)
    assert list(FindingPile(given)) == sorted(given, key=lambda f: f.order)


def test_every_report_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether its findings are held or spilled, with a baseline or without: to the byte."""
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"Part {number}\n\n{TEXT}" * (number % 3 + 1), encoding="utf-8")
    settings = Settings(cache=False)
    rules = load_rules(settings)

    def report() -> Report:
        return replace(lint(read_paths([str(tmp_path)], settings), rules, settings), seconds=0.0)

    held = report()
    monkeypatch.setattr(finding_pile, "MOST_HELD", 3)
    spilled = report()
    assert isinstance(held.findings, tuple)
    assert isinstance(spilled.findings, FindingPile)
    for name in FORMATS:
        assert "".join(render(name, held, rules=rules)) == "".join(render(name, spilled, rules=rules)), name
    assert closing_line(held) == closing_line(spilled)
    assert list(statistics(held)) == list(statistics(spilled))
    for severity in {f.severity for f in held.findings}:
        assert [*from_severity(held, severity).findings] == [*from_severity(spilled, severity).findings]
    half = len(held.findings) // 2
    known = replace(held, findings=held.findings[:half], baselined=held.findings[half:])
    piles = replace(held, findings=FindingPile(known.findings), baselined=FindingPile(held.findings[half:]))
    for name in ("sarif", "json"):
        assert "".join(render(name, known, rules=rules)) == "".join(render(name, piles, rules=rules)), name
