"""A story of few lines: where quotations run over paragraphs that are no more, that is one verdict."""

import newslint

FILL = "The council met on Monday and spoke of the harbour, of its walls and of the sand that winter had left there. "


def found(text: str) -> list[tuple[str, str]]:
    """Severity and message of what CPY201 finds."""
    report = newslint.check(text)
    return [(f.severity.label, f.message) for f in report.findings if f.code == "CPY201"]


def test_paragraphs_that_are_lost_are_told_once() -> None:
    """Quotations that open anew within the line, as they do in each paragraph, are no faults of their own."""
    runs_on = "“We have waited for years. “Nobody came. “Now the wall is down,” said Ada Pell of the harbour office. "
    told = found(f"Harbour wall falls\n\n{FILL * 6}{runs_on}{FILL * 6}{runs_on}{FILL}\n")
    assert [severity for severity, _ in told] == ["note"]
    assert told[0][1].startswith('a quotation opens anew at "“Nobody" before it is closed')


def test_a_mark_or_a_break_may_be_lost() -> None:
    """Where speech goes on, the text can’t tell which: a note. Where its speaker ends it, it is a mark."""
    either = found("Harbour wall falls\n\nThe wall fell. “We have waited for years. “Nobody came,” said Ada Pell.\n")
    mark = found("Harbour wall falls\n\n“We have waited, Ada Pell said on Monday. “Nobody came,” her brother said.\n")
    assert [severity for severity, _ in either + mark] == ["note", "warning"]


def test_a_quotation_that_is_never_closed_is_still_found() -> None:
    """However long the line."""
    told = found(f"Harbour wall falls\n\n{FILL * 12}She said “we shall see and left the room. {FILL}\n")
    assert [severity for severity, _ in told] == ["warning"]
