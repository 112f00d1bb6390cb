"""What is made while a wheel is built: our own rules as they are once read (`newslint.rulebook.prepared`)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedRules(BuildHookInterface):
    """Puts the prepared rules beside the packs; where the build lacks what reads rules, a first run reads them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the file to a wheel that is installed as it is, not to one that points into a checkout."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from newslint.rulebook.prepared import NAME, prepare

            self._folder = tempfile.TemporaryDirectory()
            target = Path(self._folder.name, NAME)
            prepare(target)
        except ImportError as error:
            self.app.display_warning(f"the wheel holds no prepared rules: {error}")
        else:
            build_data["force_include"][str(target)] = f"newslint/rules/{NAME}"
        finally:
            sys.path.remove(self.root)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what the wheel has by now."""
        if folder := getattr(self, "_folder", None):
            folder.cleanup()
