"""The archive on disk: what has been seen, so that a second run is instant."""

from __future__ import annotations

from newslint.settings import Settings

#: the folder of an index, beside the settings file or in the current folder
FOLDER = ".newslint-index"


def has_index(settings: Settings) -> bool:
    """Whether the archive that these settings belong to has an index, and they don't do without."""
    return settings.cache and settings.located(FOLDER).joinpath("manifest.json").is_file()
