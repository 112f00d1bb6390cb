"""Verbs as English forms them: which words can be the finite verb of a clause, by form and by the closed lists."""

from __future__ import annotations

import re

#: every form of be, have, do and the modals that can stand as a finite verb
AUXILIARIES = frozenset(
    """is are was were am has have had do does did will would can could may might must shall should isn't aren't
    wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't""".split()  # noqa: SIM905
)
#: past tenses of the irregular verbs that don't end in -ed, from any school grammar
IRREGULAR_PAST = frozenset(
    """arose ate awoke became began bent bet bid bit bled blew bore bought bound bred broke brought built burnt
    burst came cast caught chose clung cost crept cut dealt drank drew drove dug fed fell felt fled flew flung
    forgave forgot fought found froze gave got grew ground heard held hid hit hung hurt kept knelt knew laid
    lay led left lent let lit lost made meant met overcame overtook paid proved put quit ran rang read rebuilt
    retook rode rose said sang sank sat saw sent set shed shook shone shot showed shrank shut slept slid sold
    sought spent spoke spread sprang stood stole struck stuck stung swam swept swore swung taught thought
    threw told took tore understood underwent undertook upheld went wept withdrew withstood woke won wore
    wound wrote""".split()  # noqa: SIM905
)
#: present tenses, third person, of what people and bodies do in the news
PRESENT = frozenset(
    """says plans wants hopes seems appears remains needs expects believes knows thinks makes takes gives gets
    goes comes shows tells calls asks holds means becomes begins runs owns sells offers faces works lives
    opens closes claims argues warns insists""".split()  # noqa: SIM905
)
_NO_VERB = frozenset({"need", "indeed", "speed", "seed", "hundred", "sacred", "naked", "red", "bed", "wed"})
_WORD = re.compile(r"[A-Za-zÀ-ž’']+(?:-[a-z]+)*")


def words_of(sentence: str) -> list[str]:
    """The words of a sentence as they are written, straight apostrophes for curly ones."""
    return [word.replace("’", "'") for word in _WORD.findall(sentence)]


def may_be_finite(word: str) -> bool:
    """Whether a word, in small letters, can be the finite verb of a clause by its form."""
    if word in AUXILIARIES or word in IRREGULAR_PAST or word in PRESENT:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in _NO_VERB


def has_finite_verb(words: list[str]) -> bool:
    """Whether any of the words can be a finite verb."""
    return any(may_be_finite(word.lower()) for word in words)
