"""What armed groups and a few parties may be called: the country they come from, their faith, their people."""

from __future__ import annotations

from msgspec import Struct

from newslint.knowledge.tables import remember, rows

#: words of faith, and the faith that each is of
FAITHS = {
    "sunni": "sunni",
    "shiite": "shia",
    "shi'ite": "shia",
    "shi’ite": "shia",
    "shia": "shia",
    "shi'a": "shia",
    "shi’a": "shia",
    "alawite": "shia",
    "christian": "christian",
    "catholic": "christian",
    "protestant": "christian",
    "hindu": "hindu",
    "buddhist": "buddhist",
    "jewish": "jewish",
    "sikh": "sikh",
}
#: peoples without a state of their own name, of whom a group is said to be
PEOPLES = frozenset(
    """Basque Corsican Catalan Kurdish Tamil Chechen Irish Scottish Welsh Breton Tibetan Uighur Uyghur Moro Baluch
    Tuareg     Sikh Kashmiri Flemish Quebecois Galician Sardinian""".split()  # noqa: SIM905
)


#: words of politics, and the side that each is on
SIDES = dict.fromkeys(
    ("left-wing", "leftist", "far-left", "left", "marxist", "maoist", "marxist-leninist", "communist", "ultra-left"),
    "left",
) | dict.fromkeys(
    ("right-wing", "rightist", "far-right", "ultra-right", "fascist", "neo-fascist", "neo-nazi", "anti-communist"),
    "right",
)


class Label(Struct, frozen=True):
    """One group: the letters of the countries that are its home, its faith and people where they are known."""

    name: str
    home: frozenset[str]
    faith: str
    people: str
    side: str
    source: str

    @property
    def is_typed(self) -> bool:
        """Whether no source but the typist's memory bears the row out."""
        return self.source == "general knowledge"


@remember
def labels() -> dict[str, Label]:
    """What `labels.csv` holds, by every name of a group."""
    found: dict[str, Label] = {}
    for row in rows("labels.csv"):
        names = [name.strip() for name in row["names"].split(";")]
        home = frozenset(row["home"].split())
        found |= {
            name: Label(names[0], home, row["faith"], row["people"], row["side"], row["source"]) for name in names
        }
    return found
