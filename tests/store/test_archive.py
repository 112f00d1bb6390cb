"""The index answers what a full run finds, whatever has changed since, and whatever was done to it."""

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from newslint.formats import read_paths
from newslint.pipeline.deduplication import COPIES, Options, deduplicate
from newslint.settings import Settings
from newslint.store.archive import FOLDER, Archive
from newslint.store.segment import BLOCK, DamagedIndexError
from newslint.store.state import State

KINDS = tuple(sorted(COPIES))
WORDS = [a + b + c for a in ("ba", "do", "fe", "gu", "li") for b in ("ra", "no", "ti", "mu") for c in "sxkt"]
Cluster = tuple[str, tuple[tuple[str, int, int], ...]]


def sentence(draw: random.Random) -> str:
    """Some words with a capital and a full stop."""
    words = [*draw.choices(WORDS, k=draw.randint(6, 14)), f"word{draw.randint(0, 400)}"]
    return " ".join(words).capitalize() + "."


def story(draw: random.Random) -> str:
    """A headline and some paragraphs."""
    head = sentence(draw)[:-1]
    return "\n\n".join([head, *(" ".join(sentence(draw) for _ in range(3)) for _ in range(draw.randint(2, 5)))]) + "\n"


def edited(text: str, draw: random.Random) -> str:
    """A text with some words changed, or cut short, or with a line more."""
    kind = draw.randrange(4)
    words = text.split(" ")
    if kind == 0:
        return " ".join(word if draw.random() > 0.1 or "\n" in word else "other" for word in words)
    if kind == 1:
        return text[: len(text) // 2].rsplit(" ", 1)[0] + " …\n"
    if kind == 2:
        return text + "\n" + sentence(draw) + "\n"
    return text


def archive(draw: random.Random, folder: Path, count: int = 40) -> None:
    """Write an archive of stories, many of them copies, with a line that all share."""
    texts: list[str] = []
    for number in range(count):
        text = edited(draw.choice(texts), draw) if texts and draw.random() < 0.5 else story(draw)
        texts.append(text)
        (folder / f"{number}.txt").write_text(text + "\nGive us a call if you have seen what we have not seen yet.\n")
    rows = [{"id": f"r{number}", "text": edited(draw.choice(texts), draw)} for number in range(count // 4)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for path in folder.iterdir():
        # what changed just now is read again
        os.utime(path, (1_000_000_000, 1_000_000_000))


def full(folder: Path) -> dict[tuple[str, int, int], Cluster]:
    """What a full run finds: for each story that is in a cluster, that cluster."""
    found = deduplicate(read_paths([str(folder)], Settings()), Options(kinds=KINDS))
    told = {}
    for cluster in found.clusters:
        places = tuple(sorted(member.place for member in cluster.members))
        told.update(dict.fromkeys(places, (cluster.kind, places)))
    return told


def asked(made: Archive, state: State, path: str) -> dict[tuple[str, int, int], Cluster]:
    """What the index finds for the stories of one file."""
    told = {}
    for found in state.clusters([mark for _, mark in state.stories_of_files([made.own(path)])], KINDS):
        members = [state.member(place) for place, _ in found.members]
        places = sorted((made.shown(m.path), m.record.line if m.record else 0, m.story) for m in members)
        told.update({place: (found.kind, tuple(places)) for place in places if place[0] == os.path.relpath(path)})
    return told


def same(made: Archive, state: State, folder: Path) -> None:
    """The index and a full run agree on every file."""
    there = full(folder)
    there = {(os.path.relpath(p), line, number): _near(cluster) for (p, line, number), cluster in there.items()}
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".jsonl"):
            own = os.path.relpath(path)
            assert asked(made, state, str(path)) == {k: v for k, v in there.items() if k[0] == own}


def _near(cluster: Cluster) -> Cluster:
    return cluster[0], tuple(sorted((os.path.relpath(path), line, number) for path, line, number in cluster[1]))


def made_in(folder: Path, **settings: object) -> Archive:
    """An index of the folder, built."""
    made = Archive(folder / FOLDER, Settings(**settings))  # type: ignore[arg-type]
    made.build([str(folder)])
    return made


@pytest.mark.parametrize("seed", range(3))
def test_index_answers_what_a_full_run_finds(seed: int, tmp_path: Path) -> None:
    """Files change, come and go, and every story's cluster is still that of a full run."""
    draw = random.Random(seed)
    archive(draw, tmp_path)
    made = made_in(tmp_path)
    same(made, made.state()[0], tmp_path)
    for turn in range(3):
        paths = sorted(tmp_path.glob("*.txt"))
        for path in draw.sample(paths, 3):
            path.unlink()
        for path in draw.sample(sorted(tmp_path.glob("*.txt")), 3):
            path.write_text(edited(draw.choice(sorted(tmp_path.glob("*.txt"))).read_text(), draw) + story(draw))
        (tmp_path / f"new{turn}.txt").write_text(
            edited(paths[turn].read_text() if paths[turn].exists() else story(draw), draw)
        )
        same(made, made.state(may_write=bool(turn % 2))[0], tmp_path)


@pytest.mark.long(120)
def test_crowded_buckets_answer_alike(tmp_path: Path) -> None:
    """More copies than a bucket may hold are found by their neighbours, by the index as by a full run."""
    draw = random.Random(5)
    text = story(draw)
    for number in range(70):
        (tmp_path / f"{number}.txt").write_text(
            text + f"\nEdition {number} of this paper came out on a day {number}.\n"
        )
    made = made_in(tmp_path)
    same(made, made.state()[0], tmp_path)


def test_deleted_story_leaves_no_ghost(tmp_path: Path) -> None:
    """A file that is gone is in no cluster, and its twin stands alone."""
    text = story(random.Random(1))
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text(text)
    made = made_in(tmp_path)
    assert asked(made, made.state()[0], str(tmp_path / "a.txt"))
    (tmp_path / "b.txt").unlink()
    state, outcome = made.state()
    assert outcome.gone == 1
    assert asked(made, state, str(tmp_path / "a.txt")) == {}
    assert list(state.files()) == ["a.txt"]


def test_file_outside_the_archive_is_compared_with_it(tmp_path: Path) -> None:
    """A file that isn't under the archive's roots is asked about and not kept."""
    text = story(random.Random(1))
    inside = tmp_path / "archive"
    inside.mkdir()
    (inside / "a.txt").write_text(text)
    made = made_in(inside)
    outside = tmp_path / "draft.txt"
    outside.write_text(text)
    state, _ = made.state([str(outside)])
    assert len(state.clusters([mark for _, mark in state.stories_of_files([made.own(str(outside))])], KINDS)) == 1
    assert len(made.state()[0]) == 1


@pytest.mark.parametrize("name", ["manifest.json", "keys", "words", "sums", "files.json", "members", "sizes.json"])
@pytest.mark.parametrize("how", ["gone", "cut", "flipped"])
def test_damaged_index_is_built_anew(name: str, how: str, tmp_path: Path) -> None:
    """Whatever is done to a file of the index, the answer is right, and the run says that it was built anew."""
    archive(random.Random(2), tmp_path, 24)
    made = made_in(tmp_path)
    path = next(made.folder.rglob(name))
    raw = path.read_bytes()
    if how == "gone":
        path.unlink()
    elif how == "cut":
        path.write_bytes(raw[: len(raw) // 2])
    else:
        path.write_bytes(bytes(byte ^ 0x15 for byte in raw[:BLOCK]) + raw[BLOCK:])
    paths = [str(path) for path in sorted(tmp_path.glob("*.txt"))]
    found = made.clusters_of(paths, KINDS)
    assert "built anew" in found.outcome.told
    assert found.clusters
    same(made, made.state()[0], tmp_path)


def test_index_of_other_settings_is_built_anew(tmp_path: Path) -> None:
    """An index made with another text field isn't asked."""
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "one two", "body": "three four"}\n')
    made_in(tmp_path)
    from newslint.settings import RecordFields

    other = Archive(tmp_path / FOLDER, Settings(records=RecordFields(text="body")))
    assert "built anew" in other.state()[1].told


def test_two_runs_at_once_write_once(tmp_path: Path) -> None:
    """While another run holds the lock, a run answers from what it read itself and writes nothing."""
    archive(random.Random(3), tmp_path, 12)
    made = made_in(tmp_path)
    (tmp_path / "new.txt").write_text((tmp_path / "3.txt").read_text())
    before = (made.folder / "manifest.json").read_bytes()
    with made._locked() as obstacle:
        assert obstacle == ""
        same(made, Archive(made.folder, Settings()).state()[0], tmp_path)
    assert (made.folder / "manifest.json").read_bytes() == before


def test_index_that_cant_be_written_is_asked_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that is full, or in a folder of somebody else, a run answers right and leaves the index as it is."""
    archive(random.Random(8), tmp_path, 12)
    made = made_in(tmp_path)
    (tmp_path / "new.txt").write_text((tmp_path / "3.txt").read_text())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newslint.store.gatherer.write_segment", full)
    same(made, made.state()[0], tmp_path)
    with pytest.raises(DamagedIndexError, match="No space left on device"):
        made.build([str(tmp_path)])


def test_killed_run_leaves_the_old_index(tmp_path: Path) -> None:
    """A segment that no manifest names is swept away by the next run that writes."""
    archive(random.Random(4), tmp_path, 12)
    made = made_in(tmp_path)
    (segment,) = made.folder.glob("segment-*")
    shutil.copytree(segment, made.folder / "segment-killed")
    same(made, made.state()[0], tmp_path)
    (tmp_path / "new.txt").write_text(story(random.Random(9)))
    made.state()
    assert not (made.folder / "segment-killed").exists()


def test_many_small_runs_are_put_together(tmp_path: Path) -> None:
    """Segments don't pile up."""
    archive(random.Random(6), tmp_path, 8)
    made = made_in(tmp_path)
    for number in range(16):
        (tmp_path / f"run{number}.txt").write_text(story(random.Random(100 + number)))
        made.state()
    assert len(list(made.folder.glob("segment-*"))) < 14
    same(made, made.state()[0], tmp_path)
