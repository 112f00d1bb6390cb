"""rules/ → Rule: reading rule files, and running their examples."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from newslint.errors import RuleError
from newslint.model import Severity
from newslint.opening import is_folder
from newslint.rulebook import cache, prepared
from newslint.rulebook.gates import with_options
from newslint.rulebook.house_style import apply_style, thing_of, ways_of
from newslint.rulebook.packs import own_folder
from newslint.rulebook.rule import Rule, Verdict, is_named
from newslint.rulebook.user_checks import find_checks
from newslint.settings import Settings

#: how the names of rule files end
RULE_ENDINGS = (".yaml", ".yml")


def load_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules that the settings ask for, by code: our own packs and the user's. Raises RuleError."""
    chosen = _load_or_read(list(rule_files(settings)), settings)
    rules = tuple(
        _apply_known_lines(_apply_severity(rule, settings), settings)
        for rule in sorted(chosen, key=lambda rule: rule.code)
    )
    if not settings.style:
        return rules
    return apply_style(rules, settings, things_of_style(settings))


def things_of_style(settings: Settings) -> dict[str, tuple[str, ...]]:
    """What a house may decide under `[style]`, and the ways of each: of all rules, whatever is selected."""
    every = _load_or_read(list(rule_files(settings)), replace(settings, select=(), ignore=()))
    found = {thing_of(rule.check, rule.name): ways_of(rule.check, rule.options) for rule in every}
    return {thing: ways for thing, ways in found.items() if thing}


def rule_files(settings: Settings) -> Iterator[Path]:
    """Every rule file of our own packs, then of the packs that the settings name."""
    yield from sorted(own_folder().rglob("*.yaml"))
    for pack in settings.packs:
        yield from files_under(settings.locate(pack))


def files_under(path: Path) -> Iterator[Path]:
    """The rule file that the path names, or every one in the folder that it names. Raises RuleError."""
    if not os.path.lexists(path) or "\0" in str(path):
        raise RuleError(
            "no such rule file or folder", path=str(path), hint="check the path, or `packs` in the settings"
        )
    if not is_folder(path):
        yield path
        return
    # what can't be gone into, or goes away meanwhile, holds no rules
    walked = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
    found = sorted(file for file in walked if file.suffix in RULE_ENDINGS)
    if not found:
        raise RuleError("no rule file is in this folder", path=str(path), hint="rule files end in .yaml or .yml")
    yield from found


def read_rules(paths: Sequence[Path], settings: Settings | None = None) -> list[Rule]:
    """The rules of these files, examples and all. Raises RuleError, also for a code or name that two of them claim.

    They may name the checks that the settings bring.
    """
    from newslint.rulebook.files import read_rule

    own_checks = find_checks(settings) if settings else {}
    ours = f"{own_folder()}{os.sep}"
    rules = [
        _read_own(path, *stamp)
        if str(path).startswith(ours) and (stamp := _stamp(path))
        else read_rule(path, own_checks)
        for path in paths
    ]
    _refuse_clashes(rules)
    return rules


@functools.cache
def _read_own(path: Path, size: int, changed: int) -> Rule:
    """A rule of our own packs, as its file of that size and time has it; it names no check of a user's.

    It is read once a process: all of them take .4 s, and a server or a program that checks again asks for them again.
    """
    from newslint.rulebook.files import read_rule

    return read_rule(path)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of a file; None if it can't be had, which is told when the file is read."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _load_or_read(paths: Sequence[Path], settings: Settings) -> list[Rule]:
    """The rules of these files that are wanted, prepared or from the cache. Those come without examples."""
    own_checks = find_checks(settings)
    known, wanted = None if settings.packs else prepared.load(paths), ""
    if known is None and settings.cache:
        wanted = cache.key(paths, own_checks)
        known = cache.load(wanted)
    if known is not None and {one.path for one in known} == {str(path) for path in paths}:
        _refuse_unknown(known, settings)
        with contextlib.suppress(*cache.UNTRUSTED):
            return [one.make(own_checks) for one in known if _is_wanted(one, settings)]
    rules = read_rules(paths, settings)
    _refuse_unknown(rules, settings)
    if settings.cache:
        cache.save(wanted or cache.key(paths, own_checks), rules)
    return [rule for rule in rules if _is_wanted(rule, settings)]


def matches(rule: Rule | cache.CachedRule, words: Sequence[str]) -> bool:
    """Whether one of the words is the rule's code, the start of it, or its name."""
    return is_named(rule.code, rule.name, words)


def _is_wanted(rule: Rule | cache.CachedRule, settings: Settings) -> bool:
    if matches(rule, settings.ignore):
        return False
    return matches(rule, settings.select) if settings.select else rule.enabled


def _apply_severity(rule: Rule, settings: Settings) -> Rule:
    for word, severity in settings.severity:
        if matches(rule, (word,)):
            told = ((name, _grade(verdict, severity)) for name, verdict in rule.verdicts)
            rule = replace(rule, verdicts=tuple(told))
    return rule


def _grade(verdict: Verdict, severity: Severity) -> Verdict:
    """The verdict at another severity; what is no fault stays none."""
    return Verdict(severity, verdict.message) if verdict.severity else verdict


def _apply_known_lines(rule: Rule, settings: Settings) -> Rule:
    """The rule about known lines with those that the settings name."""
    if rule.check != "known-lines" or not settings.furniture:
        return rule
    from newslint.checks.bpl.known_lines import Options

    own = rule.options.lines if isinstance(rule.options, Options) else ()
    return with_options(rule, Options((*own, *settings.furniture)))


def _refuse_unknown(rules: Sequence[Rule] | Sequence[cache.CachedRule], settings: Settings) -> None:
    """A word that names no rule is a mistake that would silently switch something off or nothing on."""
    levels = tuple(word for word, _ in settings.severity)
    for table in settings.per_path:
        levels += (*table.select, *table.ignore, *(word for word, _ in table.severity))
    for word in (*settings.select, *settings.ignore, *levels):
        if not any(matches(rule, (word,)) for rule in rules):
            from newslint.rulebook.lookup import near_hint

            raise RuleError(f"no rule `{word}`", path=settings.path, hint=near_hint(rules, word))


def _refuse_clashes(rules: Sequence[Rule]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for key in (rule.code, rule.name):
            if key in seen:
                raise RuleError(f"`{key}` is taken by {seen[key].path}", path=rule.path, hint="give it another")
            seen[key] = rule
