"""The script and the style of the page on which somebody decides."""
