"""Stories with places where a fault can be planted, `[[wrong|right]]`, and what is told of them either way."""

from __future__ import annotations

import contextlib
import io
import json
import re
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
