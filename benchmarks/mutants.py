"""Do the tests notice? Breaks one line of logic at a time, runs the near tests, and lists what nobody noticed.

    python benchmarks/mutants.py                   fifty mutants of seed 1, in a copy of the tree
    python benchmarks/mutants.py --seed 2 --only segmenting --count 10
    python benchmarks/mutants.py --list            what would be broken; nothing is run

With --chosen the near tests are run once, watched, and each mutant is shown only to those that came by its line, the
quickest first: a tenth of the time, and a mutant may count as missed that a test would notice by what another one
remembered.

A mutant changes one comparison (`<` to `<=`, `==` to `!=`, `in` to `not in`), one boundary (a number by one), one truth
value (`and` to `or`, `not` left out, True to False) or one return (to None) in a function of the rooms below. Its near
tests are those of its room; with --golden, what they miss is shown to the golden outputs of the command line as well.
"""

import argparse
import ast
import copy
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("segmenting", "duplicates", "pipeline", "reporting")
COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
#: seconds of CPU after which a mutant that goes round and round counts as noticed, however busy the machine is
MOST_SECONDS = 300


def places(tree):
    """Each place where a function's logic can be broken, as (path of attributes to the node, kind), in order."""

    def walk(node, path, inside):
        for field, value in ast.iter_fields(node):
            if field in ("decorator_list", "annotation", "returns", "args") and not isinstance(node, ast.Call):
                continue
            for number, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if not isinstance(child, ast.AST):
                    continue
                here = (*path, (field, number))
                deeper = inside or isinstance(child, ast.FunctionDef)
                if inside and (kind := kind_of(child)):
                    yield here, kind, child.lineno
                yield from walk(child, here, deeper)

    return list(walk(tree, (), False))


