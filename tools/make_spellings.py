"""Makes the table of British and American spellings from VarCon (Variant Conversion Info, wordlist.aspell.net).

    python tools/make_spellings.py varcon.txt

A row is a word as British texts spell it, as American ones do, and what either spelling proves: `both`, or only one
(`british`: the American spelling is good British, too, as in organize; `american`: the other way round: catalogue).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "newslint/knowledge/data/spellings.tsv"
#: words beyond this of VarCon's levels (10 common … 95 obscure) hardly stand in the news
_LEVEL = 60
_WORD = re.compile(r"[a-z]{4,14}")
#: inflections that VarCon made by rule and nobody writes: uncolouredder, agonisinglier
_MADE = re.compile(r"(?:dd|[rld]i|bl|ing|[sz]i|our|or|tt)e(?:r|st)$")
#: of two spellings one is a word of its own as well, which VarCon's notes on meaning don't say: not proof of anything
_OWN_WORDS = frozenset(
    """disc disk discs disks fiber draught draughts draft drafts ton tons tonne tonnes story storey inquire inquires
    inquiry enquiry gram grams axe ax practice practices licence license licences licenses math maths check checks
    tire tires curb curbs meter meters program programs toward afterward backward forward dialog dialogue prise prize
    prised prized prising prizing prizes prises artefact artifact gaol jail per_cent ensure insure font fount
    councillor councilor councillors councilors analyses catalyses
    paralyses dialyses breathalyses furore furores
    flautist flautists dentine fayre costumire cardiae artefacts behove behoved behoves cosies cosy crueller cruellest
    evillest haem fontanelle glycerine goitre goitres story stories mum mom racket racquet instal install tsar czar
    whisky whiskey""".split()  # noqa: SIM905
)
#: in wide use in Britain and America alike, whatever dictionaries prefer (the corpora behind them are old)
_EVERYWHERE = frozenset({"focus", "aging", "ageing", "judgment", "judgement", "acknowledgment", "gray's", "adviser"})


def rows(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """British spelling, American spelling, what proves its side."""
    level = 0
    for line in lines:
        if line.startswith("#"):
            found = re.search(r"level (\d+)", line)
            level = int(found[1]) if found else 99
        elif line.strip() and level <= _LEVEL:
            yield from _row(line)


def _row(line: str) -> Iterator[tuple[str, str, str]]:
    words, _, meaning = line.partition(" | ")
    tagged: list[tuple[set[str], str]] = []
    for entry in words.split("#")[0].split(" / "):
        tags, _, word = entry.strip().partition(": ")
        tagged.append((set(tags.split()), word.strip()))
    american = [word for tags, word in tagged if "A" in tags]
    british = [word for tags, word in tagged if "B" in tags]
    if len(american) != 1 or len(british) != 1 or american == british:
        return
    us, uk = american[0], british[0]
    if not _WORD.fullmatch(us) or not _WORD.fullmatch(uk) or _MADE.search(uk) or {us, uk} & (_OWN_WORDS | _EVERYWHERE):
        return
    weak_uk = bool(meaning) or any(word == us and tags & {"B.", "Bv", "BV", "Z"} for tags, word in tagged)
    weak_us = any(word == uk and tags & {"A.", "AV", "Av"} for tags, word in tagged)
    if not (weak_uk and weak_us):
        yield uk, us, "british" if weak_uk else "american" if weak_us else "both"


def main() -> None:
    """Write the table and say how many rows it has."""
    found = sorted(set(rows(Path(sys.argv[1]).read_text(encoding="utf-8", errors="replace").splitlines())))
    TARGET.write_text("".join("\t".join(row) + "\n" for row in found), encoding="utf-8")
    print(len(found), "rows", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
