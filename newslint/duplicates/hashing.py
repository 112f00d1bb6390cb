"""What the numbers are made of that stand for words and shingles (`words.py`, `shingles.py`).

Archives are kept in them: with any change here what was kept counts for nothing. `tests/duplicates/spelled_out.py` says
for one text, a word after the other, what the two modules make of whole batches.
"""

from __future__ import annotations

import re

#: flags of a word's code, below the 28 bits of its hash: it starts with a capital, with a digit, a line or sentence
#: or is a character of a script without spaces
NAME, NUMBER, START, CHARACTER = 1, 2, 4, 8
#: scripts that know no spaces between words: Thai and Lao, Burmese, Khmer, kana, Chinese characters
UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x9FFF),
)
#: a character of these scripts
CHARACTERS = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in UNSPACED)}]")
#: words of a shingle
SIZE = 3
#: of the shingles of a text those are its sample that this many divide; of a text of `WHOLE` shingles or fewer, all
EVERY, WHOLE = 8, 64

SPREAD, TAIL, FOLD = 0x9E3779B97F4A7C15, 0xC4CEB9FE1A85EC53, 29
#: odd factors for the words of a shingle, by place
FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1)
#: what sets the place of a word in its text apart
TEXT_STEP = 0x9E3779B97F4A7C15

#: what stands before the first word of a line, and before the space before the first word of a sentence
LINE_STARTS, SENTENCE_ENDS = '\n"', ".!?:\n"
