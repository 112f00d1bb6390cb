"""Sets written before the rules that they measure: invented events in the styles of many outlets, years and countries."""
