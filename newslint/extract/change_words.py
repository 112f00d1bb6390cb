"""The words for a change, as any thesaurus groups them: nouns, verbs and comparatives, for more and for less."""

from __future__ import annotations

RISE = (
    r"increases?|rises?|jumps?|gains?|surges?|hikes?|growth|climb|leap|boost|upturn|uptick|advance|improvement|upswing"
)
FALL = (
    r"decreases?|drops?|declines?|falls?|cuts?|reductions?|plunges?|slumps?|slides?|dips?|savings?|discounts?|loss"
    r"|downturn|setback|shrinkage"
)
ROSE = (
    r"rose|risen|rises?|rising|increas(?:ed|es?|ing)|jump(?:ed|s|ing)?|climb(?:ed|s|ing)?|grew|grown|grows?|growing"
    r"|surg(?:ed|es|ing)|gain(?:ed|s|ing)|soar(?:ed|s|ing)?|leapt|leaped|swell(?:ed|s)?|swollen|swelled|expand(?:ed|s)?"
    r"|advanced|added|adds|put on|(?:went|gone|goes|going|put|up|to go) up|rais(?:ed|es|ing)|lift(?:ed|s)|boosted|up"
    r"|higher"
)
FELL = (
    r"fell|fallen|falls?|falling|drop(?:ped|s|ping)?|declin(?:ed|es|ing)|decreas(?:ed|es|ing)|shr[aiu]nk(?:ing|s)?"
    r"|plung(?:ed|es)|slump(?:ed|s)|tumbl(?:ed|es)|slid|sank|sunk|dip(?:ped|s)|slip(?:ped|s)|contract(?:ed|s)"
    r"|retreat(?:ed|s)|dwindled|eased|lost|loses|losing|shed|(?:went|gone|goes|going|come|came|to go) down"
    r"|reduc(?:ed|es|ing)|lower(?:ed|s|ing)?|cut(?:s|ting)?|trim(?:med|s)|slash(?:ed|es)|slimmed|down"
)
MORE = (
    r"more|higher|dearer|larger|greater|bigger|longer|taller|heavier|older|faster|wider|deeper|warmer|hotter|up|above"
    r"|costlier|stronger|ahead"
)
LESS = (
    r"less|fewer|lower|cheaper|smaller|shorter|lighter|younger|slower|narrower|shallower|cooler|colder|down|below"
    r"|weaker|behind|short"
)
#: what makes a change another one than that of the two figures beside it
OTHER_SUM = (
    r"constant|adjust\w*|real terms|inflation|excluding|organic|like-for-like|per (?:share|capita|head)"
    r"|a year on average|annual(?:ly)?|compound\w*|respectively|each|every|points?"
    r"|(?<!-)(?<!before )(?<!after )tax|interest|chance|could|might|may|twice a|times a|forecast\w*|expected|target\w*"
    r"|aims?|hop(?:es?|ed|ing)"
)
