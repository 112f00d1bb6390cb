"""Draws what a terminal shows of a real run as an SVG, for README and the documentation.

python tools/make_pictures.py         runs the commands in the sample archive and writes docs/pictures/*.svg
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: picture → arguments, and how many lines of the output it shows
PICTURES = {
    "check": (("check", "seeds", "--select", "FCT"), 44),
    "dedup": (("dedup", "seeds/archive-page.txt", "seeds/coast-wire.jsonl"), 26),
}
WIDTH, LINE, CHARACTER, MARGIN = 110, 19, 8.0, 14
#: colours of SGR codes on a dark ground
COLOURS = {"31": "#ff7b72", "33": "#e3b341", "34": "#79c0ff", "36": "#56d4dd"}
_SGR = re.compile(r"\x1b\[([0-9;]*)m")


def main() -> int:
    """Write every picture."""
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (arguments, most) in PICTURES.items():
        (folder / f"{name}.svg").write_text(draw(f"newslint {' '.join(arguments)}", run(*arguments), most), "utf-8")
    return 0


def run(*arguments: str) -> list[str]:
    """The lines that a command prints, with colours."""
    environment = {**os.environ, "FORCE_COLOR": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "newslint", *arguments, "--no-cache"]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return told.stdout.splitlines()


def draw(command: str, lines: list[str], most: int) -> str:
    """The SVG of a terminal in which a command has printed these lines, of which `most` are shown."""
    shown = [f"\x1b[1m$ {command}\x1b[0m", *lines[:most]]
    if len(lines) > most:
        shown.append(f"\x1b[2m… {len(lines) - most} more lines\x1b[0m")
    width, height = WIDTH * CHARACTER + 2 * MARGIN, len(shown) * LINE + 2 * MARGIN
    body = "\n".join(_line(line, MARGIN + LINE * (number + 0.8)) for number, line in enumerate(shown))
    return (
        textwrap.dedent(f"""\
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img"
          font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="13.2">
        <rect width="100%" height="100%" rx="8" fill="#161b22"/>
        <g fill="#d5dbe3">
        """)
        + f"{body}\n</g>\n</svg>\n"
    )


def _line(line: str, y: float) -> str:
    pieces = "".join(f"<tspan{style}>{_kept(text)}</tspan>" for style, text in _pieces(line))
    length = min(WIDTH, len(_SGR.sub("", line))) * CHARACTER
    fit = f' textLength="{length:.0f}" lengthAdjust="spacingAndGlyphs"' if length else ""
    return f'<text x="{MARGIN}" y="{y:.1f}"{fit}>{pieces}</text>'


def _kept(text: str) -> str:
    """A text as it stands in an SVG, whose blanks would else fall together."""
    return escape(text).replace(" ", "\N{NO-BREAK SPACE}")


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """The text of a line in pieces of one style each, cut to the width."""
    style, left = "", WIDTH
    for number, piece in enumerate(_SGR.split(line)):
        if number % 2:
            style = _style(piece.split(";"))
            continue
        if len(piece) > left:
            piece = piece[: max(0, left - 1)] + "…"
        left -= len(piece)
        if piece and left >= 0:
            yield style, piece


def _style(codes: list[str]) -> str:
    colour = next((COLOURS[code] for code in codes if code in COLOURS), None)
    told = f' fill="{colour}"' if colour else ""
    told += ' font-weight="bold"' if "1" in codes else ""
    told += ' opacity="0.6"' if "2" in codes else ""
    return told + (' text-decoration="underline"' if "4" in codes else "")


if __name__ == "__main__":
    sys.exit(main())
