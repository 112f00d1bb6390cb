"""One page that holds everything: no script, nothing loaded, filters in style sheets alone.

Texts are escaped and the page's own policy forbids every script and every address, so a story can't bring its own.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from newslint.model import Finding, Related, Report
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.excerpts import excerpt, is_inside, of_what
from newslint.reporting.folding import Folded, Group, group_findings
from newslint.reporting.style import STYLE
from newslint.reporting.summary import closing_line
from newslint.rulebook.rule import Rule

#: how much of a line is shown around a mark, in characters
SHOWN = 320
#: places with more words than this are shown as they are and not compared word by word
COMPARED = 400
_PACKS = {
    "BPL": "furniture", "CPY": "copy errors", "DUP": "repetition", "ENC": "encoding", "FCT": "facts",
}  # fmt: skip


def render(report: Report, *, rules: Sequence[Rule], colour: bool, width: int) -> Iterator[str]:
    """The report as one HTML file."""
    packs = sorted({_pack(f) for f in report.findings})
    style = STYLE + "".join(f"body:has(#p-{p}:not(:checked)) .p-{p}{{display:none}}\n" for p in packs)
    yield _head(style)
    yield f"<header><h1>newslint</h1><p>{_safe(closing_line(report))}</p>\n"
    yield _filters(report, packs)
    yield f"</header>\n<main>\n{_unread(report)}{_rule_table(report, rules)}"
    title = ""
    for group in group_findings(report.findings):
        if (heading := _title(group)) != title:
            yield ("</details>\n" if title else "") + f"<details class=file open><summary>{heading}</summary>\n"
            title = heading
        yield _story(group)
    yield ("</details>\n" if title else "<p>Nothing was found.</p>\n") + "</main>\n</body></html>\n"


def _head(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" '
        f'content="no-referrer">\n<title>newslint report</title>\n<style>{style}</style></head>\n<body>\n'
    )


def _filters(report: Report, packs: Sequence[str]) -> str:
    levels = Counter(f.severity for f in report.findings)
    boxes = [_box(f"s-{level.label}", f"{level.label} {levels[level]}") for level in sorted(levels, reverse=True)]
    kinds = Counter(_pack(f) for f in report.findings)
    boxes += [_box(f"p-{pack}", f"{pack} {_PACKS.get(pack, '')} {kinds[pack]}") for pack in packs]
    return f"<form>{''.join(boxes)}</form>\n" if boxes else ""


def _box(name: str, label: str) -> str:
    return f'<label class="box {name}-box"><input type=checkbox id="{name}" checked> {_safe(label)}</label>'


def _unread(report: Report) -> str:
    items = "".join(
        f"<li><b>{_safe(u.path)}{f':{u.line}' if u.line else ''}</b>: {_safe(u.what)} {_safe(u.hint or '')}</li>"
        for u in report.unread
    )
    return f"<section class=unread><h2>Could not be read</h2><ul>{items}</ul></section>\n" if items else ""


def _rule_table(report: Report, rules: Sequence[Rule]) -> str:
    counts = Counter((f.code, f.name) for f in report.findings)
    known = {rule.code: rule for rule in rules}
    rows = []
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule = known.get(code)
        why = f"<details><summary>{_safe(rule.summary)}</summary><p>{_safe(rule.why)}</p></details>" if rule else ""
        rows.append(f'<tr class="p-{_css(code[:3])}"><td>{count}<td>{_safe(code)}<td>{_safe(name)}<td>{why}')
    if not rows:
        return ""
    return (
        f"<details class=rules><summary>{len(rows)} rules found something</summary><table>{''.join(rows)}</table>"
        + ("</details>\n")
    )


def _title(group: Group) -> str:
    record = f" <span class=record>record {_safe(group.record.id)}</span>" if group.record else ""
    return _safe(group.path) + record


def _story(group: Group) -> str:
    heading = f"<h2>story {group.story}</h2>" if group.story else "<h2>outside the stories</h2>"
    return f"<section>{heading}\n" + "".join(_finding(item) for item in group.folded) + "</section>\n"


def _finding(item: Folded) -> str:
    f = item.first
    severity = f.severity.label
    more = ", ".join(str(other.place.line) for other in item.others)
    parts = [
        f'<article class="s-{severity} p-{_pack(f)}"><p class=told><b class=level>{severity}</b> '
        f"<span class=place>{f.place.line}:{f.place.column}</span> <code>{_safe(f.code)}</code> {_safe(f.message)}</p>",
        _places(f),
        f"<p class=fix>{f.fix.safety.value} fix: {_safe(f.fix.title)}</p>" if f.fix else "",
        f"<p class=more>{len(item.others)} more: line {more}</p>" if more else "",
        "</article>\n",
    ]
    return "".join(parts)


def _places(f: Finding) -> str:
    """The line with its mark, and beside it every other place that the finding is about."""
    others = []
    first = _line(f)
    notes = "".join(f"<p class=more>{escape(of_what(other, f))}</p>" for other in f.related if is_inside(other, f))
    for other in f.related:
        if is_inside(other, f):
            continue
        elsewhere = f"{_safe(other.path)}, " if other.path != f.path or other.record != f.record else ""
        left, right = _mark_differences(f, other)
        first = left or first
        note = f"<figcaption>{elsewhere}line {other.place.line}: {_safe(other.note)}</figcaption>"
        others.append(f"<figure>{note}{right or _line(other)}</figure>")
    caption = f"<figcaption>line {f.place.line}</figcaption>" if others else ""
    return f"<div class=places><figure>{caption}{first}</figure>{''.join(others)}</div>{notes}"


def _line(item: Finding | Related) -> str:
    cut = excerpt(item, SHOWN)
    return f"<blockquote>{escape(cut.before)}<mark>{escape(cut.marked)}</mark>{escape(cut.after)}</blockquote>"


def _mark_differences(f: Finding, other: Related) -> tuple[str, str]:
    """Two passages that say nearly the same, with the words in which they differ marked; empty if they don't."""
    left, right = f.excerpt.split(), other.excerpt.split()
    if f.code[:3] != "DUP" or not left or not right or max(len(left), len(right)) > COMPARED:
        return "", ""
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < 0.3:
        return "", ""
    sides: tuple[list[str], list[str]] = ([], [])
    for kind, *ends in matcher.get_opcodes():
        for side, words in zip(sides, (left[ends[0] : ends[1]], right[ends[2] : ends[3]])):
            told = escape(escape_controls(" ".join(words)))
            side.append(told if kind == "equal" or not told else f"<ins>{told}</ins>")
    return f"<blockquote>{' '.join(sides[0])}</blockquote>", f"<blockquote>{' '.join(sides[1])}</blockquote>"


def _pack(finding: Finding) -> str:
    return _css(finding.code[:3])


def _css(name: str) -> str:
    """A pack's name as it may stand in a style sheet and in a class."""
    return re.sub(r"[^A-Za-z0-9]", "", name)


def _safe(text: str) -> str:
    return escape(escape_controls(text))
