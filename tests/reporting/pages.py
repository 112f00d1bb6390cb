"""HTML reports taken apart: which elements a page has, what it names, and where it points to."""

from collections import Counter
from html.parser import HTMLParser

#: elements that have no end
_VOID = frozenset(("meta", "link", "input", "br", "hr", "img", "rect", "line", "circle"))


class Parsed(HTMLParser):
    """A page: its elements, names, addresses, handlers, and the text outside of script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, its name, and what it would load or run."""
        self.elements[tag] += 1
        if tag not in _VOID:
            self._open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.names[value or ""] += 1
            if name in ("src", "href", "action", "srcset", "data", "poster", "formaction"):
                self.addresses.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Note text."""
        if not {"script", "style"} & set(self._open):
            self.text += data
