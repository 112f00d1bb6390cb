"""`check --profile` tells what each rule costs."""

from pathlib import Path

import pytest

from newslint.cli import main
from newslint.pipeline.profiling import MATCHING, SEGMENTING, Profile

STORY = "Bridge opens\n\nOn Sunday, 11 March 2023, the the bridge opened, officials said.\n"


def test_the_table_names_every_rule_that_was_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a rule stands in the place of findings, which are counted."""
    (tmp_path / "story.txt").write_text(STORY)
    assert main(["check", "--profile", "--exit-zero", str(tmp_path / "story.txt")]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["rule", "calls", "ms", "ms", "a", "MB", "share", "found"]
    (doubled,) = [line.split() for line in lines if line.startswith("CPY101 ")]
    assert int(doubled[2]) >= 1 and doubled[-1] == "1"
    assert {SEGMENTING, MATCHING} <= {line.rsplit(maxsplit=5)[0].strip() for line in lines}


def test_what_raises_is_timed_all_the_same() -> None:
    """A fault in a rule is counted as a call, and goes its way."""
    profile = Profile()
    with pytest.raises(ValueError), profile.timing("FCT201"):
        raise ValueError
    assert profile.costs["FCT201"].calls == 1
