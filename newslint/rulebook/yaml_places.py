"""A YAML file as plain values, and the line and column of each, so that what is wrong with one can be told there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from newslint.errors import RuleError
from newslint.opening import NotUtf8Error, read_text

#: how deep lists and mappings of a rule file may stand in each other, and how many values it may have in all, aliases
#: written out; not measured: our own rules have some hundred values, four deep
MOST_DEEP, MOST_VALUES = 50, 200_000

Way = tuple[str | int, ...]


class PlacedValues:
    """The mapping that a file holds; `value` is plain, all its scalars are text."""

    def __init__(self, path: str, node: yaml.MappingNode) -> None:
        self.path = path
        self._places: dict[tuple[Way, bool], tuple[int, int]] = {}
        self._open: list[yaml.Node] = []
        self._count = 0
        self.value: dict[str, Any] = self._read(node, ())

    def place(self, way: Way, *, of_key: bool = False) -> tuple[int, int]:
        """The line and column of a value, or of its key; of what isn't there, those of what it would stand in."""
        while (way, of_key) not in self._places:
            way, of_key = way[:-1], False
        return self._places[way, of_key]

    def wrong(self, way: Way, what: str, hint: str | None = None, *, of_key: bool = False) -> RuleError:
        """An error at a value."""
        line, column = self.place(way, of_key=of_key)
        return RuleError(what, path=self.path, line=line, column=column, hint=hint)

    def _read(self, node: yaml.Node, way: Way) -> Any:  # noqa: ANN401  (whatever YAML holds)
        """The plain value. Raises RuleError for aliases that never end, or make too much of little."""
        self._places[way, False] = node.start_mark.line + 1, node.start_mark.column + 1
        self._count += 1
        if any(node is outer for outer in self._open):
            raise self.wrong(way, "an alias to what it stands in")
        if self._count > MOST_VALUES:
            raise self.wrong(way, f"more than {MOST_VALUES:,} values: aliases of aliases?")
        self._open.append(node)
        try:
            if isinstance(node, yaml.MappingNode):
                return self._read_mapping(node, way)
            if isinstance(node, yaml.SequenceNode):
                return [self._read(item, (*way, number)) for number, item in enumerate(node.value)]
            return node.value
        finally:
            self._open.pop()

    def _read_mapping(self, node: yaml.MappingNode, way: Way) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for key, item in node.value:
            inner = (*way, str(key.value) if isinstance(key, yaml.ScalarNode) else "")
            is_there = inner[-1] in value
            self._places[inner, True] = key.start_mark.line + 1, key.start_mark.column + 1
            if not isinstance(key, yaml.ScalarNode):
                raise self.wrong(inner, "a key is a word, and not a list or a mapping", of_key=True)
            if is_there:
                raise self.wrong(inner, f"key `{key.value}` stands twice", of_key=True)
            value[key.value] = self._read(item, inner)
        return value


def read_yaml(path: Path) -> PlacedValues:
    """What a file holds. Raises RuleError if it is no YAML, or no mapping, or can't be read."""
    try:
        text = read_text(path)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        _refuse_depth(text, loader, str(path))
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise RuleError(f"not YAML: {error.problem}", path=str(path), line=place[0], column=place[1]) from None
    except NotUtf8Error as error:
        raise RuleError(str(error), path=str(path), line=error.line, hint="save it as UTF-8") from None
    except yaml.reader.ReaderError as error:
        # libyaml doesn't say where
        at = re.search(yaml.reader.Reader.NON_PRINTABLE, text)
        line = text.count("\n", 0, at.start()) + 1 if at else None
        what = f"not YAML: the character U+{ord(at[0]):04X}" if at else f"not YAML: {error.reason}"
        raise RuleError(what, path=str(path), line=line, hint="it can't be seen: take it out") from None
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        told = (isinstance(error, OSError) and error.strerror) or error
        raise RuleError(f"can't be read: {told}", path=str(path)) from None
    if not isinstance(node, yaml.MappingNode):
        raise RuleError("a rule file is a mapping of keys", path=str(path), line=1, column=1)
    return PlacedValues(str(path), node)


def _refuse_depth(text: str, loader: Any, path: str) -> None:  # noqa: ANN401  (a loader of PyYAML)
    """Raise RuleError for lists in lists in lists, which no rule needs and no parser stands."""
    if text.count("[") + text.count("{") + text.count("- ") < MOST_DEEP and " " * MOST_DEEP not in text:
        return
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEEP:
            line = event.start_mark.line + 1 if event.start_mark else None
            raise RuleError("nested too deep", path=path, line=line)
