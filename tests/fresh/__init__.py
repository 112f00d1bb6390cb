"""Sets written before the code that reads them."""
