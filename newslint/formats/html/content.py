"""Which lines of a page are its stories', told from where they stand in its tree and how much of them is links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from newslint.formats.html.metadata import Said
from newslint.formats.html.reader import Line, Read
from newslint.formats.html.roles import called, is_body, is_byline, is_caption, is_credit, is_story
from newslint.formats.html.tree import HEADINGS, Element

_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]")
#: a line of so much text, a Chinese character counting for two and a half letters, is running text
PROSE = 45
#: a line is a link if so much of it is
LINKED = 0.6
#: a child holds its parent's text if it has this share of it; one that says that it does needs less
HOLDS, DECLARED = 0.8, 0.5
#: a part set apart by its name that has this share of a page's running text is a frame around it
FRAME = 0.4
ALL = 0.95
#: a part is full of links if so much of it is
FULL = 0.3
_END = re.compile(r"[.!?…。！？।۔؟:;][\"'”’»)\]」』“]*$")
_LISTS = frozenset(["ul", "ol", "dl", "table", "div", "section", "nav", "article", "header", "tr", "tbody"])
LIST_LINKED = 0.5
#: links are nearly all of a text if they are so much of it
MOSTLY = 0.6
_LINKS = ("a link", "a list of links")
#: words that announce a list of links are no longer than this
ANNOUNCED = 60
#: a part that is called the author's and has so much running text tells who that is
BIO = 80
#: elements that are parts of a text and hold none
_NO_HOLDERS = frozenset(
    ["p", "blockquote", "ul", "ol", "li", "dl", "dd", "dt", "span", "figure", "figcaption", "pre", "details"]
)
_NO_WORD = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_CLOCK = re.compile(r"^\W*\d{1,2}[:.h]\s?\d{2}\b")
_ARTICLE = re.compile(r"schema\.org/(?:\w*Article|BlogPosting|Report)$")
#: so many characters of a story in schema.org data are all of it
LONG_BODY = 400
#: no title is shorter or longer, in letters and digits
TITLE, LONGEST_TITLE = 4, 220
#: an article of a page of several has so much running text, and none of them so large a share of all
STORY, DOMINANT = 60, 0.7
_COMMENTS = re.compile("comment|respond|disqus|kommentar|repl(?:y|ies)")
#: what lies over a page and never around its text
_OVER = re.compile("modal|popup|pum|popmake|popover|overlay|lightbox|dialog")


@dataclass(slots=True)
class Judged:
    """A line with what it weighs, and why it isn't the story's (`called`), empty if it is."""

    line: Line
    text: str
    weight: float
    linked: float
    prose: float
    apart: Element | None = None
    called: str = ""
    is_heading: bool = False
    is_headline: bool = False
    is_caption: bool = False
    story: int = 0


@dataclass(slots=True)
class Content:
    """The lines of a page as judged, and the element that holds its text."""

    lines: list[Judged] = field(default_factory=list)
    holder: Element | None = None
    articles: list[Element] = field(default_factory=list)


def judge_lines(read: Read, text: str, said: Said) -> Content:
    """What each line of a page is."""
    content = Content([_judged(line, text) for line in read.lines])
    root = read.root
    if root is None or not content.lines:
        return content
    _name_parts(read.elements)
    _weigh(content.lines, read.elements)
    content.articles = articles_of(content.lines, root, said)
    if content.articles:
        _decide_several(content)
    else:
        content.holder = _holder(root)
        _decide(content, said)
    return content


def _judged(line: Line, text: str) -> Judged:
    own = text[line.start : line.end]
    weight = float(len(own)) if own.isascii() else len(own) + 1.5 * len(_WIDE.findall(own))
    share = line.linked / len(own)
    tag = line.block.tag
    prose = max(0.0, weight * (1 - 1.3 * share)) if weight >= PROSE else 0.0
    if prose and weight < 2 * PROSE and not _END.search(own) and tag not in ("p", "blockquote"):
        prose *= 0.5
    if tag in HEADINGS:
        prose = 0.0
    return Judged(line, own, weight, share, prose, is_heading=tag in HEADINGS)


def _name_parts(elements: Sequence[Element]) -> None:
    """Put in each element what its maker calls it, if that is no part of a text."""
    for element in elements:
        if element.end > element.start and element.tag not in ("html", "body", "main"):
            name, is_sure = called(element)
            element.called, element.perhaps = (name, "") if is_sure else ("", name)


def _parents(element: Element | None) -> Iterator[Element]:
    while element is not None:
        yield element
        element = element.parent


def _set_apart(lines: Sequence[Judged], elements: Sequence[Element]) -> None:
    """Say of each element, and each line, which is the outermost one around that is set apart."""
    for element in elements:
        above = element.parent.apart if element.parent else None
        element.apart = above or (element if element.called else None)
    for one in lines:
        one.apart = one.line.block.apart


def _weigh(lines: Sequence[Judged], elements: Sequence[Element]) -> None:
    """Add up the running text that each element holds, and see which parts set apart are only frames."""
    total = sum(one.prose for one in lines)
    for one in lines:
        block = one.line.block
        block.size += one.weight
        block.linked += one.weight * one.linked
        block.own += one.prose
        block.is_headed = block.is_headed or block.tag == "h1"
    for element in reversed(elements):
        if element.size:
            if element.called or element.perhaps or element.own >= BIO:
                _name_again(element, total)
            if parent := element.parent:
                parent.size += element.size
                parent.linked += element.linked
                parent.own += element.own
                parent.is_headed = parent.is_headed or element.is_headed
    _set_apart(lines, elements)
    while total and not any(one.apart is None and one.prose for one in lines):
        # everything is set apart: the part that holds most of it isn't, or those under one name that together do
        fullest = max((one.apart for one in lines if one.apart), key=lambda element: element.own)
        held: Counter[str] = Counter()
        for one in lines:
            held[one.apart.called if one.apart else ""] += one.prose  # type: ignore[assignment]  # floats add up, too
        name, most = held.most_common(1)[0]
        fullest.called = ""
        for element in elements if most > 2 * fullest.own else ():
            element.called = "" if element.called == name else element.called
        _set_apart(lines, elements)
    for one in lines:
        if one.apart is None:
            one.line.block.prose += one.prose
    for element in reversed(elements):
        if element.prose and element.parent:
            element.parent.prose += element.prose


def _name_again(element: Element, total: float) -> None:
    """Set apart what perhaps is, or what tells of an author; don't what is a frame around a page's text."""
    prose = element.own
    if element.perhaps:
        is_full = element.linked >= FULL * element.size or (prose == 0 and element.tag in ("ul", "ol"))
        if is_full and prose < FRAME * total:
            element.called = element.perhaps
        element.perhaps = ""
    if not element.called and prose >= BIO and not element.is_headed and is_byline(element):
        element.called = "a part about the author"
    if element.called and element.called != "a menu" and total:
        needed = ALL if _COMMENTS.search(element.called) or element.called == "an aside" else FRAME
        if prose >= needed * total and (element.is_headed or not _OVER.search(element.called)):
            element.called = ""


def _holder(root: Element) -> Element:
    """The innermost element that holds nearly all running text that its page doesn't set apart."""
    element = root
    while element.children:
        best = max(element.children, key=lambda child: child.prose)
        is_declared = best.tag in ("article", "main") or is_body(best)
        if best.prose == 0 or best.prose < (DECLARED if is_declared else HOLDS) * element.prose:
            break
        if is_body(element) and not is_declared and best.prose < element.prose:
            break
        if best.tag in _NO_HOLDERS:
            break
        element = best
    return element


