"""A rule file → a Rule. What is wrong with it is told with path, line, column and a hint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, to_builtins
from msgspec.structs import asdict, fields

from newslint import checks
from newslint.checks.patterns import Options as Patterns
from newslint.checks.patterns import with_flag
from newslint.errors import RuleError, did_you_mean
from newslint.misfits import Misfit, find_misfit
from newslint.model import BODY_PARTS, Part, Safety, Severity
from newslint.rulebook.literals import find_literals
from newslint.rulebook.rule import Example, FixPlan, OptionValues, Rule, Verdict
from newslint.rulebook.rule_file import ExampleTable, RuleFile
from newslint.rulebook.yaml_places import PlacedValues, Way, read_yaml
from newslint.segmenting.view import Scope

_NARRATION = frozenset({Part.PARAGRAPH, Part.SUMMARY, Part.SUBHEAD})
GROUPS = {
    "page": frozenset(Part),
    "story": frozenset(Part) - {Part.FURNITURE, Part.FRONT_MATTER},
    "body": BODY_PARTS,
    "narration": _NARRATION,
}
#: what an example may be, and the circumstances that it may be given with
_KINDS = ("wrong", "right", "missed")
_GIVEN = ("as_", "encoding", "format", "guessed", "language", "published", "title")
_MARKED = re.compile("[⟦⟧]")
_PAIRED = re.compile("[^⟦⟧]*+(?:⟦[^⟦⟧]++⟧[^⟦⟧]*+)*+")


def read_rule(path: Path, own_checks: Mapping[str, str] | None = None) -> Rule:
    """The rule in one file; raises RuleError. `own_checks` maps names to checks in files of the user's."""
    values = read_yaml(path)
    try:
        read = msgspec.convert(values.value, RuleFile, strict=False)
    except msgspec.ValidationError as error:
        raise _tell_misfit(find_misfit(error, RuleFile, values.value), values) from None
    return _rule_of(read, values, own_checks or {})


def _tell_misfit(misfit: Misfit, values: PlacedValues) -> RuleError:
    """The error of what doesn't fit, where it stands."""
    way = misfit.steps
    if misfit.unknown:
        what = f"unknown key `{misfit.unknown}`"
        return values.wrong((*way, misfit.unknown), what, did_you_mean(misfit.unknown, misfit.keys), of_key=True)
    if misfit.missing:
        return values.wrong(way, f"key `{misfit.missing}` is missing")
    if misfit.choices and isinstance(misfit.value, str):
        what = f"`{misfit.value}` is no {_describe(misfit.key)}"
        return values.wrong(way, what, did_you_mean(misfit.value, misfit.choices))
    if misfit.key == "examples" and misfit.value == []:
        return values.wrong(way, "a rule has examples", "`wrong` and `right` ones are its tests")
    return values.wrong(way, f"{misfit.wanted or 'a mapping of keys and values'} is wanted here")


def _describe(key: str) -> str:
    """What a value of a key is, in words."""
    return {"in": "part", "as": "part", "quoted": "answer"}.get(key, key)


def _rule_of(read: RuleFile, values: PlacedValues, own_checks: Mapping[str, str]) -> Rule:
    check = _check_of(read, values, own_checks)
    options = _options(check, read.with_, values)
    usual = Verdict(_severity(read.severity), read.message)
    verdicts = {"": usual} | {
        key: Verdict(_severity(told.severity) if told.severity else usual.severity, told.message or usual.message)
        for key, told in read.verdicts.items()
    }
    return Rule(
        code=read.code,
        name=read.name,
        summary=read.summary,
        why=read.why.strip(),
        check=check,
        given=_plainly(check, options),
        scope=_scope(read),
        verdicts=tuple(verdicts.items()),
        notes=tuple(read.notes.items()),
        fix=FixPlan(read.fix.title, Safety(read.fix.safety)) if read.fix else None,
        enabled=read.enabled,
        fallback=read.fallback,
        needs=tuple(map(find_literals, with_flag(options))) if isinstance(options, Patterns) else (),
        examples=tuple(_example(one, ("examples", number), values) for number, one in enumerate(read.examples)),
        path=values.path,
        languages=tuple(read.languages),
        unit=checks.unit_of(check),
        gate=checks.gate_of(check, options),
    )


def _severity(level: str) -> Severity:
    return Severity[level.upper()]


