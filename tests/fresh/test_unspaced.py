"""Stories in scripts without spaces, each with an edited, a halved and a reflowed copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from newslint.model import Document, Fields, RecordRef
from newslint.pipeline.deduplication import Options, deduplicate

STORIES: dict[str, list[list[str]]] = yaml.safe_load((Path(__file__).parent / "unspaced.yaml").read_text("utf-8"))
#: what stands between sentences
BETWEEN = {"ja": "", "zh": "", "th": " ", "lo": " ", "km": " ", "my": " "}
#: characters of a line that was set anew
WIDTH = 24


def forms(language: str, sentences: list[str]) -> Iterator[tuple[str, str]]:
    """A story as it is, without a sentence in its midst, its first half, and with its lines broken elsewhere."""
    between = BETWEEN[language]
    whole = between.join(sentences)
    yield "whole", whole
    middle = len(sentences) // 2
    yield "edited", between.join(sentences[:middle] + sentences[middle + 1 :])
    yield "half", between.join(sentences[: (len(sentences) + 1) // 2])
    yield "reflowed", "\n".join(whole[at : at + WIDTH] for at in range(0, len(whole), WIDTH))


def joined(language: str, *, dated: bool = False, plain: bool = False) -> list[set[str]]:
    """The clusters of copies, as names of story and form."""
    documents = [
        Document(
            "a.jsonl",
            text,
            record=RecordRef(f"{at}-{form}", 10 * at + number),
            fields=Fields(published="2024-05-04" if dated else None),
        )
        for at, sentences in enumerate(STORIES[language])
        for number, (form, text) in enumerate(forms(language, sentences), 1)
    ]
    found = deduplicate(documents, Options(plain=plain)).clusters
    return [{one.record.id for one in cluster.members if one.record} for cluster in found]


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("language", STORIES)
def test_every_copy_is_found_and_no_other_story(language: str, dated: bool, plain: bool) -> None:
    """Each story is one cluster with its three copies."""
    expected = [
        {f"{at}-{form}" for form in ("whole", "edited", "half", "reflowed")} for at in range(len(STORIES[language]))
    ]
    assert joined(language, dated=dated, plain=plain) == expected