def _decide(content: Content, said: Said) -> None:
    """Say of each line why it isn't the story's, if it isn't."""
    holder = content.holder
    assert holder is not None
    frame = _frame(holder)
    lines = content.lines
    first = next((n for n, one in enumerate(lines) if one.prose and one.line.block.within(holder)), len(lines))
    head = headline_at(lines, frame, first, said)
    body = _folded(said.body)
    for n, one in enumerate(lines):
        block = one.line.block
        if n == head:
            one.is_headline = True
            continue
        if len(body) > LONG_BODY and one.weight >= PROSE and one.linked < LINKED and _folded(one.text) in body:
            continue
        if one.apart is not None:
            one.called = one.apart.called
        elif not block.within(holder):
            one.called = _outside(one, n, head, first, block.within(frame))
        elif one.linked >= LINKED and not one.is_heading:
            one.called = "a link"
    _drop_lists(lines, holder)
    _keep_lists(lines, holder)
    _mark_captions(lines)
    _drop_headings(lines, head)
    for one in lines:
        one.story = 0 if one.called else 1


def _folded(text: str) -> str:
    return _NO_WORD.sub("", text).casefold()


def _decide_several(content: Content) -> None:
    """Say of each line of a page of several articles in which of them it stands, or why it isn't a story's."""
    lines = content.lines
    for number, article in enumerate(content.articles, 1):
        inside = [one for one in lines if one.line.block.within(article)]
        head = next(n for n, one in enumerate(inside) if one.is_heading)
        for n, one in enumerate(inside):
            one.is_headline = n == head
            if n == head:
                continue
            if one.apart is not None:
                one.called = one.apart.called
            elif one.linked >= LINKED and not one.is_heading:
                one.called = "a link"
        _drop_lists(inside, article)
        _mark_captions(inside)
        _drop_headings(inside, head)
        for one in inside:
            one.story = 0 if one.called else number
    for one in lines:
        if not one.story and not one.called:
            one.called = "what stands around the stories"


