"""What holds of any text: positions, parts, fixes, cleaning, clusters. NEWSLINT_FUZZ=N tries each N times."""

import os
import random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import newslint
from newslint.cli import main
from newslint.formats import read_paths
from newslint.model import Document, Format, apply_edits
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.segmenting import segment
from newslint.settings import Settings
from tests.properties.texts import pages

TRIES = int(os.environ.get("NEWSLINT_FUZZ") or 25)
OFTEN = settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=TRIES <= 100)
FORMATS = st.sampled_from([Format.TEXT, Format.MARKDOWN])


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Every rule."""
    chosen = Settings(cache=False)
    return Checker(load_rules(chosen), chosen)


@OFTEN
@given(pages(), FORMATS)
def test_every_line_is_in_one_passage(text: str, form: Format) -> None:
    """None is lost, none stands twice, and all stand in order."""
    page = segment(Document("a.txt", text, form))
    held = [0] * len(text)
    for passage in page.passages:
        assert 0 <= passage.span.start < passage.span.end <= len(text)
        for at in range(passage.span.start, passage.span.end):
            held[at] += 1
    assert max(held, default=0) <= 1
    assert all(held[at] for at, char in enumerate(text) if char.isalnum())
    starts = [passage.span.start for passage in page.passages]
    assert starts == sorted(starts)
    assert [story.number for story in page.stories] == list(range(1, len(page.stories) + 1))


@OFTEN
@given(text=pages())
def test_findings_stand_where_they_say(checker: Checker, text: str) -> None:
    """Their lines and columns lead to their characters, and fixes stay inside the text."""
    document = Document("a.txt", text)
    for finding in checker.check(document):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert document.place(finding.span) == finding.place
        assert "{" not in finding.message.replace("{{", "")
        lines = text.count("\n") + text.count("\r") + 1
        for edit in finding.fix.edits if finding.fix else ():
            assert 1 <= edit.place.line <= edit.place.end_line <= lines


@OFTEN
@given(text=pages())
@pytest.mark.long(120)
def test_safe_fixes_come_to_an_end(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """A second run has nothing to fix; bytes that no fix names are as they were."""
    path = tmp_path_factory.mktemp("fix") / "a.txt"
    assume(text.strip())
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    main(["check", str(path), "--fix", "--no-cache", "--exit-zero", "--output-format", "concise"])
    once = path.read_bytes()
    main(["check", str(path), "--fix", "--no-cache", "--exit-zero", "--output-format", "concise"])
    assert path.read_bytes() == once


@OFTEN
@given(text=pages())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """What is clean stays, and no fault of newslint's own shows."""
    once = newslint.clean(text)
    assert not once.unread
    assert newslint.clean(once.text).text == once.text


@OFTEN
@given(st.lists(pages(6), min_size=1, max_size=4))
@pytest.mark.long(180)
def test_what_was_cleaned_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """To the byte, from the cleaned copy alone."""
    folder = tmp_path_factory.mktemp("clean")
    (folder / "in").mkdir()
    for number, text in enumerate(texts):
        (folder / "in" / f"{number}.txt").write_bytes(text.encode())
    assume(any(text.strip() for text in texts))
    code = main(["clean", str(folder / "in"), "-o", str(folder / "out")])
    assume(code in (0, 1) and (folder / "out").exists())
    main(["clean", "--revert", str(folder / "out"), "-o", str(folder / "back")])
    for path in (folder / "in").iterdir():
        back = next(iter((folder / "back").rglob(path.name)), None)
        assert back is not None
        assert back.read_bytes() == path.read_bytes()


@OFTEN
@given(st.lists(pages(8), min_size=2, max_size=6), st.integers(0, 9))
@pytest.mark.long(180)
def test_clusters_are_the_same_in_any_order(texts: list[str], seed: int) -> None:
    """Their members, their kinds and the one that is kept; no story is in two clusters of copies."""
    texts = list(dict.fromkeys([*texts, texts[0] + " And more.", " ".join(texts[0].split())]))
    documents = [Document(f"{number}.txt", text) for number, text in enumerate(texts)]
    shuffled = random.Random(seed).sample(documents, len(documents))

    def told(given: list[Document]) -> set[tuple[str, tuple[tuple[str, int], ...], tuple[str, int]]]:
        return {
            (
                cluster.kind,
                tuple(sorted((member.path, member.line) for member in cluster.members)),
                (cluster.members[cluster.keep].path, cluster.members[cluster.keep].line),
            )
            for cluster in newslint.dedup(given).clusters
        }

    found = told(documents)
    assert found == told(shuffled)
    places = [place for kind, members, _ in found if kind != "retold" for place in members]
    assert len(places) == len(set(places))


@OFTEN
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """A file of anything is a document, or it is said why it is none; what was read is written back as it was."""
    path = tmp_path_factory.mktemp("raw") / "a.txt"
    path.write_bytes(raw)
    for item in read_paths([str(path)], Settings()):
        if isinstance(item, Document):
            assert len(segment(item).passages) >= 0
            back = apply_edits(item.source, ())
            assert back == item.source
