"""Print what completes commands, options and their values in a shell. It is made from the options themselves.

bash   newslint completion bash > ~/.local/share/bash-completion/completions/newslint
zsh    newslint completion zsh > "${fpath[1]}/_newslint"
fish   newslint completion fish > ~/.config/fish/completions/newslint.fish
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from newslint.cli import OK
from newslint.cli.streams import Streams
from newslint.errors import UsageError


class Choice(Struct, frozen=True):
    """An option, or something positional (no names): its help, the words that it takes, and whether it takes a path."""

    names: tuple[str, ...]
    help: str
    words: tuple[str, ...]
    path: bool
    takes: bool


class Command(Struct, frozen=True):
    """A command with one line about it and everything that may stand behind it."""

    name: str
    help: str
    choices: tuple[Choice, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint completion`."""
    parser.add_argument("shell", choices=list(SHELLS), help="the shell to complete in")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the completion."""
    streams.write(line + "\n" for line in SHELLS[parsed.shell](list(commands())))
    return OK


def commands() -> Iterator[Command]:
    """Every command that can be loaded, with its options as its parser has them."""
    from newslint.cli.arguments import COMMANDS, command_parser

    known = _list_words()
    for name, (module, about) in COMMANDS.items():
        try:
            parser = command_parser(name, importlib.import_module(module))
        except (ImportError, UsageError):
            # what needs an extra that isn't installed has no options to complete
            yield Command(name, about, ())
            continue
        actions = [action for action in parser._actions if action.help != argparse.SUPPRESS]
        yield Command(name, about, tuple(_choice(action, known) for action in actions))


def _choice(action: argparse.Action, known: dict[str, tuple[str, ...]]) -> Choice:
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    words = tuple(map(str, action.choices)) if action.choices else known.get(metavar, ())
    # argparse fills `%(prog)s` and its like only when it prints
    told = " ".join((action.help or "").replace("%%", "%").split())
    path = metavar in ("PATH", "FILE", "DIR", "RULE-FILE", "ARCHIVE", "FORMAT[:PATH]")
    return Choice(tuple(action.option_strings), told, words, path, action.nargs != 0)


def _list_words() -> dict[str, tuple[str, ...]]:
    """What may stand where the help names a kind of word and argparse knows no choices."""
    from newslint.pipeline.dedup_options import KINDS
    from newslint.reporting import FORMATS
    from newslint.rulebook.packs import PACKS, own_folder

    # a rule file is called by its code and its name
    rules = sorted(path.stem.partition("-") for path in own_folder().rglob("*.yaml"))
    codes = tuple(code for code, _, _ in rules)
    names = tuple(name for _, _, name in rules)
    return {
        "CODES": (*PACKS, *codes, *names),
        "CODE-OR-NAME": (*PACKS, *codes, *names),
        "KINDS": tuple(KINDS),
        "FORMAT[:PATH]": tuple(FORMATS),
    }


def bash(known: Sequence[Command]) -> Iterator[str]:
    """What bash sources."""
    names = " ".join(command.name for command in known)
    yield "# completion of newslint for bash, printed by `newslint completion bash`"
    yield "_newslint() {"
    yield '  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words="" files=""'
    yield "  COMPREPLY=()"
    yield '  if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f"    COMPREPLY=($(compgen -W '{names} --help --version' -- \"$current\"))"
    yield "    return"
    yield "  fi"
    yield '  case "${COMP_WORDS[1]}:$before" in'
    for command in known:
        for choice in command.choices:
            if choice.names and choice.takes:
                places = "|".join(f"{command.name}:{name}" for name in choice.names)
                yield f"    {places}) {_bash_words(choice.words, files=choice.path)};;"
    yield '    *) case "${COMP_WORDS[1]}:$current" in'
    for command in known:
        options = [name for choice in command.choices for name in choice.names]
        others = [choice for choice in command.choices if not choice.names]
        words = [word for choice in others for word in choice.words]
        yield f"      {command.name}:-*) {_bash_words(options, files=False)};;"
        yield f"      {command.name}:*) {_bash_words(words, files=any(choice.path for choice in others))};;"
    yield "    esac;;"
    yield "  esac"
    yield '  COMPREPLY=($(compgen -W "$words" -- "$current"))'
    yield '  if [ -n "$files" ] && [ ${#COMPREPLY[@]} -eq 0 ]; then'
    yield "    compopt -o filenames 2> /dev/null"
    yield '    COMPREPLY=($(compgen -f -- "$current"))'
    yield "  fi"
    yield "}"
    yield "complete -F _newslint newslint"


def _bash_words(words: Sequence[str], *, files: bool) -> str:
    return f"words='{' '.join(words)}' files={'1' if files else ''}"


def zsh(known: Sequence[Command]) -> Iterator[str]:
    """What stands in a folder of zsh's `fpath` as `_newslint`."""
    yield "#compdef newslint"
    yield "# completion of newslint for zsh, printed by `newslint completion zsh`"
    yield "_newslint() {"
    yield "  local -a names"
    yield "  names=("
    for command in known:
        yield f"    {_quote(f'{command.name}:{command.help}')}"
    yield "  )"
    yield "  if (( CURRENT == 2 )); then _describe command names; return; fi"
    yield "  local command=$words[2]"
    yield "  shift words; (( CURRENT-- ))"
    yield "  case $command in"
    for command in known:
        yield f"    {command.name})"
        yield "      _arguments -s \\"
        for choice in command.choices:
            yield from (f"        {spec} \\" for spec in _zsh_specs(choice))
        yield "        && return;;"
    yield "  esac"
    yield "}"
    yield '_newslint "$@"'


def _zsh_specs(choice: Choice) -> Iterator[str]:
    taken = f"({' '.join(choice.words)})" if choice.words else "_files" if choice.path else " "
    if not choice.names:
        yield _quote(f"*:{_plain(choice.help)}:{taken}")
    for name in choice.names:
        value = f":value:{taken}" if choice.takes else ""
        yield _quote(f"*{name}[{_plain(choice.help)}]{value}")


def fish(known: Sequence[Command]) -> Iterator[str]:
    """What stands in fish's folder of completions as `newslint.fish`."""
    yield "# completion of newslint for fish, printed by `newslint completion fish`"
    for command in known:
        yield f"complete -c newslint -n __fish_use_subcommand -f -a {command.name} -d {_fish_quoted(command.help)}"
    for command in known:
        seen = f"complete -c newslint -n '__fish_seen_subcommand_from {command.name}'"
        for choice in command.choices:
            words = f" -a {_fish_quoted(' '.join(choice.words))}" if choice.words else ""
            kind = "" if not choice.takes else " -r" if choice.path else " -x"
            if choice.names:
                names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in choice.names)
                yield f"{seen} {names}{kind}{words} -d {_fish_quoted(choice.help)}"
            elif words or not choice.path:
                yield f"{seen} -f{words}"


def _plain(text: str) -> str:
    """A help without what means something to zsh."""
    return text.translate({ord("["): "(", ord("]"): ")", ord(":"): ",", ord("`"): "'"})


def _quote(text: str) -> str:
    """A text in single quotes, for a shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SHELLS: dict[str, Callable[[Sequence[Command]], Iterator[str]]] = {"bash": bash, "zsh": zsh, "fish": fish}
