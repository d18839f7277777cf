"""What somebody's words take for granted, and the text itself tells besides: no longer on that one's word alone.

"Oru said it was less than had been offered before talks collapsed" gives Oru's word for the offer; that talks collapsed
is the text's own word as soon as it says "Talks collapsed over pay" anywhere.
"""

from collections.abc import Sequence

from llm_brief.text.attribution.attributions import Attribution, speaker_of
from llm_brief.text.document import Document
from llm_brief.text.grammar.parse import Parse, Token

__all__ = ["is_told_outright"]

_TIMING = frozenset({"before", "after", "since", "until", "till", "when"})
_PAST = frozenset({"VBD", "VBN"})


def is_told_outright(document: Document, parse: Parse, predicate: int, attributions: Sequence[Attribution]) -> bool:
    """Whether the clause only says when, and a main clause of the text tells the same in nobody's name."""
    verb = parse.tokens[predicate]
    if verb.dep != "advcl" or not _says_when(parse, verb) or verb.tag not in _PAST:
        return False
    subjects, particles = _subjects(parse, verb), _particles(parse, verb)
    return bool(subjects) and any(
        token.lemma == verb.lemma
        and token.index != predicate
        and _is_plain(parse, token)
        and _subjects(parse, token) & subjects
        and _particles(parse, token) == particles
        and speaker_of(document, token.start, token.end, attributions) is None
        for token in parse.tokens
    )


def _says_when(parse: Parse, verb: Token) -> bool:
    marks = parse.dependents(verb.index, "mark", "advmod")
    return any(parse.tokens[mark].text.lower() in _TIMING for mark in marks)


def _is_plain(parse: Parse, token: Token) -> bool:
    """The verb of a main clause in the past, without "not" or "may"."""
    helpers = {parse.tokens[helper].tag for helper in parse.dependents(token.index, "aux", "auxpass")}
    is_turned = "MD" in helpers or bool(parse.dependents(token.index, "neg"))
    return token.dep == "ROOT" and token.tag == "VBD" and not is_turned


def _subjects(parse: Parse, verb: Token) -> set[str]:
    return {parse.tokens[subject].lemma.lower() for subject in parse.dependents(verb.index, "nsubj", "nsubjpass")}


def _particles(parse: Parse, verb: Token) -> set[str]:
    return {parse.tokens[particle].lemma for particle in parse.dependents(verb.index, "prt")}
