"""Where the engine draws its lines."""

import datetime
import itertools
import json
from collections import Counter

import numpy as np
import pytest
from msgspec.structs import replace

from newslint.duplicates import candidates, near_pairs, words
from newslint.duplicates.candidates import colliding, colliding_weights
from newslint.duplicates.members import last_line, of_record, of_story, pack, unpack
from newslint.duplicates.pairs import is_worth_verifying
from newslint.duplicates.same_event import SURE, SameEvent
from newslint.model import Document, Fields, Page, Part, Passage, RecordRef, Span, Story


def test_pairs_are_the_same_in_parts() -> None:
    """Many keys are counted pile by pile, by their left members; a pair lies in one, as often as it is shared."""
    draw = np.random.default_rng(5)
    buckets = [sorted(set(draw.integers(0, 40, size=4).tolist())) for _ in range(60)]
    keys = np.array(
        [bucket << 32 | member for bucket, members in enumerate(buckets) for member in members], dtype=np.uint64
    )
    expected = Counter(pair for members in buckets for pair in itertools.combinations(members, 2))
    assert shared(keys) == expected


@pytest.mark.parametrize("stretch", [1, 2, 7, 30])
def test_the_length_of_a_stretch_changes_nothing(monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    """A bucket is never cut in two, and no pile loses a pair."""
    keys = np.array([b << 32 | m for b in range(20) for m in (b, b + 1, b + 2)], dtype=np.uint64)
    whole = shared(keys)
    monkeypatch.setattr(candidates, "STRETCH", stretch)
    made: list[int] = []
    counted = candidates._count

    def count(pile: object, keep: object) -> object:
        found = counted(pile, keep)  # type: ignore[arg-type]
        made.append(len(found[0]))
        return found

    monkeypatch.setattr(candidates, "_count", count)
    assert shared(keys) == whole
    assert len(made) == 1 + len(keys) // (2 * stretch)
    # the piles hold about as much each: memory is what they are there for
    assert max(made) <= max(6, 3 * sum(made) // len(made))


def shared(keys: "np.ndarray[tuple[int], np.dtype[np.uint64]]") -> Counter[tuple[int, int]]:
    """How many buckets each pair shares."""
    found = colliding(keys)
    return Counter(dict(zip(zip(found.left.tolist(), found.right.tolist()), found.shared.tolist())))


def test_a_crowded_bucket_is_compared_among_neighbours_and_counted() -> None:
    """A bucket of one member more than its limit is oversized."""
    keys = np.array([7 << 32 | member for member in range(9)], dtype=np.uint64)
    assert (colliding(keys, most=9).oversized, len(colliding(keys, most=9).left)) == (0, 36)
    assert colliding(keys, most=8).oversized == 1


@pytest.mark.parametrize(("similarity", "cores"), [(SURE, 1), (SURE - 0.01, 0)])
def test_write_ups_are_sure_from_a_likeness_on(similarity: float, cores: int) -> None:
    """The line itself is on the sure side."""
    found = SameEvent((1, 2, 3), {(1, 2): similarity, (1, 3): 0.1})
    assert len(found.cores()) == cores


def test_near_pairs_know_nothing_of_texts_that_break_off() -> None:
    """The shorter one is a part of the longer one."""
    words = [f"w{n}" for n in range(100)]
    (pair,) = near_pairs([" ".join(words), " ".join(words[:60])], 0.5)
    assert (pair.left, pair.right, pair.kind) == (0, 1, "partial")


@pytest.mark.parametrize(
    ("source", "days"),
    [
        ("front-matter", ("2024-05-07", "2024-05-07")),
        ("record", ("2024-05-07", "2024-05-07")),
        ("url", ("2024-05-07", "2024-05-07")),
        ("dateline", ("2024-03-23", "2024-06-21")),
        ("inferred", ("2024-03-23", "2024-06-21")),
    ],
)
def test_a_day_that_is_read_off_a_text_has_a_margin(source: str, days: tuple[str, str]) -> None:
    """Forty-five days before and after; what a field says is the day."""
    text = "The bridge closed on Tuesday."
    day = datetime.date(2024, 5, 7)
    story = Story(
        1, "story", Span(0, len(text)), (Passage(Part.PARAGRAPH, Span(0, len(text)), 1),),
        published=day, published_from=source,
    )  # fmt: skip
    found = of_story(Page(Document("a.txt", text), (story,), story.passages), story)
    assert tuple(str(one) for one in found.days or ()) == days


def test_a_member_is_the_passages_that_count() -> None:
    """Without captions and furniture, each in one line, with the lines it stood on."""
    text = "Bridge closes\nBy Anna\nIt closed\non Tuesday.\nShare this\nA picture"
    spans = [(0, 13), (14, 21), (22, 43), (44, 54), (55, 64)]
    parts = [Part.HEADLINE, Part.BYLINE, Part.PARAGRAPH, Part.FURNITURE, Part.CAPTION]
    passages = tuple(Passage(part, Span(*span), 1) for part, span in zip(parts, spans))
    story = Story(1, "teaser", Span(0, 64), passages, title="Bridge closes")
    found = of_story(Page(Document("a.txt", text), (story,), passages), story)
    assert found.text.split("\n") == ["Bridge closes", "By Anna", "It closed on Tuesday."]
    assert found.places == ((1, 1), (2, 2), (3, 4))
    assert (found.breaks_off, found.line, found.end_line, found.story) == (True, 1, 6, 1)
    assert [(lines.line, lines.end_line) for lines in found.passages] == [(1, 1), (2, 2), (3, 4)]


@pytest.mark.parametrize(("text", "last"), [("one", 3), ("one\n", 3), ("one\ntwo", 4), ("one\ntwo\n\n", 5), ("", 3)])
def test_the_last_line_of_a_record_is_counted(text: str, last: int) -> None:
    """A line end at its very end begins no line."""
    record = of_record(Document("a.jsonl", text, record=RecordRef("1", 1), first_line=3))
    assert last_line(record) == last


def test_a_member_survives_being_written_down() -> None:
    """All but its path and its text, which are elsewhere."""
    whole = of_record(
        Document(
            "a.jsonl", "A title\nText", record=RecordRef("1", 4, 2), fields=Fields("A title", "2024-05-07", "Wire")
        )
    )
    back = unpack("a.jsonl", json.loads(pack(whole)))
    assert back == replace(whole, text="", places=(), end_line=last_line(whole))


@pytest.mark.parametrize("owners", [2, 7, 300, 70_000])
def test_weights_are_summed_over_the_terms_that_two_share(owners: int) -> None:
    """To the last digit that there is room for, however many there are; a product of more than one is one."""
    terms = np.array([1, 1, 1, 2, 2, 3, 4, 4], dtype=np.uint64)
    last = owners - 1
    who = np.array([0, 1, last, 0, last, 1, 0, last], dtype=np.int64)
    weights = np.array([1, 1, 0.5, 0.25, 0.5, 1, 2, 1], dtype=np.float32)
    found = colliding_weights([(terms, who, weights)], owners)
    expected: Counter[tuple[int, int]] = Counter()
    for one, other in itertools.combinations(range(len(terms)), 2):
        if terms[one] == terms[other] and who[one] != who[other]:
            left, right = sorted((int(who[one]), int(who[other])))
            expected[left, right] += min(1.0, float(weights[one] * weights[other]))  # type: ignore[assignment]
    told = dict(zip(zip(found.left.tolist(), found.right.tolist()), found.weight.tolist()))
    told = {pair: weight for pair, weight in told.items() if pair[0] != pair[1]}
    assert told == pytest.approx(dict(expected), abs=1e-6)


def test_pairs_of_less_weight_are_left_out() -> None:
    """The line itself is kept; where nothing is shared there is nothing."""
    terms, who = np.array([1, 1, 2, 2], dtype=np.uint64), np.array([0, 1, 2, 3], dtype=np.int64)
    weights = np.array([1, 1, 0.5, 0.5], dtype=np.float32)
    assert colliding_weights([(terms, who, weights)], 4, 0.26).left.tolist() == [0]
    assert colliding_weights([(terms, who, weights)], 4, 0.24).left.tolist() == [0, 2]
    assert colliding_weights([(terms, who, weights)], 4, 1.0).left.tolist() == [0]
    assert len(colliding_weights([(terms[1:3], who[1:3], weights[1:3])], 4).left) == 0


def test_rows_beyond_what_memory_holds_are_read_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row is the same wherever it lies, and an empty one is a row."""
    parts = [[[1, 2, 3], []], [[4]], [[5, 6]]]
    taken = []
    for most in (100, 2):
        monkeypatch.setattr(words, "MOST_HELD", most)
        writer = words.RowWriter()
        for part in parts:
            sizes = np.cumsum([0, *map(len, part)])
            writer.add(words.Rows(np.array([n for row in part for n in row], dtype=np.uint32), sizes))
        rows = writer.rows()
        taken.append([rows.take(np.array([at])).values.tolist() for at in range(len(rows))])
    assert taken == [[[1, 2, 3], [], [4], [5, 6]]] * 2


def test_pairs_are_the_same_from_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs of weighted terms are parted into files by terms and by left members, and add up to the same."""
    draw = np.random.default_rng(3)
    stretch = draw.integers(0, 90, 400).astype(np.uint64), draw.integers(0, 300, 400), draw.random(400, np.float32)
    found = []
    for owners in (10_000, 40):
        monkeypatch.setattr(candidates, "_OWNERS", owners)
        pairs = colliding_weights([stretch], 300, 0.2, lambda left, right: left + 1 < right)
        found.append(sorted(zip(pairs.left.tolist(), pairs.right.tolist(), pairs.weight.tolist(), strict=True)))
    assert found[0] == found[1] != []


@pytest.mark.parametrize(
    ("shared", "smaller", "worth"),
    [(0, 1, False), (1, 1, True), (1, 5, True), (1, 6, False), (2, 6, True), (2, 20, True), (2, 21, False)],
)
def test_short_texts_are_worth_verifying_for_one_sample(shared: int, smaller: int, worth: bool) -> None:
    """One shared sample is enough where the smaller text has five at most, two are up to twenty, then a tenth."""
    assert is_worth_verifying(shared, smaller) is worth


@pytest.mark.parametrize("text", ["Harbour.", "  Harbour.", "\tHarbour.", "“Harbour.”"])
def test_the_first_word_of_a_text_opens_it(text: str) -> None:
    """Where a text stands among those that are hashed with it tells nothing about how it begins."""
    alone, behind = words.word_codes([text]).row(0), words.word_codes(["It ended", text]).row(1)
    assert alone.tolist() == behind.tolist()
