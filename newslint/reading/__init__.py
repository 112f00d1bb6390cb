"""Bytes → Document, one module per file format."""
