"""One text → codes of its words, its shingles and its digest, spelled out a word at a time.

`words.py` and `shingles.py` must make the same numbers for whole batches, without a Python object a word.
"""

import re
from collections.abc import Sequence

from newslint.duplicates.hashing import (
    CHARACTER,
    FACTORS,
    FOLD,
    LINE_STARTS,
    NAME,
    NUMBER,
    SENTENCE_ENDS,
    SIZE,
    SPREAD,
    START,
    TAIL,
    TEXT_STEP,
    UNSPACED,
)
from newslint.duplicates.normal_form import unify_bytes

_U64, _U32 = (1 << 64) - 1, (1 << 32) - 1
_CHARACTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in UNSPACED)
_WORD = re.compile(f"[{_CHARACTERS}]|(?:(?![{_CHARACTERS}])[0-9A-Za-z\\u00c0-\\u1fff\\u2040-\\U0010ffff])+")


def word_hash(word: bytes) -> int:
    """The hash of a word in lower case, as UTF-8: 28 bits."""
    total = 0
    for at in range(0, len(word), 8):
        total = ((total ^ int.from_bytes(word[at : at + 8], "little")) * SPREAD) & _U64
        total ^= total >> FOLD
    return ((total * TAIL) & _U64) >> 36


def token_hashes(text: str) -> list[int]:
    """The codes of a text's words in reading order."""
    text = unify_bytes(_encode(text)).decode("utf-8", "surrogatepass")
    lowered = text.lower()
    written = text
    if len(lowered) != len(text) or len(_encode(lowered)) != len(_encode(text)):
        written = lowered
    found: list[int] = []
    hashes: dict[str, int] = {}
    for match in _WORD.finditer(lowered):
        word = match[0]
        if word not in hashes:
            number = NUMBER if "0" <= word[0] <= "9" else 0
            character = CHARACTER if any(first <= ord(word[0]) <= last for first, last in UNSPACED) else 0
            hashes[word] = word_hash(_encode(word)) << 4 | number | character
        at = match.start()
        capital = NAME if written[at] != word[0] <= "\uffff" else 0
        found.append(hashes[word] | capital | (START if _starts_sentence(lowered, at) else 0))
    return found


def _starts_sentence(text: str, at: int) -> bool:
    """Whether a word stands first in its line, behind the mark that ends a sentence, or behind a straight quote."""
    before = text[at - 1] if at else "\n"
    if before == " ":
        return at < 2 or text[at - 2] in SENTENCE_ENDS
    return before in LINE_STARTS


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def shingles(coded: Sequence[int], size: int = SIZE) -> list[int]:
    """The hashes (32 bits) of `size` neighbouring words each; fewer words than that make one shingle."""
    words = [code >> 4 for code in coded]
    if not words:
        return []
    if len(words) < size:
        return [_mix(sum(word * factor for word, factor in zip(words, FACTORS)) & _U32)]
    steps = [[word * factor for word in words] for factor in FACTORS[:size]]
    return [_mix(sum(parts) & _U32) for parts in zip(*(step[at:] for at, step in enumerate(steps)))]


def _mix(number: int) -> int:
    """The finalizer of 32-bit MurmurHash3 (Appleby 2011)."""
    number ^= number >> 16
    number = (number * 0x85EBCA6B) & _U32
    number ^= number >> 13
    number = (number * 0xC2B2AE35) & _U32
    return number ^ (number >> 16)


def digest(coded: Sequence[int]) -> int:
    """A number (64 bits) that is the same for texts of the same words in the same order; 0 for a text of none."""
    total, step = 0, 0
    for code in coded:
        step = (step + TEXT_STEP) & _U64
        total += _mix64((code >> 4) ^ step)
    return total & _U64


def _mix64(number: int) -> int:
    number ^= number >> 33
    number = (number * 0xFF51AFD7ED558CCD) & _U64
    number ^= number >> 33
    return number
