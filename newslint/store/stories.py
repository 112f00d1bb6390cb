"""What the store keeps of a story so that its copies can be found."""

from __future__ import annotations

from msgspec import Struct

from newslint.duplicates.members import Member
from newslint.model import Location


class Story(Struct, frozen=True, array_like=True):
    """A story as its copies find it, with its text, and where its headline stands."""

    location: Location
    member: Member
