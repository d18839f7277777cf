"""On whose account a clause is told: the innermost attribution that holds it, or the one that closes its sentence.

Who tells may himself be told of: "Oru said that Dorn admitted it" gives no word of Dorn's but on Oru's.
"""

import re
from collections.abc import Sequence

from llm_brief.text.attribution.attributions import Attribution, speaker_of
from llm_brief.text.attribution.presupposed import is_told_outright
from llm_brief.text.document import Document, Span
from llm_brief.text.grammar.cues import CueClass
from llm_brief.text.grammar.parse import Parse, Token

__all__ = ["account_of", "teller_above", "telling_verb"]

_PLANNING = frozenset("plan intend set schedule slate expect".split())
_FORETELLING = frozenset({"expect"})
"""Who expects an act need not be the one to do it; what is expected is told by the article."""
_TELLING = frozenset({CueClass.SAY, CueClass.CLAIM, CueClass.DENY, CueClass.REPORT})
"""Of other words the relative clause is the article's: "praised Oru, who said it was safe"."""
_WEIGHING = frozenset(
    "debate discuss consider contemplate ponder mull dispute question contest query answer address".split()
)
"""Who debates "the agency's request" does not tell of it: that it was made is the article's word."""
_PASSING_ON = frozenset({"quote", "cite"})
"""Who is quoted has said so, whoever printed it first."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "his", "her", "its", "their"})
_NAMED = re.compile(r"[A-Z][\w’'-]*")
_NAME_END = re.compile(r",| (?:of|from|in|at|for|with|who|whose)\b")


def account_of(
    document: Document, parse: Parse, predicate: int, attributions: Sequence[Attribution]
) -> Attribution | None:
    """Who tells what ``predicate`` tells; None where the article does so itself, or where it is the telling."""
    verb = parse.tokens[telling_verb(parse, predicate)]
    found = speaker_of(document, verb.start, verb.end, attributions)
    if found is None:
        return _closing(parse, verb, attributions)
    if found.cue.start <= verb.start < found.cue.end or is_told_outright(document, parse, predicate, attributions):
        return None
    if found.cue_lemma in _WEIGHING and parse.tokens[predicate].pos == "NOUN":
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


def teller_above(
    parse: Parse, account: Attribution, attributions: Sequence[Attribution], words: Span | None = None
) -> Attribution | None:
    """Who tells that ``account`` was given, where not the article does: the nearest other source that holds its cue.

    ``words`` are those that have to stand in it as well. Of "declined to go, Oru said" the one who declined holds
    Oru's words only by a slip of the parser. One who tells of words of his own is no other; a pronoun of
    which nobody knows whom it means may be the same.
    """
    cue = parse.tokens_in(account.cue.start, account.cue.end)
    is_beside = any(token.dep in {"relcl", "acl"} for token in cue)
    verb = next((token for token in reversed(cue) if token.pos == "VERB"), account.cue)  # not the adverb before it
    holding = [
        (span.end - span.start, other)
        for other in attributions
        for span in other.content
        if span.start <= verb.start < account.cue.end <= span.end
        and (words is None or span.start <= words.start < words.end <= span.end)
        and (other.cue_class in _TELLING or not is_beside)
        and other.cue_lemma not in _PASSING_ON
        and not any(mine.start <= other.cue.start < mine.end for mine in account.content)
        and not _are_one(other, account)
    ]
    return min(holding, key=lambda pair: pair[0], default=(0, None))[1]


def _are_one(outer: Attribution, inner: Attribution) -> bool:
    if outer.cue == inner.cue or inner.source is None:
        return True
    if inner.speaker_mention is None and inner.source.exact.lower() in _PRONOUNS:
        return True
    mine = [span for span in (inner.source, inner.speaker_mention) if span is not None]
    theirs = [span for span in (outer.source, outer.speaker_mention) if span is not None]
    return any(_is_same(one, other) for one in mine for other in theirs)


def _is_same(one: Span, other: Span) -> bool:
    """The same place or words, or the same surname: "Kell" is "Mary Kell, the mayor"."""
    if one.start < other.end and other.start < one.end:
        return True
    names = [_NAMED.findall(_NAME_END.split(span.exact, maxsplit=1)[0]) for span in (one, other)]
    is_surname = all(names) and names[0][-1] == names[1][-1]
    return is_surname or one.exact.lower() == other.exact.lower()
