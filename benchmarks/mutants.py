"""Do the tests notice? Breaks one line of logic at a time, runs the near tests, and lists what nobody noticed.

    python benchmarks/mutants.py                   fifty mutants of seed 1, in a copy of the tree
    python benchmarks/mutants.py --seed 2 --only segmenting --count 10
    python benchmarks/mutants.py --list            what would be broken; nothing is run

A mutant changes one comparison (`<` to `<=`, `==` to `!=`, `in` to `not in`), one boundary (a number by one), one truth
value (`and` to `or`, `not` left out, True to False) or one return (to None) in a function of the rooms below. Its near
tests are those of its room; with --golden, what they miss is shown to the golden outputs of the command line as well.
"""

import argparse
import ast
import copy
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
    "reporting": ["tests/cmd", "tests/cli"],
}


def is_noticed(tree, tests):
    """Whether the near tests fail; they run in the copy of the tree."""
    environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, preexec_fn=_bound).returncode != 0


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
    parser.add_argument("--list", action="store_true")
    parsed = parser.parse_args()
    chosen = draw(parsed.seed, parsed.count, parsed.only or ROOMS)
    began, run, survivors = time.time(), 0, []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder)
        for name in ("newslint", "rules", "tests", "seeds", "pyproject.toml", "README.md"):
            source = ROOT / name
            shutil.copytree(source, tree / name) if source.is_dir() else shutil.copy(source, tree / name)
        for number, (file, line, kind, path) in enumerate(chosen, 1):
            text = (ROOT / file).read_text(encoding="utf-8")
            changed, old, new = mutate(text, path, kind)
            told = f"{number:3} {file}:{line} {kind}: {old[:70]!r} -> {new[:70]!r}"
            if parsed.list:
                print(told)
            if parsed.list or not parsed.first <= number <= (parsed.last or number):
                continue
            (tree / file).write_text(changed, encoding="utf-8")
            room = file.parts[1]
            near = [f"tests/{room}", *NEAR.get(room, ()), *(["tests/cmd"] if parsed.golden else ())]
            noticed = is_noticed(tree, [tests for tests in dict.fromkeys(near) if (tree / tests).exists()])
            run += 1
            (tree / file).write_text(text, encoding="utf-8")
            print(f"{'noticed ' if noticed else 'SURVIVED'} {told}", flush=True)
            if not noticed:
                survivors.append(told)
    if not parsed.list:
        print(f"noticed {run - len(survivors)} of {run} in {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
