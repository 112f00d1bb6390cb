"""Every regular expression of the package goes through a gate: none takes time that grows faster than the text."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import newslint
from newslint.extract.late_pattern import LatePattern

try:
    from re import _constants as codes
    from re import _parser as parser
except ImportError:  # pragma: no cover
    pytest.skip("no parser of regular expressions here", allow_module_level=True)

#: characters of the texts that are tried: a pattern that is linear takes eight times as long for the longer one
SHORT, LONG = 1_000, 8_000
#: characters on which a pattern that doubles its time with each is slow already, and ends
FEW = 26
#: seconds below which nothing can be said of growth: twenty times what most patterns take of the longer text
NOTHING = 0.02
#: seconds that no text of FEW or of a hundred characters may take, whatever the machine
FOR_EVER = 1.0
#: growth that tells one that isn't linear: eight times is linear, sixty-four quadratic
GROWTH = 22.0


def patterns() -> Iterator[tuple[str, "re.Pattern[str]"]]:
    """Each pattern that a module of the package holds, with the name of where it stands."""
    for found in pkgutil.walk_packages(newslint.__path__, "newslint."):
        if found.name.startswith("newslint.lsp") or found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for number, one in enumerate(_in(value)):
                if isinstance(one.pattern, str):
                    yield f"{found.name}.{name}{f'[{number}]' if number else ''}", one


def _in(value: Any) -> Iterator["re.Pattern[Any]"]:  # noqa: ANN401  (whatever a module holds)
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, LatePattern):
        yield value.compiled
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _in(item)


def pumps(parsed: Any) -> Iterator[str]:  # noqa: ANN401  (a parsed pattern)
    """What the parts of a pattern that repeat without a bound can be repeated on: a character or a few of each."""
    for code, argument in parsed:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, high, inner = argument
            if high == codes.MAXREPEAT or high > 50:
                yield sample(inner)
            yield from pumps(inner)
        elif code is codes.SUBPATTERN:
            yield from pumps(argument[3])
        elif code is codes.ATOMIC_GROUP:
            yield from pumps(argument)
        elif code is codes.BRANCH:
            for branch in argument[1]:
                yield from pumps(branch)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from pumps(argument[1])


def sample(parsed: Any) -> str:  # noqa: ANN401
    """A short text that a parsed pattern matches, or nearly so."""
    told = ""
    for code, argument in parsed:
        if code is codes.LITERAL:
            told += chr(argument)
        elif code in (codes.ANY, codes.NOT_LITERAL):
            told += "x" if code is codes.ANY or argument != ord("x") else "y"
        elif code is codes.IN:
            told += _of_class(argument)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            told += sample(argument[2]) * max(1, min(argument[0], 3))
        elif code is codes.SUBPATTERN:
            told += sample(argument[3])
        elif code is codes.ATOMIC_GROUP:
            told += sample(argument)
        elif code is codes.BRANCH:
            told += sample(argument[1][0])
    return told


_CATEGORIES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_WORD: " ",
}


def _of_class(items: Any) -> str:  # noqa: ANN401
    if items[0][0] is codes.NEGATE:
        pattern = re.compile("[\\s\\S]")
        banned = {chr(a) for code, a in items if code is codes.LITERAL}
        ranges = [a for code, a in items if code is codes.RANGE]
        kinds = [a for code, a in items if code is codes.CATEGORY]
        for char in "a 1A.,-é\n“x":
            inside = char in banned or any(low <= ord(char) <= high for low, high in ranges)
            inside = inside or any(_is_of(char, kind) for kind in kinds)
            if not inside and pattern.match(char):
                return char
        return "☃"
    code, argument = items[0]
    if code is codes.LITERAL:
        return chr(argument)
    return chr(argument[0]) if code is codes.RANGE else _CATEGORIES.get(argument, "a")


def _is_of(char: str, kind: Any) -> bool:  # noqa: ANN401
    return {
        codes.CATEGORY_DIGIT: char.isdigit(),
        codes.CATEGORY_SPACE: char.isspace(),
        codes.CATEGORY_WORD: char.isalnum() or char == "_",
        codes.CATEGORY_NOT_DIGIT: not char.isdigit(),
        codes.CATEGORY_NOT_SPACE: not char.isspace(),
        codes.CATEGORY_NOT_WORD: not (char.isalnum() or char == "_"),
    }.get(kind, False)


def head(parsed: Any) -> str:  # noqa: ANN401
    """What stands in a pattern before its first repetition without a bound."""
    told: list[Any] = []
    for item in parsed:
        if item[0] in (codes.MAX_REPEAT, codes.MIN_REPEAT) and item[1][1] == codes.MAXREPEAT:
            break
        told.append(item)
    return sample(told)


def seconds_on(pattern: "re.Pattern[str]", text: str) -> float:
    """How long a search for all matches takes of this process's time."""
    began = time.process_time()
    for _ in pattern.finditer(text):
        if time.process_time() - began > 2:
            break
    return time.process_time() - began


def grows(pattern: "re.Pattern[str]", short: str, long: str) -> bool:
    """Whether the pattern's time grows faster than the text, in each of eight tries, as a busy machine slows some."""
    for _ in range(8):
        took = seconds_on(pattern, long)
        if took < NOTHING or took < GROWTH * min(seconds_on(pattern, short) for _ in range(3)):
            return False
        if took > FOR_EVER:
            break
    return True


def slow(pattern: "re.Pattern[str]") -> str:
    """What is repeated in a text on which the pattern's time grows faster than the text; empty if there is none."""
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    start = head(parsed)
    for pump in dict.fromkeys(pumps(parsed)):
        if not pump:
            continue
        for prefix, unit in ((start, pump), ("", start + pump)):
            text = {size: prefix + unit * (size // len(unit)) + "\0" for size in (FEW, SHORT // 20, SHORT, LONG)}
            # what doubles with every character takes for ever on a hundred of them
            if seconds_on(pattern, text[FEW]) > FOR_EVER or seconds_on(pattern, text[SHORT // 20]) > FOR_EVER:
                return f"{prefix!r} + {unit!r} × n"
            if grows(pattern, text[SHORT], text[LONG]):
                return f"{prefix!r} + {unit!r} × n"
    return ""


@pytest.mark.long(300)
def test_the_gate_knows_what_backtracks() -> None:
    """Patterns that are known to take for ever don't pass, and their mended twins do."""
    assert slow(re.compile(r"(a+)+b"))
    assert slow(re.compile(r"<!--\s*(.{0,600}?)\s*-->", re.DOTALL))
    assert slow(re.compile(r"\s*\([^)]*\)"))
    assert not slow(re.compile(r"(?<!a)a++b"))
    assert not slow(re.compile(r"\s{0,3}\([^()]*\)"))


@pytest.mark.long(600)
def test_no_pattern_of_the_package_backtracks() -> None:
    """All of them are tried on texts made of what they repeat."""
    found = {name: text for name, pattern in patterns() if (text := slow(pattern))}
    assert found == {}
