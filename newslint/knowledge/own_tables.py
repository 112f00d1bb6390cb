"""A user's own table of facts, named in the settings file so that it is used from now on."""

from __future__ import annotations

import re
from pathlib import Path

from newslint.errors import SettingsError
from newslint.opening import is_there
from newslint.settings import Settings

_FACTS = re.compile(r"^facts\s*=\s*\[(?P<items>[^\]]*)\]", re.MULTILINE)
_SECTION = re.compile(r"^\[tool\.newslint\][ \t]*\n", re.MULTILINE)


def name_in_settings(file: Path, settings: Settings) -> Path:
    """Name a table under `facts` in the settings file, which is made if there is none; returns that file."""
    target = Path(settings.path) if settings.path else Path("newslint.toml")
    written = _relative(file, target)
    if written in settings.facts:
        return target
    text = target.read_text(encoding="utf-8") if is_there(target) else ""
    new = _with_table(text, written, is_pyproject=target.name == "pyproject.toml")
    try:
        target.write_text(new, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"can't be written: {error}", path=str(target)) from None
    return target


def _relative(file: Path, target: Path) -> str:
    try:
        return file.resolve().relative_to(target.resolve().parent).as_posix()
    except ValueError:
        return file.resolve().as_posix()


def _with_table(text: str, written: str, *, is_pyproject: bool) -> str:
    quoted = '"' + written.replace("\\", "\\\\").replace('"', '\\"') + '"'
    found = _FACTS.search(text)
    if found:
        items = found["items"].strip().rstrip(",")
        inner = f"{items}, {quoted}" if items else quoted
        return f"{text[: found.start()]}facts = [{inner}]{text[found.end() :]}"
    section = _SECTION.search(text) if is_pyproject else None
    at = section.end() if section else 0
    return f"{text[:at]}facts = [{quoted}]\n{text[at:]}"
