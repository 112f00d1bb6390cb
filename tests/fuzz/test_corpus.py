"""What the fuzzer found, and what it starts with, does no harm any more."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

CORPUS = sorted(path for path in (Path(__file__).parent / "corpus").glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", CORPUS, ids=[f"{path.parent.name}/{path.name}" for path in CORPUS])
def test_an_input_of_the_corpus_shows_no_fault(path: Path) -> None:
    """Its target takes it."""
    TARGETS[path.parent.name](path.read_bytes())
