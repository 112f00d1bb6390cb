"""What an editor decides of stories outweighs what newslint thinks of them."""

from pathlib import Path

import pytest

from newslint.decisions import parse_decisions
from newslint.formats import read_paths
from newslint.pipeline.clusters import Clusters
from newslint.pipeline.dedup_options import dedup_options
from newslint.pipeline.deduplication import deduplicate
from newslint.pipeline.linter import lint
from newslint.rulebook import load_rules
from newslint.settings_file import find_settings

STORY = """The bridge at Lowick is open

The bridge at Lowick was opened on Saturday, 11 March 2023, by the mayor. It carries two lanes and a path for walkers.

Traders on both banks had waited for eleven years, and some of them had given up and moved away in the meantime.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three copies, the second the longest."""
    monkeypatch.chdir(tmp_path)
    for name, more in (("a.txt", ""), ("b.txt", "\nIt cost nine million pounds.\n"), ("c.txt", "")):
        Path(name).write_text(STORY + more, encoding="utf-8")


def found(*lines: str) -> Clusters:
    """The clusters after these decisions."""
    parse_decisions(lines, "x")
    Path("newslint.decisions").write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings = find_settings(Path())
    return deduplicate(read_paths(["."], settings), dedup_options(settings))


def test_nothing_decided_changes_nothing() -> None:
    """The longest is kept."""
    (cluster,) = found().clusters
    assert [m.path for m in cluster.members] == ["a.txt", "b.txt", "c.txt"] and cluster.keep == 1


def test_what_is_kept_is_kept() -> None:
    """And the reason says so."""
    (cluster,) = found('keep "c.txt" because ours').clusters
    assert cluster.keep == 2 and cluster.why_kept == "an editor chose it"
    assert {(pair.left, pair.right) for pair in cluster.pairs} == {(0, 2), (1, 2)}


def test_what_is_apart_is_in_no_cluster_together() -> None:
    """The one that isn't kept leaves it; of two there is none left."""
    (cluster,) = found('apart "b.txt" "c.txt"').clusters
    assert [m.path for m in cluster.members] == ["a.txt", "b.txt"] and cluster.keep == 1
    assert found('apart "b.txt" "c.txt"', 'apart "a.txt" "b.txt"').clusters == ()


def test_what_is_dropped_goes_whatever_it_has_of_its_own() -> None:
    """Though it has a figure that the one that is kept lacks."""
    kept = found('keep "a.txt"')
    assert kept.dropped == {("c.txt", 0)}
    assert found('keep "a.txt"', 'drop "b.txt"').dropped == {("b.txt", 0), ("c.txt", 0)}


def test_a_word_that_is_right_is_let_stand_everywhere() -> None:
    """Of one rule, in all files."""
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("A title\n\nHe said the the end and to to begin.\n", encoding="utf-8")
    Path("newslint.decisions").write_text('ignore CPY101 "the the" because so\n', encoding="utf-8")
    settings = find_settings(Path()).with_flags(cache=False, select=("CPY101",))
    report = lint(read_paths(["."], settings), load_rules(settings), settings)
    assert [f.excerpt for f in report.findings] == ["to to", "to to"] and report.suppressed == 2
