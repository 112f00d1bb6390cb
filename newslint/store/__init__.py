"""The archive on disk: what every document said and came to, so that a part of it is told what the whole would be."""
