"""Dates in words: one row a phrase, with what it means without and with the day of the document."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from llm_brief.text.dates.edtf import EDTF, Precision, contains
from llm_brief.text.dates.find import Tense, find_dates, parse_date, same_date

WEDNESDAY = date(2025, 9, 10)

# phrase, its value without the day of the document, its value seen from Wednesday, 10 September 2025
MEANINGS = [
    # a day and a month
    ("September 3", "XXXX-09-03", "2025-09-03"),
    ("Sept. 3", "XXXX-09-03", "2025-09-03"),
    ("Sep 3", "XXXX-09-03", "2025-09-03"),
    ("September 3rd", "XXXX-09-03", "2025-09-03"),
    ("September third", "XXXX-09-03", "2025-09-03"),
    ("the third of September", "XXXX-09-03", "2025-09-03"),
    ("September the 3rd", "XXXX-09-03", "2025-09-03"),
    ("3 September", "XXXX-09-03", "2025-09-03"),
    ("3rd September", "XXXX-09-03", "2025-09-03"),
    ("the 3rd of September", "XXXX-09-03", "2025-09-03"),
    ("on September 3", "XXXX-09-03", "2025-09-03"),
    ("on the 3rd of September", "XXXX-09-03", "2025-09-03"),
    ("September 03", "XXXX-09-03", "2025-09-03"),
    ("SEPTEMBER 3", "XXXX-09-03", "2025-09-03"),
    ("september 3", "XXXX-09-03", "2025-09-03"),
    ("September\u00a03", "XXXX-09-03", "2025-09-03"),
    ("September\n3", "XXXX-09-03", "2025-09-03"),
    ("“September 3”", "XXXX-09-03", "2025-09-03"),
    ("(September 3),", "XXXX-09-03", "2025-09-03"),
    ("4 July", "XXXX-07-04", "2025-07-04"),
    ("fourth of July", "XXXX-07-04", "2025-07-04"),
    ("the Fourth of July", "XXXX-07-04", "2025-07-04"),
    ("the twenty-first of May", "XXXX-05-21", "2025-05-21"),
    ("Aug. 10th", "XXXX-08-10", "2025-08-10"),
    ("May 3", "XXXX-05-03", "XXXX-05-03"),
    ("March 15", "XXXX-03-15", "XXXX-03-15"),
    ("February 29", "XXXX-02-29", "XXXX-02-29"),
    ("September 30", "XXXX-09-30", "2025-09-30"),
    ("November 8", "XXXX-11-08", "2025-11-08"),
    ("November 15", "XXXX-11-15", "XXXX-11-15"),
    ("the second day, September 30th", "XXXX-09-30", "2025-09-30"),
    ("the 1st day, 3 September", "XXXX-09-03", "2025-09-03"),
    ("12 APRIL", "XXXX-04-12", "XXXX-04-12"),
    ("the 26th", "XXXX-XX-26", "XXXX-XX-26"),
    ("on the 3rd", "XXXX-XX-03", "XXXX-XX-03"),
    # a day, a month and a year
    ("September 3, 2025", "2025-09-03", "2025-09-03"),
    ("September 3 2025", "2025-09-03", "2025-09-03"),
    ("September 3rd, 2025", "2025-09-03", "2025-09-03"),
    ("3 September 2025", "2025-09-03", "2025-09-03"),
    ("3 September, 2025", "2025-09-03", "2025-09-03"),
    ("July 4, 2025", "2025-07-04", "2025-07-04"),
    ("July 4, 1776", "1776-07-04", "1776-07-04"),
    ("the 4th of July 2025", "2025-07-04", "2025-07-04"),
    ("March 01, 2008", "2008-03-01", "2008-03-01"),
    ("May 1, 2024", "2024-05-01", "2024-05-01"),
    ("may 1, 2024", "2024-05-01", "2024-05-01"),
    ("February 29, 2024", "2024-02-29", "2024-02-29"),
    ("3-May-2025", "2025-05-03", "2025-05-03"),
    ("12 APR 89", "1989-04-12", "1989-04-12"),
    ("04 FEB 90", "1990-02-04", "1990-02-04"),
    ("4 July '25", "2025-07-04", "2025-07-04"),
    ("September 3, '25", "2025-09-03", "2025-09-03"),
    ("June 16th of last year", None, "2024-06-16"),
    ("September 3 last year", None, "2024-09-03"),
    ("2025-09-03", "2025-09-03", "2025-09-03"),
    ("2025-09-03T10:00:00Z", "2025-09-03", "2025-09-03"),
    ("2025/09/03", "2025-09-03", "2025-09-03"),
    ("13/9/2025", "2025-09-13", "2025-09-13"),
    ("9/13/2025", "2025-09-13", "2025-09-13"),
    ("13.9.2025", "2025-09-13", "2025-09-13"),
    ("13-09-2025", "2025-09-13", "2025-09-13"),
    ("5/5/2025", "2025-05-05", "2025-05-05"),
    ("9/17/16", "2016-09-17", "2016-09-17"),
    # with a weekday
    ("Tuesday, September 2", "XXXX-09-02", "2025-09-02"),
    ("Tuesday, Sept. 2, 2025", "2025-09-02", "2025-09-02"),
    ("Tuesday 2 September", "XXXX-09-02", "2025-09-02"),
    ("Tuesday the 2nd of September", "XXXX-09-02", "2025-09-02"),
    ("Wed, 03 Sep 2025", "2025-09-03", "2025-09-03"),
    ("Tues., Sept. 2", "XXXX-09-02", "2025-09-02"),
    ("Sunday’s Sept. 7", "XXXX-09-07", "2025-09-07"),
    ("Tuesday, September 3", "XXXX-09-03", "XXXX-09-03"),
    ("Tuesday, September 3, 2025", "2025-09-03?", "2025-09-03?"),
    ("early Sunday morning, September 7, 2025", "2025-09-07", "2025-09-07"),
    ("Sunday, March 2", "XXXX-03-02", "2025-03-02"),
    ("Saturday, March 2", "XXXX-03-02", "XXXX-03-02"),
    # ranges of days
    ("September 3–4", "XXXX-09-03/XXXX-09-04", "2025-09-03/2025-09-04"),
    ("September 3-4", "XXXX-09-03/XXXX-09-04", "2025-09-03/2025-09-04"),
    ("September 3 and 4", "XXXX-09-03/XXXX-09-04", "2025-09-03/2025-09-04"),
    ("September 3 to 6", "XXXX-09-03/XXXX-09-06", "2025-09-03/2025-09-06"),
    ("September 3, 4 and 5", "XXXX-09-03/XXXX-09-05", "2025-09-03/2025-09-05"),
    ("September 3, 4, and 5, 2024", "2024-09-03/2024-09-05", "2024-09-03/2024-09-05"),
    ("3-4 September 2025", "2025-09-03/2025-09-04", "2025-09-03/2025-09-04"),
    ("3 and 4 September", "XXXX-09-03/XXXX-09-04", "2025-09-03/2025-09-04"),
    ("the 3rd and 4th of September", "XXXX-09-03/XXXX-09-04", "2025-09-03/2025-09-04"),
    ("August 25th and 26th", "XXXX-08-25/XXXX-08-26", "2025-08-25/2025-08-26"),
    ("Saturday and Sunday, September 6-7", "XXXX-09-06/XXXX-09-07", "2025-09-06/2025-09-07"),
    ("from 3 to 5 May", "XXXX-05-03/XXXX-05-05", "XXXX-05-03/XXXX-05-05"),
    ("between 3 and 5 May 2024", "2024-05-03/2024-05-05", "2024-05-03/2024-05-05"),
    ("between May 3 and 5", "XXXX-05-03/XXXX-05-05", "XXXX-05-03/XXXX-05-05"),
    ("between May 3 and May 5, 2024", "2024-05-03/2024-05-05", "2024-05-03/2024-05-05"),
    ("between May 3 and May 9", "XXXX-05-03/XXXX-05-09", "XXXX-05-03/XXXX-05-09"),
    ("August 30 to September 2", "XXXX-08-30/XXXX-09-02", "2025-08-30/2025-09-02"),
    ("August 30 and 31", "XXXX-08-30/XXXX-08-31", "2025-08-30/2025-08-31"),
    ("August 31 and September 1", "XXXX-08-31/XXXX-09-01", "2025-08-31/2025-09-01"),
    ("August 30 through September 2, 2024", "2024-08-30/2024-09-02", "2024-08-30/2024-09-02"),
    ("December 30, 2024 – January 2, 2025", "2024-12-30/2025-01-02", "2024-12-30/2025-01-02"),
    ("December 30 to January 2, 2025", "2024-12-30/2025-01-02", "2024-12-30/2025-01-02"),
    ("December 30, 2024 to January 2", "2024-12-30/2025-01-02", "2024-12-30/2025-01-02"),
    ("December 30 to January 2", "XXXX-12-30/XXXX-01-02", "XXXX-12-30/XXXX-01-02"),
    ("17 FEB 90 - 18 FEB 90", "1990-02-17/1990-02-18", "1990-02-17/1990-02-18"),
    ("2025-09-03/2025-09-05", "2025-09-03/2025-09-05", "2025-09-03/2025-09-05"),
    ("the night of 3-4 September", "XXXX-09-03/XXXX-09-04", "2025-09-03/2025-09-04"),
    # months
    ("September 2025", "2025-09", "2025-09"),
    ("Sept. 2025", "2025-09", "2025-09"),
    ("September, 2025", "2025-09", "2025-09"),
    ("September of 2025", "2025-09", "2025-09"),
    ("in May 2025", "2025-05", "2025-05"),
    ("May 2025", "2025-05", "2025-05"),
    ("the month of May 2025", "2025-05", "2025-05"),
    ("2025-09", "2025-09", "2025-09"),
    ("9/2025", "2025-09", "2025-09"),
    ("in July", "XXXX-07", "2025-07"),
    ("July", "XXXX-07", "2025-07"),
    ("in September", "XXXX-09", "2025-09"),
    ("in October", "XXXX-10", "2025-10"),
    ("in March", "XXXX-03", "XXXX-03"),
    ("in December", "XXXX-12", "XXXX-12"),
    ("May", "XXXX-05", "XXXX-05"),
    ("IN MARCH", "XXXX-03", "XXXX-03"),
    ("mid-June", "XXXX-06", "XXXX-06"),
    ("late August", "XXXX-08", "2025-08"),
    ("early in August", "XXXX-08", "2025-08"),
    ("the beginning of August", "XXXX-08", "2025-08"),
    ("the first week of August", "XXXX-08", "2025-08"),
    ("the first three months of 2025", "2025", "2025"),
    ("the last week of August 2024", "2024-08", "2024-08"),
    ("the end of August 2024", "2024-08", "2024-08"),
    ("July and August 2025", "2025-07/2025-08", "2025-07/2025-08"),
    ("from June to August 2025", "2025-06/2025-08", "2025-06/2025-08"),
    ("between January and April", "XXXX-01/XXXX-04", "XXXX-01/XXXX-04"),
    ("December 2024–February 2025", "2024-12/2025-02", "2024-12/2025-02"),
    ("June last year", None, "2024-06"),
    ("June of this year", None, "2025-06"),
    ("last June", None, "2025-06"),
    ("last September", None, "2024-09"),
    ("last December", None, "2024-12"),
    ("next March", None, "2026-03"),
    ("this July", None, "2025-07"),
    ("the first Monday in September 2025", "2025-09-01", "2025-09-01"),
    ("the last Friday of May 2024", "2024-05-31", "2024-05-31"),
    ("the first Monday in September", "XXXX-09", "2025-09"),
    # years and more
    ("2021", "2021", "2021"),
    ("in 2021", "2021", "2021"),
    ("the year 2021", "2021", "2021"),
    ("early 2024", "2024", "2024"),
    ("late in 2023", "2023", "2023"),
    ("mid-2015", "2015", "2015"),
    ("the end of 2023", "2023", "2023"),
    ("2021–22", "2021/2022", "2021/2022"),
    ("2021-22", "2021/2022", "2021/2022"),
    ("2021/22", "2021/2022", "2021/2022"),
    ("2009–10", "2009/2010", "2009/2010"),
    ("2001 to 2014", "2001/2014", "2001/2014"),
    ("from 2001 until 2014", "2001/2014", "2001/2014"),
    ("between 2019 and 2021", "2019/2021", "2019/2021"),
    ("in 2015 and 2016", "2015/2016", "2015/2016"),
    ("the 1990s", "199X", "199X"),
    ("the early 1990s", "199X", "199X"),
    ("mid-1990s", "199X", "199X"),
    ("the 1800s", "18XX", "18XX"),
    ("the '90s", None, "199X"),
    ("the nineties", None, "199X"),
    ("the 19th century", "18XX", "18XX"),
    ("the twenty-first century", "20XX", "20XX"),
    ("this century", None, "20XX"),
    ("this decade", None, "202X"),
    ("Q3 2025", "2025-07/2025-09", "2025-07/2025-09"),
    ("the third quarter of 2025", "2025-07/2025-09", "2025-07/2025-09"),
    ("fourth-quarter 2006", "2006-10/2006-12", "2006-10/2006-12"),
    ("the first half of 2023", "2023-01/2023-06", "2023-01/2023-06"),
    ("H2 2023", "2023-07/2023-12", "2023-07/2023-12"),
    ("the second half of last year", None, "2024-07/2024-12"),
    ("spring 2024", "2024-21", "2024-21"),
    ("the summer of 2024", "2024-22", "2024-22"),
    ("fall 2016", "2016-23", "2016-23"),
    ("the winter of 2015-16", "2015-24", "2015-24"),
    ("this spring", None, "2025-21"),
    ("Christmas 2024", "2024-12-25", "2024-12-25"),
    ("New Year’s Eve", "XXXX-12-31", "XXXX-12-31"),
    ("Christmas Eve last year", None, "2024-12-24"),
    # seen from the document's own day
    ("today", None, "2025-09-10"),
    ("yesterday", None, "2025-09-09"),
    ("tomorrow", None, "2025-09-11"),
    ("the day before yesterday", None, "2025-09-08"),
    ("the day after tomorrow", None, "2025-09-12"),
    ("tonight", None, "2025-09-10"),
    ("last night", None, "2025-09-09"),
    ("this morning", None, "2025-09-10"),
    ("yesterday evening", None, "2025-09-09"),
    ("earlier today", None, "2025-09-10"),
    ("Wednesday", None, "2025-09-10"),
    ("Monday", None, "2025-09-08"),
    ("on Monday", None, "2025-09-08"),
    ("Thursday", None, "2025-09-04"),
    ("MONDAY", None, "2025-09-08"),
    ("Monday’s", None, "2025-09-08"),
    ("last Monday", None, "2025-09-08"),
    ("last Wednesday", None, "2025-09-03"),
    ("this past Friday", None, "2025-09-05"),
    ("next Friday", None, "2025-09-12"),
    ("next Wednesday", None, "2025-09-17"),
    ("this Friday", None, "2025-09-12"),
    ("this coming Friday", None, "2025-09-12"),
    ("Friday of last week", None, "2025-09-05"),
    ("last week on Friday", None, "2025-09-05"),
    ("Tuesday next week", None, "2025-09-16"),
    ("5 p.m. on Tuesday", None, "2025-09-09"),
    ("Tuesday at 5 p.m. local time", None, "2025-09-09"),
    ("early on Tuesday", None, "2025-09-09"),
    ("late Tuesday night", None, "2025-09-09"),
    ("the night of Tuesday", None, "2025-09-09"),
    ("the early hours of Tuesday", None, "2025-09-09"),
    ("Friday the 5th", "XXXX-XX-05", "2025-09-05"),
    ("Monday the 5th", "XXXX-XX-05", "XXXX-XX-05"),
    ("from last Monday to September 15", None, "2025-09-08/2025-09-15"),
    ("between last Monday and Friday", None, "2025-09-08/2025-09-12"),
    ("from last week to yesterday", None, "2025-09-01/2025-09-09"),
    ("from 2014 until last year", None, "2014/2024"),
    ("Monday to Wednesday", None, "2025-09-08/2025-09-10"),
    ("from Saturday until Monday", None, "2025-09-06/2025-09-08"),
    ("Saturday and Sunday", None, "2025-09-06/2025-09-07"),
    ("over the weekend", None, "2025-09-06/2025-09-07"),
    ("last weekend", None, "2025-09-06/2025-09-07"),
    ("this weekend", None, "2025-09-13/2025-09-14"),
    ("last week", None, "2025-09-01/2025-09-07"),
    ("this week", None, "2025-09-08/2025-09-14"),
    ("next week", None, "2025-09-15/2025-09-21"),
    ("earlier this week", None, "2025-09-08/2025-09-14"),
    ("last month", None, "2025-08"),
    ("earlier this month", None, "2025-09"),
    ("early next month", None, "2025-10"),
    ("last year", None, "2024"),
    ("late last year", None, "2024"),
    ("earlier this year", None, "2025"),
    ("the end of the year", None, "2025"),
    ("next year", None, "2026"),
    ("two days ago", None, "2025-09-08"),
    ("2 DAYS AGO", None, "2025-09-08"),
    ("a week ago", None, "2025-09-01/2025-09-07"),
    ("three weeks ago", None, "2025-08-18/2025-08-24"),
    ("a month ago", None, "2025-08"),
    ("nine months ago", None, "2024-12"),
    ("five years ago", None, "2020"),
    ("30 years ago", None, "1995~"),
    ("nearly a decade ago", None, "2015~"),
    ("two weeks from now", None, "2025-09-22/2025-09-28"),
    ("over the past four years", None, "2021/2025-09-10"),
    ("in the last two weeks", None, "2025-08-27/2025-09-10"),
    ("the past 24 hours", None, "2025-09-09/2025-09-10"),
    ("during the past month", None, "2025-08/2025-09-10"),
    ("the past 13 days", None, "2025-08-28/2025-09-10"),
    ("over the last decade", None, "2015/2025-09-10"),
    ("over the next three weeks", None, "2025-09-10/2025-10-01"),
    # open ends, hedges, times of day
    ("since 2021", "2021/..", "2021/.."),
    ("since September 3", "XXXX-09-03/..", "2025-09-03/.."),
    ("since last week", None, "2025-09-01/.."),
    ("since the 1990s", "199X/..", "199X/.."),
    ("since early 2015", "2015/..", "2015/.."),
    ("starting in January 2017", "2017-01/..", "2017-01/.."),
    ("beginning on September 8", "XXXX-09-08/..", "2025-09-08/.."),
    ("from 2021 onwards", "2021/..", "2021/.."),
    ("from 2021 on", "2021/..", "2021/.."),
    ("until March", "../XXXX-03", "../XXXX-03"),
    ("until March 2026", "../2026-03", "../2026-03"),
    ("through Friday", None, "../2025-09-05"),
    ("by 2030", "../2030", "../2030"),
    ("by the end of the year", None, "../2025"),
    ("no later than May 5, 2026", "../2026-05-05", "../2026-05-05"),
    ("before September 3", "../XXXX-09-02", "../2025-09-02"),
    ("before 2021", "../2020", "../2020"),
    ("before September 2025", "../2025-08", "../2025-08"),
    ("before March 1", "../XXXX-03-01", "../XXXX-03-01"),
    ("before January 1, 2025", "../2024-12-31", "../2024-12-31"),
    ("prior to 19 March 1989", "../1989-03-18", "../1989-03-18"),
    ("before the end of 2025", "../2025", "../2025"),
    ("before the 1990s", "../1989", "../1989"),
    ("after May 3, 2021", "2021-05-04/..", "2021-05-04/.."),
    ("after December 2024", "2025-01/..", "2025-01/.."),
    ("since at least 2015", "2015/..", "2015/.."),
    ("as early as 2015", "2015", "2015"),
    ("about 2019", "2019~", "2019~"),
    ("around September 3", "XXXX-09-03~", "2025-09-03~"),
    ("on or about September 3, 2025", "2025-09-03~", "2025-09-03~"),
    ("circa 1850", "1850~", "1850~"),
    ("c. 1850", "1850~", "1850~"),
    ("probably in 2019", "2019?", "2019?"),
    ("as of September 1", "XXXX-09-01", "2025-09-01"),
    ("the evening of July 4", "XXXX-07-04", "2025-07-04"),
    ("May 5, 2024 to April 3, 2025", "2024-05-05/2025-04-03", "2024-05-05/2025-04-03"),
    ("the morning of September 3, 2025", "2025-09-03", "2025-09-03"),
    ("10:30 GMT on 3 September 2025", "2025-09-03", "2025-09-03"),
    ("from 8 a.m. to 5 p.m. on September 3", "XXXX-09-03", "2025-09-03"),
]


@pytest.mark.parametrize(("phrase", "alone", "seen"), [pytest.param(*row, id=row[0]) for row in MEANINGS])
def test_a_phrase_means_what_its_words_say_and_no_more(phrase: str, alone: str | None, seen: str | None) -> None:
    unplaced, placed = parse_date(phrase), parse_date(phrase, WEDNESDAY)
    assert (unplaced.value if unplaced else None) == alone
    assert (placed.value if placed else None) == seen
    for found in filter(None, (unplaced, placed)):
        assert found.raw == phrase
        assert found.rule
        assert found.precision is EDTF.parse(found.value).precision


NO_DATES = [
    "",
    " ",
    "may",
    "march",
    "the march",
    "march on the capital",
    "August Wilson",
    "April Smith",
    "april smith",
    "June Carter said",
    "second",
    "the second",
    "a second",
    "Monday’s attack",
    "1,200 fighters",
    "1200 fighters",
    "12",
    "12 people",
    "3-4",
    "3-4 people",
    "3/4",
    "24/7",
    "9/11",
    "Room 2021",
    "Flight 2016",
    "No. 2016",
    "20255",
    "3100",
    "1 2 3",
    "a decade of war",
    "a decade of",
    "two-day",
    "two days",
    "three weeks",
    "24 hours",
    "ten years",
    "a week",
    "5 p.m.",
    "10:30",
    "10:30 GMT",
    "noon",
    "in the evening",
    "every Monday",
    "Mondays",
    "3/9/2025",
    "03.09.2025",
    "3-9-2025",
    "2009-10",
    "2025-13-01",
    "2025-02-30",
    "September 31",
    "June 31, 2025",
    "February 29, 2025",
    "February 30",
    "September 0",
    "September 45",
    "May 3 and 9",
    "September 3 or 4",
    "September 5 to 3",
    "from May 5 to May 3",
    "from last Monday to September 5",
    "from tomorrow to yesterday",
    "from March 15 until last year",
    "of the of the of the of the September 3",
    "between September 3",
    "not September 3",
    "never on Monday",
    "not before September 3",
    "September 3 people",
    "until further notice",
    "since then",
    "before the war",
    "after the attack",
    "recently",
    "soon",
    "later",
    "now",
    "the fall of Kabul",
    "spring",
    "Q3",
    "the third quarter",
    "a few days ago",
    "several weeks ago",
    "more than two years ago",
    "three hours ago",
    "years ago",
    "three weeks later",
    "a year earlier",
    "two days after",
    "the next day",
    "the following morning",
    "the previous week",
    "the same day",
    "that day",
    "that year",
    "the following Monday",
    "in recent years",
    "the last few days",
    "in the coming weeks",
    "Super Tuesday",
    "Good Friday",
    "last summer",
    "the week of September 3",
    "Sunday Times",
    "September 3 September 4",
    "2025 2026",
    "last",
    "this",
    "ago",
    "of the in on",
    "2021 people",
    "XXXX-09-03",
    "after 9999-12-31 people",
    "9" * 5000,
    "9" * 5000 + "th",
    "September " + "9" * 500,
]


@pytest.mark.parametrize("phrase", [pytest.param(phrase, id=phrase[:40] or "nothing") for phrase in NO_DATES])
def test_what_is_no_date_or_cannot_be_told_has_no_value(phrase: str) -> None:
    assert parse_date(phrase) is None
    assert parse_date(phrase, WEDNESDAY) is None


TENSES: list[tuple[str, Tense, str]] = [
    ("Monday", "past", "2025-09-08"),
    ("Monday", "future", "2025-09-15"),
    ("Wednesday", "past", "2025-09-10"),
    ("Wednesday", "future", "2025-09-10"),
    ("by Friday", "future", "../2025-09-12"),
    ("from Friday to Monday", "future", "2025-09-12/2025-09-15"),
    ("in March", "past", "2025-03"),
    ("in March", "future", "2026-03"),
    ("in September", "past", "2025-09"),
    ("in November", "past", "2024-11"),
    ("in November", "future", "2025-11"),
    ("September 30", "past", "2024-09-30"),
    ("September 30", "future", "2025-09-30"),
    ("September 3", "future", "2026-09-03"),
    ("November 8", "past", "2024-11-08"),
    ("until March", "future", "../2026-03"),
    ("the 26th", "past", "2025-08-26"),
    ("the 26th", "future", "2025-09-26"),
    ("the 31st", "past", "2025-08-31"),
    ("December 30 to January 2", "past", "2024-12-30/2025-01-02"),
    ("December 30 to January 2", "future", "2025-12-30/2026-01-02"),
    ("Tuesday, September 3", "past", "XXXX-09-03"),
    ("last Monday", "future", "2025-09-08"),
    ("2021", "future", "2021"),
]


@pytest.mark.parametrize(("phrase", "tense", "value"), [pytest.param(*row, id=f"{row[0]}-{row[1]}") for row in TENSES])
def test_a_tense_decides_between_the_last_and_the_next(phrase: str, tense: Tense, value: str) -> None:
    found = parse_date(phrase, WEDNESDAY, tense)
    assert found is not None
    assert found.value == value


RULES = [
    ("September 3", "month-day", Precision.DAY),
    ("September 3–4", "day-range-in-month", Precision.INTERVAL),
    ("August 30 to September 2", "day-range", Precision.INTERVAL),
    ("Monday", "weekday-before-reference", Precision.DAY),
    ("Monday to Wednesday", "weekday-range", Precision.INTERVAL),
    ("last Monday", "last-weekday", Precision.DAY),
    ("next Friday", "next-weekday", Precision.DAY),
    ("yesterday", "day-away", Precision.DAY),
    ("two days ago", "ago", Precision.DAY),
    ("last week", "last-week", Precision.INTERVAL),
    ("this month", "this-month", Precision.MONTH),
    ("early 2024", "part-of-year", Precision.YEAR),
    ("late last year", "part-of-last-year", Precision.YEAR),
    ("since 2021", "since-year", Precision.INTERVAL),
    ("before September 3", "before-month-day", Precision.INTERVAL),
    ("the 1990s", "decade", Precision.DECADE),
    ("the 19th century", "century", Precision.CENTURY),
    ("spring 2024", "season", Precision.SEASON),
    ("2021–22", "year-range", Precision.INTERVAL),
    ("13/9/2025", "numeric-date", Precision.DAY),
    ("Tuesday, September 3, 2025", "contradicted-weekday", Precision.DAY),
    ("over the past four years", "span-before", Precision.INTERVAL),
]


@pytest.mark.parametrize(("phrase", "rule", "precision"), [pytest.param(*row, id=row[0]) for row in RULES])
def test_every_value_names_its_rule_and_its_precision(phrase: str, rule: str, precision: Precision) -> None:
    found = parse_date(phrase, WEDNESDAY)
    assert found is not None
    assert (found.rule, found.precision) == (rule, precision)


def test_this_weekend_is_left_open_while_the_last_one_is_as_near() -> None:
    assert parse_date("this weekend", date(2025, 9, 8)) is None
    found = parse_date("this weekend", date(2025, 9, 13))
    assert found is not None
    assert found.value == "2025-09-13/2025-09-14"


def test_the_weekday_rule_says_which_side_it_took() -> None:
    found = parse_date("Monday", WEDNESDAY, "future")
    assert found is not None
    assert found.rule == "weekday-after-reference"


# a text, the dates in it as written, each with its value seen from Wednesday, 10 September 2025
FINDS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("They met on September 3–4 in Vienna.", [("September 3–4", "2025-09-03/2025-09-04")]),
    ("He spoke on Monday and left on Tuesday.", [("Monday", "2025-09-08"), ("Tuesday", "2025-09-09")]),
    ("On Monday and Tuesday they talked.", [("Monday and Tuesday", "2025-09-08/2025-09-09")]),
    ("in July and on September 3", [("July", "2025-07"), ("September 3", "2025-09-03")]),
    ("between you and me: May 3 and May 9", [("May 3", "XXXX-05-03"), ("May 9", "XXXX-05-09")]),
    ("The talks, held August 25th and 26th, failed.", [("August 25th and 26th", "2025-08-25/2025-08-26")]),
    ("They will meet on Friday.", [("Friday", "2025-09-12")]),
    ("They met on Friday.", [("Friday", "2025-09-05")]),
    ("On Friday, the court will rule.", [("Friday", "2025-09-12")]),
    ("She said on Monday that she will resign on Friday.", [("Monday", "2025-09-08"), ("Friday", "2025-09-12")]),
    ("It will be released on Thursday.", [("Thursday", "2025-09-11")]),
    ("He was elected in November.", [("November", "2024-11")]),
    ("Voters will decide in November.", [("November", "2025-11")]),
    ("She may run in November.", [("November", "XXXX-11")]),
    ("in the November election", [("November", "XXXX-11")]),
    ("the March 15 contest", [("March 15", "XXXX-03-15")]),
    ("the Nov. 13 attacks", [("Nov. 13", "XXXX-11-13")]),
    ("since Sept. 11 the law", [("since Sept. 11", "XXXX-09-11/..")]),
    ("Two days ago, three weeks later, a year earlier.", [("Two days ago", "2025-09-08"), ("three weeks later", None), ("a year earlier", None)]),
    ("The next day, and on the following Monday", [("The next day", None), ("the following Monday", None)]),
    ("She left the day before yesterday.", [("the day before yesterday", "2025-09-08")]),
    ("In recent years and in the last few days", [("recent years", None), ("the last few days", None)]),
    ("Super Tuesday changed it.", [("Super Tuesday", None)]),
    ("every Monday", [("every Monday", None)]),
    ("since 2021 and until March 2026", [("since 2021", "2021/.."), ("until March 2026", "../2026-03")]),
    ("after Monday's attack", [("Monday's", "2025-09-08")]),
    ("after the September 3 attack", [("September 3", "XXXX-09-03")]),
    ("by the 2016 vote", [("2016", "2016")]),
    ("after September 3, nothing", [("after September 3", "2025-09-04/..")]),
    ("its 2012 campaign, the 2016 election and 1990s music", [("2012", "2012"), ("2016", "2016"), ("1990s", "199X")]),
    ("pre-2014 borders", [("2014", "2014")]),
    ("An election on 3 September 2025 (Wednesday)", [("3 September 2025", "2025-09-03"), ("Wednesday", "2025-09-10")]),
    ("PORT HALM CITY, 4 FEB 90 (AGENCY) -- [TEXT]", [("4 FEB 90", "1990-02-04")]),
    ("THE ARMY DENIED TODAY THAT ON 12 APRIL", [("TODAY", "2025-09-10"), ("12 APRIL", "2025-04-12")]),
    ("IT TOOK PLACE ON 6 MAY, NOT IN MARCH.", [("6 MAY", "2025-05-06"), ("MARCH", "2025-03")]),
    ("In May, Trump said. The May meeting. By May it was over.", [("May", "2025-05"), ("May", "XXXX-05"), ("By May", "../2025-05")]),
    ("April, May and June were dry.", [("April", "2025-04"), ("May and June", "2025-05/2025-06")]),
    ("from April to June", [("from April to June", "XXXX-04/XXXX-06")]),
    ("an August speech and its June report", [("August", "2025-08"), ("June", "XXXX-06")]),
    ("in September\n3 people", [("September\n3", "2025-09-03")]),
    ("in September\n\n3 people", [("September", "2025-09")]),
    ("İstanbul, 3 September", [("3 September", "2025-09-03")]),
    ("𝔖 On Monday 𝔖", [("Monday", "2025-09-08")]),
    ("Tomorrow night he flies.", [("Tomorrow night", "2025-09-11")]),
    ("the week of September 3", [("the week of September 3", None)]),
    ("last summer, Last Week", [("last summer", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), [pytest.param(*row, id=row[0][:50]) for row in FINDS])
def test_dates_are_found_where_they_stand(text: str, dates: list[tuple[str, str | None]]) -> None:
    found = find_dates(text, WEDNESDAY)
    assert [(date_.text, date_.value.value if date_.value else None) for date_ in found] == dates
    assert all(text[date_.start : date_.end] == date_.text and date_.rule for date_ in found)


FINDS_NOTHING = [
    "He may go. They march on. An august body.",
    "Theresa May spoke to August Wilson and April Smith.",
    "THEY MAY MARCH TO THE CAPITAL. THE MARCH WAS LONG.",
    "It takes one second, the second time.",
    "1,200 fighters and 2000 people, 3-4 of them dead",
    "Room 2021, Flight 2016, a Boeing 1999 and No. 2016",
    "more than 2000 rebels; $2016; 1999%",
    "F-2016 and the 2000-strong force",
    "a two-day, three-week, ten-year affair lasting three weeks",
    "at 5 p.m., at 10:30, at noon, in the evening",
    "AT 1930 THE SHOOTING BEGAN",
    "The Sunday Times and USA TODAY reported.",
    "ABC’s “This Week” and “Saturday Night Live”",
    "in his 60s, 20s and 30s",
    "24/7, 9/11, 3/4, 1-0",
    "the fall of the city, a spring in his step",
    "Christmas trees and Halloween costumes",
    "at the 26th parallel, the 3rd district",
    "She sat, he wed, the sun set, mar the view.",
    "the third quarter of the game, the first half",
    "an end of it, the beginning of wisdom, the end of the day",
    "over the hill, since then, until further notice",
]


@pytest.mark.parametrize("text", [pytest.param(text, id=text[:40]) for text in FINDS_NOTHING])
def test_no_date_is_found_where_none_is(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


SAME = [
    ("2025-09-03", "September 3", None, False),
    ("XXXX-09-03", "September 3", None, True),
    ("XXXX-09", "September 3", None, True),
    ("2025-09-03", "September 3", WEDNESDAY, True),
    ("2024-09-03", "September 3", WEDNESDAY, False),
    ("2025-09", "September 3", WEDNESDAY, True),
    ("2025", "September 3", WEDNESDAY, True),
    ("2025-09-04", "September 3", WEDNESDAY, False),
    ("2025-09-03", "September 2025", None, False),
    ("2025-09-08", "Monday", WEDNESDAY, True),
    ("2025-09-08", "Monday", None, False),
    ("XXXX-XX-XX", "Monday", None, True),
    ("2025-09-01", "last Monday", WEDNESDAY, False),
    ("2025-08-25", "August 25th and 26th", WEDNESDAY, False),
    ("2025-08-25/2025-08-26", "August 25th and 26th", WEDNESDAY, True),
    ("2019", "about 2019", None, False),
    ("2019~", "about 2019", None, True),
    ("2021", "since 2021", None, False),
    ("2025-09-03", "no date", WEDNESDAY, None),
    ("2025-09-03", "not September 3", WEDNESDAY, None),
    ("yesterday", "yesterday", WEDNESDAY, False),
    ("", "yesterday", WEDNESDAY, False),
    ("2025-09-09", "three weeks later", WEDNESDAY, False),
]


@pytest.mark.parametrize(
    ("value", "phrase", "reference", "follows"),
    [pytest.param(*row, id=f"{row[0]}-{row[1]}-{row[2] and 'seen'}") for row in SAME],
)
def test_a_claimed_value_follows_only_from_words_that_give_it(
    value: str, phrase: str, reference: date | None, follows: bool | None
) -> None:
    assert same_date(value, phrase, reference) is follows


def test_a_claimed_value_is_read_in_its_tense() -> None:
    assert same_date("2025-09-15", "Monday", WEDNESDAY, "future") is True
    assert same_date("2025-09-15", "Monday", WEDNESDAY, "past") is False


_WORDS = st.sampled_from(
    "on the of in early late mid about Monday Tue Sept. September May may March 3 4th 2025 '89 1990s and or - – , / to "
    "since until by before after last next this past week month year four days ago from between a few Q3 half second "
    "quarter first spring 5 p.m. today tomorrow night that day same every weekend Christmas 9/13/2025 2025-09-03 not "
    "people . \n \n\n".split(" ")
)
_TEXTS = st.lists(_WORDS, max_size=14).map(" ".join)
_REFERENCES = st.none() | st.dates() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(text=_TEXTS | st.text(max_size=40), reference=_REFERENCES)
@example(text="9" * 5000, reference=None)
@example(text="99999 years ago, 999999 days ago", reference=date(1900, 1, 1))
@settings(max_examples=200, deadline=None)
def test_finds_are_exact_ordered_and_no_more_precise_than_their_words(text: str, reference: date | None) -> None:
    end = 0
    for found in find_dates(text, reference, "past"):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end
        if found.value:
            assert str(EDTF.parse(found.value.value)) == found.value.value
            parsed = parse_date(found.text, reference, "past")
            assert parsed is None or contains(EDTF.parse(found.value.value), EDTF.parse(parsed.value))


@given(phrase=_TEXTS, reference=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@example(phrase="9/13/2025 until March", reference=date(2027, 2, 1))
@settings(max_examples=200, deadline=None)
def test_knowing_the_day_of_the_document_only_makes_a_value_finer(phrase: str, reference: date) -> None:
    alone, seen = parse_date(phrase), parse_date(phrase, reference)
    if alone is not None:
        assert seen is not None
        assert contains(EDTF.parse(alone.value), EDTF.parse(seen.value))
        assert same_date(alone.value, phrase, None) is True
        assert same_date(alone.value, phrase, reference) is True


@given(day=st.dates(date(1000, 1, 1), date(2999, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_every_day_is_read_back_from_every_way_of_writing_it(day: date) -> None:
    for written in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        day.isoformat(),
        f"{day:%A, %d %B %Y}",
    ):
        found = parse_date(written)
        assert found is not None
        assert found.value == day.isoformat()
