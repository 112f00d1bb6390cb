"""Checks for copy errors that a sub-editor would mark."""
