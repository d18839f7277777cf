"""The lists of acts agree with each other."""

from collections import Counter

from llm_brief.records import lexicon
from llm_brief.records.lexicon import ACTS, FORCES, HAPPENINGS, PHASES, REFUSALS, SILENT, STANCES, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, EventType, Force, Stance


def test_a_verb_stands_in_one_category_and_once() -> None:
    listed = Counter(verb for verbs in lexicon._ACT_LISTS.values() for verb in verbs.split())
    assert {verb: count for verb, count in listed.items() if count > 1} == {}


def test_every_category_but_other_has_verbs() -> None:
    assert set(ACTS.values()) == set(EventType) - {EventType.OTHER}


def test_verbs_of_asking_are_requests_and_ultimatums_threats() -> None:
    for verb, force in FORCES.items():
        expected = EventType.THREATEN if force is Force.ULTIMATUM else EventType.REQUEST
        assert ACTS.get(verb, expected) is expected, verb
    assert set(FORCES.values()) == set(Force)


def test_a_noun_that_two_verbs_carry_may_have_two_categories_but_a_pair_has_one() -> None:
    pairs = [(verb, noun) for verbs, nouns, _ in lexicon._LIGHT for verb in verbs.split() for noun in nouns.split()]
    assert {pair for pair, count in Counter(pairs).items() if count > 1} == set()


def test_verbs_that_only_say_that_an_event_takes_place_have_no_category() -> None:
    assert set(PHASES) & set(ACTS) <= {"suspend"}


def test_happenings_are_not_silent() -> None:
    assert not HAPPENINGS & SILENT


def test_verbs_of_refusing_refuse_and_are_against() -> None:
    assert {verb for verb in REFUSALS if ACTS.get(verb, EventType.REJECT) is not EventType.REJECT} == set()
    assert {verb for verb in REFUSALS if STANCES.get(verb, Stance.AGAINST) is not Stance.AGAINST} == set()


def test_status_verbs_lead_to_a_status() -> None:
    assert {EventStatus(status) for status in STATUS_VERBS.values()} == {
        EventStatus.POSTPONED,
        EventStatus.CANCELLED,
    }


def test_entries_are_lemmas() -> None:
    for entry in (*ACTS, *SILENT, *FORCES, *REFUSALS, *STANCES, *STATUS_VERBS):
        assert entry == entry.lower().strip()
        assert entry.replace("_", "").replace("-", "").isalpha(), entry
