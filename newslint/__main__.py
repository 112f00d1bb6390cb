"""`python -m newslint`."""

from newslint.cli import entry

if __name__ == "__main__":
    entry()
