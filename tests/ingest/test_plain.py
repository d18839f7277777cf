"""What a text says about itself, and that none of its words are lost."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llm_brief.ingest.plain import read_text
from llm_brief.text.document import Document

DAY = date(2031, 9, 3)


def read(text: str) -> Document:
    return read_text(text, name="a.md", media_type="text/markdown")


def test_front_matter_describes_the_document_and_leaves_its_text() -> None:
    document = read(
        "---\ntitle: Talks end\nauthor: Jo Pell\npublication: The Gazette\ndate: 2031-09-03\n"
        "url: https://gazette.example/a?b=c:d\nlanguage: en\n---\n\nThe talks ended.\n"
    )
    assert document == Document(
        text="The talks ended.\n",
        name="a.md",
        title="Talks end",
        author="Jo Pell",
        publication="The Gazette",
        url="https://gazette.example/a?b=c:d",
        language="en",
        published_at=DAY,
        media_type="text/markdown",
    )


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        pytest.param('title: "Karsa: a truce"', "title", "Karsa: a truce", id="double-quotes"),
        pytest.param("title: 'Karsa'", "title", "Karsa", id="single-quotes"),
        pytest.param('title: The "Truth"', "title", 'The "Truth"', id="quotes-inside-stay"),
        pytest.param("title: It's so'", "title", "It's so'", id="one-quote-stays"),
        pytest.param("TITLE :  Spaced  ", "title", "Spaced", id="case-and-spaces"),
        pytest.param("title: a # b", "title", "a # b", id="hash-stays"),
        pytest.param("title:", "title", None, id="empty"),
        pytest.param("title: >\n  folded below", "title", None, id="folded-scalar"),
        pytest.param("title: " + "x" * 600, "title", None, id="too-long-for-a-title"),
        pytest.param("source: The Gazette", "publication", "The Gazette", id="source"),
        pytest.param("lang: fr", "language", "fr", id="lang"),
        pytest.param("author:\n  - Jo Pell\n  - Al Nu", "author", None, id="list"),
        pytest.param("__class__: x\ntitle: T", "title", "T", id="unknown-keys-are-passed-over"),
        pytest.param("path: /etc/passwd\ntitle: T", "path", None, id="only-described-fields-are-set"),
        pytest.param("text: forged\ntitle: T", "text", "Body.", id="the-text-cannot-be-set"),
        pytest.param("title: First\ntitle: Second", "title", "Second", id="last-of-a-repeated-key"),
        pytest.param("tags:\n- a\n- b\n# comment\n\ntitle: T", "title", "T", id="lists-comments-and-empty-lines"),
    ],
)
def test_entries(line: str, field: str, value: str | None) -> None:
    assert getattr(read(f"---\nurl: u\n{line}\n---\nBody."), field) == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: never closed\n\nThe talks ended.", id="not-closed"),
        pytest.param("---\nThe talks ended.\n---\nMore.", id="horizontal-rules"),
        pytest.param("---\nWARNING: the truce is over.\n---\nMore.", id="words-with-a-colon"),
        pytest.param("---\n---\nMore.", id="empty"),
        pytest.param("---\n  title: indented\n---\nMore.", id="nothing-but-nested"),
        pytest.param("\n---\ntitle: late\n---\nMore.", id="not-at-the-beginning"),
        pytest.param("----\ntitle: x\n----\nMore.", id="four-dashes"),
        pytest.param("--- title: x ---\nMore.", id="one-line"),
        pytest.param("---\n" + "key: value\n" * 41 + "title: x\n---\nMore.", id="too-long"),
        pytest.param("---\n<script>: x\ntitle: y\n---\nMore.", id="impossible-key"),
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text: str) -> None:
    document = read(text)
    assert document.text == text
    assert document.title is None


@pytest.mark.parametrize(
    "phrase",
    [
        *("2031-09-03", '"2031-09-03"', "2031-09-03T10:00:00Z", "2031-09-03 10:00:00 +0200", "2031/09/03"),
        *("3 September 2031", "September 3, 2031", "Sept. 3, 2031", "3rd September 2031", "03 Sep 2031"),
        *("Wed, 03 Sep 2031 10:14:00 GMT", "Wednesday, 3 September 2031", "3 September 2031, 10.30pm"),
    ],
)
def test_a_full_date_is_the_day_of_publication(phrase: str) -> None:
    assert read(f"---\ntitle: T\ndate: {phrase}\n---\nBody.").published_at == DAY


@pytest.mark.parametrize(
    "phrase",
    [
        *(
            "September 2031",
            "2031",
            "3 September",
            "yesterday",
            "last Monday",
            "03/09/2031",
            "31 February 2031",
        ),
        *("circa 2031", "2031-13-01", "", "~", "soon", "3-5 September 2031", "2031-09-03/2031-09-05"),
        *("about 3 September 2031", "9" * 400, "2031-09-03 or later", "\x00"),
    ],
)
def test_a_date_that_is_not_one_day_leaves_publication_unknown(phrase: str) -> None:
    assert read(f"---\ntitle: T\ndate: {phrase}\n---\nBody.").published_at is None


@pytest.mark.parametrize(
    "head",
    [
        "Published: 3 September 2031",
        "PUBLISHED 3 September 2031",
        "Date: 2031-09-03",
        "**Published:** September 3, 2031",
        "_Posted on 3 September 2031_",
        "Publication date: 3 September 2031, 10:00",
        "Talks end\n\nBy Jo Pell\nPublished: 3 September 2031",
        "Date: unknown\nPublished: 3 September 2031",
    ],
)
def test_a_dated_line_near_the_top_counts(head: str) -> None:
    document = read(f"{head}\n\nThe talks ended.")
    assert document.published_at == DAY
    assert document.text.startswith(head)


@pytest.mark.parametrize(
    "head",
    [
        "The minister said on 3 September 2031 that talks would go on.",
        "Date palms were cut on 3 September 2031.",
        "Dates: 3 September 2031",
        "Updated: 3 September 2031",
        "Date set for talks: 3 September 2031",
        "Published 3 September 2031 in Geneva, the report says so.",
        "one\ntwo\nthree\nfour\nfive\nsix\nPublished: 3 September 2031",
        "Published: " + " " * 600 + "3 September 2031",
    ],
)
def test_other_dates_are_not_taken_for_the_day_of_publication(head: str) -> None:
    assert read(f"{head}\n\nBody.").published_at is None


def test_front_matter_wins_over_the_head() -> None:
    document = read("---\ntitle: Given\ndate: 2031-09-03\n---\n# Other\nPublished: 1 May 2030\n")
    assert (document.title, document.published_at) == ("Given", DAY)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param("# Talks end", "Talks end", id="plain"),
        pytest.param("#\tTalks end  ##  ", "Talks end", id="closed"),
        pytest.param("# About C#", "About C#", id="a-hash-that-belongs"),
        pytest.param("\n\n# Late but near", "Late but near", id="after-empty-lines"),
        pytest.param("## Second level", None, id="second-level"),
        pytest.param("#Hashtag", None, id="hashtag"),
        pytest.param("# ", None, id="empty"),
        pytest.param("# ##", None, id="hashes-only"),
        pytest.param("# " + "x" * 600, None, id="a-paragraph"),
        pytest.param("Talks end", None, id="no-mark"),
    ],
)
def test_markdown_titles(line: str, title: str | None) -> None:
    assert read(f"{line}\n\nBody.").title == title


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# a" + " " * 400_000 + "b", id="spaces-in-a-title"),
        pytest.param("Published: " + " " * 400_000 + "x", id="spaces-in-a-date"),
        pytest.param("---\ntitle: a" + " #" * 200_000 + "\n---\nx", id="hashes-in-an-entry"),
        pytest.param("---\n" + "a: b\n" * 100_000, id="endless-front-matter"),
        pytest.param("---" + " " * 400_000 + "\n---" * 1000, id="spaces-behind-the-rule"),
        pytest.param("\n" * 400_000, id="empty-lines"),
    ],
)
def test_hostile_heads_take_no_time_to_speak_of(text: str) -> None:
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 1


LINES = st.sampled_from(["---", "title: x", "date: 2031-09-03", "- item", "# T", "Published: 1 May 2031", "Words.", ""])


@given(st.lists(LINES | st.text(st.characters(exclude_characters="\r\n"), max_size=20), max_size=12))
def test_every_word_of_the_body_is_kept(lines: list[str]) -> None:
    text = "\n".join(lines)
    document = read(text)
    assert text.endswith(document.text)
    if document.text != text:
        assert text.startswith("---\n")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("PORT HALM, April 22, 2031 (Agency) – Dockers struck.", "2031-04-22", id="month first"),
        pytest.param("PORT HALM, 22 April 2031 - Dockers struck.", "2031-04-22", id="day first"),
        pytest.param("PORT HALM, April 22 (Agency) – Dockers struck.", None, id="no year"),
        pytest.param("PORT HALM (Agency) – Dockers struck on April 22, 2031.", None, id="a date of the news"),
        pytest.param("In Port Halm, April 22, 2031 - a Tuesday - was quiet.", None, id="a sentence"),
        pytest.param("PORT HALM, Jan. 18, 2031 (Agency) - Dockers struck.", "2031-01-18", id="short month"),
        pytest.param("PORT HALM, 6 JUL 89 (AGENCY) -- [TEXT] DOCKERS STRUCK.", "1989-07-06", id="year of two digits"),
        pytest.param("PORT HALM, 6 JUL 89 -- [REPORT] [TEXT] DOCKERS STRUCK.", "1989-07-06", id="no agency"),
        pytest.param("PORT HALM (KESTRIA), 6 JUL 89 (ACAN-EP) -- DOCKERS STRUCK.", "1989-07-06", id="with the country"),
        pytest.param("PORT HALM, 6 JUL 31 (AGENCY) -- DOCKERS STRUCK.", None, id="a short year of either century"),
        pytest.param("Dockers strike\n\nPORT HALM, 6 JUL 89 (AGENCY) -- [TEXT] X.", "1989-07-06", id="below a title"),
        pytest.param("A.\nB.\nC.\nD.\nPORT HALM, 6 JUL 89 (AGENCY) -- X.", None, id="far below"),
        pytest.param("THE DOCKERS SAID ON MAY 3 2031 - A TUESDAY - THAT", None, id="a sentence in capitals"),
        pytest.param("PORT HALM, 31 FEB 89 (AGENCY) -- X.", None, id="no such day"),
    ],
)
def test_a_dateline_with_its_year_is_the_documents_own_date(text: str, day: str | None) -> None:
    found = read_text(text, name="a.txt", media_type="text/plain").published_at
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    "line",
    [
        *("September 3, 2031", "3 September 2031", "3rd September, 2031", "Sept. 3, 2031", "2031-09-03"),
        *("Wednesday, September 3, 2031", "Wed 3 September 2031", "*3 September 2031*"),
        *("September 3, 2031, 10:30 GMT", "3 September 2031 at 10.30 pm", "Wed Sep 3 2031, 01:19 hrs"),
        *("WEDNESDAY, SEPTEMBER 3, 2031", "SEPTEMBER 3, 2031 11:12AM", "SEPTEMBER 3, 2031 | 08:06AM PT"),
        *("8:05am UK, Wednesday 3 September 2031", "3 September 2031 Last updated at 12:42 GMT"),
        *("on September 3, 2031 at 10:50 AM, updated September 29, 2031 at 12:16 PM", "14: 25 Wed Sep 3 2031"),
        *("Posted on September 3, 2031 5: 08: 11 PM GMT+02: 0", "Published 12:17 am, Wednesday, September 3, 2031"),
        *("Wednesday September 3, 2031 @ 8: 13am PDT", "Port Halm, Sep 3, 2031 / 02:00 pm (PHA)"),
        *("POSTED: 1052 GMT (1852 HKT), September 3, 2031", "September 3, 2031 - 7:07AM"),
    ],
)
@pytest.mark.parametrize("above", ["", "Talks end\n", "# Talks end\n\nBy Jo Pell\n\n"])
def test_a_line_near_the_top_that_is_a_day_is_that_of_publication(line: str, above: str) -> None:
    assert read(f"{above}{line}\n\nThe talks ended.").published_at == DAY


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("September 3, 2031 was quiet.\n\nMore.", id="a sentence"),
        pytest.param("On September 3, 2031\n\nMore.", id="the beginning of one"),
        pytest.param("September 3, 2031.\n\nMore.", id="a sentence of one date"),
        pytest.param("September 3\n\nMore.", id="no year"),
        pytest.param("September 2031\n\nMore.", id="no day"),
        pytest.param("03/09/2031\n\nMore.", id="month and day in doubt"),
        pytest.param("Section 3, 2031\n\nMore.", id="no month"),
        pytest.param("September 31, 2031\n\nMore.", id="no such day"),
        pytest.param("# September 3, 2031\n\nMore.", id="a title"),
        pytest.param("Updated September 3, 2031 6:04 PM\n\nMore.", id="the day of a change"),
        pytest.param("Last updated 13:26 3 September 2031\n\nMore.", id="the day of the last change"),
        pytest.param("Talks on September 3, 2031 at 10:50 AM\n\nMore.", id="the day of something else"),
        pytest.param("Port Halm, Sep 3, 2031 / 02:00 pm\n\nMore.", id="a place and no agency"),
        pytest.param("From September 3, 2031 10:50 AM\n\nMore.", id="from then on"),
        pytest.param("A.\nB.\nC.\nD.\nSeptember 3, 2031\nMore.", id="far below"),
        pytest.param("September 3, 2031\nWe left.\n\nSeptember 4, 2031\nWe came.", id="a chronicle"),
    ],
)
def test_no_other_line_is_taken_for_a_day_of_publication(text: str) -> None:
    assert read(text).published_at is None
