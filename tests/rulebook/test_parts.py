"""A pattern taken apart: each choice and each piece that may be missing, and nothing else."""

import pytest

from newslint.rulebook.parts import parts_of


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("life (guard|saver)s?", {"guard": "life (saver)s?", "saver": "life (guard)s?", "s?": "life (guard|saver)"}),
        ("a|b|c", {"a": "b|c", "b": "a|c", "c": "a|b"}),
        (r"\b(?P<hit>x)(?: boat)?", {"(?: boat)?": r"\b(?P<hit>x)"}),
        (r"[|?]\|\?", {}),
        ("(?i)a(b|c(d|e))", {"b": "(?i)a(c(d|e))", "c(d|e)": "(?i)a(b)", "d": "(?i)a(b|c(e))", "e": "(?i)a(b|c(d))"}),
        (r"[[:alpha:]]?\p{L}?", {"[[:alpha:]]?": r"\p{L}?", r"\p{L}?": "[[:alpha:]]?"}),
        ("a+?b{2,3}?c", {}),
    ],
)
def test_parts_are_choices_and_what_may_be_missing(pattern: str, parts: dict[str, str]) -> None:
    """Marks in classes and escapes mean nothing."""
    assert {part.text: part.without for part in parts_of(pattern)} == parts
