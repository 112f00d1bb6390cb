"""An editor reviews by keyboard, in a real browser, and the next run honours it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli import main
from tests.browser.conftest import Open, violations
from tests.reporting.texts import FERRY, PIER

pytestmark = pytest.mark.long(240)
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a review of two write-ups in the current folder; it ends by Ctrl-C, with a word."""
    pytest.importorskip("uvicorn", reason="there is no uvicorn: pip install 'newslint[review]'")
    monkeypatch.chdir(tmp_path)
    for name, text in (("ferry.txt", FERRY), ("pier.txt", PIER)):
        Path(name).write_text(text, encoding="utf-8")
    served = subprocess.Popen(
        [sys.executable, "-m", "newslint", "review", "--no-cache", "."],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert served.stdout
    address = served.stdout.readline().strip()
    try:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", address)
        yield address
        served.send_signal(signal.SIGINT)
        told = served.communicate(timeout=20)[1]
        assert served.returncode == 0 and "decision" in told and "Traceback" not in told
    finally:
        served.kill()


def test_an_editor_decides_by_keys(opened: Open, review: str) -> None:
    """A fix, a reason, another event; each undone by a key, and honoured by the next look and the next run."""
    page = opened(review)
    note = page.locator(".note[data-code=CPY101]")
    note.focus()
    page.keyboard.press("f")
    page.locator(".verdict", has_text="fixed CPY101").wait_for()
    assert "the the" not in Path("ferry.txt").read_text(encoding="utf-8")
    page.keyboard.press("u")
    page.locator("#about", has_text="undone: fixed CPY101").wait_for()
    assert "the the" in Path("ferry.txt").read_text(encoding="utf-8")

    note.focus()
    page.keyboard.press("i")
    page.keyboard.type("an old song has it")
    page.keyboard.press("Enter")
    page.locator(".verdict", has_text="CPY101 stands").wait_for()
    assert "because an old song has it" in Path("ferry.txt.newslint").read_text(encoding="utf-8")

    page.locator(".cluster").first.focus()
    page.keyboard.press("x")
    page.locator(".verdict", has_text="another event").wait_for()
    with page.expect_navigation():
        page.keyboard.press("r")
    assert page.locator(".cluster").count() == 0 and page.locator(".note[data-code=CPY101]").count() == 0
    assert page.faults == []
    assert main(["check", "--no-cache", "--select", "CPY101", "--quiet", "."]) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_it(opened: Open, review: str, scheme: str) -> None:
    """With the desk at its foot, for a finding and for a cluster."""
    page = opened(review, bypass_csp=True, color_scheme=scheme)
    assert violations(page) == []
    page.locator(".cluster").first.focus()
    assert violations(page) == []
    page.locator(".note").first.focus()
    page.keyboard.press("n")
    assert violations(page) == []


def test_another_site_decides_nothing(opened: Open, review: str, tmp_path: Path) -> None:
    """A page from elsewhere that knows the address still can't post to it, nor show it in a frame."""
    stranger = tmp_path.parent / "stranger.html"
    stranger.write_text(
        f"<iframe src='{review}'></iframe><script>for (const mode of ['cors', 'no-cors']) "
        f"fetch('{review}decide', {{method: 'POST', mode, body: '{{}}'}}).catch(() => 0)</script>"
    )
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    page = opened(stranger.as_uri())
    page.wait_for_timeout(500)
    assert all("ferry" not in frame.content().lower() for frame in page.frames)
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before
