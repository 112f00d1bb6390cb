"""Words that say nothing of an event, in whatever archive: English function words and the verbs of reporting."""

from __future__ import annotations

COMMON = """
a about above according across added after again against ago all almost along already also although always am amid
among an and another any anyone anything are aren around as ask asked at away b back be became because become been
before began behind being below between both but by c call called came can cannot come could couldn d day days
did didn do does doesn doing don done down during each early either else end enough even ever every everyone
everything far few first for former found four from full further gave get gets getting give given go goes going
gone good got great had hadn has hasn have haven having he her here herself high him himself his how however i if
in including inside instead into is isn it its itself just keep kept know known last late later least less let
like likely ll long look m made make makes making man many may me mean means might million month months more
morning most much must my near need needs never new news next no nobody nor not nothing now number o of off often
old on once one only onto open or order other others our out over own part past people per place point put
quite rather re read really report reported reporter reporters reports right s said same saw say saying says second
see seen several shall she should show since six small so some someone something soon still such t take taken
tell ten than that the their them themselves then there these they thing things think third this those though
thought three through thus time times to today together told too took toward towards tuesday turn two under until up
upon us use used ve very via want wanted was wasn way we week weeks well went were weren what when where whether
which while who whole whom whose why will with within without won word words work world would wouldn year years yes yet
you your monday wednesday thursday friday saturday sunday
"""

#: weekdays and months, in full and shortened: facts wherever they stand with a capital ("may" is more often a verb)
DAY_WORDS = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
january february march april june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec
"""

#: numbers in words
NUMBER_WORDS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
first second third fourth fifth sixth seventh eighth ninth tenth
"""

#: what agencies and papers write over a story that replaces an earlier one
REVISION_WORDS = (
    "corrected correction corrects corr update updated updates upd refile refiles writethru writethrough rpt"
)

#: what a text says of itself that corrects an earlier one
CORRECTION_WORDS = "corrected correction corrections corrects correcting corr amended amends erratum writethru"

#: what stands before or behind many names: titles, offices, forms of firms and bodies, parts of addresses
TITLE_WORDS = """
mr mrs ms miss dr prof sir lord lady dame president vice prime minister chancellor secretary senator governor mayor
king queen prince princess pope chief general colonel captain judge justice inspector director chairman chairwoman
ministry department office agency bureau committee commission council court parliament senate congress house party
government state states national international federal united royal central bank police army navy air force
university college school hospital church institute inc ltd co corp plc group company north south east west northern
southern eastern western street road avenue city county district region island river lake mount sea ocean
"""
