"""The knowledge: offices, organisations, places, units, calendars, and how to ask it."""
