"""What newslint knows of the world (calendar, units, clocks, offices, organisations) and what stories say of it."""
