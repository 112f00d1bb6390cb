"""Writes templated.jsonl: twenty kinds of news written to a pattern, twenty texts each, and later versions of one of them.

Everything is invented. `report` names what a text reports: rows of one report are copies of each other, all others aren't.
Run it as `python tests/fresh/make_templated.py > tests/fresh/templated.jsonl`; the seed is fixed.
"""

import json
import random
from datetime import datetime, timedelta

PLACES = (
    "Tarnholm|Marlow Bay|Oakhaven|Brekkfjord|Santa Ilda|Velmora|Kirkwhistle|Dunmarrow|Port Aster|Lindenau|Quarrytown|"
    "Eskbridge|Monte Vero|Halvard|Sorrel Creek|Ashby Vale|Ravensund|Castelnova|Pinewater|Torrigan|Gullane Cross|"
    "Weststrand|Amberley Heath|Zolnik|Corrow|Fernhollow|Bay d'Or|Ystrad|Maplemere|Novigard"
).split("|")
FIRST = "Alda Bram Cora Dov Edna Femi Gus Hana Ivo Jutta Kofi Lena Milo Nadia Omar Petra Quinn Rosa Sven Tala Uma Vik Wendy Yusuf Zora".split()
LAST = (
    "Abbot Brandt Castell Dorran Ekwall Farrow Gantry Hollis Ingram Jessop Karling Lomax Mabry Northey Okoro Pruitt "
    "Quist Rendell Sabo Thorne Umber Vasquez Wexley Yardley Zeller"
).split()
FIRMS = (
    "Aldermere Foods|Brightwell Energy|Corvane Steel|Dunlin Rail|Emberly Group|Fennwick Bank|Galtier|Hexham Paper|"
    "Iverson Tools|Juniper Retail|Kestrel Air|Lorne Chemicals|Marchbank|Norvik Shipping|Ostara Health|Pellam Motors|"
    "Quayside Media|Rothbury Textiles|Selkirk Glass|Tamarind Software|Ulverton|Vantage Mills|Wyverstone|Yarrow Pumps"
).split("|")
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SIGNS = "Aries Taurus Gemini Cancer Leo Virgo Libra Scorpio Sagittarius Capricorn Aquarius Pisces".split()
CHANNELS = "One Two Seven Plus North Cinema Kids Sport News Classic Gold Arts Nature Drama Comedy Film Metro World Food Local".split()
JOBS = (
    "staff nurse|bus driver|night porter|data analyst|head chef|site welder|legal clerk|lifeguard|math teacher|plumber|"
    "bookkeeper|forklift driver|care assistant|web developer|music tutor|store manager|lab technician|crane operator|"
    "dental nurse|press officer"
).split("|")


class Draw:
    """One item's slots; every call of a method draws anew."""

    def __init__(self, rng: random.Random, number: int) -> None:
        """Item `number` of its kind: what identifies it is taken in turn, the rest is drawn."""
        self.rng, self.number = rng, number
        self.day = datetime(2021, 1, 4) + timedelta(days=rng.randrange(900))

    def place(self, shift: int = 0) -> str:
        """The item's place: another for every item of its kind."""
        return PLACES[(self.number + shift) % len(PLACES)]

    def firm(self) -> str:
        """The item's firm: another for every item of its kind."""
        return FIRMS[self.number % len(FIRMS)]

    def person(self) -> str:
        """Any person."""
        return f"{self.rng.choice(FIRST)} {self.rng.choice(LAST)}"

    def n(self, low: int, high: int) -> int:
        """Any whole number."""
        return self.rng.randint(low, high)

    def dec(self, low: float, high: float) -> str:
        """Any number with one decimal."""
        return f"{self.rng.uniform(low, high):.1f}"

    def date(self, plus: int = 0) -> str:
        """The item's day in words."""
        when = self.day + timedelta(days=plus)
        return f"{when.day} {MONTHS[when.month - 1]}"

    def weekday(self, plus: int = 0) -> str:
        """The item's weekday."""
        return WEEKDAYS[(self.day + timedelta(days=plus)).weekday()]

    def clock(self) -> str:
        """Any time of day."""
        return f"{self.n(0, 23):02d}:{self.n(0, 59):02d}"


