"""What a message may speak of."""

from pathlib import Path

import pytest

from newslint.cli import main
from newslint.errors import RuleError
from newslint.pipeline.examples import run_examples
from newslint.rulebook import read_rules, rule_files
from newslint.rulebook.placeholders import templates
from newslint.rulebook.wording import GAP, fill, gaps, placeholders
from newslint.settings import Settings

RULE = """code: HSE101
name: life-guard
severity: warning
summary: One word
message: MESSAGE
why: Readers stumble.
in: [narration]
check: CHECK
examples:
  - wrong: 'A ⟦life guard⟧ saw it.'
  - right: 'The lifeguard saw it.'
    because: 'one word'
"""
SUBSTITUTION = "substitution\nwith: {replace: {life guard: lifeguard}}"
PATTERN = "patterns\nwith: {patterns: ['life (?P<what>guard)']}"


def rule_file(folder: Path, message: str, check: str) -> Path:
    """A rule with that message and check."""
    path = folder / "HSE101.yaml"
    path.write_text(RULE.replace("MESSAGE", message).replace("CHECK", check), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("message", "check"),
    [('\'"{excerpt}" is "{replacement}"\'', SUBSTITUTION), ("'life {what} for {match}'", PATTERN)],
)
def test_the_fields_that_a_check_gives_may_be_spoken_of(tmp_path: Path, message: str, check: str) -> None:
    """The excerpt, what matched, what is put there, and named groups."""
    assert not run_examples(read_rules([rule_file(tmp_path, message, check)])).failures


@pytest.mark.parametrize(
    ("message", "check", "hint"),
    [
        ("'write {replacment}'", SUBSTITUTION, "did you mean `{replacement}`?"),
        ("'a {word} too many'", PATTERN, "known are excerpt, match, what"),
    ],
)
def test_another_one_is_an_error_that_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], message: str, check: str, hint: str
) -> None:
    """`newslint test` exits with 2, and tells path, line and column."""
    path = rule_file(tmp_path, message, check)
    assert main(["test", str(path)]) == 2
    column = message.index("{") + len("message: ") + 1
    assert f"{path}:5:{column}: nothing fills `{message[message.index('{') : message.index('}') + 1]}`" in (
        told := capsys.readouterr().err
    )
    assert hint in told


def test_a_field_that_code_gives_only_now_and_then_is_an_error(tmp_path: Path) -> None:
    """What a check of its own doesn't tell comes out when the examples run."""
    path = tmp_path / "HSE102.yaml"
    options = "{function-words: [it], may-double: [], phrasal: [], verbs: []}"
    text = RULE.replace("MESSAGE", "'{excerpt} by {author}'").replace("CHECK", f"repetition\nwith: {options}")
    path.write_text(text.replace("A ⟦life guard⟧ saw it", "A guard saw ⟦it it⟧ was"), encoding="utf-8")
    with pytest.raises(RuleError, match=r"nothing fills `\{author\}`"):
        run_examples(read_rules([path]))


def test_no_message_ever_shows_a_raw_placeholder() -> None:
    """What is missing is left open, and noted by whoever asks."""
    with gaps() as missing:
        assert fill("{here} and {there}", {"here": "{day}"}) == f"{{day}} and {GAP}"
    assert missing == {"there"}
    assert placeholders("{here} and {there}") == {"here", "there"}


def test_our_own_packs_speak_only_of_fields_that_some_check_names() -> None:
    """For verdicts that no example reaches: the name stands in the code of the checks or of what they ask."""
    package = Path(__file__).parent.parent.parent / "newslint"
    rooms = ("checks", "compare", "extract", "knowledge", "store")
    code = "".join(path.read_text(encoding="utf-8") for room in rooms for path in (package / room).rglob("*.py"))
    known = {"excerpt", "match", "replacement"}
    for rule in read_rules(list(rule_files(Settings()))):
        groups = {part.split(">")[0] for p in getattr(rule.options, "patterns", ()) for part in p.split("(?P<")[1:]}
        for text in templates(rule):
            unknown = {n for n in placeholders(text) - known - groups if f'"{n}"' not in code and f"{n}=" not in code}
            assert not unknown, (rule.code, unknown)


def test_related_lines_know_the_fields_of_their_finding() -> None:
    """The usual spelling is told where it stands."""
    import newslint

    text = "The colour of the harbour changed. Labour was cheap. The color pleased the neighbour."
    (finding,) = newslint.check(text, select=["CPY501"]).findings
    assert [related.note for related in finding.related] == ['"colour" is British']


@pytest.mark.parametrize(
    ("value", "told"), [("He", '"He" is'), ('"He', '“"He” is'), ('"', '“"” is'), ("{day}", '"{day}" is')]
)
def test_what_holds_a_quotation_mark_stands_between_other_ones(value: str, told: str) -> None:
    """So that a reader sees where it ends."""
    assert fill('"{word}" is', {"word": value, "day": "x"}) == told
