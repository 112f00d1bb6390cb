"""Checks of a user's own: Python files that the settings name, and no others."""

from __future__ import annotations

from pathlib import Path

from newslint import checks
from newslint.errors import SettingsError
from newslint.opening import is_file
from newslint.settings import Settings


def find_checks(settings: Settings) -> dict[str, str]:
    """The names that rule files may use, and the check that each stands for. Raises SettingsError.

    The files are run once, so that what is wrong with one is told before anything is checked.
    """
    found = {}
    for name, path in settings.checks:
        if name in checks.CHECKS:
            hint = "give it another name in [checks]"
            raise SettingsError(f"newslint has a check `{name}` of its own", path=settings.path, hint=hint)
        file = settings.locate(path).resolve()
        if not is_file(file):
            raise SettingsError(f"the check `{name}` isn't there: {file}", path=settings.path)
        found[name] = f"{checks.FILE}{file}"
        _try(name, file)
    return found


def _try(name: str, file: Path) -> None:
    try:
        checks.load_check(f"{checks.FILE}{file}")
    except (Exception, SystemExit) as error:
        import traceback

        told = traceback.format_exception_only(error)[-1].strip()
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(file)]
        line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
        hint = "newslint/checks/protocols.py says what a check offers"
        raise SettingsError(f"the check `{name}` can't be used: {told}", path=str(file), line=line, hint=hint) from None
