"""Who speaks where a word attributes: the subject of the cue, near or far."""

from llm_brief.text.grammar.arguments import (
    coordinated_with,
    enclosing_subject,
    is_passive,
    logical_subject,
    surface_subject,
)
from llm_brief.text.grammar.cues import verb_cues
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.tails import is_open_conjunct, is_shadowed, is_thing
from llm_brief.text.wordlists import word_set

__all__ = ["LIGHT_VERBS", "OCCASIONS", "RECEIVING", "behind_quotation", "source_of", "verb_group"]

LIGHT_VERBS = word_set(
    """
    make issue give express voice repeat raise launch reiterate send deliver put have take release offer file
    lodge sound share hold lend throw renew draw receive level
    """
)
"""Verbs that only carry a noun which attributes: "expressed concern that ..."."""

RECEIVING = frozenset({"receive", "draw"})
"""Those of them whose subject is spoken to, or of."""

OCCASIONS = word_set("conference speech interview statement tweet post facebook twitter email letter")
"""Nouns for where something is said, which are not what is said."""

_SENDING = (LIGHT_VERBS - RECEIVING) | {
    "publish",
    "post",
    "write",
    "sign",
    "circulate",
    "air",
    "tweet",
}
_UTTERANCES = word_set("statement release letter tweet post message memo email note ad video conference speech")
_IMPERSONAL = word_set("be seem appear go take become remain")
_EMPTY_SUBJECTS = word_set("that this there what these those")
_FINITE = word_set("VBD VBZ VBP")


def source_of(parse: Parse, verb: int) -> Phrase | None:
    """The phrase that names who speaks, where ``verb`` is the cue; None where nobody is named.

    A relative pronoun stands for itself: whom it means is another question.
    """
    if is_passive(parse, verb):
        return _agent_phrase(parse, verb)
    behind = behind_quotation(parse, verb)
    if behind is not None:
        return behind
    head = _speaking_subject(parse, verb)
    return None if head is None or _says_nothing(parse, head) or _is_way(parse, head, verb) else parse.noun_phrase(head)


_MARKS = frozenset({'"', "''", "'", "”", "’", "»"})
_ENDS = frozenset({",", "?", "!", "…", "—", "–"})
_TITLE_WORDS = 6


def behind_quotation(parse: Parse, verb: int) -> Phrase | None:
    """The name right behind a verb that follows a quotation, where the parser saw none: ” said engineer Odo Farr."""
    if verb < 2 or parse.tokens[verb - 1].text not in _MARKS or parse.tokens[verb - 2].text not in _ENDS:
        return None
    if any(subject > verb for subject in parse.dependents(verb, "nsubj")):
        return None
    last = verb
    for token in parse.tokens[verb + 1 : verb + 1 + _TITLE_WORDS]:
        is_name = token.pos == "PROPN" and token.ent_type not in {"DATE", "TIME"}
        if token.sentence != parse.tokens[verb].sentence or not (is_name or (last == verb and _is_title(token))):
            break
        last = token.index
    if last == verb or parse.tokens[last].pos != "PROPN":
        return None
    return Phrase(last, parse.tokens[verb + 1].start, parse.tokens[last].end)


def _is_title(token: Token) -> bool:
    return token.text.islower() and token.text.isalpha() and token.pos in {"NOUN", "VERB", "ADJ"}


def _agent_phrase(parse: Parse, verb: int) -> Phrase | None:
    """Who did it; of "described by guests as rude" only the guests."""
    head = logical_subject(parse, verb)
    if head is None:
        return None
    phrase = parse.noun_phrase(head)
    manner = [p for p in parse.dependents(head, "prep") if parse.tokens[p].text == "as"]
    return phrase._replace(end=parse.tokens[manner[0] - 1].end) if manner else phrase


def _speaking_subject(parse: Parse, verb: int) -> int | None:
    own = parse.dependents(verb, "nsubj")
    if own:
        return min(own, key=lambda index: abs(verb - index))
    if is_shadowed(parse, verb):
        return None
    beside = _joined_noun(parse, verb)
    if beside is not None:
        return beside
    return _subject_of_two(parse, verb) if is_open_conjunct(parse, verb) else _distant_subject(parse, verb)


def _joined_noun(parse: Parse, verb: int) -> int | None:
    """The Mill Board, of "the council shut the pier and the Mill Board said": nothing joins the verb to another.

    The parser joins the noun to the object before it.
    """
    token, between = parse.tokens[verb], parse.tokens[parse.tokens[verb].head + 1 : verb]
    if token.dep != "conj" or token.tag not in _FINITE or not parse.dependents(verb, "ccomp") or not between:
        return None
    if between[-1].pos not in {"NOUN", "PROPN"} or any(other.pos in {"VERB", "AUX", "PUNCT"} for other in between):
        return None
    nouns = [noun for noun in between if noun.dep == "conj" and noun.head > token.head]
    is_joined = len(nouns) == 1 and parse.tokens[parse.edges(nouns[0].index)[0] - 1].text == "and"
    return nouns[0].index if is_joined and nouns[0].pos in {"NOUN", "PROPN"} else None


