"""A rule file is read whole, or it is told where it is wrong and what is wanted there."""

from pathlib import Path

import pytest

from newslint.errors import RuleError
from newslint.model import Part, Severity
from newslint.rulebook.files import read_rule

RULE = """code: HSE101
name: long-word
severity: warning
summary: A long word.
message: '"{text}" is long'
why: Because.
in: [narration]
check: phrases
with:
  phrases: [notwithstanding]
examples:
  - wrong: It came ⟦notwithstanding⟧ all.
  - right: It came withal.
    because: short
"""


def written(folder: Path, text: str) -> Path:
    """A rule file with that text."""
    path = folder / "HSE101-long-word.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_is_what_its_file_says(tmp_path: Path) -> None:
    """Key by key, with what is usual where nothing is said."""
    more = "verdicts:\n  mild: {severity: note}\nnotes: {a: b}\nquoted: either\nenabled: false\nlanguages: [en]\n"
    rule = read_rule(written(tmp_path, RULE + more + "fix: {title: Shorten it, safety: unsafe}\n"))
    assert (rule.code, rule.name, rule.enabled, rule.fallback) == ("HSE101", "long-word", False, False)
    assert [(key, one.severity) for key, one in rule.verdicts] == [("", Severity.WARNING), ("mild", Severity.NOTE)]
    assert rule.verdict("mild").message == rule.verdict("").message
    assert rule.scope.parts == {Part.PARAGRAPH, Part.SUMMARY, Part.SUBHEAD}
    assert (rule.scope.quoted, rule.languages, dict(rule.notes)) == (None, ("en",), {"a": "b"})
    assert rule.fix is not None and rule.fix.safety == "unsafe"
    assert [(one.kind, one.line, one.marks) for one in rule.examples] == [("wrong", 12, ((8, 23),)), ("right", 13, ())]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("code: HSE101", "code: HSE1", ":1:7: a code of three capitals and three digits, as in CPY101, is wanted here"),
        ("name: long-word", "name: LongWord", ":2:7: a name of lower-case words with hyphens"),
        ("severity: warning", "severity: wraning", ":3:11: `wraning` is no severity (did you mean `warning`?)"),
        ("severity: warning", "severty: warning", ":3:1: unknown key `severty` (did you mean `severity`?)"),
        ("summary: A long word.", "summary: [a]", ":4:10: text is wanted here"),
        ("why: Because.\n", "", ":1:1: key `why` is missing"),
        ("in: [narration]", "in: [naration]", ":7:6: `naration` is no part (did you mean `narration`?)"),
        ("in: [narration]", "in: []", ":7:5: a part, or a list of some, is wanted here"),
        ("in: [narration]", "in: lead", ":7:5: `lead` is no part"),
        ("check: phrases", "check: phrase", ":8:8: `phrase` is no check (did you mean `phrases`?)"),
        ("  phrases:", "  phrase:", ":10:3: unknown key `phrase` (did you mean `phrases`?)"),
        ("[notwithstanding]", "notwithstanding", ":10:3: `with` doesn't fit the check `phrases`: Expected `array`"),
        ("[notwithstanding]", "[a, ' ']", ":10:16: there is nothing here"),
        ("with:\n  phrases: [notwithstanding]", "with: [a]", ":9:7: a mapping of keys and values is wanted here"),
        ("examples:\n", "enabled: maybe\nexamples:\n", ":11:10: true or false is wanted here"),
        (
            "examples:\n",
            "languages: [English]\nexamples:\n",
            ":11:13: a language's code, as in `en`",
        ),
        ("examples:\n", "quoted: perhaps\nexamples:\n", ":11:9: `perhaps` is no answer"),
        ("examples:\n", "fix: {title: a}\nexamples:\n", ":11:6: key `safety` is missing"),
        ("examples:\n", "verdicts: {a: {grave: x}}\nexamples:\n", ":11:16: unknown key `grave`"),
        ("examples:\n", "name: twice\nexamples:\n", ":11:1: key `name` stands twice"),
        ("    because: short\n", "", ":13:5: a `right` example says `because`"),
        ("⟦notwithstanding⟧", "notwithstanding", ":12:12: a `wrong` example has no marks"),
        ("⟦notwithstanding⟧", "⟧notwithstanding⟦", ":12:12: the marks ⟦ and ⟧ are no pairs"),
        ("    because: short", "    as: lead\n    because: short", ":14:9: `lead` is no part"),
        ("  - wrong:", "  - wrnog:", ":12:5: unknown key `wrnog` (did you mean `wrong`?)"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, old: str, new: str, told: str) -> None:
    """With its line, its column and what is wanted there."""
    assert old in RULE
    path = written(tmp_path, RULE.replace(old, new, 1))
    with pytest.raises(RuleError) as caught:
        read_rule(path)
    assert str(caught.value).startswith(f"{path}{told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a", ":1:1: a rule file is a mapping of keys"),
        ("a: [", ":"),
        ("? [a]\n: b", ":1:3: a key is a word"),
        ("a: &x [*x]", ":1:4: an alias to what it stands in"),
        ("a: " + "[" * 60 + "]" * 60, ":1: nested too deep"),
        ("", ":1:1: a rule file is a mapping of keys"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str, told: str) -> None:
    """Lists, broken YAML, keys that are lists, aliases that never end."""
    path = written(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        read_rule(path)
    assert str(caught.value).startswith(f"{path}{told}")
