"""Imports go one way, and each heavy package has one home."""

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "newslint"

#: each room may import what stands before it
ORDER = [
    "errors",
    "opening",
    "compiled_patterns",
    "model",
    "faults",
    "decisions",
    "misfits",
    "settings",
    "settings_tables",
    "settings_file",
    "formats",
    "segmenting",
    "knowledge",
    "extract",
    "compare",
    "duplicates",
    "store",
    "engines",
    "rulebook.rule",
    "checks",
    "rulebook",
    "pipeline",
    "cleaning",
    "reporting",
    "schemas",
    "review",
    "lsp",
    "cli",
]
BANNED_NAMES = {"utils", "helpers", "common", "base", "manager", "misc"}
#: packages that cost more than a few milliseconds to import, never imported at the top of a module
HEAVY = {"numpy", "datasketch", "ftfy", "rapidfuzz", "yaml", "pyarrow", "pathspec", "charset_normalizer", "py3langid"}

MODULES = sorted(PACKAGE.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    """The code of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def packages_of(path: Path) -> frozenset[str]:
    """The packages that a module imports, anywhere in it."""
    nodes = list(ast.walk(tree_of(path)))
    names = {a.name.split(".")[0] for n in nodes if isinstance(n, ast.Import) for a in n.names}
    return frozenset(names | {(n.module or "").split(".")[0] for n in nodes if isinstance(n, ast.ImportFrom)})


def room(name: str) -> str:
    """The room that a dotted module name of ours belongs to."""
    inner = name.removeprefix("newslint").lstrip(".")
    if inner.startswith(("rulebook.rule", "rulebook.wording")):
        return "rulebook.rule"
    return inner.split(".")[0]


def imported(tree: ast.AST) -> set[str]:
    """The names of our own modules that the code imports, anywhere in it."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("newslint"):
            names |= {
                f"{node.module}.{alias.name}" if node.module == "newslint" else node.module for alias in node.names
            }
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.startswith("newslint")}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    """A room imports only rooms that stand before it."""
    own = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
    if own in ("__init__", "__main__"):
        return
    tree = tree_of(path)
    for name in imported(tree):
        other = room(name)
        if other in ("", "__version__") or other == room(own):
            continue
        assert ORDER.index(other) < ORDER.index(room(own)), f"{own} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_packages_are_imported_where_they_are_used(path: Path) -> None:
    """No module of the start-up path drags a heavy package in: duplicates alone, and it is loaded late itself."""
    if "duplicates" in path.parts:
        return
    tree = tree_of(path)
    tops = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    names = {a.name.split(".")[0] for n in tops if isinstance(n, ast.Import) for a in n.names}
    names |= {(n.module or "").split(".")[0] for n in tops if isinstance(n, ast.ImportFrom)}
    assert not names & HEAVY or path.name in ("yaml_places.py", "batches.py"), (
        f"{path} imports {names & HEAVY} at its top"
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_is_a_drawer(path: Path) -> None:
    """No module is called by a name that says nothing."""
    assert path.stem not in BANNED_NAMES


def _needed(tree: ast.AST) -> set[str]:
    """The modules of ours that the code imports when it runs, at its top or later; not those for types alone."""
    found: set[str] = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("newslint"):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("newslint")}
        found |= _needed(node)
    return found


def test_imports_run_in_no_circle() -> None:
    """No module needs itself by way of others, wherever in them the imports stand."""
    paths = {p: p.relative_to(PACKAGE.parent).with_suffix("") for p in MODULES}
    names = {".".join(inner.parts).removesuffix(".__init__"): p for p, inner in paths.items()}
    graph = {name: _needed(tree_of(p)) & set(names) for name, p in names.items()}
    for name, needs in graph.items():
        # what a name of a package is imported from is the module, where there is one
        graph[name] = {n for n in needs if n != name and not any(o.startswith(n + ".") for o in needs)}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above[above.index(name) :], name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize(
    ("package", "homes"),
    [
        ("ahocorasick_rs", {"extract/word_finder.py"}),
        ("datasketch", {"duplicates/sketches.py"}),
        # single patterns of rules; and the scan for all at once, which stands before rules
        ("re2", {"rulebook/expressions.py", "extract/one_scan.py"}),
        ("regex", {"rulebook/expressions.py"}),
    ],
)
def test_these_packages_have_few_homes(package: str, homes: set[str]) -> None:
    """Where one isn't installed, only that module has to know."""
    assert {path.relative_to(PACKAGE).as_posix() for path in MODULES if package in packages_of(path)} == homes
