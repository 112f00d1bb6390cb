"""What the record can tell of stories that were written before the code was: the level that was reached, held."""

from __future__ import annotations

import contextlib
import functools
import io
import json
from pathlib import Path

import pytest

from newslint.cli import main

HERE = Path(__file__).parent
#: faults told of ten of each kind on 28 November 2026
LEVELS = {
    "offices": 10, "parties": 9, "misspelt": 8, "places": 10, "capitals": 10, "rivers": 8, "currencies": 9, "labels": 9,
    "anachronisms": 10,
}  # fmt: skip
_FIELDS = ("--id-field", "id", "--text-field", "text", "--date-field", "date")
_QUIET = ("--no-baseline", "--no-cache", "--quiet", "--exit-zero", "--select", "FCT,CPY601", "--output-format", "json")


@functools.cache
def rows(name: str) -> tuple[dict[str, object], ...]:
    """The stories of a set."""
    return tuple(json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines())


@functools.cache
def flagged(name: str) -> frozenset[str]:
    """The stories of a set of which anything is told."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        main(["check", *_QUIET, *_FIELDS, str(HERE / name)])
    return frozenset(finding["record"]["id"] for finding in json.loads(out.getvalue())["findings"])


@pytest.mark.parametrize(("kind", "least"), LEVELS.items(), ids=str)
def test_faults_of_a_kind_are_told(kind: str, least: int) -> None:
    """Of ten faults at least as many are told as when the level was set."""
    told = flagged("record_kinds.jsonl")
    assert sum(row["id"] in told for row in rows("record_kinds.jsonl") if row["fault"] and row["kind"] == kind) >= least


def test_near_misses_stay_silent() -> None:
    """Of ninety stories that only tempt none is flagged."""
    told = flagged("record_kinds.jsonl")
    silent = [row["id"] for row in rows("record_kinds.jsonl") if not row["fault"]]
    assert [name for name in silent if name in told] == []


def test_misspelt_holders_are_told() -> None:
    """Of ninety-six names a letter or two off, beside title and country, at least eighty are told."""
    assert len(flagged("record_misspelt_holders.jsonl")) >= 80


def test_true_titles_stay_silent() -> None:
    """None of a hundred and twenty titles of 1984 to 2009 and 2025 to 2026 that people had is flagged."""
    assert sorted(flagged("record_true_titles.jsonl")) == []
