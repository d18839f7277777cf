"""Clauses that the words around them call untrue or open: "it is not true that ...", "no evidence that ..."."""

from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.wordlists import word_set

__all__ = ["is_disputed"]

_LINKING = frozenset({"be", "seem", "remain", "appear", "look", "sound", "become"})
_OPEN = word_set("""
    false untrue wrong incorrect inaccurate doubtful unclear uncertain unlikely improbable implausible inconceivable
    unproven unconfirmed unknown questionable debatable disputable dubious impossible unthinkable possible conceivable
    arguable plausible probable likely
    """)
_TRUE = word_set("true clear certain sure correct evident obvious proven established right apparent known confirmed")
_FICTIONS = word_set("myth lie hoax rumor rumour fiction misconception fallacy fabrication falsehood invention")
_TRUTHS = word_set("case fact truth")
_PROOFS = word_set("evidence proof sign indication suggestion confirmation record trace basis reason")
_NONE = frozenset({"no", "little", "scant", "without", "hardly", "zero"})


@once_per_parse
def is_disputed(parse: Parse, predicate: int) -> bool:
    """Whether the clause of ``predicate`` is put forward only to say that it is not so, or that nobody knows."""
    verb = parse.tokens[predicate]
    while verb.dep == "conj" and verb.head != verb.index and not parse.dependents(verb.index, "nsubj", "nsubjpass"):
        verb = parse.tokens[verb.head]
    above = parse.tokens[verb.head]
    if verb.dep in {"ccomp", "csubj", "acl", "advcl", "nsubj", "relcl"} and _has_that(parse, verb):
        return _is_open(parse, above) or _is_unproved(parse, above)
    return verb.dep == "ROOT" and _is_judged_behind(parse, verb)


def _has_that(parse: Parse, verb: Token) -> bool:
    """A clause that "that" opens, or that nothing opens: "because" and "when" clauses stand as they are."""
    marks = [parse.tokens[mark].text.lower() for mark in parse.dependents(verb.index, "mark", "advmod")]
    return "that" in marks or (verb.dep in {"ccomp", "csubj"} and not marks)


def _is_open(parse: Parse, above: Token) -> bool:
    """Whether what governs the clause is "is false", "is not clear", "is a myth"."""
    link = above if above.lemma in _LINKING else parse.tokens[above.head]
    if link.lemma not in _LINKING or not _is_impersonal(parse, link):
        return False
    said = [parse.tokens[child] for child in parse.dependents(link.index, "acomp", "attr", "oprd")]
    is_denied = bool(parse.dependents(link.index, "neg"))
    for word in said:
        lemma = word.lemma.lower()
        if lemma in _OPEN:
            return not is_denied or lemma in {"possible", "likely", "certain"}
        if lemma in _FICTIONS:
            return not is_denied
        if lemma in _TRUE or lemma in _TRUTHS:
            return is_denied
    return False


def _is_impersonal(parse: Parse, link: Token) -> bool:
    """As in "it is false that ...", not "Oru is sure that ..."."""
    subjects = [parse.tokens[child] for child in parse.dependents(link.index, "nsubj", "csubj", "expl")]
    return not subjects or any(subject.text.lower() == "it" or subject.dep == "csubj" for subject in subjects)


def _is_unproved(parse: Parse, above: Token) -> bool:
    """As in "no evidence that ...", "no proof exists that ..."."""
    nouns = [above, *(parse.tokens[child] for child in parse.dependents(above.index, "nsubj", "attr", "dobj"))]
    return any(
        noun.lemma.lower() in _PROOFS
        and any(parse.tokens[child].text.lower() in _NONE for child in parse.dependents(noun.index, "det", "amod"))
        for noun in nouns
    )


def _is_judged_behind(parse: Parse, verb: Token) -> bool:
    """As in "That Oru left is untrue", where the parser takes the judgement for a second verb."""
    first = parse.sentence_tokens(verb.sentence)[0]
    judging = [parse.tokens[child] for child in parse.dependents(verb.index, "conj") if child > verb.index]
    links = [token for token in judging if token.lemma in _LINKING and not parse.dependents(token.index, "nsubj")]
    return first.text == "That" and any(_is_open(parse, link) for link in links)
