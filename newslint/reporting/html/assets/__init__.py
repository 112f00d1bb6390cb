"""What every HTML report is made of: its templates, its style and its one script."""