def weather(d):
    place, low, high = d.place(), d.n(1, 9), d.n(10, 24)
    yield (
        f"{place} weather: {d.weekday()}",
        (
            f"A band of rain will cross {place} on {d.weekday()} morning and clear by the afternoon, forecasters said. Temperatures will "
            f"reach {high} degrees after a night low of {low}. Winds from the west will gust to {d.n(30, 70)} kilometres an hour along the coast. "
            f"The outlook for the rest of the week is dry, with sunny spells and light winds. The sun rises at 06:{d.n(10, 59)} and sets at 20:{d.n(10, 59)}."
        ),
    )
    yield (
        f"Forecast for {place}",
        (
            f"Today in {place}: cloudy at first, then bright. Highs of {high}C, lows of {low}C. Chance of showers {d.n(1, 9)}0 per cent. Wind southwest "
            f"{d.n(10, 40)} km/h. Tonight: mostly clear with patches of fog in the valleys. Tomorrow: more of the same, a degree or two warmer. "
            f"Pollen count moderate. UV index {d.n(1, 8)}. Drivers should allow more time in the early morning because of the fog."
        ),
    )


def obituary(d):
    name, last = (p := d.person()), p.split()[1]
    age, place = d.n(61, 99), d.place()
    yield (
        f"{name}, {age}",
        (
            f"{name}, {age}, of {place}, died on {d.date()} at home surrounded by family. Born in {d.place(5)} in {d.n(1920, 1958)}, {last} worked for "
            f"{d.n(20, 44)} years at {d.firm()} and sang in the church choir. Survivors include {d.n(2, 6)} children and {d.n(2, 14)} grandchildren. A service will be held at "
            f"{d.n(9, 15)}.30 on {d.weekday(5)} at St. {d.rng.choice(FIRST)}'s Church, {place}. In lieu of flowers, the family asks for donations to the hospice."
        ),
    )
    yield (
        f"In memory of {name}",
        (
            f"The family of {name} announce with great sadness the passing of a beloved parent, grandparent and friend on {d.weekday()}, {d.date()}, aged {age}. "
            f"A lifelong resident of {place}, {last} will be remembered for kindness, humour and love of the garden. Visitation takes place at {d.rng.choice(LAST)} Funeral "
            f"Home from {d.n(2, 6)} p.m. Burial will follow at {d.place(7)} Cemetery. The family thanks the nurses of Ward {d.n(1, 19)} for their care."
        ),
    )


def notice(d):
    place, who = d.place(), d.person()
    yield (
        f"Public notice: {place}",
        (
            f"NOTICE IS HEREBY GIVEN that {who} has applied to the {place} Planning Authority for permission to erect {d.n(2, 60)} dwellings on land at "
            f"{d.n(1, 200)} {d.rng.choice(LAST)} Road. The application (ref. {d.n(10, 99)}/{d.n(1000, 9999)}) may be inspected at the council offices during opening "
            f"hours. Any person who wishes to make representations should write to the planning officer before {d.date(28)}. Dated this {d.date()}."
        ),
    )
    yield (
        "Notice to creditors",
        (
            f"In the matter of the estate of {who}, late of {place}, deceased: all persons having claims against the estate are required to send particulars "
            f"in writing to the undersigned solicitors on or before {d.date(60)}, after which date the executors will distribute the estate having regard only "
            f"to the claims of which they then had notice. {d.rng.choice(LAST)} & {d.rng.choice(LAST)}, {d.n(1, 99)} High Street, {place}. File {d.n(10000, 99999)}."
        ),
    )


def football(d):
    home, away = d.place(), d.place(9)
    a, b = d.n(0, 5), d.n(0, 4)
    yield (
        f"{home} {a}, {away} {b}",
        (
            f"{home} {a} {away} {b} (half-time {min(a, 1)}-{min(b, 1)}). Scorers: {d.rng.choice(LAST)} {d.n(3, 44)}, {d.rng.choice(LAST)} {d.n(46, 90)}. Attendance: {d.n(900, 42000):,}. "
            f"Referee: {d.person()}. The hosts made two changes to the side that played at the weekend; the visitors were unchanged. "
            f"The result leaves {home} in {d.n(2, 9)}th place in the league with {d.n(10, 60)} points. The teams meet again in the spring."
        ),
    )
    yield (
        f"{home} beat {away}",
        (
            f"A goal from {d.person()} in the {d.n(50, 89)}th minute gave {home} a {a + 1}-{a} win over {away} on {d.weekday()} night. The striker, who joined from {d.place(13)} "
            f"in the summer, met a cross from {d.rng.choice(LAST)} and headed in off the post. It was a deserved three points for the home side, who had the better of the "
            f'chances throughout. "We kept going and got our reward," said the coach, {d.person()}. "The lads were superb today."'
        ),
    )


