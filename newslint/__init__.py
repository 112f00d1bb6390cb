"""newslint: the linter and deduplicator for news text."""

__version__ = "0.1.0"
