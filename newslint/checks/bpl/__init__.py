"""Checks for boilerplate: what belongs to the page and not to the story."""
