"""Text that is safe to show: whatever a terminal, a log or an eye can be fooled with is spelt out."""

from __future__ import annotations

import json
import re

# controls, soft hyphen, zero-width and direction controls, line separators, surrogates, tags, non-characters
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def escape_controls(text: str) -> str:
    r"""The text on one line, with control, direction and invisible characters spelt `\x1b` or `<U+202E>`."""
    return text if text.isascii() and text.isprintable() else _HARMFUL.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    char = match[0]
    known = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    return known or (f"\\x{ord(char):02x}" if char < "\xa0" else f"<U+{ord(char):04X}>")


def escape_json(value: object) -> str:
    """The value as JSON on one line, in which what `escape_controls` would spell out stands as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else _HARMFUL.sub(lambda match: json.dumps(match[0])[1:-1], text)


# what acts on a terminal, or on the order of what stands beside it: controls but line feed and tab, direction controls,
# line separators, the mark of bytes, annotations, surrogates, tags
_ACTS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff"
)
_ACTING = re.compile(f"[{_ACTS}]")
#: the colours that reports are given where they are shown on a terminal
_COLOUR = r"\x1b\[[0-9;]{1,8}m"
#: links to our own pages, of which nothing in a text can make others
_LINK = r"\x1b\]8;;(?:https://newslint\.github\.io/newslint/rules/[A-Z]{3}[0-9]{3}/)?\x1b\\"
_ACTING_BUT_COLOUR = re.compile(f"{_COLOUR}|{_LINK}|[{_ACTS}]")


def for_terminal(text: str, form: str = "text", *, colour: bool = False) -> str:
    r"""The text as it may leave for a terminal: what acts on one is spelt out as the `form` can say it.

    In `text` as `\x1b` or `<U+202E>`, in `json` as an escape, in `markup` as U+FFFD. With `colour`, colours and
    links to the pages of rules stay. Lines
    stay lines: who shows a single line makes it one before (`escape_controls`).
    """
    if text.isascii() and text.isprintable():
        return text
    if form == "json":
        return _ACTING.sub(lambda found: json.dumps(found[0])[1:-1], text)
    if form == "markup":
        return _ACTING.sub("\N{REPLACEMENT CHARACTER}", text)
    if colour:
        return _ACTING_BUT_COLOUR.sub(lambda found: found[0] if len(found[0]) > 1 else _spell(found), text)
    return _ACTING.sub(_spell, text)
