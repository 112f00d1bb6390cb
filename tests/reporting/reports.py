"""Reports to render, with everything in them that a text can hold against a reader."""

from msgspec.structs import replace

from newslint.model import (
    Edit,
    Finding,
    Fix,
    Place,
    PlacedEdit,
    RecordRef,
    Related,
    Report,
    Safety,
    Severity,
    Skipped,
    Span,
    Unread,
)

EVIL = "a\x1b[31mred \u202etxt.exe</script><script>alert(1)</script>&\"'\x00\x07 %0A::error ::x ##[error]y\ud800\ufffe"


def finding(line: int = 3, column: int = 5, **changes: object) -> Finding:
    """A plain finding: "the the" in line `line`, from `column` on."""
    context = " " * (column - 1) + "the the end of it"
    end = column + 7
    plain = Finding(
        code="CPY101",
        name="doubled-word",
        severity=Severity.WARNING,
        message='"the the" stands twice',
        path="a.txt",
        record=None,
        story=1,
        span=Span(20, 27),
        place=Place(line, column, line, end),
        excerpt="the the",
        context=context,
        fingerprint="0123456789abcdef",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def related(**changes: object) -> Related:
    """Another place, in line 9 of the same document."""
    plain = Related("a.txt", None, Place(9, 1, 9, 6), "first stands here", "other", "other words")
    return replace(plain, **changes)  # type: ignore[arg-type]


def fix() -> Fix:
    """A safe fix of the plain finding."""
    return Fix("Take one out", Safety.SAFE, (PlacedEdit(Edit(Span(20, 24), ""), Place(3, 5, 3, 9)),))


def report(*findings: Finding, unread: tuple[Unread, ...] = (), skipped: tuple[Skipped, ...] = ()) -> Report:
    """A report of these findings in two documents."""
    return Report(findings, 2, 3, 4, unread, skipped, 0.25)


def evil() -> Report:
    """A report in which every text is hostile."""
    elsewhere = related(path=EVIL, note=EVIL, excerpt=EVIL, context=EVIL, place=Place(1, 1, 1, 9))
    bad = finding(
        line=1,
        path=EVIL,
        message=EVIL,
        excerpt=EVIL,
        context=EVIL,
        related=(elsewhere,),
        fields=(("x", EVIL),),
        fix=replace(fix(), title=EVIL),
    )
    of_record = replace(bad, record=RecordRef(EVIL, 7), place=Place(0, 1, 0, 4), severity=Severity.ERROR)
    return report(bad, of_record, unread=(Unread(EVIL, EVIL, 3, EVIL),), skipped=(Skipped(EVIL, EVIL),))
