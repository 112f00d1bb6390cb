"""Document → Story → Passage → sentence, each with its span."""

from newslint.segmenting.segmenter import segment

__all__ = ["segment"]