def _check_of(read: RuleFile, values: PlacedValues, own_checks: Mapping[str, str]) -> str:
    known = sorted({*checks.CHECKS, *own_checks})
    if read.check not in known:
        raise values.wrong(("check",), f"`{read.check}` is no check", did_you_mean(read.check, known))
    return own_checks.get(read.check, read.check)


def _scope(read: RuleFile) -> Scope:
    names = read.in_ if isinstance(read.in_, list) else [read.in_]
    parts = frozenset[Part]().union(*(GROUPS.get(name) or frozenset({Part(name)}) for name in names))
    word = read.quoted or ("no" if "narration" in names else "either")
    return Scope(parts, {"no": False, "yes": True, "either": None}[word])


def _options(check: str, given: Mapping[str, Any], values: PlacedValues) -> Struct:
    """What the check is told, as its own type has it."""
    wanted = checks.load_check(check).Options
    names = {field.name.replace("_", "-"): field.name for field in fields(wanted)}
    for key in given:
        if key not in names:
            raise values.wrong(("with", key), f"unknown key `{key}`", did_you_mean(key, sorted(names)), of_key=True)
    try:
        options = msgspec.convert({names[key]: item for key, item in given.items()}, wanted, strict=False)
    except msgspec.ValidationError as error:
        raise values.wrong(("with",), f"`with` doesn't fit the check `{check}`: {error}") from None
    for key, item in given.items():
        _refuse_empty(item, ("with", key), values)
        if key in ("patterns", "unless"):
            _refuse_slow(item, ("with", key), values)
    return options


def _refuse_empty(item: Any, way: Way, values: PlacedValues) -> None:  # noqa: ANN401  (whatever YAML holds)
    """Refuse a phrase, a pattern or a key of nothing, which would stand everywhere."""
    told: Iterable[tuple[str | int, Any]] = ()
    if isinstance(item, list):
        told = enumerate(item)
    elif isinstance(item, dict):
        told = ((key, key) for key in item)
    for key, word in told:
        if isinstance(word, str) and not word.strip():
            hint = "a word, a phrase or a pattern is wanted"
            raise values.wrong((*way, key), "there is nothing here", hint, of_key=isinstance(key, str))


def _refuse_slow(patterns: list[str], way: Way, values: PlacedValues) -> None:
    """Refuse what RE2 can't match in linear time, at the pattern's own place."""
    from newslint.rulebook.expressions import refuse_patterns

    for index, reason in refuse_patterns(patterns):
        hint = "patterns are RE2's: no look-around, no back-references (github.com/google/re2/wiki/Syntax)"
        raise values.wrong((*way, index), f"the pattern can't be used: {reason}", hint)


def _example(told: ExampleTable, way: Way, values: PlacedValues) -> Example:
    said = asdict(told)
    kind = next((kind for kind in _KINDS if said[kind] is not None), None)
    if kind is None:
        raise values.wrong(way, "an example is `wrong`, `right` or `missed`")
    if kind != "wrong" and told.because is None:
        raise values.wrong(way, f"a `{kind}` example says `because`")
    text, marks = without_marks(said[kind])
    if not _PAIRED.fullmatch(said[kind]):
        raise values.wrong((*way, kind), "the marks ⟦ and ⟧ are no pairs around characters")
    if bool(marks) is (kind == "right"):
        hint = "mark the flagged characters with ⟦ and ⟧" if kind != "right" else "take out ⟦ and ⟧"
        what = f"a `{kind}` example {'has no' if not marks else 'has'} marks"
        raise values.wrong((*way, kind), what, hint)
    given = tuple((name.rstrip("_"), said[name]) for name in _GIVEN if said[name] is not None)
    line, _ = values.place(way)
    return Example(kind, text, marks, line, told.because or "", told.fixed, given, tuple(told.beside or ()))


def without_marks(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks ⟦ ⟧, and the half-open spans that stood between them."""
    starts: list[int] = []
    ends: list[int] = []
    for taken, mark in enumerate(_MARKED.finditer(marked)):
        (starts if mark[0] == "⟦" else ends).append(mark.start() - taken)
    return _MARKED.sub("", marked), tuple(zip(starts, ends))


def _plainly(check: str, options: Struct) -> Struct | OptionValues:
    """The options as the cache holds them, so that a rule is the same wherever it comes from; a user's as they are."""
    if check.startswith(checks.FILE):
        return options
    return OptionValues(checks.module_of(check), json.loads(json.dumps(to_builtins(options))))
