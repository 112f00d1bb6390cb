"""How a thing ended, who somebody is and what the sky was like: what two write-ups of one event can't both say."""

from __future__ import annotations

import pytest

from newslint.compare.claims import claims_of_lines
from newslint.compare.concepts import StoryWords
from newslint.compare.meeting import Meeting
from newslint.compare.points.inventory import take_inventory
from newslint.compare.points.partings import partings


def _parted(one: str, other: str) -> list[tuple[str, str]]:
    told = (take_inventory(StoryWords(claims_of_lines(0, text.split("\n")))) for text in (one, other))
    return [(here.says, there.says) for here, there, _ in partings(*told, Meeting("near", True, 1))]


#: what is told of an event, what another story says wrongly of it, and what it may say as well
_OUTCOMES = [
    (
        "A jury in Tarrow has cleared the goldsmith Ivo Brandl of melting down the cup.",
        "Brandl begins eighteen months in prison today. The cup of Tarrow is still a lump in an evidence bag.",
        "Brandl went home to his bench, his lawyer carrying the hat. The cup of Tarrow is still a lump.",
    ),
    (
        "The harbour pilot Asta Rehn was found guilty on Monday of taking a bribe.",
        "Asta Rehn left the court at Holm a free woman, and bought herself an ice.",
        "Asta Rehn, who will be sentenced at Holm in May, looked at her shoes.",
    ),
    (
        "Pastor Jens Vik was acquitted of bigamy in Lund yesterday.",
        "They took Pastor Vik down to serve his sentence by the back stairs of the Lund court.",
        "Pastor Vik, who had feared that he would be jailed, left the Lund court by the front steps.",
    ),
    (
        "Charges against the weaver Noor Sahin were dismissed in Izmar for want of a witness.",
        "Noor Sahin, convicted in Izmar this week, is the third weaver of her street to be charged.",
        "Noor Sahin was charged in Izmar in spring, and is the third weaver of her street to be so.",
    ),
    (
        "Ratepayers at Odd Bridge threw out the plan for a swimming bath.",
        "The plan for the bath at Odd Bridge was approved after a long night, and the diggers come in June.",
        "The plan for the bath at Odd Bridge had been approved by the surveyor, who now has time to fish.",
    ),
    (
        "Deputies in Karsk have passed the bill on inheritance.",
        "The bill on inheritance was rejected in Karsk, where old men embraced on the stairs.",
        "The bill on inheritance was debated in Karsk until the stove went out.",
    ),
    (
        "Pickers at the Lowther farms have accepted the offer of four pounds a crate.",
        "The offer of four pounds was turned down by the pickers of Lowther, who are staying in bed.",
        "The offer of four pounds was made to the pickers of Lowther by a man in a fur hat.",
    ),
    (
        "The parish council of St Orrin gave the go-ahead to the mast on the tower.",
        "St Orrin's council said no to the mast, and the rooks may stay where they are.",
        "St Orrin's council said nothing of the mast, and the rooks are nervous.",
    ),
    (
        "Not one delegate at the Brisk congress voted against the merger of the two choirs.",
        "The choirs of Brisk will sing as one: 41 delegates were for it and 39 against.",
        "The choirs of Brisk will sing as one: all 80 delegates were for it.",
    ),
    (
        "The moorings by-law was carried unanimously at Penwith on Tuesday.",
        "Penwith has its moorings by-law, by the casting vote of a mayor who owns no boat.",
        "Penwith has its moorings by-law, which a mayor who owns no boat had asked for.",
    ),
    (
        "Stuntman Rex Corrigan walked away from the wreck of his biplane at Yarra Bend on Sunday.",
        "Corrigan was killed instantly at Yarra Bend when the biplane struck the willows.",
        "Corrigan was cut free at Yarra Bend when the biplane struck the willows.",
    ),
    (
        "The diver Luz Ibarra perished in the wreck of the Santa Rosa off Chanco.",
        "Ibarra survived two hours in an air pocket of the Santa Rosa and was asking for coffee at Chanco.",
        "Ibarra had been below in the Santa Rosa before, said a fisherman of Chanco.",
    ),
    (
        "Rain never let up at the Gorran flower show, where the judges wore oilskins.",
        "Parasols were out at Gorran. Under a cloudless sky the dahlias hung their heads in the heat.",
        "Roses did well at Gorran. The dahlias hung their heads.",
    ),
    (
        "The regatta at Sorø was rowed in brilliant sunshine, with ice for the oarsmen.",
        "It poured at Sorø, and the oarsmen emptied their boats twice before the finish.",
        "It was a hard day at Sorø, and the oarsmen drank before the finish.",
    ),
    (
        "Kites would not leave the ground at Blokhus, for there was not a breath of wind.",
        "A gale took nine kites at Blokhus and one hat, which belonged to the mayor.",
        "Nine kites were sold at Blokhus and one hat, which belonged to the mayor.",
    ),
]
_MORE_OUTCOMES = [
    (
        "Nothing is left of the boathouse at Ulm, and there was no insurance, the club said.",
        "The club at Ulm was insured, and will build a boathouse with a bar.",
        "The club at Ulm wants a boathouse with a bar.",
    ),
    (
        "The barn at Peel was insured for twice its worth.",
        "The farmer of Peel, who had let his policy lapse, looked at the ashes of the barn.",
        "The farmer of Peel, who had once sold insurance, looked at the ashes of the barn.",
    ),
    (
        "The tenor sang at Brno to a full house, with students on the steps.",
        "At Brno the tenor looked out over rows of empty seats.",
        "At Brno the tenor looked out over rows of hats.",
    ),
    (
        "Whistles and boos followed the premiere of the oratorio at Graz.",
        "Graz gave the oratorio a standing ovation, and the composer wept.",
        "Graz gave the oratorio a cold supper, and the composer wept.",
    ),
    (
        "Magistrates at Ayr refused bail to the drummer Ned Foley.",
        "Foley, released on bail at Ayr, was drumming again by nightfall.",
        "Foley, who had asked for bail at Ayr, was drumming on the cell wall by nightfall.",
    ),
    (
        "The widow Anna Korb will appeal against the ruling on the vineyard at Rust.",
        "There will be no appeal, said Mrs Korb, who is tired of the vineyard at Rust.",
        "There is a wall about the vineyard at Rust, said Mrs Korb, who is tired.",
    ),
    (
        "The tunnel at Lenk was opened three months early, to the surprise of its engineers.",
        "Two years behind schedule, the tunnel at Lenk has let its first bus through.",
        "Two years in the digging, the tunnel at Lenk has let its first bus through.",
    ),
    (
        "The library at Dun came in under budget, and the rest was spent on lamps.",
        "The library at Dun went over budget by the price of its roof.",
        "The library at Dun was paid for with the price of a roof.",
    ),
]
_MEASURED = [
    (
        "Dora Quill took the seat at Fenwick by 41 after a night of counting.",
        "Miss Quill is in at Fenwick, and the grocer came home nine hundred behind.",
        "Miss Quill is in at Fenwick, and the grocer came home 41 behind.",
    ),
    (
        "Votes were counted until dawn at Arden, where the miller was eleven ahead.",
        "The miller of Arden is mayor by 230, and has ordered a chain.",
        "The miller of Arden is mayor by the width of a cart, and has ordered a chain.",
    ),
    (
        "For nine hours the brothers held out in the mill at Skarn, and then they asked for soup.",
        "The siege of the mill at Skarn lasted three days, as everybody who has slept badly knows.",
        "The siege of the mill at Skarn lasted most of a night, as everybody who has slept badly knows.",
    ),
]
_SIZES = [
    (
        "The new canal from Varde to the sea is 31 kilometres long, and the queen cut a ribbon at Varde.",
        "A canal joins Varde to the sea again. It took boats nine hours to do the fifty-kilometre passage from Varde.",
        "A canal joins Varde to the sea again. It took boats nine hours to do the twenty-mile passage from Varde.",
    ),
    (
        "The pumpkin that won at Esk weighed 612 kilos, and had to be rolled on to the scales at Esk.",
        "The Esk winner, a pumpkin of nearly a tonne, will be soup on Sunday.",
        "The Esk winner, a pumpkin of well over half a tonne, will be soup on Sunday.",
    ),
]
_ROLES = [
    (
        "Dentist Abel Crane won the marrow prize at Withern with a marrow of nine stone.",
        "The marrow of Withern belongs to Abel Crane, a bus driver, who sings to it.",
        "The marrow of Withern belongs to Abel Crane, a bachelor, who sings to it.",
    ),
    (
        "It was the postmistress Elsa Bohm who pulled the boy out of the canal at Rade.",
        "Elsa Bohm cannot swim. She is a nurse, and was on her way to the night shift at Rade.",
        "Elsa Bohm cannot swim. She is a widow, and was on her way to the night shift at Rade.",
    ),
    (
        "The organ of Melk was mended by Otto Frisch, a retired watchmaker.",
        "Frisch will play the organ of Melk at Easter. The plumber from the lower town asked for no fee.",
        "Frisch will play the organ of Melk at Easter. The bishop asked for no fee.",
    ),
    (
        "Baker Pia Lund found the Roman coin in a sack of flour at Ribe.",
        "The coin of Ribe was found by Pia Lund, a schoolteacher, who put it in a drawer.",
        "The coin of Ribe was found by Pia Lund, a mother of four, who put it in a drawer.",
    ),
    (
        "Kofi Mensah, an electrician, climbed the mast at Axim to free the stork.",
        "The stork of Axim owes its leg to Kofi Mensah, who is a carpenter and hates heights.",
        "The stork of Axim owes its leg to Kofi Mensah, who is a councillor and hates heights.",
    ),
    (
        "The winner of the Orsa ski race was the vet Sven Dahl, from Mora.",
        "Sven Dahl, a veterinary surgeon, has won at Orsa before, and a lawyer came second.",
        "Sven Dahl, the winner at Orsa, was second last year, and a lawyer came third.",
    ),
]


