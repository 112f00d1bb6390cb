"""Two accounts beside each other: claims, figures, quotations, contradictions."""
