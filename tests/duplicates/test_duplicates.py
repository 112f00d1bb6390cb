"""The engine alone: signatures, copies, near pairs, write-ups of one event, linkage."""

import random
from pathlib import Path

import datasketch
import pytest

from newslint import duplicates
from newslint.duplicates import copies, near_pairs, retellings, signatures
from newslint.duplicates.alignment import align
from newslint.duplicates.hashing import NAME, NUMBER, START
from newslint.duplicates.linkage import average_linkage
from newslint.duplicates.shingles import digests, shingle_sets, shingle_values
from newslint.duplicates.words import word_codes
from tests.duplicates import spelled_out

WORDS = [
    a + b + c for a in ("ba", "do", "fe", "gu", "li") for b in ("ra", "no", "ti", "mu") for c in ("", "s", "x", "k")
]


def article(seed: int, length: int = 200) -> list[str]:
    """An article of random words."""
    return random.Random(seed).choices(WORDS, k=length)


def edited(words: list[str], share: float, seed: int) -> list[str]:
    """The words with a share of them replaced by new ones."""
    draw = random.Random(seed)
    return [f"new{draw.random()}".replace(".", "") if draw.random() < share else word for word in words]


def test_signatures_are_those_of_datasketch() -> None:
    """Bit for bit: datasketch, given the same hashes, makes the same signature."""
    texts = [" ".join(article(seed)) for seed in range(5)] + ["one two", ""]
    made = signatures(texts, size=5, permutations=64, seed=3)
    sets = shingle_sets(word_codes(texts), 5)
    for at in range(len(texts)):
        theirs = datasketch.MinHash(num_perm=64, seed=3, hashfunc=int, scheme="affine32")
        theirs.update_batch(sets.row(at).tolist())
        assert theirs.hashvalues.tolist() == made[at].tolist()


def test_datasketch_reads_signatures() -> None:
    """A row is the hash values of a MinHash, and the estimate is near the truth."""
    words = article(1)
    made = signatures([" ".join(words), " ".join(words[:150])], size=3)
    one, two = (datasketch.MinHash(hashvalues=row, scheme="affine32") for row in made)
    assert one.jaccard(two) == pytest.approx(0.75, abs=0.15)


@pytest.mark.parametrize("scheme", ["affine32", "affine64", "legacy"])
def test_signatures_of_a_scheme_are_what_datasketch_makes_itself(scheme: str) -> None:
    """A row beside a MinHash of the same words that somebody made the ordinary way has similarity 1."""
    texts = [" ".join(article(seed)) for seed in range(3)] + ["Two words", "a a a a a a a"]
    made = signatures(texts, permutations=64, scheme=scheme)
    for row, text in zip(made, texts, strict=True):
        words, theirs = text.split(), datasketch.MinHash(num_perm=64, scheme=scheme)
        for at in range(max(1, len(words) - 4)):
            theirs.update(" ".join(words[at : at + 5]).encode())
        assert datasketch.MinHash(hashvalues=row, scheme=scheme).jaccard(theirs) == 1
    assert (signatures(["", "x"], scheme=scheme)[0] == datasketch.MinHash(scheme=scheme).hashvalues).all()
    assert signatures([], scheme=scheme).shape == (0, 128)


@pytest.mark.parametrize(
    "text", ["The ferry, the Ferry!", "the  ferry\u2014\u201cthe ferry\u201d", "THE FERRY\u00a0the\nferry"]
)
def test_words_ignore_case_and_punctuation(text: str) -> None:
    """Case, dashes, quotation marks and spaces make no difference to the words."""
    plain = word_codes(["the ferry the ferry"])
    assert (plain.values >> 4).tolist() == (word_codes([text]).values >> 4).tolist()


def test_words_do_not_depend_on_their_batch() -> None:
    """A text's hashes are the same alone and among others, letters beyond ASCII included."""
    texts = ["a\u00f1os y a\u00f1os", "", "\u041c\u043e\u0441\u043a\u0432\u0430 1812"]
    together = word_codes(texts)
    for at, text in enumerate(texts):
        assert together.row(at).tolist() == word_codes([text]).row(0).tolist()


def test_codes_tell_names_and_numbers() -> None:
    """Names start with a capital, numbers with a digit."""
    codes = word_codes(["Boats of \u00d6land sank\n12 boats"])
    assert (codes.values & 15).tolist() == [NAME | START, 0, NAME, 0, NUMBER | START, 0]
    assert codes.values[0] >> 4 == codes.values[5] >> 4


LETTERS = (
    "aA bB 0 9 \n ' \u2019\u201c\u00c9\u00e9\u00df\u1e9e\u0130\u0131\u03a3\u03c3\u03c2\u0416\u4e2d\u6587"
    "\u3042\u30a2\u3002\u0e01\u0e31 K\u2126\u2160\u24b6\ud800\U0001f600 .-\u00a0\u00b5_\u00d7\u00f7\u00ad"
    "\u200b\ufb01\uff21\u0301\u060c\u0645\u0964<p>&amp;-\n"
)


