"""Stories with places where a fault can be planted, `[[wrong|right]]`, and what is told of them either way."""

from __future__ import annotations

import contextlib
import io
import json
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from newslint.cli import main

_SLOT = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
_FIELDS = ("--id-field", "id", "--text-field", "text", "--title-field", "title", "--date-field", "date")


def slots(text: str) -> int:
    """How many faults can be planted in a text."""
    return len(_SLOT.findall(text))


def planted(text: str, wrong: int | None) -> str:
    """The text with the fault of one place, and what is right everywhere else."""
    seen = iter(range(slots(text)))
    return _SLOT.sub(lambda match: match[1] if next(seen) == wrong else match[2], text)


def check(path: Path, records: list[dict[str, Any]], *options: str) -> list[dict[str, Any]]:
    """The findings in records."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors := io.StringIO()):
        main(["check", "--no-baseline", "--no-cache", "--output-format", "json", *options, *_FIELDS, str(path)])
    assert "fault of newslint" not in errors.getvalue()
    found: list[dict[str, Any]] = json.loads(out.getvalue())["findings"]
    return found


Found = dict[str, list[dict[str, Any]]]


def measure(folder: Path, items: list[dict[str, Any]], *options: str) -> tuple[Found, Found]:
    """What is told, by id, of the stories with their faults, and of their right twins and those without a fault."""
    told: dict[bool, Found] = {True: {}, False: {}}
    for wrong, found in told.items():
        records = [
            row | {field: planted(row[field], 0 if wrong else None) for field in ("title", "text")}
            for row in items
            if not wrong or slots(row["title"] + row["text"])
        ]
        for finding in check(folder / f"{wrong}.jsonl", records, *options):
            found.setdefault(finding["record"]["id"], []).append(finding)
    return told[True], told[False]


def print_levels(name: str, items: list[dict[str, Any]], options: tuple[str, ...], *, misses: bool) -> None:
    """Print what is told of a set by kind, the right stories that are flagged, and perhaps each fault with its fate."""
    with tempfile.TemporaryDirectory() as folder:
        wrong, right = measure(Path(folder), items, *options)
    faults = [row for row in items if slots(row["title"] + row["text"])]
    for kind, count in Counter(row["kind"] for row in faults).items():
        print(f"{kind:12} {sum(row['id'] in wrong for row in faults if row['kind'] == kind):3}/{count}")
    loud = {one for one, found in wrong.items() if any(f["severity"] != "note" for f in found)}
    print(
        f"{name}: {len(wrong)} of {len(faults)}, as error or warning {len(loud)};"
        f" right ones flagged {len(right)} of {len(items)}"
    )
    for one, found in right.items():
        print("FLAGGED", one, *(f"{f['code']} {f['message']}" for f in found))
    for row in faults if misses else ():
        codes = [f"{f['code']} {f['message']}" for f in wrong.get(row["id"], [])]
        print(row["id"], row["date"], row["title"], "|", row["text"], codes or "MISSED", sep="\n  ")