def earnings(d):
    firm = d.firm()
    net, before = d.dec(3, 90), d.dec(3, 90)
    yield (
        f"{firm} 2ND QTR NET",
        (
            f"Shr {d.n(10, 99)} cts vs {d.n(10, 99)} cts. Net {net} mln vs {before} mln. Revs {d.dec(100, 900)} mln vs {d.dec(100, 900)} mln. Avg shrs {d.dec(10, 40)} mln vs {d.dec(10, 40)} mln. "
            f"Six mths: Shr {d.dec(1, 4)} dlrs vs {d.dec(1, 4)} dlrs. NOTE: {firm} says net in both periods includes a tax credit. Results restated for a stock split."
        ),
    )
    yield (
        f"{firm} reports quarterly profit",
        (
            f"{firm} said on {d.weekday()} that net profit in the three months to the end of {d.rng.choice(MONTHS)} came to ${net} million, compared with ${before} million in the same "
            f"period a year earlier. Revenue rose {d.dec(1, 19)} per cent to ${d.dec(100, 900)} million. The company, which is based in {d.place(3)}, kept its outlook for the full year and "
            f"declared an interim dividend of {d.n(2, 60)} cents a share. Chief executive {d.person()} said demand had held up well in all regions."
        ),
    )


def quake(d):
    place = d.place()
    yield (
        f"Quake of magnitude {(m := d.dec(4, 6.9))} near {place}",
        (
            f"An earthquake of magnitude {m} struck {d.n(8, 140)} km northeast of {place} at {d.clock()} local time on {d.weekday()}, the geological survey said. The quake was at a depth "
            f"of {d.n(5, 90)} km. There were no immediate reports of damage or casualties. No tsunami warning was issued. Earthquakes are common in the region, which lies on a boundary "
            f"between two plates of the Earth's crust."
        ),
    )
    yield (
        f"Earth tremor felt in {place}",
        (
            f"Residents of {place} were woken by a tremor on {d.date()}. Seismologists put it at {d.dec(3, 5)} on the Richter scale, with an epicentre {d.n(2, 40)} kilometres to the south and a "
            f"depth of {d.n(3, 30)} kilometres. Fire services took {d.n(12, 300)} calls within the hour but found only fallen tiles and cracked plaster. Schools opened as usual. "
            f"It was the strongest tremor in the area since {d.n(1950, 2015)}."
        ),
    )


def claims(d):
    level = d.n(190, 420)
    yield (
        "Jobless claims",
        (
            f"New claims for jobless benefits {d.rng.choice(['fell', 'rose'])} by {d.n(1, 19)},000 to a seasonally adjusted {level},000 in the week to {d.date()}, the labour department said. Economists had "
            f"forecast {level + d.n(-9, 9)},000. The four-week average, which smooths out swings, came to {level + d.n(-9, 9)},{d.n(100, 900)}. The number of people still receiving benefits after a first week "
            f"of aid was {d.dec(1.2, 2.9)} million. The data point to a labour market that remains tight."
        ),
    )
    yield (
        f"{d.place()} unemployment",
        (
            f"The number of people out of work in {d.place()} stood at {d.n(2000, 90000):,} at the end of {d.rng.choice(MONTHS)}, the employment office reported. That is {d.n(20, 900)} "
            f"{d.rng.choice(['more', 'fewer'])} than a month before. The rate came to {d.dec(2, 12)} per cent. Employers registered {d.n(100, 5000):,} vacancies, most of them in health care, trade and "
            f'transport. "The labour market is robust," said the head of the office, {d.person()}.'
        ),
    )


