"""What is given for editors holds together: the extension's files, and the settings shown in the docs."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXTENSION = ROOT / "editors/vscode"


def test_the_extension_names_what_it_brings() -> None:
    """Its commands and settings are those that its code uses."""
    told = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    code = (EXTENSION / "src/extension.js").read_text(encoding="utf-8")
    for command in told["contributes"]["commands"]:
        assert f"registerCommand('{command['command']}'" in code
    for setting in told["contributes"]["configuration"]["properties"]:
        assert f"settings.get('{setting.removeprefix('newslint.')}')" in code
    assert told["contributes"]["configuration"]["properties"]["newslint.command"]["default"] == ["newslint", "lsp"]


def test_the_extension_is_javascript() -> None:
    """As far as Node can tell without running it."""
    node = shutil.which("node")
    if not node:
        pytest.skip("there is no Node")
    subprocess.run([node, "--check", str(EXTENSION / "src/extension.js")], check=True)


def test_settings_in_the_docs_parse() -> None:
    """JSON and TOML as they are to be copied, and every one of them starts the server."""
    text = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert {kind for kind, _ in blocks} == {"json", "lua", "elisp", "toml", "rust"}
    for kind, block in blocks:
        if kind == "json":
            json.loads(block)
        elif kind == "toml":
            tomllib.loads(block)
    for editor in ("VS Code", "Neovim", "Emacs", "Helix", "Zed"):
        section = text.partition(f"## {editor}\n")[2].partition("\n## ")[0]
        assert "newslint" in section and "lsp" in section