def _subject_of_two(parse: Parse, verb: int) -> int | None:
    """Who speaks where the verb may go with a reported clause or with the saying: whom both mean, else nobody."""
    found = _distant_subject(parse, verb)
    if found is None or coordinated_with(parse, verb) not in _reported_above(parse, verb):
        return found
    subject = parse.tokens[found]
    if subject.tag == "PRP" and subject.text.lower() not in {"it", "i", "we", "you"}:
        return found  # "Oru said he lost and called for a recount": he is Oru, as far as anybody is meant
    is_mute = _says_nothing(parse, found) or is_thing(parse, found)  # "said the fee was high and claimed that ..."
    return enclosing_subject(parse, parse.tokens[found].head) if is_mute else None


def _reported_above(parse: Parse, verb: int) -> set[int]:
    return {above for above in parse.ancestors(verb) if parse.tokens[above].dep in {"ccomp", "conj"}}


def _distant_subject(parse: Parse, verb: int) -> int | None:
    """The subject of a cue that has none beside it."""
    token = parse.tokens[verb]
    if token.tag == "VBG" and token.dep == "advcl" and verb > parse.root(verb) and parse.tokens[verb - 1].text == ",":
        return _speaking_subject(parse, _main_clause(parse, verb))
    if token.tag == "VBG" and token.dep == "acl" and parse.tokens[token.head].lemma in _UTTERANCES:
        return _issuer(parse, token.head)
    subject = surface_subject(parse, verb)
    if subject is None and (token.tag in _FINITE or token.dep == "compound"):
        subject = _name_beside(parse, token)
    return enclosing_subject(parse, verb) if subject is None else subject


def _main_clause(parse: Parse, verb: int) -> int:
    """The clause that a trailing ", saying" belongs to: the nearest that itself says something."""
    above = verb
    for above in parse.ancestors(verb):
        token = parse.tokens[above]
        says = token.dep == "ccomp" and token.lemma in verb_cues()
        if token.pos in {"VERB", "AUX"} and (says or token.dep in {"ROOT", "conj"}):
            break
    return above


def _issuer(parse: Parse, noun: int) -> int:
    """Who speaks in "sent out a statement saying": the sender; with no sender the statement itself."""
    token = parse.tokens[noun]
    verb = parse.tokens[token.head]
    is_sent = token.dep == "dobj" and verb.lemma in _SENDING
    if is_sent or (token.dep == "pobj" and token.lemma in OCCASIONS):
        subject = surface_subject(parse, verb.index) if is_sent else enclosing_subject(parse, noun)
        return noun if subject is None else subject
    return noun


def _name_beside(parse: Parse, verb: Token) -> int | None:
    """The name beside a verb that the parser gave no subject: "Oru, the mayor, said", "Said Oru:"."""
    words = parse.sentence_tokens(verb.sentence)
    first = words[0].index
    before = verb.index - 1
    while before >= first and parse.tokens[before].pos in {"ADV", "AUX"}:
        before -= 1
    if before > first and parse.tokens[before].text == ",":
        commas = [t.index for t in words if t.text == "," and t.index < before]
        before = commas[-1] - 1 if commas else before
    behind = verb.index + 1
    for place in (before, behind):
        if first <= place <= words[-1].index and parse.tokens[place].pos == "PROPN":
            return place
    return verb.head if verb.dep == "compound" else None


def _says_nothing(parse: Parse, head: int) -> bool:
    """Whether a subject is no speaker: an empty "it" or "there", a bare "this"."""
    token = parse.tokens[head]
    if token.lemma == "it" and parse.tokens[token.head].lemma in _IMPERSONAL:
        return True
    is_bare = not parse.children(head) and token.tag not in {"WDT", "WP"} and token.text.lower() in _EMPTY_SUBJECTS
    return is_bare or token.dep == "expl"


_WAYS = word_set("side end way hand edge")
_FURTHER = word_set("other far opposite")


def _is_way(parse: Parse, noun: int, verb: int) -> bool:
    """As in "we came out at the far end sure that ...": that is where one goes, and who knows it."""
    token = parse.tokens[verb]
    is_beside = token.tag == "VBG" and token.dep in {"acl", "advcl"} and not parse.dependents(verb, "aux")
    further = (parse.tokens[word].lemma in _FURTHER for word in parse.dependents(noun, "amod"))
    return is_beside and parse.tokens[noun].lemma in _WAYS and any(further)


def verb_group(parse: Parse, verb: int) -> tuple[int, int]:
    """The character range of a verb with its auxiliaries, negation and particle."""
    left = {"aux", "auxpass", "neg", "advmod"}
    first = last = verb
    while first and parse.tokens[first - 1].head == verb and parse.tokens[first - 1].dep in left:
        first -= 1
    while last + 1 in parse.dependents(verb, "prt", "neg"):
        last += 1
    return parse.tokens[first].start, parse.tokens[last].end