def recall(d):
    firm = d.firm()
    thing = [
        "garden chairs",
        "phone chargers",
        "baby carriers",
        "bicycle helmets",
        "heaters",
        "hair dryers",
        "pressure cookers",
        "toy trains",
        "ladders",
        "kettles",
        "blenders",
        "lamps",
        "rice cookers",
        "prams",
        "drills",
        "car seats",
        "mixers",
        "fans",
        "toasters",
        "air fryers",
    ][d.number]
    yield (
        f"{firm} recalls {thing}",
        (
            f"{firm} is recalling about {d.n(2, 90)},000 {thing} because of a risk of injury, the product safety office said. The firm has received {d.n(3, 90)} reports of faults, including {d.n(1, 9)} of "
            f"people hurt. Consumers should stop using the product at once and contact the firm for a full refund. It was sold in shops and online between {d.rng.choice(MONTHS)} and {d.rng.choice(MONTHS)} "
            f"for about ${d.n(15, 240)}. The model number, {d.rng.choice('ABCDEF')}{d.n(100, 999)}, stands on a label on the underside."
        ),
    )
    yield (
        "Food recall notice",
        (
            f"As a precaution, {firm} is taking {d.rng.choice(['pork pies', 'soft cheese', 'hummus', 'frozen berries', 'smoked trout'])} off the shelves in {d.place()} and nearby towns. Traces of metal may be in "
            f"packs with the batch code {d.rng.choice('LMNP')}{d.n(1000, 9999)} and a best-before date of {d.date(14)}. No other products are affected. Customers can return packs to the shop where they "
            f"bought them and get their money back, with or without a receipt. The firm apologises for the inconvenience."
        ),
    )


def shipping(d):
    ship = f"{d.rng.choice(['Northern', 'Golden', 'Silver', 'Ocean', 'Royal'])} {d.rng.choice(LAST)}"
    yield (
        f"Port of {d.place()}: movements",
        (
            f"Arrivals at {d.place()}, {d.date()}: {ship}, {d.n(4, 90)},{d.n(100, 900)} tonnes, from {d.place(4)} with {d.rng.choice(['grain', 'timber', 'cars', 'coal'])}, berth {d.n(1, 30)}. Sailed: {d.rng.choice(['Star', 'Pride', 'Spirit'])} of "
            f"{d.place(11)}, for {d.place(6)}, in ballast. Expected tomorrow: two tankers and a bulk carrier. Pilots are on duty around the clock; masters are asked to report two hours before arrival on channel {d.n(6, 77)}."
        ),
    )
    yield (
        "Freight fixtures",
        (
            f"GRAIN: {ship}, {d.n(20, 70)},000 tonnes heavy grain, {d.place()} to {d.place(8)}, {d.n(1, 14)}-{d.n(15, 28)} {d.rng.choice(MONTHS)}, ${d.dec(9, 39)} a tonne, {d.n(2, 9)} days all purposes, {d.rng.choice(LAST)} charter. "
            f"Brokers said the market was quiet with few orders quoted in the morning and owners were holding out for better rates. Period business was thin. No further fixtures were reported by the close."
        ),
    )


def tides(d):
    place = d.place()
    yield (
        f"Tides at {place}",
        (
            f"{place} tide times for {d.weekday()} {d.date()}. High water {d.clock()} ({d.dec(3, 7)} m) and {d.clock()} ({d.dec(3, 7)} m). Low water {d.clock()} ({d.dec(0, 2)} m) and {d.clock()} ({d.dec(0, 2)} m). "
            f"Sunrise {d.clock()}, sunset {d.clock()}. All times are local. Heights are above chart datum and are predictions; wind and pressure can change them. Check with the harbour office before you go out."
        ),
    )
    yield (
        "At the coast today",
        (
            f"Swimmers at {place} will find the water at {d.n(9, 22)} degrees. The tide is in at {d.clock()} and out at {d.clock()}. Lifeguards are on the main beach from ten until six; swim between the "
            f"flags. Waves of up to {d.dec(0.3, 3)} metres. Wind {d.n(1, 6)} Beaufort. Dogs must be kept on a lead until the end of September."
        ),
    )


def television(d):
    channel = CHANNELS[d.number]
    show = lambda: (
        f"{d.rng.choice(['The', 'Inspector', 'Planet', 'House of', 'Cooking with', 'Doctor'])} {d.rng.choice(LAST)}"
    )
    yield (
        f"On Channel {channel} tonight",
        (
            f"Channel {channel}, {d.weekday()}. 18.00 News and weather. 18.30 {show()}, part {d.n(1, 9)} of {d.n(10, 12)}. 19.15 {show()}. 20.00 {show()} (repeat). 21.00 Film: {show()} ({d.n(1950, 2019)}). "
            f"22.50 Late news. 23.10 {show()}. 00.05 Close. Subtitles are available on all programmes. Times may change at short notice."
        ),
    )
    yield (
        f"Pick of the day: {channel}",
        (
            f"Tonight at {d.n(7, 10)} on Channel {channel}: {show()}, starring {d.person()} and {d.person()}. A moving drama about a family that comes back to {d.place()} after years away. Directed by {d.person()}, "
            f"it won {d.n(2, 9)} awards. Don't miss it. Our critics give it {d.rng.choice(['three', 'four', 'five'])} stars out of five. Also available to stream for thirty days after broadcast."
        ),
    )


