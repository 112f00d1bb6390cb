"""Towns and waters that are said to lie elsewhere, by the tables and not by any one name."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from newslint.knowledge.gazetteer import features, organisations, places
from newslint.knowledge.offices import knowledge
from newslint.model import Document, Fields, RecordRef
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings


@functools.cache
def _examiner() -> Checker:
    return Checker(load_rules(Settings(select=("FCT3",), root=str(Path(__file__).parent))))


def _found(text: str, published: str | None = None) -> list[str]:
    whole = f"A headline for it\n{text} The council met in the hall and talked about roads until late."
    fields = Fields(title="A headline for it", published=published)
    document = Document("a.jsonl", whole, record=RecordRef("1", 1), fields=fields, first_line=0)
    return [finding.excerpt for finding in _examiner()(document).findings]


@pytest.mark.parametrize("place", list(places())[::23])
def test_a_town_is_known_in_its_country_and_in_no_other(place: str) -> None:
    """Any town of the table is silent in its own land and told in Iceland or Fiji."""
    own = next(name for name, code in knowledge().countries.items() if code == places()[place])
    assert _found(f"A market burned in {place} in {own}, and the street with it.") == []
    other = "Fiji" if places()[place] != "FJ" else "Iceland"
    assert _found(f"A market burned in {place} in {other}, and the street with it.") == [f"{place} in {other}"]


@pytest.mark.parametrize("feature", [name for name in features() if features()[name].kind in ("island", "port")][::4])
def test_an_island_or_port_is_known_in_its_water(feature: str) -> None:
    """Any island or port is silent in its own water and told in another."""
    water = min(features()[feature].waters)
    assert _found(f"Two boats sank near {feature}, in the {water}, on the way home.") == []
    assert _found(f"Two boats sank near {feature}, in the Kara Sea, on the way home.") == [
        f"{feature}, in the Kara Sea"
    ]


@pytest.mark.parametrize("name", [names for names in organisations() if len(names) > 5][::9])
def test_an_armed_body_is_known_where_it_fights(name: str) -> None:
    """Any armed body that takes ground in a story of Iceland is told; in a story of its own land it isn't."""
    body = organisations()[name]
    land = next(n for n, code in knowledge().countries.items() if code in body.theatres)
    story = "{name} seized the hills. In {land} people fled. {land} sent troops, and {land} asked {land} for {land}'s."
    assert _found(story.format(name=name, land=land)) == []
    assert _found(story.format(name=name, land="Iceland")) == [f"{name} seized"]