def articles_of(lines: Sequence[Judged], root: Element, said: Said) -> list[Element]:
    """The articles of a page of several, in order; none of a page of one.

    Each has a heading and text of its own; no single one holds most of it; entries of live coverage are none.
    """
    if said.is_live:
        return []
    found: dict[int, Element] = {}
    heads: dict[int, Judged] = {}
    for one in lines:
        if one.apart is not None and not _is_article(one.apart):
            continue
        article = next((element for element in _parents(one.line.block) if _is_article(element)), None)
        if article is not None:
            found.setdefault(id(article), article)
            if one.is_heading:
                heads.setdefault(id(article), one)
    told = [one for key, one in found.items() if key in heads and one.prose >= STORY]
    told = _alike(_outermost(told))
    if told and max(one.prose for one in told) > DOMINANT * root.prose:
        # beside one long story others are told in several paragraphs, or they are teasers
        told = [one for one in told if sum(line.prose > 0 and line.line.block.within(one) for line in lines) > 1]
    if len(told) < 2:
        return []
    if sum(one.prose for one in told) < DECLARED * root.prose:
        return []
    names = {heads[id(one)].text.casefold() for one in told}
    if len(names) < len(told) or 2 * sum(bool(_CLOCK.search(name)) for name in names) > len(names):
        return []
    first = min(one.start for one in told)
    titles = [_folded(title) for title in said.titles]
    over = [one for one in lines if one.line.block.tag == "h1" and one.line.end <= first and one.text.count(" ") >= 3]
    if any(_folded(one.text) in title for one in over if not _heads_page(one.line.block) for title in titles):
        return []  # one headline over all of them: entries, or parts of one story
    return told


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
    around = [one.tag for one in _parents(element)]
    return "header" in around and "article" not in around and "main" not in around


def _is_article(element: Element) -> bool:
    return element.tag == "article" or bool(element.written and _ARTICLE.search(element.says("itemtype")))


def _frame(holder: Element) -> Element:
    """The article or main part around the element that holds the text, or what is called so, or this itself."""
    found = holder
    for one in _parents(holder):
        if one.tag in ("article", "main") or one.says("role") in ("main", "article"):
            found = one
    if found is holder:
        found = next((one for one in _parents(holder) if one.tag not in ("body", "html") and is_story(one)), holder)
    return found


