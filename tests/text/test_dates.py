"""Dates in words: one row a phrase, with what it means without and with the day of the document."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from llm_brief.text.dates import Tense, find_dates, parse_date, same_date
from llm_brief.text.edtf import EDTF, Precision, contains

WEDNESDAY = date(2025, 9, 10)

# phrase, value without a reference (None: left open), value seen from Wednesday, 10 September 2025
RESOLVED = [
    # days of a month
    ("September 3", "XXXX-09-03", "2025-09-03"),
    ("Sept. 3", "XXXX-09-03", "2025-09-03"),
    ("Sep 3", "XXXX-09-03", "2025-09-03"),
    ("September 3rd", "XXXX-09-03", "2025-09-03"),
    ("September third", "XXXX-09-03", "2025-09-03"),
    ("the third of September", "XXXX-09-03", "2025-09-03"),
    ("September the 3rd", "XXXX-09-03", "2025-09-03"),
    ("3 September", "XXXX-09-03", "2025-09-03"),
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
    ("September 3's", "XXXX-09-03", None),
    ("4 July", "XXXX-07-04", "2025-07-04"),
    ("fourth of July", "XXXX-07-04", "2025-07-04"),
    ("the twenty-first of May", "XXXX-05-21", "2025-05-21"),
    ("May 3", "XXXX-05-03", "XXXX-05-03"),
    ("March 15", "XXXX-03-15", "XXXX-03-15"),
    ("February 29", "XXXX-02-29", "XXXX-02-29"),
    ("September 30", "XXXX-09-30", "2025-09-30"),
    ("November 8", "XXXX-11-08", "2025-11-08"),
    ("December 24", "XXXX-12-24", "XXXX-12-24"),
    ("the second day, September 30th", "XXXX-09-30", "2025-09-30"),
    ("12 APRIL", "XXXX-04-12", "XXXX-04-12"),
    ("the 26th", "XXXX-XX-26", "XXXX-XX-26"),
    ("on the 3rd", "XXXX-XX-03", "XXXX-XX-03"),
]
