"""What the rules can read is told from what they cannot by its letters and its smallest words."""

from datetime import date

import pytest

from llm_brief.pipeline import Options, run
from llm_brief.rendering.markdown import render_markdown
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.text.language import foreign_parts, is_english

GERMAN = (
    "Der Stadtrat von Tarn hat am Montag beschlossen, die alte Brücke zu sperren. Bürgermeisterin Ruud forderte die "
    "Regierung auf, mehr Geld zu geben. Was in der Stadt so teuer war, sagte sie, will man nicht mehr bezahlen."
)
ENGLISH = "The council of Tarn closed the bridge on Monday. Mayor Ruud urged the government to give more money."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GERMAN, id="German, with was, so and will in it"),
        pytest.param(
            "De gemeenteraad heeft maandag besloten om de brug af te sluiten, want het was te gevaarlijk. De "
            "burgemeester vroeg de regering om meer geld te geven of te lenen, en zij is in de stad.",
            id="Dutch, with was, of and is in it",
        ),
        pytest.param(
            "Byrådet har mandag besluttet at lukke broen af hensyn til sikkerheden i byen. Borgmesteren bad regeringen "
            "om at give flere penge til kommunen, men for to år siden var der ingen.",
            id="Danish, with at, for and to in it",
        ),
        pytest.param(
            "Le conseil municipal a décidé lundi de fermer le pont pour des raisons de sécurité. La maire a demandé au "
            "gouvernement de donner plus d'argent à la région.",
            id="French",
        ),
        pytest.param(
            "Dewan kota memutuskan pada hari Senin untuk menutup jembatan itu karena alasan keamanan warga. Wali kota "
            "meminta pemerintah memberi lebih banyak uang kepada daerah.",
            id="a language without letters of its own",
        ),
        pytest.param("Городской совет в понедельник решил закрыть мост.", id="Cyrillic"),
        pytest.param("قرر مجلس المدينة يوم الاثنين إغلاق الجسر لأسباب أمنية", id="Arabic"),
        pytest.param("市议会星期一决定关闭这座桥，市长要求政府提供更多资金，居民表示反对。", id="Chinese"),
    ],
)
def test_another_language_is_told_from_english(text: str) -> None:
    assert not is_english(Document(text=text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENGLISH, id="a report"),
        pytest.param("", id="nothing"),
        pytest.param("Tarn, Malo, Orune: 14, 27, 31", id="names and figures"),
        pytest.param("Brücke gesperrt", id="too short to tell"),
        pytest.param("PORT HALM, May 3 (Agency) – Orland expelled two diplomats.", id="a dateline"),
        pytest.param(f"{ENGLISH} „Wir wollen das nicht“, she said, and left for Malo.", id="a foreign quotation"),
        pytest.param(
            "Mayor Olga Reyn (Tarn, 1961) / Ivo Marr (Malo, 1970) / Dana Pike (Orune, 1958) - Home - News - Sport - "
            "Weather - About the paper - Contact - Terms of use",
            id="a menu",
        ),
        pytest.param("Tarn council closes old harbour bridge after night flood warning.", id="a headline"),
    ],
)
def test_english_and_what_cannot_be_told_are_read(text: str) -> None:
    assert is_english(Document(text=text))


NAMES = "Chief Jens Stol met Recep Erdan, Viktor Orbo, Mette Fredsen, Petteri Orpa, Giorgia Melo in Tarn."


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        pytest.param(f"{ENGLISH}\n\n{GERMAN}", [GERMAN], id="a translation below"),
        pytest.param(f"{GERMAN}\n\n{ENGLISH}", [GERMAN], id="a translation above"),
        pytest.param(f"Mayor Ruud met Marr. She left the town.\n\n{GERMAN}", [GERMAN], id="a short English paragraph"),
        pytest.param(
            f"{GERMAN}\n\nDer Rat tagt.\n\n{ENGLISH}", [f"{GERMAN}\n\nDer Rat tagt."], id="a short German one"
        ),
        pytest.param(f"{GERMAN}\n\n{GERMAN}\n", [f"{GERMAN}\n\n{GERMAN}\n"], id="nothing else"),
        pytest.param(f"{ENGLISH}\n\nTarn, 3. Mai", [], id="too short to tell"),
        pytest.param(NAMES, [], id="foreign names"),
        pytest.param(
            f"h t t p s : / / w w w . tarn . org / politik / rat / bruecke / sperrung . html\n\n{ENGLISH}",
            [],
            id="a spaced-out address",
        ),
        pytest.param("Dockers struck.", [], id="two words"),
        pytest.param("", [], id="nothing at all"),
    ],
)
def test_paragraphs_of_other_languages_are_told_from_the_rest(text: str, foreign: list[str]) -> None:
    assert [text[start:end] for start, end in foreign_parts(Document(text=text))] == foreign


@pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
def test_what_is_not_read_is_listed_as_unread() -> None:
    document = Document(text=f"{ENGLISH}\n\n{GERMAN}", name="a")
    briefing = run([document], None, Options(as_of=date(2031, 1, 1)))
    (covered,) = briefing.coverage.values()
    start = document.text.index(GERMAN)
    assert covered.unread == ((start, len(document.text)),)
    assert covered.read == ((0, start),)
    assert not any(start <= missed[0] for missed in covered.uncovered)
    assert not briefing.complete
    assert all(place.end <= start for event in briefing.events for place in event.evidence)
    assert any("“Der Stadtrat von Tarn …”" in gap.text for gap in briefing.gaps)


@pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
def test_of_foreign_sources_alone_it_is_not_said_that_anything_was_checked() -> None:
    document = Document(text=GERMAN, name="a")
    briefing = run([document], None, Options(as_of=date(2031, 1, 1)))
    (covered,) = briefing.coverage.values()
    assert (covered.read, covered.unread) == ((), ((0, len(GERMAN)),))
    told = render_markdown(briefing)
    assert "No source is in English" in told
    assert "passes the checks" not in told


@pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")
def test_nothing_is_read_from_another_language_and_a_gap_says_so() -> None:
    documents = [Document(text=GERMAN, name="a"), Document(text=ENGLISH, name="b")]
    briefing = run(documents, None, Options(as_of=date(2031, 1, 1)))
    read = {doc_id for event in briefing.events for doc_id in event.doc_ids}
    assert read == {documents[1].id}
    (gap,) = [gap for gap in briefing.gaps if "English" in gap.text]
    assert gap.text.startswith("Source 1 is not in English")
    assert gap.doc_ids == (documents[0].id,)
