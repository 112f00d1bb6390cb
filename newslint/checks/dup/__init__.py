"""Checks for stories, passages and lines that repeat."""
