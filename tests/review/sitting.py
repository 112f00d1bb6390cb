"""A review of two write-ups and what is decided in it, without a browser."""

from collections.abc import Iterator
from pathlib import Path

from newslint.model import Finding
from newslint.review.session import Session
from newslint.settings_file import find_settings
from tests.reporting.texts import FERRY, PIER

WRITE_UPS = {"ferry.txt": FERRY, "pier.txt": PIER}


def sit(select: str = "") -> Session:
    """A review of what lies in the current folder."""

    def settings():  # noqa: ANN202
        found = find_settings(Path()).with_flags(cache=False)
        return found.with_flags(select=tuple(select.split(","))) if select else found

    return Session(["."], settings)


def finding(session: Session, code: str) -> str:
    """The name of the first finding of a rule."""
    return session.names.of(next(f for f in session.report.findings if f.code == code))


def codes(session: Session) -> list[str]:
    """What is found after looking again."""
    session.look()
    return [f.code for f in session.report.findings]


def files() -> dict[str, bytes]:
    """Everything in the current folder."""
    return {path.name: path.read_bytes() for path in sorted(Path().iterdir()) if path.is_file()}


def of(session: Session, code: str) -> Iterator[Finding]:
    """The findings of a rule."""
    return (f for f in session.report.findings if f.code == code)
