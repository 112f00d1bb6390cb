"""A cleaned copy of an archive: damage fixed, furniture out, repeated stories out, and all of it can be undone."""
