"""The command line: which commands there are, and the options that several of them share."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from newslint import __version__
from newslint.errors import UsageError
from newslint.opening import is_there
from newslint.reporting.escape_controls import for_terminal
from newslint.settings import AUTO, LANGUAGE, MOST_JOBS, RecordFields, Settings, codec_name

#: command → (module, one line about it)
COMMANDS = {
    "check": ("newslint.cli.check", "find what is wrong in files, folders, archives or standard input (-)"),
    "stories": ("newslint.cli.stories", "show what was read: each story with its lines, title, date and passages"),
    "clean": ("newslint.cli.clean", "write a cleaned copy of an archive, with a manifest of every change"),
    "dedup": ("newslint.cli.dedup", "find stories that repeat each other, and say which one to keep"),
    "review": ("newslint.cli.review", "show the report in a browser, where an editor decides (extra `review`)"),
    "archive": ("newslint.cli.archive", "build, show and prune the store that remembers what every file said"),
    "index": ("newslint.cli.archive", "the same by its older name"),
    "init": ("newslint.cli.init", "look at a folder and write a first configuration"),
    "test": ("newslint.cli.test", "run the examples of rule files"),
    "facts": ("newslint.cli.facts", "ask the knowledge base who held what, and by what source"),
    "lsp": ("newslint.cli.lsp", "show findings and fixes in an editor (extra `lsp`)"),
    "rule": ("newslint.cli.rule", "list the rules, or tell one, as text or JSON"),
    "schema": ("newslint.cli.schema", "print the JSON Schema of settings, rule files or reports"),
    "explain": ("newslint.cli.explain", "tell a rule in its own words, with its examples"),
    "completion": ("newslint.cli.completion", "print what completes commands and options in bash, zsh or fish"),
}
#: what other tools call things, or people do, and what they are called here
OTHER_COMMANDS = {
    "fix": "check --fix",
    "format": "check --fix",
    "lint": "check",
    "report": "check --output-format html:report.html",
    "watch": "check --watch",
    "diff": "check --diff",
    "stats": "check --statistics",
    "segment": "stories",
    "similar": "archive similar",
    "server": "lsp",
    "rules": "rule",
    "version": "--version",
}
ELSEWHERE = {
    "-f": ("--output-format",),
    "-j": ("--jobs",),
    "-o": ("--write-kept", "--output-format"),
    "-q": ("--quiet",),
    "--output": ("--write-kept", "--output-format"),
    "--format": ("--output-format",),
    "--text-column": ("--text-field",),
    "--id-column": ("--id-field",),
    "--date-column": ("--date-field",),
    "--workers": ("--jobs",),
    "--lang": ("--language",),
    "--dry-run": ("--diff",),
    "--severity": ("--min-severity",),
    "--rules": ("--select",),
    "--keep": ("--write-kept",),
}


class Parser(argparse.ArgumentParser):
    """Parses the arguments of a command; what it prints may leave for a terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the usage and what may have been meant, in a line or two, and leave with 2."""
        hint = self._near(message)
        told = f"{message} ({hint})" if hint else message
        self.exit(2, f"{self.prog}: {told}\n`{self.prog} --help` tells what there is\n")

    def _near(self, message: str) -> str:
        """The option that somebody may have meant by one that isn't known."""
        from difflib import get_close_matches

        wrong = re.match(r"unrecognized arguments: (--?[^\s=]+)", message)
        if not wrong:
            return ""
        other = next((name for name in ELSEWHERE.get(wrong[1], ()) if name in self._option_string_actions), None)
        close = [other] if other else get_close_matches(wrong[1], list(self._option_string_actions), 1)
        return f"did you mean `{close[0]}`?" if close else ""

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401  (as argparse has it)
        if message and file is not None and file is sys.stdout:
            # argparse itself says nothing of a disk that is full
            try:
                file.write(for_terminal(message))
            except BrokenPipeError:
                pass
            except OSError as error:
                raise UsageError(f"can't write the output: {error.strerror}") from None
        else:
            super()._print_message(for_terminal(message) if message else message, file)


def parse(argv: Sequence[str]) -> tuple[argparse.Namespace, ModuleType]:
    """The parsed arguments and the module of the command; SystemExit after a usage error (2) or help (0)."""
    parser = _top()
    name = next((word for word in argv if not word.startswith("-")), None)
    if name == "help" and argv[0] == "help":
        # as git and cargo have it
        name, argv = (argv[1], [argv[1], "--help"]) if argv[1:] and argv[1] in COMMANDS else (None, ["--help"])
    if name is not None and argv[0] == name and name not in COMMANDS:
        raise _unknown_command(name)
    if name is None or argv[0] != name:
        if not argv:
            parser.print_help(sys.stderr)
            raise SystemExit(2)
        meant = next((word for word in argv if word in COMMANDS), None)
        if meant and not set(argv) & {"-h", "--help", "--version"}:
            parser.error(f"options stand behind their command: newslint {meant} {argv[0]} …")
        parser.parse_args(argv)
        parser.error("which command?")
    module = importlib.import_module(COMMANDS[name][0])
    # paths may stand before and behind options, whatever else is positional
    chosen = command_parser(name, module)
    parsed = chosen.parse_intermixed_args(_without_dashes(argv[1:]))
    for action in chosen._actions:
        if action.option_strings and getattr(parsed, action.dest, None) == "":
            # `--since "$REF"` of a variable that isn't set: without a word all would be looked at
            chosen.error(f"argument {action.option_strings[-1]}: expected a value that isn't empty")
    return parsed, module


