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


def escaped_json(value: object) -> str:
    """The value as JSON on one line, in which what `escape_controls` would spell out stands as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else _HARMFUL.sub(lambda match: json.dumps(match[0])[1:-1], text)
