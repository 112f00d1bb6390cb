"""How soon a large HTML report can be used, in a real browser.

    python benchmarks/report.py [--stories 1000] [--chromium PATH]

Stories of some 3,500 characters are made up of a few words, with eleven faults in each (doubled words, damaged
apostrophes, spaces before a mark), and `newslint check` writes its report on them. Told are its size, and the seconds
from the call of the page until the first `j` has led to a finding, until a filter and a search have been answered; the
best and the middle of five.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

RUNS = 5
#: faults that each story gets, and what they look like between two words
FAULTS = (
    " the the ", " didn?t ", " , ", " itâ€™s ", " of of ", " . ", " won?t ", " and and ", " ; ", " weâ€™re ", " a a ",
)  # fmt: skip
#: what stories are made of: nouns, verbs, adjectives, times, a line each
_WORDS = """\
ferry,harbour,council,bridge,miller,baker,driver,teacher,river,market,school,farmer,doctor,train,church,garden,library
saw,heard,met,left,sold,found,passed,painted,repaired,closed,opened,followed,visited,praised,measured
old,new,small,quiet,narrow,heavy,cheap,broken,famous,empty,wooden,distant,local,northern,dusty
in the morning,before noon,after the war,on Sunday,for a week,without a word,at last,in the rain
"""
_NOUNS, _VERBS, _ADJECTIVES, _TIMES = (line.split(",") for line in _WORDS.splitlines())


def make_sentence(chance: random.Random) -> str:
    """Who did what to whom, and when."""
    who, whom = chance.sample(_NOUNS, 2)
    first, second = chance.sample(_ADJECTIVES, 2)
    return f"The {first} {who} {chance.choice(_VERBS)} the {second} {whom} {chance.choice(_TIMES)}"


def make_story(chance: random.Random, number: int) -> str:
    """A headline and twelve paragraphs, with a fault in each but the last."""
    title = f"{chance.choice(_ADJECTIVES).capitalize()} {chance.choice(_NOUNS)} meets {chance.choice(_NOUNS)} {number}"
    paragraphs = []
    for fault in (*FAULTS, " "):
        first, *others = (make_sentence(chance) for _ in range(5))
        paragraphs.append(". ".join((first.replace(" ", fault, 1), *others)) + ".")
    return "\n\n".join((title, *paragraphs)) + "\n"


def write_report(folder: Path, stories: int) -> Path:
    """The report on so many stories."""
    chance = random.Random(17)
    (folder / "s").mkdir()
    for number in range(stories):
        (folder / "s" / f"{number:04}.txt").write_text(make_story(chance, number), encoding="utf-8")
    report = folder / "report.html"
    command = [sys.executable, "-m", "newslint", "check", "--no-cache", "s", "--select", "CPY1,CPY4,ENC1"]
    command += ["--output-format", f"html:{report.name}"]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True).stderr
    print(told.splitlines()[-1])
    return report


def use(browser: Any, address: str) -> tuple[float, float, float]:
    """Seconds until the first key was answered, then for a filter and a search."""
    page = browser.new_page()
    started = time.perf_counter()
    page.goto(address)
    page.keyboard.press("j")
    page.wait_for_selector(".here")
    ready = time.perf_counter()
    page.locator("[data-level=note]").check()
    page.evaluate("() => new Promise(requestAnimationFrame)")
    filtered = time.perf_counter()
    page.locator("#q").fill("999")
    page.locator("#stories .shown", has_text=" of ").wait_for()
    searched = time.perf_counter()
    page.close()
    return ready - started, filtered - ready, searched - filtered


def main() -> None:
    """Write a report, open it five times, and tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    asked = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = write_report(Path(folder), asked.stories)
        print(f"{report.stat().st_size / 1e6:.1f} MB")
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox", "--disable-gpu"])
        runs = [use(browser, report.as_uri()) for _ in range(RUNS)]
        browser.close()
    for what, seconds in zip(("usable", "filtered", "searched"), zip(*runs)):
        print(f"{what:<9} {min(seconds):.2f} s, {statistics.median(seconds):.2f} in the middle")


if __name__ == "__main__":
    main()
