"""Whose words or opinion an attribution gives: the name of its source, as far as it names somebody."""

from llm_brief.extract.naming import actors_in, name_span
from llm_brief.extract.narrowing import is_one_of_many, narrowed
from llm_brief.text.attribution.attributions import Attribution
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.agents import is_doer
from llm_brief.text.grammar.cues import CueClass
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.wordlists import word_set

__all__ = ["holder_of", "named_holder"]

_FAR = 4
"""More sentences back, "he" and "the nominee" may have come to mean somebody else."""
_SPEAKING = frozenset(
    {CueClass.SAY, CueClass.CLAIM, CueClass.REPORT, CueClass.CRITICISE, CueClass.THREATEN, CueClass.DENY}
)
_COUNTS = frozenset({"poll", "survey", "study", "census", "ballot", "questionnaire"})
"""What finds out what others hold, and holds nothing itself."""
_HOUSES = word_set("""
    supermarket airline broadcaster chain museum school hotel studio startup airport utility railway brewery pharmacy
    theatre theater carmaker watchdog retailer
    """)
_WRITINGS = word_set("review report article editorial column analysis memo study statement")
_ANYBODY = frozenset({"either", "any", "no", "every", "whatever", "neither"})


def holder_of(document: Document, parse: Parse, attribution: Attribution) -> Span | None:
    """The holder with what says which of many; None where only such are said to hold it, in passing."""
    holder, source = named_holder(document, parse, attribution), attribution.source
    if holder is None or source is None or is_one_of_many(parse, source, holder):
        return None
    return narrowed(parse, holder, document)


def named_holder(document: Document, parse: Parse, attribution: Attribution) -> Span | None:
    """The name of the source, or of whom its pronoun means, where it is somebody's and stands near."""
    for place in (attribution.source, attribution.speaker_mention):
        if place is None:
            continue
        tokens = parse.tokens_in(place.start, place.end)
        inside = {token.index for token in tokens}
        tops = [t.index for t in tokens if t.head not in inside or t.head == t.index]
        is_far = tokens and abs(tokens[0].sentence - _sentence_of(parse, attribution)) > _FAR
        is_certain = _is_told_besides(document, attribution)
        if (
            place is attribution.speaker_mention
            and not is_certain
            and (is_far or not all(_leads(parse, top) for top in tops[:1]))
        ):
            return None
        for top in tops[:1]:
            is_anybody = any(parse.tokens[det].text.lower() in _ANYBODY for det in parse.dependents(top, "det"))
            if is_anybody or parse.tokens[top].lemma.lower() in _COUNTS:
                return None
            named = list(actors_in(parse, Phrase(top, place.start, place.end), document))
            if len(named) == 1:
                return named[0]
            if not named and place is attribution.source and _speaks(parse, attribution, top):
                return name_span(parse, top, document)
    return None


def _speaks(parse: Parse, attribution: Attribution, head: int) -> bool:
    """Whether a noun that no list has names one who does something and says so: "a climber said"."""
    is_alone = not parse.dependents(head, "conj") and parse.tokens[head].dep in {"nsubj", "pobj"}
    is_telling = is_alone and attribution.cue_class in _SPEAKING
    return is_telling and (is_doer(parse.tokens[head]) or _is_house(parse, head))


def _is_house(parse: Parse, head: int) -> bool:
    """As "the airline", "the Herald's review": a house of business that the text knows, or what a named one wrote."""
    word, owners = parse.tokens[head].lemma.lower(), parse.dependents(head, "poss")
    if word in _HOUSES and parse.tokens[head].tag == "NN":
        return any(parse.tokens[det].text.lower() == "the" for det in parse.dependents(head, "det"))
    return word in _WRITINGS and any(parse.tokens[owner].pos == "PROPN" for owner in owners)


def _is_told_besides(document: Document, attribution: Attribution) -> bool:
    """As in "criticism from Oru, who called it ...": syntax says who is meant; "people who think so" are nobody."""
    source = attribution.source
    if source is None or source.exact.lower() != "who":
        return False
    return document.text[max(0, source.start - 3) : source.start].rstrip().endswith(",")


def _sentence_of(parse: Parse, attribution: Attribution) -> int:
    tokens = parse.tokens_in(attribution.cue.start, attribution.cue.end)
    return tokens[0].sentence if tokens else 0


def _leads(parse: Parse, head: int) -> bool:
    """Whether the name stands where one speaks of somebody, not in passing: "a follower of Oru" is not about Oru."""
    while parse.tokens[head].dep in {"appos", "conj"}:
        head = parse.tokens[head].head
    token = parse.tokens[head]
    if token.dep == "pobj":
        preposition = parse.tokens[token.head]
        return preposition.dep == "agent" or parse.tokens[preposition.head].lemma == "accord"
    return token.dep in {"nsubj", "nsubjpass", "attr", "ROOT", "npadvmod", "dobj"}