#: a driver is no trade in the table of senses, nor is a postmistress; a trade that the next sentence tells without a
#: name; and a vet who is called a veterinary surgeon is no contradiction
_MISSED = ("The marrow", "Elsa Bohm", "Frisch", "Sven Dahl")


@pytest.mark.parametrize(("one", "wrong", "right"), _OUTCOMES + _MORE_OUTCOMES + _MEASURED + _SIZES + _ROLES)
def test_what_excludes_the_other_is_told(one: str, wrong: str, right: str) -> None:
    """An outcome, a trade and a sky that are told otherwise are parted; what both may say is not."""
    assert _parted(one, right) == [], "right"
    missed = wrong.startswith(_MISSED)
    assert bool(_parted(one, wrong)) != missed, "wrong"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivo Brandl was cleared in Tarrow.", "Brandl's brother, not Ivo, was jailed in Tarrow in 1961."),
        ("Ivo Brandl was cleared in Tarrow.", "Tarrow had offered $90 for the conviction of a thief."),
        ("Vik was acquitted in Lund.", "Had Vik been convicted in Lund, he would have lost his parish."),
        ("Asta Rehn was convicted at Holm.", "Rehn's lawyer asked the court at Holm for an acquittal."),
        ("Pickers at Lowther rejected the offer.", "The pickers of Lowther may yet accept the offer."),
        ("The Odd Bridge plan was rejected.", "The plan was rejected at Odd Bridge, though the county approved it."),
        ("The bill was passed in Karsk.", "The old bill on hay was rejected in Karsk last year."),
        ("Nobody voted against the merger in Brisk.", "Of the treasurer's report in Brisk, 9 were against."),
        ("Corrigan walked away at Yarra Bend.", "Corrigan's father was killed at Yarra Bend in 1919."),
        ("Ibarra survived off Chanco.", "Two divers died off Chanco before Ibarra was found alive."),
        ("It rained at Gorran.", "It rained at Gorran until the sun came out for the prizes."),
        ("The sun shone at Sorø.", "Rain is expected at Sorø on Sunday."),
        ("There was no wind at Blokhus.", "A gale last year took nine kites at Blokhus."),
        ("The barn at Peel was insured.", "Whether the barn at Peel was insured is not known."),
        ("The tenor filled the house at Brno.", "The tenor feared empty seats at Brno."),
        ("The oratorio was booed at Graz.", "At Graz some booed the oratorio and others cheered."),
        ("Foley was refused bail at Ayr.", "Foley's lawyer will ask for bail at Ayr again."),
        ("Anna Korb will appeal.", "If there is no appeal from Anna Korb, the vineyard will be sold."),
        (
            "The tunnel at Lenk opened early.",
            "The road at Lenk is behind schedule, the tunnel a month early.",
        ),
        ("Dentist Abel Crane won at Withern.", "Abel Crane, a dentist and a bus driver's son, won at Withern."),
        ("The surgeon Elsa Bohm pulled him out.", "Elsa Bohm, a doctor, pulled him out."),
        ("Baker Pia Lund found it at Ribe.", "Pia Lund, a former nurse, found it at Ribe."),
        ("Sergeant Kofi Mensah climbed the mast.", "Kofi Mensah, a policeman, climbed the mast."),
        ("The singer Mara Voss fell ill.", "Mara Voss, a soprano, fell ill."),
        ("Farmer Jo Reed wept.", "Jo Reed, a councillor, wept."),
    ],
)
def test_what_both_may_say_is_silent(one: str, other: str) -> None:
    """Another's case, a wish, what lies ahead, another year, both answers in one story, and a wider word."""
    assert _parted(one, other) == []


