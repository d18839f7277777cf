"""Whether what a clause tells is enough for an event of its own: an act that somebody would look for."""

from dataclasses import dataclass

from llm_brief.extract.building import Sketch
from llm_brief.extract.light_acts import carries, finds, is_hazard, pronounces, reaches, resolves
from llm_brief.extract.silence import is_no_comment
from llm_brief.records.acts import act_of, event_noun, is_announced, is_told
from llm_brief.records.lexicon import HAPPENINGS, SILENT, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, EventType
from llm_brief.text.attribution import Attribution
from llm_brief.text.clauses import Clause
from llm_brief.text.date_lexicon import WEEKDAYS
from llm_brief.text.document import Span
from llm_brief.text.parse import Parse
from llm_brief.text.wordlists import word_set

__all__ = ["Told", "is_anchored", "is_known", "is_on_calendar", "tells"]

_OPEN_WORDS = word_set("may might could if unless provided providing once assuming supposing")
_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})
_DUE = frozenset({"due", "set", "schedule", "expect"})
_ARRANGED = word_set("""
    replace succeed take_over join head lead chair host open close reopen launch release publish sell buy acquire merge
    move send deploy withdraw leave retire step_down resign return travel visit fly sign appear testify
    cut raise hire build deliver receive appoint name charge sentence try swear_in inaugurate bury extradite deport
    install introduce hand_over transfer pay_out lay_off
    """)
"""What is arranged beforehand, so that "will" tells of a plan: "will win" is a forecast."""
_DONE_TO = word_set("""
    replace succeed appoint name charge sentence try swear_in inaugurate bury extradite deport transfer send release
    arraign hand_over free honour honor award install
    """)
"""The same, of what is done to people."""


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that tells of an event, whether it happened, and on whose account."""

    clause: Clause
    status: EventStatus | None
    doers: tuple[Span, ...]
    recipients: tuple[Span, ...]
    account: Attribution | None
    source: tuple[Span, ...]


def tells(parse: Parse, told: Told) -> bool:
    """An act of a known category, an event that takes place, or what a main clause says that was done."""
    clause = told.clause
    if is_no_comment(parse, clause) or is_announced(clause):
        return False
    if is_known(parse, told):
        return True
    verb = parse.tokens[clause.predicate]
    if verb.pos != "VERB" or not _is_main(parse, clause, told.account):
        return False
    if any(says(parse, clause) for says in (resolves, pronounces, finds, is_hazard, carries)):
        return True
    return clause.lemma not in SILENT and _tells_by_form(parse, told)


def _tells_by_form(parse: Parse, told: Told) -> bool:
    """Something is done, or something happens."""
    clause = told.clause
    if clause.lemma == "become":  # a member, the president: not "popular"
        return bool(told.doers) and clause.attribute is not None and parse.tokens[clause.attribute.head].pos == "NOUN"
    return bool(clause.objects) or bool(clause.obliques and told.doers) or clause.lemma in HAPPENINGS


def is_on_calendar(parse: Parse, clause: Clause) -> bool:
    """As in "holds a hearing on Wednesday": told before or of that day, with its own words."""
    verb = parse.tokens[clause.predicate]
    is_plain = verb.dep == "ROOT" and verb.tag in {"VBZ", "VBP"} and clause.modal is None
    if not is_plain or clause.negated or not is_told(clause) or parse.dependents(verb.index, "aux", "auxpass"):
        return False
    behind = parse.tokens_in(verb.end, clause.end)
    return act_of(clause, parse) is EventType.CONSULT and any(token.text.lower() in WEEKDAYS for token in behind)


def is_known(parse: Parse, told: Told) -> bool:
    """An act of a category, one that is put off, or a named event that takes place."""
    clause = told.clause
    return clause.lemma in STATUS_VERBS or act_of(clause, parse) is not None or event_noun(clause, parse) is not None


def _is_main(parse: Parse, clause: Clause, account: Attribution | None) -> bool:
    verb = parse.tokens[clause.predicate]
    while verb.dep in {"conj", "xcomp", "acomp", "oprd"} and verb.head != verb.index:
        verb = parse.tokens[verb.head]
    if verb.dep == "relcl" and account is None:
        first = parse.edges(verb.index)[0]
        is_set_off = first > 0 and parse.tokens[first - 1].text == ","
        is_its_own = clause.tense == "past" if verb.index == clause.predicate else clause.modal in _DUE
        return is_set_off and is_its_own  # "..., which Oru closed in May", "..., where they are due to close"
    return verb.head == verb.index or (account is not None and verb.dep not in _ASIDE)


def is_anchored(parse: Parse, told: Told, sketch: Sketch) -> bool:
    """Named parties, a day, a place or a number hold a known act; any other act needs two of them."""
    is_open = _says_open(str(sketch.values.get("title", ""))) or is_on_calendar(parse, told.clause)
    if told.status is None and not is_open:
        return False  # its own words alone say that it is open
    if not _says_whom(parse, told, sketch):
        return False
    if told.status is EventStatus.PLANNED and told.clause.modal in {"will", "shall"} and not is_known(parse, told):
        return _is_arranged(told, sketch)
    held = sum(bool(sketch.places[name]) for name in ("actors", "recipients", "date", "place", "quantities"))
    return held > 0 if is_known(parse, told) else _is_held(parse, told, sketch, held)


def _says_whom(parse: Parse, told: Told, sketch: Sketch) -> bool:
    """An accusation in passing, without words of its own, says nothing unless it names the accused."""
    if "title" in sketch.values or told.clause.lemma not in _CHARGING:
        return True
    return bool(sketch.places["recipients"]) or _is_main(parse, told.clause, None)


_CHARGING = frozenset({"accuse", "blame", "sue", "indict", "summon"})
"""Acts that are nothing without whom they are done to."""


def _is_arranged(told: Told, sketch: Sketch) -> bool:
    """A day that is set, or somebody's part in something that is arranged: "will pay the price" is a forecast."""
    if sketch.places["date"]:
        return True
    arranged, somebody = (_DONE_TO, told.recipients) if told.clause.passive else (_ARRANGED, told.doers)
    has_words = "title" in sketch.values and bool(told.clause.objects or told.clause.obliques)
    return told.clause.lemma in arranged and bool(somebody) and has_words


def _is_held(parse: Parse, told: Told, sketch: Sketch, held: int) -> bool:
    """Whether an act of no known category has enough around it to be one that somebody would look for."""
    happens = told.clause.passive or told.clause.lemma in HAPPENINGS or is_hazard(parse, told.clause)
    if told.account is not None and not happens and told.status is not EventStatus.DENIED:
        return bool(sketch.places["date"] or sketch.places["quantities"])  # "said the court overstepped": a view
    if not (told.doers or told.recipients or happens):
        return False  # prices that rise, ratings that hover
    if happens and held and "title" in sketch.values:
        return True
    if resolves(parse, told.clause):
        return bool(told.doers)
    has_object = bool(told.clause.objects or told.clause.attribute) or reaches(told.clause)
    return held > 1 or (bool(told.doers) and has_object and "title" in sketch.values)


def _says_open(title: str) -> bool:
    return bool(_OPEN_WORDS & set(title.lower().replace(",", " ").split()))