def headline_at(lines: Sequence[Judged], frame: Element, first: int, said: Said) -> int:
    """The line that is the headline, of those over the text; -1 if there is none.

    What the head of the page calls its title; else the last heading of the first level, or the first of another that
    stands in the same part of the page.
    """
    titles = [folded for title in said.titles if (folded := _folded(title))]
    best, found = 0, -1
    for n, one in enumerate(lines[: first + 1]):
        if one.apart is not None and one.line.block.tag != "h1":
            continue
        own = _folded(one.text)
        if len(own) < TITLE or len(own) > LONGEST_TITLE or (one.linked >= LINKED and not one.is_heading):
            continue
        fits = any(
            (own in title and 3 * len(own) >= len(title)) or (title in own and len(title) >= TITLE) for title in titles
        )
        if fits and (len(own) + one.is_heading, n) > (best, found):
            best, found = len(own) + one.is_heading, n
    if found >= 0:
        return found
    for level in ("h1", "h2", "h3"):
        near = [n for n in range(first) if lines[n].line.block.tag == level and lines[n].apart is None]
        inside = [n for n in near if lines[n].line.block.within(frame)]
        if level == "h1" and near:
            return (inside or near)[-1]
        if len(inside) == 1 and _is_only(lines, inside[0], level):
            return inside[0]
    return -1


def _is_only(lines: Sequence[Judged], at: int, level: str) -> bool:
    """Whether no other heading of its level heads text: several of them head stories, or parts of one."""
    return not any(one.line.block.tag == level and one.apart is None for one in lines[at + 1 :])


def _outside(one: Judged, n: int, head: int, first: int, in_frame: bool) -> str:
    """Why a line that stands outside the element that holds the text isn't the story's."""
    credit = any(is_credit(element) for element in islice(_parents(one.line.block), 3))
    if head >= 0 and head < n < first and one.linked < LINKED:
        is_deck = in_frame and (one.is_heading or one.line.block.tag == "p")
        if credit or one.prose or is_deck:
            return ""
    if in_frame and one.prose and one.linked < 0.3 and one.weight >= 2 * PROSE:
        return ""
    return "what stands around the text"


def _drop_lists(lines: Sequence[Judged], holder: Element) -> None:
    """Parts that are mostly links go whole, with the dates, numbers and names between these."""
    for one in lines:
        if one.called:
            continue
        for element in _parents(one.line.block):
            if element is holder or element.depth <= holder.depth:
                break
            if element.tag in _LISTS and element.linked >= LIST_LINKED * element.size and element.prose == 0:
                one.called = "a list of links"
                break


def _keep_lists(lines: Sequence[Judged], holder: Element) -> None:
    """Links stay where they are nearly all of an element that is said to hold a story: their list is the story."""
    if holder.tag != "article" and not is_body(holder):
        return
    inside = [one for one in lines if one.apart is None and one.line.block.within(holder)]
    links = [one for one in inside if one.called in _LINKS]
    if sum(one.weight for one in links) >= MOSTLY * sum(one.weight for one in inside):
        for one in links:
            one.called = ""


def _announces(text: str) -> bool:
    """Whether a few words end as those that something is to follow."""
    return text.endswith((":", "?", "：", "？")) and len(text) <= ANNOUNCED


def _mark_captions(lines: Sequence[Judged]) -> None:
    """Captions are such where the story is told in paragraphs; in a gallery they are the story."""
    inside = [one for one in lines if not one.called and _is_caption(one.line.block)]
    prose = sum(one.prose for one in lines if not one.called)
    if 2 * sum(one.prose for one in inside) < prose:
        for one in inside:
            one.is_caption = True


def _is_caption(block: Element) -> bool:
    return any(one.tag in ("figcaption", "figure") or is_caption(one) for one in islice(_parents(block), 4))


def _drop_headings(lines: Sequence[Judged], head: int) -> None:
    """A heading over nothing that stays goes with it, and so does what announces links that go."""
    for n in range(len(lines) - 1, -1, -1):
        one = lines[n]
        if one.called or n == head:
            continue
        if not one.is_heading:
            following = lines[n + 1 : n + 3]
            if _announces(one.text) and len(following) == 2 and all(x.called in _LINKS for x in following):
                one.called = "what stands over a list of links"
            continue
        below = next((x for x in lines[n + 1 :] if not (x.is_heading and x.called)), None)
        if below is None or below.called or (below.is_heading and below.line.block.tag < one.line.block.tag):
            following = lines[n + 1 : n + 4]
            if all(x.called for x in following):
                one.called = "a heading over nothing that is the story's"
