"""Irregular verbs with their past tense and participle, from any grammar."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

#: base, past tense, participle; of two that are in use both
_VERBS = """
arise arose arisen|awake awoke awoken|bear bore borne/born|become became become|befall befell befallen
begin began begun|behold beheld beheld|bend bent bent|bind bound bound|bite bit bitten|bleed bled bled
blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built|buy bought bought
catch caught caught|choose chose chosen|cling clung clung|come came come|creep crept crept|deal dealt dealt
dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|foresee foresaw foreseen
freeze froze frozen|get got got/gotten|give gave given|go went gone|grind ground ground|grow grew grown
hang hung/hanged hung/hanged|have had had|hear heard heard|hide hid hidden|hold held held|keep kept kept
know knew known|lay laid laid|lead led led|leave left left|lend lent lent|lose lost lost|make made made
mean meant meant|meet met met|mislead misled misled|mistake mistook mistaken|outgrow outgrew outgrown
overcome overcame overcome|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown
pay paid paid|rebuild rebuilt rebuilt|retake retook retaken|ride rode ridden|ring rang rung|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|shake shook shaken
shoot shot shot|show showed shown/showed|shrink shrank/shrunk shrunk|sing sang sung|sink sank/sunk sunk|sit sat sat
sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spin spun spun|spring sprang/sprung sprung
stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|stride strode stridden
strike struck struck/stricken|string strung strung|strive strove striven|swear swore sworn|sweep swept swept
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|undergo underwent undergone|understand understood understood
undertake undertook undertaken|undo undid undone|uphold upheld upheld|wake woke woken|wear wore worn
weave wove woven|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld
withstand withstood withstood|wring wrung wrung|write wrote written
"""


class Forms(NamedTuple):
    """The forms of one verb."""

    base: str
    past: tuple[str, ...]
    participle: tuple[str, ...]


@cache
def irregular_forms() -> tuple[Forms, ...]:
    """All of them."""
    rows = [row.split() for line in _VERBS.strip().split("\n") for row in line.split("|")]
    return tuple(Forms(base, tuple(past.split("/")), tuple(participle.split("/"))) for base, past, participle in rows)


@cache
def participles_by_past() -> dict[str, str]:
    """The participle by a past tense that is none, and no base form."""
    bases = {verb.base for verb in irregular_forms()}
    return {
        past: verb.participle[0]
        for verb in irregular_forms()
        for past in verb.past
        if past not in verb.participle and past not in bases
    }


@cache
def participles_by_base() -> dict[str, str]:
    """The participle by a base form that is none."""
    return {verb.base: verb.participle[0] for verb in irregular_forms() if verb.base not in verb.participle}


@cache
def bases_by_form() -> dict[str, str]:
    """The base by a past tense or participle that isn't one."""
    bases = {verb.base for verb in irregular_forms()}
    return {
        form: verb.base for verb in irregular_forms() for form in (*verb.past, *verb.participle) if form not in bases
    }
