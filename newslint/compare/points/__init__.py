"""Typed points of a story, and those of two write-ups of one event that exclude each other."""
