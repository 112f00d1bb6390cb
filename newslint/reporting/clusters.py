"""Stories that repeat each other: as text, JSON or JSON Lines; `reporting.html` has them as a page."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newslint.pipeline.dropping import find_reason, goes
from newslint.reporting.escape_controls import escape_controls
from newslint.reporting.summary import count

if TYPE_CHECKING:
    from newslint.compare.agreement import SharedPoint, Statement
    from newslint.duplicates.members import Member
    from newslint.model import RecordRef
    from newslint.pipeline.clusters import Cluster, Clusters, Compared, Shared

FORMATS = ("text", "json", "jsonl", "html")
#: how a format spells out what acts on a terminal (see `for_terminal`)
FORMS = {"text": "text", "json": "json", "jsonl": "json", "html": "markup"}
SAID = {
    "exact": "the same text",
    "near": "the same text with small edits",
    "partial": "one holds a large part of the other",
    "teaser": "the opening of a story that stands in full",
    "retold": "write-ups of one event",
}
_WHY = {
    "names": "other names stand in the same places",
    "days": "other days stand in the same places",
    "numbers": "other numbers stand in the same places, and no update explains them",
    "title": "their titles name other subjects",
    "apart": "they were published days apart and differ",
    "little": "they share too little for two records of known days",
    "teaser": "one opens another story as well, which it was put with",
}
#: points of agreement that the text shows
_SHOWN = 5
_TOKEN = re.compile(r"\w+|\W+")


def render(name: str, found: Clusters) -> Iterator[str]:
    """The clusters in the format called `name`, in pieces."""
    if name == "json":
        summary = {"documents": found.documents, "stories": found.stories, "clusters": len(found.clusters)}
        summary |= {"dropped": len(found.dropped), "crowded": found.oversized, "unread": len(found.unread)}
        summary |= {"short": found.short, "shared_urls": found.sharing_address}
        yield f'{{"schema": 1, "summary": {json.dumps(summary)}, "clusters": ['
        for number, cluster in enumerate(found.clusters):
            yield (",\n" if number else "\n") + json.dumps(as_dict(cluster), ensure_ascii=False)
        yield "]}\n"
    elif name == "jsonl":
        yield from (json.dumps(as_dict(cluster), ensure_ascii=False) + "\n" for cluster in found.clusters)
    else:
        for cluster in found.clusters:
            yield from (escape_controls(line) + "\n" for line in _text(cluster))


def as_dict(cluster: Cluster) -> dict[str, Any]:
    """A cluster as the contract gives it."""
    return {
        "id": cluster.id,
        "kind": cluster.kind,
        "keep": cluster.keep,
        "why_kept": cluster.why_kept,
        "members": [_member(member) for member in cluster.members],
        "pairs": [_pair(pair) for pair in cluster.pairs],
        "agree": [_point(point) for point in cluster.agree],
        "contradict": [_point(point) | {"slight": point.slight} for point in cluster.contradict],
    }


def _point(point: SharedPoint) -> dict[str, Any]:
    said = [{"member": s.member, "line": s.line, "says": s.says, "around": s.around} for s in point.said]
    return {"kind": point.kind, "said": said}


def _member(member: Member) -> dict[str, Any]:
    record = member.record
    return {
        "path": member.path,
        "record": {"id": record.id, "line": record.line} if record else None,
        "story": member.story,
        "line": member.line,
        "end_line": member.end_line,
        "title": member.title,
        "published": member.published.isoformat() if member.published else None,
    }


def _pair(pair: Compared) -> dict[str, Any]:
    return {
        "left": pair.left,
        "right": pair.right,
        "similarity": pair.similarity,
        "containment": pair.containment,
        "missing": pair.missing,
        "changed": pair.changed,
        "differs": list(pair.differs),
        "shared": [
            {
                "left": {"line": shared.left.line, "end_line": shared.left.end_line},
                "right": {"line": shared.right.line, "end_line": shared.right.end_line},
                "how": shared.how,
            }
            for shared in pair.shared
        ],
    }


def tell_dropped(found: Clusters, drop: str) -> Iterator[dict[str, Any]]:
    """A row for each story that goes or would go, and for each pair that was looked at and kept apart."""
    for cluster in found.clusters:
        if cluster.kind == "retold":
            continue
        for pair in cluster.pairs:
            keeper = cluster.members[cluster.keep]
            other = cluster.members[pair.left if pair.right == cluster.keep else pair.right]
            row = _pair_row(other, keeper) | {"kind": pair.kind or cluster.kind, "similarity": pair.similarity}
            row |= {"containment": pair.containment, "changed": pair.changed, "differs": list(pair.differs)}
            row |= {"dropped": goes(pair, drop), "missing": pair.missing, "rejected": False, "why": ""}
            if (reason := find_reason(cluster, pair, drop)) != cluster.keep:
                row |= _pair_row(other, cluster.members[reason]) | {"similarity": 1.0, "containment": 1.0}
                row |= {"changed": "", "differs": [], "missing": ""}
            yield row
    for rejected in found.rejected:
        row = _pair_row(rejected.left, rejected.right) | {"kind": None, "similarity": 0.0, "containment": 0.0}
        row |= {"changed": "", "differs": [], "dropped": False, "missing": ""}
        yield row | {"rejected": True, "why": rejected.why}


def explain_pair(found: Clusters, one: str, other: str) -> Iterator[str]:
    """Why two records, by their ids, or two files are, or aren't, copies; a line each."""
    wanted = {one, other}
    both = [r for r in found.rejected if wanted <= {*_names(r.left), *_names(r.right)}]
    told = False
    for cluster in found.clusters:
        names = {name for member in cluster.members for name in _names(member)}
        if wanted <= names:
            told = True
            yield f"{one} and {other} are one: {cluster.kind}, {SAID[cluster.kind]}"
            both_of = [{*_names(cluster.members[p.left]), *_names(cluster.members[p.right])} for p in cluster.pairs]
            direct = [pair for pair, names in zip(cluster.pairs, both_of, strict=True) if wanted <= names]
            for pair in direct:
                yield from _explain_copies(cluster, pair)
            for pair, names in () if direct else zip(cluster.pairs, both_of, strict=True):
                # each was compared with the one that is kept
                if met := wanted & names:
                    yield f"  {met.pop()} beside {_called(cluster.members[cluster.keep])}, which is kept:"
                    yield from _explain_copies(cluster, pair)
            inside = {member.place for member in cluster.members}
            for rejected in both:
                if {rejected.left.place, rejected.right.place} <= inside:
                    yield f"  these two by themselves are no copies: {_WHY.get(rejected.why, rejected.why)}"
    if told:
        return
    for rejected in both:
        yield f"{one} and {other} share words and are kept apart: {_WHY.get(rejected.why, rejected.why)}"
    if not both:
        yield f"{one} and {other} aren't one: they share too little"


