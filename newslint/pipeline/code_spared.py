"""Code in a text is no copy: nothing in it is told as a fault of copy or encoding, and no fix changes it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from msgspec.structs import replace

from newslint.model import Finding, Span

#: packs whose word on code nobody wants
PACKS_OF_COPY = frozenset({"CPY", "ENC"})


def without_code(findings: list[Finding], code: Sequence[Span]) -> list[Finding]:
    """The findings without those of copy and encoding that begin or end in code; what would change code is no fix."""
    if not code:
        return findings
    kept = []
    for f in findings:
        ends = (Span(f.span.start, f.span.start + 1), Span(max(f.span.start, f.span.end - 1), f.span.end))
        if f.code[:3] in PACKS_OF_COPY and any(_touches(end, code) for end in ends):
            continue
        touched = f.fix and any(_touches(placed.edit.span, code) for placed in f.fix.edits)
        kept.append(replace(f, fix=None) if touched else f)
    return kept


def _touches(span: Span, code: Sequence[Span]) -> bool:
    """Whether a span shares a character with code, or stands between two of its characters."""
    at = bisect.bisect_right(code, span.start, key=lambda one: one.start) - 1
    return any(span.overlaps(one) for one in code[max(0, at) : at + 2])
