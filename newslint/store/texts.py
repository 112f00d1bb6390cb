"""The text of stories that an index tells of, read again from their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newslint.duplicates.members import Member, Splitter
from newslint.formats import read_file
from newslint.formats.json_records import json_lines
from newslint.model import Document
from newslint.store.segment import NOWHERE
from newslint.store.state import Place, State

if TYPE_CHECKING:
    from newslint.store.archive import Archive


def fetch(archive: Archive, state: State, places: Iterable[Place]) -> dict[Place, Member]:
    """The stories at these places with their texts; those that can't be found any more are left out.

    A record of a JSON Lines file is read from where it starts; other files are read up to the last that is wanted.
    """
    by_path: dict[str, dict[tuple[str, int, int], Place]] = {}
    found: dict[Place, Member] = {}
    split = Splitter(plain=False)
    for place in places:
        member = state.member(place)
        shown = replace(member, path=archive.shown(member.path))
        document = _record_at(archive, shown, state.segments[place.segment].arrays["at"][place.story])
        if document:
            found[place] = split(document)[0]
        else:
            by_path.setdefault(shown.path, {})[shown.place] = place
    for path, wanted in by_path.items():
        for member in _members(archive, path, split):
            if member.place in wanted:
                found[wanted.pop(member.place)] = member
                if not wanted:
                    break
    return found


def _members(archive: Archive, path: str, split: Splitter) -> Iterator[Member]:
    for item in read_file(path, archive.settings):
        if isinstance(item, Document):
            yield from split(item)


def _record_at(archive: Archive, member: Member, at: int) -> Document | None:
    """The record that starts at byte `at` of its file, if that is known."""
    if at == NOWHERE or not member.record:
        return None
    with Path(member.path).open("rb") as file:
        file.seek(at)
        line = file.readline()
    found = next(iter(json_lines(member.path, [line], archive.settings.records)), None)
    return replace(found, record=member.record) if isinstance(found, Document) else None
