"""HTML5's tree, as far as it tells which text stands in which element: what ends what, and what nobody ended.

After the tree construction of the HTML Standard (13.2.6): a paragraph ends where a block begins, an item where the
next begins; an end tag closes what is open inside it but never reaches past a table cell; text elements inside `svg`
end it, for nobody draws paragraphs.
"""

from __future__ import annotations

from newslint.formats.html.tokens import attributes

VOID = frozenset(
    """
    area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr
    """.split()  # noqa: SIM905
)
#: elements that begin and end a line
BLOCKS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section
    select summary table tbody td tfoot th thead title tr ul
    """.split()  # noqa: SIM905
)
HIDDEN = frozenset(
    """
    script style template noscript svg math iframe object head textarea title xmp noembed noframes datalist
    """.split()  # noqa: SIM905
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BOLD = frozenset(["b", "strong"])
_FOREIGN = frozenset(["svg", "math"])
#: elements in which foreign content is HTML again
_INTEGRATION = frozenset(["foreignobject", "desc", "title", "annotation-xml"])
#: what ends foreign content
_BREAKOUT = frozenset(
    """
    b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr
    ol p pre ruby s small span strong strike sub sup table tt u ul var article section aside nav header footer main
    figure
    """.split()  # noqa: SIM905
)
#: what ends an open paragraph
_ENDS_PARAGRAPH = (
    BLOCKS
    - {"body", "button", "html", "option", "optgroup", "select", "legend", "caption"}
    - frozenset(["tbody", "td", "tfoot", "th", "thead", "title", "tr"])
)
_PARAGRAPH = frozenset(["p"])
_TABLES = frozenset(["table", "tbody", "td", "tfoot", "th", "thead", "tr", "caption"])
#: an end tag of a table reaches out of everything but another table, one of a block not past a cell or a button;
#: the standard has templates and objects here as well, but one that nobody ended would hide all that follows
_TABLE_SCOPE = frozenset(["table", "html"])
_SCOPE = _TABLE_SCOPE | {"td", "th", "caption", "button"}
_LIST_SCOPE = _SCOPE | {"ul", "ol", "menu"}
#: past these no end tag of an inline element reaches
_SPECIAL = BLOCKS | {"body", "html", "template", "object"}
_PARAGRAPH_LIMITS = _SPECIAL - {"p"}
#: blocks that an item's next may stand in by mistake
_SEEN_THROUGH = frozenset(["address", "div", "p"])
_ITEM_LIMITS = _SPECIAL - _SEEN_THROUGH
#: for a start tag: which open elements it ends, and which it doesn't look past
_SIBLINGS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(["li"]), _ITEM_LIMITS - {"li"}),
    "dd": (frozenset(["dd", "dt"]), _ITEM_LIMITS - {"dd", "dt"}),
    "dt": (frozenset(["dd", "dt"]), _ITEM_LIMITS - {"dd", "dt"}),
    "option": (frozenset(["option"]), frozenset(["select", "datalist"])),
    "optgroup": (frozenset(["option", "optgroup"]), frozenset(["select"])),
    "tr": (frozenset(["tr", "caption"]), frozenset(["table", "tbody", "thead", "tfoot", "template"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table", "template"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table", "template"])),
    "tbody": (frozenset(["tbody", "thead", "tfoot", "caption"]), frozenset(["table", "template"])),
    "tfoot": (frozenset(["tbody", "thead", "caption"]), frozenset(["table", "template"])),
    "a": (frozenset(["a"]), _SPECIAL),
}


class Element:
    """An element: its tag, what it stands in, what its tag says, and what of the page's text it holds.

    `start` and `end` are offsets into the text. `called` is what its maker calls it if it is set apart, `perhaps` if it
    may be, `apart` the outermost element around that is. `size`, `linked` and `own` are how much text, links and
    running text it holds, `prose` how much of the latter isn't set apart, `is_headed` whether it has a first heading.
    """

    __slots__ = (
        "apart", "called", "children", "depth", "end", "hides", "is_headed", "is_kept", "linked", "own", "parent",
        "perhaps", "prose", "said", "size", "start", "tag", "written",
    )  # fmt: skip

    def __init__(self, tag: str, parent: Element | None, written: str, start: int) -> None:
        self.tag = tag
        self.parent: Element | None = parent
        self.written = written
        self.start = self.end = start
        self.called = self.perhaps = ""
        self.prose = self.size = self.linked = self.own = 0.0
        self.is_headed = False
        self.apart: Element | None = None
        self.children: list[Element] = []
        self.depth: int = parent.depth + 1 if parent else 0
        self.hides: bool = tag in HIDDEN or (parent is not None and parent.hides)
        #: whether line ends are kept as they are written
        self.is_kept: bool = tag == "pre" or (parent is not None and parent.is_kept)
        self.said: dict[str, str] | None = None

    def says(self, name: str) -> str:
        """What an attribute of its tag says; empty if it says nothing."""
        if not self.written:
            return ""
        if self.said is None:
            self.said = attributes(self.written)
        return self.said.get(name, "")

    def within(self, other: Element) -> bool:
        """Whether it is the other element or stands in it."""
        one: Element | None = self
        while one is not None and one.depth > other.depth:
            one = one.parent
        return one is other


class Stack:
    """The open elements, outermost first.

    `anchors` counts the links among them, `bolds` what is written bold, `foreign` drawings and formulas.
    """

    def __init__(self) -> None:
        self.root = Element("html", None, "", 0)
        self.open: list[Element] = [self.root]
        #: all that hold text, each before those in it
        self.all: list[Element] = [self.root]
        self.top = self.root
        self.foreign = self.anchors = self.bolds = 0

    def begin(self, tag: str, written: str, at: int) -> Element:
        """A start tag: what it ends is ended, and the element is open unless it can hold nothing."""
        if self.foreign and tag in _BREAKOUT and self.top.tag not in _INTEGRATION:
            while self.foreign:
                self._pop(at)
        if tag in _ENDS_PARAGRAPH:
            self._end_nearest(_PARAGRAPH, _PARAGRAPH_LIMITS, at)
            if tag in HEADINGS and self.top.tag in HEADINGS:
                self._pop(at)
        if tag in _SIBLINGS:
            self._end_nearest(*_SIBLINGS[tag], at)
        if self.top.tag == "head" and tag in BLOCKS and tag != "title":
            self._pop(at)  # a head that nobody ended: what people read has begun
        element = Element(tag, self.top, written, at)
        if tag not in VOID and not (self.foreign and written.endswith("/")):
            if not element.hides:
                self.top.children.append(element)
                self.all.append(element)
            self.open.append(element)
            self.top = element
            self.foreign += tag in _FOREIGN
            self.anchors += tag == "a"
            self.bolds += tag in BOLD
        return element

    def end(self, tag: str, at: int) -> Element | None:
        """An end tag: its element and those open inside it end. The element is told, if it was open."""
        stop = _TABLE_SCOPE if tag in _TABLES else _LIST_SCOPE if tag == "li" else _SCOPE if tag in BLOCKS else _SPECIAL
        for index in range(len(self.open) - 1, 0, -1):
            one = self.open[index].tag
            if one == tag or (tag in HEADINGS and one in HEADINGS):
                while len(self.open) > index + 1:
                    self._pop(at)
                return self._pop(at)
            if one in stop:
                return self._end_formatting(tag, at) if tag == "a" else None
        return None

    def close(self, at: int) -> None:
        """The page has ended."""
        while len(self.open) > 1:
            self._pop(at)
        self.root.end = at

    def _pop(self, at: int) -> Element:
        element = self.open.pop()
        element.end = at
        self.top = self.open[-1]
        self.foreign -= element.tag in _FOREIGN
        self.anchors -= element.tag == "a"
        self.bolds -= element.tag in BOLD
        return element

    def _end_formatting(self, tag: str, at: int) -> Element | None:
        """A link that ends inside a block that began in it ends alone; the block stays open."""
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].tag == tag:
                element = self.open.pop(index)
                element.end = at
                self.anchors -= 1
                return element
        return None

    def _end_nearest(self, ended: frozenset[str], limits: frozenset[str], at: int) -> None:
        """End the nearest open element of these and all inside it, unless a limit stands between."""
        for index in range(len(self.open) - 1, 0, -1):
            tag = self.open[index].tag
            if tag in ended:
                while len(self.open) > index:
                    self._pop(at)
                return
            if tag in limits:
                return
