"""Phrases and patterns are found where they stand, whatever the script, and in linear time."""

import pytest

from newslint.checks.patterns import Options as Patterns
from newslint.checks.phrases import Options as Phrases
from newslint.checks.substitution import Options as Substitution
from newslint.model import Document, Part, Severity, Span
from newslint.rulebook.expressions import refuse_patterns
from newslint.rulebook.matcher import Matcher, in_the_case_of, shadow
from newslint.rulebook.rule import Rule, Verdict
from newslint.segmenting import segment
from newslint.segmenting.view import Scope, StoryText


def rule(options: object, check: str = "patterns", quoted: bool | None = None) -> Rule:
    """A rule that looks everywhere."""
    verdicts = (("", Verdict(Severity.WARNING, "")),)
    return Rule("TST101", "a-rule", "", "", check, options, Scope(frozenset(Part), quoted), verdicts)


def found(text: str, *rules: Rule) -> list[str]:
    """What the rules flag in the text, in order."""
    page = segment(Document("a.txt", text))
    story = StoryText(page, page.stories[0], page.stories[0].passages)
    return [hit.span.of(text) for _, hit in Matcher(rules).hits(story)]


def test_a_phrase_is_whole_words_in_any_case() -> None:
    """Share in Sharepoint isn't the word, and an apostrophe may be curly."""
    options = Phrases(("don't share", "share"))
    assert found("Sharepoint. Don’t SHARE it, éshare", rule(options, "phrases")) == ["Don’t SHARE", "SHARE"]


def test_a_phrase_beside_a_letter_whose_lower_case_is_longer_keeps_its_place() -> None:
    """U+0130 does not shift what follows it."""
    assert found("İİİ share", rule(Phrases(("share",)), "phrases")) == ["share"]


def test_whole_line_wants_nothing_else_there() -> None:
    """Punctuation around doesn't count."""
    options = Phrases(("read more",), whole_line=True)
    assert found("A headline\n» Read more …\nRead more books", rule(options, "phrases")) == ["Read more"]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\bt\b", "été t Tété", ["t"]),
        (r"\b\w+ told:", "Žižek told: “no”", ["Žižek told:"]),
        (r"^\d+ min read$", "3 min read", ["3 min read"]),
        (r"(\w+)\s(\w+)", "a\N{NO-BREAK SPACE}b", ["a\N{NO-BREAK SPACE}b"]),
        ("[“”]x", "ö “x", ["“x"]),
        ("é+", "créée", ["éé"]),
        (r"\p{Cyrillic}+", "Москва is", ["Москва"]),
        (r"by (?P<hit>\w+)", "by Žižek", ["Žižek"]),
    ],
)
def test_words_are_words_in_every_script(pattern: str, text: str, expected: list[str]) -> None:
    """Word borders and offsets are right beyond ASCII."""
    assert expected == found(text, rule(Patterns((pattern,))))


def test_anchors_are_the_ends_of_a_passage() -> None:
    """`^` and `$` hold at every passage, and nothing is found across two."""
    assert found("One\nTwo more\nTwo", rule(Patterns((r"^Two$", r"One\s+Two")))) == ["Two"]


def test_quotations_are_left_alone_if_the_rule_says_so() -> None:
    """A rule about narration is silent between quotation marks."""
    options = Patterns((r"\bgonna\b",))
    text = "He is gonna go. “I am gonna go,” he said."
    assert len(found(text, rule(options))) == 2
    assert found(text, rule(options, quoted=False)) == ["gonna"]
    assert text.index("gonna") == 6


def test_the_other_half_of_a_pair_is_not_told_again() -> None:
    """A closing is told only where nothing that is told opens it; names are compared in any case."""
    pairs = rule(Patterns((r"(?P<hit>\{(?P<opens>\w+)\})", r"(?P<hit>\{/(?P<closes>\w+)\})")))
    assert found("The {b}ferry{/B} and {i}the {i}crew{/i} sailed{/i}.", pairs) == ["{b}", "{i}", "{i}"]
    assert found("The ferry{/b} and {b}its crew sailed.", pairs) == ["{/b}", "{b}"]


def test_unless_and_max_words_silence_a_passage() -> None:
    """A passage that is too long, or that a guard knows, stays silent."""
    options = Patterns(("read",), max_words=3, unless=("^please",))
    assert found("read this now\nPlease read\nread this very long line", rule(options)) == ["read"]


def test_a_substitution_keeps_the_case() -> None:
    """What is put there is written as what was found."""
    page = segment(Document("a.txt", "Kiev, KIEV"))
    story = StoryText(page, page.stories[0], page.stories[0].passages)
    hits = Matcher([rule(Substitution({"kiev": "kyiv"}), "substitution")]).hits(story)
    assert [edit.replacement for _, hit in hits for edit in hit.edits] == ["Kyiv", "KYIV"]
    assert in_the_case_of("a", "b") == "b"


def test_what_is_not_linear_is_refused() -> None:
    """Look-around and back-references are told with their reason."""
    told = dict(refuse_patterns([r"a(?=b)", "fine", r"(a)\1", "("]))
    assert set(told) == {0, 2, 3}
    assert all(told.values())


def test_patterns_that_explode_elsewhere_answer_at_once() -> None:
    """Patterns that take a backtracking engine for ever run through a long line in one go."""
    evil = (r"(a+)+$", r"(\w+\s?)*$x", r"(a|a)*b", r"(.*a){12}")
    text = "a" * 50_000 + "!"
    assert found(text, rule(Patterns(evil))) == ["a" * 50_000]


def test_a_shadow_is_as_long_as_its_text() -> None:
    """Offsets in the shadow are offsets in the text."""
    text = "Ж é “ß” \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}😀"
    assert shadow(text) == "_ _ “_”   😀"
    assert Span(0, 1).of(shadow("é")) == "_"
