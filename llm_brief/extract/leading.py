"""What the first sentences of a text tell is its news, also where the verb is of no known act."""

from itertools import islice

from llm_brief.extract.light_acts import reaches
from llm_brief.records.acts import event_noun
from llm_brief.records.lexicon import SILENT
from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.cues import noun_cues, verb_cues
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.wordlists import word_set

__all__ = ["brings_news", "lead_of", "moves", "speaks"]

_SENTENCES = 3
"""The first two paragraphs of a report, which are of one sentence or two."""
_FEWEST_WORDS = 6
"""A dateline, a name or a time of day has fewer words."""
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DOING = word_set("make take give do run begin start stop end announce reveal write cut raise find add")
"""Verbs that are silent in passing, and tell of something together with what it is done to."""
_UNDERGOING = (_DOING - {"announce", "reveal", "add", "find"}) | {"report"}
"""The same in the passive: "a case was reported"; "the decision was announced" tells of words."""
_SPEAKING = word_set("testify plead rule")
_COURTS = word_set("court judge tribunal jury panel magistrate justice arbitrator regulator commission")
"""The same without an object: "testified before a panel", "ruled against the port"."""
_ATTITUDES = word_set("""
    seethe bristle struggle scramble deserve overlook mishandle misread misjudge mismanage botch neglect overreact
    overstate exaggerate succeed hear benefit embrace ignore prove disagree agree brag boast try
    """)
"""Feelings, and verbs that judge what they tell of."""
_BEGINNING = frozenset({"begin", "start"})
_MOVING = word_set("""
    rise fall drop climb jump plunge slump slide surge soar tumble gain lose decline increase decrease grow shrink
    double triple halve
    """)


def lead_of(document: Document, parse: Parse) -> frozenset[int]:
    """The numbers of the first sentences of the running text: no headings, datelines or lines before a list."""
    telling = (s.index for s in document.sentences if not s.heading and _tells(parse.tokens_in(s.start, s.end), s.text))
    return frozenset(islice(telling, _SENTENCES))


def _tells(tokens: tuple[Token, ...], text: str) -> bool:
    words = [token for token in tokens if token.pos not in {"PUNCT", "SPACE", "SYM"}]
    is_whole = len(words) >= _FEWEST_WORDS and not text.rstrip().endswith(":")
    return is_whole and any(token.tag in _TENSED for token in words)


def brings_news(parse: Parse, clause: Clause) -> bool:
    """Whether the clause, which is a main clause of the lead, tells of something that was done or that happened."""
    if _hides_teller(parse, clause):
        return False
    if speaks(parse, clause):
        return True
    if clause.lemma in _ATTITUDES or _reports(parse, clause) or not _is_told_by(parse, clause):
        return False
    if moves(parse, clause):
        return True
    if clause.lemma in SILENT:
        doing = _UNDERGOING if clause.passive else _DOING
        return clause.lemma in doing and bool(clause.objects) and clause.complement is None
    return event_noun(clause, parse) is not None or _has_rest(parse, clause)


def _hides_teller(parse: Parse, clause: Clause) -> bool:
    """As in "threatened to kill Oru (P), the bench announced", where the parser hangs the teller on what is told."""
    inside = parse.tokens_in(parse.tokens[clause.predicate].end, clause.end)
    return any(token.dep == "acl" and token.tag in _TENSED and token.lemma in verb_cues() for token in inside)


def speaks(parse: Parse, clause: Clause) -> bool:
    """Somebody speaks before a court or a panel, or the court does: "ruled that", "ruled against"; not "plead that"."""
    if clause.lemma not in _SPEAKING or clause.subject is None:
        return False
    is_court = parse.tokens[clause.subject.head].lemma.lower() in _COURTS
    if clause.lemma == "rule":
        return is_court
    return clause.complement is None and (_has_rest(parse, clause) or clause.attribute is not None)


def _is_told_by(parse: Parse, clause: Clause) -> bool:
    """Its own verb has the tense, or is what somebody begins or is set to do: not "is the seventh to use it"."""
    verb = parse.tokens[clause.predicate]
    if verb.dep != "xcomp":
        return verb.dep in {"ROOT", "conj", "ccomp"}
    return clause.modal is not None or parse.tokens[verb.head].lemma in _BEGINNING


def _has_rest(parse: Parse, clause: Clause) -> bool:
    """Something stands with the verb that says what is done, to whom, where or when."""
    behind = parse.dependents(clause.predicate, "npadvmod", "advcl", "xcomp")
    return bool(clause.objects or clause.obliques or behind) or reaches(clause)


def _reports(parse: Parse, clause: Clause) -> bool:
    """As in "learned that ...", "made it clear that", "..., Oru tweeted": thoughts and words have other rules."""
    below = parse.dependents(clause.predicate, "ccomp")
    spoken = [parse.tokens[phrase.head] for phrase in clause.objects]
    is_saying = clause.lemma in verb_cues() and not clause.objects
    is_saying = is_saying or any(noun.tag == "NNS" and noun.lemma in noun_cues() for noun in spoken)
    return is_saying or clause.attribute is not None or any(parse.tokens[v].pos in {"VERB", "AUX"} for v in below)


def moves(parse: Parse, clause: Clause) -> bool:
    """As in "the death toll rose to 41", "oil prices fell on Tuesday": a measure, not somebody."""
    if clause.lemma not in _MOVING or clause.subject is None or clause.tense != "past":
        return False
    return parse.tokens[clause.subject.head].pos == "NOUN"
