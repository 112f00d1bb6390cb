"""The same findings in an editor."""
