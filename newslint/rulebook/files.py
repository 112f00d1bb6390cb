"""A rule file → a Rule. What is wrong with it is told with path, line, column and a hint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import fields

from newslint import checks
from newslint.checks.patterns import Options as Patterns
from newslint.checks.patterns import with_flag
from newslint.errors import RuleError, did_you_mean
from newslint.model import BODY_PARTS, Format, Part, Safety, Severity
from newslint.opening import read_text
from newslint.rulebook.literals import required_literals
from newslint.rulebook.rule import Example, FixPlan, Rule, Verdict
from newslint.segmenting.view import Scope
from newslint.settings import LANGUAGE

KEYS = {
    "code", "name", "severity", "summary", "message", "why", "in", "quoted", "check", "with", "verdicts", "notes",
    "fix", "fallback", "enabled", "languages", "examples",
}  # fmt: skip
NEEDED = ("code", "name", "severity", "summary", "message", "why", "in", "check", "examples")
_NARRATION = frozenset({Part.PARAGRAPH, Part.SUMMARY, Part.SUBHEAD})
GROUPS = {
    "page": frozenset(Part),
    "story": frozenset(Part) - {Part.FURNITURE, Part.FRONT_MATTER},
    "body": BODY_PARTS,
    "narration": _NARRATION,
}
#: how deep lists and mappings of a rule file may stand in each other, and how many values it may have in all, aliases
#: written out; not measured: our own rules have some hundred values, four deep
MOST_DEEP, MOST_VALUES = 50, 200_000
_CODE = re.compile(r"[A-Z]{3}\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MARKED = re.compile("[⟦⟧]")
_PAIRED = re.compile("[^⟦⟧]*+(?:⟦[^⟦⟧]++⟧[^⟦⟧]*+)*+")


class Node(Struct, frozen=True):
    """A value of a YAML file with the place it stands in; a mapping's keys have places of their own."""

    value: Any
    line: int
    column: int


def read_rule(path: Path, own_checks: Mapping[str, str] | None = None) -> Rule:
    """The rule in one file; raises RuleError. `own_checks` maps names to checks in files of the user's."""
    try:
        text = read_text(path)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        _refuse_depth(text, loader, str(path))
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise RuleError(f"not YAML: {error.problem}", path=str(path), line=place[0], column=place[1]) from None
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        told = (isinstance(error, OSError) and error.strerror) or error
        raise RuleError(f"can't be read: {told}", path=str(path)) from None
    if not isinstance(node, yaml.MappingNode):
        raise RuleError("a rule file is a mapping of keys", path=str(path), line=1, column=1)
    return _RuleReader(str(path), own_checks or {}).rule(node)


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


