"""1,087 damaged lines in 33 languages and 100 healthy near misses: the level that was reached holds."""

from collections import Counter, defaultdict

import pytest

from tests.fresh.damaged_lines import HERE, Damaged, damaged_lines, mend, verdict


@pytest.fixture(scope="module")
def verdicts() -> dict[str, Counter[str]]:
    """By the way that damage came, how many lines came to which verdict."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in damaged_lines():
        found[line.way][verdict(line)] += 1
    return found


def test_damaged_lines_are_repaired(verdicts: dict[str, Counter[str]]) -> None:
    """Where no byte is lost, 97 of a hundred are right to the letter; one damaged word in healthy company as well."""
    whole = sum((counts for way, counts in verdicts.items() if way != "lost"), Counter[str]())
    alone = sum((counts for way, counts in verdicts.items() if way.endswith("one word")), Counter[str]())
    assert whole["right"] >= 0.97 * whole.total()
    assert alone["right"] >= 0.97 * alone.total()


def test_hardly_a_line_comes_out_wrong(verdicts: dict[str, Counter[str]]) -> None:
    """A line with another letter than was meant is worse than one that was left alone: at most two in a thousand."""
    everything = sum(verdicts.values(), Counter[str]())
    assert everything["wrong"] <= 0.002 * everything.total()


def test_healthy_lines_stay_silent() -> None:
    """None of them is told of, and none is changed."""
    lines = (HERE / "encoding_healthy.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if mend(line) != (line, False)] == []


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("“We met in BorÃ¥s,” she said.", "“We met in Borås,” she said."),
        ("ZÃ¼rich beside “healthy” quotation marks", "Zürich beside “healthy” quotation marks"),
        ("The café in Z√ºrich isn’t open.", "The café in Zürich isn’t open."),
        ("DOS AÃ‘OS DESPUÉS", "DOS AÑOS DESPUÉS"),
    ],
)
def test_healthy_marks_do_not_switch_repair_off(damaged: str, meant: str) -> None:
    """Curly quotation marks, accents and dashes stand beside damage in every archive."""
    assert mend(damaged)[0] == meant


@pytest.mark.parametrize("line", ["La gente de Coatl\x87n", "barco tur\x92stico"])
def test_half_a_repair_is_none(line: str) -> None:
    """Where a byte means another letter, or is lost, the place is told and stays."""
    assert mend(line) == (line, True)


def test_a_line_is_verified_by_its_own_words() -> None:
    """A row of letters that could be UTF-8, and is a word of its language."""
    for line in ("NESTLÉ®", "СССР»", "Ôôô VIDA MINHA", "OS IRMÃOS", "Δ± 5 µm", "‘SÓ…’"):
        assert verdict(Damaged("", "", line, line)) == "right", line
