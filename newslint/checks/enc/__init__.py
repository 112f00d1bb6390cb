"""Checks for damage between bytes and characters."""
