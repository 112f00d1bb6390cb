"""The report on loopback, where an editor decides; decisions go into files that every later run reads."""