def test_numpy_and_plain_python_make_the_same_numbers() -> None:
    """Codes, shingles and digests of a text are the same from either, whatever letters it is made of."""
    draw = random.Random(1)
    texts = ["".join(draw.choices(LETTERS, k=draw.randint(0, 60))) for _ in range(2000)]
    texts += ["", "a", "a b", "abcdefgh ijklmnopq", "x" * 100, "\n\n"]
    codes = word_codes(texts)
    values, keep = shingle_values(codes)
    marks = digests(codes)
    for at, text in enumerate(texts):
        start, end = codes.offsets[at], codes.offsets[at + 1]
        row = codes.row(at).tolist()
        assert row == spelled_out.token_hashes(text)
        assert values[start:end][keep[start:end]].tolist() == spelled_out.shingles(row)
        assert int(marks[at]) == spelled_out.digest(row)


def test_copies_with_a_third_of_their_words_edited_are_found() -> None:
    """Edited copies join their source, and strangers stay apart."""
    texts = [" ".join(article(seed)) for seed in range(30)]
    texts += [" ".join(edited(article(3), share, 99)) for share in (0.05, 0.15, 0.25)]
    (cluster,) = copies(texts)
    assert (cluster.kind, cluster.members) == ("near", (3, 30, 31, 32))


def test_each_kind_of_copy() -> None:
    """Exact, partial and cut-off copies are told apart."""
    one, two, three = article(1), article(2), article(3)
    texts = [" ".join(one), " ".join(two), " ".join(three)]
    texts += [" ".join(one).title() + "!", " ".join(two[60:140]), " ".join(three[:50]) + " …"]
    found = {cluster.members: cluster.kind for cluster in copies(texts)}
    assert found == {(0, 3): "exact", (1, 4): "partial", (2, 5): "teaser"}


def test_kinds_that_are_not_asked_for_do_not_join() -> None:
    """With exact copies alone a near one stays out."""
    words = article(1)
    texts = [" ".join(words), " ".join(words), " ".join(edited(words, 0.05, 1))]
    (cluster,) = copies(texts, kinds=("exact",))
    assert (cluster.kind, cluster.members) == ("exact", (0, 1))


def test_strangers_with_one_paragraph_in_common_stay_apart() -> None:
    """Furniture that every page of a site has joins nothing."""
    furniture = " ".join(article(77, 30))
    assert copies([" ".join(article(seed)) + "\n" + furniture for seed in range(80)]) == ()


def test_near_pairs_are_proven() -> None:
    """What is given reaches the threshold, and nothing that does is missed."""
    words = article(1, 400)
    texts = [" ".join(words), " ".join(edited(words, 0.02, 1)), " ".join(edited(words, 0.3, 2)), " ".join(article(9))]
    (pair,) = near_pairs(texts, 0.7)
    assert (pair.left, pair.right) == (0, 1)
    assert pair.similarity >= 0.7


def test_a_teaser_that_fits_two_stories_joins_neither_with_the_other() -> None:
    """It goes with one of them; the stories of one cluster, which share more than their beginning, it doesn't part."""
    start, one, other = (" ".join(article(seed, 60)) for seed in (1, 2, 3))
    found = copies([f"{start} {one}", f"{start} {one} {other}", f"{start} …"])
    assert [cluster.members for cluster in found] == [(0, 1, 2)]
    two = copies([f"{start} {one} {one[:90]}", f"{start} {other} {other[:90]}", f"{start} …"], threshold=0.6)
    assert [len(cluster.members) for cluster in two] == [2]
    assert 2 in two[0].members


def test_nothing_comes_of_nothing() -> None:
    """No texts, and empty ones, give no clusters."""
    assert copies([]) == ()
    assert copies(["", "", "!"]) == ()
    assert near_pairs([]) == []
    assert retellings([]) == []
    assert signatures([]).shape == (0, 128)


def test_linkage_breaks_chains() -> None:
    """A chain of pairs is no cluster; a group that holds together is."""
    chain = [(0, 1, 0.9), (1, 2, 0.5)]
    assert average_linkage(chain, 0.4) == [[0, 1]]
    assert average_linkage([*chain, (0, 2, 0.4)], 0.4) == [[0, 1, 2]]


def test_linkage_counts_items_that_stand_for_several() -> None:
    """Three equal texts outweigh one."""
    assert average_linkage([(0, 1, 0.8), (1, 2, 0.7)], 0.3, {1: 1, 0: 3}) == [[0, 1]]


def test_alignment_tells_how_passages_agree() -> None:
    """Verbatim, edited and retold passages are told apart, and others aren't aligned."""
    left = [
        "The ferry sank at noon off Lowick.",
        "Nobody on board of the small boat was hurt, police said.",
        "Rain fell in the hills and nobody minded it.",
    ]
    right = [
        "Nobody on board of the little boat was hurt, the police said.",
        "the ferry  sank at noon off Lowick.",
        "A baker won the lottery for the second time.",
    ]
    assert list(align(left, right)) == [(0, 1, "verbatim"), (1, 0, "edited")]
    assert list(align(left, [*right, left[1]], thorough=False)) == [(1, 3, "verbatim")]


def test_no_module_of_the_room_bears_the_name_of_a_function_of_its_face() -> None:
    """Loading one would put the module in the place of the function."""
    room = Path(duplicates.__file__).parent
    assert not {path.stem for path in room.glob("*.py")} & set(duplicates.__all__)
