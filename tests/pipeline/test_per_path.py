"""Settings for single paths change only the findings there."""

from newslint.model import Finding, Place, Severity, Span
from newslint.pipeline.per_path import apply_per_path
from newslint.settings import PathSettings, Settings


def found(path: str, code: str = "CPY101", name: str = "doubled-word") -> Finding:
    """A finding at that path."""
    place = Place(1, 1, 1, 2)
    return Finding(code, name, Severity.WARNING, "", path, None, 1, Span(0, 1), place, "x", "x", "0")


def test_a_path_can_ignore_a_pack_and_others_keep_it() -> None:
    """`ignore` takes codes, prefixes and names, for the paths that match."""
    settings = Settings(per_path=(PathSettings(("old/",), ignore=("CPY",)),))
    assert [f.path for f in apply_per_path([found("old/a.txt"), found("new/a.txt")], settings)] == ["new/a.txt"]


def test_a_path_can_have_severities_of_its_own() -> None:
    """A later table wins."""
    tables = (
        PathSettings(("*.txt",), severity=(("doubled-word", Severity.ERROR),)),
        PathSettings(("wire/*",), severity=(("CPY1", Severity.NOTE),)),
    )
    levels = [f.severity for f in apply_per_path([found("a.txt"), found("./wire/b.txt")], Settings(per_path=tables))]
    assert levels == [Severity.ERROR, Severity.NOTE]


def test_select_keeps_only_what_it_names() -> None:
    """`select` for a path leaves the other rules out there."""
    settings = Settings(per_path=(PathSettings(("*.md",), select=("FCT",)),))
    assert list(apply_per_path([found("a.md")], settings)) == []
    assert len(list(apply_per_path([found("a.md", "FCT101", "weekday")], settings))) == 1