def kind_of(node):
    """How the node can be broken, if at all."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in COMPARISONS:
        return "comparison"
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return "boundary"
    if isinstance(node, ast.BoolOp) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
        return "boolean"
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        return "boolean"
    # in most places nothing, False and an empty tuple come to the same
    if isinstance(node, ast.Return) and node.value and ast.unparse(node.value) not in ("None", "False", "()", "''"):
        return "return"
    return None


def broken(node, kind):
    """The node with its logic broken."""
    node = copy.deepcopy(node)
    if kind == "comparison":
        node.ops = [COMPARISONS[type(node.ops[0])]()]
    elif kind == "boundary":
        node.value += 1
    elif kind == "return":
        node.value = ast.Constant(None)
    elif isinstance(node, ast.UnaryOp):
        return node.operand
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    else:
        node.value = not node.value
    return node


def mutate(source, path, kind):
    """The module with one node broken, and that node before and after."""
    tree = ast.parse(source)
    holder = tree
    for field, number in path[:-1]:
        holder = getattr(holder, field) if number is None else getattr(holder, field)[number]
    field, number = path[-1]
    old = getattr(holder, field) if number is None else getattr(holder, field)[number]
    new = ast.copy_location(broken(old, kind), old)
    if number is None:
        setattr(holder, field, new)
    else:
        getattr(holder, field)[number] = new
    ast.fix_missing_locations(tree)
    return ast.unparse(tree), ast.unparse(old), ast.unparse(new)


def draw(seed, count, rooms):
    """So many mutants: evenly over the kinds, so that numbers, of which there are most, don't crowd the others out."""
    by_kind = {}
    for room in rooms:
        for file in sorted((ROOT / "newslint" / room).rglob("*.py")):
            source = file.read_text(encoding="utf-8")
            for path, kind, line in places(ast.parse(source)):
                by_kind.setdefault(kind, []).append((file.relative_to(ROOT), line, kind, path))
    draws = random.Random(seed)
    kinds = sorted(by_kind)
    chosen = [one for n, kind in enumerate(kinds) for one in draws.sample(by_kind[kind], (count + n) // len(kinds))]
    return sorted(chosen, key=lambda one: (str(one[0]), one[1]))


#: tests elsewhere that are about a room
NEAR = {
    "segmenting": ["tests/fresh/test_plain_stories.py", "tests/fresh/test_html_pages.py", "tests/test_languages.py"],
    "pipeline": ["tests/test_faults.py", "tests/cmd", "tests/duplicates", "tests/cli", "tests/test_rules.py"],
    "duplicates": ["tests/fresh/test_copies.py", "tests/pipeline/test_deduplication.py", "tests/fresh/test_events.py"],
    "reporting": ["tests/cmd", "tests/cli", "tests/review"],
}


def near_tests(tree, file, golden):
    """The tests that are about the room of a file."""
    room = file.parts[1]
    near = [f"tests/{room}", *NEAR.get(room, ()), *(["tests/cmd"] if golden else ())]
    return [tests for tests in dict.fromkeys(near) if (tree / tests).exists()]


#: a plugin of pytest's: which of the numbered lines each test comes by, and how long it takes
WATCHER = """
import builtins, json, time
builtins.passed = set()
seen = {}

def pytest_runtest_protocol(item, nextitem):
    builtins.passed.clear()

def pytest_runtest_logfinish(nodeid, location):
    seen[nodeid] = sorted(builtins.passed), time.process_time()

def pytest_sessionfinish(session):
    with open("passed.json", "w") as file:
        json.dump(seen, file)
"""


def mark_lines(source, numbered):
    """The module telling when it comes by the statements in which its mutants lie; `numbered` are (number, path)."""
    tree = ast.parse(source)
    marks = []
    for number, path in numbered:
        node, place = tree, None
        for field, at in path:
            child = getattr(node, field) if at is None else getattr(node, field)[at]
            if isinstance(child, ast.stmt) and at is not None and not isinstance(child, ast.FunctionDef):
                place = getattr(node, field), child
            node = child
        marks.append((number, *place))
    for number, body, statement in marks:
        told = ast.parse(f"__import__('builtins').passed.add({number})").body[0]
        body.insert(body.index(statement), told)
    return ast.unparse(ast.fix_missing_locations(tree))


def choose_tests(tree, chosen, numbers, tests):
    """For each number of a mutant the tests that come by it, the quickest first."""
    by_file = {}
    for number in numbers:
        file, _, _, path = chosen[number - 1]
        by_file.setdefault(file, []).append((number, path))
    for file, numbered in by_file.items():
        (tree / file).write_text(mark_lines((ROOT / file).read_text(encoding="utf-8"), numbered), encoding="utf-8")
    (tree / "mutants_watcher.py").write_text(WATCHER, encoding="utf-8")
    run_tests(tree, ["-p", "mutants_watcher", *tests])
    for file in by_file:
        shutil.copy(ROOT / file, tree / file)
    seen = json.loads((tree / "passed.json").read_text(encoding="utf-8"))
    took, last = {}, 0.0
    for test, (_, at) in seen.items():
        took[test], last = at - last, at
    return {number: sorted((t for t, (by, _) in seen.items() if number in by), key=took.get) for number in numbers}


def run_tests(tree, arguments):
    """pytest's exit code in the copy of the tree."""
    environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    # a mutant may go round and round, what is watched takes its time
    bound = None if "mutants_watcher" in arguments else _bound
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, preexec_fn=bound).returncode


def is_noticed(tree, tests):
    """Whether one of the tests fails."""
    return bool(tests) and run_tests(tree, ["-x", *tests]) != 0


def _bound():
    """Bound what the process at hand may use of the processor."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--only", choices=ROOMS, action="append")
    parser.add_argument("--from", dest="first", type=int, default=1, help="go on with this one")
    parser.add_argument("--to", dest="last", type=int, help="and stop behind this one")
    parser.add_argument("--golden", action="store_true")
    parser.add_argument("--chosen", action="store_true", help="show each only to the tests that come by its line")
    parser.add_argument("--list", action="store_true")
    parsed = parser.parse_args()
    chosen = draw(parsed.seed, parsed.count, parsed.only or ROOMS)
    began, run, survivors = time.time(), 0, []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder)
        for name in ("newslint", "rules", "tests", "seeds", "pyproject.toml", "README.md"):
            source = ROOT / name
            shutil.copytree(source, tree / name) if source.is_dir() else shutil.copy(source, tree / name)
        numbers = range(parsed.first, (parsed.last or len(chosen)) + 1)
        by = {}
        if parsed.chosen and not parsed.list:
            near = [test for number in numbers for test in near_tests(tree, chosen[number - 1][0], parsed.golden)]
            by = choose_tests(tree, chosen, numbers, list(dict.fromkeys(near)))
        for number, (file, line, kind, path) in enumerate(chosen, 1):
            text = (ROOT / file).read_text(encoding="utf-8")
            changed, old, new = mutate(text, path, kind)
            told = f"{number:3} {file}:{line} {kind}: {old[:70]!r} -> {new[:70]!r}"
            if parsed.list:
                print(told)
            if parsed.list or number not in numbers:
                continue
            (tree / file).write_text(changed, encoding="utf-8")
            noticed = is_noticed(tree, by[number] if by else near_tests(tree, file, parsed.golden))
            run += 1
            (tree / file).write_text(text, encoding="utf-8")
            print(f"{'noticed ' if noticed else 'SURVIVED'} {told}", flush=True)
            if not noticed:
                survivors.append(told)
    if not parsed.list:
        print(f"noticed {run - len(survivors)} of {run} in {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
