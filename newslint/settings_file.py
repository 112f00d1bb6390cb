"""How `newslint.toml` is found and read: TOML → `Settings`, or an error that says where."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from newslint.decisions import NAMES, read_decisions
from newslint.errors import SettingsError, did_you_mean
from newslint.opening import NotUtf8Error, is_file, is_there, read_regular, read_text
from newslint.settings import Settings

if TYPE_CHECKING:
    from newslint.misfits import Misfit

FILE_NAMES = ("newslint.toml", ".newslint.toml", "pyproject.toml")
#: the ways in which TOML can set `tool` at all
_TOOL = re.compile(rb"""^[ \t]*(?:\[[\[ \t]*)?["']?tool["']?[ \t]*[=.\]]""", re.MULTILINE)


def find_settings(start: Path, explicit: str | None = None) -> Settings:
    """The settings for a run in folder `start`: of the file named, or of the nearest one in it or above it.

    Raises SettingsError for a file that is missing or broken, with its path, its line where known, and a hint.
    """
    return with_decisions(_find_settings(start, explicit))


def with_decisions(settings: Settings) -> Settings:
    """The settings with what an editor has decided, in the files beside them. Raises SettingsError for a broken one."""
    decisions = read_decisions(settings.root)
    names = settings.locate(NAMES)
    furniture = (one.about[0] for one in decisions.about("furniture"))
    return replace(
        settings,
        decisions=decisions,
        furniture=tuple(dict.fromkeys((*settings.furniture, *furniture))),
        facts=(*settings.facts, NAMES) if is_file(names) else settings.facts,
    )


def _find_settings(start: Path, explicit: str | None) -> Settings:
    if explicit is not None:
        return read_settings(Path(explicit))
    for folder in (start.resolve(), *start.resolve().parents):
        for name in FILE_NAMES:
            found = folder / name
            if _holds_settings(found):
                return read_settings(found)
        if is_there(folder / ".git"):
            break
    return Settings()


def _holds_settings(path: Path) -> bool:
    """Whether there are settings of ours in a file; what is called like one and is none is an error when it is read."""
    if path.name != "pyproject.toml":
        return os.path.lexists(path)
    try:
        raw = read_regular(path)
    except OSError:
        return False
    return b"[tool.newslint" in raw or (_TOOL.search(raw) is not None and _names_us(raw))


def _names_us(raw: bytes) -> bool:
    """Whether a `pyproject.toml` that says `tool` in another way than usual means us by it, or nothing that it may."""
    import tomllib

    try:
        tool = tomllib.loads(raw.decode("utf-8-sig")).get("tool", {})
    except (ValueError, RecursionError):
        # broken, and for all we can see not ours
        return False
    return not isinstance(tool, dict) or "newslint" in tool


def read_settings(path: Path) -> Settings:
    """The settings of one file; raises SettingsError with its path, its line where known, and a hint."""
    shown = str(path)
    try:
        text = read_text(path, "utf-8-sig")
    except FileNotFoundError:
        if path.is_symlink():
            raise SettingsError("is a link to nothing", path=shown, hint="mend the link, or take it away") from None
        raise SettingsError("no such settings file", path=shown, hint="check the name after --config") from None
    except NotUtf8Error as error:
        raise SettingsError(str(error), path=shown, line=error.line, hint="save it as UTF-8") from None
    except OSError as error:
        raise SettingsError(f"can't be read: {error.strerror or error}", path=shown) from None
    table = _parse(text, shown)
    if path.name == "pyproject.toml":
        for name in ("tool", "newslint"):
            table = table.get(name, {})
            if not isinstance(table, dict):
                what = f"`{name}` must be a table, not {table!r}"
                raise SettingsError(what, path=shown, hint="write [tool.newslint]")
    # most runs have no settings file
    from newslint.settings_tables import SettingsTable, values_of

    try:
        read = msgspec.convert(table, SettingsTable)
    except msgspec.ValidationError as error:
        from newslint.misfits import find_misfit

        raise _tell_wrong(find_misfit(error, SettingsTable, table), shown, text) from None
    values = values_of(read)
    if isinstance(read.style, str):
        values["style"] = read_style(path.parent / read.style)
    if isinstance(read.encoding, str) and values["encoding"] is None:
        what = f"`{read.encoding}` is no encoding"
        hint = "a name as in `utf-8`, `cp1252` or `shift_jis`"
        raise SettingsError(what, path=shown, line=_line_of("encoding", text), hint=hint)
    return Settings(**values, path=shown, root=str(path.parent))


def _parse(text: str, path: str) -> dict[str, Any]:
    """The file as TOML has it; raises SettingsError."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(at[1]), int(at[2])) if at else (len(text.splitlines()), None)
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise SettingsError(f"not TOML: {what}", path=path, line=line, column=column) from None
    except RecursionError:
        raise SettingsError("not TOML that anybody writes: it is nested too deep", path=path) from None


def read_style(path: Path) -> tuple[tuple[str, str], ...]:
    """The style of a style file: what stands under `style` and `words` there; raises SettingsError."""
    import yaml

    try:
        table = yaml.load(read_text(path), yaml.BaseLoader)
    except FileNotFoundError:
        raise SettingsError("no such style file", path=str(path), hint="check `style` in the settings") from None
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise SettingsError(f"can't be read: {' '.join(str(error).split())}", path=str(path)) from None
    known = ("style", "words", "examples")
    if not isinstance(table, dict) or not {"style", "words"} & set(table) or set(table) - set(known):
        hint = "a table `style` of things and ways, a list of `words`, and `examples`"
        raise SettingsError("no style file", path=str(path), hint=hint)
    style, words = table.get("style") or {}, table.get("words") or []
    if not isinstance(style, dict) or not isinstance(words, list):
        raise SettingsError("`style` must be a table and `words` a list", path=str(path))
    from newslint.settings_tables import style_of

    return style_of({**style, "words": tuple(map(str, words))})


def _tell_wrong(misfit: Misfit, path: str, text: str) -> SettingsError:
    """The error of what doesn't fit, with the line of its key."""
    line = _line_of(misfit.unknown or misfit.key, text)
    if misfit.unknown:
        hint = did_you_mean(misfit.unknown, misfit.keys)
        return SettingsError(f"unknown key `{misfit.unknown}`", path=path, line=line, hint=hint)
    if misfit.missing:
        what = f"`{misfit.key}` says no `{misfit.missing}`"
        return SettingsError(what, path=path, line=line, hint='add paths = ["wire/*.txt"]')
    named = misfit
    while not named.wanted and named.above and isinstance(named.steps[-1], int):
        # of a list it is told what the list may hold
        named = named.above
    return SettingsError(
        f"`{misfit.key}` must be {named.wanted or 'a table'}, not {named.value!r}", path=path, line=line
    )


def _line_of(key: str, text: str) -> int | None:
    """The line on which a key is set, if that can be told."""
    at = re.compile(rf"""^\s*(?:\[+.*?)?["']?{re.escape(key)}["']?\s*(?:=|\]|\.)""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if at.search(line)), None)
