"""Where the dateline of a wire report ends and its first sentence begins."""

import pytest

from llm_brief.text.dates.datelines import dateline_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser


@pytest.mark.parametrize(
    "text",
    [
        "PORT HALM - |Dockers struck.",
        "PORT HALM (Agency) – |Dockers struck on May 3 (Monday) - again.",
        "PORT HALM, May 3 (Agency) — |Dockers struck.",
        "PORT HALM May 3 (Agency) — |Dockers struck.",
        "PORT HALM, Sept. 3, 2031 -- |Dockers struck.",
        "PORT HALM, 3 September 2031 - |Dockers struck.",
        "ST. HALM, D.C. — |Dockers struck.",
        "HALM, Mich., Oct. 4 (AGY) — |Dockers struck.",
        "HALM, Mich. (AGY) - |Dockers struck.",
        "HALM, Mich. — |Dockers struck.",
        "PORT HALM: |Dockers struck.",
        "PORT HALM: |“We struck,” a docker said.",
        "HALM, West Bank (Agency) – |Dockers struck.",
        "PORT HALM, 6 JUL 89 (AGENCY) -- [TEXT] |DOCKERS STRUCK.",
        "PORT HALM,\n6 JUL 89 (AGENCY)\n-- [EXCERPT] [TEXT] |DOCKERS STRUCK.",
        "HALM, Kestria — |Dockers struck.",
        "HALM, United Coasts of Orland — |Halm's dockers struck.",
        "HALM, United Coasts of Orland, May 3 (AGY) — |Dockers struck.",
        "HALM, the Orland Islands -- |“We struck,” a docker said.",
        "Halm, Kestria — |Dockers struck.",
        "Santa Oru de la Sierra, Kestria — |Dockers struck.",
        "Port Halm, Kestria (AP) — |Dockers struck.",
        "Port Halm (Reuters) - |Dockers struck.",
        "Port Halm, May 3, 2031 (Kestria News) — |Dockers struck.",
        "Port Halm, 3 May 2031 — |Dockers struck.",
        "HALM (KESTRIA), 6 JUL 89 (RADIO ORU-NORTE) -- [COMMUNIQUE] |DOCKERS STRUCK.",
    ],
)
def test_a_dateline_ends_before_the_first_sentence(text: str) -> None:
    before, _, _ = text.partition("|")
    found = dateline_of(text.replace("|", ""))
    assert found is not None
    assert found.end == len(before)


@pytest.mark.parametrize(
    "text",
    [
        "Port Halm - Dockers struck.",
        "AGY, Selmar — both makers of cranes — struck a deal.",
        "Dockers struck in PORT HALM (Agency) - again.",
        "POLICE -- WHO CAME LATE -- LEFT.",
        "THE DOCKERS SAID ON MAY 3 2031 - A TUESDAY - THAT THEY LEFT.",
        "THE DOCKERS LEFT.",
        "PORT HALM: DOCKERS LEFT.",
        "Port Halm: Dockers struck.",
        "Selmar, Oru — both in Kestria — struck a deal.",
        "Ada Finch, Mayor — She left on May 3.",
        "Mayor Finch, Kestria — The two met.",
        "Monday, May 3 — Dockers struck.",
        "Ada Finch (Labour) — She left.",
        "Ada Finch, Kestria - Dockers struck.",
        "PORT HALM, May 3, Dockers struck.",
        "PORT HALM [TEXT] DOCKERS STRUCK.",
        "",
    ],
)
def test_a_sentence_has_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


@pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
def test_a_dateline_is_no_subject() -> None:
    parser = find_parser()
    assert parser is not None
    parse = parser.parse(Document(text="PORT HALM, 6 JUL 89 (AGENCY) -- [TEXT] The guards freed the men.", name="a"))
    assert [token.text for token in parse.tokens][:3] == ["The", "guards", "freed"]
