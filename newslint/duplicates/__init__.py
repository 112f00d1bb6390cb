"""The duplicates engine: usable alone; knows only ids and words."""
