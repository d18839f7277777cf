import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm_brief.consolidate.likeness import (
    EventMention,
    StoryWords,
    event_likeness,
    mention_at,
    probability,
    same_events,
)
from llm_brief.consolidate.likeness_measures import MEASURES, measures
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser, why_no_parser

FIRST = Document(text="Police in Belcombe arrested the banker Ruth Amory on Friday. Amory denied stealing 3 paintings.")
SECOND = Document(
    text="Banker Ruth Amory was seized by Belcombe police on Friday. She denied the theft of 3 paintings."
)
THIRD = Document(text="The museum in Oslen opened a new wing. Visitors praised the wing.")
STORY = StoryWords.of([FIRST, SECOND])

parsed = pytest.mark.skipif(why_no_parser() is not None, reason="needs the syntactic parser")


def mention(document: Document, words: str) -> EventMention:
    parser = find_parser()
    start = document.text.index(words)
    parse = parser.parse(document) if parser is not None else None
    return mention_at(document, parse, start, start + len(words))


@parsed
def test_a_mention_has_its_parties_whatever_the_voice() -> None:
    active, passive = mention(FIRST, "arrested"), mention(SECOND, "seized")
    assert "polic" in active.subjects & passive.subjects
    assert "amor" in active.objects & passive.objects
    assert active.sentence == passive.sentence == 1
    assert active.trigger == "arrest"


@parsed
def test_the_act_under_another_word_is_liker_than_another_act() -> None:
    arrest, seizure = mention(FIRST, "arrested"), mention(SECOND, "seized")
    denial = mention(SECOND, "denied")
    assert event_likeness(arrest, seizure, STORY).score > 2 * event_likeness(arrest, denial, STORY).score


@parsed
def test_one_act_in_two_reports_is_one_event_and_acts_of_one_sentence_are_two() -> None:
    mentions = [mention(FIRST, "arrested"), mention(FIRST, "denied"), mention(SECOND, "denied")]
    assert same_events(mentions, [FIRST, SECOND]) == ((0,), (1, 2))


@parsed
def test_reasons_name_what_is_shared_and_what_differs() -> None:
    reasons = event_likeness(mention(FIRST, "denied"), mention(SECOND, "denied"), STORY).reasons
    assert reasons[0] == "both say 'deny'"
    other = event_likeness(mention(FIRST, "arrested"), mention(THIRD, "opened"), STORY).reasons
    assert other[0] == "'arrest' and 'open' are different words"
    assert any(reason.startswith(("names differ", "who acts differ")) for reason in other)


def test_without_a_parse_a_mention_has_its_words_and_sentence() -> None:
    plain = mention_at(FIRST, None, FIRST.text.index("denied"), FIRST.text.index("denied") + 6)
    assert (plain.trigger, plain.sentence, plain.subjects) == ("denied", 2, frozenset())
    assert "amor" in plain.context


WORDS = st.sampled_from("arrest seize deny denial open say kill die fire hit strike meeting meet zzqx".split())
SETS = st.frozensets(st.sampled_from("amory belcomb polic banker wing museum".split()), max_size=4)
MENTIONS = st.builds(
    EventMention,
    doc_id=st.sampled_from([FIRST.id, SECOND.id]),
    sentence=st.integers(0, 5),
    trigger=WORDS,
    words=st.tuples(WORDS),
    part=st.sampled_from(["VERB", "NOUN"]),
    governor=WORDS,
    subjects=SETS,
    objects=SETS,
    others=SETS,
    context=SETS,
    near=SETS,
    names=SETS,
    numbers=SETS,
)


@given(MENTIONS, MENTIONS)
@settings(max_examples=50, deadline=None)
def test_likeness_is_a_probability_and_the_same_from_both_sides(one: EventMention, other: EventMention) -> None:
    there, back = event_likeness(one, other, STORY), event_likeness(other, one, STORY)
    assert there.score == pytest.approx(back.score)
    assert 0 <= there.score <= 1
    assert len(measures(one, other, STORY)) == len(MEASURES)


@given(st.lists(MENTIONS, max_size=8))
@settings(max_examples=25, deadline=None)
def test_every_mention_is_in_exactly_one_event(mentions: list[EventMention]) -> None:
    groups = same_events(mentions, [FIRST, SECOND])
    assert sorted(place for members in groups for place in members) == list(range(len(mentions)))


def test_words_that_stand_side_by_side_do_not_replace_each_other() -> None:
    story = StoryWords.of([Document(text="The car hit a man and fled. The driver struck a man.")])
    assert story.side_by_side("hit", "fled") == 1.0
    assert story.side_by_side("hit", "struck") == story.side_by_side("hit", "strik") == 0.0
    assert story.same_company("hit", "hit") == 1.0


def test_nothing_in_common_is_unlikely() -> None:
    assert probability((0.0, 0.0, 9.0, 0.0, 9.0, *(0.0,) * (len(MEASURES) - 5))) < 0.2
