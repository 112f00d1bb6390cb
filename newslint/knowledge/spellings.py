"""Words that Britain and America spell in two ways, out of VarCon (see SOURCES.md)."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from newslint.knowledge.tables import DATA

BRITISH, AMERICAN = "British", "American"


class Spelling(Struct, frozen=True):
    """A spelling: `side` it is of, how the other side writes it, and whether it proves the side of its text."""

    side: str
    other: str
    proves: bool


@cache
def spellings() -> dict[str, Spelling]:
    """Every word that the two sides spell differently, each spelling by itself."""
    found: dict[str, Spelling] = {}
    for line in (DATA / "spellings.tsv").read_text(encoding="utf-8").splitlines():
        british, american, proof = line.split("\t")
        found[british] = Spelling(BRITISH, american, proof != "american")
        found[american] = Spelling(AMERICAN, british, proof != "british")
    return found
