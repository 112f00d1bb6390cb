"""What nouns and verbs mean, by WordNet: which are one, and which is the wider word for another (see SOURCES.md)."""

from __future__ import annotations

import functools

from newslint.knowledge.tables import DATA

#: senses this near the top of everything there is stand for too much to stand for anything: person, artefact, group
_WIDE = 8
#: senses of a word that are looked at
_SENSES = 3


class Senses:
    """The table: for every word its senses, the commonest first, and for every sense the next wider one."""

    def __init__(self) -> None:
        nouns, verbs, *rows = (DATA / "senses.tsv").read_text(encoding="ascii").splitlines()
        self._wider = tuple(map(int, nouns.split()))
        self._wider_verbs = tuple(map(int, verbs.split()))
        self.nouns: dict[str, tuple[int, ...]] = {}
        self.verbs: dict[str, tuple[int, ...]] = {}
        self._met: dict[tuple[str, str], int] = {}
        for row in rows:
            part, word, senses, met = row.split("\t")
            (self.nouns if part == "n" else self.verbs)[word] = tuple(map(int, senses.split()))
            self._met[part, word] = int(met)

    def met(self, part: str, word: str) -> int:
        """How often a word was met with as a noun or a verb, of those that stand in the table; -1 for others."""
        return self._met.get((part, word), -1)

    def path(self, sense: int) -> tuple[int, ...]:
        """A sense of nouns and all wider ones, the widest last."""
        found = [sense]
        while (wider := self._wider[found[-1]]) >= 0:
            found.append(wider)
        return tuple(found)

    def wider_verb(self, sense: int) -> int:
        """The next wider sense of a sense of verbs, or -1."""
        return self._wider_verbs[sense]

    def is_person(self, noun: str) -> bool:
        """Whether the commonest sense of a noun is a person: "employee", "great-aunt"; False for unknown nouns."""
        first = self.nouns.get(noun, ())[:1]
        return bool(first) and self.nouns["person"][0] in self.path(first[0])

    def may_be_person(self, noun: str) -> bool:
        """Whether one of the commonest senses of a noun is a person: "tenor", "runner"."""
        person = self.nouns["person"][0]
        return any(person in self.path(sense) for sense in self.nouns.get(noun, ())[:_SENSES])

    def stands_for(self, one: str, other: str) -> bool:
        """Whether the noun `one` may be said of what is `other`: the same, a kind of it, or a wider word."""
        if one == other:
            return True
        for sense in self.nouns.get(other, ())[:_SENSES]:
            path = self.path(sense)
            for mine in self.nouns.get(one, ())[:_SENSES]:
                if mine == sense or sense in self.path(mine) or (mine in path and len(self.path(mine)) > _WIDE):
                    return True
        return False


@functools.cache
def senses() -> Senses:
    """The table, read when it is first asked for."""
    return Senses()
