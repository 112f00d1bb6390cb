"""rules/ → Rule: reading rule files, and running their examples."""
