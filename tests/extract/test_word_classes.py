"""Classes of words: what a word can be, and nothing else that would do in its place."""

from __future__ import annotations

import pytest

from newslint.extract.word_classes import is_of


@pytest.mark.parametrize(
    ("name", "is_one", "is_none"),
    [
        ("base", "become allow be", "shop closed went plans"),
        ("bare", "allow include", "read become put"),
        ("participle", "closed taken begun told", "need speed went close hundred"),
        ("past", "went took became", "taken read closed"),
        ("third", "becomes allows has", "shops consumers views glass"),
        ("inflected", "went taken saw becomes", "go see become"),
        ("noun", "menu nations", "shop open ing"),
        ("plural", "nations people", "nation runs glass"),
        ("plurals", "shops nurses", "shop glass"),
        ("singular", "menu", "nations people team"),
        ("adjective", "cold happy", "went menu"),
        ("superlative", "calmest biggest worst easiest", "forest interest protest"),
        ("person", "nurse clerk", "menu agent head"),
        ("persons", "nurses people", "menus agents nurse"),
    ],
)
def test_classes_hold_what_is_nothing_else(name: str, is_one: str, is_none: str) -> None:
    """A class has the words that are of it for sure, and no word that is another one as well."""
    assert [word for word in is_one.split() if not is_of(name, word)] == []
    assert [word for word in is_none.split() if is_of(name, word)] == []
