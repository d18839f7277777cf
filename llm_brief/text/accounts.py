"""On whose account a clause is told: the innermost attribution that holds it, or the one that closes its sentence."""

from collections.abc import Sequence

from llm_brief.text.attribution import Attribution, speaker_of
from llm_brief.text.document import Document
from llm_brief.text.parse import Parse, Token

__all__ = ["account_of", "telling_verb"]

_PLANNING = frozenset("plan intend set schedule slate expect".split())
_FORETELLING = frozenset({"expect"})
"""Who expects an act need not be the one to do it; what is expected is told by the article."""


def account_of(
    document: Document, parse: Parse, predicate: int, attributions: Sequence[Attribution]
) -> Attribution | None:
    """Who tells what ``predicate`` tells; None where the article does so itself, or where it is the telling."""
    verb = parse.tokens[telling_verb(parse, predicate)]
    found = speaker_of(document, verb.start, verb.end, attributions)
    if found is None:
        return _closing(parse, verb, attributions)
    if found.cue.start <= verb.start < found.cue.end:
        return None
    is_dangling = any(span.exact.rstrip().endswith(("which", "whom")) for span in found.content)
    return None if is_dangling else found  # "..., in which, they said, ...": they say what follows


def telling_verb(parse: Parse, predicate: int) -> int:
    """The verb of planning that an act hangs on; else its own.

    "Oru plans to close it" is no report of Oru's, and nobody is said to expect what "is expected": who tells of the
    plan tells of the act.
    """
    above = predicate
    while parse.tokens[above].dep in {"xcomp", "acomp"} and above != parse.tokens[above].head:
        above = parse.tokens[above].head
        token = parse.tokens[above]
        if token.lemma in _PLANNING and (token.lemma not in _FORETELLING or parse.dependents(above, "auxpass")):
            return above
    return predicate


def _closing(parse: Parse, verb: Token, attributions: Sequence[Attribution]) -> Attribution | None:
    """Behind a comma at the end of a sentence "according to ..." is about all of it, whatever it hangs on."""
    if verb.dep != "ROOT":
        return None
    sentence = parse.sentence_tokens(verb.sentence)
    at = [token for token in sentence if token.text.lower() == "according"]
    if len(at) != 1 or at[0].index <= verb.index or parse.tokens[at[0].index - 1].text != ",":
        return None
    if any(token.text in {",", ";"} for token in sentence if token.index > at[0].index):
        return None
    return next((a for a in attributions if a.cue.start == at[0].start), None)
