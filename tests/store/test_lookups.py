"""What contributions are found by: packed in rows of many, worked out when somebody asks, and worked out anew."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.pipeline import archive as pipeline_archive
from newslint.store.database import Database
from newslint.store.documents import Made
from newslint.store.lookups import IN_ROW, Family, Keys, Lookups
from newslint.store.memory import Memory, Note
from newslint.store.stamps import NO_STAMP
from tests.pipeline.test_neighbours import generate

Texts = dict[str, list[str]]


def index(texts: Sequence[str]) -> list[Keys]:
    """The letters of texts, each a key that is counted as well; the day is the length."""
    return [Keys(sorted(set(map(ord, text))), days=(len(text),) * 2, counted=list(map(ord, text))) for text in texts]


def family(number: int, _: str = "") -> Family:
    """Texts that are found by their letters."""
    return Family(number, str, index)


def note(memory: Memory, texts: Texts, digest: bytes) -> Family:
    """Note files of texts in a store."""
    number = memory.maker("letters", "letters")
    notes = [
        Note(path, path, NO_STAMP, digest, [number], [Made(at, {}, {number: [text]}) for at, text in enumerate(some)])
        for path, some in texts.items()
    ]
    memory.database.write(lambda db: memory.note(db, notes))
    return family(number)


def make(draw: random.Random, files: int) -> Texts:
    """Files of some texts of few letters."""
    return {
        f"{at:03}": ["".join(draw.choices("abcdefgh", k=draw.randint(2, 9))) for _ in range(3)] for at in range(files)
    }


def expect(memory: Memory, own: Family, texts: Texts) -> None:
    """Every way to look something up answers what the texts themselves say."""
    rows = sorted((path, at, text) for path, some in texts.items() for at, text in enumerate(some))
    lookups = memory.lookups
    assert lookups.count(own) == len(rows)
    number_of = {(item.path, item.place): item.number for item in lookups.items(own)}
    assert lookups.count_in(own, list(texts)[:4]) == len(lookups.items_of(own, list(texts)[:4])) == 12
    counts = Counter(letter for _, _, text in rows for letter in text)
    assert lookups.counts(own, list(map(ord, "abcdefgh"))) == {ord(letter): count for letter, count in counts.items()}
    for letter in "ach":
        having = [(path, at, text) for path, at, text in rows if letter in text]
        numbers = sorted(number_of[path, at] for path, at, _ in having)
        assert lookups.holders(own, ord(letter)) == numbers
        assert lookups.holders(own, ord(letter), 5) == numbers[:5]
        assert lookups.count_holders(own, ord(letter)) == len(numbers)
        days = sorted(number_of[path, at] for path, at, text in having if 3 <= len(text) <= 5)
        assert sorted(lookups.find_holders(own, ord(letter), (3, 5))) == days
        first = [(item.path, item.place) for item in lookups.first_with(own, ord(letter), 7)]
        assert first == [(path, at) for path, at, _ in having[:7]]


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_is_looked_up_is_what_was_noted(tmp_path: Path, is_kept: bool) -> None:
    """In a file and for a run only; after files were changed and forgotten; and worked out anew."""
    draw = random.Random(3)
    memory = Memory(Database(tmp_path / "cache" / "a.sqlite" if is_kept else None), family)
    texts = make(draw, 120)
    own = note(memory, texts, b"1")
    assert any(sum(letter in t for some in texts.values() for t in some) > 2 * IN_ROW for letter in "ach")
    expect(memory, own, texts)
    changed = {path: some for path, some in make(draw, 120).items() if draw.random() < 0.3}
    note(memory, changed, b"2")
    gone = draw.sample(sorted(texts.keys() - changed.keys()), 20)
    memory.forget([memory.files()[path].number for path in gone])
    texts = {path: some for path, some in (texts | changed).items() if path not in gone}
    expect(memory, own, texts)
    memory.database.write(memory.lookups.work_out)
    expect(memory, own, texts)
    memory.database.close()


def test_a_run_without_a_store_works_out_nothing_that_nobody_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much of it is put down: all contributions of a few files are judged at once."""
    monkeypatch.chdir(tmp_path)
    generate(tmp_path, 4, 20)
    monkeypatch.setattr(pipeline_archive, "PENDING", 2)
    monkeypatch.setattr(Lookups, "work_out", lambda *_: pytest.fail("nobody asked"))
    assert main(["check", "--no-cache", "--exit-zero", "."]) == 0
