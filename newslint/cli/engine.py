"""Where the work runs, by the command line: here, or on a cluster."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from newslint.errors import UsageError
from newslint.settings import Settings

if TYPE_CHECKING:
    from newslint.engines.spark import SparkRead
    from newslint.pipeline.archive import Archive

ENGINES = ("local", "spark")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """The options that say where the work runs."""
    group = parser.add_argument_group("where the work runs (docs/spark.md)")
    group.add_argument("--engine", choices=ENGINES, default="local", help="this machine (default), or Spark")
    group.add_argument("--spark-master", metavar="URL", help="Spark's master (default: spark-submit's, or local[JOBS])")
    group.add_argument("--spark-folder", metavar="DIR", help="where stages are put down, seen by all machines")


def uses_spark(parsed: argparse.Namespace) -> bool:
    """Whether the work goes to Spark. Raises UsageError for options of Spark's without it."""
    if parsed.engine != "spark" and (parsed.spark_master or parsed.spark_folder):
        raise UsageError("--spark-master and --spark-folder go with --engine spark")
    return bool(parsed.engine == "spark")


def refuse_store(archive: Archive, options: Mapping[str, bool]) -> None:
    """Raise UsageError if an option is given that doesn't go with the store of an archive that there is."""
    for option in (name for name, is_given in options.items() if is_given and archive.root):
        hint = "with --no-cache these files are looked at by themselves"
        raise UsageError(f"{option} doesn't go with the store of the archive {archive.root}", hint=hint)


def spread(
    parsed: argparse.Namespace, paths: Sequence[str], settings: Settings, own: Collection[str] = ()
) -> SparkRead:
    """The documents under the paths, to be looked at by Spark. Raises UsageError if that can't be."""
    from newslint.engines.spark import SparkRead

    return SparkRead(paths, settings, own, parsed.spark_master, parsed.spark_folder)
