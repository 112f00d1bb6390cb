"""Sets written before the code was looked at: what the code reaches on them must hold."""