def names_of(path: str, record: RecordRef | None) -> tuple[str, ...]:
    """What a document may be called: its record's id, alone or behind its file, or its file."""
    plain = os.path.normpath(path)
    return (record.id, f"{path}#{record.id}", f"{plain}#{record.id}", path, plain) if record else (path, plain)


def _called(member: Member) -> str:
    return member.record.id if member.record else f"{member.path}:{member.line}"


def _names(member: Member) -> tuple[str, ...]:
    names = names_of(member.path, member.record)
    return names if member.record else (*names, *(f"{name}:{member.line}" for name in names))


def _explain_copies(cluster: Cluster, pair: Compared) -> Iterator[str]:
    yield f"  similarity {pair.similarity:.2f}, containment {pair.containment:.2f}"
    if pair.differs:
        yield f"  changed ({pair.changed}): {'; '.join(pair.differs)}"
    keeper = cluster.members[cluster.keep]
    kept = f"{_place(keeper)} is kept as {cluster.why_kept}"
    lost = f"it lacks {pair.missing} of the other" if pair.missing else "nothing of the other is lost"
    yield f"  {kept}; {lost}"


def _pair_row(member: Member, keeper: Member) -> dict[str, Any]:
    names = [one.record.id if one.record else one.path for one in (member, keeper)]
    return {"id": names[0], "path": member.path, "kept": names[1], "kept_path": keeper.path}


