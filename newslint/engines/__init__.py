"""Where the work runs: this process or this machine's cores."""
