"""Checks for statements that cannot be right."""
