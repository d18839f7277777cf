"""Whether what a clause tells is enough for an event of its own: an act that somebody would look for."""

from dataclasses import dataclass

from llm_brief.extract.building import Sketch
from llm_brief.extract.leading import brings_news, moves, speaks
from llm_brief.extract.light_acts import carries, finds, is_hazard, pronounces, reaches, resolves
from llm_brief.extract.silence import is_no_comment
from llm_brief.records.acts import act_of, event_noun, is_announced, is_told
from llm_brief.records.lexicon import HAPPENINGS, SILENT, STATUS_VERBS
from llm_brief.records.vocabulary import EventStatus, EventType
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.dates.lexicon import WEEKDAYS
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.cues import CueClass, verb_cues
from llm_brief.text.grammar.parse import Parse
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
_MOVING_ON = word_set("arrive go_back flee shut_down spread")
_OPENING = word_set("open reopen close launch premiere begin start resume")
_DAYS = frozenset({*WEEKDAYS, "today", "tonight", "tomorrow"})
"""One of them is a day of the calendar; several are hours of business."""
_DONE_TO = word_set("""
    replace succeed appoint name charge sentence try swear_in inaugurate bury extradite deport transfer send release
    arraign hand_over free honour honor award install
    """)
"""The same, of what is done to people."""


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that tells of an event, whether it happened, on whose account, and whether the text begins with it."""

    clause: Clause
    status: EventStatus | None
    doers: tuple[Span, ...]
    recipients: tuple[Span, ...]
    account: Attribution | None
    source: tuple[Span, ...]
    leads: bool = False


def tells(parse: Parse, told: Told) -> bool:
    """An act of a known category, an event that takes place, or what a main clause says that was done."""
    clause = told.clause
    if is_no_comment(parse, clause) or is_announced(clause) or _only_speaks(parse, clause):
        return False
    if is_known(parse, told):
        return True
    verb = parse.tokens[clause.predicate]
    if verb.pos != "VERB" or not _is_main(parse, clause, told.account):
        return False
    return _tells_anywhere(parse, told) or (told.leads and brings_news(parse, clause))


def _only_speaks(parse: Parse, clause: Clause) -> bool:
    """As in "..., Oru tweeted on Monday": of no known category, and nothing without the words before it."""
    below = [verb for verb in parse.dependents(clause.predicate, "ccomp") if verb < clause.predicate]
    is_saying = clause.lemma in verb_cues() and not clause.objects and clause.lemma not in {"rule", *SILENT}
    return is_saying and bool(below) and act_of(clause, parse) is None


def _tells_anywhere(parse: Parse, told: Told) -> bool:
    """Whether it is an act wherever it stands, and not only at the head of a text."""
    clause = told.clause
    if any(says(parse, clause) for says in (resolves, pronounces, finds, is_hazard, carries, is_on_calendar)):
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
    is_set = act_of(clause, parse) is EventType.CONSULT or clause.lemma in _OPENING
    behind = [token.text.lower() for token in parse.tokens_in(verb.end, clause.end)]
    return is_set and sum(word in _DAYS for word in behind) == 1


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
    if told.status is EventStatus.ALLEGED and told.account is None and "title" not in sketch.values:
        return False
    is_forecast = told.clause.lemma in HAPPENINGS and told.clause.lemma not in _ARRANGED | _MOVING_ON
    if told.status is EventStatus.PLANNED and is_forecast and not is_known(parse, told):
        return False  # "said he would survive the vote"
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
    if told.leads and told.clause.passive and told.clause.lemma in _ARRANGED and sketch.places["place"]:
        return has_words  # "a school will be built in Merrow"
    return told.clause.lemma in arranged and bool(somebody) and has_words


def _is_held(parse: Parse, told: Told, sketch: Sketch, held: int) -> bool:
    """Whether an act of no known category has enough around it to be one that somebody would look for."""
    is_news = told.leads and "title" in sketch.values and _is_news(parse, told, sketch, held)
    return is_news or (_tells_anywhere(parse, told) and _is_held_anywhere(parse, told, sketch, held))


def _is_held_anywhere(parse: Parse, told: Told, sketch: Sketch, held: int) -> bool:
    """The same of an act that tells by itself, in the lead or not."""
    happens = told.clause.passive or told.clause.lemma in HAPPENINGS or is_hazard(parse, told.clause)
    if told.account is not None and not happens and told.status is not EventStatus.DENIED:
        return bool(sketch.places["date"] or sketch.places["quantities"])  # "said the court overstepped": a view
    if not (told.doers or told.recipients or happens):
        return False  # prices that rise, ratings that hover
    if happens and held and "title" in sketch.values:
        return True
    if resolves(parse, told.clause):
        return bool(told.doers)
    if is_on_calendar(parse, told.clause):
        return bool(sketch.places["date"])
    has_object = bool(told.clause.objects or told.clause.attribute) or reaches(told.clause)
    return held > 1 or (bool(told.doers) and has_object and "title" in sketch.values)


def _is_news(parse: Parse, told: Told, sketch: Sketch, held: int) -> bool:
    """Somebody does or undergoes something, or a measure moves on a day or to a number."""
    clause = told.clause
    is_shifted = clause.modal == "would" or (parse.tokens[clause.predicate].tag == "VBG" and clause.tense == "past")
    is_claimed = told.account is not None and (is_shifted or told.account.cue_class is CueClass.CLAIM)
    if is_claimed or not brings_news(parse, clause):
        return False  # "announced that it was adding", "that it would add": as things stood then
    if moves(parse, clause):
        words = parse.tokens_in(parse.tokens[clause.predicate].end, clause.end)
        return bool(sketch.places["date"]) or any(token.pos == "NUM" for token in words)
    if clause.passive or event_noun(clause, parse) is not None:
        return held > 0
    return bool(told.doers) and (bool(clause.objects) or held > 1 or speaks(parse, clause))


def _says_open(title: str) -> bool:
    return bool(_OPEN_WORDS & set(title.lower().replace(",", " ").split()))