def _place(member: Member) -> str:
    record = f" (record {member.record.id})" if member.record else ""
    return f"{member.path}{record}:{member.line}-{member.end_line}"


def _text(cluster: Cluster) -> Iterator[str]:
    yield f"{cluster.kind}: {SAID[cluster.kind]} ({len(cluster.members)} stories)"
    for number, member in enumerate(cluster.members):
        mark = "keep" if number == cluster.keep else "    "
        day = f", {member.published.isoformat()}" if member.published else ""
        yield f"  {mark} {_place(member)}{day}: {(member.title or '')[:80]}"
    yield f"       kept as {cluster.why_kept}"
    for pair in cluster.pairs:
        left, right = cluster.members[pair.left], cluster.members[pair.right]
        both = " and ".join(_short_place(cluster, member) for member in (left, right))
        yield f"  {both}: similarity {pair.similarity:.2f}, containment {pair.containment:.2f}"
        if pair.differs:
            yield f"      changed ({pair.changed}): {'; '.join(pair.differs)[:150]}"
        for shared in pair.shared[:3]:
            yield f"      {shared.how:<8} {shared.left.line} = {shared.right.line}: {_mark(shared, '[', ']')[:150]}"
        if len(pair.shared) > 3:
            yield f"      and {count(len(pair.shared) - 3, 'more passage')}"
    yield from _points(cluster)
    yield ""


def _points(cluster: Cluster) -> Iterator[str]:
    """What the stories agree on, a line each, and where they contradict each other, with both sides."""
    # of copies the shared passages were shown
    agree = cluster.agree if cluster.kind == "retold" else ()
    for point in agree[:_SHOWN]:
        lines = ", ".join(_line(cluster, said) for said in point.said)
        yield f"  agree      {point.kind:<9} {point.said[0].around[:100]} ({lines})"
    if len(agree) > _SHOWN:
        yield f"             and {count(len(agree) - _SHOWN, 'more point')}"
    for point in cluster.contradict:
        mark = "  perhaps   " if point.slight else "  contradict"
        yield f"{mark} {point.kind:<9} " + " / ".join(f"“{' '.join(said.says.split())[:60]}”" for said in point.said)
        for said in point.said:
            yield f"                {_line(cluster, said)}: {said.around}"


def _line(cluster: Cluster, said: Statement) -> str:
    """The line on which something is said, with its document if the cluster has several."""
    member = cluster.members[said.member]
    record = f" (record {member.record.id})" if member.record else ""
    return f"line {said.line}" if _is_of_one_document(cluster) else f"{member.path}{record}:{said.line}"


def _short_place(cluster: Cluster, member: Member) -> str:
    """Which story it is, in as few words as tell it from the others: its line, its record or its file with the line."""
    if _is_of_one_document(cluster):
        return f"line {member.line}"
    if member.record:
        return member.record.id
    return f"{member.path}:{member.line}"


def _is_of_one_document(cluster: Cluster) -> bool:
    return len({(member.path, member.record) for member in cluster.members}) == 1


def _mark(shared: Shared, begin: str, end: str) -> str:
    """The left passage in one line, with the words that the right one doesn't have between marks."""
    there = {word.lower() for word in re.findall(r"\w+", shared.right.text)}
    out = []
    for token in _TOKEN.findall(" ".join(shared.left.text.split())):
        strange = (token[0].isalnum() or token[0] == "_") and token.lower() not in there
        out.append(f"{begin}{token}{end}" if strange else token)
    return "".join(out)
