"""The hard cases: statements that look wrong and aren't. No FCT rule may say more of them than a note."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from newslint.linter import Examiner
from newslint.model import Document, Fields, RecordRef, Severity
from newslint.rulebook import load_rules
from newslint.settings import Settings

CASES = [
    # offices
    ("2017-05-02", "In 2006 Sen. Barack Obama, then a senator from Illinois, spoke there."),
    ("2003-05-02", "President George W. Bush met his father, former President George H. W. Bush, at the ranch."),
    ("2010-05-02", "Prime Minister Vladimir Putin met President Dmitry Medvedev in Sochi."),
    ("2013-05-02", "President Vladimir Putin received Prime Minister Dmitry Medvedev."),
    ("2017-01-20", "President Barack Obama flew out as President Donald Trump took the oath."),
    ("2019-02-10", "President Juan Guaido called on the army; President Nicolas Maduro refused to go."),
    ("2020-09-10", "President Alexander Lukashenko, whose election the opposition rejects, spoke on television."),
    ("2019-03-10", "Acting Defense Secretary Patrick Shanahan visited the base."),
    ("2019-03-10", "Defense Secretary Patrick Shanahan visited the base."),
    ("2013-07-20", "Interim President Adly Mansour named a cabinet."),
    ("2021-05-10", "Prince Charles and his mother, Queen Elizabeth, opened the garden show."),
    ("2012-05-10", "Secretary of State for Defence Philip Hammond spoke in the Commons."),
    ("2013-05-10", "California Attorney General Kamala Harris sued the bank."),
    ("2014-05-10", "Florida Attorney General Pam Bondi opened an inquiry."),
    ("2015-05-10", "Chancellor George Osborne and Chancellor Angela Merkel met in Berlin."),
    ("2015-05-10", "Senate President Joe Biden swore in the new senator."),
    ("2012-05-10", "Chinese Vice President Xi Jinping flew to Iowa."),
    ("2015-05-10", "Former Vice President Dick Cheney and Secretary of State Condoleezza Rice wrote the memo in 2006."),
    ("2016-05-10", "She would be the first to run against a President Joe Biden."),
    ("2016-05-10", "If elected, Vice President Tim Kaine would break ties."),
    ("2016-12-10", "President-elect Donald Trump chose his cabinet."),
    ("2016-12-20", "President Donald Trump will take office in January."),
    ("2019-05-10", "Vice President Joe Biden entered the race for the White House."),
    ("2022-05-10", "“I worked well with Vice President Joe Biden,” the governor said."),
    ("2022-05-10", "In 2014, when Vice President Joe Biden visited Kyiv, the war was young."),
    ("2022-05-10", "Then-Vice President Joe Biden had visited Kyiv before."),
    ("2015-05-10", "In the novel the Biden administration moves to Mars."),
    ("1980-05-10", "President Ferdinand Marcos lifted the curfew."),
    ("2022-07-10", "President Ferdinand Marcos lifted the curfew."),
    ("2011-05-10", "King Abdullah received the prime minister."),
    ("2014-05-10", "Columbia President Lee Bollinger and Harvard President Robert Gates spoke."),
    # measures
    (None, "They want to limit warming to 2°C (3.6°F) by the end of the century."),
    (None, "The island lies 100 nautical miles (185 km) from the coast, 115 statute miles (185 km) by the chart."),
    (None, "Each carried 10 short tons (9 tonnes), and the old ones 10 long tons (10.2 tonnes)."),
    (None, "The tank holds 10 gallons (38 litres), or 10 gallons (45 litres) in Britain."),
    (None, "She is 5ft 8in (1.73m) tall, he is 6 feet, 2 inches (188 cm)."),
    (None, "The fund holds 5 crore rupees (50 million rupees)."),
    (None, "Sales doubled, up 100 percent, in a year."),
    (None, "Asked for all that apply, 70% named cost, 60% named time and 40% named distance."),
    (None, "One in three of them had never voted."),
    (None, "The water is 4,000ft to 5,000ft (1,200m to 1,500m) deep there."),
    # tolls
    (None, "At least nine people were killed, police said. The toll rose to 11 by the evening."),
    (None, "Five people and the attacker died; six bodies were found, counting his."),
    # clocks and days
    ("2019-07-10", "The debate starts at 9 p.m. EST (1 a.m. GMT) on Thursday."),
    ("2019-07-10", "Kick-off is at 8 p.m. BST (3 p.m. EST) on Saturday."),
    (None, "It struck at 11:30 p.m. GMT (0030 BST) on Sunday night."),
    (None, "He was born on February 29, 1996, in Lagos."),
    (None, "The fiscal year 2019 ended on June 30, 2019."),
    (None, "Orthodox Christmas fell on January 7, by the old calendar December 25."),
    ("2018-01-10", "Last February the river froze; on Tuesday, February 14, it burst its banks."),
    ("2015-10-19", "Hide Caption 3 of 9 Photos: A crowd cheers on Wednesday, November 9."),
    (None, "The Tsar abdicated on Thursday, March 2, 1917, by the calendar of the day."),
    # names that are other things
    (None, "She ordered chicken Kiev, a Turkey sandwich and Georgia peaches, and solved for X."),
    (None, "Isis was the sister of Osiris; the Isis flows through Oxford, and Wagner wrote four operas on a ring."),
    (None, "Facebook, which is now called Meta, and Twitter, now X, were fined."),
    # the past
    ("2020-05-10", "Soviet-era tanks rusted by the road, and old Soviet army trucks stood in a museum."),
    ("2020-05-10", "Her grandfather fought the Soviet army in 1940."),
    ("2020-05-10", "The former Soviet army officer, a Soviet military veteran, now farms."),
    ("2016-05-10", "He denied that ISIS had taken control of any town in Ukraine."),
    # quotations that legitimately differ
    (None, "“We will not … give up the town,” he said. “We will not ever give up the town,” a paper wrote."),
]  # fmt: skip


@functools.cache
def _examiner() -> Examiner:
    return Examiner(load_rules(Settings(select=("FCT",), root=str(Path(__file__).parent))))


@pytest.mark.parametrize(("published", "text"), CASES)
def test_no_more_than_a_note(published: str | None, text: str) -> None:
    """A hard case gets no error and no warning."""
    whole = f"A headline for the story\n{text} The council met in the hall and talked about roads until late."
    fields = Fields(title="A headline for the story", published=published)
    document = Document("a.jsonl", whole, record=RecordRef("1", 1), fields=fields, first_line=0)
    found = _examiner()(document).findings
    assert [(f.code, f.message) for f in found if f.severity > Severity.NOTE] == []
