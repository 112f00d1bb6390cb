"""Makes what is derived of the documentation: a page for each rule, the page of all options, and README's list of them.

    python tools/make_docs.py             write them (newslint installed with `pip install -e .`)
    python tools/make_docs.py --check     say whether README is up to date (exit code 1 if it isn't)

The pages go to docs/rules/ and docs/commands.md, which git ignores: rule files and parsers are what is kept.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import textwrap
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# this checkout's newslint, whatever is installed
sys.path.insert(0, str(ROOT))

from newslint.cli.arguments import COMMANDS, add_reading, command_parser  # noqa: E402
from newslint.reporting.rules import as_data, mark_example  # noqa: E402
from newslint.rulebook import read_rules, rule_files  # noqa: E402
from newslint.rulebook.packs import PACKS  # noqa: E402
from newslint.rulebook.rule import Example, Rule  # noqa: E402
from newslint.settings import Settings  # noqa: E402

BEGIN, END = "<!-- options: tools/make_docs.py -->", "<!-- /options -->"
SOURCE = "https://github.com/newslint/newslint/blob/main"
KINDS = {"wrong": "Flagged", "right": "Not flagged", "missed": "Missed so far"}


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pages and README's list; with --check only look at the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parsed = parser.parse_args(argv)
    readme = ROOT / "README.md"
    before = readme.read_text(encoding="utf-8")
    after = with_options(before)
    if parsed.check:
        print("README.md is up to date" if after == before else "README.md is not: run tools/make_docs.py")
        return int(after != before)
    if after != before:
        readme.write_text(after, encoding="utf-8")
    write_pages(ROOT / "docs")
    return 0


def write_pages(docs: Path) -> None:
    """The page of options, a page a rule, and the list of rules, under `docs`."""
    (docs / "rules").mkdir(parents=True, exist_ok=True)
    (docs / "commands.md").write_text("".join(commands_page()), encoding="utf-8")
    rules = sorted(read_rules(list(rule_files(Settings()))), key=lambda rule: rule.code)
    for old in (docs / "rules").glob("*.md"):
        old.unlink()
    (docs / "rules" / "index.md").write_text("".join(rules_page(rules)), encoding="utf-8")
    for rule in rules:
        (docs / "rules" / f"{rule.code}.md").write_text("".join(rule_page(rule)), encoding="utf-8")


def options_of(name: str) -> list[str]:
    """The long options of a command, or the short one where there is no other, in alphabetical order."""
    parser = command_parser(name, importlib.import_module(COMMANDS[name][0]))
    return sorted(_called(parser) - {"--help"})


def shared_options() -> set[str]:
    """The options of every command that reads documents."""
    parser = argparse.ArgumentParser()
    add_reading(parser)
    return _called(parser) - {"--help"}


def _called(parser: argparse.ArgumentParser) -> set[str]:
    actions = [action for action in parser._actions if action.option_strings]
    return {next((n for n in a.option_strings if n.startswith("--")), a.option_strings[0]) for a in actions}


def options_list() -> str:
    """A paragraph a command: what it does, and its options but for those that all share."""
    shared = shared_options()
    told = []
    for name, (_, about) in COMMANDS.items():
        options = options_of(name)
        reads = shared <= set(options)
        own = [option for option in options if not reads or option not in shared]
        head = f"{name:<11}{about}" + (" *" if reads else "")
        indent = " " * 11
        lines = textwrap.wrap(" ".join(own), 118, initial_indent=indent, subsequent_indent=indent, **_WHOLE)
        told.append("\n".join([head, *lines]))
    lines = textwrap.wrap("* and " + " ".join(sorted(shared)), 118, subsequent_indent="  ", **_WHOLE)
    return "\n".join([*told, *lines])


_WHOLE = {"break_long_words": False, "break_on_hyphens": False}


def with_options(readme: str) -> str:
    """README with its list of options as they are."""
    block = f"{BEGIN}\n```text\n{options_list()}\n```\n{END}"
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: block, readme, flags=re.DOTALL)


def commands_page() -> Iterator[str]:
    """What `--help` tells of every command."""
    yield "# Commands and options\n\nWhat `newslint COMMAND --help` tells, of every command.\n"
    for name, (module, about) in COMMANDS.items():
        parser = command_parser(name, importlib.import_module(module))
        yield f"\n## newslint {name}\n\n{_sentence(about)}\n\n"
        yield "| option | what it does |\n|---|---|\n"
        for action in parser._actions:
            if action.help != argparse.SUPPRESS and "--help" not in action.option_strings:
                yield f"| {_option(action)} | {_cell(action.help or '')} |\n"


def _option(action: argparse.Action) -> str:
    metavar = action.metavar if isinstance(action.metavar, str) else " ".join(action.metavar or ())
    words = metavar or ("|".join(map(str, action.choices)) if action.choices else "")
    value = f" {words}" if words and action.nargs != 0 else ""
    names = ", ".join(action.option_strings) or action.dest.upper()
    return f"`{names}{value if action.option_strings else ''}`".replace("|", "\\|")


def _cell(text: str) -> str:
    return escape(" ".join(text.replace("%%", "%").split()), quote=False).replace("|", "\\|")


def rules_page(rules: Sequence[Rule]) -> Iterator[str]:
    """All rules by pack, each with its severity and what it is about."""
    yield "# Rules\n\nEvery rule that comes with newslint. In a shell: `newslint rule`, `newslint rule CODE`.\n"
    for pack, about in PACKS.items():
        yield f"\n## {pack}: {about}\n\n| code | name | severity | fix | what it finds |\n|---|---|---|---|---|\n"
        for rule in rules:
            if rule.pack == pack:
                fix = rule.fix.safety.value if rule.fix else ""
                told = as_data(rule)
                yield (
                    f"| [{rule.code}]({rule.code}.md) | {rule.name} | {told['severity']} | {fix} "
                    f"| {_cell(rule.summary)} |\n"
                )


def rule_page(rule: Rule) -> Iterator[str]:
    """A rule in its own words, with its examples and what was flagged in them marked."""
    told = as_data(rule)
    yield f"# {rule.code} {rule.name}\n\n**{_cell(rule.summary)}.**\n\n{_cell(rule.why)}\n\n"
    yield f"| | |\n|---|---|\n| severity | {told['severity']}{'' if rule.enabled else ', only when selected'} |\n"
    yield f"| looks in | {', '.join(told['in'])} |\n"
    if rule.languages:
        yield f"| languages | {', '.join(rule.languages)} |\n"
    if rule.fix:
        yield f"| fix | {_cell(rule.fix.title)} ({rule.fix.safety.value}) |\n"
    yield f"| message | {_cell(told['message'])} |\n"
    for kind, heading in KINDS.items():
        examples = [example for example in rule.examples if example.kind == kind]
        if examples:
            yield f"\n## {heading}\n" + "".join(_example(example) for example in examples)
    path = "/".join(("rules", *Path(rule.path).parts[-2:]))
    yield "\nTo let one stand, and to change how grave it is: [settings](../settings.md). "
    yield f"Its file: [{path}]({SOURCE}/{path}).\n"


def _example(example: Example) -> str:
    marked = escape(mark_example(example).rstrip("\n")).replace("⟦", "<mark>").replace("⟧", "</mark>")
    # a blank line would end the block
    shown = marked.replace("\n\n", "\n&#8203;\n")
    because = f"\n{_cell(example.because)}\n" if example.because else ""
    fixed = f"\n<pre>{escape(example.fixed.rstrip())}</pre>\n" if example.fixed is not None else ""
    return f"\n<pre>{shown}</pre>\n{because}" + (f"\nfixed:\n{fixed}" if fixed else "")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


if __name__ == "__main__":
    sys.exit(main())
