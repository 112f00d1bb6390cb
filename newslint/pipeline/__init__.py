"""From documents to the findings that users see: one way for every command."""
