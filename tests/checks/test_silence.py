"""The hard cases: statements that look wrong and aren't. No FCT rule may say more of them than a note."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from newslint.model import Document, Fields, RecordRef, Severity
from newslint.pipeline.checker import Checker
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
    ("2008-11-10", "President Bush received his successor, Senator Obama, while the elder President Bush looked on."),
    ("2012-05-07", "President Vladimir Putin took over from President Dmitry Medvedev, who became his prime minister."),
    ("2008-05-06", "President Dmitry Medvedev takes office on Wednesday; Prime Minister Vladimir Putin stays close."),
    ("2017-01-21", "Secretary of State John Kerry left a letter for Secretary of State Rex Tillerson, who waits."),
    ("2021-09-15", "Foreign Minister Amir Khan Muttaqi and Interior Minister Sirajuddin Haqqani met the aid groups."),
    ("2022-05-10", "Taliban leader Hibatullah Akhundzada, called supreme leader, stayed in Kandahar."),
    ("2019-05-02", "Venezuelan opposition leader Juan Guaidó called for marches."),
    ("2015-01-24", "King Salman was still Crown Prince Salman on Thursday."),
    ("2019-05-10", "Prince Charles spoke for the queen, and Prime Minister Theresa May listened."),
    ("2022-09-20", "King Charles, who as Prince Charles had planted trees, planted one more."),
    ("2019-05-10", "Secretary of State for Health Matt Hancock and Business Secretary Greg Clark spoke."),
    ("2013-05-10", "State Secretary of State Kris Kobach and Attorney General Derek Schmidt filed the case."),
    ("2015-05-10", "University of Texas Chancellor William McRaven met Chancellor Angela Merkel."),
    ("2018-05-10", "Ontario Premier Kathleen Wynne and New South Wales Premier Gladys Berejiklian signed."),
    ("2018-05-10", "Iraqi parliament speaker Salim al-Jabouri and Commons Speaker John Bercow met."),
    ("2018-05-10", "Keynote speaker Joe Biden and guest speaker John Kerry thanked the students."),
    ("2014-05-10", "The vice president, Joe Biden, met Iraqi Vice President Khudair al-Khuzaie and Vice President Xu."),
    ("2016-05-10", "President Obama and his wife, Michelle Obama, met Bill and Hillary Clinton."),
    ("1985-05-10", "President Ferdinand Marcos and his wife received the visitors."),
    ("2018-05-10", "Deputy Prime Minister Luigi Di Maio and Deputy Prime Minister Matteo Salvini agreed."),
    ("2010-05-10", "Deputy Prime Minister and Foreign Minister Avigdor Lieberman flew to Kyiv."),
    ("2017-12-10", "Foreign Minister and Vice Chancellor Sigmar Gabriel spoke in the Bundestag."),
    ("2018-05-10", "Crown Prince and Defence Minister Mohammed bin Salman toured the plant."),
    ("2018-12-10", "Benjamin Netanyahu, the prime minister and defence minister, warned Iran."),
    ("2019-03-10", "Chief of Staff Mick Mulvaney, who was budget director, said no."),
    ("2017-08-10", "Chief of Staff John Kelly, until July Homeland Security Secretary John Kelly, took the call."),
    ("2016-05-10", "In the film, President Kamala Harris leads a fleet against the aliens."),
    ("2013-05-10", "A poll asked who would make a better leader: President Mike Pence or President Nikki Haley."),
    ("2018-05-10", "Kamala Harris could well be President Kamala Harris one day, he joked."),
    ("2012-05-10", "The senator said: Imagine waking up to President Donald Trump."),
    ("2018-05-10", "Hide Caption 4 of 11 Photos: President Bill Clinton greets Vice President Al Gore in 1998."),
    ("2018-05-10", "President Jimmy Carter built houses with volunteers on Monday."),
    ("2013-11-22", "President John F. Kennedy was shot; Vice President Lyndon Johnson took the oath on the plane."),
    ("2018-05-10", "He worked under Defense Secretary Robert Gates and for Secretary of State Condoleezza Rice."),
    ("2018-05-10", "Special counsel and ex-FBI Director Robert Mueller met Attorney General Jeff Sessions."),
    ("2019-05-10", "European Council President Donald Tusk and Commission President Jean-Claude Juncker spoke."),
    ("2005-05-10", "Acting Prime Minister Ehud Olmert and Finance Minister Ehud Olmert are one man."),
    ("2024-12-20", "Acting President Han Duck-soo spoke; President Yoon Suk Yeol stayed at home."),
    ("2016-06-10", "Interim President Michel Temer named a cabinet; President Dilma Rousseff awaited her trial."),
    ("2018-05-10", "Former Presidents George W. Bush and Barack Obama and Vice President Dick Cheney came."),
    ("2015-05-10", "The late Prime Minister Ariel Sharon and President Shimon Peres had planted the tree."),
    ("2018-05-10", "Bahrain's King Hamad and Jordan's King Abdullah met Emir Tamim bin Hamad."),
    ("2018-05-10", "Regent Hamad ruled while the king was ill, and the prince regent signed for the sultan."),
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
    # armies, armed bodies and places
    ("2020-05-10", "Soviet-era tanks rusted by the road, and old Soviet army trucks stood in a museum."),
    ("2020-05-10", "Her grandfather fought the Soviet army in 1940."),
    ("2020-05-10", "The former Soviet army officer, a Soviet military veteran, now farms."),
    ("2016-05-10", "He denied that ISIS had taken control of any town in Ukraine."),
    ("2016-05-10", "Soviet soldiers lie buried on the hill, and a Soviet officer's medals were sold on Monday."),
    ("2019-05-10", "East German officials had planned the wall; on Friday a museum about them opened."),
    ("2018-05-10", "Ex-Yugoslav leaders and former Soviet commanders were tried."),
    ("2019-05-10", "The Ottoman army museum is closed on Mondays."),
    ("2023-05-10", "The KGB said in Minsk, the capital of Belarus, on Monday that it had held three people."),
    ("2024-05-10", "Prince Charles of Luxembourg is four, the court said on Friday."),
    ("2015-05-10", "The Tamil Tigers, who were defeated in 2009, had ruled the north."),
    ("2017-05-10", "Parliament would call the state North Macedonia under the plan."),
    ("2011-05-10", "The doctors gave the patients of the first wave, not of COVID-19, another drug."),
    # armed bodies and places
    ("2016-05-10", "Russian officials in Moscow said that ISIS seized a base. Russians in Russian towns mourn."),
    ("2015-05-10", "Hamas and Boko Haram were compared with ISIS, which holds nothing in Norway, the police said."),
    (None, "She was born in Odessa, Texas, and he in Paris, Texas; they met in Moscow, Idaho."),
    (None, "He flew from Baghdad, Syria said, and landed in Tehran, Iraq reported."),
    (None, "The talks between Tehran and Riyadh in Iraq, and those of Kyiv in Turkey, failed."),
    (None, "The Syrian city of Aleppo, the Iraqi city of Mosul and the Turkish capital, Ankara, were on the list."),
    (None, "Taipei, China's rulers say, is theirs; so are Srinagar, Pakistan, and Donetsk, Russia."),
    (None, "Snake Island lies in the Black Sea, Crete in the Mediterranean and Guam in the western Pacific."),
    (None, "The North Sea port of Rotterdam sent oil to the Baltic port of Gdansk through the Kiel Canal."),
    # quotations that legitimately differ
    (None, "“We will not … give up the town,” he said. “We will not ever give up the town,” a paper wrote."),
]  # fmt: skip


@functools.cache
def _examiner() -> Checker:
    return Checker(load_rules(Settings(select=("FCT",), root=str(Path(__file__).parent))))


@pytest.mark.parametrize(("published", "text"), CASES)
def test_no_more_than_a_note(published: str | None, text: str) -> None:
    """A hard case gets no error and no warning."""
    whole = f"A headline for the story\n{text} The council met in the hall and talked about roads until late."
    fields = Fields(title="A headline for the story", published=published)
    document = Document("a.jsonl", whole, record=RecordRef("1", 1), fields=fields, first_line=0)
    found = _examiner()(document).findings
    assert [(f.code, f.message) for f in found if f.severity > Severity.NOTE] == []