class _RuleReader:
    def __init__(self, path: str, own_checks: Mapping[str, str]) -> None:
        self.path = path
        self.count = 0
        self.open: list[yaml.Node] = []
        self.own_checks = own_checks

    def wrong(self, node: Node, what: str, hint: str | None = None) -> RuleError:
        return RuleError(what, path=self.path, line=node.line, column=node.column, hint=hint)

    def node(self, node: yaml.Node) -> Node:
        """The value with its place. Raises RuleError for aliases that never end, or make too much of little."""
        here = Node(None, node.start_mark.line + 1, node.start_mark.column + 1)
        self.count += 1
        if any(node is outer for outer in self.open):
            raise self.wrong(here, "an alias to what it stands in")
        if self.count > MOST_VALUES:
            raise self.wrong(here, f"more than {MOST_VALUES:,} values: aliases of aliases?")
        self.open.append(node)
        try:
            return self.value(node)
        finally:
            self.open.pop()

    def value(self, node: yaml.Node) -> Node:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if isinstance(node, yaml.MappingNode):
            value: Any = {}
            for key, item in node.value:
                name = Node(key.value, key.start_mark.line + 1, key.start_mark.column + 1)
                if not isinstance(key, yaml.ScalarNode):
                    raise self.wrong(name, "a key is a word, and not a list or a mapping")
                if name.value in value:
                    raise self.wrong(name, f"key `{name.value}` stands twice")
                value[name.value] = (name, self.node(item))
            return Node(value, line, column)
        if isinstance(node, yaml.SequenceNode):
            return Node([self.node(item) for item in node.value], line, column)
        return Node(node.value, line, column)

    def known(self, table: Node, names: set[str]) -> None:
        if not isinstance(table.value, dict):
            raise self.wrong(table, "keys and values are wanted here")
        for key, (name, _) in table.value.items():
            if key not in names:
                raise self.wrong(name, f"unknown key `{key}`", did_you_mean(key, sorted(names)))

    def rule(self, composed: yaml.MappingNode) -> Rule:
        top = self.node(composed)
        self.known(top, KEYS)
        table: dict[str, Node] = {key: item for key, (_, item) in top.value.items()}
        for key in NEEDED:
            if key not in table:
                raise self.wrong(top, f"key `{key}` is missing")
        code, name = table["code"], table["name"]
        if not _CODE.fullmatch(self.word(code)):
            raise self.wrong(code, f"`{code.value}` is no code", "three capitals and three digits, as in CPY101")
        if not _NAME.fullmatch(self.word(name)):
            raise self.wrong(name, f"`{name.value}` is no name", "lower-case words with hyphens, as in doubled-word")
        severity = self.severity(table["severity"])
        verdicts = {"": Verdict(severity, self.word(table["message"]))}
        for key, item in self.items(table.get("verdicts")):
            verdicts[key] = self.verdict(item, verdicts[""])
        check = self.check(table["check"])
        options = self.options(check, table.get("with"), top)
        return Rule(
            code=code.value,
            name=name.value,
            summary=self.word(table["summary"]),
            why=self.word(table["why"]).strip(),
            check=check,
            options=options,
            scope=self.scope(table["in"], table.get("quoted")),
            verdicts=tuple(verdicts.items()),
            notes=tuple((key, self.word(item)) for key, item in self.items(table.get("notes"))),
            fix=self.fix(table.get("fix")),
            enabled=self.flag(table["enabled"]) if "enabled" in table else True,
            fallback=self.flag(table["fallback"]) if "fallback" in table else False,
            needs=tuple(required_literals(pattern) for pattern in with_flag(options))
            if isinstance(options, Patterns)
            else (),
            examples=self.examples(table["examples"]),
            path=self.path,
            languages=self.languages(table["languages"]) if "languages" in table else (),
        )

    def languages(self, node: Node) -> tuple[str, ...]:
        for item in self.sequence(node):
            if not LANGUAGE.fullmatch(self.word(item)):
                raise self.wrong(item, f"`{item.value}` is no language", "a code as in `en` or `de`")
        return tuple(item.value for item in node.value)

    def items(self, node: Node | None) -> list[tuple[str, Node]]:
        if node is None:
            return []
        if not isinstance(node.value, dict):
            raise self.wrong(node, "keys and values are wanted here")
        return [(key, item) for key, (_, item) in node.value.items()]

    def sequence(self, node: Node) -> list[Node]:
        if not isinstance(node.value, list):
            raise self.wrong(node, "a list is wanted here")
        return node.value

    def word(self, node: Node) -> str:
        if not isinstance(node.value, str):
            raise self.wrong(node, "text is wanted here")
        return node.value

    def flag(self, node: Node) -> bool:
        if node.value not in ("true", "false"):
            raise self.wrong(node, "true or false is wanted here")
        return bool(node.value == "true")

    def choice(self, node: Node, names: list[str], what: str) -> str:
        if self.word(node) not in names:
            raise self.wrong(node, f"`{node.value}` is no {what}", did_you_mean(str(node.value), names))
        return str(node.value)

    def severity(self, node: Node) -> Severity:
        return Severity[self.choice(node, [s.label for s in Severity], "severity").upper()]

    def verdict(self, node: Node, default: Verdict) -> Verdict:
        self.known(node, {"severity", "message"})
        table = dict(self.items(node))
        return Verdict(
            self.severity(table["severity"]) if "severity" in table else default.severity,
            self.word(table["message"]) if "message" in table else default.message,
        )

    def check(self, node: Node) -> str:
        name = self.choice(node, sorted({*checks.CHECKS, *self.own_checks}), "check")
        return self.own_checks.get(name, name)

    def scope(self, node: Node, quoted: Node | None) -> Scope:
        names = node.value if isinstance(node.value, list) else [node]
        if not names:
            raise self.wrong(node, "no part is named", "a rule looks in some part: narration, headline, page …")
        parts: frozenset[Part] = frozenset()
        for item in names:
            name = self.choice(item, [*GROUPS, *(p.value for p in Part)], "part")
            parts |= GROUPS.get(name) or frozenset({Part(name)})
        word = self.choice(quoted, ["no", "yes", "either"], "answer") if quoted else ""
        narration = any(item.value == "narration" for item in names)
        word = word or ("no" if narration else "either")
        return Scope(parts, {"no": False, "yes": True, "either": None}[word])

    def options(self, check: str, given: Node | None, top: Node) -> Struct:
        wanted = checks.load_check(check).Options
        plain: dict[str, Any] = {}
        if given is not None:
            names = {field.name.replace("_", "-"): field.name for field in fields(wanted)}
            self.known(given, set(names))
            plain = {names[key]: _plain(item) for key, item in self.items(given)}
        import msgspec

        try:
            options = msgspec.convert(plain, wanted, strict=False)
        except msgspec.ValidationError as error:
            raise self.wrong(given or top, f"`with` doesn't fit the check `{check}`: {error}") from None
        for key, item in self.items(given):
            self.refuse_empty(item)
            if key in ("patterns", "unless"):
                self.linear(item)
        return options

    def refuse_empty(self, node: Node) -> None:
        """Refuse a phrase, a pattern or a key of nothing, which would stand everywhere."""
        items = node.value if isinstance(node.value, list) else []
        names = [name for name, _ in node.value.values()] if isinstance(node.value, dict) else []
        for item in (*items, *names):
            if isinstance(item.value, str) and not item.value.strip():
                raise self.wrong(item, "there is nothing here", "a word, a phrase or a pattern is wanted")

    def linear(self, node: Node) -> None:
        """Refuse what RE2 can't match in linear time, at the pattern's own place."""
        from newslint.rulebook.expressions import refuse_patterns

        items = self.sequence(node)
        for index, reason in refuse_patterns(self.word(item) for item in items):
            hint = "patterns are RE2's: no look-around, no back-references (github.com/google/re2/wiki/Syntax)"
            raise self.wrong(items[index], f"the pattern can't be used: {reason}", hint)

    def fix(self, node: Node | None) -> FixPlan | None:
        if node is None:
            return None
        self.known(node, {"title", "safety"})
        table = dict(self.items(node))
        for key in ("title", "safety"):
            if key not in table:
                raise self.wrong(node, f"key `{key}` is missing")
        return FixPlan(
            self.word(table["title"]), Safety(self.choice(table["safety"], [s.value for s in Safety], "safety"))
        )

    def examples(self, node: Node) -> tuple[Example, ...]:
        if not self.sequence(node):
            raise self.wrong(node, "a rule has examples", "`wrong` and `right` ones are its tests")
        return tuple(self.example(item) for item in self.sequence(node))

    def example(self, node: Node) -> Example:
        kinds = {"wrong", "right", "missed"}
        given = {"as", "encoding", "guessed", "title", "published", "format", "language"}
        self.known(node, kinds | given | {"because", "fixed", "beside"})
        table = dict(self.items(node))
        kind = next((k for k in ("wrong", "right", "missed") if k in table), None)
        if "as" in table:
            self.choice(table["as"], ["page", *(part.value for part in Part)], "part")
        if "format" in table:
            self.choice(table["format"], [form.value for form in Format], "format")
        if kind is None:
            raise self.wrong(node, "an example is `wrong`, `right` or `missed`")
        if kind != "wrong" and "because" not in table:
            raise self.wrong(node, f"a `{kind}` example says `because`")
        text, marks = without_marks(self.word(table[kind]))
        if not _PAIRED.fullmatch(table[kind].value):
            raise self.wrong(table[kind], "the marks ⟦ and ⟧ are no pairs around characters")
        if bool(marks) is (kind == "right"):
            hint = "mark the flagged characters with ⟦ and ⟧" if kind != "right" else "take out ⟦ and ⟧"
            raise self.wrong(table[kind], f"a `{kind}` example {'has no' if not marks else 'has'} marks", hint)
        return Example(
            kind, text, marks, node.line,
            because=self.word(table["because"]) if "because" in table else "",
            fixed=self.word(table["fixed"]) if "fixed" in table else None,
            given=tuple((key, str(_plain(table[key]))) for key in sorted(given) if key in table),
            beside=tuple(self.word(item) for item in self.sequence(table["beside"])) if "beside" in table else (),
        )  # fmt: skip


def without_marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks ⟦ ⟧, and the half-open spans that stood between them."""
    starts: list[int] = []
    ends: list[int] = []
    for taken, mark in enumerate(_MARKED.finditer(marked)):
        (starts if mark[0] == "⟦" else ends).append(mark.start() - taken)
    return _MARKED.sub("", marked), tuple(zip(starts, ends))


def _plain(node: Node) -> Any:  # noqa: ANN401  (whatever the YAML holds)
    if isinstance(node.value, Mapping):
        return {key: _plain(item) for key, (_, item) in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(item) for item in node.value]
    return node.value
