"""What can be understood without the sentences around it, and what keeps out of the bottom line."""

import pytest

from llm_brief.compose.composition import compose
from llm_brief.compose.material import Material
from llm_brief.compose.standalone import stands_alone
from llm_brief.records.base import Evidence, Label, Verdict
from llm_brief.records.record import Demand, Event, StakeholderPosition
from llm_brief.text.grammar.syntax import find_parser

needs_parser = pytest.mark.skipif(find_parser() is None, reason="no parser is installed (extra: local)")


def leaf(words: str | bool, start: int = 0, prefix: str = "") -> dict[str, object]:
    exact = str(words)
    place = Evidence(doc_id="d", start=start, end=start + len(exact), exact=exact, prefix=prefix)
    verdict = Verdict(label=Label.SUPPORTED, score=1.0)
    return {"value": words, "evidence": (place,), "verdict": verdict}


def shared(record_id: str, words: str, start: int) -> dict[str, object]:
    place = Evidence(doc_id="d", start=start, end=start + len(words), exact=words)
    return {"id": record_id, "doc_ids": ("d",), "evidence": (place,), "proposed_by": "test"}


def event(title: str, *actors: str, start: int = 0) -> Event:
    fields = {"title": leaf(title), "actors": tuple(map(leaf, actors))}
    return Event.model_validate({**shared(f"e-{start}", title, start), **fields})


def position(who: str, words: str, *, spoken: bool = False, prefix: str = "") -> StakeholderPosition:
    fields = {"stakeholder": leaf(who), "statement": leaf(words, prefix=prefix), "quoted": leaf(spoken)}
    return StakeholderPosition.model_validate({**shared("p", words, 0), **fields})


def demand(who: str, words: str, *whom: str) -> Demand:
    fields = {"demander": leaf(who), "content": leaf(words), "addressees": tuple(map(leaf, whom))}
    return Demand.model_validate({**shared("d", words, 0), **fields})


@needs_parser
@pytest.mark.parametrize(
    "record",
    [
        pytest.param(
            position("Ada Finch", "farmers should gather here in May and tell him"), id="him, who is not named"
        ),
        pytest.param(event("He urged the council of Belmor to wait", "He"), id="he"),
        pytest.param(event("None of them came to the hearing in Belmor"), id="none of them"),
        pytest.param(position("Ada Finch", "There is a reason for that", spoken=True), id="that"),
        pytest.param(position("Ada Finch", "These tolls ruin us all", spoken=True), id="these"),
        pytest.param(event("Ada Finch formally endorsed Oru Lunde here on Sunday"), id="here"),
        pytest.param(event("We learned that Ada Finch has left Belmor"), id="the first person"),
        pytest.param(event("Ada Finch vetoed the bill"), id="a bill that nothing names"),
        pytest.param(event("The company paid no tax in Orlune"), id="a company that nothing names"),
        pytest.param(position("the governor", "tolls will rise in May"), id="a governor that nothing names"),
        pytest.param(position("Ada Finch", "with all relevant tolls, laws"), id="no verb"),
        pytest.param(event("Both parties have resumed negotiations", "both parties"), id="both"),
        pytest.param(event("Ada Finch denied the presence of such groups"), id="such"),
        pytest.param(position("Ada Finch", "must have the law of Orlune around it", spoken=True), id="no subject"),
        pytest.param(
            position("Finch's lawyer", "he will answer no question", prefix="Finch's lawyer said "),
            id="she or her lawyer",
        ),
        pytest.param(position("Ada Finch", "The great success is, he has made them vote", spoken=True), id="no person"),
        pytest.param(position("Mayor Ada Finch", "it was a step to peace", prefix="said "), id="a person is no it"),
        pytest.param(position("General Ada Finch", "its forces will stay in Belmor"), id="nor is her rank"),
        pytest.param(event("The latest incident was condemned by Ada Finch"), id="the latest of which"),
        pytest.param(event("The all-wheel-drive version was sold to Orlune"), id="a version of what"),
        pytest.param(event("The New Zealander fell at Belmor", "The New Zealander"), id="one man of a country"),
        pytest.param(event("The Dutchman fell at Belmor", "The Dutchman"), id="a Dutchman"),
    ],
)
def test_words_that_lead_out_of_the_sentence_do_not_stand_alone(record: Event | StakeholderPosition) -> None:
    assert not stands_alone(record, find_parser())


