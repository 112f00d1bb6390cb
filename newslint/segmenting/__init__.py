"""Document → Story → Passage → sentence, each with its span."""
