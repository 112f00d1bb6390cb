"""What is decided stands in files, is undone, and is honoured by the next run."""

import csv
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.errors import UsageError
from tests.review.sitting import WRITE_UPS, codes, files, finding, sit


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two write-ups of one event; the first has doubled words."""
    monkeypatch.chdir(tmp_path)
    for name, text in WRITE_UPS.items():
        Path(name).write_text(text, encoding="utf-8")


def test_a_fix_is_put_into_the_file_and_taken_out_again() -> None:
    """As `check --fix` would, and only that one."""
    before, session = files(), sit("CPY101")
    assert session.decide({"what": "fix", "finding": finding(session, "CPY101")}) == "fixed CPY101"
    assert "live on the island" in Path("ferry.txt").read_text(encoding="utf-8")
    assert codes(session) == []
    assert session.undo() == "undone: fixed CPY101" and files() == before


def test_a_finding_stands_because() -> None:
    """By its fingerprint, in the side-car that `check` reads; not without a reason."""
    session = sit("CPY101")
    with pytest.raises(UsageError, match="for a reason"):
        session.decide({"what": "stand", "finding": finding(session, "CPY101"), "reason": " "})
    session.decide({"what": "stand", "finding": finding(session, "CPY101"), "reason": "the  poem has it"})
    assert Path("ferry.txt.newslint").read_text(encoding="utf-8").endswith(" because the poem has it\n")
    assert codes(session) == [] and main(["check", "--no-cache", "--select", "CPY101", "--quiet", "."]) == 0
    session.undo()
    assert not Path("ferry.txt.newslint").exists()


@pytest.mark.parametrize(
    ("part", "order"),
    [("paragraph", 'in paragraph "The ferry to Skarvoy'), ("story", 'in story "Ferry stops sailing for the winter"')],
)
def test_a_rule_is_silent_in_a_paragraph_or_a_story(part: str, order: str) -> None:
    """Which are known by their words, so that lines may move."""
    session = sit("CPY101")
    session.decide({"what": part, "finding": finding(session, "CPY101"), "reason": "so"})
    assert f"ignore CPY101 {order}" in Path("ferry.txt.newslint").read_text(encoding="utf-8")
    text = Path("ferry.txt").read_text(encoding="utf-8")
    Path("ferry.txt").write_text(f"\n\n{text}", encoding="utf-8")
    assert codes(session) == []


def test_a_line_is_furniture_from_then_on() -> None:
    """In every file."""
    for name in ("ferry.txt", "pier.txt"):
        text = Path(name).read_text(encoding="utf-8")
        Path(name).write_text(f'{text}\nHarbour watch: "the the newsroom" \n', encoding="utf-8")
    session = sit("CPY101,BPL")
    assert "BPL903" not in codes(session)
    mine = [f for f in session.report.findings if "newsroom" in f.context]
    session.decide({"what": "furniture", "finding": session.names.of(mine[0])})
    assert Path("newslint.decisions").read_text(encoding="utf-8").splitlines()[1:] == [
        'furniture "Harbour watch: *the the newsroom*"'
    ]
    session.look()
    assert {f.path for f in session.report.findings if f.code == "BPL903"} == {"ferry.txt", "pier.txt"}


def test_a_name_is_right_and_its_role_is_known() -> None:
    """It is let stand everywhere, and its near misspellings are told from then on."""
    told = "---\ndate: 2026-05-04\n---\n\nLatvian Prime Minister Marta Ozolnia went home on Monday, an aide said.\n"
    Path("riga.md").write_text(told, encoding="utf-8")
    session = sit("CPY101,FCT202")
    assert codes(session) == ["CPY101"]
    order = {"what": "name", "finding": finding(session, "CPY101"), "name": "Marta Ozolina", "reason": "the cabinet"}
    with pytest.raises(UsageError, match="first day"):
        session.decide(order | {"office": "prime-minister", "country": "Latvia"})
    session.decide(order | {"office": "prime-minister", "country": "LV", "start": "2026-01-02"})
    (row,) = csv.DictReader(Path("newslint.names").read_text(encoding="utf-8").splitlines())
    assert (row["person"], row["start"], row["end"], row["source"]) == (
        "Marta Ozolina",
        "2026-01-02",
        "",
        "the cabinet",
    )
    assert codes(session) == ["CPY101", "FCT202"]
    session.undo()
    assert not Path("newslint.names").exists() and not Path("newslint.decisions").exists()


def test_stories_are_parted_kept_and_dropped() -> None:
    """Each is honoured by the next look, and undone one after the other."""
    before, session = files(), sit("CPY101,DUP")
    cluster = session.content.clusters[0]
    other = 1 - cluster.keep
    with pytest.raises(UsageError, match="one that is kept"):
        session.decide({"what": "drop", "cluster": cluster.id, "member": cluster.keep})
    session.decide({"what": "keep", "cluster": cluster.id, "member": other})
    session.look()
    assert session.content.clusters[0].keep == other
    session.decide({"what": "apart", "cluster": cluster.id, "member": cluster.keep})
    session.look()
    assert session.content.clusters == ()
    assert session.undo().endswith("is another event") and session.undo().endswith("is kept")
    assert files() == before


def test_what_has_changed_since_is_left_alone() -> None:
    """A fix of a text that is another by now, and the undoing of a line that somebody has edited."""
    session = sit("CPY101")
    name = finding(session, "CPY101")
    text = Path("ferry.txt").read_text(encoding="utf-8")
    Path("ferry.txt").write_text(text.replace("the the", "the"), encoding="utf-8")
    with pytest.raises(UsageError, match="isn't found there any more"):
        session.decide({"what": "fix", "finding": name})
    session.decide({"what": "stand", "finding": name, "reason": "so"})
    Path("ferry.txt.newslint").write_text("# mine\n", encoding="utf-8")
    with pytest.raises(UsageError, match="has changed since"):
        session.undo()
    assert Path("ferry.txt.newslint").read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize(
    "order",
    [
        {}, {"what": "fix"}, {"what": "melt", "finding": "f-0"}, {"what": "keep", "cluster": "no", "member": 0},
        {"what": "keep", "cluster": [], "member": "0"}, {"what": ["fix"], "finding": {}},
    ],
)  # fmt: skip
def test_orders_that_mean_nothing_change_nothing(order: dict[str, object]) -> None:
    """They are refused, with a word."""
    before, session = files(), sit("CPY101")
    with pytest.raises(UsageError):
        session.decide(order)
    assert files() == before and session.decided == []


def test_what_stands_already_is_not_written_twice() -> None:
    """The same decision again leaves the file as it is."""
    session = sit("CPY101")
    order = {"what": "stand", "finding": finding(session, "CPY101"), "reason": "so"}
    session.decide(order)
    before = files()
    assert session.decide(order).endswith("that stands already") and files() == before
