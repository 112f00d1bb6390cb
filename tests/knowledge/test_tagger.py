"""The tagger tells parts of speech in their place, and is read only when a sentence is tagged."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newslint.extract.tagged import split_words
from newslint.knowledge.tables import DATA
from newslint.knowledge.tagger import Tagger, tagger

#: bytes that the weights may take in the wheel
MOST = 700_000


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("The drivers were told to leave.", "DT NNS VBD VBN TO VB ."),
        ("They said that the boats leave the coast.", "PRP VBD IN DT NNS VBP DT NN ."),
        ("She can’t say who’s there.", "PRP MD RB VB WP VBZ RB ."),
    ],
)
def test_words_are_told_in_their_place(sentence: str, tags: str) -> None:
    """One word is a verb here and a noun there."""
    words, _ = split_words(sentence, 0, len(sentence))
    assert " ".join(tagger().tag([words])[0].tags) == tags


def test_sentences_do_not_change_each_other() -> None:
    """A sentence has the same tags alone and among others."""
    one, other = ["The", "boat", "sank", "."], ["She", "left", "."]
    assert tagger().tag([one, other, one])[2].tags == tagger().tag([one])[0].tags


def test_more_words_than_are_kept_are_tagged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the table of words is full it begins anew, and one sentence may be larger than it is."""
    one, other = ["The", "boat", "sank", "near", "the", "pier", "."], ["She", "left", "the", "old", "harbour", "."]
    pytest.importorskip("numpy")
    due = [tagger().tag([words])[0].tags for words in (one, other, one * 3)]
    monkeypatch.setattr("newslint.knowledge.tagger._KEPT", 8)
    small = Tagger((DATA / "tagger.bin").read_bytes())
    assert [small.tag([words])[0].tags for words in (one, other, one * 3)] == due


def test_short_forms_are_words_of_their_own() -> None:
    """As treebanks have them, and each where it stands."""
    words, places = split_words("He cannot, the Dr. didn’t.", 0, 26)
    assert words == ["He", "can", "not", ",", "the", "Dr.", "did", "n't", "."]
    assert places[6:8] == [(19, 22), (22, 25)]


def test_the_weights_are_small() -> None:
    """They ship with every wheel."""
    assert (DATA / "tagger.bin").stat().st_size <= MOST


def test_nothing_is_read_before_it_is_asked_for() -> None:
    """The module alone neither reads the weights nor imports NumPy."""
    code = "import sys, newslint.extract.tagged as t; print('numpy' in sys.modules, t.tagger.cache_info().currsize)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["False", "0"]


def test_few_words_have_the_tags_that_many_have() -> None:
    """The first sentences of a process are tagged in whole numbers, later ones by NumPy: it makes no difference."""
    told = (
        "Two ferries that carry grain across the strait were held in port on Tuesday.",
        "“We’ll rebuild the mill,” Ms. O’Hara-Quist said, though its owner can’t pay 3.5 million crowns!",
        "Snow, ice and fog: the pass remains shut.",
    )
    sentences = [split_words(text, 0, len(text))[0] for text in told]
    ours = Tagger((DATA / "tagger.bin").read_bytes())
    few, many = [ours._tag_few(sentence) for sentence in sentences], ours._tag_many(sentences)
    assert [one.tags for one in few] == [one.tags for one in many]
    pairs = [pair for one, other in zip(few, many) for pair in zip(one.sure, other.sure)]
    assert max(abs(one - other) for one, other in pairs) < 1e-4


def test_numpy_waits_for_many_words() -> None:
    """One article is tagged without it."""
    code = """
import sys
from newslint.knowledge.tagger import FEWEST, tagger
sentence = ["Boats", "sank", "."]
few, before = tagger().tag([sentence]), "numpy" in sys.modules
many = tagger().tag([sentence] * FEWEST)
print(before, "numpy" in sys.modules, few[0].tags == many[-1].tags)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["False", "True", "True"]
