"""How many calls each rule makes on the same few stories: a count, and no time, so that a busy machine changes nothing.

    python benchmarks/calls.py            # a line a rule, the dearest first, and what it is allowed
    python benchmarks/calls.py --write    # put down what the rules make now, with room, as what they are allowed

`tests/test_costs.py` fails for a rule that makes more than its share: `SHARE` calls a thousand characters, or what
`calls.json` allows it. What rules share (words, dates, names, what a story's day is) is worked out before and not
counted, and so is what is made once a process: a rule is asked twice, and counted the second time. Calls of Python
functions and of functions in C both count. What a pattern does inside of one call doesn't: for that there is
`newslint check --profile`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
ALLOWED = HERE / "calls.json"
STORIES = HERE / "calls.txt"
#: calls a thousand characters that any rule may make: half of the rules make fewer than 30 (28 November 2026)
SHARE = 150
#: what is put down leaves so much room: versions of Python differ, and rules are mended
ROOM = 1.5


def calls_of(work: Callable[[], object]) -> int:
    """How many calls the work makes."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def calls_by_rule() -> dict[str, float]:
    """Calls a thousand characters by the code of the rule."""
    from newslint import checks
    from newslint.knowledge.tables import OWN
    from newslint.model import Document
    from newslint.pipeline.checker import story_texts
    from newslint.rulebook import load_rules
    from newslint.rulebook.matcher import Matcher
    from newslint.segmenting import segment
    from newslint.segmenting.view import StoryText, View
    from newslint.settings import Settings

    texts = [text.strip() + "\n" for text in STORIES.read_text(encoding="utf-8").split("\n=====\n")]
    pages = [segment(Document(f"{number}.txt", text)) for number, text in enumerate(texts)]
    stories = [text for page in pages for text in story_texts(page)]
    whole = [StoryText(page, None, page.passages) for page in pages]
    found = {}
    with OWN.in_use():
        for rule in load_rules(Settings()):
            if rule.check in checks.BATCHED:
                work = _matching(Matcher([rule]), stories)
            else:
                check = checks.load_check(rule.check)
                views = [View(text, rule.scope) for text in (whole if rule.unit == "page" else stories)]
                ask = check.gather if rule.unit == "archive" else lambda v, o, c=check: list(c.check(v, o))
                work = _asking(ask, views, rule.options)
            work()
            found[rule.code] = calls_of(work) * 1000 / sum(map(len, texts))
    return found


def _matching(matcher, stories):
    return lambda: [list(matcher.hits(text)) for text in stories]


def _asking(ask, views, options):
    return lambda: [ask(view, options) for view in views]


def allowed() -> dict[str, int]:
    """What rules are allowed that need more than the share of each."""
    return json.loads(ALLOWED.read_text(encoding="utf-8"))


def main() -> None:
    made = calls_by_rule()
    if "--write" in sys.argv:
        dear = {code: round(calls * ROOM) for code, calls in sorted(made.items()) if calls * ROOM > SHARE}
        ALLOWED.write_text(json.dumps(dear, indent=1) + "\n", encoding="utf-8")
    given = allowed()
    for code, calls in sorted(made.items(), key=lambda item: -item[1]):
        print(f"{code}  {calls:8.1f} of {given.get(code, SHARE)}")


if __name__ == "__main__":
    main()
