"""Where data doesn't fit its type: msgspec says that it doesn't, this says which value it is and what is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct, UnsetType
from msgspec.structs import fields, replace

_STEP = re.compile(r"[^.\[\]`]+|\[\d+\]|\[\.\.\.\]")


class Misfit(Struct, frozen=True):
    """A value that doesn't fit: the way to it (keys and places in lists), the type wanted there, and the value.

    Where a table has a key too many, or lacks one, `unknown` or `missing` is that key, and the way leads to the table.
    `above` is what the value stands in.
    """

    steps: tuple[str | int, ...]
    kind: Any
    value: Any
    unknown: str = ""
    missing: str = ""
    above: Misfit | None = None

    @property
    def key(self) -> str:
        """The last key on the way."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    @property
    def wanted(self) -> str:
        """How the description of the type ends "must be …"; empty if it has none. What was said last holds."""
        said = [getattr(member, "__metadata__", ()) for member in _members(self.kind)]
        told = [[one.description for one in members if one.description] for members in said]
        return next((one[-1] for one in told if one), "")

    @property
    def choices(self) -> list[str]:
        """The words that the value may be; none if it isn't one of some."""
        return _choices(self.kind)

    @property
    def keys(self) -> list[str]:
        """The keys that the table may have."""
        kind = _bare(self.kind)
        return [one.encode_name for one in fields(kind)] if _is_struct(kind) else []


def find_misfit(error: msgspec.ValidationError, kind: Any, value: Any) -> Misfit:  # noqa: ANN401  (any type and data)
    """The value that an error of `msgspec.convert(value, kind)` is about."""
    what, _, way = str(error).partition(" - at `$")
    at = Misfit((), kind, value)
    for step in _STEP.findall(way):
        if step == "[...]":
            key: str | int = _find_wrong(get_args(_bare(at.kind, dict))[1], at.value)
        else:
            key = int(step[1:-1]) if step[0] == "[" else step
        at = Misfit((*at.steps, key), _enter(at.kind, key), at.value[key], above=at)
    unknown, missing = (re.search(rf"{name} field `(.+)`", what) for name in ("unknown", "missing required"))
    return replace(at, unknown=unknown[1] if unknown else "", missing=missing[1] if missing else "")


def _enter(kind: Any, key: str | int) -> Any:  # noqa: ANN401  (types)
    """The type of what stands under a key, or at a place of a list."""
    if isinstance(key, int):
        return get_args(_bare(kind, list, tuple))[0]
    inner = _bare(kind)
    if not _is_struct(inner):
        return get_args(_bare(kind, dict))[1]
    names = {one.encode_name: one.name for one in fields(inner)}
    return get_type_hints(inner, include_extras=True)[names[key]]


def _find_wrong(kind: Any, table: Mapping[str, Any]) -> str:  # noqa: ANN401  (a type)
    """The first key of a table whose value doesn't fit."""
    for key, value in table.items():
        try:
            msgspec.convert(value, kind, strict=False)
        except msgspec.ValidationError:
            return key
    raise KeyError


def _members(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401  (a type)
    """The types of a union, but for those that say that there is nothing; else the type itself."""
    if get_origin(kind) not in (Union, UnionType):
        return (kind,)
    return tuple(one for one in get_args(kind) if one not in (type(None), UnsetType))


def _bare(kind: Any, *origins: type) -> Any:  # noqa: ANN401  (types)
    """A type without what is said of it; of a union the first, or the first of one of the origins."""
    for one in _members(kind):
        inner = get_args(one)[0] if get_origin(one) is Annotated else one
        found = _bare(inner, *origins) if inner is not one else inner
        if not origins or get_origin(found) in origins:
            return found
    return kind


def _choices(kind: Any) -> list[str]:  # noqa: ANN401  (a type)
    found: list[str] = []
    for one in _members(kind):
        inner = get_args(one)[0] if get_origin(one) is Annotated else one
        if get_origin(inner) is Literal:
            found += map(str, get_args(inner))
        elif inner is not one:
            found += _choices(inner)
    return found


def _is_struct(kind: Any) -> bool:  # noqa: ANN401  (a type)
    return isinstance(kind, type) and issubclass(kind, Struct)