@needs_parser
@pytest.mark.parametrize(
    "record",
    [
        pytest.param(position("Ada Finch", "she had backed Oru Lunde before", prefix="Finch said "), id="who speaks"),
        pytest.param(event("Ada Finch said that her party will leave"), id="a name before the pronoun"),
        pytest.param(position("A lawyer from Belmor", "he will answer no question"), id="an office"),
        pytest.param(position("Orlune", "it will open the pass", prefix="Orlune said "), id="a state is one"),
        pytest.param(position("Ada Finch", "We are leaving Belmor this week", spoken=True), id="speech of her own"),
        pytest.param(event("Oru Lunde called the toll “a tax on us all”"), id="we inside quotation marks"),
        pytest.param(event("The government of Orlune fell"), id="whose it is stands behind it"),
        pytest.param(event("The police in Belmor arrested two men"), id="the only ones of their kind"),
        pytest.param(event("The Upland Board vetoed the bill on river tolls"), id="which bill is told"),
        pytest.param(event("Those who stayed in Belmor were fed"), id="those who"),
        pytest.param(event("It is time that Orlune pays, Ada Finch said"), id="it, which means nothing"),
        pytest.param(event("The US left the pact"), id="a state, not a pronoun"),
        pytest.param(
            event("The latest attack on Belmor was condemned by Ada Finch"), id="the latest attack on a place"
        ),
        pytest.param(event("The Lunde version of the pact was sold"), id="the version of a thing"),
        pytest.param(event("The British left the pact", "The British"), id="a nation"),
        pytest.param(event("The Taliban left the pact", "The Taliban"), id="a name that ends like one"),
        pytest.param(demand("Orlune", "open their ports", "the guards of Belmor"), id="whom is asked"),
    ],
)
def test_what_names_its_people_and_things_stands_alone(record: Event | StakeholderPosition | Demand) -> None:
    assert stands_alone(record, find_parser())


@needs_parser
def test_what_several_sources_tell_of_needs_no_name_but_a_pronoun_does() -> None:
    union = event("The union called a strike at the mill", "the union")
    pronoun = event("They called a strike at the mill", "they")
    told = [record.model_copy(update={"independent_sources": 2}) for record in (union, pronoun)]
    assert [stands_alone(record, find_parser()) for record in (union, *told)] == [False, True, False]


@pytest.mark.parametrize(
    ("title", "alone"),
    [
        pytest.param("Ada Finch endorsed Oru Lunde here", False, id="here"),
        pytest.param("He endorsed Oru Lunde", False, id="a pronoun first"),
        pytest.param("We met Oru Lunde", False, id="the first person"),
        pytest.param("These tolls rose", False, id="these"),
        pytest.param("Ada Finch left this week", True, id="a time"),
        pytest.param("The party of Ada Finch said that she left", True, id="a name before"),
        pytest.param("Ada Finch left the US", True, id="a state"),
    ],
)
def test_without_a_parser_words_alone_tell(title: str, *, alone: bool) -> None:
    assert stands_alone(event(title)) is alone


@needs_parser
def test_what_does_not_stand_alone_keeps_out_of_the_bottom_line_and_the_line_is_shorter() -> None:
    loose = [event("He urged the council of Belmor to wait", start=0), event("She paid the toll here", start=900)]
    alone = event("Oru Lunde closed the mill of Belmor", start=4000)

    def told(*records: Event) -> list[str]:
        points = compose(Material(records=records), None, find_parser()).key_points
        return [record_id for point in points for record_id in point.record_ids]

    assert told(*loose, alone) == ["e-4000"]
    assert told(*loose) == ["e-0"]
    assert told() == []
