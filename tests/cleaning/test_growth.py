"""What `clean` looks at grows with the page."""

from types import SimpleNamespace

from newslint.cleaning.certainty import sure_findings
from newslint.formats import make_document
from newslint.model import Format, Part, Passage, Span


class Counted(tuple[Passage, ...]):
    """Passages that count how many of them are taken out one by one, or by slices."""

    taken = 0

    def __getitem__(self, key: int | slice) -> Passage | tuple[Passage, ...]:
        got = super().__getitem__(key)
        Counted.taken += len(got) if isinstance(key, slice) else 1
        return got


def looked_at(lines: int) -> int:
    """How many passages are looked at where each of so many lines is a finding."""
    document = make_document("page.txt", b"---\n" * lines, Format.TEXT)
    passages = Counted(Passage(Part.FURNITURE, Span(at, at + 3)) for at in range(0, 4 * lines, 4))
    page = SimpleNamespace(document=document, stories=(), passages=passages)
    Counted.taken = 0
    found = list(sure_findings(page, [SimpleNamespace(code="BPL101", span=p.span) for p in passages]))
    assert len(found) == lines
    return Counted.taken


def test_each_finding_is_held_against_the_passages_that_it_touches() -> None:
    """The one it touches, and the next, which tells that there are no more."""
    assert looked_at(400) < 2 * 400
    assert looked_at(800) < 2 * 800
