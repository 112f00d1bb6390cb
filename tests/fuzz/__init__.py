"""A coverage-guided fuzzer of everything that reads what anybody may have written: `python -m tests.fuzz TARGET`."""
