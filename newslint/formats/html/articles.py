"""The stories of a page of several, where elements of one kind hold one each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.formats.html.judged import DECLARED, Judged, folded, parents_of
from newslint.formats.html.metadata import Said
from newslint.formats.html.parts import STORY, Part, repeated_parts
from newslint.formats.html.tree import Element

_DIGITS = re.compile(r"\d+")
_CLOCK = re.compile(r"^\W*\d{1,2}[:.h]\s?\d{2}\b")
_ARTICLE = re.compile(r"schema\.org/(?:\w*Article|BlogPosting|Report)$")
#: no article of a page of several has so large a share of its running text
DOMINANT = 0.7


def articles_of(lines: Sequence[Judged], root: Element, said: Said) -> list[Part]:
    """The articles of a page of several with their headlines, in order; none of a page of one.

    Each has a heading and text of its own; no single one holds most of it; entries of live coverage are none.
    """
    if said.is_live:
        return []
    return _tagged(lines, root, said) or _repeated(lines, root, said)


def _repeated(lines: Sequence[Judged], root: Element, said: Said) -> list[Part]:
    """The parts of one kind that hold nearly all text of a page and a story each."""
    parts = repeated_parts(lines)
    told = [element for element, _ in parts]
    return parts if _hold_most(told, root) and not _are_one(told, lines, said) else []


def _tagged(lines: Sequence[Judged], root: Element, said: Said) -> list[Part]:
    """The elements that are articles by their tag or by schema.org's word."""
    found: dict[int, Element] = {}
    heads: dict[int, Judged] = {}
    for one in lines:
        if one.apart is not None and not _is_article(one.apart):
            continue
        article = next((element for element in parents_of(one.line.block) if _is_article(element)), None)
        if article is not None:
            found.setdefault(id(article), article)
            if one.is_heading:
                heads.setdefault(id(article), one)
    told = [one for key, one in found.items() if key in heads and one.prose >= STORY]
    told = _alike(_outermost(told))
    if told and max(one.prose for one in told) > DOMINANT * root.prose:
        # beside one long story others are told in several paragraphs, or they are teasers
        told = [one for one in told if sum(line.prose > 0 and line.line.block.within(one) for line in lines) > 1]
    if not _hold_most(told, root):
        return []
    names = {heads[id(one)].text.casefold() for one in told}
    if len(names) < len(told) or 2 * sum(bool(_CLOCK.search(name)) for name in names) > len(names):
        return []
    return [(one, heads[id(one)]) for one in told] if not _are_one(told, lines, said) else []


def _hold_most(told: Sequence[Element], root: Element) -> bool:
    """Whether several elements hold most of a page's running text together."""
    return len(told) > 1 and sum(one.prose for one in told) >= DECLARED * root.prose


def _are_one(told: Sequence[Element], lines: Sequence[Judged], said: Said) -> bool:
    """Whether one headline stands over all of them: they are entries, or parts of one story."""
    first = min(one.start for one in told)
    titles = [folded(title) for title in said.titles]
    over = [one for one in lines if one.line.block.tag == "h1" and one.line.end <= first and one.text.count(" ") >= 3]
    return any(folded(one.text) in title for one in over if not _heads_page(one.line.block) for title in titles)


def _outermost(told: Sequence[Element]) -> list[Element]:
    """The articles without those in an article that has text of its own beside them, or else without that one."""
    kept = list(told)
    for outer in told:
        inner = [one for one in told if one is not outer and one.within(outer)]
        if inner and outer in kept:
            is_list = 2 * sum(one.prose for one in inner) > outer.prose
            kept = [one for one in kept if (one is not outer if is_list else one not in inner)]
    return kept


def _alike(told: Sequence[Element]) -> list[Element]:
    """Of articles those of one kind, by where they stand and what they are called, that hold the most text.

    Stories of a page are siblings; beside a single one stand teasers of others, which are called otherwise.
    """
    kinds: dict[tuple[int, str, str], list[Element]] = {}
    for one in told:
        name = _DIGITS.sub("", (one.says("class").split() or [""])[0])
        kinds.setdefault((id(one.parent), one.tag, name), []).append(one)
    return max(kinds.values(), key=lambda kind: sum(one.prose for one in kind), default=[])


def _heads_page(element: Element) -> bool:
    """Whether an element stands in the head of the whole page, where its name is written."""
    around = [one.tag for one in parents_of(element)]
    return "header" in around and "article" not in around and "main" not in around


def _is_article(element: Element) -> bool:
    return element.tag == "article" or bool(element.written and _ARTICLE.search(element.says("itemtype")))
