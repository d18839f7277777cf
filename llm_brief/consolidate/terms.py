"""The words by which records of different sources are compared: without endings, numbers in figures, and near synonyms
of the news as one.

Reports of one thing rarely use the same words: "walkout" and "strike", "hand over" and "extradite". The table of
concepts joins what headlines use in turn; it is used for comparing only and never enters a record.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from llm_brief.text.fold import fold_words
from llm_brief.text.stems import stem_of
from llm_brief.text.wordlists import word_set

__all__ = ["STOP_WORDS", "concept_of", "stem_of", "terms_of"]

STOP_WORDS = word_set("""
    a an the of to in on at by for with from as and or but nor so yet if than then that this these those we us our you
    your i me my he she it they him her them his hers its their theirs who whom whose which is are was were be been
    being am has have had having do does did doing will would shall should can could may might must not no what where
    when while there here into onto over under about after before between during through against out up down off again
    also just only very too more most some any each other such own same both few all s t don now also one two say said
    says tell told according report reported reportedly among amid however still even new make made take took give gave
    get got come came go went set put see since until till unless because whether per mr mrs ms
    """)
"""Words that tell reports of one thing from reports of another badly."""

_OF_DATES = word_set("""
    back last next ago monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december today yesterday tomorrow week weeks
    """)
"""Left out as well where records are compared: their dates are compared as dates."""

_CONCEPTS = """
    meet: meeting conference summit gathering dialogue talk session forum symposium negotiation
    strike: walkout stoppage
    kill: die dead death slain fatality
    reject: refuse decline rebuff dismiss spurn turn_down
    ask: demand request urge appeal insist call_on call_for
    extradite: surrender extradition hand_over handover
    free: release
    withdraw: withdrawal retreat pull_back pull_out
    host: hold convene organise organize stage
    truce: ceasefire cease-fire armistice
    fire: burn blaze arson set_fire
    election: vote poll ballot
    ultimatum: deadline time_limit
    reinstate: reinstatement take_back rehire
    return: returnee go_back come_back go_home come_home
    resign: step_down quit resignation
    boycott: stay_away
    timetable: schedule
    close: shut closure
    reopen: open
    delay: postpone put_off defer
    cancel: call_off scrap
    lorry: truck
    pay: wage salary
    docker: dockworker
    observer: monitor
    envoy: ambassador
    delegate: participant attendee
    insult: affront
    criticise: criticize condemn denounce decry slam
    gun: artillery
    arrest: detain
    begin: start launch
    agree: agreement accord deal pact
    protest: demonstrate demonstration rally march
    attack: assault strike_on raid
    policeman: police officer
    join: join_in
    money: fund
    decide: decision rule ruling
    allow: permit
    blockade: block
    blast: explosion explode detonation
    enact: adopt adoption enactment
    wound: injure injury hurt
    abduct: kidnap abduction
    flee: escape fled
    quake: earthquake
    airstrike: air_strike bombardment bombing
    hike: increase
    jail: imprison
    """
_JOINED = re.compile(
    r"\b(turn|turned|turning|hand|handed|handing|pull|pulled|pulling|step|stepped|stepping|put|puts|putting|take|took|"
    r"taken|taking|call|called|calling|stay|stayed|staying|set|setting|time|go|goes|gone|going|went|come|comes|came|coming|"
    r"break|breaks|broke|broken|breaking)"
    r"\s+(?:them\s+|it\s+|him\s+|her\s+)?(down|over|back|home|out|off|on|for|away|fire|limit)\b"
)
_IN_FORCE = re.compile(r"\b(?:(?:take|takes|took|taken|taking) effect|(?:in|into) force|in effect)\b")
_VERBS = MappingProxyType(
    {"turned": "turn", "turning": "turn", "handed": "hand", "handing": "hand", "pulled": "pull", "pulling": "pull"}
    | {"stepped": "step", "stepping": "step", "puts": "put", "putting": "put", "took": "take", "taken": "take"}
    | {"goes": "go", "gone": "go", "going": "go", "went": "go", "comes": "come", "came": "come", "coming": "come"}
    | {"breaks": "break", "broke": "break", "broken": "break", "breaking": "break"}
    | {"taking": "take", "called": "call", "calling": "call", "stayed": "stay", "staying": "stay", "setting": "set"}
)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[_-][^\W\d_]+)*")


def concept_of(word: str) -> str:
    """The stem that stands for ``word`` and its near synonyms."""
    stem = stem_of(word)
    return _concepts().get(stem, stem)


def terms_of(text: str) -> Iterator[str]:
    """The content words of ``text`` in order, as concepts."""
    return iter(_terms(text))


@lru_cache(maxsize=65536)
def _terms(text: str) -> tuple[str, ...]:
    folded = _IN_FORCE.sub("effective", fold_words(text))
    folded = _JOINED.sub(lambda found: f"{_VERBS.get(found[1], found[1])}_{found[2]}", folded)
    words = (found[0] for found in _WORD.finditer(folded))
    return tuple(
        concept_of(word) for word in words if word not in STOP_WORDS and word not in _OF_DATES and len(word) > 1
    )


@cache
def _concepts() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for line in _CONCEPTS.strip().splitlines():
        name, _, words = line.partition(":")
        head = stem_of(name.strip())
        table |= {stem_of(word): head for word in words.split()}
    return MappingProxyType(table)
