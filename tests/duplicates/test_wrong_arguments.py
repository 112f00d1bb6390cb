"""What the engine can't work with is said at once, and how to do better."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newslint
from newslint import duplicates
from newslint.cli import main

TEXTS = ["The old bridge over the river is closed.", "The town has a new bridge."]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: duplicates.copies(TEXTS, threshold=0), "threshold is 0; it must be above 0 and at most 1"),
        (lambda: duplicates.copies(TEXTS, threshold=1.5), "threshold is 1.5"),
        (lambda: duplicates.copies(TEXTS, threshold=float("nan")), "threshold is nan"),
        (lambda: duplicates.copies(TEXTS, kinds=["nearly"]), "no such kind: 'nearly'"),
        (lambda: duplicates.copies(TEXTS, threshold="half"), "threshold is 'half'"),  # type: ignore[arg-type]
        (lambda: duplicates.copies(text for text in TEXTS), "texts is generator"),  # type: ignore[arg-type]
        (lambda: newslint.dedup(TEXTS, threshold=0), "threshold is 0; it must be above 0 and at most 1"),
        (lambda: newslint.dedup(TEXTS, threshold=2), "threshold is 2"),
        (lambda: duplicates.retellings(TEXTS, threshold=-1), "threshold is -1"),
        (lambda: duplicates.near_pairs(TEXTS, 0.2), "threshold is 0.2; it must be 0.3 to 1"),
        (lambda: duplicates.near_pairs(TEXTS, size=0), "size is 0; shingles have 1 to 5 words"),
        (lambda: duplicates.signatures(TEXTS, size=6), "size is 6"),
        (lambda: duplicates.signatures(TEXTS, permutations=0), "permutations is 0; it must be 1 or more"),
        (lambda: duplicates.signatures(TEXTS, scheme="sha1"), "no such scheme: 'sha1'; known are affine32"),
        (lambda: duplicates.signatures("one text"), "a sequence of texts is wanted"),
        (lambda: duplicates.copies([b"bytes"]), "text 0 is bytes"),  # type: ignore[list-item]
        (lambda: duplicates.retellings([*TEXTS, None]), "text 2 is NoneType"),  # type: ignore[list-item]
    ],
)
def test_what_is_out_of_range_is_a_value_error(call: Callable[[], Any], told: str) -> None:
    """The message has the argument, what was given and what may be given."""
    with pytest.raises(ValueError, match=told.replace(".", r"\.")):
        call()


def test_the_ends_of_the_ranges_are_fine() -> None:
    """No text at all is no error, nor is the largest or smallest of what may be asked for."""
    assert duplicates.copies([]) == ()
    assert duplicates.near_pairs(TEXTS, 1, size=1) == []
    assert duplicates.signatures(TEXTS, size=5, permutations=1).shape == (2, 1)


def test_why_of_one_record_twice_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to say of a record and itself."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "7", "text": "The old bridge over the river is closed."}\n')
    assert main(["dedup", "--no-cache", "--why", "7", "7", str(path)]) == 2
    assert "--why asks about `7` twice" in capsys.readouterr().err
