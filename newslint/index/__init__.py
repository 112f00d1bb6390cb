"""The archive on disk: what has been seen, so that a second run is instant."""