def _without_dashes(argv: Sequence[str]) -> list[str]:
    """The words without `--`: what stands behind it is no option, which argparse forgets where words are mixed."""
    if "--" not in argv:
        return list(argv)
    at = list(argv).index("--")
    return [*argv[:at], *(f"./{word}" if word.startswith("-") and word != "-" else word for word in argv[at + 1 :])]


def command_parser(name: str, module: ModuleType) -> argparse.ArgumentParser:
    """What parses the arguments of a command, whose module is given."""
    parser = Parser(
        prog=f"newslint {name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    return parser


def _unknown_command(name: str) -> UsageError:
    """What to say of a word that is no command: which may have been meant, or that `check` was left out."""
    from difflib import get_close_matches

    close = get_close_matches(name, COMMANDS, 1)
    if name in OTHER_COMMANDS:
        hint = f"did you mean `newslint {OTHER_COMMANDS[name]}`?"
    elif close:
        hint = f"did you mean `{close[0]}`?"
    elif is_there(name):
        hint = f"did you mean `newslint check {name}`?"
    else:
        hint = f"known are {', '.join(COMMANDS)}"
    return UsageError(f"no command `{name}`", hint=hint)


def _top() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {name:<10} {line}" for name, (_, line) in COMMANDS.items())
    parser = Parser(
        prog="newslint",
        description="The linter and deduplicator for news text.",
        epilog=f"commands:\n{listed}\n\nBegin with `newslint check FOLDER`; `newslint COMMAND --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"newslint {__version__}")
    parser.add_argument("command", choices=list(COMMANDS), metavar="COMMAND", help="what to do")
    return parser


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Options of every command that reads documents."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, archives, or - (default: .)")
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")
    parser.add_argument("--exclude", action="append", metavar="GLOB", help="leave out paths that match")
    parser.add_argument(
        "--jobs",
        type=jobs,
        metavar="N",
        help="processes to use; 0 for one a core (default auto: as many where there is enough to do)",
    )
    parser.add_argument("--no-cache", dest="cache", action="store_false", default=None, help="use and write no cache")
    parser.add_argument(
        "--language", type=language, metavar="CODE", help="what all of it is written in (default: found)"
    )
    parser.add_argument(
        "--date-order",
        choices=("dmy", "mdy"),
        help="how dates such as 04/09/2019 are to be read (default: as their page settles it, or not at all)",
    )
    parser.add_argument(
        "--encoding", type=encoding, metavar="NAME", help="what files without a byte order mark are in (default: found)"
    )
    group = parser.add_argument_group("files of records (.jsonl, .csv, .json, .parquet)")
    for name in ("id", "text", "title", "date"):
        group.add_argument(f"--{name}-field", metavar="NAME", help=f"the field that holds the {name}")


def jobs(word: str) -> int:
    """A number of processes: 0 stands for one a core, `auto` for as many where there is enough to do."""
    if word == "auto":
        return AUTO
    number = int(word)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is below 0")
    if number > MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{number} is more than {MOST_JOBS}")
    return number or os.cpu_count() or 1


def language(word: str) -> str:
    """A language's code: en, de, pt-BR."""
    if not LANGUAGE.fullmatch(word):
        raise argparse.ArgumentTypeError(f"`{word}` is no code of a language; en, de and pt-BR are some")
    return word


def encoding(word: str) -> str:
    """An encoding, as Python spells it: utf-8, cp1252, shift_jis."""
    name = codec_name(word)
    if name is None:
        raise argparse.ArgumentTypeError(f"`{word}` is no encoding; utf-8, cp1252 and shift_jis are some")
    return name


def code_list(word: str) -> tuple[str, ...]:
    """Codes, prefixes or names, with commas between."""
    return tuple(item.strip() for item in word.split(",") if item.strip())


def merge_lists(lists: Sequence[tuple[str, ...]] | None) -> tuple[str, ...] | None:
    """A repeatable list option as one tuple, or None if it wasn't given."""
    return None if lists is None else tuple(item for items in lists for item in items)


def working_folder() -> Path:
    """The folder in which the command runs. Raises UsageError if it is gone."""
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError(f"the working folder can't be read: {error.strerror}", hint="was it deleted?") from None


def settings_from(parsed: argparse.Namespace) -> Settings:
    """The settings file's settings with the flags of `add_reading` over them. Raises SettingsError."""

    from newslint.formats.walk import spec_of
    from newslint.settings_file import find_settings

    settings = find_settings(working_folder(), parsed.config)
    records = settings.records
    fields = RecordFields(
        id=parsed.id_field or records.id,
        text=parsed.text_field or records.text,
        title=parsed.title_field or records.title,
        date=parsed.date_field or records.date,
        encoding=parsed.encoding or records.encoding,
    )
    for patterns in (settings.exclude, *(table.paths for table in settings.per_path)):
        if patterns:
            spec_of(patterns, settings.path)
    exclude = settings.exclude + tuple(parsed.exclude or ())
    return settings.with_flags(
        records=fields,
        exclude=exclude,
        jobs=parsed.jobs,
        cache=parsed.cache,
        language=parsed.language,
        date_order=parsed.date_order,
    )
