"""What is never merged, whatever words two reports share; and that looking again costs nothing and changes nothing."""

import pytest

from llm_brief.consolidate.across import Consolidated, consolidate
from llm_brief.consolidate.cast import Cast
from llm_brief.consolidate.match import Matcher
from llm_brief.consolidate.profile import Profile, profile_of
from llm_brief.consolidate.weights import Weights
from llm_brief.evals.planted import Side
from llm_brief.records.record import AnyRecord
from llm_brief.text.document import Document

Words = dict[str, str | bool | list[str]]
TALKS: Words = {"kind": "event", "title": "The fourth round of talks ends without a result", "type": "CONSULT"}
SAID: Words = {"kind": "position", "stakeholder": "Ines Calder", "basis": "stated"}
CAST = "{0} and {1} sent {2}, {3} and {4}."


def material(*sides: tuple[str, Words]) -> tuple[list[AnyRecord], list[Document]]:
    given = [Side(text=text, records=(words,)) for text, words in sides]
    documents = [side.document(f"{at}.txt") for at, side in enumerate(given)]
    return [r for side, document in zip(given, documents, strict=True) for r in side.read(document)], documents


def read(*sides: tuple[str, Words]) -> Consolidated:
    return consolidate(*material(*sides))


def talks(*names: str) -> tuple[str, Words]:
    return "The fourth round of talks ended without a result. " + CAST.format(*names), {
        **TALKS,
        "title": TALKS["title"],
    }


HERE = ("Orlune", "Vasht", "Calder", "Lunde", "Weiss")
THERE = ("Harun", "Kestel", "Varga", "Roth", "Helm")


def test_articles_with_no_name_in_common_tell_of_other_things() -> None:
    assert len(read(talks(*HERE), talks(*THERE)).records) == 2


def test_articles_with_names_in_common_may_tell_of_one_thing() -> None:
    assert len(read(talks(*HERE), talks(*reversed(HERE))).records) == 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("The roads must be open by Friday", "The roads are open", 2, id="what must be, and what is"),
        pytest.param("The dam was safe all winter", "The dam was not safe all winter", 2, id="yes and no"),
        pytest.param("The mill dam was safe all winter", "The mill dam was safe all winter long", 1, id="the same"),
    ],
)
def test_statements_of_opposite_meaning_stay_two(one: str, other: str, count: int) -> None:
    found = read(*((f"“{words},” Ines Calder said.", {**SAID, "statement": words}) for words in (one, other)))
    assert len(found.records) == count


def test_statements_for_and_against_stay_two() -> None:
    words = "The mill dam is the whole question"
    sides = ((f"“{words},” Ines Calder said.{end}", stance) for end, stance in ((" A.", "favor"), (" B.", "against")))
    found = read(*((text, {**SAID, "statement": words, "stance": stance}) for text, stance in sides))
    assert len(found.records) == 2


def events(text: str, *titles: str, actors: tuple[str, ...] = ()) -> tuple[str, tuple[Words, ...]]:
    found: list[Words] = [{"kind": "event", "title": title, "type": "OTHER"} for title in titles]
    for given, actor in zip(found, actors, strict=False):
        given["actors"] = [actor]
    return text, tuple(found)


def of_one_document(text: str, records: tuple[Words, ...]) -> int:
    given = Side(text=text, records=records)
    document = given.document("a.txt")
    return len(consolidate(given.read(document), [document]).records)


DEAD = "At least {} people died in the blasts at the harbour of Belmor. "


def test_two_counts_of_one_document_are_two_things_and_of_two_documents_a_conflict() -> None:
    titles = [DEAD.format(count).strip(" .") for count in (11, 6)]
    assert of_one_document(*events(DEAD.format(11) + "It rained. " + DEAD.format(6), *titles)) == 2
    assert of_one_document(*events(DEAD.format(11) + "It rained. " + DEAD.format(11), titles[0])) == 1
    first, second = ({"kind": "event", "title": title} for title in titles)
    texts = [DEAD.format(count) + CAST.format(*HERE) for count in (11, 6)]
    assert len(read((texts[0], {**first}), (texts[1], {**second})).records) == 1


def test_one_sentence_that_tells_of_other_parties_tells_of_two_things() -> None:
    text = "Qassar opened talks on the river tolls and Orlune opened talks on the river tolls."
    titles = ("opened talks on the river tolls", "opened talks on the river tolls")
    assert of_one_document(*events(text, *titles, actors=("Qassar", "Orlune"))) == 2
    assert of_one_document(*events(text, *titles, actors=("Qassar", "Qassar"))) == 1


def test_a_second_look_at_the_same_records_finds_the_same() -> None:
    records, documents = material(talks(*HERE), talks(*reversed(HERE)))
    cast = Cast.of(documents)
    by_id = {str(document.id): document for document in documents}
    profiles: dict[str, Profile] = {r.id: profile_of(r, by_id[r.doc_ids[0]], cast) for r in records}
    matcher = Matcher(Weights.of(documents))
    first = matcher.match(profiles)
    assert first.sure
    assert matcher.match(profiles) == first
    assert matcher.match(profiles, list(profiles)).sure == first.sure
