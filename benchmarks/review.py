"""How many keys it takes to review a folder of pages: every finding and every cluster is decided, in a real browser.

    python benchmarks/review.py FOLDER [--chromium PATH]

A copy of the folder is reviewed as an editor would by keyboard alone, furniture left out: `j` to go on, `f` where there
is a fix, else `i` with a reason (typed once, and taken again with Enter), `1` and `e` for a cluster. `newslint clean`
takes furniture and repeats out, and what it left is reviewed in the clean archive. Keys are counted as pressed; the
time is the machine's, with nobody reading: what ten minutes leave an editor for each decision is told.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NEWSLINT = (sys.executable, "-m", "newslint")
REASON = "the wire has it so"
#: what an editor is given, in seconds
TEN_MINUTES = 600


class Keys:
    """A page whose keys are counted."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        """Press one key."""
        self.page.keyboard.press(key)
        self.pressed += 1

    def type(self, text: str) -> None:
        """Type a text."""
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def here(self) -> dict[str, Any]:
        """What is chosen: its kind and name, whether it can be fixed or was decided."""
        return self.page.evaluate(
            """() => {
                const at = document.querySelector('.here');
                const fix = !!at && at.matches('.note') && !!at.querySelector('.fix');
                return at && {kind: at.classList[0], name: at.id, fix, decided: at.classList.contains('decided')};
            }"""
        )


def decide_all(page: Any) -> tuple[int, int]:
    """Go through the page once and decide everything that can be; returns decisions and keys."""
    keys, decided, last, typed = Keys(page), 0, "", False
    keys.press("o")
    while True:
        keys.press("j")
        here = keys.here()
        if not here or here["name"] == last:
            return decided, keys.pressed - 1
        last = here["name"]
        if here["kind"] == "story" or here["decided"]:
            continue
        if here["kind"] == "cluster":
            keys.press("1")
            keys.press("e")
        elif here["fix"]:
            keys.press("f")
        else:
            keys.press("i")
            if not typed:
                keys.type(REASON)
                typed = True
            keys.press("Enter")
        page.wait_for_selector(".here.decided, #about.wrong", state="attached")
        told = page.evaluate("document.querySelector('#about.wrong')?.textContent")
        if told:
            print(f"not decided: {last}: {told}")
        decided += not told


def count_findings(folder: Path) -> dict[str, int]:
    """Errors and warnings that are no furniture, and furniture, in a folder."""
    command = [*NEWSLINT, "check", "--no-cache", "--quiet", "--exit-zero", "--output-format", "json", "."]
    told = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True).stdout
    grave = [f for f in json.loads(told)["findings"] if f["severity"] != "note"]
    furniture = sum(f["code"].startswith("BPL") for f in grave)
    return {"to decide": len(grave) - furniture, "furniture": furniture}


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def review(folder: Path, chromium: str, *more: str) -> tuple[int, int, float]:
    """Review a folder until a look finds nothing new to decide; decisions, keys and seconds."""
    from playwright.sync_api import sync_playwright

    command = [*NEWSLINT, "review", "--no-cache", *more, "."]
    served = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=subprocess.PIPE, text=True)
    assert served.stdout
    address = served.stdout.readline().strip()
    decisions = pressed = 0
    started = time.perf_counter()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(address)
        # where nothing but notes is left, they are shown
        while not page.locator("[data-level=note]").is_checked():
            made, keys = decide_all(page)
            decisions, pressed = decisions + made, pressed + keys
            if not made:
                break
            with page.expect_navigation():
                page.keyboard.press("r")
            pressed += 1
        took = time.perf_counter() - started
        browser.close()
    served.send_signal(signal.SIGINT)
    served.wait(30)
    return decisions, pressed, took


def main() -> None:
    """Review a copy of a folder, and say what it took and what is left."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work, cleaned = Path(folder, "work"), Path(folder, "clean")
        shutil.copytree(asked.folder, work)
        before = count_findings(work)
        first = review(work, asked.chromium, "--ignore", "BPL")
        cleaning = [*NEWSLINT, "clean", "--quiet", "--no-cache", ".", "-o", str(cleaned)]
        subprocess.run(cleaning, cwd=work, env=_environment(), check=True)
        told = f"before: {before}; reviewed: {count_findings(work)}; cleaned: {count_findings(cleaned)}"
        second = review(cleaned, asked.chromium)
        print(f"{told}; reviewed again: {count_findings(cleaned)}")
    decisions, pressed, took = map(sum, zip(first, second))
    left = (TEN_MINUTES - took) / max(1, decisions)
    print(f"{decisions} decisions, {pressed} keys, {took:.0f} s; ten minutes leave {left:.1f} s to read each")


if __name__ == "__main__":
    main()