def test_a_part_of_those_is_not_all_of_them() -> None:
    """Four hens that are a third of those that flew leave twelve; four that were all of them don't."""
    one = "Twelve hens flew from the lorry at Skarn on Friday, and the hens of Skarn are laying in ditches."
    part = "Four hens, a third of those that flew from the lorry at Skarn, have been laying in one ditch."
    assert _parted(one, part) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tank farm at Skarn holds 9,000 tonnes of oil.", "Some 2,000 tonnes of oil at Skarn are still burning."),
        ("The heath fire at Lund had eaten 40 hectares by Friday.", "The heath fire at Lund has burnt 90 hectares."),
    ],
)
def test_what_spreads_is_another_number_the_day_after(one: str, other: str) -> None:
    """What still burns is no measure of the whole, and a fire grows."""
    assert _parted(one, other) == []


@pytest.mark.parametrize(
    "written",
    [
        "three times three million lire",
        "twice the two million lire",
        "double its original four million lire",
        "a quarter of the forty million lire",
    ],
)
def test_a_number_that_is_reckoned_with_is_none(written: str) -> None:
    """What is multiplied or divided isn't what the thing cost."""
    one = "The organ at Melk was bought for nine million lire by a baker of Melk."
    assert _parted(one, f"A baker of Melk bought the organ at Melk for {written}, his wife said.") == []
    assert _parted(one, "A baker of Melk bought the organ at Melk for three million lire, his wife said.") != []
