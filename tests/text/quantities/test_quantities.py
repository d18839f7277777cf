"""Quantities in words: one row a phrase, with its bounds, its hedge, its unit and its kind."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.text.dates.find import find_dates
from llm_brief.text.quantities.find import Kind, Qualifier, Quantity, agrees, find_quantities, parse_quantity

# phrase, low, high, qualifier, unit, kind
PHRASES: list[tuple[str, str | None, str | None, str, str | None, str]] = [
    # plain numbers
    ("30", "30", "30", "exact", None, "cardinal"),
    ("6,000", "6000", "6000", "exact", None, "cardinal"),
    ("1,234,567", "1234567", "1234567", "exact", None, "cardinal"),
    ("3.5", "3.5", "3.5", "exact", None, "cardinal"),
    ("1.5 million", "1500000", "1500000", "exact", None, "cardinal"),
    ("2 billion", "2000000000", "2000000000", "exact", None, "cardinal"),
    ("30k", "30000", "30000", "exact", None, "cardinal"),
    ("thirty", "30", "30", "exact", None, "cardinal"),
    ("Thirty", "30", "30", "exact", None, "cardinal"),
    ("THIRTY", "30", "30", "exact", None, "cardinal"),
    ("thirty-one", "31", "31", "exact", None, "cardinal"),
    ("thirty one", "31", "31", "exact", None, "cardinal"),
    ("nineteen", "19", "19", "exact", None, "cardinal"),
    ("a dozen", "12", "12", "exact", None, "cardinal"),
    ("half a dozen", "6", "6", "exact", None, "cardinal"),
    ("two dozen", "24", "24", "exact", None, "cardinal"),
    ("a hundred", "100", "100", "exact", None, "cardinal"),
    ("one hundred and five", "105", "105", "exact", None, "cardinal"),
    ("a hundred and one", "101", "101", "exact", None, "cardinal"),
    ("two hundred thousand", "200000", "200000", "exact", None, "cardinal"),
    ("two thousand three hundred and twelve", "2312", "2312", "exact", None, "cardinal"),
    ("half a million", "500000", "500000", "exact", None, "cardinal"),
    ("two and a half million", "2500000", "2500000", "exact", None, "cardinal"),
    ("zero", "0", "0", "exact", None, "cardinal"),
    # with what they count
    ("30 fighters", "30", "30", "exact", "fighters", "cardinal"),
    ("6,000 Taliban fighters", "6000", "6000", "exact", "fighters", "cardinal"),
    ("6,000 heavily armed Taliban fighters", "6000", "6000", "exact", "fighters", "cardinal"),
    ("6,000 Pakistani Taliban (TTP) fighters", "6000", "6000", "exact", "fighters", "cardinal"),
    ("30 FIGHTERS", "30", "30", "exact", "fighters", "cardinal"),
    ("30\u00a0fighters", "30", "30", "exact", "fighters", "cardinal"),
    ("30\nfighters", "30", "30", "exact", "fighters", "cardinal"),
    ("30 people", "30", "30", "exact", "people", "cardinal"),
    ("30 persons", "30", "30", "exact", "people", "cardinal"),
    ("one person", "1", "1", "exact", "people", "cardinal"),
    ("one soldier", "1", "1", "exact", "soldiers", "cardinal"),
    ("one British soldier was", "1", "1", "exact", "soldiers", "cardinal"),
    ("one woman", "1", "1", "exact", "women", "cardinal"),
    ("one city", "1", "1", "exact", "cities", "cardinal"),
    ("1 child", "1", "1", "exact", "children", "cardinal"),
    ("two women activists", "2", "2", "exact", "activists", "cardinal"),
    ("12 police officers", "12", "12", "exact", "officers", "cardinal"),
    ("20 troops", "20", "20", "exact", "troops", "cardinal"),
    ("15 of the hostages", "15", "15", "exact", "hostages", "cardinal"),
    ("30 Taliban", "30", "30", "exact", "Taliban", "cardinal"),
    ("30 were killed", "30", "30", "exact", None, "cardinal"),
    ("30 killed in the attack", "30", "30", "exact", None, "cardinal"),
    ("five-member council", "5", "5", "exact", "members", "cardinal"),
    ("100,000-strong army", "100000", "100000", "exact", None, "cardinal"),
    ("30 well trained highly motivated heavily armed fighters", "30", "30", "exact", None, "cardinal"),
    ("a four-legged animal", "4", "4", "exact", None, "cardinal"),
    ("40m people", "40000000", "40000000", "exact", "people", "cardinal"),
    # hedges
    ("approximately 30", "30", "30", "about", None, "cardinal"),
    ("approximately 30 attendees", "30", "30", "about", "attendees", "cardinal"),
    ("about 30 people", "30", "30", "about", "people", "cardinal"),
    ("around thirty", "30", "30", "about", None, "cardinal"),
    ("some 30", "30", "30", "about", None, "cardinal"),
    ("roughly 30", "30", "30", "about", None, "cardinal"),
    ("nearly 30", "30", "30", "about", None, "cardinal"),
    ("almost 100", "100", "100", "about", None, "cardinal"),
    ("close to 100", "100", "100", "about", None, "cardinal"),
    ("an estimated 2,000 people", "2000", "2000", "about", "people", "cardinal"),
    ("about a dozen", "12", "12", "about", None, "cardinal"),
    ("30-odd people", "30", "30", "about", "people", "cardinal"),
    ("30 or so people", "30", "30", "about", "people", "cardinal"),
    ("at least 12", "12", None, "at_least", None, "cardinal"),
    ("at least 12 soldiers", "12", None, "at_least", "soldiers", "cardinal"),
    ("AT LEAST SIX PERSONS", "6", None, "at_least", "people", "cardinal"),
    ("no fewer than 12", "12", None, "at_least", None, "cardinal"),
    ("not less than 12", "12", None, "at_least", None, "cardinal"),
    ("a minimum of 12", "12", None, "at_least", None, "cardinal"),
    ("30+ people", "30", None, "at_least", "people", "cardinal"),
    ("30 or more people", "30", None, "at_least", "people", "cardinal"),
    ("up to 50", None, "50", "at_most", None, "cardinal"),
    ("three years or more", "3", None, "at_least", "years", "duration"),
    ("20 tonnes or less", None, "20", "at_most", "tonnes", "measure"),
    ("went up to 50", "50", "50", "exact", None, "cardinal"),
    ("at most 50", None, "50", "at_most", None, "cardinal"),
    ("no more than 50", None, "50", "at_most", None, "cardinal"),
    ("as many as 300 people", None, "300", "at_most", "people", "cardinal"),
    ("$200 or less", None, "200", "at_most", "$", "money"),
    ("more than 5,000", "5000", None, "more_than", None, "cardinal"),
    ("well over 5,000 people", "5000", None, "more_than", "people", "cardinal"),
    ("over 50 people", "50", None, "more_than", "people", "cardinal"),
    ("hand over five men", "5", "5", "exact", "men", "cardinal"),
    ("a dispute over two islands", "2", "2", "exact", "islands", "cardinal"),
    ("took over 50 hostages", "50", None, "more_than", "hostages", "cardinal"),
    ("complained about 12 dismissals", "12", "12", "exact", "dismissals", "cardinal"),
    ("arrested about 12 men", "12", "12", "about", "men", "cardinal"),
    ("papers for two of them last Monday", "2", "2", "exact", None, "cardinal"),
    ("in excess of 50", "50", None, "more_than", None, "cardinal"),
    ("more than a dozen", "12", None, "more_than", None, "cardinal"),
    ("less than half a million", None, "500000", "less_than", None, "cardinal"),
    ("fewer than 20", None, "20", "less_than", None, "cardinal"),
    ("under 20 people", None, "20", "less_than", "people", "cardinal"),
    ("just under 20 people", None, "20", "less_than", "people", "cardinal"),
    ("a total of 30 people", "30", "30", "exact", "people", "cardinal"),
    ("only 30 people", "30", "30", "exact", "people", "cardinal"),
    # ranges
    ("3-4", "3", "4", "between", None, "cardinal"),
    ("3–4 fighters", "3", "4", "between", "fighters", "cardinal"),
    ("30 to 40 people", "30", "40", "between", "people", "cardinal"),
    ("three or four men", "3", "4", "between", "men", "cardinal"),
    ("between 30 and 40", "30", "40", "between", None, "cardinal"),
    ("between thirty and forty people", "30", "40", "between", "people", "cardinal"),
    ("from 30 to 40 people", "30", "40", "between", "people", "cardinal"),
    ("2-3 million people", "2000000", "3000000", "between", "people", "cardinal"),
    ("two or three dozen", "24", "36", "between", None, "cardinal"),
    ("between $2 and 3 million", "2000000", "3000000", "between", "$", "money"),
    ("10% to 15%", "10", "15", "between", "%", "percent"),
    ("10-15 percent", "10", "15", "between", "%", "percent"),
    # no more than a hint
    ("dozens", "24", None, "vague", None, "cardinal"),
    ("dozens of fighters", "24", None, "vague", "fighters", "cardinal"),
    ("scores of people", "40", None, "vague", "people", "cardinal"),
    ("hundreds", "200", None, "vague", None, "cardinal"),
    ("hundreds of Taliban fighters", "200", None, "vague", "fighters", "cardinal"),
    ("thousands of people", "2000", None, "vague", "people", "cardinal"),
    ("tens of thousands", "20000", None, "vague", None, "cardinal"),
    ("hundreds of thousands of people", "200000", None, "vague", "people", "cardinal"),
    ("several", "3", None, "vague", None, "cardinal"),
    ("several soldiers", "3", None, "vague", "soldiers", "cardinal"),
    ("several hundred", "300", None, "vague", None, "cardinal"),
    ("a few soldiers", "3", None, "vague", "soldiers", "cardinal"),
    ("a few thousand people", "3000", None, "vague", "people", "cardinal"),
    ("a couple of soldiers", "2", None, "vague", "soldiers", "cardinal"),
    ("several tens of thousands", "20000", None, "vague", None, "cardinal"),
    # shares and money
    ("25%", "25", "25", "exact", "%", "percent"),
    ("25 %", "25", "25", "exact", "%", "percent"),
    ("25 percent", "25", "25", "exact", "%", "percent"),
    ("25 per cent", "25", "25", "exact", "%", "percent"),
    ("40-PERCENT", "40", "40", "exact", "%", "percent"),
    ("0.5 percentage points", "0.5", "0.5", "exact", "percentage points", "percent"),
    ("half of voters", "0.5", "0.5", "exact", "voters", "fraction"),
    ("a quarter of voters", "0.25", "0.25", "exact", "voters", "fraction"),
    ("three-quarters of voters", "0.75", "0.75", "exact", "voters", "fraction"),
    ("four fifths", "0.8", "0.8", "exact", None, "fraction"),
    ("$3bn", "3000000000", "3000000000", "exact", "$", "money"),
    ("$1million", "1000000", "1000000", "exact", "$", "money"),
    ("£2.5million", "2500000", "2500000", "exact", "£", "money"),
    ("$3 billion", "3000000000", "3000000000", "exact", "$", "money"),
    ("US$ 5 million", "5000000", "5000000", "exact", "US$", "money"),
    ("€40m", "40000000", "40000000", "exact", "€", "money"),
    ("£1.2bn", "1200000000", "1200000000", "exact", "£", "money"),
    ("EUR 5 million", "5000000", "5000000", "exact", "€", "money"),
    ("five million dollars", "5000000", "5000000", "exact", "$", "money"),
    ("200 euros", "200", "200", "exact", "€", "money"),
    ("20,000 Colombian pesos", "20000", "20000", "exact", "pesos", "money"),
    ("billions of dollars", "2000000000", None, "vague", "$", "money"),
    ("nearly $1 billion", "1000000000", "1000000000", "about", "$", "money"),
    # time, age, measure
    ("two days", "2", "2", "exact", "days", "duration"),
    ("two-day", "2", "2", "exact", "days", "duration"),
    ("24-hour", "24", "24", "exact", "hours", "duration"),
    ("one year", "1", "1", "exact", "years", "duration"),
    ("one and a half years", "1.5", "1.5", "exact", "years", "duration"),
    ("at least two years", "2", None, "at_least", "years", "duration"),
    ("over two days of talks", "2", "2", "exact", "days", "duration"),
    ("lasted over two days", "2", None, "more_than", "days", "duration"),
    ("45-year-old man", "45", "45", "exact", "years", "age"),
    ("30 years old", "30", "30", "exact", "years", "age"),
    ("aged 30", "30", "30", "exact", "years", "age"),
    ("Smith, 45, said", "45", "45", "exact", "years", "age"),
    ("1,200 km", "1200", "1200", "exact", "km", "measure"),
    ("30 kilometres", "30", "30", "exact", "km", "measure"),
    ("30 square miles", "30", "30", "exact", "square miles", "measure"),
    ("40m", "40", "40", "exact", "m", "measure"),
    ("300 kg of dynamite", "300", "300", "exact", "kg", "measure"),
    # a place in a row
    ("the third round", "3", "3", "exact", "rounds", "ordinal"),
    ("its second term", "2", "2", "exact", "terms", "ordinal"),
    ("the twenty-first session", "21", "21", "exact", "sessions", "ordinal"),
    ("the 3rd round", "3", "3", "exact", "rounds", "ordinal"),
    ("the second largest city", "2", "2", "exact", "cities", "ordinal"),
    ("21st", "21", "21", "exact", None, "ordinal"),
]


def _bound(number: str | None) -> Decimal | None:
    return None if number is None else Decimal(number)


@pytest.mark.parametrize(
    ("phrase", "quantity"),
    [
        pytest.param(phrase, Quantity(_bound(low), _bound(high), Qualifier(hedge), unit, Kind(kind)), id=phrase)
        for phrase, low, high, hedge, unit, kind in PHRASES
    ],
)
def test_a_phrase_counts_what_its_words_say(phrase: str, quantity: Quantity) -> None:
    assert parse_quantity(phrase) == quantity


NO_QUANTITIES = [
    "",
    "fighters",
    "one",
    "no one",
    "one another",
    "one of the fighters",
    "one day they will",
    "the one",
    "every one of them",
    "this one fighter",
    "first",
    "the first",
    "the first time",
    "first, they came",
    "a second",
    "the Second Amendment",
    "half",
    "a third way",
    "2021",
    "in 2021",
    "September 3",
    "3 September 2025",
    "the 1990s",
    "two days ago",
    "since 2021",
    "13/9/2025",
    "Room 21",
    "Flight 370",
    "No. 5",
    "Article 5",
    "Section 3(b)",
    "Highway 61",
    "Boeing 747",
    "Resolution 1373",
    "Vision 2030 failed",
    "page 4",
    "F-16",
    "MH17",
    "COVID-19",
    "G20",
    "5G",
    "4x4",
    "10:30",
    "5 p.m.",
    "5 pm",
    "at 0630",
    "at 2120",
    "0930",
    "3-2",
    "2-2",
    "1. ",
    "v2.0.1",
    "reported on Zero Hedge",
    "6'3\"",
    "in his 60s",
    "not 30",
    "not 30 but 40",
    "never 30",
    "30 men and 20 women",
    "15 of the 30 hostages",
    "rose from 30 to 40",
    "the million-dollar question",
    "hundred",
    "some people",
    "many people",
    "a number of people",
    "1" * 40,
]


@pytest.mark.parametrize("phrase", [pytest.param(phrase, id=phrase[:30] or "nothing") for phrase in NO_QUANTITIES])
def test_what_counts_nothing_or_more_than_one_thing_has_no_value(phrase: str) -> None:
    assert parse_quantity(phrase) is None


FINDS = [
    ("On September 3, 2025, at least 30 people died.", ["at least 30 people"]),
    ("It rose from 30 percent to 40 percent in 2021.", ["30 percent", "40 percent"]),
    ("They lost 53 percent to 39 percent.", ["53 percent", "39 percent"]),
    ("Only one of the 31 growers waited for two hours.", ["one", "31 growers", "two hours"]),
    ("Of the nine candidates, four have a chance.", ["nine candidates", "four"]),
    ("Profit fell 27 percent to 146 million euros.", ["27 percent", "146 million euros"]),
    ("Sales rose 3 percent to 2.1 billion crowns.", ["3 percent", "2.1 billion crowns"]),
    ("Costs rose by $3 million to $20 million.", ["$3 million", "$20 million"]),
    ("The index gained 5 to 1,046 points.", ["5", "1,046 points"]),
    ("Rents rose 3 to 5 percent.", ["3 to 5 percent"]),
    ("Sales will rise 2 to 3 million.", ["2 to 3 million"]),
    ("They gave 20 percent to 30 percent.", ["20 percent to 30 percent"]),
    ("Losses should not exceed 40 tonnes.", ["not exceed 40 tonnes"]),
    ("He was found guilty on seven of nine counts.", ["seven", "nine counts"]),
    ("30 men and 20 women", ["30 men", "20 women"]),
    ("the two sides; three-day talks; a third round", ["two sides", "three-day", "third round"]),
    ("Betty Smith, 45, has four children.", ["45", "four children"]),
    ("between $2 million and $3 million", ["between $2 million and $3 million"]),
    ("He won 5-4, not 6-3.", []),
    ("Flight 370 carried 239 people on a Boeing 777.", ["239 people"]),
    ("In 2015, 30 people", ["30 people"]),
    ("AT 0630 THE 12 GUERRILLAS KILLED ONE SOLDIER.", ["12 GUERRILLAS", "ONE SOLDIER"]),
    ("İ 30 fighters 𝔖 some 40 soldiers", ["30 fighters", "some 40 soldiers"]),
    ("1. Thirty men\n2. Forty women", ["Thirty men", "Forty women"]),
    ("three weeks later, two days ago", []),
    ("one two-man team", ["two-man"]),
    ("no numbers at all", []),
]


@pytest.mark.parametrize(("text", "quantities"), [pytest.param(*row, id=row[0][:40]) for row in FINDS])
def test_quantities_are_found_where_they_stand(text: str, quantities: list[str]) -> None:
    found = find_quantities(text)
    assert [quantity.text for quantity in found] == quantities
    assert find_quantities(text, dates=find_dates(text)) == found


AGREEMENTS = [
    # claimed, source, agreement
    ("30", "30", "same"),
    ("thirty", "30", "same"),
    ("6,000 fighters", "six thousand fighters", "same"),
    ("30 people", "30 persons", "same"),
    ("$3bn", "$3 billion", "same"),
    ("$3bn", "US$3 billion", "same"),
    ("25%", "25 percent", "same"),
    ("two weeks", "14 days", "same"),
    ("one year", "twelve months", "same"),
    ("48 hours", "two days", "same"),
    ("30", "30 fighters", "same"),
    ("about 30", "approximately 30", "same"),
    ("dozens", "dozens of people", "same"),
    ("dozens", "36", "less_precise"),
    ("hundreds", "1,500", "less_precise"),
    ("several", "5", "less_precise"),
    ("a couple of soldiers", "two soldiers", "less_precise"),
    ("about 30", "31", "less_precise"),
    ("about 30", "30", "less_precise"),
    ("more than 5,000", "6,000", "less_precise"),
    ("more than 5,000", "more than 6,000", "less_precise"),
    ("at least 30", "30", "less_precise"),
    ("at least 30", "more than 30", "less_precise"),
    ("up to 50", "40", "less_precise"),
    ("30 to 40", "35", "less_precise"),
    ("30 to 40", "about 35", "less_precise"),
    ("fewer than 100", "up to 50", "less_precise"),
    ("30", "approximately 30", "overprecise"),
    ("30", "at least 30", "overprecise"),
    ("36", "dozens", "overprecise"),
    ("6,000", "more than 5,000", "overprecise"),
    ("35", "30 to 40", "overprecise"),
    ("more than 30", "at least 30", "overprecise"),
    ("at least 30", "up to 40", "overprecise"),
    ("31", "30", "contradicts"),
    ("60,000 fighters", "6,000 fighters", "contradicts"),
    ("about 31", "about 30", "contradicts"),
    ("about 40", "30", "contradicts"),
    ("more than 30", "30", "contradicts"),
    ("fewer than 30", "30", "contradicts"),
    ("dozens", "6,000", "contradicts"),
    ("dozens", "7", "contradicts"),
    ("hundreds", "2,500", "contradicts"),
    ("a couple of soldiers", "15 soldiers", "contradicts"),
    ("40 to 50", "35", "contradicts"),
    ("two weeks", "13 days", "contradicts"),
    ("the third round", "the second round", "contradicts"),
    ("6,000 fighters", "6,000 soldiers", "unrelated"),
    ("30 percent", "30 people", "unrelated"),
    ("30", "30 percent", "unrelated"),
    ("3 rounds", "the third round", "unrelated"),
    ("$3 million", "€3 million", "unrelated"),
    ("two weeks", "two months", "unrelated"),
    ("30 km", "30 miles", "contradicts"),
    ("1,800 feet", "1,800 metres", "contradicts"),
    ("5,900 feet", "1,800 metres", "same"),
    ("1.8 km", "1,800 metres", "same"),
    ("one gram", "one milligram", "contradicts"),
    ("90 minutes", "1.5 hours", "same"),
    ("£310 million", "310 million pounds", "same"),
    ("2.4 percent", "2.4 percentage points", "unrelated"),
    ("as long as 10 years", "up to 10 years", "same"),
    ("30 kg", "30 km", "unrelated"),
    ("45-year-old", "45 years", "unrelated"),
]


@pytest.mark.parametrize(
    ("claimed", "source", "agreement"),
    [pytest.param(*row, id=f"{row[0]} for {row[1]}") for row in AGREEMENTS],
)
def test_a_claim_may_be_vaguer_than_its_source_but_not_firmer(claimed: str, source: str, agreement: str) -> None:
    one, other = parse_quantity(claimed), parse_quantity(source)
    assert one is not None
    assert other is not None
    assert agrees(one, other) == agreement


_NUMBERS = st.integers(0, 10**9).map(Decimal)
_UNITS = st.sampled_from([None, "fighters", "days", "weeks", "%", "$"])


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    qualifier, number = draw(st.sampled_from(Qualifier)), draw(_NUMBERS)
    low = None if qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN) else number
    high = None if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.VAGUE) else number
    if qualifier is Qualifier.BETWEEN:
        high = number + draw(_NUMBERS) + 1
    return Quantity(low, high, qualifier, draw(_UNITS))


@given(one=_quantities(), other=_quantities())
@settings(max_examples=200, deadline=None)
def test_agreement_mirrors_itself(one: Quantity, other: Quantity) -> None:
    mirror = {"less_precise": {"overprecise", "less_precise"}, "overprecise": {"less_precise", "overprecise"}}
    there, back = agrees(one, other), agrees(other, one)
    assert agrees(one, one) == "same"
    assert back in mirror.get(there, {there})


_WORDS = st.sampled_from(
    "30 6,000 1.5 million thirty one two three-day a the dozen hundred and half of dozens several $ $3bn 25% percent "
    "at least more than about between to or - – people fighters soldiers September 3 2025 first third 3rd no one not "
    "years old , . ( ) km m İ \n".split(" ")
)


@given(text=st.lists(_WORDS, max_size=14).map(" ".join) | st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_finds_are_exact_ordered_and_apart_from_dates(text: str) -> None:
    dates, end = find_dates(text), 0
    for found in find_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.value.low is not None or found.value.high is not None
        assert not any(date.start <= found.start and found.end <= date.end for date in dates)
        end = found.end


@given(number=st.integers(0, 10**12), unit=st.sampled_from(["fighters", "people", "soldiers"]))
@settings(max_examples=100, deadline=None)
def test_every_whole_number_is_read_back(number: int, unit: str) -> None:
    found = parse_quantity(f"at least {number:,} {unit}")
    assert found == Quantity(Decimal(number), None, Qualifier.AT_LEAST, unit, Kind.CARDINAL)


# text, part, whole, unit; None where nothing is a part
PARTS = [
    ("seven of nine counts", "7", "9", "counts"),
    ("Two of the study's eleven authors own shares", "2", "11", "authors"),
    ("four of its eleven shelters", "4", "11", "shelters"),
    ("one of the three men", "1", "3", "men"),
    ("some 30 of the union's 4,000 members", "30", "4000", "members"),
    ("two of the men in three cars", None, None, None),
    ("two of his friends and six others", None, None, None),
    ("15 of the hostages", None, None, None),
    ("nine of seven counts", None, None, None),
]


@pytest.mark.parametrize(("text", "part", "whole", "unit"), [pytest.param(*row, id=row[0]) for row in PARTS])
def test_a_part_has_the_unit_of_its_whole(text: str, part: str | None, whole: str | None, unit: str | None) -> None:
    found = [quantity for quantity in find_quantities(text) if quantity.whole is not None]
    values = [(str(q.value.low), str(q.whole.low), q.value.unit) for q in found if q.whole is not None]
    assert values == ([(part, whole, unit)] if part else [])
