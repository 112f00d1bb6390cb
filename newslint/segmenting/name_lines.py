"""Who wrote, in a line that says so by its make alone: a name beside a role, a place, an address, a paper's name.

Selim Karaca / KASTAMONU        Ann Soames | soames@lowick.example        Anna Lind, reporter        (森田由紀)

No such line is a credit by itself ("Lowick / ASHBY" is none): where it stands must say that it is one.
"""

from __future__ import annotations

import re

from newslint.segmenting.credit_words import BY, POSTED
from newslint.segmenting.names import is_name, plain
from newslint.segmenting.persons import is_paper, is_person
from newslint.segmenting.roles import is_desk, is_role, name_after_role

#: no line is longer, and beside its name has no more pieces, none of which has more words
LONGEST, MOST_PIECES, MOST_WORDS = 90, 3, 5
#: what parts a name from what stands beside it, and the marks that a line is set between
_PARTING = re.compile(r"\s+[/–—-]\s+|\s*[|·•,;()\[\]【】（）／、]\s*|\s{2,}|\t|(?<=\w):\s")
_MARKS = " *_~•·–—-/|()[]【】（）✍,;:.\t"
_MAIL = re.compile(r"<?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,40})*>?|(?<!\w)@\w{2,30}")


def name_beside(text: str) -> str | None:
    """The person's name in a line of a name and what a credit tells beside it; None if the line holds anything else."""
    if len(text) > LONGEST or any(map(str.isdigit, text)):
        return None
    line = _MAIL.sub("|", text) if "@" in text else text
    if line.strip()[-1:] in ".!?…":
        return None
    pieces = [piece for one in _PARTING.split(line) if (piece := one.strip(_MARKS))]
    if not 1 <= len(pieces) <= 1 + MOST_PIECES:
        return None
    name = next((told for piece in pieces if (told := _name(piece))), None)
    if name is None or not all(piece.endswith(name) or _goes_beside(piece) for piece in pieces):
        return None
    return name


def is_role_line(text: str) -> bool:
    """Whether a line is nothing but what somebody is called who writes: "Staff Reporter", "envoyée spéciale à Rome"."""
    words = text.strip(_MARKS).split()
    if not 1 <= len(words) <= MOST_WORDS or any(map(str.isdigit, text)) or not any(map(is_role, words)):
        return False
    return name_beside(text) is None and not name_after_role(words)


def is_mail(text: str) -> bool:
    """Whether a line is an address of mail and nothing else."""
    return "@" in text and _MAIL.fullmatch(text.strip(_MARKS)) is not None


def _name(piece: str) -> str | None:
    """A person's name that a piece is, its role aside: "muhabir Selim Karaca"."""
    words = piece.split()
    while len(words) > 2 and (plain(words[0]) in BY or is_role(words[0])):
        words = words[1:]
    while len(words) > 2 and is_role(words[-1]):
        words = words[:-1]
    name = " ".join(words)
    if name == piece or piece.endswith(name):
        return name if is_person(name) and not any(map(is_role, words)) else None
    return None


def _goes_beside(piece: str) -> bool:
    """Whether a piece may stand beside a name in a credit: a role, a place, a paper, another name."""
    words = piece.split()
    if len(words) > MOST_WORDS:
        return False
    if any(map(is_role, words)) or is_desk(piece) or is_paper(piece) or name_after_role(words) is not None:
        return True
    if plain(words[0]) in BY | POSTED:
        return True
    return len(words) <= 2 and (is_name(words) or piece.isupper() or (len(words) == 1 and piece.isalpha()))
