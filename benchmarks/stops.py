"""How many of newslint's own functions one record passes through `dedup`, and one change through `clean`.

    python benchmarks/stops.py             the count for both
    python benchmarks/stops.py --list      and which they are, in the order in which the way first comes to them

The way has stops: where the record is made, split, hashed, kept, compared, described, told; where a change is made,
noted, and written. At each stop a stack trace is taken. The figure is the size of the union of these traces, functions
of newslint alone; `back up` counts how often the way, going from stop to stop, leaves functions and enters others.

On 30 November 2026 these are 27 and 26. In both the command line takes 2 (what fails is told, the command), reading 6
and 5 (walked, opened, unpacked, cut into records, one of them a document), and the engine 2 or 3 (where the work runs,
and that a fault in a record costs that record only). The rest is about one function for what each stop does and one for
the loop that it stands in.
"""

import argparse
import contextlib
import io
import itertools
import json
import sys
import tempfile
from pathlib import Path

from newslint.cli import main as newslint

STORY = (
    "The council of Lowick voted on Tuesday to close the old bridge over the river for two years, after engineers "
    "found cracks in its pillars that no repair could mend. Drivers will have to take the road by Hedley instead, "
    "which adds six miles to the way to school for forty children. It donâ€™t matter, said one of those who came."
)
#: file and function of each stop
STOPS = {
    "dedup": [
        "model/document.py:__post_init__",
        "duplicates/members.py:of_record",
        "duplicates/words.py:word_codes",
        "duplicates/text_store.py:add",
        "duplicates/copy_clusters.py:pair",
        "pipeline/clusters.py:describe_cluster",
        "reporting/clusters.py:as_dict",
    ],
    "clean": [
        "model/document.py:__post_init__",
        "cleaning/cleaner.py:_change",
        "cleaning/archive.py:_entry",
        "formats/edit_in_place.py:edit_line",
        "cleaning/manifest.py:change",
    ],
}


def trace(argv, stops):
    """The stack at the first visit of each stop, outermost function first, in the order in which they were come to."""
    found = {}

    def look(frame, event, _):
        if event == "call" and (here := name_of(frame)) in stops and here not in found:
            stack = []
            while frame:
                if (name := name_of(frame)) and "<" not in name:
                    stack.append(name)
                frame = frame.f_back
            found[here] = stack[::-1]

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        sys.setprofile(look)
        try:
            newslint(argv)
        finally:
            sys.setprofile(None)
    missed = [stop for stop in stops if stop not in found]
    if missed:
        raise SystemExit(f"the way doesn't come by {', '.join(missed)}: have they other names?")
    return list(found.values())


def name_of(frame):
    """`room/module.py:function` for a function of newslint."""
    _, inside, rest = frame.f_code.co_filename.rpartition("/newslint/")
    return f"{rest}:{frame.f_code.co_name}" if inside else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true")
    parsed = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive.jsonl")
        rows = [STORY, STORY.replace("six", "seven")]
        archive.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(rows)))
        for command, extra in (
            ("dedup", ["--output-format", "json"]),
            ("clean", ["-o", f"{folder}/out", "--no-repeats"]),
        ):
            stacks = trace([command, str(archive), *extra], STOPS[command])
            union = list(dict.fromkeys(name for stack in stacks for name in stack))
            back = sum(not set(one) <= set(other) for one, other in itertools.pairwise(stacks))
            print(f"{command}: {len(union)} functions, deepest {max(map(len, stacks))}, back up {back} times")
            if parsed.list:
                print("".join(f"    {name}\n" for name in union), end="")


if __name__ == "__main__":
    main()
