"""Of several rules that have a word on the same characters one is heard: the others are fallbacks, or echoes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.model import Finding, Span

#: packs of which at most one rule speaks of the same characters
PACKS_OF_ONE_VOICE = frozenset({"BPL"})
#: rules that may tell one fault in two ways, each with the one that tells it more precisely
MORE_PRECISE = {
    "FCT430": ("FCT421", "FCT422", "FCT429", "FCT436"), "FCT423": ("FCT432",), "CPY618": ("CPY101",),
    "CPY304": ("CPY406",), "CPY601": ("CPY406",), "CPY537": ("CPY601",), "CPY536": ("CPY517",), "CPY633": ("CPY406",),
    "CPY621": ("CPY618",), "CPY612": ("CPY671", "CPY665"), "CPY665": ("CPY671",), "CPY660": ("CPY639",),
    "CPY661": ("CPY672", "CPY662"), "CPY540": ("CPY601",), "CPY511": ("CPY406",), "CPY662": ("CPY672",),
    "CPY675": ("CPY636",), "CPY690": ("CPY676", "CPY102"), "FCT225": ("FCT202",), "FCT211": ("FCT201",),
    "FCT227": ("FCT432", "FCT424", "FCT226"), "FCT228": ("FCT432",), "FCT209": ("FCT205",),
}  # fmt: skip


def without_touched(
    findings: Sequence[Finding], told: Iterable[Finding], fallbacks: Iterable[str]
) -> Sequence[Finding]:
    """The findings without those of fallback rules on characters for which their pack tells another, among `told`."""
    codes = frozenset(fallbacks)
    spans: dict[str, list[Span]] = {}
    for f in told:
        if f.code not in codes:
            spans.setdefault(f.code[:3], []).append(f.span)
    return [f for f in findings if f.code not in codes or not any(map(f.span.overlaps, spans.get(f.code[:3], ())))]


def without_fallbacks(
    findings: Sequence[Finding], told: Iterable[Finding], fallbacks: Iterable[str]
) -> Sequence[Finding]:
    """The findings without those of fallback rules on lines for which their pack tells another, among `told`."""
    codes = frozenset(fallbacks)
    asked = {(f.path, f.record) for f in findings if f.code in codes}
    if not asked:
        return findings
    told = (f for f in told if f.code not in codes and (f.path, f.record) in asked)
    lines = {(f.code[:3], f.path, f.record, n) for f in told for n in _lines(f)}
    return [
        f
        for f in findings
        if f.code not in codes or not any((f.code[:3], f.path, f.record, n) in lines for n in _lines(f))
    ]


def without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those of a pack of one voice that overlap a wider one of it: a line is furniture once."""
    widest = sorted((f for f in findings if f.code[:3] in PACKS_OF_ONE_VOICE), key=lambda f: (-len(f.span), f.code))
    taken: dict[int, list[Finding]] = {}
    dropped: set[int] = set()
    for f in widest:
        rivals = taken.setdefault(f.place.line, [])
        if any(f.span.overlaps(other.span) and f.code != other.code for other in rivals):
            dropped.add(id(f))
        else:
            rivals.append(f)
    return [f for f in _without_told_twice(findings) if id(f) not in dropped]


def _without_told_twice(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings without those whose fault one no less grave tells more precisely of the same characters."""
    if not any(f.code in MORE_PRECISE for f in findings):
        return findings
    heard: dict[str, list[Finding]] = {}
    for f in findings:
        heard.setdefault(f.code, []).append(f)
    return [
        f
        for f in findings
        if not any(_says_more(o, f) for code in MORE_PRECISE.get(f.code, ()) for o in heard.get(code, ()))
    ]


def _says_more(precise: Finding, other: Finding) -> bool:
    return precise.severity >= other.severity and precise.span.overlaps(other.span)


def _lines(finding: Finding) -> range:
    return range(finding.place.line, finding.place.end_line + 1)
