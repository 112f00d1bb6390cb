"""Two ways to match, one finding: RE2 and Aho-Corasick, or what stands in for them where they aren't installed."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.extract import word_finder
from newslint.extract.word_finder import PlainFinder, find_words
from newslint.pipeline.checker import Checker
from newslint.pipeline.examples import run_examples
from newslint.rulebook import expressions, read_rules, rule_files
from newslint.rulebook.expressions import Backtracking, InvalidPattern, compile_expression
from newslint.settings import Settings

RULES = read_rules(list(rule_files(Settings())))
SEEDS = Path(__file__).parent.parent.parent / "seeds"
#: letters, digits, marks, spaces and ends of every kind that a class may take or leave
ALPHABET = "aAbBsSkK19_ -.,;'’\t\n\vé ſKİıßДд٣—]^[$"


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which neither RE2 nor Aho-Corasick is installed."""
    monkeypatch.setattr(expressions, "is_linear", lambda: False)
    monkeypatch.setattr(word_finder, "is_fast", lambda: False)
    for module in ("consistency._finder", "spelling_mix._spellings"):
        name, function = module.split(".")
        cached = getattr(__import__(f"newslint.checks.cpy.{name}", fromlist=[function]), function)
        cached.cache_clear()


@pytest.mark.usefixtures("plain")
@pytest.mark.long(300)
def test_the_examples_of_all_packs_hold_without_re2_and_aho_corasick() -> None:
    """What is flagged is what is marked, and what is fixed is fixed."""
    assert isinstance(compile_expression("a"), Backtracking)
    assert isinstance(find_words(["a"]), PlainFinder)
    assert run_examples(RULES).failures == ()


@pytest.mark.long(180)
def test_the_seeds_have_the_same_findings_either_way(request: pytest.FixtureRequest) -> None:
    """All of them, to the character."""
    from newslint.formats import read_paths
    from newslint.model import Document

    documents = [item for item in read_paths([str(SEEDS)], Settings()) if isinstance(item, Document)]
    fast = [Checker(RULES).check(document) for document in documents]
    request.getfixturevalue("plain")
    assert [Checker(RULES).check(document) for document in documents] == fast


PATTERNS = [
    r"\bas\b", r"\Bs", r"[\W_]+", r"[^\W\d]+", r"\S+\s", r"[\S]a", r"[^\S]", r"\D1", r"[\D]+$", r"(?i)sk", r"(?i)é",
    r"(?i)ß", r"^a", r"a$", r"(?m)a$", r"[]a]", r"[^]a]", r"[[a]", r"\x{41}", r"[\x{e9}$]", r"\Qa.b\E", r"[[:alpha:]]+",
    r"[[:space:][:digit:]]", r"\pL+", r"\p{Cyrillic}", r"\PL", r"a|ab|abc", r"a*?b", r"(?P<hit>a)(?P<other>b)?", r"a\z",
    r"(?s).+", r".+", r"\$", r"\d{2,3}", r"(?i:A)b", r"[$]",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_regex_matches_what_re2_matches(pattern: str) -> None:
    """Two thousand short texts of characters that classes differ in."""
    pytest.importorskip("re2")
    draw = random.Random(7)
    one, other = compile_expression(pattern), Backtracking(pattern)
    assert dict(one.groups) == dict(other.groups)
    for _ in range(2000):
        text = "".join(draw.choices(ALPHABET, k=draw.randrange(1, 9)))
        found = [[(m.start(n), m.end(n)) for n in range(len(one.groups) + 1)] for m in one.matches(text)]
        same = [[(m.start(n), m.end(n)) for n in range(len(one.groups) + 1)] for m in other.matches(text)]
        assert same == found, text
        assert other.is_in(text, b"") is one.is_in(text, text.encode()) is bool(found)


@pytest.mark.parametrize(
    "pattern", [r"a(?=b)", r"a(?!b)", r"(?<=a)b", r"(?<!a)b", r"(a)\1", r"(?P<n>a)(?P=n)", "(", "a++", "(?>a)"]
)
@pytest.mark.parametrize("compiler", [compile_expression, Backtracking])
def test_what_re2_cannot_match_is_refused_either_way(pattern: str, compiler: Callable[[str], object]) -> None:
    """A rule that loads on one machine loads on the other."""
    with pytest.raises(InvalidPattern):
        compiler(pattern)


def test_regex_gives_up_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that goes back and forth for ever costs a rule, not the run."""
    monkeypatch.setattr(expressions, "MOST_SECONDS", 0.05)
    with pytest.raises(TimeoutError):
        Backtracking(r"^(?:a|aa)+[bc]d$").is_in("a" * 60 + "bdd", b"")


@pytest.mark.parametrize("longest", [True, False])
def test_the_plain_automaton_finds_what_aho_corasick_finds(longest: bool) -> None:
    """Words of all lengths, the one in the other, over a small alphabet."""
    pytest.importorskip("ahocorasick_rs")
    draw = random.Random(11)
    for _ in range(300):
        words = list({"".join(draw.choices("abß", k=draw.randrange(1, 7))) for _ in range(draw.randrange(1, 12))})
        text = "".join(draw.choices("abß ", k=60))
        plainly = PlainFinder(words, longest).found_in(text)
        assert sorted(plainly) == sorted(find_words(words, longest=longest).found_in(text))


def test_half_a_pair_of_code_units_is_no_fault() -> None:
    """JSON can hold one."""
    assert find_words(["boat"]).found_in("a \ud800 boat") == [(0, 4, 8)]
    assert PlainFinder(["boat"]).found_in("a \ud800 boat") == [(0, 4, 8)]


def test_an_empty_word_is_refused() -> None:
    """It would stand everywhere."""
    with pytest.raises(ValueError, match="empty"):
        PlainFinder([""])
