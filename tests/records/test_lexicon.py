"""The lists of acts agree with each other."""

from collections import Counter

from llm_brief.records import lexicon
from llm_brief.records.lexicon import ACTS, FORCES, REFUSALS, SILENT, STANCES, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, EventType, Force, Stance


def test_a_verb_stands_in_one_category_and_once() -> None:
    listed = Counter(verb for verbs in lexicon._ACT_LISTS.values() for verb in verbs.split())
    assert {verb: count for verb, count in listed.items() if count > 1} == {}


def test_every_category_but_other_has_verbs() -> None:
    assert set(ACTS.values()) == set(EventType) - {EventType.OTHER}


def test_verbs_of_asking_are_requests() -> None:
    assert {verb for verb in FORCES if ACTS.get(verb, EventType.REQUEST) is not EventType.REQUEST} == set()
    assert set(FORCES.values()) == set(Force) - {Force.ULTIMATUM}


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
