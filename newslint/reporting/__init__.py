"""Report → text, JSON, SARIF, HTML …; one function each."""
