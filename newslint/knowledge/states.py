"""The American states by their names and by what newspapers shorten them to (the Associated Press's and the post's)."""

from __future__ import annotations

_WRITTEN = """AL Alabama Ala.|AK Alaska|AZ Arizona Ariz.|AR Arkansas Ark.|CA California Calif.|CO Colorado Colo.
CT Connecticut Conn.|DE Delaware Del.|FL Florida Fla.|GA Georgia Ga.|HI Hawaii|ID Idaho|IL Illinois Ill.|IN Indiana Ind.
IA Iowa|KS Kansas Kan.|KY Kentucky Ky.|LA Louisiana La.|ME Maine|MD Maryland Md.|MA Massachusetts Mass.
MI Michigan Mich.|MN Minnesota Minn.|MS Mississippi Miss.|MO Missouri Mo.|MT Montana Mont.
NE Nebraska Neb.|NV Nevada Nev.
NH New_Hampshire N.H.|NJ New_Jersey N.J.|NM New_Mexico N.M.|NY New_York N.Y.|NC North_Carolina N.C.
ND North_Dakota N.D.|OH Ohio|OK Oklahoma Okla.|OR Oregon Ore.|PA Pennsylvania Pa.|RI Rhode_Island R.I.
SC South_Carolina S.C.|SD South_Dakota S.D.|TN Tennessee Tenn.|TX Texas Tex.|UT Utah|VT Vermont Vt.|VA Virginia Va.
WA Washington Wash.|WV West_Virginia W.Va.|WI Wisconsin Wis.|WY Wyoming Wyo."""

#: the capital of each state: burningcompass.com/countries/united-states/states/us-state-map.html, 28 November 2026
_CAPITALS = """AL Montgomery|AK Juneau|AZ Phoenix|AR Little Rock|CA Sacramento|CO Denver|CT Hartford|DE Dover
FL Tallahassee|GA Atlanta|HI Honolulu|ID Boise|IL Springfield|IN Indianapolis|IA Des Moines|KS Topeka|KY Frankfort
LA Baton Rouge|ME Augusta|MD Annapolis|MA Boston|MI Lansing|MN Saint Paul|MS Jackson|MO Jefferson City|MT Helena
NE Lincoln|NV Carson City|NH Concord|NJ Trenton|NM Santa Fe|NY Albany|NC Raleigh|ND Bismarck|OH Columbus
OK Oklahoma City|OR Salem|PA Harrisburg|RI Providence|SC Columbia|SD Pierre|TN Nashville|TX Austin|UT Salt Lake City
VT Montpelier|VA Richmond|WA Olympia|WV Charleston|WI Madison|WY Cheyenne"""
CAPITALS = {entry[:2]: entry[3:] for entry in _CAPITALS.replace("\n", "|").split("|")}
#: the letters of each state by its name
STATES: dict[str, str] = {}
#: and by its name, its short form and its letters
SHORT: dict[str, str] = {}
#: its name by its letters
NAMES: dict[str, str] = {}
for _entry in _WRITTEN.replace("\n", "|").split("|"):
    _code, _name, *_shorts = _entry.replace("_", " ").split(" ") if "_" not in _entry else _entry.split(" ")
    _name = _name.replace("_", " ")
    STATES[_name] = NAMES[_code] = _code
    NAMES[_code] = _name
    SHORT |= {_code: _code, _name: _code} | dict.fromkeys(_shorts, _code)