def horoscope(d):
    sign = SIGNS[d.number // 2 % 12]
    day = d.date()
    yield (
        f"{sign}, {day}",
        (
            f"Your horoscope for {day}. {sign}: The Moon in {d.rng.choice(SIGNS)} brings a change at {d.rng.choice(['work', 'home', 'school'])}. Listen to an old friend and keep your plans to yourself for now. Money "
            f"matters need care in the afternoon. Love: a surprise is near. Lucky number: {d.n(1, 49)}. Lucky colour: {d.rng.choice(['blue', 'green', 'amber', 'white', 'red'])}."
        ),
    )
    yield (
        f"What the stars say to {sign}",
        (
            f"{sign}, with {d.rng.choice(['Venus', 'Mars', 'Mercury', 'Saturn', 'Jupiter'])} in your {d.n(2, 12)}th house this {d.weekday()} you feel the need to put things in order. Begin with the small things. "
            f"Someone born under {d.rng.choice(SIGNS)} has an offer that is better than it looks. Don't say yes before {d.date(3)}. Take a walk. The number {d.n(1, 99)} is on your side."
        ),
    )


def vacancy(d):
    job, firm, place = JOBS[d.number], d.firm(), d.place()
    yield (
        f"Wanted: {job}",
        (
            f"{firm} in {place} is looking for a {job} to start on {d.date(30)}. You bring experience, good humour and a clean driving licence. We offer {d.n(22, 60)},000 a year, {d.n(24, 32)} days of holiday, a company "
            f"pension and a friendly team. Please send your application with CV to {d.person()}, head of personnel, by {d.date(14)}. We are an equal opportunities employer."
        ),
    )
    yield (
        f"{job.capitalize()} ({place})",
        (
            f"Full-time {job} required for busy workplace in {place}. Hours {d.n(6, 9)} a.m. to {d.n(3, 6)} p.m., weekends by arrangement. Pay {d.dec(11, 24)} an hour rising to {d.dec(25, 29)} after probation. Ref {d.n(1000, 9999)}. "
            f"No agencies please. Apply online or phone {d.n(200, 999)} {d.n(1000, 9999)} for an informal chat with {d.rng.choice(FIRST)}. References will be taken up."
        ),
    )


def traffic(d):
    road = f"{d.rng.choice('ABM')}{d.n(2, 980)}"
    yield (
        f"{road} closed near {d.place()}",
        (
            f"The {road} is closed in both directions between junction {d.n(1, 20)} and junction {d.n(21, 40)} near {d.place()} after a crash involving a lorry and {d.n(2, 5)} cars at about {d.clock()}. Delays of "
            f"{d.n(20, 90)} minutes are reported. Drivers are asked to find another route. Police and ambulance are at the scene. Two people were taken to hospital. The road is expected to open again in the evening."
        ),
    )
    yield (
        "Roadworks this week",
        (
            f"Drivers in {d.place()} face delays from {d.weekday()} as crews resurface {d.rng.choice(LAST)} Street between the numbers {d.n(2, 60)} and {d.n(61, 220)}. One lane stays open, with lights. Buses on route {d.n(1, 99)} are "
            f"diverted by way of {d.rng.choice(LAST)} Lane. Work is due to end on {d.date(9)} and costs {d.n(40, 900)},000. The council thanks residents for their patience."
        ),
    )


def court(d):
    who, place = d.person(), d.place()
    yield (
        f"{place} magistrates",
        (
            f"{who}, {d.n(18, 70)}, of {d.n(1, 300)} {d.rng.choice(LAST)} Road, {place}, pleaded guilty to driving with excess alcohol on {d.date(-40)}. Fined {d.n(100, 900)} with costs of {d.n(85, 300)} and disqualified from driving for {d.n(12, 36)} "
            f"months. The court heard there were {d.n(36, 120)} microgrammes of alcohol in 100 millilitres of breath. The disqualification will be cut by a quarter if a course is completed."
        ),
    )
    yield (
        "Before the court",
        (
            f"At {place} Crown Court on {d.weekday()}, before Judge {d.person()}: {who}, {d.n(18, 70)}, was sentenced to {d.n(8, 96)} months for burglary of a dwelling in {d.place(2)}. {d.n(2, 9)} other offences were taken into consideration. "
            f"The defendant showed no emotion as sentence was passed. A charge of handling stolen goods was left on file. A confiscation hearing will follow on {d.date(90)}."
        ),
    )


def lottery(d):
    balls = ", ".join(str(x) for x in sorted(d.rng.sample(range(1, 50), 6)))
    yield (
        f"Lottery, {d.weekday()}",
        (
            f"The winning numbers in the {d.weekday()} draw of {d.date()} were {balls}. The bonus number was {d.n(1, 49)}. {d.n(1, 4)} tickets matched all six and share {d.dec(1, 15)} million. There were {d.n(20, 90)} winners of the second prize, "
            f"who each receive {d.n(20, 99)},{d.n(100, 900)}. The jackpot in the next draw is estimated at {d.dec(2, 9)} million. All figures are subject to confirmation."
        ),
    )
    yield (
        "Draw results",
        (
            f"Draw {d.n(1000, 4000)}: {balls}. Extra: {d.n(100000, 999999)}. Machine {d.rng.choice(FIRST)}, ball set {d.n(1, 9)}. Nobody matched every number, so the top prize rolls over. "
            f"Players have 180 days to claim a prize at any shop that sells tickets. Please play responsibly. The organisers give {d.n(20, 30)} pence of each pound to good causes."
        ),
    )


def market(d):
    index = d.n(2000, 9000)
    yield (
        "Stocks at the close",
        (
            f"Shares in {d.place()} closed {d.rng.choice(['higher', 'lower'])} on {d.weekday()} in moderate trade, with the main index {d.rng.choice(['up', 'down'])} {d.dec(3, 80)} points, or {d.dec(0.1, 2)} per cent, at {index}.{d.n(10, 99)}. {d.firm()} led with a move of {d.dec(2, 9)} per cent. "
            f"Dealers said investors were waiting for inflation data due later in the week. Volume came to {d.n(100, 900)} million shares. Bonds were little changed and the currency was steady."
        ),
    )
    yield (
        f"{d.place()} livestock",
        (
            f"{d.place()} HOGS {d.date()}: receipts {d.n(200, 2000)}, trade slow, prices {d.dec(0.2, 2)} lower to steady. US 1-3 210-250 lbs {d.dec(40, 60)} to {d.dec(40, 60)}; sows steady at {d.dec(30, 45)}. CATTLE: {d.n(100, 900)} head, choice steers {d.dec(60, 75)}, heifers {d.dec(55, 70)}. "
            f"Few good cattle were offered and demand was fair from local packers. Sheep: no test of the market. Receipts a week ago were {d.n(200, 2000)}."
        ),
    )


def dividend(d):
    firm = d.firm()
    yield (
        f"{firm} declares dividend",
        (
            f"The board of {firm} today declared a regular quarterly dividend of {d.n(5, 80)} cents a share on the common stock, payable on {d.date(40)} to holders of record at the close of business on {d.date(20)}. "
            f"The company has paid a dividend in every quarter since {d.n(1920, 1999)}. {firm} employs {d.n(2, 60)},{d.n(100, 900)} people and has its head office in {d.place(7)}."
        ),
    )
    yield (
        f"{firm} names finance chief",
        (
            f"{firm} said it has named {d.person()} as chief financial officer with effect from {d.date(30)}. The appointment follows the decision of {d.person()} to retire after {d.n(4, 22)} years with the group. The new finance chief joins from {FIRMS[(d.number + 5) % len(FIRMS)]}. "
            f'"We are delighted to welcome a leader of such experience to the team," the chairman said in a statement. Shares in the company rose {d.dec(0.1, 3)} per cent.'
        ),
    )


def alert(d):
    place = d.place()
    yield (
        f"Boil water notice for {place}",
        (
            f"Residents of {place} are asked to boil tap water for at least one minute before drinking it, after tests found bacteria in the supply. The notice covers some {d.n(200, 9000):,} households and stands until two samples in a row are clean. "
            f"Bottled water is handed out at the {d.rng.choice(LAST)} Street school from {d.n(7, 11)} a.m. The water company said a main had burst on {d.weekday()}. Anyone with symptoms should see a doctor."
        ),
    )
    yield (
        f"Missing: {(who := d.person())}",
        (
            f"Police in {place} are asking for help in finding {who}, {d.n(12, 84)}, who was last seen on {d.weekday()} at about {d.clock()} near the railway station. {who.split()[0]} is {d.n(150, 195)} centimetres tall, of slim build, and was wearing a dark coat and "
            f"carrying a rucksack. Officers are concerned for the welfare of the missing person. Anyone with information should ring the incident room and quote reference {d.n(100, 999)}."
        ),
    )


def flight(d):
    carrier = d.firm()
    yield (
        f"{carrier} to fly to {d.place()}",
        (
            f"{carrier} will start a service between {d.place(9)} and {d.place()} on {d.date(90)}, the airport said on {d.weekday()}. There will be {d.n(2, 9)} flights a week with aircraft of {d.n(70, 210)} seats; fares begin at {d.n(29, 199)}. The route is the {d.n(11, 60)}th from the airport. "
            f'"This is great news for the region and for business," said airport director {d.person()}. The carrier expects {d.n(20, 90)},000 passengers in the first year.'
        ),
    )
    yield (
        "Delays at the airport",
        (
            f"Passengers at {d.place()} airport waited up to {d.n(2, 9)} hours on {d.weekday()} after a fault in the baggage system. {d.n(4, 60)} flights left late and {d.n(2, 20)} were cancelled. By {d.clock()} the fault had been found and bags were moving again. The operator "
            f"handed out water and vouchers and said it was sorry. Travellers are advised to check with their airline before setting out."
        ),
    )


KINDS = {
    f.__name__: f
    for f in (
        weather,
        obituary,
        notice,
        football,
        earnings,
        quake,
        claims,
        recall,
        shipping,
        tides,
        television,
        horoscope,
        vacancy,
        traffic,
        court,
        lottery,
        market,
        dividend,
        alert,
        flight,
    )
}


def later(rng: random.Random, title: str, text: str) -> list[tuple[str, str, int]]:
    """Versions of one report: (title, text, hours later). A longer one, one with a figure changed, and one that corrects it."""
    words = text.split(" ")
    figures = [i for i, w in enumerate(words) if any(c.isdigit() for c in w)]
    changed = list(words)
    at = rng.choice(figures)
    changed[at] = "".join(
        str((int(c) + 1) % 10) if c.isdigit() and (i == 0 or not words[at][i - 1].isdigit()) else c
        for i, c in enumerate(words[at])
    )
    return [
        (
            title,
            text
            + " More details were expected later in the day, an official who asked not to be named told reporters.",
            2,
        ),
        (title, " ".join(changed), 4),
        (f"CORRECTED: {title}", " ".join(changed), 6),
    ]


def rows():
    """Every row of the set: of each kind ten texts in each of two wordings, and three later versions of the first of each wording."""
    for at, (kind, write) in enumerate(KINDS.items()):
        rng = random.Random(1000 + at)
        dated = at % 3  # 0: with hours, 1: with the day, 2: nothing but what the text says
        for number in range(20):
            draw = Draw(rng, number)
            title, text = list(write(draw))[number % 2]
            when = draw.day + timedelta(hours=rng.randint(6, 17))
            row = {
                "id": f"{kind}-{number:02d}",
                "report": f"{kind}-{number:02d}",
                "kind": kind,
                "title": title,
                "text": text,
            }
            yield row | (
                {} if dated == 2 else {"published": when.isoformat() if dated == 0 else when.date().isoformat()}
            )
            if number < 2:
                for version, (head, body, hours) in enumerate(later(rng, title, text)):
                    if dated == 2 and version:
                        continue  # without a day a changed figure makes two stories
                    then = when + timedelta(hours=hours)
                    row = {
                        "id": f"{kind}-{number:02d}v{version}",
                        "report": f"{kind}-{number:02d}",
                        "kind": kind,
                        "title": head,
                        "text": body,
                    }
                    yield row | (
                        {} if dated == 2 else {"published": then.isoformat() if dated == 0 else then.date().isoformat()}
                    )


if __name__ == "__main__":
    for row in rows():
        print(json.dumps(row, ensure_ascii=False))
